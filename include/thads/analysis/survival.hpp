// SPDX-License-Identifier: Apache-2.0
// How many cases are still not finished how long after acceptance, by Kaplan and Meier's
// product-limit estimate. Everything is exact: no floating point, and one rounding when printed.
//
// A case is at risk of being finished on the days on which the period sees it: from acceptance, or
// for a case carried over from the age that it had on the first day (delayed entry), up to its
// closing or the end of the period. Without the delayed entry, old cases would count as if the
// period had watched their first years, when those that were finished fast are no longer seen.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/tally/rates.hpp>
#include <thads/counters/ages.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// What happened at one age.
struct survival_step {
  std::int32_t days = 0;      ///< since acceptance
  std::int64_t at_risk = 0;   ///< cases that could have been finished then
  std::int64_t finished = 0;  ///< cases that were
  std::int64_t other = 0;     ///< cases seen for the last time then, but not finished

  friend bool operator==(const survival_step&, const survival_step&) = default;
};

/// How long cases stay unfinished.
class survival_curve {
 public:
  /// No cases.
  survival_curve() = default;

  /// Cases of age `days` come under observation.
  void enter(std::int32_t days, std::int64_t cases) { add(changes_[days].entered, cases); }
  /// Cases of age `days` are finished.
  void finish(std::int32_t days, std::int64_t cases) { add(changes_[days].finished, cases); }
  /// Cases of age `days` are not finished, and not seen any more (censored).
  void lose(std::int32_t days, std::int64_t cases) { add(changes_[days].other, cases); }

  /// The ages at which cases were finished or seen for the last time, from the youngest. Cases that
  /// enter, are finished or are lost at an age are all at risk there. Throws errc::argument when
  /// more cases leave than came, as do the functions that follow the steps.
  [[nodiscard]] std::vector<survival_step> steps() const;

  /// Cases at risk at age `days`.
  [[nodiscard]] std::int64_t at_risk(std::int32_t days) const;

  /// Cases that came under observation, and those that were finished.
  [[nodiscard]] std::int64_t entered() const;
  [[nodiscard]] std::int64_t finished() const;

  /// The share of cases that are unfinished after `days` days, in percent with `scale` decimals,
  /// 0…15, rounded once; none before the first age at which a case was seen, nor after the last
  /// unless all are finished then. Throws errc::range for another scale.
  [[nodiscard]] std::optional<percent> unfinished_after(std::int32_t days, int scale,
                                                        rounding mode) const;

  /// The smallest age in days at which at most half of the cases are unfinished; none when more are
  /// unfinished throughout.
  [[nodiscard]] std::optional<std::int32_t> median() const;

 private:
  struct change {
    std::int64_t entered = 0;
    std::int64_t finished = 0;
    std::int64_t other = 0;
  };

  static void add(std::int64_t& sum, std::int64_t cases) {
    if (__builtin_add_overflow(sum, cases, &sum)) {
      throw error(errc::overflow, "a number of cases exceeds its range");
    }
  }

  std::map<std::int32_t, change> changes_;  // by age
};

inline std::vector<survival_step> survival_curve::steps() const {
  std::vector<survival_step> steps;
  std::int64_t at_risk = 0;
  for (const auto& [days, now] : changes_) {
    add(at_risk, now.entered);
    if (now.entered < 0 || now.finished < 0 || now.other < 0 || now.finished > at_risk ||
        now.other > at_risk - now.finished) {
      throw error(errc::argument, "more cases leave at an age of " + std::to_string(days) +
                                      " days than were there");
    }
    if (now.finished != 0 || now.other != 0) {
      steps.push_back({days, at_risk, now.finished, now.other});
    }
    at_risk -= now.finished + now.other;
  }
  return steps;
}

inline std::int64_t survival_curve::at_risk(std::int32_t days) const {
  std::int64_t at_risk = 0;
  for (const auto& [age, now] : changes_) {
    if (age > days) break;
    add(at_risk, now.entered);
    if (age < days) add(at_risk, -now.finished - now.other);
  }
  return at_risk;
}

inline std::int64_t survival_curve::entered() const {
  std::int64_t sum = 0;
  for (const auto& [days, now] : changes_) add(sum, now.entered);
  return sum;
}

inline std::int64_t survival_curve::finished() const {
  std::int64_t sum = 0;
  for (const auto& [days, now] : changes_) add(sum, now.finished);
  return sum;
}

namespace detail {

// The product of (at risk − finished) / at risk, as a fraction of integers of any size: the
// factors share nothing that would keep it small.
struct survival_product {
  big_int n = 1;
  big_int d = 1;

  void follow(const survival_step& step) {
    if (step.finished == 0) return;
    n *= step.at_risk - step.finished;
    d *= step.at_risk;
  }
};

}  // namespace detail

inline std::optional<percent> survival_curve::unfinished_after(std::int32_t days, int scale,
                                                               rounding mode) const {
  if (scale < 0 || scale > 15) {
    throw error(errc::range, "a share of unfinished cases has 0 to 15 decimals");
  }
  if (changes_.empty() || changes_.begin()->first > days) return std::nullopt;
  detail::survival_product share;
  for (const survival_step& step : steps()) {
    if (step.days > days) break;
    share.follow(step);
  }
  if (changes_.rbegin()->first < days && share.n != 0) return std::nullopt;
  const detail::big_int hundredfold = share.n * static_cast<std::int64_t>(detail::pow10(scale + 2));
  const auto rounded = detail::round_quotient(hundredfold, share.d, mode);
  return percent(decimal::from_parts(static_cast<std::int64_t>(rounded), scale));
}

inline std::optional<std::int32_t> survival_curve::median() const {
  detail::survival_product share;
  for (const survival_step& step : steps()) {
    share.follow(step);
    if (share.n * 2 <= share.d) return step.days;
  }
  return std::nullopt;
}

/// The curve of the cases of `ages`. Cases that were finished or terminated are finished; cases
/// that left in another way are seen for the last time when they do, and open cases, those in the
/// separate book among them, at the end of the period.
[[nodiscard]] inline survival_curve survival_of(const case_ages& ages) {
  const date start = ages.period().first_day();
  const auto since_start = static_cast<std::int32_t>((ages.period().last_day() - start).count());
  survival_curve curve;
  std::int64_t new_and_closed = 0;
  for (const age_cell& c : ages.cells()) {
    const bool resolved = std::find(resolved_measures.begin(), resolved_measures.end(),
                                    c.key.bucket) != resolved_measures.end();
    for (const aged_figure& a : c.values.list()) {
      const std::int64_t cases = a.values.count;
      if (c.key.series == age_series::open) {
        curve.enter(std::max(0, a.key - since_start), cases);
        curve.lose(a.key, cases);
      } else if (c.key.series == age_series::closed) {
        new_and_closed += cases;
        if (resolved) {
          curve.finish(a.key, cases);
        } else {
          curve.lose(a.key, cases);
        }
      } else if (c.key.series == age_series::at_start) {
        new_and_closed -= cases;
        curve.enter(a.key, cases);
      }
    }
  }
  if (new_and_closed != 0) curve.enter(0, new_and_closed);
  return curve;
}

}  // namespace thads
