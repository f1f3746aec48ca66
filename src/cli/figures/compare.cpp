// SPDX-License-Identifier: Apache-2.0
// thads compare: every column and indicator against the same period last year, as published and
// restated on the units of a day.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/common/output.hpp"
#include "cli/common/report_options.hpp"

#include <thads/report/year/comparison_table.hpp>
#include <thads/report/year/readings_table.hpp>
#include <thads/report/year/report_on.hpp>

namespace thads::cli {

namespace {

struct compare_options {
  report_options about;
  regime_options under;
  std::string restated_on;
  output_options out;
};

// With several regulations each has its own columns: their tables are told apart by its id.
std::vector<named_table> make_tables(const std::vector<regulation>& regulations,
                                     const collected_input& in, language lang) {
  std::vector<named_table> tables;
  for (const regulation& under : regulations) {
    for (named_table& t :
         make_comparison_tables(under, in.about.units().front(), in.figures.period(), lang)) {
      if (regulations.size() != 1) t.name = under.id + "." + t.name;
      tables.push_back(std::move(t));
    }
  }
  return tables;
}

// The day of --restated-on, in the format of the files.
std::optional<date> restating_day(const compare_options& o) {
  if (o.restated_on.empty()) return std::nullopt;
  date day;
  const char* const text = o.restated_on.data();
  if (!from_chars(text, text + o.restated_on.size(), day, o.about.in.dates)) {
    throw CLI::ValidationError("--restated-on", "not a date: " + quoted_text(o.restated_on));
  }
  return day;
}

}  // namespace

void add_compare(CLI::App& program, int& status) {
  auto o = std::make_shared<compare_options>();
  auto* command = program.add_subcommand(
      "compare", "Every column and indicator against the same period last year");
  o->about.add_to(*command);
  o->under.add_to(*command);
  o->out.add_to(*command);
  command
      ->add_option("--restated-on", o->restated_on,
                   "Also compare on the units of this day, both readings side by side")
      ->needs("--successions")
      ->type_name("DATE");
  command->footer(std::string("Example: thads compare ") + report_example);
  command->callback([o, &status] {
    status = has_findings;
    const std::optional<date> day = restating_day(*o);
    const auto regulations = regulations_for(o->under, o->about.when.period(), o->out.lang);
    if (!regulations) return;
    const auto in = collect(o->about, o->out.lang);
    if (!in) return;
    std::vector<named_table> tables = make_tables(*regulations, *in, o->out.lang);
    if (day) {
      const report_input on_units = restated(in->about, in->in.successions, *day);
      for (named_table& t : make_readings_tables(in->about, on_units, *day)) {
        tables.push_back(std::move(t));
      }
    }
    write_tables(tables, o->out);
    status = success;
  });
}

}  // namespace thads::cli
