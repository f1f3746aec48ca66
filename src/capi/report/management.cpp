// SPDX-License-Identifier: Apache-2.0
// The C interface to chapters on conditions, sizes, themes, staff, comparisons and the outlook, and
// to the tables that they need.
#include <cstddef>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/register/csv.hpp"
#include "capi/report/scope.hpp"

#include <thads/analysis/themes.hpp>
#include <thads/read/csv/csv_assets.hpp>
#include <thads/read/csv/csv_attributes.hpp>
#include <thads/read/csv/csv_points.hpp>
#include <thads/read/csv/csv_staff.hpp>
#include <thads/report/chapters/register_chapters.hpp>
#include <thads/report/chapters/theme_table.hpp>
#include <thads/report/chapters/unit_chapters.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

size_options options_in(const thads_size_options* given) {
  const auto o = struct_in(given, thads_size_options THADS_SIZE_OPTIONS_INIT, "options");
  if (o.largest < 1 || o.largest > 10'000) throw_argument("largest", "is not from 1 to 10 000");
  size_options options{.largest = o.largest};
  if (o.bounds == nullptr) {
    if (o.bound_count != 0) throw_argument("bounds", "is NULL");
    return options;
  }
  options.bands = size_bands({o.bounds, o.bounds + o.bound_count});
  return options;
}

std::vector<chart_baseline> baselines_in(const thads_comparison_options& o) {
  if (o.baselines == nullptr && o.baseline_count != 0) throw_argument("baselines", "is NULL");
  std::vector<chart_baseline> baselines;
  for (std::size_t i = 0; i < o.baseline_count; ++i) {
    baselines.push_back({date_in(o.baselines[i].from), date_in(o.baselines[i].to)});
  }
  return baselines;
}

fairness_options options_in(const thads_comparison_options* given, const thads_scheme* scheme) {
  const auto o =
      struct_in(given, thads_comparison_options THADS_COMPARISON_OPTIONS_INIT, "options");
  if (o.reserved != 0) throw_argument("reserved", "is not zero");
  fairness_options options{.allow = word_in<over_dispersion>(o.over_dispersion),
                           .months_back = o.months_back,
                           .baselines = baselines_in(o)};
  if (o.month_target != nullptr) options.month_target = decimal_in(o.month_target, "month_target");
  if (scheme != nullptr) options.scheme = sound(scheme, "scheme");
  return options;
}

// Both files are written alike.
csv_format format_of(const thads_csv* points, const thads_csv* grades) {
  const csv_format format = format_in(points, "points");
  if (grades != nullptr && format_in(grades, "grades").delimiter != format.delimiter) {
    throw_argument("grades", "has another delimiter than points");
  }
  return format;
}

}  // namespace

extern "C" {

thads_status thads_chapter_conditions(const thads_scope* scope, const thads_grounds* grounds,
                                      thads_chapter** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const condition_chapter chapter(grounds == nullptr ? ground_list() : sound(grounds, "grounds"));
    to = count_chapter(counted_scope(scope, needs::cases, {dimension::unit}), chapter);
  });
}

thads_status thads_assets_load_csv(const thads_csv* csv, const thads_register* reg,
                                   thads_assets** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    asset_values values = read_assets(input_in(csv, "assets"), live(reg, "reg").load.cases, report,
                                      format_in(csv, "assets"));
    to = new thads_assets(std::move(report), std::move(values));
  });
}

void thads_assets_destroy(thads_assets* assets) { destroy(assets); }

thads_status thads_assets_count_findings(const thads_assets* assets, int32_t severity,
                                         uint64_t* out, thads_error* err) {
  return count_findings(assets, "assets", severity, out, err);
}

thads_status thads_assets_findings(const thads_assets* assets, thads_table** out,
                                   thads_error* err) {
  return list_findings(assets, "assets", out, err);
}

thads_status thads_chapter_sizes(const thads_scope* scope, const thads_size_options* options,
                                 const thads_assets* assets, thads_chapter** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const size_options how = options_in(options);
    const asset_values* const values = sound_if_any(assets, "assets");
    const counted_scope in(scope, needs::cases, {dimension::unit});
    to = count_chapter(in, size_chapter(*in, how, values));
  });
}

