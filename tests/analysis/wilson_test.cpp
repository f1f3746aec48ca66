// SPDX-License-Identifier: Apache-2.0
// Wilson intervals: published examples, no cases, and what is refused.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/wilson.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(wilson_test)

using namespace thads;
using thads_test::code_of;

namespace {

std::string text_of(const std::optional<percent_limits>& limits) {
  return limits ? to_string(limits->lower) + " " + to_string(limits->upper) : "none";
}

}  // namespace

// Newcombe 1998, table I, method 3: 0.2553 to 0.3662, and so on.
BOOST_AUTO_TEST_CASE(published_examples) {
  BOOST_TEST(text_of(wilson_interval({81, 263})) == "25.53 36.62");
  BOOST_TEST(text_of(wilson_interval({15, 148})) == "6.24 16.05");
  BOOST_TEST(text_of(wilson_interval({0, 20})) == "0.00 16.11");
  BOOST_TEST(text_of(wilson_interval({1, 29})) == "0.61 17.18");
}

// With z = 1.959964: all of one case gives 1 / (1 + z²) = 0.2065 to 1.
BOOST_AUTO_TEST_CASE(ends) {
  BOOST_TEST(text_of(wilson_interval({1, 1})) == "20.65 100.00");
  BOOST_TEST(text_of(wilson_interval({0, 1})) == "0.00 79.35");
  BOOST_TEST(text_of(wilson_interval({0, 0})) == "none");
  BOOST_TEST(text_of(wilson_interval({999'999'999'999'999, 999'999'999'999'999})) ==
             "100.00 100.00");
}

// Two statements with 95 % together are one with 97.5 %.
BOOST_AUTO_TEST_CASE(statements_that_hold_together) {
  const percent wider(decimal::from_parts(975, 1));
  BOOST_TEST(text_of(wilson_interval({7, 20}, percent(95), 2)) ==
             text_of(wilson_interval({7, 20}, wider)));
  BOOST_TEST(text_of(wilson_interval({7, 20}, wider)) != text_of(wilson_interval({7, 20})));
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  BOOST_TEST(code_of([] { return wilson_interval({-1, 5}); }) == errc::argument);
  BOOST_TEST(code_of([] { return wilson_interval({6, 5}); }) == errc::argument);
  BOOST_TEST(code_of([] { return wilson_interval({1, 5}, percent(100)); }) == errc::range);
  BOOST_TEST(code_of([] { return wilson_interval({1, 5}, percent(0)); }) == errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
