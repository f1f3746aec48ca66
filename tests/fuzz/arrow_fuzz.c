/* SPDX-License-Identifier: Apache-2.0 */
/* A register from Arrow streams made of any bytes. Every buffer has exactly the size that its array
 * says, and is freed when its array is released, so that a sanitizer sees a step beyond. What the
 * buffers hold, and the numbers in the structs, are as the bytes say. */
#include <errno.h>

#include "fuzz.h"

enum { MOST_COLUMNS = 10, MOST_ROWS = 24, MOST_TEXT = 512, MOST_MEMORY = 256 };

/* --- Memory of one batch, freed when the batch is released. */

typedef struct arena {
  void* blocks[MOST_MEMORY];
  size_t count;
} arena;

static void* get(arena* in, size_t size) {
  void* block = malloc(size);
  MUST(block != NULL && in->count < MOST_MEMORY);
  in->blocks[in->count++] = block;
  return block;
}

static void free_all(arena* in) {
  while (in->count != 0) free(in->blocks[--in->count]);
}

/* --- What the columns are: the same in all batches of a stream. */

typedef enum layout { FIXED, TEXT32, TEXT64, VIEWS, NOTHING, LIST } layout;

typedef struct format {
  const char* name;
  layout how;
  size_t width; /* of a fixed one, in bytes */
} format;

static const format formats[] = {{"u", TEXT32, 0},          {"U", TEXT64, 0},
                                 {"vu", VIEWS, 0},          {"tdD", FIXED, 4},
                                 {"tdm", FIXED, 8},         {"tss:", FIXED, 8},
                                 {"tsm:", FIXED, 8},        {"tsu:UTC", FIXED, 8},
                                 {"tsn:", FIXED, 8},        {"c", FIXED, 1},
                                 {"C", FIXED, 1},           {"s", FIXED, 2},
                                 {"S", FIXED, 2},           {"i", FIXED, 4},
                                 {"I", FIXED, 4},           {"l", FIXED, 8},
                                 {"L", FIXED, 8},           {"d:38,0", FIXED, 16},
                                 {"d:18,2,64", FIXED, 8},   {"d:9,0,32", FIXED, 4},
                                 {"d:76,3,256", FIXED, 32}, {"n", NOTHING, 0},
                                 {"g", FIXED, 8},           {"w:16", FIXED, 16},
                                 {"d:4,9,64", FIXED, 8},    {"tsn:Asia/Ho_Chi_Minh", FIXED, 8},
                                 {"+l", LIST, 0},           {"", NOTHING, 0}};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0], FIRST_INDEX = 9, INDEX_COUNT = 8 };

typedef struct column {
  const char* name;
  const format* of;
  const format* values; /* of a dictionary, or NULL */
} column;

typedef struct stream_state {
  fuzz_bytes bytes;
  column columns[MOST_COLUMNS];
  int64_t column_count;
  int batches;
  struct ArrowSchema schemas[MOST_COLUMNS];
  struct ArrowSchema values[MOST_COLUMNS];
  struct ArrowSchema* children[MOST_COLUMNS];
} stream_state;

static int streams_alive;
static int batches_alive;

/* --- Texts that rules know, so that the bytes come past them. */

static const char* const words[] = {"1",
                                    "2",
                                    "D1",
                                    "O1",
                                    "ex_officio",
                                    "on_request",
                                    "civil",
                                    "family",
                                    "2024-01-10",
                                    "2024-03-01",
                                    "1000",
                                    "400",
                                    "new",
                                    "entrusted_in",
                                    "budget|credit",
                                    "merit",
                                    "enforceable",
                                    "collected",
                                    "completed",
                                    "postponed",
                                    "unit_changed",
                                    "officer_changed",
                                    "agreement",
                                    "other",
                                    ""};

static size_t take_text(fuzz_bytes* from, char* to, size_t room) {
  const uint8_t what = take_byte(from);
  size_t size;
  if (what < 200) {
    const char* word = words[what % (sizeof words / sizeof words[0])];
    size = strlen(word) < room ? strlen(word) : room;
    memcpy(to, word, size);
    return size;
  }
  for (size = 0; size < (size_t)(what - 200) && size < room; ++size)
    to[size] = (char)take_byte(from);
  return size;
}

/* --- Arrays. */

static void release_nothing(struct ArrowArray* array) { array->release = NULL; }

static void* texts(arena* in, fuzz_bytes* from, int64_t rows, size_t width, const void** data) {
  char all[MOST_TEXT];
  int64_t ends[MOST_ROWS + 9];
  size_t size = 0;
  int64_t i;
  char* offsets = (char*)get(in, (size_t)(rows + 1) * width);
  ends[0] = 0;
  for (i = 0; i < rows; ++i) {
    size += take_text(from, all + size, MOST_TEXT - size);
    ends[i + 1] = (int64_t)size;
  }
  if (take_byte(from) ==
      255) { /* an end that lies, but for the last, which tells how far data reach */
    ends[take_byte(from) % (uint8_t)(rows + 1)] = (int32_t)take_number(from, 4);
    ends[rows] = (int64_t)size;
  }
  for (i = 0; i <= rows; ++i) {
    const int32_t narrow = (int32_t)ends[i];
    memcpy(offsets + (size_t)i * width, width == 4 ? (const void*)&narrow : (const void*)&ends[i],
           width);
  }
  *data = memcpy(get(in, size), all, size);
  return offsets;
}

