// SPDX-License-Identifier: Apache-2.0
// What became of agencies: mergers, splits, new names and transfers, each with its day.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// How one agency follows another.
enum class succession_kind : std::uint8_t {
  merge = 0,     ///< it ends, and all of it goes into an agency that may have other parts
  split = 1,     ///< it ends, and several agencies get their shares of it
  rename = 2,    ///< it goes on under another code
  transfer = 3,  ///< it stays, but gives a share away
};

template <>
struct detail::vocabulary<succession_kind> {
  static constexpr std::string_view noun = "kind of succession";
  static constexpr std::array<word, 4> words{{{"merge", "sáp nhập"},
                                              {"split", "chia tách"},
                                              {"rename", "đổi tên"},
                                              {"transfer", "điều chuyển"}}};
};

/// One row of successions.csv: from `day` on, a share of what `from` was belongs to `to`.
struct succession {
  std::string from{};  ///< in force until the day before
  std::string to{};    ///< in force on the day
  date day{};
  succession_kind kind{};
  decimal share = 1;       ///< above 0, at most 1
  std::uint64_t line = 0;  ///< of its file
};

/// A share of the history of a unit, above 0 and at most 1, exact.
struct history_share {
  std::string unit{};
  decimal share = 1;

  friend bool operator==(const history_share&, const history_share&) = default;
};

/// What became of units, by day. All rows of one day happen at once: none continues another.
class succession_table {
 public:
  succession_table() = default;

  /// Rows in any order. In a sound table the shares that a unit gives away on one day add up to 1,
  /// or to at most 1 when it stays.
  explicit succession_table(std::vector<succession> rows) : rows_(std::move(rows)) {
    std::stable_sort(rows_.begin(), rows_.end(), [](const succession& a, const succession& b) {
      return std::tie(a.from, a.day, a.to) < std::tie(b.from, b.day, b.to);
    });
  }

  /// All rows, by unit, day and successor.
  [[nodiscard]] std::span<const succession> rows() const noexcept { return rows_; }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

  /// What `unit`, as it was on `from`, has become by `to`: the units of that day and their shares
  /// of it, by code; `unit` itself when nothing happened. In a sound table the shares add up to 1.
  /// Throws errc::argument when `to` is before `from`, and errc::overflow when the product of the
  /// shares along the way has more than 38 digits.
  [[nodiscard]] std::vector<history_share> successors(std::string_view unit, date from,
                                                      date to) const;

 private:
  // The rows of the first day after `after`, and not after `until`, on which `unit` gives anything.
  [[nodiscard]] std::span<const succession> next_step(std::string_view unit, date after,
                                                      date until) const noexcept;

  std::vector<succession> rows_;
};

inline std::span<const succession> succession_table::next_step(std::string_view unit, date after,
                                                               date until) const noexcept {
  const auto first =
      std::upper_bound(rows_.begin(), rows_.end(), std::tie(unit, after),
                       [](const auto& wanted, const succession& s) {
                         return wanted < std::make_tuple(std::string_view(s.from), s.day);
                       });
  if (first == rows_.end() || first->from != unit || until < first->day) return {};
  const auto last = std::find_if(first, rows_.end(), [&](const succession& s) {
    return s.from != unit || s.day != first->day;
  });
  return {first, last};
}

inline std::vector<history_share> succession_table::successors(std::string_view unit, date from,
                                                               date to) const {
  if (to < from) {
    throw error(errc::argument, "what became of a unit cannot be asked for a day before, " +
                                    to_string(to) + " and " + to_string(from));
  }
  // Shares still to be followed, by the day up to which they have been. Days only grow, and what
  // meets in one unit on one day goes on together.
  std::map<std::pair<date, std::string_view>, decimal> under_way{{{from, unit}, 1}};
  std::map<std::string_view, decimal> arrived;
  while (!under_way.empty()) {
    const auto node = under_way.extract(under_way.begin());
    const auto [day, at] = node.key();
    const decimal& share = node.mapped();
    const std::span<const succession> step = next_step(at, day, to);
    decimal kept = share;
    for (const succession& s : step) {
      const decimal part = (share * s.share).normalized();
      under_way[{s.day, s.to}] += part;
      kept -= part;
    }
    if (step.empty()) {
      arrived[at] += share;
    } else if (kept.sign() > 0 && step.front().kind == succession_kind::transfer) {
      under_way[{step.front().day, at}] += kept;
    }
  }
  std::vector<history_share> result;
  result.reserve(arrived.size());
  for (const auto& [code, share] : arrived) {
    result.push_back({std::string(code), share.normalized()});
  }
  return result;
}

/// What every unit of a day is made of, in terms of an earlier day.
class predecessor_index {
 public:
  /// The units that `tree` has in force on `before` are followed up to `now`. Throws like
  /// succession_table::successors.
  predecessor_index(const succession_table& table, const agency_tree& tree, date now, date before) {
    for (const agency& a : tree.rows()) {
      if (!a.in_force(before)) continue;
      for (history_share& s : table.successors(a.code, before, now)) {
        by_unit_[std::move(s.unit)].push_back({a.code, s.share});
      }
    }
  }

  /// The units of the earlier day and how much of the history of each is in `unit`, by code; none
  /// when `unit` has no history.
  [[nodiscard]] std::span<const history_share> of(const std::string& unit) const& {
    const auto found = by_unit_.find(unit);
    if (found == by_unit_.end()) return {};
    return found->second;
  }
  std::span<const history_share> of(const std::string& unit) const&& = delete;

 private:
  std::map<std::string, std::vector<history_share>> by_unit_;
};

}  // namespace thads
