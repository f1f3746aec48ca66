// SPDX-License-Identifier: Apache-2.0
// Units held against their targets: ranks with ties, schedule, what is missing, years running.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/year/assessment_table.hpp>
#include <thads/table/table_csv.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(assessment_table_test)

using namespace thads;

namespace {

constexpr std::int64_t million = 1'000'000;

// Việc and million đồng, resolved and with conditions.
struct row {
  const char* unit;
  std::int64_t resolved, with_conditions;
  std::int64_t paid, payable;
};

tally figures(const period& in, const std::vector<row>& rows) {
  tally t(in, {dimension::unit});
  for (const row& r : rows) {
    measures m;
    m[measure::finished] = {r.resolved, million * r.paid};
    m[measure::in_progress] = {r.with_conditions - r.resolved, million * (r.payable - r.paid)};
    m[measure::unenforceable] = {5, 5};
    m[measure::newly_accepted] = {r.with_conditions + 5, million * r.payable + 5};
    t.add({.unit = r.unit}, m);
  }
  return t;
}

target goal(const char* unit, int year, quantity q, const char* value) {
  return {.unit = unit,
          .year = year,
          .of = q,
          .value = percent(parse_decimal(value, number_format::plain))};
}

void add_goals(std::vector<target>& all, const char* unit, int year, const char* cases,
               const char* money) {
  all.push_back(goal(unit, year, quantity::cases, cases));
  all.push_back(goal(unit, year, quantity::money, money));
}

report_input input(std::vector<tally> years, std::vector<target> targets,
                   language lang = language::en) {
  std::vector<agency> agencies{{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province}};
  for (const char* code : {"D1", "D2", "D3", "D4", "D5"}) {
    agencies.push_back({.code = code, .kind = unit_kind::district, .parent = "P"});
    if (code != std::string("D3")) agencies.back().name = std::string("Huyện ") + code;
  }
  return {.years = std::move(years),
          .tree = agency_tree(std::move(agencies)),
          .targets = target_table(std::move(targets)),
          .root = "P",
          .lang = lang};
}

// The province: 40 of 50 việc, 121 of 244 million. 85 % of 50 are 42.5, so 43 are needed, 3 more;
// 49.6 % of 244 million are 121 024 000 đồng, 24 000 more.
// D1 and D2: exactly 80 %, out of different numbers. D3: 95 % of 10 are 9.5, so 1 more; 50 % of 40
// million are 10 million more. D4: nothing with conditions. D5: no targets.
report_input full_year(language lang) {
  std::vector<target> targets;
  add_goals(targets, "P", 2024, "85", "49.6");
  add_goals(targets, "D1", 2024, "80", "50");
  add_goals(targets, "D2", 2024, "80", "50");
  add_goals(targets, "D3", 2024, "95", "50");
  add_goals(targets, "D4", 2024, "80", "50");
  return input({figures(period(2024), {{"D1", 8, 10, 50, 100},
                                       {"D2", 16, 20, 60, 100},
                                       {"D3", 9, 10, 10, 40},
                                       {"D4", 0, 0, 0, 0},
                                       {"D5", 7, 10, 1, 4}})},
               std::move(targets), lang);
}

std::string shown(const table& t, std::size_t row) {
  std::string text;
  for (const cell& c : t.rows()[row]) text += c.shown() + "|";
  return text;
}

std::string notes(const table& t, language lang) {
  std::string text;
  for (const bilingual& note : t.notes()) text += note.in(lang) + "\n";
  return text;
}

}  // namespace

// Cases: 90 %, twice 80 %, 70 %. Money: 60 %, 50 %, twice 25 %.
BOOST_AUTO_TEST_CASE(units_are_ranked_and_held_against_their_targets) {
  const table t = make_assessment_table(full_year(language::en));
  BOOST_TEST(to_csv(t) ==
             "unit,name,cases_rank,cases_still_to_resolve,money_rank,money_still_to_resolve,"
             "both_met,years_running\n"
             "P,Tỉnh P,,3,,24000,not met,0\n"
             "D1,Huyện D1,2,0,2,0,met,1\n"
             "D2,Huyện D2,2,0,1,0,met,1\n"
             "D3,,1,1,3,10000000,not met,0\n"
             "D4,Huyện D4,,,,,,\n"
             "D5,Huyện D5,4,,3,,,\n");
  BOOST_TEST(t.titles()[0].en == "HELD AGAINST THE TARGETS");
  BOOST_TEST(t.titles()[1].en == "Tỉnh P, 12 months of 2024");
  BOOST_TEST(t.columns()[2].path[0].en == "Cases");
  BOOST_TEST(t.columns()[4].path[0].vi == "Tiền");
}

