/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as tables in CSV. The first byte says which table and how it is written; the two tables
 * of a register are parted by the byte 0x1E. */
#include "fuzz.h"

static void read_register(const uint8_t* data, size_t size, uint8_t how) {
  const uint8_t* end = (const uint8_t*)memchr(data, 0x1E, size);
  const size_t cases_size = end == NULL ? size : (size_t)(end - data);
  const size_t events_size = end == NULL ? 0 : size - cases_size - 1;
  const thads_csv cases = csv_of(data, cases_size, how);
  const thads_csv events = csv_of(data + size - events_size, events_size, how);
  thads_load_options options = THADS_LOAD_OPTIONS_INIT;
  thads_register* reg = NULL;
  fuzz_sink sink = {0, 0};
  options.lenient = (how & 32) != 0;
  options.findings_limit = 100;
  MUST(thads_register_load_csv(&cases, &events, &options, &reg, NULL) == THADS_OK);
  MUST(thads_register_write_rejects(reg, &cases, &events, sink_write, &sink, NULL) == THADS_OK);
  use_register(reg);
}

static void read_units(const thads_csv* csv) {
  thads_units* units = NULL;
  thads_table* table = NULL;
  int32_t within;
  MUST(thads_units_load_csv(csv, &units, NULL) == THADS_OK);
  MUST(thads_units_findings(units, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_units_is_within(units, "A", 1, "B", 1, 19900, &within, NULL) == THADS_OK);
  thads_units_destroy(units);
}

static void read_targets(const thads_csv* csv) {
  thads_targets* targets = NULL;
  thads_table* table = NULL;
  MUST(thads_targets_load_csv(csv, &targets, NULL) == THADS_OK);
  MUST(thads_targets_findings(targets, &table, NULL) == THADS_OK);
  use_table(table);
  thads_targets_destroy(targets);
}

static void read_filed(const thads_csv* csv) {
  static thads_regulation* under;
  const thads_period period = {2024, 12};
  thads_filed* filed = NULL;
  thads_table* table = NULL;
  thads_tally* tally = NULL;
  thads_status status;
  if (under == NULL) MUST(thads_regulation_builtin("TT05-2024", 9, &under, NULL) == THADS_OK);
  status = thads_filed_load_csv(csv, under, period, 1, &filed, NULL);
  MUST(status == THADS_OK || status == THADS_E_OVERFLOW);
  if (status != THADS_OK) return;
  MUST(thads_filed_findings(filed, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_filed_tally(filed, &tally, NULL) == THADS_OK);
  use_tally(tally);
  thads_tally_destroy(tally);
  thads_filed_destroy(filed);
}

static void read_claims(const thads_csv* csv) {
  thads_claims* claims = NULL;
  thads_table* table = NULL;
  MUST(thads_claims_load_csv(csv, &claims, NULL) == THADS_OK);
  MUST(thads_claims_findings(claims, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_claims_table(claims, THADS_LANGUAGE_VI, &table, NULL) == THADS_OK);
  use_table(table);
  thads_claims_destroy(claims);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  uint8_t how;
  thads_csv csv;
  if (size == 0) return 0;
  how = data[0];
  csv = csv_of(data + 1, size - 1, how);
  switch (how & 7) {
    case 0:
      read_units(&csv);
      break;
    case 1:
      read_targets(&csv);
      break;
    case 2:
      read_filed(&csv);
      break;
    case 3:
      read_claims(&csv);
      break;
    default:
      read_register(data + 1, size - 1, how);
  }
  return 0;
}
