// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/themes.hpp>

#include <bit>

#include <thads/base/error.hpp>
#include <thads/tally/case_ranges.hpp>
#include <thads/tally/fold.hpp>
#include <thads/units/unit_sums.hpp>

namespace thads {

std::vector<theme> reported_themes() {
  std::vector<theme> themes;
  for (std::size_t i = 0; i < word_count<flag>; ++i) {
    const auto f = static_cast<flag>(i);
    flag_set alone;
    alone.insert(f);
    themes.push_back({std::string(code_of(f)), bilingual_heading(f), alone});
  }
  flag_set both;
  both.insert(flag::corruption);
  both.insert(flag::economic);
  themes.push_back(
      {"corruption_or_economic", {"Tham nhũng hoặc kinh tế", "Corruption or economic"}, both});
  return themes;
}

std::vector<theme_sums> sums_of_themes(const tally& figures, const std::vector<theme>& themes,
                                       const unit_rows& rows) {
  if (!figures.dimensions().contains_all({dimension::unit, dimension::flags})) {
    throw error(errc::mismatch, "figures by theme need a tally keyed by unit and flags");
  }
  const theme_sums empty{.themes = std::vector<measures>(themes.size())};
  return sums_by_row(rows, figures.cells(), empty, [&](theme_sums& sums, const tally_cell& c) {
    const flag_set flags = c.key.flags;
    for (std::size_t i = 0; i < themes.size(); ++i) {
      if (intersect(flags, themes[i].any_of)) sums.themes[i] += c.values;
    }
    if (!flags.empty()) sums.flagged += c.values;
    if (std::popcount(flags.bits()) > 1) sums.several += c.values;
    sums.all += c.values;
  });
}

std::vector<flagged_case> flagged_cases(const case_register& cases, const period& in,
                                        flag_set any_of) {
  detail::require_usable(cases);
  const detail::register_columns& c = cases.columns();
  const detail::day_bounds days(in);
  std::vector<flagged_case> found;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const flag_set flags = detail::case_traits::flags(c.traits[i]);
    if (!intersect(flags, any_of)) continue;
    const auto out = detail::fold<int128_t>(c, i, days);
    if (!out.counted) continue;
    found.push_back({.number = i,
                     .id = c.ids[i],
                     .unit = c.units[out.unit],
                     .officer = c.officers[out.officer],
                     .flags = flags,
                     .accepted = date::from_days(c.accepted[i]),
                     .amount = c.amount[i],
                     .balance = out.balance,
                     .stands = out.bucket});
  }
  return found;
}

}  // namespace thads
