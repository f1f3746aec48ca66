// SPDX-License-Identifier: Apache-2.0
// Calendar dates: their arithmetic, their two text forms, and nothing about clocks or time zones.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>

namespace thads {

/// The text forms of a date. Digits are ASCII, all of them are required, nothing may surround them.
enum class date_format : std::uint8_t {
  iso = 0,        ///< "2024-09-30"
  day_first = 1,  ///< "30/09/2024", as Vietnamese documents write it
};

/// Length of a date's text, in either form.
inline constexpr std::size_t date_text_size = 10;

namespace detail {

inline constexpr std::int32_t earliest_day = -25567;  // 1900-01-01
inline constexpr std::int32_t latest_day = 84005;     // 2199-12-31

[[nodiscard]] constexpr std::int32_t days_since_epoch(std::chrono::year_month_day ymd) noexcept {
  return static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

}  // namespace detail

/// A day of the Gregorian calendar from 1900-01-01 to 2199-12-31, held as a count of days.
class date {
 public:
  /// 1970-01-01.
  constexpr date() noexcept = default;

  /// Throws errc::range when there is no such day or it lies outside 1900…2199.
  explicit constexpr date(std::chrono::year_month_day ymd) : days_(checked(ymd)) {}

  /// The day `year`-`month`-`day`; throws like the constructor.
  [[nodiscard]] static constexpr date from_ymd(int year, unsigned month, unsigned day) {
    // The chrono types are narrower than int: stop what they would wrap around.
    if (year < 0 || year > 9999 || month > 12 || day > 31) throw_no_such_day(year, month, day);
    return date(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day});
  }

  /// The day `days` after 1970-01-01 (before it, when negative); throws errc::range outside
  /// 1900…2199.
  [[nodiscard]] static constexpr date from_days(std::int32_t days) {
    return at(std::int64_t{days});
  }

  /// Days since 1970-01-01, negative before it: what Arrow calls date32.
  [[nodiscard]] constexpr std::int32_t days() const noexcept { return days_; }

  [[nodiscard]] constexpr std::chrono::year_month_day year_month_day() const noexcept {
    return std::chrono::sys_days{std::chrono::days{days_}};
  }
  [[nodiscard]] constexpr std::chrono::year_month year_month() const noexcept {
    const std::chrono::year_month_day ymd = year_month_day();
    return ymd.year() / ymd.month();
  }
  [[nodiscard]] constexpr int year() const noexcept { return int{year_month_day().year()}; }
  /// 1…12.
  [[nodiscard]] constexpr unsigned month() const noexcept {
    return unsigned{year_month_day().month()};
  }
  /// 1…31.
  [[nodiscard]] constexpr unsigned day() const noexcept { return unsigned{year_month_day().day()}; }
  [[nodiscard]] constexpr std::chrono::weekday weekday() const noexcept {
    return std::chrono::sys_days{std::chrono::days{days_}};
  }

  friend constexpr auto operator<=>(date, date) noexcept = default;

  /// The day `n` days later; throws errc::range outside 1900…2199.
  [[nodiscard]] friend constexpr date operator+(date d, std::chrono::days n) {
    return at(d.days_ + step(n));
  }
  /// The day `n` days earlier; throws errc::range outside 1900…2199.
  [[nodiscard]] friend constexpr date operator-(date d, std::chrono::days n) {
    return at(d.days_ - step(n));
  }
  /// The days from `b` to `a`: 0 for the same day, negative when `a` is earlier.
  [[nodiscard]] friend constexpr std::chrono::days operator-(date a, date b) noexcept {
    return std::chrono::days{a.days_ - b.days_};
  }

 private:
  [[nodiscard]] static constexpr date at(std::int64_t days) {
    if (days < detail::earliest_day || days > detail::latest_day) throw_outside(days);
    date d;
    d.days_ = static_cast<std::int32_t>(days);
    return d;
  }

