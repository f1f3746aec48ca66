// SPDX-License-Identifier: Apache-2.0
// The key figures of a unit and the units below it as one tidy table, for machines above all.
#pragma once

#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// One row for each unit and quantity. Every rate stands beside its numerator and denominator:
/// rate = resolved / with_conditions; growth = (resolved − resolved_before) / resolved_before;
/// due = target × months / 12; ahead = rate − due, in points. What is still to be resolved is in
/// việc or đồng like the row; the rank is among the units directly below the root. Throws like
/// `make_assessment_table`.
[[nodiscard]] table make_kpi_table(const report_input& in);

}  // namespace thads
