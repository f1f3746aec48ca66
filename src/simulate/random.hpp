// SPDX-License-Identifier: Apache-2.0
// A small random source whose numbers are the same on every machine, compiler and library.
#pragma once

#include <bit>
#include <cstdint>

namespace thads::detail {

/// xoshiro256** (Blackman and Vigna, 2018: output multipliers 5 and 9, rotations 7 and 45, shift
/// 17), its four words seeded by splitmix64 (constants 9e3779b97f4a7c15, bf58476d1ce4e5b9,
/// 94d049bb133111eb; shifts 30, 27, 31). Every draw takes exactly one step.
class random_source {
 public:
  /// Streams of one seed are independent of each other.
  explicit random_source(std::uint64_t seed, std::uint64_t stream = 0) noexcept {
    std::uint64_t mixer = seed ^ std::rotl(stream * 0x9e3779b97f4a7c15U, 32);
    for (std::uint64_t& word : words_) word = split_mix(mixer);
  }

  /// 64 random bits.
  std::uint64_t bits() noexcept {
    const std::uint64_t result = std::rotl(words_[1] * 5, 7) * 9;
    const std::uint64_t shifted = words_[1] << 17U;
    words_[2] ^= words_[0];
    words_[3] ^= words_[1];
    words_[1] ^= words_[2];
    words_[0] ^= words_[3];
    words_[2] ^= shifted;
    words_[3] = std::rotl(words_[3], 45);
    return result;
  }

  /// One of 0 … n − 1, each with the same chance but for n / 2^32. `n` must not be 0.
  std::uint32_t below(std::uint32_t n) noexcept {
    return static_cast<std::uint32_t>(((bits() >> 32U) * n) >> 32U);
  }

  /// One of first … last. `first` must not be greater than `last`.
  std::int32_t between(std::int32_t first, std::int32_t last) noexcept {
    return first + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(last - first) + 1));
  }

  /// True `n` times in a thousand.
  bool per_mille(std::uint32_t n) noexcept { return below(1000) < n; }

 private:
  static std::uint64_t split_mix(std::uint64_t& state) noexcept {
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  std::uint64_t words_[4];
};

}  // namespace thads::detail
