// SPDX-License-Identifier: Apache-2.0
// Official forms as tables.
#include <set>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/table/table_csv.hpp>

#include "support/errors.hpp"
#include "support/random_tally.hpp"
#include "support/small_regulation.hpp"

BOOST_AUTO_TEST_SUITE(form_table_test)

using namespace thads;

namespace {

// All keys, so that both forms can be made from it: in district N11 officer x has 2 of 3 cases
// finished, 1 400 of 2 500 đồng; 700 more are reduced. In province N1 officer y has one open case.
tally sample() {
  tally t(period(2024, 6), dimension_set::all());
  measures x;
  x[measure::newly_accepted] = {3, 2500};
  x[measure::finished] = {2, 1400};
  x[measure::reduced] = {0, 700};
  x[measure::in_progress] = {1, 400};
  flag_set budget;
  budget.insert(flag::budget);
  t.add({.unit = "N11", .officer = "x", .judgment = judgment_type::criminal, .flags = budget}, x);
  measures y;
  y[measure::newly_accepted] = y[measure::in_progress] = {1, 1'234'000};
  t.add({.unit = "N1", .officer = "y", .initiation = initiation::on_request}, y);
  measures nobody;
  nobody[measure::newly_accepted] = nobody[measure::unenforceable] = {1, 500};
  t.add({.unit = "N11", .initiation = initiation::on_request}, nobody);
  return t;
}

table table_of(const regulation& r, std::size_t form, language lang = language::vi,
               const form_labels& labels = {}) {
  static const tally figures = sample();
  static const agency_tree nation = thads_test::small_nation();
  return make_form_table(form_sheet(r, r.forms[form], figures, nation, "N1"), lang, labels);
}

constexpr std::size_t types = 0;
constexpr std::size_t agencies = 1;

std::string shown(const table& t, std::size_t row) {
  std::string text;
  for (const cell& c : t.rows()[row]) text += c.shown() + "|";
  return text;
}

std::string statuses(const table& t, std::size_t row) {
  std::string text;
  for (const cell& c : t.rows()[row]) text += std::string(name_of(c.status())) + "|";
  return text;
}

std::string lines(const std::vector<bilingual>& texts, language lang) {
  std::string text;
  for (const bilingual& line : texts) text += line.in(lang) + "\n";
  return text;
}

std::string notes(const table& t, language lang) { return lines(t.notes(), lang); }

std::string headings(const table& t, language lang) {
  std::string text;
  for (const column& c : t.columns()) {
    std::string path;
    for (const bilingual& part : c.path) path += (path.empty() ? "" : " / ") + part.in(lang);
    text += c.number + " " + c.key + " " + path + "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_are_numbered_and_rates_say_percent) {
  const regulation r = thads_test::small_regulation();
  BOOST_TEST(headings(table_of(r, types), language::vi) ==
             "A code TT\n"
             "B name Loại bản án, quyết định\n"
             "1 A Thụ lý\n"
             "2 F Giải quyết xong / Tổng số\n"
             "3 F1 Giải quyết xong / Thi hành xong\n"
             "4 G Đang thi hành\n"
             "5 R Tỷ lệ (%)\n");
  BOOST_TEST(headings(table_of(r, agencies), language::en) ==
             "A code No.\n"
             "B name Agencies\n"
             "1 A Accepted\n"
             "2 F Resolved / Total\n"
             "3 F1 Resolved / Finished\n"
             "4 G In progress\n"
             "5 R Rate (%)\n");
  BOOST_TEST(table_of(r, types).label_column() == 1U);
}

BOOST_AUTO_TEST_CASE(a_title_that_says_percent_stays_as_it_is) {
  regulation r = thads_test::small_regulation();
  r.forms[types].header.back().title = {"Tỷ lệ %", ""};
  BOOST_TEST((table_of(r, types).columns().back().path.back() == bilingual{"Tỷ lệ %", ""}));
}

BOOST_AUTO_TEST_CASE(cases_stand_by_judgment_type) {
  const table t = table_of(thads_test::small_regulation(), types);
  BOOST_TEST(t.rows().size() == 23U);
  BOOST_TEST(shown(t, 0) == "|Tổng số|5|2|2|2|40,00|");
  BOOST_TEST(shown(t, 1) == "I|Chủ động|3|2|2|1|66,67|");
  BOOST_TEST(shown(t, 2) == "1|Dân sự|0|0|0|0|–|");
  BOOST_TEST(shown(t, 3) == "2|Hình sự|3|2|2|1|66,67|");
  BOOST_TEST(shown(t, 11) == "10|Khác|0|0|0|0|–|");
  BOOST_TEST(shown(t, 12) == "II|Theo yêu cầu|2|0|0|1|0,00|");
  BOOST_TEST(shown(t, 13) == "1|Dân sự|2|0|0|1|0,00|");
  BOOST_TEST(statuses(t, 2) == "text|text|zero|zero|zero|zero|missing|");
  BOOST_TEST(statuses(t, 13) == "text|text|number|zero|zero|number|zero|");
  BOOST_TEST((t.styles()[0] == row_style{.level = 0, .kind = row_kind::total}));
  BOOST_TEST((t.styles()[12] == row_style{.level = 1, .kind = row_kind::subtotal}));
  BOOST_TEST((t.styles()[13] == row_style{.level = 2, .kind = row_kind::plain}));
}

// Of x: 2 500 are 3; 1 400 + 700 + 400 are 1 + 0 + 0 and one more each for reduced and, the first
// of equal remainders, finished. 500 are 1.
BOOST_AUTO_TEST_CASE(money_stands_by_agency_in_thousands) {
  const table t = table_of(thads_test::small_regulation(), agencies, language::en);
  BOOST_TEST(t.rows().size() == 5U);
  BOOST_TEST(shown(t, 0) == "|Total|1 238|3|2|1 234|0.17|");
  BOOST_TEST(shown(t, 1) == "1|y|1 234|0|0|1 234|0.00|");
  BOOST_TEST(shown(t, 2) == "2|Chi cục N11|4|3|2|0|70.00|");
  BOOST_TEST(shown(t, 3) == "2.1|x|3|3|2|0|84.00|");
  BOOST_TEST(shown(t, 4) == "2.2|No officer assigned|1|0|0|0|0.00|");
}

BOOST_AUTO_TEST_CASE(machines_get_codes_and_plain_numbers) {
  const regulation r = thads_test::small_regulation();
  BOOST_TEST(to_csv(table_of(r, agencies)) ==
             "code,name,A,F,F1,G,R\n"
             "N1,Tổng số,1238,3,2,1234,0.17\n"
             "N1/y,y,1234,0,0,1234,0.00\n"
             "N1/N11,Chi cục N11,4,3,2,0,70.00\n"
             "N1/N11/x,x,3,3,2,0,84.00\n"
             "N1/N11/,Chưa phân công chấp hành viên,1,0,0,0,0.00\n");
  const table by_type = table_of(r, types);
  BOOST_TEST(by_type.rows()[0][0].value().empty());
  BOOST_TEST(by_type.rows()[1][0].value() == "ex_officio");
  BOOST_TEST(by_type.rows()[3][0].value() == "ex_officio/criminal");
  BOOST_TEST(by_type.rows()[22][0].value() == "on_request/other");
}

BOOST_AUTO_TEST_CASE(the_head_names_form_regulation_and_units) {
  const regulation r = thads_test::small_regulation();
  const table t = table_of(r, types);
  BOOST_TEST(lines(t.head().left, language::vi) ==
             "Biểu số: 01/TK-THA\nTheo Thông tư số: 99/2024/TT-BTP\n"
             "Ngày nhận báo cáo: ……………\n");
  BOOST_TEST(lines(t.head().right, language::vi) == "Đơn vị gửi báo cáo: Tỉnh N1\n");
  const table named = table_of(r, types, language::en,
                               {.reporting_unit = {"Cục A", "Agency A"},
                                .receiving_unit = {"Bộ Tư pháp", "Ministry of Justice"}});
  BOOST_TEST(lines(named.head().left, language::en) ==
             "Form: 01/TK-THA\nCircular: 99/2024/TT-BTP\nReceived on: ……………\n");
  BOOST_TEST(lines(named.head().right, language::en) ==
             "Reporting unit: Agency A\nReceiving unit: Ministry of Justice\n");
  BOOST_TEST(lines(named.head().right, language::vi) ==
             "Đơn vị gửi báo cáo: Cục A\nĐơn vị nhận báo cáo: Bộ Tư pháp\n");
}

BOOST_AUTO_TEST_CASE(the_title_says_what_and_when) {
  const table t = table_of(thads_test::small_regulation(), types);
  BOOST_TEST(lines(t.titles(), language::vi) ==
             "Kết quả bằng việc\n6 tháng đầu năm 2024 (từ 01/10/2023 đến 31/03/2024)\n");
  BOOST_TEST(lines(t.titles(), language::en) ==
             "Results by case\nfirst 6 months of 2024 (2023-10-01 to 2024-03-31)\n");
}

BOOST_AUTO_TEST_CASE(the_unit_line_names_the_unit_of_the_form) {
  regulation r = thads_test::small_regulation();
  BOOST_TEST((table_of(r, types).unit() == bilingual{"Đơn vị tính: việc", "Unit: cases (việc)"}));
  BOOST_TEST(
      (table_of(r, agencies).unit() == bilingual{"Đơn vị tính: 1.000 đồng", "Unit: 1 000 đồng"}));
  r.forms[agencies].money_unit = 1;
  BOOST_TEST((table_of(r, agencies).unit() == bilingual{"Đơn vị tính: đồng", "Unit: đồng"}));
  BOOST_TEST(shown(table_of(r, agencies), 0) == "|Tổng số|1.237.000|2.100|1.400|1.234.400|0,17|");
}

BOOST_AUTO_TEST_CASE(two_people_sign) {
  const table t = table_of(thads_test::small_regulation(), types);
  BOOST_TEST(t.signatures().size() == 2U);
  BOOST_TEST(t.signatures()[0].title.vi == "Người lập biểu");
  BOOST_TEST(t.signatures()[0].note.vi == "(Ký, ghi rõ họ tên)");
  BOOST_TEST(t.signatures()[0].place_and_date.empty());
  BOOST_TEST(t.signatures()[1].title.vi == "Thủ trưởng đơn vị");
  BOOST_TEST(t.signatures()[1].note.vi == "(Ký, đóng dấu, ghi rõ họ tên)");
  BOOST_TEST(t.signatures()[1].place_and_date.vi == "……………, ngày …… tháng …… năm ………");
}

BOOST_AUTO_TEST_CASE(what_needs_no_note_has_none) {
  BOOST_TEST(table_of(thads_test::small_regulation(), types).notes().empty());
}

// Exact: 1 237 000 accepted, 2 100 resolved, 1 400 finished, 1 234 400 in progress. Printed: 1 238,
// 3, 2 and 1 234.
BOOST_AUTO_TEST_CASE(the_gap_to_the_exact_total_is_told_by_column) {
  const table t = table_of(thads_test::small_regulation(), agencies);
  BOOST_TEST(notes(t, language::vi) ==
             "Tổng số cộng từ các dòng đã làm tròn; chênh so với tổng chính xác đã làm tròn: "
             "cột 1: +1; cột 2: +1; cột 3: +1.\n");
  BOOST_TEST(notes(t, language::en) ==
             "The total adds rounded rows; it differs from the rounded exact total by: "
             "column 1: +1; column 2: +1; column 3: +1.\n");
}

BOOST_AUTO_TEST_CASE(a_gap_below_zero_has_its_sign) {
  const regulation r = thads_test::small_regulation();
  tally t(period(2024), {dimension::unit, dimension::officer});
  measures m;
  m[measure::newly_accepted] = m[measure::in_progress] = {1, 400};
  for (int i = 0; i < 3000; ++i) t.add({.unit = "N", .officer = std::to_string(i)}, m);
  const table shown = make_form_table(form_sheet(r, r.forms[agencies], t, {}, "N"), language::vi);
  BOOST_TEST(notes(shown, language::vi) ==
             "Tổng số cộng từ các dòng đã làm tròn; chênh so với tổng chính xác đã làm tròn: "
             "cột 1: -1.200; cột 4: -1.200.\n");
}

BOOST_AUTO_TEST_CASE(a_reconstructed_form_says_so) {
  regulation r = thads_test::small_regulation();
  r.forms[types].basis = basis::reconstructed;
  const table t = table_of(r, types);
  BOOST_TEST(notes(t, language::vi) ==
             "Các cột của biểu được suy ra từ số liệu đã công bố, chưa đối chiếu với văn bản.\n");
  BOOST_TEST(notes(t, language::en) ==
             "The columns of this form are reconstructed from published totals, not taken from the "
             "text.\n");
  for (const regulation& built_in : builtin_regulations()) {
    for (std::size_t i = 0; i < built_in.forms.size(); ++i) {
      const bool reconstructed = built_in.forms[i].basis == basis::reconstructed;
      const bool said =
          notes(table_of(built_in, i), language::vi).find("suy ra") != std::string::npos;
      BOOST_TEST(said == reconstructed);
    }
  }
}

BOOST_AUTO_TEST_CASE(figures_of_a_provisional_regulation_are_starred) {
  regulation r = thads_test::small_regulation();
  r.provisional = true;
  const table t = table_of(r, types);
  BOOST_TEST(shown(t, 1) == "I|Chủ động|3*|2*|2*|1*|66,67*|");
  BOOST_TEST(shown(t, 2) == "1|Dân sự|0*|0*|0*|0*|–|");
  BOOST_TEST(statuses(t, 2) ==
             "text|text|provisional|provisional|provisional|provisional|missing|");
  BOOST_TEST(t.rows()[1][2].value() == "3");
  BOOST_TEST(notes(t, language::en) ==
             "* Provisional, may still change.\n"
             "The text of 99/2024/TT-BTP was not at hand; the form follows the regulation before "
             "it.\n");
}

BOOST_AUTO_TEST_CASE(only_circular_05_of_2026_is_provisional) {
  for (const regulation& r : builtin_regulations()) {
    for (std::size_t i = 0; i < r.forms.size(); ++i) {
      std::set<cell_status> found;
      const table t = table_of(r, i);
      for (const auto& row : t.rows()) {
        for (const cell& c : row) found.insert(c.status());
      }
      BOOST_TEST(found.contains(cell_status::provisional) == (r.id == "TT05-2026"));
      BOOST_TEST(found.contains(cell_status::number) == (r.id != "TT05-2026"));
      BOOST_TEST(found.contains(cell_status::zero) == (r.id != "TT05-2026"));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_set_aside_is_said) {
  const regulation r = thads_test::small_regulation();
  BOOST_TEST(notes(table_of(r, types, language::vi, {.set_aside = {1234, 1}}), language::vi) ==
             "Không tính 1.234 việc và 1 bản ghi có lỗi.\n");
  BOOST_TEST(notes(table_of(r, types, language::vi, {.set_aside = {0, 2}}), language::en) ==
             "Left out for errors: 0 cases and 2 records.\n");
}

BOOST_AUTO_TEST_CASE(a_form_that_shows_what_its_regulation_lacks_is_an_error) {
  regulation r = thads_test::small_regulation();
  r.forms[types].header.push_back({.title = {"Khác", "Other"}, .id = "none"});
  BOOST_TEST(thads_test::code_of([&] { return table_of(r, types); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(every_row_of_every_form_has_a_code_of_its_own) {
  const agency_tree nation = thads_test::small_nation();
  std::size_t rows = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    tally figures(period(2024), dimension_set::all());
    figures.add(thads_test::random_cells(seed));
    for (const regulation& r : builtin_regulations()) {
      for (const form& f : r.forms) {
        const form_sheet sheet(r, f, figures, nation, "N");
        const table t = make_form_table(sheet, language::vi);
        std::set<std::string> codes;
        for (const auto& row : t.rows()) codes.insert(row.front().value());
        BOOST_TEST_REQUIRE(t.rows().size() == sheet.rows().size());
        BOOST_TEST_REQUIRE(codes.size() == t.rows().size());
        rows += codes.size();
      }
    }
  }
  BOOST_TEST(rows > 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()
