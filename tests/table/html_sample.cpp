// SPDX-License-Identifier: Apache-2.0
// Prints the same tables as a page of HTML or as JSON, for program/html_test.py:
// thads_html_sample html|json vi|en
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/table/numbers.hpp>
#include <thads/table/table_html.hpp>
#include <thads/table/table_json.hpp>

#include "table/sample_table.hpp"

using namespace thads;
using thads_test::left;
using thads_test::numbered;
using thads_test::right;
using thads_test::spanning;

namespace {

// A form of several pages: three lines of headings, groups of units with their sums.
table long_form(language lang) {
  table t(
      {numbered("A", left("unit", "Tên đơn vị", "Agency")),
       spanning("Thụ lý", "Accepted",
                {numbered("1", right("accepted", "Tổng số", "All")),
                 spanning("Chia ra", "Of which",
                          {numbered("2", right("old", "Năm trước chuyển sang", "Carried over")),
                           numbered("3", right("new", "Mới thụ lý", "New"))})}),
       numbered("4", right("revoked", "Thu hồi, hủy quyết định", "Revoked")),
       spanning("Phải thi hành", "To be enforced",
                {numbered("5", right("due", "Tổng số phải thi hành", "All")),
                 spanning("Có điều kiện thi hành", "With conditions",
                          {numbered("6", right("with", "Tổng số", "All")),
                           numbered("7", right("done", "Thi hành xong", "Finished")),
                           numbered("8", right("stopped", "Đình chỉ", "Terminated")),
                           numbered("9", right("open", "Đang thi hành", "In progress")),
                           numbered("10", right("postponed", "Hoãn thi hành án", "Postponed"))}),
                 numbered("11", right("without", "Chưa có điều kiện", "Without conditions"))}),
       numbered("12", right("next", "Chuyển kỳ sau", "To next period")),
       numbered("13", right("rate", "Tỷ lệ xong / có điều kiện (%)", "Rate (%)"))});
  t.set_head({{"Biểu số: 04/TK-THA", "Form 04/TK-THA"},
              {"Ban hành theo TT số 06/2019/TT-BTP", "Of Circular 06/2019/TT-BTP"},
              {"Ngày nhận báo cáo: ……/……/2024", "Received: ……/……/2024"}},
             {{"Đơn vị báo cáo: Cục Thi hành án dân sự tỉnh P", "From: agency of province P"},
              {"Đơn vị nhận báo cáo: Tổng cục Thi hành án dân sự", "To: general department"}});
  t.add_title({"KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG VIỆC CHIA THEO CƠ QUAN",
               "RESULTS OF CIVIL JUDGMENT ENFORCEMENT IN CASES BY AGENCY"});
  t.add_title({"12 tháng năm 2024", "12 months of 2024"});
  t.set_unit({"Đơn vị tính: việc", "Unit: cases"});
  const auto add_row = [&](std::string name, int seed, row_style style) {
    std::vector<cell> cells{cell::text(std::move(name))};
    for (int i = 1; i <= 12; ++i) {
      cells.push_back(number_cell((seed * 7919 + i * i * 104729) % 1234567 / (i * i), lang));
    }
    cells[4] = seed % 5 == 0 ? cell::missing() : number_cell(seed % 3, lang);
    if (seed % 7 == 1)
      cells[9] = cell::provisional("1500", lang == language::vi ? "1.500" : "1 500");
    cells.push_back(seed % 6 == 2
                        ? cell::not_applicable()
                        : cell::number("83.85", lang == language::vi ? "83,85" : "83.85"));
    t.add_row(std::move(cells), style);
  };
  add_row("TỔNG SỐ", 1, {.kind = row_kind::total});
  for (int group = 0; group < 6; ++group) {
    add_row("Chi cục Thi hành án dân sự huyện số " + std::to_string(group + 1), group + 2,
            {.level = 1, .kind = row_kind::subtotal});
    for (int i = 0; i < 12; ++i) {
      add_row("Chấp hành viên Nguyễn Văn " + std::to_string(i + 1), 10 + 12 * group + i,
              {.level = 2});
    }
  }
  t.add_note({"Số liệu lấy từ sổ thụ lý thi hành án.", "From the register of enforcement cases."});
  t.add_signature(
      {{"Người lập biểu", "Prepared by"}, {"(Ký, ghi rõ họ tên)", "(Signature, name)"}});
  t.add_signature({{"Thủ trưởng đơn vị", "Head of the agency"},
                   {"(Ký tên, đóng dấu)", "(Signature, seal)"},
                   {"P, ngày 05 tháng 11 năm 2024", "P, 5 November 2024"}});
  return t;
}

// As much as a page can take: many columns of large amounts.
table wide_form(language lang) {
  std::vector<heading> headings{left("unit", "Tên đơn vị", "Agency")};
  std::vector<cell> cells{cell::text("Cục Thi hành án dân sự thành phố Hồ Chí Minh")};
  for (int i = 1; i <= 24; ++i) {
    headings.push_back(numbered(
        std::to_string(i), right("m" + std::to_string(i), "Số tiền phải thi hành", "Amount due")));
    cells.push_back(number_cell(int128_t{-999'999'999'999'999}, lang));
  }
  table t(std::move(headings));
  t.set_head({{"Biểu số: 05/TK-THA", "Form 05/TK-THA"}}, {});
  t.add_title({"KẾT QUẢ TÍNH BẰNG TIỀN", "RESULTS IN MONEY"});
  t.set_unit({"Đơn vị tính: đồng", "Unit: dong"});
  t.add_row(std::move(cells));
  return t;
}

// Texts that try to be more than texts.
table hostile() {
  const std::vector<std::string> texts{
      "<script>document.title='run'</script>",
      "</td></tr></table><h1>out</h1>",
      "<img src=x onerror=\"document.title='run'\">",
      "\" onclick=\"x\" '",
      "&lt;&amp;&#39;&nosuch; &copy",
      "<!-- -->",
      "]]>",
      "</style></title></section>",
      std::string("\0\x01\x1B[2J\x7F", 7),
      "\u0085\u009B\uFFFE\uFDD0",
      "\xFF\xE1\xBA",
      "  two blanks,\ttab,\nline",
      "e\u0302\u0301 統計 \U0001F600",
      std::string(120, 'x'),
  };
  table t({left("a", texts[0], texts[1]),
           spanning(texts[2], texts[3], {left("b", texts[7], texts[5]), right("c", "C", "")})});
  t.add_title({texts[7], texts[0]});
  t.set_unit({texts[4], texts[4]});
  for (const std::string& text : texts) {
    t.add_row({cell::text(text), cell::text(text), cell::number("0")});
  }
  for (const std::string& text : texts) t.add_note({text, text});
  t.add_signature({{texts[0], ""}, {texts[2], ""}, {texts[7], ""}});
  return t;
}

std::string page_of(const std::vector<table>& tables, language lang) {
  std::vector<std::string> sections;
  sections.reserve(tables.size() + 1);
  for (const table& t : tables) sections.push_back(to_html(t, lang));
  sections.push_back(html_paragraphs("Đoạn <một>.\n\nĐoạn hai.\n"));
  return html_page("Trang <thử> & \"kiểm tra\"", sections, lang);
}

std::string json_of(const std::vector<table>& tables) {
  std::string out = "[\n";
  for (const table& t : tables) out += (&t == &tables.front() ? "" : ",\n") + to_json(t);
  return out + "]\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  if (arguments.size() != 2) return 2;
  const language lang = arguments[1] == "vi" ? language::vi : language::en;
  const std::vector<table> tables{long_form(lang), wide_form(lang), thads_test::sample_form(),
                                  thads_test::sample_table(), hostile()};
  const std::string out = arguments[0] == "html" ? page_of(tables, lang) : json_of(tables);
  return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
