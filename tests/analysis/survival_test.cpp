// SPDX-License-Identifier: Apache-2.0
// The product-limit estimate: published worked examples, delayed entry, and exact ties.
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/survival.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(survival_test)

using namespace thads;
using thads_test::code_of;

namespace {

// The remissions of Freireich et al. (1963), in weeks.
survival_curve leukaemia_6mp() {
  survival_curve curve;
  curve.enter(0, 21);
  for (const int week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) curve.finish(week, 1);
  for (const int week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) curve.lose(week, 1);
  return curve;
}

std::string unfinished(const survival_curve& curve, int after, int scale) {
  const auto share = curve.unfinished_after(after, scale, rounding::half_up);
  return share ? to_string(share->value()) : "none";
}

}  // namespace

BOOST_AUTO_TEST_CASE(remissions_under_6_mp_as_published) {
  const survival_curve curve = leukaemia_6mp();
  const std::vector<std::pair<int, std::string>> published{
      {0, "100.0"}, {5, "100.0"}, {6, "85.7"},  {7, "80.7"},  {9, "80.7"},  {10, "75.3"},
      {13, "69.0"}, {16, "62.7"}, {22, "53.8"}, {23, "44.8"}, {35, "44.8"}, {36, "none"}};
  for (const auto& [week, share] : published) BOOST_TEST(unfinished(curve, week, 1) == share);
  BOOST_TEST((curve.median() == 23));
  BOOST_TEST(curve.entered() == 21);
  BOOST_TEST(curve.finished() == 9);
  // At risk as published: 21, 17, 15, 12, 11, 7, 6.
  const std::vector<std::pair<int, int>> at_risk{{6, 21},  {7, 17}, {10, 15}, {13, 12},
                                                 {16, 11}, {22, 7}, {23, 6},  {36, 0}};
  for (const auto& [week, cases] : at_risk) BOOST_TEST(curve.at_risk(week) == cases);
}

BOOST_AUTO_TEST_CASE(remissions_under_placebo_as_published) {
  survival_curve curve;
  curve.enter(0, 21);
  for (const int week : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}) {
    curve.finish(week, 1);
  }
  BOOST_TEST((curve.median() == 8));
  BOOST_TEST(unfinished(curve, 8, 1) == "38.1");  // 8 / 21
  BOOST_TEST(unfinished(curve, 22, 1) == "4.8");  // 1 / 21
  BOOST_TEST(unfinished(curve, 23, 1) == "0.0");
  BOOST_TEST(unfinished(curve, 99, 1) == "0.0");  // all are finished
}

BOOST_AUTO_TEST_CASE(a_tie_is_rounded_exactly) {
  // 2/3 × 3/4 × 1/16 = 1/32 = 3.125 %: bounds from below and above would not decide it.
  survival_curve curve;
  curve.enter(0, 3);
  curve.finish(1, 1);
  curve.enter(2, 2);
  curve.finish(2, 1);
  curve.enter(3, 13);
  curve.finish(3, 15);
  BOOST_TEST(unfinished(curve, 3, 3) == "3.125");
  BOOST_TEST(unfinished(curve, 3, 2) == "3.13");
  BOOST_TEST(to_string(curve.unfinished_after(3, 2, rounding::half_even)->value()) == "3.12");
  BOOST_TEST(to_string(curve.unfinished_after(3, 2, rounding::half_down)->value()) == "3.12");
}

BOOST_AUTO_TEST_CASE(carried_over_cases_are_at_risk_from_the_start_of_the_period) {
  // Year 2024, of which 2024-09-30 is 365 days after the first day. Two new cases are finished on
  // days 10 and 200; one carried over at 100 days is finished on day 200; one is open
  // at 465 days, so it was 100 days old at the start; one new one is entrusted out on day 50.
  case_ages ages(period(2024, 12));
  ages.add({"A", age_series::closed, measure::finished}, 10, {1, 0});
  ages.add({"A", age_series::closed, measure::terminated}, 200, {2, 0});
  ages.add({"A", age_series::at_start, measure::terminated}, 100, {1, 0});
  ages.add({"A", age_series::open, measure::separate_book}, 465, {1, 0});
  ages.add({"A", age_series::closed, measure::entrusted_out}, 50, {1, 0});
  ages.add({"A", age_series::with_conditions, measure::in_progress}, 5, {7, 0});  // no part in it
  const survival_curve curve = survival_of(ages);
  // At 10 days 3 new ones are at risk; at 50 days 2; at 200 days 1 new one and 2 carried over.
  const std::vector<survival_step> steps{
      {10, 3, 1, 0}, {50, 2, 0, 1}, {200, 3, 2, 0}, {465, 1, 0, 1}};
  BOOST_TEST((curve.steps() == steps));
  BOOST_TEST(curve.entered() == 5);
  BOOST_TEST(unfinished(curve, 10, 4) == "66.6667");   // 2/3
  BOOST_TEST(unfinished(curve, 200, 4) == "22.2222");  // 2/3 × 1/3
  BOOST_TEST((curve.median() == 200));
}

BOOST_AUTO_TEST_CASE(without_cases_there_is_no_answer) {
  const survival_curve none = survival_of(case_ages(period(2024, 12)));
  BOOST_TEST(unfinished(none, 100, 2) == "none");
  BOOST_TEST(!none.median().has_value());
  survival_curve late;
  late.enter(50, 1);
  late.lose(60, 1);
  BOOST_TEST(unfinished(late, 49, 0) == "none");
  BOOST_TEST(unfinished(late, 50, 0) == "100");
  BOOST_TEST(!late.median().has_value());
}

BOOST_AUTO_TEST_CASE(impossible_counts_are_an_error) {
  survival_curve curve;
  curve.enter(0, 1);
  curve.finish(5, 2);
  BOOST_TEST(code_of([&] { return curve.median(); }) == errc::argument);
  survival_curve negative;
  negative.enter(0, -1);
  BOOST_TEST(code_of([&] { return negative.unfinished_after(5, 2, rounding::half_up); }) ==
             errc::argument);
  BOOST_TEST(code_of([&] { return leukaemia_6mp().unfinished_after(5, 16, rounding::half_up); }) ==
             errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
