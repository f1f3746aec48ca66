// SPDX-License-Identifier: Apache-2.0
// Canonical bytes of counts: the same figures give the same bytes on every machine.
//
//   name, 8 letters | format u16 | … | FNV-1a of all before, u64
//
// Little-endian throughout; a text is its length, u32, and its bytes. The trailing hash finds
// damage, not forgery.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>
#include <thads/time/period.hpp>

namespace thads::detail {

inline std::uint64_t fnv1a(std::string_view bytes) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

// What a string of bytes holds: the letters it begins with, the version of its layout, and what
// messages call it.
struct byte_format {
  std::string_view letters;
  std::uint16_t version;
  std::string_view what;
};

class byte_writer {
 public:
  explicit byte_writer(const byte_format& format) {
    raw(format.letters);
    number(format.version);
  }

  template <class UInt>
  void number(UInt value) {
    for (std::size_t i = 0; i < sizeof value; ++i) {
      bytes_.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8U * i))));
    }
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    raw(value);
  }
  void span(const period& in) {
    number(static_cast<std::uint16_t>(in.year()));
    number(static_cast<std::uint8_t>(in.months()));
  }
  void sum(const figure& f) {
    number(static_cast<std::uint64_t>(f.count));
    number(static_cast<uint128_t>(f.money));
  }

  // The bytes and their hash.
  [[nodiscard]] std::string finish() {
    number(fnv1a(bytes_));
    return std::move(bytes_);
  }

 private:
  void raw(std::string_view value) { bytes_.append(value); }

  std::string bytes_;
};

class byte_reader {
 public:
  byte_reader(std::string_view bytes, const byte_format& format)
      : what_(format.what), bytes_(bytes), left_(bytes) {
    if (!left_.starts_with(format.letters)) {
      fail("the bytes do not begin with " + std::string(format.letters));
    }
    left_.remove_prefix(format.letters.size());
    if (number<std::uint16_t>() != format.version) fail("an unknown format version");
  }

  template <class UInt>
  [[nodiscard]] UInt number() {
    const std::string_view part = raw(sizeof(UInt));
    UInt value = 0;
    for (std::size_t i = sizeof(UInt); i-- > 0;) {
      value = static_cast<UInt>(static_cast<UInt>(value << 7U << 1U) |
                                static_cast<unsigned char>(part[i]));
    }
    return value;
  }
  [[nodiscard]] std::string_view text() { return raw(number<std::uint32_t>()); }
  template <vocabulary_enum Enum>
  [[nodiscard]] Enum code() {
    const auto value = number<std::uint8_t>();
    if (value >= word_count<Enum>) fail("an unknown code");
    return static_cast<Enum>(value);
  }
  [[nodiscard]] period span() {
    const int year = number<std::uint16_t>();
    const int months = number<std::uint8_t>();
    if (year < earliest_statistical_year || year > latest_statistical_year || months < 1 ||
        months > 12) {
      fail("no such period");
    }
    return period(year, months);
  }
  // Figures that are zero are not written.
  [[nodiscard]] figure sum() {
    figure f;
    f.count = static_cast<std::int64_t>(number<std::uint64_t>());
    f.money = static_cast<int128_t>(number<uint128_t>());
    if (f.is_zero()) fail("a figure that is zero");
    return f;
  }

  // Fails unless the hash follows, and then nothing.
  void finish() {
    const std::uint64_t expected = fnv1a(bytes_.substr(0, bytes_.size() - left_.size()));
    if (number<std::uint64_t>() != expected) fail("the hash does not match");
    if (!left_.empty()) fail("bytes after the end");
  }

  [[noreturn]] void fail(const std::string& why) const {
    throw error(errc::corrupt, "not " + std::string(what_) + ": " + why + " (at byte " +
                                   std::to_string(bytes_.size() - left_.size()) + ")");
  }

 private:
  [[nodiscard]] std::string_view raw(std::size_t size) {
    if (size > left_.size()) fail("the bytes end too early");
    const std::string_view part = left_.substr(0, size);
    left_.remove_prefix(size);
    return part;
  }

  std::string_view what_;
  std::string_view bytes_;
  std::string_view left_;
};

}  // namespace thads::detail
