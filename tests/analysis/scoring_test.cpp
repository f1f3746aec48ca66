// SPDX-License-Identifier: Apache-2.0
// Emulation scores: the working of every line, totals and grades.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/scoring.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(scoring_test)

using namespace thads;

namespace {

// "met 20 3 15 30 capped": base, steps, points for them, points.
std::string text_of(const score_line& l) {
  return (!l.met   ? "none"
          : *l.met ? "met"
                   : "not met") +
         std::string(" ") + to_string(l.base) + " " + to_string(l.steps) + " " +
         to_string(l.for_steps) + " " + to_string(l.points) + (l.capped ? " capped" : "");
}

score_criterion criterion(const char* code, const char* figure, score_comparator compare,
                          int threshold) {
  return {.code = code,
          .figure = *find_figure_code(figure),
          .compare = compare,
          .threshold = threshold,
          .points = 20};
}

// 8 of 10 việc resolved this year and 5 of 10 last year; of 100 đồng 40 and 50.
unit_figures sample() {
  unit_figures u{.code = "A", .before = measures()};
  u.now[measure::newly_accepted] = {10, 100};
  u.now[measure::finished] = {8, 40};
  u.now[measure::in_progress] = {2, 60};
  (*u.before)[measure::newly_accepted] = {10, 100};
  (*u.before)[measure::finished] = {5, 50};
  (*u.before)[measure::in_progress] = {5, 50};
  return u;
}

const target_table targets(
    {{.unit = "A", .year = 2024, .of = quantity::cases, .value = percent(75)}});

}  // namespace

// Over 80 by 7.5: three full steps of 2 at 5 points, 20 + 15, at most 30.
BOOST_AUTO_TEST_CASE(steps_and_maximum) {
  score_criterion c = criterion("C", "cases.rate", score_comparator::at_least, 80);
  c.step = 2;
  c.step_points = 5;
  const ratio value(175, 2);
  BOOST_TEST(text_of(score(c, value)) == "met 20 3 15 35");
  c.maximum = 35;
  BOOST_TEST(text_of(score(c, value)) == "met 20 3 15 35");
  c.maximum = 30;
  BOOST_TEST(text_of(score(c, value)) == "met 20 3 15 30 capped");
  BOOST_TEST(text_of(score(c, ratio(80))) == "met 20 0 0 20");
  BOOST_TEST(text_of(score(c, ratio(79))) == "not met 0 0 0 0");
  BOOST_TEST(text_of(score(c, ratio())) == "none 0 0 0 0");
}

BOOST_AUTO_TEST_CASE(steps_go_down_where_less_is_better) {
  score_criterion c = criterion("C", "cases.rate", score_comparator::at_most, 10);
  c.step = 3;
  c.step_points = 1;
  BOOST_TEST(text_of(score(c, ratio(3))) == "met 20 2 2 22");
  BOOST_TEST(text_of(score(c, ratio(10))) == "met 20 0 0 20");
  c.compare = score_comparator::below;
  BOOST_TEST(text_of(score(c, ratio(10))) == "not met 0 0 0 0");
  c.compare = score_comparator::above;
  BOOST_TEST(text_of(score(c, ratio(10))) == "not met 0 0 0 0");
  BOOST_TEST(text_of(score(c, ratio(13))) == "met 20 1 1 21");
}

BOOST_AUTO_TEST_CASE(figures) {
  const unit_figures u = sample();
  const target* goal = targets.find("A", 2024, quantity::cases, period(2024).last_day());
  const auto is = [&](const char* code, const ratio& expected) {
    return value_of(*find_figure_code(code), u, goal) == expected;
  };
  BOOST_TEST(is("cases.accepted", ratio(10)));
  BOOST_TEST(is("cases.resolved", ratio(8)));
  BOOST_TEST(is("cases.with_conditions", ratio(10)));
  BOOST_TEST(is("cases.left_with_conditions", ratio(2)));
  BOOST_TEST(is("cases.rate", ratio(80)));
  BOOST_TEST(is("cases.over_target", ratio(5)));  // 80 − 75
  BOOST_TEST(is("cases.growth_newly_accepted", ratio(0)));
  BOOST_TEST(is("cases.growth_resolved", ratio(60)));               // 3 / 5
  BOOST_TEST(is("cases.growth_left_with_conditions", ratio(-60)));  // −3 / 5
  BOOST_TEST(is("money.rate", ratio(40)));
  BOOST_TEST(is("money.growth_left_with_conditions", ratio(20)));  // 10 / 50
  BOOST_TEST(is("money.in_progress", ratio(60)));
  unit_figures alone = u;
  alone.before.reset();
  for (const char* code : {"cases.growth_newly_accepted", "cases.growth_resolved",
                           "cases.growth_left_with_conditions"}) {
    BOOST_TEST(!value_of(*find_figure_code(code), alone, goal).is_defined());
  }
  BOOST_TEST(!value_of(*find_figure_code("cases.over_target"), u, nullptr).is_defined());
}

BOOST_AUTO_TEST_CASE(codes_of_figures) {
  for (const char* code : {"cases.rate", "money.over_target", "money.finished"}) {
    BOOST_TEST(to_string(*find_figure_code(code)) == code);
  }
  for (const char* code : {"", "cases", "cases.", ".rate", "rate", "cases.rates", "money.rate."}) {
    BOOST_TEST(!find_figure_code(code).has_value());
  }
}

// 20 for the rate of 80 ≥ 80; nothing for money, 40 < 50; 20 for fewer left, −60 < 0: 40 points.
BOOST_AUTO_TEST_CASE(grades) {
  const std::vector<score_criterion> criteria{
      criterion("rate", "cases.rate", score_comparator::at_least, 80),
      criterion("money", "money.rate", score_comparator::at_least, 50),
      criterion("left", "cases.growth_left_with_conditions", score_comparator::below, 0)};
  const auto sheet = [&](const std::vector<score_grade>& given) {
    return score_unit(criteria, given, sample(), targets, period(2024));
  };
  const score_sheet plain = sheet({});
  BOOST_TEST(plain.lines.size() == 3U);
  BOOST_TEST((plain.total == 40));
  BOOST_TEST(!plain.grade.has_value());
  BOOST_TEST(*sheet({{"C", 0, {}}, {"A", 40, {"money"}}, {"B", 30, {"rate", "left"}}}).grade ==
             "B");
  BOOST_TEST(*sheet({{"C", 0, {}}, {"A", 40, {"rate"}}, {"A2", 40, {}}}).grade == "A");
  BOOST_TEST(!sheet({{"A", 41, {}}}).grade.has_value());
  BOOST_TEST(!sheet({{"A", 40, {"unknown"}}}).grade.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
