// SPDX-License-Identifier: Apache-2.0
// The agencies (cơ quan THADS) and who is above whom, with the dates between which that holds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// One row of units.csv: an agency and its place in the tree between two dates.
struct agency {
  std::string code{};
  std::string name{};
  unit_kind kind{};
  std::string parent{};             ///< empty at the top
  date valid_from = earliest_date;  ///< first day
  date valid_to = latest_date;      ///< last day
  std::uint64_t line = 0;           ///< of its file

  [[nodiscard]] bool in_force(date on) const noexcept { return valid_from <= on && on <= valid_to; }
};

/// The tree of agencies. A code may stand in several rows with different dates.
class agency_tree {
 public:
  /// Levels that a way up may have; real trees have five.
  static constexpr std::size_t max_levels = 64;

  agency_tree() = default;

  /// Rows in any order; a valid table has no two rows of one code in force on one day.
  explicit agency_tree(std::vector<agency> rows) : rows_(std::move(rows)) {
    std::stable_sort(rows_.begin(), rows_.end(), [](const agency& a, const agency& b) {
      return std::tie(a.code, a.valid_from) < std::tie(b.code, b.valid_from);
    });
  }

  /// All rows, by code and date.
  [[nodiscard]] std::span<const agency> rows() const noexcept { return rows_; }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

  /// True when `code` stands in the table, on whatever date.
  [[nodiscard]] bool knows(std::string_view code) const noexcept {
    const auto at = first_row_of(code);
    return at != rows_.end() && at->code == code;
  }

  /// The agency `code` as of `on`, or nullptr when it does not exist then.
  [[nodiscard]] const agency* find(std::string_view code, date on) const noexcept {
    for (auto at = first_row_of(code); at != rows_.end() && at->code == code; ++at) {
      if (at->in_force(on)) return &*at;
    }
    return nullptr;
  }

  /// The last day not after `until` on which `code` exists, or nothing when it does not before.
  [[nodiscard]] std::optional<date> last_day_of(std::string_view code, date until) const noexcept {
    std::optional<date> last;
    for (auto at = first_row_of(code); at != rows_.end() && at->code == code; ++at) {
      if (until < at->valid_from) continue;
      const date end = std::min(at->valid_to, until);
      if (!last || *last < end) last = end;
    }
    return last;
  }

  /// The agencies in force on `on`, as if they had always been and would always be so.
  [[nodiscard]] agency_tree as_of(date on) const {
    std::vector<agency> rows;
    for (const agency& a : rows_) {
      if (!a.in_force(on)) continue;
      rows.push_back(a);
      rows.back().valid_from = earliest_date;
      rows.back().valid_to = latest_date;
    }
    return agency_tree(std::move(rows));
  }

  /// `code` and the agencies above it as of `on`, from the bottom up. Stops where the chain breaks
  /// or closes on itself, and after `max_levels` agencies.
  [[nodiscard]] std::vector<const agency*> chain(std::string_view code, date on) const {
    std::vector<const agency*> up;
    for (const agency* a = find(code, on);
         a != nullptr && up.size() < max_levels && std::find(up.begin(), up.end(), a) == up.end();
         a = find(a->parent, on)) {
      up.push_back(a);
    }
    return up;
  }

  /// True when `code` is `above` or stands below it, as of `on`.
  [[nodiscard]] bool is_within(std::string_view code, std::string_view above, date on) const {
    if (code == above) return true;
    const auto up = chain(code, on);
    return std::any_of(up.begin(), up.end(), [&](const agency* a) { return a->code == above; });
  }

  /// The nearest agency of `kind` at or above `code` as of `on`, or nullptr.
  [[nodiscard]] const agency* ancestor(std::string_view code, unit_kind kind, date on) const {
    for (const agency* a : chain(code, on)) {
      if (a->kind == kind) return a;
    }
    return nullptr;
  }

  /// The agencies directly below `code` as of `on`, by code.
  [[nodiscard]] std::vector<const agency*> children(std::string_view code, date on) const {
    std::vector<const agency*> below;
    for (const agency& a : rows_) {
      if (a.parent == code && a.in_force(on)) below.push_back(&a);
    }
    return below;
  }

  /// The agencies with nothing above them as of `on`, by code.
  [[nodiscard]] std::vector<const agency*> roots(date on) const { return children({}, on); }

 private:
  [[nodiscard]] std::vector<agency>::const_iterator first_row_of(
      std::string_view code) const noexcept {
    return std::lower_bound(rows_.begin(), rows_.end(), code,
                            [](const agency& a, std::string_view c) { return a.code < c; });
  }

  std::vector<agency> rows_;
};

}  // namespace thads
