// SPDX-License-Identifier: Apache-2.0
// Arithmetic in 128 bits: signs, powers of ten, and products that tell when they do not fit.
#pragma once

#include <array>
#include <cstddef>

#include <thads/base/config.hpp>

namespace thads::detail {

/// |value| without the overflow that negating the smallest value would be.
[[nodiscard]] constexpr uint128_t magnitude(int128_t value) noexcept {
  return value < 0 ? uint128_t{0} - static_cast<uint128_t>(value) : static_cast<uint128_t>(value);
}

/// `magnitude` with a sign, which has to fit 128 bits.
[[nodiscard]] constexpr int128_t with_sign(uint128_t magnitude, bool negative) noexcept {
  return static_cast<int128_t>(negative ? uint128_t{0} - magnitude : magnitude);
}

/// 10^0 … 10^38, all that 128 bits hold.
inline constexpr std::array<uint128_t, 39> powers_of_ten = [] {
  std::array<uint128_t, 39> table{};
  uint128_t power = 1;
  for (auto& entry : table) {
    entry = power;
    power *= 10;
  }
  return table;
}();

/// 10^exponent for 0 ≤ exponent ≤ 38.
[[nodiscard]] constexpr uint128_t pow10(int exponent) noexcept {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

/// a · b in `product`; false when it needs more than 128 bits. Unsigned on purpose: for the signed
/// product Clang 14 calls a function that libgcc does not have.
[[nodiscard]] constexpr bool multiply(uint128_t a, uint128_t b, uint128_t& product) noexcept {
  return !__builtin_mul_overflow(a, b, &product);
}

}  // namespace thads::detail
