// SPDX-License-Identifier: Apache-2.0
// The seven ways to round: Python's table of ties, and the laws that every way has to keep.
#include <cstdint>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/number/rounding.hpp>
#include <thads/number/wide_int.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(rounding_test)

using thads::int128_t;
using thads::rounding;
using thads::detail::round_quotient;
using thads_test::all_modes;

namespace {

struct tie_row {
  int tenths;
  int expected[7];  // half_up half_even half_down up down ceiling floor
};

// Python: [int(Decimal(t).scaleb(-1).quantize(Decimal(1), m)) for m in modes]
constexpr tie_row ties[] = {
    {-25, {-3, -2, -2, -3, -2, -2, -3}}, {-16, {-2, -2, -2, -2, -1, -1, -2}},
    {-15, {-2, -2, -1, -2, -1, -1, -2}}, {-11, {-1, -1, -1, -2, -1, -1, -2}},
    {-10, {-1, -1, -1, -1, -1, -1, -1}}, {-5, {-1, 0, 0, -1, 0, 0, -1}},
    {-1, {0, 0, 0, -1, 0, 0, -1}},       {0, {0, 0, 0, 0, 0, 0, 0}},
    {1, {0, 0, 0, 1, 0, 1, 0}},          {5, {1, 0, 0, 1, 0, 1, 0}},
    {10, {1, 1, 1, 1, 1, 1, 1}},         {11, {1, 1, 1, 2, 1, 2, 1}},
    {15, {2, 2, 1, 2, 1, 2, 1}},         {16, {2, 2, 2, 2, 1, 2, 1}},
    {25, {3, 2, 2, 3, 2, 3, 2}},         {35, {4, 4, 3, 4, 3, 4, 3}},
};

static_assert(round_quotient(7, 2, rounding::half_even) == 4);  // at compile time as well

/// |n / d − q| against one half and one, in integers.
template <class Integer>
bool lies_within(Integer n, Integer d, Integer q, bool half) {
  const Integer gap = n - q * d;
  const Integer size = gap < 0 ? -gap : gap;
  return half ? size <= d - size : size < d;
}

}  // namespace

BOOST_AUTO_TEST_CASE(codes_name_every_mode) {
  std::string codes;
  for (const auto& entry : thads::rounding_table) codes += std::string(entry.code) + " ";
  BOOST_TEST(codes == "half_up half_even half_down up down ceiling floor ");
  for (std::size_t i = 0; i < thads::rounding_table.size(); ++i) {
    BOOST_TEST(thads::rounding_table[i].mode == all_modes[i]);
    BOOST_TEST(static_cast<std::size_t>(all_modes[i]) == i);
  }
}

BOOST_AUTO_TEST_CASE(tenths_round_like_in_python) {
  for (const tie_row& row : ties) {
    for (std::size_t i = 0; i < 7; ++i) {
      BOOST_TEST_CONTEXT(row.tenths << " tenths, mode " << i) {
        BOOST_TEST(round_quotient(row.tenths, 10, all_modes[i]) == row.expected[i]);
        BOOST_TEST((round_quotient<int128_t>(row.tenths, 10, all_modes[i]) == row.expected[i]));
        BOOST_TEST((round_quotient<thads::detail::wide_int>(row.tenths, 10, all_modes[i]) ==
                    row.expected[i]));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(divisors_that_cannot_be_doubled_round_rightly) {
  const std::int64_t most = INT64_MAX;  // odd: there is no tie
  BOOST_TEST(round_quotient(most / 2, most, rounding::half_up) == 0);
  BOOST_TEST(round_quotient(most / 2 + 1, most, rounding::half_down) == 1);
  BOOST_TEST(round_quotient(most - 1, most, rounding::half_even) == 1);
  BOOST_TEST(round_quotient(-most, most - 1, rounding::floor) == -2);
  BOOST_TEST(round_quotient(-most, most - 1, rounding::ceiling) == -1);
  BOOST_TEST(round_quotient((most - 1) / 2, most - 1, rounding::half_up) == 1);
  BOOST_TEST(round_quotient((most - 1) / 2, most - 1, rounding::half_even) == 0);
}

BOOST_AUTO_TEST_CASE(every_mode_keeps_the_laws) {
  thads_test::chance random(2);
  for (int i = 0; i < 20'000; ++i) {
    const int128_t n = random.integer(30);
    const int128_t d = 1 + static_cast<int128_t>(random.below(i % 2 == 0 ? 20 : 1'000'000'000));
    for (const rounding mode : all_modes) {
      const bool nearest = mode <= rounding::half_down;
      const int128_t q = round_quotient(n, d, mode);
      const auto symmetric = round_quotient(-n, d, thads_test::mirrored(mode));
      BOOST_TEST_REQUIRE(lies_within(n, d, q, nearest), "to a neighbour, the nearest if asked");
      BOOST_TEST_REQUIRE((symmetric == -q), "mirrored below zero");
      BOOST_TEST_REQUIRE((round_quotient(n + 1, d, mode) >= q), "monotone");
      BOOST_TEST_REQUIRE((round_quotient(q * d, d, mode) == q), "a whole number stays");
    }
  }
}

BOOST_AUTO_TEST_CASE(directed_modes_go_where_they_say) {
  thads_test::chance random(3);
  for (int i = 0; i < 20'000; ++i) {
    const int128_t n = random.integer(30);
    const int128_t d = 1 + static_cast<int128_t>(random.below(1'000'000));
    BOOST_TEST_REQUIRE((round_quotient(n, d, rounding::floor) * d <= n));
    BOOST_TEST_REQUIRE((round_quotient(n, d, rounding::ceiling) * d >= n));
    const int128_t toward =
        n > 0 ? round_quotient(n, d, rounding::floor) : round_quotient(n, d, rounding::ceiling);
    const int128_t away =
        n > 0 ? round_quotient(n, d, rounding::ceiling) : round_quotient(n, d, rounding::floor);
    BOOST_TEST_REQUIRE((round_quotient(n, d, rounding::down) == toward));
    BOOST_TEST_REQUIRE((round_quotient(n, d, rounding::up) == away));
  }
}

BOOST_AUTO_TEST_SUITE_END()
