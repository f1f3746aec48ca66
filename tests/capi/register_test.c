/* SPDX-License-Identifier: Apache-2.0 */
/* Registers, findings, tables and tallies through the C interface: records of the caller's own, bad
 * data and its place, callbacks that stop the work, misuse. Figures are worked out by hand. */
#include "small.h"

static const char* good_cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-01-10,1000,,credit|budget\n"
    "2,D2,O2,on_request,family,2022-11-30,,,\n";
static const char* good_events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-02-01,enforceable,,,,\n"
    "1,2024-03-01,collected,400,,,\n"
    "2,2024-05-05,completed,,,,\n";
static const thads_period year = {2024, 12};

static thads_register* from_text(const char* cases, const char* events, int32_t lenient) {
  thads_load_options options = THADS_LOAD_OPTIONS_INIT;
  options.lenient = lenient;
  return register_of(cases, events, &options);
}

static int32_t stop(void* context, uint64_t done, uint64_t total) {
  (void)done;
  (void)total;
  ++*(int*)context;
  return 1;
}

static int32_t refuse(void* context, const char* data, size_t size) {
  (void)context;
  (void)data;
  (void)size;
  return 1;
}

static thads_date day(int32_t y, int32_t m, int32_t d) {
  thads_date date = 0;
  CHECK_OK(thads_date_from_ymd(y, m, d, &date, NULL));
  return date;
}

static thads_case a_case(const char* id, const char* unit) {
  thads_case c = THADS_CASE_INIT;
  c.initiation = THADS_INITIATION_ON_REQUEST;
  c.judgment_type = THADS_JUDGMENT_LABOUR;
  c.accepted = day(2024, 1, 10);
  c.flags = THADS_FLAG_FOCUS;
  c.amount = 1000;
  c.id = id;
  c.id_size = THADS_NUL_TERMINATED;
  c.unit = unit;
  c.unit_size = THADS_NUL_TERMINATED;
  return c;
}

static thads_event an_event(const char* id, int32_t type) {
  thads_event e = THADS_EVENT_INIT;
  e.type = type;
  e.date = day(2024, 2, 1);
  e.case_id = id;
  e.case_id_size = THADS_NUL_TERMINATED;
  return e;
}

/* Case 1: 600 of 1000 in progress. Case 2, carried over: finished. */
static void a_small_register(void) {
  thads_register* reg = from_text(good_cases, good_events, 0);
  thads_tally* tally = NULL;
  int64_t count = 0;
  thads_amount money = {9, 9};
  uint64_t findings = 9;
  int32_t initiation = 9;
  int32_t judgment = 9;
  uint32_t flags = 9;
  thads_decimal rate;
  int32_t defined = 0;
  char text_of_rate[THADS_DECIMAL_TEXT_SIZE];
  size_t cells = 0;
  CHECK_OK(thads_register_count_findings(reg, THADS_SEVERITY_ERROR, &findings, NULL));
  CHECK(findings == 0);
  CHECK_OK(thads_tally_compute(reg, year, NULL, &tally, NULL));
  CHECK_OK(thads_tally_info(tally, NULL, NULL, &cells, NULL));
  CHECK(cells == 2);
  CHECK_OK(thads_tally_cell_key(tally, 0, &initiation, &judgment, &flags, NULL));
  CHECK(initiation == THADS_INITIATION_EX_OFFICIO && judgment == THADS_JUDGMENT_CIVIL);
  CHECK(flags == THADS_FLAG_CREDIT + THADS_FLAG_BUDGET);
  CHECK_OK(thads_tally_value(tally, 0, THADS_MEASURE_IN_PROGRESS, &count, &money, NULL));
  CHECK(count == 1 && money.lo == 600 && money.hi == 0);
  CHECK_OK(thads_tally_value(tally, 0, THADS_MEASURE_FINISHED, &count, &money, NULL));
  CHECK(count == 0 && money.lo == 400);
  CHECK_OK(thads_tally_total(tally, THADS_MEASURE_FINISHED, &count, &money, NULL));
  CHECK(count == 1 && money.lo == 400 && money.hi == 0);
  CHECK_OK(thads_tally_rate(tally, THADS_QUANTITY_CASES, &rate, &defined, NULL));
  CHECK_OK(thads_decimal_format(&rate, 0, text_of_rate, sizeof text_of_rate, NULL, NULL));
  CHECK(defined == 1 && strcmp(text_of_rate, "50.00") == 0);
  CHECK_OK(thads_tally_rate(tally, THADS_QUANTITY_MONEY, &rate, &defined, NULL));
  CHECK_OK(thads_decimal_format(&rate, 0, text_of_rate, sizeof text_of_rate, NULL, NULL));
  CHECK(defined == 1 && strcmp(text_of_rate, "40.00") == 0);
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_tally_value(tally, 2, 0, &count, &money, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_tally_value(tally, 0, 17, &count, &money, NULL));
  thads_tally_destroy(tally);
  thads_register_destroy(reg);
}

