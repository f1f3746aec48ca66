// SPDX-License-Identifier: Apache-2.0
// thads tally: the long table of every measure by the keys asked for.
#include <memory>
#include <string>
#include <vector>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include <thads/report/listings/tally_table.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/roll_up.hpp>

namespace thads::cli {

void add_tally(CLI::App& program, int& status) {
  struct options {
    input_options in;
    period_options when;
    output_options out;
    std::string by;
    std::optional<unit_kind> level;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand("tally", "Count a register: cases and money by measure");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  command
      ->add_option(
          "--by", o->by,
          "Keys, joined by commas: unit officer initiation judgment_type flags; none: the total")
      ->capture_default_str();
  add_word(*command, "--roll-up", o->level,
           "Roll the units up to this kind (province, nation …); needs --units");
  command->footer(
      "Example: thads tally --cases cases.csv --events events.csv --year 2024 --months 12 "
      "--by unit,officer --format csv");
  command->callback([o, &status] {
    const std::vector<dimension> by = parse_dimensions(o->by);
    if (o->level && o->in.units.empty()) throw CLI::RequiresError("--roll-up", "--units");
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    tally t = count(in->cases, o->when.period(), set_of(by), o->when.threads);
    if (!in->successions.empty()) {
      t = restate(t, in->tree, in->successions, t.period().last_day()).figures;
    }
    if (o->level) t = roll_up(t, in->tree, *o->level);
    write_table(make_tally_table(t, by, o->out.lang), o->out);
    status = success;
  });
}

}  // namespace thads::cli
