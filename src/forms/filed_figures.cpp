// SPDX-License-Identifier: Apache-2.0
#include <thads/forms/filed_figures.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace thads {

filed_columns::filed_columns(const regulation& under) {
  for (std::size_t m = 0; m < kind_.size(); ++m) {
    kind_[m] = m;
    for (std::size_t earlier = m; earlier-- != 0;) {
      if (always_together(under, static_cast<measure>(earlier), static_cast<measure>(m))) {
        kind_[m] = kind_[earlier];
      }
    }
  }
}

filed_measures filed_columns::measures_of(std::span<const filed_figure> figures) const {
  filed_measures result;
  std::array<bool, word_count<measure>> given{};
  std::vector<std::vector<measure>> parts_of_each;
  parts_of_each.reserve(figures.size());
  for (const filed_figure& f : figures) parts_of_each.push_back(parts_of(f.column));
  for (const std::size_t i : narrowest_first(parts_of_each)) {
    const std::vector<measure>& parts = parts_of_each[i];
    if (!gives_measure(figures[i].column, parts)) continue;
    const bool is_new = std::none_of(parts.begin(), parts.end(),
                                     [&](measure m) { return given[static_cast<std::size_t>(m)]; });
    if (is_new) result.values[parts.front()] = figures[i].value;
    for (const measure m : parts) given[static_cast<std::size_t>(m)] = true;
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const figure should = figures[i].column.sum(result.values);
    if (figures[i].value != should) result.contradictions.push_back({i, should});
  }
  return result;
}

bool filed_columns::always_together(const regulation& in, measure a, measure b) {
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

std::vector<measure> filed_columns::parts_of(const measure_weights& column) {
  std::vector<measure> parts;
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    if (column[static_cast<measure>(m)] != 0) parts.push_back(static_cast<measure>(m));
  }
  return parts;
}

bool filed_columns::gives_measure(const measure_weights& column,
                                  const std::vector<measure>& parts) const {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](measure m) {
    return column[m] == 1 &&
           kind_[static_cast<std::size_t>(m)] == kind_[static_cast<std::size_t>(parts.front())];
  });
}

std::vector<std::size_t> filed_columns::narrowest_first(
    const std::vector<std::vector<measure>>& parts) {
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&parts](std::size_t a, std::size_t b) {
    return parts[a].size() < parts[b].size();
  });
  return order;
}

tally consolidate(const tally& counted, const tally& filed) {
  const auto shared = dimension_set::from_bits(
      static_cast<std::uint8_t>(counted.dimensions().bits() & filed.dimensions().bits()));
  tally sum = counted.project(shared);
  sum.merge(filed.project(shared));
  return sum;
}

}  // namespace thads
