// SPDX-License-Identifier: Apache-2.0
// Dates against hand-kept calendar arithmetic, and every way to write one wrongly.
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/time/date.hpp>

#include "printing.hpp"
#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(date_test)

using std::chrono::days;
using thads::date;
using thads::date_format;
using thads::errc;
using thads_test::code_of;

namespace {

template <class Left, class Right>
concept addable = requires(Left left, Right right) {
  left + right;
};
static_assert(addable<date, days>);  // positive control
static_assert(!addable<date, date>);
static_assert(!addable<date, int>);
static_assert(!std::is_convertible_v<std::chrono::year_month_day, date>);
static_assert(!std::is_convertible_v<std::int32_t, date>);
static_assert(std::is_trivially_copyable_v<date> && sizeof(date) == 4);
static_assert(noexcept(thads::from_chars(nullptr, nullptr, std::declval<date&>())));

// The calendar kept by hand, one day after the other from Monday 1 January 1900.
struct hand_calendar {
  int year = 1900;
  int month = 1;
  int day = 1;
  std::int32_t number = -25567;  // Python: date(1900, 1, 1) - date(1970, 1, 1)
  unsigned iso_weekday = 1;

  [[nodiscard]] int month_length() const {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  }
  void advance() {
    ++number;
    iso_weekday = iso_weekday % 7 + 1;
    if (++day <= month_length()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
};

std::string digits(int number, std::size_t width) {
  std::string text = std::to_string(number);
  text.insert(0, width - text.size(), '0');
  return text;
}

std::string iso_text(int year, int month, int day) {
  return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2);
}

std::string day_first_text(int year, int month, int day) {
  return digits(day, 2) + "/" + digits(month, 2) + "/" + digits(year, 4);
}

struct reading {
  errc ec;
  std::ptrdiff_t place;
  date value;
};

// Reads from a copy of exactly the size of the text, so that a sanitizer sees any byte beyond it.
reading read(std::string_view text, date_format format) {
  const std::vector<char> exact(text.begin(), text.end());
  date value = date::from_days(12345);
  const auto result = thads::from_chars(exact.data(), exact.data() + exact.size(), value, format);
  return {result.ec, result.ptr - exact.data(), value};
}

}  // namespace

BOOST_AUTO_TEST_CASE(known_days) {
  struct row {
    int year;
    unsigned month;
    unsigned day;
    std::int32_t days;
    unsigned iso_weekday;
  };
  // Python: (date(y, m, d) - date(1970, 1, 1)).days and isoweekday().
  const row rows[] = {
      {1900, 1, 1, -25567, 1}, {1900, 2, 28, -25509, 3}, {1900, 3, 1, -25508, 4},
      {1969, 12, 31, -1, 3},   {1970, 1, 1, 0, 4},       {2000, 2, 29, 11016, 2},
      {2000, 3, 1, 11017, 3},  {2023, 10, 1, 19631, 7},  {2024, 2, 29, 19782, 4},
      {2024, 9, 30, 19996, 1}, {2026, 11, 24, 20781, 2}, {2100, 2, 28, 47540, 7},
      {2100, 3, 1, 47541, 1},  {2199, 12, 31, 84005, 2},
  };
  for (const row& r : rows) {
    const date d = date::from_ymd(r.year, r.month, r.day);
    BOOST_TEST(d.days() == r.days);
    BOOST_TEST(d.weekday().iso_encoding() == r.iso_weekday);
    BOOST_TEST(date::from_days(r.days) == d);
  }
}

BOOST_AUTO_TEST_CASE(default_is_the_epoch) { BOOST_TEST(to_string(date{}) == "1970-01-01"); }

BOOST_AUTO_TEST_CASE(limits_are_the_first_and_last_day) {
  BOOST_TEST(to_string(thads::earliest_date) == "1900-01-01");
  BOOST_TEST(to_string(thads::latest_date) == "2199-12-31");
}

BOOST_AUTO_TEST_CASE(every_day_agrees_with_a_calendar_kept_by_hand) {
  hand_calendar hand;
  int walked = 0;
  int wrong = 0;
  for (; hand.year < 2200; hand.advance(), ++walked) {
    const std::string iso = iso_text(hand.year, hand.month, hand.day);
    const std::string day_first = day_first_text(hand.year, hand.month, hand.day);
    const date d = date::from_days(hand.number);
    const bool right =
        d.year() == hand.year && static_cast<int>(d.month()) == hand.month &&
        static_cast<int>(d.day()) == hand.day && d.weekday().iso_encoding() == hand.iso_weekday &&
        date::from_ymd(hand.year, d.month(), d.day()) == d && to_string(d) == iso &&
        to_string(d, date_format::day_first) == day_first && thads::parse_date(iso) == d &&
        thads::parse_date(day_first, date_format::day_first) == d;
    wrong += right ? 0 : 1;
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST(walked == 109573);  // 84005 + 25567 + 1
}

BOOST_AUTO_TEST_CASE(days_that_do_not_exist_are_refused) {
  struct row {
    int year;
    unsigned month;
    unsigned day;
  };
  const row rows[] = {
      {2023, 2, 29}, {2024, 2, 30},      {1900, 2, 29},      {2100, 2, 29},
      {2024, 4, 31}, {2024, 0, 1},       {2024, 13, 1},      {2024, 1, 0},
      {2024, 1, 32}, {1899, 12, 31},     {2200, 1, 1},       {-1, 1, 1},
      {0, 1, 1},     {2024, 256 + 1, 1}, {2024, 1, 256 + 1}, {65536 + 2024, 1, 1},
  };
  for (const row& r : rows) {
    BOOST_TEST(code_of([&] { return date::from_ymd(r.year, r.month, r.day); }) == errc::range);
  }
  using namespace std::chrono;
  BOOST_TEST(code_of([] { return date(year{2023} / February / std::chrono::day{29}); }) ==
             errc::range);
  BOOST_TEST(date(year{2024} / February / std::chrono::day{29}).days() == 19782);
}

BOOST_AUTO_TEST_CASE(arithmetic_stops_at_the_limits) {
  const date first = thads::earliest_date;
  const date last = thads::latest_date;
  BOOST_TEST(to_string(date::from_ymd(2024, 2, 28) + days{2}) == "2024-03-01");
  BOOST_TEST(to_string(date::from_ymd(2023, 3, 1) - days{1}) == "2023-02-28");
  BOOST_TEST((last - first).count() == 109572);
  BOOST_TEST((first - last).count() == -109572);
  BOOST_TEST(first + days{109572} == last);
  BOOST_TEST(last - days{109572} == first);
  BOOST_TEST(last + days{-109572} == first);
  constexpr days longest{std::numeric_limits<days::rep>::max()};
  constexpr days shortest{std::numeric_limits<days::rep>::min()};
  for (const days n : {days{109573}, longest, shortest}) {
    BOOST_TEST(code_of([&] { return (first + n); }) == errc::range);
    BOOST_TEST(code_of([&] { return (last - n); }) == errc::range);
  }
  BOOST_TEST(code_of([&] { return (last + days{1}); }) == errc::range);
  BOOST_TEST(code_of([&] { return (first - days{1}); }) == errc::range);
  BOOST_TEST(code_of([] { return date::from_days(84006); }) == errc::range);
  BOOST_TEST(code_of([] { return date::from_days(-25568); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(order_is_that_of_the_calendar) {
  BOOST_TEST((date::from_ymd(2023, 12, 31) < date::from_ymd(2024, 1, 1)));
  BOOST_TEST((date::from_ymd(1969, 12, 31) < date{}));
}

BOOST_AUTO_TEST_CASE(malformed_texts_are_refused_where_they_go_wrong) {
  struct row {
    std::string_view text;
    date_format format;
    errc ec;
    std::ptrdiff_t place;
  };
  constexpr auto iso = date_format::iso;
  constexpr auto day_first = date_format::day_first;
  const row rows[] = {
      {"", iso, errc::syntax, 0},
      {"2", iso, errc::syntax, 1},
      {"2024", iso, errc::syntax, 4},
      {"2024-09-3", iso, errc::syntax, 9},
      {"2024-9-30", iso, errc::syntax, 6},
      {"2024-09-301", iso, errc::syntax, 10},
      {"2024-09-30T", iso, errc::syntax, 10},
      {"2024-09-30 ", iso, errc::syntax, 10},
      {" 2024-09-30", iso, errc::syntax, 0},
      {" 2024-9-30", iso, errc::syntax, 0},
      {"+024-09-30", iso, errc::syntax, 0},
      {"-024-09-30", iso, errc::syntax, 0},
      {"2024/09/30", iso, errc::syntax, 4},
      {"2024-09/30", iso, errc::syntax, 7},
      {"30/09/2024", iso, errc::syntax, 2},
      {"20240930", iso, errc::syntax, 4},
      {"2024-0a-30", iso, errc::syntax, 6},
      {"2024-09-3:", iso, errc::syntax, 9},
      {"2024-09-3/", iso, errc::syntax, 9},
      {std::string_view("2024-09-3\0", 10), iso, errc::syntax, 9},
      {"2024-09-3\xFF", iso, errc::syntax, 9},
      {"２024-09-30", iso, errc::syntax, 0},  // a full-width digit
      {"1899-12-31", iso, errc::range, 0},
      {"2200-01-01", iso, errc::range, 0},
      {"0000-01-01", iso, errc::range, 0},
      {"9999-12-31", iso, errc::range, 0},
      {"2024-00-10", iso, errc::range, 5},
      {"2024-13-10", iso, errc::range, 5},
      {"2024-99-10", iso, errc::range, 5},
      {"2024-01-00", iso, errc::range, 8},
      {"2024-01-32", iso, errc::range, 8},
      {"2024-04-31", iso, errc::range, 8},
      {"2023-02-29", iso, errc::range, 8},
      {"2199-12-32", iso, errc::range, 8},
      {"30/09/24", day_first, errc::syntax, 8},
      {"3/09/2024", day_first, errc::syntax, 1},
      {"30-09-2024", day_first, errc::syntax, 2},
      {"2024-09-30", day_first, errc::syntax, 2},
      {"30/09/20245", day_first, errc::syntax, 10},
      {"00/09/2024", day_first, errc::range, 0},
      {"31/09/2024", day_first, errc::range, 0},
      {"30/13/2024", day_first, errc::range, 3},
      {"30/09/1899", day_first, errc::range, 6},
  };
  for (const row& r : rows) {
    const reading got = read(r.text, r.format);
    BOOST_TEST_CONTEXT(r.text) {
      BOOST_TEST(got.ec == r.ec);
      BOOST_TEST(got.place == r.place);
      BOOST_TEST(got.value == date::from_days(12345));  // untouched
    }
  }
}

// Any byte in any place of a good date: a misplaced byte is found there, and digits make the date
// that they spell or none.
BOOST_AUTO_TEST_CASE(every_single_byte_change_is_judged_rightly) {
  const auto exists = [](int year, int month, int day) {
    const hand_calendar calendar{year, month, day};
    return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
           day <= calendar.month_length();
  };
  int wrong = 0;
  for (const bool iso : {true, false}) {
    const std::string good = iso ? "2024-02-29" : "29/02/2024";
    const std::size_t y = iso ? 0 : 6;
    const std::size_t m = iso ? 5 : 3;
    const std::size_t d = iso ? 8 : 0;
    for (std::size_t place = 0; place < good.size(); ++place) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text = good;
        text[place] = static_cast<char>(byte);
        const reading got = read(text, iso ? date_format::iso : date_format::day_first);
        const bool separator = good[place] < '0' || good[place] > '9';
        const bool digit = byte >= '0' && byte <= '9';
        bool right = false;
        if (separator ? text != good : !digit) {
          right = got.ec == errc::syntax && got.place == static_cast<std::ptrdiff_t>(place);
        } else {
          const auto number = [&](std::size_t from, std::size_t size) {
            return std::stoi(text.substr(from, size));
          };
          const int year = number(y, 4);
          const int month = number(m, 2);
          const int day = number(d, 2);
          right = exists(year, month, day) ? got.ec == errc::ok && got.place == 10 &&
                                                 to_string(got.value) == iso_text(year, month, day)
                                           : got.ec == errc::range;
        }
        wrong += right ? 0 : 1;
      }
    }
  }
  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(parse_date_says_what_is_wrong_and_where) {
  BOOST_CHECK_EXCEPTION(
      (void)thads::parse_date("2024-02-30"), thads::error, [](const thads::error& e) {
        const std::string_view what = e.what();
        return e.code() == errc::range && what.find("\"2024-02-30\"") != what.npos &&
               what.find("YYYY-MM-DD") != what.npos && what.find("character 9") != what.npos;
      });
  BOOST_CHECK_EXCEPTION((void)thads::parse_date("2024-02-01", date_format::day_first), thads::error,
                        [](const thads::error& e) {
                          const std::string_view what = e.what();
                          return e.code() == errc::syntax && what.find("DD/MM/YYYY") != what.npos &&
                                 what.find("character 3") != what.npos;
                        });
}

BOOST_AUTO_TEST_CASE(to_chars_writes_ten_characters_and_no_more) {
  std::array<char, 12> buffer;
  buffer.fill('#');
  char* const end = thads::to_chars(buffer.data() + 1, date::from_ymd(2024, 9, 5));
  BOOST_TEST(end - buffer.data() == 11);
  BOOST_TEST(std::string_view(buffer.data(), buffer.size()) == "#2024-09-05#");
}

BOOST_AUTO_TEST_CASE(works_at_compile_time) {
  constexpr date d = [] {
    constexpr std::string_view text = "2024-09-30";
    date value;
    const auto result = thads::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == errc::ok ? value : date{};
  }();
  static_assert(d == date::from_ymd(2024, 9, 30));
  static_assert(d + days{1} == date::from_ymd(2024, 10, 1));
  BOOST_TEST(d.days() == 19996);
}

BOOST_AUTO_TEST_SUITE_END()
