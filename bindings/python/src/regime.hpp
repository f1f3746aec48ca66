// SPDX-License-Identifier: Apache-2.0
// A regulation as an object of Python.
#pragma once

#include <memory>
#include <string_view>

#include <thads/regime/regulation.hpp>

namespace thads::python {

struct regime_object {
  regulation content;
};

}  // namespace thads::python
