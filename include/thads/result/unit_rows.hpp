// SPDX-License-Identifier: Apache-2.0
// The rows of a table by unit, and which of them a unit's figures are added to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A unit that has a row.
struct unit_row {
  std::string code{};
  std::string name{};  ///< its code when the table of units gives no name
};

/// The rows of a report on `root`: first `root` itself, to which the figures of every unit at or
/// below it belong, then the units directly below it, by code.
class unit_rows {
 public:
  /// By the tree as of `on`. Throws errc::not_found when `tree` does not know `root` on that day.
  unit_rows(const agency_tree& tree, std::string_view root, date on) : tree_(tree), on_(on) {
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

  /// Whether the figures of `unit` belong to the root.
  [[nodiscard]] bool covers(std::string_view unit) const {
    return tree_.is_within(unit, rows_.front().code, on_);
  }

  /// The row, beside that of the root, to which the figures of `unit` belong; none for the root's
  /// own figures and for units outside.
  [[nodiscard]] std::optional<std::size_t> below(std::string_view unit) const {
    const std::vector<const agency*> up = tree_.chain(unit, on_);
    for (std::size_t i = 0; i + 1 < up.size(); ++i) {
      if (up[i + 1]->code == rows_.front().code) return place_of(up[i]->code);
    }
    return std::nullopt;
  }

 private:
  void add(const agency& a) { rows_.push_back({a.code, a.name.empty() ? a.code : a.name}); }

  [[nodiscard]] std::optional<std::size_t> place_of(std::string_view code) const {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      if (rows_[i].code == code) return i;
    }
    return std::nullopt;
  }

  const agency_tree& tree_;
  date on_;
  std::vector<unit_row> rows_;
};

}  // namespace thads
