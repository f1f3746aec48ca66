// SPDX-License-Identifier: Apache-2.0
// Exact quotients that remember what was divided by what, and that may be undefined.
#pragma once

#include <algorithm>
#include <compare>
#include <optional>

#include <thads/number/decimal.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_int.hpp>

namespace thads {

/// An exact quotient numerator / denominator, kept as given so that a figure can be explained.
///
/// A zero denominator makes the ratio *undefined*: a state, not an error and not zero. Arithmetic
/// with an undefined ratio is undefined, and comparing with one is false (unordered).
class ratio {
 public:
  /// Undefined.
  constexpr ratio() noexcept = default;

  /// numerator / denominator; undefined when the denominator is zero.
  constexpr ratio(const decimal& numerator, const decimal& denominator) noexcept
      : numerator_(numerator), denominator_(denominator) {}

  /// The number itself, over 1.
  explicit constexpr ratio(const decimal& value) noexcept : ratio(value, 1) {}

  [[nodiscard]] constexpr const decimal& numerator() const noexcept { return numerator_; }
  [[nodiscard]] constexpr const decimal& denominator() const noexcept { return denominator_; }

  [[nodiscard]] constexpr bool is_defined() const noexcept { return !denominator_.is_zero(); }

  /// The sign of the quotient, −1, 0 or 1; 0 for an undefined ratio.
  [[nodiscard]] constexpr int sign() const noexcept {
    return numerator_.sign() * denominator_.sign();
  }

  /// The quotient with `scale` decimals, rounded once; empty when undefined. Throws like `divide`.
  [[nodiscard]] std::optional<decimal> value(int scale, rounding mode) const {
    if (!is_defined()) return std::nullopt;
    return divide(numerator_, denominator_, scale, mode);
  }

  [[nodiscard]] constexpr ratio operator-() const noexcept { return {-numerator_, denominator_}; }

 private:
  decimal numerator_;
  decimal denominator_;
};

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

}  // namespace detail

/// Exact, in lowest terms; undefined when an operand is undefined or the divisor is zero. Throws
/// `overflow` when the numerator or the denominator then has more than 38 digits.
[[nodiscard]] inline ratio operator+(const ratio& a, const ratio& b) {
  if (!a.is_defined() || !b.is_defined()) return {};
  return detail::to_ratio(detail::add(detail::to_fraction(a), detail::to_fraction(b)));
}

/// @copydoc operator+(const ratio&, const ratio&)
[[nodiscard]] inline ratio operator-(const ratio& a, const ratio& b) { return a + -b; }

/// @copydoc operator+(const ratio&, const ratio&)
[[nodiscard]] inline ratio operator*(const ratio& a, const ratio& b) {
  if (!a.is_defined() || !b.is_defined()) return {};
  const auto left = detail::to_fraction(a);
  const auto right = detail::to_fraction(b);
  return detail::to_ratio({left.n * right.n, left.d * right.d});
}

/// @copydoc operator+(const ratio&, const ratio&)
[[nodiscard]] inline ratio operator/(const ratio& a, const ratio& b) {
  if (!b.is_defined()) return {};
  return a * ratio(b.denominator(), b.numerator());
}

/// By value, exactly; unordered when either is undefined.
[[nodiscard]] inline std::partial_ordering operator<=>(const ratio& a, const ratio& b) {
  if (!a.is_defined() || !b.is_defined()) return std::partial_ordering::unordered;
  const auto left = detail::to_fraction(a);
  const auto right = detail::to_fraction(b);
  const detail::wide_int gap = left.n * right.d - right.n * left.d;
  return gap.sign() <=> 0;
}

/// By value, exactly; false when either is undefined.
[[nodiscard]] inline bool operator==(const ratio& a, const ratio& b) { return (a <=> b) == 0; }

}  // namespace thads
