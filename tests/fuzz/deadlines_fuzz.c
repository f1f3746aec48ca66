/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a table of time limits in JSON. One without problems can be used for everything. */
#include "fuzz.h"

static const char cases[] =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-03-04,1000,,\n"
    "2,D2,O2,on_request,civil,2016-03-04,1000,,\n";
static const char events[] =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-03-12,notified,,,,\n"
    "1,2024-03-20,unenforceable,,,,\n"
    "1,2024-04-01,verified,,,,\n"
    "2,2024-03-01,collected,400,,,\n"
    "2,2024-05-05,paid_out,400,,,\n";

static thads_register* reg;

static void set_up(void) {
  const thads_csv case_csv = THADS_CSV_TEXT(cases, sizeof cases - 1);
  const thads_csv event_csv = THADS_CSV_TEXT(events, sizeof events - 1);
  MUST(thads_register_load_csv(&case_csv, &event_csv, NULL, &reg, NULL) == THADS_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  thads_scope scope = THADS_SCOPE_INIT;
  thads_deadlines* deadlines = NULL;
  thads_chapter* chapter = NULL;
  thads_table* table = NULL;
  size_t problems = 0;
  thads_status status;
  if (reg == NULL) set_up();
  if (size == 0) return 0;
  scope.reg = reg;
  scope.period.year = 2024;
  scope.period.months = 12;
  MUST(thads_deadlines_read((const char*)data, size, &deadlines, NULL) == THADS_OK);
  MUST(thads_deadlines_problems(deadlines, &table, NULL) == THADS_OK);
  MUST(thads_table_size(table, &problems, NULL, NULL) == THADS_OK);
  use_table(table);
  status = thads_chapter_deadlines(&scope, deadlines, &chapter, NULL);
  MUST(status == (problems == 0 ? THADS_OK : THADS_E_SYNTAX));
  if (status == THADS_OK) {
    use_chapter(chapter);
    MUST(thads_late_steps(&scope, deadlines, &table, NULL) == THADS_OK);
    use_table(table);
  }
  thads_deadlines_destroy(deadlines);
  return 0;
}
