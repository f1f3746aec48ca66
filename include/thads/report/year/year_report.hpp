// SPDX-License-Identifier: Apache-2.0
// The report of a period: key figures, units and their targets, earlier years, and where every case
// went.
#pragma once

#include <vector>

#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// The tables of the report, in reading order. Throws like `make_assessment_table`.
[[nodiscard]] std::vector<named_table> make_year_report(const report_input& in);

}  // namespace thads
