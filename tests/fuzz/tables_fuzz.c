/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the tables that stand beside a register: what became of units, posts, assets,
 * grounds, points and dockets. The first byte says which table and how it is written; the two
 * tables of points are parted by the byte 0x1E. One without errors can be used for its chapter. */
#include "fuzz.h"

static const char cases[] =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-03-04,1000,,credit\n"
    "2,D2,O2,on_request,civil,2022-03-04,1000,,\n"
    "3,D1,O1,on_request,civil,2023-12-04,7,,\n";
static const char events[] =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-03-20,unenforceable,,no_assets,,\n"
    "2,2024-03-01,collected,400,,,\n"
    "3,2024-05-05,collected,7,,,\n"
    "3,2024-05-05,completed,,,,\n";
static const char unit_rows[] =
    "code,name,kind,parent,valid_from,valid_to\n"
    "P,Province,province,,,\n"
    "D1,First,district,P,,2025-06-30\n"
    "D2,Second,district,P,,2025-06-30\n"
    "K1,Region,region,P,2025-07-01,\n"
    "K2,Region,region,P,2025-07-01,\n";
static const thads_date after_reform = 20300; /* 2025-07-31 */

static thads_register* reg;
static thads_units* units;
static thads_regulation* regulation;
static thads_tally* tally;

static void set_up(void) {
  const thads_csv case_csv = THADS_CSV_TEXT(cases, sizeof cases - 1);
  const thads_csv event_csv = THADS_CSV_TEXT(events, sizeof events - 1);
  const thads_csv unit_csv = THADS_CSV_TEXT(unit_rows, sizeof unit_rows - 1);
  const thads_period period = {2024, 12};
  MUST(thads_register_load_csv(&case_csv, &event_csv, NULL, &reg, NULL) == THADS_OK);
  MUST(thads_units_load_csv(&unit_csv, &units, NULL) == THADS_OK);
  MUST(thads_regulation_builtin("TT05-2024", 9, &regulation, NULL) == THADS_OK);
  MUST(thads_tally_compute(reg, period, NULL, &tally, NULL) == THADS_OK);
}

static thads_scope scope_of(void) {
  thads_scope scope = THADS_SCOPE_INIT;
  scope.reg = reg;
  scope.units = units;
  scope.period.year = 2024;
  scope.period.months = 12;
  return scope;
}

/* A chapter comes of tables without errors; sums may be too large for it all the same. */
static void expect_chapter(thads_status status, uint64_t errors, thads_chapter* chapter) {
  MUST((chapter != NULL) == (status == THADS_OK));
  if (errors != 0) {
    MUST(status == THADS_E_BAD_REGISTER);
  } else {
    MUST(status == THADS_OK || status == THADS_E_OVERFLOW);
  }
  if (chapter != NULL) use_chapter(chapter);
}

