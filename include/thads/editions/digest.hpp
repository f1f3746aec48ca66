// SPDX-License-Identifier: Apache-2.0
// SHA-256 digests as values. Who computes them is the caller's choice: io/sha256.hpp does, for
// programs that link OpenSSL.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>

namespace thads {

/// The 32 bytes of a SHA-256 (FIPS 180-4).
struct sha256_digest {
  std::array<std::uint8_t, 32> bytes{};

  friend bool operator==(const sha256_digest&, const sha256_digest&) = default;
};

/// Computes the SHA-256 of all of its argument.
using sha256_function = std::function<sha256_digest(std::string_view)>;

/// 64 lower-case hexadecimal digits, as sha256sum prints them.
[[nodiscard]] inline std::string to_string(const sha256_digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest.bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

/// Reads what to_string writes, and nothing else. Throws errc::syntax.
[[nodiscard]] inline sha256_digest parse_digest(std::string_view text) {
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
