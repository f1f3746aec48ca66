/* SPDX-License-Identifier: Apache-2.0 */
/* Every function that needs memory, with the k-th allocation failing, for all k, once and for ever:
 * the call says THADS_E_NOMEM, outputs are untouched, nothing is lost, and the handles still work.
 */
#include "arrow_rows.h"
#include "chapters.h"
#include "counting.h"

/* --- What the calls work on; made while nothing fails. */

static const char* const cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "the number of a decision that is longer than short "
    "texts,D1,O1,ex_officio,civil,2024-01-10,1000,,\n"
    "2,D2,O2,on_request,family,2022-11-30,,,\n";
static const char* const events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "the number of a decision that is longer than short texts,2024-02-01,collected,400,,,\n"
    "2,2024-05-05,unit_changed,,,D1,O3\n"
    "2,2024-04-05,enforceable,,,,\n";
static const char* const bad_events =
    "case_id,date,type,amount,ground,unit,officer\n2,x,collected,,,,\n";
static const char* const regulation_json = "{\"id\": \"X\", \"columns\": []}";

static thads_register* reg;
static thads_register* bad;
static thads_tally* tally;
static thads_table* findings;
static thads_calendar* calendar;
static thads_units* units;
static thads_targets* targets;
static thads_regulation* under;
static thads_filed* filed;
static thads_claims* claims;
static thads_report* report;
static thads_narrative* narrative;
static thads_register* reg_of_four;
static thads_units* units_of_two;
static thads_grounds* grounds;
static thads_successions* successions;
static thads_assets* assets;
static thads_staff* staff;
static thads_attributes* attributes;
static thads_scheme* scheme;
static thads_dockets* dockets;
static thads_deadlines* deadlines;
static thads_ages* ages;
static thads_chapter* chapter;
static thads_edition* edition;
static text bytes;
static text bytes_of_ages;
static long planned; /* which allocation fails in the call under test */

static void arm(void) { left = planned; }
static void disarm(void) { left = -1; }

/* --- The calls. Each leaves behind what it found. */

/* A call that makes a handle of `type` in `made`, and nothing when it fails. */
#define MAKES(name, type, destroy, call)           \
  static thads_status name(void) {                 \
    type* made = NULL;                             \
    thads_status status;                           \
    arm();                                         \
    status = (call);                               \
    disarm();                                      \
    CHECK((made != NULL) == (status == THADS_OK)); \
    destroy(made);                                 \
    return status;                                 \
  }
#define MAKES_TABLE(name, call) MAKES(name, thads_table, thads_table_destroy, call)
#define MAKES_TALLY(name, call) MAKES(name, thads_tally, thads_tally_destroy, call)

/* A call that answers with a number in `answer`, which stays -7 when it fails. */
#define ANSWERS(name, type, call)                        \
  static thads_status name(void) {                       \
    type answer = (type)-7;                              \
    thads_status status;                                 \
    arm();                                               \
    status = (call);                                     \
    disarm();                                            \
    CHECK((answer == (type)-7) == (status != THADS_OK)); \
    return status;                                       \
  }

/* A call that writes to `written`, and nothing when it fails before it wrote anything. */
#define WRITES(name, call)                             \
  static thads_status name(void) {                     \
    text written = {NULL, 0};                          \
    thads_status status;                               \
    arm();                                             \
    status = (call);                                   \
    disarm();                                          \
    CHECK(written.data != NULL || status != THADS_OK); \
    free(written.data);                                \
    return status;                                     \
  }

/* A call that gives a stream in `made`. */
#define STREAMS(name, call)                                \
  static thads_status name(void) {                         \
    struct ArrowArrayStream made;                          \
    thads_status status;                                   \
    made.release = NULL;                                   \
    arm();                                                 \
    status = (call);                                       \
    disarm();                                              \
    CHECK((made.release != NULL) == (status == THADS_OK)); \
    if (made.release != NULL) made.release(&made);         \
    return status;                                         \
  }

static thads_status load_csv(const char* case_rows, const char* event_rows, thads_register** out) {
  const thads_csv case_csv = csv_of(case_rows);
  const thads_csv event_csv = csv_of(event_rows);
  return thads_register_load_csv(&case_csv, &event_csv, NULL, out, NULL);
}

MAKES(register_load_csv, thads_register, thads_register_destroy, load_csv(cases, events, &made))
MAKES(register_load_csv_with_findings, thads_register, thads_register_destroy,
      load_csv(cases, bad_events, &made))

/* Both streams are released, however the call ends. */
static thads_status load_arrow(const char* event_rows, thads_register** out) {
  struct ArrowArrayStream case_stream = rows_of(small_cases);
  struct ArrowArrayStream event_stream = rows_of(event_rows);
  thads_status status;
  rows_streams_released = 0;
  arm();
  status = thads_register_load_arrow(&case_stream, &event_stream, NULL, out, NULL);
  disarm();
  CHECK(rows_streams_released == 2);
  return status;
}

MAKES(register_load_arrow, thads_register, thads_register_destroy, load_arrow(small_events, &made))
MAKES(register_load_arrow_with_findings, thads_register, thads_register_destroy,
      load_arrow(bad_events, &made))

static thads_status write_rejects(thads_register* from, text* written) {
  const thads_csv case_csv = csv_of(cases);
  const thads_csv event_csv = csv_of(bad_events);
  return thads_register_write_rejects(from, &case_csv, &event_csv, text_append, written, NULL);
}

WRITES(register_write_rejects, write_rejects(bad, &written))
MAKES_TABLE(register_explain,
            thads_register_explain(reg, small_year, NULL, THADS_MEASURE_FINISHED, 0, &made, NULL))
MAKES_TABLE(register_findings, thads_register_findings(bad, &made, NULL))

