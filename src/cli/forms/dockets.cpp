// SPDX-License-Identifier: Apache-2.0
// thads dockets: what agencies count besides cases, by unit or as official forms.
#include "cli/forms/dockets.hpp"

#include <memory>
#include <string>
#include <vector>

#include "cli/common/output.hpp"
#include "cli/common/regime_options.hpp"
#include "cli/common/scope.hpp"

#include <thads/forms/docket_sheet.hpp>
#include <thads/read/csv/csv_dockets.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/docket_table.hpp>
#include <thads/units/roll_up.hpp>

namespace thads::cli {

namespace {

struct docket_options {
  input_options in;  // of which only the units and the format
  period_options when;
  regime_options under;
  output_options out;
  std::string dockets;
  std::string root;
  std::string form;
};

// Whether all checks passed.
bool write_dockets(const docket_options& o, const regulation& under, const docket_tally& counts,
                   const agency_tree& tree, const std::string& root) {
  if (!o.form.empty()) {
    const docket_sheet sheet(under, docket_form_of(under, o.form), counts, tree, root);
    write_table(make_docket_form_table(sheet, o.out.lang), o.out);
    return none_failed(check_identities(sheet));
  }
  const std::vector<check_result> checks = check_dockets(under, counts, tree, root);
  std::vector<named_table> tables = make_docket_tables(under, counts, tree, root, o.out.lang);
  tables.push_back({"checks", make_check_table(checks, o.out.lang)});
  write_tables(tables, o.out);
  return none_failed(checks);
}

int run(const docket_options& o) {
  const auto regulations =
      regulations_for({.regime = o.under.regime, .every = false}, o.when.period(), o.out.lang);
  if (!regulations) return has_findings;
  const regulation& under = regulations->front();
  if (under.dockets.empty()) {
    throw error(errc::not_found, under.id + " describes no dockets; name another with --regime");
  }
  loaded_input in = load(o.in);
  const auto counts = count_dockets_of(o.dockets, under, o.when.period(), o.in, in, o.out.lang);
  if (!counts) return has_findings;
  const std::string root = root_or_top(o.root, in.tree, counts->period().last_day());
  return write_dockets(o, under, *counts, in.tree, root) ? success : has_findings;
}

}  // namespace

std::optional<docket_tally> count_dockets_of(const std::string& path, const regulation& under,
                                             const period& in, const input_options& reading,
                                             loaded_input& with, language lang) {
  docket_table table;
  if (!read_besides(with, lang, [&](findings& report) {
        table = read_dockets(text_input::file(path), under.docket_kinds(), with.tree, report,
                             reading.format());
      })) {
    return std::nullopt;
  }
  return count_dockets(table, in);
}

void add_dockets(CLI::App& program, int& status) {
  auto o = std::make_shared<docket_options>();
  auto* command = program.add_subcommand(
      "dockets", "Requests, coercion, complaints, visits, inspections, claims: forms 06 to 12");
  command->add_option("--dockets", o->dockets, "The items of the dockets, as CSV")
      ->required()
      ->type_name("FILE");
  command->add_option("--units", o->in.units, "The units and the tree they form, as CSV")
      ->required()
      ->type_name("FILE");
  o->in.add_format_to(*command);
  command->remove_option(command->get_option("--lenient"));  // of cases only
  o->when.add_to(*command);
  add_root(*command, o->root);
  command->add_option("--form", o->form,
                      "One official form, 06 to 12, instead of all dockets by unit");
  command->add_option("--regime", o->under.regime,
                      "The regulation with the codes and forms: an id that `thads regimes` lists, "
                      "or a file (default: the one in force at the end of the period)");
  o->out.add_to(*command);
  command->footer(
      "Example: thads dockets --dockets dockets.csv --units units.csv --year 2025 --months 6 "
      "--form 08");
  command->callback([o, &status] { status = run(*o); });
}

}  // namespace thads::cli
