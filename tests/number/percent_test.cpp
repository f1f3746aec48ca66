// SPDX-License-Identifier: Apache-2.0
// Percents and points: rates that were published, and the types that keep them apart.
#include <optional>
#include <string>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include <thads/number/percent.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(percent_test)

using thads::decimal;
using thads::difference;
using thads::errc;
using thads::growth;
using thads::number_format;
using thads::percent;
using thads::points;
using thads::ratio;
using thads::rounding;
using thads::to_percent;
using thads_test::code_of;
using thads_test::d;

namespace {

template <class Left, class Right>
concept addable = requires(Left a, Right b) {
  a + b;
};
template <class Left, class Right>
concept subtractable = requires(Left a, Right b) {
  a - b;
};
template <class Left, class Right>
concept comparable = requires(Left a, Right b) {
  a == b;
};

static_assert(subtractable<percent, percent> && addable<percent, points>);  // positive control
static_assert(!addable<percent, percent>);
static_assert(!addable<points, percent>);
static_assert(!subtractable<points, percent>);
static_assert(!addable<percent, decimal> && !addable<percent, int>);
static_assert(!comparable<percent, points> && !comparable<percent, decimal>);
static_assert(!std::is_convertible_v<decimal, percent> && !std::is_convertible_v<percent, decimal>);
static_assert(!std::is_constructible_v<percent, points> &&
              !std::is_constructible_v<points, percent>);
static_assert(!std::is_constructible_v<percent, double>);
static_assert(std::is_same_v<decltype(percent() - percent()), points>);
static_assert(std::is_same_v<decltype(percent() - points()), percent>);

const ratio undefined(5, 0);

std::string rate(const ratio& x, int scale) {
  return to_string(to_percent(x, scale, rounding::half_up));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_ratio_in_percent_is_rounded_once) {
  BOOST_TEST(rate(ratio(11714, 13970), 2) == "83.85");
  BOOST_TEST(rate(ratio(1, 3), 0) == "33");
  BOOST_TEST(rate(ratio(2, 3), 2) == "66.67");
  BOOST_TEST(rate(ratio(1, 1), 2) == "100.00");
  BOOST_TEST(rate(ratio(0, 7), 2) == "0.00");
  BOOST_TEST(rate(ratio(-1, 8), 1) == "-12.5");
  // 0.83845 is 83.845 %: rounding the ratio to four decimals first would give 83.84 or 83.85
  BOOST_TEST(to_percent(ratio(d("0.83845")), 2, rounding::half_even) == percent(d("83.84")));
  BOOST_TEST(to_percent(ratio(d("0.83845")), 2, rounding::half_up) == percent(d("83.85")));
}

BOOST_AUTO_TEST_CASE(numbers_at_the_limit_turn_into_percent) {
  const decimal most = decimal::max_coefficient;
  BOOST_TEST(rate(ratio(most, most), 2) == "100.00");
  BOOST_TEST(rate(ratio(most, 100), 0) == to_string(most));
  BOOST_TEST(code_of([&] { return to_percent(ratio(most), 0, rounding::down); }) == errc::overflow);
  BOOST_TEST(code_of([] { return to_percent(ratio(1), 39, rounding::down); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(nothing_is_printed_as_a_dash) {
  BOOST_TEST(!to_percent(undefined, 2, rounding::half_up).has_value());
  BOOST_TEST(rate(undefined, 2) == "–");
  BOOST_TEST(to_string(difference(undefined, ratio(1), 2, rounding::half_up)) == "–");
  BOOST_TEST(to_string(undefined.value(2, rounding::half_up)) == "–");
  BOOST_TEST(to_string(ratio(1, 2).value(2, rounding::half_up), number_format::vietnamese) ==
             "0,50");
}

BOOST_AUTO_TEST_CASE(percents_and_points_add_up) {
  BOOST_TEST(percent(d("83.88")) - percent(d("83.26")) == points(d("0.62")));
  BOOST_TEST(percent(d("83.35")) + points(d("0.5")) == percent(d("83.85")));
  BOOST_TEST(percent(d("83.85")) - points(d("0.5")) == percent(d("83.35")));
  BOOST_TEST(points(1) + points(2) - points(d("0.5")) == points(d("2.5")));
  BOOST_TEST(-points(d("15.42")) == points(d("-15.42")));
  BOOST_TEST(percent(d("83.9")) == percent(d("83.90")));
  BOOST_TEST(percent(d("83.9")) < percent(84));
  BOOST_TEST(points(-1) < points(0));
}

BOOST_AUTO_TEST_CASE(numbers_are_printed_without_a_unit) {
  BOOST_TEST(to_string(percent(d("83.85"))) == "83.85");
  BOOST_TEST(to_string(percent(d("1083.85")), number_format::vietnamese) == "1.083,85");
  BOOST_TEST(to_string(points(d("-0.62")), number_format::vietnamese) == "-0,62");
}

BOOST_AUTO_TEST_CASE(difference_is_of_the_unrounded_rates) {
  // 2/3 − 1/3: the rounded rates 67 and 33 would differ by 34 points
  BOOST_TEST(difference(ratio(2, 3), ratio(1, 3), 0, rounding::half_up) == points(33));
  BOOST_TEST(difference(ratio(1, 3), ratio(2, 3), 2, rounding::half_up) == points(d("-33.33")));
  BOOST_TEST(difference(ratio(1, 2), ratio(2, 4), 2, rounding::up) == points(0));
  BOOST_TEST(!difference(ratio(1, 2), undefined, 2, rounding::half_up).has_value());
  BOOST_TEST(code_of([] { return difference(ratio(1), ratio(1), 39, rounding::up); }) ==
             errc::range);
}

BOOST_AUTO_TEST_CASE(difference_of_rates_whose_exact_gap_no_ratio_holds) {
  const decimal most = decimal::max_coefficient;
  const decimal least = decimal::from_parts(1, 38);
  BOOST_TEST(difference(ratio(1, most), ratio(1, most - 1), 38, rounding::down) == points(0));
  BOOST_TEST(difference(ratio(1, most), ratio(1, most - 1), 38, rounding::floor) == points(-least));
  BOOST_TEST(difference(ratio(least, most), ratio(-least, most), 38, rounding::up) ==
             points(least));
  BOOST_TEST(code_of([&] {
               return difference(ratio(most, least), ratio(-most, least), 38, rounding::up);
             }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(growth_is_of_the_previous_number) {
  const ratio g = growth(8528, 8082);  // "tăng 446 việc (tăng 5,52%)"
  BOOST_TEST(g.numerator() == 446);
  BOOST_TEST(g.denominator() == 8082);
  BOOST_TEST(to_percent(g, 2, rounding::half_up) == percent(d("5.52")));
  BOOST_TEST(to_percent(growth(50, 200), 0, rounding::half_up) == percent(-75));
  BOOST_TEST(!growth(5, 0).is_defined());
  BOOST_TEST(!growth(0, 0).is_defined());
  BOOST_TEST(code_of([] {
               return growth(decimal::max_coefficient, -decimal(decimal::max_coefficient));
             }) == errc::overflow);
}

BOOST_AUTO_TEST_SUITE_END()
