// SPDX-License-Identifier: Apache-2.0
// The seven ways to round, always named by the caller, and the one place that carries them out.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <thads/base/config.hpp>

namespace thads {

/// How a value between two representable neighbours is rounded; the meaning is that of the rounding
/// constants of Python's `decimal`. There is no default and no global mode.
enum class rounding : std::uint8_t {
  half_up = 0,    ///< to the nearest; a tie goes away from zero
  half_even = 1,  ///< to the nearest; a tie goes to the even neighbour
  half_down = 2,  ///< to the nearest; a tie goes towards zero
  up = 3,         ///< away from zero
  down = 4,       ///< towards zero (truncation)
  ceiling = 5,    ///< towards plus infinity
  floor = 6,      ///< towards minus infinity
};

/// One row of the table of rounding modes.
struct rounding_entry {
  rounding mode;
  std::string_view code;
};

/// Every mode with the code that files and commands use, in the order of the values.
inline constexpr std::array<rounding_entry, 7> rounding_table{{
    {rounding::half_up, "half_up"},
    {rounding::half_even, "half_even"},
    {rounding::half_down, "half_down"},
    {rounding::up, "up"},
    {rounding::down, "down"},
    {rounding::ceiling, "ceiling"},
    {rounding::floor, "floor"},
}};

static_assert(
    [] {
      for (std::size_t i = 0; i < rounding_table.size(); ++i) {
        if (rounding_table[i].mode != static_cast<rounding>(i)) return false;
      }
      return true;
    }(),
    "rounding_table holds every mode once, in order");

namespace detail {

/// What has been cut off a truncated quotient, seen from the kept part.
struct cut_part {
  bool negative;                 ///< the exact quotient is negative
  bool odd;                      ///< the truncated quotient is odd
  std::strong_ordering to_half;  ///< the part cut off against one half
};

/// Whether a truncated quotient moves one unit away from zero; the part cut off is not zero.
[[nodiscard]] constexpr bool rounds_away(rounding mode, const cut_part& cut) noexcept {
  switch (mode) {
    case rounding::half_up:
      return cut.to_half >= 0;
    case rounding::half_even:
      return cut.to_half > 0 || (cut.to_half == 0 && cut.odd);
    case rounding::half_down:
      return cut.to_half > 0;
    case rounding::up:
      return true;
    case rounding::down:
      return false;
    case rounding::ceiling:
      return !cut.negative;
    case rounding::floor:
      return cut.negative;
  }
  return false;
}

/// n / d rounded to an integer, for any signed integer type whose division truncates. `d` is
/// positive and every intermediate value stays within |n| and d, so nothing can overflow.
template <class Integer>
[[nodiscard]] constexpr Integer round_quotient(const Integer& n, const Integer& d, rounding mode) {
  Integer quotient = n / d;
  const Integer rest = n - quotient * d;
  if (rest == 0) return quotient;
  const bool negative = rest < 0;
  const Integer cut = negative ? -rest : rest;
  const Integer missing = d - cut;  // comparing cut with missing never doubles anything
  const auto to_half = cut < missing   ? std::strong_ordering::less
                       : missing < cut ? std::strong_ordering::greater
                                       : std::strong_ordering::equal;
  const bool odd = quotient % 2 != 0;
  if (rounds_away(mode, {.negative = negative, .odd = odd, .to_half = to_half})) {
    quotient += negative ? -1 : 1;
  }
  return quotient;
}

}  // namespace detail
}  // namespace thads
