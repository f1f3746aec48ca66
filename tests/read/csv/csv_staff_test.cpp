// SPDX-License-Identifier: Apache-2.0
// The tables of posts and of attributes: every fault with its place, and what is left out.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_attributes.hpp>
#include <thads/read/csv/csv_staff.hpp>

#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(csv_staff_test)

using namespace thads;
using thads_test::code_of;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

agency_tree units() {
  return agency_tree({{.code = "P", .kind = unit_kind::province},
                      {.code = "D1", .kind = unit_kind::district, .parent = "P"},
                      {.code = "D2",
                       .kind = unit_kind::district,
                       .parent = "P",
                       .valid_to = date::from_ymd(2024, 6, 30)}});
}

struct staff_load_result {
  findings report;
  staffing table;
};

staff_load_result load(const std::string& text, csv_format format = {}) {
  staff_load_result result;
  result.table = read_staff(text_input::memory("staff.csv", text), units(), result.report, format);
  return result;
}

staff_load_result load_staff(const std::string& rows) {
  return load("unit,date,posts_assigned,posts_filled\n" + rows);
}

struct attributes_load_result {
  findings report;
  unit_attributes table;
};

attributes_load_result load_attributes(const std::string& rows) {
  attributes_load_result result;
  const std::string text = "unit,key,value,from,to\n" + rows;
  result.table = read_attributes(text_input::memory("a.csv", text), units(), result.report);
  return result;
}

