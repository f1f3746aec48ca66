/* SPDX-License-Identifier: Apache-2.0 */
/* Chapters, deadlines, ages, dockets and agencies in time through the C interface. Figures are
 * worked out by hand here or in the documents that are named. */
#include "cells.h"
#include "chapters.h"

/* The register, the units and the scope of the four cases. */
typedef struct four {
  thads_register* reg;
  thads_units* units;
  thads_scope scope;
} four;

static four make_four(void) {
  four f;
  f.reg = register_of(four_cases, four_events, NULL);
  f.units = units_of(two_units);
  f.scope = scope_of(f.reg, f.units, small_year);
  return f;
}

static void destroy_four(four* f) {
  thads_units_destroy(f->units);
  thads_register_destroy(f->reg);
}

/* Of the four cases two are without conditions or on hold, and conditions were lost once. */
static void a_narrative_speaks_of_chapters(void) {
  four f = make_four();
  thads_tally* year = NULL;
  thads_report* report = NULL;
  thads_chapter* chapter = NULL;
  thads_narrative* narrative = NULL;
  thads_narrative_options options = THADS_NARRATIVE_OPTIONS_INIT;
  const thads_chapter* chapters[1];
  const char* said = NULL;
  size_t size = 0;
  CHECK_OK(thads_tally_compute(f.reg, small_year, NULL, &year, NULL));
  CHECK_OK(thads_report_create((const thads_tally* const*)&year, 1, f.units, NULL, "P", 1, &report,
                               NULL));
  CHECK_OK(thads_chapter_conditions(&f.scope, NULL, &chapter, NULL));
  chapters[0] = chapter;
  options.language = THADS_LANGUAGE_EN;
  options.sentences = "Held up: {obstacles.cases}, lost {conditions.lost.times}.";
  options.sentences_size = THADS_NUL_TERMINATED;
  options.chapters = chapters;
  options.chapter_count = 1;
  CHECK_OK(thads_report_narrative(report, &options, &narrative, NULL));
  CHECK_OK(thads_narrative_text(narrative, &said, &size, NULL));
  CHECK_TEXT(said, size, "Held up: 2 cases, lost 1 time.");
  thads_narrative_destroy(narrative);
  narrative = NULL;
  options.chapters = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_narrative(report, &options, &narrative, NULL));
  thads_chapter_destroy(chapter);
  f.scope.root = "D1";
  f.scope.root_size = 2;
  CHECK_OK(thads_chapter_conditions(&f.scope, NULL, &chapter, NULL));
  chapters[0] = chapter;
  options.chapters = chapters;
  CHECK_FAILS(THADS_E_MISMATCH, thads_report_narrative(report, &options, &narrative, NULL));
  CHECK(narrative == NULL);
  thads_chapter_destroy(chapter);
  thads_report_destroy(report);
  thads_tally_destroy(year);
  destroy_four(&f);
}

static int errors_in_scheme(const thads_scheme* scheme) {
  uint64_t errors = 9;
  CHECK_OK(thads_scheme_count_findings(scheme, THADS_SEVERITY_ERROR, &errors, NULL));
  return (int)errors;
}

