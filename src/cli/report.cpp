// SPDX-License-Identifier: Apache-2.0
// thads kpi and thads report: key figures, rates, targets and growth.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "options.hpp"
#include "output.hpp"

#include <thads/report/kpi_table.hpp>
#include <thads/report/year_report.hpp>

namespace thads::cli {

namespace {

struct options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;

  void add_to(CLI::App& command) {
    in.add_to(command);
    in.add_targets_to(command);
    when.add_to(command);
    out.add_to(command);
    command.add_option("--unit", root, "The unit to report on (default: the one above all others)");
  }
};

// One tally for each year to report: those with targets for the unit, and always the year before.
report_input collect(const options& o, loaded_input in) {
  const period now = o.when.period();
  report_input report{.years = {}, .targets = std::move(in.targets), .lang = o.out.lang};
  const auto count_year = [&](int year) {
    return count(in.cases, period(year, now.months()), {dimension::unit}, o.when.threads);
  };
  const tally current = count_year(now.year());
  report.tree = tree_for(current, in.tree);
  report.root = o.root.empty() ? common_root(current, report.tree) : o.root;
  if (!report.tree.knows(report.root)) {
    throw error(errc::not_found, "there is no unit " + quoted_text(report.root));
  }
  std::vector<int> years = report.targets.years_of(report.root);
  std::erase_if(years, [&](int year) { return year >= now.year(); });
  if (std::find(years.begin(), years.end(), now.year() - 1) == years.end() && now.year() > 1901) {
    years.push_back(now.year() - 1);
  }
  for (const int year : years) report.years.push_back(count_year(year));
  report.years.push_back(current);
  return report;
}

void add_command(CLI::App& program, int& status, const std::string& name,
                 const std::string& purpose,
                 void (*write)(const report_input&, const output_options&)) {
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand(name, purpose);
  o->add_to(*command);
  command->footer("Example: thads " + name +
                  " --cases cases.csv --events events.csv --units units.csv --targets targets.csv "
                  "--year 2024 --months 12");
  command->callback([o, write, &status] {
    auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    write(collect(*o, std::move(*in)), o->out);
    status = success;
  });
}

}  // namespace

void add_kpi(CLI::App& program, int& status) {
  add_command(program, status, "kpi", "Rates, targets and growth of a unit and the units below it",
              [](const report_input& in, const output_options& out) {
                write_table(make_kpi_table(in), out);
              });
}

void add_report(CLI::App& program, int& status) {
  add_command(program, status, "report", "The report of a period: figures, units, years, flows",
              [](const report_input& in, const output_options& out) {
                write_tables(make_year_report(in), out);
              });
}

}  // namespace thads::cli
