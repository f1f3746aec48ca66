// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/survival.hpp>

#include <algorithm>
#include <string>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/tally/rates.hpp>
#include <thads/time/date.hpp>

namespace thads {

void survival_curve::add(std::int64_t& sum, std::int64_t cases) {
  if (__builtin_add_overflow(sum, cases, &sum)) {
    throw error(errc::overflow, "a number of cases exceeds its range");
  }
}

std::vector<survival_step> survival_curve::steps() const {
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

std::int64_t survival_curve::at_risk(std::int32_t days) const {
  std::int64_t at_risk = 0;
  for (const auto& [age, now] : changes_) {
    if (age > days) break;
    add(at_risk, now.entered);
    if (age < days) add(at_risk, -now.finished - now.other);
  }
  return at_risk;
}

std::int64_t survival_curve::entered() const {
  std::int64_t sum = 0;
  for (const auto& [days, now] : changes_) add(sum, now.entered);
  return sum;
}

std::int64_t survival_curve::finished() const {
  std::int64_t sum = 0;
  for (const auto& [days, now] : changes_) add(sum, now.finished);
  return sum;
}

namespace {

// The product of (at risk − finished) / at risk, as a fraction of integers of any size: the
// factors share nothing that would keep it small.
struct survival_product {
  detail::big_int n = 1;
  detail::big_int d = 1;

  void follow(const survival_step& step) {
    if (step.finished == 0) return;
    n *= step.at_risk - step.finished;
    d *= step.at_risk;
  }
};

}  // namespace

std::optional<percent> survival_curve::unfinished_after(std::int32_t days, int scale,
                                                        rounding mode) const {
  if (scale < 0 || scale > 15) {
    throw error(errc::range, "a share of unfinished cases has 0 to 15 decimals");
  }
  if (changes_.empty() || changes_.begin()->first > days) return std::nullopt;
  survival_product share;
  for (const survival_step& step : steps()) {
    if (step.days > days) break;
    share.follow(step);
  }
  if (changes_.rbegin()->first < days && share.n != 0) return std::nullopt;
  const detail::big_int hundredfold = share.n * static_cast<std::int64_t>(detail::pow10(scale + 2));
  const auto rounded = detail::round_quotient(hundredfold, share.d, mode);
  return percent(decimal::from_parts(static_cast<std::int64_t>(rounded), scale));
}

std::optional<std::int32_t> survival_curve::median() const {
  survival_product share;
  for (const survival_step& step : steps()) {
    share.follow(step);
    if (share.n * 2 <= share.d) return step.days;
  }
  return std::nullopt;
}

survival_curve survival_of(const case_ages& ages) {
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
