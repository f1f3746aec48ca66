// SPDX-License-Identifier: Apache-2.0
// The neutral table: its header tree, its cells, and what it refuses.
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/table/table.hpp>

#include "support/errors.hpp"
#include "table/sample_table.hpp"

BOOST_AUTO_TEST_SUITE(table_test)

using thads::bilingual;
using thads::cell;
using thads::cell_status;
using thads::errc;
using thads::heading;
using thads::language;
using thads::name_of;
using thads::row_kind;
using thads::row_style;
using thads::table;
using thads_test::code_of;
using thads_test::left;
using thads_test::numbered;
using thads_test::right;
using thads_test::sample_form;
using thads_test::sample_table;
using thads_test::spanning;

BOOST_AUTO_TEST_CASE(columns_are_the_leaves_of_the_header) {
  const table t = sample_table();
  BOOST_TEST_REQUIRE(t.columns().size() == 4U);
  BOOST_TEST(t.columns()[0].key == "unit");
  BOOST_TEST(t.columns()[2].key == "money");
  BOOST_TEST_REQUIRE(t.columns()[2].path.size() == 2U);
  BOOST_TEST(t.columns()[2].path[0].vi == "Thi hành xong");
  BOOST_TEST(t.columns()[2].path[1].en == "Money");
  BOOST_TEST((t.columns()[2].align == thads::alignment::right));
  BOOST_TEST(t.columns()[3].path.size() == 1U);
  BOOST_TEST(t.header_depth() == 2U);
  BOOST_TEST(table({left("a", "A", "A")}).header_depth() == 1U);
}

BOOST_AUTO_TEST_CASE(a_table_gives_back_what_was_put_in) {
  const table t = sample_table();
  BOOST_TEST_REQUIRE(t.titles().size() == 1U);
  BOOST_TEST(t.titles()[0].en == "RESULTS");
  BOOST_TEST(t.unit().vi == "Đơn vị tính: đồng");
  BOOST_TEST_REQUIRE(t.notes().size() == 1U);
  BOOST_TEST(t.notes()[0].en == "Note: test data.");
  BOOST_TEST_REQUIRE(t.rows().size() == 2U);
  BOOST_TEST(t.rows()[0][1].shown() == "1.234");
  BOOST_TEST(t.rows()[0][1].value() == "1234");
}

BOOST_AUTO_TEST_CASE(cells_know_zero_from_missing) {
  struct row {
    cell made;
    cell_status status;
    std::string_view value;
    std::string_view shown;
  };
  const row rows[] = {
      {cell::text("Huế"), cell_status::text, "Huế", "Huế"},
      {cell::text("0"), cell_status::text, "0", "0"},
      {cell::text(""), cell_status::text, "", ""},
      {cell::text("P1/D2", "1.2"), cell_status::text, "P1/D2", "1.2"},
      {cell::number("12"), cell_status::number, "12", "12"},
      {cell::number("-0.05", "-0,05"), cell_status::number, "-0.05", "-0,05"},
      {cell::number("0"), cell_status::zero, "0", "0"},
      {cell::number("0.00", "0,00"), cell_status::zero, "0.00", "0,00"},
      {cell::missing(), cell_status::missing, "", "–"},
      {cell::not_applicable(), cell_status::not_applicable, "", "x"},
      {cell::provisional("12"), cell_status::provisional, "12", "12*"},
      {cell::provisional("-0.05", "-0,05"), cell_status::provisional, "-0.05", "-0,05*"},
      {cell::provisional("0"), cell_status::provisional, "0", "0*"},
  };
  for (const row& r : rows) {
    BOOST_TEST((r.made.status() == r.status));
    BOOST_TEST(r.made.value() == r.value);
    BOOST_TEST(r.made.shown() == r.shown);
  }
}

BOOST_AUTO_TEST_CASE(only_numbers_become_provisional) {
  BOOST_TEST(
      (cell::number("1234", "1.234").as_provisional() == cell::provisional("1234", "1.234")));
  BOOST_TEST((cell::number("0").as_provisional() == cell::provisional("0")));
  for (const cell& c :
       {cell::text("a"), cell::missing(), cell::not_applicable(), cell::provisional("1")}) {
    BOOST_TEST((c.as_provisional() == c));
  }
}

BOOST_AUTO_TEST_CASE(only_plain_numbers_are_numbers) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1,5", "1.234.567", "+1", "1e3", " 1", "1 ",
                           "--1", "-cmd", "=1", "٣", "0x10", "1.-5"}) {
    BOOST_TEST(code_of([&] { return cell::number(text); }) == errc::argument, text);
    BOOST_TEST(code_of([&] { return cell::provisional(text); }) == errc::argument, text);
  }
  for (const char* text :
       {"0", "-1", "007", "1234.50", "-0.5", "99999999999999999999999999999999999999"}) {
    BOOST_TEST(cell::number(text).value() == text);
    BOOST_TEST(cell::provisional(text).value() == text);
  }
}

BOOST_AUTO_TEST_CASE(statuses_and_kinds_have_names) {
  BOOST_TEST(name_of(cell_status::text) == "text");
  BOOST_TEST(name_of(cell_status::number) == "number");
  BOOST_TEST(name_of(cell_status::zero) == "zero");
  BOOST_TEST(name_of(cell_status::missing) == "missing");
  BOOST_TEST(name_of(cell_status::not_applicable) == "not_applicable");
  BOOST_TEST(name_of(cell_status::provisional) == "provisional");
  BOOST_TEST(name_of(row_kind::plain) == "plain");
  BOOST_TEST(name_of(row_kind::subtotal) == "subtotal");
  BOOST_TEST(name_of(row_kind::total) == "total");
}

