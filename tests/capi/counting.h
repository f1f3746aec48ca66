/* SPDX-License-Identifier: Apache-2.0 */
/* An allocator for tests in C, which counts what is alive and fails when it is told to; threads
 * share it. */
#pragma once

#include <stdlib.h>

#include "check.h"

static long alive;     /* allocations that were not given back */
static long left = -1; /* allocations until the next fails; below 0: none fails */
static int for_ever;   /* whether all later ones fail too */
static long failures;  /* how many failed */

static void* allocate(void* context, size_t size, size_t alignment) {
  void* memory;
  (void)context;
  if (__atomic_load_n(&left, __ATOMIC_SEQ_CST) >= 0 &&
      __atomic_fetch_sub(&left, 1, __ATOMIC_SEQ_CST) == 0) {
    __atomic_fetch_add(&failures, 1, __ATOMIC_SEQ_CST);
    __atomic_store_n(&left, for_ever ? 0 : -1, __ATOMIC_SEQ_CST);
    return NULL;
  }
  memory = alignment > 16 ? aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                          : malloc(size);
  if (memory != NULL) __atomic_fetch_add(&alive, 1, __ATOMIC_SEQ_CST);
  return memory;
}

static void deallocate(void* context, void* memory) {
  (void)context;
  __atomic_fetch_sub(&alive, 1, __ATOMIC_SEQ_CST);
  free(memory);
}

/* Makes the library take its memory from here. */
static void count_allocations(void) {
  thads_allocator allocator = THADS_ALLOCATOR_INIT;
  allocator.allocate = allocate;
  allocator.deallocate = deallocate;
  CHECK_OK(thads_set_allocator(&allocator));
}
