// SPDX-License-Identifier: Apache-2.0
// The bodies of what decimal.hpp declares and wide integers compute. decimal.hpp includes this file
// for users of the headers alone; the compiled library includes it once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <thads/number/decimal.hpp>
#include <thads/number/int128.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>

namespace thads {

namespace detail {

THADS_INLINE wide_int aligned(const decimal& x, int scale) {
  return to_wide(x.coefficient()) * wide_pow10(scale - x.scale());
}

THADS_INLINE decimal fit(const wide_int& coefficient, int scale, std::string_view operation) {
  const int excess_digits = wide_digits(coefficient) - decimal::max_digits;
  const int excess = std::max({0, scale - decimal::max_scale, excess_digits});
  if (excess > scale) throw_overflow(operation);
  const wide_int kept = coefficient / wide_pow10(excess);
  if (kept * wide_pow10(excess) != coefficient) throw_overflow(operation);
  return decimal::from_parts(to_int128(kept), scale - excess);
}

THADS_INLINE decimal rounded(const wide_int& n, const wide_int& d, int scale, rounding mode,
                             std::string_view operation) {
  const wide_int quotient = round_quotient(n, d, mode);
  if (wide_digits(quotient) > decimal::max_digits) throw_overflow(operation);
  return decimal::from_parts(to_int128(quotient), scale);
}

THADS_INLINE decimal add_wide(const decimal& a, const decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return fit(aligned(a, scale) + aligned(b, scale), scale, "decimal addition");
}

THADS_INLINE decimal multiply_wide(const decimal& a, const decimal& b) {
  return fit(to_wide(a.coefficient()) * to_wide(b.coefficient()), a.scale() + b.scale(),
             "decimal multiplication");
}

THADS_INLINE decimal multiply_wide(const decimal& a, const decimal& b, int scale, rounding mode) {
  const wide_int product = to_wide(a.coefficient()) * to_wide(b.coefficient());
  const int raise = scale - a.scale() - b.scale();
  return raise < 0 ? rounded(product, wide_pow10(-raise), scale, mode, "decimal multiplication")
                   : rounded(product * wide_pow10(raise), 1, scale, mode, "decimal multiplication");
}

THADS_INLINE decimal divide_wide(int128_t n, int128_t d, int raise, int scale, rounding mode) {
  return raise < 0 ? rounded(to_wide(n), to_wide(d) * wide_pow10(-raise), scale, mode, "division")
                   : rounded(to_wide(n) * wide_pow10(raise), to_wide(d), scale, mode, "division");
}

/// How the far part of a sum is read and written as a wide integer.
struct decimal_sum_access {
  [[nodiscard]] static wide_int far_part(const decimal_sum& sum) {
    wide_int magnitude = 0;
    for (std::size_t i = sum.far_.size(); i-- > 0;) {
      magnitude <<= 64U;
      magnitude += sum.far_[i];
    }
    return sum.far_is_negative_ ? -magnitude : magnitude;
  }

  [[nodiscard]] static wide_int total(const decimal_sum& sum) {
    return far_part(sum) + to_wide(sum.near_);
  }

  static void set_far_part(decimal_sum& sum, const wide_int& value) {
    wide_int rest = magnitude(value);
    sum.far_is_negative_ = value < 0;
    for (std::uint64_t& word : sum.far_) {
      word = static_cast<std::uint64_t>(rest & UINT64_MAX);
      rest >>= 64U;
    }
    if (rest != 0) throw_overflow("decimal sum");
  }
};

}  // namespace detail

THADS_INLINE void decimal_sum::add_far(const decimal& x) {
  using access = detail::decimal_sum_access;
  access::set_far_part(*this, access::far_part(*this) + detail::aligned(x, scale_));
}

THADS_INLINE void decimal_sum::raise_to(int scale) {
  using access = detail::decimal_sum_access;
  access::set_far_part(*this, access::total(*this) * detail::wide_pow10(scale - scale_));
  near_ = 0;
  scale_ = scale;
}

THADS_INLINE void decimal_sum::merge(const decimal_sum& other) {
  using access = detail::decimal_sum_access;
  if (scale_ < other.scale_) raise_to(other.scale_);
  const detail::wide_int addend = access::total(other) * detail::wide_pow10(scale_ - other.scale_);
  access::set_far_part(*this, access::far_part(*this) + addend);
}

THADS_INLINE decimal decimal_sum::value() const {
  return detail::fit(detail::decimal_sum_access::total(*this), scale_, "decimal sum");
}

}  // namespace thads
