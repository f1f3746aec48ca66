// SPDX-License-Identifier: Apache-2.0
// The tables beside a register as objects of Python: what became of units, posts, assets, points.
#pragma once

#include <memory>
#include <utility>

#include "input.hpp"

#include <thads/analysis/scoring.hpp>
#include <thads/counters/deadlines.hpp>
#include <thads/model/asset_values.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/model/staffing.hpp>
#include <thads/model/succession.hpp>

namespace thads::python {

struct successions_object : loaded<succession_table> {
  using loaded::loaded;
};
struct staff_object : loaded<staffing> {
  using loaded::loaded;
};
struct attributes_object : loaded<unit_attributes> {
  using loaded::loaded;
};
struct assets_object : loaded<asset_values> {
  using loaded::loaded;
};
struct grounds_object : loaded<ground_list> {
  using loaded::loaded;
};
struct points_object : loaded<score_scheme> {
  using loaded::loaded;
};

using shared_successions = std::shared_ptr<successions_object>;
using shared_grounds = std::shared_ptr<grounds_object>;

/// The successions, or none.
[[nodiscard]] inline succession_table rows_of(const shared_successions& given) {
  return given ? given->sound("successions") : succession_table();
}

/// Time limits, with the ends of terms worked out.
struct deadlines_object {
  explicit deadlines_object(deadline_table table);

  std::shared_ptr<const deadline_rules> rules;
};

}  // namespace thads::python
