// SPDX-License-Identifier: Apache-2.0
// Units and targets as objects of Python.
#pragma once

#include "input.hpp"

#include <thads/model/agency_tree.hpp>
#include <thads/result/targets.hpp>

namespace thads::python {

struct units_object : loaded<agency_tree> {
  using loaded::loaded;
};
struct targets_object : loaded<target_table> {
  using loaded::loaded;
};

}  // namespace thads::python
