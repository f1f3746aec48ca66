// SPDX-License-Identifier: Apache-2.0
// Exact intervals: what a published number says once its rounding and its qualifier are taken
// seriously.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>

namespace thads {

/// One end of an interval: an exact number that belongs to it (closed) or just not (open).
struct interval_end {
  ratio value;
  bool closed;
};

/// All numbers between two exact ends; never empty.
///
///     gần 3.909   nearly(3909, 1)   (3908 ────────── 3909]
///     trên 917    over(917, 1)      [917  ────────── 918)
///     khoảng 50   about(50, 1)      [49   ────────── 51]
///     83,85       rounded(83.85)    [83.845 ──── 83.855)
///
/// The words speak of size, so below zero everything is mirrored: "trên" −15 is (−16, −15].
class interval {
 public:
  /// Throws `argument` when an end is undefined or when no number lies between the ends.
  interval(const interval_end& low, const interval_end& high) : low_(low), high_(high) {
    const auto order = low.value <=> high.value;
    const bool point = order == 0 && low.closed && high.closed;
    if (!(order < 0 || point)) {
      throw error(errc::argument,
                  "interval without a number: the ends must be defined and in order, and a single "
                  "number must have closed ends");
    }
  }

  /// The single number x.
  [[nodiscard]] static interval exactly(const ratio& x) { return {{x, true}, {x, true}}; }
  [[nodiscard]] static interval exactly(const decimal& x) { return exactly(ratio(x)); }

  /// Every number that is printed as `printed` when rounded half up to the decimals shown.
  [[nodiscard]] static interval rounded(const decimal& printed) {
    return rounded(printed, decimal::from_parts(1, printed.scale()));
  }

  /// Every number that is printed as `printed`, a multiple of `step`, when rounded half up to a
  /// multiple of `step`. The step must be positive, else `argument`.
  [[nodiscard]] static interval rounded(const decimal& printed, const decimal& step) {
    require_step(step);
    const ratio half(step, 2);
    if (printed.is_zero()) return {{-half, false}, {half, false}};
    return away_from_zero(printed, {-half, true}, {half, false});
  }

  /// "gần": at most v, but more than v − step. The step must be positive, else `argument`.
  [[nodiscard]] static interval nearly(const decimal& v, const decimal& step) {
    require_step(step);
    return away_from_zero(v, {ratio(-step), false}, {ratio(0), true});
  }

  /// "hơn", "trên": at least v, but less than v + step. The step must be positive, else `argument`.
  [[nodiscard]] static interval over(const decimal& v, const decimal& step) {
    require_step(step);
    return away_from_zero(v, {ratio(0), true}, {ratio(step), false});
  }

  /// "khoảng": from v − step to v + step. The step must be positive, else `argument`.
  [[nodiscard]] static interval about(const decimal& v, const decimal& step) {
    require_step(step);
    return away_from_zero(v, {ratio(-step), true}, {ratio(step), true});
  }

  [[nodiscard]] const interval_end& low() const noexcept { return low_; }
  [[nodiscard]] const interval_end& high() const noexcept { return high_; }

  /// Whether there is only one number in the interval.
  [[nodiscard]] bool is_single() const { return low_.value == high_.value; }

  /// Whether x lies in the interval; an undefined ratio lies in none.
  [[nodiscard]] bool contains(const ratio& x) const {
    return x.is_defined() && !lies_below(x) && !lies_above(x);
  }
  [[nodiscard]] bool contains(const decimal& x) const { return contains(ratio(x)); }

  /// Whether some number lies in both.
  [[nodiscard]] bool overlaps(const interval& other) const {
    return meets(low_, other.high_) && meets(other.low_, high_);
  }

  /// {−x : x in the interval}.
  [[nodiscard]] interval operator-() const { return {mirrored(high_), mirrored(low_)}; }

  /// Every result that numbers of the two intervals can have, exactly. Throws `overflow` when an
  /// end does not fit a ratio.
  [[nodiscard]] friend interval operator+(const interval& a, const interval& b) {
    return {sum(a.low_, b.low_), sum(a.high_, b.high_)};
  }
  [[nodiscard]] friend interval operator-(const interval& a, const interval& b) { return a + -b; }
  [[nodiscard]] friend interval operator*(const interval& a, const interval& b) {
    const std::array corners{product(a.low_, b.low_), product(a.low_, b.high_),
                             product(a.high_, b.low_), product(a.high_, b.high_)};
    return {*std::min_element(corners.begin(), corners.end(), starts_earlier),
            *std::max_element(corners.begin(), corners.end(), ends_earlier)};
  }
  [[nodiscard]] friend interval operator*(const interval& a, const decimal& factor) {
    return a * exactly(factor);
  }

  /// Throws `division_by_zero` when zero lies in the divisor or is an end of it.
  [[nodiscard]] friend interval operator/(const interval& a, const interval& b) {
    return a * b.reciprocal();
  }

 private:
  /// The interval from v + inner to v + outer, where outwards is away from zero.
  static interval away_from_zero(const decimal& v, const interval_end& inner,
                                 const interval_end& outer) {
    const ratio size(abs(v));
    const interval upright{{size + inner.value, inner.closed}, {size + outer.value, outer.closed}};
    return v.sign() < 0 ? -upright : upright;
  }

  static void require_step(const decimal& step) {
    if (step.sign() > 0) return;
    throw error(errc::argument, "interval with step " + to_string(step) +
                                    ": the step is the unit of the last digit, above zero");
  }

  [[nodiscard]] bool lies_below(const ratio& x) const {
    return x < low_.value || (x == low_.value && !low_.closed);
  }
  [[nodiscard]] bool lies_above(const ratio& x) const {
    return x > high_.value || (x == high_.value && !high_.closed);
  }

  static bool meets(const interval_end& low, const interval_end& high) {
    return low.value < high.value || (low.value == high.value && low.closed && high.closed);
  }

  static interval_end mirrored(const interval_end& end) { return {-end.value, end.closed}; }

  static interval_end sum(const interval_end& a, const interval_end& b) {
    return {a.value + b.value, a.closed && b.closed};
  }

  /// A closed zero makes the product attain zero whatever the other end is.
  static interval_end product(const interval_end& a, const interval_end& b) {
    const bool zero = (a.closed && a.value.sign() == 0) || (b.closed && b.value.sign() == 0);
    return {a.value * b.value, zero || (a.closed && b.closed)};
  }

  static bool starts_earlier(const interval_end& a, const interval_end& b) {
    return a.value < b.value || (a.value == b.value && a.closed && !b.closed);
  }
  static bool ends_earlier(const interval_end& a, const interval_end& b) {
    return a.value < b.value || (a.value == b.value && !a.closed && b.closed);
  }

  [[nodiscard]] interval reciprocal() const {
    if (low_.value.sign() * high_.value.sign() <= 0) {
      throw error(errc::division_by_zero, "division by an interval that reaches zero");
    }
    const ratio one(1);
    return {{one / high_.value, high_.closed}, {one / low_.value, low_.closed}};
  }

  interval_end low_;
  interval_end high_;
};

}  // namespace thads
