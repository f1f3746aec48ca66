// SPDX-License-Identifier: Apache-2.0
// Units and targets as objects of Python.
#pragma once

#include <memory>

#include "input.hpp"

#include <thads/model/agency_tree.hpp>
#include <thads/targets/targets.hpp>

namespace thads::python {

struct units_object : loaded<agency_tree> {
  using loaded::loaded;
};
struct targets_object : loaded<target_table> {
  using loaded::loaded;
};

using shared_units = std::shared_ptr<units_object>;
using shared_targets = std::shared_ptr<targets_object>;

/// The units, or none.
[[nodiscard]] inline agency_tree tree_of(const shared_units& given) {
  return given ? given->sound("units") : agency_tree();
}

/// The targets, or none.
[[nodiscard]] inline target_table rows_of(const shared_targets& given) {
  return given ? given->sound("targets") : target_table();
}

}  // namespace thads::python
