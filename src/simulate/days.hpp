// SPDX-License-Identifier: Apache-2.0
// Days as plain numbers, for the simulator: weekdays, and the first and last of a statistical year.
#pragma once

#include <cstdint>

#include <thads/time/date.hpp>

namespace thads::detail {

/// Days since 1970-01-01, like date::days().
using day_number = std::int32_t;

/// True from Monday to Friday. Decisions are not dated on weekends; public holidays are not looked
/// at here.
[[nodiscard]] constexpr bool is_weekday(day_number day) noexcept {
  return (day + 3) % 7 < 5;  // 1970-01-01 was a Thursday
}

/// `day`, or the Friday before it when it falls on a weekend.
[[nodiscard]] constexpr day_number weekday_until(day_number day) noexcept {
  while (!is_weekday(day)) --day;
  return day;
}

/// `day`, or the Monday after it when it falls on a weekend.
[[nodiscard]] constexpr day_number weekday_from(day_number day) noexcept {
  while (!is_weekday(day)) ++day;
  return day;
}

/// The first and the last weekday of a span of days.
struct day_span {
  day_number first;
  day_number last;
};

/// The weekdays of the statistical year `year`: 1 October of the year before to 30 September.
[[nodiscard]] constexpr day_span statistical_year_days(int year) {
  return {weekday_from(date::from_ymd(year - 1, 10, 1).days()),
          weekday_until(date::from_ymd(year, 9, 30).days())};
}

static_assert(is_weekday(date::from_ymd(2024, 9, 30).days()), "it was a Monday");
static_assert(statistical_year_days(2023).first == date::from_ymd(2022, 10, 3).days());
static_assert(statistical_year_days(2023).last == date::from_ymd(2023, 9, 29).days());

}  // namespace thads::detail
