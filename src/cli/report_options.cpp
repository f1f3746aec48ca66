// SPDX-License-Identifier: Apache-2.0
// Reading and counting what a report on a unit needs.
#include "report_options.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace thads::cli {

void report_options::add_to(CLI::App& command) {
  in.add_to(command);
  in.add_targets_to(command);
  when.add_to(command);
  command.add_option("--unit", root, "The unit to report on (default: the one above all others)");
}

namespace {

// `current` are the figures of the period, by unit.
report_input report_on(const report_options& options, loaded_input in, tally current,
                       language lang) {
  const period now = options.when.period();
  report_input report{.years = {}, .targets = std::move(in.targets), .lang = lang};
  report.tree = tree_for(current, in.tree);
  report.root = options.root.empty() ? common_root(current, report.tree) : options.root;
  if (!report.tree.knows(report.root)) {
    throw error(errc::not_found, "there is no unit " + quoted_text(report.root));
  }
  std::vector<int> years = report.targets.years_of(report.root);
  std::erase_if(years, [&](int year) { return year >= now.year(); });
  const int first = earliest_statistical_year;
  if (std::find(years.begin(), years.end(), now.year() - 1) == years.end() && now.year() > first) {
    years.push_back(now.year() - 1);
  }
  for (const int year : years) {
    report.years.push_back(
        count(in.cases, period(year, now.months()), {dimension::unit}, options.when.threads));
  }
  report.years.push_back(std::move(current));
  return report;
}

}  // namespace

std::optional<report_input> collect(const report_options& options, language lang) {
  auto in = load_usable(options.in, lang);
  if (!in) return std::nullopt;
  tally current = count(in->cases, options.when.period(), {dimension::unit}, options.when.threads);
  return report_on(options, std::move(*in), std::move(current), lang);
}

form_labels labels_of(const detailed_report_input& in) {
  const agency* unit = in.about.tree.find(in.about.root, in.figures.period().last_day());
  const std::string& name = unit == nullptr || unit->name.empty() ? in.about.root : unit->name;
  return {.reporting_unit = {name, name}, .set_aside = in.figures.set_aside()};
}

std::optional<detailed_report_input> collect_details(const report_options& options, language lang) {
  auto in = load_usable(options.in, lang);
  if (!in) return std::nullopt;
  tally figures =
      count(in->cases, options.when.period(), dimension_set::all(), options.when.threads);
  tally by_unit = figures.project({dimension::unit});
  return detailed_report_input{report_on(options, std::move(*in), std::move(by_unit), lang),
                               std::move(figures)};
}

}  // namespace thads::cli
