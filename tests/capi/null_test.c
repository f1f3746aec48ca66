/* SPDX-License-Identifier: Apache-2.0 */
/* NULL for every pointer of every function that is not optional: THADS_E_ARGUMENT, and nothing else
 * happens. NULL for every optional one: the call succeeds. */
#include "check.h"
#include "text.h"

#define REFUSED(call) CHECK_FAILS(THADS_E_ARGUMENT, call)

static const char* const cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-01-10,1000,,\n";
static const char* const events = "case_id,date,type,amount,ground,unit,officer\n";
static const thads_period year = {2024, 12};

static void numbers(void) {
  thads_decimal a = {1, 0, 0, 0};
  thads_decimal out = {7, 0, 0, 0};
  int32_t answer = 7;
  char buffer[THADS_DECIMAL_TEXT_SIZE] = "7";
  REFUSED(thads_decimal_from_int64(1, NULL, NULL));
  REFUSED(thads_decimal_parse(NULL, 1, 0, &out, NULL));
  REFUSED(thads_decimal_parse(NULL, THADS_NUL_TERMINATED, 0, &out, NULL));
  REFUSED(thads_decimal_parse("1", 1, 0, NULL, NULL));
  REFUSED(thads_decimal_format(NULL, 0, buffer, sizeof buffer, NULL, NULL));
  REFUSED(thads_decimal_format(&a, 0, NULL, 64, NULL, NULL));
  REFUSED(thads_decimal_add(NULL, &a, &out, NULL));
  REFUSED(thads_decimal_add(&a, NULL, &out, NULL));
  REFUSED(thads_decimal_add(&a, &a, NULL, NULL));
  REFUSED(thads_decimal_subtract(NULL, &a, &out, NULL));
  REFUSED(thads_decimal_subtract(&a, NULL, &out, NULL));
  REFUSED(thads_decimal_subtract(&a, &a, NULL, NULL));
  REFUSED(thads_decimal_multiply(NULL, &a, &out, NULL));
  REFUSED(thads_decimal_multiply(&a, NULL, &out, NULL));
  REFUSED(thads_decimal_multiply(&a, &a, NULL, NULL));
  REFUSED(thads_decimal_divide(NULL, &a, 0, 0, &out, NULL));
  REFUSED(thads_decimal_divide(&a, NULL, 0, 0, &out, NULL));
  REFUSED(thads_decimal_divide(&a, &a, 0, 0, NULL, NULL));
  REFUSED(thads_decimal_rescale(NULL, 0, 0, &out, NULL));
  REFUSED(thads_decimal_rescale(&a, 0, 0, NULL, NULL));
  REFUSED(thads_decimal_compare(NULL, &a, &answer, NULL));
  REFUSED(thads_decimal_compare(&a, NULL, &answer, NULL));
  REFUSED(thads_decimal_compare(&a, &a, NULL, NULL));
  REFUSED(thads_decimal_allocate(NULL, &a, 1, 0, &out, NULL));
  REFUSED(thads_decimal_allocate(&a, NULL, 1, 0, &out, NULL));
  REFUSED(thads_decimal_allocate(&a, &a, 1, 0, NULL, NULL));
  REFUSED(thads_percent_of(NULL, &a, 2, 0, &out, &answer, NULL));
  REFUSED(thads_percent_of(&a, NULL, 2, 0, &out, &answer, NULL));
  REFUSED(thads_percent_of(&a, &a, 2, 0, NULL, &answer, NULL));
  REFUSED(thads_percent_of(&a, &a, 2, 0, &out, NULL, NULL));
  CHECK(out.lo == 7 && answer == 7 && strcmp(buffer, "7") == 0);
  a.lo = 0;
  CHECK_OK(thads_decimal_allocate(&a, NULL, 0, 0, NULL, NULL));
}

