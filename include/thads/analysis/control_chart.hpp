// SPDX-License-Identifier: Apache-2.0
// Control charts of single values and their moving ranges (XmR): which months differ from what the
// unit does anyway. All of it is exact.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// Natural process limits lie this many mean moving ranges from the mean; the limit of the moving
/// range is `range_factor` of them. Source: D. J. Wheeler, Understanding Variation (1993).
inline constexpr decimal limit_factor = decimal::from_parts(266, 2);    // 3 / 1.128
inline constexpr decimal range_factor = decimal::from_parts(3'268, 3);  // D4 for two values

/// One value of a chart.
struct chart_point {
  date on{};                       ///< the last day of its month
  std::optional<decimal> value{};  ///< none where nothing could be measured: a gap
};

/// The days whose values give the limits, which hold from `from` until the next baseline begins. A
/// new one is set by people who know what changed; none is ever set by itself.
struct chart_baseline {
  date from{};
  date to{};
};

/// Mean and limits of a baseline, exact; undefined without two values next to each other.
struct chart_limits {
  chart_baseline baseline{};
  std::size_t values = 0;  ///< that the mean is of; limits from fewer than 12 are rough
  ratio mean{};
  ratio mean_range{};   ///< mR̄, the mean of the absolute differences of neighbours
  ratio lower{};        ///< mean − 2.66 mR̄; may lie below what is possible
  ratio upper{};        ///< mean + 2.66 mR̄
  ratio range_limit{};  ///< 3.268 mR̄
};

/// What says that a value is more than the usual variation.
enum class chart_signal : std::uint8_t {
  above_limits = 0,  ///< over the upper limit
  below_limits = 1,  ///< under the lower limit
  run_above = 2,     ///< one of so many values in a row over the mean
  run_below = 3,     ///< one of so many values in a row under the mean
  wide_range = 4,    ///< further from the value before than the limit of the moving range
};

/// What the limits say of a target.
enum class target_assurance : std::uint8_t {
  consistently_above = 0,    ///< the lower limit is over the target
  consistently_below = 1,    ///< the upper limit is under the target
  may_or_may_not_reach = 2,  ///< the target lies between the limits
};

template <>
struct detail::vocabulary<chart_signal> {
  static constexpr std::string_view noun = "signal";
  static constexpr std::array<word, 5> words{{{"above_limits", "vượt giới hạn trên"},
                                              {"below_limits", "dưới giới hạn dưới"},
                                              {"run_above", "chuỗi trên trung bình"},
                                              {"run_below", "chuỗi dưới trung bình"},
                                              {"wide_range", "biến động lớn"}}};
};

template <>
struct detail::vocabulary<target_assurance> {
  static constexpr std::string_view noun = "assurance";
  static constexpr std::array<word, 3> words{{{"consistently_above", "luôn cao hơn"},
                                              {"consistently_below", "luôn thấp hơn"},
                                              {"may_or_may_not_reach", "có thể đạt hoặc không"}}};
};

/// When a value is a signal.
struct signal_rules {
  std::size_t run = 8;  ///< this many values in a row on one side of the mean; Wheeler takes 8
};

/// A value with its moving range and what it signals.
struct charted_point {
  chart_point point{};
  std::optional<decimal> range{};       ///< from the value before; none after a gap or at the start
  std::optional<std::size_t> limits{};  ///< which of the chart's limits hold; none before the first
  std::vector<chart_signal> signals{};  ///< in the order of the codes
};

/// A chart: limits in the order of their baselines, and points in the order of time.
struct control_chart {
  std::vector<chart_limits> limits{};
  std::vector<charted_point> points{};
};

/// The chart of `points`, in the order of time. Without `baselines` there is one, from the first
/// point to the last. Points before the first baseline have no limits, and a baseline without two
/// values next to each other has none.
///
/// Throws errc::argument unless points and baselines are in order, each baseline ends before the
/// next begins, and a run has at least 2 values; errc::overflow beyond 38 digits.
[[nodiscard]] control_chart make_control_chart(std::span<const chart_point> points,
                                               std::vector<chart_baseline> baselines = {},
                                               const signal_rules& rules = {});

/// What `limits` say of `target`, for as long as nothing changes; none without limits. Limits of a
/// new baseline give a new answer.
[[nodiscard]] std::optional<target_assurance> assurance_of(const chart_limits& limits,
                                                           const decimal& target);

/// What was resolved in a month, of what could have been: a single month is the difference of two
/// cumulative periods, so resolved = that of the period that ends with the month less that of the
/// period before it; with conditions = the former period's, less what had been resolved before.
struct month_figures {
  slice month;
  int128_t resolved = 0;
  int128_t with_conditions = 0;

  /// Exact; undefined when nothing could have been resolved.
  [[nodiscard]] ratio rate() const { return {resolved, with_conditions}; }
};

/// The months of `unit` and of what is below it. `cumulative` has tallies by unit of the first m
/// months of a year, for consecutive m, the earliest first; a tally that neither opens its year nor
/// follows the one of a month less only serves the next. Throws errc::argument for tallies out of
/// order.
[[nodiscard]] std::vector<month_figures> months_of(std::span<const tally> cumulative,
                                                   const agency_tree& tree, std::string_view unit,
                                                   quantity of);

/// The rates of `months` as points of a chart: in percent, as printed with two decimals.
[[nodiscard]] std::vector<chart_point> rate_points(std::span<const month_figures> months);

}  // namespace thads
