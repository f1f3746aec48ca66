/* SPDX-License-Identifier: Apache-2.0 */
/* Handles made and destroyed 10 000 times – with the argument --few, for sanitizers, 500 times –
 * leave nothing behind, neither do streams. */
#include "arrow_rows.h"
#include "counting.h"
#include "small.h"

static void one_cycle(void) {
  struct ArrowArrayStream cases = rows_of(small_cases);
  struct ArrowArrayStream events = rows_of(small_events);
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  thads_report* report = small_report();
  thads_narrative* narrative = small_narrative(report);
  thads_table* table = NULL;
  thads_register* reg = NULL;
  thads_tally* tally;
  CHECK_OK(thads_report_table(report, THADS_REPORT_KPI, THADS_LANGUAGE_VI, &table, NULL));
  CHECK_OK(thads_register_load_arrow(&cases, &events, NULL, &reg, NULL));
  tally = tally_of(reg, 2024);
  CHECK_OK(thads_tally_arrow(tally, &stream, NULL));
  thads_tally_destroy(tally);
  thads_register_destroy(reg);
  thads_table_destroy(table);
  thads_narrative_destroy(narrative);
  thads_report_destroy(report);
  CHECK(stream.get_schema(&stream, &schema) == 0 && stream.get_next(&stream, &batch) == 0);
  stream.release(&stream); /* what it gave lives on */
  schema.release(&schema);
  batch.release(&batch);
  CHECK(alive == 0);
}

int main(int argc, char** argv) {
  const int cycles = argc == 2 && strcmp(argv[1], "--few") == 0 ? 500 : 10000;
  int i;
  count_allocations();
  for (i = 0; i < cycles; ++i) one_cycle();
  CHECK(failures == 0);
  CHECK_OK(thads_set_allocator(NULL));
  return check_failures();
}
