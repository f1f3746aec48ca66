/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as an edition. A last line with a seal is sealed again, so that changed texts get past
 * it. The form is canonical: a text that is taken is the one that the edition gives out. */
#include "fuzz.h"

#include <stdlib.h>

/* "seal", a tab, 64 digits and the end of the line. */
#define SEAL_SIZE ((size_t)70)

static void seal_again(char* text, size_t size) {
  thads_digest digest;
  size_t i;
  char* line;
  if (size < SEAL_SIZE) return;
  line = text + (size - SEAL_SIZE);
  if (memcmp(line, "seal\t", 5) != 0) return;
  MUST(thads_digest_compute(text, size - SEAL_SIZE, &digest, NULL) == THADS_OK);
  for (i = 0; i < 32; ++i) {
    line[5 + 2 * i] = "0123456789abcdef"[digest.bytes[i] >> 4];
    line[6 + 2 * i] = "0123456789abcdef"[digest.bytes[i] & 15];
  }
}

static void use_edition(const thads_edition* edition) {
  thads_tally* figures = NULL;
  thads_table* table = NULL;
  thads_chapter* diff = NULL;
  MUST(thads_edition_tally(edition, &figures, NULL) == THADS_OK);
  use_tally(figures);
  thads_tally_destroy(figures);
  MUST(thads_edition_table(edition, THADS_LANGUAGE_VI, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_edition_diff(edition, edition, NULL, NULL, THADS_LANGUAGE_EN, &diff, NULL) ==
       THADS_OK);
  use_chapter(diff);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  thads_edition* edition = NULL;
  const char* text = NULL;
  size_t length = 0;
  thads_status status;
  char* sealed;
  if (size == 0) return 0;
  sealed = malloc(size);
  MUST(sealed != NULL);
  memcpy(sealed, data, size);
  seal_again(sealed, size);
  status = thads_edition_read(sealed, size, &edition, NULL);
  MUST(status == THADS_OK || status == THADS_E_CORRUPT);
  if (status == THADS_OK) {
    MUST(thads_edition_text(edition, &text, &length, NULL) == THADS_OK);
    MUST(length == size && memcmp(text, sealed, size) == 0);
    use_edition(edition);
    thads_edition_destroy(edition);
  }
  free(sealed);
  return 0;
}
