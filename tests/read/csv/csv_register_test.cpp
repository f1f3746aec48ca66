// SPDX-License-Identifier: Apache-2.0
// Registers in CSV: every rule with its place, strictness, and that nothing is half-counted.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_register.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "read/mixed_register.hpp"
#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "support/registers.hpp"
#include "support/temporary_folder.hpp"

BOOST_AUTO_TEST_SUITE(csv_register_test)

using thads::case_register;
using thads::errc;
using thads::finding;
using thads::language;
using thads::period;
using thads::read_register;
using thads::register_load;
using thads::rule;
using thads::strictness;
using thads::tally;
using thads::text_input;
using thads_test::cases_header;
using thads_test::code_of;
using thads_test::events_header;
using thads_test::lines_of;
using thads_test::load_rows;
using thads_test::mixed_register;

namespace {

using lines = std::vector<std::string>;

// A good case with 1000 đồng, as line 2 of its file; its columns begin at
// A 1, U 3, O 5, ex_officio 7, civil 18, 2024-01-10 24, 1000 35, new 40, flags 44.
const std::string good_case = "A,U,O,ex_officio,civil,2024-01-10,1000,new,\n";

struct expectation {
  std::string what;
  std::string cases;
  std::string events;
  lines found;
};

// One bad row of cases.csv, and what is wrong with it.
expectation bad_case(std::string what, std::string row, lines found) {
  return {std::move(what), std::move(row) + "\n", "", std::move(found)};
}

// Events of the good case, and what is wrong with them.
expectation bad_events(std::string what, std::string rows, lines found) {
  return {std::move(what), good_case, std::move(rows) + "\n", std::move(found)};
}

std::vector<expectation> expectations() {
  return {
      // Values of a case.
      bad_case("no id", ",U,O,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:1 value_missing - case_id error"}),
      bad_case("no unit", "A,,O,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:3 value_missing A unit error"}),
      bad_case("no officer is fine", "A,U,,ex_officio,civil,2024-01-10,1000,new,", {}),
      bad_case("no initiation", "A,U,O,,civil,2024-01-10,1000,new,",
               {"cases.csv:2:7 value_missing A initiation error"}),
      bad_case("initiation in another language", "A,U,O,chủ động,civil,2024-01-10,1000,new,",
               {"cases.csv:2:7 code_unknown A initiation error"}),
      bad_case("no judgment type", "A,U,O,ex_officio,,2024-01-10,1000,new,",
               {"cases.csv:2:18 value_missing A judgment_type error"}),
      bad_case("judgment type in capitals", "A,U,O,ex_officio,Civil,2024-01-10,1000,new,",
               {"cases.csv:2:18 code_unknown A judgment_type error"}),
      bad_case("no date", "A,U,O,ex_officio,civil,,1000,new,",
               {"cases.csv:2:24 value_missing A accepted error"}),
      bad_case("no such day", "A,U,O,ex_officio,civil,2023-02-29,1000,new,",
               {"cases.csv:2:24 date_invalid A accepted error"}),
      bad_case("day first", "A,U,O,ex_officio,civil,10/01/2024,1000,new,",
               {"cases.csv:2:24 date_invalid A accepted error"}),
      bad_case("no amount is fine", "A,U,O,ex_officio,civil,2024-01-10,,new,", {}),
      bad_case("0 đồng is fine", "A,U,O,ex_officio,civil,2024-01-10,0,new,", {}),
      bad_case("the largest amount", "A,U,O,ex_officio,civil,2024-01-10,9223372036854775807,new,",
               {}),
      bad_case("one more", "A,U,O,ex_officio,civil,2024-01-10,9223372036854775808,new,",
               {"cases.csv:2:35 amount_invalid A amount error"}),
      bad_case("negative amount", "A,U,O,ex_officio,civil,2024-01-10,-1,new,",
               {"cases.csv:2:35 amount_invalid A amount error"}),
      bad_case("amount with groups", "A,U,O,ex_officio,civil,2024-01-10,1.000,new,",
               {"cases.csv:2:35 amount_invalid A amount error"}),
      bad_case("source may be left out", "A,U,O,ex_officio,civil,2024-01-10,1000,,", {}),
      bad_case("entrusted in", "A,U,O,ex_officio,civil,2024-01-10,1000,entrusted_in,", {}),
      bad_case("unknown source", "A,U,O,ex_officio,civil,2024-01-10,1000,old,",
               {"cases.csv:2:40 code_unknown A source error"}),
      bad_case("all flags, in any order",
               "A,U,O,ex_officio,civil,2024-01-10,1000,new,"
               "credit|corruption|economic|budget|focus|merit|hardship",
               {}),
      bad_case("unknown flag", "A,U,O,ex_officio,civil,2024-01-10,1000,new,credit|rich",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("bar at the end", "A,U,O,ex_officio,civil,2024-01-10,1000,new,credit|",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("bar at the beginning", "A,U,O,ex_officio,civil,2024-01-10,1000,new,|credit",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("two bars", "A,U,O,ex_officio,civil,2024-01-10,1000,new,credit||focus",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("a bar alone", "A,U,O,ex_officio,civil,2024-01-10,1000,new,|",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("flags with blanks", "A,U,O,ex_officio,civil,2024-01-10,1000,new,credit | focus",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("flags with commas", "A,U,O,ex_officio,civil,2024-01-10,1000,new,\"credit,focus\"",
               {"cases.csv:2:44 code_unknown A flags error"}),
      bad_case("everything wrong", ",,O,x,y,z,1e3,old,rich",
               {"cases.csv:2:1 value_missing - case_id error",
                "cases.csv:2:2 value_missing - unit error",
                "cases.csv:2:5 code_unknown - initiation error",
                "cases.csv:2:7 code_unknown - judgment_type error",
                "cases.csv:2:9 date_invalid - accepted error",
                "cases.csv:2:11 amount_invalid - amount error",
                "cases.csv:2:15 code_unknown - source error",
                "cases.csv:2:19 code_unknown - flags error"}),
      bad_case("columns count bytes, quotes included",
               "\"Đ\"\"1\",U,O,ex_officio,civil,x,1000,new,",
               {"cases.csv:2:30 date_invalid Đ\"1 accepted error"}),
      // The record as CSV.
      bad_case("a field too few", "A,U,O,ex_officio,civil,2024-01-10,1000,new",
               {"cases.csv:2:0 field_count A - error"}),
      bad_case("a field too many", "A,U,O,ex_officio,civil,2024-01-10,1000,new,,",
               {"cases.csv:2:0 field_count A - error"}),
      bad_case("misplaced quote", "A,U,O\",ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:6 quote_misplaced A - error"}),
      bad_case("unclosed quote", "A,U,\"O,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:5 quote_unclosed A - error"}),
      bad_case("carriage return", "A,U,O\r,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:6 carriage_return A - error"}),
      bad_case("NUL", std::string("A,U,O\0,ex_officio,civil,2024-01-10,1000,new,", 44),
               {"cases.csv:2:6 nul_byte A - error"}),
      bad_case("Latin-1", "A,U,\xD4,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:5 utf8_invalid A - error"}),
      bad_case("an id that is not UTF-8 is not shown",
               "\xD4,U,O,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:1 utf8_invalid - - error"}),
      bad_case("blank line", "", {"cases.csv:2:0 line_blank - - warning"}),
      bad_case("too long",
               "A,U," + std::string(1'100'000, 'x') + ",ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:2:5 record_too_long A - error"}),
      // Cases among each other.
      bad_case("one id twice",
               "A,U,O,ex_officio,civil,2024-01-10,1000,new,\nB,U,O,ex_officio,civil,2024-01-10,,,\n"
               "\"A\",U,O,on_request,civil,2024-01-10,1000,new,",
               {"cases.csv:4:1 case_duplicate A case_id error"}),
      bad_case("one id three times, once with a fault",
               "A,U,O,ex_officio,civil,2024-01-10,1000,new,\nA,U,O,x,civil,2024-01-10,1000,new,\n"
               "A,U,O,ex_officio,civil,2024-01-10,1000,new,",
               {"cases.csv:3:1 case_duplicate A case_id error",
                "cases.csv:3:7 code_unknown A initiation error",
                "cases.csv:4:1 case_duplicate A case_id error"}),
      bad_case("an officer of two units",
               "A,U,O,ex_officio,civil,2024-01-10,,,\nB,V,O,ex_officio,civil,2024-01-10,,,",
               {"cases.csv:3:5 officer_of_another_unit B officer warning"}),
      bad_case("nobody is not an officer of two units",
               "A,U,,ex_officio,civil,2024-01-10,,,\nB,V,,ex_officio,civil,2024-01-10,,,", {}),
      // Values of an event.
      bad_events("no id", ",2024-02-01,verified,,,,",
                 {"events.csv:2:1 value_missing - case_id error"}),
      bad_events("unknown case", "B,2024-02-01,verified,,,,",
                 {"events.csv:2:1 case_unknown B case_id error"}),
      bad_events("ids are compared byte for byte",
                 "a,2024-02-01,verified,,,,\n A,2024-02-01,verified,,,,",
                 {"events.csv:2:1 case_unknown a case_id error",
                  "events.csv:3:1 case_unknown  A case_id error"}),
      bad_events("no date", "A,,verified,,,,", {"events.csv:2:3 value_missing A date error"}),
      bad_events("no such day", "A,2024-02-30,verified,,,,",
                 {"events.csv:2:3 date_invalid A date error"}),
      bad_events("no type", "A,2024-02-01,,,,,", {"events.csv:2:14 value_missing A type error"}),
      bad_events("unknown type", "A,2024-02-01,paid,5,agreement,,",
                 {"events.csv:2:14 code_unknown A type error"}),
      bad_events("nothing collected", "A,2024-02-01,collected,,,,",
                 {"events.csv:2:24 amount_missing A amount error"}),
      bad_events("0 đồng collected", "A,2024-02-01,collected,0,,,",
                 {"events.csv:2:24 amount_invalid A amount error"}),
      bad_events("negative collection", "A,2024-02-01,collected,-5,,,",
                 {"events.csv:2:24 amount_invalid A amount error"}),
      bad_events("nothing reduced", "A,2024-02-01,reduced,,,,",
                 {"events.csv:2:22 amount_missing A amount error"}),
      bad_events("terminated for 0 đồng", "A,2024-02-01,terminated,0,,,",
                 {"events.csv:2:25 amount_invalid A amount error"}),
      bad_events("terminated as a whole is fine", "A,2024-02-01,terminated,,,,", {}),
      bad_events("entrusted for 0 đồng", "A,2024-02-01,entrusted_out,0,,,",
                 {"events.csv:2:28 amount_invalid A amount error"}),
      bad_events("adjusted without an amount", "A,2024-02-01,adjusted,,,,",
                 {"events.csv:2:23 amount_missing A amount error"}),
      bad_events("adjusted by 0 đồng", "A,2024-02-01,adjusted,0,,,",
                 {"events.csv:2:23 amount_invalid A amount error"}),
      bad_events("adjusted by a word", "A,2024-02-01,adjusted,ten,,,",
                 {"events.csv:2:23 amount_invalid A amount error"}),
      bad_events("adjusted down and up is fine",
                 "A,2024-02-01,adjusted,-1000,,,\nA,2024-02-01,adjusted,7,,,", {}),
      bad_events("adjusted below any number", "A,2024-02-01,adjusted,-9223372036854775809,,,",
                 {"events.csv:2:23 amount_invalid A amount error"}),
      bad_events("0 đồng where no amount belongs is fine", "A,2024-02-01,enforceable,0,,,", {}),
      bad_events("an amount where none belongs", "A,2024-02-01,enforceable,5,,,",
                 {"events.csv:2:26 amount_not_allowed A amount error"}),
      bad_events("a negative amount where none belongs", "A,2024-02-01,enforceable,-5,,,",
                 {"events.csv:2:26 amount_invalid A amount error"}),
      bad_events("completed with an amount",
                 "A,2024-02-01,collected,1000,,,\nA,2024-02-01,completed,1000,,,",
                 {"events.csv:3:24 amount_not_allowed A amount error"}),
      bad_events("money paid out",
                 "A,2024-02-01,paid_out,5,,,\nA,2024-02-01,paid_out,0,,,\n"
                 "A,2024-02-01,notified,,,,",
                 {}),
      bad_events("less than nothing paid out", "A,2024-02-01,paid_out,-5,,,",
                 {"events.csv:2:23 amount_invalid A amount error"}),
      bad_events("no ground", "A,2024-02-01,postponed,,,,",
                 {"events.csv:2:25 ground_missing A ground error"}),
      bad_events("unknown ground", "A,2024-02-01,postponed,,why,,",
                 {"events.csv:2:25 code_unknown A ground error"}),
      bad_events("grounds", "A,2024-02-01,postponed,,agreement,,\nA,2024-02-01,postponed,,other,,",
                 {}),
      bad_events("a ground where none belongs", "A,2024-02-01,suspended,,other,,",
                 {"events.csv:2:25 ground_ignored A ground warning"}),
      bad_events("grounds of the built-in list",
                 "A,2024-02-01,unenforceable,,no_assets,,\nA,2024-02-01,suspended,,bankruptcy,,\n"
                 "A,2024-02-01,postponed,,failed_auction,,",
                 {}),
      bad_events("grounds that the list does not have for the type",
                 "A,2024-02-01,unenforceable,,bankruptcy,,\nA,2024-02-01,suspended,,why,,\n"
                 "A,2024-02-01,enforceable,,no_assets,,",
                 {"events.csv:2:29 ground_unknown A ground warning",
                  "events.csv:3:25 ground_unknown A ground warning",
                  "events.csv:4:27 ground_ignored A ground warning"}),
      bad_events("to another unit without saying which", "A,2024-02-01,unit_changed,,,,P",
                 {"events.csv:2:29 value_missing A unit error"}),
      bad_events("to another unit with nobody assigned", "A,2024-02-01,unit_changed,,,V,", {}),
      bad_events("to nobody", "A,2024-02-01,officer_changed,,,,", {}),
      bad_events("everything wrong", ",x,collected,y,agreement,,",
                 {"events.csv:2:1 value_missing - case_id error",
                  "events.csv:2:2 date_invalid - date error",
                  "events.csv:2:14 amount_invalid - amount error",
                  "events.csv:2:16 ground_ignored - ground warning"}),
      // Lives that cannot be.
      bad_events("before acceptance", "A,2024-01-09,enforceable,,,,",
                 {"events.csv:2:3 event_before_acceptance A date error"}),
      bad_events("on the day of acceptance", "A,2024-01-10,enforceable,,,,", {}),
      bad_events("after closing, by date", "A,2024-03-01,verified,,,,\nA,2024-02-01,revoked,,,,",
                 {"events.csv:2:3 event_after_closing A date error"}),
      bad_events("after closing, by line", "A,2024-02-01,pulled_up,,,,\nA,2024-02-01,verified,,,,",
                 {"events.csv:3:3 event_after_closing A date error"}),
      bad_events("more collected than there was", "A,2024-02-01,collected,1001,,,",
                 {"events.csv:2:24 balance_negative A amount error"}),
      bad_events("more terminated than there was", "A,2024-02-01,terminated,1001,,,",
                 {"events.csv:2:25 balance_negative A amount error"}),
      bad_events("adjusted below zero", "A,2024-02-01,adjusted,-1001,,,",
                 {"events.csv:2:23 balance_negative A amount error"}),
      bad_events("adjusted beyond 64 bits", "A,2024-02-01,adjusted,9223372036854775807,,,",
                 {"events.csv:2:23 balance_too_large A amount error"}),
      bad_events("completed with money left",
                 "A,2024-02-01,collected,999,,,\nA,2024-02-02,completed,,,,",
                 {"events.csv:3:14 completed_with_balance A type error"}),
      bad_events(
          "several faults of one case",
          "A,2024-01-01,verified,,,,\nA,2024-02-01,collected,1200,,,\nA,2024-02-02,adjusted,50,,,\n"
          "A,2024-02-03,completed,,,,\nA,2024-02-04,notified,,,,",
          {"events.csv:2:3 event_before_acceptance A date error",
           "events.csv:3:24 balance_negative A amount error",
           "events.csv:5:14 completed_with_balance A type error",
           "events.csv:6:3 event_after_closing A date error"}),
      // Lives that are odd.
      bad_events("open with nothing left", "A,2024-02-01,collected,1000,,,",
                 {"cases.csv:2:35 open_with_zero_balance A amount warning"}),
      bad_events("resumed for nothing", "A,2024-02-01,resumed,,,,",
                 {"events.csv:2:14 hold_not_set A type warning"}),
      bad_events("into the book twice",
                 "A,2024-02-01,separate_book,,,,\nA,2024-02-02,separate_book,,,,",
                 {"events.csv:3:14 book_already_entered A type warning"}),
      bad_events("out of the book for nothing", "A,2024-02-01,book_returned,,,,",
                 {"events.csv:2:14 book_not_entered A type warning"}),
      bad_events("an officer goes along to another unit", "A,2024-02-01,unit_changed,,,V,O",
                 {"events.csv:2:31 officer_of_another_unit A officer warning"}),
  };
}

