// SPDX-License-Identifier: Apache-2.0
// The C interface to reports: key figures, targets, forms, comparisons, checks and text.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"

#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/report/forms/formula_table.hpp>
#include <thads/report/narrative/builtin_narratives.hpp>
#include <thads/report/narrative/narrative.hpp>
#include <thads/report/year/comparison_table.hpp>
#include <thads/report/year/kpi_table.hpp>
#include <thads/report/year/readings_table.hpp>
#include <thads/report/year/report_on.hpp>
#include <thads/report/year/year_report.hpp>
#include <thads/units/restatement.hpp>

using namespace thads;
using namespace thads::capi;

struct thads_report : handle<0x74686164737270>, unit_report {
  explicit thads_report(unit_report r) : unit_report(std::move(r)) {}
};

struct thads_narrative : handle<0x74686164736E72> {
  explicit thads_narrative(narrative n) : content(std::move(n)) {}
  narrative content;
};

namespace {

std::vector<const tally*> years_in(const thads_tally* const* years, std::size_t count) {
  static_cast<void>(required(years, "years"));
  std::vector<const tally*> result;
  for (std::size_t i = 0; i < count; ++i) {
    result.push_back(&live(years[i], "a tally of years").figures);
  }
  return result;
}

table report_table(const thads_report& r, std::int32_t which, language lang) {
  if (which == THADS_REPORT_KPI) return make_kpi_table(r.in(lang));
  auto tables = make_year_report(r.in(lang));
  return std::move(tables[enum_in<std::size_t>(which, tables.size(), "which")].content);
}

narrative_template sentences_in(const thads_narrative_options& o, language lang) {
  if (o.sentences == nullptr) return builtin_narrative(lang);
  return {"sentences", text_in(o.sentences, o.sentences_size, "sentences")};
}

// What a report is made of besides figures; all optional.
struct report_tables {
  const agency_tree* tree;
  target_table targets;
  succession_table successions;
};

report_tables tables_in(const thads_units* units, const thads_successions* successions,
                        const thads_targets* targets) {
  return {.tree = sound_if_any(units, "units"),
          .targets = targets == nullptr ? target_table() : sound(targets, "targets"),
          .successions =
              successions == nullptr ? succession_table() : sound(successions, "successions")};
}

// The figures with all their keys, on the units of the last day.
tally on_last_units(const tally& figures, const report_tables& with) {
  if (with.tree == nullptr || with.successions.empty()) return figures;
  return restate(figures, *with.tree, with.successions, figures.period().last_day()).figures;
}

thads_report* report_of(const std::vector<const tally*>& years, report_tables with,
                        std::string_view root) {
  report_input about = report_on(years, with.tree, std::move(with.targets), root, with.successions);
  return new thads_report({std::move(about), on_last_units(*years.back(), with)});
}

// What the report is made of, and what chapters say besides.
report_input with_chapters(const thads_report& r, const thads_narrative_options& o, language lang) {
  report_input about = r.in(lang);
  if (o.chapter_count != 0) static_cast<void>(required(o.chapters, "chapters"));
  for (std::size_t i = 0; i < o.chapter_count; ++i) {
    const thads_chapter& c = live(o.chapters[i], "a chapter of chapters");
    if (c.facts) add_facts(about, *c.facts);
  }
  return about;
}

}  // namespace

extern "C" {

thads_status thads_report_create(const thads_tally* const* years, size_t year_count,
                                 const thads_units* units, const thads_targets* targets,
                                 const char* root, size_t root_size, thads_report** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = report_of(years_in(years, year_count), tables_in(units, nullptr, targets),
                   text_in(root, root_size, "root"));
  });
}

thads_status thads_report_create_in_time(const thads_tally* const* years, size_t year_count,
                                         const thads_units* units,
                                         const thads_successions* successions,
                                         const thads_targets* targets, const char* root,
                                         size_t root_size, thads_report** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    static_cast<void>(live(units, "units"));
    static_cast<void>(live(successions, "successions"));
    to = report_of(years_in(years, year_count), tables_in(units, successions, targets),
                   text_in(root, root_size, "root"));
  });
}

void thads_report_destroy(thads_report* report) { destroy(report); }

thads_status thads_report_root(const thads_report* report, const char** code, size_t* size,
                               thads_error* err) {
  return guard(err, [&] { text_out(live(report, "report").about.root, code, size); });
}

