// SPDX-License-Identifier: Apache-2.0
// Rates against targets: over or short, ahead or behind, and what there still is to resolve.
#include <optional>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/targets/assessment.hpp>

#include "number/helpers.hpp"

BOOST_AUTO_TEST_SUITE(assessment_test)

using namespace thads;
using thads_test::code_of;
using thads_test::d;
using thads_test::i128;

namespace {

target goal_of(const char* value, comparator compare = comparator::at_least, int year = 2024) {
  return {.unit = "ST",
          .year = year,
          .of = quantity::cases,
          .value = percent(d(value)),
          .compare = compare};
}

// A rate that is exactly what was printed.
ratio printed(const char* text) { return {d(text), 100}; }

std::string ahead(const ratio& rate, const char* value, const period& in) {
  return to_string(progress_of(rate, goal_of(value, comparator::at_least, in.year()), in).ahead);
}

std::string number_or_none(const std::optional<int128_t>& n) { return n ? to_string(*n) : "none"; }

}  // namespace

BOOST_AUTO_TEST_CASE(points_over_the_target_come_from_the_printed_rate) {
  const target goal = goal_of("83.35");
  const assessment a = assess(ratio(11'714, 13'970), &goal);
  BOOST_TEST(to_string(a.printed) == "83.85");
  BOOST_TEST(to_string(a.wanted) == "83.35");
  BOOST_TEST(to_string(a.over) == "0.50");
  BOOST_TEST(a.met.value());
  const assessment short_of_it = assess(ratio(80, 100), &goal);
  BOOST_TEST(to_string(short_of_it.over) == "-3.35");
  BOOST_TEST(!short_of_it.met.value());
}

