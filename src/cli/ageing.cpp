// SPDX-License-Identifier: Apache-2.0
// thads ageing: stock and flow, ages, backlog, durations, and how many cases stay unfinished.
#include <memory>
#include <string>
#include <vector>

#include "options.hpp"
#include "output.hpp"

#include <thads/report/ageing_table.hpp>
#include <thads/report/stock_flow_table.hpp>
#include <thads/result/unit_figures.hpp>

namespace thads::cli {

namespace {

struct ageing_command {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
  std::string bands;
  std::string standard = "1y";

  [[nodiscard]] ageing_options made_with() const {
    ageing_options options{.standard = parse_age_limit(standard)};
    if (!bands.empty()) options.bands = parse_age_bands(bands);
    return options;
  }
};

std::vector<named_table> make_tables(const ageing_command& o, const ageing_options& options,
                                     const loaded_input& in) {
  const period when = o.when.period();
  const tally figures = count(in.cases, when, {dimension::unit}, o.when.threads);
  const agency_tree tree = in.tree.empty() ? flat_tree(figures) : in.tree;
  require_units(figures, tree);
  const unit_rows rows(tree, o.root.empty() ? common_root(figures, tree) : o.root, when.last_day());
  progress_bar bar("ages");
  const case_ages ages = ages_of(
      in.cases, when,
      {.threads = o.when.threads, .progress = [&bar](std::uint64_t done, std::uint64_t total) {
         return bar.show(done, total);
       }});
  std::vector<named_table> tables;
  tables.push_back({"stock_flow", make_stock_flow_table(figures, rows, o.out.lang)});
  tables.push_back({"flow_indicators", make_flow_indicator_table(o.out.lang)});
  for (named_table& t : make_ageing_tables(ages, rows, options, o.out.lang)) {
    tables.push_back(std::move(t));
  }
  return tables;
}

}  // namespace

void add_ageing(CLI::App& program, int& status) {
  auto o = std::make_shared<ageing_command>();
  auto* command = program.add_subcommand(
      "ageing", "Stock and flow, ages, backlog, durations, and time from acceptance to finish");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  command->add_option("--unit", o->root,
                      "The unit to report on (default: the one above all others)");
  command->add_option("--bands", o->bands,
                      "Ages up to which the bands reach, in days, months or years (default: "
                      "6m,1y,2y,3y,5y,10y)");
  command->add_option("--standard", o->standard, "Older cases are backlog")->capture_default_str();
  command->footer(
      "Example: thads ageing --cases cases.csv --events events.csv --units units.csv --year 2024 "
      "--months 12 --bands 60d,6m,1y,2y");
  command->callback([o, &status] {
    const ageing_options options = o->made_with();
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    write_tables(make_tables(*o, options, *in), o->out);
    status = success;
  });
}

}  // namespace thads::cli