thads_status thads_report_table(const thads_report* report, int32_t which, int32_t language,
                                thads_table** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(report_table(live(report, "report"), which, language_in(language)));
  });
}

thads_status thads_report_assess(const thads_report* report, const char* unit, size_t unit_size,
                                 int32_t quantity, thads_decimal* rate, thads_decimal* target,
                                 thads_decimal* over, int32_t* outcome, thads_error* err) {
  return guard(err, [&] {
    const report_input& about = live(report, "report").about;
    const unit_figures u = figures_of_unit(about, text_in(unit, unit_size, "unit"));
    const assessment held = about.figures(u, word_in<thads::quantity>(quantity)).rate;
    if (rate != nullptr && held.printed) *rate = decimal_out(held.printed->value());
    if (target != nullptr && held.wanted) *target = decimal_out(held.wanted->value());
    if (over != nullptr && held.over) *over = decimal_out(held.over->value());
    set(outcome, static_cast<std::int32_t>(outcome_of(held)));
  });
}

thads_status thads_report_form(const thads_report* report, const thads_regulation* regulation,
                               const char* id, size_t size, int32_t language, thads_table** out,
                               thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const thads_report& r = live(report, "report");
    const form_sheet sheet = r.sheet(usable(regulation), text_in(id, size, "id"));
    const form_labels labels{.set_aside = r.figures.set_aside()};
    to = new thads_table(make_form_table(sheet, language_in(language), labels));
  });
}

thads_status thads_report_formulas(const thads_report* report, const thads_regulation* regulation,
                                   const char* id, size_t size, int32_t language, thads_table** out,
                                   thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const form_sheet sheet =
        live(report, "report").sheet(usable(regulation), text_in(id, size, "id"));
    to = new thads_table(make_formula_table(sheet, language_in(language)));
  });
}

thads_status thads_report_comparison(const thads_report* report, const thads_regulation* regulation,
                                     int32_t which, int32_t language, thads_table** out,
                                     thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const report_input& about = live(report, "report").about;
    auto tables = make_comparison_tables(usable(regulation), about.units().front(),
                                         about.now().period(), language_in(language));
    to = new thads_table(
        std::move(tables[enum_in<std::size_t>(which, tables.size(), "which")].content));
  });
}

thads_status thads_report_readings(const thads_report* report, const thads_successions* successions,
                                   thads_date on, int32_t language, thads_chapter** out,
                                   thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const report_input published = live(report, "report").in(language_in(language));
    const date day = date_in(on);
    const report_input on_units = restated(published, sound(successions, "successions"), day);
    to = new thads_chapter(make_readings_tables(published, on_units, day));
  });
}

thads_status thads_report_checks(const thads_report* report, const thads_regulation* regulation,
                                 const thads_filed* filed_totals, int32_t language,
                                 thads_table** out, uint64_t* failed, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const thads_report& r = live(report, "report");
    const tally* const filed =
        filed_totals == nullptr ? nullptr : &live(filed_totals, "filed_totals").content.figures;
    const auto checks = r.checks(usable(regulation), filed);
    to = new thads_table(make_check_table(checks, language_in(language)));
    failed_out(checks, failed);
  });
}

thads_status thads_report_narrative(const thads_report* report,
                                    const thads_narrative_options* options, thads_narrative** out,
                                    thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const thads_report& r = live(report, "report");
    const auto o =
        struct_in(options, thads_narrative_options THADS_NARRATIVE_OPTIONS_INIT, "options");
    const language lang = language_in(o.language);
    const narrative_options how{.points = bool_in(o.press_points, "press_points")
                                              ? points_name::press
                                              : points_name::points,
                                .words = bool_in(o.words, "words")};
    to = new thads_narrative(make_narrative(with_chapters(r, o, lang), sentences_in(o, lang), how));
  });
}

void thads_narrative_destroy(thads_narrative* narrative) { destroy(narrative); }

thads_status thads_narrative_text(const thads_narrative* narrative, const char** text, size_t* size,
                                  thads_error* err) {
  return guard(err, [&] { text_out(live(narrative, "narrative").content.text, text, size); });
}

thads_status thads_narrative_trace(const thads_narrative* narrative, thads_table** out,
                                   thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(trace_table(live(narrative, "narrative").content));
  });
}

}  // extern "C"
