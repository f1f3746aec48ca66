// SPDX-License-Identifier: Apache-2.0
// A regulation as an object of Python.
#pragma once

#include <memory>
#include <utility>

#include <thads/regime/regulation.hpp>

namespace thads::python {

struct regime_object {
  explicit regime_object(regulation r) : content(std::move(r)) {}

  regulation content;
};

}  // namespace thads::python
