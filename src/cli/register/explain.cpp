// SPDX-License-Identifier: Apache-2.0
// thads explain: the cases behind a figure.
#include <memory>
#include <optional>
#include <string>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include <thads/report/listings/explain_table.hpp>
#include <thads/tally/explain.hpp>

namespace thads::cli {

void add_explain(CLI::App& program, int& status) {
  struct options {
    input_options in;
    period_options when;
    output_options out;
    cell_filter which;
    std::optional<measure> of;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand("explain", "List the cases behind a figure");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  add_word(*command, "--measure", o->of, "The measure to open, as in the output of tally")
      ->required();
  command->add_option("--unit", o->which.unit, "Only cases of this unit");
  command->add_option("--officer", o->which.officer, "Only cases of this officer");
  add_word(*command, "--initiation", o->which.initiation, "Only cases begun this way");
  add_word(*command, "--judgment-type", o->which.judgment, "Only cases of this type");
  command->footer(
      "Example: thads explain --cases cases.csv --events events.csv --year 2024 --unit ST01 "
      "--measure finished");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    const auto found = explain(in->cases, o->when.period(), o->which, *o->of);
    write_table(make_explain_table(in->cases, found, o->out.lang), o->out);
    status = success;
  });
}

}  // namespace thads::cli
