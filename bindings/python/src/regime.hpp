// SPDX-License-Identifier: Apache-2.0
// A regulation as an object of Python.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <thads/regulation/regulation.hpp>

namespace thads::python {

struct regime_object {
  regime_object(regulation r, std::string text) : content(std::move(r)), json(std::move(text)) {}

  regulation content;
  std::string json;  ///< that it was read from
};

using shared_regime = std::shared_ptr<regime_object>;

}  // namespace thads::python
