// SPDX-License-Identifier: Apache-2.0
// Intervals: what qualifiers say on both sides of zero, open and closed ends, and the law that
// every result of members is a member of the result.
#include <array>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/number/interval.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(interval_test)

using thads::decimal;
using thads::errc;
using thads::interval;
using thads::interval_end;
using thads::ratio;
using thads_test::chance;
using thads_test::code_of;
using thads_test::d;

namespace {

std::string end_text(const ratio& x) {
  const bool whole = x.denominator() == 1;
  return to_string(x.numerator()) + (whole ? "" : "/" + to_string(x.denominator()));
}

/// The interval as mathematicians write it, ends in lowest terms.
std::string show(const interval& x) {
  return (x.low().closed ? "[" : "(") + end_text(x.low().value * ratio(1)) + ", " +
         end_text(x.high().value * ratio(1)) + (x.high().closed ? "]" : ")");
}

interval between(int low, bool low_closed, int high, bool high_closed) {
  return {{ratio(low), low_closed}, {ratio(high), high_closed}};
}
interval closed(int low, int high) { return between(low, true, high, true); }
interval open(int low, int high) { return between(low, false, high, false); }

interval random_interval(chance& random) {
  const int low = static_cast<int>(random.below(9)) - 4;
  const int high = low + static_cast<int>(random.below(4));
  if (low == high) return closed(low, high);
  return between(low, random.coin(), high, random.coin());
}

}  // namespace

BOOST_AUTO_TEST_CASE(qualifiers_say_what_was_cut_off) {
  BOOST_TEST(show(interval::nearly(3909, 1)) == "(3908, 3909]");
  BOOST_TEST(show(interval::over(917, 1)) == "[917, 918)");
  BOOST_TEST(show(interval::about(50, 1)) == "[49, 51]");
  BOOST_TEST(show(interval::over(d("11.5"), d("0.1"))) == "[23/2, 58/5)");
  BOOST_TEST(show(interval::exactly(5)) == "[5, 5]");
  BOOST_TEST(show(interval::exactly(ratio(1, 3))) == "[1/3, 1/3]");
}

BOOST_AUTO_TEST_CASE(qualifiers_speak_of_size_below_zero) {
  BOOST_TEST(show(interval::over(-15, 1)) == "(-16, -15]");
  BOOST_TEST(show(interval::nearly(-15, 1)) == "[-15, -14)");
  BOOST_TEST(show(interval::about(-15, 1)) == "[-16, -14]");
  BOOST_TEST(show(interval::over(0, 1)) == "[0, 1)");
}

BOOST_AUTO_TEST_CASE(a_printed_number_is_all_that_rounds_to_it) {
  BOOST_TEST(show(interval::rounded(d("83.85"))) == "[16769/200, 16771/200)");
  BOOST_TEST(show(interval::rounded(3)) == "[5/2, 7/2)");
  BOOST_TEST(show(interval::rounded(d("-0.15"))) == "(-31/200, -29/200]");
  BOOST_TEST(show(interval::rounded(0)) == "(-1/2, 1/2)");
  BOOST_TEST(show(interval::rounded(d("0.00"))) == "(-1/200, 1/200)");
}

