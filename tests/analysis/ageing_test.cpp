// SPDX-License-Identifier: Apache-2.0
// Percentiles, means, bands and backlog of histograms of ages.
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/ageing.hpp>
#include <thads/number/percent.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(ageing_test)

using namespace thads;
using thads_test::code_of;

namespace {

age_histogram histogram(std::vector<aged_figure> ages) {
  age_histogram h;
  h.add(std::move(ages));
  return h;
}

const date last_day = date::from_ymd(2024, 9, 30);

}  // namespace

BOOST_AUTO_TEST_CASE(percentiles_by_nearest_rank) {
  // The worked example of the nearest-rank method: 15, 20, 35, 40, 50; the 5th percentile has rank
  // ⌈0.05 × 5⌉ = 1, the 30th ⌈1.5⌉ = 2, the 40th 2, the 50th ⌈2.5⌉ = 3, the 100th 5.
  const auto h = histogram({{15, {1, 0}}, {20, {1, 0}}, {35, {1, 0}}, {40, {1, 0}}, {50, {1, 0}}});
  for (const auto& [p, days] : std::vector<std::pair<int, std::int32_t>>{
           {1, 15}, {5, 15}, {20, 15}, {21, 20}, {30, 20}, {40, 20}, {50, 35}, {100, 50}}) {
    BOOST_TEST((percentile(h, p) == days), "percentile " << p);
  }
  BOOST_TEST(!percentile(histogram({}), 50).has_value());
  BOOST_TEST(code_of([&] { return percentile(h, 0); }) == errc::range);
  BOOST_TEST(code_of([&] { return percentile(h, 101); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(cases_and_money_weigh_differently) {
  // 3 cases of 10 days with 100 đồng, 1 case of 50 days with 900.
  const auto h = histogram({{10, {3, 100}}, {50, {1, 900}}});
  BOOST_TEST((percentile(h, 75) == 10));
  BOOST_TEST((percentile(h, 76) == 50));
  BOOST_TEST((percentile(h, 10, quantity::money) == 10));
  BOOST_TEST((percentile(h, 11, quantity::money) == 50));
  BOOST_TEST((mean_age(h) == ratio(20, 1)));                   // (30 + 50) / 4
  BOOST_TEST((mean_age(h, quantity::money) == ratio(46, 1)));  // (1000 + 45000) / 1000
  BOOST_TEST(!mean_age(histogram({})).is_defined());
  BOOST_TEST((share_older_than(h, 10, quantity::cases) == ratio(1, 4)));
  BOOST_TEST((share_older_than(h, 9, quantity::money) == ratio(1, 1)));
  BOOST_TEST((up_to(h, 10) == figure{3, 100}));
  BOOST_TEST((older_than(h, 10) == figure{1, 900}));
}

BOOST_AUTO_TEST_CASE(limits_in_months_follow_the_calendar) {
  const auto within = [](const char* text, date on) {
    return days_within(parse_age_limit(text), on);
  };
  BOOST_TEST(within("60d", last_day) == 60);
  BOOST_TEST(within("1y", last_day) == 366);  // since 2023-09-30, with 2024-02-29
  BOOST_TEST(within("12m", last_day) == 366);
  BOOST_TEST(within("6m", last_day) == 184);  // since 2024-03-30: 1 + 30 + 31 + 30 + 31 + 31 + 30
  BOOST_TEST(within("2y", last_day) == 731);  // 366 + 365
  BOOST_TEST(within("7m", last_day) == 214);  // no 30 February: since the 29th, 30 days more
  BOOST_TEST(within("1m", date::from_ymd(2023, 3, 31)) == 31);  // since 2023-02-28
  BOOST_TEST(code_of([&] { return within("200y", last_day); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(what_is_not_a_limit_is_an_error) {
  for (const char* text : {"60d", "6m", "1y", "9999d"}) {
    BOOST_TEST(to_string(parse_age_limit(text)) == text);
  }
  for (const char* text : {"", "d", "6", "0d", "06m", "-1y", "1 y", "1w", "10000d", "1y "}) {
    BOOST_TEST(code_of([&] { return parse_age_limit(text); }) == errc::syntax, text);
  }
  BOOST_TEST((parse_age_bands("60d,6m,1y") ==
              age_bands{{60, age_unit::days}, {6, age_unit::months}, {1, age_unit::years}}));
  for (const char* text : {"", "1y,", ",1y", "1y,,2y"}) {
    BOOST_TEST(code_of([&] { return parse_age_bands(text); }) == errc::syntax, text);
  }
}

BOOST_AUTO_TEST_CASE(bands_add_up) {
  // Up to 6 months is up to 184 days, up to 1 year up to 366.
  const auto h =
      histogram({{0, {1, 1}}, {184, {2, 20}}, {185, {4, 400}}, {366, {8, 8}}, {367, {16, 5}}});
  const auto bands = figures_by_band(h, parse_age_bands("6m,1y"), last_day);
  BOOST_REQUIRE_EQUAL(bands.size(), 3U);
  BOOST_TEST((bands[0] == figure{3, 21}));
  BOOST_TEST((bands[1] == figure{12, 408}));
  BOOST_TEST((bands[2] == figure{16, 5}));
  BOOST_TEST((figures_by_band(h, {}, last_day) == std::vector<figure>{h.total()}));
  BOOST_TEST(figures_by_band(h, default_age_bands(), last_day).size() == 7U);
  for (const char* text : {"1y,6m", "12m,1y", "1y,366d"}) {
    BOOST_TEST(code_of([&] { return figures_by_band(h, parse_age_bands(text), last_day); }) ==
                   errc::argument,
               text);
  }
}

BOOST_AUTO_TEST_CASE(aging_index_of_north_carolina) {
  // 50 / (1000 + 500) = 3.3 %, where 50 / 1000 would be 5 %.
  BOOST_TEST((to_percent(aging_index(50, 1000, 500), 1, rounding::half_up)->value() ==
              decimal::from_parts(33, 1)));
  BOOST_TEST((aging_index(50, 1000, 0) == ratio(5, 100)));
  BOOST_TEST(!aging_index(0, 0, 0).is_defined());
}

BOOST_AUTO_TEST_CASE(rows_hold_what_is_below_them) {
  const agency_tree tree({{.code = "P", .kind = unit_kind::province},
                          {.code = "D1", .kind = unit_kind::district, .parent = "P"},
                          {.code = "D2", .kind = unit_kind::district, .parent = "P"},
                          {.code = "T", .kind = unit_kind::other, .parent = "D2"},
                          {.code = "Q", .kind = unit_kind::province}});
  case_ages ages(period(2024, 12));
  const auto key = [](const char* unit) {
    return age_key{unit, age_series::open, measure::in_progress};
  };
  ages.add(key("P"), 1, {1, 1});
  ages.add(key("D2"), 1, {2, 2});
  ages.add(key("T"), 7, {4, 4});
  ages.add(key("Q"), 1, {8, 8});  // not below P
  const auto rows = ages_by_row(ages, unit_rows(tree, "P", last_day));
  BOOST_REQUIRE_EQUAL(rows.size(), 3U);
  case_ages of_p(period(2024, 12));
  of_p.add(key("P"), 1, {3, 3});
  of_p.add(key("P"), 7, {4, 4});
  case_ages of_d2(period(2024, 12));
  of_d2.add(key("D2"), 1, {2, 2});
  of_d2.add(key("D2"), 7, {4, 4});
  BOOST_TEST((rows[0] == of_p));
  BOOST_TEST((rows[1] == case_ages(period(2024, 12))));
  BOOST_TEST((rows[2] == of_d2));
}

BOOST_AUTO_TEST_SUITE_END()