static void times_and_words(void) {
  thads_date day = 7;
  int32_t answer = 7;
  char buffer[THADS_DATE_TEXT_SIZE] = "7";
  thads_calendar* calendar = NULL;
  REFUSED(thads_date_from_ymd(2024, 1, 1, NULL, NULL));
  CHECK_OK(thads_date_to_ymd(0, NULL, NULL, NULL, NULL));
  REFUSED(thads_date_parse(NULL, 10, 0, &day, NULL));
  REFUSED(thads_date_parse("2024-01-01", 10, 0, NULL, NULL));
  REFUSED(thads_date_format(0, 0, NULL, sizeof buffer, NULL));
  CHECK_OK(thads_period_days(year, NULL, NULL, NULL));
  REFUSED(thads_statistical_year(0, NULL, NULL));
  REFUSED(thads_calendar_create_vietnam(0, 0, NULL, NULL));
  CHECK_OK(thads_calendar_create_vietnam(0, 0, &calendar, NULL));
  REFUSED(thads_calendar_is_working_day(NULL, 19000, &answer, NULL));
  REFUSED(thads_calendar_is_working_day(calendar, 19000, NULL, NULL));
  REFUSED(thads_calendar_add_working_days(NULL, 19000, 1, &day, NULL));
  REFUSED(thads_calendar_add_working_days(calendar, 19000, 1, NULL, NULL));
  REFUSED(thads_calendar_working_days_between(NULL, 19000, 19001, &answer, NULL));
  REFUSED(thads_calendar_working_days_between(calendar, 19000, 19001, NULL, NULL));
  thads_calendar_destroy(calendar);
  thads_calendar_destroy(NULL);
  CHECK_OK(thads_word(THADS_WORDS_MEASURE, 0, NULL, NULL, NULL));
  REFUSED(thads_word_find(THADS_WORDS_MEASURE, NULL, 3, &answer, NULL));
  REFUSED(thads_word_find(THADS_WORDS_MEASURE, "finished", 8, NULL, NULL));
  CHECK(day == 7 && answer == 7 && strcmp(buffer, "7") == 0);
  CHECK_OK(thads_set_allocator(NULL));
}

static thads_register* a_register(void) {
  thads_register* reg = NULL;
  CHECK_OK(thads_register_load_csv_text(cases, THADS_NUL_TERMINATED, events, THADS_NUL_TERMINATED,
                                        NULL, &reg, NULL));
  return reg;
}

static void registers(void) {
  thads_register* reg = NULL;
  thads_register_builder* builder = NULL;
  const thads_case c = THADS_CASE_INIT;
  const thads_event e = THADS_EVENT_INIT;
  thads_table* table = NULL;
  uint64_t n = 7;
  REFUSED(thads_register_load_csv(NULL, 1, "e", 1, NULL, &reg, NULL));
  REFUSED(thads_register_load_csv("c", 1, NULL, 1, NULL, &reg, NULL));
  REFUSED(thads_register_load_csv("", 0, "e", 1, NULL, &reg, NULL));
  REFUSED(thads_register_load_csv("c", 1, "e", 1, NULL, NULL, NULL));
  REFUSED(thads_register_load_csv_text(NULL, 1, events, 1, NULL, &reg, NULL));
  REFUSED(thads_register_load_csv_text(cases, 1, NULL, 1, NULL, &reg, NULL));
  REFUSED(thads_register_load_csv_text(cases, 1, events, 1, NULL, NULL, NULL));
  CHECK(reg == NULL);
  reg = a_register();
  CHECK_OK(thads_register_size(reg, NULL, NULL, NULL));
  CHECK_OK(thads_register_set_aside(reg, NULL, NULL, NULL));
  REFUSED(thads_register_size(NULL, NULL, NULL, NULL));
  REFUSED(thads_register_set_aside(NULL, NULL, NULL, NULL));
  REFUSED(thads_register_count_findings(NULL, 0, &n, NULL));
  REFUSED(thads_register_count_findings(reg, 0, NULL, NULL));
  REFUSED(thads_register_count_findings(reg, 3, &n, NULL));
  REFUSED(thads_register_findings(NULL, &table, NULL));
  REFUSED(thads_register_findings(reg, NULL, NULL));
  CHECK(n == 7 && table == NULL);
  REFUSED(thads_register_builder_create(NULL, NULL));
  CHECK_OK(thads_register_builder_create(&builder, NULL));
  REFUSED(thads_register_builder_add_case(NULL, &c, NULL));
  REFUSED(thads_register_builder_add_case(builder, NULL, NULL));
  REFUSED(thads_register_builder_add_event(NULL, &e, NULL));
  REFUSED(thads_register_builder_add_event(builder, NULL, NULL));
  REFUSED(thads_register_builder_finish(NULL, 0, &reg, NULL));
  REFUSED(thads_register_builder_finish(builder, 0, NULL, NULL));
  REFUSED(thads_register_builder_finish(builder, 2, &reg, NULL));
  thads_register_builder_destroy(builder);
  thads_register_builder_destroy(NULL);
  thads_register_destroy(reg);
  thads_register_destroy(NULL);
}

