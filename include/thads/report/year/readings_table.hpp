// SPDX-License-Identifier: Apache-2.0
// A comparison in its two readings side by side: as published, and restated on the units of a day.
#pragma once

#include <vector>

#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// What the unit reported on and the units below it newly accepted and resolved, and their rates,
/// beside the same period last year, twice: as published, each year by the tree of its own date,
/// where a unit that did not exist last year has no figure before; and restated, every year on the
/// units of the day `on`. `restated` is what the function of that name makes of `published`. One
/// table for each figure, in cases and in money: "newly_accepted_cases", "resolved_cases",
/// "rate_cases", "newly_accepted_money" and so on. The last column says whether the restated
/// figures are exact or hold a part of a history that was divided by share.
///
/// Throws like `make_comparison_tables`.
[[nodiscard]] std::vector<named_table> make_readings_tables(const report_input& published,
                                                            const report_input& restated, date on);

}  // namespace thads
