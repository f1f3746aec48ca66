/* SPDX-License-Identifier: Apache-2.0 */
/* Exact numbers, dates, periods, working days and words through the C interface. Expected values
 * are worked out by hand. */
#include "check.h"

static thads_decimal number(const char* text) {
  thads_decimal value = {0, 0, 0, 0};
  CHECK_OK(thads_decimal_parse(text, THADS_NUL_TERMINATED, THADS_NUMBER_PLAIN, &value, NULL));
  return value;
}

/* Whether `value` is written as `text`. */
static int is(thads_decimal value, const char* text) {
  char buffer[THADS_DECIMAL_TEXT_SIZE];
  size_t size = 0;
  CHECK_OK(thads_decimal_format(&value, THADS_NUMBER_PLAIN, buffer, sizeof buffer, &size, NULL));
  CHECK(size == strlen(buffer));
  return strcmp(buffer, text) == 0;
}

static void versions_and_statuses(void) {
  CHECK(strcmp(thads_version(), THADS_VERSION_STRING) == 0);
  CHECK(thads_abi_version() == THADS_ABI_VERSION);
  CHECK(strcmp(thads_status_name(THADS_OK), "ok") == 0);
  CHECK(strcmp(thads_status_name(THADS_E_NOMEM), "no_memory") == 0);
  CHECK(strcmp(thads_status_name(THADS_E_INTERNAL), "internal") == 0);
  CHECK(strcmp(thads_status_name(THADS_E_INTERNAL + 1), "internal") == 0);
  CHECK(strcmp(thads_status_name(-1), "internal") == 0);
  CHECK(strcmp(thads_status_meaning(THADS_E_DIVISION_BY_ZERO), "the divisor is zero") == 0);
}

static void arithmetic(void) {
  thads_decimal a = number("1234567890123456789012345678.90");
  thads_decimal b = number("0.1");
  thads_decimal out;
  int32_t order = 9;
  CHECK_OK(thads_decimal_add(&a, &b, &out, NULL));
  CHECK(is(out, "1234567890123456789012345679.00"));
  CHECK_OK(thads_decimal_subtract(&b, &b, &out, NULL));
  CHECK(is(out, "0.0"));
  a = number("-2.5");
  CHECK_OK(thads_decimal_multiply(&a, &b, &out, NULL));
  CHECK(is(out, "-0.25"));
  CHECK_OK(thads_decimal_from_int64(INT64_MIN, &out, NULL));
  CHECK(is(out, "-9223372036854775808"));
  CHECK_OK(thads_decimal_rescale(&a, 0, THADS_ROUND_HALF_EVEN, &out, NULL));
  CHECK(is(out, "-2"));
  CHECK_OK(thads_decimal_rescale(&a, 0, THADS_ROUND_HALF_UP, &out, NULL));
  CHECK(is(out, "-3"));
  CHECK_OK(thads_decimal_compare(&a, &b, &order, NULL));
  CHECK(order == -1);
  a = number("0.10");
  CHECK_OK(thads_decimal_compare(&a, &b, &order, NULL));
  CHECK(order == 0);
  a = number("2");
  b = number("3");
  CHECK_OK(thads_decimal_divide(&a, &b, 4, THADS_ROUND_HALF_UP, &out, NULL));
  CHECK(is(out, "0.6667"));
}

static void rates(void) {
  thads_decimal resolved = number("11714");
  thads_decimal with_conditions = number("13970");
  thads_decimal none = number("0");
  thads_decimal rate = number("7");
  int32_t defined = 9;
  CHECK_OK(
      thads_percent_of(&resolved, &with_conditions, 2, THADS_ROUND_HALF_UP, &rate, &defined, NULL));
  CHECK(defined == 1);
  CHECK(is(rate, "83.85"));
  CHECK_OK(thads_percent_of(&resolved, &none, 2, THADS_ROUND_HALF_UP, &rate, &defined, NULL));
  CHECK(defined == 0);
  CHECK(is(rate, "83.85"));
}

/* 1000 đồng over three equal weights: 334 + 333 + 333. */
static void allocation(void) {
  thads_decimal total = number("1000");
  thads_decimal weights[3];
  thads_decimal parts[3];
  int i;
  for (i = 0; i < 3; ++i) weights[i] = number("1");
  CHECK_OK(thads_decimal_allocate(&total, weights, 3, 0, parts, NULL));
  CHECK(is(parts[0], "334"));
  CHECK(is(parts[1], "333"));
  CHECK(is(parts[2], "333"));
  weights[1] = number("-1");
  CHECK_FAILS(THADS_E_ARGUMENT, thads_decimal_allocate(&total, weights, 3, 0, parts, NULL));
  CHECK(is(parts[0], "334"));
}

