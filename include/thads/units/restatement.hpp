// SPDX-License-Identifier: Apache-2.0
// Figures of a period on the units of another day: what abolished units did goes to the units that
// they became.
//
// Not sourced: no official rule says how figures of merged provinces are restated. Published growth
// rates of 2025 take the sum of the predecessors as the base, which is what a merger gives here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A unit whose figures were divided by share among the units that it became.
struct divided_history {
  std::string unit{};
  std::vector<history_share> parts{};

  friend bool operator==(const divided_history&, const divided_history&) = default;
};

/// Figures on the units of a day.
struct restated_figures {
  tally figures;
  /// The histories that were divided by share, by unit. Without any, every figure is exact.
  std::vector<divided_history> divided{};
};

/// Adds to `all` what is not in it yet: a unit is divided in the same way in every year.
void add_divided(std::vector<divided_history>& all, std::span<const divided_history> more);

/// True when the sum of `unit` and everything below it, by `tree` as of `on`, holds some but not
/// all parts of a divided history. Where all parts come together, the sum is exact.
[[nodiscard]] bool is_estimate(std::span<const divided_history> divided, const agency_tree& tree,
                               std::string_view unit, date on);

/// The figures of `t` on the units that `tree` has in force on `to`. Every unit is taken as it was
/// on its last day within the period, and followed from there: forward through its successors, or
/// back to the unit that it came from. So `to` = the last day of the period carries what abolished
/// units still hold to their successors, and any other day restates.
///
/// Totals are conserved, measure by measure, for cases and for money. A unit that became several is
/// divided by their shares: whole cases and đồng by the largest remainder, on the assumption that
/// every part is alike; such figures are estimates, and `divided` names them.
///
/// Throws errc::mismatch when `t` is not keyed by unit, and when a unit would have to be taken
/// apart into those that were merged in it; errc::bad_register when a unit does not exist by the
/// end of the period or nobody succeeds to it, and when figures to be divided do not balance;
/// errc::overflow.
[[nodiscard]] restated_figures restate(const tally& t, const agency_tree& tree,
                                       const succession_table& successions, date to);

}  // namespace thads
