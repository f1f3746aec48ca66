// SPDX-License-Identifier: Apache-2.0
// The rows of a table by unit, and which of them a unit's figures are added to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
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
            const succession_table* successions = nullptr);

  [[nodiscard]] std::span<const unit_row> list() const& noexcept { return rows_; }
  std::span<const unit_row> list() const&& = delete;
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

  /// Whether the figures of `unit` belong to the root. Throws errc::bad_register when they belong
  /// to units inside and outside of it, and like `unit_destinations` when successions are known.
  [[nodiscard]] bool covers(std::string_view unit) const;

  /// The row, beside that of the root, to which the figures of `unit` belong; none for the root's
  /// own figures, for units outside, and for what was divided between several rows: that is in the
  /// row of the root alone. Throws like `covers`.
  [[nodiscard]] std::optional<std::size_t> below(std::string_view unit) const;

  /// Whether the figures of `unit` belong to the root but were divided between several rows.
  [[nodiscard]] bool is_divided(std::string_view unit) const;

 private:
  // The units of the day to which the figures of `unit` belong.
  [[nodiscard]] std::vector<std::string> stands_in(std::string_view unit) const;

  [[nodiscard]] std::optional<std::size_t> row_of(std::string_view unit) const;

  void add(const agency& a) { rows_.push_back({a.code, a.name.empty() ? a.code : a.name}); }

  [[nodiscard]] std::optional<std::size_t> place_of(std::string_view code) const;

  const agency_tree& tree_;
  const succession_table* successions_;
  date on_;
  std::vector<unit_row> rows_;
};

}  // namespace thads
