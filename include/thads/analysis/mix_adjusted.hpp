// SPDX-License-Identifier: Apache-2.0
// Rates as they would be if every unit had the same mix of cases: indirect and direct
// standardisation, exact until they are printed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/tally/proportion.hpp>
#include <thads/tally/rates.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// Cases by stratum: a kind of case within which units are held against each other. The key is any
/// text, such as "ex_officio/civil", or with a size band "ex_officio/civil/over_1bn".
using strata = std::map<std::string, proportion>;

/// The resolved cases of those with conditions, by initiation and judgment type. Throws
/// errc::mismatch when `t` is not keyed by both.
[[nodiscard]] inline strata strata_of(const tally& t) {
  strata result;
  const tally kinds = t.project({dimension::initiation, dimension::judgment_type});
  for (const tally_cell& c : kinds.cells()) {
    const proportion cases = resolved_of(c.values);
    if (cases.whole == 0) continue;
    result[key_text(c.key, dimension::initiation) + "/" +
           key_text(c.key, dimension::judgment_type)] += cases;
  }
  return result;
}

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

namespace detail {

struct big_fraction {
  big_int n = 0;
  big_int d = 1;
};

// a · b / c
struct product_quotient {
  std::int64_t a;
  std::int64_t b;
  std::int64_t c;
};

[[nodiscard]] inline big_fraction sum_of(std::span<const product_quotient> terms) {
  big_fraction sum;
  for (const product_quotient& t : terms) sum.d = lcm(sum.d, big_int(t.c));
  for (const product_quotient& t : terms) sum.n += big_int(t.a) * t.b * (sum.d / t.c);
  return sum;
}

// x · 10^power with two decimals; none when x is undefined.
[[nodiscard]] inline std::optional<decimal> printed(const big_fraction& x, int power) {
  if (x.d == 0) return std::nullopt;
  const big_int scale = pow(big_int(10), static_cast<unsigned>(power + rate_decimals));
  const big_int hundredths = round_quotient(x.n * scale, x.d, rounding::half_up);
  if (hundredths > big_int(wide_pow10(decimal::max_digits) - 1)) throw_overflow("adjusted rate");
  return decimal::from_parts(to_int128(wide_int(hundredths)), rate_decimals);
}

[[nodiscard]] inline std::optional<percent> printed_percent(const big_fraction& x) {
  const auto value = printed(x, 2);
  return value ? std::optional(percent(*value)) : std::nullopt;
}

}  // namespace detail

/// The cases of all units, against which each unit is adjusted.
class mix_standard {
 public:
  /// Throws errc::argument unless 0 ≤ part ≤ whole in each stratum.
  explicit mix_standard(strata all) : all_(std::move(all)) {
    for (const auto& [key, cases] : all_) {
      require_proportion(cases);
      total_ += cases;
    }
  }

  [[nodiscard]] const proportion& total() const noexcept { return total_; }

  /// Adjusts a unit. Throws errc::argument unless 0 ≤ part ≤ whole in each stratum, and
  /// errc::mismatch for a stratum in which it has more cases than all units.
  [[nodiscard]] mix_adjusted_rate adjust(const strata& own) const {
    mix_adjusted_rate result;
    std::vector<detail::product_quotient> expected;
    std::vector<detail::product_quotient> weighted;
    std::int64_t weight = 0;
    for (const auto& [key, cases] : own) {
      require_proportion(cases);
      if (cases.whole == 0) continue;
      const proportion& standard = standard_of(key, cases);
      result.cases += cases;
      expected.push_back({cases.whole, standard.part, standard.whole});
      weighted.push_back({standard.whole, cases.part, cases.whole});
      weight += standard.whole;
    }
    const detail::big_fraction e = detail::sum_of(expected);
    const detail::big_fraction w = detail::sum_of(weighted);
    const detail::big_fraction of_expected{result.cases.part * e.d, e.n};
    result.expected = *detail::printed(e, 0);
    result.of_expected = detail::printed_percent(of_expected);
    result.indirect =
        detail::printed_percent({of_expected.n * total_.part, of_expected.d * total_.whole});
    result.direct = detail::printed_percent({w.n, w.d * weight});
    if (weight != 0) result.covered = published(ratio(weight, total_.whole));
    return result;
  }

 private:
  [[nodiscard]] const proportion& standard_of(const std::string& key,
                                              const proportion& cases) const {
    const auto found = all_.find(key);
    if (found != all_.end() && cases.whole <= found->second.whole) return found->second;
    throw error(errc::mismatch, "a unit has more cases of " + quoted_text(key) +
                                    " than all units; the standard holds the cases of every unit");
  }

  strata all_;
  proportion total_;
};

}  // namespace thads
