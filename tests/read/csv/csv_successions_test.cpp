// SPDX-License-Identifier: Apache-2.0
// The table of successions: every rule with its place.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_successions.hpp>
#include <thads/read/csv/csv_units.hpp>

#include "support/findings_text.hpp"

BOOST_AUTO_TEST_SUITE(csv_successions_test)

using namespace thads;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

// Until the reform O1, O2 and O3, from then on N1 and N2; S stays, and G ends with no successor
// before anybody cares.
constexpr const char* some_units =
    "code,name,kind,parent,valid_from,valid_to\n"
    "O1,,district,,,2025-06-30\n"
    "O2,,district,,,2025-06-30\n"
    "O3,,district,,,2025-06-30\n"
    "N1,,region,,2025-07-01,\n"
    "N2,,region,,2025-07-01,\n"
    "S,cũ,province,,,2025-06-30\n"
    "S,mới,province,,2025-07-01,\n";

constexpr const char* header = "from,to,date,kind,share\n";

constexpr const char* sound =
    "O1,N1,2025-07-01,merge,\n"
    "O2,N1,2025-07-01,split,0.25\n"
    "O2,N2,2025-07-01,split,0.75\n"
    "O3,N2,2025-07-01,rename,1\n";

struct successions_load {
  findings report;
  succession_table table;
};

successions_load load(const std::string& rows, const std::string& units = some_units,
                      csv_format format = {}) {
  successions_load result;
  findings ignored;
  const agency_tree tree = read_units(text_input::memory("units.csv", units), ignored);
  result.table = read_successions(text_input::memory("s.csv", rows), tree, result.report, format);
  return result;
}

// The findings about rows, the first of which is line 2, but for units that end with no successor.
lines found(const std::string& rows) {
  lines all = lines_of(load(header + rows).report);
  std::erase(all, "s.csv:0:0 successor_missing - - warning");
  return all;
}

