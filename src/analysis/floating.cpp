// SPDX-License-Identifier: Apache-2.0
#include "analysis/floating.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>

#include <thads/base/error.hpp>

namespace thads {

namespace detail {

double to_double(const decimal& x) noexcept {
  return static_cast<double>(x.coefficient()) / static_cast<double>(pow10(x.scale()));
}

decimal approximate_decimal(double x) {
  if (!(x < 1e15)) throw_overflow("approximate value");
  constexpr double last_bits = 1e-9;
  return decimal::from_parts(std::llround(x * 100 + last_bits), approximate_decimals);
}

percent approximate_percent(double fraction) {
  return percent(approximate_decimal(100 * std::clamp(fraction, 0.0, 1.0)));
}

double error_share(const percent& confidence) {
  if (confidence.value() <= 0 || confidence.value() >= 100) {
    throw error(errc::range, "a confidence of " + to_string(confidence) +
                                 " %: take more than 0 and less than 100");
  }
  return to_double(decimal(100) - confidence.value()) / 100;
}

double normal_quantile(const percent& confidence, std::size_t statements) {
  const double tail =
      error_share(confidence) / 2 / static_cast<double>(std::max<std::size_t>(1, statements));
  const boost::math::normal_distribution<double, double_only> standard;
  return quantile(complement(standard, tail));
}

}  // namespace detail

}  // namespace thads