// 24 000 đồng are shown as a million: none would mean that the target is met.
BOOST_AUTO_TEST_CASE(money_that_is_missing_is_shown_in_million_dong_rounded_up) {
  const table t = make_assessment_table(full_year(language::vi));
  BOOST_TEST(shown(t, 0) == "P|Tỉnh P|–|3|–|1|chưa đạt|0|");
  BOOST_TEST(shown(t, 1) == "D1|Huyện D1|2|0|2|0|đạt|≥ 1|");
  BOOST_TEST(shown(t, 3) == "D3||1|1|3|10|chưa đạt|0|");
  BOOST_TEST(shown(t, 4) == "D4|Huyện D4|–|–|–|–|–|–|");
}

BOOST_AUTO_TEST_CASE(the_notes_name_whom_to_commend_and_count_whom_nobody_can_judge) {
  const table t = make_assessment_table(full_year(language::en));
  BOOST_TEST(notes(t, language::en) ==
             "Both targets met (for commendation): Huyện D1, Huyện D2.\n"
             "Units that cannot be judged, for want of a target or a rate: 2.\n");
  BOOST_TEST(notes(t, language::vi) ==
             "Đơn vị đạt cả hai chỉ tiêu (đề xuất khen thưởng): Huyện D1, Huyện D2.\n"
             "Số đơn vị chưa đánh giá được vì thiếu chỉ tiêu hoặc tỷ lệ: 2.\n");
}

BOOST_AUTO_TEST_CASE(a_unit_without_a_name_is_commended_by_its_code) {
  std::vector<target> targets;
  add_goals(targets, "D3", 2024, "80", "50");
  const table t =
      make_assessment_table(input({figures(period(2024), {{"D3", 8, 10, 5, 10}})}, targets));
  BOOST_TEST(notes(t, language::en) == "Both targets met (for commendation): D3.\n");
}

// The province itself meets both; the notes are about the units below it.
BOOST_AUTO_TEST_CASE(the_note_says_when_no_unit_met_both_targets) {
  std::vector<target> targets;
  add_goals(targets, "P", 2024, "80", "50");
  add_goals(targets, "D1", 2024, "80", "51");
  const table t =
      make_assessment_table(input({figures(period(2024), {{"D1", 8, 10, 5, 10}})}, targets));
  BOOST_TEST(t.rows()[0][6].value() == "met");
  BOOST_TEST(notes(t, language::en) == "No unit met both targets.\n");
  BOOST_TEST(notes(t, language::vi) == "Không có đơn vị nào đạt cả hai chỉ tiêu.\n");
}

BOOST_AUTO_TEST_CASE(without_units_below_there_is_nobody_to_commend) {
  report_input in = full_year(language::en);
  in.root = "D1";
  const table t = make_assessment_table(in);
  BOOST_TEST(to_csv(t).ends_with("both_met,years_running\nD1,Huyện D1,,0,,0,met,1\n"));
  BOOST_TEST(t.notes().empty());
}

