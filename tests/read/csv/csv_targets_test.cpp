// SPDX-License-Identifier: Apache-2.0
// The table of targets: every rule with its place, and finding the target of a day.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_targets.hpp>

#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(csv_targets_test)

using thads::comparator;
using thads::date;
using thads::decimal;
using thads::errc;
using thads::findings;
using thads::quantity;
using thads::ratio;
using thads::target;
using thads::target_table;
using thads::text_input;
using thads_test::code_of;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

struct targets_load {
  findings report;
  target_table table;
};

targets_load load(const std::string& text, thads::csv_format format = {}) {
  targets_load result;
  result.table = read_targets(text_input::memory("targets.csv", text), result.report, format);
  return result;
}

targets_load load_rows(const std::string& rows) {
  return load("unit,year,measure,value,comparator,valid_from,document\n" + rows);
}

lines found(const std::string& rows) { return lines_of(load_rows(rows).report); }

#define TEST_FOUND(rows, ...) \
  BOOST_TEST(found(rows) == (lines __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_table) {
  const targets_load targets = load_rows(
      "ST,2024,cases,83.5,at_least,2023-12-01,\"1234/QĐ-BTP, 2023\"\n"
      "ST,2024,money,45,above,,\n"
      "ST,1901,cases,0,,,\nST,2199,cases,100,,,\nST,2025,money,100.00,,,\n");
  BOOST_TEST(lines_of(targets.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST(targets.table.rows().size() == 5U);
  const target* cases =
      targets.table.find("ST", 2024, quantity::cases, date::from_ymd(2024, 9, 30));
  BOOST_TEST_REQUIRE(cases != nullptr);
  BOOST_TEST((cases->value.value() == decimal::from_parts(835, 1)));
  BOOST_TEST((cases->compare == comparator::at_least));
  BOOST_TEST(cases->valid_from == date::from_ymd(2023, 12, 1));
  BOOST_TEST(cases->document == "1234/QĐ-BTP, 2023");
  BOOST_TEST(cases->line == 2U);
  const target* money =
      targets.table.find("ST", 2024, quantity::money, date::from_ymd(2023, 10, 1));
  BOOST_TEST_REQUIRE(money != nullptr);
  BOOST_TEST((money->compare == comparator::above));
  BOOST_TEST(money->valid_from == thads::earliest_date);
  BOOST_TEST(
      (targets.table.find("ST", 2199, quantity::cases, date::from_ymd(2199, 1, 1))->compare ==
       comparator::at_least));
}

BOOST_AUTO_TEST_CASE(values) {
  TEST_FOUND(",2024,cases,80,,,\n", {"targets.csv:2:1 value_missing - unit error"});
  TEST_FOUND("U,,cases,80,,,\n", {"targets.csv:2:3 value_missing - year error"});
  for (const std::string year :
       {"1900", "2200", "24", "-2024", "2024.0", "MMXXIV", " 2024", "99999999999999999999"}) {
    TEST_FOUND("U," + year + ",cases,80,,,\n", {"targets.csv:2:3 year_invalid - year error"});
  }
  TEST_FOUND("U,2024,,80,,,\n", {"targets.csv:2:8 value_missing - measure error"});
  TEST_FOUND("U,2024,việc,80,,,\n", {"targets.csv:2:8 code_unknown - measure error"});
  TEST_FOUND("U,2024,cases,,,,\n", {"targets.csv:2:14 value_missing - value error"});
  for (const std::string value :
       {"-1", "-0.01", "100.01", "101", "80%", "\"80,5\"", "8e1", " 80", "80.", ".8", "NaN",
        "0.000000000000000000000000000000000000001", "+80"}) {
    TEST_FOUND("U,2024,cases," + value + ",,,\n",
               {"targets.csv:2:14 percent_invalid - value error"});
  }
  TEST_FOUND("U,2024,cases,80,over,,\n", {"targets.csv:2:17 code_unknown - comparator error"});
  TEST_FOUND("U,2024,cases,80,,2024-02-30,\n",
             {"targets.csv:2:18 date_invalid - valid_from error"});
  TEST_FOUND("U,2024,cases,80,,\n", {"targets.csv:2:0 field_count - - error"});
  TEST_FOUND(",x,y,z,over,1,\n", {"targets.csv:2:1 value_missing - unit error",
                                  "targets.csv:2:2 year_invalid - year error",
                                  "targets.csv:2:4 code_unknown - measure error",
                                  "targets.csv:2:6 percent_invalid - value error",
                                  "targets.csv:2:8 code_unknown - comparator error",
                                  "targets.csv:2:13 date_invalid - valid_from error"});
}

BOOST_AUTO_TEST_CASE(one_target_twice_from_the_same_date) {
  TEST_FOUND("U,2024,cases,80,,,\nU,2024,cases,81,,,\n",
             {"targets.csv:3:18 target_overlap - valid_from error"});
  TEST_FOUND(
      "U,2024,cases,80,,2024-03-01,\nU,2024,cases,81,,2024-04-01,\nU,2024,cases,80,above,2024-03-"
      "01,x\n",
      {"targets.csv:4:23 target_overlap - valid_from error"});
  TEST_FOUND(
      "U,2024,cases,80,,,\nU,2024,money,80,,,\nU,2025,cases,80,,,\nV,2024,cases,80,,,\n"
      "U,2024,cases,80,,2024-03-01,\n",
      {});
  const targets_load targets =
      load_rows("U,2024,cases,80,,,\nV,2024,cases,80,,,\nU,2024,cases,81,,,\n");
  BOOST_TEST(targets.report.list()[0].value == "2");
  BOOST_TEST(targets.report.list()[0].line == 4U);
}

BOOST_AUTO_TEST_CASE(rows_with_errors_are_left_out) {
  const targets_load targets =
      load_rows("U,2024,cases,80,,,\nU,2024,money,180,,,\nU,x,money,80,,,\n");
  BOOST_TEST(targets.table.rows().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_target_of_a_day_is_the_latest_that_has_begun) {
  const target_table table = load_rows(
                                 "U,2024,cases,82,,2024-06-01,\nU,2024,cases,80,,2023-10-01,\nU,"
                                 "2024,cases,81,,2024-03-01,\n")
                                 .table;
  const auto value = [&table](int month, unsigned day, int year = 2024) -> std::string {
    const target* t = table.find("U", 2024, quantity::cases,
                                 date::from_ymd(year, static_cast<unsigned>(month), day));
    return t == nullptr ? "none" : to_string(t->value.value());
  };
  BOOST_TEST(value(9, 30, 2023) == "none");
  BOOST_TEST(value(10, 1, 2023) == "80");
  BOOST_TEST(value(2, 29) == "80");
  BOOST_TEST(value(3, 1) == "81");
  BOOST_TEST(value(5, 31) == "81");
  BOOST_TEST(value(6, 1) == "82");
  BOOST_TEST(value(12, 31, 2199) == "82");
  const date day = date::from_ymd(2024, 6, 1);
  BOOST_TEST(table.find("U", 2024, quantity::money, day) == nullptr);
  BOOST_TEST(table.find("U", 2023, quantity::cases, day) == nullptr);
  BOOST_TEST(table.find("U1", 2024, quantity::cases, day) == nullptr);
  BOOST_TEST(table.find("", 2024, quantity::cases, day) == nullptr);
}

BOOST_AUTO_TEST_CASE(comparators_decide_only_when_rate_and_target_are_equal) {
  const target_table table =
      load_rows("U,2024,cases,83.5,at_least,,\nU,2024,money,83.5,above,,\n").table;
  const date day = date::from_ymd(2024, 9, 30);
  const target& at_least = *table.find("U", 2024, quantity::cases, day);
  const target& above = *table.find("U", 2024, quantity::money, day);
  const ratio equal(167, 200);  // 83.5 %
  BOOST_TEST(at_least.is_met_by(equal));
  BOOST_TEST(!above.is_met_by(equal));
  const ratio a_little_more(8'350'000'001, 10'000'000'000);
  BOOST_TEST(at_least.is_met_by(a_little_more));
  BOOST_TEST(above.is_met_by(a_little_more));
  const ratio a_little_less(8'349'999'999, 10'000'000'000);
  BOOST_TEST(!at_least.is_met_by(a_little_less));
  BOOST_TEST(!above.is_met_by(a_little_less));
  BOOST_TEST(!at_least.is_met_by(ratio(0, 0)));
}

BOOST_AUTO_TEST_CASE(a_percentage_with_very_many_decimals_can_be_compared) {
  const targets_load targets =
      load_rows("U,2024,cases,83.500000000000000000000000000000000001,,,\n");
  BOOST_TEST(!targets.report.has_errors());
  BOOST_TEST_REQUIRE(targets.table.rows().size() == 1U);
  BOOST_TEST(!targets.table.rows()[0].is_met_by(ratio(167, 200)));
  BOOST_TEST(targets.table.rows()[0].is_met_by(ratio(836, 1000)));
}

BOOST_AUTO_TEST_CASE(headers_and_formats) {
  BOOST_TEST(lines_of(load("").report) == (lines{"targets.csv:0:0 file_empty - - error"}),
             boost::test_tools::per_element());
  BOOST_TEST(lines_of(load("unit,year,measure,value,valid_from,document\n").report) ==
                 (lines{"targets.csv:1:0 column_missing - comparator error"}),
             boost::test_tools::per_element());
  const targets_load targets = load(
      "document\tvalid_from\tcomparator\tvalue\tmeasure\tyear\tunit\nx\t01/02/"
      "2024\t\t80.5\tcases\t2024\tU\n",
      {.delimiter = '\t', .dates = thads::date_format::day_first});
  BOOST_TEST(lines_of(targets.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(targets.table.rows().size() == 1U);
  BOOST_TEST(targets.table.rows()[0].valid_from == date::from_ymd(2024, 2, 1));
  findings report;
  BOOST_TEST(code_of([&] {
               return read_targets(text_input::file("/no/such/targets.csv"), report);
             }) == errc::io);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
