// SPDX-License-Identifier: Apache-2.0
// The C interface to dates, periods and working days.
#include "capi/core/guard.hpp"
#include "capi/core/values.hpp"

#include <thads/time/vietnam_days_off.hpp>
#include <thads/time/work_calendar.hpp>

using namespace thads;
using namespace thads::capi;

struct thads_calendar : handle<0x7468616463616C65> {
  explicit thads_calendar(work_calendar c) : days(std::move(c)) {}
  work_calendar days;
};

namespace {

date_format date_format_in(std::int32_t value) { return enum_in<date_format>(value, 2, "format"); }

}  // namespace

extern "C" {

thads_status thads_date_from_ymd(int32_t year, int32_t month, int32_t day, thads_date* out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    if (month < 1 || day < 1) throw error(errc::range, "months and days begin with 1");
    to = date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day)).days();
  });
}

thads_status thads_date_to_ymd(thads_date date, int32_t* year, int32_t* month, int32_t* day,
                               thads_error* err) {
  return guard(err, [&] {
    const auto given = date_in(date);
    set(year, given.year());
    set(month, static_cast<std::int32_t>(given.month()));
    set(day, static_cast<std::int32_t>(given.day()));
  });
}

thads_status thads_date_parse(const char* text, size_t size, int32_t format, thads_date* out,
                              thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = parse_date(text_in(text, size, "text"), date_format_in(format)).days();
  });
}

thads_status thads_date_format(thads_date date, int32_t format, char* buffer, size_t capacity,
                               thads_error* err) {
  return guard(err, [&] {
    buffer_out(to_string(date_in(date), date_format_in(format)), buffer, capacity, nullptr);
  });
}

thads_status thads_period_days(thads_period period, thads_date* first, thads_date* last,
                               thads_error* err) {
  return guard(err, [&] {
    const auto in = period_in(period);
    set(first, in.first_day().days());
    set(last, in.last_day().days());
  });
}

thads_status thads_statistical_year(thads_date date, int32_t* year, thads_error* err) {
  return guard(err, [&] { required(year, "year") = statistical_year_of(date_in(date)); });
}

thads_status thads_calendar_create_vietnam(int32_t everyone, int32_t unconfirmed_is_off,
                                           thads_calendar** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_calendar(vietnam_work_calendar(
        bool_in(everyone, "everyone") ? audience::everyone : audience::public_sector,
        bool_in(unconfirmed_is_off, "unconfirmed_is_off") ? unconfirmed_law::is_off
                                                          : unconfirmed_law::is_worked));
  });
}

void thads_calendar_destroy(thads_calendar* calendar) { destroy(calendar); }

thads_status thads_calendar_is_working_day(const thads_calendar* calendar, thads_date date,
                                           int32_t* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(calendar, "calendar").days.is_working_day(date_in(date)) ? 1 : 0;
  });
}

thads_status thads_calendar_add_working_days(const thads_calendar* calendar, thads_date date,
                                             int32_t n, thads_date* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(calendar, "calendar").days.add_working_days(date_in(date), n).days();
  });
}

thads_status thads_calendar_working_days_between(const thads_calendar* calendar, thads_date from,
                                                 thads_date to, int32_t* out, thads_error* err) {
  return guard(err, [&] {
    auto& result = required(out, "out");
    result = live(calendar, "calendar").days.working_days_between(date_in(from), date_in(to));
  });
}

}  // extern "C"
