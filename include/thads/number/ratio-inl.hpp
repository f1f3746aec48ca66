// SPDX-License-Identifier: Apache-2.0
// The bodies of what ratio.hpp declares and wide integers compute. ratio.hpp includes this file for
// users of the headers alone; the compiled library includes it once.
#pragma once

#include <algorithm>
#include <compare>

#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>

namespace thads {

namespace detail {

/// A defined ratio as a fraction of integers with a positive denominator, not reduced.
struct fraction {
  wide_int n;
  wide_int d;
};

[[nodiscard]] inline fraction to_fraction(const ratio& x) {
  const int scale = std::max(x.numerator().scale(), x.denominator().scale());
  const wide_int n = aligned(x.numerator(), scale);
  const wide_int d = aligned(x.denominator(), scale);
  return d < 0 ? fraction{-n, -d} : fraction{n, d};
}

[[nodiscard]] inline ratio to_ratio(const fraction& x) {
  const wide_int divisor = gcd(x.n, x.d);
  return {fit(x.n / divisor, 0, "ratio"), fit(x.d / divisor, 0, "ratio")};
}

[[nodiscard]] inline fraction add(const fraction& a, const fraction& b) {
  return {a.n * b.d + b.n * a.d, a.d * b.d};
}

THADS_INLINE decimal rounded_difference_in_percent(const ratio& a, const ratio& b, int scale,
                                                   rounding mode) {
  const fraction gap = add(to_fraction(a), to_fraction(-b));
  return rounded(gap.n * wide_pow10(scale + 2), gap.d, scale, mode, "difference of two rates");
}

}  // namespace detail

THADS_INLINE ratio operator+(const ratio& a, const ratio& b) {
  if (!a.is_defined() || !b.is_defined()) return {};
  return detail::to_ratio(detail::add(detail::to_fraction(a), detail::to_fraction(b)));
}

THADS_INLINE ratio operator*(const ratio& a, const ratio& b) {
  if (!a.is_defined() || !b.is_defined()) return {};
  const auto left = detail::to_fraction(a);
  const auto right = detail::to_fraction(b);
  return detail::to_ratio({left.n * right.n, left.d * right.d});
}

THADS_INLINE std::partial_ordering operator<=>(const ratio& a, const ratio& b) {
  if (!a.is_defined() || !b.is_defined()) return std::partial_ordering::unordered;
  const auto left = detail::to_fraction(a);
  const auto right = detail::to_fraction(b);
  const detail::wide_int gap = left.n * right.d - right.n * left.d;
  return gap.sign() <=> 0;
}

}  // namespace thads
