// SPDX-License-Identifier: Apache-2.0
// The official formulas, on published totals and on sums worked out by hand.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/tally/rates.hpp>

BOOST_AUTO_TEST_SUITE(rates_test)

using namespace thads;

namespace {

// One case and a distinct power of ten of đồng in every measure, so that a sum shows its parts.
measures powers() {
  measures m;
  int128_t money = 1;
  for (std::size_t i = 0; i < word_count<measure>; ++i, money *= 10) {
    m[static_cast<measure>(i)] = {1, money};
  }
  return m;
}

std::string rate_of(std::int64_t resolved_cases, std::int64_t others) {
  measures m;
  m[measure::finished] = {resolved_cases, 0};
  m[measure::in_progress] = {others, 0};
  return to_string(published(resolution_rate(m, quantity::cases)));
}

}  // namespace

// The measures in order: carried_over is digit 0 from the right, separate_book digit 16.
BOOST_AUTO_TEST_CASE(sums_take_the_measures_of_the_definition) {
  const measures m = powers();
  BOOST_TEST((accepted(m) == figure{2, 11}));
  BOOST_TEST((resolved(m) == figure{3, 111'000}));
  // finished 3, terminated 4, reduced 5, in_progress 10, postponed_agreed 11, unclassified 15
  const int128_t expected = 1'000 + 10'000 + 100'000 + int128_t{10'000'000'000} +
                            int128_t{100'000'000'000} + int128_t{1'000'000'000'000'000};
  BOOST_TEST((with_conditions(m).money == expected));
  BOOST_TEST(with_conditions(m).count == 6);
}

BOOST_AUTO_TEST_CASE(published_rates_are_reproduced) {
  BOOST_TEST(rate_of(11'714, 13'970 - 11'714) == "83.85");     // Sóc Trăng, 2024
  BOOST_TEST(rate_of(26'515, 54'681 - 26'515) == "48.49");     // Ho Chi Minh City, 6 months 2019
  BOOST_TEST(rate_of(369'372, 579'413 - 369'372) == "63.75");  // the nation, 9 months 2017
  BOOST_TEST(rate_of(620'657, 739'974 - 620'657) == "83.88");  // the nation, 2024
  BOOST_TEST(rate_of(8'529, 9'867 - 8'529) == "86.44");        // a province, 2024
}

BOOST_AUTO_TEST_CASE(rate_of_nothing_is_undefined) {
  const measures none;
  BOOST_TEST(!resolution_rate(none, quantity::cases).is_defined());
  BOOST_TEST(to_string(published(resolution_rate(none, quantity::money))) == "–");
}

BOOST_AUTO_TEST_CASE(rate_keeps_its_numerator_and_denominator) {
  measures m;
  m[measure::finished] = {0, 917};
  m[measure::unclassified] = {0, 83};
  const ratio rate = resolution_rate(m, quantity::money);
  BOOST_TEST((rate.numerator() == 917));
  BOOST_TEST((rate.denominator() == 1000));
}

BOOST_AUTO_TEST_CASE(growth_is_relative_to_the_year_before) {
  // 11 714 against 10 289: 1 425 / 10 289 = 13.8497… %
  BOOST_TEST(to_string(published(growth({11'714, 0}, {10'289, 0}, quantity::cases))) == "13.85");
  // 446 more than 8 083: 5.5177… %
  BOOST_TEST(to_string(published(growth({8'529, 0}, {8'083, 0}, quantity::cases))) == "5.52");
  BOOST_TEST(to_string(published(growth({0, 50}, {0, 100}, quantity::money))) == "-50.00");
  BOOST_TEST(!growth({1, 0}, {0, 0}, quantity::cases).is_defined());
}

BOOST_AUTO_TEST_SUITE_END()
