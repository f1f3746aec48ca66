// SPDX-License-Identifier: Apache-2.0
// The statistical year (1 October to 30 September), its cumulative periods, and slices of it.
//
// Everything official is counted over a cumulative period. A single month or quarter is never
// counted: it is the difference of two cumulative periods, hence a type of its own.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// The statistical years that periods can be of; their days are all dates that `date` can hold.
inline constexpr int earliest_statistical_year = 1901;
inline constexpr int latest_statistical_year = 2199;

/// The statistical year that `d` falls in: year Y runs from 1 October Y−1 to 30 September Y. At the
/// ends of the calendar that may be a year (1900, 2200) of which there is no period.
[[nodiscard]] constexpr int statistical_year_of(date d) noexcept {
  return d.year() + (d.month() >= 10 ? 1 : 0);
}

namespace detail {

// Month `month` of statistical year `year` on the calendar: month 1 is October of the year before.
[[nodiscard]] constexpr std::chrono::year_month calendar_month(int year, int month) noexcept {
  const auto october = std::chrono::year{year - 1} / std::chrono::October;
  return october + std::chrono::months{month - 1};
}

[[nodiscard]] constexpr date first_day_of(std::chrono::year_month month) {
  return date(month / std::chrono::day{1});
}

[[nodiscard]] constexpr date last_day_of(std::chrono::year_month month) {
  return date(std::chrono::year_month_day{month / std::chrono::last});
}

// "10/2023"
[[nodiscard]] inline std::string month_text(std::chrono::year_month month) {
  const unsigned number{month.month()};
  return (number < 10 ? "0" : "") + std::to_string(number) + "/" +
         std::to_string(int{month.year()});
}

}  // namespace detail

/// The cumulative period of the first `months` months of a statistical year.
class period {
 public:
  /// From 1 October `year`−1 to the end of the `months`-th month. Throws errc::range unless `year`
  /// is 1901…2199 and `months` 1…12.
  explicit constexpr period(int year, int months = 12)
      : year_(static_cast<std::int16_t>(year)), months_(static_cast<std::int16_t>(months)) {
    if (year < earliest_statistical_year || year > latest_statistical_year || months < 1 ||
        months > 12) {
      throw error(errc::range, "period: there are no " + std::to_string(months) +
                                   " months of statistical year " + std::to_string(year) +
                                   "; months run from 1 to 12, years from 1901 to 2199");
    }
  }

  [[nodiscard]] constexpr int year() const noexcept { return year_; }
  [[nodiscard]] constexpr int months() const noexcept { return months_; }
  [[nodiscard]] constexpr bool is_full_year() const noexcept { return months_ == 12; }

  /// 1 October of the year before.
  [[nodiscard]] constexpr date first_day() const {
    return detail::first_day_of(detail::calendar_month(year_, 1));
  }
  [[nodiscard]] constexpr date last_day() const {
    return detail::last_day_of(detail::calendar_month(year_, months_));
  }
  [[nodiscard]] constexpr bool contains(date d) const {
    return first_day() <= d && d <= last_day();
  }

  /// As many months of the year before (cùng kỳ năm trước); throws errc::range before 1901.
  [[nodiscard]] constexpr period same_period_last_year() const {
    return period(year_ - 1, months_);
  }

  /// By year, then by length.
  friend constexpr auto operator<=>(const period&, const period&) noexcept = default;

 private:
  std::int16_t year_;
  std::int16_t months_;
};

/// The canonical text: "2024" for a full year, otherwise "2024-06M" (six months, not June).
[[nodiscard]] inline std::string to_string(period p) {
  std::string text = std::to_string(p.year());
  if (!p.is_full_year()) text += (p.months() < 10 ? "-0" : "-") + std::to_string(p.months()) + "M";
  return text;
}

/// Reads what `to_string` writes, and "2024-12M" for the full year; throws errc::syntax or
/// errc::range with the text and the position.
[[nodiscard]] inline period parse_period(std::string_view text) {
  constexpr std::string_view shape = "####-##M";
  constexpr std::size_t year_size = 4;
  const auto fail = [text](std::size_t place, errc why) {
    detail::throw_parse_error("period (as 2024 or 2024-06M)", text, {text.data() + place, why});
  };
  const std::size_t size = text.size() == year_size ? year_size : shape.size();
  for (std::size_t i = 0; i < size; ++i) {
    const bool fits =
        i < text.size() && (shape[i] == '#' ? detail::digit(text[i]) <= 9 : text[i] == shape[i]);
    if (!fits) fail(i, errc::syntax);
  }
  if (text.size() > size) fail(size, errc::syntax);

  const auto number = [text](std::size_t from, std::size_t to) {
    unsigned value = 0;
    for (std::size_t i = from; i < to; ++i) value = value * 10 + detail::digit(text[i]);
    return static_cast<int>(value);
  };
  const int year = number(0, year_size);
  const int months = size == year_size ? 12 : number(5, 7);
  if (year < earliest_statistical_year || year > latest_statistical_year) fail(0, errc::range);
  if (months < 1 || months > 12) fail(5, errc::range);
  return period(year, months);
}

