// SPDX-License-Identifier: Apache-2.0
// How wide a UTF-8 text stands on a terminal, and a form of it that cannot upset the terminal.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace thads {
namespace detail {

struct decoded {
  char32_t point;
  std::size_t size;  // bytes read
};

// The first character of `text`, which is well-formed UTF-8 and not empty.
[[nodiscard]] constexpr decoded decode_utf8(std::string_view text) noexcept {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t full_size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const std::size_t size = std::min(full_size, text.size());
  char32_t point = lead & (0xFFU >> (full_size + 1));
  for (std::size_t i = 1; i < size; ++i) point = point << 6U | (byte(i) & 0x3FU);
  return {point, size};
}

struct code_range {
  char32_t first;
  char32_t last;
};

// Marks that combine with the character before them, and characters without width.
inline constexpr std::array<code_range, 7> zero_width{{{0x0300, 0x036F},
                                                       {0x1AB0, 0x1AFF},
                                                       {0x1DC0, 0x1DFF},
                                                       {0x200B, 0x200D},
                                                       {0x20D0, 0x20FF},
                                                       {0xFE00, 0xFE0F},
                                                       {0xFE20, 0xFE2F}}};

// East Asian wide and full-width characters, and pictographs.
inline constexpr std::array<code_range, 11> double_width{{{0x1100, 0x115F},
                                                          {0x2E80, 0x303E},
                                                          {0x3041, 0xA4CF},
                                                          {0xAC00, 0xD7A3},
                                                          {0xF900, 0xFAFF},
                                                          {0xFE30, 0xFE6F},
                                                          {0xFF00, 0xFF60},
                                                          {0xFFE0, 0xFFE6},
                                                          {0x1F300, 0x1F64F},
                                                          {0x1F900, 0x1F9FF},
                                                          {0x20000, 0x3FFFD}}};

template <std::size_t Count>
[[nodiscard]] constexpr bool is_in(const std::array<code_range, Count>& ranges,
                                   char32_t point) noexcept {
  return std::any_of(ranges.begin(), ranges.end(),
                     [point](const code_range& r) { return r.first <= point && point <= r.last; });
}

[[nodiscard]] constexpr bool is_control(char32_t point) noexcept {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

// `text` with U+FFFD in place of each byte that does not belong to well-formed UTF-8.
[[nodiscard]] std::string well_formed(std::string_view text);

}  // namespace detail

/// The columns that `text` takes on a terminal: 0 for a combining mark, 2 for an East Asian wide
/// character, 1 for any other. So a Vietnamese letter counts the same whether it is precomposed or
/// combined. `text` is one line of well-formed UTF-8, such as `printable` gives.
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  while (!text.empty()) {
    const detail::decoded next = detail::decode_utf8(text);
    text.remove_prefix(next.size);
    if (detail::is_in(detail::zero_width, next.point)) continue;
    width += detail::is_in(detail::double_width, next.point) ? 2U : 1U;
  }
  return width;
}

/// `text` as well-formed UTF-8 on one line: a blank for each control character (so that no data can
/// move the cursor or colour the screen), U+FFFD for each byte that is no UTF-8.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace thads