static void failures_tell_why_and_leave_outputs(void) {
  thads_error err = THADS_ERROR_INIT;
  thads_decimal a = number("99999999999999999999999999999999999999");
  thads_decimal zero = number("0");
  thads_decimal out = number("42");
  char small[3] = "ab";
  CHECK_FAILS(THADS_E_OVERFLOW, thads_decimal_multiply(&a, &a, &out, &err));
  CHECK(err.code == THADS_E_OVERFLOW);
  CHECK(strlen(err.message) > 0);
  CHECK_FAILS(THADS_E_DIVISION_BY_ZERO, thads_decimal_divide(&a, &zero, 0, 0, &out, &err));
  CHECK_FAILS(THADS_E_SYNTAX, thads_decimal_parse("1,5", 3, THADS_NUMBER_PLAIN, &out, &err));
  CHECK(strstr(err.message, "\"1,5\"") != NULL);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_decimal_parse("1", 1, 3, &out, &err));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_decimal_parse("1", 1, -1, &out, &err));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_decimal_rescale(&a, 0, 7, &out, &err));
  CHECK_FAILS(THADS_E_RANGE, thads_decimal_rescale(&a, 39, 0, &out, &err));
  a.scale = 39;
  CHECK_FAILS(THADS_E_RANGE, thads_decimal_add(&a, &zero, &out, &err));
  a.scale = 0;
  a.reserved = 1;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_decimal_add(&a, &zero, &out, &err));
  a.reserved = 0;
  a.hi = INT64_MAX;
  CHECK_FAILS(THADS_E_RANGE, thads_decimal_add(&a, &zero, &out, &err));
  CHECK(is(out, "42"));
  CHECK_FAILS(THADS_E_RANGE, thads_decimal_format(&out, THADS_NUMBER_PLAIN, small, 2, NULL, &err));
  CHECK(strcmp(small, "ab") == 0);
  CHECK_OK(thads_decimal_format(&out, THADS_NUMBER_PLAIN, small, 3, NULL, &err));
  CHECK(strcmp(small, "42") == 0);
  err.struct_size = 8;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_decimal_add(&zero, &zero, &out, &err));
}

static void long_messages_are_cut_between_characters(void) {
  thads_error err = THADS_ERROR_INIT;
  static char text[4000];
  thads_decimal out;
  size_t i;
  for (i = 0; i < sizeof text; ++i) text[i] = "\xE1\xBB\x87"[i % 3]; /* ệ */
  CHECK_FAILS(THADS_E_SYNTAX, thads_decimal_parse(text, sizeof text, 0, &out, &err));
  i = strlen(err.message);
  CHECK(i < sizeof err.message);
  CHECK(i == 0 || (unsigned char)err.message[i - 1] < 0xC0);
}

static void dates_and_periods(void) {
  thads_date day = 0;
  thads_date last = 0;
  int32_t year = 0;
  int32_t month = 0;
  int32_t dom = 0;
  char text[THADS_DATE_TEXT_SIZE];
  const thads_period half = {2024, 6};
  const thads_period wrong = {2024, 13};
  CHECK_OK(thads_date_from_ymd(2024, 2, 29, &day, NULL));
  CHECK(day == 19782); /* 54 years of 365 days, 13 leap days, and 59 days */
  CHECK_OK(thads_date_to_ymd(day, &year, &month, &dom, NULL));
  CHECK(year == 2024 && month == 2 && dom == 29);
  CHECK_OK(thads_date_format(day, THADS_DATES_DAY_FIRST, text, sizeof text, NULL));
  CHECK(strcmp(text, "29/02/2024") == 0);
  CHECK_FAILS(THADS_E_RANGE, thads_date_format(day, THADS_DATES_ISO, text, 10, NULL));
  CHECK_OK(thads_date_parse("2024-02-29", 10, THADS_DATES_ISO, &last, NULL));
  CHECK(last == day);
  CHECK_FAILS(THADS_E_RANGE, thads_date_from_ymd(2023, 2, 29, &day, NULL));
  CHECK_FAILS(THADS_E_RANGE, thads_date_from_ymd(2023, -2, 2, &day, NULL));
  CHECK(day == 19782);
  CHECK_OK(thads_statistical_year(day, &year, NULL));
  CHECK(year == 2024);
  CHECK_OK(thads_period_days(half, &day, &last, NULL));
  CHECK_OK(thads_date_format(day, THADS_DATES_ISO, text, sizeof text, NULL));
  CHECK(strcmp(text, "2023-10-01") == 0);
  CHECK_OK(thads_date_format(last, THADS_DATES_ISO, text, sizeof text, NULL));
  CHECK(strcmp(text, "2024-03-31") == 0);
  CHECK_FAILS(THADS_E_RANGE, thads_period_days(wrong, &day, &last, NULL));
  CHECK_FAILS(THADS_E_RANGE, thads_date_to_ymd(INT32_MAX, &year, NULL, NULL, NULL));
}

