/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as an edition. Every text has the same digest here, so that changed ones get past the
 * seal. The form is canonical: a text that is taken is the one that the edition gives out. */
#include "fuzz.h"

static int32_t same_digest(void* context, const void* data, size_t size, thads_digest* out) {
  (void)context;
  (void)data;
  (void)size;
  memset(out, 0, sizeof *out);
  return 0;
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
  if (size == 0) return 0;
  status = thads_edition_read((const char*)data, size, same_digest, NULL, &edition, NULL);
  MUST(status == THADS_OK || status == THADS_E_CORRUPT);
  if (status != THADS_OK) return 0;
  MUST(thads_edition_text(edition, &text, &length, NULL) == THADS_OK);
  MUST(length == size && memcmp(text, data, size) == 0);
  use_edition(edition);
  thads_edition_destroy(edition);
  return 0;
}
