/* SPDX-License-Identifier: Apache-2.0 */
/* Sealed editions through the C interface: the worked example of docs/editions.md, and damage. */
#include "cells.h"
#include "digest.h"
#include "small.h"

static const char* const cases =
    "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
    "1,A,x,ex_officio,civil,2023-10-05,100,,\n"
    "2,A,x,ex_officio,civil,2022-01-05,500,,\n";
static const char* const events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-02-01,collected,100,,,\n"
    "1,2024-02-01,completed,,,,\n"
    "2,2022-02-01,enforceable,,,,\n";
/* A payment that turned up later. */
static const char* const more_events =
    "case_id,date,type,amount,ground,unit,officer\n"
    "1,2024-02-01,collected,100,,,\n"
    "1,2024-02-01,completed,,,,\n"
    "2,2022-02-01,enforceable,,,,\n"
    "2,2024-03-01,collected,200,,,\n";

static thads_edition_input input_of(const char* name, const char* content) {
  thads_edition_input input;
  memset(&input, 0, sizeof input);
  input.name = name;
  input.name_size = THADS_NUL_TERMINATED;
  input.bytes = strlen(content);
  input.sha256 = digest_of(content);
  return input;
}

static thads_tally* tally_by_unit(const thads_register* reg, int32_t year) {
  thads_tally* all = tally_of(reg, year);
  thads_tally* by_unit = NULL;
  CHECK_OK(thads_tally_project(all, THADS_BY_UNIT, &by_unit, NULL));
  thads_tally_destroy(all);
  return by_unit;
}

/* What is said of an edition counted from `event_rows`. The inputs stand in no order. */
static thads_seal_options options_of(thads_edition_input inputs[2], const char* event_rows) {
  thads_seal_options options = THADS_SEAL_OPTIONS_INIT;
  inputs[0] = input_of("events", event_rows);
  inputs[1] = input_of("cases", cases);
  options.label = THADS_LABEL_FINAL;
  options.regulation = "TT05-2024";
  options.regulation_size = THADS_NUL_TERMINATED;
  options.inputs = inputs;
  options.input_count = 2;
  return options;
}

static thads_edition* edition_of(const thads_register* reg, int32_t year,
                                 const thads_seal_options* options) {
  thads_tally* figures = tally_by_unit(reg, year);
  thads_edition* edition = NULL;
  CHECK_OK(thads_edition_seal(figures, options, &edition, NULL));
  thads_tally_destroy(figures);
  return edition;
}

static thads_edition* edition_from(const thads_register* reg, const char* event_rows) {
  thads_edition_input inputs[2];
  const thads_seal_options options = options_of(inputs, event_rows);
  return edition_of(reg, 2024, &options);
}

