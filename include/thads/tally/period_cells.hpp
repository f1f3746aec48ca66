// SPDX-License-Identifier: Apache-2.0
// Sums by key that belong to one period: the value that a counter leaves behind.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/tally/sorted_cells.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace detail {

// Throws errc::mismatch unless `a` and `b`, of which `what` says what they hold, are of one period.
inline void require_same_period(const period& a, const period& b, const std::string& what) {
  if (a == b) return;
  throw error(errc::mismatch, "cannot merge " + what + " of different periods: " + to_string(a) +
                                  " and " + to_string(b));
}

}  // namespace detail

/// Cells of a period, sorted by key and none of them all zero. Merging is associative and
/// commutative, so the cells of provinces add up to those of the nation.
template <summable_cell Cell>
class period_cells {
 public:
  explicit period_cells(thads::period in) : period_(in) {}

  [[nodiscard]] thads::period period() const noexcept { return period_; }

  [[nodiscard]] std::span<const Cell> cells() const& noexcept { return cells_.list(); }
  std::span<const Cell> cells() const&& = delete;

  friend bool operator==(const period_cells&, const period_cells&) = default;

  /// Adds cells in any order. Throws errc::overflow; the cells are then as before.
  void add(std::vector<Cell> cells) { cells_.add(std::move(cells)); }

  /// Adds the cells of another part. Throws errc::mismatch for another period and errc::overflow;
  /// the cells are then as before.
  void merge(const period_cells& other) {
    detail::require_same_period(period_, other.period_, "figures");
    add({other.cells().begin(), other.cells().end()});
  }

  /// The sum over all cells.
  [[nodiscard]] auto total() const { return cells_.total(); }

 private:
  thads::period period_;
  sorted_cells<Cell> cells_;
};

}  // namespace thads
