// SPDX-License-Identifier: Apache-2.0
// Units compared fairly: funnel, rates adjusted for the mix of cases, ranks that say which
// differences are real, and control charts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <thads/analysis/control_chart.hpp>
#include <thads/analysis/funnel.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/percent.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// The units directly below the root in the funnel around the root's rate in cases: limits, and
/// whether the unit lies inside or outside. Throws errc::argument without a tally, and like
/// `make_funnel`.
[[nodiscard]] table make_funnel_table(const report_input& in, const funnel_options& options = {});

/// The rates of the root and the units below it, adjusted for their mix of cases by initiation and
/// judgment type; everything is exact. `figures` is keyed by unit, initiation and judgment type at
/// least. Throws errc::mismatch when it is not, and errc::not_found when `in.tree` does not know
/// the root.
[[nodiscard]] table make_mix_table(const report_input& in, const tally& figures);

/// The units directly below the root by their exact rate in cases, with the ranks that are as good
/// an answer, and whether each is really better than the next. Throws errc::argument without a
/// tally, and like `rank_with_intervals`.
[[nodiscard]] table make_rank_table(const report_input& in,
                                    const percent& confidence = percent(95));

/// What control charts are made of.
struct control_chart_input {
  /// Tallies by unit of the first m months, for consecutive m, the earliest first: see `months_of`.
  std::vector<tally> cumulative{};
  std::size_t most_months = 240;  ///< of these, the last ones are charted
  agency_tree tree{};
  std::string root{};
  std::vector<chart_baseline> baselines{};  ///< none: one of all months
  signal_rules rules{};
  std::optional<decimal> target{};  ///< percent of what can be resolved in a month
  language lang = language::en;
};

/// The control chart (XmR) of the root: one row for each month. Everything is exact. Throws
/// errc::argument without a tally, and like `months_of` and `make_control_chart`.
[[nodiscard]] table make_control_chart_table(const control_chart_input& in);

/// One row for the control chart of the root and of each unit directly below it: the limits of the
/// last baseline, the last month and its signals, how many months signal something, and what the
/// limits say of the target. Everything is exact. Throws like `make_control_chart_table`, and
/// errc::not_found when the tree does not know the root.
[[nodiscard]] table make_control_limits_table(const control_chart_input& in);

}  // namespace thads
