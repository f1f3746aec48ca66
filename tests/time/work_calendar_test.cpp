// SPDX-License-Identifier: Apache-2.0
// Working days: known breaks by hand, the edges of the coverage, and walks day by day.
#include <cstdint>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/time/vietnam_days_off.hpp>
#include <thads/time/work_calendar.hpp>

#include "printing.hpp"
#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(work_calendar_test)

using std::chrono::days;
using thads::audience;
using thads::confidence;
using thads::date;
using thads::day_kind;
using thads::errc;
using thads::listed_day;
using thads::parse_date;
using thads::unconfirmed_law;
using thads::work_calendar;
using thads_test::code_of;

namespace {

const work_calendar& agencies() {
  static const work_calendar calendar = thads::vietnam_work_calendar();
  return calendar;
}

// Walks from `d`, day by day, over `n` working days; nothing when the walk leaves the coverage.
std::optional<date> walk(const work_calendar& calendar, date d, int n) {
  const days step{n < 0 ? -1 : 1};
  for (int left = n < 0 ? -n : n; left > 0;) {
    d = d + step;
    if (!calendar.covers(d)) return std::nullopt;
    if (calendar.is_working_day(d)) --left;
  }
  return d;
}

constexpr listed_day row_of(date d, day_kind kind, confidence trust = confidence::announced,
                            audience binds = audience::everyone) {
  return {d, kind, trust, binds, "an occasion", "một dịp"};
}

}  // namespace

