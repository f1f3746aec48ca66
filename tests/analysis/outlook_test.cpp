// SPDX-License-Identifier: Apache-2.0
// Estimates of coming years and their past errors, worked out by hand.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/outlook.hpp>

#include "number/helpers.hpp"

BOOST_AUTO_TEST_SUITE(outlook_test)

using namespace thads;
using thads_test::code_of;
using thads_test::i128;

namespace {

using values = std::vector<int128_t>;
using codes = std::vector<std::string>;

std::string said(const values& years, forecast_method method, int ahead = 1) {
  const auto value = forecast(years, method, ahead);
  return value ? to_string(*value) : "none";
}

agency_tree units() {
  return agency_tree({{.code = "N", .kind = unit_kind::nation},
                      {.code = "P", .name = "Tỉnh P", .kind = unit_kind::province, .parent = "N"},
                      {.code = "Q", .kind = unit_kind::province, .parent = "N"},
                      {.code = "D1", .kind = unit_kind::district, .parent = "P"},
                      {.code = "D2", .kind = unit_kind::district, .parent = "P"},
                      {.code = "OLD",
                       .kind = unit_kind::district,
                       .parent = "P",
                       .valid_to = date::from_ymd(2023, 6, 30)}});
}

struct row {
  const char* unit;
  std::int64_t newly_accepted, open;
};

// Money is 1000 đồng for each case that comes in and 10 for each that stays.
tally figures(int year, const std::vector<row>& rows) {
  tally t(period(year), {dimension::unit});
  for (const row& r : rows) {
    measures m;
    m[measure::newly_accepted] = {r.newly_accepted, 1000 * r.newly_accepted};
    m[measure::in_progress] = {r.open - 1, 10 * (r.open - 1)};
    m[measure::unenforceable] = {1, 10};
    m[measure::separate_book] = {50, 50};  // off the balance: never carried forward
    m[measure::finished] = {3, 3};
    t.add({.unit = r.unit}, m);
  }
  return t;
}

// New in 2021 … 2024: D1 10 20 30 41, D2 7 7 8 10, P itself 1 in each.
std::vector<tally> four_years() {
  return {figures(2021, {{"D1", 10, 100}, {"D2", 7, 50}, {"P", 1, 2}, {"Q", 999, 999}}),
          figures(2022, {{"D1", 20, 90}, {"D2", 7, 51}, {"P", 1, 2}, {"Q", 999, 999}}),
          figures(2023, {{"D1", 30, 95}, {"D2", 8, 53}, {"P", 1, 2}, {"Q", 999, 999}}),
          figures(2024, {{"D1", 41, 80}, {"D2", 10, 56}, {"P", 1, 2}, {"Q", 999, 999}})};
}

const unit_outlook& of(const std::vector<unit_outlook>& all, std::string_view code) {
  for (const unit_outlook& u : all) {
    if (u.code == code) return u;
  }
  throw std::logic_error("no row of that unit");
}

const flow_forecast& find(const unit_outlook& u, yearly_flow flow, forecast_method method,
                          quantity q = quantity::cases, int year = 2025) {
  for (const flow_forecast& f : u.forecasts) {
    if (f.flow == flow && f.method == method && f.of == q && f.year == year) return f;
  }
  throw std::logic_error("no such estimate");
}

std::string text(const std::optional<int128_t>& value) {
  return value ? to_string(*value) : "none";
}

}  // namespace

BOOST_AUTO_TEST_CASE(as_last_year_and_the_mean_of_three) {
  BOOST_TEST(said({5, 9, 7}, forecast_method::last_year) == "7");
  BOOST_TEST(said({7}, forecast_method::last_year, 2) == "7");
  BOOST_TEST(said({}, forecast_method::last_year) == "none");
  BOOST_TEST(said({100, 1, 2, 4}, forecast_method::mean_of_last_3) == "2");  // 7 / 3
  BOOST_TEST(said({1, 2, 5}, forecast_method::mean_of_last_3) == "3");       // 8 / 3
  BOOST_TEST(said({1, 2}, forecast_method::mean_of_last_3) == "none");
}

