// SPDX-License-Identifier: Apache-2.0
// A register as an object of Python.
#pragma once

#include <utility>

#include "input.hpp"

#include <thads/io/register_rows.hpp>

namespace thads::python {

struct register_object {
  explicit register_object(register_load l) : load(std::move(l)) {}

  register_load load;
};

}  // namespace thads::python
