// SPDX-License-Identifier: Apache-2.0
// Ranks that say which differences are real. Binary floating point: see approximate.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <thads/analysis/approximate.hpp>
#include <thads/number/percent.hpp>
#include <thads/tally/proportion.hpp>
#include <thads/targets/ranking.hpp>

namespace thads {

/// A ranked unit, and which ranks are as good an answer as the one it has.
struct interval_placing {
  placing place{};
  proportion cases{};
  std::optional<percent_limits> interval{};  ///< holds together with those of all other units
  std::optional<std::size_t> best{};         ///< 1 + units that are really better
  std::optional<std::size_t> worst{};        ///< units with a rank − units that are really worse
  std::optional<bool> differs_from_next{};   ///< whether this unit is really better than the next
};

/// Ranks `units`, each code once, by their exact rates as `rank_units` does, and says which
/// differences are real: one unit is really better than another when their Wilson intervals share
/// no value as printed. The intervals are widened so that all of them hold together with
/// `confidence`; so do then the ranks from `best` to `worst`. The rule is careful: a difference
/// that it does not call real may still be one. Units without cases come last, without a rank.
///
/// Throws like `rank_units` and `wilson_interval`.
///
/// Source: M. Klein, T. Wright, J. Wieczorek, A joint confidence region for an overall ranking of
/// populations, J. R. Stat. Soc. C 69 (2020) 589–606.
[[nodiscard]] std::vector<interval_placing> rank_with_intervals(
    const std::vector<unit_proportion>& units, direction better = direction::higher,
    const percent& confidence = percent(95));

}  // namespace thads
