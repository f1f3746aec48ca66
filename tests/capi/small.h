/* SPDX-License-Identifier: Apache-2.0 */
/* A small province whose figures are worked out by hand, and what makes handles of it, for tests in
 * C. In statistical year 2024:
 *   1  new, 400 of 1000 collected, 600 in progress     3  carried over from 2023, no conditions:
 * 500 2  new, not about money, finished                  4  new, 300 terminated so that 2 of 3
 * cases with conditions are resolved, and 700 of 1300 đồng. */
#pragma once

#include "check.h"
#include "text.h"

static const char* const small_cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,D1,O1,ex_officio,civil,2024-01-10,1000,,\n"
    "2,D1,O1,on_request,family,2023-11-30,,,credit\n"
    "3,D2,O2,ex_officio,civil,2022-12-01,500,,\n"
    "4,D2,O2,ex_officio,criminal,2024-02-02,300,,\n";
static const char* const small_events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-02-01,enforceable,,,,\n"
    "1,2024-03-01,collected,400,,,\n"
    "2,2024-05-05,completed,,,,\n"
    "3,2023-02-01,unenforceable,,,,\n"
    "4,2024-06-01,terminated,,,,\n";
static const char* const small_units =
    "code,name,kind,parent,valid_from,valid_to\n"
    "N,Cả nước,nation,,,\n"
    "P,Tỉnh P,province,N,,\n"
    "D1,Huyện 1,district,P,,\n"
    "D2,Huyện 2,district,P,2010-01-01,2030-12-31\n";
static const char* const small_targets =
    "unit,year,measure,value,comparator,valid_from,document\n"
    "P,2024,cases,60,,,\n"
    "P,2024,money,60,above,,QĐ 1\n"
    "D1,2024,cases,50.00,above,,\n";
/* What D3 filed, in thousand đồng: 10 cases, 4 finished; of 900, 300 finished. */
static const char* const small_filed =
    "unit,officer,column,count,money\n"
    "D3,O5,A1,4,500\n"
    "D3,O5,A2,6,400\n"
    "D3,O5,F1,4,300\n"
    "D3,O5,G,5,500\n"
    "D3,O5,J,1,100\n";
/* 2 of 3 is 66.67 %, which is 6.67 over 60 %; 7.67 is wrong. */
static const char* const small_claims =
    "id,period_end,measure_kind,money_unit,other_numbers,accepted_total,carried_over,"
    "newly_accepted,delegated_out,to_enforce_total,with_conditions,without_conditions,completed,"
    "terminated,resolved,in_progress,postponed,carried_forward,rate_published_pct,target_pct,"
    "over_target_pp,growth_resolved_pct,growth_accepted_pct\n"
    "right,2024-09-30,viec,,,,,,,,3,,,,2,,,,66.67,60,6.67,,\n"
    "wrong,2024-09-30,viec,,,,,,,,3,,,,2,,,,66.67,60,7.67,,\n";
static const thads_period small_year = {2024, 12};

static inline thads_csv csv_of(const char* data) {
  const thads_csv csv = THADS_CSV_TEXT(data, THADS_NUL_TERMINATED);
  return csv;
}

static inline thads_register* register_of(const char* case_rows, const char* event_rows,
                                          const thads_load_options* options) {
  const thads_csv cases = csv_of(case_rows);
  const thads_csv events = csv_of(event_rows);
  thads_register* reg = NULL;
  CHECK_OK(thads_register_load_csv(&cases, &events, options, &reg, NULL));
  return reg;
}

static inline thads_tally* tally_of(const thads_register* reg, int32_t year_of) {
  thads_period period = small_year;
  thads_tally* tally = NULL;
  period.year = year_of;
  CHECK_OK(thads_tally_compute(reg, period, NULL, &tally, NULL));
  return tally;
}

static inline thads_units* units_of(const char* rows) {
  const thads_csv csv = csv_of(rows);
  thads_units* units = NULL;
  CHECK_OK(thads_units_load_csv(&csv, &units, NULL));
  return units;
}

static inline thads_targets* targets_of(const char* rows) {
  const thads_csv csv = csv_of(rows);
  thads_targets* targets = NULL;
  CHECK_OK(thads_targets_load_csv(&csv, &targets, NULL));
  return targets;
}

static inline thads_regulation* regulation_named(const char* id) {
  thads_regulation* regulation = NULL;
  CHECK_OK(thads_regulation_builtin(id, THADS_NUL_TERMINATED, &regulation, NULL));
  return regulation;
}

static inline thads_filed* filed_of(const char* rows) {
  const thads_csv csv = csv_of(rows);
  thads_regulation* under = regulation_named("TT05-2024");
  thads_filed* filed = NULL;
  CHECK_OK(thads_filed_load_csv(&csv, under, small_year, 1000, &filed, NULL));
  thads_regulation_destroy(under);
  return filed;
}

static inline thads_claims* claims_of(const char* rows) {
  const thads_csv csv = csv_of(rows);
  thads_claims* claims = NULL;
  CHECK_OK(thads_claims_load_csv(&csv, &claims, NULL));
  return claims;
}

/* The report on P in 2024, with 2023 before it. */
static inline thads_report* small_report(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_units* units = units_of(small_units);
  thads_targets* targets = targets_of(small_targets);
  const thads_tally* years[2];
  thads_tally* before = tally_of(reg, 2023);
  thads_tally* now = tally_of(reg, 2024);
  thads_report* report = NULL;
  years[0] = before;
  years[1] = now;
  CHECK_OK(thads_report_create(years, 2, units, targets, "P", 1, &report, NULL));
  thads_tally_destroy(before);
  thads_tally_destroy(now);
  thads_targets_destroy(targets);
  thads_units_destroy(units);
  thads_register_destroy(reg);
  return report;
}

static inline thads_narrative* small_narrative(const thads_report* report) {
  thads_narrative* narrative = NULL;
  CHECK_OK(thads_report_narrative(report, NULL, &narrative, NULL));
  return narrative;
}
