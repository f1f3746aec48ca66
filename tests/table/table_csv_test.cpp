// SPDX-License-Identifier: Apache-2.0
// Tables as CSV against hand-written lines; formulas stay texts in spreadsheets.
#include <boost/test/unit_test.hpp>

#include <thads/table/table_csv.hpp>

#include "table/sample_table.hpp"

BOOST_AUTO_TEST_SUITE(table_csv_test)

using thads::cell;
using thads::language;
using thads::table;
using thads_test::left;
using thads_test::right;
using thads_test::sample_form;
using thads_test::sample_table;
using thads_test::spanning;

BOOST_AUTO_TEST_CASE(machines_get_keys_and_plain_numbers) {
  BOOST_TEST(thads::to_csv(sample_table()) ==
             "unit,cases,money,rate\n"
             "Hà Nội,1234,-1234567,83.85\n"
             "=Huế,0,0,\n");
}

BOOST_AUTO_TEST_CASE(of_a_form_machines_get_the_rows_alone) {
  BOOST_TEST(thads::to_csv(sample_form()) ==
             "item,total,old,new\n"
             "Tổng số,1234,34,1200\n"
             "Chủ động,34,34,0\n"
             "Dân sự,,,\n");
}

BOOST_AUTO_TEST_CASE(spreadsheets_get_numbers_without_stars) {
  BOOST_TEST(thads::to_spreadsheet_csv(sample_form(), language::en).text ==
             "\xEF\xBB\xBF"
             "Item,Total,Of which / Before,Of which / New\n"
             "Tổng số,1234,34,1200\n"
             "Chủ động,34,34,0\n"
             "Dân sự,,,\n");
}

BOOST_AUTO_TEST_CASE(texts_are_quoted_for_the_delimiter) {
  table t({left("a", "A", ""), left("b", "B", "")});
  t.add_row({cell::text("x;y"), cell::text("say \"no\", twice")});
  BOOST_TEST(thads::to_csv(t) == "a,b\nx;y,\"say \"\"no\"\", twice\"\n");
  BOOST_TEST(thads::to_csv(t, ';') == "a;b\n\"x;y\";\"say \"\"no\"\", twice\"\n");
}

BOOST_AUTO_TEST_CASE(a_lone_missing_cell_is_no_empty_line) {
  table t({right("a", "A", "")});
  t.add_row({cell::missing()});
  BOOST_TEST(thads::to_csv(t) == "a\n\"\"\n");
}

BOOST_AUTO_TEST_CASE(spreadsheets_get_headings_and_no_formulas) {
  const auto csv = thads::to_spreadsheet_csv(sample_table(), language::vi);
  BOOST_TEST(csv.text ==
             "\xEF\xBB\xBF"
             "Đơn vị,Thi hành xong / Việc,Thi hành xong / Tiền,Tỷ lệ\n"
             "Hà Nội,1234,-1234567,83.85\n"
             "'=Huế,0,0,\n");
  BOOST_TEST(csv.neutralised == 1U);
}

BOOST_AUTO_TEST_CASE(every_kind_of_formula_is_neutralised_and_counted) {
  table t({left("a", "-A", "+A"), spanning("@B", "B", {left("b", "C", "C")})});
  t.add_row({cell::text("=1+1"), cell::text("+1")});
  t.add_row({cell::text("-1"), cell::text("@SUM(A1)")});
  t.add_row({cell::text("\t=1"), cell::text("\r=1")});
  t.add_row({cell::text("a=1"), cell::number("-1")});
  const auto csv = thads::to_spreadsheet_csv(t, language::vi, ';');
  BOOST_TEST(csv.text ==
             "\xEF\xBB\xBF"
             "'-A;'@B / C\n"
             "'=1+1;'+1\n"
             "'-1;'@SUM(A1)\n"
             "'\t=1;\"'\r=1\"\n"
             "a=1;-1\n");
  BOOST_TEST(csv.neutralised == 8U);
  BOOST_TEST(thads::to_spreadsheet_csv(t, language::en).neutralised == 7U);
}

BOOST_AUTO_TEST_CASE(a_table_without_formulas_is_not_altered) {
  table t({left("a", "A", "")});
  t.add_row({cell::text("Huế")});
  BOOST_TEST(thads::to_spreadsheet_csv(t, language::vi).neutralised == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