#define TEST_FOUND(rows, ...) \
  BOOST_TEST(found(rows) == (lines __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_table) {
  const successions_load read = load(std::string(header) + sound);
  BOOST_TEST(lines_of(read.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(read.table.rows().size() == 4U);
  const succession& first = read.table.rows()[0];
  BOOST_TEST(first.from == "O1");
  BOOST_TEST(first.to == "N1");
  BOOST_TEST((first.day == date::from_ymd(2025, 7, 1)));
  BOOST_TEST((first.kind == succession_kind::merge));
  BOOST_TEST((first.share == 1));
  BOOST_TEST(first.line == 2U);
  const succession& quarter = read.table.rows()[1];
  BOOST_TEST((quarter.share == decimal::from_parts(25, 2)));
  BOOST_TEST((quarter.kind == succession_kind::split));
  BOOST_TEST((read.table.rows()[3].kind == succession_kind::rename));
}

BOOST_AUTO_TEST_CASE(other_ways_to_write_it) {
  const successions_load read =
      load("note;kind;share;date;to;from\nx;transfer;0.125;01/07/2025;N1;S\n", some_units,
           {.delimiter = ';', .dates = date_format::day_first});
  BOOST_TEST(lines_of(read.report).front() == "s.csv:1:0 column_extra - - note");
  BOOST_TEST_REQUIRE(read.table.rows().size() == 1U);
  BOOST_TEST((read.table.rows()[0].share == decimal::from_parts(125, 3)));
}

BOOST_AUTO_TEST_CASE(values) {
  TEST_FOUND(",N1,2025-07-01,merge,\n", {"s.csv:2:1 value_missing - from error"});
  TEST_FOUND("O1,,2025-07-01,merge,\n", {"s.csv:2:4 value_missing - to error"});
  TEST_FOUND("O1,N1,,merge,\n", {"s.csv:2:7 value_missing - date error"});
  TEST_FOUND("O1,N1,2025-02-29,merge,\n", {"s.csv:2:7 date_invalid - date error"});
  TEST_FOUND("O1,N1,1900-01-01,merge,\n", {"s.csv:2:7 date_invalid - date error"});
  TEST_FOUND("O1,N1,2025-07-01,,\n", {"s.csv:2:18 value_missing - kind error"});
  TEST_FOUND("O1,N1,2025-07-01,merger,\n", {"s.csv:2:18 code_unknown - kind error"});
  TEST_FOUND("O1,N1,2025-07-01,merge\n", {"s.csv:2:0 field_count - - error"});
  BOOST_TEST(lines_of(load("from,to,date,kind\nO1,N1,2025-07-01,merge\n").report).front() ==
             "s.csv:1:0 column_missing - share error");
  BOOST_TEST(lines_of(load("").report).front() == "s.csv:0:0 file_empty - - error");
}

BOOST_AUTO_TEST_CASE(shares) {
  for (const char* wrong : {"0", "0.0", "-0.5", "1.1", "x", "0,5", "50%", ".", "1/2",
                            "0.1234567891", "99999999999999999999999999999999999999999"}) {
    const std::string row = "S,N1,2025-07-01,transfer,\"" + std::string(wrong) + "\"\n";
    TEST_FOUND(row, {"s.csv:2:26 share_invalid - share error"});
  }
  TEST_FOUND("S,N1,2025-07-01,transfer,0.123456789\n", {});
  TEST_FOUND("S,N1,2025-07-01,transfer,1\n", {});
  TEST_FOUND("S,N1,2025-07-01,transfer,\n", {});
  for (const char* whole : {"merge", "rename"}) {
    TEST_FOUND("O1,N1,2025-07-01," + std::string(whole) + ",1.00\n", {});
    TEST_FOUND("O1,N1,2025-07-01," + std::string(whole) + ",0.99\n",
               {"s.csv:2:" + std::string(whole == std::string("merge") ? "24" : "25") +
                " share_invalid - share error"});
  }
}

BOOST_AUTO_TEST_CASE(rows_with_faults_are_left_out) {
  const successions_load read =
      load(std::string(header) + "O1,N1,2025-07-01,merge,0.5\nO3,N2,2025-07-01,rename,\n");
  BOOST_TEST_REQUIRE(read.table.rows().size() == 1U);
  BOOST_TEST(read.table.rows()[0].from == "O3");
}

BOOST_AUTO_TEST_CASE(units_that_are_not_there) {
  TEST_FOUND("X,N1,2025-07-01,merge,\n", {"s.csv:2:1 unit_unknown - from error"});
  TEST_FOUND("O1,X,2025-07-01,merge,\n", {"s.csv:2:4 unit_unknown - to error"});
  // One day late, and one day early.
  TEST_FOUND("O1,N1,2025-07-02,merge,\n", {"s.csv:2:1 predecessor_not_in_force - from error"});
  TEST_FOUND("O1,N1,2025-06-30,merge,\n", {"s.csv:2:1 predecessor_stays - from error",
                                           "s.csv:2:4 successor_not_in_force - to error"});
  TEST_FOUND("N1,N2,2025-07-01,transfer,0.5\n",
             {"s.csv:2:1 predecessor_not_in_force - from error"});
  TEST_FOUND("S,N1,2025-07-01,merge,\n", {"s.csv:2:1 predecessor_stays - from error"});
  TEST_FOUND("O1,O2,2025-07-01,merge,\n", {"s.csv:2:4 successor_not_in_force - to error"});
}

BOOST_AUTO_TEST_CASE(the_same_history_given_away_twice) {
  // The last of the rows is named.
  TEST_FOUND("O1,N2,2025-07-01,merge,\nO1,N1,2025-07-01,merge,\n",
             {"s.csv:3:24 succession_overlap - share error"});
  TEST_FOUND("O1,N1,2025-07-01,merge,\nO1,N1,2025-07-01,merge,\n",
             {"s.csv:3:24 succession_overlap - share error"});
  TEST_FOUND("O1,N1,2025-07-01,split,0.5\nO1,N2,2025-07-01,split,0.6\n",
             {"s.csv:3:24 succession_overlap - share error"});
  TEST_FOUND("O1,N1,2025-07-01,split,0.5\nO1,N2,2025-07-01,split,0.4\n",
             {"s.csv:3:24 succession_overlap - share error"});
  TEST_FOUND("O1,N1,2025-07-01,split,0.333333333\nO1,N2,2025-07-01,split,0.666666667\n", {});
  TEST_FOUND("S,N1,2025-07-01,transfer,0.5\nS,N2,2025-07-01,transfer,0.5\n", {});
  TEST_FOUND("S,N1,2025-07-01,transfer,0.5\nS,N2,2025-07-01,transfer,0.501\n",
             {"s.csv:3:26 succession_overlap - share error"});
  const findings report =
      load(header + std::string("O1,N1,2025-07-01,split,0.5\nO1,N2,2025-07-01,split,0.60\n"))
          .report;
  const auto overlap =
      std::find_if(report.list().begin(), report.list().end(),
                   [](const finding& f) { return f.id == rule::succession_overlap; });
  BOOST_TEST_REQUIRE((overlap != report.list().end()));
  BOOST_TEST(overlap->message(language::en) ==
             "the shares that the unit gives away on this date must add up to 1 (of a unit that "
             "stays, to at most 1); they add up to 1.1");
}

BOOST_AUTO_TEST_CASE(circles) {
  TEST_FOUND("S,S,2025-07-01,transfer,0.5\n", {"s.csv:2:3 succession_cycle - to error"});
  TEST_FOUND("S,N1,2025-07-01,transfer,0.5\nO1,S,2025-07-01,merge,\n", {});
  // Among units that are in force all the time only the days contradict each other.
  const std::string units =
      "code,name,kind,parent,valid_from,valid_to\nA,,other,,,\nB,,other,,,\nC,,other,,,\n"
      "D,,other,,,\nE,,other,,,\n";
  const auto circles_in = [&](const std::string& rows) {
    lines result;
    for (const std::string& line : lines_of(load(header + rows, units).report)) {
      if (line.find("succession_cycle") != std::string::npos) result.push_back(line);
    }
    return result;
  };
  const auto test = [&](const std::string& rows, const lines& expected) {
    BOOST_TEST(circles_in(rows) == expected, boost::test_tools::per_element());
  };
  test("A,B,2025-07-01,merge,\nB,A,2025-07-01,merge,\n",
       {"s.csv:2:3 succession_cycle - to error", "s.csv:3:3 succession_cycle - to error"});
  // D leads into the circle and E out of it; neither is part of it.
  test(
      "D,A,2025-07-01,merge,\nA,B,2025-07-01,rename,\nB,C,2025-07-01,split,0.5\n"
      "B,E,2025-07-01,split,0.5\nC,A,2025-07-01,merge,\n",
      {"s.csv:3:3 succession_cycle - to error", "s.csv:4:3 succession_cycle - to error",
       "s.csv:6:3 succession_cycle - to error"});
  test("A,B,2025-07-01,merge,\nB,C,2025-07-01,merge,\n", {});
  test("A,B,2025-07-01,rename,\nB,A,2026-07-01,rename,\n", {});
  test("A,B,2025-07-01,transfer,0.1\nB,A,2025-07-01,transfer,0.1\n", {});
}

BOOST_AUTO_TEST_CASE(units_that_end_without_a_successor) {
  const findings nobody = load(header).report;
  BOOST_TEST(nobody.count(rule::successor_missing) == 3U);
  BOOST_TEST(!nobody.has_errors());
  BOOST_TEST(nobody.list()[0].value == "O1");
  BOOST_TEST(nobody.list()[2].value == "O3");
  // S goes on under its own code, so nothing is missing; a transfer is not enough for O1.
  const findings some =
      load(header + std::string("O1,N1,2025-07-01,transfer,0.5\nO2,N1,2025-07-01,merge,\n")).report;
  BOOST_TEST(some.count(rule::successor_missing) == 2U);
  BOOST_TEST(some.list()[0].value == "O1");
  BOOST_TEST(some.list()[1].value == "O3");
}

// A chain of one day, as long as nobody would write it, is looked through in no time.
BOOST_AUTO_TEST_CASE(hostile_chains) {
  std::string rows = header;
  for (int i = 0; i < 20'000; ++i) {
    rows += std::to_string(i) + "," + std::to_string(i + 1) + ",2025-07-01,merge,\n";
  }
  const findings report = load(rows).report;
  BOOST_TEST(report.count(rule::unit_unknown) == 40'000U);
  BOOST_TEST(report.count(rule::succession_cycle) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