BOOST_AUTO_TEST_CASE(a_number_may_be_rounded_to_any_step) {
  BOOST_TEST(show(interval::rounded(1475, 5)) == "[2945/2, 2955/2)");
  BOOST_TEST(show(interval::rounded(977'700, 100)) == "[977650, 977750)");
  BOOST_TEST(show(interval::rounded(-40, 10)) == "(-45, -35]");
  BOOST_TEST(show(interval::rounded(0, 10)) == "(-5, 5)");
  BOOST_TEST(show(interval::rounded(d("0.5"), d("0.25"))) == "[3/8, 5/8)");
  // the decimals shown do not matter
  BOOST_TEST(show(interval::rounded(d("40.00"), 10)) == "[35, 45)");
}

BOOST_AUTO_TEST_CASE(a_single_number_has_equal_ends) {
  BOOST_TEST(interval::exactly(5).is_single());
  BOOST_TEST(interval::exactly(ratio(1, 3)).is_single());
  BOOST_TEST((closed(1, 2) * 0).is_single());
  BOOST_TEST(!closed(1, 2).is_single());
  BOOST_TEST(!interval::rounded(5).is_single());
  BOOST_TEST(interval({ratio(1, 3), true}, {ratio(2, 6), true}).is_single());
}

BOOST_AUTO_TEST_CASE(a_printed_number_holds_exactly_what_rescale_rounds_to_it) {
  for (int printed = -30; printed <= 30; ++printed) {
    const decimal shown = decimal::from_parts(printed, 1);
    const interval all = interval::rounded(shown);
    for (int exact = -350; exact <= 350; ++exact) {
      const decimal x = decimal::from_parts(exact, 2);
      const bool rounds_there = rescale(x, 1, thads::rounding::half_up) == shown;
      BOOST_TEST_REQUIRE(all.contains(x) == rounds_there, to_string(x) << " for " << printed);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_step_is_above_zero) {
  for (const decimal& step : {decimal(0), decimal(-1)}) {
    BOOST_TEST(code_of([&] { return interval::nearly(5, step); }) == errc::argument);
    BOOST_TEST(code_of([&] { return interval::over(5, step); }) == errc::argument);
    BOOST_TEST(code_of([&] { return interval::about(5, step); }) == errc::argument);
    BOOST_TEST(code_of([&] { return interval::rounded(5, step); }) == errc::argument);
  }
}

BOOST_AUTO_TEST_CASE(an_interval_without_a_number_is_refused) {
  const ratio undefined;
  BOOST_TEST(code_of([] { return closed(1, 1); }) == errc::ok);
  BOOST_TEST(code_of([] { return open(1, 1); }) == errc::argument);
  BOOST_TEST(code_of([] { return between(1, true, 1, false); }) == errc::argument);
  BOOST_TEST(code_of([] { return between(1, false, 1, true); }) == errc::argument);
  BOOST_TEST(code_of([] { return closed(2, 1); }) == errc::argument);
  BOOST_TEST(code_of([&] { return interval::exactly(undefined); }) == errc::argument);
}

BOOST_AUTO_TEST_CASE(ends_belong_when_they_are_closed) {
  const interval x = between(1, true, 2, false);
  BOOST_TEST(x.contains(1));
  BOOST_TEST(x.contains(d("1.9999999999")));
  BOOST_TEST(x.contains(ratio(4, 3)));
  BOOST_TEST(!x.contains(2));
  BOOST_TEST(!x.contains(d("0.9999999999")));
  BOOST_TEST(!x.contains(ratio(1, 0)));
  BOOST_TEST(!between(1, false, 2, true).contains(1));
  BOOST_TEST(between(1, false, 2, true).contains(2));
}

BOOST_AUTO_TEST_CASE(overlap_needs_a_common_number) {
  BOOST_TEST(closed(1, 2).overlaps(closed(2, 3)));
  BOOST_TEST(closed(2, 3).overlaps(closed(1, 2)));
  BOOST_TEST(!closed(1, 2).overlaps(between(2, false, 3, true)));
  BOOST_TEST(!between(1, true, 2, false).overlaps(closed(2, 3)));
  BOOST_TEST(!closed(1, 2).overlaps(closed(3, 4)));
  BOOST_TEST(closed(1, 4).overlaps(open(2, 3)));
  BOOST_TEST(open(2, 3).overlaps(closed(1, 4)));
  BOOST_TEST(open(0, 2).overlaps(open(1, 3)));
}

BOOST_AUTO_TEST_CASE(sums_and_differences_track_their_ends) {
  BOOST_TEST(show(between(1, true, 2, false) + closed(10, 20)) == "[11, 22)");
  BOOST_TEST(show(between(1, false, 2, true) + between(1, true, 2, true)) == "(2, 4]");
  BOOST_TEST(show(between(1, true, 2, false) - closed(10, 20)) == "[-19, -8)");
  BOOST_TEST(show(closed(10, 20) - between(1, true, 2, false)) == "(8, 19]");
  BOOST_TEST(show(-between(1, true, 2, false)) == "(-2, -1]");
}

BOOST_AUTO_TEST_CASE(products_track_their_ends) {
  BOOST_TEST(show(between(1, true, 2, false) * closed(3, 4)) == "[3, 8)");
  BOOST_TEST(show(between(-1, true, 2, false) * closed(3, 4)) == "[-4, 8)");
  BOOST_TEST(show(between(-2, false, -1, true) * closed(3, 4)) == "(-8, -3]");
  BOOST_TEST(show(closed(-2, 3) * open(-5, 4)) == "(-15, 12)");
  BOOST_TEST(show(between(1, true, 2, false) * -3) == "(-6, -3]");
  BOOST_TEST(show(between(1, true, 2, false) * d("0.5")) == "[1/2, 1)");
}

BOOST_AUTO_TEST_CASE(a_closed_zero_makes_a_product_reach_zero) {
  BOOST_TEST(show(closed(0, 1) * open(2, 3)) == "[0, 3)");
  BOOST_TEST(show(open(2, 3) * closed(0, 1)) == "[0, 3)");
  BOOST_TEST(show(between(0, false, 1, true) * closed(2, 3)) == "(0, 3]");
  BOOST_TEST(show(open(2, 3) * 0) == "[0, 0]");
  BOOST_TEST(show(open(-2, 3) * 0) == "[0, 0]");
}

BOOST_AUTO_TEST_CASE(equal_corners_are_closed_when_one_of_them_is) {
  // −2·3 from two closed ends, and 2·−3 from an open one
  BOOST_TEST(show(between(-2, true, 2, false) * closed(-3, 3)) == "[-6, 6]");
}

BOOST_AUTO_TEST_CASE(quotients_track_their_ends) {
  BOOST_TEST(show(closed(1, 2) / between(2, true, 4, false)) == "(1/4, 1]");
  BOOST_TEST(show(closed(1, 2) / between(-4, true, -2, false)) == "(-1, -1/4]");
  BOOST_TEST(show(closed(-1, 1) / open(2, 4)) == "(-1/2, 1/2)");
}

BOOST_AUTO_TEST_CASE(a_divisor_that_reaches_zero_is_refused) {
  for (const interval& divisor : {closed(-1, 1), closed(0, 1), open(0, 1), closed(-1, 0),
                                  open(-1, 0), interval::exactly(0)}) {
    BOOST_TEST(code_of([&] { return closed(1, 2) / divisor; }) == errc::division_by_zero);
  }
}

BOOST_AUTO_TEST_CASE(published_rates_fit_their_counts) {
  // Sóc Trăng: 11.714 at 83,85 % means 13.970 or 13.971 with conditions
  const interval base = interval::exactly(1'171'400) / interval::rounded(d("83.85"));
  BOOST_TEST(!base.contains(13969));
  BOOST_TEST(base.contains(13970));
  BOOST_TEST(base.contains(13971));
  BOOST_TEST(!base.contains(13972));
  // "trên 917 tỷ" of "gần 3.909 tỷ" is about 23,5 %, so not the printed rate of 54,18 %
  const interval rate = interval::over(917, 1) / interval::nearly(3909, 1) * 100;
  BOOST_TEST(rate.contains(d("23.47")));
  BOOST_TEST(!rate.overlaps(interval::rounded(d("54.18"))));
}

BOOST_AUTO_TEST_CASE(results_of_members_are_members_of_the_result) {
  chance random(13);
  for (int i = 0; i < 3'000; ++i) {
    const interval a = random_interval(random);
    const interval b = random_interval(random);
    const bool divides = b.low().value.sign() * b.high().value.sign() > 0;
    for (int k = 0; k < 10; ++k) {
      const ratio x(static_cast<int>(random.below(65)) - 32, 8);
      const ratio y(static_cast<int>(random.below(65)) - 32, 8);
      if (!a.contains(x) || !b.contains(y)) continue;
      BOOST_TEST_REQUIRE((a + b).contains(x + y));
      BOOST_TEST_REQUIRE((a - b).contains(x - y));
      BOOST_TEST_REQUIRE((a * b).contains(x * y), show(a) << " * " << show(b));
      if (divides) BOOST_TEST_REQUIRE((a / b).contains(x / y));
    }
  }
}

BOOST_AUTO_TEST_CASE(closed_ends_of_products_are_reached) {
  chance random(14);
  for (int i = 0; i < 3'000; ++i) {
    const interval a = random_interval(random);
    const interval b = random_interval(random);
    const interval product = a * b;
    for (const interval_end& end : {product.low(), product.high()}) {
      bool reached = false;
      for (const interval_end& x : {a.low(), a.high()}) {
        for (const interval_end& y : {b.low(), b.high()}) {
          reached = reached || (x.closed && y.closed && x.value * y.value == end.value);
        }
      }
      const ratio zero(0);
      reached = reached || (end.value == zero && (a.contains(zero) || b.contains(zero)));
      BOOST_TEST_REQUIRE(end.closed == reached, show(a) << " * " << show(b));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
