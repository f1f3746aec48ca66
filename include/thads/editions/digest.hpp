// SPDX-License-Identifier: Apache-2.0
// SHA-256 digests as values; sha256.hpp computes them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace thads {

/// The 32 bytes of a SHA-256 (FIPS 180-4).
struct sha256_digest {
  std::array<std::uint8_t, 32> bytes{};

  friend bool operator==(const sha256_digest&, const sha256_digest&) = default;
};

/// 64 lower-case hexadecimal digits, as sha256sum prints them.
[[nodiscard]] std::string to_string(const sha256_digest& digest);

/// Reads what to_string writes, and nothing else. Throws errc::syntax.
[[nodiscard]] sha256_digest parse_digest(std::string_view text);

}  // namespace thads
