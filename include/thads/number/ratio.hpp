// SPDX-License-Identifier: Apache-2.0
// Exact quotients that remember what was divided by what, and that may be undefined.
#pragma once

#include <compare>
#include <optional>

#include <thads/number/decimal.hpp>
#include <thads/number/rounding.hpp>

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

/// Exact, in lowest terms; undefined when an operand is undefined or the divisor is zero. Throws
/// `overflow` when the numerator or the denominator then has more than 38 digits.
[[nodiscard]] ratio operator+(const ratio& a, const ratio& b);

/// @copydoc operator+(const ratio&, const ratio&)
[[nodiscard]] inline ratio operator-(const ratio& a, const ratio& b) { return a + -b; }

/// @copydoc operator+(const ratio&, const ratio&)
[[nodiscard]] ratio operator*(const ratio& a, const ratio& b);

/// @copydoc operator+(const ratio&, const ratio&)
[[nodiscard]] inline ratio operator/(const ratio& a, const ratio& b) {
  if (!b.is_defined()) return {};
  return a * ratio(b.denominator(), b.numerator());
}

/// By value, exactly; unordered when either is undefined.
[[nodiscard]] std::partial_ordering operator<=>(const ratio& a, const ratio& b);

namespace detail {

/// (a − b) × 100 with `scale` decimals, rounded once; both are defined and 0 ≤ scale ≤ 38. Throws
/// `overflow`.
[[nodiscard]] decimal rounded_difference_in_percent(const ratio& a, const ratio& b, int scale,
                                                    rounding mode);

}  // namespace detail

/// By value, exactly; false when either is undefined.
[[nodiscard]] inline bool operator==(const ratio& a, const ratio& b) { return (a <=> b) == 0; }

}  // namespace thads

#ifdef THADS_HEADER_ONLY
#include <thads/number/ratio-inl.hpp>
#endif
