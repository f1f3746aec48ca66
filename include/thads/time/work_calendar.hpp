// SPDX-License-Identifier: Apache-2.0
// Working days: days off and make-up Saturdays are data, and years without data are refused.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// What a day is to the people who work on it.
enum class day_kind : std::uint8_t {
  workday = 0,           ///< an ordinary Monday to Friday
  weekend = 1,           ///< an ordinary Saturday or Sunday
  statutory = 2,         ///< a holiday of the Labour Code (ngày lễ, tết), on whatever weekday
  compensatory = 3,      ///< a weekday off for a holiday that fell on a weekend (nghỉ bù)
  swapped_off = 4,       ///< a weekday off that is worked on another day (hoán đổi)
  weekend_in_break = 5,  ///< a Saturday or Sunday inside an announced break
  make_up_workday = 6,   ///< a Saturday or Sunday worked for a `swapped_off` day (làm bù)
};

/// Whether people work on days of this kind.
[[nodiscard]] constexpr bool is_working(day_kind kind) noexcept {
  return kind == day_kind::workday || kind == day_kind::make_up_workday;
}

/// How sure a listed day is.
enum class confidence : std::uint8_t {
  announced = 0,        ///< an official announcement names the day
  rule = 1,             ///< it follows from the Labour Code alone; no announcement was seen
  computed = 2,         ///< the usual layout, ahead of the announcement; it may still move
  unconfirmed_law = 3,  ///< it hangs on a change of the law whose adoption is not confirmed
};

/// Whom a listed day binds.
enum class audience : std::uint8_t {
  everyone = 0,
  public_sector = 1,  ///< state agencies: swapped days and make-up Saturdays are theirs only
};

/// Whether a holiday of `confidence::unconfirmed_law` counts as a day off.
enum class unconfirmed_law : std::uint8_t { is_worked = 0, is_off = 1 };

/// One row of a list of days off: a day that is not what its weekday suggests, or that belongs to a
/// break. `kind` is neither `workday` nor `weekend`. The texts are views of the caller's.
struct listed_day {
  date day;
  day_kind kind;
  confidence trust;
  audience binds;
  std::string_view occasion;  ///< English, for example "National Day"
  std::string_view name_vi;   ///< Vietnamese; empty when the announcement gives the day no name
};

/// What a work_calendar knows about one day.
struct day_info {
  day_kind kind;                    ///< how the calendar counts the day
  std::optional<confidence> trust;  ///< of the row that lists the day, if any
  std::string_view occasion;        ///< of that row, else empty
  std::string_view name_vi;         ///< of that row, else empty
};

namespace detail {

[[nodiscard]] constexpr bool is_mon_fri(date d) noexcept { return d.weekday().iso_encoding() <= 5; }

}  // namespace detail

/// The working days of some whole calendar years. Any question about, or answer on, a day outside
/// these years throws errc::no_coverage: the days off of a year are announced, not computable.
class work_calendar {
 public:
  /// The calendar of 1 January `first_year` to 31 December `last_year` for `who`. `rows` are sorted
  /// by day, one a day; those of other years are passed over, so that one list serves for fewer
  /// years. A row of `confidence::unconfirmed_law` is worked unless `law` says otherwise: as long
  /// as nobody knows that the law was changed, the law in force decides. The texts of `rows` must
  /// outlive the calendar. Throws errc::range for impossible years and errc::argument for rows out
  /// of order or of a kind that does not go with their weekday.
  work_calendar(std::span<const listed_day> rows, int first_year, int last_year,
                audience who = audience::public_sector,
                unconfirmed_law law = unconfirmed_law::is_worked)
      : first_(date::from_ymd(first_year, 1, 1)),
        last_(date::from_ymd(last_year, 12, 31)),
        law_(law) {
    if (last_ < first_) throw error(errc::argument, "work_calendar: last year before first year");
    check(rows);
    select(rows, who);
    count_working_days();
  }

  [[nodiscard]] date first_day() const noexcept { return first_; }
  [[nodiscard]] date last_day() const noexcept { return last_; }
  [[nodiscard]] bool covers(date d) const noexcept { return first_ <= d && d <= last_; }

  /// What `d` is, with the row that says so. A day of `confidence::unconfirmed_law` that the
  /// calendar takes as worked is a `workday` that still shows that row.
  [[nodiscard]] day_info day(date d) const {
    (void)index_of(d);
    const auto row = std::lower_bound(rows_.begin(), rows_.end(), d,
                                      [](const listed_day& r, date at) { return r.day < at; });
    if (row == rows_.end() || row->day != d) return {ordinary_kind(d), std::nullopt, {}, {}};
    return {kind_by(*row), row->trust, row->occasion, row->name_vi};
  }

  [[nodiscard]] bool is_working_day(date d) const {
    const std::size_t i = index_of(d);
    return worked_before_[i + 1] != worked_before_[i];
  }

