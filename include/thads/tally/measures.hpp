// SPDX-License-Identifier: Apache-2.0
// The counted figures of one cell: for every measure a number of cases and an amount of đồng.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads {

/// A number of cases (việc) and an amount of money (đồng).
struct figure {
  std::int64_t count = 0;
  int128_t money = 0;

  friend constexpr bool operator==(const figure&, const figure&) noexcept = default;

  [[nodiscard]] constexpr bool is_zero() const noexcept { return count == 0 && money == 0; }

  /// Throws errc::overflow beyond 64 bits of cases or 128 bits of đồng.
  constexpr figure& operator+=(const figure& other) {
    if (__builtin_add_overflow(count, other.count, &count) ||
        __builtin_add_overflow(money, other.money, &money)) {
      throw error(errc::overflow, "a sum of cases or money exceeds its range");
    }
    return *this;
  }
  /// Throws errc::overflow in the same way.
  constexpr figure& operator-=(const figure& other) {
    if (__builtin_sub_overflow(count, other.count, &count) ||
        __builtin_sub_overflow(money, other.money, &money)) {
      throw error(errc::overflow, "a difference of cases or money exceeds its range");
    }
    return *this;
  }
  [[nodiscard]] friend constexpr figure operator+(figure a, const figure& b) { return a += b; }
  [[nodiscard]] friend constexpr figure operator-(figure a, const figure& b) { return a -= b; }
};

namespace detail {

// Adds what one case contributes to a sum over cases of one register. Each has fewer than 2^96 đồng
// and there are fewer than 2^32, so that nothing can overflow; adding up such sums is checked.
constexpr void add_one(figure& sum, const figure& of_case) noexcept {
  sum.count += of_case.count;
  sum.money += of_case.money;
}

}  // namespace detail

/// One figure for every measure.
class measures {
 public:
  [[nodiscard]] constexpr const figure& operator[](measure m) const noexcept {
    return values_[static_cast<std::size_t>(m)];
  }
  [[nodiscard]] constexpr figure& operator[](measure m) noexcept {
    return values_[static_cast<std::size_t>(m)];
  }

  friend constexpr bool operator==(const measures&, const measures&) noexcept = default;

  [[nodiscard]] constexpr bool is_zero() const noexcept { return *this == measures(); }

  /// Adds measure by measure; throws errc::overflow.
  constexpr measures& operator+=(const measures& other) {
    for (std::size_t m = 0; m < values_.size(); ++m) values_[m] += other.values_[m];
    return *this;
  }
  [[nodiscard]] friend constexpr measures operator+(measures a, const measures& b) {
    return a += b;
  }

 private:
  std::array<figure, word_count<measure>> values_{};
};

/// The measures whose sum is what the period had to deal with.
inline constexpr std::array flow_in{measure::carried_over, measure::newly_accepted};

/// The measures whose sum is what became of it. `received` is part of newly_accepted and
/// `separate_book` stands outside the balance, so neither belongs here.
inline constexpr std::array flow_out{
    measure::finished,         measure::terminated,  measure::reduced,
    measure::entrusted_out,    measure::revoked,     measure::pulled_up,
    measure::request_returned, measure::in_progress, measure::postponed_agreed,
    measure::postponed_other,  measure::suspended,   measure::unenforceable,
    measure::unclassified,
};

/// The sum of some measures.
template <class Measures>
[[nodiscard]] constexpr figure sum_of(const measures& values, const Measures& which) {
  figure sum;
  for (const measure m : which) sum += values[m];
  return sum;
}

/// The flow identity: carried over + newly accepted = everything that left + everything still open,
/// for cases and for money.
[[nodiscard]] constexpr bool flow_holds(const measures& values) {
  return sum_of(values, flow_in) == sum_of(values, flow_out);
}

}  // namespace thads
