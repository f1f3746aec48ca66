// SPDX-License-Identifier: Apache-2.0
// Between decimals and the wide integers in which their results are formed.
#pragma once

#include <algorithm>
#include <string_view>

#include <thads/number/decimal.hpp>
#include <thads/number/int128.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_int.hpp>

namespace thads::detail {

/// The coefficient of `x` brought to a scale that is not below its own.
[[nodiscard]] inline wide_int aligned(const decimal& x, int scale) {
  return to_wide(x.coefficient()) * wide_pow10(scale - x.scale());
}

/// coefficient × 10^-scale for any scale ≥ 0: drops as many zeros as it must, or throws `overflow`.
[[nodiscard]] inline decimal fit(const wide_int& coefficient, int scale,
                                 std::string_view operation) {
  const int excess_digits = wide_digits(coefficient) - decimal::max_digits;
  const int excess = std::max({0, scale - decimal::max_scale, excess_digits});
  if (excess > scale) throw_overflow(operation);
  const wide_int kept = coefficient / wide_pow10(excess);
  if (kept * wide_pow10(excess) != coefficient) throw_overflow(operation);
  return decimal::from_parts(to_int128(kept), scale - excess);
}

/// n / d with `scale` decimals, n and d being integers and d > 0; n has been multiplied by
/// 10^scale.
[[nodiscard]] inline decimal rounded(const wide_int& n, const wide_int& d, int scale, rounding mode,
                                     std::string_view operation) {
  const wide_int quotient = round_quotient(n, d, mode);
  if (wide_digits(quotient) > decimal::max_digits) throw_overflow(operation);
  return decimal::from_parts(to_int128(quotient), scale);
}

}  // namespace thads::detail
