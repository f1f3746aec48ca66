/* SPDX-License-Identifier: Apache-2.0 */
/* The register whose figures were worked out by hand, through the C interface: read from files,
 * read from memory, counted with several threads, merged, serialized. The folder is the only
 * argument. */
#include "check.h"
#include "text.h"

static const char* folder;

/* An amount that fits 64 bits, as all of this register do. */
static long long dong(thads_amount money) {
  CHECK(money.hi == ((int64_t)money.lo < 0 ? -1 : 0));
  return (long long)(int64_t)money.lo;
}

static int by_name(const void* a, const void* b) {
  return strcmp(*(const char* const*)a, *(const char* const*)b);
}

/* The long table of a tally by unit and officer, as the expected files have it. */
static text long_table(const thads_tally* tally, uint32_t dimensions) {
  text csv = {NULL, 0};
  const char* names[32];
  size_t measures = 0;
  size_t cells = 0;
  size_t i;
  size_t m;
  char line[256];
  while (thads_word(THADS_WORDS_MEASURE, (int32_t)measures, &names[measures], NULL, NULL) ==
         THADS_OK) {
    ++measures;
  }
  CHECK(measures == 17);
  qsort(names, measures, sizeof names[0], by_name);
  snprintf(line, sizeof line, "%s%smeasure,count,money\n",
           (dimensions & THADS_BY_UNIT) != 0 ? "unit," : "",
           (dimensions & THADS_BY_OFFICER) != 0 ? "officer," : "");
  text_append(&csv, line, strlen(line));
  CHECK_OK(thads_tally_info(tally, NULL, NULL, &cells, NULL));
  for (i = 0; i < cells; ++i) {
    const char* unit = NULL;
    const char* officer = NULL;
    size_t unit_size = 0;
    size_t officer_size = 0;
    CHECK_OK(thads_tally_cell_unit(tally, i, &unit, &unit_size, NULL));
    CHECK_OK(thads_tally_cell_officer(tally, i, &officer, &officer_size, NULL));
    for (m = 0; m < measures; ++m) {
      int32_t which = 0;
      int64_t count = 0;
      thads_amount money;
      CHECK_OK(thads_word_find(THADS_WORDS_MEASURE, names[m], THADS_NUL_TERMINATED, &which, NULL));
      CHECK_OK(thads_tally_value(tally, i, which, &count, &money, NULL));
      if (count == 0 && dong(money) == 0) continue;
      if ((dimensions & THADS_BY_UNIT) != 0) {
        text_append(&csv, unit, unit_size);
        text_append(&csv, ",", 1);
      }
      if ((dimensions & THADS_BY_OFFICER) != 0) {
        text_append(&csv, officer, officer_size);
        text_append(&csv, ",", 1);
      }
      snprintf(line, sizeof line, "%s,%lld,%lld\n", names[m], (long long)count, dong(money));
      text_append(&csv, line, strlen(line));
    }
  }
  return csv;
}

static thads_register* load(void) {
  thads_register* reg = NULL;
  char cases[4096];
  char events[4096];
  const thads_csv case_rows = THADS_CSV_FILE(cases);
  const thads_csv event_rows = THADS_CSV_FILE(events);
  thads_error err = THADS_ERROR_INIT;
  snprintf(cases, sizeof cases, "%s/cases.csv", folder);
  snprintf(events, sizeof events, "%s/events.csv", folder);
  CHECK_OK(thads_register_load_csv(&case_rows, &event_rows, NULL, &reg, &err));
  if (reg == NULL) fprintf(stderr, "%s\n", err.message);
  return reg;
}

static thads_tally* count_period(const thads_register* reg, int32_t months, uint32_t dimensions,
                                 uint32_t threads) {
  thads_tally_options options = THADS_TALLY_OPTIONS_INIT;
  thads_tally* tally = NULL;
  thads_period period;
  period.year = 2024;
  period.months = months;
  options.dimensions = dimensions;
  options.threads = threads;
  CHECK_OK(thads_tally_compute(reg, period, &options, &tally, NULL));
  return tally;
}

static text bytes_of(const thads_tally* tally) {
  text bytes = {NULL, 0};
  CHECK_OK(thads_tally_serialize(tally, text_append, &bytes, NULL));
  return bytes;
}

static int same(text a, text b) { return a.size == b.size && memcmp(a.data, b.data, a.size) == 0; }

