// SPDX-License-Identifier: Apache-2.0
// Statistical years, cumulative periods and slices: known days first, then how they tile the year.
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include <thads/time/period.hpp>

#include "printing.hpp"
#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(period_test)

using std::chrono::days;
using thads::date;
using thads::errc;
using thads::period;
using thads::slice;
using thads_test::code_of;

namespace {

static_assert(std::is_constructible_v<slice, period, period>);  // positive control
static_assert(!std::is_constructible_v<slice, period>);
static_assert(!std::is_convertible_v<period, slice>);
static_assert(!std::is_constructible_v<period, slice>);
static_assert(!std::is_convertible_v<int, period>);
static_assert(std::is_trivially_copyable_v<period>);

}  // namespace

BOOST_AUTO_TEST_CASE(known_first_and_last_days) {
  struct row {
    int year;
    int months;
    std::string_view first;
    std::string_view last;
  };
  const row rows[] = {
      {2024, 1, "2023-10-01", "2023-10-31"},  {2024, 2, "2023-10-01", "2023-11-30"},
      {2024, 3, "2023-10-01", "2023-12-31"},  {2024, 4, "2023-10-01", "2024-01-31"},
      {2024, 5, "2023-10-01", "2024-02-29"},  {2023, 5, "2022-10-01", "2023-02-28"},
      {2024, 6, "2023-10-01", "2024-03-31"},  {2024, 9, "2023-10-01", "2024-06-30"},
      {2024, 11, "2023-10-01", "2024-08-31"}, {2024, 12, "2023-10-01", "2024-09-30"},
      {1901, 1, "1900-10-01", "1900-10-31"},  {2199, 12, "2198-10-01", "2199-09-30"},
  };
  for (const row& r : rows) {
    const period p(r.year, r.months);
    BOOST_TEST(to_string(p.first_day()) == r.first);
    BOOST_TEST(to_string(p.last_day()) == r.last);
  }
}

BOOST_AUTO_TEST_CASE(a_year_is_twelve_months) {
  BOOST_TEST(period(2024) == period(2024, 12));
  BOOST_TEST(period(2024).is_full_year());
  BOOST_TEST(!period(2024, 11).is_full_year());
}

BOOST_AUTO_TEST_CASE(impossible_periods_are_refused) {
  struct row {
    int year;
    int months;
  };
  const row rows[] = {{2024, 0}, {2024, 13}, {2024, -1},        {1900, 12},
                      {2200, 1}, {0, 1},     {65536 + 2024, 6}, {2024, 65536 + 6}};
  for (const row& r : rows) {
    BOOST_TEST(code_of([&] { return period(r.year, r.months); }) == errc::range);
  }
}

BOOST_AUTO_TEST_CASE(statistical_years_begin_on_1_october) {
  BOOST_TEST(thads::statistical_year_of(date::from_ymd(2023, 9, 30)) == 2023);
  BOOST_TEST(thads::statistical_year_of(date::from_ymd(2023, 10, 1)) == 2024);
  BOOST_TEST(thads::statistical_year_of(date::from_ymd(2023, 12, 31)) == 2024);
  BOOST_TEST(thads::statistical_year_of(date::from_ymd(2024, 1, 1)) == 2024);
  BOOST_TEST(thads::statistical_year_of(thads::earliest_date) == 1900);
  BOOST_TEST(thads::statistical_year_of(thads::latest_date) == 2200);
}

BOOST_AUTO_TEST_CASE(a_period_contains_its_first_and_last_day_and_no_neighbour) {
  const period p(2024, 6);
  BOOST_TEST(!p.contains(date::from_ymd(2023, 9, 30)));
  BOOST_TEST(p.contains(date::from_ymd(2023, 10, 1)));
  BOOST_TEST(p.contains(date::from_ymd(2024, 3, 31)));
  BOOST_TEST(!p.contains(date::from_ymd(2024, 4, 1)));
}

