// SPDX-License-Identifier: Apache-2.0
// What the tests of the room number share: short ways to write numbers, printing, repeatable
// chance.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/interval.hpp>
#include <thads/number/money.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>

#include "support/errors.hpp"

namespace thads {

inline std::ostream& boost_test_print_type(std::ostream& out, rounding mode) {
  return out << rounding_table[static_cast<std::size_t>(mode)].code;
}
inline std::ostream& boost_test_print_type(std::ostream& out, const decimal& x) {
  return out << to_string(x);
}
inline std::ostream& boost_test_print_type(std::ostream& out, const money& x) {
  return out << to_string(x);
}
inline std::ostream& boost_test_print_type(std::ostream& out, const percent& x) {
  return out << to_string(x) << " percent";
}
inline std::ostream& boost_test_print_type(std::ostream& out, const points& x) {
  return out << to_string(x) << " points";
}
inline std::ostream& boost_test_print_type(std::ostream& out, const ratio& x) {
  return out << to_string(x.numerator()) << "/" << to_string(x.denominator());
}
template <class Number>
std::ostream& boost_test_print_type(std::ostream& out, const std::optional<Number>& x) {
  return out << to_string(x);
}

}  // namespace thads

namespace thads_test {

/// The decimal that `text` is in the plain grammar.
[[nodiscard]] inline thads::decimal d(std::string_view text) {
  return thads::parse_decimal(text, thads::number_format::plain);
}

/// The 128-bit integer that `text` is.
[[nodiscard]] inline thads::int128_t i128(std::string_view text) {
  thads::int128_t value = 0;
  const auto result = thads::from_chars(text.data(), text.data() + text.size(), value);
  if (!result) thads::detail::throw_parse_error("test value", text, result);
  return value;
}

inline constexpr thads::rounding all_modes[] = {
    thads::rounding::half_up, thads::rounding::half_even, thads::rounding::half_down,
    thads::rounding::up,      thads::rounding::down,      thads::rounding::ceiling,
    thads::rounding::floor};

/// The mode that does to −x what `mode` does to x.
[[nodiscard]] inline thads::rounding mirrored(thads::rounding mode) {
  if (mode == thads::rounding::ceiling) return thads::rounding::floor;
  if (mode == thads::rounding::floor) return thads::rounding::ceiling;
  return mode;
}

/// Numbers by chance, the same in every run and with every compiler.
class chance {
 public:
  explicit chance(std::uint64_t seed) : engine_(seed) {}

  [[nodiscard]] std::uint64_t below(std::uint64_t n) { return engine_() % n; }

  [[nodiscard]] bool coin() { return below(2) == 0; }

  /// An integer with 1 to `digits` digits, often next to a power of ten or with zeros at its end.
  [[nodiscard]] thads::int128_t integer(int digits) {
    const int length = 1 + static_cast<int>(below(static_cast<std::uint64_t>(digits)));
    const auto power = static_cast<thads::int128_t>(thads::detail::pow10(length));
    thads::int128_t size = 0;
    switch (below(4)) {
      case 0:
        size = power - 1 - static_cast<thads::int128_t>(below(2));
        break;
      case 1:
        size = power / 10 * static_cast<thads::int128_t>(below(10));
        break;
      default:
        size = static_cast<thads::int128_t>(bits() % static_cast<thads::uint128_t>(power));
    }
    return coin() ? size : -size;
  }

  /// A decimal with up to `digits` digits and a scale of up to `scale`.
  [[nodiscard]] thads::decimal number(int digits = 38, int scale = 38) {
    const auto places = static_cast<int>(below(static_cast<std::uint64_t>(scale) + 1));
    return thads::decimal::from_parts(integer(digits), places);
  }

  [[nodiscard]] thads::rounding mode() { return all_modes[below(7)]; }

 private:
  thads::uint128_t bits() { return (thads::uint128_t{engine_()} << 64U) | engine_(); }

  std::mt19937_64 engine_;
};

}  // namespace thads_test
