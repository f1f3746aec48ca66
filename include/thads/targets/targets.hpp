// SPDX-License-Identifier: Apache-2.0
// Targets (chỉ tiêu): the rate that a unit shall reach, and which target applies on a day.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// True when the exact rate stands to `wanted` as `compare` asks; false when either is undefined.
[[nodiscard]] inline bool meets(const ratio& rate, const ratio& wanted, comparator compare) {
  return compare == comparator::above ? rate > wanted : rate >= wanted;
}

/// One row of targets.csv: the rate that a unit shall reach in a statistical year.
struct target {
  std::string unit{};
  int year = 0;
  quantity of{};
  percent value{};
  comparator compare{};
  date valid_from = earliest_date;  ///< a unit's target may be changed within the year
  std::string document{};           ///< the decision that set it
  std::uint64_t line = 0;           ///< of its file

  /// The target as a fraction, exactly.
  [[nodiscard]] ratio wanted() const { return {value.value(), 100}; }

  /// True when the exact rate reaches the target; an undefined rate does not.
  [[nodiscard]] bool is_met_by(const ratio& rate) const { return meets(rate, wanted(), compare); }
};

/// All targets, by unit, year, quantity and date.
class target_table {
 public:
  target_table() = default;
  explicit target_table(std::vector<target> rows) : rows_(std::move(rows)) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const target& a, const target& b) { return key(a) < key(b); });
  }

  [[nodiscard]] std::span<const target> rows() const noexcept { return rows_; }

  /// The target that applies on `on`: of those given, the one with the latest date not after it.
  [[nodiscard]] const target* find(std::string_view unit, int year, quantity of,
                                   date on) const noexcept {
    const auto wanted = std::make_tuple(unit, year, of, on);
    auto after = std::upper_bound(rows_.begin(), rows_.end(), wanted,
                                  [](const auto& w, const target& t) { return w < key(t); });
    if (after == rows_.begin()) return nullptr;
    const target& last = *--after;
    return last.unit == unit && last.year == year && last.of == of ? &last : nullptr;
  }

  /// The years for which `unit` has a target, in order.
  [[nodiscard]] std::vector<int> years_of(std::string_view unit) const {
    std::vector<int> years;
    for (const target& t : rows_) {
      if (t.unit == unit && (years.empty() || years.back() != t.year)) years.push_back(t.year);
    }
    return years;
  }

  static std::tuple<std::string_view, int, quantity, date> key(const target& t) noexcept {
    return {t.unit, t.year, t.of, t.valid_from};
  }

 private:
  std::vector<target> rows_;
};

}  // namespace thads
