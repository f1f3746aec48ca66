// SPDX-License-Identifier: Apache-2.0
// thads staff: posts, work and results for each officer in post, and results by attribute.
#include <cstddef>
#include <memory>
#include <string>

#include "options.hpp"
#include "output.hpp"

#include <thads/io/csv_attributes.hpp>
#include <thads/io/csv_staff.hpp>
#include <thads/report/staff_table.hpp>
#include <thads/result/restatement.hpp>
#include <thads/result/unit_figures.hpp>

namespace thads::cli {

namespace {

struct staff_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
  std::string staff;
  std::string attributes;
};

// Warnings about these tables do not keep them from counting, but somebody must see them.
void show_warnings(const findings& report, std::size_t first_file, language lang) {
  for (const finding& f : report.list()) {
    if (f.file >= first_file && describe(f.id).severity == severity::warning) {
      complain_of(report, f, lang);
    }
  }
}

// Nothing when the files have mistakes.
bool run(const staff_options& o) {
  loaded_input in = load(o.in);
  const std::size_t first_file = in.report.files().size();
  const std::uint64_t errors = in.report.count(severity::error);
  const staffing staff = read_staff(text_input::file(o.staff), in.tree, in.report, o.in.format());
  unit_attributes attributes;
  if (!o.attributes.empty()) {
    attributes = read_attributes(text_input::file(o.attributes), in.tree, in.report, o.in.format());
  }
  in.tables_are_wrong = in.tables_are_wrong || in.report.count(severity::error) != errors;
  if (!accept(in, o.out.lang)) return false;
  show_warnings(in.report, first_file, o.out.lang);
  tally figures = count(in.cases, o.when.period(), {dimension::unit}, o.when.threads);
  if (!in.successions.empty()) {
    figures = restate(figures, in.tree, in.successions, figures.period().last_day()).figures;
  }
  require_units(figures, in.tree);
  const std::string root = o.root.empty() ? common_root(figures, in.tree) : o.root;
  write_tables(make_staff_tables(figures, staff, attributes, in.tree, root, o.out.lang), o.out);
  return true;
}

}  // namespace

void add_staff(CLI::App& program, int& status) {
  auto o = std::make_shared<staff_options>();
  auto* command = program.add_subcommand(
      "staff", "Posts, work and results for each officer in post, results by attribute");
  o->in.add_to(*command);
  command->get_option("--units")->required();
  o->when.add_to(*command);
  o->out.add_to(*command);
  command->add_option("--staff", o->staff, "The posts of the units, as CSV")
      ->required()
      ->type_name("FILE");
  command->add_option("--attributes", o->attributes, "What is true of the units, as CSV")
      ->type_name("FILE");
  command->add_option("--unit", o->root,
                      "The unit to report on (default: the one above all others)");
  command->footer(
      "Example: thads staff --cases cases.csv --events events.csv --units units.csv --staff "
      "staff.csv --attributes attributes.csv --year 2024 --months 12");
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
