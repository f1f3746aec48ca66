// SPDX-License-Identifier: Apache-2.0
// Control charts worked out by hand: limits, signals, baselines, gaps, and months of tallies.
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/control_chart.hpp>
#include <thads/number/percent.hpp>
#include <thads/units/roll_up.hpp>

#include "support/errors.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(control_chart_test)

using namespace thads;
using thads_test::code_of;

namespace {

date day(int n) { return date::from_ymd(2024, 1, 1) + std::chrono::days{n}; }

// A value for each day from 1 January on; −1 is a gap.
std::vector<chart_point> points_of(const std::vector<int>& values) {
  std::vector<chart_point> points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    points.push_back({day(static_cast<int>(i)),
                      values[i] < 0 ? std::nullopt : std::optional<decimal>(values[i])});
  }
  return points;
}

std::string text_of(const ratio& r) { return to_string(r.value(2, rounding::half_up)); }

std::string text_of(const chart_limits& l) {
  return text_of(l.mean) + " " + text_of(l.mean_range) + " " + text_of(l.lower) + " " +
         text_of(l.upper) + " " + text_of(l.range_limit);
}

// "3:above_limits 5:run_above": what each place in the chart signals.
std::string signals_of(const control_chart& chart) {
  std::string text;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    for (const chart_signal s : chart.points[i].signals) {
      text += (text.empty() ? "" : " ") + std::to_string(i) + ":" + std::string(code_of(s));
    }
  }
  return text;
}

const std::vector<chart_baseline> first_four{{day(0), day(3)}};

tally months_tally(int months, int finished, int open) {
  tally t(period(2024, months), {dimension::unit});
  measures m;
  m[measure::finished].count = finished;
  m[measure::in_progress].count = open;
  t.add({.unit = "A"}, m);
  return t;
}

}  // namespace

// 10 12 11 13: mean 46 / 4, ranges 2 1 2, mR̄ = 5 / 3; 11.5 ± 2.66 × 5/3; 3.268 × 5/3.
BOOST_AUTO_TEST_CASE(limits) {
  const auto chart = make_control_chart(points_of({10, 12, 11, 13}));
  BOOST_TEST_REQUIRE(chart.limits.size() == 1U);
  BOOST_TEST(text_of(chart.limits[0]) == "11.50 1.67 7.07 15.93 5.45");
  BOOST_TEST(chart.limits[0].values == 4U);
  BOOST_TEST((chart.limits[0].lower == ratio(106, 15)));  // 11.5 − 13.3 / 3
  BOOST_TEST(signals_of(chart).empty());
}

// The limits above: 16 is over 15.93, 22 and 7 too and their ranges 6 and 15 over 5.45.
BOOST_AUTO_TEST_CASE(later_values_do_not_move_the_limits) {
  const auto chart = make_control_chart(points_of({10, 12, 11, 13, 16, 22, 7}), first_four);
  BOOST_TEST(text_of(chart.limits.at(0)) == "11.50 1.67 7.07 15.93 5.45");
  BOOST_TEST(signals_of(chart) ==
             "4:above_limits 5:above_limits 5:wide_range 6:below_limits 6:wide_range");
}

// From place 3 on all lie over the mean of 11.5: with seven 12s eight in a row, with six none.
BOOST_AUTO_TEST_CASE(runs) {
  const auto chart =
      make_control_chart(points_of({10, 12, 11, 13, 12, 12, 12, 12, 12, 12, 12}), first_four);
  for (std::size_t i = 3; i < 11; ++i) {
    BOOST_TEST_REQUIRE(chart.points[i].signals.size() == 1U);
    BOOST_TEST((chart.points[i].signals[0] == chart_signal::run_above));
  }
  BOOST_TEST(chart.points[1].signals.empty());
  BOOST_TEST(signals_of(make_control_chart(points_of({10, 12, 11, 13, 12, 12, 12, 12, 12, 12}),
                                           first_four)) == "");
  BOOST_TEST(signals_of(make_control_chart(points_of({10, 12, 11, 13, 11, 11, 11}), first_four,
                                           {.run = 3})) == "4:run_below 5:run_below 6:run_below");
}

// The mean of 1 3 is 2: a value on it ends a run, and so does a gap, after which there is no range.
BOOST_AUTO_TEST_CASE(what_ends_a_run) {
  const std::vector<chart_baseline> two{{day(0), day(1)}};
  for (const int between : {2, -1}) {
    const auto chart = make_control_chart(points_of({1, 3, 3, between, 3, 3}), two, {.run = 3});
    BOOST_TEST(signals_of(chart) == "");
    BOOST_TEST(chart.points[4].range.has_value() == (between == 2));
  }
  BOOST_TEST(signals_of(make_control_chart(points_of({1, 3, 3, 3}), two, {.run = 3})) ==
             "1:run_above 2:run_above 3:run_above");
}

