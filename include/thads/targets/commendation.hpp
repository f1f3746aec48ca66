// SPDX-License-Identifier: Apache-2.0
// Which units met both targets, and for how many years running: the facts behind a commendation.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/tally/rates.hpp>
#include <thads/tally/unit_figures.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What can be said of two targets together: met when both were, not met when at least one was not;
/// no answer as long as one of them has none, whatever the other says.
[[nodiscard]] constexpr target_outcome both(target_outcome cases, target_outcome money) noexcept {
  return std::max(cases, money);
}

/// Whether both targets were met; no answer as long as one of them has none.
[[nodiscard]] inline std::optional<bool> both_met(const assessment& cases,
                                                  const assessment& money) noexcept {
  const target_outcome outcome = both(outcome_of(cases), outcome_of(money));
  if (outcome > target_outcome::not_met) return std::nullopt;
  return outcome == target_outcome::met;
}

/// A unit held against its two targets.
struct unit_assessment {
  std::string code{};
  std::string name{};
  assessment cases{};
  assessment money{};

  /// What can be said of both targets together.
  [[nodiscard]] target_outcome outcome() const noexcept {
    return both(outcome_of(cases), outcome_of(money));
  }
};

/// Holds the figures of `u`, those of the period `in`, against the targets in force on its last
/// day.
[[nodiscard]] inline unit_assessment assess_unit(const unit_figures& u, const target_table& targets,
                                                 const period& in) {
  const auto held = [&](quantity of) {
    return assess(resolution_rate(u.now, of), targets.find(u.code, in.year(), of, in.last_day()));
  };
  return {.code = u.code,
          .name = u.name,
          .cases = held(quantity::cases),
          .money = held(quantity::money)};
}

/// Units by what can be said of both their targets; every unit stands in one of the lists.
struct commendation {
  std::vector<unit_assessment> met{};        ///< both targets met: to be commended
  std::vector<unit_assessment> not_met{};    ///< at least one was not
  std::vector<unit_assessment> no_answer{};  ///< a target or a rate is missing
};

/// Sorts `units` into the lists, in the order given.
[[nodiscard]] inline commendation commendation_of(std::vector<unit_assessment> units) {
  commendation result;
  for (unit_assessment& u : units) {
    const target_outcome outcome = u.outcome();
    auto& list = outcome == target_outcome::met       ? result.met
                 : outcome == target_outcome::not_met ? result.not_met
                                                      : result.no_answer;
    list.push_back(std::move(u));
  }
  return result;
}

/// The years running, up to and including a reported one, in which targets were met ("three years
/// running", ba năm liên tục).
struct streak {
  int until = 0;  ///< the reported year
  int years = 0;  ///< how many; 0 when the target of the reported year was not met
  /// What was the matter with the year before the first, `ended_in()`. None when nothing is known
  /// of that year: the streak may then be longer.
  std::optional<target_outcome> ended_by{};

  /// The first year of the streak; none when there is no streak.
  [[nodiscard]] std::optional<int> from() const noexcept {
    if (years == 0) return std::nullopt;
    return until - years + 1;
  }

  /// The last year that is not part of the streak.
  [[nodiscard]] int ended_in() const noexcept { return until - years; }

  friend bool operator==(const streak&, const streak&) = default;
};

/// The streak of a unit up to and including the statistical year `year`. `outcomes` has what can be
/// said of each full year, of one target or of both; a year without a target or without a rate ends
/// a streak like one in which the target was not met.
[[nodiscard]] inline streak streak_until(int year, const std::map<int, target_outcome>& outcomes) {
  streak result{.until = year};
  for (;;) {
    const auto outcome = outcomes.find(result.ended_in());
    if (outcome == outcomes.end()) return result;
    if (outcome->second != target_outcome::met) {
      result.ended_by = outcome->second;
      return result;
    }
    ++result.years;
  }
}

}  // namespace thads
