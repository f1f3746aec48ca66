// SPDX-License-Identifier: Apache-2.0
// Regulations as data: sums of measures up to the limits of 128 bits, columns made of columns.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/wide_int.hpp>
#include <thads/regulation/regulation.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(regulation_test)

using namespace thads;
using thads_test::code_of;

namespace {

constexpr std::int64_t most_cases = std::numeric_limits<std::int64_t>::max();
constexpr int128_t most_money = static_cast<int128_t>(~uint128_t{0} >> 1U);

measure_weights weights(const std::vector<std::pair<measure, std::int32_t>>& factors) {
  measure_weights sum;
  for (const auto& [m, factor] : factors) sum.add(measure_weights::of(m), factor);
  return sum;
}

measures money_of(const std::vector<std::pair<measure, int128_t>>& amounts) {
  measures values;
  for (const auto& [m, amount] : amounts) values[m].money = amount;
  return values;
}

using formulas = std::vector<std::pair<std::string, std::string>>;

regulation with_columns(const formulas& columns) {
  regulation r;
  for (const auto& [id, formula] : columns) {
    regulation_column c;
    c.id = id;
    c.formula = parse_expression(formula);
    r.columns.push_back(std::move(c));
  }
  return r;
}

using lines = std::vector<std::string>;

// Resolves the columns; gives "<column>: <message>" for each mistake.
lines mistakes(regulation& r) {
  lines found;
  detail::column_resolver(r, [&](std::size_t i, const detail::regulation_error& e) {
    BOOST_TEST(!e.vi().empty());
    found.push_back(r.columns[i].id + ": " + e.what());
  }).resolve_all();
  return found;
}

lines mistakes(const formulas& columns) {
  regulation r = with_columns(columns);
  return mistakes(r);
}

#define TEST_LINES(actual, ...) \
  BOOST_TEST(actual == (lines __VA_ARGS__), boost::test_tools::per_element())

template <class Enum>
void check_words(std::string_view codes) {
  std::string all;
  for (const word& w : words<Enum>()) {
    all += (all.empty() ? "" : " ") + std::string(w.code);
    BOOST_TEST(!w.vi.empty(), w.code);
    BOOST_TEST(code_of(find_code<Enum>(w.code).value()) == w.code);
  }
  BOOST_TEST(all == codes);
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_of_regulation_files) {
  check_words<basis>("quoted reconstructed");
  check_words<direction>("higher lower neutral");
  check_words<row_axis>("judgment_types agencies");
}

BOOST_AUTO_TEST_CASE(weights_add_up) {
  measure_weights w = weights({{measure::finished, 3}, {measure::revoked, -2}});
  BOOST_TEST(w[measure::finished] == 3);
  BOOST_TEST(w[measure::revoked] == -2);
  BOOST_TEST(w[measure::reduced] == 0);
  w.add(w, 1);
  BOOST_TEST(w[measure::finished] == 6);
  w.add(w, -1);
  BOOST_TEST((w == measure_weights()));
}

BOOST_AUTO_TEST_CASE(weights_have_a_limit_and_stay_as_they_were) {
  const measure_weights limit = weights({{measure::finished, 1'000'000}});
  measure_weights w = weights({{measure::carried_over, 5}});
  w.add(limit, 1);
  const measure_weights before = w;
  const measure_weights both = weights({{measure::carried_over, 1}, {measure::finished, 1}});
  BOOST_TEST(code_of([&] { return w.add(both, 1), 0; }) == errc::limit);
  BOOST_TEST((w == before));
  BOOST_TEST(code_of([&] { return w.add(limit, INT32_MIN), 0; }) == errc::limit);
  BOOST_TEST((w == before));
  w.add(limit, -2);
  BOOST_TEST(w[measure::finished] == -1'000'000);
  BOOST_TEST(code_of([&] { return w.add(both, -1), 0; }) == errc::limit);
}

BOOST_AUTO_TEST_CASE(sums_of_cases_and_money) {
  measures values;
  values[measure::carried_over] = {5, 700};
  values[measure::newly_accepted] = {3, 50};
  values[measure::entrusted_out] = {2, 60};
  values[measure::received] = {1, 999};
  const figure sum =
      weights(
          {{measure::carried_over, 1}, {measure::newly_accepted, 2}, {measure::entrusted_out, -3}})
          .sum(values);
  BOOST_TEST(sum.count == 5);      // 5 + 2*3 - 3*2
  BOOST_TEST((sum.money == 620));  // 700 + 100 - 180
  BOOST_TEST(measure_weights().sum(values).is_zero());
}

BOOST_AUTO_TEST_CASE(sums_of_cases_at_the_limit) {
  const measure_weights plus = weights({{measure::finished, 1}});
  const measure_weights minus = weights({{measure::finished, -1}});
  const measure_weights twice = weights({{measure::finished, 2}});
  measures values;
  values[measure::finished].count = most_cases;
  BOOST_TEST(plus.sum(values).count == most_cases);
  BOOST_TEST(minus.sum(values).count == -most_cases);
  BOOST_TEST(code_of([&] { return twice.sum(values); }) == errc::overflow);
  values[measure::finished].count = -most_cases - 1;
  BOOST_TEST(plus.sum(values).count == -most_cases - 1);
  BOOST_TEST(code_of([&] { return minus.sum(values); }) == errc::overflow);
  values[measure::finished].count = most_cases / 2;
  BOOST_TEST(twice.sum(values).count == most_cases - 1);
}

BOOST_AUTO_TEST_CASE(sums_of_money_at_the_limit) {
  const measure_weights plus = weights({{measure::finished, 1}});
  const measure_weights minus = weights({{measure::finished, -1}});
  const measure_weights twice = weights({{measure::finished, 2}});
  const measures most = money_of({{measure::finished, most_money}});
  BOOST_TEST((plus.sum(most).money == most_money));
  BOOST_TEST((minus.sum(most).money == -most_money));
  BOOST_TEST(code_of([&] { return twice.sum(most); }) == errc::overflow);
  const measures least = money_of({{measure::finished, -most_money - 1}});
  BOOST_TEST((plus.sum(least).money == -most_money - 1));
  BOOST_TEST(code_of([&] { return minus.sum(least); }) == errc::overflow);
  const measures half = money_of({{measure::finished, most_money / 2}});
  BOOST_TEST((twice.sum(half).money == most_money - 1));
  const measures half_of_least = money_of({{measure::finished, (-most_money - 1) / 2}});
  BOOST_TEST((twice.sum(half_of_least).money == -most_money - 1));
  const measure_weights million = weights({{measure::finished, 1'000'000}});
  const measures millionth = money_of({{measure::finished, most_money / 1'000'000}});
  BOOST_TEST((million.sum(millionth).money == most_money / 1'000'000 * 1'000'000));
  BOOST_TEST(code_of([&] {
               return million.sum(money_of({{measure::finished, most_money / 1'000'000 + 1}}));
             }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(only_the_sum_itself_must_fit) {
  const measure_weights w = weights(
      {{measure::carried_over, 1}, {measure::newly_accepted, 1}, {measure::separate_book, -1}});
  measures values = money_of({{measure::carried_over, most_money},
                              {measure::newly_accepted, most_money},
                              {measure::separate_book, most_money}});
  values[measure::carried_over].count = most_cases;
  values[measure::newly_accepted].count = most_cases;
  values[measure::separate_book].count = most_cases;
  BOOST_TEST(w.sum(values).count == most_cases);
  BOOST_TEST((w.sum(values).money == most_money));
  values[measure::separate_book].money -= 1;
  BOOST_TEST(code_of([&] { return w.sum(values); }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(sums_of_anything_equal_those_of_wider_integers) {
  std::mt19937_64 random(1);
  int overflows = 0;
  for (int round = 0; round < 5000; ++round) {
    measure_weights w;
    measures values;
    detail::wide_int expected = 0;
    for (std::size_t i = 0; i < word_count<measure>; ++i) {
      const auto m = static_cast<measure>(i);
      const auto factor = static_cast<std::int32_t>(random() % 2001) - 1000;
      const auto bits = static_cast<unsigned>(8 + random() % 120);
      const uint128_t any = (uint128_t{random()} << 64U) | random();
      values[m].money = static_cast<int128_t>(any) >> bits;
      w.add(measure_weights::of(m), factor);
      expected += detail::wide_int(values[m].money) * factor;
    }
    if (expected > detail::wide_int(most_money) || expected < -detail::wide_int(most_money) - 1) {
      ++overflows;
      BOOST_TEST(code_of([&] { return w.sum(values); }) == errc::overflow);
    } else {
      BOOST_TEST((detail::wide_int(w.sum(values).money) == expected));
    }
  }
  BOOST_TEST(overflows > 100);
  BOOST_TEST(overflows < 4900);
}

BOOST_AUTO_TEST_CASE(names_stand_for_columns_and_measures) {
  regulation r = with_columns({{"A", "carried_over + newly_accepted"}, {"D", "A - 2*revoked"}});
  TEST_LINES(mistakes(r), {});
  BOOST_TEST((weights_of(r, "received") == measure_weights::of(measure::received)));
  BOOST_TEST((weights_of(r, "D") == r.find_column("D")->weights));
  const measure_weights sum = weights_of(r, parse_expression("3*D - received"));
  BOOST_TEST(sum[measure::carried_over] == 3);
  BOOST_TEST(sum[measure::newly_accepted] == 3);
  BOOST_TEST(sum[measure::revoked] == -6);
  BOOST_TEST(sum[measure::received] == -1);
  BOOST_TEST(sum[measure::finished] == 0);
  BOOST_TEST(code_of([&] { return weights_of(r, "E"); }) == errc::not_found);
  BOOST_TEST(code_of([&] { return weights_of(r, ""); }) == errc::not_found);
  BOOST_TEST(code_of([&] { return weights_of(r, parse_expression("A + a")); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(columns_in_any_order_come_down_to_the_same) {
  formulas columns{{"A", "A1 + A2"},       {"A1", "carried_over"}, {"A2", "newly_accepted"},
                   {"B", "entrusted_out"}, {"D", "A - B"},         {"L", "D - 2*F"},
                   {"F", "F1 + F1"},       {"F1", "finished"}};
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::shuffle(columns.begin(), columns.end(), random);
    regulation r = with_columns(columns);
    TEST_LINES(mistakes(r), {});
    const measure_weights expected = weights({{measure::carried_over, 1},
                                              {measure::newly_accepted, 1},
                                              {measure::entrusted_out, -1},
                                              {measure::finished, -4}});
    BOOST_TEST((r.find_column("L")->weights == expected));
  }
}

BOOST_AUTO_TEST_CASE(a_chain_of_two_hundred_columns) {
  formulas columns{{"c0", "finished"}};
  for (int i = 1; i < 200; ++i) {
    columns.emplace_back("c" + std::to_string(i), "c" + std::to_string(i - 1));
  }
  std::reverse(columns.begin(), columns.end());
  regulation r = with_columns(columns);
  TEST_LINES(mistakes(r), {});
  BOOST_TEST((r.find_column("c199")->weights == measure_weights::of(measure::finished)));
}

BOOST_AUTO_TEST_CASE(circles) {
  TEST_LINES(mistakes({{"A", "A"}}), {"A: the column comes down to itself: \"A → A\""});
  TEST_LINES(mistakes({{"A", "finished - A + A"}}),
             {"A: the column comes down to itself: \"A → A\"",
              "A: the column comes down to itself: \"A → A\""});
  TEST_LINES(mistakes({{"A", "B"}, {"B", "A"}}),
             {"B: the column comes down to itself: \"A → B → A\""});
  TEST_LINES(mistakes({{"A", "B"}, {"B", "C + D"}, {"C", "finished"}, {"D", "B"}}),
             {"D: the column comes down to itself: \"B → D → B\""});
  TEST_LINES(mistakes({{"A", "B"}, {"B", "B"}, {"C", "B"}}),
             {"B: the column comes down to itself: \"B → B\""});
  TEST_LINES(mistakes({{"A", "B"}, {"B", "A"}, {"C", "D"}, {"D", "C"}}),
             {"B: the column comes down to itself: \"A → B → A\"",
              "D: the column comes down to itself: \"C → D → C\""});
}

BOOST_AUTO_TEST_CASE(circles_of_every_length_are_found_once) {
  for (int n = 1; n <= 200; ++n) {
    formulas columns;
    for (int i = 0; i < n; ++i) {
      columns.emplace_back("c" + std::to_string(i), "c" + std::to_string((i + 1) % n));
    }
    const lines found = mistakes(columns);
    BOOST_TEST(found.size() == 1U);
    const std::string start = "c" + std::to_string(n - 1) + ": the column comes down to itself";
    BOOST_TEST(found.front().substr(0, start.size()) == start);
  }
}

BOOST_AUTO_TEST_CASE(every_name_that_stands_for_nothing_is_reported_at_its_column) {
  regulation r = with_columns(
      {{"A", "B - finished"}, {"B", "x + revoked - y"}, {"C", "B + z"}, {"D", "revoked"}});
  TEST_LINES(mistakes(r),
             {"B: there is no column or measure \"x\"", "B: there is no column or measure \"y\"",
              "C: there is no column or measure \"z\""});
  // The terms that are right still count.
  BOOST_TEST(
      (r.find_column("A")->weights == weights({{measure::revoked, 1}, {measure::finished, -1}})));
}

BOOST_AUTO_TEST_CASE(factors_over_columns_have_a_limit) {
  TEST_LINES(mistakes({{"A", "999*B"}, {"B", "999*finished"}}), {});
  TEST_LINES(mistakes({{"A", "999*B"}, {"B", "2*C"}, {"C", "999*finished"}}),
             {"A: adds a measure more than 1 000 000 times"});
}

BOOST_AUTO_TEST_CASE(what_is_always_equal_follows_from_the_flow) {
  measure_weights in;
  for (const measure m : flow_in) in.add(measure_weights::of(m), 1);
  measure_weights out;
  for (const measure m : flow_out) out.add(measure_weights::of(m), 1);
  const measure_weights none;
  BOOST_TEST(detail::always_equal(none, none));
  BOOST_TEST(detail::always_equal(in, in));
  BOOST_TEST(detail::always_equal(in, out));
  BOOST_TEST(detail::always_equal(out, in));
  BOOST_TEST(!detail::always_equal(in, none));
  BOOST_TEST(!detail::always_equal(none, out));
  for (std::size_t i = 0; i < word_count<measure>; ++i) {
    measure_weights other = out;
    other.add(measure_weights::of(static_cast<measure>(i)), 1);
    BOOST_TEST(!detail::always_equal(in, other), code_of(static_cast<measure>(i)));
    BOOST_TEST(detail::always_equal(other, other));
  }
  in.add(in, 6);
  out.add(out, 6);
  BOOST_TEST(detail::always_equal(in, out));
}

BOOST_AUTO_TEST_CASE(entries_are_found_by_their_ids) {
  regulation r = with_columns({{"A", "finished"}, {"B", "revoked"}});
  r.indicators.resize(1);
  r.indicators[0].id = "R";
  r.forms.resize(1);
  r.forms[0].id = "01";
  BOOST_TEST(r.find_column("B") == &r.columns[1]);
  BOOST_TEST(r.find_column("R") == nullptr);
  BOOST_TEST(r.find_column("") == nullptr);
  BOOST_TEST(r.find_indicator("R") == &r.indicators[0]);
  BOOST_TEST(r.find_indicator("A") == nullptr);
  BOOST_TEST(r.find_form("01") == &r.forms[0]);
  BOOST_TEST(r.find_form("1") == nullptr);
}

BOOST_AUTO_TEST_CASE(in_force_from_the_first_to_the_last_day) {
  regulation r;
  BOOST_TEST(r.in_force(earliest_date));
  BOOST_TEST(r.in_force(latest_date));
  r.from = date::from_ymd(2020, 1, 5);
  r.to = date::from_ymd(2024, 7, 25);
  BOOST_TEST(!r.in_force(date::from_ymd(2020, 1, 4)));
  BOOST_TEST(r.in_force(date::from_ymd(2020, 1, 5)));
  BOOST_TEST(r.in_force(date::from_ymd(2024, 7, 25)));
  BOOST_TEST(!r.in_force(date::from_ymd(2024, 7, 26)));
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_LINES
