// SPDX-License-Identifier: Apache-2.0
// thads conditions: flows between with and without conditions, and what keeps cases from being
// enforced.
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "options.hpp"
#include "output.hpp"
#include "scope.hpp"

#include <thads/report/condition_table.hpp>

namespace thads::cli {

namespace {

struct condition_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
};

std::vector<named_table> make_tables(const condition_options& o, const loaded_input& in) {
  const period when = o.when.period();
  const report_scope scope(in, count(in.cases, when, {dimension::unit}, o.when.threads), o.root);
  const unit_rows rows = scope.rows();
  const auto [conditions, obstacles] = count_in_one_pass(
      in.cases, when, {.threads = o.when.threads}, condition_counter(), obstacle_counter());
  std::vector<named_table> tables =
      make_condition_tables(conditions.result(in.cases, when), rows, o.out.lang);
  std::vector<named_table> more =
      make_obstacle_tables(obstacles.result(in.cases, when), in.grounds, rows, o.out.lang);
  std::move(more.begin(), more.end(), std::back_inserter(tables));
  return tables;
}

}  // namespace

void add_conditions(CLI::App& program, int& status) {
  auto o = std::make_shared<condition_options>();
  auto* command = program.add_subcommand(
      "conditions", "Flows between with and without conditions, and obstacles by ground");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  add_root(*command, o->root);
  command->footer(
      "Example: thads conditions --cases cases.csv --events events.csv --units units.csv "
      "--grounds grounds.csv --year 2024 --months 12");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    write_tables(make_tables(*o, *in), o->out);
    status = success;
  });
}

}  // namespace thads::cli
