// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/report_on.hpp>

#include <string>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/forms/all_checks.hpp>
#include <thads/units/restatement.hpp>

namespace thads {

namespace {

[[nodiscard]] std::vector<tally> years_by_unit(std::span<const tally* const> years) {
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

[[nodiscard]] std::string root_of(std::string_view wanted, const tally& now,
                                  const agency_tree& tree) {
  if (wanted.empty()) return common_root(now, tree);
  if (!tree.knows(wanted)) throw error(errc::not_found, "there is no unit " + quoted_text(wanted));
  return std::string(wanted);
}

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

}  // namespace

report_input report_on(std::span<const tally* const> years, const agency_tree* tree,
                       target_table targets, std::string_view root,
                       const succession_table& successions) {
  report_input about{.years = years_by_unit(years)};
  if (tree == nullptr) {
    about.tree = flat_tree(about.now());
  } else {
    if (!successions.empty()) {
      restate_years(about, *tree, successions, [](const period& in) { return in.last_day(); });
    }
    for (const tally& year : about.years) require_units(year, *tree);
    about.tree = *tree;
  }
  about.targets = std::move(targets);
  about.successions = successions;
  about.root = root_of(root, about.now(), about.tree);
  return about;
}

report_input restated(const report_input& published, const succession_table& successions, date on) {
  report_input about = published;
  if (about.tree.find(about.root, on) == nullptr) {
    throw error(errc::not_found, "there is no unit " + quoted_text(about.root) + " on " +
                                     to_string(on) + "; report on a unit of that day");
  }
  restate_years(about, published.tree, successions, [on](const period&) { return on; });
  about.tree = published.tree.as_of(on);
  return about;
}

unit_figures figures_of_unit(const report_input& about, std::string_view code) {
  for (unit_figures& u : about.units()) {
    if (u.code == code) return std::move(u);
  }
  throw error(errc::not_found, "unit " + quoted_text(code) + " is not in this report");
}

report_input unit_report::in(language lang) const {
  report_input copy = about;
  copy.lang = lang;
  return copy;
}

form_sheet unit_report::sheet(const regulation& under, std::string_view id) const {
  return {under, form_of(under, id), figures, about.tree, about.root};
}

std::vector<check_result> unit_report::checks(const regulation& under,
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

}  // namespace thads
