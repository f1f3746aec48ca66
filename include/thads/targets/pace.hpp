// SPDX-License-Identifier: Apache-2.0
// The pace to a target: what must still be resolved until the end of the year, per month and week,
// under stated assumptions, and what the pace was so far.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/rates.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What is assumed about the cases and the money that will be with conditions at the end of the
/// year. None is official; what turns out differs, as reclassification alone moves the figure.
enum class conditions_assumption : std::uint8_t {
  unchanged = 0,      ///< as many as now
  same_increase = 1,  ///< now, and what last year added from here to its end
  same_growth = 2,    ///< now, times what last year grew by from here to its end
};

template <>
struct detail::vocabulary<conditions_assumption> {
  static constexpr std::string_view noun = "assumption";
  static constexpr std::array<word, 3> words{{{"unchanged", "giữ nguyên như hiện nay"},
                                              {"same_increase", "tăng thêm bằng cùng kỳ"},
                                              {"same_growth", "tăng theo tỷ lệ cùng kỳ"}}};
};

/// The figures of last year to compare with.
struct last_year_figures {
  measures same_period{};  ///< after as many months as this year has had
  measures full_year{};
};

/// What will be with conditions at the end of the year under `assumed`, in việc or đồng; rounded
/// half up to a whole number, and never less than what is resolved already, which is a part of it.
/// None when the assumption needs last year and there is none, or has nothing to grow from.
/// Throws errc::overflow and errc::range for 10^38 and more.
[[nodiscard]] inline std::optional<int128_t> expected_with_conditions(
    conditions_assumption assumed, const measures& now,
    const std::optional<last_year_figures>& last_year, quantity of) {
  const decimal current = value_in(with_conditions(now), of);
  decimal expected = current;
  if (assumed != conditions_assumption::unchanged) {
    if (!last_year) return std::nullopt;
    const decimal then = value_in(with_conditions(last_year->same_period), of);
    const decimal in_the_end = value_in(with_conditions(last_year->full_year), of);
    if (assumed == conditions_assumption::same_increase) {
      expected = current + in_the_end - then;
    } else {
      const auto grown = (ratio(current) * ratio(in_the_end, then)).value(0, rounding::half_up);
      if (!grown) return std::nullopt;
      expected = *grown;
    }
  }
  return std::max(expected.coefficient(), value_in(resolved(now), of));
}

/// What can be said of a target that the end of the year will be held against.
enum class pace_status : std::uint8_t {
  reached = 0,       ///< what is resolved already suffices under the assumption
  within_reach = 1,  ///< what is still missing can be resolved out of what is with conditions
  out_of_reach = 2,  ///< it would take more than everything with conditions
  missed = 3,        ///< the year is over, and something is missing
  no_rate = 4,       ///< nothing will be with conditions, or the assumption has nothing to stand on
  no_target = 5,
};

template <>
struct detail::vocabulary<pace_status> {
  static constexpr std::string_view noun = "status";
  static constexpr std::array<word, 6> words{{{"reached", "đã đạt"},
                                              {"within_reach", "còn có thể đạt"},
                                              {"out_of_reach", "không thể đạt"},
                                              {"missed", "không đạt"},
                                              {"no_rate", "không tính được tỷ lệ"},
                                              {"no_target", "không có chỉ tiêu"}}};
};

/// Days and months of a statistical year before and after the end of a period.
struct year_progress {
  int months_gone = 0;
  int months_left = 0;
  int days_gone = 0;
  int days_left = 0;
};

/// How much of its year `in` has used up.
[[nodiscard]] inline year_progress progress_in_year(const period& in) {
  const date end = in.last_day();
  return {.months_gone = in.months(),
          .months_left = 12 - in.months(),
          .days_gone = static_cast<int>((end - in.first_day()).count()) + 1,
          .days_left = static_cast<int>((period(in.year()).last_day() - end).count())};
}

/// What reaching a target takes, in việc or đồng.
struct pace {
  pace_status status = pace_status::no_target;
  std::optional<int128_t> with_conditions{};   ///< expected at the end of the year
  std::optional<int128_t> still_to_resolve{};  ///< none when out of reach or without an answer
  ratio needed_per_month{};  ///< still to resolve / months left; undefined when none is left
  ratio needed_per_week{};   ///< still to resolve / weeks left, a week being seven days
  ratio so_far_per_month{};  ///< resolved / months gone
  ratio so_far_per_week{};   ///< resolved / weeks gone
};

namespace detail {

[[nodiscard]] inline ratio per_week(int128_t value, int days) {
  return {decimal(value) * decimal(7), days};
}

}  // namespace detail

/// The pace that takes the figures `now` of the period `in` to `goal` by the end of the year, when
/// `expected` will be with conditions then, both in the quantity `of`. `goal` and `expected` may be
/// missing. The target is held against exact rates, as `still_to_resolve` does.
///
/// Throws errc::mismatch for a target of another year, and like `still_to_resolve`.
[[nodiscard]] inline pace pace_to_target(const measures& now, const period& in, quantity of,
                                         const target* goal,
                                         const std::optional<int128_t>& expected) {
  const int128_t done = value_in(resolved(now), of);
  const year_progress time = progress_in_year(in);
  pace result{.with_conditions = expected,
              .so_far_per_month = {done, time.months_gone},
              .so_far_per_week = detail::per_week(done, time.days_gone)};
  if (goal == nullptr) return result;
  if (goal->year != in.year()) {
    throw error(errc::mismatch, "a target of " + std::to_string(goal->year) + " has no pace in " +
                                    to_string(in) + "; take the target of that year");
  }
  result.status = pace_status::no_rate;
  if (!expected || *expected == 0) return result;
  result.still_to_resolve = still_to_resolve(done, *expected, *goal);
  if (!result.still_to_resolve) {
    result.status = pace_status::out_of_reach;
    return result;
  }
  const int128_t missing = *result.still_to_resolve;
  result.status = missing == 0            ? pace_status::reached
                  : time.months_left == 0 ? pace_status::missed
                                          : pace_status::within_reach;
  result.needed_per_month = {missing, time.months_left};
  result.needed_per_week = detail::per_week(missing, time.days_left);
  return result;
}

}  // namespace thads
