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

static inline int32_t text_append(void* context, const char* data, size_t size) {
  text* to = (text*)context;
  char* grown = (char*)realloc(to->data, to->size + size + 1);
  if (grown == NULL) return 1;
  memcpy(grown + to->size, data, size);
  to->data = grown;
  to->size += size;
  grown[to->size] = '\0';
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