#define TEST_LINES(report, ...) \
  BOOST_TEST(lines_of(report) == (lines __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(good_posts_in_any_order) {
  const auto staff = load_staff(
      "D1,2024-03-01,6,5\nP,2023-10-01,0,0\nD1,2023-10-01,5,5\n"
      "D2,2024-06-30,999999999999999,1\n");
  TEST_LINES(staff.report, {});
  BOOST_TEST_REQUIRE(staff.table.rows().size() == 4U);
  const staff_row* const before = staff.table.find("D1", date::from_ymd(2024, 2, 29));
  BOOST_TEST_REQUIRE(before != nullptr);
  BOOST_TEST(before->assigned == 5);
  BOOST_TEST(before->line == 4U);
  BOOST_TEST(staff.table.find("D1", date::from_ymd(2024, 3, 1))->assigned == 6);
  BOOST_TEST(staff.table.find("D1", latest_date)->filled == 5);
  BOOST_TEST(staff.table.find("D1", date::from_ymd(2023, 9, 30)) == nullptr);
  BOOST_TEST(staff.table.find("D9", latest_date) == nullptr);
}

BOOST_AUTO_TEST_CASE(bad_posts_are_named_and_left_out) {
  const auto staff = load_staff(
      "D9,2024-01-01,5,5\n"
      "D1,2024-02-30,5,5\n"
      "D1,2024-01-01,-1,5\n"
      "D1,2024-01-01,5,4.5\n"
      "D1,2024-01-01,1000000000000000,1\n"
      "D1,2024-01-01,,5\n"
      ",2024-01-01,5,5\n"
      "D1,2024-01-01,99999999999999999999,5\n"
      "D1,,5,5\n"
      "D1,2024-01-01,5\n");
  TEST_LINES(staff.report,
             {"staff.csv:2:1 unit_unknown - unit error", "staff.csv:3:4 date_invalid - date error",
              "staff.csv:4:15 figure_invalid - posts_assigned error",
              "staff.csv:5:17 figure_invalid - posts_filled error",
              "staff.csv:6:15 figure_invalid - posts_assigned error",
              "staff.csv:7:15 value_missing - posts_assigned error",
              "staff.csv:8:1 value_missing - unit error",
              "staff.csv:9:15 figure_invalid - posts_assigned error",
              "staff.csv:10:4 value_missing - date error", "staff.csv:11:0 field_count - - error"});
  BOOST_TEST(staff.table.rows().empty());
}

BOOST_AUTO_TEST_CASE(of_two_rows_with_one_date_the_later_one_is_left_out) {
  const auto staff = load_staff("D1,2024-01-01,5,5\nP,2024-01-01,9,9\nD1,2024-01-01,6,6\n");
  TEST_LINES(staff.report, {"staff.csv:4:4 figure_duplicate - date error"});
  BOOST_TEST(staff.report.list()[0].value == "2");
  BOOST_TEST(staff.table.rows().size() == 2U);
  BOOST_TEST(staff.table.find("D1", latest_date)->filled == 5);
}

BOOST_AUTO_TEST_CASE(odd_posts_are_warnings_and_count) {
  const auto staff = load_staff("D1,2024-01-01,5,7\nD2,2024-07-01,3,3\n");
  TEST_LINES(staff.report, {"staff.csv:2:17 posts_exceeded - posts_filled warning",
                            "staff.csv:3:1 unit_not_in_force - unit warning"});
  BOOST_TEST(staff.report.list()[0].message(language::en) ==
             "more posts are filled than assigned (7 > 5); correct whichever is wrong");
  BOOST_TEST(staff.table.rows().size() == 2U);
}

BOOST_AUTO_TEST_CASE(headers_formats_and_hostile_bytes) {
  TEST_LINES(load("").report, {"staff.csv:0:0 file_empty - - error"});
  TEST_LINES(load("unit,date,posts_filled\n").report,
             {"staff.csv:1:0 column_missing - posts_assigned error"});
  TEST_LINES(load_staff("D1,2024-01-01,5,\"5\n").report,
             {"staff.csv:2:17 quote_unclosed - - error"});
  TEST_LINES(load_staff("D1,2024-01-01,5,\xFF\n").report,
             {"staff.csv:2:17 utf8_invalid - - error"});
  const auto staff = load("posts_filled;posts_assigned;date;unit\n3;4;01/02/2024;D1\n",
                          {.delimiter = ';', .dates = date_format::day_first});
  TEST_LINES(staff.report, {});
  BOOST_TEST_REQUIRE(staff.table.rows().size() == 1U);
  BOOST_TEST(staff.table.rows()[0].from == date::from_ymd(2024, 2, 1));
  BOOST_TEST(staff.table.rows()[0].assigned == 4);
  findings report;
  BOOST_TEST(code_of([&] {
               return read_staff(text_input::file("/no/such/staff.csv"), units(), report);
             }) == errc::io);
}

BOOST_AUTO_TEST_CASE(good_attributes) {
  const auto loaded = load_attributes(
      "D1,evidence_store,no,,2023-12-31\nD1,evidence_store,yes,2024-01-01,\n"
      "D1,region,\"sông, biển\",,\nD2,evidence_store,yes,2024-01-01,2024-01-01\n");
  TEST_LINES(loaded.report, {});
  const unit_attributes& all = loaded.table;
  BOOST_TEST_REQUIRE(all.rows().size() == 4U);
  BOOST_TEST(all.keys() == (lines{"evidence_store", "region"}), boost::test_tools::per_element());
  BOOST_TEST(all.find("D1", "evidence_store", earliest_date)->value == "no");
  BOOST_TEST(all.find("D1", "evidence_store", date::from_ymd(2023, 12, 31))->value == "no");
  BOOST_TEST(all.find("D1", "evidence_store", date::from_ymd(2024, 1, 1))->value == "yes");
  BOOST_TEST(all.find("D1", "region", latest_date)->value == "sông, biển");
  BOOST_TEST(all.find("D2", "evidence_store", date::from_ymd(2024, 1, 2)) == nullptr);
  BOOST_TEST(all.find("D2", "region", latest_date) == nullptr);
}

BOOST_AUTO_TEST_CASE(bad_attributes_are_named_and_left_out) {
  const auto loaded = load_attributes(
      "D9,k,v,,\n"
      "D1,,v,,\n"
      "D1,k,,,\n"
      "D1,k,v,2024-01-02,2024-01-01\n"
      "D1,k,v,x,\n"
      "D2,k,v,2024-07-01,\n");
  TEST_LINES(loaded.report,
             {"a.csv:2:1 unit_unknown - unit error", "a.csv:3:4 value_missing - key error",
              "a.csv:4:6 value_missing - value error", "a.csv:5:19 period_reversed - to error",
              "a.csv:6:8 date_invalid - from error", "a.csv:7:1 unit_not_in_force - unit warning"});
  BOOST_TEST(loaded.table.rows().size() == 1U);
}

// The first row holds all of 2024, so the second overlaps it, and the third too; the row that is
// left out hides no overlap, and makes none.
BOOST_AUTO_TEST_CASE(attributes_that_overlap) {
  const auto loaded = load_attributes(
      "D1,k,a,2024-01-01,2024-12-31\nD1,k,b,2024-06-01,2026-01-01\nD1,k,c,2024-12-31,\n"
      "D1,k,d,2025-01-01,\nD1,other,a,2024-01-01,\nP,k,a,2024-01-01,\n");
  TEST_LINES(loaded.report, {"a.csv:3:8 attribute_overlap - from error",
                             "a.csv:4:8 attribute_overlap - from error"});
  BOOST_TEST(loaded.report.list()[0].value == "2");
  BOOST_TEST(loaded.table.rows().size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_LINES