// 10, 20, 40: mean 70/3, slope 15, so 70/3 + 30 = 160/3 = 53.33 a year ahead and 205/3 = 68.33 two
// years ahead. 1, 2, 4, 3: slope ((−1.5)1 + (−0.5)2 + 0.5·4 + 1.5·3) / 5 = 0.8, and 2.5 + 0.8·2.5 =
// 4.5, which is rounded up to 5.
BOOST_AUTO_TEST_CASE(the_least_squares_line) {
  BOOST_TEST(said({10, 20, 40}, forecast_method::linear_trend) == "53");
  BOOST_TEST(said({10, 20, 40}, forecast_method::linear_trend, 2) == "68");
  BOOST_TEST(said({1, 2, 4, 3}, forecast_method::linear_trend) == "5");
  BOOST_TEST(said({5, 5, 5, 5}, forecast_method::linear_trend, 9) == "5");
  BOOST_TEST(said({1, 2}, forecast_method::linear_trend) == "none");
}

BOOST_AUTO_TEST_CASE(an_estimate_is_never_negative) {
  BOOST_TEST(said({20, 10, 0}, forecast_method::linear_trend) == "0");  // −10
  BOOST_TEST(said({20, 10, 1}, forecast_method::linear_trend, 5) == "0");
}

// A line through equal steps goes on with them, however large: 38 digits are the limit.
BOOST_AUTO_TEST_CASE(large_amounts_are_exact) {
  const int128_t big = i128("99999999999999999999999999999999999990");
  BOOST_TEST(said({big - 9, big - 6, big - 3}, forecast_method::linear_trend) == to_string(big));
  BOOST_TEST(code_of([&] {
               return said({big - 8, big - 4, big}, forecast_method::linear_trend, 4);
             }) == errc::overflow);
  BOOST_TEST(code_of([] {
               return said({1, 2, 3}, forecast_method::last_year, 0);
             }) == errc::argument);
  BOOST_TEST(code_of([] { return said(values(301), forecast_method::last_year); }) ==
             errc::argument);
}

// D1 10 20 30 41: mean 25.25, slope (−15 − 10 + 15 + 61.5) / 5 = 10.3, so 25.25 + 25.75 = 51.
// D2 7 7 8 10: mean 8, slope (−10.5 − 3.5 + 4 + 15) / 5 = 1, so 10.5 and rounded up 11. P itself 1.
BOOST_AUTO_TEST_CASE(a_province_is_the_sum_of_its_units_and_its_own) {
  const auto years = four_years();
  const auto all = outlooks(years, period(2024), units(), "P");
  BOOST_TEST_REQUIRE(all.size() == 3U);
  BOOST_TEST(all[0].name == "Tỉnh P");
  BOOST_TEST_REQUIRE(all[0].forecasts.size() == 12U);  // 2 flows, 2 quantities, 3 methods
  const auto new_cases = [&](const char* unit, forecast_method method) {
    return text(find(of(all, unit), yearly_flow::newly_accepted, method).value);
  };
  BOOST_TEST(new_cases("D1", forecast_method::last_year) == "41");
  BOOST_TEST(new_cases("D2", forecast_method::last_year) == "10");
  BOOST_TEST(new_cases("P", forecast_method::last_year) == "52");
  BOOST_TEST(new_cases("D1", forecast_method::mean_of_last_3) == "30");  // 91 / 3 = 30.33
  BOOST_TEST(new_cases("D2", forecast_method::mean_of_last_3) == "8");   // 25 / 3 = 8.33
  BOOST_TEST(new_cases("P", forecast_method::mean_of_last_3) == "39");
  BOOST_TEST(new_cases("D1", forecast_method::linear_trend) == "51");
  BOOST_TEST(new_cases("D2", forecast_method::linear_trend) == "11");
  BOOST_TEST(new_cases("P", forecast_method::linear_trend) == "63");
  BOOST_TEST(all[0].short_history.empty());
  BOOST_TEST(all[0].years[0][measure::newly_accepted].count == 18);  // 10 + 7 + 1, without Q
}

