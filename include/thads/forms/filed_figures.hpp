// SPDX-License-Identifier: Apache-2.0
// Figures that an office filed, column by column, turned back into measures: with them a filed form
// can be added to counted cases, checked, and printed like any other.
#pragma once

#include <array>
#include <cstddef>
#include <span>
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
  explicit filed_columns(const regulation& under);

  /// The measures behind the figures of one row. A column of which no part is told apart gives its
  /// measure; every other column is checked against those. What was not filed is 0. Throws
  /// errc::overflow.
  [[nodiscard]] filed_measures measures_of(std::span<const filed_figure> figures) const;

 private:
  // Whether every sum of the regulation that holds one measure holds the other, as often.
  [[nodiscard]] static bool always_together(const regulation& in, measure a, measure b);

  [[nodiscard]] static std::vector<measure> parts_of(const measure_weights& column);

  [[nodiscard]] bool gives_measure(const measure_weights& column,
                                   const std::vector<measure>& parts) const;

  // Single measures before the sums that they are part of.
  [[nodiscard]] static std::vector<std::size_t> narrowest_first(
      const std::vector<std::vector<measure>>& parts);

  std::array<std::size_t, word_count<measure>> kind_{};
};

/// `counted` and `filed` together, keyed by what both are keyed by. Throws errc::mismatch when
/// their periods or versions of the rules differ, and errc::overflow.
[[nodiscard]] tally consolidate(const tally& counted, const tally& filed);

}  // namespace thads
