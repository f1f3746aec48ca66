// SPDX-License-Identifier: Apache-2.0
// Sums by key that add up in any order: what a tally and every other count that travels is made of.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>

namespace thads {

/// A key and the sums that belong to it. Adding is checked and may throw errc::overflow.
template <class Cell>
concept summable_cell = std::copyable<Cell> && requires(Cell a, const Cell b) {
  { b.key < b.key } -> std::convertible_to<bool>;
  { b.key == b.key } -> std::convertible_to<bool>;
  { b.values.is_zero() } -> std::convertible_to<bool>;
  a.values += b.values;
};

/// Cells sorted by key, each key once, none all zero. Adding is associative and commutative, so the
/// cells of parts add up to the cells of the whole, whatever the parts and whatever their order.
template <summable_cell Cell>
class sorted_cells {
 public:
  using key_type = std::remove_cvref_t<decltype(std::declval<Cell&>().key)>;
  using values_type = std::remove_cvref_t<decltype(std::declval<Cell&>().values)>;

  [[nodiscard]] std::span<const Cell> list() const& noexcept { return cells_; }
  std::span<const Cell> list() const&& = delete;
  [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }
  [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }

  friend bool operator==(const sorted_cells&, const sorted_cells&) = default;

  /// Adds `values` to the cell of `key`. On errc::overflow the cells stay as they were.
  void add(key_type key, const values_type& values);

  /// Adds many cells at once, in any order; much faster than one by one.
  void add(std::vector<Cell> cells);

  /// The same cells after `change` has rewritten every key.
  template <std::invocable<key_type&> Change>
  [[nodiscard]] sorted_cells regroup(Change change) const {
    std::vector<Cell> changed = cells_;
    for (Cell& c : changed) change(c.key);
    sorted_cells result;
    result.add(std::move(changed));
    return result;
  }

  /// The cells for whose key `keep` is true.
  template <std::predicate<const key_type&> Keep>
  [[nodiscard]] sorted_cells filter(Keep keep) const {
    sorted_cells result;
    for (const Cell& c : cells_) {
      if (keep(c.key)) result.cells_.push_back(c);
    }
    return result;
  }

  /// The sum over all cells.
  [[nodiscard]] values_type total() const {
    values_type sum{};
    for (const Cell& c : cells_) sum += c.values;
    return sum;
  }

 private:
  [[nodiscard]] static bool is_canonical(const std::vector<Cell>& cells);

  std::vector<Cell> cells_;
};

template <summable_cell Cell>
void sorted_cells<Cell>::add(key_type key, const values_type& values) {
  if (values.is_zero()) return;
  const auto at = std::lower_bound(cells_.begin(), cells_.end(), key,
                                   [](const Cell& c, const key_type& k) { return c.key < k; });
  if (at == cells_.end() || !(at->key == key)) {
    cells_.insert(at, Cell{std::move(key), values});
    return;
  }
  values_type sum = at->values;
  sum += values;
  if (sum.is_zero()) {
    cells_.erase(at);
  } else {
    at->values = sum;
  }
}

template <summable_cell Cell>
bool sorted_cells<Cell>::is_canonical(const std::vector<Cell>& cells) {
  const auto out_of_order = [](const Cell& a, const Cell& b) { return !(a.key < b.key); };
  const auto is_zero = [](const Cell& c) { return c.values.is_zero(); };
  return std::adjacent_find(cells.begin(), cells.end(), out_of_order) == cells.end() &&
         std::none_of(cells.begin(), cells.end(), is_zero);
}

template <summable_cell Cell>
void sorted_cells<Cell>::add(std::vector<Cell> cells) {
  if (cells_.empty() && is_canonical(cells)) {
    cells_ = std::move(cells);
    return;
  }
  cells.insert(cells.end(), cells_.begin(), cells_.end());
  std::vector<Cell*> order;  // cells may be large: sort pointers and move each cell once
  order.reserve(cells.size());
  for (Cell& c : cells) order.push_back(&c);
  std::sort(order.begin(), order.end(),
            [](const Cell* a, const Cell* b) { return a->key < b->key; });
  std::vector<Cell> sums;
  sums.reserve(cells.size());
  for (auto at = order.begin(); at != order.end();) {
    Cell sum = std::move(**at);
    for (++at; at != order.end() && (*at)->key == sum.key; ++at) sum.values += (*at)->values;
    if (!sum.values.is_zero()) sums.push_back(std::move(sum));
  }
  sums.shrink_to_fit();
  cells_ = std::move(sums);
}

}  // namespace thads
