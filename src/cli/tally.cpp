// SPDX-License-Identifier: Apache-2.0
// thads tally: the long table of every measure by the keys asked for.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "options.hpp"
#include "output.hpp"

#include <thads/report/numbers.hpp>
#include <thads/result/unit_figures.hpp>

namespace thads::cli {

namespace {

struct long_row {
  std::vector<std::string> keys;  // the keys asked for, then the measure
  figure value;
};

std::vector<long_row> long_rows(const tally& t, const std::vector<dimension>& by) {
  std::vector<long_row> rows;
  for (const tally_cell& c : t.cells()) {
    std::vector<std::string> keys;
    keys.reserve(by.size() + 1);  // and the measure
    for (const dimension d : by) keys.push_back(key_text(c.key, d));
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      const auto of = static_cast<measure>(m);
      if (c.values[of].is_zero()) continue;
      rows.push_back({keys, c.values[of]});
      rows.back().keys.emplace_back(code_of(of));
    }
  }
  std::sort(rows.begin(), rows.end(),
            [](const long_row& a, const long_row& b) { return a.keys < b.keys; });
  return rows;
}

table long_table(const tally& t, const std::vector<dimension>& by, language lang) {
  std::vector<heading> headings;
  const auto add = [&](const word& w, alignment align) {
    headings.push_back({std::string(w.code), {std::string(w.vi), std::string(w.code)}, align, {}});
  };
  for (const dimension d : by) add({code_of(d), term_of(d)}, alignment::left);
  add({"measure", "số liệu"}, alignment::left);
  add({"count", "việc"}, alignment::right);
  add({"money", "đồng"}, alignment::right);
  table result(std::move(headings));
  for (const long_row& row : long_rows(t, by)) {
    std::vector<cell> cells;
    for (const std::string& key : row.keys) cells.push_back(cell::text(key));
    cells.push_back(number_cell(row.value.count, lang));
    cells.push_back(number_cell(row.value.money, lang));
    result.add_row(std::move(cells));
  }
  return result;
}

}  // namespace

void add_tally(CLI::App& program, int& status) {
  struct options {
    input_options in;
    period_options when;
    output_options out;
    std::string by;
    std::optional<unit_kind> level;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand("tally", "Count a register: cases and money by measure");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  command
      ->add_option(
          "--by", o->by,
          "Keys, joined by commas: unit officer initiation judgment_type flags; none: the total")
      ->capture_default_str();
  add_word(*command, "--roll-up", o->level,
           "Roll the units up to this kind (province, nation …); needs --units");
  command->footer(
      "Example: thads tally --cases cases.csv --events events.csv --year 2024 --months 12 "
      "--by unit,officer --format csv");
  command->callback([o, &status] {
    const std::vector<dimension> by = parse_dimensions(o->by);
    if (o->level && o->in.units.empty()) throw CLI::RequiresError("--roll-up", "--units");
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    tally t = count(in->cases, o->when.period(), set_of(by), o->when.threads);
    if (o->level) t = roll_up(t, in->tree, *o->level);
    write_table(long_table(t, by, o->out.lang), o->out);
    status = success;
  });
}

}  // namespace thads::cli