static void figures_are_those_worked_out_by_hand(void) {
  static const struct {
    const char* file;
    int32_t months;
    uint32_t dimensions;
  } expected[] = {
      {"expected_2024_12.csv", 12, THADS_BY_UNIT},
      {"expected_2024_12_officer.csv", 12, THADS_BY_UNIT + THADS_BY_OFFICER},
      {"expected_2024_12_total.csv", 12, 0},
      {"expected_2024_06.csv", 6, THADS_BY_UNIT},
      {"expected_2024_06_officer.csv", 6, THADS_BY_UNIT + THADS_BY_OFFICER},
      {"expected_2024_06_total.csv", 6, 0},
  };
  thads_register* reg = load();
  size_t cases = 0;
  size_t events = 0;
  size_t i;
  uint32_t threads;
  CHECK_OK(thads_register_size(reg, &cases, &events, NULL));
  CHECK(cases == 30);
  CHECK(events > 30);
  for (i = 0; i < sizeof expected / sizeof expected[0]; ++i) {
    text file = text_of_file(folder, expected[i].file);
    for (threads = 1; threads <= 3; ++threads) {
      thads_tally* tally = count_period(reg, expected[i].months, expected[i].dimensions, threads);
      text csv = long_table(tally, expected[i].dimensions);
      CHECK(same(csv, file));
      free(csv.data);
      thads_tally_destroy(tally);
    }
    free(file.data);
  }
  thads_register_destroy(reg);
}

static void a_register_from_memory_is_the_same(void) {
  thads_register* reg = NULL;
  thads_register* from_files = load();
  text cases = text_of_file(folder, "cases.csv");
  text events = text_of_file(folder, "events.csv");
  const thads_csv case_rows = THADS_CSV_TEXT(cases.data, cases.size);
  const thads_csv event_rows = THADS_CSV_TEXT(events.data, events.size);
  thads_tally* one;
  thads_tally* other;
  text a;
  text b;
  CHECK_OK(thads_register_load_csv(&case_rows, &event_rows, NULL, &reg, NULL));
  free(cases.data);
  free(events.data);
  one = count_period(reg, 12, THADS_BY_ALL, 1);
  other = count_period(from_files, 12, THADS_BY_ALL, 2);
  a = bytes_of(one);
  b = bytes_of(other);
  CHECK(same(a, b));
  free(a.data);
  free(b.data);
  thads_tally_destroy(one);
  thads_tally_destroy(other);
  thads_register_destroy(reg);
  thads_register_destroy(from_files);
}

static void tallies_merge_project_and_travel_as_bytes(void) {
  thads_register* reg = load();
  thads_tally* all = count_period(reg, 12, THADS_BY_ALL, 1);
  thads_tally* half = count_period(reg, 6, THADS_BY_ALL, 1);
  thads_tally* by_unit = NULL;
  thads_tally* back = NULL;
  thads_tally* expected = count_period(reg, 12, THADS_BY_UNIT, 1);
  thads_period period = {0, 0};
  uint32_t dimensions = 0;
  int64_t once = 0;
  int64_t twice = 0;
  text a;
  text b;
  CHECK_OK(thads_tally_project(all, THADS_BY_UNIT, &by_unit, NULL));
  a = bytes_of(by_unit);
  b = bytes_of(expected);
  CHECK(same(a, b));
  free(b.data);
  CHECK_OK(thads_tally_deserialize(a.data, a.size, &back, NULL));
  b = bytes_of(back);
  CHECK(same(a, b));
  free(b.data);
  CHECK_OK(thads_tally_info(back, &period, &dimensions, NULL, NULL));
  CHECK(period.year == 2024 && period.months == 12 && dimensions == THADS_BY_UNIT);
  CHECK_OK(thads_tally_total(back, THADS_MEASURE_NEWLY_ACCEPTED, &once, NULL, NULL));
  CHECK_OK(thads_tally_merge(back, by_unit, NULL));
  CHECK_OK(thads_tally_total(back, THADS_MEASURE_NEWLY_ACCEPTED, &twice, NULL, NULL));
  CHECK(once > 0 && twice == 2 * once);
  CHECK_FAILS(THADS_E_MISMATCH, thads_tally_merge(all, half, NULL));
  CHECK_FAILS(THADS_E_MISMATCH, thads_tally_merge(all, by_unit, NULL));
  CHECK_FAILS(THADS_E_MISMATCH, thads_tally_project(by_unit, THADS_BY_OFFICER, &back, NULL));
  CHECK_FAILS(THADS_E_CORRUPT, thads_tally_deserialize(a.data, a.size - 1, &back, NULL));
  CHECK_FAILS(THADS_E_CORRUPT, thads_tally_deserialize("", 0, &back, NULL));
  free(a.data);
  thads_tally_destroy(all);
  thads_tally_destroy(half);
  thads_tally_destroy(by_unit);
  thads_tally_destroy(back);
  thads_tally_destroy(expected);
  thads_register_destroy(reg);
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  folder = argv[1];
  figures_are_those_worked_out_by_hand();
  a_register_from_memory_is_the_same();
  tallies_merge_project_and_travel_as_bytes();
  return check_failures();
}
