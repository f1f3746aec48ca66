// SPDX-License-Identifier: Apache-2.0
// The rows of a table by unit, and which of them a unit's figures are added to.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/units/unit_destinations.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A unit that has a row.
struct unit_row {
  std::string code{};
  std::string name{};  ///< its code when the table of units gives no name
};

/// The rows of a report on `root`: first `root` itself, to which the figures of every unit at or
/// below it belong, then the units directly below it, by code. What units did that are gone by that
/// day belongs to their successors, when these are known.
class unit_rows {
 public:
  /// By the tree as of `on`. Throws errc::not_found when `tree` does not know `root` on that day.
  /// `tree` and `successions` must outlive the rows.
  unit_rows(const agency_tree& tree, std::string_view root, date on,
            const succession_table* successions = nullptr)
      : tree_(tree), successions_(successions), on_(on) {
    const agency* const top = tree.find(root, on);
    if (top == nullptr) {
      throw error(errc::not_found,
                  "there is no unit " + quoted_text(root) + " on " + to_string(on));
    }
    add(*top);
    for (const agency* below : tree.children(root, on)) add(*below);
  }

  [[nodiscard]] std::span<const unit_row> list() const& noexcept { return rows_; }
  std::span<const unit_row> list() const&& = delete;
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

  /// Whether the figures of `unit` belong to the root. Throws errc::bad_register when they belong
  /// to units inside and outside of it, and like `unit_destinations` when successions are known.
  [[nodiscard]] bool covers(std::string_view unit) const {
    const std::vector<std::string> units = stands_in(unit);
    const auto inside = std::count_if(units.begin(), units.end(), [this](const std::string& u) {
      return tree_.is_within(u, rows_.front().code, on_);
    });
    if (inside != 0 && inside != static_cast<std::ptrdiff_t>(units.size())) {
      throw error(errc::bad_register,
                  "what unit " + quoted_text(unit) +
                      " did was divided between units inside and "
                      "outside of " +
                      quoted_text(rows_.front().code) +
                      ", and its cases cannot be told apart; report on a unit above them all");
    }
    return inside != 0;
  }

  /// The row, beside that of the root, to which the figures of `unit` belong; none for the root's
  /// own figures, for units outside, and for what was divided between several rows: that is in the
  /// row of the root alone. Throws like `covers`.
  [[nodiscard]] std::optional<std::size_t> below(std::string_view unit) const {
    std::optional<std::size_t> row;
    bool is_first = true;
    for (const std::string& part : stands_in(unit)) {
      const std::optional<std::size_t> at = row_of(part);
      if (!is_first && at != row) return std::nullopt;
      row = at;
      is_first = false;
    }
    return row;
  }

  /// Whether the figures of `unit` belong to the root but were divided between several rows.
  [[nodiscard]] bool is_divided(std::string_view unit) const {
    return stands_in(unit).size() > 1 && covers(unit) && !below(unit);
  }

 private:
  // The units of the day to which the figures of `unit` belong.
  [[nodiscard]] std::vector<std::string> stands_in(std::string_view unit) const {
    if (successions_ == nullptr || tree_.find(unit, on_) != nullptr) return {std::string(unit)};
    std::vector<std::string> units;
    for (history_share& part : unit_destinations(tree_, *successions_, on_, on_).of(unit)) {
      units.push_back(std::move(part.unit));
    }
    return units;
  }

  [[nodiscard]] std::optional<std::size_t> row_of(std::string_view unit) const {
    const std::vector<const agency*> up = tree_.chain(unit, on_);
    for (std::size_t i = 0; i + 1 < up.size(); ++i) {
      if (up[i + 1]->code == rows_.front().code) return place_of(up[i]->code);
    }
    return std::nullopt;
  }

  void add(const agency& a) { rows_.push_back({a.code, a.name.empty() ? a.code : a.name}); }

  [[nodiscard]] std::optional<std::size_t> place_of(std::string_view code) const {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      if (rows_[i].code == code) return i;
    }
    return std::nullopt;
  }

  const agency_tree& tree_;
  const succession_table* successions_;
  date on_;
  std::vector<unit_row> rows_;
};

}  // namespace thads
