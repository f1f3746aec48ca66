// SPDX-License-Identifier: Apache-2.0
// Sums by a number, for counting loops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include <thads/config.hpp>

namespace thads::detail {

// Sums by key: a hash table that points at sums, which stay where they are.
template <class Sums>
class keyed_sums {
 public:
  keyed_sums() : slots_(1024) {}
  keyed_sums(const keyed_sums& other) : keyed_sums() { *this += other; }
  keyed_sums(keyed_sums&&) = default;
  keyed_sums& operator=(const keyed_sums& other) {
    if (this != &other) *this = keyed_sums(other);
    return *this;
  }
  keyed_sums& operator=(keyed_sums&&) = default;
  ~keyed_sums() = default;

  [[nodiscard]] Sums& operator[](std::uint64_t key) {
    std::size_t i = slot_of(key);
    for (; slots_[i].sums != nullptr; i = next(i)) {
      if (slots_[i].key == key) return *slots_[i].sums;
    }
    if ((sums_.size() + 1) * 2 > slots_.size()) {
      grow();
      return (*this)[key];
    }
    slots_[i] = {key, &sums_.emplace_back()};
    return *slots_[i].sums;
  }

  keyed_sums& operator+=(const keyed_sums& other) {
    other.for_each([this](std::uint64_t key, const Sums& sums) { (*this)[key] += sums; });
    return *this;
  }

  /// Visits every key and its sums, in no particular order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const slot& s : slots_) {
      if (s.sums != nullptr) visit(s.key, *s.sums);
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return sums_.size(); }

 private:
  struct slot {
    std::uint64_t key = 0;
    Sums* sums = nullptr;
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
      if (s.sums == nullptr) continue;
      std::size_t i = slot_of(s.key);
      while (slots_[i].sums != nullptr) i = next(i);
      slots_[i] = s;
    }
  }

  std::vector<slot> slots_;
  std::deque<Sums> sums_;
};

}  // namespace thads::detail
