// SPDX-License-Identifier: Apache-2.0
// Ranks: ties, directions, exact and printed values, and units without a value.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/targets/ranking.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(ranking_test)

using namespace thads;

namespace {

// "1 A, 2 B(1), 2 C(1), 4 D": rank, code and how many others share the rank; "– E" without a rank.
std::string text_of(const std::vector<placing>& places) {
  std::string text;
  for (const placing& p : places) {
    if (!text.empty()) text += ", ";
    text += (p.rank ? std::to_string(*p.rank) : "–") + " " + p.code;
    if (p.tied_with != 0) text += "(" + std::to_string(p.tied_with) + ")";
  }
  return text;
}

const std::vector<ranked_value> sample{
    {"D", ratio(1, 10)}, {"C", ratio(2, 4)}, {"A", ratio(9, 10)}, {"B", ratio(50, 100)}};

}  // namespace

BOOST_AUTO_TEST_CASE(equals_share_a_rank_and_the_next_is_left_out) {
  BOOST_TEST(text_of(rank_units(sample, direction::higher)) == "1 A, 2 B(1), 2 C(1), 4 D");
  BOOST_TEST(text_of(rank_units(sample, direction::lower)) == "1 D, 2 B(1), 2 C(1), 4 A");
}

BOOST_AUTO_TEST_CASE(units_without_a_value_come_last_and_are_not_counted) {
  auto units = sample;
  units.insert(units.begin(), {{"F", ratio()}, {"E", ratio(1, 0)}});
  const auto places = rank_units(units, direction::higher);
  BOOST_TEST(text_of(places) == "1 A, 2 B(1), 2 C(1), 4 D, – E, – F");
  for (const placing& p : places) BOOST_TEST(p.out_of == 4U);
  BOOST_TEST(text_of(rank_units(units, direction::lower)) == "1 D, 2 B(1), 2 C(1), 4 A, – E, – F");
  BOOST_TEST(text_of(rank_units({{"E", ratio()}}, direction::lower)) == "– E");
  BOOST_TEST(rank_units({}, direction::higher).empty());
}

// A and C are both printed as 83.35, though C is better by 0.0004 points.
BOOST_AUTO_TEST_CASE(ties_are_of_exact_values_unless_asked_otherwise) {
  const std::vector<ranked_value> units{{"A", ratio(833'496, 1'000'000)},  // 83.3496
                                        {"B", ratio(83'355, 100'000)},     // 83.355, printed 83.36
                                        {"C", ratio(8'335, 10'000)}};      // 83.35
  BOOST_TEST(text_of(rank_units(units, direction::higher)) == "1 B, 2 C, 3 A");
  BOOST_TEST(text_of(rank_units(units, direction::higher, ranked_by::printed_value)) ==
             "1 B, 2 A(1), 2 C(1)");
}

BOOST_AUTO_TEST_CASE(a_ranked_unit_keeps_its_exact_value) {
  const auto places = rank_units({{"A", ratio(2, 3)}}, direction::higher, ranked_by::printed_value);
  BOOST_TEST((places[0].value.numerator() == 2));
  BOOST_TEST((places[0].value.denominator() == 3));
}

BOOST_AUTO_TEST_CASE(neutral_indicators_give_no_ranking) {
  BOOST_TEST(thads_test::code_of([] { return rank_units(sample, direction::neutral); }) ==
             errc::argument);
}

BOOST_AUTO_TEST_CASE(places_are_printed_as_reports_do) {
  std::vector<ranked_value> provinces;
  for (int i = 1; i <= 34; ++i) provinces.push_back({"P" + std::to_string(i), ratio(i, 34)});
  provinces.push_back({"none", ratio()});
  const auto places = rank_units(provinces, direction::higher);
  BOOST_TEST(places[4].code == "P30");
  BOOST_TEST(to_string(places[4], language::vi) == "thứ 5/34");
  BOOST_TEST(to_string(places[4], language::en) == "rank 5 of 34");
  BOOST_TEST(to_string(places[34], language::vi) == "–");
}

// The definition, unit against unit: one more than there are better ones, whatever the order given.
BOOST_AUTO_TEST_CASE(a_rank_is_one_more_than_the_better_units) {
  std::mt19937_64 random(34);
  for (int round = 0; round < 200; ++round) {
    struct fraction {
      std::int64_t n, d;
    };
    std::map<std::string, fraction> values;
    std::vector<ranked_value> units;
    for (int i = 10; i < 50; ++i) {
      const fraction f{static_cast<std::int64_t>(random() % 8),
                       static_cast<std::int64_t>(random() % 8)};
      values[std::to_string(i)] = f;
      units.push_back({std::to_string(i), ratio(f.n, f.d)});
    }
    const auto places = rank_units(units, direction::higher);
    for (const placing& p : places) {
      const fraction own = values.at(p.code);
      std::size_t better = 0;
      std::size_t equal = 0;
      for (const auto& [code, other] : values) {
        if (own.d == 0 || other.d == 0) continue;
        better += other.n * own.d > own.n * other.d ? 1U : 0U;
        equal += other.n * own.d == own.n * other.d ? 1U : 0U;
      }
      BOOST_TEST(p.rank.has_value() == (own.d != 0));
      if (!p.rank) continue;
      BOOST_TEST(*p.rank == better + 1);
      BOOST_TEST(p.tied_with == equal - 1);
    }
    std::shuffle(units.begin(), units.end(), random);
    BOOST_TEST(text_of(rank_units(units, direction::higher)) == text_of(places));
  }
}

BOOST_AUTO_TEST_SUITE_END()
