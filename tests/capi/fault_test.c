/* SPDX-License-Identifier: Apache-2.0 */
/* Every function that needs memory, with the k-th allocation failing, for all k, once and for ever:
 * the call says THADS_E_NOMEM, outputs are untouched, nothing is lost, and the handles still work.
 */
#include <stdlib.h>

#include "check.h"
#include "text.h"

/* --- An allocator that counts what is alive and fails when it is told to; threads share it. */

static long alive;     /* allocations that were not given back */
static long left = -1; /* allocations until the next fails; below 0: none fails */
static int for_ever;   /* whether all later ones fail too */
static long failures;  /* how many failed */

static void* allocate(void* context, size_t size, size_t alignment) {
  void* memory;
  (void)context;
  if (__atomic_load_n(&left, __ATOMIC_SEQ_CST) >= 0 &&
      __atomic_fetch_sub(&left, 1, __ATOMIC_SEQ_CST) == 0) {
    __atomic_fetch_add(&failures, 1, __ATOMIC_SEQ_CST);
    __atomic_store_n(&left, for_ever ? 0 : -1, __ATOMIC_SEQ_CST);
    return NULL;
  }
  memory = alignment > 16 ? aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                          : malloc(size);
  if (memory != NULL) __atomic_fetch_add(&alive, 1, __ATOMIC_SEQ_CST);
  return memory;
}

static void deallocate(void* context, void* memory) {
  (void)context;
  __atomic_fetch_sub(&alive, 1, __ATOMIC_SEQ_CST);
  free(memory);
}

/* --- What the calls work on; made while nothing fails. */

static const char* cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "the number of a decision that is longer than short "
    "texts,D1,O1,ex_officio,civil,2024-01-10,1000,,\n"
    "2,D2,O2,on_request,family,2022-11-30,,,\n";
static const char* events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "the number of a decision that is longer than short texts,2024-02-01,collected,400,,,\n"
    "2,2024-05-05,unit_changed,,,D1,O3\n"
    "2,2024-04-05,enforceable,,,,\n";
static const char* bad_events = "case_id,date,type,amount,ground,unit,officer\n2,x,collected,,,,\n";
static const thads_period year = {2024, 12};

static thads_register* reg;
static thads_register* bad;
static thads_tally* tally;
static thads_table* findings;
static thads_calendar* calendar;
static text bytes;
static long planned; /* which allocation fails in the call under test */

static thads_register* load(const char* event_rows, thads_status* status) {
  thads_register* made = NULL;
  *status = thads_register_load_csv_text(cases, THADS_NUL_TERMINATED, event_rows,
                                         THADS_NUL_TERMINATED, NULL, &made, NULL);
  return made;
}

static void arm(void) { left = planned; }
static void disarm(void) { left = -1; }

/* --- The calls. Each leaves behind what it found. */

static thads_status load_csv_text(void) {
  thads_status status;
  thads_register* made;
  arm();
  made = load(events, &status);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_register_destroy(made);
  return status;
}

static thads_status load_csv_with_findings(void) {
  thads_status status;
  thads_register* made;
  arm();
  made = load(bad_events, &status);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_register_destroy(made);
  return status;
}

static thads_status compute(void) {
  thads_tally_options options = THADS_TALLY_OPTIONS_INIT;
  thads_tally* made = NULL;
  thads_status status;
  options.threads = 2;
  arm();
  status = thads_tally_compute(reg, year, &options, &made, NULL);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_tally_destroy(made);
  return status;
}

static thads_status compute_of_a_bad_register(void) {
  thads_tally* made = NULL;
  thads_error err = THADS_ERROR_INIT;
  thads_status status;
  arm();
  status = thads_tally_compute(bad, year, NULL, &made, &err);
  disarm();
  CHECK(made == NULL && err.code == status);
  return status == THADS_E_BAD_REGISTER ? THADS_OK : status;
}

