// SPDX-License-Identifier: Apache-2.0
// thads conditions: flows between with and without conditions, and what keeps cases from being
// enforced.
#include <memory>

#include "cli/common/scope.hpp"

#include <thads/report/chapters/register_chapters.hpp>

namespace thads::cli {

void add_conditions(CLI::App& program, int& status) {
  auto o = std::make_shared<chapter_options>();
  auto* command = program.add_subcommand(
      "conditions", "Flows between with and without conditions, and obstacles by ground");
  o->add_to(*command);
  command->footer(
      "Example: thads conditions --cases cases.csv --events events.csv --units units.csv "
      "--grounds grounds.csv --year 2024 --months 12");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    with_scope(*in, *o, {dimension::unit}, [&](const chapter_scope& scope) {
      write_tables(make_chapters(scope, condition_chapter(in->grounds)).front().tables, o->out);
    });
    status = success;
  });
}

}  // namespace thads::cli
