// SPDX-License-Identifier: Apache-2.0
// The list of days off against counts that were taken from its source with other tools.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/time/vietnam_days_off.hpp>

#include "printing.hpp"

BOOST_AUTO_TEST_SUITE(vietnam_days_off_test)

using thads::audience;
using thads::confidence;
using thads::date;
using thads::day_kind;
using thads::listed_day;
using thads::unconfirmed_law;
using thads::vietnam_days_off;

namespace {

template <class Predicate>
int count(Predicate predicate) {
  int found = 0;
  for (const listed_day& row : vietnam_days_off) found += predicate(row) ? 1 : 0;
  return found;
}

int count_kind(day_kind kind) {
  return count([&](const listed_day& row) { return row.kind == kind; });
}

int count_confidence(confidence trust) {
  return count([&](const listed_day& row) { return row.trust == trust; });
}

bool is_saturday_or_sunday(date d) { return d.weekday().iso_encoding() >= 6; }

std::string_view source_word(day_kind kind) {
  constexpr std::string_view words[] = {"workday",        "weekend",     "statutory",
                                        "compensatory",   "swapped_off", "weekend_in_break",
                                        "make_up_workday"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view source_word(confidence trust) {
  constexpr std::string_view words[] = {"announced", "rule", "computed", "unconfirmed-law"};
  return words[static_cast<std::size_t>(trust)];
}

}  // namespace

// awk over the source list.
BOOST_AUTO_TEST_CASE(counts_are_those_of_the_source) {
  BOOST_TEST(vietnam_days_off.size() == 211U);
  BOOST_TEST(count_kind(day_kind::statutory) == 109);
  BOOST_TEST(count_kind(day_kind::compensatory) == 25);
  BOOST_TEST(count_kind(day_kind::swapped_off) == 6);
  BOOST_TEST(count_kind(day_kind::weekend_in_break) == 65);
  BOOST_TEST(count_kind(day_kind::make_up_workday) == 6);
  BOOST_TEST(count_confidence(confidence::announced) == 176);
  BOOST_TEST(count_confidence(confidence::rule) == 12);
  BOOST_TEST(count_confidence(confidence::computed) == 21);
  BOOST_TEST(count_confidence(confidence::unconfirmed_law) == 2);
  const auto for_agencies = [](const listed_day& row) {
    return row.binds == audience::public_sector;
  };
  BOOST_TEST(count(for_agencies) == 12);
  BOOST_TEST(count([](const listed_day& row) { return row.name_vi.empty(); }) == 75);
  const int by_year[] = {19, 23, 14, 19, 24, 20, 19, 23, 28, 22};
  for (int year = 2018; year <= 2027; ++year) {
    BOOST_TEST(count([&](const listed_day& row) { return row.day.year() == year; }) ==
               by_year[year - 2018]);
  }
}

// FNV-1a over "day,kind,confidence,audience,occasion,name\n", computed by Python from the source.
BOOST_AUTO_TEST_CASE(every_word_is_that_of_the_source) {
  std::string text;
  for (const listed_day& row : vietnam_days_off) {
    text += to_string(row.day);
    text += ',';
    text += source_word(row.kind);
    text += ',';
    text += source_word(row.trust);
    text += row.binds == audience::everyone ? ",all," : ",public_sector,";
    text += row.occasion;
    text += ',';
    text += row.name_vi;
    text += '\n';
  }
  std::uint64_t digest = 0xcbf29ce484222325U;
  for (const char c : text) {
    digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  BOOST_TEST(text.size() == 14319U);
  BOOST_TEST(digest == 0x0cf26d124f004e86U);
}

BOOST_AUTO_TEST_CASE(days_are_in_order_and_within_the_years) {
  for (std::size_t i = 1; i < vietnam_days_off.size(); ++i) {
    BOOST_TEST((vietnam_days_off[i - 1].day < vietnam_days_off[i].day));
  }
  BOOST_TEST(vietnam_days_off.front().day.year() == thads::vietnam_days_off_first_year);
  BOOST_TEST(vietnam_days_off.back().day.year() == thads::vietnam_days_off_last_year);
}

// awk over the source: is_mon_fri by kind.
BOOST_AUTO_TEST_CASE(weekdays_go_with_the_kinds) {
  int statutory_on_weekends = 0;
  for (const listed_day& row : vietnam_days_off) {
    const bool weekend = is_saturday_or_sunday(row.day);
    switch (row.kind) {
      case day_kind::statutory:
        statutory_on_weekends += weekend ? 1 : 0;
        break;
      case day_kind::compensatory:
      case day_kind::swapped_off:
        BOOST_TEST(!weekend);
        break;
      case day_kind::weekend_in_break:
      case day_kind::make_up_workday:
        BOOST_TEST(weekend);
        break;
      default:
        BOOST_ERROR("a listed day is never ordinary");
    }
  }
  BOOST_TEST(statutory_on_weekends == 25);
}

BOOST_AUTO_TEST_CASE(only_swaps_are_for_agencies_alone) {
  for (const listed_day& row : vietnam_days_off) {
    const bool swap = row.kind == day_kind::swapped_off || row.kind == day_kind::make_up_workday;
    BOOST_TEST((row.binds == audience::public_sector) == swap);
  }
}

// Each swapped day is made up for by the Saturday of the announcement.
BOOST_AUTO_TEST_CASE(swaps_are_the_announced_pairs) {
  const std::string_view pairs[][2] = {
      {"2018-12-31", "2019-01-05"}, {"2019-04-29", "2019-05-04"}, {"2024-04-29", "2024-05-04"},
      {"2025-05-02", "2025-04-26"}, {"2026-01-02", "2026-01-10"}, {"2026-08-31", "2026-08-22"},
  };
  const auto calendar = thads::vietnam_work_calendar();
  const auto everyone = thads::vietnam_work_calendar(audience::everyone);
  for (const auto& [off, worked] : pairs) {
    BOOST_TEST(calendar.day(thads::parse_date(off)).kind == day_kind::swapped_off);
    BOOST_TEST(calendar.day(thads::parse_date(worked)).kind == day_kind::make_up_workday);
    BOOST_TEST(everyone.is_working_day(thads::parse_date(off)));
    BOOST_TEST(!everyone.is_working_day(thads::parse_date(worked)));
  }
}

// Python over the source list.
BOOST_AUTO_TEST_CASE(working_days_of_each_year) {
  struct row {
    audience who;
    unconfirmed_law law;
    std::array<int, 10> days;
  };
  const row rows[] = {
      {audience::public_sector,
       unconfirmed_law::is_worked,
       {250, 252, 252, 250, 249, 249, 251, 250, 250, 250}},
      {audience::public_sector,
       unconfirmed_law::is_off,
       {250, 252, 252, 250, 249, 249, 251, 250, 249, 249}},
      {audience::everyone,
       unconfirmed_law::is_worked,
       {251, 251, 252, 250, 249, 249, 251, 250, 250, 250}},
      {audience::everyone,
       unconfirmed_law::is_off,
       {251, 251, 252, 250, 249, 249, 251, 250, 249, 249}},
  };
  for (const row& r : rows) {
    const auto calendar = thads::vietnam_work_calendar(r.who, r.law);
    for (int year = 2018; year <= 2027; ++year) {
      int days = 0;
      for (date d = date::from_ymd(year, 1, 1); d.year() == year; d = d + std::chrono::days{1}) {
        days += calendar.is_working_day(d) ? 1 : 0;
      }
      BOOST_TEST(days == r.days[static_cast<std::size_t>(year - 2018)]);
    }
  }
}

BOOST_AUTO_TEST_CASE(by_default_it_is_the_calendar_of_agencies_under_the_law_in_force) {
  const auto calendar = thads::vietnam_work_calendar();
  BOOST_TEST(to_string(calendar.first_day()) == "2018-01-01");
  BOOST_TEST(to_string(calendar.last_day()) == "2027-12-31");
  BOOST_TEST(calendar.is_working_day(date::from_ymd(2024, 5, 4)));
  BOOST_TEST(calendar.is_working_day(date::from_ymd(2026, 11, 24)));
}

BOOST_AUTO_TEST_SUITE_END()
