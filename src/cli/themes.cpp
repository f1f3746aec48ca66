// SPDX-License-Identifier: Apache-2.0
// thads themes: figures of corruption, credit, budget and other cases, and the cases that are
// reported one by one.
#include <memory>
#include <string>

#include "options.hpp"
#include "output.hpp"
#include "scope.hpp"

#include <thads/report/theme_table.hpp>

namespace thads::cli {

void add_themes(CLI::App& program, int& status) {
  struct options {
    input_options in;
    period_options when;
    output_options out;
    std::string root;
    bool list = false;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand(
      "themes", "Figures by theme: corruption, credit, budget, focus, hardship, merit, economic");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  add_root(*command, o->root);
  command->add_flag("--list", o->list,
                    "List the hardship and merit cases for the steering committee instead");
  command->footer(
      "Example: thads themes --cases cases.csv --events events.csv --units units.csv --year 2024 "
      "--months 12 --list");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    const period when = o->when.period();
    const tally figures =
        count(in->cases, when, {dimension::unit, dimension::flags}, o->when.threads);
    const report_scope scope(*in, figures.project({dimension::unit}), o->root);
    const unit_rows rows = scope.rows();
    if (o->list) {
      const auto cases = flagged_cases(in->cases, when, committee_flags());
      write_table(make_flagged_cases_table(cases, rows, when, o->out.lang), o->out);
    } else {
      write_tables(make_theme_tables(figures, rows, o->out.lang), o->out);
    }
    status = success;
  });
}

}  // namespace thads::cli
