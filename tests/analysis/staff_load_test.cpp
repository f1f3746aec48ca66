// SPDX-License-Identifier: Apache-2.0
// Work per post and results by attribute, on a province whose figures are worked out by hand.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/staff_load.hpp>

#include "number/helpers.hpp"

BOOST_AUTO_TEST_SUITE(staff_load_test)

using namespace thads;
using thads_test::code_of;

namespace {

using codes = std::vector<std::string>;

date day(int year, unsigned month, unsigned d) { return date::from_ymd(year, month, d); }

// P has cases of its own. Below it D1, D2 and D3, which begins in the year; T stands below D1. Q is
// another province.
agency_tree units() {
  return agency_tree(
      {{.code = "N", .kind = unit_kind::nation},
       {.code = "P", .name = "Tỉnh P", .kind = unit_kind::province, .parent = "N"},
       {.code = "Q", .kind = unit_kind::province, .parent = "N"},
       {.code = "D1", .kind = unit_kind::district, .parent = "P"},
       {.code = "D2", .kind = unit_kind::district, .parent = "P"},
       {.code = "D3", .kind = unit_kind::district, .parent = "P", .valid_from = day(2024, 7, 1)},
       {.code = "T", .kind = unit_kind::other, .parent = "D1"}});
}

struct row {
  const char* unit;
  std::int64_t resolved, in_progress, unenforceable;
};

// Each case is of 100 đồng.
tally figures(const period& in, const std::vector<row>& rows) {
  tally t(in, {dimension::unit});
  for (const row& r : rows) {
    measures m;
    m[measure::finished] = {r.resolved, 100 * r.resolved};
    m[measure::in_progress] = {r.in_progress, 100 * r.in_progress};
    m[measure::unenforceable] = {r.unenforceable, 100 * r.unenforceable};
    const std::int64_t all = r.resolved + r.in_progress + r.unenforceable;
    m[measure::newly_accepted] = {all, 100 * all};
    t.add({.unit = r.unit}, m);
  }
  return t;
}

const period year(2024);  // 366 days, as February 2024 has 29

// Resolved, with conditions, accepted: P 10 20 30; D1 40 50 60; T 8 10 10; D2 30 40 45; D3 4 5 6.
tally of_the_year() {
  return figures(year, {{"P", 10, 10, 10},
                        {"D1", 40, 10, 10},
                        {"T", 8, 2, 0},
                        {"D2", 30, 10, 5},
                        {"D3", 4, 1, 1},
                        {"Q", 500, 500, 500}});
}

staff_row at(const char* unit, date from, std::int64_t assigned, std::int64_t filled) {
  return {.unit = unit, .from = from, .assigned = assigned, .filled = filled};
}

// D1: from 10 assigned and 8 filled to 10 and 6 on 1 April 2024, 183 days after 1 October 2023.
staffing all_posts() {
  return staffing({at("P", day(2020, 1, 1), 5, 5), at("D1", day(2023, 1, 1), 10, 8),
                   at("D1", day(2024, 4, 1), 10, 6), at("T", day(2023, 10, 1), 2, 2),
                   at("D2", day(2023, 10, 1), 4, 4), at("D3", day(2024, 7, 1), 3, 0),
                   at("Q", day(2020, 1, 1), 100, 100)});
}

const staff_load& of(const std::vector<staff_load>& loads, std::string_view code) {
  for (const staff_load& load : loads) {
    if (load.code == code) return load;
  }
  throw std::logic_error("no row of that unit");
}

}  // namespace

BOOST_AUTO_TEST_CASE(posts_at_the_end_and_what_is_short) {
  const auto loads = staff_loads(of_the_year(), all_posts(), units(), "P");
  BOOST_TEST_REQUIRE(loads.size() == 4U);
  BOOST_TEST(loads[0].code == "P");
  BOOST_TEST(loads[0].name == "Tỉnh P");
  BOOST_TEST(loads[1].code == "D1");
  // P 5, D1 10, T 2, D2 4, D3 3 are 24; filled 5 + 6 + 2 + 4 + 0 are 17.
  BOOST_TEST(loads[0].at_end.assigned() == ratio(24));
  BOOST_TEST(loads[0].at_end.filled() == ratio(17));
  BOOST_TEST(loads[0].at_end.shortage() == ratio(7));
  BOOST_TEST(loads[0].at_end.shortage_share() == ratio(7, 24));
  BOOST_TEST(loads[1].at_end.assigned() == ratio(12));  // D1 and T
  BOOST_TEST(loads[1].at_end.filled() == ratio(8));
  BOOST_TEST(loads[0].at_end.units == 5);
  BOOST_TEST(loads[0].at_end.not_stated.empty());
  BOOST_TEST(loads[0].on_average.not_stated.empty());
}