  // A longer step than from the first day to the last leads nowhere, and might overflow.
  [[nodiscard]] static constexpr std::int64_t step(std::chrono::days n) {
    constexpr std::int64_t longest = detail::latest_day - detail::earliest_day;
    if (n.count() < -longest || n.count() > longest) throw_too_far(n.count());
    return n.count();
  }

  [[nodiscard]] static constexpr std::int32_t checked(std::chrono::year_month_day ymd) {
    const int year{ymd.year()};
    if (!ymd.ok() || year < 1900 || year > 2199) {
      throw_no_such_day(year, unsigned{ymd.month()}, unsigned{ymd.day()});
    }
    return detail::days_since_epoch(ymd);
  }

  [[noreturn]] static void throw_outside(std::int64_t days) {
    throw error(errc::range, "date: " + std::to_string(days) +
                                 " days from 1970-01-01 lie outside 1900-01-01 to 2199-12-31");
  }

  [[noreturn]] static void throw_too_far(std::int64_t days) {
    throw error(errc::range, "date: a step of " + std::to_string(days) +
                                 " days leads outside 1900-01-01 to 2199-12-31");
  }

  [[noreturn]] static void throw_no_such_day(int year, unsigned month, unsigned day) {
    throw error(errc::range, "date: there is no day " + std::to_string(day) + " of month " +
                                 std::to_string(month) + " of year " + std::to_string(year) +
                                 " between 1900-01-01 and 2199-12-31");
  }

