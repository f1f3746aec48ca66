// SPDX-License-Identifier: Apache-2.0
// Figures that an office filed, column by column, turned back into measures: with them a filed form
// can be added to counted cases, checked, and printed like any other.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// What stands in one column of one row of a filed form.
struct filed_figure {
  measure_weights column{};  ///< what the column adds up; see weights_of
  figure value{};            ///< việc and đồng
};

/// A filed figure that is not what the others come down to.
struct filed_contradiction {
  std::size_t at = 0;  ///< which of the filed figures
  figure should{};     ///< what it would have to be
};

/// The measures that the figures of one row come down to.
struct filed_measures {
  measures values{};
  std::vector<filed_contradiction> contradictions{};
};

/// Turns the columns of a regulation back into measures.
///
/// A regulation does not tell all measures apart: under Circular 05/2024 column K holds cases
/// postponed otherwise and suspended ones. Such measures are kept together under the first of them,
/// which changes no column, indicator or identity of that regulation.
class filed_columns {
 public:
  explicit filed_columns(const regulation& under) {
    for (std::size_t m = 0; m < kind_.size(); ++m) {
      kind_[m] = m;
      for (std::size_t earlier = m; earlier-- != 0;) {
        if (always_together(under, static_cast<measure>(earlier), static_cast<measure>(m))) {
          kind_[m] = kind_[earlier];
        }
      }
    }
  }

  /// The measures behind the figures of one row. A column of which no part is told apart gives its
  /// measure; every other column is checked against those. What was not filed is 0. Throws
  /// errc::overflow.
  [[nodiscard]] filed_measures measures_of(std::span<const filed_figure> figures) const {
    filed_measures result;
    std::array<bool, word_count<measure>> given{};
    std::vector<std::vector<measure>> parts_of_each;
    parts_of_each.reserve(figures.size());
    for (const filed_figure& f : figures) parts_of_each.push_back(parts_of(f.column));
    for (const std::size_t i : narrowest_first(parts_of_each)) {
      const std::vector<measure>& parts = parts_of_each[i];
      if (!gives_measure(figures[i].column, parts)) continue;
      const bool is_new = std::none_of(parts.begin(), parts.end(), [&](measure m) {
        return given[static_cast<std::size_t>(m)];
      });
      if (is_new) result.values[parts.front()] = figures[i].value;
      for (const measure m : parts) given[static_cast<std::size_t>(m)] = true;
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const figure should = figures[i].column.sum(result.values);
      if (figures[i].value != should) result.contradictions.push_back({i, should});
    }
    return result;
  }

 private:
  // Whether every sum of the regulation that holds one measure holds the other, as often.
  [[nodiscard]] static bool always_together(const regulation& in, measure a, measure b) {
    const auto same = [a, b](const measure_weights& w) { return w[a] == w[b]; };
    return std::all_of(in.columns.begin(), in.columns.end(),
                       [&](const regulation_column& c) { return same(c.weights); }) &&
           std::all_of(
               in.identities.begin(), in.identities.end(),
               [&](const identity& i) { return same(i.left_weights) && same(i.right_weights); }) &&
           std::all_of(in.indicators.begin(), in.indicators.end(), [&](const indicator& i) {
             return same(i.numerator_weights) && same(i.denominator_weights);
           });
  }

  [[nodiscard]] static std::vector<measure> parts_of(const measure_weights& column) {
    std::vector<measure> parts;
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      if (column[static_cast<measure>(m)] != 0) parts.push_back(static_cast<measure>(m));
    }
    return parts;
  }

  [[nodiscard]] bool gives_measure(const measure_weights& column,
                                   const std::vector<measure>& parts) const {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](measure m) {
      return column[m] == 1 &&
             kind_[static_cast<std::size_t>(m)] == kind_[static_cast<std::size_t>(parts.front())];
    });
  }

  // Single measures before the sums that they are part of.
  [[nodiscard]] static std::vector<std::size_t> narrowest_first(
      const std::vector<std::vector<measure>>& parts) {
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&parts](std::size_t a, std::size_t b) {
      return parts[a].size() < parts[b].size();
    });
    return order;
  }

  std::array<std::size_t, word_count<measure>> kind_{};
};

/// `counted` and `filed` together, keyed by what both are keyed by. Throws errc::mismatch when
/// their periods or versions of the rules differ, and errc::overflow.
[[nodiscard]] inline tally consolidate(const tally& counted, const tally& filed) {
  const auto shared = dimension_set::from_bits(
      static_cast<std::uint8_t>(counted.dimensions().bits() & filed.dimensions().bits()));
  tally sum = counted.project(shared);
  sum.merge(filed.project(shared));
  return sum;
}

}  // namespace thads
