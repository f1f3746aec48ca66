// SPDX-License-Identifier: Apache-2.0
// Emulation scores with the working shown line by line.
#pragma once

#include <thads/analysis/scoring.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// The scores of the root and of the units directly below it: for each unit one row with its total
/// and its grade, then one for every criterion with the working: points = min(points for meeting it
/// + points for full steps beyond the threshold, maximum). The comparison is made with the exact
/// figure. Throws errc::argument without a tally, and like `score_unit`.
[[nodiscard]] table make_score_table(const report_input& in, const score_scheme& scheme);

}  // namespace thads
