// SPDX-License-Identifier: Apache-2.0
// Columns and indicators of a regulation beside the same period last year.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/report/year/comparison_table.hpp>
#include <thads/table/table_csv.hpp>

#include "support/small_regulation.hpp"

BOOST_AUTO_TEST_SUITE(comparison_table_test)

using namespace thads;

namespace {

const period half(2024, 6);

// This year 8 of 12 việc are finished and 400 of 900 đồng resolved, of which 100 reduced; last year
// 6 of 10 and 250 of 1000.
unit_figures sample() {
  unit_figures u{.code = "P", .name = "Tỉnh P", .before = measures()};
  u.now[measure::newly_accepted] = {12, 900};
  u.now[measure::finished] = {8, 300};
  u.now[measure::reduced] = {0, 100};
  u.now[measure::in_progress] = {4, 500};
  (*u.before)[measure::newly_accepted] = {10, 1'000};
  (*u.before)[measure::finished] = {6, 250};
  (*u.before)[measure::in_progress] = {4, 750};
  return u;
}

std::string csv_of(const named_table& t) { return t.name + "\n" + to_csv(t.content); }

std::string shown(const table& t, std::size_t row) {
  std::string text;
  for (const cell& c : t.rows()[row]) text += c.shown() + "|";
  return text;
}

}  // namespace

// 2 / 10, −100 / 1000; 2 / 6, 50 / 250; nothing from zero; 2 / 6, 150 / 250; 0 / 4, −250 / 750.
BOOST_AUTO_TEST_CASE(columns_grow_in_percent) {
  const auto tables =
      make_comparison_tables(thads_test::small_regulation(), sample(), half, language::en);
  BOOST_TEST(tables.size() == 2U);
  BOOST_TEST(csv_of(tables[0]) ==
             "columns\n"
             "id,title,cases_now,cases_before,cases_difference,cases_growth,money_now,"
             "money_before,money_difference,money_growth\n"
             "A,Accepted,12,10,2,20.00,900,1000,-100,-10.00\n"
             "F1,Finished,8,6,2,33.33,300,250,50,20.00\n"
             "F2,Reduced,0,0,0,,100,0,100,\n"
             "F,Resolved,8,6,2,33.33,400,250,150,60.00\n"
             "G,In progress,4,4,0,0.00,500,750,-250,-33.33\n");
}

// 8 / 12 − 6 / 10 = 1 / 15; 400 / 900 − 250 / 1000 = 7 / 36.
BOOST_AUTO_TEST_CASE(indicators_change_by_points) {
  const auto tables =
      make_comparison_tables(thads_test::small_regulation(), sample(), half, language::en);
  BOOST_TEST(csv_of(tables[1]) ==
             "indicators\n"
             "id,title,cases_now,cases_before,cases_points,money_now,money_before,money_points\n"
             "R,Rate,66.67,60.00,6.67,44.44,25.00,19.44\n");
}

// 1 / 3 − 1 / 6 = 16.67 points, though 33.33 − 16.67 = 16.66 and 33.3 − 16.7 = 16.6.
BOOST_AUTO_TEST_CASE(points_come_from_the_exact_rates_whatever_the_indicator_prints) {
  regulation under = thads_test::small_regulation();
  unit_figures u{.before = measures()};
  u.now[measure::newly_accepted] = {3, 0};
  u.now[measure::finished] = {1, 0};
  (*u.before)[measure::newly_accepted] = {6, 0};
  (*u.before)[measure::finished] = {1, 0};
  const auto rates = [&] {
    return shown(make_comparison_tables(under, u, half, language::en)[1].content, 0);
  };
  BOOST_TEST(rates() == "R|Rate|33.33|16.67|16.67|–|–|–|");
  under.indicators[0].decimals = 1;
  BOOST_TEST(rates() == "R|Rate|33.3|16.7|16.67|–|–|–|");
}

BOOST_AUTO_TEST_CASE(without_a_year_before_there_is_nothing_to_compare) {
  unit_figures u = sample();
  u.before.reset();
  const auto tables = make_comparison_tables(thads_test::small_regulation(), u, half, language::en);
  BOOST_TEST(shown(tables[0].content, 0) == "A|Accepted|12|–|–|–|900|–|–|–|");
  BOOST_TEST(shown(tables[1].content, 0) == "R|Rate|66.67|–|–|44.44|–|–|");
}

BOOST_AUTO_TEST_CASE(the_tables_say_whose_figures_and_when_and_under_what) {
  const regulation under = thads_test::small_regulation();
  const table t = make_comparison_tables(under, sample(), half, language::vi)[0].content;
  BOOST_TEST(t.titles()[0].vi == "SO SÁNH VỚI CÙNG KỲ: CỘT");
  BOOST_TEST(t.titles()[1].vi == "Tỉnh P, 6 tháng đầu năm 2024");
  BOOST_TEST(t.titles()[2].en == "Circular: 99/2024/TT-BTP");
  BOOST_TEST(t.columns()[2].path[0].vi == "Việc");
  BOOST_TEST(t.columns()[6].path[0].en == "Money");
  BOOST_TEST(shown(t, 0) == "A|Thụ lý|12|10|2|20,00|900|1.000|-100|-10,00|");
  unit_figures nameless = sample();
  nameless.name.clear();
  BOOST_TEST(
      make_comparison_tables(under, nameless, half, language::vi)[1].content.titles()[1].en ==
      "P, first 6 months of 2024");
}

BOOST_AUTO_TEST_CASE(figures_under_a_provisional_regulation_are_starred) {
  regulation under = thads_test::small_regulation();
  under.provisional = true;
  const auto tables = make_comparison_tables(under, sample(), half, language::en);
  BOOST_TEST(shown(tables[0].content, 2) == "F2|Reduced|0*|0*|0*|–|100*|0*|100*|–|");
  BOOST_TEST(shown(tables[1].content, 0) == "R|Rate|66.67*|60.00*|6.67*|44.44*|25.00*|19.44*|");
  BOOST_TEST(tables[0].content.notes().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
