/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as those of ages. The form is canonical: bytes that are taken are those that the ages
 * write. */
#include "fuzz.h"

static const char cases[] =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-01-10,1000,,\n";
static const char events[] = "case_id,date,type,amount,ground,unit,officer\n";

static thads_register* reg;

static void set_up(void) {
  const thads_csv case_csv = THADS_CSV_TEXT(cases, sizeof cases - 1);
  const thads_csv event_csv = THADS_CSV_TEXT(events, sizeof events - 1);
  MUST(thads_register_load_csv(&case_csv, &event_csv, NULL, &reg, NULL) == THADS_OK);
}

static void use_ages(const thads_ages* ages) {
  thads_scope scope = THADS_SCOPE_INIT;
  thads_chapter* chapter = NULL;
  int32_t days = 0;
  int32_t defined = 0;
  int32_t series;
  for (series = THADS_AGES_OPEN; series <= THADS_AGES_TO_PAID_OUT; ++series) {
    (void)!thads_ages_percentile(ages, series, NULL, 0, 50, THADS_QUANTITY_MONEY, &days, &defined,
                                 NULL);
  }
  MUST(thads_ages_period(ages, &scope.period, NULL) == THADS_OK);
  scope.reg = reg;
  if (thads_chapter_ageing(&scope, ages, NULL, &chapter, NULL) == THADS_OK) use_chapter(chapter);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  thads_ages* ages = NULL;
  fuzz_text bytes = {NULL, 0};
  thads_status status;
  if (reg == NULL) set_up();
  status = thads_ages_deserialize(data, size, &ages, NULL);
  if (status != THADS_OK) {
    MUST(status == THADS_E_CORRUPT);
    return 0;
  }
  MUST(thads_ages_serialize(ages, text_write, &bytes, NULL) == THADS_OK);
  MUST(bytes.size == size && memcmp(bytes.data, data, size) == 0);
  free(bytes.data);
  use_ages(ages);
  (void)!thads_ages_merge(ages, ages, NULL);
  use_ages(ages);
  thads_ages_destroy(ages);
  return 0;
}
