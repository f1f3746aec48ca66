/* SPDX-License-Identifier: Apache-2.0 */
/* Text that grows, for tests in C: filled by a thads_write, or from a file. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <thads.h>

typedef struct text {
  char* data; /* ends with a NUL */
  size_t size;
} text;

/* The room that a text of `size` bytes has: a power of two, so that growing takes little time. */
static inline size_t text_room(size_t size) {
  size_t room = 64;
  while (room <= size) room *= 2;
  return room;
}

static inline int32_t text_append(void* context, const char* data, size_t size) {
  text* to = (text*)context;
  const size_t room = text_room(to->size + size);
  if (to->data == NULL || room != text_room(to->size)) {
    char* grown = (char*)realloc(to->data, room);
    if (grown == NULL) return 1;
    to->data = grown;
  }
  memcpy(to->data + to->size, data, size);
  to->size += size;
  to->data[to->size] = '\0';
  return 0;
}

static inline text text_of_file(const char* folder, const char* name) {
  text content = {NULL, 0};
  char path[4096];
  char block[4096];
  size_t n;
  FILE* file;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  file = fopen(path, "rb");
  if (file == NULL) {
    fprintf(stderr, "cannot open %s\n", path);
    exit(2);
  }
  while ((n = fread(block, 1, sizeof block, file)) != 0) text_append(&content, block, n);
  fclose(file);
  return content;
}
