// SPDX-License-Identifier: Apache-2.0
// Both targets at once: which units met them, and for how many years running.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/targets/commendation.hpp>

BOOST_AUTO_TEST_SUITE(commendation_test)

using namespace thads;

namespace {

constexpr auto met = target_outcome::met;
constexpr auto not_met = target_outcome::not_met;
constexpr auto no_rate = target_outcome::no_rate;
constexpr auto no_target = target_outcome::no_target;

target goal_of(const char* unit, quantity of, int value) {
  return {.unit = unit, .year = 2024, .of = of, .value = percent(value)};
}

// Of 10 việc and of 100 đồng with conditions, so many resolved.
unit_figures figures(const char* code, int cases, int money) {
  unit_figures u{.code = code, .name = std::string("Cơ quan ") + code};
  u.now[measure::finished] = {cases, money};
  u.now[measure::in_progress] = {10 - cases, 100 - money};
  return u;
}

std::string codes(const std::vector<unit_assessment>& units) {
  std::string text;
  for (const unit_assessment& u : units) text += u.code + " ";
  return text;
}

assessment assessed(target_outcome outcome) {
  static const target half{.value = percent(50)};
  const ratio rate = outcome == met ? ratio(1, 2) : outcome == not_met ? ratio(1, 3) : ratio();
  return assess(rate, outcome == no_target ? nullptr : &half);
}

// "4 from 2022", then what ended it.
std::string text_of(const streak& s) {
  std::string text = std::to_string(s.years);
  if (const auto from = s.from()) text += " from " + std::to_string(*from);
  return text + "; " + std::to_string(s.ended_in()) + " " +
         std::string(s.ended_by ? code_of(*s.ended_by) : "unknown");
}

}  // namespace

BOOST_AUTO_TEST_CASE(both_targets_have_an_answer_only_when_each_has) {
  struct row {
    target_outcome cases, money, expected;
  };
  const row rows[] = {
      {met, met, met},
      {met, not_met, not_met},
      {met, no_rate, no_rate},
      {met, no_target, no_target},
      {not_met, not_met, not_met},
      {not_met, no_rate, no_rate},
      {not_met, no_target, no_target},
      {no_rate, no_rate, no_rate},
      {no_rate, no_target, no_target},
      {no_target, no_target, no_target},
  };
  for (const row& r : rows) {
    BOOST_TEST(code_of(both(r.cases, r.money)) == code_of(r.expected));
    BOOST_TEST(code_of(both(r.money, r.cases)) == code_of(r.expected));
    std::optional<bool> answer;
    if (r.expected == met) answer = true;
    if (r.expected == not_met) answer = false;
    BOOST_TEST((both_met(assessed(r.cases), assessed(r.money)) == answer));
    BOOST_TEST((both_met(assessed(r.money), assessed(r.cases)) == answer));
  }
}

BOOST_AUTO_TEST_CASE(units_are_listed_by_what_can_be_said_of_both_targets) {
  target_table targets({goal_of("D1", quantity::cases, 80), goal_of("D1", quantity::money, 50),
                        goal_of("D2", quantity::cases, 80), goal_of("D2", quantity::money, 50),
                        goal_of("D3", quantity::cases, 80), goal_of("D4", quantity::cases, 80),
                        goal_of("D4", quantity::money, 50), goal_of("D5", quantity::cases, 80),
                        goal_of("D5", quantity::money, 50)});
  const period year(2024);
  const commendation list =
      commendation_of({assess_unit(figures("D5", 9, 70), targets, year),  // both met
                       assess_unit(figures("D2", 9, 49), targets, year),  // money short
                       assess_unit(figures("D3", 9, 70), targets, year),  // no target for money
                       assess_unit({.code = "D4"}, targets, year),        // nothing with conditions
                       assess_unit(figures("D1", 8, 50), targets, year)});  // both met, just so
  BOOST_TEST(codes(list.met) == "D5 D1 ");
  BOOST_TEST(codes(list.not_met) == "D2 ");
  BOOST_TEST(codes(list.no_answer) == "D3 D4 ");
  BOOST_TEST(list.met[0].name == "Cơ quan D5");
  BOOST_TEST(to_string(list.met[0].cases.over) == "10.00");
  BOOST_TEST(to_string(list.met[0].money.over) == "20.00");
  BOOST_TEST(code_of(list.no_answer[0].outcome()) == "no_target");
  BOOST_TEST(code_of(list.no_answer[1].outcome()) == "no_rate");
}

