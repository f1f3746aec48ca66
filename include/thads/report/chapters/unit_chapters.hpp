// SPDX-License-Identifier: Apache-2.0
// The chapters that compare units and years by their figures: staff, fair comparison, outlook.
#pragma once

#include <optional>
#include <vector>

#include <thads/analysis/control_chart.hpp>
#include <thads/analysis/funnel.hpp>
#include <thads/analysis/scoring.hpp>
#include <thads/model/staffing.hpp>
#include <thads/number/decimal.hpp>
#include <thads/report/chapters/chapter.hpp>
#include <thads/targets/targets.hpp>

namespace thads {

/// Posts, work for each officer, results by attribute: `posts`, `per_post_at_end`,
/// `per_post_on_average` and `by_attribute` (docs/staffing.md). Throws like `make_staff_tables`.
[[nodiscard]] chapter make_staff_chapter(const chapter_scope& scope, const staffing& staff,
                                         const unit_attributes& attributes);

/// How units are compared.
struct fairness_options {
  over_dispersion allow = over_dispersion::none;
  int months_back = 0;  ///< months of the control charts, 0 to 240; 0 leaves them out
  std::vector<chart_baseline> baselines{};  ///< none: one of all months
  std::optional<decimal> month_target{};    ///< percent to be resolved in each month
  score_scheme scheme{};                    ///< without criteria there are no scores
};

/// The units directly below the root held against each other, and each against itself month by
/// month: `funnel`, `mix_adjusted`, `ranks`, and when asked for `control_chart`, `control_limits`
/// and `scores` (docs/fair-comparison.md). The figures of the scope must be keyed by initiation and
/// judgment type. Throws errc::range for `months_back` outside of 0 to 240, errc::mismatch for
/// other keys, and like the functions of these tables.
[[nodiscard]] chapter make_fairness_chapter(const chapter_scope& scope, const target_table& targets,
                                            const fairness_options& options = {});

/// The pace to the targets and what coming years may bring, from the last `years_back` full years
/// (1 to 100): `pace`, `estimates`, `past_errors` (docs/outlook.md). Throws errc::range for other
/// years, and like `make_outlook_tables`.
[[nodiscard]] chapter make_outlook_chapter(const chapter_scope& scope, const target_table& targets,
                                           int years_back = 5);

}  // namespace thads
