// SPDX-License-Identifier: Apache-2.0
// Tables as Arrow: which columns are numbers, with how many decimals, and what is null.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/listings/findings_table.hpp>
#include <thads/table/table_arrow.hpp>

#include "support/arrow_values.hpp"
#include "support/errors.hpp"
#include "table/sample_table.hpp"

BOOST_AUTO_TEST_SUITE(table_arrow_test)

using thads::cell;
using thads::errc;
using thads::table;
using thads_test::left;
using thads_test::right;
using thads_test::sample_form;
using thads_test::sample_table;
using thads_test::text_list;

namespace {

std::vector<thads_test::column_read> columns_of(const table& t) {
  ArrowArrayStream stream;
  thads::arrow_batch_stream(thads::to_arrow(t)).export_to(&stream);
  return thads_test::read_stream(stream);
}

// "name format: value, value; …"
std::string text_of(const table& t) {
  std::string text;
  for (const auto& c : columns_of(t)) {
    text += (text.empty() ? "" : "; ") + c.name + " " + c.format + ":";
    for (const std::string& value : c.values) text += " " + value;
  }
  return text;
}

// Of a table with one column.
std::string text_of(thads::heading h, const std::vector<cell>& cells) {
  table t({std::move(h)});
  for (const cell& c : cells) t.add_row({c});
  return text_of(t);
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_of_numbers_are_decimals) {
  BOOST_TEST(text_of(sample_table()) ==
             "unit u?: Hà Nội =Huế; cases d:38,0?: 1234 0; money d:38,0?: -1234567 0; "
             "rate d:38,2?: 8385 (null)");
}

BOOST_AUTO_TEST_CASE(provisional_numbers_are_numbers_and_what_is_not_asked_is_null) {
  BOOST_TEST(text_of(sample_form()) ==
             "item u?: Tổng số Chủ động Dân sự; total d:38,0?: 1234 34 (null); "
             "old d:38,0?: 34 34 (null); new d:38,0?: 1200 0 (null)");
}

BOOST_AUTO_TEST_CASE(a_column_has_the_most_decimals_of_its_numbers) {
  BOOST_TEST(
      text_of(right("a", "", ""), {cell::number("1.5"), cell::number("-2"), cell::number("0.125"),
                                   cell::provisional("3.10"), cell::number("-0.00")}) ==
      "a d:38,3?: 1500 -2000 125 3100 0");
}

BOOST_AUTO_TEST_CASE(without_numbers_there_are_no_decimals) {
  BOOST_TEST(
      text_of(right("a", "", ""), {cell::missing(), cell::text(""), cell::not_applicable()}) ==
      "a d:38,0?: (null) (null) (null)");
}

BOOST_AUTO_TEST_CASE(a_text_among_the_numbers_makes_them_all_texts) {
  BOOST_TEST(text_of(right("a", "", ""), {cell::number("1.50", "1,50"), cell::text("x"),
                                          cell::missing(), cell::provisional("2", "2")}) ==
             "a u?: 1.50 x (null) 2");
}

BOOST_AUTO_TEST_CASE(numbers_that_stand_left_are_texts) {
  BOOST_TEST(text_of(left("a", "", ""), {cell::number("1")}) == "a u?: 1");
}

BOOST_AUTO_TEST_CASE(texts_are_those_for_machines_and_may_be_empty) {
  const auto columns = [] {
    table t({left("a", "", "")});
    for (const cell& c : {cell::text("code", "shown"), cell::text(""), cell::missing(),
                          cell::not_applicable(), cell::text("H\xE0 x")}) {
      t.add_row({c});
    }
    return columns_of(t);
  }();
  BOOST_TEST(columns[0].values == (text_list{"code", "", "(null)", "(null)", "H\uFFFD x"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_table_without_rows_has_its_columns) {
  BOOST_TEST(text_of(table({left("a", "", ""), right("b", "", "")})) == "a u?:; b d:38,0?:");
}

BOOST_AUTO_TEST_CASE(headings_are_metadata) {
  const auto columns = columns_of(sample_table());
  BOOST_TEST(columns[1].metadata == (text_list{"thads:title_vi", "Thi hành xong / Việc",
                                               "thads:title_en", "Finished / Cases"}),
             boost::test_tools::per_element());
  const auto same_in_both = columns_of(table({left("a", "\xFF", "")}));
  BOOST_TEST(same_in_both[0].metadata ==
                 (text_list{"thads:title_vi", "\uFFFD", "thads:title_en", "\uFFFD"}),
             boost::test_tools::per_element());
  BOOST_TEST(columns_of(table({left("a", "", "")}))[0].metadata.empty());
}

BOOST_AUTO_TEST_CASE(places_of_findings_are_numbers) {
  thads::findings report;
  const std::uint32_t file = report.add_file("cases.csv");
  report.add({.id = thads::rule::line_blank, .file = file, .line = 9});
  const auto columns = columns_of(thads::make_findings_table(report));
  BOOST_TEST(columns[0].format == "u?");
  BOOST_TEST(columns[1].format == "d:38,0?");
  BOOST_TEST(columns[1].values == text_list{"9"}, boost::test_tools::per_element());
  BOOST_TEST(columns[2].format == "d:38,0?");
  BOOST_TEST(columns[2].values == text_list{"0"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers_of_more_than_38_digits_are_refused) {
  const std::string nines(38, '9');
  const auto code_of = [](const std::vector<cell>& cells) {
    return thads_test::code_of([&] { return text_of(right("a", "", ""), cells); });
  };
  BOOST_TEST(text_of(right("a", "", ""), {cell::number("-" + nines)}) == "a d:38,0?: -" + nines);
  BOOST_TEST(code_of({cell::number("9" + nines)}) == errc::overflow);
  BOOST_TEST(code_of({cell::number(nines), cell::number("0.1")}) == errc::overflow);
  BOOST_TEST(code_of({cell::number("0." + nines), cell::number("1")}) == errc::overflow);
  table t({right("money", "", "")});
  t.add_row({cell::number("1" + nines)});
  BOOST_CHECK_EXCEPTION(static_cast<void>(thads::to_arrow(t)), thads::error,
                        [](const thads::error& e) {
                          return std::string(e.what()).starts_with("column \"money\": ");
                        });
}

BOOST_AUTO_TEST_SUITE_END()
