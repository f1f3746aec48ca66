/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of tests/corpus that the C interface can run: decimal.tsv, number_text.tsv, claims.tsv.
 * The folder is the only argument. */
#include "check.h"
#include "text.h"

enum { MOST_FIELDS = 12 };

static const char* folder;

/* Calls `check` with the fields of each row of a table, and gives their number. */
static int for_each_row(const char* name, void (*check)(char** fields)) {
  text file = text_of_file(folder, name);
  char* line = file.data;
  int rows = 0;
  while (line != NULL && *line != '\0') {
    char* fields[MOST_FIELDS] = {NULL};
    char* end = strchr(line, '\n');
    size_t n = 0;
    if (end != NULL) *end++ = '\0';
    if (*line != '#' && *line != '\0') {
      char* at = line;
      while (at != NULL && n < MOST_FIELDS) {
        fields[n++] = at;
        at = strchr(at, '\t');
        if (at != NULL) *at++ = '\0';
      }
      check(fields);
      ++rows;
    }
    line = end;
  }
  free(file.data);
  return rows;
}

static int32_t rounding_named(const char* name) {
  static const char* const names[] = {"half_up", "half_even", "half_down", "up",
                                      "down",    "ceiling",   "floor"};
  int32_t i;
  for (i = 0; i < 7; ++i) {
    if (strcmp(name, names[i]) == 0) return i;
  }
  return 0; /* of an operation that does not round */
}

static void check_row(const char* name, int holds) {
  if (!holds) fprintf(stderr, "  row %s\n", name);
  CHECK(holds);
}

static int in_other_languages_only; /* operations that the C interface does not have */

static void check_operation(char** row) {
  const char* operation = row[1];
  const int32_t scale = (int32_t)strtol(row[4], NULL, 10);
  const int32_t rounding = rounding_named(row[5]);
  const char* error = row[6];
  thads_decimal a;
  thads_decimal b = {0, 0, 0, 0};
  thads_decimal result = {0, 0, 0, 0};
  thads_status status;
  int32_t order = 0;
  char shown[THADS_DECIMAL_TEXT_SIZE];
  if (strchr(row[2], ';') != NULL || strcmp(operation, "multiply_rounded") == 0 ||
      strcmp(operation, "normalize") == 0 || strcmp(operation, "rescale_exact") == 0 ||
      strcmp(operation, "sum") == 0) {
    ++in_other_languages_only;
    return;
  }
  CHECK_OK(thads_decimal_parse(row[2], strlen(row[2]), THADS_NUMBER_PLAIN, &a, NULL));
  if (*row[3] != '\0') {
    CHECK_OK(thads_decimal_parse(row[3], strlen(row[3]), THADS_NUMBER_PLAIN, &b, NULL));
  }
  if (strcmp(operation, "add") == 0) {
    status = thads_decimal_add(&a, &b, &result, NULL);
  } else if (strcmp(operation, "subtract") == 0) {
    status = thads_decimal_subtract(&a, &b, &result, NULL);
  } else if (strcmp(operation, "multiply") == 0) {
    status = thads_decimal_multiply(&a, &b, &result, NULL);
  } else if (strcmp(operation, "divide") == 0) {
    status = thads_decimal_divide(&a, &b, scale, rounding, &result, NULL);
  } else if (strcmp(operation, "rescale") == 0) {
    status = thads_decimal_rescale(&a, scale, rounding, &result, NULL);
  } else {
    CHECK(strcmp(operation, "compare") == 0);
    status = thads_decimal_compare(&a, &b, &order, NULL);
    CHECK_OK(thads_decimal_from_int64(order, &result, NULL));
  }
  if (*error != '\0') {
    check_row(row[0], strcmp(thads_status_name(status), error) == 0);
    return;
  }
  CHECK_OK(status);
  CHECK_OK(thads_decimal_format(&result, THADS_NUMBER_PLAIN, shown, sizeof shown, NULL, NULL));
  check_row(row[0], strcmp(shown, row[7]) == 0);
}

static void check_text(char** row) {
  static const char* const formats[] = {"plain", "vietnamese", "scientific"};
  const char* quoted = row[2];
  thads_decimal value;
  thads_status status;
  char shown[THADS_DECIMAL_TEXT_SIZE];
  int32_t format = 0;
  while (strcmp(row[1], formats[format]) != 0) ++format;
  status = thads_decimal_parse(quoted + 1, strlen(quoted) - 2, format, &value, NULL);
  if (*row[3] != '\0') {
    check_row(row[0], strcmp(thads_status_name(status), row[3]) == 0);
    return;
  }
  CHECK_OK(status);
  CHECK_OK(thads_decimal_format(&value, format, shown, sizeof shown, NULL, NULL));
  check_row(row[0], strcmp(shown, row[7]) == 0);
}

static const char* const claim_columns =
    "id,period_end,measure_kind,money_unit,other_numbers,accepted_total,carried_over,"
    "newly_accepted,delegated_out,to_enforce_total,with_conditions,without_conditions,completed,"
    "terminated,resolved,in_progress,postponed,carried_forward,rate_published_pct,target_pct,"
    "over_target_pp,growth_resolved_pct,growth_accepted_pct\n";

static int cell_is(const thads_table* table, size_t row, const char* key, const char* expected) {
  const char* data = NULL;
  size_t size = 0;
  size_t column = 0;
  CHECK_OK(thads_table_find_column(table, key, THADS_NUL_TERMINATED, &column, NULL));
  CHECK_OK(thads_table_value(table, row, column, &data, &size, NULL, NULL));
  return size == strlen(expected) && memcmp(data, expected, size) == 0;
}

/* name, kind, unit, period_end, numbers, check, verdict, computed */
static void check_claim(char** row) {
  char line[1024];
  text csv = {NULL, 0};
  thads_csv input = THADS_CSV_INIT;
  thads_claims* claims = NULL;
  thads_table* table = NULL;
  size_t rows = 0;
  size_t r;
  int seen = 0;
  snprintf(line, sizeof line, "%s,%s,%s,%s,%s,,,,,,,,,,,,,,,,,,\n", row[0], row[3], row[1], row[2],
           row[4]);
  text_append(&csv, claim_columns, strlen(claim_columns));
  text_append(&csv, line, strlen(line));
  input.text = csv.data;
  input.text_size = csv.size;
  CHECK_OK(thads_claims_load_csv(&input, &claims, NULL));
  CHECK_OK(thads_claims_table(claims, THADS_LANGUAGE_EN, &table, NULL));
  CHECK_OK(thads_table_size(table, &rows, NULL, NULL));
  for (r = 0; r < rows; ++r) {
    if (!cell_is(table, r, "check", row[5])) continue;
    check_row(row[0], cell_is(table, r, "verdict", row[6]) &&
                          cell_is(table, r, "computed", row[7] == NULL ? "" : row[7]));
    ++seen;
  }
  check_row(row[0], seen == 1);
  thads_table_destroy(table);
  thads_claims_destroy(claims);
  free(csv.data);
}

int main(int argc, char** argv) {
  int rows;
  if (argc != 2) return 2;
  folder = argv[1];
  rows = for_each_row("decimal.tsv", check_operation);
  CHECK(rows >= 170 && rows - in_other_languages_only >= 150);
  CHECK(for_each_row("number_text.tsv", check_text) >= 140);
  CHECK(for_each_row("claims.tsv", check_claim) >= 60);
  return check_failures();
}