static void tables(void) {
  thads_register* reg = a_register();
  thads_table* table = NULL;
  const char* data = NULL;
  size_t size = 0;
  CHECK_OK(thads_register_findings(reg, &table, NULL));
  CHECK_OK(thads_table_size(table, NULL, NULL, NULL));
  REFUSED(thads_table_size(NULL, NULL, NULL, NULL));
  REFUSED(thads_table_column(NULL, 0, &data, &size, NULL));
  REFUSED(thads_table_column(table, 0, NULL, &size, NULL));
  CHECK_OK(thads_table_column(table, 0, &data, NULL, NULL));
  REFUSED(thads_table_value(NULL, 0, 0, &data, &size, NULL, NULL));
  REFUSED(thads_table_shown(NULL, 0, 0, &data, &size, NULL));
  REFUSED(thads_table_write(NULL, 0, 0, text_append, NULL, NULL));
  REFUSED(thads_table_write(table, 0, 0, NULL, NULL, NULL));
  thads_table_destroy(table);
  thads_table_destroy(NULL);
  thads_register_destroy(reg);
}

static void tallies(void) {
  thads_register* reg = a_register();
  thads_tally* tally = NULL;
  thads_tally* none = NULL;
  const char* data = NULL;
  size_t size = 0;
  thads_decimal rate = {7, 0, 0, 0};
  int32_t defined = 7;
  REFUSED(thads_tally_compute(NULL, year, NULL, &none, NULL));
  REFUSED(thads_tally_compute(reg, year, NULL, NULL, NULL));
  CHECK_OK(thads_tally_compute(reg, year, NULL, &tally, NULL));
  REFUSED(thads_tally_merge(NULL, tally, NULL));
  REFUSED(thads_tally_merge(tally, NULL, NULL));
  REFUSED(thads_tally_project(NULL, 0, &none, NULL));
  REFUSED(thads_tally_project(tally, 0, NULL, NULL));
  REFUSED(thads_tally_project(tally, 32, &none, NULL));
  REFUSED(thads_tally_serialize(NULL, text_append, NULL, NULL));
  REFUSED(thads_tally_serialize(tally, NULL, NULL, NULL));
  REFUSED(thads_tally_deserialize(NULL, 1, &none, NULL));
  REFUSED(thads_tally_deserialize("x", 1, NULL, NULL));
  REFUSED(thads_tally_deserialize("x", THADS_NUL_TERMINATED, &none, NULL));
  CHECK_OK(thads_tally_info(tally, NULL, NULL, NULL, NULL));
  REFUSED(thads_tally_info(NULL, NULL, NULL, NULL, NULL));
  REFUSED(thads_tally_cell_unit(NULL, 0, &data, &size, NULL));
  REFUSED(thads_tally_cell_unit(tally, 0, NULL, &size, NULL));
  REFUSED(thads_tally_cell_officer(NULL, 0, &data, &size, NULL));
  REFUSED(thads_tally_cell_officer(tally, 0, NULL, &size, NULL));
  CHECK_OK(thads_tally_cell_key(tally, 0, NULL, NULL, NULL, NULL));
  REFUSED(thads_tally_cell_key(NULL, 0, NULL, NULL, NULL, NULL));
  CHECK_OK(thads_tally_value(tally, 0, 0, NULL, NULL, NULL));
  REFUSED(thads_tally_value(NULL, 0, 0, NULL, NULL, NULL));
  CHECK_OK(thads_tally_total(tally, 0, NULL, NULL, NULL));
  REFUSED(thads_tally_total(NULL, 0, NULL, NULL, NULL));
  REFUSED(thads_tally_total(tally, -1, NULL, NULL, NULL));
  REFUSED(thads_tally_rate(NULL, 0, &rate, &defined, NULL));
  REFUSED(thads_tally_rate(tally, 0, NULL, &defined, NULL));
  REFUSED(thads_tally_rate(tally, 0, &rate, NULL, NULL));
  REFUSED(thads_tally_rate(tally, 2, &rate, &defined, NULL));
  CHECK(none == NULL && rate.lo == 7 && defined == 7);
  thads_tally_destroy(tally);
  thads_tally_destroy(NULL);
  thads_register_destroy(reg);
}

int main(void) {
  numbers();
  times_and_words();
  registers();
  tables();
  tallies();
  return check_failures();
}
