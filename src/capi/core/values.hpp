// SPDX-License-Identifier: Apache-2.0
// Values that cross the C interface, in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "capi/core/guard.hpp"

#include <thads/base/config.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/tally/measures.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads::capi {

constexpr int128_t int128_of(std::uint64_t lo, std::int64_t hi) noexcept {
  return static_cast<int128_t>((static_cast<uint128_t>(static_cast<std::uint64_t>(hi)) << 64U) |
                               lo);
}

constexpr thads_amount amount_out(int128_t value) noexcept {
  const auto bits = static_cast<uint128_t>(value);
  return {static_cast<std::uint64_t>(bits), static_cast<std::int64_t>(bits >> 64U)};
}

decimal decimal_in(const thads_decimal* value, std::string_view name);
thads_decimal decimal_out(const decimal& value);

/// A percentage, which may not exist.
inline void percent_out(const std::optional<percent>& value, thads_decimal* out,
                        std::int32_t* defined) {
  auto& to = required(out, "out");
  required(defined, "defined") = value ? 1 : 0;
  if (value) to = decimal_out(value->value());
}

/// A figure in việc and đồng, each on request.
inline void figure_out(const figure& f, std::int64_t* count, thads_amount* money) {
  set(count, f.count);
  set(money, amount_out(f.money));
}

/// Copies `text` and a final NUL into the caller's buffer.
inline void buffer_out(std::string_view text, char* buffer, std::size_t capacity,
                       std::size_t* size) {
  static_cast<void>(required(buffer, "buffer"));
  if (capacity <= text.size()) {
    throw error(errc::range, "the buffer has " + std::to_string(capacity) + " bytes; " +
                                 std::to_string(text.size() + 1) + " are needed");
  }
  text.copy(buffer, text.size());
  buffer[text.size()] = '\0';
  set(size, text.size());
}

/// A sum of THADS_FLAG_….
inline flag_set flags_in(std::uint32_t bits) {
  constexpr std::uint32_t all_flags = (1U << word_count<flag>)-1U;
  if ((bits & ~all_flags) != 0) throw_argument("flags", "has a bit that is no flag");
  return flag_set::from_bits(static_cast<std::uint8_t>(bits));
}

inline date date_in(thads_date value) { return date::from_days(value); }

inline period period_in(thads_period value) { return period(value.year, value.months); }

}  // namespace thads::capi
