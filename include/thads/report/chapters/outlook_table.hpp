// SPDX-License-Identifier: Apache-2.0
// The pace to the targets and the estimates of coming years, each marked as what it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/targets.hpp>
#include <thads/units/restatement.hpp>

namespace thads {

/// What an outlook is made of; every tally is keyed by unit.
struct outlook_input {
  tally now;                                   ///< the period reported
  std::optional<tally> same_period_last_year;  ///< for assumptions about the rest of the year
  std::vector<tally> full_years;               ///< as `outlooks` takes them
  std::vector<divided_history> divided{};      ///< by restating any of these years
  agency_tree tree{};
  target_table targets{};
  std::string root{};  ///< the unit that the outlook is about
  language lang = language::en;
};

/// `in.root` and every unit directly below it, by the tree as of the end of the period, in three
/// tables. "pace": for each assumption, what must still be resolved to reach the target in force at
/// the end of the year, per month and week (rounded up), beside the pace so far. "estimates": what
/// each method lets expect of the years to come, its mean absolute error in the past, and the
/// counted years it rests on. "past_errors": each estimate of a past year, what came, and estimate
/// − actual. Whatever is estimated is marked as provisional; it never stands where a count would.
///
/// Throws errc::mismatch when the period of last year is not that of `now`, and like `outlooks`,
/// `expected_with_conditions` and `pace_to_target`.
[[nodiscard]] std::vector<named_table> make_outlook_tables(const outlook_input& in);

}  // namespace thads