// Carried forward in 2024: D1 80, D2 56, P 2; 10 đồng for each. Cases in the separate book are not.
BOOST_AUTO_TEST_CASE(what_is_carried_forward_is_what_stays_open) {
  const auto years = four_years();
  const auto all = outlooks(years, period(2024), units(), "P");
  const auto value = [&](quantity q) {
    return text(find(all[0], yearly_flow::carried_forward, forecast_method::last_year, q).value);
  };
  BOOST_TEST(value(quantity::cases) == "138");
  BOOST_TEST(value(quantity::money) == "1380");
}

// D1, new cases. As last year: 2022 10 for 20, 2023 20 for 30, 2024 30 for 41: errors −10, −10, −11
// and their mean 31/3. The mean of 2021 to 2023 is 20 for 41, and the line gives 40 for 41.
BOOST_AUTO_TEST_CASE(past_errors_stand_beside_each_method) {
  const auto years = four_years();
  const auto all = outlooks(years, period(2024), units(), "P");
  const auto& d1 = of(all, "D1");
  const auto& last = find(d1, yearly_flow::newly_accepted, forecast_method::last_year);
  BOOST_TEST_REQUIRE(last.past.size() == 3U);
  BOOST_TEST(last.past[0].year == 2022);
  BOOST_TEST((last.past[0].forecast == 10));
  BOOST_TEST((last.past[0].actual == 20));
  BOOST_TEST((last.past[2].error() == -11));
  BOOST_TEST(last.mean_absolute_error() == ratio(31, 3));
  const auto& mean = find(d1, yearly_flow::newly_accepted, forecast_method::mean_of_last_3);
  BOOST_TEST_REQUIRE(mean.past.size() == 1U);
  BOOST_TEST(mean.mean_absolute_error() == ratio(21));
  const auto& line = find(d1, yearly_flow::newly_accepted, forecast_method::linear_trend);
  BOOST_TEST(line.mean_absolute_error() == ratio(1));
  // The province: 40 + 8 (line of 7 7 8: 7.33 + 1 = 8.33) + 1 = 49 for 41 + 10 + 1 = 52.
  const auto& sum = find(all[0], yearly_flow::newly_accepted, forecast_method::linear_trend);
  BOOST_TEST((sum.past.at(0).error() == -3));
}

// After nine months of 2025 the last known year is 2024: 2025 is one year ahead, 2026 two.
BOOST_AUTO_TEST_CASE(within_a_year_two_years_are_estimated) {
  const auto years = four_years();
  const auto all = outlooks(years, period(2025, 9), units(), "P");
  BOOST_TEST_REQUIRE(all[0].forecasts.size() == 24U);
  const auto& d1 = of(all, "D1");
  const auto& next =
      find(d1, yearly_flow::newly_accepted, forecast_method::linear_trend, quantity::cases, 2026);
  BOOST_TEST(next.ahead == 2);
  BOOST_TEST(text(next.value) == "61");  // 25.25 + 10.3 · 3.5 = 61.3
  BOOST_TEST(next.past.empty());         // three years and two ahead are more than four
  const auto& as_last =
      find(d1, yearly_flow::newly_accepted, forecast_method::last_year, quantity::cases, 2026);
  BOOST_TEST_REQUIRE(as_last.past.size() == 2U);  // 2023 from 2021: 10 for 30; 2024: 20 for 41
  BOOST_TEST(as_last.mean_absolute_error() == ratio(41, 2));
  BOOST_TEST(text(find(d1, yearly_flow::newly_accepted, forecast_method::linear_trend,
                       quantity::cases, 2025)
                      .value) == "51");
}

