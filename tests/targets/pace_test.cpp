// SPDX-License-Identifier: Apache-2.0
// The pace to a target: what is missing under each assumption, per month and per week.
#include <cstdint>
#include <optional>

#include <boost/test/unit_test.hpp>

#include <thads/targets/pace.hpp>

#include "number/helpers.hpp"

BOOST_AUTO_TEST_SUITE(pace_test)

using namespace thads;
using thads_test::code_of;
using thads_test::d;

namespace {

measures figures(std::int64_t resolved, std::int64_t with_conditions) {
  measures m;
  m[measure::finished] = {resolved, 10 * resolved};
  m[measure::in_progress] = {with_conditions - resolved, 10 * (with_conditions - resolved)};
  m[measure::unenforceable] = {7, 7};  // without conditions: never counted here
  return m;
}

target goal(const char* value, comparator compare = comparator::at_least, int year = 2024) {
  return {.unit = "U",
          .year = year,
          .of = quantity::cases,
          .value = percent(d(value)),
          .compare = compare};
}

pace of_cases(std::int64_t resolved, const period& in, const target& wanted, int128_t expected) {
  return pace_to_target(figures(resolved, 1000), in, quantity::cases, &wanted, expected);
}

std::optional<int128_t> expected(conditions_assumption assumed, const measures& now,
                                 const std::optional<last_year_figures>& last_year,
                                 quantity of = quantity::cases) {
  return expected_with_conditions(assumed, now, last_year, of);
}

}  // namespace

// After six months of 2024: 31 + 30 + 31 + 31 + 29 + 31 = 183 days are gone, as many are left.
BOOST_AUTO_TEST_CASE(what_is_left_of_the_year) {
  const year_progress half = progress_in_year(period(2024, 6));
  BOOST_TEST(half.months_gone == 6);
  BOOST_TEST(half.months_left == 6);
  BOOST_TEST(half.days_gone == 183);
  BOOST_TEST(half.days_left == 183);
  const year_progress first = progress_in_year(period(2023, 1));
  BOOST_TEST(first.days_gone == 31);
  BOOST_TEST(first.days_left == 334);  // 365 − 31
  const year_progress last = progress_in_year(period(2023));
  BOOST_TEST(last.months_left == 0);
  BOOST_TEST(last.days_left == 0);
  BOOST_TEST(last.days_gone == 365);
}

// 83.25 % of 1000 are 832.5, so 833: 433 more than 400.
BOOST_AUTO_TEST_CASE(what_is_needed_and_what_was_so_far) {
  const pace p = of_cases(400, period(2024, 6), goal("83.25"), 1000);
  BOOST_TEST((p.status == pace_status::within_reach));
  BOOST_TEST((p.still_to_resolve == std::optional<int128_t>(433)));
  BOOST_TEST(p.needed_per_month == ratio(433, 6));
  BOOST_TEST(p.needed_per_week == ratio(433 * 7, 183));
  BOOST_TEST(p.so_far_per_month == ratio(400, 6));
  BOOST_TEST(p.so_far_per_week == ratio(400 * 7, 183));
}

