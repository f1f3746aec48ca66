// SPDX-License-Identifier: Apache-2.0
// Ranks with the ranks that are as good an answer.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/rank_interval.hpp>

BOOST_AUTO_TEST_SUITE(rank_interval_test)

using namespace thads;

namespace {

// "1 A 1-1 yes, 2 B 2-3 no": rank, code, best and worst rank, really better than the next.
std::string text_of(const std::vector<interval_placing>& units) {
  std::string text;
  for (const interval_placing& u : units) {
    text += (text.empty() ? "" : ", ") + (u.place.rank ? std::to_string(*u.place.rank) : "–") +
            " " + u.place.code;
    if (u.best) text += " " + std::to_string(*u.best) + "-" + std::to_string(*u.worst);
    if (u.differs_from_next) text += *u.differs_from_next ? " yes" : " no";
  }
  return text;
}

}  // namespace

// With z = 2.394 for three units: B 38.4 to 61.6 %, C 36.5 to 59.7 %, A from 80 % on.
BOOST_AUTO_TEST_CASE(real_differences) {
  const std::vector<unit_proportion> units{
      {"C", {48, 100}}, {"D", {0, 0}}, {"B", {50, 100}}, {"A", {90, 100}}};
  BOOST_TEST(text_of(rank_with_intervals(units)) == "1 A 1-1 yes, 2 B 2-3 no, 3 C 2-3, – D");
  BOOST_TEST(text_of(rank_with_intervals(units, direction::lower)) ==
             "1 C 1-2 no, 2 B 1-2 yes, 3 A 3-3, – D");
}

BOOST_AUTO_TEST_CASE(equals_and_few_units) {
  const std::vector<unit_proportion> equal{{"A", {1, 2}}, {"B", {50, 100}}, {"C", {2, 4}}};
  BOOST_TEST(text_of(rank_with_intervals(equal)) == "1 A 1-3 no, 1 B 1-3 no, 1 C 1-3");
  BOOST_TEST(text_of(rank_with_intervals({{"A", {1, 2}}})) == "1 A 1-1");
  BOOST_TEST(text_of(rank_with_intervals({{"A", {0, 0}}})) == "– A");
  BOOST_TEST(rank_with_intervals({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