// 10 12 from the first day, 40 44 from the fifth: each with limits, ranges and runs of its own.
BOOST_AUTO_TEST_CASE(baselines_are_dated) {
  const auto chart =
      make_control_chart(points_of({30, 10, 12, 11, 40, 44}), {{day(1), day(2)}, {day(4), day(5)}});
  BOOST_TEST_REQUIRE(chart.limits.size() == 2U);
  BOOST_TEST(text_of(chart.limits[0]) == "11.00 2.00 5.68 16.32 6.54");
  BOOST_TEST(text_of(chart.limits[1]) == "42.00 4.00 31.36 52.64 13.07");
  BOOST_TEST(!chart.points[0].limits.has_value());
  BOOST_TEST(!chart.points[1].range.has_value());
  BOOST_TEST(chart.points[3].limits.value() == 0U);
  BOOST_TEST(!chart.points[4].range.has_value());
  BOOST_TEST(signals_of(chart) == "");
}

BOOST_AUTO_TEST_CASE(too_little_for_limits) {
  BOOST_TEST(make_control_chart({}).limits.empty());
  for (const auto& values : {std::vector{5}, std::vector{5, -1, 6}, std::vector{-1, -1}}) {
    const auto chart = make_control_chart(points_of(values));
    BOOST_TEST_REQUIRE(chart.limits.size() == 1U);
    BOOST_TEST(!chart.limits[0].upper.is_defined());
    BOOST_TEST(!assurance_of(chart.limits[0], 1).has_value());
    BOOST_TEST(signals_of(chart) == "");
  }
  const auto equal = make_control_chart(points_of({5, 5, 5}));
  BOOST_TEST(text_of(equal.limits[0]) == "5.00 0.00 5.00 5.00 0.00");
  BOOST_TEST(signals_of(equal) == "");
}

BOOST_AUTO_TEST_CASE(target_assurance_by_the_limits) {
  const auto chart = make_control_chart(points_of({10, 12, 11, 13}));  // 7.07 to 15.93
  const auto text = [&](int target) {
    return std::string(code_of(*assurance_of(chart.limits[0], target)));
  };
  BOOST_TEST(text(7) == "consistently_above");
  BOOST_TEST(text(8) == "may_or_may_not_reach");
  BOOST_TEST(text(16) == "consistently_below");
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  const auto points = points_of({1, 2, 3});
  const auto refused = [&](std::vector<chart_baseline> baselines) {
    return code_of([&] { return make_control_chart(points, baselines); });
  };
  BOOST_TEST(refused({{day(2), day(1)}}) == errc::argument);
  BOOST_TEST(refused({{day(0), day(1)}, {day(1), day(2)}}) == errc::argument);
  BOOST_TEST(code_of([&] { return make_control_chart(points, {}, {.run = 1}); }) == errc::argument);
  const std::vector<chart_point> twice{{day(0), 1}, {day(0), 2}};
  BOOST_TEST(code_of([&] { return make_control_chart(twice); }) == errc::argument);
}

// 2 of 10, then 5 of 11 in two months, then 5 of 5: 2 / 10, 3 / 9, and 0 / 0.
BOOST_AUTO_TEST_CASE(months_are_differences) {
  const std::vector<tally> cumulative{months_tally(1, 2, 8), months_tally(2, 5, 6),
                                      months_tally(3, 5, 0)};
  const agency_tree tree = flat_tree(cumulative[0]);
  const auto months = months_of(cumulative, tree, "A", quantity::cases);
  BOOST_TEST_REQUIRE(months.size() == 3U);
  BOOST_TEST((months[0].rate() == ratio(1, 5)));
  BOOST_TEST((months[1].resolved == 3));
  BOOST_TEST((months[1].with_conditions == 9));
  BOOST_TEST(label_en(months[1].month) == "11/2023");
  BOOST_TEST(!months[2].rate().is_defined());
  const auto points = rate_points(months);
  BOOST_TEST((points[1].value == decimal::from_parts(3333, 2)));
  BOOST_TEST(points[1].on == date::from_ymd(2023, 11, 30));
  BOOST_TEST(!points[2].value.has_value());
}

BOOST_AUTO_TEST_CASE(months_need_what_they_are_taken_from) {
  const std::vector<tally> later{months_tally(4, 5, 0), months_tally(5, 6, 3),
                                 months_tally(7, 8, 0)};
  const agency_tree tree = flat_tree(later[0]);
  const auto months = months_of(later, tree, "A", quantity::cases);
  BOOST_TEST_REQUIRE(months.size() == 1U);
  BOOST_TEST((months[0].rate() == ratio(1, 4)));
  const std::vector<tally> reversed{later[1], later[0]};
  BOOST_TEST(code_of([&] { return months_of(reversed, tree, "A", quantity::cases); }) ==
             errc::argument);
}

BOOST_AUTO_TEST_SUITE_END()