BOOST_AUTO_TEST_CASE(a_unit_is_held_against_the_targets_of_the_last_day) {
  target raised = goal_of("D1", quantity::cases, 95);
  raised.valid_from = date::from_ymd(2024, 7, 31);
  const target_table targets({goal_of("D1", quantity::cases, 80), raised});
  const auto wanted_after = [&](int months) {
    return to_string(assess_unit(figures("D1", 9, 0), targets, period(2024, months)).cases.wanted);
  };
  BOOST_TEST(wanted_after(9) == "80");
  BOOST_TEST(wanted_after(10) == "95");  // until 31 July
  BOOST_TEST(to_string(assess_unit(figures("D1", 9, 0), targets, period(2023)).cases.wanted) ==
             "–");
}

// --- Years running

// The nation: rates and targets as published, no target found for 2021.
BOOST_AUTO_TEST_CASE(the_nation_met_both_targets_four_years_running) {
  struct row {
    int year;
    const char *cases, *wanted_cases, *money, *wanted_money;
  };
  std::map<int, target_outcome> years{
      {2021, both(outcome_of(assess(ratio(7583, 10'000), nullptr)),
                  outcome_of(assess(ratio(3121, 10'000), nullptr)))}};
  for (const row& r : {row{2022, "82.50", "81.50", "45.42", "40.10"},
                       row{2023, "83.25", "82.50", "46.78", "45.50"},
                       row{2024, "83.88", "83.25", "51.84", "46.45"},
                       row{2025, "84.27", "83.90", "56.62", "51.90"}}) {
    const auto outcome = [](const char* rate, const char* wanted) {
      const auto number = [](const char* text) {
        return parse_decimal(text, number_format::plain);
      };
      const target goal{.value = percent(number(wanted)), .compare = comparator::above};
      return outcome_of(assess(ratio(number(rate), 100), &goal));
    };
    years[r.year] = both(outcome(r.cases, r.wanted_cases), outcome(r.money, r.wanted_money));
  }
  BOOST_TEST(text_of(streak_until(2025, years)) == "4 from 2022; 2021 no_target");
  BOOST_TEST(text_of(streak_until(2024, years)) == "3 from 2022; 2021 no_target");
}

BOOST_AUTO_TEST_CASE(a_streak_ends_at_the_first_year_back_that_was_not_met) {
  const std::map<int, target_outcome> years{{2018, met},     {2019, not_met}, {2020, met},
                                            {2021, no_rate}, {2022, met},     {2023, met}};
  BOOST_TEST(text_of(streak_until(2023, years)) == "2 from 2022; 2021 no_rate");
  BOOST_TEST(text_of(streak_until(2022, years)) == "1 from 2022; 2021 no_rate");
  BOOST_TEST(text_of(streak_until(2020, years)) == "1 from 2020; 2019 not_met");
}

BOOST_AUTO_TEST_CASE(a_streak_as_long_as_the_records_may_be_longer) {
  const std::map<int, target_outcome> years{{2020, met}, {2022, met}, {2023, met}, {2024, met}};
  BOOST_TEST(text_of(streak_until(2024, years)) == "3 from 2022; 2021 unknown");
}

BOOST_AUTO_TEST_CASE(a_reported_year_that_was_not_met_has_no_streak) {
  const std::map<int, target_outcome> years{{2022, met}, {2023, no_target}, {2024, not_met}};
  BOOST_TEST(text_of(streak_until(2024, years)) == "0; 2024 not_met");
  BOOST_TEST(text_of(streak_until(2023, years)) == "0; 2023 no_target");
  BOOST_TEST(text_of(streak_until(2025, years)) == "0; 2025 unknown");
}

BOOST_AUTO_TEST_SUITE_END()
