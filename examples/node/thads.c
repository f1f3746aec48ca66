/* SPDX-License-Identifier: Apache-2.0 */
/* thads.h for Node, as far as report.js needs it. Failures are thrown as errors with the name of
 * the status as their code, and with file, line and column where data are to blame. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <node_api.h>
#include <thads.h>

/* What a handle is in JavaScript: an external that ends with close(), or else with the garbage. */
typedef struct box {
  char kind;
  void* handle; /* NULL once it is closed */
} box;

enum { REGISTER = 'R', UNITS = 'U', TARGETS = 'G', TALLY = 'T', REGULATION = 'L', REPORT = 'P' };

typedef struct text {
  char data[4096];
  size_t size;
} text;

/* What is asked of Node here fails only when Node itself is broken. */
static void must(napi_status status) {
  if (status != napi_ok) {
    napi_fatal_error("thads.c", NAPI_AUTO_LENGTH, "a call of Node failed", NAPI_AUTO_LENGTH);
  }
}

static napi_value string_of(napi_env env, const char* data, size_t size) {
  napi_value result;
  must(napi_create_string_utf8(env, data, size, &result));
  return result;
}

static void set(napi_env env, napi_value object, const char* name, napi_value value) {
  must(napi_set_named_property(env, object, name, value));
}

static napi_value fail(napi_env env, const thads_error* e) {
  const char* const name = thads_status_name(e->code);
  napi_value error, line, column;
  must(napi_create_error(env, string_of(env, name, NAPI_AUTO_LENGTH),
                         string_of(env, e->message, NAPI_AUTO_LENGTH), &error));
  if (e->line != 0) {
    must(napi_create_int64(env, (int64_t)e->line, &line));
    must(napi_create_int64(env, (int64_t)e->column, &column));
    set(env, error, "file", string_of(env, e->file, NAPI_AUTO_LENGTH));
    set(env, error, "line", line);
    set(env, error, "column", column);
  }
  must(napi_throw(env, error));
  return NULL;
}

static void end(box* b) {
  if (b->kind == REGISTER) thads_register_destroy(b->handle);
  if (b->kind == UNITS) thads_units_destroy(b->handle);
  if (b->kind == TARGETS) thads_targets_destroy(b->handle);
  if (b->kind == TALLY) thads_tally_destroy(b->handle);
  if (b->kind == REGULATION) thads_regulation_destroy(b->handle);
  if (b->kind == REPORT) thads_report_destroy(b->handle);
  b->handle = NULL;
}

static void collect(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  end(data);
  free(data);
}

static napi_value box_of(napi_env env, char kind, void* handle) {
  napi_value result;
  box* b = malloc(sizeof *b);
  if (b == NULL) abort();
  b->kind = kind;
  b->handle = handle;
  must(napi_create_external(env, b, collect, NULL, &result));
  return result;
}

static int take(napi_env env, napi_value value, char kind, void* to) {
  text* const t = to;
  void* data;
  if (kind == 'i') return napi_get_value_int32(env, value, to) == napi_ok;
  if (kind == 's') {
    return napi_get_value_string_utf8(env, value, t->data, sizeof t->data, &t->size) == napi_ok &&
           t->size < sizeof t->data - 1; /* Node would cut a longer one */
  }
  if (napi_get_value_external(env, value, &data) != napi_ok) return 0;
  const box* const b = data;
  *(void**)to = b->handle;
  return b->kind == kind && b->handle != NULL;
}

/* Takes one argument for each letter of `kinds`: a handle of that kind into a void*, 'i' into an
 * int32_t, 's' into a text. Throws a TypeError and gives 0 when they do not fit. */
static int arguments(napi_env env, napi_callback_info info, const char* kinds, ...) {
  napi_value given[8];
  size_t count = 8;
  must(napi_get_cb_info(env, info, &count, given, NULL, NULL));
  int good = count == strlen(kinds);
  va_list outputs;
  va_start(outputs, kinds);
  for (size_t i = 0; good && i < count; ++i) {
    good = take(env, given[i], kinds[i], va_arg(outputs, void*));
  }
  va_end(outputs);
  if (!good) must(napi_throw_type_error(env, NULL, "wrong arguments, or a handle that is closed"));
  return good;
}

static thads_csv csv_of(const text* path) {
  thads_csv csv = THADS_CSV_INIT;
  csv.path = path->data;
  csv.path_size = path->size;
  return csv;
}

static napi_value load_register(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_register* made = NULL;
  text cases_path, events_path;
  if (!arguments(env, info, "ss", &cases_path, &events_path)) return NULL;
  const thads_csv cases = csv_of(&cases_path), events = csv_of(&events_path);
  if (thads_register_load_csv(&cases, &events, NULL, &made, &e) != THADS_OK) return fail(env, &e);
  return box_of(env, REGISTER, made);
}

static napi_value load_units(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_units* made = NULL;
  text path;
  if (!arguments(env, info, "s", &path)) return NULL;
  const thads_csv csv = csv_of(&path);
  if (thads_units_load_csv(&csv, &made, &e) != THADS_OK) return fail(env, &e);
  return box_of(env, UNITS, made);
}

static napi_value load_targets(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_targets* made = NULL;
  text path;
  if (!arguments(env, info, "s", &path)) return NULL;
  const thads_csv csv = csv_of(&path);
  if (thads_targets_load_csv(&csv, &made, &e) != THADS_OK) return fail(env, &e);
  return box_of(env, TARGETS, made);
}