  std::int32_t days_ = 0;
};

/// The first day that a date can hold: 1900-01-01.
inline constexpr date earliest_date = date::from_days(detail::earliest_day);

/// The last day that a date can hold: 2199-12-31.
inline constexpr date latest_date = date::from_days(detail::latest_day);

namespace detail {

// Where the parts of a date stand in its text.
struct date_layout {
  std::uint8_t year;
  std::uint8_t month;
  std::uint8_t day;
  std::uint8_t separators[2];
  char separator;
};

// Indexed by date_format.
inline constexpr date_layout date_layouts[] = {{0, 5, 8, {4, 7}, '-'}, {6, 3, 0, {2, 5}, '/'}};

// The value of an ASCII digit; more than 9 for any other character.
[[nodiscard]] constexpr unsigned digit(char c) noexcept {
  return static_cast<unsigned>(static_cast<unsigned char>(c)) - unsigned{'0'};
}

// The first character of [first, last) that is not what `layout` has there, or `last`.
[[nodiscard]] constexpr const char* find_misfit(const char* first, const char* last,
                                                const date_layout& layout) noexcept {
  for (std::size_t i = 0; i < date_text_size && first != last; ++i, ++first) {
    const bool separator = i == layout.separators[0] || i == layout.separators[1];
    if (separator ? *first != layout.separator : digit(*first) > 9) return first;
  }
  return first;
}

// The first day of every month from January 1900 on, and one past the last: two neighbours give the
// length of the month. A table, because registers hold more dates than anything else.
inline constexpr auto month_starts = [] {
  std::array<std::int32_t, 300 * 12 + 1> starts{};
  std::chrono::year_month month{std::chrono::year{1900}, std::chrono::January};
  for (std::int32_t& start : starts) {
    start = days_since_epoch(month / std::chrono::day{1});
    month += std::chrono::months{1};
  }
  return starts;
}();

// Two characters as a number, the first one lowest; compilers make it a single load.
[[nodiscard]] constexpr std::uint64_t load_pair(const char* text) noexcept {
  return std::uint64_t{static_cast<unsigned char>(text[0])} |
         std::uint64_t{static_cast<unsigned char>(text[1])} << 8U;
}

// Reads the `date_text_size` characters from `text` on as a date of the given form. The eight
// digits are checked and joined in pairs side by side in one 64-bit number: year, year, month, day.
template <date_format Format>
[[nodiscard]] constexpr parse_result read_date(const char* text, std::int32_t& days) noexcept {
  constexpr date_layout at = date_layouts[static_cast<std::size_t>(Format)];
  const std::uint64_t digits = load_pair(text + at.year) | load_pair(text + at.year + 2) << 16U |
                               load_pair(text + at.month) << 32U | load_pair(text + at.day) << 48U;
  // '0' to '9' are 0x30 to 0x39: the high half is 3, and still is when 6 is added.
  constexpr std::uint64_t high_halves = 0xF0F0F0F0F0F0F0F0U;
  constexpr std::uint64_t all_threes = 0x3030303030303030U;
  if ((digits & high_halves) != all_threes ||
      ((digits + 0x0606060606060606U) & high_halves) != all_threes ||
      text[at.separators[0]] != at.separator || text[at.separators[1]] != at.separator) {
    return {find_misfit(text, text + date_text_size, at), errc::syntax};
  }
  const std::uint64_t values = digits & 0x0F0F0F0F0F0F0F0FU;
  const std::uint64_t pairs = values * 10 + (values >> 8U);
  const std::uint64_t year = (pairs & 0xFFU) * 100 + (pairs >> 16U & 0xFFU);
  const std::uint64_t month = pairs >> 32U & 0xFFU;
  const auto day = static_cast<std::int32_t>(pairs >> 48U & 0xFFU);

  if (year < 1900 || year > 2199) return {text + at.year, errc::range};
  if (month < 1 || month > 12) return {text + at.month, errc::range};
  const std::int32_t* const start = &month_starts[(year - 1900) * 12 + month - 1];
  days = start[0] + day - 1;
  if (day < 1 || days >= start[1]) return {text + at.day, errc::range};
  return {text + date_text_size, errc::ok};
}

}  // namespace detail

/// Reads a date from the whole of [first, last). On success sets `value`; otherwise leaves it and
/// gives errc::syntax at the first character that is wrong, missing or too many, or errc::range at
/// the year, month or day that does not exist.
[[nodiscard]] constexpr parse_result from_chars(const char* first, const char* last, date& value,
                                                date_format format = date_format::iso) noexcept {
  if (last - first != static_cast<std::ptrdiff_t>(date_text_size)) {
    const auto& layout = detail::date_layouts[static_cast<std::size_t>(format)];
    return {detail::find_misfit(first, last, layout), errc::syntax};
  }
  std::int32_t days = 0;
  const parse_result result = format == date_format::iso
                                  ? detail::read_date<date_format::iso>(first, days)
                                  : detail::read_date<date_format::day_first>(first, days);
  if (result.ec == errc::ok) value = date::from_days(days);
  return result;
}

/// The date that `text` writes; throws errc::syntax or errc::range with the text and the position.
[[nodiscard]] inline date parse_date(std::string_view text, date_format format = date_format::iso) {
  date value;
  const parse_result result = from_chars(text.data(), text.data() + text.size(), value, format);
  if (!result) {
    detail::throw_parse_error(
        format == date_format::iso ? "date (YYYY-MM-DD)" : "date (DD/MM/YYYY)", text, result);
  }
  return value;
}

/// Writes the `date_text_size` characters of `value` at `out`; gives the end of them.
constexpr char* to_chars(char* out, date value, date_format format = date_format::iso) noexcept {
  const detail::date_layout& at = detail::date_layouts[static_cast<std::size_t>(format)];
  const auto write = [out](std::size_t place, unsigned number, std::size_t width) {
    for (std::size_t i = width; i-- > 0; number /= 10) {
      out[place + i] = static_cast<char>('0' + number % 10);
    }
  };
  const std::chrono::year_month_day ymd = value.year_month_day();
  write(at.year, static_cast<unsigned>(int{ymd.year()}), 4);
  write(at.month, unsigned{ymd.month()}, 2);
  write(at.day, unsigned{ymd.day()}, 2);
  for (const std::uint8_t place : at.separators) out[place] = at.separator;
  return out + date_text_size;
}

/// "2024-09-30", or "30/09/2024" on request.
[[nodiscard]] inline std::string to_string(date value, date_format format = date_format::iso) {
  std::string text(date_text_size, '\0');
  to_chars(text.data(), value, format);
  return text;
}

}  // namespace thads