static void read_successions(const thads_csv* csv) {
  thads_successions* successions = NULL;
  thads_table* table = NULL;
  thads_tally* restated = NULL;
  uint64_t errors = 0;
  MUST(thads_successions_load_csv(csv, units, &successions, NULL) == THADS_OK);
  MUST(thads_successions_findings(successions, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_successions_count_findings(successions, THADS_SEVERITY_ERROR, &errors, NULL) ==
       THADS_OK);
  if (thads_tally_restate(tally, units, successions, after_reform, &restated, NULL) == THADS_OK) {
    MUST(errors == 0);
    use_tally(restated);
  }
  thads_tally_destroy(restated);
  thads_successions_destroy(successions);
}

static void read_staff(const thads_csv* csv) {
  const thads_scope scope = scope_of();
  thads_staff* staff = NULL;
  thads_table* table = NULL;
  thads_chapter* chapter = NULL;
  uint64_t errors = 0;
  thads_status status;
  MUST(thads_staff_load_csv(csv, units, &staff, NULL) == THADS_OK);
  MUST(thads_staff_findings(staff, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_staff_count_findings(staff, THADS_SEVERITY_ERROR, &errors, NULL) == THADS_OK);
  status = thads_chapter_staff(&scope, staff, NULL, &chapter, NULL);
  expect_chapter(status, errors, chapter);
  thads_staff_destroy(staff);
}

static void read_attributes(const thads_csv* csv) {
  static const char posts[] = "unit,date,posts_assigned,posts_filled\nD1,2023-10-01,3,2\n";
  const thads_csv staff_csv = THADS_CSV_TEXT(posts, sizeof posts - 1);
  const thads_scope scope = scope_of();
  thads_staff* staff = NULL;
  thads_attributes* attributes = NULL;
  thads_table* table = NULL;
  thads_chapter* chapter = NULL;
  uint64_t errors = 0;
  thads_status status;
  MUST(thads_staff_load_csv(&staff_csv, units, &staff, NULL) == THADS_OK);
  MUST(thads_attributes_load_csv(csv, units, &attributes, NULL) == THADS_OK);
  MUST(thads_attributes_findings(attributes, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_attributes_count_findings(attributes, THADS_SEVERITY_ERROR, &errors, NULL) ==
       THADS_OK);
  status = thads_chapter_staff(&scope, staff, attributes, &chapter, NULL);
  expect_chapter(status, errors, chapter);
  thads_attributes_destroy(attributes);
  thads_staff_destroy(staff);
}

static void read_assets(const thads_csv* csv) {
  const thads_scope scope = scope_of();
  thads_assets* assets = NULL;
  thads_table* table = NULL;
  thads_chapter* chapter = NULL;
  uint64_t errors = 0;
  thads_status status;
  MUST(thads_assets_load_csv(csv, reg, &assets, NULL) == THADS_OK);
  MUST(thads_assets_findings(assets, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_assets_count_findings(assets, THADS_SEVERITY_ERROR, &errors, NULL) == THADS_OK);
  status = thads_chapter_sizes(&scope, NULL, assets, &chapter, NULL);
  expect_chapter(status, errors, chapter);
  thads_assets_destroy(assets);
}

/* The register keeps the grounds that it was read with. */
static void read_grounds(const thads_csv* csv) {
  const thads_csv case_csv = THADS_CSV_TEXT(cases, sizeof cases - 1);
  const thads_csv event_csv = THADS_CSV_TEXT(events, sizeof events - 1);
  thads_load_options options = THADS_LOAD_OPTIONS_INIT;
  thads_grounds* grounds = NULL;
  thads_register* again = NULL;
  thads_table* table = NULL;
  uint64_t errors = 0;
  thads_status status;
  MUST(thads_grounds_load_csv(csv, &grounds, NULL) == THADS_OK);
  MUST(thads_grounds_findings(grounds, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_grounds_count_findings(grounds, THADS_SEVERITY_ERROR, &errors, NULL) == THADS_OK);
  options.grounds = grounds;
  status = thads_register_load_csv(&case_csv, &event_csv, &options, &again, NULL);
  MUST(status == (errors == 0 ? THADS_OK : THADS_E_BAD_REGISTER));
  if (status == THADS_OK) use_register(again);
  thads_grounds_destroy(grounds);
}

static void read_scheme(const thads_csv* points, const thads_csv* grades) {
  const thads_scope scope = scope_of();
  thads_scheme* scheme = NULL;
  thads_table* table = NULL;
  thads_chapter* chapter = NULL;
  uint64_t errors = 0;
  thads_status status;
  MUST(thads_scheme_load_csv(points, grades, &scheme, NULL) == THADS_OK);
  MUST(thads_scheme_findings(scheme, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_scheme_count_findings(scheme, THADS_SEVERITY_ERROR, &errors, NULL) == THADS_OK);
  status = thads_chapter_compare_units(&scope, NULL, scheme, &chapter, NULL);
  expect_chapter(status, errors, chapter);
  thads_scheme_destroy(scheme);
}

static void read_dockets(const thads_csv* csv) {
  const thads_scope scope = scope_of();
  thads_dockets* dockets = NULL;
  thads_table* table = NULL;
  thads_chapter* chapter = NULL;
  uint64_t errors = 0;
  uint64_t failed = 0;
  thads_status status;
  MUST(thads_dockets_load_csv(csv, regulation, units, &dockets, NULL) == THADS_OK);
  MUST(thads_dockets_findings(dockets, &table, NULL) == THADS_OK);
  use_table(table);
  MUST(thads_dockets_count_findings(dockets, THADS_SEVERITY_ERROR, &errors, NULL) == THADS_OK);
  status = thads_chapter_dockets(&scope, dockets, &chapter, &failed, NULL);
  expect_chapter(status, errors, chapter);
  if (status == THADS_OK) {
    MUST(failed == 0);
    MUST(thads_docket_form(&scope, dockets, "08", 2, &table, &failed, NULL) == THADS_OK);
    MUST(failed == 0);
    use_table(table);
  }
  thads_dockets_destroy(dockets);
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const uint8_t* end;
  thads_csv csv;
  thads_csv second;
  uint8_t how;
  if (reg == NULL) set_up();
  if (size == 0) return 0;
  how = *data++;
  --size;
  csv = csv_of(data, size, how);
  switch (how & 7) {
    case 0:
      read_successions(&csv);
      break;
    case 1:
      read_staff(&csv);
      break;
    case 2:
      read_attributes(&csv);
      break;
    case 3:
      read_assets(&csv);
      break;
    case 4:
      read_grounds(&csv);
      break;
    case 5:
      read_dockets(&csv);
      break;
    default:
      end = (const uint8_t*)memchr(data, 0x1E, size);
      if (end == NULL) {
        read_scheme(&csv, NULL);
      } else {
        csv = csv_of(data, (size_t)(end - data), how);
        second = csv_of(end + 1, (size_t)(data + size - end) - 1, how);
        read_scheme(&csv, &second);
      }
  }
  return 0;
}
