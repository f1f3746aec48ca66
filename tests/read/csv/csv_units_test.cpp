// SPDX-License-Identifier: Apache-2.0
// The table of units: every rule with its place, and a register held against the table.
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_units.hpp>

#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "support/registers.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(csv_units_test)

using thads::agency;
using thads::agency_tree;
using thads::date;
using thads::errc;
using thads::findings;
using thads::text_input;
using thads::unit_kind;
using thads_test::code_of;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

struct units_load {
  findings report;
  agency_tree tree;
};

units_load load(const std::string& text, thads::csv_format format = {}) {
  units_load result;
  result.tree = read_units(text_input::memory("units.csv", text), result.report, format);
  return result;
}

units_load load_rows(const std::string& rows) {
  return load("code,name,kind,parent,valid_from,valid_to\n" + rows);
}

// The findings about rows, the first of which is line 2.
lines found(const std::string& rows) { return lines_of(load_rows(rows).report); }

#define TEST_FOUND(rows, ...) \
  BOOST_TEST(found(rows) == (lines __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_table) {
  const units_load units = load_rows(
      "VN,Cả nước,nation,,,\n"
      "ST,Sóc Trăng,province,VN,,2025-06-30\n"
      "CT,Cần Thơ,province,VN,2025-07-01,\n"
      "ST1,\"Mỹ Xuyên, \"\"cũ\"\"\",district,ST,,2025-06-30\n"
      "ST1,Mỹ Xuyên,region,CT,2025-07-01,\n"
      "M,,military,,,\nX,,other,,,\n");
  BOOST_TEST(lines_of(units.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST(units.tree.rows().size() == 7U);
  const agency* before = units.tree.find("ST1", date::from_ymd(2025, 6, 30));
  const agency* after = units.tree.find("ST1", date::from_ymd(2025, 7, 1));
  BOOST_TEST_REQUIRE(before != nullptr);
  BOOST_TEST_REQUIRE(after != nullptr);
  BOOST_TEST(before->name == "Mỹ Xuyên, \"cũ\"");
  BOOST_TEST((before->kind == unit_kind::district));
  BOOST_TEST(before->parent == "ST");
  BOOST_TEST(before->valid_from == thads::earliest_date);
  BOOST_TEST(before->valid_to == date::from_ymd(2025, 6, 30));
  BOOST_TEST(before->line == 5U);
  BOOST_TEST((after->kind == unit_kind::region));
  BOOST_TEST(after->parent == "CT");
  BOOST_TEST(after->valid_to == thads::latest_date);
  BOOST_TEST(units.tree.find("ST", date::from_ymd(2025, 7, 1)) == nullptr);
}

BOOST_AUTO_TEST_CASE(values) {
  TEST_FOUND(",n,nation,,,\n", {"units.csv:2:1 value_missing - code error"});
  TEST_FOUND("A,n,,,,\n", {"units.csv:2:5 value_missing - kind error"});
  TEST_FOUND("A,n,city,,,\n", {"units.csv:2:5 code_unknown - kind error"});
  TEST_FOUND("A,n,nation,,1899-12-31,\n", {"units.csv:2:13 date_invalid - valid_from error"});
  TEST_FOUND("A,n,nation,,,2024-02-30\n", {"units.csv:2:14 date_invalid - valid_to error"});
  TEST_FOUND("A,n,nation,,2024-02-02,2024-02-01\n",
             {"units.csv:2:24 period_reversed - valid_to error"});
  TEST_FOUND("A,n,nation,,2024-02-01,2024-02-01\n", {});
  TEST_FOUND(",n,city,,x,y\n",
             {"units.csv:2:1 value_missing - code error", "units.csv:2:4 code_unknown - kind error",
              "units.csv:2:10 date_invalid - valid_from error",
              "units.csv:2:12 date_invalid - valid_to error"});
  TEST_FOUND("A,n,nation,,\n", {"units.csv:2:0 field_count - - error"});
  TEST_FOUND("A,n\"n,nation,,,\n", {"units.csv:2:4 quote_misplaced - - error"});
  TEST_FOUND("A,\xD4,nation,,,\n", {"units.csv:2:3 utf8_invalid - - error"});
}

BOOST_AUTO_TEST_CASE(an_unreadable_date_is_not_also_reversed) {
  TEST_FOUND("A,n,nation,,1969-13-01,1969-12-31\n",
             {"units.csv:2:13 date_invalid - valid_from error"});
  TEST_FOUND("A,n,nation,,1970-01-02,1970-13-01\n",
             {"units.csv:2:24 date_invalid - valid_to error"});
}

BOOST_AUTO_TEST_CASE(a_unit_twice) {
  TEST_FOUND("A,n,nation,,,\nA,n,nation,,,\n", {"units.csv:3:1 unit_duplicate - code error"});
  TEST_FOUND("A,n,nation,,,2024-06-30\nA,n,nation,,2024-06-30,\n",
             {"units.csv:3:1 unit_duplicate - code error"});
  TEST_FOUND("A,n,nation,,,2024-06-30\nA,n,nation,,2024-07-01,\n", {});
  TEST_FOUND("A,n,nation,,2024-07-01,\nA,n,nation,,,2024-06-30\n", {});
  TEST_FOUND("A,n,nation,,2024-06-30,\nA,n,nation,,,2024-06-30\n",
             {"units.csv:2:1 unit_duplicate - code error"});
  TEST_FOUND("A,n,nation,,,\na,n,nation,,,\n", {});
  BOOST_TEST(load_rows("A,n,nation,,,\nA,n,nation,,,\n").report.list()[0].value == "A");
}

BOOST_AUTO_TEST_CASE(a_row_may_overlap_with_one_that_is_not_its_neighbour) {
  TEST_FOUND(
      "A,n,nation,,2000-01-01,2020-12-31\nA,n,nation,,2001-01-01,2001-12-31\nA,n,nation,,2005-01-"
      "01,2005-12-31\n"
      "A,n,nation,,2021-01-01,\n",
      {"units.csv:3:1 unit_duplicate - code error", "units.csv:4:1 unit_duplicate - code error"});
}

BOOST_AUTO_TEST_CASE(parents) {
  TEST_FOUND("A,n,province,B,,\nB,n,nation,,,\n", {});  // in any order
  TEST_FOUND("A,n,province,b,,\nB,n,nation,,,\n",
             {"units.csv:2:14 unit_parent_unknown - parent error"});
  TEST_FOUND("A,n,province,A,,\n", {"units.csv:2:14 unit_cycle - parent error"});
  BOOST_TEST(load_rows("A,n,province,B,,\n").report.list()[0].value == "B");
}

BOOST_AUTO_TEST_CASE(cycles) {
  TEST_FOUND(
      "A,n,province,B,,\nB,n,province,C,,\nC,n,province,A,,\n",
      {"units.csv:2:14 unit_cycle - parent error", "units.csv:3:14 unit_cycle - parent error",
       "units.csv:4:14 unit_cycle - parent error"});
  // What hangs below a cycle is not above itself.
  TEST_FOUND(
      "A,n,province,B,,\nB,n,province,A,,\nC,n,district,A,,\nD,n,district,C,,\n",
      {"units.csv:2:14 unit_cycle - parent error", "units.csv:3:14 unit_cycle - parent error"});
  // One that begins when a row changes.
  TEST_FOUND("A,n,province,B,,\nB,n,province,,,2024-12-31\nB,n,province,A,2025-01-01,\n",
             {"units.csv:4:14 unit_cycle - parent error"});
  // Rows that never hold on one day form no cycle.
  TEST_FOUND(
      "A,n,province,B,,2024-12-31\nB,n,province,,,2024-12-31\nA,n,province,,2025-01-01,\nB,n,"
      "province,A,2025-01-01,\n",
      {});
}

BOOST_AUTO_TEST_CASE(rows_with_errors_are_left_out) {
  const units_load units = load_rows("A,n,nation,,,\nB,n,city,A,,\nC,n,district,A,x,\n");
  BOOST_TEST(units.tree.rows().size() == 1U);
  BOOST_TEST(units.tree.knows("A"));
  BOOST_TEST(!units.tree.knows("B"));
}

// Else one slip in a row would be blamed on all the rows below it.
BOOST_AUTO_TEST_CASE(a_parent_with_errors_of_its_own_is_not_unknown) {
  TEST_FOUND("A,n,city,,,\nB,n,district,A,,\nC,n,district,Z,,\n",
             {"units.csv:2:5 code_unknown - kind error",
              "units.csv:4:14 unit_parent_unknown - parent error"});
}

BOOST_AUTO_TEST_CASE(headers_and_formats) {
  BOOST_TEST(lines_of(load("").report) == (lines{"units.csv:0:0 file_empty - - error"}),
             boost::test_tools::per_element());
  BOOST_TEST(lines_of(load("code,name,kind,parent,valid_from\n").report) ==
                 (lines{"units.csv:1:0 column_missing - valid_to error"}),
             boost::test_tools::per_element());
  const units_load units =
      load("valid_to;code;name;kind;parent;valid_from;x\n31/12/2024;A;;nation;;01/02/2024;\n",
           {.delimiter = ';', .dates = thads::date_format::day_first});
  BOOST_TEST(!units.report.has_errors());
  BOOST_TEST_REQUIRE(units.tree.rows().size() == 1U);
  BOOST_TEST(units.tree.rows()[0].valid_from == date::from_ymd(2024, 2, 1));
  findings report;
  BOOST_TEST(code_of([&] { return read_units(text_input::file("/no/such/units.csv"), report); }) ==
             errc::io);
}

// Rows for units 0 … n − 1, each below the next.
std::string chain_of(int n) {
  std::string rows;
  for (int i = 0; i < n; ++i) {
    rows += "u" + std::to_string(i) + ",n,other,u" + std::to_string(i + 1) + ",,\n";
  }
  return rows;
}

BOOST_AUTO_TEST_CASE(a_chain_of_64_units_is_the_longest) {
  TEST_FOUND(chain_of(63) + "u63,n,nation,,,\n", {});
  TEST_FOUND(chain_of(64) + "u64,n,nation,,,\n", {"units.csv:2:12 unit_too_deep - parent error"});
}

BOOST_AUTO_TEST_CASE(a_cycle_of_any_length_is_found) {
  BOOST_TEST(found(chain_of(63) + "u63,n,nation,u0,,\n").size() == 64U);
  BOOST_TEST(found(chain_of(300) + "u300,n,nation,u0,,\n").size() == 301U);
}

// Finding the way up again for every row would take minutes without the limit.
BOOST_AUTO_TEST_CASE(a_table_that_is_one_long_chain_is_read_at_once) {
  BOOST_TEST(
      load_rows(chain_of(50'000) + "u50000,n,nation,,,\n").report.count(thads::severity::error) ==
      50'001U - agency_tree::max_levels);
}

BOOST_AUTO_TEST_CASE(a_register_held_against_the_table) {
  const units_load units = load_rows(
      "A,n,nation,,,\nB,n,district,A,2024-01-01,2024-06-30\nC,n,district,A,2024-07-01,\n");
  thads::register_load load = thads_test::load_rows(
      "1,B,,ex_officio,civil,2024-01-10,,,\n"
      "2,B,,ex_officio,civil,2023-12-31,,,\n"
      "3,Z,,ex_officio,civil,2024-01-10,,,\n"
      "4,A,,ex_officio,civil,2024-01-10,,,\n",
      "1,2024-07-01,unit_changed,,,C,\n"
      "4,2024-06-30,unit_changed,,,C,\n"
      "4,2024-08-01,unit_changed,,,Y,\n"
      "1,2024-09-01,officer_changed,,,,x\n");
  BOOST_TEST(!load.report.has_errors());
  check_units(load.cases, units.tree, load.report, 0, 1);
  BOOST_TEST(lines_of(load.report) == (lines{"cases.csv:3:0 unit_not_in_force 2 unit warning",
                                             "cases.csv:4:0 unit_unknown 3 unit error",
                                             "events.csv:3:0 unit_not_in_force 4 unit warning",
                                             "events.csv:4:0 unit_unknown 4 unit error"}),
             boost::test_tools::per_element());
  BOOST_TEST(load.report.list()[1].value == "Z");
  BOOST_TEST(load.report.list()[0].value == "B");
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
