// SPDX-License-Identifier: Apache-2.0
// thads kpi and thads report: key figures, rates, targets and growth.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/common/output.hpp"
#include "cli/common/report_options.hpp"
#include "cli/figures/report_chapters.hpp"
#include "cli/figures/report_folder.hpp"
#include "cli/forms/dockets.hpp"

#include <thads/report/year/kpi_table.hpp>
#include <thads/report/year/year_report.hpp>

namespace thads::cli {

namespace {

struct report_folder_options {
  report_options about;
  regime_options under;
  report_chapter_options chapters;
  output_options out;
  std::string folder;
  bool with_chapters = false;
};

// Named after their chapter, as tables of several stand together.
void append_tables(const std::vector<chapter>& chapters, std::vector<named_table>& tables) {
  for (const chapter& c : chapters) {
    for (const named_table& t : c.tables) tables.push_back({c.code + "." + t.name, t.content});
  }
}

// Tables on the standard output, and with --out the whole report in a folder.
int write_report(const report_folder_options& o) {
  const auto regulations = regulations_for(o.under, o.about.when.period(), o.out.lang);
  if (!regulations) return has_findings;
  auto in = collect(o.about, o.out.lang);
  if (!in) return has_findings;
  std::optional<docket_tally> dockets;
  if (!o.chapters.dockets.empty()) {
    dockets = count_dockets_of(o.chapters.dockets, regulations->front(), o.about.when.period(),
                               o.about.in, in->in, o.out.lang);
    if (!dockets) return has_findings;
  }
  std::vector<chapter> chapters;
  if (o.with_chapters || !o.folder.empty()) {
    auto made = chapters_of(o.about, o.chapters, *in);
    if (!made) return has_findings;
    chapters = std::move(*made);
  }
  in->about.facts = facts_of(chapters);
  const bool good =
      o.folder.empty() || write_report_folder(o.folder, *regulations, *in, chapters, dockets);
  std::vector<named_table> tables = make_year_report(in->about);
  if (o.with_chapters) append_tables(chapters, tables);
  write_tables(tables, o.out);
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
      "report",
      "The report of a period: figures, units, years, flows; forms, checks, chapters and text");
  o->about.add_to(*command);
  o->under.add_to(*command);
  o->chapters.add_to(*command);
  o->out.add_to(*command);
  command
      ->add_option("--out", o->folder,
                   "Also write the whole report, with all forms, checks, chapters and the text, to "
                   "a folder")
      ->type_name("DIR");
  command
      ->add_flag("--chapters", o->with_chapters,
                 "Print the chapters too: deadlines, ages, conditions, sizes, themes, fair "
                 "comparison, outlook")
      ->group("Chapters");
  command->footer(std::string("Example: thads report ") + report_example + " --out report-2024");
  command->callback([o, &status] { status = write_report(*o); });
}

}  // namespace thads::cli