/* Views: 16 bytes each, with texts of at most 12 bytes inside, others in one of two buffers. */
static int64_t views(arena* in, fuzz_bytes* from, int64_t rows, const void** buffers) {
  int64_t* sizes = (int64_t*)get(in, 2 * sizeof(int64_t));
  char* view = (char*)get(in, (size_t)rows * 16);
  char* data[2];
  int b;
  int64_t i;
  for (b = 0; b < 2; ++b) {
    sizes[b] = take_byte(from) % 64;
    data[b] = (char*)get(in, (size_t)sizes[b]);
    for (i = 0; i < sizes[b]; ++i) data[b][i] = (char)(' ' + take_byte(from) % 90);
  }
  for (i = 0; i < rows; ++i) {
    char word[16];
    int32_t size;
    memset(word, 0, sizeof word);
    if (take_byte(from) < 200) {
      size = (int32_t)take_text(from, word + 4, 12);
    } else {
      const int32_t where = (int8_t)take_byte(from);
      const int32_t begin = (int8_t)take_byte(from);
      size = (int8_t)take_byte(from);
      if (where >= 0 && where < 2 && begin >= 0 && size > 12 && begin + 4 <= sizes[where]) {
        memcpy(word + 4, data[where] + begin, 4); /* the prefix */
      }
      memcpy(word + 8, &where, 4);
      memcpy(word + 12, &begin, 4);
    }
    memcpy(word, &size, 4);
    memcpy(view + (size_t)i * 16, word, 16);
  }
  buffers[1] = view;
  buffers[2] = data[0];
  buffers[3] = data[1];
  buffers[4] = sizes;
  return 5;
}

static void make_array(arena* in, fuzz_bytes* from, const format* of, int64_t length,
                       struct ArrowArray* out) {
  const int64_t offset = take_byte(from) % 9;
  const int64_t rows = offset + length;
  const void* buffers[5] = {NULL, NULL, NULL, NULL, NULL};
  const void** given;
  int64_t i;
  memset(out, 0, sizeof *out);
  out->length = length;
  out->offset = offset;
  out->null_count = (int8_t)take_byte(from) % 3 - 1;
  out->release = release_nothing;
  switch (of->how) {
    case FIXED: {
      char* values = (char*)get(in, (size_t)rows * of->width);
      for (i = 0; i < rows * (int64_t)of->width; ++i) {
        /* mostly small numbers, negative ones among them */
        values[i] = i % (int64_t)of->width < 2 ? (char)take_byte(from) : 0;
      }
      buffers[1] = values;
      out->n_buffers = 2;
      break;
    }
    case TEXT32:
    case TEXT64:
      buffers[1] = texts(in, from, rows, of->how == TEXT32 ? 4 : 8, &buffers[2]);
      out->n_buffers = 3;
      break;
    case VIEWS:
      out->n_buffers = views(in, from, rows, buffers);
      break;
    default:
      out->n_buffers = 0;
  }
  if (out->n_buffers != 0 && take_byte(from) % 2 == 0) {
    uint8_t* bitmap = (uint8_t*)get(in, (size_t)(rows + 7) / 8);
    for (i = 0; i < (rows + 7) / 8; ++i) bitmap[i] = take_byte(from) | take_byte(from);
    buffers[0] = bitmap;
  }
  /* Sometimes a lie: another number of buffers, of rows, or an offset. */
  switch (take_byte(from)) {
    case 250:
      out->n_buffers = (int8_t)take_byte(from) % 6;
      break;
    case 251:
      out->length = -1;
      break;
    case 252:
      out->offset = -1;
      break;
    case 253:
      out->null_count = INT64_MAX;
      break;
    default:
      break;
  }
  given = (const void**)get(in, (size_t)(out->n_buffers < 0 ? 0 : out->n_buffers) * sizeof(void*));
  for (i = 0; i < out->n_buffers; ++i) given[i] = i < 5 ? buffers[i] : NULL;
  out->buffers = given;
}

/* --- The stream. */

static void release_batch(struct ArrowArray* batch) {
  arena* memory = (arena*)batch->private_data;
  free_all(memory);
  free(memory);
  batch->release = NULL;
  --batches_alive;
}

