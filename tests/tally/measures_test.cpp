// SPDX-License-Identifier: Apache-2.0
// Figures add up or say that they cannot.
#include <limits>

#include <boost/test/unit_test.hpp>

#include <thads/tally/measures.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(measures_test)

using namespace thads;
using thads_test::code_of;

BOOST_AUTO_TEST_CASE(figures_add_cases_and_money) {
  const figure sum = figure{2, 300} + figure{-1, 50};
  BOOST_TEST(sum.count == 1);
  BOOST_TEST((sum.money == 350));
  BOOST_TEST((sum - figure{-1, 50} == figure{2, 300}));
  BOOST_TEST(figure{}.is_zero());
  BOOST_TEST(!(figure{0, 1}).is_zero());
  BOOST_TEST(!(figure{1, 0}).is_zero());
}

BOOST_AUTO_TEST_CASE(overflow_is_an_error) {
  const figure most{std::numeric_limits<std::int64_t>::max(), 0};
  BOOST_TEST(code_of([&] { return most + figure{1, 0}; }) == errc::overflow);
  const int128_t most_money = static_cast<int128_t>(~uint128_t{0} >> 1U);
  const figure rich{0, most_money};
  BOOST_TEST(code_of([&] { return rich + figure{0, 1}; }) == errc::overflow);
  BOOST_TEST(code_of([&] { return rich + figure{0, -1}; }) == errc::ok);
  BOOST_TEST(code_of([&] { return most - figure{-1, 0}; }) == errc::overflow);
  BOOST_TEST(code_of([&] { return rich - figure{0, -1}; }) == errc::overflow);
  BOOST_TEST(code_of([&] { return rich - figure{0, 1}; }) == errc::ok);
}

BOOST_AUTO_TEST_CASE(flow_identity_weighs_in_against_out) {
  measures m;
  BOOST_TEST(flow_holds(m));
  m[measure::carried_over] = {3, 100};
  m[measure::newly_accepted] = {2, 50};
  m[measure::received] = {1, 20};        // part of newly_accepted
  m[measure::separate_book] = {9, 900};  // off the balance
  m[measure::finished] = {4, 120};
  m[measure::unclassified] = {1, 30};
  BOOST_TEST(flow_holds(m));
  m[measure::unclassified].money = 31;
  BOOST_TEST(!flow_holds(m));
  m[measure::unclassified] = {2, 30};
  BOOST_TEST(!flow_holds(m));
}

BOOST_AUTO_TEST_CASE(every_measure_but_two_is_in_the_flow_once) {
  BOOST_TEST(flow_in.size() + flow_out.size() + 2 == word_count<measure>);
  for (const measure m : flow_out) {
    measures one;
    one[m] = {1, 1};
    one[measure::carried_over] = {1, 1};
    BOOST_TEST(flow_holds(one), thads::code_of(m));
  }
}

BOOST_AUTO_TEST_SUITE_END()
