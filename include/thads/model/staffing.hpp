// SPDX-License-Identifier: Apache-2.0
// The posts of units (biên chế) in time, and other things that are true of a unit between two
// dates.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// Posts of enforcement officers (chấp hành viên): how many are assigned, how many filled. Over
/// some days the same holds post-days: one post for one day.
struct posts {
  int128_t assigned = 0;
  int128_t filled = 0;

  friend constexpr bool operator==(const posts&, const posts&) noexcept = default;

  /// Throws errc::overflow beyond 128 bits.
  constexpr posts& operator+=(const posts& other) {
    if (__builtin_add_overflow(assigned, other.assigned, &assigned) ||
        __builtin_add_overflow(filled, other.filled, &filled)) {
      throw error(errc::overflow, "a sum of posts exceeds its range");
    }
    return *this;
  }

  /// assigned − filled; negative when more posts are filled than assigned.
  [[nodiscard]] constexpr int128_t shortage() const noexcept { return assigned - filled; }
};

/// One row of staff.csv: the posts of a unit from a date on, until the next row of the unit.
struct staff_row {
  std::string unit{};
  date from{};
  std::int64_t assigned = 0;
  std::int64_t filled = 0;
  std::uint64_t line = 0;  ///< of its file

  [[nodiscard]] posts state() const noexcept { return {assigned, filled}; }
};

/// The posts of all units, by unit and date. Before its first row nothing is known of a unit.
class staffing {
 public:
  staffing() = default;

  /// Rows in any order; a valid table has no two rows of one unit with one date.
  explicit staffing(std::vector<staff_row> rows) : rows_(std::move(rows)) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const staff_row& a, const staff_row& b) { return key(a) < key(b); });
  }

  /// All rows, by unit and date.
  [[nodiscard]] std::span<const staff_row> rows() const& noexcept { return rows_; }
  std::span<const staff_row> rows() const&& = delete;

  /// The rows of `unit`, by date.
  [[nodiscard]] std::span<const staff_row> rows_of(std::string_view unit) const& {
    const auto first = std::lower_bound(
        rows_.begin(), rows_.end(), unit,
        [](const staff_row& row, std::string_view wanted) { return row.unit < wanted; });
    const auto last =
        std::find_if(first, rows_.end(), [unit](const staff_row& row) { return row.unit != unit; });
    return {first, last};
  }
  std::span<const staff_row> rows_of(std::string_view unit) const&& = delete;

  /// The row of `unit` that holds on `on`, or nullptr before the first.
  [[nodiscard]] const staff_row* find(std::string_view unit, date on) const {
    const staff_row* found = nullptr;
    for (const staff_row& row : rows_of(unit)) {
      if (row.from <= on) found = &row;
    }
    return found;
  }

  /// The post-days of `unit` in `in`; days before its first row add nothing. Throws errc::overflow.
  [[nodiscard]] posts post_days(std::string_view unit, const period& in) const {
    posts sum;
    const std::span<const staff_row> all = rows_of(unit);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const date first = std::max(all[i].from, in.first_day());
      const date end =
          i + 1 < all.size() ? std::min(all[i + 1].from, day_after(in)) : day_after(in);
      const std::int64_t days = std::max<std::int64_t>(0, (end - first).count());
      sum += {int128_t{all[i].assigned} * days, int128_t{all[i].filled} * days};
    }
    return sum;
  }

  static std::tuple<std::string_view, date> key(const staff_row& row) noexcept {
    return {row.unit, row.from};
  }

 private:
  [[nodiscard]] static date day_after(const period& in) {
    return in.last_day() + std::chrono::days(1);
  }

  std::vector<staff_row> rows_;
};

/// One row of attributes.csv: what is true of a unit between two dates, such as
/// `evidence_store` = `yes`. Keys and values are the user's own words.
struct unit_attribute {
  std::string unit{};
  std::string key{};
  std::string value{};
  date from = earliest_date;  ///< first day
  date to = latest_date;      ///< last day
  std::uint64_t line = 0;     ///< of its file

  [[nodiscard]] bool holds_on(date on) const noexcept { return from <= on && on <= to; }
};

/// The attributes of all units, by unit, key and date.
class unit_attributes {
 public:
  unit_attributes() = default;

  /// Rows in any order; a valid table has no two rows of one unit and key for one day.
  explicit unit_attributes(std::vector<unit_attribute> rows) : rows_(std::move(rows)) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const unit_attribute& a, const unit_attribute& b) {
                       return std::tie(a.unit, a.key, a.from) < std::tie(b.unit, b.key, b.from);
                     });
  }

  /// All rows, by unit, key and date.
  [[nodiscard]] std::span<const unit_attribute> rows() const& noexcept { return rows_; }
  std::span<const unit_attribute> rows() const&& = delete;

  /// Every key that some unit has, in order.
  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const unit_attribute& row : rows_) all.push_back(row.key);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  /// The row of `unit` and `key` that holds on `on`, or nullptr.
  [[nodiscard]] const unit_attribute* find(std::string_view unit, std::string_view key,
                                           date on) const noexcept {
    const auto wanted = std::make_tuple(unit, key);
    const auto before = [](const unit_attribute& row, const auto& w) {
      return std::tuple<std::string_view, std::string_view>(row.unit, row.key) < w;
    };
    for (auto at = std::lower_bound(rows_.begin(), rows_.end(), wanted, before);
         at != rows_.end() && at->unit == unit && at->key == key; ++at) {
      if (at->holds_on(on)) return &*at;
    }
    return nullptr;
  }

 private:
  std::vector<unit_attribute> rows_;
};

}  // namespace thads
