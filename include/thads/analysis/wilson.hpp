// SPDX-License-Identifier: Apache-2.0
// The Wilson interval of a proportion. Binary floating point: see approximate.hpp.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>

#include <thads/analysis/approximate.hpp>
#include <thads/number/percent.hpp>
#include <thads/tally/proportion.hpp>

namespace thads {

/// The Wilson score interval without continuity correction; none when there are no cases.
///
/// The cases of a unit are all there are, no sample: its rate is exact. The interval answers
/// another question: which chances of being resolved, the same for every case and each case by
/// itself, would make a count like this one no surprise. With several `statements` the intervals
/// are widened so that all of them hold together with the confidence (Bonferroni).
///
/// Throws errc::argument unless 0 ≤ part ≤ whole, and errc::range unless 0 < confidence < 100.
///
/// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; method 3 of R. G. Newcombe,
/// Statistics in Medicine 17 (1998) 857–872.
[[nodiscard]] inline std::optional<percent_limits> wilson_interval(
    const proportion& p, const percent& confidence = percent(95), std::size_t statements = 1) {
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
