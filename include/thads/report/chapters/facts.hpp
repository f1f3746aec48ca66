// SPDX-License-Identifier: Apache-2.0
// The figures of chapters that a narrative can speak of.
#pragma once

#include <vector>

#include <thads/analysis/ageing.hpp>
#include <thads/counters/ages.hpp>
#include <thads/counters/conditions.hpp>
#include <thads/counters/deadlines.hpp>
#include <thads/counters/obstacles.hpp>
#include <thads/report/year/fact.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// The facts of every theme of the root of `rows` that any case belongs to. Throws like
/// `sums_of_themes`.
[[nodiscard]] std::vector<fact> facts_of_themes(const tally& figures, const unit_rows& rows);

/// The facts of every step of the root of `rows` that was decided, on time or late.
[[nodiscard]] std::vector<fact> facts_of_deadlines(const deadline_tally& counted,
                                                   const unit_rows& rows);

/// The facts of the open cases of the root of `rows` that are older than `standard` on the last
/// day, without the separate book.
[[nodiscard]] std::vector<fact> facts_of_ages(const case_ages& ages, const unit_rows& rows,
                                              const age_limit& standard);

/// The facts of how conditions changed and what stands in the way, for the root of `rows`.
[[nodiscard]] std::vector<fact> facts_of_conditions(const condition_flows& flows,
                                                    const obstacle_figures& obstacles,
                                                    const unit_rows& rows);

}  // namespace thads