static void bad_data_are_findings_with_their_place(void) {
  const char* events =
      "case_id,date,type,amount,ground,unit,officer\n"
      "1,2024-02-01,collected,2000,,,\n";
  thads_register* reg = from_text(good_cases, events, 0);
  thads_table* table = NULL;
  thads_tally* tally = NULL;
  thads_error err = THADS_ERROR_INIT;
  uint64_t findings = 0;
  size_t rows = 0;
  size_t columns = 0;
  const char* data = NULL;
  size_t size = 0;
  int32_t status = 9;
  text written = {NULL, 0};
  CHECK_OK(thads_register_count_findings(reg, THADS_SEVERITY_ERROR, &findings, NULL));
  CHECK(findings == 1);
  CHECK_FAILS(THADS_E_BAD_REGISTER, thads_tally_compute(reg, year, NULL, &tally, &err));
  CHECK(tally == NULL);
  CHECK(err.code == THADS_E_BAD_REGISTER && err.line == 2 && err.column == 24);
  CHECK(strcmp(err.file, "events") == 0);
  CHECK(strstr(err.message, "below zero") != NULL);
  CHECK_OK(thads_register_findings(reg, &table, NULL));
  CHECK_OK(thads_table_size(table, &rows, &columns, NULL));
  CHECK(rows == 1 && columns == 9);
  CHECK_OK(thads_table_column(table, 5, &data, &size, NULL));
  CHECK_TEXT(data, size, "rule");
  CHECK_OK(thads_table_value(table, 0, 5, &data, &size, &status, NULL));
  CHECK_TEXT(data, size, "balance_negative");
  CHECK(status == THADS_CELL_TEXT);
  CHECK_OK(thads_table_value(table, 0, 1, &data, &size, &status, NULL));
  CHECK_TEXT(data, size, "2");
  CHECK(status == THADS_CELL_NUMBER);
  CHECK_OK(thads_table_shown(table, 0, 1, &data, NULL, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_table_value(table, 1, 0, &data, &size, NULL, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_table_shown(table, 0, 9, &data, &size, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_table_column(table, 9, &data, &size, NULL));
  CHECK_OK(
      thads_table_write(table, THADS_WRITE_CSV, THADS_LANGUAGE_VI, text_append, &written, NULL));
  CHECK(strncmp(written.data, "file,line,column,case_id,field,rule,severity,", 45) == 0);
  written.size = 0;
  CHECK_OK(
      thads_table_write(table, THADS_WRITE_HTML, THADS_LANGUAGE_EN, text_append, &written, NULL));
  CHECK(strncmp(written.data, "<!DOCTYPE html>", 15) == 0);
  written.size = 0;
  CHECK_OK(
      thads_table_write(table, THADS_WRITE_JSON, THADS_LANGUAGE_EN, text_append, &written, NULL));
  CHECK(written.data[0] == '{');
  CHECK_OK(
      thads_table_write(table, THADS_WRITE_TEXT, THADS_LANGUAGE_EN, text_append, &written, NULL));
  written.size = 0;
  CHECK_OK(thads_table_write(table, THADS_WRITE_SPREADSHEET, THADS_LANGUAGE_EN, text_append,
                             &written, NULL));
  CHECK(strncmp(written.data, "\xEF\xBB\xBF", 3) == 0);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_table_write(table, 5, 0, text_append, &written, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_table_write(table, 0, 2, text_append, &written, NULL));
  CHECK_FAILS(THADS_E_CANCELLED, thads_table_write(table, 0, 0, refuse, NULL, NULL));
  free(written.data);
  thads_table_destroy(table);
  thads_register_destroy(reg);
}

static void bad_cases_are_set_aside_whole_on_request(void) {
  const char* events =
      "case_id,date,type,amount,ground,unit,officer\n"
      "1,2024-02-01,collected,2000,,,\n"
      "9,2024-02-01,enforceable,,,,\n";
  thads_register* reg = from_text(good_cases, events, 1);
  thads_tally* tally = NULL;
  uint64_t cases = 0;
  uint64_t records = 0;
  int64_t count = 0;
  CHECK_OK(thads_register_set_aside(reg, &cases, &records, NULL));
  CHECK(cases == 1 && records == 1);
  CHECK_OK(thads_tally_compute(reg, year, NULL, &tally, NULL));
  CHECK_OK(thads_tally_total(tally, THADS_MEASURE_UNCLASSIFIED, &count, NULL, NULL));
  CHECK(count == 1);
  thads_tally_destroy(tally);
  thads_register_destroy(reg);
}

static void callbacks_can_stop_the_work(void) {
  int calls = 0;
  thads_load_options load = THADS_LOAD_OPTIONS_INIT;
  thads_tally_options count = THADS_TALLY_OPTIONS_INIT;
  thads_register* reg = from_text(good_cases, good_events, 0);
  thads_register* none = NULL;
  thads_tally* tally = NULL;
  thads_csv cases;
  const thads_csv events = csv_of(good_events);
  text many = {NULL, 0};
  int row;
  load.progress = stop;
  load.context = &calls;
  count.progress = stop;
  count.context = &calls;
  CHECK_FAILS(THADS_E_CANCELLED, thads_tally_compute(reg, year, &count, &tally, NULL));
  CHECK(calls == 1 && tally == NULL);
  for (row = 0; row < 70000; ++row) {
    char line[64];
    snprintf(line, sizeof line, "%d,D1,O1,ex_officio,civil,2024-01-10,,,\n", row);
    if (row == 0)
      text_append(&many, good_cases, (size_t)(strchr(good_cases, '\n') + 1 - good_cases));
    text_append(&many, line, strlen(line));
  }
  cases = csv_of(many.data);
  CHECK_FAILS(THADS_E_CANCELLED, thads_register_load_csv(&cases, &events, &load, &none, NULL));
  CHECK(calls == 2 && none == NULL);
  free(many.data);
  count.threads = 0;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_tally_compute(reg, year, &count, &tally, NULL));
  count.threads = 1;
  count.dimensions = 32;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_tally_compute(reg, year, &count, &tally, NULL));
  thads_register_destroy(reg);
}

static void tables_in_csv_say_how_they_are_written(void) {
  thads_csv cases = csv_of(
      "case_id;unit;officer;initiation;judgment_type;accepted;amount;source;flags\n"
      "1;D1;;ex_officio;civil;10/01/2024;1000;;\n");
  thads_csv events = csv_of("case_id;date;type;amount;ground;unit;officer\n");
  thads_csv wrong;
  thads_load_options load = THADS_LOAD_OPTIONS_INIT;
  thads_register* reg = NULL;
  thads_error err = THADS_ERROR_INIT;
  thads_case c = THADS_CASE_INIT;
  uint64_t errors = 9;
  cases.delimiter = events.delimiter = ';';
  cases.dates = events.dates = THADS_DATES_DAY_FIRST;
  CHECK_OK(thads_register_load_csv(&cases, &events, NULL, &reg, NULL));
  CHECK_OK(thads_register_count_findings(reg, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK_OK(thads_register_case(reg, 0, &c, NULL, NULL, NULL));
  CHECK(errors == 0 && c.accepted == day(2024, 1, 10) && c.amount == 1000 && c.officer_size == 0);
  thads_register_destroy(reg);
  reg = NULL;
#define REFUSED_CSV(change)                                                                    \
  do {                                                                                         \
    wrong = cases;                                                                             \
    change;                                                                                    \
    CHECK_FAILS(THADS_E_ARGUMENT, thads_register_load_csv(&wrong, &events, NULL, &reg, &err)); \
    wrong = events;                                                                            \
    change;                                                                                    \
    CHECK_FAILS(THADS_E_ARGUMENT, thads_register_load_csv(&cases, &wrong, NULL, &reg, &err));  \
  } while (0)
  REFUSED_CSV(wrong.delimiter = '|');
  REFUSED_CSV(wrong.delimiter = ','); /* the other has ';' */
  REFUSED_CSV(wrong.dates = 2);
  REFUSED_CSV(wrong.reserved = 1);
  REFUSED_CSV(wrong.struct_size = 8);
  REFUSED_CSV(wrong.text = NULL);
  REFUSED_CSV(wrong.path = "x"); /* a text is there too */
  REFUSED_CSV((wrong.text = NULL, wrong.path = "", wrong.path_size = 0));
  REFUSED_CSV((wrong.text = NULL, wrong.path = "a\0b", wrong.path_size = 3));
  load.struct_size = 8;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_load_csv(&cases, &events, &load, &reg, NULL));
  cases.text = NULL;
  cases.path = "/no/such/file";
  cases.path_size = THADS_NUL_TERMINATED;
  CHECK_FAILS(THADS_E_IO, thads_register_load_csv(&cases, &events, NULL, &reg, &err));
  CHECK(strcmp(err.file, "/no/such/file") == 0 && err.line == 0 && reg == NULL);
  cases = csv_of(good_cases);
  cases.delimiter = 0; /* a comma */
  events = csv_of(good_events);
  CHECK_OK(thads_register_load_csv(&cases, &events, NULL, &reg, NULL));
  thads_register_destroy(reg);
}

/* What a register says of a case and its events is what was read. */
static void cases_and_events_can_be_read_back(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_case c = THADS_CASE_INIT;
  thads_event e = THADS_EVENT_INIT;
  size_t first = 9;
  size_t count = 9;
  CHECK_OK(thads_register_case(reg, 1, &c, &first, &count, NULL));
  CHECK_TEXT(c.id, c.id_size, "2");
  CHECK_TEXT(c.unit, c.unit_size, "D1");
  CHECK_TEXT(c.officer, c.officer_size, "O1");
  CHECK(c.initiation == THADS_INITIATION_ON_REQUEST && c.judgment_type == THADS_JUDGMENT_FAMILY);
  CHECK(c.accepted == day(2023, 11, 30) && c.amount == 0 && c.source == THADS_SOURCE_NEW);
  CHECK(c.flags == THADS_FLAG_CREDIT && first == 2 && count == 1);
  CHECK_OK(thads_register_event(reg, 0, 1, &e, NULL));
  CHECK(e.type == THADS_EVENT_COLLECTED && e.date == day(2024, 3, 1));
  CHECK(e.has_amount == 1 && e.amount == 400 && e.ground == THADS_GROUND_NONE);
  CHECK_TEXT(e.case_id, e.case_id_size, "1");
  CHECK(e.unit_size == 0 && e.officer_size == 0);
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_register_case(reg, 4, &c, NULL, NULL, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_register_event(reg, 4, 0, &e, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_register_event(reg, 0, 2, &e, NULL)); /* of case 1 */
  c.struct_size = 8;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_case(reg, 0, &c, NULL, NULL, NULL));
  e.struct_size = 0;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_event(reg, 0, 0, &e, NULL));
  thads_register_destroy(reg);
}

static void what_was_set_aside_can_be_written(void) {
  const char* event_rows =
      "case_id,date,type,amount,ground,unit,officer\n"
      "1,2024-02-01,collected,2000,,,\n"
      "9,2024-02-01,enforceable,,,,\n";
  thads_register* reg = from_text(good_cases, event_rows, 1);
  const thads_csv cases = csv_of(good_cases);
  const thads_csv events = csv_of(event_rows);
  text written = {NULL, 0};
  CHECK_OK(thads_register_write_rejects(reg, &cases, &events, text_append, &written, NULL));
  CHECK_TEXT(written.data, written.size,
             "file,line,rules,record\n"
             "cases,2,other_record_of_the_case,\"1,D1,O1,ex_officio,civil,2024-01-10,1000,,"
             "credit|budget\n\"\n"
             "events,2,balance_negative,\"1,2024-02-01,collected,2000,,,\n\"\n"
             "events,3,case_unknown,\"9,2024-02-01,enforceable,,,,\n\"\n");
  CHECK_FAILS(THADS_E_CANCELLED,
              thads_register_write_rejects(reg, &cases, &events, refuse, NULL, NULL));
  free(written.data);
  thads_register_destroy(reg);
}

/* The 700 đồng resolved in 2024: 400 were collected from case 1, 300 of case 4 terminated. */
static void figures_can_be_explained(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_filter filter = THADS_FILTER_INIT;
  thads_table* table = NULL;
  text csv = {NULL, 0};
  CHECK_OK(thads_register_explain(reg, small_year, NULL, THADS_MEASURE_FINISHED, THADS_LANGUAGE_EN,
                                  &table, NULL));
  CHECK_OK(thads_table_write(table, THADS_WRITE_CSV, THADS_LANGUAGE_EN, text_append, &csv, NULL));
  CHECK_TEXT(csv.data, csv.size,
             "case_id,count,money,date,event,line\n"
             "1,0,400,2024-03-01,collected,3\n"
             "2,1,0,2024-05-05,completed,4\n");
  thads_table_destroy(table);
  table = NULL;
  filter.by = THADS_BY_UNIT + THADS_BY_OFFICER + THADS_BY_INITIATION + THADS_BY_JUDGMENT_TYPE +
              THADS_BY_FLAGS;
  filter.unit = "D1";
  filter.unit_size = 2;
  filter.officer = "O1";
  filter.officer_size = 2;
  filter.initiation = THADS_INITIATION_ON_REQUEST;
  filter.judgment_type = THADS_JUDGMENT_FAMILY;
  filter.flags = THADS_FLAG_CREDIT;
  CHECK_OK(thads_register_explain(reg, small_year, &filter, THADS_MEASURE_FINISHED,
                                  THADS_LANGUAGE_VI, &table, NULL));
  csv.size = 0;
  CHECK_OK(thads_table_write(table, THADS_WRITE_CSV, THADS_LANGUAGE_VI, text_append, &csv, NULL));
  CHECK_TEXT(csv.data, csv.size,
             "case_id,count,money,date,event,line\n2,1,0,2024-05-05,thi hành xong,4\n");
  thads_table_destroy(table);
  table = NULL;
#define REFUSED_FILTER(change)                                                         \
  do {                                                                                 \
    filter.by = THADS_BY_ALL;                                                          \
    change;                                                                            \
    CHECK_FAILS(THADS_E_ARGUMENT,                                                      \
                thads_register_explain(reg, small_year, &filter, 0, 0, &table, NULL)); \
  } while (0)
  REFUSED_FILTER(filter.by = 32);
  REFUSED_FILTER(filter.initiation = 2);
  filter.initiation = 0;
  REFUSED_FILTER(filter.judgment_type = 10);
  filter.judgment_type = 0;
  REFUSED_FILTER(filter.flags = 128);
  filter.flags = 0;
  REFUSED_FILTER(filter.reserved = 1);
  filter.reserved = 0;
  REFUSED_FILTER(filter.struct_size = 4);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_explain(reg, small_year, NULL, 17, 0, &table, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_explain(reg, small_year, NULL, 0, 2, &table, NULL));
  free(csv.data);
  thads_register_destroy(reg);
}

/* The same two cases from records: one pays 400 of 1000 and goes to D2, the other is terminated. */
static void a_register_can_be_built(void) {
  thads_register_builder* builder = NULL;
  thads_register* reg = NULL;
  thads_tally* tally = NULL;
  thads_case one = a_case("1", "D1");
  thads_case two = a_case("2", "D1");
  thads_event paid = an_event("1", THADS_EVENT_COLLECTED);
  thads_event moved = an_event("1", THADS_EVENT_UNIT_CHANGED);
  thads_event ended = an_event("2", THADS_EVENT_TERMINATED);
  const char* unit = NULL;
  size_t size = 0;
  size_t cases = 0;
  size_t events = 0;
  int64_t count = 0;
  thads_amount money;
  paid.has_amount = 1;
  paid.amount = 400;
  moved.unit = "D2";
  moved.unit_size = 2;
  CHECK_OK(thads_register_builder_create(&builder, NULL));
  CHECK_OK(thads_register_builder_add_case(builder, &one, NULL));
  CHECK_OK(thads_register_builder_add_event(builder, &moved, NULL));
  CHECK_OK(thads_register_builder_add_event(builder, &ended, NULL));
  CHECK_OK(thads_register_builder_add_event(builder, &paid, NULL));
  CHECK_OK(thads_register_builder_add_case(builder, &two, NULL));
  CHECK_OK(thads_register_builder_finish(builder, 0, &reg, NULL));
  CHECK_OK(thads_register_size(reg, &cases, &events, NULL));
  CHECK(cases == 2 && events == 3);
  CHECK_OK(thads_tally_compute(reg, year, NULL, &tally, NULL));
  CHECK_OK(thads_tally_cell_unit(tally, 1, &unit, &size, NULL));
  CHECK_TEXT(unit, size, "D2");
  CHECK_OK(thads_tally_value(tally, 1, THADS_MEASURE_FINISHED, &count, &money, NULL));
  CHECK(count == 0 && money.lo == 400);
  CHECK_OK(thads_tally_value(tally, 0, THADS_MEASURE_TERMINATED, &count, &money, NULL));
  CHECK(count == 1 && money.lo == 1000);
  thads_tally_destroy(tally);
  thads_register_destroy(reg);
  /* The builder is empty now and can be used again. */
  CHECK_OK(thads_register_builder_finish(builder, 0, &reg, NULL));
  CHECK_OK(thads_register_size(reg, &cases, &events, NULL));
  CHECK(cases == 0 && events == 0);
  thads_register_destroy(reg);
  thads_register_builder_destroy(builder);
}

static void records_that_are_wrong_by_themselves_are_refused(void) {
  thads_register_builder* builder = NULL;
  thads_register* reg = NULL;
  thads_error err = THADS_ERROR_INIT;
  thads_case c = a_case("1", "D1");
  thads_event e = an_event("1", THADS_EVENT_COLLECTED);
  size_t cases = 9;
  struct {
    thads_case known;
    uint64_t later;
  } newer;
  CHECK_OK(thads_register_builder_create(&builder, NULL));
#define REFUSED_CASE(field, value)                                                     \
  do {                                                                                 \
    c = a_case("1", "D1");                                                             \
    c.field = (value);                                                                 \
    CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_case(builder, &c, &err)); \
  } while (0)
  REFUSED_CASE(id_size, 0);
  REFUSED_CASE(unit_size, 0);
  REFUSED_CASE(unit, NULL);
  REFUSED_CASE(initiation, 2);
  REFUSED_CASE(judgment_type, -1);
  REFUSED_CASE(source, 2);
  REFUSED_CASE(flags, 128);
  REFUSED_CASE(amount, -1);
  REFUSED_CASE(struct_size, 0);
  REFUSED_CASE(struct_size, UINT32_MAX);
  c = a_case("1", "D1");
  c.accepted = INT32_MAX;
  CHECK_FAILS(THADS_E_RANGE, thads_register_builder_add_case(builder, &c, &err));
#define REFUSED_EVENT(field, value)                                                     \
  do {                                                                                  \
    e = an_event("1", THADS_EVENT_COLLECTED);                                           \
    e.has_amount = 1;                                                                   \
    e.amount = 1;                                                                       \
    e.field = (value);                                                                  \
    CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, &err)); \
  } while (0)
  REFUSED_EVENT(case_id_size, 0);
  REFUSED_EVENT(type, 24);
  REFUSED_EVENT(type, THADS_EVENT_COMPLETED); /* takes no amount */
  REFUSED_EVENT(type, THADS_EVENT_POSTPONED);
  REFUSED_EVENT(has_amount, 0);
  REFUSED_EVENT(has_amount, 2);
  REFUSED_EVENT(amount, 0);
  REFUSED_EVENT(amount, -5);
  REFUSED_EVENT(ground, THADS_GROUND_OTHER); /* only of postponements */
  REFUSED_EVENT(reserved, 1);
  REFUSED_EVENT(struct_size, 12);
  e = an_event("1", THADS_EVENT_POSTPONED);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, &err));
  CHECK(strstr(err.message, "ground") != NULL);
  e = an_event("1", THADS_EVENT_UNIT_CHANGED);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, &err));
  e = an_event("1", THADS_EVENT_ENFORCEABLE);
  e.officer = "O1";
  e.officer_size = 2;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_event(builder, &e, &err));
  /* A struct of a later version: accepted as long as it asks for nothing that is not known. */
  memset(&newer, 0, sizeof newer);
  newer.known = a_case("1", "D1");
  newer.known.struct_size = sizeof newer;
  newer.later = 1;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_builder_add_case(builder, &newer.known, &err));
  newer.later = 0;
  CHECK_OK(thads_register_builder_add_case(builder, &newer.known, &err));
  CHECK_OK(thads_register_builder_finish(builder, 0, &reg, NULL));
  CHECK_OK(thads_register_size(reg, &cases, NULL, NULL));
  CHECK(cases == 1); /* nothing that was refused is there */
  thads_register_destroy(reg);
  thads_register_builder_destroy(builder);
}

static void handles_of_another_type_are_refused(void) {
  thads_register* reg = from_text(good_cases, good_events, 0);
  thads_error err = THADS_ERROR_INIT;
  void* wrong = reg;
  size_t rows = 0;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_table_size((const thads_table*)wrong, &rows, NULL, &err));
  CHECK(strstr(err.message, "table") != NULL);
  thads_table_destroy((thads_table*)wrong); /* does nothing */
  CHECK_OK(thads_register_size(reg, &rows, NULL, NULL));
  CHECK(rows == 2);
  thads_register_destroy(reg);
}

int main(void) {
  a_small_register();
  bad_data_are_findings_with_their_place();
  bad_cases_are_set_aside_whole_on_request();
  callbacks_can_stop_the_work();
  tables_in_csv_say_how_they_are_written();
  cases_and_events_can_be_read_back();
  what_was_set_aside_can_be_written();
  figures_can_be_explained();
  a_register_can_be_built();
  records_that_are_wrong_by_themselves_are_refused();
  handles_of_another_type_are_refused();
  return check_failures();
}
