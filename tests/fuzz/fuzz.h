/* SPDX-License-Identifier: Apache-2.0 */
/* What the fuzz targets share. A target is called with any bytes; it must come back, and what it
 * says of the library must hold. */
#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <thads.h>

/* Ends the program, so that the bytes are kept, when something does not hold. */
#define MUST(condition)                                                              \
  do {                                                                               \
    if (!(condition)) {                                                              \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      abort();                                                                       \
    }                                                                                \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

/* The bytes of a case, taken from the front; zeros when there are none left. */
typedef struct fuzz_bytes {
  const uint8_t* data;
  size_t left;
} fuzz_bytes;

static inline uint8_t take_byte(fuzz_bytes* from) {
  if (from->left == 0) return 0;
  --from->left;
  return *from->data++;
}

static inline uint32_t take_number(fuzz_bytes* from, int bytes) {
  uint32_t number = 0;
  while (bytes-- > 0) number = number << 8 | take_byte(from);
  return number;
}

/* A table that is written as some bits of `how` say. */
static inline thads_csv csv_of(const uint8_t* data, size_t size, uint8_t how) {
  thads_csv csv = THADS_CSV_INIT;
  csv.text = (const char*)data;
  csv.text_size = size;
  csv.delimiter = (how & 8) != 0 ? ';' : ',';
  csv.dates = (how & 16) != 0 ? THADS_DATES_DAY_FIRST : THADS_DATES_ISO;
  return csv;
}

/* Counts what is written, and looks at every byte of it. */
typedef struct fuzz_sink {
  size_t size;
  uint8_t seen;
} fuzz_sink;

static inline int32_t sink_write(void* context, const char* data, size_t size) {
  fuzz_sink* sink = (fuzz_sink*)context;
  size_t i;
  sink->size += size;
  for (i = 0; i < size; ++i) sink->seen ^= (uint8_t)data[i];
  return 0;
}

/* Reads a table in every way, and destroys it. */
static inline void use_table(thads_table* table) {
  size_t rows = 0;
  size_t columns = 0;
  size_t r;
  size_t c;
  fuzz_sink sink = {0, 0};
  struct ArrowArrayStream stream;
  MUST(thads_table_size(table, &rows, &columns, NULL) == THADS_OK);
  for (r = 0; r < rows && r < 20; ++r) {
    for (c = 0; c < columns; ++c) {
      const char* text = NULL;
      size_t size = 0;
      MUST(thads_table_shown(table, r, c, &text, &size, NULL) == THADS_OK);
      sink_write(&sink, text, size);
    }
  }
  MUST(thads_table_write(table, THADS_WRITE_JSON, THADS_LANGUAGE_EN, sink_write, &sink, NULL) ==
       THADS_OK);
  MUST(thads_table_write(table, THADS_WRITE_HTML, THADS_LANGUAGE_VI, sink_write, &sink, NULL) ==
       THADS_OK);
  if (thads_table_arrow(table, &stream, NULL) == THADS_OK) stream.release(&stream);
  thads_table_destroy(table);
}

/* Reads every table of a chapter in every way, and destroys it. */
static inline void use_chapter(thads_chapter* chapter) {
  size_t tables = 0;
  size_t i;
  MUST(thads_chapter_size(chapter, &tables, NULL) == THADS_OK);
  for (i = 0; i < tables; ++i) {
    const char* name = NULL;
    size_t size = 0;
    thads_table* table = NULL;
    MUST(thads_chapter_name(chapter, i, &name, &size, NULL) == THADS_OK);
    MUST(thads_chapter_table(chapter, name, size, &table, NULL) == THADS_OK);
    use_table(table);
  }
  thads_chapter_destroy(chapter);
}

/* Whether two tallies have the same bytes. */
typedef struct fuzz_text {
  char* data;
  size_t size;
} fuzz_text;

static inline int32_t text_write(void* context, const char* data, size_t size) {
  fuzz_text* text = (fuzz_text*)context;
  char* grown = (char*)realloc(text->data, text->size + size + 1);
  if (grown == NULL) return 1;
  memcpy(grown + text->size, data, size);
  text->data = grown;
  text->size += size;
  return 0;
}

static inline fuzz_text bytes_of(const thads_tally* tally) {
  fuzz_text bytes = {NULL, 0};
  MUST(thads_tally_serialize(tally, text_write, &bytes, NULL) == THADS_OK);
  return bytes;
}

/* Asks everything of a tally. Its bytes give it back. */
static inline void use_tally(const thads_tally* tally) {
  fuzz_text bytes = bytes_of(tally);
  fuzz_text again;
  thads_tally* back = NULL;
  thads_table* table = NULL;
  struct ArrowArrayStream stream;
  thads_decimal rate;
  int32_t defined;
  MUST(thads_tally_deserialize(bytes.data, bytes.size, &back, NULL) == THADS_OK);
  again = bytes_of(back);
  MUST(again.size == bytes.size && memcmp(again.data, bytes.data, bytes.size) == 0);
  free(bytes.data);
  free(again.data);
  thads_tally_destroy(back);
  if (thads_tally_table(tally, THADS_LANGUAGE_VI, &table, NULL) == THADS_OK) use_table(table);
  if (thads_tally_arrow(tally, &stream, NULL) == THADS_OK) stream.release(&stream);
  (void)!thads_tally_rate(tally, THADS_QUANTITY_MONEY, &rate, &defined, NULL);
}

/* Counts a register. One with errors yields nothing; one without yields its figures. */
static inline void use_register(thads_register* reg) {
  const thads_period period = {2024, 12};
  thads_tally* tally = NULL;
  thads_table* table = NULL;
  uint64_t errors = 0;
  uint64_t aside = 0;
  thads_status status;
  MUST(thads_register_count_findings(reg, THADS_SEVERITY_ERROR, &errors, NULL) == THADS_OK);
  MUST(thads_register_set_aside(reg, &aside, NULL, NULL) == THADS_OK);
  MUST(thads_register_findings(reg, &table, NULL) == THADS_OK);
  use_table(table);
  status = thads_tally_compute(reg, period, NULL, &tally, NULL);
  MUST(status == THADS_OK || status == THADS_E_OVERFLOW ||
       (status == THADS_E_BAD_REGISTER && errors != 0));
  MUST((tally != NULL) == (status == THADS_OK));
  if (tally != NULL) {
    use_tally(tally);
    table = NULL;
    if (thads_register_explain(reg, period, NULL, THADS_MEASURE_FINISHED, 0, &table, NULL) ==
        THADS_OK) {
      use_table(table);
    }
  }
  thads_tally_destroy(tally);
  thads_register_destroy(reg);
}