static thads_status compute_threads(thads_tally** out) {
  thads_tally_options options = THADS_TALLY_OPTIONS_INIT;
  options.threads = 2;
  return thads_tally_compute(reg, small_year, &options, out, NULL);
}

MAKES_TALLY(tally_compute, compute_threads(&made))

static thads_status tally_compute_of_a_bad_register(void) {
  thads_tally* made = NULL;
  thads_error err = THADS_ERROR_INIT;
  thads_status status;
  arm();
  status = thads_tally_compute(bad, small_year, NULL, &made, &err);
  disarm();
  CHECK(made == NULL && err.code == status);
  return status == THADS_E_BAD_REGISTER ? THADS_OK : status;
}

static thads_status tally_merge(void) {
  thads_tally* into = NULL;
  text before = {NULL, 0};
  text after = {NULL, 0};
  thads_status status;
  CHECK_OK(thads_tally_deserialize(bytes.data, bytes.size, &into, NULL));
  CHECK_OK(thads_tally_serialize(into, text_append, &before, NULL));
  arm();
  status = thads_tally_merge(into, tally, NULL);
  disarm();
  CHECK_OK(thads_tally_serialize(into, text_append, &after, NULL));
  if (status != THADS_OK) {
    CHECK(before.size == after.size && memcmp(before.data, after.data, before.size) == 0);
  }
  free(before.data);
  free(after.data);
  thads_tally_destroy(into);
  return status;
}

MAKES_TALLY(tally_project, thads_tally_project(tally, THADS_BY_UNIT, &made, NULL))
MAKES_TALLY(tally_roll_up, thads_tally_roll_up(tally, units, THADS_UNIT_PROVINCE, &made, NULL))
MAKES_TALLY(tally_within, thads_tally_within(tally, units, "D1", 2, &made, NULL))
MAKES_TALLY(tally_consolidate, thads_tally_consolidate(tally, tally, &made, NULL))
MAKES_TALLY(tally_deserialize, thads_tally_deserialize(bytes.data, bytes.size, &made, NULL))
MAKES_TABLE(tally_table, thads_tally_table(tally, 0, &made, NULL))
WRITES(tally_serialize, thads_tally_serialize(tally, text_append, &written, NULL))
STREAMS(tally_arrow, thads_tally_arrow(tally, &made, NULL))
ANSWERS(tally_column, int64_t, thads_tally_column(tally, under, "A", 1, &answer, NULL, NULL))
ANSWERS(tally_indicator, int32_t,
        thads_tally_indicator(tally, under, "R", 1, 0, NULL, NULL, NULL, &answer, NULL))
ANSWERS(tally_total, int64_t, thads_tally_total(tally, 1, &answer, NULL, NULL))

static thads_status tally_rate(void) {
  thads_decimal out;
  int32_t defined = 9;
  thads_status status;
  arm();
  status = thads_tally_rate(tally, THADS_QUANTITY_MONEY, &out, &defined, NULL);
  disarm();
  CHECK((defined == 9) == (status != THADS_OK));
  return status;
}

#define WRITES_TABLE(name, format) \
  WRITES(name, thads_table_write(findings, format, 0, text_append, &written, NULL))
WRITES_TABLE(table_write_text, THADS_WRITE_TEXT)
WRITES_TABLE(table_write_csv, THADS_WRITE_CSV)
WRITES_TABLE(table_write_json, THADS_WRITE_JSON)
WRITES_TABLE(table_write_html, THADS_WRITE_HTML)
WRITES_TABLE(table_write_spreadsheet, THADS_WRITE_SPREADSHEET)
STREAMS(table_arrow, thads_table_arrow(findings, &made, NULL))

MAKES(calendar_create, thads_calendar, thads_calendar_destroy,
      thads_calendar_create_vietnam(0, 0, &made, NULL))

static thads_status load_units(thads_units** out) {
  const thads_csv csv = csv_of(small_units);
  return thads_units_load_csv(&csv, out, NULL);
}

static thads_status load_targets(thads_targets** out) {
  const thads_csv csv = csv_of(small_targets);
  return thads_targets_load_csv(&csv, out, NULL);
}

static thads_status load_filed(thads_filed** out) {
  const thads_csv csv = csv_of(small_filed);
  return thads_filed_load_csv(&csv, under, small_year, 1000, out, NULL);
}

static thads_status load_claims(thads_claims** out) {
  const thads_csv csv = csv_of(small_claims);
  return thads_claims_load_csv(&csv, out, NULL);
}

MAKES(units_load_csv, thads_units, thads_units_destroy, load_units(&made))
MAKES_TABLE(units_findings, thads_units_findings(units, &made, NULL))
MAKES_TABLE(units_check, thads_units_check(units, reg, &made, NULL, NULL))
ANSWERS(units_is_within, int32_t,
        thads_units_is_within(units, "D1", 2, "N", 1, 19900, &answer, NULL))
ANSWERS(units_find, size_t, thads_units_find(units, "D1", 2, 19900, &answer, NULL))
MAKES(targets_load_csv, thads_targets, thads_targets_destroy, load_targets(&made))
MAKES_TABLE(targets_findings, thads_targets_findings(targets, &made, NULL))

MAKES_TABLE(regulations, thads_regulations(0, &made, NULL))
MAKES(regulation_builtin, thads_regulation, thads_regulation_destroy,
      thads_regulation_builtin("TT05-2024", 9, &made, NULL))
MAKES(regulation_in_force, thads_regulation, thads_regulation_destroy,
      thads_regulation_in_force(19996, &made, NULL)) /* 2024-09-30 */
