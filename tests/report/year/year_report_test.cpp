// SPDX-License-Identifier: Apache-2.0
// The report of a period and the table of key figures, on figures small enough to check by eye.
#include <cstddef>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/year/kpi_table.hpp>
#include <thads/report/year/year_report.hpp>
#include <thads/table/table_csv.hpp>
#include <thads/table/table_text.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(year_report_test)

using namespace thads;

namespace {

tally year_of(int year, std::int64_t finished, std::int64_t open) {
  tally t(period(year), {dimension::unit});
  measures m;
  m[measure::newly_accepted] = {finished + open, 1'000'000 * (finished + open)};
  m[measure::finished] = {finished, 1'000'000 * finished};
  m[measure::in_progress] = {open, 1'000'000 * open};
  t.add({.unit = "D"}, m);
  return t;
}

target goal(int year, quantity q, const char* value) {
  return {.unit = "P",
          .year = year,
          .of = q,
          .value = percent(parse_decimal(value, number_format::plain))};
}

// Last year 50 of 100 resolved; this year 66 of 99: 66.67 %, 32 % more.
report_input sample(language lang) {
  return {
      .years = {year_of(2023, 50, 50), year_of(2024, 66, 33)},
      .tree = agency_tree(
          {{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province},
           {.code = "D", .name = "Huyện D", .kind = unit_kind::district, .parent = "P"}}),
      .targets = target_table({goal(2023, quantity::cases, "50"), goal(2024, quantity::cases, "60"),
                               goal(2024, quantity::money, "66.70")}),
      .root = "P",
      .lang = lang};
}

std::string shown(const table& t, std::size_t row) {
  std::string text;
  for (const cell& c : t.rows()[row]) text += c.shown() + "|";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(key_figures_are_those_of_the_root) {
  const auto tables = make_year_report(sample(language::vi));
  std::string names;
  for (const named_table& t : tables) names += t.name + " ";
  BOOST_TEST(names == "key_figures units assessment years flow ");
  const table& t = tables[0].content;
  BOOST_TEST(t.titles()[1].vi == "Tỉnh P, 12 tháng năm 2024");
  BOOST_TEST(shown(t, 0) == "Thụ lý|99|99.000.000|");
  BOOST_TEST(shown(t, 2) == "tăng so với cùng kỳ (%)|-1,00|-1,00|");
  BOOST_TEST(shown(t, 3) == "Có điều kiện thi hành|99|99.000.000|");
  BOOST_TEST(shown(t, 4) == "Giải quyết xong|66|66.000.000|");
  BOOST_TEST(shown(t, 5) == "tăng so với cùng kỳ (%)|32,00|32,00|");
  BOOST_TEST(shown(t, 6) == "Tỷ lệ (%)|66,67|66,67|");
  BOOST_TEST(shown(t, 7) == "Chỉ tiêu giao (%)|60|66,70|");
  BOOST_TEST(shown(t, 8) == "Vượt (+), thiếu (−) (điểm phần trăm)|6,67|-0,03|");
  BOOST_TEST(shown(t, 9) == "Kết quả|đạt|chưa đạt|");
  BOOST_TEST(t.notes()[0].vi == "Tỷ lệ về việc: 66 / 99 = 66,67 %");
  BOOST_TEST(t.notes()[1].en == "Rate of money: 66 000 000 / 99 000 000 = 66.67 %");
}

BOOST_AUTO_TEST_CASE(what_is_part_of_a_figure_stands_indented_below_it) {
  const table t = make_year_report(sample(language::vi))[0].content;
  std::string levels;
  for (const row_style& style : t.styles()) levels += std::to_string(style.level);
  BOOST_TEST(levels == "0110010000");
  const std::string text = to_text(t, {.lang = language::vi});
  BOOST_TEST(text.find("\nThụ lý  ") != std::string::npos);
  BOOST_TEST(text.find("\n  trong đó thụ lý mới  ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(units_and_years_show_what_has_no_answer_as_missing) {
  const auto tables = make_year_report(sample(language::en));
  const table& units = tables[1].content;
  BOOST_TEST(units.rows().size() == 2U);
  BOOST_TEST(shown(units, 0) == "P|Tỉnh P|99|99|66|66.67|60|6.67|99|66|66.67|66.70|-0.03|not met|");
  BOOST_TEST(shown(units, 1) == "D|Huyện D|99|99|66|66.67|–|–|99|66|66.67|–|–|–|");
  const table& years = tables[3].content;
  BOOST_TEST(shown(years, 0) == "2023|50|50.00|50|0.00|50|50.00|–|–|–|");
  BOOST_TEST(shown(years, 1) == "2024|66|66.67|60|6.67|66|66.67|66.70|-0.03|not met|");
}

// The figures of the table are those of assessment_table_test; here, that it is about this report.
// 0.6 × 99 = 59.4 of 66 are there; 0.667 × 99 = 66.033 million are 33 000 đồng more than 66
// million.
BOOST_AUTO_TEST_CASE(targets_are_assessed) {
  const table t = make_year_report(sample(language::en))[2].content;
  BOOST_TEST(t.titles()[1].en == "Tỉnh P, 12 months of 2024");
  BOOST_TEST(shown(t, 0) == "P|Tỉnh P|–|0|–|1|not met|0|");
  BOOST_TEST(shown(t, 1) == "D|Huyện D|1|–|1|–|–|–|");
}

BOOST_AUTO_TEST_CASE(what_was_set_aside_is_said) {
  report_input in = sample(language::en);
  in.years[1].add_set_aside({3, 2});
  const auto tables = make_year_report(in);
  BOOST_TEST(tables[0].content.notes()[2].en == "Left out for errors: 3 cases and 2 records.");
}

BOOST_AUTO_TEST_CASE(key_figure_table_stands_rates_beside_what_they_divide) {
  BOOST_TEST(to_csv(make_kpi_table(sample(language::en))) ==
             "unit,quantity,accepted,newly_accepted,newly_accepted_before,growth_newly_accepted,"
             "with_conditions,resolved,resolved_before,growth_resolved,rate,target,over_target,"
             "target_met,due,ahead,still_to_resolve,rank\n"
             "P,cases,99,99,100,-1.00,99,66,50,32.00,66.67,60,6.67,yes,60.00,6.67,0,\n"
             "P,money,99000000,99000000,100000000,-1.00,99000000,66000000,50000000,32.00,66.67,"
             "66.70,-0.03,no,66.70,-0.03,33000,\n"
             "D,cases,99,99,100,-1.00,99,66,50,32.00,66.67,,,,,,,1\n"
             "D,money,99000000,99000000,100000000,-1.00,99000000,66000000,50000000,32.00,66.67,,,"
             ",,,,1\n");
}

// After half a year half of the target is due: 66.67 − 60 / 2 = 36.67 points ahead, 66.67 − 66.70 /
// 2 = 33.32. A second district has no rate.
BOOST_AUTO_TEST_CASE(key_figure_table_holds_a_half_year_against_the_schedule) {
  report_input in = sample(language::en);
  tally half(period(2024, 6), {dimension::unit});
  half.add({.unit = "D"}, in.years[1].total());
  measures without_conditions;
  without_conditions[measure::newly_accepted] = {5, 0};
  without_conditions[measure::unenforceable] = {5, 0};
  half.add({.unit = "D2"}, without_conditions);
  in.years = {half};
  in.tree = agency_tree({{.code = "P", .kind = unit_kind::province},
                         {.code = "D", .kind = unit_kind::district, .parent = "P"},
                         {.code = "D2", .kind = unit_kind::district, .parent = "P"}});
  const table t = make_kpi_table(in);
  const auto last_four = [&t](std::size_t row) {
    const std::vector<cell>& cells = t.rows()[row];
    std::string text;
    for (std::size_t i = cells.size() - 4; i < cells.size(); ++i) text += cells[i].shown() + "|";
    return cells[0].value() + " " + cells[1].value() + ": " + text;
  };
  BOOST_TEST(last_four(0) == "P cases: 30.00|36.67|0|–|");
  BOOST_TEST(last_four(1) == "P money: 33.35|33.32|33 000|–|");
  BOOST_TEST(last_four(2) == "D cases: –|–|–|1|");
  BOOST_TEST(last_four(4) == "D2 cases: –|–|–|–|");
}

BOOST_AUTO_TEST_CASE(a_report_of_nothing_is_an_error) {
  BOOST_TEST(thads_test::code_of([] { return make_year_report({}); }) == errc::argument);
  BOOST_TEST(thads_test::code_of([] { return make_kpi_table({}); }) == errc::argument);
}

BOOST_AUTO_TEST_SUITE_END()
