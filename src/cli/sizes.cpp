// SPDX-License-Identifier: Apache-2.0
// thads sizes: figures by size of case, the largest cases, recovery by year of acceptance, and
// money with conditions as far as assets reach.
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "output.hpp"
#include "scope.hpp"

#include <thads/io/csv_assets.hpp>
#include <thads/report/size_table.hpp>

namespace thads::cli {

namespace {

struct size_options {
  input_options in;
  period_options when;
  output_options out;
  std::string root;
  std::string assets;
  std::vector<std::int64_t> bands;
  std::size_t largest = 10;

  [[nodiscard]] size_bands made_bands() const {
    return bands.empty() ? size_bands() : size_bands(bands);
  }
};

// The values of assets; nothing when the table has errors.
std::optional<asset_values> read_values(const size_options& o, loaded_input& in) {
  if (o.assets.empty()) return asset_values();
  const std::uint64_t errors = in.report.count(severity::error);
  asset_values values = read_assets(text_input::file(o.assets), in.cases, in.report, o.in.format());
  in.tables_are_wrong = in.report.count(severity::error) != errors;
  if (!accept(in, o.out.lang)) return std::nullopt;
  return values;
}

std::vector<named_table> make_tables(const size_options& o, const loaded_input& in,
                                     const asset_values& values) {
  const period when = o.when.period();
  const report_scope scope(in, count(in.cases, when, {dimension::unit}, o.when.threads), o.root);
  const unit_rows rows = scope.rows();
  const asset_limits limits(values, in.cases, when);
  const auto [sizes, largest, recovery, assets] =
      count_in_one_pass(in.cases, when, {.threads = o.when.threads}, size_counter(o.made_bands()),
                        largest_counter(o.largest), recovery_counter(), asset_counter(limits));
  const size_figures figures = sizes.result(in.cases, when);
  std::vector<named_table> tables = make_size_tables(figures, rows, o.out.lang);
  const auto append = [&tables](std::vector<named_table> more) {
    std::move(more.begin(), more.end(), std::back_inserter(tables));
  };
  append(make_largest_tables(largest.result(in.cases, when), figures, rows, o.out.lang));
  append(make_recovery_tables(recovery.result(in.cases, when), rows, o.out.lang));
  if (!o.assets.empty()) {
    tables.push_back({"money_base", make_money_base_table(figures, assets.result(in.cases, when),
                                                          rows, o.out.lang)});
  }
  return tables;
}

}  // namespace

void add_sizes(CLI::App& program, int& status) {
  auto o = std::make_shared<size_options>();
  auto* command = program.add_subcommand(
      "sizes", "Figures by size of case, the largest cases, recovery by year of acceptance");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  add_root(*command, o->root);
  command
      ->add_option("--bands", o->bands,
                   "Upper bounds of the bands in đồng, ascending (default: 10, 100 and 500 "
                   "million, 1, 10 and 100 billion)")
      ->delimiter(',');
  command->add_option("--largest", o->largest, "How many of the largest cases to show")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  command
      ->add_option("--assets", o->assets,
                   "Verified values of assets, as CSV: case_id,date,value; adds the money rate "
                   "limited by them")
      ->type_name("FILE");
  command->footer(
      "Example: thads sizes --cases cases.csv --events events.csv --units units.csv --year 2024 "
      "--months 12 --bands 50000000,500000000,5000000000 --largest 20");
  command->callback([o, &status] {
    static_cast<void>(o->made_bands());  // wrong bands are told before anything is read
    auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    const auto values = read_values(*o, *in);
    if (!values) return;
    write_tables(make_tables(*o, *in, *values), o->out);
    status = success;
  });
}

}  // namespace thads::cli
