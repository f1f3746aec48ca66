// SPDX-License-Identifier: Apache-2.0
// A part of a whole in cases: what units are compared by.
#pragma once

#include <cstdint>
#include <string>

#include <thads/base/error.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

/// So many of so many cases (việc).
struct proportion {
  std::int64_t part = 0;
  std::int64_t whole = 0;

  /// part / whole, exact; undefined when the whole is 0.
  [[nodiscard]] constexpr ratio rate() const noexcept { return {part, whole}; }

  /// Throws errc::overflow beyond 64 bits.
  constexpr proportion& operator+=(const proportion& other) {
    if (__builtin_add_overflow(part, other.part, &part) ||
        __builtin_add_overflow(whole, other.whole, &whole)) {
      throw error(errc::overflow, "a sum of cases exceeds its range");
    }
    return *this;
  }

  friend constexpr bool operator==(const proportion&, const proportion&) noexcept = default;
};

/// The cases of a unit.
struct unit_proportion {
  std::string code{};
  proportion cases{};
};

/// The resolved cases of those with conditions. Money is no number of trials, so nothing of this
/// kind is said of it.
[[nodiscard]] constexpr proportion resolved_of(const measures& m) {
  return {resolved(m).count, with_conditions(m).count};
}

/// Throws errc::argument unless 0 ≤ part ≤ whole.
inline void require_proportion(const proportion& p) {
  if (0 <= p.part && p.part <= p.whole) return;
  throw error(errc::argument, std::to_string(p.part) + " of " + std::to_string(p.whole) +
                                  " cases: a part is at least 0 and at most the whole");
}

}  // namespace thads
