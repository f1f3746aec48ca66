/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a regulation in JSON. One without problems can be used for everything. */
#include "fuzz.h"

static const char cases[] =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-01-10,1000,,budget\n"
    "2,D2,,on_request,family,2022-11-30,500,,\n";
static const char events[] =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-02-01,enforceable,,,,\n"
    "1,2024-03-01,collected,400,,,\n"
    "2,2024-05-05,terminated,,,,\n";

static thads_tally* tally;
static thads_report* report;

static void set_up(void) {
  const thads_csv case_csv = THADS_CSV_TEXT(cases, sizeof cases - 1);
  const thads_csv event_csv = THADS_CSV_TEXT(events, sizeof events - 1);
  const thads_period period = {2024, 12};
  const thads_tally* years[1];
  thads_register* reg = NULL;
  MUST(thads_register_load_csv(&case_csv, &event_csv, NULL, &reg, NULL) == THADS_OK);
  MUST(thads_tally_compute(reg, period, NULL, &tally, NULL) == THADS_OK);
  years[0] = tally;
  MUST(thads_report_create(years, 1, NULL, NULL, NULL, 0, &report, NULL) == THADS_OK);
  thads_register_destroy(reg);
}

static void use_forms(const thads_regulation* under) {
  thads_table* forms = NULL;
  size_t rows = 0;
  size_t r;
  MUST(thads_regulation_table(under, THADS_REGULATION_FORMS, 0, &forms, NULL) == THADS_OK);
  MUST(thads_table_size(forms, &rows, NULL, NULL) == THADS_OK);
  for (r = 0; r < rows && r < 4; ++r) {
    thads_table* table = NULL;
    const char* id = NULL;
    size_t size = 0;
    MUST(thads_table_value(forms, r, 0, &id, &size, NULL, NULL) == THADS_OK);
    if (thads_report_form(report, under, id, size, 0, &table, NULL) == THADS_OK) use_table(table);
    if (thads_report_formulas(report, under, id, size, 1, &table, NULL) == THADS_OK) {
      use_table(table);
    }
  }
  thads_table_destroy(forms);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  thads_regulation* under = NULL;
  thads_table* table = NULL;
  const char* id = NULL;
  size_t length = 0;
  size_t problems = 0;
  thads_status status;
  if (report == NULL) set_up();
  if (size == 0) return 0;
  MUST(thads_regulation_read((const char*)data, size, &under, NULL) == THADS_OK);
  MUST(thads_regulation_problems(under, &table, NULL) == THADS_OK);
  MUST(thads_table_size(table, &problems, NULL, NULL) == THADS_OK);
  use_table(table);
  status = thads_regulation_id(under, &id, &length, NULL);
  MUST(status == (problems == 0 ? THADS_OK : THADS_E_SYNTAX));
  if (status == THADS_OK) {
    int32_t part;
    for (part = THADS_REGULATION_COLUMNS; part <= THADS_REGULATION_FORMS; ++part) {
      MUST(thads_regulation_table(under, part, 0, &table, NULL) == THADS_OK);
      use_table(table);
    }
    use_forms(under);
    if (thads_report_checks(report, under, NULL, 0, &table, NULL, NULL) == THADS_OK) {
      use_table(table);
    }
  }
  thads_regulation_destroy(under);
  return 0;
}
