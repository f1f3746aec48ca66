// SPDX-License-Identifier: Apache-2.0
// The ends of terms, by hand from the announced days off, and against walks day by day.
#include <chrono>
#include <random>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/time/term.hpp>
#include <thads/time/vietnam_days_off.hpp>

#include "printing.hpp"
#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(term_test)

using thads::date;
using thads::end_of_term;
using thads::errc;
using thads::parse_date;
using thads::term_length;
using thads_test::code_of;
using enum thads::term_unit;

namespace {

const thads::work_calendar& calendar() {
  static const thads::work_calendar agencies = thads::vietnam_work_calendar();
  return agencies;
}

struct known_term {
  std::string_view start;
  term_length of;
  std::string_view end;
};

void check(const known_term& row) {
  BOOST_TEST_CONTEXT(row.start << " + " << row.of.number) {
    BOOST_TEST(end_of_term(calendar(), parse_date(row.start), row.of) == parse_date(row.end));
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(terms_in_working_days) {
  const known_term rows[] = {
      // Monday to Thursday of one week; the first day is not counted.
      {"2024-03-04", {3, working_days}, "2024-03-07"},
      // From Thursday: Friday, then Monday and Tuesday.
      {"2024-03-07", {3, working_days}, "2024-03-12"},
      // Tết 2024 is off from Thursday 8 to Wednesday 14 February: the 7th, 15th and 16th.
      {"2024-02-06", {3, working_days}, "2024-02-16"},
      // A start inside Tết counts from its end: the 15th and 16th.
      {"2024-02-10", {2, working_days}, "2024-02-16"},
      // Monday 29 April is off and made up for on Saturday 4 May: 2, 3, 4, 6 and 7 May.
      {"2024-04-26", {5, working_days}, "2024-05-07"},
      // Its last day may be that Saturday: 2, 3 and 4 May.
      {"2024-04-26", {3, working_days}, "2024-05-04"},
  };
  for (const known_term& row : rows) check(row);
}

BOOST_AUTO_TEST_CASE(terms_in_days) {
  const known_term rows[] = {
      {"2024-03-05", {10, days}, "2024-03-15"},  // a Friday
      {"2024-03-06", {10, days}, "2024-03-18"},  // Saturday 16 March: the Monday after
      {"2024-03-07", {10, days}, "2024-03-18"},  // Sunday 17 March
      {"2024-01-30", {10, days}, "2024-02-15"},  // 9 February is Tết: the first day after it
      {"2024-04-24", {10, days}, "2024-05-04"},  // a Saturday that is worked
      {"2024-04-19", {10, days}, "2024-05-02"},  // Monday 29 April is off, like the two days after
      {"2024-08-23", {10, days}, "2024-09-04"},  // 2 September is National Day, and so is the 3rd
  };
  for (const known_term& row : rows) check(row);
}

BOOST_AUTO_TEST_CASE(terms_in_months) {
  const known_term rows[] = {
      {"2024-03-12", {6, months}, "2024-09-12"},   // a Thursday
      {"2024-08-15", {6, months}, "2025-02-17"},   // Saturday 15 February 2025
      {"2023-08-09", {6, months}, "2024-02-15"},   // 9 February 2024 is Tết
      {"2024-08-31", {6, months}, "2025-02-28"},   // February 2025 has 28 days; a Friday
      {"2023-08-31", {6, months}, "2024-02-29"},   // February 2024 has 29; a Thursday
      {"2024-05-31", {6, months}, "2024-12-02"},   // 30 November 2024 is a Saturday
      {"2025-06-30", {12, months}, "2026-06-30"},  // a Tuesday
      {"2024-02-29", {12, months}, "2025-02-28"},  // not 1 March
  };
  for (const known_term& row : rows) check(row);
}

BOOST_AUTO_TEST_CASE(terms_outside_the_calendar_are_refused) {
  const auto end = [](std::string_view start, term_length of) {
    return code_of([&] { return end_of_term(calendar(), parse_date(start), of); });
  };
  BOOST_TEST(end("2017-12-20", {5, working_days}) == errc::no_coverage);
  BOOST_TEST(end("2027-12-30", {5, working_days}) == errc::no_coverage);
  BOOST_TEST(end("2027-12-25", {10, days}) == errc::no_coverage);
  BOOST_TEST(end("2027-08-01", {6, months}) == errc::no_coverage);
  BOOST_TEST(end("2150-08-01", {1000, months}) == errc::range);  // there is no such date
  for (const int number : {-1, 0, 1001}) {
    for (const auto unit : {days, working_days, months}) {
      BOOST_TEST(end("2024-03-05", {number, unit}) == errc::range);
    }
  }
  // Of a term in days only the end must be known: 4 January 2018 is a Thursday.
  check({"2017-12-20", {15, days}, "2018-01-04"});
}

BOOST_AUTO_TEST_CASE(no_working_day_is_missed_or_added) {
  std::mt19937 random(20240207);
  const date first = date::from_ymd(2018, 1, 1);
  for (int round = 0; round < 2000; ++round) {
    const date start = first + std::chrono::days(random() % 3200);
    const int n = 1 + static_cast<int>(random() % 30);
    BOOST_TEST_CONTEXT(to_string(start) << " + " << n) {
      int worked = 0;
      date day = start;
      while (worked < n) {
        day = day + std::chrono::days{1};
        if (calendar().is_working_day(day)) ++worked;
      }
      BOOST_TEST(end_of_term(calendar(), start, {n, working_days}) == day);
      date last = start + std::chrono::days{n};
      while (!calendar().is_working_day(last)) last = last + std::chrono::days{1};
      BOOST_TEST(end_of_term(calendar(), start, {n, days}) == last);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