MAKES(regulation_read, thads_regulation, thads_regulation_destroy,
      thads_regulation_read(regulation_json, THADS_NUL_TERMINATED, &made, NULL))
MAKES_TABLE(regulation_problems, thads_regulation_problems(under, &made, NULL))
MAKES_TABLE(regulation_table, thads_regulation_table(under, 0, 0, &made, NULL))

MAKES(filed_load_csv, thads_filed, thads_filed_destroy, load_filed(&made))
MAKES_TABLE(filed_findings, thads_filed_findings(filed, &made, NULL))
MAKES_TALLY(filed_tally, thads_filed_tally(filed, &made, NULL))

/* A check that fails leaves the figures as they were: made again, it still finds its one unit. */
static thads_status filed_check(thads_status (*check)(thads_filed*)) {
  thads_filed* checked = NULL;
  thads_status status;
  uint64_t found = 0;
  CHECK_OK(load_filed(&checked));
  arm();
  status = check(checked);
  disarm();
  CHECK_OK(thads_filed_count_findings(checked, THADS_SEVERITY_ERROR, &found, NULL));
  CHECK(found == (status == THADS_OK ? 1u : 0u));
  if (status != THADS_OK) CHECK_OK(check(checked));
  CHECK_OK(thads_filed_count_findings(checked, THADS_SEVERITY_ERROR, &found, NULL));
  CHECK(found == 1);
  thads_filed_destroy(checked);
  return status;
}

static thads_status against_units(thads_filed* of) {
  return thads_filed_check_units(of, units, NULL);
}
static thads_status against_itself(thads_filed* of) {
  thads_tally* counted = NULL;
  const long armed = left;
  thads_status status;
  disarm();
  CHECK_OK(thads_filed_tally(filed, &counted, NULL));
  left = armed;
  status = thads_filed_check_counted(of, counted, NULL);
  disarm();
  thads_tally_destroy(counted);
  return status;
}
static thads_status filed_check_units(void) { return filed_check(against_units); }
static thads_status filed_check_counted(void) { return filed_check(against_itself); }

MAKES(claims_load_csv, thads_claims, thads_claims_destroy, load_claims(&made))
MAKES_TABLE(claims_findings, thads_claims_findings(claims, &made, NULL))
MAKES_TABLE(claims_table, thads_claims_table(claims, 0, &made, NULL))

static thads_status create_report(thads_report** out) {
  const thads_tally* years[1];
  years[0] = tally;
  return thads_report_create(years, 1, units, targets, NULL, 0, out, NULL);
}

MAKES(report_create, thads_report, thads_report_destroy, create_report(&made))
#define MAKES_REPORT_TABLE(name, which) \
  MAKES_TABLE(name, thads_report_table(report, which, 0, &made, NULL))
MAKES_REPORT_TABLE(report_key_figures, THADS_REPORT_KEY_FIGURES)
MAKES_REPORT_TABLE(report_kpi, THADS_REPORT_KPI)
ANSWERS(report_assess, int32_t,
        thads_report_assess(report, "P", 1, 0, NULL, NULL, NULL, &answer, NULL))
MAKES_TABLE(report_form, thads_report_form(report, under, "05", 2, 0, &made, NULL))
MAKES_TABLE(report_formulas, thads_report_formulas(report, under, "04", 2, 0, &made, NULL))
MAKES_TABLE(report_comparison, thads_report_comparison(report, under, 0, 0, &made, NULL))
MAKES_TABLE(report_checks, thads_report_checks(report, under, filed, 0, &made, NULL, NULL))
MAKES(report_narrative, thads_narrative, thads_narrative_destroy,
      thads_report_narrative(report, NULL, &made, NULL))
MAKES_TABLE(narrative_trace, thads_narrative_trace(narrative, &made, NULL))

/* --- Chapters and what they need. */

#define MAKES_CHAPTER(name, call) MAKES(name, thads_chapter, thads_chapter_destroy, call)

static const char* const half_given_away =
    "from,to,date,kind,share\nD1,D2,2024-01-01,transfer,0.5\n";

static const thads_csv* csv_at(const char* rows) {
  static thads_csv csv;
  csv = csv_of(rows);
  return &csv;
}

MAKES(grounds_load, thads_grounds, thads_grounds_destroy,
      thads_grounds_load_csv(csv_at(four_grounds), &made, NULL))
MAKES(successions_load, thads_successions, thads_successions_destroy,
      thads_successions_load_csv(csv_at(half_given_away), units, &made, NULL))
MAKES(assets_load, thads_assets, thads_assets_destroy,
      thads_assets_load_csv(csv_at(four_assets), reg_of_four, &made, NULL))
MAKES(staff_load, thads_staff, thads_staff_destroy,
      thads_staff_load_csv(csv_at(two_staff), units, &made, NULL))
MAKES(attributes_load, thads_attributes, thads_attributes_destroy,
      thads_attributes_load_csv(csv_at(two_attributes), units, &made, NULL))
MAKES(dockets_load, thads_dockets, thads_dockets_destroy,
      thads_dockets_load_csv(csv_at(two_dockets), under, units, &made, NULL))

static thads_status load_scheme(thads_scheme** out) {
  const thads_csv points = csv_of(two_points);
  const thads_csv grades = csv_of(two_grades);
  return thads_scheme_load_csv(&points, &grades, out, NULL);
}

MAKES(scheme_load, thads_scheme, thads_scheme_destroy, load_scheme(&made))
MAKES_TABLE(grounds_findings, thads_grounds_findings(grounds, &made, NULL))
MAKES_TABLE(successions_findings, thads_successions_findings(successions, &made, NULL))
MAKES_TABLE(assets_findings, thads_assets_findings(assets, &made, NULL))
MAKES_TABLE(staff_findings, thads_staff_findings(staff, &made, NULL))
MAKES_TABLE(attributes_findings, thads_attributes_findings(attributes, &made, NULL))
MAKES_TABLE(scheme_findings, thads_scheme_findings(scheme, &made, NULL))
MAKES_TABLE(dockets_findings, thads_dockets_findings(dockets, &made, NULL))

