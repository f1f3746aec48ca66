// SPDX-License-Identifier: Apache-2.0
// Quantiles of the normal distribution, and the only way from binary floating point to a decimal.
//
// Everything is computed in `double` and never in `long double`, whose size depends on the
// platform. Compilers then differ by the last bits of a `double` at most, and rounding half up to
// two digits hides that: a value that is a tie but for its last bits is rounded as a tie.
#pragma once

#include <cstddef>

#include <boost/math/policies/policy.hpp>

#include <thads/analysis/approximate.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>

namespace thads::detail {

using double_only = boost::math::policies::policy<boost::math::policies::promote_float<false>,
                                                  boost::math::policies::promote_double<false>>;

[[nodiscard]] double to_double(const decimal& x) noexcept;

/// `x` ≥ 0 to the nearest hundredth. What is a tie, but for the last bits, goes up like one. Throws
/// errc::overflow from 10^15 on.
[[nodiscard]] decimal approximate_decimal(double x);

/// A fraction of 1 as a percent, held between 0 and 100.
[[nodiscard]] percent approximate_percent(double fraction);

// How likely it is, at most, that a statement made with `confidence` is wrong.
[[nodiscard]] double error_share(const percent& confidence);

/// The z for which a standard normal variable lies within −z … z with `confidence`, as 1.96 for
/// 95 %. For several `statements` that shall all hold together with that confidence it is the z of
/// each (Bonferroni). Throws errc::range unless 0 < confidence < 100.
[[nodiscard]] double normal_quantile(const percent& confidence, std::size_t statements = 1);

}  // namespace thads::detail
