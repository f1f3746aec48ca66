/* SPDX-License-Identifier: Apache-2.0 */
/* Arrow streams for tests in C: of one record batch, every column UTF-8, made from a table in CSV
 * without quotation marks. Counts what was released. */
#pragma once

#include "check.h"
#include "text.h"

enum { ROWS_MOST_COLUMNS = 16 };

typedef struct rows_column {
  struct ArrowSchema schema;
  struct ArrowArray array;
  const void* buffers[3];
  char name[64];
  int32_t* offsets;
  text data;
} rows_column;

typedef struct rows_table {
  rows_column columns[ROWS_MOST_COLUMNS];
  struct ArrowSchema* schemas[ROWS_MOST_COLUMNS];
  struct ArrowArray* arrays[ROWS_MOST_COLUMNS];
  const void* no_buffer[1];
  int64_t column_count;
  int64_t row_count;
  int given; /* whether the batch was given out */
} rows_table;

static int rows_streams_released;

static void rows_release_schema(struct ArrowSchema* schema) { schema->release = NULL; }
static void rows_release_array(struct ArrowArray* array) { array->release = NULL; }
static const char* rows_no_error(struct ArrowArrayStream* stream) {
  (void)stream;
  return NULL;
}

static int rows_schema(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  rows_table* table = (rows_table*)stream->private_data;
  int64_t c;
  memset(out, 0, sizeof *out);
  out->format = "+s";
  out->name = "";
  out->n_children = table->column_count;
  out->children = table->schemas;
  out->release = rows_release_schema;
  for (c = 0; c < table->column_count; ++c) {
    struct ArrowSchema* child = table->schemas[c] = &table->columns[c].schema;
    memset(child, 0, sizeof *child);
    child->format = "u";
    child->name = table->columns[c].name;
    child->release = rows_release_schema;
  }
  return 0;
}

static int rows_batch(struct ArrowArrayStream* stream, struct ArrowArray* out) {
  rows_table* table = (rows_table*)stream->private_data;
  int64_t c;
  memset(out, 0, sizeof *out);
  if (table->given) return 0; /* the end: a released array */
  table->given = 1;
  out->length = table->row_count;
  out->n_buffers = 1;
  out->buffers = table->no_buffer;
  out->n_children = table->column_count;
  out->children = table->arrays;
  out->release = rows_release_array;
  for (c = 0; c < table->column_count; ++c) {
    struct ArrowArray* child = table->arrays[c] = &table->columns[c].array;
    memset(child, 0, sizeof *child);
    child->length = table->row_count;
    child->n_buffers = 3;
    table->columns[c].buffers[1] = table->columns[c].offsets;
    table->columns[c].buffers[2] = table->columns[c].data.data;
    child->buffers = table->columns[c].buffers;
    child->release = rows_release_array;
  }
  return 0;
}

static void rows_release(struct ArrowArrayStream* stream) {
  rows_table* table = (rows_table*)stream->private_data;
  int64_t c;
  for (c = 0; c < table->column_count; ++c) {
    free(table->columns[c].offsets);
    free(table->columns[c].data.data);
  }
  free(table);
  stream->release = NULL;
  ++rows_streams_released;
}

/* The stream of a table in CSV. */
static inline struct ArrowArrayStream rows_of(const char* csv) {
  struct ArrowArrayStream stream;
  rows_table* table = (rows_table*)calloc(1, sizeof *table);
  const char* at = csv;
  int64_t c = 0;
  int64_t row = -1; /* the header line */
  size_t lines = 0;
  for (; *at != '\0'; ++at) lines += *at == '\n';
  at = csv;
  while (*at != '\0') {
    const size_t size = strcspn(at, ",\n");
    rows_column* column = &table->columns[c++];
    if (row < 0) {
      memcpy(column->name, at, size);
      column->offsets = (int32_t*)calloc(lines, sizeof(int32_t));
      table->column_count = c;
    } else {
      text_append(&column->data, at, size);
      column->offsets[row + 1] = (int32_t)column->data.size;
    }
    at += size;
    if (*at++ == '\n') {
      c = 0;
      table->row_count = ++row;
    }
  }
  stream.get_schema = rows_schema;
  stream.get_next = rows_batch;
  stream.get_last_error = rows_no_error;
  stream.release = rows_release;
  stream.private_data = table;
  return stream;
}