MAKES(deadlines_builtin, thads_deadlines, thads_deadlines_destroy,
      thads_deadlines_builtin(&made, NULL))
MAKES(deadlines_read, thads_deadlines, thads_deadlines_destroy,
      thads_deadlines_read(regulation_json, THADS_NUL_TERMINATED, &made, NULL))
MAKES_TABLE(deadlines_problems, thads_deadlines_problems(deadlines, &made, NULL))

static thads_scope four_scope(void) { return scope_of(reg_of_four, units_of_two, small_year); }

/* A call on the scope of the four cases. */
#define ON_SCOPE(name, type, call)              \
  static thads_status call_##name(type** out) { \
    const thads_scope scope = four_scope();     \
    return call;                                \
  }
#define CHAPTER_ON_SCOPE(name, call)  \
  ON_SCOPE(name, thads_chapter, call) \
  MAKES_CHAPTER(name, call_##name(&made))
#define TABLE_ON_SCOPE(name, call)  \
  ON_SCOPE(name, thads_table, call) \
  MAKES_TABLE(name, call_##name(&made))

CHAPTER_ON_SCOPE(chapter_ageing, thads_chapter_ageing(&scope, NULL, NULL, out, NULL))
CHAPTER_ON_SCOPE(chapter_of_ages, thads_chapter_ageing(&scope, ages, NULL, out, NULL))
CHAPTER_ON_SCOPE(chapter_deadlines, thads_chapter_deadlines(&scope, deadlines, out, NULL))
CHAPTER_ON_SCOPE(chapter_conditions, thads_chapter_conditions(&scope, grounds, out, NULL))
CHAPTER_ON_SCOPE(chapter_sizes, thads_chapter_sizes(&scope, NULL, assets, out, NULL))
CHAPTER_ON_SCOPE(chapter_themes, thads_chapter_themes(&scope, out, NULL))
CHAPTER_ON_SCOPE(chapter_staff, thads_chapter_staff(&scope, staff, attributes, out, NULL))
CHAPTER_ON_SCOPE(chapter_compare_units,
                 thads_chapter_compare_units(&scope, NULL, scheme, out, NULL))
CHAPTER_ON_SCOPE(chapter_outlook, thads_chapter_outlook(&scope, 2, out, NULL))
CHAPTER_ON_SCOPE(chapter_dockets, thads_chapter_dockets(&scope, dockets, out, NULL, NULL))
TABLE_ON_SCOPE(docket_form, thads_docket_form(&scope, dockets, "08", 2, out, NULL, NULL))
TABLE_ON_SCOPE(late_steps, thads_late_steps(&scope, deadlines, out, NULL))
TABLE_ON_SCOPE(flagged_cases_listed, thads_flagged_cases(&scope, THADS_FLAG_MERIT, out, NULL))
MAKES_TABLE(chapter_table, thads_chapter_table(chapter, "themes", 6, &made, NULL))

ON_SCOPE(ages_compute, thads_ages, thads_ages_compute(&scope, out, NULL))
MAKES(ages_compute, thads_ages, thads_ages_destroy, call_ages_compute(&made))
MAKES(ages_deserialize, thads_ages, thads_ages_destroy,
      thads_ages_deserialize(bytes_of_ages.data, bytes_of_ages.size, &made, NULL))
WRITES(ages_serialize, thads_ages_serialize(ages, text_append, &written, NULL))

static thads_status ages_percentile(void) {
  int32_t days = -7;
  int32_t defined = -7;
  thads_status status;
  arm();
  status = thads_ages_percentile(ages, THADS_AGES_OPEN, NULL, 0, 50, 0, &days, &defined, NULL);
  disarm();
  CHECK((days == -7) == (status != THADS_OK) && (defined == -7) == (status != THADS_OK));
  return status;
}

static thads_status ages_merge(void) {
  thads_ages* into = NULL;
  text after = {NULL, 0};
  thads_status status;
  CHECK_OK(thads_ages_deserialize(bytes_of_ages.data, bytes_of_ages.size, &into, NULL));
  arm();
  status = thads_ages_merge(into, ages, NULL);
  disarm();
  CHECK_OK(thads_ages_serialize(into, text_append, &after, NULL));
  if (status != THADS_OK) {
    CHECK(after.size == bytes_of_ages.size &&
          memcmp(after.data, bytes_of_ages.data, after.size) == 0);
  }
  free(after.data);
  thads_ages_destroy(into);
  return status;
}

MAKES_TALLY(tally_restate, thads_tally_restate(tally, units, successions, 19996, &made, NULL))

static thads_status create_report_in_time(thads_report** out) {
  const thads_tally* years[1];
  years[0] = tally;
  return thads_report_create_in_time(years, 1, units, successions, targets, NULL, 0, out, NULL);
}

MAKES(report_create_in_time, thads_report, thads_report_destroy, create_report_in_time(&made))
MAKES_CHAPTER(report_readings, thads_report_readings(report, successions, 19996, 0, &made, NULL))

/* --- Editions. */

static thads_status seal_edition(thads_edition** out) {
  static const char* const name = "the name of a file that is longer than short texts";
  thads_edition_input input = {name, THADS_NUL_TERMINATED, 7, {{7}}};
  thads_seal_options options = THADS_SEAL_OPTIONS_INIT;
  options.regulation = "TT05-2024";
  options.regulation_size = THADS_NUL_TERMINATED;
  options.inputs = &input;
  options.input_count = 1;
  return thads_edition_seal(tally, &options, out, NULL);
}

static thads_status read_edition(thads_edition** out) {
  const char* shown = NULL;
  size_t size = 0;
  CHECK_OK(thads_edition_text(edition, &shown, &size, NULL));
  return thads_edition_read(shown, size, out, NULL);
}

static thads_status compute_digest(void) {
  thads_digest made = {{0}};
  thads_status status;
  arm();
  status = thads_digest_compute("abc", 3, &made, NULL);
  disarm();
  return status;
}

static thads_status check_input(void) {
  thads_edition_input input = {
      "the name of a file that is longer than short texts", THADS_NUL_TERMINATED, 7, {{7}}};
  thads_status status;
  arm();
  status = thads_edition_check_input(edition, &input, NULL);
  disarm();
  return status;
}

/* An opening of other periods: with memory THADS_E_MISMATCH. */
static thads_status check_opening(void) {
  thads_table* made = NULL;
  thads_status status;
  arm();
  status = thads_edition_check_opening(edition, tally, reg, 0, &made, NULL, NULL);
  disarm();
  CHECK(made == NULL);
  return status == THADS_E_MISMATCH ? THADS_OK : status;
}

MAKES(edition_seal, thads_edition, thads_edition_destroy, seal_edition(&made))
MAKES(edition_read, thads_edition, thads_edition_destroy, read_edition(&made))
MAKES_TALLY(edition_tally, thads_edition_tally(edition, &made, NULL))
MAKES_TABLE(edition_table, thads_edition_table(edition, 0, &made, NULL))
MAKES_CHAPTER(edition_diff, thads_edition_diff(edition, edition, reg, reg, 0, &made, NULL))

/* --- Small questions: most need no memory, and then have their answer. */

static const thads_decimal seven = {7, 0, 0, 0};
static thads_decimal number;
static int32_t whole;
static uint64_t many;
static size_t length;
static const char* data;
static char shown[THADS_DECIMAL_TEXT_SIZE];

#define ASKS(name, call)           \
  static thads_status name(void) { \
    thads_status status;           \
    arm();                         \
    status = (call);               \
    disarm();                      \
    return status;                 \
  }

ASKS(word, thads_word(THADS_WORDS_MEASURE, 0, &data, NULL, NULL))
ASKS(word_find, thads_word_find(THADS_WORDS_MEASURE, "finished", 8, &whole, NULL))
ASKS(decimal_add, thads_decimal_add(&seven, &seven, &number, NULL))
ASKS(decimal_subtract, thads_decimal_subtract(&seven, &seven, &number, NULL))
ASKS(decimal_multiply, thads_decimal_multiply(&seven, &seven, &number, NULL))
ASKS(decimal_divide, thads_decimal_divide(&seven, &seven, 30, 0, &number, NULL))
ASKS(decimal_rescale, thads_decimal_rescale(&seven, 30, 0, &number, NULL))
ASKS(decimal_compare, thads_decimal_compare(&seven, &seven, &whole, NULL))
ASKS(percent_of, thads_percent_of(&seven, &seven, 2, 0, &number, &whole, NULL))
ASKS(date_from_ymd, thads_date_from_ymd(2024, 2, 29, &whole, NULL))
ASKS(date_to_ymd, thads_date_to_ymd(19900, &whole, NULL, NULL, NULL))
ASKS(date_parse, thads_date_parse("2024-02-29", 10, 0, &whole, NULL))
ASKS(date_format, thads_date_format(19900, 0, shown, sizeof shown, NULL))
ASKS(period_days, thads_period_days(small_year, &whole, NULL, NULL))
ASKS(statistical_year, thads_statistical_year(19900, &whole, NULL))
ASKS(calendar_is_working_day, thads_calendar_is_working_day(calendar, 19900, &whole, NULL))
ASKS(calendar_add, thads_calendar_add_working_days(calendar, 19900, 5, &whole, NULL))
ASKS(calendar_between, thads_calendar_working_days_between(calendar, 19900, 19910, &whole, NULL))
ASKS(table_size, thads_table_size(findings, &length, NULL, NULL))
ASKS(table_column, thads_table_column(findings, 0, &data, &length, NULL))
ASKS(table_find_column, thads_table_find_column(findings, "rule", 4, &length, NULL))
ASKS(table_value, thads_table_value(findings, 0, 0, &data, &length, NULL, NULL))
ASKS(table_shown, thads_table_shown(findings, 0, 0, &data, &length, NULL))
ASKS(register_count_findings, thads_register_count_findings(bad, 2, &many, NULL))
ASKS(register_set_aside, thads_register_set_aside(bad, &many, NULL, NULL))
ASKS(units_count_findings, thads_units_count_findings(units, 2, &many, NULL))
ASKS(units_size, thads_units_size(units, &length, NULL))
ASKS(units_code, thads_units_code(units, 0, &data, &length, NULL))
ASKS(units_name, thads_units_name(units, 0, &data, &length, NULL))
ASKS(units_parent, thads_units_parent(units, 0, &data, &length, NULL))
ASKS(units_info, thads_units_info(units, 0, &whole, NULL, NULL, NULL))
ASKS(targets_count_findings, thads_targets_count_findings(targets, 2, &many, NULL))
ASKS(targets_find, thads_targets_find(targets, "P", 1, 2024, 0, 19900, &number, NULL, NULL))
ASKS(tally_info, thads_tally_info(tally, NULL, NULL, &length, NULL))
ASKS(tally_cell_unit, thads_tally_cell_unit(tally, 0, &data, &length, NULL))
ASKS(tally_cell_officer, thads_tally_cell_officer(tally, 0, &data, &length, NULL))
ASKS(tally_cell_key, thads_tally_cell_key(tally, 0, &whole, NULL, NULL, NULL))
ASKS(tally_value, thads_tally_value(tally, 0, 0, NULL, NULL, NULL))
ASKS(regulation_id, thads_regulation_id(under, &data, &length, NULL))
ASKS(regulation_title, thads_regulation_title(under, 0, &data, &length, NULL))
ASKS(regulation_validity, thads_regulation_validity(under, &whole, NULL, NULL))
ASKS(report_root, thads_report_root(report, &data, &length, NULL))
ASKS(narrative_text, thads_narrative_text(narrative, &data, &length, NULL))
ASKS(claims_count_findings, thads_claims_count_findings(claims, 2, &many, NULL))
ASKS(claims_count, thads_claims_count(claims, 0, &many, NULL))

static thads_digest digest;
static thads_period of_ages;
ASKS(grounds_count, thads_grounds_count_findings(grounds, 2, &many, NULL))
ASKS(successions_count, thads_successions_count_findings(successions, 2, &many, NULL))
ASKS(assets_count, thads_assets_count_findings(assets, 2, &many, NULL))
ASKS(staff_count, thads_staff_count_findings(staff, 2, &many, NULL))
ASKS(attributes_count, thads_attributes_count_findings(attributes, 2, &many, NULL))
ASKS(scheme_count, thads_scheme_count_findings(scheme, 2, &many, NULL))
ASKS(dockets_count, thads_dockets_count_findings(dockets, 2, &many, NULL))
ASKS(chapter_size, thads_chapter_size(chapter, &length, NULL))
ASKS(chapter_name, thads_chapter_name(chapter, 0, &data, &length, NULL))
ASKS(ages_period, thads_ages_period(ages, &of_ages, NULL))
ASKS(edition_text, thads_edition_text(edition, &data, &length, NULL))
ASKS(edition_digest, thads_edition_digest(edition, &digest, NULL))

static thads_status register_case(void) {
  thads_case c = THADS_CASE_INIT;
  thads_status status;
  arm();
  status = thads_register_case(reg, 0, &c, NULL, NULL, NULL);
  disarm();
  CHECK((c.id != NULL) == (status == THADS_OK));
  return status;
}

static thads_status register_event(void) {
  thads_event e = THADS_EVENT_INIT;
  thads_status status;
  arm();
  status = thads_register_event(reg, 0, 0, &e, NULL);
  disarm();
  CHECK((e.case_id != NULL) == (status == THADS_OK));
  return status;
}

/* A file that is not there: with memory THADS_E_IO. */
static thads_status regulation_load(void) {
  thads_regulation* made = NULL;
  thads_status status;
  arm();
  status = thads_regulation_load("/no/such/file/with/a/long/name.json", THADS_NUL_TERMINATED, &made,
                                 NULL);
  disarm();
  CHECK(made == NULL);
  return status == THADS_E_IO ? THADS_OK : status;
}

static thads_case long_case(void) {
  thads_case c = THADS_CASE_INIT;
  c.accepted = 19732; /* 2024-01-10 */
  c.id = "the number of a decision that is longer than short texts";
  c.id_size = THADS_NUL_TERMINATED;
  c.unit = "the code of a unit that is longer than short texts";
  c.unit_size = THADS_NUL_TERMINATED;
  return c;
}

static thads_event long_event(void) {
  thads_event e = THADS_EVENT_INIT;
  e.type = THADS_EVENT_ENFORCEABLE;
  e.date = 19740;
  e.case_id = "the number of a decision that is longer than short texts";
  e.case_id_size = THADS_NUL_TERMINATED;
  return e;
}

/* Which call on a builder is under test. */
enum { CREATE, ADD_CASE, ADD_EVENT, FINISH };

static thads_status build(int under_test) {
  thads_register_builder* builder = NULL;
  thads_register* made = NULL;
  const thads_case c = long_case();
  const thads_event e = long_event();
  thads_status status = THADS_OK;
  size_t size = 0;
  size_t events_there = 0;
  if (under_test == CREATE) arm();
  status = thads_register_builder_create(&builder, NULL);
  disarm();
  if (under_test == CREATE && status != THADS_OK) {
    CHECK(builder == NULL);
    return status;
  }
  if (under_test == ADD_CASE) arm();
  status = thads_register_builder_add_case(builder, &c, NULL);
  disarm();
  if (under_test == ADD_CASE && status != THADS_OK) {
    CHECK_OK(thads_register_builder_add_case(builder, &c, NULL));
  }
  if (under_test == ADD_EVENT) {
    arm();
    status = thads_register_builder_add_event(builder, &e, NULL);
    disarm();
    if (status != THADS_OK) CHECK_OK(thads_register_builder_add_event(builder, &e, NULL));
  } else {
    CHECK_OK(thads_register_builder_add_event(builder, &e, NULL));
  }
  if (under_test == FINISH) {
    arm();
    status = thads_register_builder_finish(builder, 0, &made, NULL);
    disarm();
    CHECK((made != NULL) == (status == THADS_OK));
  }
  if (made == NULL) CHECK_OK(thads_register_builder_finish(builder, 0, &made, NULL));
  CHECK_OK(thads_register_size(made, &size, &events_there, NULL));
  CHECK(size == 1 && events_there == 1);
  thads_register_destroy(made);
  thads_register_builder_destroy(builder);
  return status;
}

static thads_status builder_create(void) { return build(CREATE); }
static thads_status builder_add_case(void) { return build(ADD_CASE); }
static thads_status builder_add_event(void) { return build(ADD_EVENT); }
static thads_status builder_finish(void) { return build(FINISH); }

static thads_status allocation(void) {
  thads_decimal total;
  thads_decimal weights[2];
  thads_decimal parts[2] = {{7, 7, 0, 0}, {7, 7, 0, 0}};
  thads_status status;
  CHECK_OK(thads_decimal_from_int64(1000, &total, NULL));
  weights[0] = weights[1] = total;
  arm();
  status = thads_decimal_allocate(&total, weights, 2, 0, parts, NULL);
  disarm();
  CHECK(status == THADS_OK ? parts[1].lo == 500 : parts[0].lo == 7 && parts[1].lo == 7);
  return status;
}

static thads_status format_decimal(void) {
  const thads_decimal value = {UINT64_MAX, 4, 30, 0};
  char buffer[THADS_DECIMAL_TEXT_SIZE] = "untouched";
  thads_status status;
  arm();
  status = thads_decimal_format(&value, THADS_NUMBER_VIETNAMESE, buffer, sizeof buffer, NULL, NULL);
  disarm();
  CHECK((strcmp(buffer, "untouched") == 0) == (status != THADS_OK));
  return status;
}

/* An error whose message needs memory becomes THADS_E_NOMEM, not something worse. */
static thads_status failing_parse(void) {
  thads_decimal out = {7, 7, 0, 0};
  thads_error err = THADS_ERROR_INIT;
  thads_status status;
  arm();
  status = thads_decimal_parse("no number at all", THADS_NUL_TERMINATED, 0, &out, &err);
  disarm();
  CHECK(out.lo == 7 && err.code == status);
  return status == THADS_E_SYNTAX ? THADS_OK : status;
}

static const struct {
  const char* name;
  thads_status (*run)(void);
} calls[] = {
#define CALL(name) \
  { #name, name }
    CALL(register_load_csv),
    CALL(register_load_csv_with_findings),
    CALL(register_load_arrow),
    CALL(register_load_arrow_with_findings),
    CALL(register_write_rejects),
    CALL(register_explain),
    CALL(register_findings),
    CALL(builder_create),
    CALL(builder_add_case),
    CALL(builder_add_event),
    CALL(builder_finish),
    CALL(tally_compute),
    CALL(tally_compute_of_a_bad_register),
    CALL(tally_merge),
    CALL(tally_project),
    CALL(tally_roll_up),
    CALL(tally_within),
    CALL(tally_consolidate),
    CALL(tally_serialize),
    CALL(tally_deserialize),
    CALL(tally_table),
    CALL(tally_arrow),
    CALL(tally_column),
    CALL(tally_indicator),
    CALL(tally_total),
    CALL(tally_rate),
    CALL(table_write_text),
    CALL(table_write_csv),
    CALL(table_write_json),
    CALL(table_write_html),
    CALL(table_write_spreadsheet),
    CALL(table_arrow),
    CALL(calendar_create),
    CALL(units_load_csv),
    CALL(units_findings),
    CALL(units_check),
    CALL(units_is_within),
    CALL(units_find),
    CALL(targets_load_csv),
    CALL(targets_findings),
    CALL(regulations),
    CALL(regulation_builtin),
    CALL(regulation_in_force),
    CALL(regulation_read),
    CALL(regulation_problems),
    CALL(regulation_table),
    CALL(filed_load_csv),
    CALL(filed_findings),
    CALL(filed_tally),
    CALL(filed_check_units),
    CALL(filed_check_counted),
    CALL(claims_load_csv),
    CALL(claims_findings),
    CALL(claims_table),
    CALL(report_create),
    CALL(report_key_figures),
    CALL(report_kpi),
    CALL(report_assess),
    CALL(report_form),
    CALL(report_formulas),
    CALL(report_comparison),
    CALL(report_checks),
    CALL(report_narrative),
    CALL(narrative_trace),
    CALL(grounds_load),
    CALL(successions_load),
    CALL(assets_load),
    CALL(staff_load),
    CALL(attributes_load),
    CALL(scheme_load),
    CALL(dockets_load),
    CALL(grounds_findings),
    CALL(successions_findings),
    CALL(assets_findings),
    CALL(staff_findings),
    CALL(attributes_findings),
    CALL(scheme_findings),
    CALL(dockets_findings),
    CALL(deadlines_builtin),
    CALL(deadlines_read),
    CALL(deadlines_problems),
    CALL(chapter_ageing),
    CALL(chapter_of_ages),
    CALL(chapter_deadlines),
    CALL(chapter_conditions),
    CALL(chapter_sizes),
    CALL(chapter_themes),
    CALL(chapter_staff),
    CALL(chapter_compare_units),
    CALL(chapter_outlook),
    CALL(chapter_dockets),
    CALL(docket_form),
    CALL(late_steps),
    CALL(flagged_cases_listed),
    CALL(chapter_table),
    CALL(ages_compute),
    CALL(ages_deserialize),
    CALL(ages_serialize),
    CALL(ages_percentile),
    CALL(ages_merge),
    CALL(tally_restate),
    CALL(report_create_in_time),
    CALL(report_readings),
    CALL(edition_seal),
    CALL(edition_read),
    CALL(compute_digest),
    CALL(check_input),
    CALL(check_opening),
    CALL(edition_tally),
    CALL(edition_table),
    CALL(edition_diff),
    CALL(grounds_count),
    CALL(successions_count),
    CALL(assets_count),
    CALL(staff_count),
    CALL(attributes_count),
    CALL(scheme_count),
    CALL(dockets_count),
    CALL(chapter_size),
    CALL(chapter_name),
    CALL(ages_period),
    CALL(edition_text),
    CALL(edition_digest),
    CALL(allocation),
    CALL(format_decimal),
    CALL(failing_parse),
    CALL(word),
    CALL(word_find),
    CALL(decimal_add),
    CALL(decimal_subtract),
    CALL(decimal_multiply),
    CALL(decimal_divide),
    CALL(decimal_rescale),
    CALL(decimal_compare),
    CALL(percent_of),
    CALL(date_from_ymd),
    CALL(date_to_ymd),
    CALL(date_parse),
    CALL(date_format),
    CALL(period_days),
    CALL(statistical_year),
    CALL(calendar_is_working_day),
    CALL(calendar_add),
    CALL(calendar_between),
    CALL(table_size),
    CALL(table_column),
    CALL(table_find_column),
    CALL(table_value),
    CALL(table_shown),
    CALL(register_count_findings),
    CALL(register_set_aside),
    CALL(units_count_findings),
    CALL(units_size),
    CALL(units_code),
    CALL(units_name),
    CALL(units_parent),
    CALL(units_info),
    CALL(targets_count_findings),
    CALL(targets_find),
    CALL(tally_info),
    CALL(tally_cell_unit),
    CALL(tally_cell_officer),
    CALL(tally_cell_key),
    CALL(tally_value),
    CALL(regulation_id),
    CALL(regulation_title),
    CALL(regulation_validity),
    CALL(report_root),
    CALL(narrative_text),
    CALL(claims_count_findings),
    CALL(claims_count),
    CALL(register_case),
    CALL(register_event),
    CALL(regulation_load)};

/* Fails allocation 0, 1, 2 … of a call until it needs no more; of `few`, after some hundred only
 * one in many. */
static void fail_every_allocation(size_t i, int always, int few) {
  const long before = alive;
  long k;
  for (k = 0; k < 100000; k += few && k > 200 ? 29 : 1) {
    thads_status status;
    planned = k;
    for_ever = always;
    failures = 0;
    status = calls[i].run();
    if (alive != before)
      fprintf(stderr, "%s, allocation %ld: lost %ld\n", calls[i].name, k, alive - before);
    CHECK(alive == before);
    if (failures == 0) {
      CHECK(status == THADS_OK);
      printf("%s: %ld allocations%s\n", calls[i].name, k, few ? " or fewer" : "");
      return;
    }
    /* What can do with less memory may succeed, as a sort without its buffer does. */
    if (status != THADS_OK) CHECK_FAILS(THADS_E_NOMEM, status);
  }
  CHECK(0 && "the call ends");
}

static void make_what_chapters_need(void) {
  reg_of_four = register_of(four_cases, four_events, NULL);
  units_of_two = units_of(two_units);
  grounds = grounds_of(four_grounds);
  successions = successions_of(half_given_away, units);
  assets = assets_of(four_assets, reg_of_four);
  staff = staff_of(two_staff, units_of_two);
  attributes = attributes_of(two_attributes, units_of_two);
  scheme = scheme_of(two_points, two_grades);
  dockets = dockets_of(two_dockets, units_of_two);
  CHECK_OK(thads_deadlines_builtin(&deadlines, NULL));
  CHECK_OK(call_chapter_themes(&chapter));
  CHECK_OK(call_ages_compute(&ages));
  CHECK_OK(thads_ages_serialize(ages, text_append, &bytes_of_ages, NULL));
  CHECK_OK(seal_edition(&edition));
}

static void destroy_what_chapters_need(void) {
  free(bytes_of_ages.data);
  thads_edition_destroy(edition);
  thads_ages_destroy(ages);
  thads_chapter_destroy(chapter);
  thads_deadlines_destroy(deadlines);
  thads_dockets_destroy(dockets);
  thads_scheme_destroy(scheme);
  thads_attributes_destroy(attributes);
  thads_staff_destroy(staff);
  thads_assets_destroy(assets);
  thads_successions_destroy(successions);
  thads_grounds_destroy(grounds);
  thads_units_destroy(units_of_two);
  thads_register_destroy(reg_of_four);
}

/* With the argument --few, for sanitizers, fewer allocations fail. */
int main(int argc, char** argv) {
  const int few = argc == 2 && strcmp(argv[1], "--few") == 0;
  const thads_allocator nothing = THADS_ALLOCATOR_INIT;
  size_t i;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_set_allocator(&nothing)); /* no functions */
  count_allocations();
  reg = register_of(cases, events, NULL);
  bad = register_of(cases, bad_events, NULL);
  tally = tally_of(reg, 2024);
  units = units_of(small_units);
  targets = targets_of(small_targets);
  under = regulation_named("TT05-2024");
  filed = filed_of(small_filed);
  claims = claims_of(small_claims);
  report = small_report();
  narrative = small_narrative(report);
  CHECK_OK(thads_tally_serialize(tally, text_append, &bytes, NULL));
  CHECK_OK(thads_register_findings(bad, &findings, NULL));
  CHECK_OK(thads_calendar_create_vietnam(0, 0, &calendar, NULL));
  make_what_chapters_need();
  CHECK(alive > 0);
  for (i = 0; i < sizeof calls / sizeof calls[0]; ++i) {
    fail_every_allocation(i, 0, few);
    fail_every_allocation(i, 1, few);
  }
  free(bytes.data);
  thads_register_destroy(reg);
  thads_register_destroy(bad);
  thads_tally_destroy(tally);
  thads_table_destroy(findings);
  thads_calendar_destroy(calendar);
  thads_units_destroy(units);
  thads_targets_destroy(targets);
  thads_regulation_destroy(under);
  thads_filed_destroy(filed);
  thads_claims_destroy(claims);
  thads_report_destroy(report);
  thads_narrative_destroy(narrative);
  destroy_what_chapters_need();
  CHECK(alive == 0); /* nothing stays behind, not even in hidden corners */
  CHECK_OK(thads_set_allocator(NULL));
  return check_failures();
}
