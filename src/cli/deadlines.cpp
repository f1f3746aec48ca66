// SPDX-License-Identifier: Apache-2.0
// thads deadlines: which steps were done in time, by step and unit; on request the late ones.
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "options.hpp"
#include "output.hpp"

#include <thads/io/builtin_deadlines.hpp>
#include <thads/io/byte_source.hpp>
#include <thads/report/deadline_table.hpp>
#include <thads/result/unit_figures.hpp>
#include <thads/time/vietnam_days_off.hpp>

namespace thads::cli {

namespace {

struct deadline_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
  std::string law;
  bool late = false;
};

// The table of a file, or the built-in one; nothing when the file has mistakes.
std::optional<deadline_table> read_table(const std::string& path, language lang) {
  if (path.empty()) return builtin_deadlines();
  deadlines_load load = read_deadlines(read_small_text(path));
  for (const json_problem& p : load.problems) {
    complain(path + ": " + (p.path.empty() ? "/" : p.path) + ": " + p.message.in(lang));
  }
  return std::move(load.content);
}

deadline_tally count(const case_register& cases, const period_options& when,
                     const std::shared_ptr<const deadline_rules>& rules) {
  progress_bar bar("counting");
  return count_deadlines(
      cases, when.period(), rules,
      {.threads = when.threads, .progress = [&bar](std::uint64_t done, std::uint64_t total) {
         return bar.show(done, total);
       }});
}

// Nothing when the files have mistakes.
bool run(const deadline_options& o) {
  auto limits = read_table(o.law, o.out.lang);
  if (!limits) return false;
  const auto in = load_usable(o.in, o.out.lang);
  if (!in) return false;
  const auto rules =
      std::make_shared<const deadline_rules>(std::move(*limits), vietnam_work_calendar());
  const period when = o.when.period();
  const tally figures = cli::count(in->cases, when, {dimension::unit}, o.when.threads);
  const agency_tree tree = in->tree.empty() ? flat_tree(figures) : in->tree;
  require_units(figures, tree);
  const std::string root = o.root.empty() ? common_root(figures, tree) : o.root;
  if (o.late) {
    const auto list = list_late_steps(in->cases, when, *rules);
    write_table(make_late_steps_table(list, *rules, tree, root, when.last_day(), o.out.lang),
                o.out);
  } else {
    write_tables(make_deadline_tables(count(in->cases, o.when, rules), tree, root, o.out.lang),
                 o.out);
  }
  return true;
}

}  // namespace

void add_deadlines(CLI::App& program, int& status) {
  auto o = std::make_shared<deadline_options>();
  auto* command = program.add_subcommand(
      "deadlines", "Which steps were done within the time that the law allows");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  command->add_option("--unit", o->root,
                      "The unit to report on (default: the one above all others)");
  command->add_option("--law", o->law, "A table of time limits of your own, as JSON")
      ->type_name("FILE");
  command->add_flag("--late", o->late, "List the late steps, with the days late");
  command->footer(
      "Example: thads deadlines --cases cases.csv --events events.csv --units units.csv --year "
      "2024 --months 12");
  command->callback([o, &status] { status = run(*o) ? success : has_findings; });
}

}  // namespace thads::cli