// 183 days (31 + 30 + 31 + 31 + 29 + 31) with 8 and 183 days with 6; T has 2 on all 366 days.
BOOST_AUTO_TEST_CASE(average_posts_are_post_days_over_days) {
  const auto loads = staff_loads(of_the_year(), all_posts(), units(), "P");
  BOOST_TEST(loads[1].on_average.days == 366);
  BOOST_TEST(loads[1].on_average.filled() == ratio(183 * 8 + 183 * 6 + 366 * 2, 366));
  BOOST_TEST(loads[1].on_average.filled() == ratio(9));
  // D3 exists for 92 of the 366 days: 31 + 31 + 30.
  BOOST_TEST(of(loads, "D3").on_average.assigned() == ratio(3 * 92, 366));
  // P 5, D1 and T 9, D2 4, D3 none.
  BOOST_TEST(loads[0].on_average.filled() == ratio(18));
}

BOOST_AUTO_TEST_CASE(work_and_results_for_each_filled_post) {
  const auto loads = staff_loads(of_the_year(), all_posts(), units(), "P");
  const staff_load& d1 = of(loads, "D1");  // with T: accepted 70, with conditions 60, resolved 48
  BOOST_TEST(per_post(d1.at_end, load_measure::accepted, quantity::cases) == ratio(70, 8));
  BOOST_TEST(per_post(d1.at_end, load_measure::with_conditions, quantity::cases) == ratio(60, 8));
  BOOST_TEST(per_post(d1.at_end, load_measure::resolved, quantity::cases) == ratio(6));
  BOOST_TEST(per_post(d1.at_end, load_measure::resolved, quantity::money) == ratio(600));
  BOOST_TEST(per_post(d1.on_average, load_measure::accepted, quantity::cases) == ratio(70, 9));
  BOOST_TEST(per_post(d1.on_average, load_measure::accepted, quantity::money) == ratio(7000, 9));
  // The root resolved 10 + 40 + 8 + 30 + 4 = 92 with 17 posts at the end: 6 / (92 / 17) = 51 / 46.
  BOOST_TEST(per_post_against(d1.at_end, loads[0].at_end, load_measure::resolved,
                              quantity::cases) == ratio(51, 46));
  BOOST_TEST(per_post_against(loads[0].at_end, loads[0].at_end, load_measure::resolved,
                              quantity::money) == ratio(1));
}

BOOST_AUTO_TEST_CASE(a_unit_with_no_officer_has_no_figure_per_post) {
  const auto loads = staff_loads(of_the_year(), all_posts(), units(), "P");
  const staff_load& d3 = of(loads, "D3");
  BOOST_TEST(d3.at_end.shortage_share() == ratio(1));
  BOOST_TEST(!per_post(d3.at_end, load_measure::resolved, quantity::cases).is_defined());
  BOOST_TEST(!per_post_against(d3.at_end, loads[0].at_end, load_measure::resolved, quantity::cases)
                  .is_defined());
}

// D2 says nothing: its 45 cases must not be divided by the posts of others.
BOOST_AUTO_TEST_CASE(units_with_figures_but_no_posts_are_named_and_left_out) {
  const staffing posts_of_some({at("P", day(2020, 1, 1), 5, 5), at("D1", day(2023, 1, 1), 10, 8),
                                at("T", day(2023, 1, 1), 2, 2), at("D3", day(2024, 7, 1), 3, 3)});
  const auto loads = staff_loads(of_the_year(), posts_of_some, units(), "P");
  BOOST_TEST(loads[0].at_end.not_stated == codes{"D2"}, boost::test_tools::per_element());
  BOOST_TEST(of(loads, "D2").at_end.not_stated == codes{"D2"}, boost::test_tools::per_element());
  BOOST_TEST(of(loads, "D1").at_end.not_stated.empty());
  // Accepted 30 + 60 + 10 + 6 = 106 by 5 + 8 + 2 + 3 = 18 officers.
  BOOST_TEST(per_post(loads[0].at_end, load_measure::accepted, quantity::cases) == ratio(106, 18));
  BOOST_TEST(
      !per_post(of(loads, "D2").at_end, load_measure::accepted, quantity::cases).is_defined());
  BOOST_TEST(!of(loads, "D2").at_end.shortage_share().is_defined());
}

