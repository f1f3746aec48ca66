// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/unit_chapters.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/report/chapters/fairness_table.hpp>
#include <thads/report/chapters/outlook_table.hpp>
#include <thads/report/chapters/scoring_table.hpp>
#include <thads/report/chapters/staff_table.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace {

// Figures on the units of the last day may be parts of histories that were divided by share.
void add_divided_notes(std::vector<named_table>& tables,
                       const std::vector<divided_history>& divided) {
  for (named_table& t : tables) {
    for (const divided_history& d : divided) t.content.add_note(detail::note_on_divided(d));
  }
}

// The tree for figures of several years that `chapter_scope::count` gives.
[[nodiscard]] agency_tree tree_of_years(const chapter_scope& scope) {
  return scope.successions().empty() ? scope.tree() : scope.tree().as_of(scope.period().last_day());
}

}  // namespace

chapter make_staff_chapter(const chapter_scope& scope, const staffing& staff,
                           const unit_attributes& attributes) {
  chapter made{"staff",
               {"Biên chế và điều kiện làm việc", "Staffing and means"},
               make_staff_tables(scope.on_last_units().figures, staff, attributes, scope.tree(),
                                 scope.root(), scope.lang())};
  add_divided_notes(made.tables, scope.on_last_units().divided);
  return made;
}

namespace {

// The cumulative periods whose differences are the last `count` months up to the end of `until`.
[[nodiscard]] std::vector<period> periods_of_months(const period& until, int count) {
  const int last = until.year() * 12 + until.months() - 1;
  int first = std::max(earliest_statistical_year * 12, last - count + 1);
  if (first % 12 != 0) --first;  // what the first month is taken from
  std::vector<period> periods;
  for (int month = first; month <= last; ++month) {
    periods.push_back(period(month / 12, month % 12 + 1));
  }
  return periods;
}

// Tallies of several periods and of the same period last year, when there is one.
struct counted_periods {
  std::vector<tally> of_periods;
  std::optional<tally> year_before;
};

// Counts them in one pass.
[[nodiscard]] counted_periods count_with_year_before(const chapter_scope& scope,
                                                     std::vector<period> periods) {
  const bool has_year_before = scope.period().year() > earliest_statistical_year;
  if (has_year_before) periods.push_back(scope.period().same_period_last_year());
  counted_periods counted{.of_periods = scope.count(periods), .year_before = {}};
  if (has_year_before) {
    counted.year_before = std::move(counted.of_periods.back());
    counted.of_periods.pop_back();
  }
  return counted;
}

// The year and the one before, when there is one, on the units of the last day.
[[nodiscard]] report_input two_years_on(const chapter_scope& scope, const target_table& targets,
                                        std::optional<tally> year_before) {
  report_input about{.years = {},
                     .tree = tree_of_years(scope),
                     .targets = targets,
                     .root = scope.root(),
                     .lang = scope.lang(),
                     .divided = scope.on_last_units().divided};
  if (year_before) {
    restated_figures before = scope.on_last_units(std::move(*year_before));
    add_divided(about.divided, before.divided);
    about.years.push_back(std::move(before.figures));
  }
  about.years.push_back(scope.on_last_units().figures);
  return about;
}

[[nodiscard]] control_chart_input months_on(const chapter_scope& scope,
                                            const fairness_options& options,
                                            std::vector<tally> months) {
  control_chart_input chart{.cumulative = {},
                            .most_months = static_cast<std::size_t>(options.months_back),
                            .tree = tree_of_years(scope),
                            .root = scope.root(),
                            .baselines = options.baselines,
                            .target = options.month_target,
                            .lang = scope.lang()};
  for (tally& month : months) {
    chart.cumulative.push_back(scope.on_last_units(std::move(month)).figures);
  }
  return chart;
}

}  // namespace

chapter make_fairness_chapter(const chapter_scope& scope, const target_table& targets,
                              const fairness_options& options) {
  if (options.months_back < 0 || options.months_back > 240) {
    throw error(errc::range, "control charts of " + std::to_string(options.months_back) +
                                 " months; they have 0 to 240");
  }
  counted_periods counted = count_with_year_before(
      scope, options.months_back == 0 ? std::vector<period>()
                                      : periods_of_months(scope.period(), options.months_back));
  const report_input about = two_years_on(scope, targets, std::move(counted.year_before));
  const tally mix =
      scope.successions().empty()
          ? scope.figures()
          : restate(scope.figures(), scope.tree(), scope.successions(), scope.period().last_day())
                .figures;
  chapter made{"compare-units", {"So sánh công bằng các đơn vị", "Units compared fairly"}, {}};
  made.tables.push_back({"funnel", make_funnel_table(about, {.allow = options.allow})});
  made.tables.push_back({"mix_adjusted", make_mix_table(about, mix)});
  made.tables.push_back({"ranks", make_rank_table(about)});
  if (options.months_back != 0) {
    const control_chart_input chart = months_on(scope, options, std::move(counted.of_periods));
    made.tables.push_back({"control_chart", make_control_chart_table(chart)});
    made.tables.push_back({"control_limits", make_control_limits_table(chart)});
  }
  if (!options.scheme.criteria.empty()) {
    made.tables.push_back({"scores", make_score_table(about, options.scheme)});
  }
  add_divided_notes(made.tables, about.divided);
  return made;
}

namespace {

// The last `years_back` full years up to the end of the period, the latest first.
[[nodiscard]] std::vector<period> full_years_of(const period& now, int years_back) {
  const int last = now.is_full_year() ? now.year() : now.year() - 1;
  std::vector<period> years;
  for (int year = last; year > last - years_back && year >= earliest_statistical_year; --year) {
    years.push_back(period(year));
  }
  return years;
}

// Adds the full years, the last one last. Years in which the register has nothing are not years
// without cases: those before it begins, and a gap with all before it, are left out.
void add_full_years(const chapter_scope& scope, std::span<tally> latest_first,
                    outlook_input& about) {
  for (tally& year : latest_first) {
    if (year.cells().empty()) break;
    restated_figures counted = scope.on_last_units(std::move(year));
    add_divided(about.divided, counted.divided);
    about.full_years.push_back(std::move(counted.figures));
  }
  std::reverse(about.full_years.begin(), about.full_years.end());
}

}  // namespace

chapter make_outlook_chapter(const chapter_scope& scope, const target_table& targets,
                             int years_back) {
  if (years_back < 1 || years_back > 100) {
    throw error(errc::range,
                "an outlook from " + std::to_string(years_back) + " full years; it takes 1 to 100");
  }
  outlook_input about{.now = scope.on_last_units().figures,
                      .same_period_last_year = {},
                      .full_years = {},
                      .divided = scope.on_last_units().divided,
                      .tree = scope.tree(),
                      .targets = targets,
                      .root = scope.root(),
                      .lang = scope.lang()};
  counted_periods counted =
      count_with_year_before(scope, full_years_of(scope.period(), years_back));
  add_full_years(scope, counted.of_periods, about);
  if (counted.year_before) {
    restated_figures before = scope.on_last_units(std::move(*counted.year_before));
    add_divided(about.divided, before.divided);
    about.same_period_last_year = std::move(before.figures);
  }
  return {"outlook", {"Triển vọng", "Outlook"}, make_outlook_tables(about)};
}

}  // namespace thads