/// "12 tháng năm 2024", "6 tháng đầu năm 2024".
[[nodiscard]] inline std::string label_vi(period p) {
  return std::to_string(p.months()) + (p.is_full_year() ? " tháng năm " : " tháng đầu năm ") +
         std::to_string(p.year());
}

/// "12 months of 2024", "first 6 months of 2024"; the year is the statistical one.
[[nodiscard]] inline std::string label_en(period p) {
  const std::string months = p.months() == 1 ? "month" : std::to_string(p.months()) + " months";
  return (p.is_full_year() ? "" : "first ") + months + " of " + std::to_string(p.year());
}

/// A month, a quarter or another run of whole months of one statistical year: what the cumulative
/// period `minuend` has beyond the cumulative period `subtrahend`.
class slice {
 public:
  /// The months of `until` that are not in `from`; without `from`, all the months of `until`.
  /// Throws errc::mismatch unless both are of the same year and `from` is the shorter one.
  constexpr slice(period until, std::optional<period> from) : minuend_(until), subtrahend_(from) {
    if (from && (from->year() != until.year() || from->months() >= until.months())) {
      throw error(errc::mismatch, "slice: " + to_string(until) + " minus " + to_string(*from) +
                                      " is no run of months; take a shorter period of the same "
                                      "year away");
    }
  }

  /// The cumulative period that ends with the slice.
  [[nodiscard]] constexpr period minuend() const noexcept { return minuend_; }
  /// The cumulative period that ends just before the slice; none when the slice opens the year.
  [[nodiscard]] constexpr std::optional<period> subtrahend() const noexcept { return subtrahend_; }

  [[nodiscard]] constexpr int year() const noexcept { return minuend_.year(); }
  [[nodiscard]] constexpr date first_day() const {
    return detail::first_day_of(detail::calendar_month(year(), months_before() + 1));
  }
  [[nodiscard]] constexpr date last_day() const { return minuend_.last_day(); }
  [[nodiscard]] constexpr bool contains(date d) const {
    return first_day() <= d && d <= last_day();
  }

  /// The same months of the year before; throws errc::range before 1901.
  [[nodiscard]] constexpr slice same_slice_last_year() const {
    const period until = minuend_.same_period_last_year();
    if (!subtrahend_) return {until, std::nullopt};
    return {until, subtrahend_->same_period_last_year()};
  }

  friend constexpr bool operator==(const slice&, const slice&) noexcept = default;

 private:
  [[nodiscard]] constexpr int months_before() const noexcept {
    return subtrahend_ ? subtrahend_->months() : 0;
  }

  period minuend_;
  std::optional<period> subtrahend_;
};

namespace detail {

// Months `first`…`last` of statistical year `year`.
[[nodiscard]] constexpr slice months_of_year(int year, int first, int last) {
  if (first == 1) return {period(year, last), std::nullopt};
  return {period(year, last), period(year, first - 1)};
}

}  // namespace detail

/// Month `k` of statistical year `year`: 1 is October of `year`−1, 12 is September of `year`.
/// Throws errc::range for any other `k`.
[[nodiscard]] constexpr slice month_slice(int year, int k) {
  return detail::months_of_year(year, k, k);
}

/// Quarter `q` of statistical year `year`: 1 is October to December of `year`−1, 4 is July to
/// September of `year`. Throws errc::range for any other `q`.
[[nodiscard]] constexpr slice quarter_slice(int year, int q) {
  if (q < 1 || q > 4) {
    throw error(errc::range, "quarter_slice: there is no quarter " + std::to_string(q) +
                                 "; quarters run from 1 to 4");
  }
  return detail::months_of_year(year, 3 * q - 2, 3 * q);
}

/// "tháng 10/2023", "từ tháng 10/2023 đến tháng 12/2023": the months of the calendar.
[[nodiscard]] inline std::string label_vi(const slice& s) {
  const std::string first = detail::month_text(s.first_day().year_month());
  const std::string last = detail::month_text(s.last_day().year_month());
  return first == last ? "tháng " + last : "từ tháng " + first + " đến tháng " + last;
}

/// "10/2023", "10/2023 to 12/2023": the months of the calendar.
[[nodiscard]] inline std::string label_en(const slice& s) {
  const std::string first = detail::month_text(s.first_day().year_month());
  const std::string last = detail::month_text(s.last_day().year_month());
  return first == last ? last : first + " to " + last;
}

}  // namespace thads
