// SPDX-License-Identifier: Apache-2.0
// Rates adjusted for the mix of cases, worked out by hand.
#include <cstdint>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/mix_adjusted.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(mix_adjusted_test)

using namespace thads;
using thads_test::code_of;

namespace {

// expected | of expected | indirect | direct | covered
std::string text_of(const mix_adjusted_rate& r) {
  return to_string(r.expected) + " | " + to_string(r.of_expected) + " | " + to_string(r.indirect) +
         " | " + to_string(r.direct) + " | " + to_string(r.covered);
}

const strata all{{"x", {18, 40}}, {"y", {10, 40}}};  // 28 of 80, 35 %

}  // namespace

// 8 of 10 x, 9 of 30 y: 10 × 18/40 + 30 × 10/40 = 12; 17 / 12; × 35 %; (40 × 0.8 + 40 × 0.3) / 80.
// 10 of 30 x, 1 of 10 y: 13.5 + 2.5 = 16; 11 / 16; × 35 %; (40 / 3 + 4) / 80.
BOOST_AUTO_TEST_CASE(two_units_with_opposite_mixes) {
  const mix_standard standard(all);
  const auto first = standard.adjust({{"x", {8, 10}}, {"y", {9, 30}}});
  BOOST_TEST((first.cases == proportion{17, 40}));
  BOOST_TEST(text_of(first) == "12.00 | 141.67 | 49.58 | 55.00 | 100.00");
  const auto second = standard.adjust({{"x", {10, 30}}, {"y", {1, 10}}});
  BOOST_TEST(text_of(second) == "16.00 | 68.75 | 24.06 | 21.67 | 100.00");
}

BOOST_AUTO_TEST_CASE(all_units_together_are_as_expected) {
  BOOST_TEST(text_of(mix_standard(all).adjust(all)) == "28.00 | 100.00 | 35.00 | 35.00 | 100.00");
}

// 8 of 10 x: 4.5 expected, 8 / 4.5, × 35 %; directly 80 %, over half of all cases.
BOOST_AUTO_TEST_CASE(strata_that_a_unit_lacks) {
  BOOST_TEST(text_of(mix_standard(all).adjust({{"x", {8, 10}}, {"y", {0, 0}}})) ==
             "4.50 | 177.78 | 62.22 | 80.00 | 50.00");
}

BOOST_AUTO_TEST_CASE(undefined_rates) {
  BOOST_TEST(text_of(mix_standard(all).adjust({})) == "0.00 | – | – | – | –");
  BOOST_TEST(text_of(mix_standard({}).adjust({})) == "0.00 | – | – | – | –");
  const mix_standard nothing_resolved({{"x", {0, 40}}});
  BOOST_TEST(text_of(nothing_resolved.adjust({{"x", {0, 10}}})) == "0.00 | – | – | 0.00 | 100.00");
}

// Wholes without a common divisor: the least common one has hundreds of digits.
BOOST_AUTO_TEST_CASE(many_strata_stay_exact) {
  strata many;
  for (std::int64_t i = 0; i < 120; ++i) {
    const std::int64_t whole = 1'000'000'007 + 30 * i * i + 2 * i;
    many["s" + std::to_string(i)] = {whole / 3, whole};
  }
  const mix_standard standard(many);
  const auto adjusted = standard.adjust(many);
  BOOST_TEST(to_string(adjusted.expected) == std::to_string(standard.total().part) + ".00");
  BOOST_TEST(to_string(adjusted.of_expected) == "100.00");
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  const mix_standard standard(all);
  BOOST_TEST(code_of([&] { return standard.adjust({{"z", {1, 2}}}); }) == errc::mismatch);
  BOOST_TEST(code_of([&] { return standard.adjust({{"x", {1, 41}}}); }) == errc::mismatch);
  BOOST_TEST(code_of([&] { return standard.adjust({{"x", {3, 2}}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return mix_standard({{"x", {3, 2}}}); }) == errc::argument);
}

BOOST_AUTO_TEST_CASE(strata_of_a_tally) {
  tally t(period(2024));
  measures m;
  m[measure::finished].count = 3;
  m[measure::in_progress].count = 1;
  m[measure::unenforceable].count = 9;
  t.add({.unit = "A", .judgment = judgment_type::family}, m);
  t.add({.unit = "B", .judgment = judgment_type::family}, m);
  measures without;
  without[measure::unenforceable].count = 2;
  t.add({.unit = "B", .initiation = initiation::on_request}, without);
  const strata found = strata_of(t);
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found.at("ex_officio/family") == proportion{6, 8}));
  BOOST_TEST(code_of([&] { return strata_of(t.project({dimension::unit})); }) == errc::mismatch);
}

BOOST_AUTO_TEST_SUITE_END()
