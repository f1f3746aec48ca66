// SPDX-License-Identifier: Apache-2.0
// thads deadlines: which steps were done in time, by step and unit; on request the late ones.
#include "cli/management/deadlines.hpp"

#include <string>
#include <utility>

#include "cli/common/scope.hpp"

#include <thads/read/csv/byte_source.hpp>
#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/read/json/deadlines_json.hpp>
#include <thads/read/json/json_problem.hpp>
#include <thads/report/chapters/deadline_table.hpp>
#include <thads/report/chapters/register_chapters.hpp>
#include <thads/time/vietnam_days_off.hpp>

namespace thads::cli {

std::shared_ptr<const deadline_rules> rules_of(const std::string& law, language lang) {
  if (law.empty()) {
    return std::make_shared<const deadline_rules>(builtin_deadlines(), vietnam_work_calendar());
  }
  deadlines_load load = read_deadlines(read_small_text(law));
  for (const json_problem& p : load.problems) {
    complain(law + ": " + (p.path.empty() ? "/" : p.path) + ": " + p.message.in(lang));
  }
  if (!load.content) return nullptr;
  return std::make_shared<const deadline_rules>(std::move(*load.content), vietnam_work_calendar());
}

namespace {

struct deadline_options : chapter_options {
  std::string law;
  bool late = false;
};

// False when the files have mistakes.
bool run(const deadline_options& o) {
  const auto rules = rules_of(o.law, o.out.lang);
  if (!rules) return false;
  const auto in = load_usable(o.in, o.out.lang);
  if (!in) return false;
  with_scope(*in, o, {dimension::unit}, [&](const chapter_scope& scope) {
    if (o.late) {
      const auto list = list_late_steps(in->cases, scope.period(), *rules);
      write_table(make_late_steps_table(list, *rules, scope.rows(), scope.lang()), o.out);
    } else {
      write_tables(make_chapters(scope, deadline_chapter(rules)).front().tables, o.out);
    }
  });
  return true;
}

}  // namespace

void add_deadlines(CLI::App& program, int& status) {
  auto o = std::make_shared<deadline_options>();
  auto* command = program.add_subcommand(
      "deadlines", "Which steps were done within the time that the law allows");
  o->add_to(*command);
  command->add_option("--law", o->law, "A table of time limits of your own, as JSON")
      ->type_name("FILE");
  command->add_flag("--late", o->late, "List the late steps, with the days late");
  command->footer(
      "Example: thads deadlines --cases cases.csv --events events.csv --units units.csv --year "
      "2024 --months 12");
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