BOOST_AUTO_TEST_CASE(published_points_over_the_target_are_reproduced) {
  struct row {
    std::int64_t resolved, with_conditions;
    const char *wanted, *over;
  };
  for (const row& r : {row{620'657, 739'974, "83.25", "0.63"},  // the nation, 2024, cases
                       row{116'531, 224'775, "46.45", "5.39"},  // and money, tỷ
                       row{577'876, 685'898, "83.90", "0.35"},  // October 2025
                       row{8'529, 9'867, "83.45", "2.99"}}) {   // a province, 2024
    const target goal = goal_of(r.wanted);
    BOOST_TEST(to_string(assess(ratio(r.resolved, r.with_conditions), &goal).over) == r.over);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_said_about_a_target_that_is_not_there) {
  const assessment a = assess(ratio(1, 2), nullptr);
  BOOST_TEST(to_string(a.printed) == "50.00");
  BOOST_TEST(!a.wanted.has_value());
  BOOST_TEST(!a.over.has_value());
  BOOST_TEST(!a.met.has_value());
  BOOST_TEST((outcome_of(a) == target_outcome::no_target));
}

BOOST_AUTO_TEST_CASE(a_rate_of_nothing_is_not_called_short_of_its_target) {
  const target goal = goal_of("83.35");
  const assessment a = assess(ratio(0, 0), &goal);
  BOOST_TEST(to_string(a.wanted) == "83.35");
  BOOST_TEST(!a.over.has_value());
  BOOST_TEST(!a.met.has_value());
  BOOST_TEST((outcome_of(a) == target_outcome::no_rate));
  BOOST_TEST((outcome_of(assess(ratio(0, 0), nullptr)) == target_outcome::no_target));
}

BOOST_AUTO_TEST_CASE(outcomes_have_words) {
  const target goal = goal_of("50");
  BOOST_TEST(code_of(outcome_of(assess(ratio(1, 2), &goal))) == "met");
  BOOST_TEST(term_of(outcome_of(assess(ratio(1, 3), &goal))) == "chưa đạt");
  BOOST_TEST(code_of(target_outcome::no_rate) == "no_rate");
  BOOST_TEST(code_of(target_outcome::no_target) == "no_target");
}

// --- Schedule

BOOST_AUTO_TEST_CASE(published_half_years_are_reproduced) {
  const period of_2019(2019, 6);  // Ho Chi Minh City
  BOOST_TEST(ahead(ratio(26'515, 54'681), "73", of_2019) == "11.99");
  BOOST_TEST(ahead(printed("21.25"), "33", of_2019) == "4.75");
  const period of_2025(2025, 6);
  BOOST_TEST(ahead(printed("45.49"), "83.90", of_2025) == "3.54");
  BOOST_TEST(ahead(printed("29.14"), "51.90", of_2025) == "3.19");
}

BOOST_AUTO_TEST_CASE(the_part_due_is_exact_and_printed_with_two_decimals) {
  const progress p = progress_of(printed("34.68"), goal_of("83.25"), period(2024, 5));
  BOOST_TEST(p.due == printed("34.6875"));  // 83.25 × 5 / 12
  BOOST_TEST(to_string(p.printed_due) == "34.69");
  BOOST_TEST(to_string(p.ahead) == "-0.01");
  BOOST_TEST(!p.on_schedule.value());
  BOOST_TEST(
      progress_of(printed("34.6875"), goal_of("83.25"), period(2024, 5)).on_schedule.value());
  const auto half_of = [](const char* value) {
    return to_string(progress_of(ratio(), goal_of(value), period(2024, 6)).printed_due);
  };
  BOOST_TEST(half_of("73") == "36.50");
  BOOST_TEST(half_of("73.0000") == "36.50");
  BOOST_TEST(half_of("83.255") == "41.628");  // 41.6275
}

BOOST_AUTO_TEST_CASE(above_asks_for_more_than_the_part_due) {
  const period half(2024, 6);
  const ratio exactly = printed("36.5");
  BOOST_TEST(progress_of(exactly, goal_of("73"), half).on_schedule.value());
  BOOST_TEST(!progress_of(exactly, goal_of("73", comparator::above), half).on_schedule.value());
}

BOOST_AUTO_TEST_CASE(without_a_rate_only_the_schedule_is_known) {
  const progress p = progress_of(ratio(), goal_of("73"), period(2024, 6));
  BOOST_TEST(to_string(p.printed_due) == "36.50");
  BOOST_TEST(!p.ahead.has_value());
  BOOST_TEST(!p.on_schedule.has_value());
}

BOOST_AUTO_TEST_CASE(a_full_year_is_held_against_the_target_itself) {
  for (const char* value : {"83.25", "73", "0", "100", "46.4567", "83.2500000"}) {
    const target goal = goal_of(value);
    const ratio rate(2, 3);
    const progress p = progress_of(rate, goal, period(2024, 12));
    BOOST_TEST(p.printed_due == goal.value);
    BOOST_TEST(p.due == goal.wanted());
    BOOST_TEST((p.ahead == assess(rate, &goal).over));
    BOOST_TEST((p.on_schedule == assess(rate, &goal).met));
  }
}

BOOST_AUTO_TEST_CASE(a_target_of_another_year_has_no_schedule) {
  BOOST_TEST(code_of([] { return progress_of(ratio(1, 2), goal_of("73"), period(2025, 6)); }) ==
             errc::mismatch);
}

// --- Still to resolve

// Answers worked out with the integers of Python.
BOOST_AUTO_TEST_CASE(still_to_resolve_is_counted_exactly) {
  struct row {
    const char *resolved, *with_conditions, *wanted, *at_least, *above;
  };
  const row rows[] = {
      {"11000", "13970", "83.35", "644", "644"},
      {"1600", "2000", "83.35", "67", "68"},
      {"1667", "2000", "83.35", "0", "1"},
      {"600000000000", "1431146957000", "46.75", "69061202398", "69061202398"},
      {"717221971000", "1431146957000", "46.75", "0", "0"},
      {"300000", "10000000000000000007", "56.625", "5662499999999700004", "5662499999999700004"},
      {"0", "99999999999999999999999999999999999999", "99.99",
       "99990000000000000000000000000000000000", "99990000000000000000000000000000000000"},
      {"0", "99999999999999999999999999999999999999", "33.333333333333",
       "33333333333333000000000000000000000000", "33333333333333000000000000000000000000"},
      {"0", "1", "0", "0", "1"},
      {"0", "3", "0.000000000000000000000000000000000001", "1", "1"},
      {"0", "5", "-1", "0", "0"},
  };
  for (const row& r : rows) {
    const auto answer = [&r](comparator compare) {
      return number_or_none(
          still_to_resolve(i128(r.resolved), i128(r.with_conditions), goal_of(r.wanted, compare)));
    };
    BOOST_TEST(answer(comparator::at_least) == r.at_least);
    BOOST_TEST(answer(comparator::above) == r.above);
  }
}

BOOST_AUTO_TEST_CASE(a_target_out_of_reach_has_no_number) {
  const auto answer = [](const char* wanted, comparator compare, int with_conditions = 7) {
    return number_or_none(still_to_resolve(0, with_conditions, goal_of(wanted, compare)));
  };
  BOOST_TEST(answer("100", comparator::at_least) == "7");
  BOOST_TEST(answer("100", comparator::above) == "none");
  BOOST_TEST(answer("100.01", comparator::at_least) == "none");
  BOOST_TEST(answer("99.99", comparator::above) == "7");
  BOOST_TEST(answer("0", comparator::at_least, 0) == "none");  // nothing with conditions: no rate
  BOOST_TEST(answer("50", comparator::above, 0) == "none");
}

BOOST_AUTO_TEST_CASE(what_is_resolved_is_a_part_of_what_is_with_conditions) {
  const target goal = goal_of("50");
  BOOST_TEST(code_of([&] { return still_to_resolve(8, 7, goal); }) == errc::argument);
  BOOST_TEST(code_of([&] { return still_to_resolve(-1, 7, goal); }) == errc::argument);
  BOOST_TEST(code_of([&] { return still_to_resolve(0, -7, goal); }) == errc::argument);
  const int128_t too_large = decimal::max_coefficient + 1;
  BOOST_TEST(code_of([&] { return still_to_resolve(0, too_large, goal); }) == errc::range);
}

// n meets the target, n − 1 does not; without n, resolving everything would not do either.
BOOST_AUTO_TEST_CASE(still_to_resolve_is_the_smallest) {
  thads_test::chance random(20240930);
  const auto below = [&random](int128_t n) {
    const int128_t size = random.integer(37);
    return (size < 0 ? -size : size) % n;
  };
  int reached = 0;
  int out_of_reach = 0;
  for (int i = 0; i < 20'000; ++i) {
    const int128_t with_conditions =
        random.coin() ? below(40) : below(static_cast<int128_t>(thads::detail::pow10(37)));
    const int128_t resolved = below(with_conditions + 1);
    const int scale = static_cast<int>(random.below(5));
    const auto unit = static_cast<int128_t>(thads::detail::pow10(scale));
    const int128_t coefficient = random.below(8) == 0 ? 100 * unit : below(101 * unit);
    const target goal{.value = percent(decimal::from_parts(coefficient, scale)),
                      .compare = random.coin() ? comparator::at_least : comparator::above};
    const auto meets_with = [&](int128_t n) {
      return goal.is_met_by(ratio(resolved + n, with_conditions));
    };
    const auto n = still_to_resolve(resolved, with_conditions, goal);
    if (!n) {
      ++out_of_reach;
      BOOST_TEST(!meets_with(with_conditions - resolved));
      continue;
    }
    ++reached;
    BOOST_TEST((0 <= *n && *n <= with_conditions - resolved));
    BOOST_TEST(meets_with(*n));
    if (*n > 0) BOOST_TEST(!meets_with(*n - 1));
  }
  BOOST_TEST(reached > 10'000);
  BOOST_TEST(out_of_reach > 500);
}

BOOST_AUTO_TEST_SUITE_END()