static int next_batch(struct ArrowArrayStream* stream, struct ArrowArray* out) {
  stream_state* state = (stream_state*)stream->private_data;
  fuzz_bytes* from = &state->bytes;
  struct ArrowArray* columns;
  arena* memory;
  int64_t length;
  int64_t c;
  memset(out, 0, sizeof *out);
  if (state->batches-- <= 0) return 0;
  if (take_byte(from) == 255) return EIO;
  length = take_byte(from) % MOST_ROWS;
  memory = (arena*)calloc(1, sizeof *memory);
  MUST(memory != NULL);
  out->private_data = memory;
  out->release = release_batch;
  ++batches_alive;
  out->length = length;
  out->n_buffers = 1;
  out->buffers = (const void**)get(memory, sizeof(void*));
  out->buffers[0] = NULL;
  out->n_children = state->column_count;
  columns = (struct ArrowArray*)get(memory, (size_t)state->column_count * sizeof *columns);
  out->children = (struct ArrowArray**)get(memory, (size_t)state->column_count * sizeof columns);
  for (c = 0; c < state->column_count; ++c) {
    const column* of = &state->columns[c];
    make_array(memory, from, of->of, length, &columns[c]);
    out->children[c] = &columns[c];
    if (of->values != NULL) {
      columns[c].dictionary = (struct ArrowArray*)get(memory, sizeof(struct ArrowArray));
      make_array(memory, from, of->values, take_byte(from) % MOST_ROWS, columns[c].dictionary);
    }
  }
  switch (take_byte(from)) {
    case 254:
      out->children[0] = NULL;
      break;
    case 253:
      out->length += 1;
      break;
    case 252:
      --out->n_children;
      break;
    case 251:
      out->offset = 1;
      break;
    default:
      break;
  }
  return 0;
}

static void release_schema(struct ArrowSchema* schema) { schema->release = NULL; }

static int schema_of(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  stream_state* state = (stream_state*)stream->private_data;
  int64_t c;
  memset(out, 0, sizeof *out);
  out->format = "+s";
  out->n_children = state->column_count;
  out->children = state->children;
  out->release = release_schema;
  for (c = 0; c < state->column_count; ++c) {
    struct ArrowSchema* child = state->children[c] = &state->schemas[c];
    memset(child, 0, sizeof *child);
    child->name = state->columns[c].name;
    child->format = state->columns[c].of->name;
    child->release = release_schema;
    if (state->columns[c].values != NULL) {
      memset(&state->values[c], 0, sizeof *child);
      state->values[c].format = state->columns[c].values->name;
      state->values[c].release = release_schema;
      child->dictionary = &state->values[c];
    }
  }
  return 0;
}

static const char* last_error(struct ArrowArrayStream* stream) {
  return ((stream_state*)stream->private_data)->batches % 2 == 0 ? "the disk is gone" : NULL;
}

static void release_stream(struct ArrowArrayStream* stream) {
  free(stream->private_data);
  stream->release = NULL;
  --streams_alive;
}

static struct ArrowArrayStream stream_of(fuzz_bytes bytes, const char* const* names, int count) {
  struct ArrowArrayStream stream;
  stream_state* state = (stream_state*)calloc(1, sizeof *state);
  int c;
  MUST(state != NULL);
  state->bytes = bytes;
  state->batches = take_byte(&state->bytes) % 4;
  state->column_count = count;
  for (c = 0; c < count; ++c) {
    const uint8_t what = take_byte(&state->bytes);
    column* made = &state->columns[c];
    made->name = names[c];
    if (what < 128) { /* text, mostly, as every column may be */
      made->of = &formats[what % 3];
    } else if (what < 200) {
      made->of = &formats[FIRST_INDEX + what % INDEX_COUNT];
      made->values = &formats[take_byte(&state->bytes) % 3];
    } else {
      made->of = &formats[take_byte(&state->bytes) % FORMAT_COUNT];
    }
  }
  if (take_byte(&state->bytes) == 255) state->columns[0].name = "another";
  stream.get_schema = schema_of;
  stream.get_next = next_batch;
  stream.get_last_error = last_error;
  stream.release = release_stream;
  stream.private_data = state;
  ++streams_alive;
  return stream;
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const char* const case_columns[] = {"case_id",    "unit",          "officer",
                                             "initiation", "judgment_type", "accepted",
                                             "amount",     "source",        "flags"};
  static const char* const event_columns[] = {"case_id", "date", "type",   "amount",
                                              "ground",  "unit", "officer"};
  const fuzz_bytes first = {data, size / 2};
  const fuzz_bytes second = {data + size / 2, size - size / 2};
  struct ArrowArrayStream cases = stream_of(first, case_columns, 9);
  struct ArrowArrayStream events = stream_of(second, event_columns, 7);
  thads_load_options options = THADS_LOAD_OPTIONS_INIT;
  thads_register* reg = NULL;
  thads_status status;
  options.lenient = (int32_t)(size % 2);
  options.findings_limit = 100;
  status = thads_register_load_arrow(&cases, &events, &options, &reg, NULL);
  MUST(cases.release == NULL && events.release == NULL);
  MUST(streams_alive == 0 && batches_alive == 0);
  MUST((reg != NULL) == (status == THADS_OK));
  MUST(status == THADS_OK || status == THADS_E_ARGUMENT || status == THADS_E_CORRUPT ||
       status == THADS_E_IO);
  if (reg != NULL) use_register(reg);
  return 0;
}
