// SPDX-License-Identifier: Apache-2.0
// thads check-published: published figures recomputed from the numbers printed beside them.
#include <memory>
#include <string>
#include <vector>

#include "cli/common/options.hpp"
#include "cli/common/output.hpp"

#include <thads/read/csv/csv_claims.hpp>
#include <thads/report/forms/claims_table.hpp>

namespace thads::cli {

namespace {

void complain_of(const findings& report, language lang) {
  for (const finding& f : report.list()) {
    const severity grave = describe(f.id).severity;
    if (grave == severity::note) continue;
    complain(std::string(report.file_name(f)) + ":" + std::to_string(f.line) + ":" +
             std::to_string(f.column) + ": " + std::string(code_of(grave)) + ": " +
             f.message(lang));
  }
}

}  // namespace

void add_check_published(CLI::App& program, int& status) {
  struct options {
    std::string file;
    output_options out;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand(
      "check-published", "Recompute published figures from the numbers printed beside them");
  command->add_option("FILE", o->file, "The published figures, as CSV")->required()->type_name("");
  o->out.add_to(*command);
  command->footer("Example: thads check-published examples/published_figures.csv --format csv");
  command->callback([o, &status] {
    findings report;
    const std::vector<published_row> rows = read_claims(text_input::file(o->file), report);
    complain_of(report, o->out.lang);
    const claim_results results = check_all_claims(rows);
    // The columns of the CSV output are fixed for scripts, so there the formula is left out.
    const bool with_formula = o->out.format != output_format::csv;
    write_table(make_claims_table(results, o->out.lang, with_formula), o->out);
    const bool fine = results.count(verdict::disagrees) == 0 && !report.has_errors();
    status = fine ? success : has_findings;
  });
}

}  // namespace thads::cli
