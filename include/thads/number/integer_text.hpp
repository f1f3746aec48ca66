// SPDX-License-Identifier: Apache-2.0
// Integers as text, in the grammars that all numbers of thads share. Includes no Boost.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>

namespace thads {

/// The grammar of a number, always named by the caller; nothing is guessed from the text.
/// No grammar admits a plus sign before the number, blanks, or a bare decimal sign.
enum class number_format : std::uint8_t {
  plain = 0,  ///< `-1234.50`: no groups, a dot before the decimals
  vietnamese =
      1,  ///< `-1.234,50`: dots between groups of three or no dots, a comma before decimals
  scientific = 2,  ///< plain with an optional exponent: `-1.23450E-7`
};

namespace detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr const char* skip_digits(const char* p, const char* last) noexcept {
  while (p != last && is_digit(*p)) ++p;
  return p;
}

/// The end of the digits before the decimal sign, which start at `p`; in the Vietnamese grammar
/// they may be in groups. Stops without error where the digits cannot go on: what follows is the
/// caller's affair. An error stands where a digit had to be.
inline parse_result scan_whole(const char* p, const char* last, number_format format) noexcept {
  const char* const begin = p;
  p = skip_digits(p, last);
  if (p == begin) return {p, errc::syntax};
  const bool may_group = format == number_format::vietnamese && p - begin <= 3 && *begin != '0';
  while (may_group && p != last && *p == '.') {
    ++p;
    for (int i = 0; i < 3; ++i, ++p) {
      if (p == last || !is_digit(*p)) return {p, errc::syntax};
    }
    if (p != last && is_digit(*p)) break;
  }
  return {p, errc::ok};
}

template <class Integer>
parse_result parse_integer(const char* first, const char* last, Integer& out,
                           number_format format) noexcept {
  using magnitude_type =
      std::conditional_t<sizeof(Integer) == sizeof(int128_t), uint128_t, std::uint64_t>;
  constexpr auto largest = static_cast<magnitude_type>(~magnitude_type{0} >> 1U);

  const bool negative = first != last && *first == '-';
  const char* const begin = negative ? first + 1 : first;
  const parse_result whole = scan_whole(begin, last, format);
  if (!whole) return whole;
  if (whole.ptr != last) return {whole.ptr, errc::syntax};

  const magnitude_type limit = negative ? magnitude_type(largest + 1) : largest;
  const bool may_overflow = last - begin > std::numeric_limits<Integer>::digits10;
  magnitude_type size = 0;
  for (const char* p = begin; p != last; ++p) {
    if (*p == '.') continue;
    const auto digit = static_cast<magnitude_type>(*p - '0');
    if (may_overflow && size > (limit - digit) / 10) return {p, errc::overflow};
    size = static_cast<magnitude_type>(size * 10 + digit);
  }
  out = static_cast<Integer>(negative ? magnitude_type{0} - size : size);
  return {last, errc::ok};
}

/// Writes the digits of `value` so that they end before `end`; returns where they begin.
[[nodiscard]] constexpr char* write_digits_before(char* end, uint128_t value) noexcept {
  constexpr std::uint64_t chunk = 10'000'000'000'000'000'000U;  // 10^19: 64-bit division is fast
  while (value > std::numeric_limits<std::uint64_t>::max()) {
    auto part = static_cast<std::uint64_t>(value % chunk);
    value /= chunk;
    for (int i = 0; i < 19; ++i, part /= 10) *--end = static_cast<char>('0' + part % 10);
  }
  auto part = static_cast<std::uint64_t>(value);
  do {
    *--end = static_cast<char>('0' + part % 10);
    part /= 10;
  } while (part != 0);
  return end;
}

/// Appends digits with a dot between groups of three.
inline void append_grouped(std::string& out, std::string_view digits) {
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += '.';
    out += digits[i];
  }
}

}  // namespace detail

/// The text of an integer in a buffer of its own: no allocation, nothing thrown.
class integer_text {
 public:
  /// Formats `value`; `vietnamese` groups digits by dots, the other formats are the same here.
  explicit constexpr integer_text(int128_t value,
                                  number_format format = number_format::plain) noexcept {
    std::array<char, 40> digits{};
    char* const end = digits.data() + digits.size();
    const bool negative = value < 0;
    const char* p =
        detail::write_digits_before(end, negative ? uint128_t{0} - static_cast<uint128_t>(value)
                                                  : static_cast<uint128_t>(value));
    if (negative) put('-');
    for (; p != end; ++p) {
      put(*p);
      if (format == number_format::vietnamese && end - p > 1 && (end - p - 1) % 3 == 0) put('.');
    }
  }

  /// The text; it lives as long as this object.
  [[nodiscard]] constexpr std::string_view view() const noexcept {
    return {characters_.data(), size_};
  }

 private:
  constexpr void put(char c) noexcept { characters_[size_++] = c; }

  std::array<char, 53> characters_{};  // a sign, 39 digits, 12 dots, and one to spare
  std::size_t size_ = 0;
};

/// `value` in digits, with a minus sign when it is negative.
[[nodiscard]] inline std::string to_string(int128_t value) {
  return std::string(integer_text(value).view());
}

/// `value` as `format` writes integers: `vietnamese` gives `-1.234.567`, the others `-1234567`.
[[nodiscard]] inline std::string format_integer(int128_t value, number_format format) {
  return std::string(integer_text(value, format).view());
}

/// Reads an integer that is the whole of [first, last). On failure `out` is untouched, and `ptr` is
/// the first character that breaks the grammar (`syntax`) or the digit with which the number leaves
/// the range of `out` (`overflow`). An exponent or decimals are never part of an integer.
inline parse_result from_chars(const char* first, const char* last, std::int64_t& out,
                               number_format format = number_format::plain) noexcept {
  return detail::parse_integer(first, last, out, format);
}

/// @copydoc from_chars(const char*, const char*, std::int64_t&, number_format)
inline parse_result from_chars(const char* first, const char* last, int128_t& out,
                               number_format format = number_format::plain) noexcept {
  return detail::parse_integer(first, last, out, format);
}

}  // namespace thads