/* docs/conditions-and-obstacles.md has the matrix. */
static void conditions_and_obstacles(void) {
  four f = make_four();
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  const char* name = NULL;
  size_t size = 0;
  CHECK_OK(thads_chapter_conditions(&f.scope, NULL, &chapter, NULL));
  CHECK_OK(thads_chapter_size(chapter, &size, NULL));
  CHECK(size == 5);
  CHECK_OK(thads_chapter_name(chapter, 2, &name, &size, NULL));
  CHECK_TEXT(name, size, "obstacles");
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_chapter_name(chapter, 5, &name, &size, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_chapter_table(chapter, "sizes", 5, &table, NULL));
  table = table_named(chapter, "condition_matrix");
  CHECK(says(table, "with_conditions", "without_conditions_money", "700"));
  CHECK(says(table, "with_conditions", "on_hold_money", "600"));
  CHECK(says(table, "not_accepted", "total_cases", "2"));
  CHECK(says(table, "not_accepted", "total_money", "2400"));
  CHECK(says(table, "total", "total_money", "3700"));
  CHECK(says(table, "left", "total_money", "600"));
  CHECK(says(table, "closing", "total_money", "3100"));
  thads_table_destroy(table);
  table = table_named(chapter, "conditions_by_unit");
  CHECK(says(table, "P", "lost_cases", "1") && says(table, "P", "lost_money", "500"));
  CHECK(says(table, "D2", "lost_cases", "0"));
  thads_table_destroy(table);
  table = table_named(chapter, "obstacles");
  CHECK(says(table, "no_assets", "total_money", "500"));
  CHECK(says(table, "third_party_dispute", "total_money", "600"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  destroy_four(&f);
}

static thads_status load_with(const thads_grounds* grounds, thads_register** out) {
  const thads_csv cases = csv_of(four_cases);
  const thads_csv events = csv_of(four_events);
  thads_load_options options = THADS_LOAD_OPTIONS_INIT;
  options.grounds = grounds;
  return thads_register_load_csv(&cases, &events, &options, out, NULL);
}

static uint64_t findings_of(const thads_register* reg, int32_t severity) {
  uint64_t n = 9;
  CHECK_OK(thads_register_count_findings(reg, severity, &n, NULL));
  return n;
}

static void grounds_of_ones_own(void) {
  thads_grounds* own = grounds_of(four_grounds);
  thads_grounds* few = grounds_of("code,name_vi,name_en,applies_to\nno_assets,,,\n");
  thads_grounds* wrong = grounds_of("code,name_vi,name_en,applies_to\nno_assets,,,collected\n");
  thads_units* units = units_of(two_units);
  thads_register* reg = NULL;
  thads_register* bad = NULL;
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  thads_error err = THADS_ERROR_INIT;
  thads_scope scope;
  uint64_t errors = 9;
  CHECK_OK(thads_grounds_count_findings(own, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK(errors == 0);
  CHECK_OK(load_with(own, &reg));
  CHECK(findings_of(reg, THADS_SEVERITY_WARNING) == 0);
  scope = scope_of(reg, units, small_year);
  CHECK_OK(thads_chapter_conditions(&scope, own, &chapter, NULL));
  table = table_named(chapter, "obstacles_money");
  CHECK(says(table, "P", "ground.third_party_dispute", "600") && says(table, "P", "total", "1100"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  /* A postponement counts by its ground, so that an unknown one is an error. */
  CHECK_OK(load_with(few, &bad));
  CHECK(findings_of(bad, THADS_SEVERITY_ERROR) == 1);
  scope.reg = bad;
  chapter = NULL;
  CHECK_FAILS(THADS_E_BAD_REGISTER, thads_chapter_conditions(&scope, NULL, &chapter, &err));
  CHECK(chapter == NULL && err.line == 10 && strcmp(err.file, "events") == 0);
  /* A list with errors is no list. */
  CHECK_OK(thads_grounds_findings(wrong, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "code_unknown"));
  thads_table_destroy(table);
  thads_register_destroy(bad);
  bad = NULL;
  CHECK_FAILS(THADS_E_BAD_REGISTER, load_with(wrong, &bad));
  CHECK(bad == NULL);
  thads_grounds_destroy(own);
  thads_grounds_destroy(few);
  thads_grounds_destroy(wrong);
  thads_register_destroy(reg);
  thads_units_destroy(units);
}

/* The same grounds in records of the caller. */
static void grounds_of_records(void) {
  thads_register_builder* builder = NULL;
  thads_register* reg = NULL;
  thads_case c = THADS_CASE_INIT;
  thads_event e = THADS_EVENT_INIT;
  thads_event back = THADS_EVENT_INIT;
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  thads_scope scope;
  c.id = e.case_id = "1";
  c.id_size = e.case_id_size = 1;
  c.unit = "D1";
  c.unit_size = 2;
  c.accepted = day(2024, 1, 10);
  c.amount = 600;
  e.date = day(2024, 3, 1);
  e.ground_code = "third_party_dispute";
  e.ground_code_size = THADS_NUL_TERMINATED;
  CHECK_OK(thads_register_builder_create(&builder, NULL));
  CHECK_OK(thads_register_builder_add_case(builder, &c, NULL));
  e.type = THADS_EVENT_VERIFIED; /* takes no ground */
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, NULL));
  e.type = THADS_EVENT_POSTPONED;
  e.ground = THADS_GROUND_AGREEMENT; /* two grounds */
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, NULL));
  e.ground = THADS_GROUND_OTHER;
  e.ground_code = "agreement"; /* a misspelt field would change a rate */
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, NULL));
  e.ground_code = "third_party_dispute";
  CHECK_OK(thads_register_builder_add_event(builder, &e, NULL));
  CHECK_OK(thads_register_builder_finish(builder, 0, &reg, NULL));
  CHECK_OK(thads_register_event(reg, 0, 0, &back, NULL));
  CHECK(back.ground == THADS_GROUND_OTHER);
  CHECK_TEXT(back.ground_code, back.ground_code_size, "third_party_dispute");
  scope = scope_of(reg, NULL, small_year);
  CHECK_OK(thads_chapter_conditions(&scope, NULL, &chapter, NULL));
  table = table_named(chapter, "obstacles");
  CHECK(says(table, "third_party_dispute", "postponed_other_money", "600"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  thads_register_builder_destroy(builder);
  thads_register_destroy(reg);
}

/* docs/sizes-and-themes.md: bands up to 500 and 1000, and assets of 800 behind case 4. */
static void sizes_and_assets(void) {
  static const int64_t bounds[] = {500, 1000};
  static const int64_t descending[] = {1000, 500};
  four f = make_four();
  thads_assets* assets = assets_of(four_assets, f.reg);
  thads_assets* unknown = assets_of("case_id,date,value\nnobody,2024-03-01,7\n", f.reg);
  thads_size_options options = THADS_SIZE_OPTIONS_INIT;
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  uint64_t n = 9;
  options.bounds = bounds;
  options.bound_count = 2;
  options.largest = 1;
  CHECK_OK(thads_chapter_sizes(&f.scope, &options, assets, &chapter, NULL));
  table = table_named(chapter, "sizes");
  CHECK(says(table, "up_to_500", "share_money", "10.81"));
  CHECK(says(table, "up_to_1000", "resolved_money", "200"));
  CHECK(says(table, "above_1000", "rate_money", "0.00"));
  CHECK(says(table, "total", "accepted_money", "3700"));
  thads_table_destroy(table);
  table = table_named(chapter, "largest_cases");
  CHECK(rows_of(table) == 1);
  thads_table_destroy(table);
  table = table_named(chapter, "recovery");
  CHECK(says(table, "2023", "recovered_percent", "31.25"));
  CHECK(says(table, "2024", "recovered_percent", "16.67"));
  thads_table_destroy(table);
  table = table_named(chapter, "money_base");
  CHECK(says(table, "P", "whole_rate", "23.08") && says(table, "P", "limited_rate", "42.86"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  chapter = NULL;
  options.bounds = descending;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_sizes(&f.scope, &options, NULL, &chapter, NULL));
  options.bounds = bounds;
  options.largest = 0;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_sizes(&f.scope, &options, NULL, &chapter, NULL));
  CHECK(chapter == NULL);
  CHECK_OK(thads_assets_count_findings(unknown, THADS_SEVERITY_WARNING, &n, NULL));
  CHECK(n == 1);
  CHECK_OK(thads_assets_findings(unknown, &table, NULL));
  CHECK(holds(table, 0, "rule", "asset_of_no_case"));
  thads_table_destroy(table);
  thads_assets_destroy(assets);
  thads_assets_destroy(unknown);
  destroy_four(&f);
}

static void themes_and_flagged_cases(void) {
  four f = make_four();
  thads_tally* figures = tally_of(f.reg, 2024);
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  f.scope.reg = NULL; /* the figures will do */
  f.scope.figures = figures;
  CHECK_OK(thads_chapter_themes(&f.scope, &chapter, NULL));
  table = table_named(chapter, "themes");
  CHECK(says(table, "corruption_or_economic", "resolved_money", "200"));
  CHECK(says(table, "hardship", "accepted_money", "2600"));
  CHECK(says(table, "several_flags", "accepted_cases", "2"));
  CHECK(says(table, "any_flag", "accepted_cases", "4"));
  thads_table_destroy(table);
  table = table_named(chapter, "theme_hardship");
  CHECK(says(table, "D1", "accepted_cases", "0") && says(table, "D2", "accepted_cases", "2"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  table = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, /* but cases are none of them */
              thads_flagged_cases(&f.scope, THADS_FLAG_MERIT, &table, NULL));
  f.scope.reg = f.reg;
  CHECK_OK(thads_flagged_cases(&f.scope, THADS_FLAG_HARDSHIP | THADS_FLAG_MERIT, &table, NULL));
  CHECK(rows_of(table) == 2);
  CHECK(says(table, "3", "stands", "postponed_other") && says(table, "3", "balance", "600"));
  CHECK(says(table, "4", "flags", "hardship|merit") && says(table, "4", "accepted", "2024-02-02"));
  thads_table_destroy(table);
  table = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_flagged_cases(&f.scope, 128, &table, NULL));
  thads_tally_destroy(figures);
  destroy_four(&f);
}

/* On 30 September 2024: case 1, of 10 January 2023, is 629 days old, case 3, of 1 December 2022,
 * 669, and case 4, of 2 February 2024, 241. They have 500, 600 and 2000 đồng left. */
static void ages_merge_and_have_percentiles(void) {
  four f = make_four();
  thads_register* first = NULL;
  thads_register* second = NULL;
  thads_ages* all = NULL;
  thads_ages* part = NULL;
  thads_ages* sum = NULL;
  thads_ages* again = NULL;
  text bytes_of_all = {NULL, 0};
  text bytes_of_sum = {NULL, 0};
  thads_period period = {0, 0};
  int32_t days = 9;
  int32_t defined = 9;
  char* middle = strstr(four_cases, "3,D2");
  char rows[1024];
  snprintf(rows, sizeof rows, "%.*s", (int)(middle - four_cases), four_cases);
  first = register_of(rows, strstr(four_events, "case_id"), NULL);
  CHECK(findings_of(first, THADS_SEVERITY_ERROR) != 0); /* events of cases that it lacks */
  thads_register_destroy(first);
  first = register_of(rows,
                      "case_id,date,type,amount,ground,unit,officer\n"
                      "1,2023-02-01,enforceable,,,,\n1,2023-05-01,collected,300,,,\n"
                      "1,2023-11-01,collected,200,,,\n1,2024-01-05,unenforceable,,no_assets,,\n"
                      "2,2024-01-20,enforceable,,,,\n2,2024-02-01,collected,400,,,\n"
                      "2,2024-02-01,completed,,,,\n",
                      NULL);
  snprintf(rows, sizeof rows, "%.*s%s", (int)(strchr(four_cases, '\n') + 1 - four_cases),
           four_cases, middle);
  second = register_of(rows,
                       "case_id,date,type,amount,ground,unit,officer\n"
                       "3,2023-01-01,enforceable,,,,\n"
                       "3,2024-03-01,postponed,,third_party_dispute,,\n"
                       "4,2024-02-03,enforceable,,,,\n",
                       NULL);
  CHECK_OK(thads_ages_compute(&f.scope, &all, NULL));
  f.scope.reg = first;
  CHECK_OK(thads_ages_compute(&f.scope, &sum, NULL));
  f.scope.reg = second;
  CHECK_OK(thads_ages_compute(&f.scope, &part, NULL));
  CHECK_OK(thads_ages_merge(sum, part, NULL));
  CHECK_OK(thads_ages_serialize(all, text_append, &bytes_of_all, NULL));
  CHECK_OK(thads_ages_serialize(sum, text_append, &bytes_of_sum, NULL));
  CHECK(bytes_of_all.size == bytes_of_sum.size &&
        memcmp(bytes_of_all.data, bytes_of_sum.data, bytes_of_all.size) == 0);
  CHECK_OK(thads_ages_deserialize(bytes_of_all.data, bytes_of_all.size, &again, NULL));
  CHECK_OK(thads_ages_period(again, &period, NULL));
  CHECK(period.year == 2024 && period.months == 12);
#define PERCENTILE(unit, size, p, quantity) \
  thads_ages_percentile(again, THADS_AGES_OPEN, unit, size, p, quantity, &days, &defined, NULL)
  CHECK_OK(PERCENTILE(NULL, 0, 50, THADS_QUANTITY_CASES));
  CHECK(days == 629 && defined == 1);
  CHECK_OK(PERCENTILE(NULL, 0, 100, THADS_QUANTITY_CASES));
  CHECK(days == 669);
  CHECK_OK(PERCENTILE("D2", 2, 50, THADS_QUANTITY_CASES));
  CHECK(days == 241);
  CHECK_OK(PERCENTILE(NULL, 0, 50, THADS_QUANTITY_MONEY)); /* 2000 of 3100 đồng */
  CHECK(days == 241);
  days = 9;
  CHECK_OK(PERCENTILE("D3", 2, 50, THADS_QUANTITY_CASES));
  CHECK(defined == 0 && days == 9);
  CHECK_FAILS(THADS_E_RANGE, PERCENTILE(NULL, 0, 101, THADS_QUANTITY_CASES));
#undef PERCENTILE
  bytes_of_all.data[bytes_of_all.size / 2] ^= 1;
  thads_ages_destroy(again);
  again = NULL;
  CHECK_FAILS(THADS_E_CORRUPT,
              thads_ages_deserialize(bytes_of_all.data, bytes_of_all.size, &again, NULL));
  f.scope.period.months = 6;
  thads_ages_destroy(part);
  part = NULL;
  CHECK_OK(thads_ages_compute(&f.scope, &part, NULL));
  CHECK_FAILS(THADS_E_MISMATCH, thads_ages_merge(sum, part, NULL));
  free(bytes_of_all.data);
  free(bytes_of_sum.data);
  thads_ages_destroy(all);
  thads_ages_destroy(sum);
  thads_ages_destroy(part);
  thads_register_destroy(first);
  thads_register_destroy(second);
  destroy_four(&f);
}

/* P0 = 2, I = 2, R = 1, P1 = 3. Older than a year are cases 1 and 3: 2 of 3. */
static void an_ageing_chapter_says(const thads_chapter* chapter) {
  thads_table* table = table_named(chapter, "age_bands");
  CHECK(says(table, "P", "cases_up_to_300d", "1") && says(table, "P", "cases_up_to_650d", "1"));
  CHECK(says(table, "P", "cases_over_650d", "1") && says(table, "P", "money_over_650d", "600"));
  thads_table_destroy(table);
  table = table_named(chapter, "age_backlog");
  CHECK(says(table, "P", "open_old", "2") && says(table, "P", "open_old_share", "66.67"));
  CHECK(says(table, "P", "open_old_money", "1100"));
  thads_table_destroy(table);
  table = table_named(chapter, "stock_flow");
  CHECK(says(table, "P", "opening", "2") && says(table, "P", "incoming", "2"));
  CHECK(says(table, "P", "left", "1") && says(table, "P", "closing", "3"));
  thads_table_destroy(table);
}

static void ageing_from_cases_and_from_ages(void) {
  four f = make_four();
  thads_tally* figures = tally_of(f.reg, 2024);
  thads_ageing_options options = THADS_AGEING_OPTIONS_INIT;
  thads_ages* ages = NULL;
  thads_chapter* chapter = NULL;
  options.bands = "300d,650d";
  options.bands_size = THADS_NUL_TERMINATED;
  CHECK_OK(thads_ages_compute(&f.scope, &ages, NULL));
  CHECK_OK(thads_chapter_ageing(&f.scope, NULL, &options, &chapter, NULL));
  an_ageing_chapter_says(chapter);
  thads_chapter_destroy(chapter);
  f.scope.reg = NULL;
  f.scope.figures = figures;
  CHECK_OK(thads_chapter_ageing(&f.scope, ages, &options, &chapter, NULL));
  an_ageing_chapter_says(chapter);
  thads_chapter_destroy(chapter);
  chapter = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_ageing(&f.scope, NULL, NULL, &chapter, NULL));
  options.bands = "6 months";
  CHECK_FAILS(THADS_E_SYNTAX, thads_chapter_ageing(&f.scope, ages, &options, &chapter, NULL));
  options.bands = "2y,1y";
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_ageing(&f.scope, ages, &options, &chapter, NULL));
  f.scope.period.months = 6;
  CHECK_FAILS(THADS_E_MISMATCH, thads_chapter_ageing(&f.scope, ages, NULL, &chapter, NULL));
  f.scope.figures = NULL;
  f.scope.reg = f.reg;
  CHECK_FAILS(THADS_E_MISMATCH, thads_chapter_ageing(&f.scope, ages, NULL, &chapter, NULL));
  CHECK(chapter == NULL);
  thads_ages_destroy(ages);
  thads_tally_destroy(figures);
  destroy_four(&f);
}

