// SPDX-License-Identifier: Apache-2.0
// Sources that deliver their bytes in small pieces, fail on the way, or make them up.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/read/csv/byte_source.hpp>

namespace thads_test {

/// `text`, at most `chunk` bytes at a time.
class chunked_source final : public thads::byte_source {
 public:
  chunked_source(std::string_view text, std::size_t chunk) : left_(text), chunk_(chunk) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t n = std::min({size, chunk_, left_.size()});
    std::copy_n(left_.data(), n, to);
    left_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view left_;
  std::size_t chunk_;
};

/// `text`, and then errc::io instead of the end.
class failing_source final : public thads::byte_source {
 public:
  explicit failing_source(std::string_view text) : left_(text) {}

  std::size_t read(char* to, std::size_t size) override {
    if (left_.empty()) throw thads::error(thads::errc::io, "the disk is on fire");
    const std::size_t n = std::min(size, left_.size());
    std::copy_n(left_.data(), n, to);
    left_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view left_;
};

/// `size` bytes that are never in memory all at once: byte i is `byte_at(i)`. Counts what was read.
class made_up_source final : public thads::byte_source {
 public:
  using function = std::function<char(std::uint64_t)>;

  made_up_source(std::uint64_t size, function byte_at, std::uint64_t& bytes_read)
      : size_(size), byte_at_(std::move(byte_at)), bytes_read_(bytes_read) {}

  std::size_t read(char* to, std::size_t size) override {
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - next_));
    for (std::size_t i = 0; i < n; ++i) to[i] = byte_at_(next_++);
    bytes_read_ += n;
    return n;
  }

 private:
  std::uint64_t size_;
  function byte_at_;
  std::uint64_t& bytes_read_;
  std::uint64_t next_ = 0;
};

}  // namespace thads_test
