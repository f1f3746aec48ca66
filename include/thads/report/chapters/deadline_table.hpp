// SPDX-License-Identifier: Apache-2.0
// Deadlines as tables: by step, by unit, and the list of the steps that were late.
#pragma once

#include <vector>

#include <thads/counters/deadlines.hpp>
#include <thads/table/table.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// Deadlines of the root of `units`: `deadlines` by step, with the limits in force in the period,
/// and `deadlines_by_unit` for every row. The share on time is on time / (on time + late) in
/// percent. Throws errc::overflow.
[[nodiscard]] std::vector<named_table> make_deadline_tables(const deadline_tally& counted,
                                                            const unit_rows& units, language lang);

/// One row for each of `list` that belongs to the root of `units`: when its term began and ended,
/// when it was done (missing when it was not by the end of the period), and the calendar days
/// between.
[[nodiscard]] table make_late_steps_table(const std::vector<late_step>& list,
                                          const deadline_rules& rules, const unit_rows& units,
                                          language lang);

}  // namespace thads
