// SPDX-License-Identifier: Apache-2.0
// The wide integers in which exact results are formed before they are rounded or refused. Only this
// header includes Boost.Multiprecision, and only the headers *-inl.hpp and the sources of the
// compiled library include this one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <boost/multiprecision/cpp_int.hpp>

#include <thads/base/config.hpp>
#include <thads/number/int128.hpp>

namespace thads::detail {

/// Signed integer of 1024 bits, |value| < 2^1024, which is more than 10^308.
///
/// Nothing in thads can reach that. A coefficient is below 10^38, so the largest values are
///   a sum of 2^64 decimals, each brought to scale 38:         10^76 · 2^64        < 10^96
///   a dividend brought to the scale of its quotient:          10^38 · 10^78       = 10^116
///   a share: a 128-bit total times an aligned weight:         2^127 · 10^76       < 10^115
///   a ratio as a fraction of integers, either part:           10^38 · 10^38       = 10^76
///   a cross product of two such fractions, or their sum:      2 · 10^76 · 10^76   < 10^153
///   that sum in percent at scale 38:                          10^153 · 10^40      = 10^193
/// The arithmetic is checked all the same: a slip in this list would throw, not print a figure.
using wide_int = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<1024, 1024, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::checked, void>,
    boost::multiprecision::et_off>;

/// Signed integer of any size, for sums of many fractions whose denominators share nothing.
using big_int = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                              boost::multiprecision::et_off>;

/// |value|.
[[nodiscard]] inline wide_int magnitude(const wide_int& value) {
  return value < 0 ? -value : value;
}

/// The largest exponent of `wide_pow10`.
inline constexpr int max_wide_exponent = 116;

/// 10^0 … 10^116, as wide integers.
[[nodiscard]] inline const std::array<wide_int, max_wide_exponent + 1>& wide_powers_of_ten() {
  static const auto table = [] {
    std::array<wide_int, max_wide_exponent + 1> powers;
    wide_int power = 1;
    for (auto& entry : powers) {
      entry = power;
      power *= 10U;
    }
    return powers;
  }();
  return table;
}

/// 10^exponent for 0 ≤ exponent ≤ 116.
[[nodiscard]] inline const wide_int& wide_pow10(int exponent) {
  return wide_powers_of_ten()[static_cast<std::size_t>(exponent)];
}

/// The number of decimal digits of |value|, 0 for 0; 117 stands for "117 or more".
[[nodiscard]] inline int wide_digits(const wide_int& value) {
  const wide_int size = magnitude(value);
  const auto& powers = wide_powers_of_ten();
  return static_cast<int>(std::upper_bound(powers.begin(), powers.end(), size) - powers.begin());
}

/// The same number, wide. (Boost 1.74 has no conversion from the compiler's 128-bit integers.)
[[nodiscard]] inline wide_int to_wide(int128_t value) {
  const uint128_t size = magnitude(value);
  wide_int wide = static_cast<std::uint64_t>(size >> 64U);
  wide <<= 64U;
  wide += static_cast<std::uint64_t>(size);
  return value < 0 ? -wide : wide;
}

/// The same number in 128 bits, which it has to fit.
[[nodiscard]] inline int128_t to_int128(const wide_int& value) {
  const bool negative = value < 0;
  const wide_int size = magnitude(value);
  const auto high = static_cast<std::uint64_t>(size >> 64U);
  const auto low = static_cast<std::uint64_t>(size & UINT64_MAX);
  return with_sign((uint128_t{high} << 64U) | low, negative);
}

}  // namespace thads::detail
