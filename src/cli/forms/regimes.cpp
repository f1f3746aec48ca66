// SPDX-License-Identifier: Apache-2.0
// thads regimes: the regulations, their columns and their formulas.
#include <memory>
#include <string>
#include <vector>

#include "cli/common/output.hpp"
#include "cli/common/regime_options.hpp"

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/forms/regulation_tables.hpp>

namespace thads::cli {

void add_regimes(CLI::App& program, int& status) {
  struct options {
    std::string regime;
    output_options out;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand(
      "regimes", "The regulations that thads knows, or the columns and formulas of one");
  command->add_option("--regime", o->regime, "The regulation to show: an id or a file");
  o->out.add_to(*command);
  command->footer("Example: thads regimes --regime TT05-2024");
  command->callback([o, &status] {
    status = has_findings;
    if (o->regime.empty()) {
      write_table(regulations_table(builtin_regulations(), o->out.lang), o->out);
    } else {
      const auto chosen = regulations_for({.regime = o->regime}, period(2024), o->out.lang);
      if (!chosen) return;
      write_tables(regulation_tables(chosen->front(), o->out.lang), o->out);
    }
    status = success;
  });
}

}  // namespace thads::cli
