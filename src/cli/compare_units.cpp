// SPDX-License-Identifier: Apache-2.0
// thads compare-units: units compared fairly with each other, and with themselves month by month.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "output.hpp"

#include <thads/io/csv_points.hpp>
#include <thads/report/fairness_table.hpp>
#include <thads/report/report_on.hpp>
#include <thads/report/scoring_table.hpp>

namespace thads::cli {

namespace {

struct compare_units_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
  std::optional<over_dispersion> allow;
  std::string points;
  std::string grades;
  int months_back = 0;
  std::vector<std::string> baselines;
  std::string month_target;
};

void add_options(CLI::App& command, compare_units_options& o) {
  o.in.add_to(command);
  o.in.add_targets_to(command);
  o.when.add_to(command);
  o.out.add_to(command);
  command.add_option("--unit", o.root,
                     "The unit whose units are compared (default: the one above "
                     "all others)");
  add_word(command, "--over-dispersion", o.allow,
           "Widen the funnel when units vary more than chance: none, multiplicative or additive");
  auto* points =
      command.add_option("--points", o.points, "Score the units by this table of points, as CSV")
          ->type_name("FILE");
  command.add_option("--grades", o.grades, "The grades of these scores, as CSV")
      ->needs(points)
      ->type_name("FILE");
  auto* months = command
                     .add_option("--months-back", o.months_back,
                                 "Control charts of the last months of the period, so many")
                     ->check(CLI::Range(2, 240));
  command
      .add_option("--baseline", o.baselines,
                  "FROM:TO, the days whose months give the limits of the charts from then on; "
                  "may be repeated (default: all months)")
      ->needs(months);
  command
      .add_option("--month-target", o.month_target,
                  "Percent to be resolved in each month, held against the limits")
      ->needs(months);
}

// "2023-10-01:2024-09-30"
chart_baseline parse_baseline(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) {
    throw CLI::ValidationError("--baseline", quoted_text(text) + " is not of the form FROM:TO");
  }
  return {parse_date(text.substr(0, colon)), parse_date(text.substr(colon + 1))};
}

// The cumulative periods whose differences are the last `count` months up to the end of `until`.
std::vector<period> periods_of_months(const period& until, int count) {
  const int last = until.year() * 12 + until.months() - 1;
  int first = last - count + 1;
  if (first % 12 != 0) --first;  // what the first month is taken from
  std::vector<period> periods;
  for (int month = first; month <= last; ++month) {
    periods.push_back(period(month / 12, month % 12 + 1));
  }
  return periods;
}

control_chart_input chart_input(const compare_units_options& o, const case_register& cases,
                                const report_input& about) {
  control_chart_input chart{.tree = about.tree, .root = about.root, .lang = o.out.lang};
  for (const std::string& text : o.baselines) chart.baselines.push_back(parse_baseline(text));
  if (!o.month_target.empty()) {
    chart.target = parse_decimal(o.month_target, number_format::plain);
  }
  for (const period& p : periods_of_months(o.when.period(), o.months_back)) {
    chart.cumulative.push_back(count(cases, p, {dimension::unit}, o.when.threads));
  }
  return chart;
}

score_scheme read_scheme(const compare_units_options& o, findings& report) {
  score_scheme scheme;
  if (o.points.empty()) return scheme;
  scheme.criteria = read_points(text_input::file(o.points), report, o.in.format());
  if (o.grades.empty()) return scheme;
  scheme.grades = read_grades(text_input::file(o.grades), scheme.criteria, report, o.in.format());
  return scheme;
}

void compare_units(const compare_units_options& o, int& status) {
  status = has_findings;
  loaded_input in = load(o.in);
  const auto errors = in.report.count(severity::error);
  const score_scheme scheme = read_scheme(o, in.report);
  if (in.report.count(severity::error) != errors) in.tables_are_wrong = true;
  if (!accept(in, o.out.lang)) return;
  const period now = o.when.period();
  const tally figures = count(in.cases, now, dimension_set::all(), o.when.threads);
  std::vector<tally> years;
  if (now.year() > earliest_statistical_year) {
    years.push_back(
        count(in.cases, now.same_period_last_year(), {dimension::unit}, o.when.threads));
  }
  years.push_back(figures);
  std::vector<const tally*> views;
  for (const tally& year : years) views.push_back(&year);
  report_input about =
      report_on(views, in.tree.empty() ? nullptr : &in.tree, std::move(in.targets), o.root);
  about.lang = o.out.lang;
  const funnel_options drawn{.allow = o.allow.value_or(over_dispersion::none)};
  std::vector<named_table> tables{{"funnel", make_funnel_table(about, drawn)},
                                  {"mix_adjusted", make_mix_table(about, figures)},
                                  {"ranks", make_rank_table(about)}};
  if (o.months_back != 0) {
    const control_chart_input chart = chart_input(o, in.cases, about);
    tables.push_back({"control_chart", make_control_chart_table(chart)});
    tables.push_back({"control_limits", make_control_limits_table(chart)});
  }
  if (!o.points.empty()) tables.push_back({"scores", make_score_table(about, scheme)});
  write_tables(tables, o.out);
  status = success;
}

}  // namespace

void add_compare_units(CLI::App& program, int& status) {
  auto o = std::make_shared<compare_units_options>();
  auto* command = program.add_subcommand(
      "compare-units",
      "Units compared fairly: funnel, the same mix of cases, real ranks, control charts, scores");
  add_options(*command, *o);
  command->footer(
      "Example: thads compare-units --cases cases.csv --events events.csv --units units.csv "
      "--year 2024 --months-back 24 --points points.csv");
  command->callback([o, &status] { compare_units(*o, status); });
}

}  // namespace thads::cli