BOOST_AUTO_TEST_CASE(posts_first_stated_within_the_period_have_an_end_but_no_average) {
  const staffing late({at("D1", day(2023, 10, 2), 10, 8), at("T", day(2023, 10, 1), 2, 2),
                       at("D2", day(2024, 10, 1), 4, 4)});
  const auto loads = staff_loads(of_the_year(), late, units(), "P");
  const staff_load& d1 = of(loads, "D1");
  BOOST_TEST(d1.at_end.filled() == ratio(10));
  BOOST_TEST(d1.at_end.not_stated.empty());
  BOOST_TEST(d1.on_average.not_stated == codes{"D1"}, boost::test_tools::per_element());
  BOOST_TEST(d1.on_average.units == 1);
  BOOST_TEST(d1.on_average.filled() == ratio(2));  // T alone
  BOOST_TEST(of(loads, "D2").at_end.not_stated == codes{"D2"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(posts_without_cases_count_and_silence_about_no_cases_is_none) {
  const staffing three({at("D1", day(2023, 10, 1), 3, 3), at("D2", day(2023, 10, 1), 3, 3)});
  const tally only_d1 = figures(year, {{"D1", 6, 0, 0}});
  const auto loads = staff_loads(only_d1, three, units(), "P");
  BOOST_TEST(per_post(loads[0].at_end, load_measure::resolved, quantity::cases) == ratio(1));
  BOOST_TEST(loads[0].at_end.not_stated.empty());  // neither P, T nor D3
  BOOST_TEST(per_post(of(loads, "D2").at_end, load_measure::resolved, quantity::cases) == ratio(0));
}

BOOST_AUTO_TEST_CASE(the_first_month_and_the_whole_year) {
  const staffing two({at("D1", day(2023, 10, 1), 4, 4), at("D1", day(2023, 10, 31), 4, 1)});
  const auto first = staff_loads(figures(period(2024, 1), {{"D1", 5, 0, 0}}), two, units(), "D1");
  BOOST_TEST(first[0].on_average.days == 31);
  BOOST_TEST(first[0].on_average.filled() == ratio(30 * 4 + 1, 31));
  BOOST_TEST(first[0].at_end.filled() == ratio(1));
  const auto all = staff_loads(figures(year, {{"D1", 5, 0, 0}}), two, units(), "D1");
  BOOST_TEST(all[0].on_average.filled() == ratio(30 * 4 + 336, 366));
}

BOOST_AUTO_TEST_CASE(more_filled_than_assigned_is_a_negative_shortage) {
  const staffing over({at("D1", day(2023, 10, 1), 4, 5)});
  const auto loads = staff_loads(figures(year, {{"D1", 5, 0, 0}}), over, units(), "D1");
  BOOST_TEST(loads[0].at_end.shortage() == ratio(-1));
  BOOST_TEST(loads[0].at_end.shortage_share() == ratio(-1, 4));
}

BOOST_AUTO_TEST_CASE(wrong_use) {
  BOOST_TEST(code_of([] { return staff_loads(of_the_year(), all_posts(), units(), "X"); }) ==
             errc::not_found);
  const tally no_units(year, {dimension::officer});
  BOOST_TEST(code_of([&] { return staff_loads(no_units, all_posts(), units(), "P"); }) ==
             errc::mismatch);
}

// --- Attributes

// D1 lost its store in the year; D2 has one; P says nothing and T neither; D3 has one but no cases;
// Q is outside.
BOOST_AUTO_TEST_CASE(results_by_what_is_true_on_the_last_day) {
  const auto says = [](const char* unit, const char* value, date from = earliest_date,
                       date to = latest_date) {
    return unit_attribute{.unit = unit, .key = "store", .value = value, .from = from, .to = to};
  };
  const unit_attributes attributes({says("D1", "yes", earliest_date, day(2024, 5, 31)),
                                    says("D1", "no", day(2024, 6, 1)),
                                    says("D2", "yes"),
                                    says("D3", "yes"),
                                    says("Q", "yes"),
                                    {.unit = "P", .key = "region", .value = "delta"}});
  const tally counted = figures(
      year,
      {{"P", 10, 10, 10}, {"D1", 40, 10, 10}, {"T", 8, 2, 0}, {"D2", 30, 10, 5}, {"Q", 9, 9, 9}});
  const auto groups = results_by_attribute(counted, attributes, "store", units(), "P");
  BOOST_TEST_REQUIRE(groups.size() == 3U);
  BOOST_TEST(groups[0].value.value() == "no");
  BOOST_TEST(groups[0].units == 1);
  BOOST_TEST(resolution_rate(groups[0].figures, quantity::cases) == ratio(40, 50));
  BOOST_TEST(groups[1].value.value() == "yes");
  BOOST_TEST(groups[1].units == 2);
  BOOST_TEST(resolution_rate(groups[1].figures, quantity::money) == ratio(3000, 4000));
  BOOST_TEST(!groups[2].value.has_value());
  BOOST_TEST(groups[2].units == 2);
  BOOST_TEST(accepted(groups[2].figures).count == 40);  // P 30 and T 10
}

BOOST_AUTO_TEST_CASE(without_attributes_nothing_is_stated) {
  const auto groups = results_by_attribute(of_the_year(), {}, "store", units(), "P");
  BOOST_TEST_REQUIRE(groups.size() == 1U);
  BOOST_TEST(!groups[0].value.has_value());
  BOOST_TEST(groups[0].units == 5);
  BOOST_TEST(
      results_by_attribute(tally(year, {dimension::unit}), {}, "store", units(), "P").empty());
}

BOOST_AUTO_TEST_SUITE_END()
