// SPDX-License-Identifier: Apache-2.0
// Puts together what a report is made of, and refuses what does not go together.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/forms/all_checks.hpp>
#include <thads/forms/form_sheet.hpp>
#include <thads/units/restatement.hpp>
#include <thads/targets/targets.hpp>
#include <thads/units/unit_figures.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

[[nodiscard]] inline std::vector<tally> years_by_unit(std::span<const tally* const> years) {
  if (years.empty()) {
    throw error(errc::argument, "years holds no tally; the last is the period reported");
  }
  std::vector<tally> result;
  for (const tally* const year : years) {
    const period in = year->period();
    if (!result.empty() && (in.months() != result.back().period().months() ||
                            in.year() <= result.back().period().year())) {
      throw error(errc::mismatch, "years are of the same months, the earliest first; " +
                                      to_string(in) + " follows " +
                                      to_string(result.back().period()));
    }
    result.push_back(year->project({dimension::unit}));
  }
  return result;
}

[[nodiscard]] inline std::string root_of(std::string_view wanted, const tally& now,
                                         const agency_tree& tree) {
  if (wanted.empty()) return common_root(now, tree);
  if (!tree.knows(wanted)) throw error(errc::not_found, "there is no unit " + quoted_text(wanted));
  return std::string(wanted);
}

}  // namespace detail

namespace detail {

// The years on the units that `tree` has in force on the day that `day_of` gives for each.
template <class DayOf>
void restate_years(report_input& about, const agency_tree& tree,
                   const succession_table& successions, DayOf day_of) {
  for (tally& year : about.years) {
    restated_figures on_units = restate(year, tree, successions, day_of(year.period()));
    year = std::move(on_units.figures);
    add_divided(about.divided, on_units.divided);
  }
}

}  // namespace detail

/// What a report on `root` is made of: tallies of the same months of several years, the earliest
/// first, the last one being the period reported; their units (nullptr for units that all stand
/// side by side); targets; and what became of units: what a unit that was abolished before the end
/// of a period still holds goes to its successors. An empty `root` stands for the unit above all
/// that were counted. Throws errc::argument without a tally or without such a unit, errc::mismatch
/// for other periods, and errc::bad_register for a unit that `tree` lacks on the last day of a
/// period; errc::not_found when it does not know `root`.
[[nodiscard]] inline report_input report_on(std::span<const tally* const> years,
                                            const agency_tree* tree, target_table targets,
                                            std::string_view root,
                                            const succession_table& successions = {}) {
  report_input about{.years = detail::years_by_unit(years)};
  if (tree == nullptr) {
    about.tree = flat_tree(about.now());
  } else {
    if (!successions.empty()) {
      detail::restate_years(about, *tree, successions,
                            [](const period& in) { return in.last_day(); });
    }
    for (const tally& year : about.years) require_units(year, *tree);
    about.tree = *tree;
  }
  about.targets = std::move(targets);
  about.successions = successions;
  about.root = detail::root_of(root, about.now(), about.tree);
  return about;
}

/// The same report with every year on the units of the day `on`, so that years compare although
/// units were merged or divided between them. Throws like `restate`, and errc::not_found when the
/// unit reported on does not exist on that day.
[[nodiscard]] inline report_input restated(const report_input& published,
                                           const succession_table& successions, date on) {
  report_input about = published;
  if (about.tree.find(about.root, on) == nullptr) {
    throw error(errc::not_found, "there is no unit " + quoted_text(about.root) + " on " +
                                     to_string(on) + "; report on a unit of that day");
  }
  detail::restate_years(about, published.tree, successions, [on](const period&) { return on; });
  about.tree = published.tree.as_of(on);
  return about;
}

/// The figures of `code`, a unit of the report. Throws errc::not_found when it is none.
[[nodiscard]] inline unit_figures figures_of_unit(const report_input& about,
                                                  std::string_view code) {
  for (unit_figures& u : about.units()) {
    if (u.code == code) return std::move(u);
  }
  throw error(errc::not_found, "unit " + quoted_text(code) + " is not in this report");
}

/// A report on a unit, ready to be asked for its tables.
struct unit_report {
  report_input about;
  tally figures;  ///< of the period, with all its keys

  /// What the report is made of, for tables in `lang`. It is a copy, as others may read the report
  /// in another language at the same time.
  [[nodiscard]] report_input in(language lang) const {
    report_input copy = about;
    copy.lang = lang;
    return copy;
  }

  /// Form `id` of a regulation, filled in. Throws errc::not_found for a form that it does not have.
  [[nodiscard]] form_sheet sheet(const regulation& under, std::string_view id) const {
    return {under, form_of(under, id), figures, about.tree, about.root};
  }

  /// Every check of the figures under a regulation; those against figures that somebody else added
  /// up when `filed_totals` is there.
  [[nodiscard]] std::vector<check_result> checks(const regulation& under,
                                                 const tally* filed_totals) const {
    const auto sheets = make_form_sheets(under, figures, about.tree, about.root);
    return run_checks({.under = under,
                       .sheets = sheets,
                       .figures = figures,
                       .tree = about.tree,
                       .root = about.root,
                       .before = about.before(),
                       .filed_totals = filed_totals,
                       .successions = &about.successions});
  }
};

}  // namespace thads
