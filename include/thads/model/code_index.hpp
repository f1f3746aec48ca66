// SPDX-License-Identifier: Apache-2.0
// Texts numbered in order of first appearance: the case ids, unit codes and officer codes of a
// register.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>

namespace thads {

/// An append-only list of distinct texts, kept end to end in one block of memory.
class code_list {
 public:
  /// The texts' numbers are 32 bits wide.
  static constexpr std::size_t max_size = std::numeric_limits<std::uint32_t>::max() - 1;

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return {text_.data() + begin, ends_[i] - begin};
  }

  /// Appends `text` and returns its number.
  std::uint32_t push_back(std::string_view text) {
    if (size() >= max_size) throw error(errc::limit, "more than 4 294 967 294 codes or cases");
    text_.insert(text_.end(), text.begin(), text.end());
    ends_.push_back(text_.size());
    return static_cast<std::uint32_t>(ends_.size() - 1);
  }

  /// Whether each text is greater than the one before it, byte by byte; then no text is there
  /// twice.
  [[nodiscard]] bool ascends() const noexcept {
    for (std::size_t i = 1; i < size(); ++i) {
      if ((*this)[i - 1] >= (*this)[i]) return false;
    }
    return true;
  }

  /// Bytes of text in all.
  [[nodiscard]] std::size_t bytes() const noexcept { return text_.size(); }

  void reserve(std::size_t texts, std::size_t bytes) {
    ends_.reserve(texts);
    text_.reserve(bytes);
  }

  void shrink_to_fit() {
    ends_.shrink_to_fit();
    text_.shrink_to_fit();
  }

  /// Bytes of memory in use.
  [[nodiscard]] std::size_t memory() const noexcept {
    return text_.capacity() + ends_.capacity() * sizeof(std::uint64_t);
  }

 private:
  std::vector<char> text_;
  std::vector<std::uint64_t> ends_;
};

/// Finds the number of a text in a code_list that grows along with it.
///
/// The hash is keyed at random, so that a hostile file cannot make look-ups slow; nothing that
/// leaves the library depends on the key.
class code_index {
 public:
  code_index() : key_(random_word()), multiplier_(random_word() | 1U) {}

  /// A text's hash under this index's key.
  [[nodiscard]] std::uint64_t hash(std::string_view text) const noexcept {
    std::uint64_t h = text.size();
    const char* p = text.data();
    std::size_t left = text.size();
    for (; left >= 8; p += 8, left -= 8) h = mix(h ^ load(p, 8));
    return mix(h ^ load(p, left));
  }

  /// The number of `text` in `list`, if it is there.
  [[nodiscard]] std::optional<std::uint32_t> find(const code_list& list,
                                                  std::string_view text) const noexcept {
    if (slots_.empty()) return std::nullopt;
    const slot& s = slots_[place_of(list, text, hash(text))];
    return s.is_empty() ? std::nullopt : std::optional(s.number());
  }

  /// The number of `text`, which is appended to `list` when it is new.
  std::uint32_t find_or_add(code_list& list, std::string_view text) {
    if (!has_room_for(list.size() + 1)) build(list, [](std::uint32_t, std::uint32_t) {});
    const std::uint64_t h = hash(text);
    slot& s = slots_[place_of(list, text, h)];
    if (s.is_empty()) s = slot(h, list.push_back(text));
    return s.number();
  }

  /// Indexes all of `list` at once, much faster than text by text, and calls `duplicate(first,
  /// number)` for every text that stands in the list already.
  template <class Duplicate>
  void build(const code_list& list, Duplicate duplicate) {
    slots_.assign(std::bit_ceil(std::max<std::size_t>(64, (list.size() + 1) * 3 / 2 + 1)), slot());
    // The table is larger than the caches. Asking for slots some texts ahead hides most of the
    // wait.
    constexpr std::size_t ahead = 16;
    std::array<std::uint64_t, ahead> hashes{};
    const auto look_at = [&](std::size_t number) {
      hashes[number % ahead] = hash(list[number]);
      __builtin_prefetch(&slots_[hashes[number % ahead] & mask()], 1);
    };
    for (std::size_t number = 0; number < std::min(ahead, list.size()); ++number) look_at(number);
    for (std::size_t number = 0; number < list.size(); ++number) {
      const std::uint64_t h = hashes[number % ahead];
      if (number + ahead < list.size()) look_at(number + ahead);
      slot& s = slots_[place_of(list, list[number], h)];
      if (s.is_empty()) {
        s = slot(h, static_cast<std::uint32_t>(number));
      } else {
        duplicate(s.number(), static_cast<std::uint32_t>(number));
      }
    }
  }

  /// Whether nothing was indexed since the beginning or the last `clear`.
  [[nodiscard]] bool empty() const noexcept { return slots_.empty(); }

  void clear() noexcept {
    slots_.clear();
    slots_.shrink_to_fit();
  }

 private:
  // A number, and half of its text's hash, which tells most other texts apart.
  class slot {
   public:
    slot() = default;
    slot(std::uint64_t hash, std::uint32_t number) noexcept
        : tag_(static_cast<std::uint32_t>(hash >> 32U)), number_plus_one_(number + 1) {}

    [[nodiscard]] bool is_empty() const noexcept { return number_plus_one_ == 0; }
    [[nodiscard]] std::uint32_t number() const noexcept { return number_plus_one_ - 1; }
    [[nodiscard]] bool may_hold(std::uint64_t hash) const noexcept {
      return tag_ == static_cast<std::uint32_t>(hash >> 32U);
    }

   private:
    std::uint32_t tag_ = 0;
    std::uint32_t number_plus_one_ = 0;
  };

  static std::uint64_t random_word() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) ^ device();
  }

  static std::uint64_t load(const char* p, std::size_t bytes) noexcept {
    std::uint64_t word = 0;
    if (bytes != 0) std::memcpy(&word, p, bytes);  // of an empty text, p may be null
    return word;
  }

  // Folds the 128-bit product, so that every bit of the input reaches every bit of the result.
  [[nodiscard]] std::uint64_t mix(std::uint64_t x) const noexcept {
    const uint128_t product = static_cast<uint128_t>(x ^ key_) * multiplier_;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
  }

  [[nodiscard]] std::size_t mask() const noexcept { return slots_.size() - 1; }

  [[nodiscard]] bool has_room_for(std::size_t texts) const noexcept {
    return texts * 3 <= slots_.size() * 2;
  }

  // The slot that holds `text`, or the empty one in which it belongs.
  [[nodiscard]] std::size_t place_of(const code_list& list, std::string_view text,
                                     std::uint64_t hash) const noexcept {
    std::size_t i = hash & mask();
    while (!slots_[i].is_empty() &&
           !(slots_[i].may_hold(hash) && detail::same_text(list[slots_[i].number()], text))) {
      i = (i + 1) & mask();
    }
    return i;
  }

  std::uint64_t key_;
  std::uint64_t multiplier_;
  std::vector<slot> slots_;
};

}  // namespace thads
