// SPDX-License-Identifier: Apache-2.0
// Opening balances against the sealed end of the year before.
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/forms/opening_check.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"
#include "support/rounds.hpp"

BOOST_AUTO_TEST_SUITE(opening_check_test)

using namespace thads;
using thads_test::code_of;
using thads_test::register_of;

namespace {

tally count(const case_register& cases, const period& in) {
  return tally_cases(cases, in, {.by = {dimension::unit, dimension::officer}});
}

std::vector<check_result> check(const tally& sealed, const case_register& now, const period& in) {
  return check_opening(sealed, count(now, in), count_opening_moves(now, in));
}

// When 2024 begins, on 1 October 2023: 1 open in A with 100 − 30 = 70, 2 in the book of A with 50,
// 3 open in B with 20, 4 closed. In 2024: 1 pays 10 and goes to B, 2 comes back from the book and
// is amended by +5, 3 enters the book after it paid 1; 5 is new and enters the book at once.
const std::string cases_csv =
    "1,A,,ex_officio,civil,2022-05-05,100,,\n"
    "2,A,,ex_officio,civil,2022-05-05,50,,\n"
    "3,B,,on_request,civil,2022-05-05,20,,\n"
    "4,B,,on_request,civil,2022-05-05,9,,\n"
    "5,B,,on_request,civil,2023-10-01,7,,\n";
const std::string events_csv =
    "1,2023-01-01,collected,30,,,\n"
    "1,2023-11-01,collected,10,,,\n"
    "1,2023-12-01,unit_changed,,,B,\n"
    "2,2022-10-05,separate_book,,,,\n"
    "2,2024-02-01,book_returned,,,,\n"
    "2,2024-02-02,adjusted,5,,,\n"
    "3,2024-01-01,collected,1,,,\n"
    "3,2024-01-02,separate_book,,,,\n"
    "4,2023-09-30,revoked,,,,\n"
    "5,2023-10-02,separate_book,,,,\n";

}  // namespace

BOOST_AUTO_TEST_CASE(moves_by_unit) {
  const case_register cases = register_of(cases_csv, events_csv);
  const opening_moves moves = count_opening_moves(cases, period(2024));
  const std::vector<opening_cell> expected{
      {"A", {.departed = {1, 70}, .adjusted = {0, 5}}},
      {"B", {.arrived = {1, 70}, .in_book = {1, 19}}},  // case 5 did not stand open before
  };
  BOOST_TEST((std::vector<opening_cell>(moves.cells().list().begin(), moves.cells().list().end()) ==
              expected));
  for (const unsigned threads : {2U, 3U, 4U}) {
    BOOST_TEST((count_opening_moves(cases, period(2024), {.threads = threads}) == moves));
  }
  opening_moves twice = moves;
  twice.merge(moves);
  BOOST_TEST((twice.cells().total().in_book.money == 38));
  BOOST_TEST(code_of([&] {
               twice.merge(opening_moves(period(2024, 6)));
               return 0;
             }) == errc::mismatch);
}

BOOST_AUTO_TEST_CASE(an_opening_that_follows_passes_in_every_unit) {
  const case_register cases = register_of(cases_csv, events_csv);
  // Carried over: A has case 2 with 50 + 5; B has case 1 with 70, and 1 đồng that case 3 paid.
  const tally now = count(cases, period(2024)).project({dimension::unit});
  BOOST_TEST_REQUIRE(now.cells().size() == 2U);
  BOOST_TEST((now.cells()[0].values[measure::carried_over] == figure{1, 55}));
  BOOST_TEST((now.cells()[1].values[measure::carried_over] == figure{1, 71}));
  const auto results = check(count(cases, period(2023)), cases, period(2024));
  BOOST_TEST_REQUIRE(results.size() == 2U);
  BOOST_TEST(results[0].id == "opening.cases");
  BOOST_TEST(results[1].id == "opening.money");
  for (const check_result& r : results) {
    BOOST_TEST((r.outcome == check_outcome::pass), r.id);
    BOOST_TEST(r.cells == 3U);  // the total, A and B
  }
}

BOOST_AUTO_TEST_CASE(what_was_changed_after_sealing_is_found_in_its_unit) {
  const tally sealed = count(register_of(cases_csv, events_csv), period(2023));
  // Afterwards: case 6 of A is dated back to before the year, and case 1 turns out to have paid 31.
  std::string events = events_csv;
  events.replace(events.find("collected,30"), 12, "collected,31");
  const case_register later =
      register_of(cases_csv + "6,A,,on_request,civil,2023-09-30,1000,,\n", events);
  const auto results = check(sealed, later, period(2024));
  BOOST_TEST_REQUIRE(results[0].failures.size() == 2U);
  BOOST_TEST(results[0].failures[0].row == "");
  BOOST_TEST((results[0].failures[0].difference == 1));
  BOOST_TEST(results[0].failures[1].row == "A");
  BOOST_TEST((results[0].failures[1].difference == 1));
  // In money A has 1000 more, and of the 70 that it was sealed with for case 1 only 69 departed, so
  // that 1 is missing. B has carried over what arrived.
  BOOST_TEST_REQUIRE(results[1].failures.size() == 2U);
  BOOST_TEST((results[1].failures[0].difference == 999));
  BOOST_TEST((results[1].failures[1].difference == 999));
  BOOST_TEST(results[1].failures[1].row == "A");
  BOOST_TEST((results[1].outcome == check_outcome::fail));
}

BOOST_AUTO_TEST_CASE(the_identity_holds_for_every_register_and_every_period) {
  std::uint64_t moved = 0;
  for (int seed = 0; seed < thads_test::rounds(40); ++seed) {
    const case_register cases =
        register_of(thads_test::random_stories(200, static_cast<std::uint64_t>(seed)));
    for (const int year : {2023, 2024}) {
      const period in(year, 1 + seed % 12);
      const tally sealed = count(cases, period(year - 1));
      for (const check_result& r : check(sealed, cases, in)) {
        BOOST_TEST((r.outcome == check_outcome::pass), r.id << " seed " << seed);
      }
      const opening_moves moves = count_opening_moves(cases, in);
      const opening_figures all = moves.cells().total();
      BOOST_TEST((all.arrived == all.departed));  // nothing arrives that did not depart
      if (!all.arrived.is_zero() && !all.in_book.is_zero() && !all.adjusted.is_zero()) ++moved;
    }
  }
  BOOST_TEST(moved > 0U);
}

BOOST_AUTO_TEST_CASE(only_the_whole_year_before_can_be_asked) {
  const case_register cases = register_of(cases_csv, events_csv);
  const tally now = count(cases, period(2024));
  const opening_moves moves = count_opening_moves(cases, period(2024));
  const auto asking = [&](const tally& before, const tally& of_now, const opening_moves& m) {
    return code_of([&] { return check_opening(before, of_now, m); });
  };
  const tally sealed = count(cases, period(2023));
  BOOST_TEST(asking(sealed, now, moves) == errc::ok);
  BOOST_TEST(asking(count(cases, period(2023, 11)), now, moves) == errc::mismatch);
  BOOST_TEST(asking(count(cases, period(2022)), now, moves) == errc::mismatch);
  BOOST_TEST(asking(sealed, now, count_opening_moves(cases, period(2024, 6))) == errc::mismatch);
  BOOST_TEST(asking(sealed.project({}), now, moves) == errc::mismatch);
  BOOST_TEST(code_of([&] { return count_opening_moves(cases, period(1901)); }) == errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
