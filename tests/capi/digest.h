/* SPDX-License-Identifier: Apache-2.0 */
/* Digests, for tests in C. */
#pragma once

#include <string.h>

#include <thads.h>

#include "check.h"

static inline thads_digest digest_of(const char* text) {
  thads_digest digest;
  memset(&digest, 0, sizeof digest);
  CHECK_OK(thads_digest_compute(text, strlen(text), &digest, NULL));
  return digest;
}

/* 64 hexadecimal digits and a NUL, as sha256sum prints them. */
static inline void digest_text(const thads_digest* digest, char shown[65]) {
  size_t i;
  for (i = 0; i < 32; ++i) {
    shown[2 * i] = "0123456789abcdef"[digest->bytes[i] >> 4];
    shown[2 * i + 1] = "0123456789abcdef"[digest->bytes[i] & 15];
  }
  shown[64] = '\0';
}
