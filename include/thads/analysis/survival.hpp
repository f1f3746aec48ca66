// SPDX-License-Identifier: Apache-2.0
// How many cases are still not finished how long after acceptance, by Kaplan and Meier's
// product-limit estimate. Everything is exact: no floating point, and one rounding when printed.
//
// A case is at risk of being finished on the days on which the period sees it: from acceptance, or
// for a case carried over from the age that it had on the first day (delayed entry), up to its
// closing or the end of the period. Without the delayed entry, old cases would count as if the
// period had watched their first years, when those that were finished fast are no longer seen.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <thads/counters/ages.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/rounding.hpp>

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

  static void add(std::int64_t& sum, std::int64_t cases);

  std::map<std::int32_t, change> changes_;  // by age
};

/// The curve of the cases of `ages`. Cases that were finished or terminated are finished; cases
/// that left in another way are seen for the last time when they do, and open cases, those in the
/// separate book among them, at the end of the period.
[[nodiscard]] survival_curve survival_of(const case_ages& ages);

}  // namespace thads
