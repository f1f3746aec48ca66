// SPDX-License-Identifier: Apache-2.0
// Key figures of a unit, this year against the year before.
#include <boost/test/unit_test.hpp>

#include <thads/targets/kpi.hpp>

BOOST_AUTO_TEST_SUITE(kpi_test)

using namespace thads;

// Sóc Trăng 2024: 19 241 accepted, of 13 970 with conditions 11 714 resolved, 10 289 the year
// before.
BOOST_AUTO_TEST_CASE(published_year_is_reproduced) {
  measures now;
  now[measure::carried_over] = {6'326, 0};
  now[measure::newly_accepted] = {12'915, 0};
  now[measure::finished] = {11'059, 0};
  now[measure::terminated] = {655, 0};
  now[measure::in_progress] = {2'000, 0};
  now[measure::postponed_agreed] = {200, 0};
  now[measure::unclassified] = {56, 0};
  measures before;
  before[measure::newly_accepted] = {11'094, 0};
  before[measure::finished] = {10'289, 0};
  const target goal{.value = percent(parse_decimal("83.35", number_format::plain))};
  const key_figures k = key_figures_of(now, &before, quantity::cases, &goal);
  BOOST_TEST((k.accepted == 19'241));
  BOOST_TEST((k.newly_accepted == 12'915));
  BOOST_TEST((k.with_conditions == 13'970));
  BOOST_TEST((k.resolved == 11'714));
  BOOST_TEST(to_string(k.rate.printed) == "83.85");
  BOOST_TEST(to_string(k.rate.over) == "0.50");
  BOOST_TEST(to_string(published(k.growth_of_resolved)) == "13.85");
  BOOST_TEST(to_string(published(k.growth_of_newly_accepted)) == "16.41");  // 1 821 / 11 094
}

BOOST_AUTO_TEST_CASE(without_a_year_before_growth_is_undefined) {
  measures now;
  now[measure::finished] = {1, 5};
  const key_figures k = key_figures_of(now, nullptr, quantity::money, nullptr);
  BOOST_TEST((k.resolved == 5));
  BOOST_TEST(!k.growth_of_resolved.is_defined());
  BOOST_TEST(!k.growth_of_newly_accepted.is_defined());
}

BOOST_AUTO_TEST_SUITE_END()
