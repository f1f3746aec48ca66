// SPDX-License-Identifier: Apache-2.0
// Percents and percentage points: two types, so that a rate and a difference of rates never mix.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>

namespace thads {

/// A difference of two percents: percentage points (điểm phần trăm).
class points {
 public:
  /// Zero points.
  constexpr points() noexcept = default;
  explicit constexpr points(const decimal& value) noexcept : value_(value) {}

  [[nodiscard]] constexpr const decimal& value() const noexcept { return value_; }

  [[nodiscard]] constexpr points operator-() const noexcept { return points(-value_); }

  /// Exact, or throws `overflow`.
  [[nodiscard]] friend constexpr points operator+(const points& a, const points& b) {
    return points(a.value_ + b.value_);
  }
  [[nodiscard]] friend constexpr points operator-(const points& a, const points& b) {
    return points(a.value_ - b.value_);
  }

  [[nodiscard]] friend constexpr auto operator<=>(const points&, const points&) = default;

 private:
  decimal value_;
};

/// A rate or a growth in percent: 83.85 stands for 83,85 %.
class percent {
 public:
  /// Zero percent.
  constexpr percent() noexcept = default;
  explicit constexpr percent(const decimal& value) noexcept : value_(value) {}

  [[nodiscard]] constexpr const decimal& value() const noexcept { return value_; }

  /// Exact, or throws `overflow`.
  [[nodiscard]] friend constexpr points operator-(const percent& a, const percent& b) {
    return points(a.value_ - b.value_);
  }
  [[nodiscard]] friend constexpr percent operator+(const percent& a, const points& b) {
    return percent(a.value_ + b.value());
  }
  [[nodiscard]] friend constexpr percent operator-(const percent& a, const points& b) {
    return percent(a.value_ - b.value());
  }

  [[nodiscard]] friend constexpr auto operator<=>(const percent&, const percent&) = default;

 private:
  decimal value_;
};

/// `x` in percent with `scale` decimals, rounded once; empty when undefined. Throws like `divide`.
[[nodiscard]] inline std::optional<percent> to_percent(const ratio& x, int scale, rounding mode) {
  if (!x.is_defined()) return std::nullopt;
  return percent(detail::scaled_quotient(x.numerator(), x.denominator(), 2, scale, mode));
}

/// a − b in points with `scale` decimals: the difference of the unrounded rates, rounded once;
/// empty when either is undefined. Throws `range` for a scale outside 0…38 and `overflow`.
[[nodiscard]] inline std::optional<points> difference(const ratio& a, const ratio& b, int scale,
                                                      rounding mode) {
  detail::require_scale(scale);
  if (!a.is_defined() || !b.is_defined()) return std::nullopt;
  return points(detail::rounded_difference_in_percent(a, b, scale, mode));
}

/// The growth of a count or an amount, (current − previous) / previous; undefined from zero. Throws
/// `overflow` when the difference has more than 38 digits.
[[nodiscard]] inline ratio growth(const decimal& current, const decimal& previous) {
  return {current - previous, previous};
}

/// The number as `format` writes decimals, without a unit: the head of the column or the sentence
/// around it says whether percent or points are meant.
[[nodiscard]] inline std::string to_string(const percent& x,
                                           number_format format = number_format::plain) {
  return to_string(x.value(), format);
}

/// @copydoc to_string(const percent&, number_format)
[[nodiscard]] inline std::string to_string(const points& x,
                                           number_format format = number_format::plain) {
  return to_string(x.value(), format);
}

/// The number, or "–" where there is none.
template <class Number>
requires detail::one_of<Number, decimal, percent, points>
[[nodiscard]] std::string to_string(const std::optional<Number>& x,
                                    number_format format = number_format::plain) {
  return x ? to_string(*x, format) : "–";
}

}  // namespace thads
