// SPDX-License-Identifier: Apache-2.0
// Open cases by ground, against cases worked out by hand and against the tally.
#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/merge_laws.hpp"
#include "support/registers.hpp"

#include <thads/counters/obstacles.hpp>
#include <thads/tally/tally_cases.hpp>

BOOST_AUTO_TEST_SUITE(obstacles_test)

namespace {

using thads::figure;
using thads::measure;
using thads::obstacle_counter;
using thads::period;

const period year_2024(2024);

std::vector<thads_test::case_story> stories_with_grounds(std::size_t n, std::uint64_t seed) {
  auto stories = thads_test::random_stories(n, seed);
  std::size_t turn = 0;
  for (thads_test::case_story& s : stories) {
    for (thads::event_record& e : s.events) {
      const bool may = thads::takes_ground(e.type) && e.ground != thads::ground::agreement;
      if (may && ++turn % 3 != 0) e.ground_code = turn % 3 == 1 ? "no_assets" : "failed_auction";
    }
  }
  return stories;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_ground_is_that_of_the_last_event_that_put_the_case_there) {
  const auto cases = thads_test::register_of(
      "1,A,,ex_officio,civil,2023-01-10,100,,\n"  // renewed with another ground
      "2,A,,ex_officio,civil,2023-01-10,20,,\n"   // on hold although without conditions
      "3,A,,ex_officio,civil,2023-01-10,30,,\n"   // the hold ended; without conditions again
      "4,A,,ex_officio,civil,2023-01-10,40,,\n"   // in the book
      "5,A,,ex_officio,civil,2023-01-10,50,,\n"   // with conditions: no obstacle
      "6,B,,ex_officio,civil,2023-01-10,60,,\n"   // agreed
      "7,B,,ex_officio,civil,2023-01-10,70,,\n"   // other
      "8,B,,ex_officio,civil,2023-01-10,80,,\n"   // closed
      "9,B,,ex_officio,civil,2023-01-10,90,,\n"   // suspended without saying why
      "10,B,,ex_officio,civil,2023-01-10,15,,\n"  // a code of its own
      "11,B,,ex_officio,civil,2023-01-10,5,,\n",  // the same code
      "1,2023-02-01,unenforceable,,address_unknown,,\n1,2023-12-01,collected,10,,,\n"
      "1,2024-02-01,unenforceable,,no_assets,,\n"
      "1,2024-10-01,unenforceable,,thing_lost,,\n"  // after the year
      "2,2023-02-01,unenforceable,,no_assets,,\n2,2024-02-01,suspended,,bankruptcy,,\n"
      "3,2023-02-01,unenforceable,,no_assets,,\n3,2023-03-01,postponed,,illness,,\n"
      "3,2023-04-01,resumed,,,,\n"
      "4,2023-02-01,unenforceable,,no_assets,,\n4,2023-05-01,separate_book,,,,\n"
      "5,2023-02-01,unenforceable,,no_assets,,\n5,2023-05-01,enforceable,,,,\n"
      "6,2023-02-01,postponed,,agreement,,\n"
      "7,2023-02-01,postponed,,other,,\n"
      "8,2023-02-01,unenforceable,,no_assets,,\n8,2024-05-01,revoked,,,,\n"
      "9,2023-02-01,suspended,,,,\n"
      "10,2023-02-01,unenforceable,,bão lũ,,\n11,2023-02-01,unenforceable,,bão lũ,,\n");
  const auto found = thads_test::counted(cases, year_2024, obstacle_counter());
  std::map<std::tuple<std::string, measure, std::string>, std::pair<int, int>> all;
  for (const thads::obstacle_cell& c : found.cells()) {
    all[{c.key.unit, c.key.stands, c.key.ground}] = {static_cast<int>(c.values.count),
                                                     static_cast<int>(c.values.money)};
  }
  const decltype(all) expected{{{"A", measure::unenforceable, "no_assets"}, {2, 120}},  // 90 and 30
                               {{"A", measure::suspended, "bankruptcy"}, {1, 20}},
                               {{"A", measure::separate_book, "no_assets"}, {1, 40}},
                               {{"B", measure::postponed_agreed, "agreement"}, {1, 60}},
                               {{"B", measure::postponed_other, "other"}, {1, 70}},
                               {{"B", measure::suspended, ""}, {1, 90}},
                               {{"B", measure::unenforceable, "bão lũ"}, {2, 20}}};
  BOOST_TEST((all == expected));
}

BOOST_AUTO_TEST_CASE(grounds_do_not_touch_the_figures) {
  const auto plain = thads_test::random_stories(800, 11);
  const auto with_grounds = stories_with_grounds(800, 11);
  BOOST_TEST((tally_cases(thads_test::register_of(plain), year_2024) ==
              tally_cases(thads_test::register_of(with_grounds), year_2024)));
}

BOOST_AUTO_TEST_CASE(grounds_add_up_to_the_tally) {
  const auto cases = thads_test::register_of(stories_with_grounds(800, 12));
  const auto found = thads_test::counted(cases, year_2024, obstacle_counter());
  std::map<std::pair<std::string, measure>, figure> sums;
  std::map<std::string, int> grounds;
  for (const thads::obstacle_cell& c : found.cells()) {
    sums[{c.key.unit, c.key.stands}] += c.values;
    ++grounds[c.key.ground];
  }
  BOOST_TEST(grounds.size() == 5U);  // two codes, agreement, other and none
  std::map<std::pair<std::string, measure>, figure> expected;
  const thads::tally figures = tally_cases(cases, year_2024, {.by = {thads::dimension::unit}});
  for (const thads::tally_cell& c : figures.cells()) {
    for (const measure m : thads::obstructed_measures) {
      if (!c.values[m].is_zero()) expected[{c.key.unit, m}] = c.values[m];
    }
  }
  BOOST_TEST(expected.size() == 15U);  // five measures in three units
  BOOST_TEST((sums == expected));
}

BOOST_AUTO_TEST_CASE(obstacles_merge) {
  thads_test::check_merge_laws(stories_with_grounds(500, 13), year_2024, obstacle_counter());
}

BOOST_AUTO_TEST_SUITE_END()
