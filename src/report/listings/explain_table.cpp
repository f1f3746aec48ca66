// SPDX-License-Identifier: Apache-2.0
#include <thads/report/listings/explain_table.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <thads/table/numbers.hpp>

namespace thads {

table make_explain_table(const case_register& cases, const std::vector<explained_case>& found,
                         language lang) {
  table t({{"case_id", {"Số việc", "Case"}, alignment::left, {}},
           detail::number_heading("count", "Việc", "Cases"),
           detail::number_heading("money", "Đồng", "Đồng"),
           {"date", {"Ngày", "Date"}, alignment::left, {}},
           {"event", {"Sự kiện quyết định", "Decided by"}, alignment::left, {}},
           detail::number_heading("line", "Dòng", "Line")});
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

}  // namespace thads