/* Thursday 29 August 2024; 2 September is National Day and 3 September off with it. */
static void working_days(void) {
  thads_calendar* calendar = NULL;
  thads_date thursday = 0;
  thads_date day = 0;
  int32_t answer = 9;
  CHECK_OK(thads_calendar_create_vietnam(0, 0, &calendar, NULL));
  CHECK_OK(thads_date_from_ymd(2024, 8, 29, &thursday, NULL));
  CHECK_OK(thads_calendar_is_working_day(calendar, thursday, &answer, NULL));
  CHECK(answer == 1);
  CHECK_OK(thads_calendar_add_working_days(calendar, thursday, 2, &day, NULL));
  CHECK(day == thursday + 6); /* Friday, then Wednesday 4 September */
  CHECK_OK(thads_calendar_working_days_between(calendar, thursday, day, &answer, NULL));
  CHECK(answer == 2);
  CHECK_FAILS(THADS_E_NO_COVERAGE,
              thads_calendar_is_working_day(calendar, thursday - 8000, &answer, NULL));
  CHECK(answer == 2);
  thads_calendar_destroy(calendar);
  thads_calendar_destroy(NULL);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_calendar_create_vietnam(2, 0, &calendar, NULL));
}

static void words(void) {
  const char* code = NULL;
  const char* term = NULL;
  int32_t value = 0;
  CHECK_OK(thads_word(THADS_WORDS_MEASURE, THADS_MEASURE_NEWLY_ACCEPTED, &code, &term, NULL));
  CHECK(strcmp(code, "newly_accepted") == 0);
  CHECK(strcmp(term, "thụ lý mới") == 0);
  CHECK_OK(thads_word_find(THADS_WORDS_EVENT_TYPE, "paid_out", THADS_NUL_TERMINATED, &value, NULL));
  CHECK(value == THADS_EVENT_PAID_OUT);
  CHECK_FAILS(THADS_E_UNKNOWN_CODE, thads_word(THADS_WORDS_MEASURE, 17, &code, &term, NULL));
  CHECK_FAILS(THADS_E_UNKNOWN_CODE, thads_word(THADS_WORDS_MEASURE, -1, &code, &term, NULL));
  CHECK_FAILS(THADS_E_UNKNOWN_CODE, thads_word_find(THADS_WORDS_SOURCE, "newer", 5, &value, NULL));
  CHECK_OK(thads_word_find(THADS_WORDS_SOURCE, "newer", 3, &value, NULL));
  CHECK(value == THADS_SOURCE_NEW);
  CHECK_OK(thads_word(THADS_WORDS_UNIT_KIND, THADS_UNIT_REGION, &code, NULL, NULL));
  CHECK(strcmp(code, "region") == 0);
  CHECK_OK(thads_word_find(THADS_WORDS_COMPARATOR, "above", 5, &value, NULL));
  CHECK(value == THADS_ABOVE);
  CHECK_OK(thads_word_find(THADS_WORDS_OUTCOME, "no_target", 9, &value, NULL));
  CHECK(value == THADS_OUTCOME_NO_TARGET);
  CHECK_OK(thads_word_find(THADS_WORDS_VERDICT, "disagrees", 9, &value, NULL));
  CHECK(value == THADS_VERDICT_DISAGREES);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_word(THADS_WORDS_LABEL + 1, 0, &code, &term, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_word(-1, 0, &code, &term, NULL));
}

int main(void) {
  versions_and_statuses();
  arithmetic();
  rates();
  allocation();
  failures_tell_why_and_leave_outputs();
  long_messages_are_cut_between_characters();
  dates_and_periods();
  working_days();
  words();
  return check_failures();
}