BOOST_AUTO_TEST_CASE(a_plain_table_is_no_form) {
  const table t = sample_table();
  BOOST_TEST(t.head().empty());
  BOOST_TEST(t.signatures().empty());
  BOOST_TEST(!t.has_numbers());
  BOOST_TEST(t.columns()[0].number.empty());
  BOOST_TEST_REQUIRE(t.styles().size() == 2U);
  BOOST_TEST((t.styles()[0] == row_style{}));
  BOOST_TEST((t.styles()[1] == row_style{0, row_kind::plain}));
}

BOOST_AUTO_TEST_CASE(a_form_gives_back_what_was_put_in) {
  const table t = sample_form();
  BOOST_TEST(t.has_numbers());
  BOOST_TEST(t.columns()[0].number == "A");
  BOOST_TEST(t.columns()[3].number == "3");
  BOOST_TEST(!t.head().empty());
  BOOST_TEST_REQUIRE(t.head().left.size() == 2U);
  BOOST_TEST(t.head().left[1].en == "Received:");
  BOOST_TEST_REQUIRE(t.head().right.size() == 2U);
  BOOST_TEST(t.head().right[0].vi == "Cục A");
  BOOST_TEST_REQUIRE(t.styles().size() == 3U);
  BOOST_TEST((t.styles()[0] == row_style{0, row_kind::total}));
  BOOST_TEST((t.styles()[1] == row_style{1, row_kind::subtotal}));
  BOOST_TEST((t.styles()[2] == row_style{2, row_kind::plain}));
  BOOST_TEST_REQUIRE(t.signatures().size() == 2U);
  BOOST_TEST(t.signatures()[0].title.vi == "Người lập biểu");
  BOOST_TEST(t.signatures()[0].note.en == "(Signature)");
  BOOST_TEST(t.signatures()[0].place_and_date.empty());
  BOOST_TEST(t.signatures()[1].place_and_date.vi == "A, ngày 05/11/2024");
}

BOOST_AUTO_TEST_CASE(a_head_may_have_one_side) {
  table t({left("a", "A", "A")});
  t.set_head({}, {{"Cục A", ""}});
  BOOST_TEST(!t.head().empty());
  t.set_head({}, {});
  BOOST_TEST(t.head().empty());
}

BOOST_AUTO_TEST_CASE(the_star_is_explained_once_where_there_is_one) {
  table t({left("a", "A", "A"), right("b", "B", "B")});
  t.add_row({cell::text("x"), cell::number("1")});
  BOOST_TEST(t.notes().empty());
  t.add_row({cell::text("y"), cell::provisional("1")});
  BOOST_TEST_REQUIRE(t.notes().size() == 1U);
  BOOST_TEST(t.notes()[0].vi == "* Số tạm tính, còn có thể thay đổi.");
  BOOST_TEST(t.notes()[0].en == "* Provisional, may still change.");
  t.add_row({cell::text("z"), cell::provisional("2")});
  BOOST_TEST(t.notes().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_row_that_is_refused_leaves_no_note) {
  table t({left("a", "A", "A")});
  BOOST_TEST(code_of([&] {
               t.add_row({cell::provisional("1"), cell::text("")});
             }) == errc::mismatch);
  BOOST_TEST(t.notes().empty());
}

BOOST_AUTO_TEST_CASE(the_first_column_that_stands_left_labels_the_rows) {
  BOOST_TEST(sample_table().label_column() == 0U);
  BOOST_TEST(table({right("n", "TT", ""), left("a", "A", ""), left("b", "B", "")}).label_column() ==
             1U);
  BOOST_TEST(table({right("n", "TT", ""), right("a", "A", "")}).label_column() == 0U);
}

BOOST_AUTO_TEST_CASE(one_number_makes_a_line_of_numbers) {
  BOOST_TEST(table({left("a", "A", ""), numbered("1", right("b", "B", ""))}).has_numbers());
}

BOOST_AUTO_TEST_CASE(a_missing_language_is_replaced_by_the_other) {
  const bilingual both{"Việc", "Cases"};
  BOOST_TEST(both.in(language::vi) == "Việc");
  BOOST_TEST(both.in(language::en) == "Cases");
  BOOST_TEST((bilingual{"Việc", ""}.in(language::en)) == "Việc");
  BOOST_TEST((bilingual{"", "Cases"}.in(language::vi)) == "Cases");
  BOOST_TEST(bilingual{}.in(language::vi).empty());
  BOOST_TEST(bilingual{}.empty());
  BOOST_TEST(!bilingual({"", "x"}).empty());
}

BOOST_AUTO_TEST_CASE(headers_that_name_no_column_or_one_twice_are_refused) {
  const std::vector<std::vector<heading>> headers = {
      {},
      {left("", "A", "A")},
      {left("a", "A", "A"), right("a", "B", "B")},
      {left("a", "A", "A"), spanning("B", "B", {right("a", "C", "C")})},
      {spanning("B", "B", {})},
  };
  for (const auto& headings : headers) {
    BOOST_TEST(code_of([&] { return table(headings); }) == errc::argument);
  }
}

BOOST_AUTO_TEST_CASE(rows_of_another_width_are_refused) {
  table t({left("a", "A", "A"), left("b", "B", "B")});
  BOOST_TEST(code_of([&] { t.add_row({cell::text("1")}); }) == errc::mismatch);
  BOOST_TEST(code_of([&] {
               t.add_row({cell::text("1"), cell::text("2"), cell::text("3")});
             }) == errc::mismatch);
  BOOST_TEST(t.rows().empty());
}

BOOST_AUTO_TEST_SUITE_END()
