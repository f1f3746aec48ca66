// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/wilson.hpp>

#include <cmath>

#include "analysis/floating.hpp"

namespace thads {

std::optional<percent_limits> wilson_interval(const proportion& p, const percent& confidence,
                                              std::size_t statements) {
  require_proportion(p);
  const double z = detail::normal_quantile(confidence, statements);
  if (p.whole == 0) return std::nullopt;
  const auto n = static_cast<double>(p.whole);
  const double rate = static_cast<double>(p.part) / n;
  const double middle = rate + z * z / (2 * n);
  const double half_width = z * std::sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return percent_limits{detail::approximate_percent((middle - half_width) / scale),
                        detail::approximate_percent((middle + half_width) / scale)};
}

}  // namespace thads
