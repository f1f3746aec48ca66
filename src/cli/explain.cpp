// SPDX-License-Identifier: Apache-2.0
// thads explain: the cases behind a figure.
#include <memory>
#include <optional>
#include <string>

#include "options.hpp"
#include "output.hpp"

#include <thads/report/numbers.hpp>
#include <thads/tally/explain.hpp>

namespace thads::cli {

namespace {

table explained_table(const case_register& cases, const std::vector<explained_case>& found,
                      language lang) {
  table t({{"case_id", {"Số việc", "Case"}, alignment::left, {}},
           {"count", {"Việc", "Cases"}, alignment::right, {}},
           {"money", {"Đồng", "Đồng"}, alignment::right, {}},
           {"date", {"Ngày", "Date"}, alignment::left, {}},
           {"event", {"Sự kiện quyết định", "Decided by"}, alignment::left, {}},
           {"line", {"Dòng", "Line"}, alignment::right, {}}});
  figure sum;
  for (const explained_case& c : found) {
    sum += c.adds;
    std::vector<cell> row{cell::text(std::string(c.case_id)), number_cell(c.adds.count, lang),
                          number_cell(c.adds.money, lang)};
    if (c.decided_by) {
      const event_record e = cases.event(c.number, *c.decided_by);
      const std::string_view name = lang == language::vi ? term_of(e.type) : code_of(e.type);
      row.push_back(cell::text(to_string(e.date)));
      row.push_back(cell::text(std::string(name)));
      row.push_back(number_cell(cases.event_line(*c.decided_by), lang));
    } else {
      row.push_back(cell::text(to_string(cases[c.number].accepted)));
      row.push_back(cell::text(lang == language::vi ? "thụ lý" : "accepted"));
      row.push_back(number_cell(cases.line(c.number), lang));
    }
    t.add_row(std::move(row));
  }
  const std::string count_text = shown_number(sum.count, lang);
  const std::string money_text = shown_number(sum.money, lang);
  t.add_note({"Tổng: " + count_text + " việc, " + money_text + " đồng",
              "Sum: " + count_text + " cases, " + money_text + " đồng"});
  return t;
}

}  // namespace

void add_explain(CLI::App& program, int& status) {
  struct options {
    input_options in;
    period_options when;
    output_options out;
    cell_filter which;
    std::optional<measure> of;
  };
  auto o = std::make_shared<options>();
  auto* command = program.add_subcommand("explain", "List the cases behind a figure");
  o->in.add_to(*command);
  o->when.add_to(*command);
  o->out.add_to(*command);
  add_word(*command, "--measure", o->of, "The measure to open, as in the output of tally")
      ->required();
  command->add_option("--unit", o->which.unit, "Only cases of this unit");
  command->add_option("--officer", o->which.officer, "Only cases of this officer");
  add_word(*command, "--initiation", o->which.initiation, "Only cases begun this way");
  add_word(*command, "--judgment-type", o->which.judgment, "Only cases of this type");
  command->footer(
      "Example: thads explain --cases cases.csv --events events.csv --year 2024 --unit ST01 "
      "--measure finished");
  command->callback([o, &status] {
    const auto in = load_usable(o->in, o->out.lang);
    status = has_findings;
    if (!in) return;
    const auto found = explain(in->cases, o->when.period(), o->which, *o->of);
    write_table(explained_table(in->cases, found, o->out.lang), o->out);
    status = success;
  });
}

}  // namespace thads::cli