static thads_status merge(void) {
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

static thads_status project(void) {
  thads_tally* made = NULL;
  thads_status status;
  arm();
  status = thads_tally_project(tally, THADS_BY_UNIT, &made, NULL);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_tally_destroy(made);
  return status;
}

static thads_status serialize(void) {
  text written = {NULL, 0};
  thads_status status;
  arm();
  status = thads_tally_serialize(tally, text_append, &written, NULL);
  disarm();
  CHECK((written.data != NULL) == (status == THADS_OK));
  free(written.data);
  return status;
}

static thads_status deserialize(void) {
  thads_tally* made = NULL;
  thads_status status;
  arm();
  status = thads_tally_deserialize(bytes.data, bytes.size, &made, NULL);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_tally_destroy(made);
  return status;
}

static thads_status register_findings(void) {
  thads_table* made = NULL;
  thads_status status;
  arm();
  status = thads_register_findings(bad, &made, NULL);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_table_destroy(made);
  return status;
}

static thads_status table_write_as(int32_t format) {
  text written = {NULL, 0};
  thads_status status;
  arm();
  status = thads_table_write(findings, format, THADS_LANGUAGE_VI, text_append, &written, NULL);
  disarm();
  CHECK((written.data != NULL) == (status == THADS_OK));
  free(written.data);
  return status;
}

static thads_status table_write_text(void) { return table_write_as(THADS_WRITE_TEXT); }
static thads_status table_write_csv(void) { return table_write_as(THADS_WRITE_CSV); }
static thads_status table_write_json(void) { return table_write_as(THADS_WRITE_JSON); }
static thads_status table_write_html(void) { return table_write_as(THADS_WRITE_HTML); }

static thads_status calendar_create(void) {
  thads_calendar* made = NULL;
  thads_status status;
  arm();
  status = thads_calendar_create_vietnam(0, 0, &made, NULL);
  disarm();
  CHECK((made != NULL) == (status == THADS_OK));
  thads_calendar_destroy(made);
  return status;
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

static thads_status rate(void) {
  thads_decimal out;
  int32_t defined = 9;
  thads_status status;
  arm();
  status = thads_tally_rate(tally, THADS_QUANTITY_MONEY, &out, &defined, NULL);
  disarm();
  CHECK((defined == 9) == (status != THADS_OK));
  return status;
}

static const struct {
  const char* name;
  thads_status (*run)(void);
} calls[] = {{"load_csv_text", load_csv_text},
             {"load_csv_with_findings", load_csv_with_findings},
             {"compute", compute},
             {"compute_of_a_bad_register", compute_of_a_bad_register},
             {"merge", merge},
             {"project", project},
             {"serialize", serialize},
             {"deserialize", deserialize},
             {"register_findings", register_findings},
             {"table_write_text", table_write_text},
             {"table_write_csv", table_write_csv},
             {"table_write_json", table_write_json},
             {"table_write_html", table_write_html},
             {"calendar_create", calendar_create},
             {"builder_create", builder_create},
             {"builder_add_case", builder_add_case},
             {"builder_add_event", builder_add_event},
             {"builder_finish", builder_finish},
             {"allocation", allocation},
             {"format_decimal", format_decimal},
             {"failing_parse", failing_parse},
             {"rate", rate}};

/* Fails allocation 0, 1, 2 … of a call until it needs no more. */
static void fail_every_allocation(size_t i, int always) {
  const long before = alive;
  long k;
  for (k = 0; k < 100000; ++k) {
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
      printf("%s: %ld allocations\n", calls[i].name, k);
      return;
    }
    /* What can do with less memory may succeed, as a sort without its buffer does. */
    if (status != THADS_OK) CHECK_FAILS(THADS_E_NOMEM, status);
  }
  CHECK(!"the call ends");
}

int main(void) {
  thads_allocator allocator = THADS_ALLOCATOR_INIT;
  thads_status status;
  size_t i;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_set_allocator(&allocator)); /* no functions yet */
  allocator.allocate = allocate;
  allocator.deallocate = deallocate;
  CHECK_OK(thads_set_allocator(&allocator));
  reg = load(events, &status);
  CHECK_OK(status);
  bad = load(bad_events, &status);
  CHECK_OK(status);
  CHECK_OK(thads_tally_compute(reg, year, NULL, &tally, NULL));
  CHECK_OK(thads_tally_serialize(tally, text_append, &bytes, NULL));
  CHECK_OK(thads_register_findings(bad, &findings, NULL));
  CHECK_OK(thads_calendar_create_vietnam(0, 0, &calendar, NULL));
  CHECK(alive > 0);
  for (i = 0; i < sizeof calls / sizeof calls[0]; ++i) {
    fail_every_allocation(i, 0);
    fail_every_allocation(i, 1);
  }
  free(bytes.data);
  thads_register_destroy(reg);
  thads_register_destroy(bad);
  thads_tally_destroy(tally);
  thads_table_destroy(findings);
  thads_calendar_destroy(calendar);
  CHECK(alive == 0); /* nothing stays behind, not even in hidden corners */
  CHECK_OK(thads_set_allocator(NULL));
  return check_failures();
}
