// SPDX-License-Identifier: Apache-2.0
// thads outlook: the pace to the targets, and what coming years may bring.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "output.hpp"

#include <thads/report/outlook_table.hpp>
#include <thads/result/restatement.hpp>
#include <thads/result/unit_figures.hpp>

namespace thads::cli {

namespace {

struct outlook_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
  int years_back = 5;
};

// The full years before the end of the period, the last one last. Years in which the register has
// nothing are not years without cases: those before it begins, and a gap with all before it, are
// left out.
std::vector<tally> full_years(const case_register& cases, const outlook_options& o) {
  const period now = o.when.period();
  const int last = now.is_full_year() ? now.year() : now.year() - 1;
  std::vector<tally> years;
  for (int year = last; year > last - o.years_back && year >= earliest_statistical_year; --year) {
    tally t = count(cases, period(year), {dimension::unit}, o.when.threads);
    if (t.cells().empty()) break;
    years.push_back(std::move(t));
  }
  std::reverse(years.begin(), years.end());
  return years;
}

// Everything on the units of the last day of the period, so that each has its past.
void restate_on_last_day(outlook_input& about, const succession_table& successions) {
  const date last_day = about.now.period().last_day();
  const auto change = [&](tally& t) {
    restated_figures on_units = restate(t, about.tree, successions, last_day);
    t = std::move(on_units.figures);
    for (divided_history& d : on_units.divided) about.divided.push_back(std::move(d));
  };
  change(about.now);
  for (tally& year : about.full_years) change(year);
  if (about.same_period_last_year) change(*about.same_period_last_year);
}

// Nothing when the files have mistakes.
bool run(const outlook_options& o) {
  auto in = load_usable(o.in, o.out.lang);
  if (!in) return false;
  const period when = o.when.period();
  tally now = count(in->cases, when, {dimension::unit}, o.when.threads);
  outlook_input about{.now = std::move(now),
                      .same_period_last_year = {},
                      .full_years = full_years(in->cases, o),
                      .tree = std::move(in->tree),
                      .targets = std::move(in->targets),
                      .root = o.root,
                      .lang = o.out.lang};
  if (when.year() > earliest_statistical_year) {
    about.same_period_last_year =
        count(in->cases, when.same_period_last_year(), {dimension::unit}, o.when.threads);
  }
  if (!in->successions.empty()) restate_on_last_day(about, in->successions);
  require_units(about.now, about.tree);
  if (about.root.empty()) about.root = common_root(about.now, about.tree);
  write_tables(make_outlook_tables(about), o.out);
  return true;
}

}  // namespace

void add_outlook(CLI::App& program, int& status) {
  auto o = std::make_shared<outlook_options>();
  auto* command =
      program.add_subcommand("outlook", "The pace to the targets, and what next year may bring");
  o->in.add_to(*command);
  command->get_option("--units")->required();
  o->in.add_targets_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  command
      ->add_option("--years-back", o->years_back,
                   "Full years that estimates rest on, as far as the register has any; name no "
                   "year of which it holds only a part")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->add_option("--unit", o->root,
                      "The unit to report on (default: the one above all others)");
  command->footer(
      "Example: thads outlook --cases cases.csv --events events.csv --units units.csv --targets "
      "targets.csv --year 2024 --months 9");
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
