// SPDX-License-Identifier: Apache-2.0
// The tables of points and grades: what is read, and every rule with its place.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_points.hpp>

#include "support/findings_text.hpp"

BOOST_AUTO_TEST_SUITE(csv_points_test)

using namespace thads;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

struct points_load {
  findings report;
  std::vector<score_criterion> criteria;
};

points_load load(const std::string& text) {
  points_load result;
  result.criteria = read_points(text_input::memory("points.csv", text), result.report);
  return result;
}

points_load load_rows(const std::string& rows) {
  return load("criterion,figure,comparator,threshold,points,step,step_points,maximum,name\n" +
              rows);
}

lines found(const std::string& rows) { return lines_of(load_rows(rows).report); }

#define TEST_FOUND(rows, ...) \
  BOOST_TEST(found(rows) == (lines __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_table) {
  const points_load all = load_rows(
      "C1,cases.over_target,at_least,-0.5,20,0.5,1.25,25,Tỷ lệ về việc\n"
      "C2,money.finished,below,0,10,,,,\nC3,cases.rate,,80,5,,,,\n");
  BOOST_TEST(lines_of(all.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(all.criteria.size() == 3U);
  const score_criterion& c = all.criteria[0];
  BOOST_TEST(c.code == "C1");
  BOOST_TEST(c.name == "Tỷ lệ về việc");
  BOOST_TEST(to_string(c.figure) == "cases.over_target");
  BOOST_TEST((c.threshold == decimal::from_parts(-5, 1)));
  BOOST_TEST((c.step == decimal::from_parts(5, 1)));
  BOOST_TEST((c.step_points == decimal::from_parts(125, 2)));
  BOOST_TEST((c.maximum == decimal(25)));
  BOOST_TEST(c.line == 2U);
  BOOST_TEST((all.criteria[1].compare == score_comparator::below));
  BOOST_TEST(!all.criteria[1].maximum.has_value());
  BOOST_TEST((all.criteria[2].compare == score_comparator::at_least));
  BOOST_TEST(
      load("criterion,figure,comparator,threshold,points\nC,cases.rate,,1,2\n").criteria.size() ==
      1U);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_points) {
  TEST_FOUND("C,cases.rates,,1,2,,,,\n", {"points.csv:2:3 code_unknown - figure error"});
  TEST_FOUND("C,,,1,2,,,,\n", {"points.csv:2:3 value_missing - figure error"});
  TEST_FOUND("C,cases.rate,over,1,2,,,,\n", {"points.csv:2:14 code_unknown - comparator error"});
  TEST_FOUND("C,cases.rate,,a,2,,,,\n", {"points.csv:2:15 number_invalid - threshold error"});
  TEST_FOUND("C,cases.rate,,,2,,,,\n", {"points.csv:2:15 value_missing - threshold error"});
  TEST_FOUND("C,cases.rate,,1,2,0,1,,\n", {"points.csv:2:19 step_invalid - step error"});
  TEST_FOUND("C,cases.rate,,1,2,x,1,,\n", {"points.csv:2:19 number_invalid - step error"});
  TEST_FOUND("C,cases.rate,,1,2,1,,,\n", {"points.csv:2:21 value_missing - step_points error"});
  TEST_FOUND("C,cases.rate,,1,2,,1,,\n", {"points.csv:2:19 value_missing - step error"});
  TEST_FOUND("C,cases.rate,,1,2,,,,\nC,money.rate,,1,2,,,,\n",
             {"points.csv:3:1 criterion_duplicate - criterion error"});
  TEST_FOUND(",cases.rate,,1,2,,,,\n", {"points.csv:2:1 value_missing - criterion error"});
  BOOST_TEST(load_rows("C,cases.rate,,a,2,,,,\nD,cases.rate,,1,2,,,,\n").criteria.size() == 1U);
  BOOST_TEST(lines_of(load("").report) == lines{"points.csv:0:0 file_empty - - error"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(grades_and_what_is_wrong_with_them) {
  const auto criteria = load_rows("C1,cases.rate,,1,2,,,,\nC2,money.rate,,1,2,,,,\n").criteria;
  findings report;
  const auto grades =
      read_grades(text_input::memory("grades.csv",
                                     "grade,points,required\nA,180,C1|C2\nB,160.5,\nC,0,C3\nD,x,\n"
                                     "E,1,C1|\n"),
                  criteria, report);
  BOOST_TEST(lines_of(report) == (lines{"grades.csv:4:5 criterion_unknown - required error",
                                        "grades.csv:5:3 number_invalid - points error",
                                        "grades.csv:6:5 criterion_unknown - required error"}),
             boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(grades.size() == 2U);
  BOOST_TEST((grades[0].required == std::vector<std::string>{"C1", "C2"}));
  BOOST_TEST((grades[1].from_points == decimal::from_parts(1605, 1)));
  BOOST_TEST(grades[1].required.empty());
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
