/* SPDX-License-Identifier: Apache-2.0 */
/* Units, targets, regulations, filed and published figures, reports and text through the C
 * interface. Figures are worked out by hand in small.h and here. */
#include "cells.h"
#include "small.h"

static void units_form_a_tree(void) {
  thads_units* units = units_of(small_units);
  uint64_t errors = 9;
  size_t rows = 0;
  size_t row = 9;
  const char* data = NULL;
  size_t size = 0;
  int32_t kind = 9;
  thads_date from = 0;
  thads_date to = 0;
  int32_t within = 9;
  CHECK_OK(thads_units_count_findings(units, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK_OK(thads_units_size(units, &rows, NULL));
  CHECK(errors == 0 && rows == 4);
  CHECK_OK(thads_units_find(units, "D2", 2, day(2024, 1, 1), &row, NULL));
  CHECK_OK(thads_units_code(units, row, &data, &size, NULL));
  CHECK_TEXT(data, size, "D2");
  CHECK_OK(thads_units_name(units, row, &data, &size, NULL));
  CHECK_TEXT(data, size, "Huyện 2");
  CHECK_OK(thads_units_parent(units, row, &data, &size, NULL));
  CHECK_TEXT(data, size, "P");
  CHECK_OK(thads_units_info(units, row, &kind, &from, &to, NULL));
  CHECK(kind == THADS_UNIT_DISTRICT && from == day(2010, 1, 1) && to == day(2030, 12, 31));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_units_find(units, "D2", 2, day(2031, 1, 1), &row, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_units_find(units, "D9", 2, day(2024, 1, 1), &row, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_units_code(units, 4, &data, &size, NULL));
  CHECK_OK(thads_units_is_within(units, "D1", 2, "N", 1, day(2024, 1, 1), &within, NULL));
  CHECK(within == 1);
  CHECK_OK(thads_units_is_within(units, "N", 1, "D1", 2, day(2024, 1, 1), &within, NULL));
  CHECK(within == 0);
  thads_units_destroy(units);
}

static void mistakes_in_tables_are_findings(void) {
  thads_units* units = units_of("code,name,kind,parent,valid_from,valid_to\nA,,village,,,\n");
  thads_targets* targets = targets_of(
      "unit,year,measure,value,comparator,valid_from,document\nA,2024,cases,101,,,\n"
      "A,2024,cases,60,,,\n");
  thads_table* table = NULL;
  uint64_t errors = 0;
  thads_decimal wanted;
  CHECK_OK(thads_units_count_findings(units, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK(errors == 1);
  CHECK_OK(thads_units_findings(units, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "code_unknown"));
  CHECK(holds(table, 0, "file", "units") && holds(table, 0, "line", "2"));
  CHECK(holds(table, 0, "column", "4"));
  thads_table_destroy(table);
  CHECK_OK(thads_targets_count_findings(targets, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK(errors == 1);
  CHECK_OK(thads_targets_findings(targets, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "percent_invalid"));
  thads_table_destroy(table);
  CHECK_OK(thads_targets_find(targets, "A", 1, 2024, THADS_QUANTITY_CASES, day(2024, 9, 30),
                              &wanted, NULL, NULL));
  CHECK(reads(&wanted, "60"));
  thads_units_destroy(units);
  thads_targets_destroy(targets);
}

static void targets_are_found_by_unit_year_and_day(void) {
  thads_targets* targets = targets_of(small_targets);
  thads_decimal wanted = {7, 0, 0, 0};
  int32_t comparator = 9;
  CHECK_OK(thads_targets_find(targets, "D1", 2, 2024, THADS_QUANTITY_CASES, day(2024, 9, 30),
                              &wanted, &comparator, NULL));
  CHECK(reads(&wanted, "50.00") && comparator == THADS_ABOVE);
  CHECK_OK(thads_targets_find(targets, "P", 1, 2024, THADS_QUANTITY_CASES, day(2024, 9, 30),
                              &wanted, &comparator, NULL));
  CHECK(reads(&wanted, "60") && comparator == THADS_AT_LEAST);
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_targets_find(targets, "D1", 2, 2024, THADS_QUANTITY_MONEY,
                                                    day(2024, 9, 30), &wanted, &comparator, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_targets_find(targets, "D1", 2, 2024, 2, day(2024, 9, 30),
                                                   &wanted, &comparator, NULL));
  thads_targets_destroy(targets);
}

static void a_register_is_held_against_the_tree(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_units* units = units_of("code,name,kind,parent,valid_from,valid_to\nD1,,district,,,\n");
  thads_table* table = NULL;
  uint64_t errors = 0;
  CHECK_OK(thads_units_check(units, reg, &table, &errors, NULL));
  CHECK(errors == 2 && rows_of(table) == 2); /* cases 3 and 4 are of D2 */
  CHECK(holds(table, 0, "rule", "unit_unknown") && holds(table, 0, "line", "4"));
  CHECK(holds(table, 1, "case_id", "4") && holds(table, 1, "file", "cases"));
  thads_table_destroy(table);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

static void tallies_roll_up(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_units* units = units_of(small_units);
  thads_tally* tally = tally_of(reg, 2024);
  thads_tally* by_unit = NULL;
  thads_tally* up = NULL;
  thads_tally* part = NULL;
  thads_table* table = NULL;
  text csv = {NULL, 0};
  int64_t count = 0;
  CHECK_OK(thads_tally_project(tally, THADS_BY_UNIT, &by_unit, NULL));
  CHECK_OK(thads_tally_roll_up(by_unit, units, THADS_UNIT_PROVINCE, &up, NULL));
  CHECK_OK(thads_tally_table(up, THADS_LANGUAGE_EN, &table, NULL));
  CHECK_OK(thads_table_write(table, THADS_WRITE_CSV, THADS_LANGUAGE_EN, text_append, &csv, NULL));
  CHECK_TEXT(csv.data, csv.size,
             "unit,measure,count,money\nP,carried_over,1,500\nP,finished,1,400\n"
             "P,in_progress,1,600\nP,newly_accepted,3,1300\nP,terminated,1,300\n"
             "P,unenforceable,1,500\n");
  CHECK_OK(thads_tally_within(by_unit, units, "D2", 2, &part, NULL));
  CHECK_OK(thads_tally_total(part, THADS_MEASURE_NEWLY_ACCEPTED, &count, NULL, NULL));
  CHECK(count == 1);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_tally_roll_up(by_unit, units, 6, &up, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_tally_within(by_unit, units, "X", 1, &part, NULL));
  free(csv.data);
  thads_table_destroy(table);
  thads_tally_destroy(part);
  thads_tally_destroy(up);
  thads_tally_destroy(by_unit);
  thads_tally_destroy(tally);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

static void regulations_are_data(void) {
  thads_regulation* under = regulation_named("TT05-2024");
  thads_regulation* found = NULL;
  thads_table* table = NULL;
  thads_date from = 0;
  thads_date to = 0;
  const char* data = NULL;
  size_t size = 0;
  CHECK_OK(thads_regulations(THADS_LANGUAGE_EN, &table, NULL));
  CHECK(rows_of(table) == 4 && holds(table, 0, "id", "TT01-2013"));
  CHECK(holds(table, 3, "id", "TT05-2026") && holds(table, 3, "provisional", "yes"));
  thads_table_destroy(table);
  CHECK_OK(thads_regulation_id(under, &data, &size, NULL));
  CHECK_TEXT(data, size, "TT05-2024");
  CHECK_OK(thads_regulation_title(under, THADS_LANGUAGE_VI, &data, &size, NULL));
  CHECK(size != 0);
  CHECK_OK(thads_regulation_validity(under, &from, &to, NULL));
  CHECK_OK(thads_regulation_in_force(from, &found, NULL));
  CHECK_OK(thads_regulation_id(found, &data, &size, NULL));
  CHECK_TEXT(data, size, "TT05-2024");
  thads_regulation_destroy(found);
  found = NULL;
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_regulation_in_force(day(1990, 1, 1), &found, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_regulation_builtin("TT99", 4, &found, NULL));
  CHECK_OK(thads_regulation_table(under, THADS_REGULATION_FORMS, THADS_LANGUAGE_EN, &table, NULL));
  CHECK(rows_of(table) == 5 && holds(table, 4, "id", "05") && holds(table, 4, "of", "money"));
  thads_table_destroy(table);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_regulation_table(under, 4, 0, &table, NULL));
  CHECK_OK(thads_regulation_problems(under, &table, NULL));
  CHECK(rows_of(table) == 0);
  thads_table_destroy(table);
  CHECK(found == NULL);
  thads_regulation_destroy(under);
}

static void a_regulation_with_mistakes_says_them(void) {
  const char* json = "{\"id\": \"X\", \"columns\": [{\"id\": \"A\", \"formula\": \"B +\"}]}";
  thads_regulation* wrong = NULL;
  thads_table* table = NULL;
  thads_error err = THADS_ERROR_INIT;
  const char* id = NULL;
  size_t size = 0;
  size_t row;
  int seen = 0;
  CHECK_OK(thads_regulation_read(json, THADS_NUL_TERMINATED, &wrong, NULL));
  CHECK_FAILS(THADS_E_SYNTAX, thads_regulation_id(wrong, &id, &size, &err));
  CHECK(strstr(err.message, "mistakes") != NULL);
  CHECK_OK(thads_regulation_problems(wrong, &table, NULL));
  for (row = 0; row < rows_of(table); ++row) {
    const char* path = NULL;
    CHECK_OK(thads_table_value(table, row, column_named(table, "path"), &path, &size, NULL, NULL));
    if (size == 18 && memcmp(path, "/columns/0/formula", 18) == 0) ++seen;
  }
  CHECK(seen == 1);
  thads_table_destroy(table);
  thads_regulation_destroy(wrong);
  wrong = NULL;
  CHECK_FAILS(THADS_E_IO, thads_regulation_load("/no/such.json", 13, &wrong, NULL));
  CHECK(wrong == NULL);
}

static void regulations_count_columns_and_indicators(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_tally* tally = tally_of(reg, 2024);
  thads_tally* nothing = tally_of(reg, 2021);
  thads_regulation* under = regulation_named("TT05-2024");
  int64_t count = 0;
  thads_amount money;
  thads_amount above;
  thads_amount below;
  thads_decimal rate = {7, 0, 0, 0};
  int32_t defined = 9;
  CHECK_OK(thads_tally_column(tally, under, "E", 1, &count, &money, NULL));
  CHECK(count == 3 && money.lo == 1300 && money.hi == 0);
  CHECK_OK(
      thads_tally_column(tally, under, "newly_accepted", THADS_NUL_TERMINATED, &count, NULL, NULL));
  CHECK(count == 3);
  CHECK_OK(thads_tally_indicator(tally, under, "R", 1, THADS_QUANTITY_MONEY, &above, &below, &rate,
                                 &defined, NULL));
  CHECK(defined == 1 && above.lo == 700 && below.lo == 1300 && reads(&rate, "53.85"));
  rate.lo = 7;
  CHECK_OK(thads_tally_indicator(nothing, under, "R", 1, THADS_QUANTITY_CASES, &above, &below,
                                 &rate, &defined, NULL));
  CHECK(defined == 0 && below.lo == 0 && rate.lo == 7);
  CHECK_OK(thads_tally_indicator(tally, under, "R", 1, 0, NULL, NULL, NULL, NULL, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND,
              thads_tally_column(tally, under, "Ω", THADS_NUL_TERMINATED, &count, NULL, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND,
              thads_tally_indicator(tally, under, "A", 1, 0, NULL, NULL, NULL, &defined, NULL));
  thads_regulation_destroy(under);
  thads_tally_destroy(nothing);
  thads_tally_destroy(tally);
  thads_register_destroy(reg);
}

/* 66.67 − 60 = 6.67; of money 53.85 − 60 = −6.15, not met. D1 has 50 % and must be above 50 %. */
static void a_report_assesses_targets(void) {
  thads_report* report = small_report();
  thads_decimal rate = {7, 0, 0, 0};
  thads_decimal target = {7, 0, 0, 0};
  thads_decimal over = {7, 0, 0, 0};
  int32_t outcome = 9;
  const char* root = NULL;
  size_t size = 0;
  CHECK_OK(thads_report_root(report, &root, &size, NULL));
  CHECK_TEXT(root, size, "P");
  CHECK_OK(thads_report_assess(report, "P", 1, THADS_QUANTITY_CASES, &rate, &target, &over,
                               &outcome, NULL));
  CHECK(reads(&rate, "66.67") && reads(&target, "60") && reads(&over, "6.67"));
  CHECK(outcome == THADS_OUTCOME_MET);
  CHECK_OK(thads_report_assess(report, "P", 1, THADS_QUANTITY_MONEY, &rate, NULL, &over, &outcome,
                               NULL));
  CHECK(reads(&rate, "53.85") && reads(&over, "-6.15") && outcome == THADS_OUTCOME_NOT_MET);
  CHECK_OK(thads_report_assess(report, "D1", 2, THADS_QUANTITY_CASES, &rate, NULL, &over, &outcome,
                               NULL));
  CHECK(reads(&rate, "50.00") && reads(&over, "0.00") && outcome == THADS_OUTCOME_NOT_MET);
  over.lo = 7;
  CHECK_OK(thads_report_assess(report, "D2", 2, THADS_QUANTITY_CASES, &rate, &target, &over,
                               &outcome, NULL));
  CHECK(reads(&rate, "100.00") && over.lo == 7 && outcome == THADS_OUTCOME_NO_TARGET);
  CHECK_FAILS(THADS_E_NOT_FOUND,
              thads_report_assess(report, "N", 1, 0, &rate, NULL, NULL, NULL, NULL));
  thads_report_destroy(report);
}

static thads_table* table_of(const thads_report* report, int32_t which) {
  thads_table* table = NULL;
  CHECK_OK(thads_report_table(report, which, THADS_LANGUAGE_EN, &table, NULL));
  return table;
}

static void a_report_has_tables(void) {
  thads_report* report = small_report();
  thads_table* kept = NULL;
  size_t column = 9;
  thads_table* table = table_of(report, THADS_REPORT_KEY_FIGURES);
  CHECK(holds(table, 0, "cases", "4") && holds(table, 0, "money", "1800"));
  thads_table_destroy(table);
  table = table_of(report, THADS_REPORT_UNITS);
  CHECK(rows_of(table) == 3 && holds(table, 1, "unit", "D1"));
  CHECK(holds(table, 1, "cases_with_conditions", "2") && holds(table, 2, "cases_rate", "100.00"));
  thads_table_destroy(table);
  table = table_of(report, THADS_REPORT_ASSESSMENT);
  CHECK(rows_of(table) == 3);
  thads_table_destroy(table);
  table = table_of(report, THADS_REPORT_YEARS);
  CHECK(rows_of(table) == 2 && holds(table, 1, "cases_resolved", "2"));
  thads_table_destroy(table);
  table = table_of(report, THADS_REPORT_FLOW);
  CHECK(rows_of(table) == 17 && holds(table, THADS_MEASURE_IN_PROGRESS, "money", "600"));
  thads_table_destroy(table);
  table = table_of(report, THADS_REPORT_KPI);
  CHECK(rows_of(table) == 6 && holds(table, 0, "growth_newly_accepted", "200.00"));
  CHECK(holds(table, 4, "unit", "D2") && holds(table, 4, "rank", "1"));
  kept = table;
  table = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_table(report, 6, 0, &table, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_table_find_column(kept, "none", 4, &column, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_table(report, -1, 0, &table, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_table(report, 0, 2, &table, NULL));
  CHECK(table == NULL && column == 9);
  thads_table_destroy(kept);
  thads_report_destroy(report);
}

static void a_report_has_forms_comparisons_and_checks(void) {
  thads_report* report = small_report();
  thads_regulation* under = regulation_named("TT05-2024");
  thads_table* table = NULL;
  uint64_t failed = 9;
  CHECK_OK(thads_report_form(report, under, "04", 2, THADS_LANGUAGE_EN, &table, NULL));
  CHECK(rows_of(table) == 5 && holds(table, 0, "code", "P") && holds(table, 0, "R", "66.67"));
  CHECK(holds(table, 1, "code", "P/D1") && holds(table, 1, "G", "1") && holds(table, 3, "F2", "1"));
  thads_table_destroy(table);
  CHECK_OK(thads_report_formulas(report, under, "04", 2, THADS_LANGUAGE_EN, &table, NULL));
  CHECK(holds(table, 0, "column", "A") && holds(table, 0, "formula", "A = A1 + A2 = 1 + 3 = 4"));
  thads_table_destroy(table);
  CHECK_OK(thads_report_comparison(report, under, THADS_COMPARISON_COLUMNS, THADS_LANGUAGE_EN,
                                   &table, NULL));
  /* In 2023 the one case was accepted: 4 against 1. */
  CHECK(holds(table, 0, "id", "A") && holds(table, 0, "cases_difference", "3"));
  CHECK(holds(table, 0, "cases_growth", "300.00"));
  thads_table_destroy(table);
  CHECK_OK(thads_report_comparison(report, under, THADS_COMPARISON_INDICATORS, THADS_LANGUAGE_EN,
                                   &table, NULL));
  CHECK(rows_of(table) != 0);
  thads_table_destroy(table);
  CHECK_OK(thads_report_checks(report, under, NULL, THADS_LANGUAGE_VI, &table, &failed, NULL));
  /* 7 identities, sums and levels for each of 5 forms, 01-04 and 02-05, and carried over. */
  CHECK(failed == 0 && rows_of(table) == 5 * 9 + 2 + 1);
  thads_table_destroy(table);
  table = NULL;
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_report_form(report, under, "99", 2, 0, &table, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_comparison(report, under, 2, 0, &table, NULL));
  CHECK(table == NULL);
  thads_regulation_destroy(under);
  thads_report_destroy(report);
}

static void years_of_a_report_must_fit(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_units* units = units_of(small_units);
  thads_tally* now = tally_of(reg, 2024);
  thads_tally* before = tally_of(reg, 2023);
  thads_tally* total = NULL;
  thads_report* report = NULL;
  thads_table* table = NULL;
  thads_regulation* under = regulation_named("TT05-2024");
  const char* root = NULL;
  size_t size = 0;
  const thads_tally* years[2];
  CHECK_OK(thads_tally_project(now, 0, &total, NULL));
  years[0] = now;
  years[1] = before; /* the wrong order */
  CHECK_FAILS(THADS_E_MISMATCH, thads_report_create(years, 2, units, NULL, NULL, 0, &report, NULL));
  years[1] = NULL;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_create(years, 2, units, NULL, NULL, 0, &report, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_create(years, 0, units, NULL, NULL, 0, &report, NULL));
  CHECK_FAILS(THADS_E_NOT_FOUND, thads_report_create(years, 1, units, NULL, "X", 1, &report, NULL));
  years[0] = total; /* without units */
  CHECK_FAILS(THADS_E_MISMATCH, thads_report_create(years, 1, units, NULL, NULL, 0, &report, NULL));
  CHECK(report == NULL);
  /* Without a tree all units stand below one, and without a root the lowest above all is taken. */
  years[0] = now;
  CHECK_OK(thads_report_create(years, 1, NULL, NULL, NULL, 0, &report, NULL));
  CHECK_OK(thads_report_root(report, &root, &size, NULL));
  CHECK_TEXT(root, size, "total");
  thads_report_destroy(report);
  CHECK_OK(thads_report_create(years, 1, units, NULL, NULL, 0, &report, NULL));
  CHECK_OK(thads_report_root(report, &root, &size, NULL));
  CHECK_TEXT(root, size, "P");
  thads_report_destroy(report);
  /* Figures that are keyed by unit alone yield tables but no forms. */
  thads_tally_destroy(total);
  CHECK_OK(thads_tally_project(now, THADS_BY_UNIT, &total, NULL));
  years[0] = total;
  CHECK_OK(thads_report_create(years, 1, units, NULL, NULL, 0, &report, NULL));
  CHECK_FAILS(THADS_E_MISMATCH, thads_report_form(report, under, "04", 2, 0, &table, NULL));
  thads_report_destroy(report);
  thads_regulation_destroy(under);
  thads_tally_destroy(total);
  thads_tally_destroy(before);
  thads_tally_destroy(now);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

/* A table with a mistake, or without a unit that has figures, would leave cases out in silence. */
static void figures_are_never_left_out_in_silence(void) {
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_tally* all = tally_of(reg, 2024);
  thads_tally* by_unit = NULL;
  thads_tally* made = NULL;
  thads_report* report = NULL;
  thads_targets* targets = targets_of(
      "unit,year,measure,value,comparator,valid_from,document\n"
      "P,2024,cases,6O,,,\n");
  const thads_tally* years[1];
  thads_error err = THADS_ERROR_INIT;
  static const char* const trees[] = {
      /* an unknown kind, a unit that is missing, and one that was abolished */
      "code,name,kind,parent,valid_from,valid_to\nP,,province,,,\nD1,,district,P,,\nD2,,hut,P,,\n",
      "code,name,kind,parent,valid_from,valid_to\nP,,province,,,\nD1,,district,P,,\n",
      ("code,name,kind,parent,valid_from,valid_to\nP,,province,,,\nD1,,district,P,,\n"
       "D2,,district,P,,2024-06-30\n")};
  static const char* const problems[] = {"no figures", "not in the table of units",
                                         "not in force on 2024-09-30"};
  size_t i;
  years[0] = all;
  CHECK_OK(thads_tally_project(all, THADS_BY_UNIT, &by_unit, NULL));
  for (i = 0; i < 3; ++i) {
    thads_units* units = units_of(trees[i]);
    CHECK_FAILS(THADS_E_BAD_REGISTER,
                thads_report_create(years, 1, units, NULL, "P", 1, &report, &err));
    CHECK(strstr(err.message, problems[i]) != NULL);
    CHECK(i != 0 || (err.line == 4 && err.column == 5 && strcmp(err.file, "units") == 0));
    CHECK_FAILS(THADS_E_BAD_REGISTER, thads_tally_within(by_unit, units, "P", 1, &made, NULL));
    CHECK_FAILS(THADS_E_BAD_REGISTER,
                thads_tally_roll_up(by_unit, units, THADS_UNIT_PROVINCE, &made, NULL));
    thads_units_destroy(units);
  }
  CHECK_FAILS(THADS_E_BAD_REGISTER,
              thads_report_create(years, 1, NULL, targets, NULL, 0, &report, &err));
  CHECK(err.line == 2 && strcmp(err.file, "targets") == 0);
  CHECK(report == NULL && made == NULL);
  thads_targets_destroy(targets);
  thads_tally_destroy(by_unit);
  thads_tally_destroy(all);
  thads_register_destroy(reg);
}

static void a_narrative_traces_its_numbers(void) {
  thads_report* report = small_report();
  thads_narrative* narrative = small_narrative(report);
  thads_narrative_options options = THADS_NARRATIVE_OPTIONS_INIT;
  thads_table* table = NULL;
  thads_error err = THADS_ERROR_INIT;
  const char* data = NULL;
  size_t size = 0;
  CHECK_OK(thads_narrative_text(narrative, &data, &size, NULL));
  CHECK(strstr(data, "66,67%") != NULL && strstr(data, "Tỉnh P") != NULL);
  thads_narrative_destroy(narrative);
  options.language = THADS_LANGUAGE_EN;
  options.words = 1;
  options.sentences = "Resolved {cases.resolved}, a rate of {cases.rate}, {cases.over} over.";
  options.sentences_size = strlen(options.sentences);
  CHECK_OK(thads_report_narrative(report, &options, &narrative, NULL));
  CHECK_OK(thads_narrative_text(narrative, &data, &size, NULL));
  CHECK_TEXT(data, size,
             "Resolved 2 cases (two cases), a rate of 66.67%, 6.67 percentage points over.");
  CHECK_OK(thads_narrative_trace(narrative, &table, NULL));
  CHECK(rows_of(table) == 3 && holds(table, 1, "placeholder", "cases.rate"));
  CHECK(holds(table, 1, "value", "2/3") && holds(table, 1, "formula", "2 / 3 = 66.67 %"));
  thads_table_destroy(table);
  thads_narrative_destroy(narrative);
  narrative = NULL;
  options.press_points = 1;
  options.sentences = "{cases.over} over.";
  options.sentences_size = THADS_NUL_TERMINATED;
  CHECK_OK(thads_report_narrative(report, &options, &narrative, NULL));
  CHECK_OK(thads_narrative_text(narrative, &data, &size, NULL));
  CHECK_TEXT(data, size, "6.67% over.");
  thads_narrative_destroy(narrative);
  narrative = NULL;
  options.sentences = "Resolved 2 cases.";
  CHECK_FAILS(THADS_E_SYNTAX, thads_report_narrative(report, &options, &narrative, &err));
  CHECK(strncmp(err.message, "sentences:1:10: ", 16) == 0);
  options.sentences = NULL;
  options.language = 2;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_narrative(report, &options, &narrative, NULL));
  options.language = 0;
  options.words = 2;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_narrative(report, &options, &narrative, NULL));
  options.words = 0;
  options.press_points = -1;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_narrative(report, &options, &narrative, NULL));
  options.struct_size = 4;
  CHECK_FAILS(THADS_E_ARGUMENT, thads_report_narrative(report, &options, &narrative, NULL));
  CHECK(narrative == NULL);
  thads_report_destroy(report);
}

/* D3 filed 10 accepted and 4 finished; the register counts 4 and 1 for D1 and D2. */
static void filed_figures_join_counted_ones(void) {
  thads_filed* filed = filed_of(small_filed);
  thads_register* reg = register_of(small_cases, small_events, NULL);
  thads_units* units = units_of(
      "code,name,kind,parent,valid_from,valid_to\nP,,province,,,\nD1,,district,P,,\n"
      "D2,,district,P,,\nD3,,district,P,,\n");
  thads_units* without = units_of(small_units);
  thads_tally* counted = tally_of(reg, 2024);
  thads_tally* figures = NULL;
  thads_tally* sum = NULL;
  thads_table* table = NULL;
  int64_t count = 0;
  thads_amount money;
  uint64_t errors = 9;
  CHECK_OK(thads_filed_check_units(filed, units, NULL));
  CHECK_OK(thads_filed_check_counted(filed, counted, NULL));
  CHECK_OK(thads_filed_count_findings(filed, THADS_SEVERITY_ERROR, &errors, NULL));
  CHECK(errors == 0);
  CHECK_OK(thads_filed_tally(filed, &figures, NULL));
  CHECK_OK(thads_tally_total(figures, THADS_MEASURE_FINISHED, &count, &money, NULL));
  CHECK(count == 4 && money.lo == 300000);
  CHECK_OK(thads_tally_consolidate(counted, figures, &sum, NULL));
  CHECK_OK(thads_tally_total(sum, THADS_MEASURE_FINISHED, &count, &money, NULL));
  CHECK(count == 5 && money.lo == 300400);
  /* A tree without D3, and figures that count it too, leave it out. */
  CHECK_OK(thads_filed_check_units(filed, without, NULL));
  CHECK_OK(thads_filed_findings(filed, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "unit_unknown"));
  CHECK(holds(table, 0, "file", "filed") && holds(table, 0, "line", "2"));
  thads_table_destroy(table);
  thads_filed_destroy(filed);
  filed = filed_of(small_filed);
  CHECK_OK(thads_filed_check_counted(filed, figures, NULL));
  CHECK_OK(thads_filed_findings(filed, &table, NULL));
  CHECK(rows_of(table) == 1 && holds(table, 0, "rule", "counted_twice"));
  thads_table_destroy(table);
  thads_filed_destroy(filed);
  thads_tally_destroy(sum);
  thads_tally_destroy(figures);
  thads_tally_destroy(counted);
  thads_units_destroy(without);
  thads_units_destroy(units);
  thads_register_destroy(reg);
}

/* P is what D1 and D2 add up to: 3 newly accepted and one carried over. 2 newly accepted is wrong.
 */
static void filed_totals_are_checked(void) {
  static const char* const right =
      "unit,officer,column,count,money\nP,,A1,1,500\nP,,A2,3,1300\nP,,F1,1,400\nP,,F2,1,300\n"
      "P,,G,1,600\nP,,J,1,500\n";
  thads_report* report = small_report();
  thads_regulation* under = regulation_named("TT05-2024");
  thads_table* table = NULL;
  uint64_t failed = 9;
  int wrong;
  for (wrong = 0; wrong <= 1; ++wrong) {
    text rows = {NULL, 0};
    thads_csv csv;
    thads_filed* totals = NULL;
    text_append(&rows, right, strlen(right));
    if (wrong) {
      *strstr(rows.data, "A2,3") = 'A';
      strstr(rows.data, "A2,3")[3] = '2';
      strstr(rows.data, "G,1")[2] = '0';
    }
    csv = csv_of(rows.data);
    CHECK_OK(thads_filed_load_csv(&csv, under, small_year, 1, &totals, NULL));
    CHECK_OK(thads_report_checks(report, under, totals, THADS_LANGUAGE_EN, &table, &failed, NULL));
    CHECK(failed == (wrong ? 1u : 0u)); /* of cases; the money is right */
    thads_table_destroy(table);
    thads_filed_destroy(totals);
    free(rows.data);
  }
  {
    thads_filed* none = NULL;
    const thads_csv csv = csv_of(right);
    CHECK_FAILS(THADS_E_ARGUMENT, thads_filed_load_csv(&csv, under, small_year, 0, &none, NULL));
    CHECK(none == NULL);
  }
  thads_regulation_destroy(under);
  thads_report_destroy(report);
}

static void published_figures_are_recomputed(void) {
  thads_claims* claims = claims_of(small_claims);
  thads_table* table = NULL;
  uint64_t disagreeing = 9;
  uint64_t notes = 9;
  size_t row;
  int seen = 0;
  CHECK_OK(thads_claims_count(claims, THADS_VERDICT_DISAGREES, &disagreeing, NULL));
  CHECK(disagreeing == 1);
  CHECK_OK(thads_claims_count_findings(claims, THADS_SEVERITY_NOTE, &notes, NULL));
  CHECK(notes == 0);
  CHECK_OK(thads_claims_findings(claims, &table, NULL));
  CHECK(rows_of(table) == 0);
  thads_table_destroy(table);
  CHECK_OK(thads_claims_table(claims, THADS_LANGUAGE_VI, &table, NULL));
  for (row = 0; row < rows_of(table); ++row) {
    const char* check = NULL;
    size_t size = 0;
    CHECK_OK(
        thads_table_value(table, row, column_named(table, "check"), &check, &size, NULL, NULL));
    if (size != 11 || memcmp(check, "over_target", 11) != 0) continue;
    CHECK(holds(table, row, "verdict", seen == 0 ? "agrees" : "disagrees"));
    CHECK(holds(table, row, "computed", "6.67"));
    ++seen;
  }
  CHECK(seen == 2);
  CHECK_FAILS(THADS_E_ARGUMENT, thads_claims_count(claims, 4, &disagreeing, NULL));
  thads_table_destroy(table);
  thads_claims_destroy(claims);
}

int main(void) {
  units_form_a_tree();
  mistakes_in_tables_are_findings();
  targets_are_found_by_unit_year_and_day();
  a_register_is_held_against_the_tree();
  tallies_roll_up();
  regulations_are_data();
  a_regulation_with_mistakes_says_them();
  regulations_count_columns_and_indicators();
  a_report_assesses_targets();
  a_report_has_tables();
  a_report_has_forms_comparisons_and_checks();
  years_of_a_report_must_fit();
  figures_are_never_left_out_in_silence();
  a_narrative_traces_its_numbers();
  filed_figures_join_counted_ones();
  filed_totals_are_checked();
  published_figures_are_recomputed();
  return check_failures();
}
