// SPDX-License-Identifier: Apache-2.0
// thads themes: figures of corruption, credit, budget and other cases, and the cases that are
// reported one by one.
#include <memory>

#include "cli/common/scope.hpp"

#include <thads/analysis/themes.hpp>
#include <thads/report/chapters/register_chapters.hpp>
#include <thads/report/chapters/theme_table.hpp>

namespace thads::cli {

void add_themes(CLI::App& program, int& status) {
  struct options : chapter_options {
    bool list = false;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand(
      "themes", "Figures by theme: corruption, credit, budget, focus, hardship, merit, economic");
  o->add_to(*command);
  command->add_flag("--list", o->list,
                    "List the hardship and merit cases for the steering committee instead");
  command->footer(
      "Example: thads themes --cases cases.csv --events events.csv --units units.csv --year 2024 "
      "--months 12 --list");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    with_scope(*in, *o, {dimension::unit, dimension::flags}, [&](const chapter_scope& scope) {
      if (o->list) {
        const auto cases = flagged_cases(in->cases, scope.period(), committee_flags());
        write_table(make_flagged_cases_table(cases, scope.rows(), scope.period(), scope.lang()),
                    o->out);
      } else {
        write_tables(make_chapters(scope, theme_chapter()).front().tables, o->out);
      }
    });
    status = success;
  });
}

}  // namespace thads::cli
