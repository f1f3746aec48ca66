// SPDX-License-Identifier: Apache-2.0
// Text that came from outside: whether it is UTF-8, and how a message shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include <thads/base/config.hpp>

namespace thads {

/// Position of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), or
/// the size of `text`.
/// Overlong forms, surrogates and values beyond U+10FFFF are not well formed.
[[nodiscard]] inline std::size_t find_invalid_utf8(std::string_view text) noexcept {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto is_tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + 8 <= text.size()) {  // most text is ASCII: eight bytes at a time
      std::uint64_t word;
      std::memcpy(&word, text.data() + i, 8);
      if ((word & 0x8080808080808080U) == 0) {
        i += 8;
        continue;
      }
    }
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    if (lead < 0xC2 || lead > 0xF4 || !is_tail(i + 1)) return i;
    const unsigned second = byte(i + 1);
    if (lead < 0xE0) {
      i += 2;
    } else if (lead < 0xF0) {
      const bool overlong = lead == 0xE0 && second < 0xA0;
      const bool surrogate = lead == 0xED && second > 0x9F;
      if (overlong || surrogate || !is_tail(i + 2)) return i;
      i += 3;
    } else {
      const bool overlong = lead == 0xF0 && second < 0x90;
      const bool too_large = lead == 0xF4 && second > 0x8F;
      if (overlong || too_large || !is_tail(i + 2) || !is_tail(i + 3)) return i;
      i += 4;
    }
  }
  return text.size();
}

namespace detail {

// a == b for short texts, which are compared so often that a call would show.
[[nodiscard]] constexpr bool same_text(std::string_view a, std::string_view b) noexcept {
  if (std::is_constant_evaluated()) return a == b;
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  const auto differ = [&](std::size_t at, auto word) {
    auto other = word;
    std::memcpy(&word, a.data() + at, sizeof word);
    std::memcpy(&other, b.data() + at, sizeof other);
    return word != other;
  };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      if (differ(at, std::uint64_t{})) return false;
    }
    return !differ(size - 8, std::uint64_t{});
  }
  if (size >= 4) return !differ(0, std::uint32_t{}) && !differ(size - 4, std::uint32_t{});
  for (std::size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

// Whether a character ends the line or steers a terminal: U+0000…U+001F, U+007F…U+009F, and the
// separators of lines and paragraphs.
inline bool is_control(std::string_view character) noexcept {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  if (first == 0xC2) return static_cast<unsigned char>(character[1]) < 0xA0;
  return character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
}

}  // namespace detail

/// `text` in quotation marks for a message: about 64 bytes of it at most, with control characters
/// and bytes that are not UTF-8 shown as "\xNN". The result is always valid UTF-8 on one line.
[[nodiscard]] inline std::string quoted_text(std::string_view text) {
  constexpr std::size_t most = 64;
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = "\"";
  while (!text.empty() && out.size() <= most) {
    const auto byte = static_cast<unsigned char>(text.front());
    std::size_t size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (size > text.size()) size = 1;
    const std::string_view character = text.substr(0, size);
    if (find_invalid_utf8(character) != size || detail::is_control(character)) {
      out += "\\x";
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
      size = 1;
    } else {
      out += character;
    }
    text.remove_prefix(size);
  }
  out += text.empty() ? "\"" : "…\"";
  return out;
}

}  // namespace thads