thads_status thads_chapter_themes(const thads_scope* scope, thads_chapter** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const counted_scope in(scope, needs::figures, {dimension::unit, dimension::flags});
    to = new thads_chapter(theme_chapter::make(*in, counter_group<>()), *in);
  });
}

thads_status thads_flagged_cases(const thads_scope* scope, uint32_t flags, thads_table** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const flag_set any_of = flags_in(flags);
    const counted_scope in(scope, needs::cases, {dimension::unit});
    const auto list = flagged_cases(in->cases(), in->period(), any_of);
    to = new thads_table(make_flagged_cases_table(list, in->rows(), in->period(), in->lang()));
  });
}

thads_status thads_staff_load_csv(const thads_csv* csv, const thads_units* units, thads_staff** out,
                                  thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    staffing posts =
        read_staff(input_in(csv, "staff"), sound(units, "units"), report, format_in(csv, "staff"));
    to = new thads_staff(std::move(report), std::move(posts));
  });
}

void thads_staff_destroy(thads_staff* staff) { destroy(staff); }

thads_status thads_staff_count_findings(const thads_staff* staff, int32_t severity, uint64_t* out,
                                        thads_error* err) {
  return count_findings(staff, "staff", severity, out, err);
}

thads_status thads_staff_findings(const thads_staff* staff, thads_table** out, thads_error* err) {
  return list_findings(staff, "staff", out, err);
}

thads_status thads_attributes_load_csv(const thads_csv* csv, const thads_units* units,
                                       thads_attributes** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    unit_attributes stated = read_attributes(input_in(csv, "attributes"), sound(units, "units"),
                                             report, format_in(csv, "attributes"));
    to = new thads_attributes(std::move(report), std::move(stated));
  });
}

void thads_attributes_destroy(thads_attributes* attributes) { destroy(attributes); }

thads_status thads_attributes_count_findings(const thads_attributes* attributes, int32_t severity,
                                             uint64_t* out, thads_error* err) {
  return count_findings(attributes, "attributes", severity, out, err);
}

thads_status thads_attributes_findings(const thads_attributes* attributes, thads_table** out,
                                       thads_error* err) {
  return list_findings(attributes, "attributes", out, err);
}

thads_status thads_chapter_staff(const thads_scope* scope, const thads_staff* staff,
                                 const thads_attributes* attributes, thads_chapter** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const staffing& posts = sound(staff, "staff");
    const unit_attributes stated =
        attributes == nullptr ? unit_attributes() : sound(attributes, "attributes");
    static_cast<void>(live(scope_in(scope).units, "units"));
    const counted_scope in(scope, needs::figures, {dimension::unit});
    to = new thads_chapter(make_staff_chapter(*in, posts, stated), *in);
  });
}

thads_status thads_scheme_load_csv(const thads_csv* points, const thads_csv* grades,
                                   thads_scheme** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const csv_format format = format_of(points, grades);
    findings report;
    score_scheme scheme{.criteria = read_points(input_in(points, "points"), report, format)};
    if (grades != nullptr) {
      scheme.grades = read_grades(input_in(grades, "grades"), scheme.criteria, report, format);
    }
    to = new thads_scheme(std::move(report), std::move(scheme));
  });
}

void thads_scheme_destroy(thads_scheme* scheme) { destroy(scheme); }

thads_status thads_scheme_count_findings(const thads_scheme* scheme, int32_t severity,
                                         uint64_t* out, thads_error* err) {
  return count_findings(scheme, "scheme", severity, out, err);
}

thads_status thads_scheme_findings(const thads_scheme* scheme, thads_table** out,
                                   thads_error* err) {
  return list_findings(scheme, "scheme", out, err);
}

thads_status thads_chapter_compare_units(const thads_scope* scope,
                                         const thads_comparison_options* options,
                                         const thads_scheme* scheme, thads_chapter** out,
                                         thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const fairness_options how = options_in(options, scheme);
    const counted_scope in(scope, needs::cases,
                           {dimension::unit, dimension::initiation, dimension::judgment_type});
    to = new thads_chapter(make_fairness_chapter(*in, in.targets(), how), *in);
  });
}

thads_status thads_chapter_outlook(const thads_scope* scope, int32_t years_back,
                                   thads_chapter** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const counted_scope in(scope, needs::cases, {dimension::unit});
    to = new thads_chapter(make_outlook_chapter(*in, in.targets(), years_back), *in);
  });
}

}  // extern "C"
