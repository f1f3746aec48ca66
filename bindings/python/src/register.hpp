// SPDX-License-Identifier: Apache-2.0
// A register as an object of Python.
#pragma once

#include <optional>

#include "input.hpp"

#include <thads/io/register_rows.hpp>

namespace thads::python {

struct register_object {
  register_load load;
};

}  // namespace thads::python
