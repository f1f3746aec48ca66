// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), computed by OpenSSL's libcrypto inside the library.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <thads/editions/digest.hpp>
#include <thads/editions/edition.hpp>
#include <thads/read/csv/byte_source.hpp>

namespace thads {

/// The SHA-256 of bytes that come piece by piece.
class sha256_stream {
 public:
  sha256_stream();
  ~sha256_stream();
  sha256_stream(const sha256_stream&) = delete;
  sha256_stream& operator=(const sha256_stream&) = delete;

  /// Adds `bytes` to what came before.
  void add(std::string_view bytes);

  /// The digest of everything added; nothing can be added afterwards.
  [[nodiscard]] sha256_digest finish() &&;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The SHA-256 of `bytes`.
[[nodiscard]] sha256_digest sha256(std::string_view bytes);

/// What an edition says of `input`, under `name`. Reads it once; throws errc::io.
[[nodiscard]] edition_input digest_input(std::string name, const text_input& input);

}  // namespace thads