BOOST_AUTO_TEST_CASE(known_days) {
  struct row {
    std::string_view day;
    day_kind kind;
  };
  const row rows[] = {
      {"2024-02-07", day_kind::workday},           // the Wednesday before Tết 2024
      {"2024-02-08", day_kind::compensatory},      //
      {"2024-02-09", day_kind::statutory},         //
      {"2024-02-10", day_kind::statutory},         // Tết, a Saturday
      {"2024-02-11", day_kind::statutory},         //
      {"2024-02-12", day_kind::statutory},         //
      {"2024-02-13", day_kind::statutory},         //
      {"2024-02-14", day_kind::compensatory},      //
      {"2024-02-15", day_kind::workday},           //
      {"2024-02-17", day_kind::weekend},           //
      {"2024-04-27", day_kind::weekend_in_break},  //
      {"2024-04-29", day_kind::swapped_off},       // a Monday, made up for on 4 May
      {"2024-04-30", day_kind::statutory},         //
      {"2024-05-01", day_kind::statutory},         //
      {"2024-05-02", day_kind::workday},           //
      {"2024-05-04", day_kind::make_up_workday},   // a Saturday
      {"2024-05-05", day_kind::weekend},           //
      {"2026-02-13", day_kind::workday},           // Tết 2026: 14 to 22 February
      {"2026-02-14", day_kind::weekend_in_break},  //
      {"2026-02-16", day_kind::statutory},         //
      {"2026-02-20", day_kind::statutory},         //
      {"2026-02-22", day_kind::weekend_in_break},  //
      {"2026-02-23", day_kind::workday},           //
  };
  for (const row& r : rows) {
    BOOST_TEST_CONTEXT(r.day) {
      BOOST_TEST(agencies().day(parse_date(r.day)).kind == r.kind);
      BOOST_TEST(agencies().is_working_day(parse_date(r.day)) == is_working(r.kind));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_listed_day_brings_its_row) {
  const auto tet = agencies().day(date::from_ymd(2024, 2, 10));
  BOOST_TEST(tet.name_vi == "Tết Nguyên Đán");
  BOOST_TEST(tet.occasion == "Tet");
  BOOST_TEST((tet.trust == confidence::announced));
  BOOST_TEST((agencies().day(date::from_ymd(2027, 2, 6)).trust == confidence::computed));
  const auto ordinary = agencies().day(date::from_ymd(2024, 2, 7));
  BOOST_TEST((ordinary.trust == std::nullopt));
  BOOST_TEST(ordinary.occasion.empty());
}

BOOST_AUTO_TEST_CASE(a_holiday_of_an_unconfirmed_law_is_off_only_on_request) {
  const date culture_day = date::from_ymd(2026, 11, 24);
  BOOST_TEST(agencies().day(culture_day).kind == day_kind::workday);
  BOOST_TEST((agencies().day(culture_day).trust == confidence::unconfirmed_law));
  BOOST_TEST(agencies().day(culture_day).occasion == "Vietnam Culture Day");
  const auto believing =
      thads::vietnam_work_calendar(audience::public_sector, unconfirmed_law::is_off);
  BOOST_TEST(believing.day(culture_day).kind == day_kind::statutory);
  BOOST_TEST(!believing.is_working_day(culture_day));
}

BOOST_AUTO_TEST_CASE(an_unconfirmed_holiday_on_a_sunday_stays_a_weekend) {
  const date sunday = date::from_ymd(2024, 11, 24);
  const listed_day rows[] = {row_of(sunday, day_kind::statutory, confidence::unconfirmed_law)};
  BOOST_TEST(work_calendar(rows, 2024, 2024).day(sunday).kind == day_kind::weekend);
}

BOOST_AUTO_TEST_CASE(known_terms) {
  const work_calendar& c = agencies();
  const auto on = [](std::string_view text) { return parse_date(text); };
  // Friday 26 April 2024, then 2 and 3 May, the made-up Saturday 4 May, Monday 6 May, 7 May.
  BOOST_TEST(c.add_working_days(on("2024-04-26"), 1) == on("2024-05-02"));
  BOOST_TEST(c.add_working_days(on("2024-04-26"), 3) == on("2024-05-04"));
  BOOST_TEST(c.add_working_days(on("2024-04-26"), 5) == on("2024-05-07"));
  BOOST_TEST(c.add_working_days(on("2024-05-07"), -5) == on("2024-04-26"));
  BOOST_TEST(c.add_working_days(on("2024-05-01"), 1) == on("2024-05-02"));
  BOOST_TEST(c.add_working_days(on("2024-05-01"), -1) == on("2024-04-26"));
  BOOST_TEST(c.add_working_days(on("2024-05-01"), 0) == on("2024-05-01"));
  BOOST_TEST(c.working_days_between(on("2024-04-26"), on("2024-05-07")) == 5);
  BOOST_TEST(c.working_days_between(on("2024-05-07"), on("2024-04-26")) == -5);
  BOOST_TEST(c.working_days_between(on("2024-04-26"), on("2024-04-26")) == 0);
  BOOST_TEST(c.working_days_between(on("2024-04-26"), on("2024-05-01")) == 0);
  BOOST_TEST(c.next_working_day(on("2024-04-26")) == on("2024-04-26"));
  BOOST_TEST(c.next_working_day(on("2024-04-27")) == on("2024-05-02"));
  // 10 days from 5 February 2024 end on 15 February, a working day; 5 days on 10 February, Tết.
  BOOST_TEST(c.end_of_term(on("2024-02-05"), days{10}) == on("2024-02-15"));
  BOOST_TEST(c.end_of_term(on("2024-02-05"), days{5}) == on("2024-02-15"));
  BOOST_TEST(c.end_of_term(on("2024-04-05"), days{29}) == on("2024-05-04"));
  BOOST_TEST(c.end_of_term(on("2024-02-10"), days{0}) == on("2024-02-15"));
}

BOOST_AUTO_TEST_CASE(a_term_may_start_before_the_coverage_but_not_end_outside) {
  const work_calendar& c = agencies();
  BOOST_TEST(c.end_of_term(date::from_ymd(2017, 12, 25), days{7}) == date::from_ymd(2018, 1, 2));
  BOOST_TEST(code_of([&] { return c.end_of_term(date::from_ymd(2017, 12, 25), days{6}); }) ==
             errc::no_coverage);
  BOOST_TEST(code_of([&] { return c.end_of_term(date::from_ymd(2027, 12, 25), days{7}); }) ==
             errc::no_coverage);
  BOOST_TEST(code_of([&] { return c.end_of_term(date::from_ymd(2024, 1, 1), days{-1}); }) ==
             errc::argument);
}

BOOST_AUTO_TEST_CASE(every_question_outside_the_coverage_is_refused) {
  const work_calendar& c = agencies();
  const date inside = date::from_ymd(2024, 6, 3);
  for (const date d : {date::from_ymd(2017, 12, 31), date::from_ymd(2028, 1, 1),
                       thads::earliest_date, thads::latest_date}) {
    BOOST_TEST(!c.covers(d));
    BOOST_TEST(code_of([&] { return c.is_working_day(d); }) == errc::no_coverage);
    BOOST_TEST(code_of([&] { return c.day(d); }) == errc::no_coverage);
    BOOST_TEST(code_of([&] { return c.next_working_day(d); }) == errc::no_coverage);
    BOOST_TEST(code_of([&] { return c.add_working_days(d, 0); }) == errc::no_coverage);
    BOOST_TEST(code_of([&] { return c.add_working_days(d, 5); }) == errc::no_coverage);
    BOOST_TEST(code_of([&] { return c.working_days_between(d, inside); }) == errc::no_coverage);
    BOOST_TEST(code_of([&] { return c.working_days_between(inside, d); }) == errc::no_coverage);
  }
}

BOOST_AUTO_TEST_CASE(a_walk_off_the_end_is_refused) {
  const work_calendar& c = agencies();
  const date last = date::from_ymd(2027, 12, 31);  // a Friday
  const date first = date::from_ymd(2018, 1, 2);   // the first working day
  BOOST_TEST(c.add_working_days(date::from_ymd(2027, 12, 30), 1) == last);
  BOOST_TEST(code_of([&] { return c.add_working_days(last, 1); }) == errc::no_coverage);
  BOOST_TEST(code_of([&] { return c.add_working_days(last, 2147483647); }) == errc::no_coverage);
  BOOST_TEST(code_of([&] { return c.add_working_days(first, -1); }) == errc::no_coverage);
  BOOST_TEST(code_of([&] { return c.add_working_days(first, -2147483647 - 1); }) ==
             errc::no_coverage);
  // 2022 ends with a Saturday off, so its last working day is 30 December.
  const work_calendar until_2022(thads::vietnam_days_off, 2018, 2022);
  BOOST_TEST(code_of([&] { return until_2022.next_working_day(date::from_ymd(2022, 12, 31)); }) ==
             errc::no_coverage);
}

BOOST_AUTO_TEST_CASE(the_refusal_names_the_day_and_the_coverage) {
  BOOST_CHECK_EXCEPTION((void)agencies().is_working_day(date::from_ymd(2028, 1, 1)), thads::error,
                        [](const thads::error& e) {
                          const std::string_view what = e.what();
                          return what.find("2028-01-01") != what.npos &&
                                 what.find("2018-01-01 to 2027-12-31") != what.npos;
                        });
}

BOOST_AUTO_TEST_CASE(adding_agrees_with_walking_day_by_day) {
  const work_calendar& c = agencies();
  int compared = 0;
  for (date d = c.first_day(); d < c.last_day(); d = d + days{1}) {
    for (const int n : {-23, -5, -1, 0, 1, 2, 5, 10, 30}) {
      const auto expected = walk(c, d, n);
      if (!expected) {
        BOOST_REQUIRE(code_of([&] { return c.add_working_days(d, n); }) == errc::no_coverage);
        continue;
      }
      const date got = c.add_working_days(d, n);
      BOOST_REQUIRE(got == *expected);
      if (n >= 0) BOOST_REQUIRE(c.working_days_between(d, got) == n);
      ++compared;
    }
  }
  BOOST_TEST(compared > 32000);
}

BOOST_AUTO_TEST_CASE(between_agrees_with_counting_and_adds_up) {
  const work_calendar& c = agencies();
  std::mt19937 random(20240930);
  const auto pick = [&] { return c.first_day() + days{random() % 3652}; };
  for (int i = 0; i < 300; ++i) {
    const date a = pick();
    const date b = pick();
    const date m = pick();
    std::int32_t counted = 0;
    for (date d = a; d < b;) counted += c.is_working_day(d = d + days{1}) ? 1 : 0;
    for (date d = b; d < a;) counted -= c.is_working_day(d = d + days{1}) ? 1 : 0;
    BOOST_REQUIRE(c.working_days_between(a, b) == counted);
    BOOST_REQUIRE(c.working_days_between(a, m) + c.working_days_between(m, b) == counted);
    BOOST_REQUIRE(c.working_days_between(b, a) == -counted);
  }
}

BOOST_AUTO_TEST_CASE(a_calendar_of_fewer_years_refuses_the_others) {
  const work_calendar announced(thads::vietnam_days_off, 2018, 2026);
  BOOST_TEST(to_string(announced.last_day()) == "2026-12-31");
  BOOST_TEST(announced.is_working_day(date::from_ymd(2026, 12, 31)));
  BOOST_TEST(code_of([&] { return announced.is_working_day(date::from_ymd(2027, 1, 1)); }) ==
             errc::no_coverage);
}

BOOST_AUTO_TEST_CASE(without_rows_only_weekends_are_off) {
  const work_calendar plain({}, 2024, 2024);
  BOOST_TEST(plain.day(date::from_ymd(2024, 2, 9)).kind == day_kind::workday);
  BOOST_TEST(plain.day(date::from_ymd(2024, 2, 10)).kind == day_kind::weekend);
  // 2024 is a leap year that begins on a Monday: 52 weeks and two weekdays.
  BOOST_TEST(plain.working_days_between(date::from_ymd(2024, 1, 1), date::from_ymd(2024, 12, 31)) +
                 1 ==
             262);
}

BOOST_AUTO_TEST_CASE(rows_that_make_no_sense_are_refused) {
  const date monday = date::from_ymd(2024, 4, 29);
  const date saturday = date::from_ymd(2024, 5, 4);
  const std::vector<std::vector<listed_day>> lists = {
      {row_of(saturday, day_kind::statutory), row_of(monday, day_kind::statutory)},
      {row_of(monday, day_kind::statutory), row_of(monday, day_kind::statutory)},
      {row_of(saturday, day_kind::compensatory)},
      {row_of(saturday, day_kind::swapped_off)},
      {row_of(monday, day_kind::weekend_in_break)},
      {row_of(monday, day_kind::make_up_workday)},
      {row_of(monday, day_kind::workday)},
      {row_of(saturday, day_kind::weekend)},
  };
  for (const auto& rows : lists) {
    BOOST_TEST(code_of([&] { return work_calendar(rows, 2024, 2024); }) == errc::argument);
  }
  const listed_day good[] = {row_of(monday, day_kind::swapped_off),
                             row_of(saturday, day_kind::make_up_workday)};
  BOOST_TEST(work_calendar(good, 2024, 2024).is_working_day(saturday));
}

BOOST_AUTO_TEST_CASE(impossible_years_are_refused) {
  BOOST_TEST(code_of([] { return work_calendar({}, 2025, 2024); }) == errc::argument);
  BOOST_TEST(code_of([] { return work_calendar({}, 1899, 2024); }) == errc::range);
  BOOST_TEST(code_of([] { return work_calendar({}, 2024, 2200); }) == errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
