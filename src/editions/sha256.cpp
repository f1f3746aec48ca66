// SPDX-License-Identifier: Apache-2.0
// The functions of libcrypto that take no memory and need no provider: OpenSSL 3 calls them
// deprecated in favour of EVP, which would bring 3.8 MB, an allocator and an exit handler into
// every program that links the library statically.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <thads/editions/sha256.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <openssl/sha.h>

#include <thads/base/error.hpp>

namespace thads {

namespace {

void require(int done) {
  if (done != 1) throw error(errc::internal, "libcrypto cannot compute a SHA-256");
}

}  // namespace

struct sha256_stream::state {
  SHA256_CTX context;
};

sha256_stream::sha256_stream() : state_(std::make_unique<state>()) {
  require(SHA256_Init(&state_->context));
}

sha256_stream::~sha256_stream() = default;

void sha256_stream::add(std::string_view bytes) {
  require(SHA256_Update(&state_->context, bytes.data(), bytes.size()));
}

sha256_digest sha256_stream::finish() && {
  sha256_digest digest;
  require(SHA256_Final(digest.bytes.data(), &state_->context));
  return digest;
}

sha256_digest sha256(std::string_view bytes) {
  sha256_stream stream;
  stream.add(bytes);
  return std::move(stream).finish();
}

edition_input digest_input(std::string name, const text_input& input) {
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
