// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/rank_interval.hpp>

#include <algorithm>
#include <utility>

#include <thads/analysis/wilson.hpp>

namespace thads {

std::vector<interval_placing> rank_with_intervals(const std::vector<unit_proportion>& units,
                                                  direction better, const percent& confidence) {
  std::vector<ranked_value> values;
  values.reserve(units.size());
  for (const unit_proportion& u : units) values.push_back({u.code, u.cases.rate()});
  std::vector<interval_placing> result;
  for (placing& p : rank_units(std::move(values), better)) {
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](const unit_proportion& u) { return u.code == p.code; });
    const auto interval = wilson_interval(unit->cases, confidence, p.out_of);
    result.push_back({.place = std::move(p), .cases = unit->cases, .interval = interval});
  }
  const auto is_better = [better](const interval_placing& a, const interval_placing& b) {
    return better == direction::higher ? a.interval->lower > b.interval->upper
                                       : a.interval->upper < b.interval->lower;
  };
  const std::size_t ranked = result.empty() ? 0 : result.front().place.out_of;
  for (std::size_t i = 0; i < ranked; ++i) {
    interval_placing& own = result[i];
    own.best = 1;
    own.worst = ranked;
    for (std::size_t k = 0; k < ranked; ++k) {
      if (is_better(result[k], own)) ++*own.best;
      if (is_better(own, result[k])) --*own.worst;
    }
    if (i + 1 < ranked) own.differs_from_next = is_better(own, result[i + 1]);
  }
  return result;
}

}  // namespace thads