/* tally(register, year) */
static napi_value tally(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_period period = {0, 12};
  thads_tally* made = NULL;
  void* reg;
  if (!arguments(env, info, "Ri", &reg, &period.year)) return NULL;
  if (thads_tally_compute(reg, period, NULL, &made, &e) != THADS_OK) return fail(env, &e);
  return box_of(env, TALLY, made);
}

/* regulation(year): the one in force on the last day of a year */
static napi_value regulation(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_period period = {0, 12};
  thads_regulation* made = NULL;
  thads_date last = 0;
  if (!arguments(env, info, "i", &period.year)) return NULL;
  if (thads_period_days(period, NULL, &last, &e) != THADS_OK) return fail(env, &e);
  if (thads_regulation_in_force(last, &made, &e) != THADS_OK) return fail(env, &e);
  return box_of(env, REGULATION, made);
}

/* column(tally, regulation, id): việc, as a BigInt */
static napi_value column(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  int64_t count = 0;
  napi_value result;
  void *of, *under;
  text id;
  if (!arguments(env, info, "TLs", &of, &under, &id)) return NULL;
  if (thads_tally_column(of, under, id.data, id.size, &count, NULL, &e) != THADS_OK) {
    return fail(env, &e);
  }
  must(napi_create_bigint_int64(env, count, &result));
  return result;
}

/* report(before, now, units, targets) */
static napi_value report(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_report* made = NULL;
  void *before, *now, *units, *targets;
  if (!arguments(env, info, "TTUG", &before, &now, &units, &targets)) return NULL;
  const thads_tally* const years[] = {before, now};
  if (thads_report_create(years, 2, units, targets, NULL, 0, &made, &e) != THADS_OK) {
    return fail(env, &e);
  }
  return box_of(env, REPORT, made);
}

/* root(report) */
static napi_value root(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  const char* code = NULL;
  size_t size = 0;
  void* of;
  if (!arguments(env, info, "P", &of)) return NULL;
  if (thads_report_root(of, &code, &size, &e) != THADS_OK) return fail(env, &e);
  return string_of(env, code, size);
}

/* assess(report, unit, quantity): {outcome}, and {rate, target, over} as text where they are */
static napi_value assess(napi_env env, napi_callback_info info) {
  static const char* const names[] = {"rate", "target", "over"};
  thads_error e = THADS_ERROR_INIT;
  thads_decimal values[3];
  const char* word = NULL;
  int32_t quantity = 0, outcome = 0;
  napi_value result;
  void* of;
  text unit;
  if (!arguments(env, info, "Psi", &of, &unit, &quantity)) return NULL;
  if (thads_report_assess(of, unit.data, unit.size, quantity, &values[0], &values[1], &values[2],
                          &outcome, &e) != THADS_OK ||
      thads_word(THADS_WORDS_OUTCOME, outcome, &word, NULL, &e) != THADS_OK) {
    return fail(env, &e);
  }
  must(napi_create_object(env, &result));
  set(env, result, "outcome", string_of(env, word, NAPI_AUTO_LENGTH));
  if (outcome != THADS_OUTCOME_MET && outcome != THADS_OUTCOME_NOT_MET) return result;
  for (int i = 0; i < 3; ++i) {
    char shown[THADS_DECIMAL_TEXT_SIZE];
    if (thads_decimal_format(&values[i], THADS_NUMBER_PLAIN, shown, sizeof shown, NULL, &e) !=
        THADS_OK) {
      return fail(env, &e);
    }
    set(env, result, names[i], string_of(env, shown, NAPI_AUTO_LENGTH));
  }
  return result;
}

/* narrative(report): the paragraph in Vietnamese */
static napi_value narrative(napi_env env, napi_callback_info info) {
  thads_error e = THADS_ERROR_INIT;
  thads_narrative* made = NULL;
  napi_value result = NULL;
  const char* data = NULL;
  size_t size = 0;
  void* of;
  if (!arguments(env, info, "P", &of)) return NULL;
  if (thads_report_narrative(of, NULL, &made, &e) == THADS_OK &&
      thads_narrative_text(made, &data, &size, &e) == THADS_OK) {
    result = string_of(env, data, size);
  } else {
    fail(env, &e);
  }
  thads_narrative_destroy(made);
  return result;
}

/* close(handle): a second time does nothing */
static napi_value close_handle(napi_env env, napi_callback_info info) {
  napi_value given;
  size_t count = 1;
  void* data;
  must(napi_get_cb_info(env, info, &count, &given, NULL, NULL));
  if (napi_get_value_external(env, given, &data) == napi_ok) {
    end(data);
  } else {
    must(napi_throw_type_error(env, NULL, "close() takes a handle"));
  }
  return NULL;
}

NAPI_MODULE_INIT() {
  static const struct {
    const char* name;
    napi_callback call;
  } functions[] = {{"loadRegister", load_register},
                   {"loadUnits", load_units},
                   {"loadTargets", load_targets},
                   {"tally", tally},
                   {"regulation", regulation},
                   {"column", column},
                   {"report", report},
                   {"root", root},
                   {"assess", assess},
                   {"narrative", narrative},
                   {"close", close_handle}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; ++i) {
    napi_value function;
    must(napi_create_function(env, functions[i].name, NAPI_AUTO_LENGTH, functions[i].call, NULL,
                              &function));
    set(env, exports, functions[i].name, function);
  }
  return exports;
}