BOOST_AUTO_TEST_CASE(same_period_last_year_keeps_the_months) {
  BOOST_TEST(period(2024, 5).same_period_last_year() == period(2023, 5));
  BOOST_TEST(to_string(period(2025, 5).same_period_last_year().last_day()) == "2024-02-29");
  BOOST_TEST(code_of([] { return period(1901, 3).same_period_last_year(); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(order_is_by_year_then_length) {
  BOOST_TEST((period(2023, 12) < period(2024, 1)));
  BOOST_TEST((period(2024, 1) < period(2024, 2)));
}

BOOST_AUTO_TEST_CASE(texts_and_labels) {
  struct row {
    int months;
    std::string_view text;
    std::string_view vi;
    std::string_view en;
  };
  const row rows[] = {
      {1, "2024-01M", "1 tháng đầu năm 2024", "first month of 2024"},
      {6, "2024-06M", "6 tháng đầu năm 2024", "first 6 months of 2024"},
      {11, "2024-11M", "11 tháng đầu năm 2024", "first 11 months of 2024"},
      {12, "2024", "12 tháng năm 2024", "12 months of 2024"},
  };
  for (const row& r : rows) {
    const period p(2024, r.months);
    BOOST_TEST(to_string(p) == r.text);
    BOOST_TEST(label_vi(p) == r.vi);
    BOOST_TEST(label_en(p) == r.en);
  }
}

BOOST_AUTO_TEST_CASE(every_period_reads_back) {
  int read = 0;
  for (int year = 1901; year <= 2199; ++year) {
    for (int months = 1; months <= 12; ++months) {
      const period p(year, months);
      read += thads::parse_period(to_string(p)) == p ? 1 : 0;
    }
  }
  BOOST_TEST(read == 299 * 12);
  BOOST_TEST(thads::parse_period("2024-12M") == period(2024));
}

BOOST_AUTO_TEST_CASE(malformed_texts_are_refused_where_they_go_wrong) {
  struct row {
    std::string_view text;
    errc code;
    std::string_view place;
  };
  const row rows[] = {
      {"", errc::syntax, "character 1)"},        {"202", errc::syntax, "character 4)"},
      {"20x4", errc::syntax, "character 3)"},    {"2024-", errc::syntax, "character 6)"},
      {"2024-06", errc::syntax, "character 8)"}, {"2024-06m", errc::syntax, "character 8)"},
      {"2024-6M", errc::syntax, "character 7)"}, {"2024/06M", errc::syntax, "character 5)"},
      {"20240", errc::syntax, "character 5)"},   {"2024-06M ", errc::syntax, "character 9)"},
      {" 2024", errc::syntax, "character 1)"},   {"+024", errc::syntax, "character 1)"},
      {"1900", errc::range, "character 1)"},     {"2200-01M", errc::range, "character 1)"},
      {"2024-00M", errc::range, "character 6)"}, {"2024-13M", errc::range, "character 6)"},
  };
  for (const row& r : rows) {
    BOOST_CHECK_EXCEPTION((void)thads::parse_period(r.text), thads::error,
                          [&](const thads::error& e) {
                            return e.code() == r.code &&
                                   std::string_view(e.what()).find(r.place) != std::string::npos;
                          });
  }
}

BOOST_AUTO_TEST_CASE(known_slices) {
  struct row {
    slice piece;
    std::string_view first;
    std::string_view last;
    std::string_view vi;
    std::string_view en;
  };
  const row rows[] = {
      {thads::month_slice(2024, 1), "2023-10-01", "2023-10-31", "tháng 10/2023", "10/2023"},
      {thads::month_slice(2024, 4), "2024-01-01", "2024-01-31", "tháng 01/2024", "01/2024"},
      {thads::month_slice(2024, 5), "2024-02-01", "2024-02-29", "tháng 02/2024", "02/2024"},
      {thads::month_slice(2024, 12), "2024-09-01", "2024-09-30", "tháng 09/2024", "09/2024"},
      {thads::quarter_slice(2024, 1), "2023-10-01", "2023-12-31",
       "từ tháng 10/2023 đến tháng 12/2023", "10/2023 to 12/2023"},
      {thads::quarter_slice(2024, 4), "2024-07-01", "2024-09-30",
       "từ tháng 07/2024 đến tháng 09/2024", "07/2024 to 09/2024"},
      {slice(period(2024), period(2024, 6)), "2024-04-01", "2024-09-30",
       "từ tháng 04/2024 đến tháng 09/2024", "04/2024 to 09/2024"},
  };
  for (const row& r : rows) {
    BOOST_TEST(to_string(r.piece.first_day()) == r.first);
    BOOST_TEST(to_string(r.piece.last_day()) == r.last);
    BOOST_TEST(label_vi(r.piece) == r.vi);
    BOOST_TEST(label_en(r.piece) == r.en);
  }
}

BOOST_AUTO_TEST_CASE(a_slice_is_the_difference_of_two_periods) {
  const slice march = thads::month_slice(2024, 6);
  BOOST_TEST(march.minuend() == period(2024, 6));
  BOOST_TEST((march.subtrahend() == period(2024, 5)));
  BOOST_TEST((thads::month_slice(2024, 1).subtrahend() == std::nullopt));
  BOOST_TEST(thads::quarter_slice(2024, 1) == slice(period(2024, 3), std::nullopt));
  BOOST_TEST(thads::quarter_slice(2024, 2) == slice(period(2024, 6), period(2024, 3)));
  BOOST_TEST(march.same_slice_last_year() == thads::month_slice(2023, 6));
  BOOST_TEST(thads::month_slice(2024, 1).same_slice_last_year() == thads::month_slice(2023, 1));
}

BOOST_AUTO_TEST_CASE(impossible_slices_are_refused) {
  for (const int k : {-1, 0, 13}) {
    BOOST_TEST(code_of([&] { return thads::month_slice(2024, k); }) == errc::range);
  }
  for (const int q : {-1, 0, 5, 2147483647}) {
    BOOST_TEST(code_of([&] { return thads::quarter_slice(2024, q); }) == errc::range);
  }
  const period half(2024, 6);
  for (const period& other : {period(2024, 6), period(2024, 7), period(2023, 3)}) {
    BOOST_TEST(code_of([&] { return slice(half, other); }) == errc::mismatch);
  }
}

BOOST_AUTO_TEST_CASE(months_and_quarters_tile_every_year) {
  for (int year = 1901; year <= 2199; ++year) {
    date expected = period(year).first_day();
    for (int k = 1; k <= 12; ++k) {
      const slice month = thads::month_slice(year, k);
      BOOST_REQUIRE(month.first_day() == expected);
      BOOST_REQUIRE(month.last_day() == period(year, k).last_day());
      BOOST_REQUIRE(month.contains(month.first_day()));
      BOOST_REQUIRE(!month.contains(month.last_day() + days{1}));
      BOOST_REQUIRE(!month.contains(month.first_day() - days{1}));
      expected = month.last_day() + days{1};
    }
    BOOST_REQUIRE(expected == period(year).last_day() + days{1});
    for (int q = 1; q <= 4; ++q) {
      const slice quarter = thads::quarter_slice(year, q);
      BOOST_REQUIRE(quarter.first_day() == thads::month_slice(year, 3 * q - 2).first_day());
      BOOST_REQUIRE(quarter.last_day() == thads::month_slice(year, 3 * q).last_day());
    }
  }
}

BOOST_AUTO_TEST_CASE(years_follow_each_other_without_a_gap) {
  for (int year = 1901; year < 2199; ++year) {
    BOOST_REQUIRE(period(year).last_day() + days{1} == period(year + 1).first_day());
    BOOST_REQUIRE(thads::statistical_year_of(period(year).first_day()) == year);
    BOOST_REQUIRE(thads::statistical_year_of(period(year).last_day()) == year);
  }
}

BOOST_AUTO_TEST_SUITE_END()