BOOST_AUTO_TEST_CASE(money_has_a_pace_too) {
  const target wanted = goal("50");
  const pace p =
      pace_to_target(figures(400, 1000), period(2024, 1), quantity::money, &wanted, 10'000);
  BOOST_TEST((p.still_to_resolve == std::optional<int128_t>(1000)));  // 5000 − 4000 đồng
  BOOST_TEST(p.needed_per_month == ratio(1000, 11));
  BOOST_TEST(p.needed_per_week == ratio(7000, 335));  // 366 − 31 days are left
  BOOST_TEST(p.so_far_per_month == ratio(4000));
}

// 832 of 1000 are 83.2 %: at least 83.2 is reached, above 83.2 needs one more. 83.199 is printed
// as 83.20 and has not reached 83.2.
BOOST_AUTO_TEST_CASE(the_exact_rate_counts_and_the_comparator) {
  const period in(2024, 9);
  BOOST_TEST((of_cases(832, in, goal("83.2"), 1000).status == pace_status::reached));
  BOOST_TEST(
      (of_cases(832, in, goal("83.2"), 1000).still_to_resolve == std::optional<int128_t>(0)));
  const pace above = of_cases(832, in, goal("83.2", comparator::above), 1000);
  BOOST_TEST((above.status == pace_status::within_reach));
  BOOST_TEST((above.still_to_resolve == std::optional<int128_t>(1)));
  measures almost;
  almost[measure::finished].count = 83'199;
  const target wanted = goal("83.2");
  const pace p = pace_to_target(almost, in, quantity::cases, &wanted, 100'000);
  BOOST_TEST((p.still_to_resolve == std::optional<int128_t>(1)));
}

BOOST_AUTO_TEST_CASE(what_is_reached_now_may_be_lost_when_more_gain_conditions) {
  const target wanted = goal("80");
  BOOST_TEST((of_cases(800, period(2024, 9), wanted, 1000).status == pace_status::reached));
  const pace grown = of_cases(800, period(2024, 9), wanted, 1100);  // 80 % of 1100 are 880
  BOOST_TEST((grown.status == pace_status::within_reach));
  BOOST_TEST((grown.still_to_resolve == std::optional<int128_t>(80)));
}

BOOST_AUTO_TEST_CASE(more_than_everything_is_out_of_reach) {
  const pace p = of_cases(900, period(2024, 9), goal("100", comparator::above), 1000);
  BOOST_TEST((p.status == pace_status::out_of_reach));
  BOOST_TEST(!p.still_to_resolve.has_value());
  BOOST_TEST(!p.needed_per_month.is_defined());
  const pace all = of_cases(900, period(2024, 9), goal("100"), 1000);
  BOOST_TEST((all.status == pace_status::within_reach));
  BOOST_TEST((all.still_to_resolve == std::optional<int128_t>(100)));
}

BOOST_AUTO_TEST_CASE(after_twelve_months_a_target_is_reached_or_missed) {
  const pace missed = of_cases(799, period(2024), goal("80"), 1000);
  BOOST_TEST((missed.status == pace_status::missed));
  BOOST_TEST((missed.still_to_resolve == std::optional<int128_t>(1)));
  BOOST_TEST(!missed.needed_per_month.is_defined());
  BOOST_TEST(!missed.needed_per_week.is_defined());
  BOOST_TEST(missed.so_far_per_week == ratio(799 * 7, 366));
  BOOST_TEST((of_cases(800, period(2024), goal("80"), 1000).status == pace_status::reached));
}

BOOST_AUTO_TEST_CASE(nothing_to_say_without_a_target_or_a_rate) {
  const measures now = figures(400, 1000);
  const target wanted = goal("80");
  const period in(2024, 6);
  const pace no_target = pace_to_target(now, in, quantity::cases, nullptr, 1000);
  BOOST_TEST((no_target.status == pace_status::no_target));
  BOOST_TEST(no_target.so_far_per_month == ratio(400, 6));
  BOOST_TEST((pace_to_target(now, in, quantity::cases, &wanted, std::nullopt).status ==
              pace_status::no_rate));
  BOOST_TEST(
      (pace_to_target(measures(), in, quantity::cases, &wanted, 0).status == pace_status::no_rate));
  const target other = goal("80", comparator::at_least, 2025);
  BOOST_TEST(code_of([&] { return pace_to_target(now, in, quantity::cases, &other, 1000); }) ==
             errc::mismatch);
}

// Last year 900 were with conditions after as many months, and 1200 in the end: 300 more, and a
// third more. 1000 become 1300, and 1333.33 or 1333.
BOOST_AUTO_TEST_CASE(what_will_be_with_conditions) {
  const measures now = figures(400, 1000);
  const last_year_figures last{.same_period = figures(100, 900), .full_year = figures(900, 1200)};
  using is = std::optional<int128_t>;
  BOOST_TEST((expected(conditions_assumption::unchanged, now, last) == is(1000)));
  BOOST_TEST((expected(conditions_assumption::unchanged, now, {}) == is(1000)));
  BOOST_TEST((expected(conditions_assumption::same_increase, now, last) == is(1300)));
  BOOST_TEST(
      (expected(conditions_assumption::same_increase, now, last, quantity::money) == is(13'000)));
  BOOST_TEST((expected(conditions_assumption::same_growth, now, last) == is(1333)));
  // 10 000 đồng × 12 000 / 9 000 = 13 333.3…
  BOOST_TEST(
      (expected(conditions_assumption::same_growth, now, last, quantity::money) == is(13'333)));
}

BOOST_AUTO_TEST_CASE(half_a_case_is_rounded_up) {
  // 5 × 3 / 2 = 7.5
  const last_year_figures last{.same_period = figures(0, 2), .full_year = figures(0, 3)};
  BOOST_TEST((expected(conditions_assumption::same_growth, figures(0, 5), last) ==
              std::optional<int128_t>(8)));
}

// Last year conditions were lost: from 1000 to 100. What is resolved stays with conditions.
BOOST_AUTO_TEST_CASE(what_is_resolved_is_with_conditions) {
  const last_year_figures last{.same_period = figures(10, 1000), .full_year = figures(50, 100)};
  const measures now = figures(400, 1000);
  BOOST_TEST((expected(conditions_assumption::same_increase, now, last) ==
              std::optional<int128_t>(400)));  // not 100
  BOOST_TEST((expected(conditions_assumption::same_growth, now, last) ==
              std::optional<int128_t>(400)));  // not 100
}

BOOST_AUTO_TEST_CASE(assumptions_that_have_nothing_to_stand_on) {
  const measures now = figures(400, 1000);
  BOOST_TEST(!expected(conditions_assumption::same_increase, now, {}).has_value());
  BOOST_TEST(!expected(conditions_assumption::same_growth, now, {}).has_value());
  const last_year_figures nothing_then{.same_period = {}, .full_year = figures(1, 10)};
  BOOST_TEST(!expected(conditions_assumption::same_growth, now, nothing_then).has_value());
  BOOST_TEST((expected(conditions_assumption::same_increase, now, nothing_then) ==
              std::optional<int128_t>(1010)));
}

BOOST_AUTO_TEST_SUITE_END()
