// SPDX-License-Identifier: Apache-2.0
// The counts of dockets in a period: a value that adds up over provinces.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/model/docket.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/period_cells.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What is counted of dockets. Duplicates are counted in `received` and `people` only.
enum class docket_count : std::uint8_t {
  received = 0,  ///< items opened in the period, duplicates among them (đơn, lượt)
  opening = 1,   ///< items that were open when the period began
  opened = 2,    ///< items opened in the period
  decided = 3,   ///< items that ended in the period
  closing = 4,   ///< items that were open when the period ended
  people = 5,    ///< persons concerned by the items received
  amount = 6,    ///< đồng granted by the decisions of the period
};

template <>
struct detail::vocabulary<docket_count> {
  static constexpr std::string_view noun = "docket count";
  static constexpr std::array<word, 7> words{{{"received", "tiếp nhận"},
                                              {"opening", "kỳ trước chuyển sang"},
                                              {"opened", "mới trong kỳ"},
                                              {"decided", "đã giải quyết"},
                                              {"closing", "chuyển kỳ sau"},
                                              {"people", "số người"},
                                              {"amount", "số tiền"}}};
};

/// One number for every docket_count.
class docket_counts {
 public:
  [[nodiscard]] constexpr int128_t operator[](docket_count c) const noexcept {
    return values_[static_cast<std::size_t>(c)];
  }
  [[nodiscard]] constexpr int128_t& operator[](docket_count c) noexcept {
    return values_[static_cast<std::size_t>(c)];
  }

  friend constexpr bool operator==(const docket_counts&, const docket_counts&) noexcept = default;

  [[nodiscard]] constexpr bool is_zero() const noexcept { return *this == docket_counts(); }

  /// Throws errc::overflow beyond 128 bits.
  constexpr docket_counts& operator+=(const docket_counts& other) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (__builtin_add_overflow(values_[i], other.values_[i], &values_[i])) {
        throw error(errc::overflow, "a sum of docket items exceeds its range");
      }
    }
    return *this;
  }

 private:
  std::array<int128_t, word_count<docket_count>> values_{};
};

/// P0 + I = R + P1: what was open or was opened has ended or is open.
[[nodiscard]] constexpr bool flow_holds(const docket_counts& c) noexcept {
  // A difference on each side, as the sum of two large numbers might not fit.
  using enum docket_count;
  return c[opening] - c[decided] == c[closing] - c[opened];
}

/// The key of a cell. Items that have not ended in the period have no outcome.
struct docket_key {
  std::string docket{};
  std::string unit{};
  std::string subject{};
  std::string outcome{};

  friend auto operator<=>(const docket_key&, const docket_key&) = default;
};

/// A key and its counts.
struct docket_cell {
  docket_key key{};
  docket_counts values{};

  friend bool operator==(const docket_cell&, const docket_cell&) = default;
};

/// The counts of a period, by key. An item is in one cell with all that it adds, so that the flow
/// identity holds in every cell.
using docket_tally = period_cells<docket_cell>;

/// Throws errc::mismatch when the flow identity does not hold in a cell of `counts`.
inline void require_flow(const docket_tally& counts) {
  for (const docket_cell& c : counts.cells()) {
    if (flow_holds(c.values)) continue;
    throw error(errc::mismatch, "docket " + quoted_text(c.key.docket) + " of unit " +
                                    quoted_text(c.key.unit) +
                                    ": what was open or opened is not what became of it");
  }
}

namespace detail {

[[nodiscard]] inline docket_counts counts_of(const docket_item& item, bool keeps_stock,
                                             const period& in) {
  using enum docket_count;
  docket_counts c;
  if (in.contains(item.opened)) {
    c[received] = 1;
    c[people] = item.people;
    if (!item.is_duplicate()) c[opened] = 1;
  }
  if (item.is_duplicate()) return c;
  if (!keeps_stock) {  // a visit ends on its day
    c[decided] = c[opened];
    return c;
  }
  if (item.is_open_on(in.first_day() - std::chrono::days(1))) c[opening] = 1;
  if (item.is_open_on(in.last_day())) c[closing] = 1;
  if (item.decided && in.contains(*item.decided)) {
    c[decided] = 1;
    c[amount] = item.amount;
  }
  return c;
}

}  // namespace detail

/// What `table` comes to in `in`. Throws errc::not_found for an item of a docket that the table
/// does not know, and errc::overflow.
[[nodiscard]] inline docket_tally count_dockets(const docket_table& table, const period& in) {
  std::vector<docket_cell> cells;
  for (const docket_item& item : table.items()) {
    const docket_kind* const kind = table.find(item.docket);
    if (kind == nullptr) {
      throw error(errc::not_found, "there is no docket " + quoted_text(item.docket));
    }
    const docket_counts counts = detail::counts_of(item, kind->keeps_stock(), in);
    if (counts.is_zero()) continue;
    const bool ended = counts[docket_count::decided] != 0;
    cells.push_back(
        {{item.docket, item.unit, item.subject, ended ? item.outcome : std::string()}, counts});
  }
  docket_tally tally(in);
  tally.add(std::move(cells));
  return tally;
}

}  // namespace thads
