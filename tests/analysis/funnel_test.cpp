// SPDX-License-Identifier: Apache-2.0
// Funnels worked out by hand: places, over-dispersion, and cases without an answer.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/funnel.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(funnel_test)

using namespace thads;
using thads_test::code_of;

namespace {

const ratio half(1, 2);

// "outer lower, inner lower, inner upper, outer upper".
std::string limits_text(const funnel_point& p) {
  if (!p.inner || !p.outer) return "none";
  return to_string(p.outer->lower) + " " + to_string(p.inner->lower) + " " +
         to_string(p.inner->upper) + " " + to_string(p.outer->upper);
}

std::string place_text(const funnel_point& p) {
  return p.place ? std::string(code_of(*p.place)) : "none";
}

std::vector<unit_proportion> of_hundred(const std::vector<int>& parts) {
  std::vector<unit_proportion> units;
  for (const int part : parts) units.push_back({std::to_string(part), {part, 100}});
  return units;
}

}  // namespace

// Of 10 cases around 1/2, P(R ≤ 0, 1, 2) = 1, 11, 56 of 1024.
// Inner, 0.025: r = 2, α = (56 − 25.6) / 45 = 0.67556, (2 − α) / 10 = 13.24 %.
// Outer, 0.001: r = 1, α = (11 − 1.024) / 10 = 0.9976, (1 − α) / 10 = 0.02 %.
BOOST_AUTO_TEST_CASE(places_around_one_half) {
  std::vector<unit_proportion> units;
  for (const int part : {0, 1, 2, 5, 8, 9, 10}) units.push_back({"U", {part, 10}});
  const funnel drawn = make_funnel(units, half);
  BOOST_TEST_REQUIRE(drawn.points.size() == 7U);
  const std::vector<std::string> places{"far_below", "below", "inside",   "inside",
                                        "inside",    "above", "far_above"};
  for (std::size_t i = 0; i < places.size(); ++i) {
    BOOST_TEST(limits_text(drawn.points[i]) == "0.02 13.24 86.76 99.98");
    BOOST_TEST(place_text(drawn.points[i]) == places[i]);
  }
  BOOST_TEST(!drawn.dispersed.has_value());
}

// One case of one is no news, whatever the rate.
BOOST_AUTO_TEST_CASE(one_case_is_never_outside) {
  const std::vector<unit_proportion> units{{"A", {1, 1}}, {"B", {0, 1}}, {"C", {0, 0}}};
  const funnel drawn = make_funnel(units, half);
  BOOST_TEST(place_text(drawn.points.at(0)) == "inside");
  BOOST_TEST(place_text(drawn.points.at(1)) == "inside");
  BOOST_TEST(place_text(drawn.points.at(2)) == "none");
  BOOST_TEST(limits_text(drawn.points.at(2)) == "none");
}

// 100 cases around 1/2 have a standard error of 0.05: z = −4, −2, 2, 4, φ = 40 / 4 = 10.
// Multiplicative: 0.05 √10 = 0.158114; × 1.959964 = 0.309898, × 3.090232 = 0.488608.
// Additive: τ² = (40 − 3) / (1600 − 400) = 0.0308333, τ = 17.56 points; √(0.0025 + τ²) =
// 0.182574; × 1.959964 = 0.357840, × 3.090232 = 0.564196, which is past both ends.
BOOST_AUTO_TEST_CASE(over_dispersion_widens_limits) {
  const auto units = of_hundred({30, 40, 60, 70});
  const funnel times = make_funnel(units, half, {.allow = over_dispersion::multiplicative});
  BOOST_TEST_REQUIRE(times.dispersed.has_value());
  BOOST_TEST(times.dispersed->widens);
  BOOST_TEST(to_string(times.dispersed->phi) == "10.00");
  for (const funnel_point& p : times.points) {
    BOOST_TEST(limits_text(p) == "1.14 19.01 80.99 98.86");
    BOOST_TEST(place_text(p) == "inside");
  }
  const funnel plus = make_funnel(units, half, {.allow = over_dispersion::additive});
  BOOST_TEST(to_string(plus.dispersed->tau) == "17.56");
  for (const funnel_point& p : plus.points) BOOST_TEST(limits_text(p) == "0.00 14.22 85.78 100.00");
}

// z = −8, four of −2, four of 2, 8. One at each end is drawn in to ±2: φ = 4; else 160 / 10 = 16.
BOOST_AUTO_TEST_CASE(extremes_are_winsorised) {
  const auto units = of_hundred({90, 40, 40, 40, 40, 60, 60, 60, 60, 10});
  const auto phi = [&](int winsorised) {
    const funnel f =
        make_funnel(units, half, {.allow = over_dispersion::additive, .winsorised = winsorised});
    return to_string(f.dispersed->phi);
  };
  BOOST_TEST(phi(10) == "4.00");
  BOOST_TEST(phi(9) == "16.00");
  BOOST_TEST(phi(0) == "16.00");
}

BOOST_AUTO_TEST_CASE(limits_stay_without_over_dispersion) {
  for (const auto& parts : {std::vector{50, 50, 50}, std::vector{90}}) {
    const auto units = of_hundred(parts);
    const funnel plain = make_funnel(units, half);
    const funnel allowed = make_funnel(units, half, {.allow = over_dispersion::additive});
    BOOST_TEST(!allowed.dispersed->widens);
    BOOST_TEST(to_string(allowed.dispersed->tau) == "0.00");
    BOOST_TEST(limits_text(allowed.points[0]) == limits_text(plain.points[0]));
  }
}

BOOST_AUTO_TEST_CASE(a_centre_without_spread_and_none) {
  const std::vector<unit_proportion> units{{"A", {5, 5}}, {"B", {4, 5}}, {"C", {0, 0}}};
  for (const over_dispersion allow : {over_dispersion::none, over_dispersion::additive}) {
    const funnel all = make_funnel(units, ratio(1), {.allow = allow});
    BOOST_TEST(limits_text(all.points.at(0)) == "100.00 100.00 100.00 100.00");
    BOOST_TEST(place_text(all.points.at(0)) == "inside");
    BOOST_TEST(place_text(all.points.at(1)) == "far_below");
  }
  const funnel none = make_funnel(units, ratio());
  BOOST_TEST(none.points.size() == 3U);
  for (const funnel_point& p : none.points) BOOST_TEST(place_text(p) == "none");
  BOOST_TEST(make_funnel({}, half, {.allow = over_dispersion::additive}).points.empty());
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  const std::vector<unit_proportion> bad{{"A", {6, 5}}};
  BOOST_TEST(code_of([&] { return make_funnel(bad, half); }) == errc::argument);
  BOOST_TEST(code_of([] { return make_funnel({}, ratio(3, 2)); }) == errc::argument);
  BOOST_TEST(code_of([] { return make_funnel({}, half, {.winsorised = 50}); }) == errc::argument);
  BOOST_TEST(code_of([] { return make_funnel({}, half, {.outer = percent(100)}); }) == errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
