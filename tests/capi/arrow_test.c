/* SPDX-License-Identifier: Apache-2.0 */
/* Arrow through the C interface: a register from streams, and tables and tallies as streams. */
#include "arrow_rows.h"
#include "small.h"

static text bytes_of(const thads_tally* tally) {
  text bytes = {NULL, 0};
  CHECK_OK(thads_tally_serialize(tally, text_append, &bytes, NULL));
  return bytes;
}

static void a_register_from_arrow_is_that_from_csv(void) {
  struct ArrowArrayStream cases = rows_of(small_cases);
  struct ArrowArrayStream events = rows_of(small_events);
  thads_register* expected = register_of(small_cases, small_events, NULL);
  thads_register* reg = NULL;
  thads_tally* a;
  thads_tally* b;
  text one;
  text other;
  thads_error err = THADS_ERROR_INIT;
  rows_streams_released = 0;
  CHECK_OK(thads_register_load_arrow(&cases, &events, NULL, &reg, &err));
  if (reg == NULL) fprintf(stderr, "%s\n", err.message);
  CHECK(rows_streams_released == 2 && cases.release == NULL && events.release == NULL);
  a = tally_of(reg, 2024);
  b = tally_of(expected, 2024);
  one = bytes_of(a);
  other = bytes_of(b);
  CHECK(one.size == other.size && memcmp(one.data, other.data, one.size) == 0);
  free(one.data);
  free(other.data);
  thads_tally_destroy(a);
  thads_tally_destroy(b);
  /* Streams that were used up are refused, and nothing is left behind. */
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_load_arrow(&cases, &events, NULL, &reg, &err));
  thads_register_destroy(reg);
  thads_register_destroy(expected);
}

static void bad_rows_are_findings_and_bad_columns_are_errors(void) {
  struct ArrowArrayStream cases = rows_of(small_cases);
  struct ArrowArrayStream events = rows_of(
      "case_id,date,type,amount,ground,unit,officer\n1,2024-02-01,enforceable,,,,\n"
      "1,2024-13-01,collected,400,,,\n");
  thads_register* reg = NULL;
  thads_table* table = NULL;
  thads_error err = THADS_ERROR_INIT;
  const char* data = NULL;
  size_t size = 0;
  CHECK_OK(thads_register_load_arrow(&cases, &events, NULL, &reg, NULL));
  CHECK_OK(thads_register_findings(reg, &table, NULL));
  CHECK_OK(thads_table_value(table, 0, 5, &data, &size, NULL, NULL));
  CHECK_TEXT(data, size, "date_invalid");
  CHECK_OK(thads_table_value(table, 0, 1, &data, &size, NULL, NULL));
  CHECK_TEXT(data, size, "2"); /* the second row */
  thads_table_destroy(table);
  thads_register_destroy(reg);
  reg = NULL;
  rows_streams_released = 0;
  cases = rows_of("case_id,unit\n1,D1\n");
  events = rows_of(small_events);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_register_load_arrow(&cases, &events, NULL, &reg, &err));
  CHECK(strstr(err.message, "officer") != NULL);
  CHECK(rows_streams_released == 2 && reg == NULL);
}

/* Reads a column of text of the one batch of a stream. */
static void check_texts(const struct ArrowArray* column, const char* const* expected, int64_t n) {
  const int32_t* offsets = (const int32_t*)column->buffers[1];
  const char* data = (const char*)column->buffers[2];
  int64_t i;
  CHECK(column->length == n && column->offset == 0);
  for (i = 0; i < n; ++i) {
    CHECK_TEXT(data + offsets[i], (size_t)(offsets[i + 1] - offsets[i]), expected[i]);
  }
}

static void a_tally_is_a_stream(void) {
  static const char* const units[] = {"D1", "D2"};
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_tally* all = tally_of(reg, 2024);
  thads_tally* tally = NULL;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  int64_t c;
  int seen = 0;
  CHECK_OK(thads_tally_project(all, THADS_BY_UNIT, &tally, NULL));
  CHECK_OK(thads_tally_arrow(tally, &stream, NULL));
  thads_tally_destroy(tally); /* the stream lives by itself */
  thads_tally_destroy(all);
  thads_register_destroy(reg);
  CHECK(stream.get_schema(&stream, &schema) == 0);
  CHECK(stream.get_next(&stream, &batch) == 0);
  CHECK(schema.n_children == 1 + 2 * 17 && batch.n_children == schema.n_children);
  CHECK(batch.length == 2);
  CHECK(strcmp(schema.children[0]->name, "unit") == 0);
  CHECK(strcmp(schema.children[0]->format, "u") == 0);
  check_texts(batch.children[0], units, 2);
  for (c = 1; c < schema.n_children; ++c) {
    const struct ArrowArray* column = batch.children[c];
    if (strcmp(schema.children[c]->name, "newly_accepted_cases") == 0) {
      const int64_t* values = (const int64_t*)column->buffers[1];
      CHECK(strcmp(schema.children[c]->format, "l") == 0);
      CHECK(values[0] == 2 && values[1] == 1);
      ++seen;
    }
    if (strcmp(schema.children[c]->name, "newly_accepted_money") == 0) {
      uint64_t values[4];
      CHECK(strcmp(schema.children[c]->format, "d:38,0") == 0);
      memcpy(values, column->buffers[1], sizeof values);
      CHECK(values[0] == 1000 && values[1] == 0 && values[2] == 300 && values[3] == 0);
      ++seen;
    }
  }
  CHECK(seen == 2);
  batch.release(&batch);
  CHECK(stream.get_next(&stream, &batch) == 0 && batch.release == NULL); /* the end */
  schema.release(&schema);
  stream.release(&stream);
  CHECK(stream.release == NULL);
}

static void a_table_is_a_stream(void) {
  static const char* const ids[] = {"TT01-2013", "TT06-2019", "TT05-2024", "TT05-2026"};
  thads_table* table = NULL;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  CHECK_OK(thads_regulations(THADS_LANGUAGE_EN, &table, NULL));
  CHECK_OK(thads_table_arrow(table, &stream, NULL));
  thads_table_destroy(table);
  CHECK(stream.get_schema(&stream, &schema) == 0);
  CHECK(stream.get_next(&stream, &batch) == 0);
  CHECK(schema.n_children == 5 && strcmp(schema.children[0]->name, "id") == 0);
  check_texts(batch.children[0], ids, 4);
  CHECK(batch.children[2]->null_count == 1); /* the last has no end */
  batch.release(&batch);
  schema.release(&schema);
  stream.release(&stream);
}

int main(void) {
  a_register_from_arrow_is_that_from_csv();
  bad_rows_are_findings_and_bad_columns_are_errors();
  a_tally_is_a_stream();
  a_table_is_a_stream();
  return check_failures();
}
