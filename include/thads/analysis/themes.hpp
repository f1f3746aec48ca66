// SPDX-License-Identifier: Apache-2.0
// Themes (nhóm việc): figures of cases with a flag, which overlap, and the cases that are reported
// one by one.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/units/unit_rows.hpp>
#include <thads/units/unit_sums.hpp>
#include <thads/tally/case_ranges.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// A theme: the cases with any of its flags.
struct theme {
  std::string code{};
  bilingual name{};
  flag_set any_of{};
};

/// Whether two sets share a flag.
[[nodiscard]] constexpr bool intersect(flag_set a, flag_set b) noexcept {
  return (a.bits() & b.bits()) != 0;
}

/// The themes that are reported: every flag by itself, and corruption and economic cases together,
/// whose recovery is published as one figure.
[[nodiscard]] inline std::vector<theme> reported_themes() {
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

/// The measures of a unit by theme. A case with several flags stands under each of its themes, so
/// that these add up to more than `flagged`.
struct theme_sums {
  std::vector<measures> themes{};  ///< in the order of the themes asked for
  measures flagged{};              ///< cases with any flag, each once
  measures several{};              ///< cases with more than one flag, each once
  measures all{};                  ///< all cases
};

/// The sums of every row of `rows`. Throws errc::mismatch unless `figures` are keyed by unit and
/// flags, and errc::overflow.
[[nodiscard]] inline std::vector<theme_sums> sums_of_themes(const tally& figures,
                                                            const std::vector<theme>& themes,
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

/// The flags of cases that are reported to the steering committee one by one: hardship (hoàn cảnh
/// khó khăn) and people with merit (người có công).
[[nodiscard]] constexpr flag_set committee_flags() noexcept {
  flag_set flags;
  flags.insert(flag::hardship);
  flags.insert(flag::merit);
  return flags;
}

/// A case that is reported by itself.
struct flagged_case {
  std::size_t number = 0;  ///< of the case in the register
  std::string_view id{};
  std::string_view unit{};     ///< that holds it at the end of the period or held it at closing
  std::string_view officer{};  ///< likewise; empty when nobody is assigned
  flag_set flags{};
  date accepted{};
  std::int64_t amount = 0;   ///< obligation as accepted, in đồng
  std::int64_t balance = 0;  ///< left at the end of the period, in đồng
  measure stands{};          ///< where the case is counted
};

/// The cases of `in` with any of the flags `any_of`, closed in the period or open at its end, in
/// the order of the register. Throws errc::bad_register when the register has errors.
[[nodiscard]] inline std::vector<flagged_case> flagged_cases(const case_register& cases,
                                                             const period& in, flag_set any_of) {
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
