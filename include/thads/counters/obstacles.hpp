// SPDX-License-Identifier: Apache-2.0
// Obstacles (vướng mắc): open cases without conditions, on hold or in the separate book, by the
// ground on which they stand there.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/period_cells.hpp>

namespace thads {

/// Where open cases stand that something keeps from being enforced.
inline constexpr std::array obstructed_measures{measure::unenforceable, measure::postponed_agreed,
                                                measure::postponed_other, measure::suspended,
                                                measure::separate_book};

/// A unit, where its cases stand, and on what ground.
struct obstacle_key {
  std::string unit{};
  measure stands{};      ///< one of `obstructed_measures`
  std::string ground{};  ///< code; empty when none is stated

  friend auto operator<=>(const obstacle_key&, const obstacle_key&) = default;
};

/// A key, the open cases and their balance in đồng.
struct obstacle_cell {
  obstacle_key key;
  figure values;

  friend bool operator==(const obstacle_cell&, const obstacle_cell&) = default;
};

/// The obstacles of a period by unit. The cells of one unit and measure add up to that measure of
/// the tally.
using obstacle_figures = period_cells<obstacle_cell>;

/// Counts `obstacle_figures` (count_pass.hpp).
///
/// The ground is that of the last event that put the case on hold, if it is on hold, and otherwise
/// of the last one that said it had no conditions: in the separate book too, which states none.
class obstacle_counter {
 public:
  template <class Money>
  void add(const counted_case<Money>& seen);

  /// Throws errc::overflow.
  void merge(const obstacle_counter& other) {
    for (std::size_t m = 0; m < sums_.size(); ++m) sums_[m] += other.sums_[m];
  }

  /// What was counted of `cases` over `in`.
  [[nodiscard]] obstacle_figures result(const case_register& cases, const period& in) const;

 private:
  // Beside the numbers of the register: what a postponement says without a code.
  static constexpr std::uint32_t agreed_only = 0xFFFFFFFFU;
  static constexpr std::uint32_t other_only = 0xFFFFFFFEU;

  [[nodiscard]] static std::uint32_t ground_of(const case_history& seen) noexcept;
  [[nodiscard]] static std::string code_of_ground(const case_register& cases, std::uint32_t ground);

  // For each of the measures: sums by unit (upper half) and ground (lower half).
  std::array<detail::keyed_sums<figure>, obstructed_measures.size()> sums_;
};

inline std::uint32_t obstacle_counter::ground_of(const case_history& seen) noexcept {
  const detail::register_columns& c = seen.columns;
  bool hold_is_over = false;
  bool condition_is_known = false;
  std::uint32_t of_condition = 0;
  for (std::size_t e = seen.end_event(); e-- != seen.first_event();) {
    const auto number = static_cast<std::uint32_t>(c.event_payload[e]);
    switch (seen.type_of(e)) {
      case event_type::postponed:
        if (hold_is_over) break;
        if (number != 0) return number;
        return (c.event_kind[e] & detail::event_kind::agreed) != 0 ? agreed_only : other_only;
      case event_type::suspended:
        if (hold_is_over) break;
        return number;
      case event_type::resumed:
        hold_is_over = true;
        break;
      case event_type::unenforceable:
        if (!condition_is_known) of_condition = number;
        condition_is_known = true;
        break;
      case event_type::enforceable:
        condition_is_known = true;
        break;
      default:
        break;
    }
  }
  return of_condition;
}

template <class Money>
void obstacle_counter::add(const counted_case<Money>& seen) {
  const auto& out = seen.outcome;
  for (std::size_t m = 0; m < obstructed_measures.size(); ++m) {
    if (obstructed_measures[m] != out.bucket) continue;
    const std::uint64_t place = std::uint64_t{out.unit} << 32U | ground_of(seen);
    detail::add_one(sums_[m][place], {1, out.balance});
  }
}

inline std::string obstacle_counter::code_of_ground(const case_register& cases,
                                                    std::uint32_t ground) {
  if (ground == agreed_only) return std::string(code_of(thads::ground::agreement));
  if (ground == other_only) return std::string(code_of(thads::ground::other));
  return ground == 0 ? std::string() : std::string(cases.columns().grounds[ground]);
}

inline obstacle_figures obstacle_counter::result(const case_register& cases,
                                                 const period& in) const {
  std::vector<obstacle_cell> cells;
  for (std::size_t m = 0; m < sums_.size(); ++m) {
    sums_[m].for_each([&](std::uint64_t place, const figure& sum) {
      cells.push_back({{std::string(cases.columns().units[place >> 32U]), obstructed_measures[m],
                        code_of_ground(cases, static_cast<std::uint32_t>(place))},
                       sum});
    });
  }
  obstacle_figures result(in);
  result.add(std::move(cells));
  return result;
}

}  // namespace thads
