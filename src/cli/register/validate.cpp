// SPDX-License-Identifier: Apache-2.0
// thads validate: every finding, with its place.
#include <memory>
#include <string>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include <thads/report/listings/findings_table.hpp>
#include <thads/table/csv_writer.hpp>

namespace thads::cli {

namespace {

std::string as_text(const findings& report, language lang) {
  std::string out;
  for (const finding& f : report.list()) {
    const rule_entry& rule = describe(f.id);
    out += std::string(report.file_name(f)) + ":" + std::to_string(f.line) + ":" +
           std::to_string(f.column) + ": " + std::string(code_of(rule.severity)) + ": " +
           f.message(lang) + " [" + std::string(rule.code) + "]";
    if (!f.case_id.empty()) out += " " + quoted_text(f.case_id);
    if (!f.field.empty()) out += " " + std::string(f.field);
    out += '\n';
  }
  return out + summary_of(report) + "\n";
}

std::string as_csv(const findings& report, language lang) {
  std::string out;
  csv_line(out, {"file", "line", "case_id", "field", "rule", "severity", "message"});
  for (const finding& f : report.list()) {
    const rule_entry& rule = describe(f.id);
    csv_line(out, {report.file_name(f), std::to_string(f.line), f.case_id, f.field, rule.code,
                   code_of(rule.severity), f.message(lang)});
  }
  return out;
}

}  // namespace

void add_validate(CLI::App& program, int& status) {
  struct options {
    input_options in;
    output_options out;
  };
  auto o = std::make_shared<options>();
  auto* command =
      program.add_subcommand("validate", "List everything that is wrong with a register");
  o->in.add_to(*command);
  o->in.add_targets_to(*command);
  o->out.add_to(*command);
  command->footer("Example: thads validate --cases cases.csv --events events.csv --format csv");
  command->callback([o, &status] {
    const loaded_input in = load(o->in);
    switch (o->out.format) {
      case output_format::text:
        write_output(as_text(in.report, o->out.lang));
        break;
      case output_format::csv:
        write_output(as_csv(in.report, o->out.lang));
        break;
      case output_format::spreadsheet:
      case output_format::json:
      case output_format::html:
        write_table(make_findings_table(in.report), o->out);
        break;
    }
    status = in.report.has_errors() ? has_findings : success;
  });
}

}  // namespace thads::cli