/* docs/deadlines.md works out case 2; case 1 keeps every term. */
static const char* const march_cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-03-04,1000,,\n"
    "2,D2,O2,ex_officio,civil,2024-03-04,1000,,\n";
static const char* const march_events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-03-05,assigned,,,,\n"
    "1,2024-03-07,notified,,,,\n"
    "1,2024-03-18,voluntary_end,,,,\n"
    "1,2024-03-19,revoked,,,,\n"
    "2,2024-03-12,notified,,,,\n";
/* Notice within so many days, from 2020 to the end of 2024. */
#define NOTICE_WITHIN(number)                                                                   \
  "{\"steps\": [{\"id\": \"notice\", \"name\": {\"vi\": \"Thông báo\", \"en\": \"Notice\"}, " \
  "\"from\": \"accepted\", \"to\": \"notified\"}], \"laws\": [{\"id\": \"own\", \"title\": "    \
  "{\"vi\": \"Luật\", \"en\": \"Law\"}, \"in_force\": {\"from\": \"2020-01-01\", \"to\": "    \
  "\"2024-12-31\"}, \"limits\": [{\"step\": \"notice\", \"number\": " number                    \
  ", \"unit\": "                                                                                \
  "\"days\", \"basis\": {\"vi\": \"Điều 1\", \"en\": \"Article 1\"}, \"source\": \"sourced\"}]}]}"

