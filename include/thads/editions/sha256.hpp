// SPDX-License-Identifier: Apache-2.0
// SHA-256 by OpenSSL. Who includes this header links libcrypto (in CMake: OpenSSL::Crypto); no
// other header needs it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <openssl/evp.h>

#include <thads/base/error.hpp>
#include <thads/read/csv/byte_source.hpp>
#include <thads/editions/digest.hpp>
#include <thads/editions/edition.hpp>

namespace thads {

/// The SHA-256 of bytes that come piece by piece. Throws errc::internal when OpenSSL was built or
/// configured without SHA-256.
class sha256_stream {
 public:
  sha256_stream() : context_(EVP_MD_CTX_new()) {
    if (!context_) throw std::bad_alloc();
    require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
  }

  void add(std::string_view bytes) {
    require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }

  /// The digest of everything added; nothing can be added afterwards.
  [[nodiscard]] sha256_digest finish() && {
    sha256_digest digest;
    require(EVP_DigestFinal_ex(context_.get(), digest.bytes.data(), nullptr));
    return digest;
  }

 private:
  struct deleter {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
  };

  static void require(int done) {
    if (done != 1) throw error(errc::internal, "OpenSSL cannot compute a SHA-256");
  }

  std::unique_ptr<EVP_MD_CTX, deleter> context_;
};

/// The SHA-256 of `bytes`; a sha256_function.
[[nodiscard]] inline sha256_digest sha256(std::string_view bytes) {
  sha256_stream stream;
  stream.add(bytes);
  return std::move(stream).finish();
}

/// What an edition says of `input`, under `name`. Reads it once; throws errc::io.
[[nodiscard]] inline edition_input digest_input(std::string name, const text_input& input) {
  const auto source = input.open();
  std::vector<char> block(std::size_t{1} << 18U);
  sha256_stream stream;
  std::uint64_t bytes = 0;
  while (const std::size_t n = source->read(block.data(), block.size())) {
    stream.add({block.data(), n});
    bytes += n;
  }
  return {.name = std::move(name), .bytes = bytes, .sha256 = std::move(stream).finish()};
}

}  // namespace thads
