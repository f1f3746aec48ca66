// SPDX-License-Identifier: Apache-2.0
// thads staff: posts, work and results for each officer in post, and results by attribute.
#include <memory>
#include <string>

#include "cli/common/scope.hpp"

#include <thads/read/csv/csv_attributes.hpp>
#include <thads/read/csv/csv_staff.hpp>
#include <thads/report/chapters/unit_chapters.hpp>

namespace thads::cli {

namespace {

struct staff_options : chapter_options {
  std::string staff;
  std::string attributes;
};

// False when the files have mistakes.
bool run(const staff_options& o) {
  loaded_input in = load(o.in);
  staffing staff;
  unit_attributes attributes;
  if (!read_besides(in, o.out.lang, [&](findings& report) {
        staff = read_staff(text_input::file(o.staff), in.tree, report, o.in.format());
        if (o.attributes.empty()) return;
        attributes =
            read_attributes(text_input::file(o.attributes), in.tree, report, o.in.format());
      })) {
    return false;
  }
  with_scope(in, o, {dimension::unit}, [&](const chapter_scope& scope) {
    write_tables(make_staff_chapter(scope, staff, attributes).tables, o.out);
  });
  return true;
}

}  // namespace

void add_staff(CLI::App& program, int& status) {
  auto o = std::make_shared<staff_options>();
  auto* command = program.add_subcommand(
      "staff", "Posts, work and results for each officer in post, results by attribute");
  o->add_to(*command);
  command->get_option("--units")->required();
  command->add_option("--staff", o->staff, "The posts of the units, as CSV")
      ->required()
      ->type_name("FILE");
  command->add_option("--attributes", o->attributes, "What is true of the units, as CSV")
      ->type_name("FILE");
  command->footer(
      "Example: thads staff --cases cases.csv --events events.csv --units units.csv --staff "
      "staff.csv --attributes attributes.csv --year 2024 --months 12");
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
