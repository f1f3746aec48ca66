// SPDX-License-Identifier: Apache-2.0
// Splitting a total by weights without losing or inventing a unit.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <thads/base/config.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/money.hpp>

namespace thads {

/// Splits `total` units in proportion to the weights: whole units by the largest remainder, ties by
/// position. The parts add up to the total exactly, a zero weight gets zero, and a negative total
/// is split like its opposite. Throws `argument` for a negative weight, and when there is something
/// to split but no weight above zero.
[[nodiscard]] std::vector<int128_t> allocate(int128_t total, std::span<const decimal> weights);

/// Splits `total` into parts with `scale` decimals, like the form for units. Throws `inexact` when
/// the total itself has more decimals, and `range` for a scale outside 0…38.
[[nodiscard]] inline std::vector<decimal> allocate(const decimal& total,
                                                   std::span<const decimal> weights, int scale) {
  const auto units = allocate(rescale_exact(total, scale).coefficient(), weights);
  std::vector<decimal> parts;
  parts.reserve(units.size());
  for (const int128_t unit : units) parts.push_back(decimal::from_parts(unit, scale));
  return parts;
}

/// Splits `total` into parts of whole minor units, like the form for units.
[[nodiscard]] inline std::vector<money> allocate(const money& total,
                                                 std::span<const decimal> weights) {
  std::vector<money> parts;
  for (const decimal& part : allocate(total.amount(), weights, total.unit().minor_digits())) {
    parts.emplace_back(part, total.unit());
  }
  return parts;
}

}  // namespace thads

#ifdef THADS_HEADER_ONLY
#include <thads/number/allocate-inl.hpp>
#endif
