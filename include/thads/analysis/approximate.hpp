// SPDX-License-Identifier: Apache-2.0
// Quantiles of the normal distribution, and the only way from binary floating point to a decimal.
//
// The headers of this folder, and no others, compute with binary floating point: quantiles and
// limits are irrational. Counts and rates stay exact. What leaves the folder is a decimal with two
// digits, rounded half up, and tables label it as approximate. All is computed in `double` and
// never in `long double`, whose size depends on the platform, so that compilers differ by the last
// bits of a `double` at most, which the rounding hides: a tie is one even when they say otherwise.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/policies/policy.hpp>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>

namespace thads {

/// Decimals of every quantity of this folder.
inline constexpr int approximate_decimals = 2;

/// A range of percents, both ends included; each end is approximate.
struct percent_limits {
  percent lower{};
  percent upper{};

  friend bool operator==(const percent_limits&, const percent_limits&) = default;
};

namespace detail {

using double_only = boost::math::policies::policy<boost::math::policies::promote_float<false>,
                                                  boost::math::policies::promote_double<false>>;

[[nodiscard]] inline double to_double(const decimal& x) noexcept {
  return static_cast<double>(x.coefficient()) / static_cast<double>(pow10(x.scale()));
}

/// `x` ≥ 0 to the nearest hundredth. What is a tie, but for the last bits, goes up like one. Throws
/// errc::overflow from 10^15 on.
[[nodiscard]] inline decimal approximate_decimal(double x) {
  if (!(x < 1e15)) throw_overflow("approximate value");
  constexpr double last_bits = 1e-9;
  return decimal::from_parts(std::llround(x * 100 + last_bits), approximate_decimals);
}

/// A fraction of 1 as a percent, held between 0 and 100.
[[nodiscard]] inline percent approximate_percent(double fraction) {
  return percent(approximate_decimal(100 * std::clamp(fraction, 0.0, 1.0)));
}

// How likely it is, at most, that a statement made with `confidence` is wrong.
[[nodiscard]] inline double error_share(const percent& confidence) {
  if (confidence.value() <= 0 || confidence.value() >= 100) {
    throw error(errc::range, "a confidence of " + to_string(confidence) +
                                 " %: take more than 0 and less than 100");
  }
  return to_double(decimal(100) - confidence.value()) / 100;
}

/// The z for which a standard normal variable lies within −z … z with `confidence`, as 1.96 for
/// 95 %. For several `statements` that shall all hold together with that confidence it is the z of
/// each (Bonferroni). Throws errc::range unless 0 < confidence < 100.
[[nodiscard]] inline double normal_quantile(const percent& confidence, std::size_t statements = 1) {
  const double tail =
      error_share(confidence) / 2 / static_cast<double>(std::max<std::size_t>(1, statements));
  const boost::math::normal_distribution<double, double_only> standard;
  return quantile(complement(standard, tail));
}

}  // namespace detail

}  // namespace thads
