// SPDX-License-Identifier: Apache-2.0
// Ratios: what was given stays, values compare exactly, and nothing is divided by zero.
#include <compare>
#include <optional>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/number/ratio.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(ratio_test)

using thads::decimal;
using thads::errc;
using thads::ratio;
using thads::rounding;
using thads_test::chance;
using thads_test::code_of;
using thads_test::d;

namespace {

static_assert(!std::is_convertible_v<decimal, ratio>);
static_assert(noexcept(ratio(decimal(), decimal())));

const ratio undefined(5, 0);

/// Numerator and denominator as they are held.
std::string parts(const ratio& x) {
  return to_string(x.numerator()) + "/" + to_string(x.denominator());
}

ratio random_ratio(chance& random, int digits) {
  const decimal n = random.number(digits, 3);
  const decimal below = random.number(digits, 3);
  return {n, below.is_zero() ? decimal(1) : below};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_given_parts_stay_as_they_are) {
  BOOST_TEST(parts(ratio(11714, 13970)) == "11714/13970");
  BOOST_TEST(parts(ratio(d("1.50"), -3)) == "1.50/-3");
  BOOST_TEST(parts(ratio(5, 0)) == "5/0");
  BOOST_TEST(parts(ratio(d("83.85"))) == "83.85/1");
}

BOOST_AUTO_TEST_CASE(value_is_rounded_once_as_told) {
  BOOST_TEST(ratio(2, 3).value(2, rounding::half_up) == d("0.67"));
  BOOST_TEST(ratio(2, 3).value(2, rounding::down) == d("0.66"));
  BOOST_TEST(ratio(-1, 8).value(2, rounding::half_even) == d("-0.12"));
  BOOST_TEST(to_string(*ratio(1, 4).value(4, rounding::half_up)) == "0.2500");
  BOOST_TEST(code_of([] { return ratio(1, 3).value(39, rounding::down); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(a_zero_denominator_is_a_state) {
  for (const ratio& x : {ratio(), ratio(0, 0), ratio(5, 0), ratio(-5, d("0.00"))}) {
    BOOST_TEST(!x.is_defined());
    BOOST_TEST(!x.value(2, rounding::half_up).has_value());
    BOOST_TEST(x.sign() == 0);
  }
  BOOST_TEST(ratio(0, 5).is_defined());
  BOOST_TEST(ratio(0, 5).value(2, rounding::half_up) == d("0"));
}

BOOST_AUTO_TEST_CASE(undefined_ratios_stay_undefined) {
  for (const ratio& x : {undefined + ratio(1, 2), ratio(1, 2) + undefined, undefined - ratio(1, 2),
                         undefined * ratio(0, 2), ratio(0, 2) * undefined, undefined / ratio(1, 2),
                         ratio(1, 2) / undefined, ratio(1, 2) / ratio(0, 3),
                         ratio(0, 2) / ratio(0, 3), -undefined}) {
    BOOST_TEST(!x.is_defined());
  }
}

BOOST_AUTO_TEST_CASE(undefined_ratios_have_no_order) {
  BOOST_TEST((undefined <=> undefined == std::partial_ordering::unordered));
  BOOST_TEST((undefined <=> ratio(1, 2) == std::partial_ordering::unordered));
  BOOST_TEST((ratio(1, 2) <=> undefined == std::partial_ordering::unordered));
  BOOST_TEST(!(undefined == undefined));
  BOOST_TEST(!(undefined < ratio(1, 2)));
  BOOST_TEST(!(undefined >= ratio(1, 2)));
}

BOOST_AUTO_TEST_CASE(values_compare_by_cross_multiplication) {
  BOOST_TEST(ratio(1, 2) == ratio(2, 4));
  BOOST_TEST(ratio(1, 2) == ratio(-1, -2));
  BOOST_TEST(ratio(-1, 2) == ratio(1, -2));
  BOOST_TEST(ratio(d("0.5"), 1) == ratio(1, 2));
  BOOST_TEST(ratio(d("0.10"), d("0.3")) == ratio(1, 3));
  BOOST_TEST(ratio(1, 3) < ratio(1, 2));
  BOOST_TEST(ratio(1, -3) > ratio(1, -2));
  BOOST_TEST(ratio(-1, 2) < ratio(0, 7));
  BOOST_TEST(ratio(0, 5) == ratio(0, -7));
}

BOOST_AUTO_TEST_CASE(values_at_the_limits_compare_exactly) {
  const decimal most = decimal::max_coefficient;
  const decimal least = decimal::from_parts(1, 38);
  BOOST_TEST(ratio(most, most - 1) < ratio(most - 1, most - 2));
  BOOST_TEST(ratio(most - 1, most) < ratio(1, 1));
  BOOST_TEST(ratio(most - 2, most - 1) < ratio(most - 1, most));
  BOOST_TEST(ratio(most, least) > ratio(most - 1, least));
  BOOST_TEST(ratio(least, most) > ratio(-least, most));
  BOOST_TEST(ratio(least, most) > ratio(0, most));
}

BOOST_AUTO_TEST_CASE(arithmetic_is_exact_and_in_lowest_terms) {
  BOOST_TEST(parts(ratio(1, 2) + ratio(1, 3)) == "5/6");
  BOOST_TEST(parts(ratio(1, 2) + ratio(1, 2)) == "1/1");
  BOOST_TEST(parts(ratio(1, 2) - ratio(1, 3)) == "1/6");
  BOOST_TEST(parts(ratio(1, 3) - ratio(1, 2)) == "-1/6");
  BOOST_TEST(parts(ratio(1, 2) - ratio(2, 4)) == "0/1");
  BOOST_TEST(parts(ratio(2, 3) * ratio(3, 4)) == "1/2");
  BOOST_TEST(parts(ratio(2, -3) * ratio(3, 4)) == "-1/2");
  BOOST_TEST(parts(ratio(2, 3) / ratio(-4, 3)) == "-1/2");
  BOOST_TEST(parts(ratio(d("83.85")) * ratio(1, 100)) == "1677/2000");
  BOOST_TEST(parts(-ratio(d("1.5"), 2)) == "-1.5/2");
}

BOOST_AUTO_TEST_CASE(results_that_cannot_be_held_throw) {
  const decimal most = decimal::max_coefficient;
  BOOST_TEST(code_of([&] { return ratio(most) + ratio(1); }) == errc::overflow);
  BOOST_TEST(code_of([&] { return ratio(1, most) * ratio(1, most - 1); }) == errc::overflow);
  BOOST_TEST(code_of([&] { return ratio(1, most) + ratio(1, most - 1); }) == errc::overflow);
  BOOST_TEST(code_of([&] { return ratio(most, 2) * ratio(2, most); }) == errc::ok);
}

BOOST_AUTO_TEST_CASE(arithmetic_keeps_the_laws_of_a_field) {
  chance random(12);
  for (int i = 0; i < 2'000; ++i) {
    const ratio a = random_ratio(random, 8);
    const ratio b = random_ratio(random, 8);
    BOOST_TEST_REQUIRE(a + b == b + a);
    BOOST_TEST_REQUIRE(a + b - b == a);
    BOOST_TEST_REQUIRE(((a < b) == ((a - b).sign() < 0)));
    if (b.sign() != 0) BOOST_TEST_REQUIRE(a / b * b == a);
    BOOST_TEST_REQUIRE((a + b) * ratio(7, 3) == a * ratio(7, 3) + b * ratio(7, 3));
  }
}

BOOST_AUTO_TEST_SUITE_END()
