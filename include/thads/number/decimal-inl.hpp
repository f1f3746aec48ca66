// SPDX-License-Identifier: Apache-2.0
// The bodies of what decimal.hpp declares and wide integers compute. decimal.hpp includes this file
// for users of the headers alone; the compiled library includes it once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <thads/number/decimal.hpp>
#include <thads/number/int128.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>

namespace thads {

namespace detail {

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