// D2 has figures from 2023 on only: two years are too few for a mean of three, so neither it nor
// the province has one. As last year needs no more than one; in 2023 it could not be foreseen.
BOOST_AUTO_TEST_CASE(a_new_unit_has_no_estimate_that_needs_more_years) {
  const std::vector<tally> years{figures(2021, {{"D1", 10, 100}}), figures(2022, {{"D1", 20, 90}}),
                                 figures(2023, {{"D1", 30, 95}, {"D2", 8, 53}}),
                                 figures(2024, {{"D1", 41, 80}, {"D2", 10, 56}})};
  const auto all = outlooks(years, period(2024), units(), "P");
  const auto new_cases = [&](const char* unit, forecast_method method) -> const flow_forecast& {
    return find(of(all, unit), yearly_flow::newly_accepted, method);
  };
  BOOST_TEST(text(new_cases("P", forecast_method::last_year).value) == "51");
  BOOST_TEST(text(new_cases("P", forecast_method::mean_of_last_3).value) == "none");
  BOOST_TEST(text(new_cases("D2", forecast_method::linear_trend).value) == "none");
  BOOST_TEST(text(new_cases("D1", forecast_method::mean_of_last_3).value) == "30");
  BOOST_TEST(all[0].short_history == codes{"D2"}, boost::test_tools::per_element());
  const auto& past = new_cases("P", forecast_method::last_year).past;
  BOOST_TEST_REQUIRE(past.size() == 3U);
  BOOST_TEST((past[1].error() == 20 - 38));  // 2023: D2 is in what came, not in what was foreseen
  BOOST_TEST_REQUIRE(new_cases("D2", forecast_method::last_year).past.size() == 1U);
}

// No figures after 2021: from then on D2 has zeros, and they count.
BOOST_AUTO_TEST_CASE(a_unit_that_fell_silent_has_zeros) {
  const std::vector<tally> years{figures(2021, {{"D1", 10, 100}, {"D2", 9, 9}}),
                                 figures(2022, {{"D1", 20, 90}}), figures(2023, {{"D1", 30, 95}})};
  const auto all = outlooks(years, period(2023), units(), "N");
  BOOST_TEST_REQUIRE(all.size() == 3U);
  const auto& p = of(all, "P");
  BOOST_TEST(text(find(p, yearly_flow::newly_accepted, forecast_method::mean_of_last_3,
                       quantity::cases, 2024)
                      .value) == "23");  // 20 of D1, 3 of D2
}

BOOST_AUTO_TEST_CASE(a_unit_or_a_register_without_years) {
  const auto years = four_years();
  const auto all = outlooks(std::vector<tally>(), period(2024), units(), "P");
  BOOST_TEST_REQUIRE(all.size() == 3U);
  BOOST_TEST_REQUIRE(all[0].forecasts.size() == 12U);
  for (const flow_forecast& f : all[0].forecasts) {
    BOOST_TEST(!f.value.has_value());
    BOOST_TEST(!f.mean_absolute_error().is_defined());
  }
  const std::vector<tally> only_d1{figures(2024, {{"D1", 5, 5}})};
  const auto d2 = of(outlooks(only_d1, period(2024), units(), "P"), "D2");
  BOOST_TEST(!find(d2, yearly_flow::newly_accepted, forecast_method::last_year).value.has_value());
}

BOOST_AUTO_TEST_CASE(years_and_units_that_do_not_fit) {
  const auto years = four_years();
  const auto failing = [&](const std::vector<tally>& full, const period& now,
                           const char* root = "P") {
    return code_of([&] { return outlooks(full, now, units(), root); });
  };
  BOOST_TEST(failing(years, period(2025)) == errc::argument);     // 2025 is missing
  BOOST_TEST(failing(years, period(2024, 6)) == errc::argument);  // 2024 is not over
  BOOST_TEST(failing({years[0], years[2]}, period(2023)) == errc::argument);
  BOOST_TEST(failing({tally(period(2024, 6), {dimension::unit})}, period(2024)) == errc::argument);
  BOOST_TEST(failing({tally(period(2024), {dimension::officer})}, period(2024)) == errc::mismatch);
  BOOST_TEST(failing(years, period(2024), "X") == errc::not_found);
  BOOST_TEST(failing({figures(2023, {{"OLD", 1, 1}})}, period(2023)) == errc::bad_register);
}

BOOST_AUTO_TEST_SUITE_END()
