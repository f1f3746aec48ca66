// SPDX-License-Identifier: Apache-2.0
// Sums by a number, for counting loops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <thads/base/config.hpp>

namespace thads::detail {

// Sums by key: a hash table that says where the sums stand. A reference to sums holds until the
// next new key.
template <class Sums>
class keyed_sums {
 public:
  keyed_sums() : slots_(1024) {}

  [[nodiscard]] Sums& operator[](std::uint64_t key) {
    std::size_t i = slot_of(key);
    for (; slots_[i].place != none; i = next(i)) {
      if (slots_[i].key == key) return sums_[slots_[i].place];
    }
    if ((sums_.size() + 1) * 2 > slots_.size()) {
      grow();
      return (*this)[key];
    }
    Sums& added = sums_.emplace_back();
    slots_[i] = {key, sums_.size() - 1};
    return added;
  }

  keyed_sums& operator+=(const keyed_sums& other) {
    other.for_each([this](std::uint64_t key, const Sums& sums) { (*this)[key] += sums; });
    return *this;
  }

  /// Visits every key and its sums, in no particular order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const slot& s : slots_) {
      if (s.place != none) visit(s.key, sums_[s.place]);
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return sums_.size(); }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  struct slot {
    std::uint64_t key = 0;
    std::size_t place = none;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;  // 2^64 / golden ratio
    const uint128_t product = static_cast<uint128_t>(key) * golden;
    return static_cast<std::size_t>(product ^ (product >> 64U)) & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t next(std::size_t i) const noexcept {
    return (i + 1) & (slots_.size() - 1);
  }

  void grow() {
    std::vector<slot> smaller(slots_.size() * 2);
    slots_.swap(smaller);
    for (const slot& s : smaller) {
      if (s.place == none) continue;
      std::size_t i = slot_of(s.key);
      while (slots_[i].place != none) i = next(i);
      slots_[i] = s;
    }
  }

  std::vector<slot> slots_;
  std::vector<Sums> sums_;
};

}  // namespace thads::detail
