/* SPDX-License-Identifier: Apache-2.0 */
/* Checks for tests in C: what fails is printed and counted, and main returns check_failures(). */
#pragma once

#include <stdio.h>
#include <string.h>

#include <thads.h>

static int checks_made;
static int checks_failed;

static void check_at(int good, const char* what, const char* file, int line) {
  ++checks_made;
  if (good) return;
  ++checks_failed;
  fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
}

#define CHECK(condition) check_at((condition) != 0, #condition, __FILE__, __LINE__)

/* A call that must succeed; `err` says why it did not. */
#define CHECK_OK(call)                                                              \
  do {                                                                              \
    const thads_status status_ = (call);                                            \
    check_at(status_ == THADS_OK, #call, __FILE__, __LINE__);                       \
    if (status_ != THADS_OK) fprintf(stderr, "  %s\n", thads_status_name(status_)); \
  } while (0)

/* A call that must fail with `code`. */
#define CHECK_FAILS(code, call)                                                   \
  do {                                                                            \
    const thads_status status_ = (call);                                          \
    check_at(status_ == (code), #call " fails with " #code, __FILE__, __LINE__);  \
    if (status_ != (code)) fprintf(stderr, "  %s\n", thads_status_name(status_)); \
  } while (0)

#define CHECK_TEXT(data, size, expected)                                          \
  check_at((size) == strlen(expected) && memcmp((data), (expected), (size)) == 0, \
           #data " is " #expected, __FILE__, __LINE__)

/* 0 when all was well. A program that checked nothing has not passed. */
static int check_failures(void) {
  printf("%d checks, %d failed\n", checks_made, checks_failed);
  return checks_failed != 0 || checks_made == 0;
}