/* FIPS 180-4: the digests of "abc" and of nothing. */
static void digests_are_those_of_the_standard(void) {
  thads_digest digest = digest_of("abc");
  char shown[65];
  digest_text(&digest, shown);
  CHECK(strcmp(shown, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") == 0);
  CHECK_OK(thads_digest_compute(NULL, 0, &digest, NULL));
  digest_text(&digest, shown);
  CHECK(strcmp(shown, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") == 0);
}

/* The whole text, line by line as docs/editions.md has it. */
static void the_text_says_what_was_counted(void) {
  thads_register* reg = register_of(cases, events, NULL);
  thads_edition_input inputs[2];
  thads_seal_options options = options_of(inputs, events);
  thads_edition* edition;
  thads_digest seal;
  char of_cases[65];
  char of_events[65];
  char of_text[65];
  char expected[2048];
  const char* shown = NULL;
  size_t size = 0;
  options.sealed = day(2024, 11, 5);
  options.has_sealed = 1;
  edition = edition_of(reg, 2024, &options);
  digest_text(&inputs[0].sha256, of_events);
  digest_text(&inputs[1].sha256, of_cases);
  snprintf(expected, sizeof expected,
           "thads edition\t1\nlibrary\t%s\nrules\t1\nperiod\t2024\nlabel\tfinal\n"
           "sealed\t2024-11-05\nregulation\tTT05-2024\t%064d\ninput\tcases\t%u\t%s\n"
           "input\tevents\t%u\t%s\nset aside\t0\t0\nunit\tmeasure\tcount\tmoney\n"
           "A\tcarried_over\t1\t500\nA\tnewly_accepted\t1\t100\nA\tfinished\t1\t100\n"
           "A\tin_progress\t1\t500\n",
           thads_version(), 0, (unsigned)strlen(cases), of_cases, (unsigned)strlen(events),
           of_events);
  seal = digest_of(expected);
  digest_text(&seal, of_text);
  strcat(strcat(strcat(expected, "seal\t"), of_text), "\n");
  CHECK_OK(thads_edition_text(edition, &shown, &size, NULL));
  CHECK_TEXT(shown, size, expected);
  memset(&seal, 0, sizeof seal);
  CHECK_OK(thads_edition_digest(edition, &seal, NULL));
  digest_text(&seal, of_cases);
  CHECK(strcmp(of_cases, of_text) == 0);
  thads_edition_destroy(edition);
  thads_register_destroy(reg);
}

static void an_edition_is_read_back(void) {
  thads_register* reg = register_of(cases, events, NULL);
  thads_edition* edition = edition_from(reg, events);
  thads_edition* again = NULL;
  thads_tally* figures = NULL;
  thads_table* table = NULL;
  const thads_edition_input right = input_of("events", events);
  const thads_edition_input other = input_of("events", more_events);
  const thads_edition_input unnamed = input_of("units", events);
  const char* shown = NULL;
  size_t size = 0;
  int64_t count = 0;
  thads_amount money = {0, 0};
  CHECK_OK(thads_edition_text(edition, &shown, &size, NULL));
  CHECK_OK(thads_edition_read(shown, size, &again, NULL));
  CHECK_OK(thads_edition_tally(again, &figures, NULL));
  CHECK_OK(thads_tally_total(figures, THADS_MEASURE_IN_PROGRESS, &count, &money, NULL));
  CHECK(count == 1 && money.lo == 500);
  CHECK_OK(thads_edition_table(again, THADS_LANGUAGE_EN, &table, NULL));
  CHECK(says(table, "label", "value", "final") && says(table, "period", "value", "2024"));
  CHECK_OK(thads_edition_check_input(again, &right, NULL));
  CHECK_FAILS(THADS_E_MISMATCH, thads_edition_check_input(again, &other, NULL));
  CHECK_FAILS(THADS_E_MISMATCH, thads_edition_check_input(again, &unnamed, NULL));
  thads_table_destroy(table);
  thads_tally_destroy(figures);
  thads_edition_destroy(again);
  thads_edition_destroy(edition);
  thads_register_destroy(reg);
}

static void every_changed_byte_is_found(void) {
  thads_register* reg = register_of(cases, events, NULL);
  thads_edition* edition = edition_from(reg, events);
  thads_edition* none = NULL;
  const char* shown = NULL;
  size_t size = 0;
  size_t at;
  char* bad;
  CHECK_OK(thads_edition_text(edition, &shown, &size, NULL));
  bad = (char*)malloc(size);
  CHECK(bad != NULL);
  memcpy(bad, shown, size);
  for (at = 0; at < size; ++at) {
    bad[at] ^= 1;
    CHECK_FAILS(THADS_E_CORRUPT, thads_edition_read(bad, size, &none, NULL));
    bad[at] ^= 1;
    CHECK_FAILS(THADS_E_CORRUPT, thads_edition_read(bad, at, &none, NULL));
  }
  CHECK(none == NULL);
  free(bad);
  thads_edition_destroy(edition);
  thads_register_destroy(reg);
}

static void what_cannot_be_sealed(void) {
  thads_register* reg = register_of(cases, events, NULL);
  thads_tally* figures = tally_by_unit(reg, 2024);
  thads_edition* edition = edition_from(reg, events);
  thads_edition* none = NULL;
  thads_edition_input inputs[2];
  thads_seal_options options = options_of(inputs, events);
#define SEAL() thads_edition_seal(figures, &options, &none, NULL)
  options.label = THADS_LABEL_REVISED; /* of what? */
  CHECK_FAILS(THADS_E_ARGUMENT, SEAL());
  options.label = 3;
  CHECK_FAILS(THADS_E_ARGUMENT, SEAL());
  options.label = THADS_LABEL_FINAL;
  inputs[0].name = "cases"; /* twice */
  CHECK_FAILS(THADS_E_ARGUMENT, SEAL());
  inputs[0].name = "\xff";
  CHECK_FAILS(THADS_E_ARGUMENT, SEAL());
  inputs[0].name = "events";
  options.regulation_size = 0;
  CHECK_FAILS(THADS_E_ARGUMENT, SEAL());
  options.regulation_size = THADS_NUL_TERMINATED;
  options.has_sealed = 2;
  CHECK_FAILS(THADS_E_ARGUMENT, SEAL());
  options.has_sealed = 0;
#undef SEAL
  CHECK(none == NULL);
  thads_edition_destroy(edition);
  thads_tally_destroy(figures);
  thads_register_destroy(reg);
}

/* The payment of 200: finished rises by it, in_progress falls by it, and case 2 did that. */
static void a_difference_is_explained(void) {
  thads_register* first = register_of(cases, events, NULL);
  thads_register* second = register_of(cases, more_events, NULL);
  thads_edition* before = edition_from(first, events);
  thads_edition_input inputs[2];
  thads_seal_options options = options_of(inputs, more_events);
  thads_digest seal;
  thads_edition* after;
  thads_chapter* diff = NULL;
  thads_table* table = NULL;
  size_t size = 0;
  CHECK_OK(thads_edition_digest(before, &seal, NULL));
  options.label = THADS_LABEL_REVISED;
  options.revises = &seal;
  after = edition_of(second, 2024, &options);
  CHECK_OK(thads_edition_diff(before, after, first, second, THADS_LANGUAGE_EN, &diff, NULL));
  table = table_named(diff, "statements");
  CHECK(rows_of(table) == 3); /* label, revises, input events */
  CHECK(says(table, "label", "before", "final") && says(table, "label", "after", "revised"));
  CHECK(says(table, "revises", "before", ""));
  thads_table_destroy(table);
  table = table_named(diff, "figures");
  CHECK(rows_of(table) == 2);
  CHECK(holds(table, 0, "measure", "finished") && holds(table, 0, "money_difference", "200"));
  CHECK(holds(table, 0, "count_difference", "0"));
  CHECK(holds(table, 1, "measure", "in_progress") && holds(table, 1, "money_difference", "-200"));
  thads_table_destroy(table);
  table = table_named(diff, "cases");
  CHECK(rows_of(table) == 2);
  CHECK(holds(table, 0, "case_id", "2") && holds(table, 0, "change", "money"));
  thads_table_destroy(table);
  thads_chapter_destroy(diff);
  CHECK_OK(thads_edition_diff(before, before, NULL, NULL, THADS_LANGUAGE_EN, &diff, NULL));
  CHECK_OK(thads_chapter_size(diff, &size, NULL));
  table = table_named(diff, "figures");
  CHECK(size == 2 && rows_of(table) == 0);
  thads_table_destroy(table);
  thads_chapter_destroy(diff);
  diff = NULL;
  /* Registers that do not account for it, and one alone. */
  CHECK_FAILS(THADS_E_MISMATCH, thads_edition_diff(before, after, first, first, 0, &diff, NULL));
  CHECK_FAILS(THADS_E_ARGUMENT, thads_edition_diff(before, after, first, NULL, 0, &diff, NULL));
  CHECK(diff == NULL);
  thads_edition_destroy(before);
  thads_edition_destroy(after);
  thads_register_destroy(first);
  thads_register_destroy(second);
}

/* At the end of 2023 case 2 was open with 500. A case that is dated back into 2023 was not. */
static void the_opening_follows_from_the_year_before(void) {
  thads_register* reg = register_of(cases, events, NULL);
  thads_register* later = register_of(
      "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
      "1,A,x,ex_officio,civil,2023-10-05,100,,\n"
      "2,A,x,ex_officio,civil,2022-01-05,500,,\n"
      "3,B,y,ex_officio,civil,2023-09-30,30,,\n",
      events, NULL);
  thads_edition_input inputs[2];
  const thads_seal_options options = options_of(inputs, events);
  thads_edition* closed = edition_of(reg, 2023, &options);
  thads_tally* now = tally_by_unit(reg, 2024);
  thads_tally* now_later = tally_by_unit(later, 2024);
  thads_tally* before = tally_by_unit(reg, 2023);
  thads_table* table = NULL;
  uint64_t failed = 9;
#define CHECK_OPENING(figures, from) \
  thads_edition_check_opening(closed, figures, from, THADS_LANGUAGE_EN, &table, &failed, NULL)
  CHECK_OK(CHECK_OPENING(now, reg));
  CHECK(failed == 0);
  thads_table_destroy(table);
  CHECK_OK(CHECK_OPENING(now_later, later));
  CHECK(failed == 2 && rows_of(table) == 4); /* in all and in B, for cases and for money */
  CHECK(holds(table, 1, "row", "B") && holds(table, 1, "difference", "1"));
  CHECK(holds(table, 3, "row", "B") && holds(table, 3, "difference", "30"));
  thads_table_destroy(table);
  table = NULL;
  CHECK_FAILS(THADS_E_MISMATCH, CHECK_OPENING(before, reg)); /* not the year after */
  CHECK(table == NULL);
#undef CHECK_OPENING
  thads_tally_destroy(before);
  thads_tally_destroy(now);
  thads_tally_destroy(now_later);
  thads_edition_destroy(closed);
  thads_register_destroy(later);
  thads_register_destroy(reg);
}

int main(void) {
  digests_are_those_of_the_standard();
  the_text_says_what_was_counted();
  an_edition_is_read_back();
  every_changed_byte_is_found();
  what_cannot_be_sealed();
  a_difference_is_explained();
  the_opening_follows_from_the_year_before();
  return check_failures();
}
