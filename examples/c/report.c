/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a statistical year on a province, from its register: figures, units, form 04,
 * checks, steps on time, backlog, and the paragraph in words.
 *
 *   report FOLDER YEAR
 *
 * FOLDER holds cases.csv, events.csv, units.csv and targets.csv. The exit status is that of the
 * program thads: 0 fine, 1 findings or failed checks, 2 wrong use, 3 unreadable input. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <thads.h>

enum { FINE = 0, HAS_FINDINGS = 1, WRONG_USE = 2, UNREADABLE = 3 };

/* All that the job holds. Handles are NULL until they are made and the functions that destroy take
 * NULL, so that one function cleans up wherever the job ends. */
typedef struct job {
  thads_register* reg;
  thads_units* units;
  thads_targets* targets;
  thads_tally* years[2]; /* the year before, the year reported */
  thads_regulation* regulation;
  thads_report* report;
  thads_narrative* narrative;
  thads_deadlines* deadlines;
  thads_chapter* chapter; /* the one at hand */
  thads_table* table;     /* likewise */
  uint64_t failed;        /* checks */
  thads_error err;        /* why the last call failed */
} job;

static void clean_up(job* j) {
  thads_table_destroy(j->table);
  thads_chapter_destroy(j->chapter);
  thads_deadlines_destroy(j->deadlines);
  thads_narrative_destroy(j->narrative);
  thads_report_destroy(j->report);
  thads_regulation_destroy(j->regulation);
  thads_tally_destroy(j->years[1]);
  thads_tally_destroy(j->years[0]);
  thads_targets_destroy(j->targets);
  thads_units_destroy(j->units);
  thads_register_destroy(j->reg);
}

/* Hands a failure up; what was wrong stands in the job. */
#define TRY(call)                            \
  do {                                       \
    const thads_status status_ = (call);     \
    if (status_ != THADS_OK) return status_; \
  } while (0)

static int complain(const thads_error* e) {
  fprintf(stderr, "%s: ", thads_status_name(e->code));
  if (e->line != 0) fprintf(stderr, "%s:%" PRIu64 ":%" PRIu64 ": ", e->file, e->line, e->column);
  fprintf(stderr, "%s\n", e->message);
  if (e->code == THADS_E_BAD_REGISTER) return HAS_FINDINGS;
  return e->code == THADS_E_IO ? UNREADABLE : WRONG_USE;
}

static int32_t to_output(void* unused, const char* data, size_t size) {
  (void)unused;
  return fwrite(data, 1, size, stdout) != size; /* other than 0 stops the library */
}

/* Prints the table at hand. */
static thads_status print_table(job* j) {
  TRY(thads_table_write(j->table, THADS_WRITE_TEXT, THADS_LANGUAGE_VI, to_output, NULL, &j->err));
  putchar('\n');
  thads_table_destroy(j->table);
  j->table = NULL;
  return THADS_OK;
}

/* Reads the four files. Bad data do not make these calls fail: they are findings, which
 * thads_register_findings() lists; but then there are no figures, and what asks for them says where
 * the first error stands. */
static thads_status read_files(job* j, const char* folder) {
  static const char* const names[] = {"cases.csv", "events.csv", "units.csv", "targets.csv"};
  char paths[4][4096];
  thads_csv files[4];
  for (int i = 0; i < 4; ++i) {
    snprintf(paths[i], sizeof paths[i], "%s/%s", folder, names[i]);
    files[i] = (thads_csv)THADS_CSV_FILE(paths[i]);
  }
  TRY(thads_register_load_csv(&files[0], &files[1], NULL, &j->reg, &j->err));
  TRY(thads_units_load_csv(&files[2], &j->units, &j->err));
  return thads_targets_load_csv(&files[3], &j->targets, &j->err);
}

/* The figures of the year and of the year before, and the report that compares them. */
static thads_status make_report(job* j, int32_t year) {
  const thads_period period = {year, 12}, before = {year - 1, 12};
  const thads_tally* years[2];
  thads_date last = 0;
  TRY(thads_tally_compute(j->reg, before, NULL, &j->years[0], &j->err));
  TRY(thads_tally_compute(j->reg, period, NULL, &j->years[1], &j->err));
  TRY(thads_period_days(period, NULL, &last, &j->err));
  TRY(thads_regulation_in_force(last, &j->regulation, &j->err));
  years[0] = j->years[0];
  years[1] = j->years[1];
  return thads_report_create(years, 2, j->units, j->targets, NULL, 0, &j->report, &j->err);
}

static thads_status print_report(job* j) {
  const int32_t vi = THADS_LANGUAGE_VI;
  TRY(thads_report_table(j->report, THADS_REPORT_KEY_FIGURES, vi, &j->table, &j->err));
  TRY(print_table(j));
  TRY(thads_report_table(j->report, THADS_REPORT_UNITS, vi, &j->table, &j->err));
  TRY(print_table(j));
  TRY(thads_report_form(j->report, j->regulation, "04", 2, vi, &j->table, &j->err));
  TRY(print_table(j));
  TRY(thads_report_checks(j->report, j->regulation, NULL, vi, &j->table, &j->failed, &j->err));
  if (j->failed != 0) TRY(print_table(j));
  printf("Kiểm tra không đạt: %" PRIu64 "\n\n", j->failed);
  return THADS_OK;
}

/* Prints a table of the chapter at hand, which is not needed any more. */
static thads_status print_from_chapter(job* j, const char* name) {
  TRY(thads_chapter_table(j->chapter, name, THADS_NUL_TERMINATED, &j->table, &j->err));
  thads_chapter_destroy(j->chapter);
  j->chapter = NULL;
  return print_table(j);
}

/* Which steps were done in time, and what is older than a year. */
static thads_status print_management(job* j, int32_t year) {
  thads_scope scope = THADS_SCOPE_INIT;
  scope.reg = j->reg;
  scope.units = j->units;
  scope.period.year = year;
  scope.period.months = 12;
  TRY(thads_deadlines_builtin(&j->deadlines, &j->err));
  TRY(thads_chapter_deadlines(&scope, j->deadlines, &j->chapter, &j->err));
  TRY(print_from_chapter(j, "deadlines"));
  TRY(thads_chapter_ageing(&scope, NULL, NULL, &j->chapter, &j->err));
  return print_from_chapter(j, "age_backlog");
}

static thads_status print_paragraph(job* j) {
  const char* text = NULL;
  size_t size = 0;
  TRY(thads_report_narrative(j->report, NULL, &j->narrative, &j->err));
  TRY(thads_narrative_text(j->narrative, &text, &size, &j->err));
  printf("%.*s\n", (int)size, text);
  return THADS_OK;
}

static thads_status run(job* j, const char* folder, int32_t year) {
  TRY(read_files(j, folder));
  TRY(make_report(j, year));
  TRY(print_report(j));
  TRY(print_management(j, year));
  return print_paragraph(j);
}

int main(int argc, char** argv) {
  job j = {.err = THADS_ERROR_INIT};
  int status = FINE;
  if (argc != 3) {
    fputs("usage: report FOLDER YEAR\n", stderr);
    return WRONG_USE;
  }
  if (run(&j, argv[1], (int32_t)strtol(argv[2], NULL, 10)) != THADS_OK) {
    status = complain(&j.err);
  } else if (j.failed != 0) {
    status = HAS_FINDINGS;
  }
  clean_up(&j);
  return status;
}