  /// `d` itself when it is a working day, else the first one after it.
  [[nodiscard]] date next_working_day(date d) const {
    return working_day(worked_before_[index_of(d)], d);
  }

  /// The `n`-th working day after `d`, which is itself not counted; before `d` for negative `n`;
  /// `d` itself, working or not, for 0.
  [[nodiscard]] date add_working_days(date d, std::int32_t n) const {
    const std::size_t i = index_of(d);
    if (n == 0) return d;
    const std::int64_t rank =
        n > 0 ? worked_before_[i + 1] + (std::int64_t{n} - 1) : worked_before_[i] + std::int64_t{n};
    return working_day(rank, d);
  }

  /// The working days after `a` up to and including `b`; for `b` before `a`, minus those after `b`
  /// up to and including `a`.
  [[nodiscard]] std::int32_t working_days_between(date a, date b) const {
    return worked_before_[index_of(b) + 1] - worked_before_[index_of(a) + 1];
  }

  /// The last day of a term of `n` calendar days from `start`, which is itself not counted; a term
  /// that would end on a day off ends on the next working day. Only that end needs coverage. Throws
  /// errc::argument for negative `n`.
  /// @see Civil Code 2015, Articles 147 and 148.
  [[nodiscard]] date end_of_term(date start, std::chrono::days n) const {
    if (n < std::chrono::days{0}) {
      throw error(errc::argument, "end_of_term: a term cannot have a negative number of days");
    }
    return next_working_day(start + n);
  }

 private:
  static void check(std::span<const listed_day> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].day <= rows[i - 1].day) {
        throw error(errc::argument, "work_calendar: the row of " + to_string(rows[i].day) +
                                        " is out of order; sort the rows, one a day");
      }
      if (!kind_suits_weekday(rows[i])) {
        throw error(errc::argument, "work_calendar: the kind of " + to_string(rows[i].day) +
                                        " does not go with its weekday");
      }
    }
  }

  [[nodiscard]] static bool kind_suits_weekday(const listed_day& row) noexcept {
    switch (row.kind) {
      case day_kind::statutory:
        return true;
      case day_kind::compensatory:
      case day_kind::swapped_off:
        return detail::is_mon_fri(row.day);
      case day_kind::weekend_in_break:
      case day_kind::make_up_workday:
        return !detail::is_mon_fri(row.day);
      case day_kind::workday:
      case day_kind::weekend:
        break;
    }
    return false;
  }

  void select(std::span<const listed_day> rows, audience who) {
    for (const listed_day& row : rows) {
      if (covers(row.day) && (row.binds == audience::everyone || row.binds == who)) {
        rows_.push_back(row);
      }
    }
  }

  [[nodiscard]] static day_kind ordinary_kind(date d) noexcept {
    return detail::is_mon_fri(d) ? day_kind::workday : day_kind::weekend;
  }

  // The kind of the day of `row`, unless the law behind the row is not believed.
  [[nodiscard]] day_kind kind_by(const listed_day& row) const noexcept {
    const bool believed =
        row.trust != confidence::unconfirmed_law || law_ == unconfirmed_law::is_off;
    return believed ? row.kind : ordinary_kind(row.day);
  }

  void count_working_days() {
    const auto days = static_cast<std::int32_t>((last_ - first_).count()) + 1;
    worked_before_.reserve(static_cast<std::size_t>(days) + 1);
    worked_before_.push_back(0);
    auto row = rows_.begin();
    for (std::int32_t i = 0; i < days; ++i) {
      const date d = first_ + std::chrono::days{i};
      const bool listed = row != rows_.end() && row->day == d;
      if (is_working(listed ? kind_by(*row++) : ordinary_kind(d))) working_days_.push_back(d);
      worked_before_.push_back(static_cast<std::int32_t>(working_days_.size()));
    }
  }

  [[nodiscard]] std::size_t index_of(date d) const {
    if (!covers(d)) throw_no_coverage(to_string(d) + " lies");
    return static_cast<std::size_t>((d - first_).count());
  }

  // The working day with `rank` others before it; `from` is where the walk to it began.
  [[nodiscard]] date working_day(std::int64_t rank, date from) const {
    if (rank < 0 || rank >= static_cast<std::int64_t>(working_days_.size())) {
      throw_no_coverage("the working day asked for, from " + to_string(from) + ", lies");
    }
    return working_days_[static_cast<std::size_t>(rank)];
  }

  [[noreturn]] void throw_no_coverage(const std::string& what) const {
    throw error(errc::no_coverage, "work_calendar: " + what + " outside " + to_string(first_) +
                                       " to " + to_string(last_) +
                                       "; add the days off of the missing years");
  }

  date first_;
  date last_;
  unconfirmed_law law_;
  std::vector<listed_day> rows_;             // those that bind, in order
  std::vector<std::int32_t> worked_before_;  // [i]: working days before the i-th day; one past too
  std::vector<date> working_days_;           // all of them, in order
};

}  // namespace thads