// The cells and what was set aside, as bytes.
std::string bytes_of(const case_register& cases, int year, int months) {
  return serialize(tally_cases(cases, period(year, months)));
}

register_load load(const std::string& cases, const std::string& events, strictness mode) {
  return read_register(text_input::memory("cases.csv", cases),
                       text_input::memory("events.csv", events), {.mode = mode});
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_register_has_no_findings) {
  const register_load load =
      load_rows(good_case, "A,2024-02-01,enforceable,,,,\nA,2024-02-02,collected,400,,,\n");
  BOOST_TEST(lines_of(load.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST(load.cases.errors() == 0U);
  BOOST_TEST_REQUIRE(load.cases.size() == 1U);
  const thads::case_record c = load.cases[0];
  BOOST_TEST(c.id == "A");
  BOOST_TEST(c.unit == "U");
  BOOST_TEST(c.officer == "O");
  BOOST_TEST((c.initiation == thads::initiation::ex_officio));
  BOOST_TEST((c.judgment == thads::judgment_type::civil));
  BOOST_TEST((c.accepted == thads::date::from_ymd(2024, 1, 10)));
  BOOST_TEST(c.amount == 1000);
  BOOST_TEST((c.source == thads::source::new_case));
  BOOST_TEST(c.flags.empty());
  BOOST_TEST(load.cases.line(0) == 2U);
  BOOST_TEST(load.cases.event_count() == 2U);
  BOOST_TEST((load.cases.event(0, 1).amount == 400));
  BOOST_TEST(load.cases.event_line(1) == 3U);
  BOOST_TEST(load.rejected.cases.empty());
  BOOST_TEST(load.rejected.events.empty());
}

BOOST_AUTO_TEST_CASE(every_fault_has_its_place) {
  std::set<rule> shown;
  for (const expectation& e : expectations()) {
    BOOST_TEST_CONTEXT(e.what) {
      const register_load load = load_rows(e.cases, e.events);
      BOOST_TEST(lines_of(load.report) == e.found, boost::test_tools::per_element());
      for (const finding& f : load.report.list()) {
        shown.insert(f.id);
        for (const language lang : {language::en, language::vi}) {
          const std::string message = f.message(lang);
          BOOST_TEST(message.size() > 5U);
          if (thads::describe(f.id).en.find('{') == std::string_view::npos || f.value.empty())
            continue;
          BOOST_TEST(message.find(f.value.substr(0, 20)) != std::string::npos, message);
        }
      }
      const bool has_errors =
          std::any_of(e.found.begin(), e.found.end(),
                      [](const std::string& line) { return line.ends_with(" error"); });
      BOOST_TEST((load.cases.errors() != 0) == has_errors);
      BOOST_TEST((load.cases.size() == 0) == (has_errors || e.what == "blank line"));
    }
  }
  for (const thads::rule_entry& entry : thads::rule_table) {
    const bool of_a_register = entry.id > rule::column_extra && entry.id < rule::unit_unknown &&
                               entry.id != rule::findings_limit;
    BOOST_TEST((!of_a_register || shown.contains(entry.id)), entry.code);
  }
}

BOOST_AUTO_TEST_CASE(values_that_messages_show) {
  const auto value = [](const std::string& cases, const std::string& events) {
    return load_rows(cases, events).report.list()[0].value;
  };
  BOOST_TEST(value(good_case + "B,U,O,ex_officio,civil,2024-01-10,,,\n" + good_case, "") == "2");
  BOOST_TEST(value(good_case, "A,2024-01-09,verified,,,,\n") == "2024-01-09");
  BOOST_TEST(value(good_case, "A,2024-02-01,collected,1234,,,\n") == "234");
  BOOST_TEST(value(good_case, "A,2024-02-01,adjusted,-9223372036854775808,,,\n") ==
             "9223372036854774808");
  BOOST_TEST(value(good_case, "A,2024-02-01,collected,1,,,\nA,2024-02-01,completed,,,,\n") ==
             "999");
  BOOST_TEST(value(good_case, "A,2024-02-01,collected,,,,\n") == "collected");
  BOOST_TEST(value(good_case, "A,2024-02-01,suspended,7,,,\n") == "suspended");
  BOOST_TEST(value(good_case, "A,2024-02-01,suspended,,why,,\n") == "why");
  BOOST_TEST(value(good_case + "B,V,O,ex_officio,civil,2024-01-10,,,\n", "") == "U");
}

BOOST_AUTO_TEST_CASE(columns_may_stand_in_any_order_between_others) {
  const std::string cases =
      "flags,note,accepted,source,amount,judgment_type,initiation,officer,unit,case_id\n"
      "credit,x,2024-01-10,,1000,civil,ex_officio,O,U,A\n"
      "credit,x,2024-01-32,,1000,civil,ex_officio,O,U,B\n";
  const std::string events =
      "officer,unit,ground,amount,type,date,case_id\n,,,400,collected,2024-02-01,A\n,,,1001,"
      "collected,2024-02-01,A\n";
  const register_load found = load(cases, events, strictness::strict);
  BOOST_TEST(lines_of(found.report) == (lines{"cases.csv:1:0 column_extra - - note",
                                              "cases.csv:3:10 date_invalid B accepted error",
                                              "events.csv:3:4 balance_negative A amount error"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(places_are_right_after_records_of_several_lines) {
  const std::string long_id = "\"số\n1\r\n2\"";
  const register_load found =
      load_rows(long_id + ",U,O,ex_officio,civil,2024-01-10,1000,new,\n" + good_case,
                long_id + ",2024-02-01,collected,1001,,,\n\nA,2024-02-01,resumed,,,,\n");
  BOOST_TEST(
      lines_of(found.report) == (lines{"events.csv:2:34 balance_negative số\n1\r\n2 amount error",
                                       "events.csv:5:0 line_blank - - warning",
                                       "events.csv:6:14 hold_not_set A type warning"}),
      boost::test_tools::per_element());
  BOOST_TEST(
      load_rows(long_id + ",U,,ex_officio,civil,2024-01-10,,,\n" + good_case, "").cases.line(1) ==
      5U);
}

BOOST_AUTO_TEST_CASE(other_formats) {
  const std::string cases =
      "case_id;unit;officer;initiation;judgment_type;accepted;amount;source;flags\nA;U;O;ex_"
      "officio;civil;10/01/2024;1000;;\n";
  const std::string events =
      "case_id;date;type;amount;ground;unit;officer\nA;01/02/2024;collected;1001;;;\n";
  const register_load found = read_register(
      text_input::memory("cases.csv", cases), text_input::memory("events.csv", events),
      {.format = {.delimiter = ';', .dates = thads::date_format::day_first}});
  BOOST_TEST(lines_of(found.report) == (lines{"events.csv:2:24 balance_negative A amount error"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(files_are_read_from_disk) {
  const thads_test::temporary_folder folder;
  const auto cases = folder.write("cases.csv", cases_header + good_case);
  const auto events = folder.write("events.csv", events_header + "A,2024-02-01,enforceable,,,,\n");
  BOOST_TEST(read_register(cases, events).cases.event_count() == 1U);
  BOOST_TEST(code_of([&] { return read_register(cases, folder.path() / "none"); }) == errc::io);
  BOOST_TEST(code_of([&] { return read_register(folder.path(), events); }) == errc::io);
}

BOOST_AUTO_TEST_CASE(a_strict_register_with_errors_yields_no_figures) {
  const register_load found =
      load_rows(good_case + "B,U,O,x,y,2024-01-10,,,\n", "A,2024-02-01,enforceable,,,,\n");
  BOOST_TEST(found.cases.size() == 0U);
  BOOST_TEST(found.cases.event_count() == 0U);
  BOOST_TEST(found.cases.errors() == 2U);
  BOOST_TEST(code_of([&] { return tally_cases(found.cases, period(2024)); }) == errc::bad_register);
  BOOST_TEST(found.rejected.cases.empty());
  BOOST_TEST(found.rejected.events.empty());
}

BOOST_AUTO_TEST_CASE(warnings_do_not_keep_a_register_from_yielding_figures) {
  const register_load found = load_rows(good_case, "A,2024-02-01,resumed,,,,\n");
  BOOST_TEST(found.report.count(thads::severity::warning) == 1U);
  BOOST_TEST(tally_cases(found.cases, period(2024)).total()[thads::measure::unclassified].count ==
             1);
}

BOOST_AUTO_TEST_CASE(a_lenient_load_counts_good_cases_as_if_there_were_no_others) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const mixed_register mixed = thads_test::random_mixed_register(seed % 4 == 0 ? 12 : 250, seed);
    const register_load lenient =
        load(mixed_register::file(cases_header, mixed.cases),
             mixed_register::file(events_header, mixed.events), strictness::lenient);
    const register_load strict =
        load(mixed_register::file(cases_header, mixed.cases, true),
             mixed_register::file(events_header, mixed.events, true), strictness::strict);
    BOOST_TEST_CONTEXT("seed " << seed) {
      BOOST_TEST_REQUIRE(!strict.report.has_errors());
      BOOST_TEST(lenient.report.has_errors());
      BOOST_TEST(lenient.cases.errors() == 0U);
      BOOST_TEST(lenient.cases.size() == strict.cases.size());
      BOOST_TEST(lenient.cases.event_count() == strict.cases.event_count());
      BOOST_TEST(lenient.cases.set_aside().cases == mixed.bad_cases);
      BOOST_TEST(lenient.cases.set_aside().records == mixed.strays);
      for (const int months : {1, 6, 12}) {
        for (const int year : {2022, 2023, 2024, 2025}) {
          tally expected = tally_cases(strict.cases, period(year, months));
          expected.add_set_aside(lenient.cases.set_aside());
          BOOST_TEST((bytes_of(lenient.cases, year, months) == serialize(expected)));
        }
      }
      const auto bad = [](const std::vector<thads_test::marked_record>& records) {
        return static_cast<std::size_t>(
            std::count_if(records.begin(), records.end(),
                          [](const thads_test::marked_record& r) { return !r.good; }));
      };
      BOOST_TEST(lenient.rejected.cases.size() == bad(mixed.cases));
      BOOST_TEST(lenient.rejected.events.size() == bad(mixed.events));
      BOOST_TEST(std::is_sorted(lenient.rejected.cases.begin(), lenient.rejected.cases.end()));
      BOOST_TEST(std::is_sorted(lenient.rejected.events.begin(), lenient.rejected.events.end()));
    }
  }
}

BOOST_AUTO_TEST_CASE(all_cases_with_one_id_are_set_aside_with_all_their_events) {
  const register_load found =
      load_rows(good_case + "B,U,O,ex_officio,civil,2024-01-10,,,\n" + good_case + good_case,
                "A,2024-02-01,verified,,,,\nB,2024-02-01,verified,,,,\nA,2024-02-02,verified,,,,\n",
                {.mode = strictness::lenient});
  BOOST_TEST_REQUIRE(found.cases.size() == 1U);
  BOOST_TEST(found.cases[0].id == "B");
  BOOST_TEST(found.cases.event_count() == 1U);
  BOOST_TEST(found.cases.set_aside().cases == 1U);
  BOOST_TEST(found.cases.set_aside().records == 0U);
  BOOST_TEST(found.rejected.cases == (std::vector<std::uint32_t>{2, 4, 5}),
             boost::test_tools::per_element());
  BOOST_TEST(found.rejected.events == (std::vector<std::uint32_t>{2, 4}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_register_of_bad_cases_only_is_empty_and_counts_them) {
  const register_load found =
      load_rows("A,U,O,x,civil,2024-01-10,,,\n", "A,2024-02-01,verified,,,,\n",
                {.mode = strictness::lenient});
  BOOST_TEST(found.cases.errors() == 0U);
  BOOST_TEST(found.cases.size() == 0U);
  BOOST_TEST(found.cases.set_aside().cases == 1U);
  BOOST_TEST(tally_cases(found.cases, period(2024)).set_aside().cases == 1U);
}

// A file that cannot be read as a table spoils the whole: the other one is only half of the truth.
BOOST_AUTO_TEST_CASE(no_lenience_for_a_file_without_a_usable_header) {
  const std::string row = "A,2024-02-01,collected,400,,,\n";
  const std::string bad_events[] = {
      "",
      "\xEF\xBB\xBF",
      "\n" + events_header + row,
      "case_id,date,type,amount,ground,unit\nA,2024-02-01,collected,400,,\n",
      "case_id,date,type,amount,ground,unit,officer,date\n" + row,
      "case_id,date,type,amount,ground,unit,officer,gh\xFF\n" + row,
      "case_id,date,type,amount,ground,unit,officer,\"x\"y\n" + row,
      "case_id;date;type;amount;ground;unit;officer\n" + row};
  for (const std::string& events : bad_events) {
    for (const strictness mode : {strictness::strict, strictness::lenient}) {
      const register_load found = load(cases_header + good_case, events, mode);
      BOOST_TEST_CONTEXT(thads::quoted_text(events)) {
        BOOST_TEST(found.cases.errors() != 0U);
        BOOST_TEST(found.cases.size() == 0U);
        BOOST_TEST(found.rejected.cases.empty());
        BOOST_TEST(found.rejected.events.empty());
      }
    }
  }
  // Without cases nothing is known about the events, so they are not all reported as strays.
  const register_load found =
      load("", events_header + row + row + "A,x,verified,,,,\n", strictness::lenient);
  BOOST_TEST(found.cases.errors() == 2U);
  BOOST_TEST(lines_of(found.report) == (lines{"cases.csv:0:0 file_empty - - error",
                                              "events.csv:4:3 date_invalid A date error"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(order_of_rows_is_free_across_cases) {
  for (std::uint64_t seed = 101; seed <= 110; ++seed) {
    mixed_register mixed = thads_test::random_mixed_register(200, seed);
    const auto is_bad = [](const thads_test::marked_record& r) { return !r.good; };
    std::erase_if(mixed.cases, is_bad);
    std::erase_if(mixed.events, is_bad);
    const register_load first =
        load(mixed_register::file(cases_header, mixed.cases),
             mixed_register::file(events_header, mixed.events), strictness::strict);
    std::mt19937_64 random(seed);
    std::shuffle(mixed.cases.begin(), mixed.cases.end(), random);
    // By id, so that the events of a case stay in order and the cases do not.
    std::stable_sort(mixed.events.begin(), mixed.events.end(), [](const auto& a, const auto& b) {
      return a.text.substr(0, a.text.find(",20")) > b.text.substr(0, b.text.find(",20"));
    });
    const register_load second =
        load(mixed_register::file(cases_header, mixed.cases),
             mixed_register::file(events_header, mixed.events), strictness::strict);
    BOOST_TEST(first.cases.size() > 100U);
    BOOST_TEST(first.cases.event_count() > 300U);
    BOOST_TEST(second.cases.errors() == 0U);
    BOOST_TEST((bytes_of(first.cases, 2024, 12) == bytes_of(second.cases, 2024, 12)));
    BOOST_TEST((bytes_of(first.cases, 2023, 7) == bytes_of(second.cases, 2023, 7)));
  }
}

BOOST_AUTO_TEST_CASE(events_apply_by_date_and_within_a_date_by_line) {
  const auto state = [](const std::string& events) {
    const register_load found = load_rows(good_case, events);
    BOOST_TEST(!found.report.has_errors());
    const auto total = tally_cases(found.cases, period(2024)).total();
    return total[thads::measure::in_progress].count == 1     ? "in progress"
           : total[thads::measure::unenforceable].count == 1 ? "unenforceable"
                                                             : "neither";
  };
  BOOST_TEST(state("A,2024-02-01,enforceable,,,,\nA,2024-03-01,unenforceable,,,,\n") ==
             "unenforceable");
  BOOST_TEST(state("A,2024-03-01,unenforceable,,,,\nA,2024-02-01,enforceable,,,,\n") ==
             "unenforceable");
  BOOST_TEST(state("A,2024-03-01,unenforceable,,,,\nA,2024-03-01,enforceable,,,,\n") ==
             "in progress");
  BOOST_TEST(state("A,2024-03-01,enforceable,,,,\nA,2024-03-01,unenforceable,,,,\n") ==
             "unenforceable");
}

BOOST_AUTO_TEST_CASE(findings_are_listed_up_to_a_limit_and_all_counted) {
  std::string cases;
  for (int i = 0; i < 100; ++i) cases += "c" + std::to_string(i) + ",U,O,x,civil,2024-01-10,,,\n";
  for (const strictness mode : {strictness::strict, strictness::lenient}) {
    const register_load found =
        load_rows(cases + good_case, "", {.mode = mode, .findings_limit = 10});
    BOOST_TEST(found.report.list().size() == 11U);
    BOOST_TEST(found.report.count(rule::code_unknown) == 100U);
    BOOST_TEST(found.report.truncated());
    BOOST_TEST(found.cases.errors() == 100U);  // errors that are not listed cannot be set aside
    BOOST_TEST(found.cases.size() == 0U);
  }
}

BOOST_AUTO_TEST_CASE(warnings_beyond_the_limit_do_not_keep_a_register_from_yielding_figures) {
  std::string events;  // each resumes what was never postponed
  for (int i = 0; i < 100; ++i) events += "A,2024-03-01,resumed,,,,\n";
  const register_load found = load_rows(good_case, events, {.findings_limit = 10});
  BOOST_TEST(found.report.truncated());
  BOOST_TEST(found.report.count(rule::hold_not_set) == 100U);
  BOOST_TEST(found.cases.errors() == 0U);
  BOOST_TEST(found.cases.event_count() == 100U);
}

BOOST_AUTO_TEST_CASE(progress_is_in_bytes_of_both_files) {
  std::string cases;
  std::string events;
  for (int i = 0; i < 70'000; ++i) {
    const std::string id = "c" + std::to_string(i);
    cases += id + ",U,O,ex_officio,civil,2024-01-10,,,\n";
    events += id + ",2024-02-01,notified,,,,\n";
  }
  const std::size_t headers =
      std::string(
          "case_id,unit,officer,initiation,judgment_type,accepted,amount,source,flags\n"
          "case_id,date,type,amount,ground,unit,officer\n")
          .size();
  std::vector<std::uint64_t> told;
  const auto note = [&](std::uint64_t done, std::uint64_t total) {
    BOOST_TEST(total == headers + cases.size() + events.size());
    told.push_back(done);
    return true;
  };
  BOOST_TEST(load_rows(cases, events, {.progress = note}).cases.size() == 70'000U);
  BOOST_TEST_REQUIRE(told.size() == 2U);  // once in each file, after 65 536 rows
  BOOST_TEST(told[0] < cases.size());
  BOOST_TEST(told[1] > cases.size());
}

BOOST_AUTO_TEST_CASE(reading_can_be_cancelled) {
  std::string cases;
  for (int i = 0; i < 70'000; ++i)
    cases += "c" + std::to_string(i) + ",U,O,ex_officio,civil,2024-01-10,,,\n";
  int calls = 0;
  const auto stop = [&calls](std::uint64_t done, std::uint64_t total) {
    ++calls;
    BOOST_TEST(done <= total);
    return false;
  };
  BOOST_TEST(code_of([&] { return load_rows(cases, "", {.progress = stop}); }) == errc::cancelled);
  BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_SUITE_END()
