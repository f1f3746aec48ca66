// SPDX-License-Identifier: Apache-2.0
// What next year may bring, from the flows of the last years: simple methods with names, exact
// arithmetic, and beside each the error that it would have made in the past.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <thads/analysis/stock_flow.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// How a figure of a coming year is estimated from those of the years before. None is official.
enum class forecast_method : std::uint8_t {
  last_year = 0,       ///< as in the last year; needs one year
  mean_of_last_3 = 1,  ///< the mean of the last three years; needs three
  linear_trend = 2,    ///< the least-squares line through all years; needs three
};

template <>
struct detail::vocabulary<forecast_method> {
  static constexpr std::string_view noun = "method";
  static constexpr std::array<word, 3> words{{{"last_year", "bằng năm trước"},
                                              {"mean_of_last_3", "bình quân 3 năm"},
                                              {"linear_trend", "xu hướng tuyến tính"}}};
};

/// A figure of a whole year that is estimated.
enum class yearly_flow : std::uint8_t {
  newly_accepted = 0,   ///< newly accepted in the year
  carried_forward = 1,  ///< still open at its end, so carried over into the next
};

template <>
struct detail::vocabulary<yearly_flow> {
  static constexpr std::string_view noun = "flow";
  static constexpr std::array<word, 2> words{
      {{"newly_accepted", "thụ lý mới"}, {"carried_forward", "chuyển kỳ sau"}}};
};

/// The figure of `flow` in the measures of a whole year.
[[nodiscard]] constexpr figure figure_of(const measures& m, yearly_flow flow) {
  return flow == yearly_flow::newly_accepted ? m[measure::newly_accepted]
                                             : sum_of(m, open_measures);
}

/// The figure `ahead` years after the last of `years` (consecutive, the last one last), rounded
/// half up to a whole number and never negative; none when there are too few years. An estimate,
/// not a count. Throws errc::argument unless ahead ≥ 1 and there are at most 300 years, and
/// errc::overflow for 10^38 and more.
[[nodiscard]] std::optional<int128_t> forecast(std::span<const int128_t> years,
                                               forecast_method method, int ahead);

/// Throws errc::bad_register when a unit of `past` is not in force on `on`: its figures would be
/// missing from what comes after it, which would seem to begin from nothing.
void require_in_force(const tally& past, const agency_tree& tree, date on);

/// What a method would have said of a year that is known by now, from the years then known.
struct past_forecast {
  int year = 0;
  int128_t forecast = 0;
  int128_t actual = 0;

  /// forecast − actual.
  [[nodiscard]] int128_t error() const noexcept { return forecast - actual; }
};

/// The estimate of one figure by one method.
struct flow_forecast {
  yearly_flow flow{};
  quantity of{};
  int year = 0;   ///< the statistical year that is estimated
  int ahead = 0;  ///< years after the last one that is known
  forecast_method method{};
  std::optional<int128_t> value{};    ///< none when a unit has too few years for the method
  std::vector<past_forecast> past{};  ///< as many years ahead, for each year that allows it

  /// The mean of |forecast − actual| over `past`, exact; undefined without any.
  [[nodiscard]] ratio mean_absolute_error() const;
};

/// What the past years of a unit, with all that is below it, let expect.
struct unit_outlook {
  std::string code{};
  std::string name{};
  std::vector<measures> years{};             ///< the figures of the known years, in order
  std::vector<flow_forecast> forecasts{};    ///< by flow, quantity, year and method
  std::vector<std::string> short_history{};  ///< units with less than three years of figures
};

/// What the full years `full_years` let expect of `root` and of every unit directly below it, by
/// the tree as of the end of `now`. They follow each other in order, and the last one is the year
/// of `now` when that is a full year, otherwise the year before. Estimated are the years after it
/// up to the one after `now`: next year, and before the end of a year also that year itself.
///
/// Each unit is estimated by itself, from the first of the years in which it has any figures; a
/// unit with others below it is their sum and its own, so that all levels agree. Where one of its
/// units has too few years for a method, the sum has no estimate by that method.
///
/// Throws errc::argument for other years, errc::mismatch unless the figures are keyed by unit,
/// errc::bad_register for figures of a unit that is not in force at the end of `now`,
/// errc::not_found for an unknown root, and errc::range or errc::overflow for 10^38 and more.
[[nodiscard]] std::vector<unit_outlook> outlooks(std::span<const tally> full_years,
                                                 const period& now, const agency_tree& tree,
                                                 std::string_view root);

}  // namespace thads
