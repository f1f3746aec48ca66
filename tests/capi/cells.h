/* SPDX-License-Identifier: Apache-2.0 */
/* What cells, numbers and dates say, for tests in C. */
#pragma once

#include "check.h"

static inline thads_date day(int32_t y, int32_t m, int32_t d) {
  thads_date date = 0;
  CHECK_OK(thads_date_from_ymd(y, m, d, &date, NULL));
  return date;
}

static inline int reads(const thads_decimal* value, const char* expected) {
  char shown[THADS_DECIMAL_TEXT_SIZE];
  CHECK_OK(thads_decimal_format(value, THADS_NUMBER_PLAIN, shown, sizeof shown, NULL, NULL));
  if (strcmp(shown, expected) != 0) fprintf(stderr, "  %s, not %s\n", shown, expected);
  return strcmp(shown, expected) == 0;
}

static inline size_t column_named(const thads_table* table, const char* key) {
  size_t column = 0;
  CHECK_OK(thads_table_find_column(table, key, THADS_NUL_TERMINATED, &column, NULL));
  return column;
}

/* Whether the cell of a row and a column named by its key has a value. */
static inline int holds(const thads_table* table, size_t row, const char* key,
                        const char* expected) {
  const char* data = NULL;
  size_t size = 0;
  CHECK_OK(thads_table_value(table, row, column_named(table, key), &data, &size, NULL, NULL));
  if (size == strlen(expected) && memcmp(data, expected, size) == 0) return 1;
  fprintf(stderr, "  row %u, %s: %.*s, not %s\n", (unsigned)row, key, (int)size, data, expected);
  return 0;
}

static inline size_t rows_of(const thads_table* table) {
  size_t rows = 0;
  CHECK_OK(thads_table_size(table, &rows, NULL, NULL));
  return rows;
}

/* The same in the row whose first cell has the value `first`. */
static inline int says(const thads_table* table, const char* first, const char* key,
                       const char* expected) {
  const char* data = NULL;
  size_t size = 0;
  size_t row;
  for (row = 0; row < rows_of(table); ++row) {
    CHECK_OK(thads_table_value(table, row, 0, &data, &size, NULL, NULL));
    if (size == strlen(first) && memcmp(data, first, size) == 0) {
      return holds(table, row, key, expected);
    }
  }
  fprintf(stderr, "  there is no row %s\n", first);
  return 0;
}

/* The table of a chapter that has this name. */
static inline thads_table* table_named(const thads_chapter* chapter, const char* name) {
  thads_table* table = NULL;
  CHECK_OK(thads_chapter_table(chapter, name, THADS_NUL_TERMINATED, &table, NULL));
  return table;
}