static thads_deadlines* deadlines_of(const char* json) {
  thads_deadlines* made = NULL;
  CHECK_OK(thads_deadlines_read(json, THADS_NUL_TERMINATED, &made, NULL));
  return made;
}

static void deadlines_and_late_steps(void) {
  thads_register* reg = register_of(march_cases, march_events, NULL);
  thads_units* units = units_of(two_units);
  thads_scope scope = scope_of(reg, units, small_year);
  thads_deadlines* deadlines = NULL;
  thads_deadlines* own = deadlines_of(NOTICE_WITHIN("8"));
  thads_deadlines* wrong = deadlines_of(NOTICE_WITHIN("0"));
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  thads_error err = THADS_ERROR_INIT;
  CHECK_OK(thads_deadlines_builtin(&deadlines, NULL));
  CHECK_OK(thads_chapter_deadlines(&scope, deadlines, &chapter, NULL));
  table = table_named(chapter, "deadlines");
  CHECK(says(table, "notice", "on_time_percent", "50.00") &&
        says(table, "notice", "days_late", "5"));
  CHECK(says(table, "assignment", "on_time", "1") && says(table, "assignment", "unknown", "1"));
  CHECK(says(table, "voluntary_period", "still_open", "1"));
  CHECK(says(table, "voluntary_period", "days_late", "192"));
  CHECK(says(table, "total", "on_time_percent", "60.00"));
  thads_table_destroy(table);
  table = table_named(chapter, "deadlines_by_unit");
  CHECK(says(table, "D2", "notice.on_time_percent", "0.00"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  CHECK_OK(thads_late_steps(&scope, deadlines, &table, NULL));
  CHECK(rows_of(table) == 2);
  CHECK(holds(table, 0, "step", "notice") && holds(table, 0, "due", "2024-03-07"));
  CHECK(holds(table, 1, "due", "2024-03-22") && holds(table, 1, "done", ""));
  thads_table_destroy(table);
  scope.root = "D1";
  scope.root_size = 2;
  CHECK_OK(thads_late_steps(&scope, deadlines, &table, NULL));
  CHECK(rows_of(table) == 0);
  thads_table_destroy(table);
  scope.root_size = 0;
  /* 4 March + 8 days is 12 March. */
  CHECK_OK(thads_chapter_deadlines(&scope, own, &chapter, NULL));
  table = table_named(chapter, "deadlines");
  CHECK(says(table, "notice", "on_time", "2"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  CHECK_OK(thads_deadlines_problems(own, &table, NULL));
  CHECK(rows_of(table) == 0);
  thads_table_destroy(table);
  CHECK_OK(thads_deadlines_problems(wrong, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "path", "/laws/0/limits/0/number"));
  thads_table_destroy(table);
  chapter = NULL;
  CHECK_FAILS(THADS_E_SYNTAX, thads_chapter_deadlines(&scope, wrong, &chapter, &err));
  CHECK(chapter == NULL && strstr(err.message, "/laws/0/limits/0/number") != NULL);
  thads_deadlines_destroy(deadlines);
  thads_deadlines_destroy(own);
  thads_deadlines_destroy(wrong);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

/* D1 accepted two cases: per post 2 / 4 on average and 2 / 3 at the end. */
static void staff_and_attributes(void) {
  four f = make_four();
  thads_staff* staff = staff_of(two_staff, f.units);
  thads_attributes* attributes = attributes_of(two_attributes, f.units);
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  CHECK_OK(thads_chapter_staff(&f.scope, staff, attributes, &chapter, NULL));
  table = table_named(chapter, "posts");
  CHECK(says(table, "D1", "average_filled", "4.00") && says(table, "D1", "end_filled", "3"));
  CHECK(says(table, "D1", "average_shortage_share", "33.33"));
  CHECK(says(table, "D2", "end_filled", ""));
  thads_table_destroy(table);
  table = table_named(chapter, "per_post_on_average");
  CHECK(says(table, "D1", "cases_accepted", "0.50"));
  thads_table_destroy(table);
  table = table_named(chapter, "per_post_at_end");
  CHECK(says(table, "D1", "cases_accepted", "0.67"));
  thads_table_destroy(table);
  table = table_named(chapter, "by_attribute");
  CHECK(holds(table, 0, "value", "yes") && holds(table, 0, "units", "1"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  chapter = NULL;
  f.scope.units = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_staff(&f.scope, staff, NULL, &chapter, NULL));
  f.scope.units = f.units;
  thads_staff_destroy(staff);
  thads_attributes_destroy(attributes);
  /* Rows of units that nobody knows are findings, and then there are no figures. */
  staff = staff_of("unit,date,posts_assigned,posts_filled\nD9,2024-01-01,1,1\n", f.units);
  attributes = attributes_of("unit,key,value,from,to\nD9,store,yes,,\n", f.units);
  CHECK_OK(thads_staff_findings(staff, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "unit_unknown"));
  thads_table_destroy(table);
  CHECK_OK(thads_attributes_findings(attributes, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "unit_unknown"));
  thads_table_destroy(table);
  CHECK_FAILS(THADS_E_BAD_REGISTER, thads_chapter_staff(&f.scope, staff, NULL, &chapter, NULL));
  CHECK(chapter == NULL);
  thads_staff_destroy(staff);
  thads_attributes_destroy(attributes);
  destroy_four(&f);
}

/* D1 resolves 1 of 2 cases and D2 1 of 1. Of December to March, 0 of 1, 1 of 2, 1 of 2 and 0 of 1
 * are resolved: mean 25, mean range 100 / 3, and ± 2.66 × 33.33. */
static void units_are_compared(void) {
  thads_register* reg = register_of(
      "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
      "1,D1,O1,ex_officio,civil,2024-02-10,1000,,\n"
      "2,D1,O1,ex_officio,civil,2023-11-30,,,\n"
      "3,D2,O2,ex_officio,civil,2024-01-02,300,,\n",
      "case_id,date,type,amount,ground,unit,officer\n"
      "2,2024-02-05,completed,,,,\n"
      "3,2024-01-20,terminated,,,,\n",
      NULL);
  thads_units* units = units_of(two_units);
  thads_scheme* scheme = scheme_of(two_points, two_grades);
  thads_scheme* wrong = scheme_of("criterion,figure,comparator,threshold,points\nC1,rate,,1,1\n",
                                  "grade,points,required\nA,1,C9\n");
  thads_scope scope = scope_of(reg, units, small_year);
  thads_comparison_options options = THADS_COMPARISON_OPTIONS_INIT;
  thads_baseline baseline;
  thads_decimal wanted;
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  CHECK_OK(thads_chapter_compare_units(&scope, NULL, scheme, &chapter, NULL));
  table = table_named(chapter, "funnel");
  CHECK(says(table, "P", "rate", "66.67") && says(table, "D1", "place", "inside"));
  thads_table_destroy(table);
  table = table_named(chapter, "mix_adjusted");
  CHECK(says(table, "D2", "expected", "0.67"));
  thads_table_destroy(table);
  table = table_named(chapter, "scores");
  CHECK(rows_of(table) == 6);
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  CHECK_OK(thads_decimal_from_int64(99, &wanted, NULL));
  scope.period.months = 6;
  options.months_back = 4;
  options.month_target = &wanted;
  CHECK_OK(thads_chapter_compare_units(&scope, &options, NULL, &chapter, NULL));
  table = table_named(chapter, "control_chart");
  CHECK(holds(table, 1, "rate", "50.00"));
  thads_table_destroy(table);
  table = table_named(chapter, "control_limits");
  CHECK(says(table, "P", "mean", "25.00") && says(table, "P", "upper", "113.67"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  chapter = NULL;
  options.baselines = &baseline;
  options.baseline_count = 1;
  baseline.from = day(2024, 9, 30);
  baseline.to = day(2023, 10, 1);
  CHECK_FAILS(THADS_E_ARGUMENT,
              thads_chapter_compare_units(&scope, &options, NULL, &chapter, NULL));
  options.baselines = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT,
              thads_chapter_compare_units(&scope, &options, NULL, &chapter, NULL));
  options.baseline_count = 0;
  options.months_back = 241;
  CHECK_FAILS(THADS_E_RANGE, thads_chapter_compare_units(&scope, &options, NULL, &chapter, NULL));
  options.over_dispersion = 3;
  CHECK_FAILS(THADS_E_ARGUMENT,
              thads_chapter_compare_units(&scope, &options, NULL, &chapter, NULL));
  CHECK(errors_in_scheme(scheme) == 0 && errors_in_scheme(wrong) == 2);
  CHECK_OK(thads_scheme_findings(wrong, &table, NULL));
  CHECK(holds(table, 0, "rule", "code_unknown") && holds(table, 1, "rule", "criterion_unknown"));
  thads_table_destroy(table);
  CHECK_FAILS(THADS_E_BAD_REGISTER,
              thads_chapter_compare_units(&scope, NULL, wrong, &chapter, NULL));
  CHECK(chapter == NULL);
  thads_scheme_destroy(scheme);
  thads_scheme_destroy(wrong);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

/* Two cases were new in 2024 and two in 2023: as last year, two will be in 2025. */
static void the_outlook(void) {
  four f = make_four();
  thads_targets* targets =
      targets_of("unit,year,measure,value,comparator,valid_from,document\nP,2024,cases,100,,,\n");
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  f.scope.targets = targets;
  CHECK_OK(thads_chapter_outlook(&f.scope, 5, &chapter, NULL));
  table = table_named(chapter, "estimates");
  CHECK(holds(table, 0, "unit", "P") && holds(table, 0, "counted_2024", "2"));
  CHECK(holds(table, 0, "method", "last_year") && holds(table, 0, "estimate", "2"));
  thads_table_destroy(table);
  table = table_named(chapter, "pace"); /* of 2 with conditions, 1 is resolved */
  CHECK(says(table, "P", "still_to_resolve", "1") && says(table, "P", "status", "missed"));
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  chapter = NULL;
  CHECK_FAILS(THADS_E_RANGE, thads_chapter_outlook(&f.scope, 0, &chapter, NULL));
  CHECK(chapter == NULL);
  thads_targets_destroy(targets);
  destroy_four(&f);
}

/* The example of docs/dockets.md. */
static void dockets_by_unit_and_as_forms(void) {
  thads_units* units = units_of(two_units);
  thads_dockets* dockets = dockets_of(two_dockets, units);
  thads_regulation* old = regulation_named("TT06-2019");
  const thads_period half = {2025, 6};
  thads_scope scope = scope_of(NULL, units, half);
  const thads_csv csv = csv_of(two_dockets);
  thads_dockets* none = NULL;
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  uint64_t failed = 9;
  uint64_t errors = 9;
  CHECK_OK(thads_dockets_count_findings(dockets, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK(errors == 0);
  CHECK_OK(thads_chapter_dockets(&scope, dockets, &chapter, &failed, NULL));
  CHECK(failed == 0);
  table = table_named(chapter, "complaints");
  CHECK(says(table, "P", "closing", "2") && says(table, "D1", "closing", "1"));
  thads_table_destroy(table);
  table = table_named(chapter, "checks");
  CHECK(rows_of(table) >= 14);
  thads_table_destroy(table);
  thads_chapter_destroy(chapter);
  failed = 9;
  CHECK_OK(thads_docket_form(&scope, dockets, "08", 2, &table, &failed, NULL));
  CHECK(failed == 0 && holds(table, 0, "code", ""));
  CHECK(holds(table, 0, "received", "4") && holds(table, 0, "opening", "1"));
  CHECK(holds(table, 0, "opened", "3") && holds(table, 0, "decided", "2"));
  CHECK(holds(table, 0, "closing", "2") && says(table, "complaint", "closing", "1"));
  thads_table_destroy(table);
  table = NULL;
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_docket_form(&scope, dockets, "01", 2, &table, NULL, NULL));
  scope.root = "X";
  scope.root_size = 1;
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_docket_form(&scope, dockets, "08", 2, &table, NULL, NULL));
  scope.units = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_docket_form(&scope, dockets, "08", 2, &table, NULL, NULL));
  CHECK(table == NULL);
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_dockets_load_csv(&csv, old, units, &none, NULL));
  CHECK(none == NULL);
  thads_dockets_destroy(dockets);
  dockets = dockets_of(
      "item,docket,unit,subject,opened,decided,outcome\n"
      "KN1,complaints,D9,complaint,2024-08-01,,\n",
      units);
  CHECK_OK(thads_dockets_findings(dockets, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "unit_unknown"));
  thads_table_destroy(table);
  scope = scope_of(NULL, units, half);
  chapter = NULL;
  CHECK_FAILS(THADS_E_BAD_REGISTER, thads_chapter_dockets(&scope, dockets, &chapter, NULL, NULL));
  CHECK(chapter == NULL);
  thads_dockets_destroy(dockets);
  thads_regulation_destroy(old);
  thads_units_destroy(units);
}

/* In 2024 D1 accepts 2 and finishes 1, D2 accepts 4 and finishes 4. In 2025 D1 closes 1 before the
 * reform, and K2 accepts and closes 3. */
static thads_register* reform_register(void) {
  return register_of(
      "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
      "a1,D1,,ex_officio,civil,2024-01-10,,,\na2,D1,,ex_officio,civil,2024-01-10,,,\n"
      "b1,D2,,ex_officio,civil,2024-01-10,,,\nb2,D2,,ex_officio,civil,2024-01-10,,,\n"
      "b3,D2,,ex_officio,civil,2024-01-10,,,\nb4,D2,,ex_officio,civil,2024-01-10,,,\n"
      "k1,K2,,ex_officio,civil,2025-07-10,,,\nk2,K2,,ex_officio,civil,2025-07-10,,,\n"
      "k3,K2,,ex_officio,civil,2025-07-10,,entrusted_in,\n",
      "case_id,date,type,amount,ground,unit,officer\n"
      "a1,2024-05-01,completed,,,,\na2,2025-05-01,completed,,,,\n"
      "b1,2024-05-01,completed,,,,\nb2,2024-05-01,completed,,,,\n"
      "b3,2024-05-01,completed,,,,\nb4,2024-05-01,completed,,,,\n"
      "k1,2025-08-01,completed,,,,\nk2,2025-08-01,completed,,,,\nk3,2025-08-01,completed,,,,\n",
      NULL);
}

static void figures_follow_units_in_time(void) {
  thads_register* reg = reform_register();
  thads_units* units = units_of(reform_units);
  thads_successions* successions = successions_of(reform_successions, units);
  thads_tally* before = tally_of(reg, 2024);
  thads_tally* now = tally_of(reg, 2025);
  thads_tally* carried = NULL;
  const thads_tally* years[2];
  thads_report* report = NULL;
  thads_regulation* under = regulation_named("TT05-2024");
  thads_chapter* readings = NULL;
  thads_table* table = NULL;
  thads_scope scope = scope_of(reg, units, reform_year);
  const char* unit = NULL;
  size_t size = 0;
  years[0] = before;
  years[1] = now;
  /* Cells are sorted by unit, then by initiation, type and flags: one of K1, one of K2. */
  CHECK_OK(thads_tally_restate(now, units, successions, day(2025, 9, 30), &carried, NULL));
  CHECK_OK(thads_tally_cell_unit(carried, 0, &unit, &size, NULL));
  CHECK_TEXT(unit, size, "K1");
  CHECK_FAILS(THADS_E_BAD_REGISTER,
              thads_report_create(years, 2, units, NULL, "P", 1, &report, NULL));
  CHECK(report == NULL);
  CHECK_OK(thads_report_create_in_time(years, 2, units, successions, NULL, "P", 1, &report, NULL));
  CHECK_OK(thads_report_table(report, THADS_REPORT_UNITS, THADS_LANGUAGE_EN, &table, NULL));
  CHECK(rows_of(table) == 3);
  thads_table_destroy(table);
  CHECK_OK(thads_report_form(report, under, "04", 2, THADS_LANGUAGE_EN, &table, NULL));
  CHECK(holds(table, 0, "A", "4"));
  thads_table_destroy(table);
  CHECK_OK(thads_report_readings(report, successions, day(2025, 7, 1), THADS_LANGUAGE_EN, &readings,
                                 NULL));
  table = table_named(readings, "resolved_cases");
  CHECK(says(table, "P", "published_now", "4") && says(table, "P", "published_before", "1"));
  CHECK(says(table, "P", "restated_before", "5") && says(table, "P", "restated_change", "-20.00"));
  CHECK(says(table, "P", "basis", "exact") && says(table, "K1", "basis", "estimate"));
  CHECK(says(table, "K1", "restated_before", "2") && says(table, "K2", "restated_before", "3"));
  thads_table_destroy(table);
  table = table_named(readings, "rate_cases");
  CHECK(says(table, "P", "restated_before", "83.33"));
  thads_table_destroy(table);
  thads_chapter_destroy(readings);
  readings = NULL;
  CHECK_FAILS(THADS_E_MISMATCH,
              thads_report_readings(report, successions, day(2025, 6, 30), 0, &readings, NULL));
  /* Chapters count the same way. */
  CHECK_FAILS(THADS_E_BAD_REGISTER, thads_chapter_ageing(&scope, NULL, NULL, &readings, NULL));
  scope.root = "P";
  scope.root_size = 1;
  scope.successions = successions;
  CHECK_OK(thads_chapter_outlook(&scope, 5, &readings, NULL));
  table = table_named(readings, "estimates");
  CHECK(holds(table, 0, "counted_2024", "6") && holds(table, 0, "counted_2025", "3"));
  thads_table_destroy(table);
  thads_chapter_destroy(readings);
  readings = NULL;
  scope.units = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_outlook(&scope, 5, &readings, NULL));
  CHECK(readings == NULL);
  thads_report_destroy(report);
  thads_regulation_destroy(under);
  thads_tally_destroy(carried);
  thads_tally_destroy(before);
  thads_tally_destroy(now);
  thads_successions_destroy(successions);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

/* D1 gives all that it was to K1, and once more to K2. */
static void contradictory_successions_are_findings(void) {
  thads_register* reg = reform_register();
  thads_units* units = units_of(reform_units);
  char rows[1024];
  thads_successions* successions;
  thads_tally* now = tally_of(reg, 2025);
  thads_tally* carried = NULL;
  thads_scope scope = scope_of(reg, units, reform_year);
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  thads_error err = THADS_ERROR_INIT;
  uint64_t errors = 0;
  snprintf(rows, sizeof rows, "%sD1,K2,2025-07-01,merge,\n", reform_successions);
  successions = successions_of(rows, units);
  CHECK_OK(thads_successions_count_findings(successions, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK(errors == 1);
  CHECK_OK(thads_successions_findings(successions, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "succession_overlap"));
  thads_table_destroy(table);
  scope.successions = successions;
  CHECK_FAILS(THADS_E_BAD_REGISTER, thads_chapter_themes(&scope, &chapter, &err));
  CHECK(chapter == NULL && err.line == 6 && strcmp(err.file, "successions") == 0);
  CHECK_FAILS(THADS_E_BAD_REGISTER,
              thads_tally_restate(now, units, successions, day(2025, 9, 30), &carried, NULL));
  CHECK(carried == NULL);
  thads_tally_destroy(now);
  thads_successions_destroy(successions);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

static int32_t stop(void* calls, uint64_t done, uint64_t total) {
  (void)done;
  (void)total;
  return ++*(int*)calls;
}

static void scopes_are_checked(void) {
  four f = make_four();
  thads_tally* wide = NULL;
  thads_tally* narrow = NULL;
  thads_chapter* chapter = NULL;
  int calls = 0;
  thads_scope s = f.scope;
  wide = tally_of(f.reg, 2023);
  CHECK_OK(thads_tally_project(wide, THADS_BY_OFFICER, &narrow, NULL));
  s.root = "X";
  s.root_size = 1;
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.figures = wide; /* of 2023 */
  CHECK_FAILS(THADS_E_MISMATCH, thads_chapter_themes(&s, &chapter, NULL));
  s.period.year = 2023;
  s.figures = narrow; /* without units */
  CHECK_FAILS(THADS_E_MISMATCH, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.threads = 0;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.language = 2;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.reserved = 1;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.struct_size = 8;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.period.months = 13;
  CHECK_FAILS(THADS_E_RANGE, thads_chapter_themes(&s, &chapter, NULL));
  s = f.scope;
  s.progress = stop;
  s.context = &calls;
  CHECK_FAILS(THADS_E_CANCELLED, thads_chapter_themes(&s, &chapter, NULL));
  CHECK(calls == 1 && chapter == NULL);
  s = f.scope;
  s.units = NULL; /* side by side below "total" */
  s.threads = 3;
  CHECK_OK(thads_chapter_themes(&s, &chapter, NULL));
  thads_chapter_destroy(chapter);
  thads_tally_destroy(wide);
  thads_tally_destroy(narrow);
  destroy_four(&f);
}

static void new_words(void) {
  const char* code = NULL;
  int32_t value = 9;
  CHECK_OK(thads_word(THADS_WORDS_AGES, THADS_AGES_TO_PAID_OUT, &code, NULL, NULL));
  CHECK(strcmp(code, "to_paid_out") == 0);
  CHECK_OK(thads_word(THADS_WORDS_LABEL, THADS_LABEL_REVISED, &code, NULL, NULL));
  CHECK(strcmp(code, "revised") == 0);
  CHECK_OK(thads_word_find(THADS_WORDS_OVER_DISPERSION, "additive", 8, &value, NULL));
  CHECK(value == THADS_OVER_DISPERSION_ADDITIVE);
}

int main(void) {
  conditions_and_obstacles();
  a_narrative_speaks_of_chapters();
  grounds_of_ones_own();
  grounds_of_records();
  sizes_and_assets();
  themes_and_flagged_cases();
  ages_merge_and_have_percentiles();
  ageing_from_cases_and_from_ages();
  deadlines_and_late_steps();
  staff_and_attributes();
  units_are_compared();
  the_outlook();
  dockets_by_unit_and_as_forms();
  figures_follow_units_in_time();
  contradictory_successions_are_findings();
  scopes_are_checked();
  new_words();
  return check_failures();
}
