// SPDX-License-Identifier: Apache-2.0
// Rates as they would be if every unit had the same mix of cases: indirect and direct
// standardisation, exact until they are printed.
#pragma once

#include <map>
#include <optional>
#include <string>

#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/tally/proportion.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// Cases by stratum: a kind of case within which units are held against each other. The key is any
/// text, such as "ex_officio/civil", or with a size band "ex_officio/civil/over_1bn".
using strata = std::map<std::string, proportion>;

/// The resolved cases of those with conditions, by initiation and judgment type. Throws
/// errc::mismatch when `t` is not keyed by both.
[[nodiscard]] strata strata_of(const tally& t);

/// The rate of a unit, adjusted for its mix of cases. Every number is computed exactly and rounded
/// once, half up, to two decimals.
struct mix_adjusted_rate {
  proportion cases{};  ///< with the exact crude rate
  /// The cases that the unit would have resolved with the overall rate of each stratum: Σ cases of
  /// the unit × overall rate.
  decimal expected{};
  /// Resolved ÷ expected, in percent; none when nothing is expected.
  std::optional<percent> of_expected{};
  /// Indirectly standardised: resolved ÷ expected × overall rate. May exceed 100 %.
  std::optional<percent> indirect{};
  /// Directly standardised: the unit's rate in each stratum, weighted by the cases of all units;
  /// over the strata that the unit has, and none when it has none.
  std::optional<percent> direct{};
  /// The share of all cases that lies in the strata that the unit has.
  std::optional<percent> covered{};
};

/// The cases of all units, against which each unit is adjusted.
class mix_standard {
 public:
  /// Throws errc::argument unless 0 ≤ part ≤ whole in each stratum.
  explicit mix_standard(strata all);

  [[nodiscard]] const proportion& total() const noexcept { return total_; }

  /// Adjusts a unit. Throws errc::argument unless 0 ≤ part ≤ whole in each stratum, and
  /// errc::mismatch for a stratum in which it has more cases than all units.
  [[nodiscard]] mix_adjusted_rate adjust(const strata& own) const;

 private:
  [[nodiscard]] const proportion& standard_of(const std::string& key,
                                              const proportion& cases) const;

  strata all_;
  proportion total_;
};

}  // namespace thads
