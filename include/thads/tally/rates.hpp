// SPDX-License-Identifier: Apache-2.0
// The official formulas, in one place: which measures make up a figure, and what a rate divides.
//
// Source: the columns of Circulars 06/2019/TT-BTP and 05/2024/TT-BTP, reconstructed from published
// totals: resolved / with conditions × 100 reproduces every consistent published rate.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/tally/measures.hpp>

namespace thads {

/// Resolved (giải quyết xong): finished + terminated + reduced.
inline constexpr std::array resolved_measures{measure::finished, measure::terminated,
                                              measure::reduced};

/// With conditions (có điều kiện thi hành): what was resolved, and what could have been. A case
/// that was never classified counts as with conditions until it is shown to be without.
inline constexpr std::array with_conditions_measures{
    measure::finished,    measure::terminated,   measure::reduced,
    measure::in_progress, measure::unclassified, measure::postponed_agreed};

/// A figure in one of its two quantities: việc, or đồng.
[[nodiscard]] constexpr int128_t value_in(const figure& f, quantity q) noexcept {
  return q == quantity::cases ? f.count : f.money;
}

/// Accepted (thụ lý): carried over + newly accepted.
[[nodiscard]] constexpr figure accepted(const measures& m) { return sum_of(m, flow_in); }

/// Resolved: finished + terminated + reduced.
[[nodiscard]] constexpr figure resolved(const measures& m) { return sum_of(m, resolved_measures); }

/// With conditions: resolved + in progress + unclassified + postponed by agreement.
[[nodiscard]] constexpr figure with_conditions(const measures& m) {
  return sum_of(m, with_conditions_measures);
}

/// The rate (tỷ lệ thi hành xong): resolved / with conditions, exact; undefined when nothing is
/// with conditions.
[[nodiscard]] inline ratio resolution_rate(const measures& m, quantity q) {
  return {value_in(resolved(m), q), value_in(with_conditions(m), q)};
}

/// Growth (tăng, giảm): (current − previous) / previous, exact; undefined when previous is 0.
[[nodiscard]] inline ratio growth(const figure& current, const figure& previous, quantity q) {
  return growth(decimal(value_in(current, q)), decimal(value_in(previous, q)));
}

/// Decimals of every official rate (Circular 05/2024/TT-BTP, reconstructed from published totals).
inline constexpr int rate_decimals = 2;

/// The rate as it is published: two decimals, half up.
[[nodiscard]] inline std::optional<percent> published(const ratio& rate) {
  return to_percent(rate, rate_decimals, rounding::half_up);
}

}  // namespace thads
