// SPDX-License-Identifier: Apache-2.0
// The last day of a term in days, working days or months.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <thads/base/error.hpp>
#include <thads/time/date.hpp>
#include <thads/time/work_calendar.hpp>

namespace thads {

/// What a term is counted in.
enum class term_unit : std::uint8_t { days = 0, working_days = 1, months = 2 };

/// How long a term is.
struct term_length {
  std::int32_t number = 1;
  term_unit unit = term_unit::days;

  friend constexpr bool operator==(term_length, term_length) noexcept = default;
};

/// The longest term that is computed, in its unit.
inline constexpr std::int32_t longest_term = 1000;

namespace detail {

// The day of the month `n` months later; the last day of that month when it has no such day.
[[nodiscard]] constexpr date add_months(date start, std::int32_t n) {
  const std::chrono::year_month_day from = start.year_month_day();
  const std::chrono::year_month month = from.year() / from.month() + std::chrono::months{n};
  const std::chrono::year_month_day last = month / std::chrono::last;
  return date(from.day() > last.day() ? last : month / from.day());
}

}  // namespace detail

/// The last day of a term from `start`, which is itself not counted. A term in months ends on the
/// day of the month on which it started, or on the last day of a month that has no such day. A term
/// in days or months that would end on a day off ends on the next working day. Throws errc::range
/// for a number outside 1…1000, and errc::no_coverage when the calendar does not say which days are
/// off: for working days from the start on, otherwise only at the end.
/// @see Civil Code 2015, Articles 147 and 148 (clause 3 for months).
[[nodiscard]] inline date end_of_term(const work_calendar& calendar, date start, term_length of) {
  if (of.number < 1 || of.number > longest_term) {
    throw error(errc::range, "end_of_term: there is no term of " + std::to_string(of.number) +
                                 "; the number must be 1 to 1000");
  }
  switch (of.unit) {
    case term_unit::days:
      return calendar.end_of_term(start, std::chrono::days{of.number});
    case term_unit::working_days:
      return calendar.add_working_days(start, of.number);
    case term_unit::months:
      break;
  }
  return calendar.next_working_day(detail::add_months(start, of.number));
}

}  // namespace thads
