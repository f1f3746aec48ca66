// SPDX-License-Identifier: Apache-2.0
// A rate held against its target: met or not, over or short, ahead or behind, and what is missing.
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
#include <thads/number/integer_text.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/tally/rates.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// A rate held against its target.
struct assessment {
  ratio rate{};                      ///< exact
  std::optional<percent> printed{};  ///< the rate with two decimals
  std::optional<percent> wanted{};   ///< the target, if there is one
  /// Over the target, or short of it when negative: the printed rate less the target, as published
  /// texts compute it.
  std::optional<points> over{};
  /// Whether the exact rate meets the target; no answer without a rate or without a target.
  std::optional<bool> met{};
};

/// Holds `rate` against `goal`, which may be nullptr.
[[nodiscard]] inline assessment assess(const ratio& rate, const target* goal) {
  assessment result{.rate = rate, .printed = published(rate)};
  if (goal == nullptr) return result;
  result.wanted = goal->value;
  if (!result.printed) return result;
  result.over = *result.printed - goal->value;
  result.met = goal->is_met_by(rate);
  return result;
}

/// What can be said of a target. The later in this list, the less can be said.
enum class target_outcome : std::uint8_t { met = 0, not_met = 1, no_rate = 2, no_target = 3 };

template <>
struct detail::vocabulary<target_outcome> {
  static constexpr std::string_view noun = "outcome";
  static constexpr std::array<word, 4> words{{{"met", "đạt"},
                                              {"not_met", "chưa đạt"},
                                              {"no_rate", "không tính được tỷ lệ"},
                                              {"no_target", "không có chỉ tiêu"}}};
};

/// Whether the target was met, or why there is no answer.
[[nodiscard]] inline target_outcome outcome_of(const assessment& a) noexcept {
  if (!a.wanted) return target_outcome::no_target;
  if (!a.met) return target_outcome::no_rate;
  return *a.met ? target_outcome::met : target_outcome::not_met;
}

/// A rate held against the part of its target that is due after some months of the year (tiến độ).
struct progress {
  ratio due{};            ///< target × months / 12, exact
  percent printed_due{};  ///< with two decimals, or with as many as the target has
  /// Ahead of schedule (vượt tiến độ), or behind it when negative: the printed rate less
  /// `printed_due`. After 12 months this is `assessment::over`. None without a rate.
  std::optional<points> ahead{};
  /// Whether the exact rate stands to `due` as the target asks; none without a rate.
  std::optional<bool> on_schedule{};
};

/// Holds `rate`, that of the period `in`, against the schedule of `goal`. Throws errc::mismatch for
/// a target of another year, and errc::overflow for one with more than 36 digits.
///
/// Source: published half-year results are ahead of half the target of the year. Ho Chi Minh City
/// 2019: 48.49 − 73 × 6 / 12 = 11.99; 2025: 45.49 − 83.90 × 6 / 12 = 3.54.
[[nodiscard]] inline progress progress_of(const ratio& rate, const target& goal, const period& in) {
  if (goal.year != in.year()) {
    throw error(errc::mismatch, "a target of " + std::to_string(goal.year) +
                                    " has no schedule in " + to_string(in) +
                                    "; take the target of that year");
  }
  const decimal& value = goal.value.value();
  const int decimals = std::max(rate_decimals, value.normalized().scale());
  progress result{.due = {value * in.months(), 1200}};
  result.printed_due = *to_percent(result.due, decimals, rounding::half_up);
  if (const auto printed = published(rate)) {
    result.ahead = *printed - result.printed_due;
    result.on_schedule = meets(rate, result.due, goal.compare);
  }
  return result;
}

/// How much there still is to resolve, in việc or in đồng like the arguments: the smallest n ≥ 0
/// with which (resolved + n) / with_conditions meets `goal`. What is resolved comes out of what is
/// with conditions, so the denominator stays; cases that gain or lose conditions change the answer.
///
/// None where no n will do: with nothing with conditions, for a target over 100 %, and for one of
/// "above 100 %". Throws errc::argument unless 0 ≤ resolved ≤ with_conditions, errc::range for
/// 10^38 and more, and errc::overflow for a target with more than 36 decimals.
[[nodiscard]] inline std::optional<int128_t> still_to_resolve(int128_t resolved,
                                                              int128_t with_conditions,
                                                              const target& goal) {
  if (resolved < 0 || resolved > with_conditions) {
    throw error(errc::argument,
                "still to resolve: " + to_string(resolved) + " resolved of " +
                    to_string(with_conditions) +
                    " with conditions; what is resolved is a part of what is with conditions");
  }
  const bool above = goal.compare == comparator::above;
  const decimal share = goal.value.value() * decimal::from_parts(1, 2);
  if (with_conditions == 0 || share > 1 || (above && share == 1)) return std::nullopt;
  const rounding mode = above ? rounding::floor : rounding::ceiling;
  const int128_t needed = multiply(with_conditions, share, 0, mode).coefficient() + (above ? 1 : 0);
  return std::max<int128_t>(0, needed - resolved);
}

}  // namespace thads
