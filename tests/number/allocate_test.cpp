// SPDX-License-Identifier: Apache-2.0
// Allocation: the parts add up, to the unit, whatever the weights.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/allocate.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(allocate_test)

using thads::allocate;
using thads::decimal;
using thads::errc;
using thads::int128_t;
using thads::money;
using thads_test::chance;
using thads_test::code_of;
using thads_test::d;
using thads_test::i128;

namespace {

using weights = std::vector<decimal>;

std::string list(const std::vector<int128_t>& parts) {
  std::string out;
  for (const int128_t part : parts) out += thads::to_string(part) + " ";
  return out;
}

std::string list(const std::vector<decimal>& parts) {
  std::string out;
  for (const decimal& part : parts) out += to_string(part) + " ";
  return out;
}

weights random_weights(chance& random) {
  weights out(1 + random.below(12));
  for (decimal& weight : out) weight = random.below(4) == 0 ? 0 : abs(random.number(30, 20));
  out.front() = 1;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(units_go_by_largest_remainder) {
  BOOST_TEST(list(allocate(100, weights{1, 1})) == "50 50 ");
  BOOST_TEST(list(allocate(100, weights{1, 2, 3})) == "17 33 50 ");  // 16.67 33.33 50
  BOOST_TEST(list(allocate(10, weights{5, 3, 1})) == "6 3 1 ");      // 5.56 3.33 1.11
  BOOST_TEST(list(allocate(7, weights{1, 1, 8})) == "1 1 5 ");       // 0.7 0.7 5.6
  BOOST_TEST(list(allocate(1, weights{1, 9})) == "0 1 ");
  BOOST_TEST(list(allocate(5, weights{42})) == "5 ");
}

BOOST_AUTO_TEST_CASE(ties_go_to_the_first) {
  BOOST_TEST(list(allocate(100, weights{1, 1, 1})) == "34 33 33 ");
  BOOST_TEST(list(allocate(101, weights{1, 1, 1})) == "34 34 33 ");
  BOOST_TEST(list(allocate(1, weights{5, 5})) == "1 0 ");
  BOOST_TEST(list(allocate(3, weights{2, 1, 2, 1})) == "1 1 1 0 ");  // 1.0 0.5 1.0 0.5
}

BOOST_AUTO_TEST_CASE(negative_totals_mirror_positive_ones) {
  BOOST_TEST(list(allocate(-100, weights{1, 1, 1})) == "-34 -33 -33 ");
  BOOST_TEST(list(allocate(-7, weights{1, 1, 8})) == "-1 -1 -5 ");
}

BOOST_AUTO_TEST_CASE(weights_are_exact_decimals) {
  BOOST_TEST(list(allocate(10, weights{d("0.1"), d("0.20"), d("0.2")})) == "2 4 4 ");
  // a tie but for the last of 38 decimals
  BOOST_TEST(list(allocate(1, weights{d("0.5"), d("0.50000000000000000000000000000000000001")})) ==
             "0 1 ");
  BOOST_TEST(list(allocate(1, weights{decimal::max_coefficient, decimal::from_parts(1, 38)})) ==
             "1 0 ");
}

BOOST_AUTO_TEST_CASE(zero_weights_get_nothing) {
  BOOST_TEST(list(allocate(5, weights{0, 1, 0, 1})) == "0 3 0 2 ");
  BOOST_TEST(list(allocate(0, weights{0, 0})) == "0 0 ");
  BOOST_TEST(list(allocate(0, weights{})) == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_split_is_refused) {
  BOOST_TEST(code_of([] { return allocate(5, weights{0, 0}); }) == errc::argument);
  BOOST_TEST(code_of([] { return allocate(5, weights{}); }) == errc::argument);
  BOOST_TEST(code_of([] { return allocate(5, weights{1, d("-0.1")}); }) == errc::argument);
  BOOST_TEST(code_of([] { return allocate(0, weights{-1}); }) == errc::argument);
}

BOOST_AUTO_TEST_CASE(totals_at_the_limits_are_split) {
  const int128_t smallest = i128("-170141183460469231731687303715884105728");
  BOOST_TEST(list(allocate(smallest, weights{7})) == "-170141183460469231731687303715884105728 ");
  BOOST_TEST(list(allocate(smallest, weights{1, 1})) ==
             "-85070591730234615865843651857942052864 -85070591730234615865843651857942052864 ");
  BOOST_TEST(list(allocate(-(smallest + 1), weights{1, 1})) ==
             "85070591730234615865843651857942052864 85070591730234615865843651857942052863 ");
}

BOOST_AUTO_TEST_CASE(decimals_are_split_to_the_scale_asked_for) {
  BOOST_TEST(list(allocate(d("10"), weights{1, 1, 1}, 2)) == "3.34 3.33 3.33 ");
  BOOST_TEST(list(allocate(d("0.05"), weights{1, 1}, 2)) == "0.03 0.02 ");
  BOOST_TEST(list(allocate(d("1.500"), weights{1, 2}, 1)) == "0.5 1.0 ");
  BOOST_TEST(code_of([] { return allocate(d("1.55"), weights{1, 2}, 1); }) == errc::inexact);
  BOOST_TEST(code_of([] { return allocate(d("1"), weights{1}, 39); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(money_is_split_to_its_minor_unit) {
  const auto dong = allocate(money::dong(100), weights{1, 1, 1});
  BOOST_TEST_REQUIRE(dong.size() == 3U);
  BOOST_TEST(dong[0] == money::dong(34));
  BOOST_TEST(dong[2] == money::dong(33));
  const thads::currency usd("USD");
  const auto dollars = allocate(money(1, usd), weights{1, 2});
  BOOST_TEST(dollars[0] == money(d("0.33"), usd));
  BOOST_TEST(dollars[1] == money(d("0.67"), usd));
}

BOOST_AUTO_TEST_CASE(parts_add_up_and_stay_next_to_the_exact_share) {
  chance random(15);
  for (int i = 0; i < 5'000; ++i) {
    const int128_t total = random.integer(25);
    const weights shares = random_weights(random);
    const auto parts = allocate(total, shares);
    BOOST_TEST_REQUIRE(parts.size() == shares.size());
    BOOST_TEST_REQUIRE((std::accumulate(parts.begin(), parts.end(), int128_t{0}) == total));
    int scale = 0;
    for (const decimal& share : shares) scale = std::max(scale, share.scale());
    std::vector<thads::detail::wide_int> exact;
    for (const decimal& share : shares) exact.push_back(thads::detail::aligned(share, scale));
    const auto all = std::accumulate(exact.begin(), exact.end(), thads::detail::wide_int(0));
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const auto gap = thads::detail::magnitude(thads::detail::to_wide(parts[k]) * all -
                                                thads::detail::to_wide(total) * exact[k]);
      BOOST_TEST_REQUIRE((gap < all), "less than a unit from the exact share");
      BOOST_TEST_REQUIRE((!shares[k].is_zero() || parts[k] == 0), "a zero weight gets zero");
    }
  }
}

BOOST_AUTO_TEST_CASE(scaling_all_weights_changes_nothing) {
  chance random(16);
  for (int i = 0; i < 2'000; ++i) {
    const int128_t total = random.integer(12);
    weights shares = random_weights(random);
    for (decimal& share : shares) share = abs(random.number(10, 5));
    shares.front() = 3;
    const auto parts = allocate(total, shares);
    for (decimal& share : shares) share *= d("0.07");
    BOOST_TEST_REQUIRE(list(allocate(total, shares)) == list(parts));
  }
}

BOOST_AUTO_TEST_SUITE_END()
