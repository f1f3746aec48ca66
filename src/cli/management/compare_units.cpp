// SPDX-License-Identifier: Apache-2.0
// thads compare-units: units compared fairly with each other, and with themselves month by month.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/common/scope.hpp"

#include <thads/read/csv/csv_points.hpp>
#include <thads/report/chapters/unit_chapters.hpp>

namespace thads::cli {

namespace {

struct compare_units_options : chapter_options {
  std::optional<over_dispersion> allow;
  std::string points;
  std::string grades;
  int months_back = 0;
  std::vector<std::string> baselines;
  std::string month_target;

  /// All but the table of points.
  [[nodiscard]] fairness_options made_with() const;
};

void add_options(CLI::App& command, compare_units_options& o) {
  o.add_to(command);
  o.in.add_targets_to(command);
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

fairness_options compare_units_options::made_with() const {
  fairness_options options{.allow = allow.value_or(over_dispersion::none),
                           .months_back = months_back};
  for (const std::string& text : baselines) options.baselines.push_back(parse_baseline(text));
  if (!month_target.empty()) {
    options.month_target = parse_decimal(month_target, number_format::plain);
  }
  return options;
}

// False when the files have mistakes.
bool run(const compare_units_options& o) {
  fairness_options options = o.made_with();
  loaded_input in = load(o.in);
  if (!read_besides(in, o.out.lang, [&](findings& report) {
        if (!o.points.empty()) options.scheme = scheme_of(o.points, o.grades, o.in, report);
      })) {
    return false;
  }
  with_scope(in, o, {dimension::unit, dimension::initiation, dimension::judgment_type},
             [&](const chapter_scope& scope) {
               write_tables(make_fairness_chapter(scope, in.targets, options).tables, o.out);
             });
  return true;
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
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
