// SPDX-License-Identifier: Apache-2.0
// The table of docket items: every rule with its place.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_dockets.hpp>

#include "support/dockets.hpp"
#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(csv_dockets_test)

using namespace thads;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

struct dockets_load {
  findings report;
  docket_table table;
};

dockets_load load(const std::string& text, csv_format format = {}) {
  const agency_tree units({{.code = "D", .valid_from = date::from_ymd(2020, 1, 1)}});
  dockets_load result;
  result.table =
      read_dockets(text_input::memory("dockets.csv", text),
                   thads_test::docket_rules().docket_kinds(), units, result.report, format);
  return result;
}

// Rows of item,docket,unit,subject,opened,decided,outcome,people,amount,duplicate_of.
dockets_load load_rows(const std::string& rows) {
  return load("item,docket,unit,subject,opened,decided,outcome,people,amount,duplicate_of\n" +
              rows);
}

#define TEST_FOUND(rows, ...)                                         \
  BOOST_TEST(lines_of(load_rows(rows).report) == (lines __VA_ARGS__), \
             boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_table) {
  const dockets_load in = load_rows(
      "1/KN,complaints,D,complaint,2024-11-01,2024-12-01,justified,2,500,\n"
      "2/KN,complaints,D,complaint,2024-11-02,,,,,1/KN\n"
      "1/KN,state_compensation,D,at_court,2024-11-02,,,,,\n"  // of another docket
      "1,security_and_coercion,D,distraint,2024-11-02,,,0,0,\n");
  BOOST_TEST(lines_of(in.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(in.table.size() == 4U);
  const docket_item& first = in.table.items()[0];
  BOOST_TEST(first.id == "1/KN");
  BOOST_TEST(first.opened == date::from_ymd(2024, 11, 1));
  BOOST_TEST((first.decided == std::optional(date::from_ymd(2024, 12, 1))));
  BOOST_TEST(first.outcome == "justified");
  BOOST_TEST(first.people == 2);
  BOOST_TEST(first.amount == 500);
  BOOST_TEST(first.line == 2U);
  BOOST_TEST(in.table.items()[1].is_duplicate());
  BOOST_TEST(!in.table.items()[2].decided.has_value());
}

BOOST_AUTO_TEST_CASE(columns_that_may_be_left_out) {
  const dockets_load in = load(
      "outcome;decided;opened;subject;unit;docket;item\n"
      ";;01/11/2024;inspection;D;supervision;7\n",
      {.delimiter = ';', .dates = date_format::day_first});
  BOOST_TEST(lines_of(in.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(in.table.size() == 1U);
  BOOST_TEST(in.table.items()[0].opened == date::from_ymd(2024, 11, 1));
  BOOST_TEST(in.table.items()[0].people == 0);
  BOOST_TEST(lines_of(load("item,docket,unit,subject,opened,decided\n").report) ==
                 (lines{"dockets.csv:1:0 column_missing - outcome error"}),
             boost::test_tools::per_element());
  BOOST_TEST(lines_of(load("").report) == (lines{"dockets.csv:0:0 file_empty - - error"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(values) {
  TEST_FOUND(",complaints,D,complaint,2024-11-01,,,,,\n",
             {"dockets.csv:2:1 value_missing - item error"});
  TEST_FOUND("1,,D,complaint,2024-11-01,,,,,\n", {"dockets.csv:2:3 value_missing - docket error"});
  TEST_FOUND("1,letters,D,complaint,2024-11-01,,,,,\n",
             {"dockets.csv:2:3 code_unknown - docket error"});
  TEST_FOUND("1,complaints,,complaint,2024-11-01,,,,,\n",
             {"dockets.csv:2:14 value_missing - unit error"});
  TEST_FOUND("1,complaints,X,complaint,2024-11-01,,,,,\n",
             {"dockets.csv:2:14 unit_unknown - unit error"});
  TEST_FOUND("1,complaints,D,complaint,2019-12-31,,,,,\n",
             {"dockets.csv:2:14 unit_not_in_force - unit warning"});
  TEST_FOUND("1,complaints,D,,2024-11-01,,,,,\n",
             {"dockets.csv:2:16 value_missing - subject error"});
  TEST_FOUND("1,complaints,D,oversight,2024-11-01,,,,,\n",
             {"dockets.csv:2:16 code_unknown - subject error"});
  // A heading over subjects is none.
  TEST_FOUND("1,security_and_coercion,D,coercion,2024-11-01,,,,,\n",
             {"dockets.csv:2:27 code_unknown - subject error"});
  TEST_FOUND("1,complaints,D,complaint,,,,,,\n", {"dockets.csv:2:26 value_missing - opened error"});
  TEST_FOUND("1,complaints,D,complaint,2024-11-31,,,,,\n",
             {"dockets.csv:2:26 date_invalid - opened error"});
  for (const std::string people :
       {"-1", "1.5", "two", "1000000000000000", "99999999999999999999"}) {
    TEST_FOUND("1,complaints,D,complaint,2024-11-01,,," + people + ",,\n",
               {"dockets.csv:2:39 figure_invalid - people error"});
  }
  for (const std::string amount : {"-1", "1.5", "9223372036854775808"}) {
    TEST_FOUND("1,complaints,D,complaint,2024-11-01,,,," + amount + ",\n",
               {"dockets.csv:2:40 amount_invalid - amount error"});
  }
}

BOOST_AUTO_TEST_CASE(a_decision_has_a_day_and_an_outcome) {
  TEST_FOUND("1,complaints,D,complaint,2024-11-01,2024-12-01,,,,\n",
             {"dockets.csv:2:48 value_missing - outcome error"});
  TEST_FOUND("1,complaints,D,complaint,2024-11-01,,justified,,,\n",
             {"dockets.csv:2:37 value_missing - decided error"});
  TEST_FOUND("1,complaints,D,complaint,2024-11-01,2024-12-01,granted,,,\n",
             {"dockets.csv:2:48 code_unknown - outcome error"});
  TEST_FOUND("1,complaints,D,complaint,2024-11-01,2024-10-31,justified,,,\n",
             {"dockets.csv:2:37 period_reversed - decided error"});
  TEST_FOUND("1,complaints,D,complaint,2024-11-01,2024-11-01,justified,,,\n", {});
  // Nothing is decided about a visit.
  TEST_FOUND("1,citizen_reception,D,complaint,2024-11-01,2024-11-01,justified,,,\n",
             {"dockets.csv:2:55 code_unknown - outcome error"});
}

BOOST_AUTO_TEST_CASE(items_are_unique_within_a_docket) {
  const std::string row = "1,complaints,D,complaint,2024-11-01,,,,,\n";
  const dockets_load in = load_rows(row + "2" + row.substr(1) + row);
  BOOST_TEST(lines_of(in.report) == (lines{"dockets.csv:4:1 item_duplicate - item error"}),
             boost::test_tools::per_element());
  BOOST_TEST(in.report.list()[0].value == "2");
  BOOST_TEST(in.table.size() == 2U);
}

BOOST_AUTO_TEST_CASE(duplicates) {
  const auto row = [](const std::string& item, const std::string& of,
                      const std::string& decision = ",") {
    return item + ",complaints,D,complaint,2024-11-01," + decision + ",,," + of + "\n";
  };
  TEST_FOUND(row("1", "2") + row("2", ""), {});  // in any order
  TEST_FOUND(row("1", "1"), {"dockets.csv:2:41 duplicate_of_none - duplicate_of error"});
  TEST_FOUND(row("1", "9"), {"dockets.csv:2:41 duplicate_of_none - duplicate_of error"});
  // A circle, or a chain: no end of which is counted.
  TEST_FOUND(row("1", "2") + row("2", "1"),
             {"dockets.csv:2:41 duplicate_of_none - duplicate_of error",
              "dockets.csv:3:41 duplicate_of_none - duplicate_of error"});
  TEST_FOUND(row("1", "") + row("2", "1") + row("3", "2"),
             {"dockets.csv:4:41 duplicate_of_none - duplicate_of error"});
  // Of a row that is at fault itself.
  TEST_FOUND(row("1", "", "x,justified") + row("2", "1"),
             {"dockets.csv:2:37 date_invalid - decided error"});
  const dockets_load in = load_rows(row("1", "") + row("2", "1", "2024-12-01,justified"));
  BOOST_TEST(lines_of(in.report) == (lines{"dockets.csv:3:48 decision_ignored - outcome warning"}),
             boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(in.table.size() == 2U);
  BOOST_TEST(!in.table.items()[1].decided.has_value());
  BOOST_TEST(in.table.items()[1].outcome == "");
  // An item of another docket cannot stand for it.
  TEST_FOUND("1,supervision,D,inspection,2024-11-01,,,,,\n" + row("2", "1"),
             {"dockets.csv:3:41 duplicate_of_none - duplicate_of error"});
}

BOOST_AUTO_TEST_CASE(hostile_text) {
  TEST_FOUND("1,complaints,D,complaint,2024-11-01\n", {"dockets.csv:2:0 field_count - - error"});
  TEST_FOUND("1,\"complaints,D,complaint,2024-11-01,,,,,\n",
             {"dockets.csv:2:3 quote_unclosed - - error"});
  TEST_FOUND("\xFF,complaints,D,complaint,2024-11-01,,,,,\n",
             {"dockets.csv:2:1 utf8_invalid - - error"});
  findings report;
  BOOST_TEST(thads_test::code_of([&] {
               return read_dockets(text_input::file("/no/such/dockets.csv"), {}, {}, report);
             }) == errc::io);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
