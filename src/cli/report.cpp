// SPDX-License-Identifier: Apache-2.0
// thads kpi and thads report: key figures, rates, targets and growth.
#include <memory>
#include <string>

#include "options.hpp"
#include "output.hpp"
#include "report_folder.hpp"
#include "report_options.hpp"

#include <thads/report/kpi_table.hpp>
#include <thads/report/year_report.hpp>

namespace thads::cli {

namespace {

struct report_folder_options {
  report_options about;
  regime_options under;
  output_options out;
  std::string folder;
};

// Tables on the standard output, and with --out the whole report in a folder.
int write_report(const report_folder_options& o) {
  if (o.folder.empty()) {
    const auto in = collect(o.about, o.out.lang);
    if (!in) return has_findings;
    write_tables(make_year_report(in->about), o.out);
    return success;
  }
  const auto regulations = regulations_for(o.under, o.about.when.period(), o.out.lang);
  if (!regulations) return has_findings;
  const auto in = collect(o.about, o.out.lang);
  if (!in) return has_findings;
  const bool good = write_report_folder(o.folder, *regulations, *in);
  write_tables(make_year_report(in->about), o.out);
  if (!good) complain("checks failed; see checks.csv");
  return good ? success : has_findings;
}

}  // namespace

void add_kpi(CLI::App& program, int& status) {
  auto o = std::make_shared<report_folder_options>();
  auto* command =
      program.add_subcommand("kpi", "Rates, targets and growth of a unit and the units below it");
  o->about.add_to(*command);
  o->out.add_to(*command);
  command->footer(std::string("Example: thads kpi ") + report_example);
  command->callback([o, &status] {
    const auto in = collect(o->about, o->out.lang);
    status = has_findings;
    if (!in) return;
    write_table(make_kpi_table(in->about), o->out);
    status = success;
  });
}

void add_report(CLI::App& program, int& status) {
  auto o = std::make_shared<report_folder_options>();
  auto* command = program.add_subcommand(
      "report", "The report of a period: figures, units, years, flows; forms, checks and text");
  o->about.add_to(*command);
  o->under.add_to(*command);
  o->out.add_to(*command);
  command
      ->add_option("--out", o->folder,
                   "Also write the whole report, with all forms, checks and the text, to a folder")
      ->type_name("DIR");
  command->footer(std::string("Example: thads report ") + report_example + " --out report-2024");
  command->callback([o, &status] { status = write_report(*o); });
}

}  // namespace thads::cli
