// SPDX-License-Identifier: Apache-2.0
// thads outlook: the pace to the targets, and what coming years may bring.
#include <memory>

#include "cli/common/scope.hpp"

#include <thads/report/chapters/unit_chapters.hpp>

namespace thads::cli {

void add_outlook(CLI::App& program, int& status) {
  struct options : chapter_options {
    int years_back = 5;
  };
  auto o = std::make_shared<options>();
  auto* command =
      program.add_subcommand("outlook", "The pace to the targets, and what next year may bring");
  o->add_to(*command);
  command->get_option("--units")->required();
  o->in.add_targets_to(*command);
  command
      ->add_option("--years-back", o->years_back,
                   "Full years that estimates rest on, as far as the register has any; name no "
                   "year of which it holds only a part")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->footer(
      "Example: thads outlook --cases cases.csv --events events.csv --units units.csv --targets "
      "targets.csv --year 2024 --months 9");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    with_scope(*in, *o, {dimension::unit}, [&](const chapter_scope& scope) {
      write_tables(make_outlook_chapter(scope, in->targets, o->years_back).tables, o->out);
    });
    status = success;
  });
}

}  // namespace thads::cli