// Half of the target is due: 73 / 2 = 36.50, 33 / 2 = 16.50.
// D1 is Ho Chi Minh City in 2019, as published: 48.49 − 36.50 = 11.99; 21.25 − 16.50 = 4.75. 73 %
// of 54 681 are 39 917.13: 39 918 − 26 515 = 13 403; 33 % of 10 000 are 3 300, 1 175 million more.
// D2: 30.00 − 36.50; 73 % of 10 are 7.3, so 8 − 3; no money. D3: no targets.
// The province: 26 518 / 54 691 = 48.4869 %, 73 % are 39 924.43: 39 925 − 26 518 = 13 407.
BOOST_AUTO_TEST_CASE(a_half_year_is_held_against_its_part_of_the_target) {
  std::vector<target> targets;
  for (const char* unit : {"P", "D1", "D2"}) add_goals(targets, unit, 2019, "73", "33");
  const table t = make_assessment_table(input(
      {figures(period(2019, 6),
               {{"D1", 26'515, 54'681, 2'125, 10'000}, {"D2", 3, 10, 0, 0}, {"D3", 0, 0, 0, 0}})},
      targets, language::vi));
  BOOST_TEST(to_csv(t) ==
             "unit,name,cases_rank,cases_ahead,cases_still_to_resolve,money_rank,money_ahead,"
             "money_still_to_resolve,both_met\n"
             "P,Tỉnh P,,11.99,13407,,4.75,1175000000,chưa đạt\n"
             "D1,Huyện D1,1,11.99,13403,1,4.75,1175000000,chưa đạt\n"
             "D2,Huyện D2,2,-6.50,5,,,,\n"
             "D3,,,,,,,,\n");
  BOOST_TEST(shown(t, 1) == "D1|Huyện D1|1|11,99|13.403|1|4,75|1.175|chưa đạt|");
  BOOST_TEST(shown(t, 2) == "D2|Huyện D2|2|-6,50|5|–|–|–|–|");
}

// Every unit resolves 9 of 10 việc and 60 of 100 million in every year.
// D1: three years met, as far back as the figures go. D2: no target before 2023. D3: in 2023 the
// target was raised to 95 % in July. D4: this year short of 95 %. D5: no target this year.
BOOST_AUTO_TEST_CASE(years_running_are_counted_back_to_the_first_that_was_not_met) {
  std::vector<tally> years;
  for (const int year : {2022, 2023, 2024}) {
    std::vector<row> rows;
    for (const char* unit : {"D1", "D2", "D3", "D4", "D5"}) rows.push_back({unit, 9, 10, 60, 100});
    years.push_back(figures(period(year), rows));
  }
  std::vector<target> targets;
  for (const int year : {2022, 2023, 2024}) {
    add_goals(targets, "D1", year, "90", "60");
    if (year != 2022) add_goals(targets, "D2", year, "90", "60");
    add_goals(targets, "D3", year, "80", "50");
    add_goals(targets, "D4", year, year == 2024 ? "95" : "80", "50");
    if (year != 2024) add_goals(targets, "D5", year, "80", "50");
  }
  targets.push_back(goal("D3", 2023, quantity::cases, "95"));
  targets.back().valid_from = date::from_ymd(2023, 7, 1);

  const table t = make_assessment_table(input(years, targets));
  const auto running = [&t](std::size_t row) {
    const cell& c = t.rows()[row].back();
    return t.rows()[row][0].value() + ": " + c.shown() + " = " + c.value();
  };
  BOOST_TEST(running(1) == "D1: ≥ 3 = 3");
  BOOST_TEST(running(2) == "D2: 2 = 2");
  BOOST_TEST(running(3) == "D3: 1 = 1");
  BOOST_TEST(running(4) == "D4: 0 = 0");
  BOOST_TEST(running(5) == "D5: – = ");
  BOOST_TEST(notes(t, language::en) ==
             "Both targets met (for commendation): Huyện D1, Huyện D2, D3.\n"
             "Units that cannot be judged, for want of a target or a rate: 1.\n");
}

BOOST_AUTO_TEST_CASE(a_year_that_is_not_reported_leaves_the_beginning_unknown) {
  std::vector<target> targets;
  std::vector<tally> years;
  for (const int year : {2021, 2023, 2024}) {
    add_goals(targets, "D1", year, "80", "50");
    years.push_back(figures(period(year), {{"D1", 9, 10, 60, 100}}));
  }
  const table t = make_assessment_table(input(years, targets));
  BOOST_TEST(t.rows()[1].back().shown() == "≥ 2");
}

BOOST_AUTO_TEST_CASE(a_table_of_nothing_is_an_error) {
  BOOST_TEST(thads_test::code_of([] { return make_assessment_table({}); }) == errc::argument);
}

BOOST_AUTO_TEST_SUITE_END()
