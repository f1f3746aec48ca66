/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as those of a tally. The form is canonical: bytes that are taken are those that the
 * tally writes. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  thads_tally* tally = NULL;
  thads_tally* part = NULL;
  fuzz_text bytes;
  const thads_status status = thads_tally_deserialize(data, size, &tally, NULL);
  MUST(status == THADS_OK || status == THADS_E_CORRUPT || status == THADS_E_MISMATCH);
  if (status != THADS_OK) return 0;
  bytes = bytes_of(tally);
  MUST(bytes.size == size && memcmp(bytes.data, data, size) == 0);
  free(bytes.data);
  use_tally(tally);
  if (thads_tally_project(tally, 0, &part, NULL) == THADS_OK) use_tally(part);
  thads_tally_destroy(part);
  (void)!thads_tally_merge(tally, tally, NULL);
  use_tally(tally);
  thads_tally_destroy(tally);
  return 0;
}
