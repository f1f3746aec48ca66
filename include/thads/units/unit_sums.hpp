// SPDX-License-Identifier: Apache-2.0
// Adds figures by unit up to the rows of a report.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <thads/units/unit_rows.hpp>

namespace thads {

namespace detail {

inline const std::string& unit_of(const std::string& key) noexcept { return key; }
template <class Key>
const std::string& unit_of(const Key& key) noexcept {
  return key.unit;
}

}  // namespace detail

/// One `Sums` for every row of `rows`, which begins as `empty`: calls `add(sums, cell)` for the
/// root and for the unit directly below it to which the cell belongs. The cells are sorted by unit;
/// those of units that `rows` does not cover are left out.
template <class Sums, class Cells, class Add>
[[nodiscard]] std::vector<Sums> sums_by_row(const unit_rows& rows, const Cells& cells,
                                            const Sums& empty, Add add) {
  std::vector<Sums> sums(rows.size(), empty);
  const std::string* last = nullptr;
  bool is_covered = false;
  std::optional<std::size_t> below;
  for (const auto& c : cells) {
    const std::string& unit = detail::unit_of(c.key);
    if (last == nullptr || *last != unit) {
      is_covered = rows.covers(unit);
      below = is_covered ? rows.below(unit) : std::nullopt;
      last = &unit;
    }
    if (is_covered) add(sums[0], c);
    if (below) add(sums[*below], c);
  }
  return sums;
}

}  // namespace thads
