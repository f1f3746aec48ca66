// SPDX-License-Identifier: Apache-2.0
#include <thads/editions/digest.hpp>

#include <cstddef>

#include <thads/base/error.hpp>

namespace thads {

std::string to_string(const sha256_digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest.bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

sha256_digest parse_digest(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  sha256_digest digest;
  const std::size_t wrong = text.find_first_not_of(digits);
  if (text.size() != 2 * digest.bytes.size() || wrong != std::string_view::npos) {
    throw error(errc::syntax, quoted_text(text) + " is no SHA-256 in 64 lower-case digits");
  }
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    digest.bytes[i] =
        static_cast<std::uint8_t>(digits.find(text[2 * i]) << 4U | digits.find(text[2 * i + 1]));
  }
  return digest;
}

}  // namespace thads
