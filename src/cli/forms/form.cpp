// SPDX-License-Identifier: Apache-2.0
// thads form: one official form, under the regulation in force or another.
#include <memory>
#include <string>
#include <vector>

#include "cli/common/output.hpp"
#include "cli/common/report_options.hpp"

#include <thads/report/forms/form_table.hpp>
#include <thads/report/forms/formula_table.hpp>

namespace thads::cli {

namespace {

struct form_options {
  report_options about;
  regime_options under;
  output_options out;
  std::string form_id;
  bool formulas = false;
};

std::vector<named_table> make_tables(const form_options& o, const collected_input& in,
                                     const std::vector<regulation>& regulations) {
  std::vector<named_table> tables;
  for (const regulation& under : regulations) {
    const form_sheet sheet(under, form_of(under, o.form_id), in.figures, in.about.tree,
                           in.about.root);
    tables.push_back({under.id, o.formulas ? make_formula_table(sheet, o.out.lang)
                                           : make_form_table(sheet, o.out.lang, labels_of(in))});
  }
  return tables;
}

}  // namespace

void add_form(CLI::App& program, int& status) {
  auto o = std::make_shared<form_options>();
  auto* command = program.add_subcommand("form", "An official form (biểu) of a period");
  command
      ->add_option("--form", o->form_id, "The form: 01, 02, 03, 04 or 05 (06 to 12: thads dockets)")
      ->required();
  command->add_flag("--formulas", o->formulas,
                    "The formula behind every cell, with the numbers put in, instead of the form");
  o->about.add_to(*command);
  o->under.add_to(*command);
  o->out.add_to(*command);
  command->footer(std::string("Example: thads form --form 05 ") + report_example +
                  " --format html > form05.html");
  command->callback([o, &status] {
    status = has_findings;
    const auto regulations = regulations_for(o->under, o->about.when.period(), o->out.lang);
    if (!regulations) return;
    const auto in = collect(o->about, o->out.lang);
    if (!in) return;
    const std::vector<named_table> tables = make_tables(*o, *in, *regulations);
    if (tables.size() == 1) {
      write_table(tables.front().content, o->out);
    } else {
      write_tables(tables, o->out);
    }
    status = success;
  });
}

}  // namespace thads::cli
