// SPDX-License-Identifier: Apache-2.0
// The matrix of flows between having and lacking conditions, against cases worked out by hand and
// against the tallies at both ends of the year.
#include <boost/test/unit_test.hpp>

#include <limits>
#include <map>
#include <string>
#include <utility>

#include "support/merge_laws.hpp"
#include "support/registers.hpp"

#include <thads/counters/conditions.hpp>
#include <thads/tally/tally_cases.hpp>

BOOST_AUTO_TEST_SUITE(conditions_test)

namespace {

using thads::condition_counter;
using thads::condition_flow;
using thads::condition_flows;
using thads::figure;
using thads::measure;
using thads::period;
using thads::standing;

const period year_2024(2024);

// Case 1 loses its conditions with 500 left of 700. Case 2 gains them and is finished. Case 3 is
// new and its decision is amended. Case 4 stays in the separate book. Case 5, which an agreement
// had put off, is suspended with 540 left of 600. Case 6 is new and has no money. Case 7 goes to
// and fro in another unit. Case 8 was closed before the year, case 9 is accepted after it.
const std::string cases_csv =
    "1,A,,ex_officio,civil,2023-01-10,1000,,\n"
    "2,A,,ex_officio,civil,2023-03-01,400,,\n"
    "3,A,,ex_officio,civil,2024-01-01,900,,\n"
    "4,A,,ex_officio,civil,2022-05-05,50,,\n"
    "5,A,,ex_officio,civil,2023-06-01,600,,\n"
    "6,A,,ex_officio,civil,2024-02-02,,,\n"
    "7,A,,ex_officio,civil,2023-02-01,250,,\n"
    "8,A,,ex_officio,civil,2023-02-01,70,,\n"
    "9,A,,ex_officio,civil,2024-10-01,80,,\n";
const std::string events_csv =
    "1,2023-02-01,enforceable,,,,\n1,2023-05-01,collected,300,,,\n"
    "1,2023-11-01,collected,200,,,\n1,2024-01-05,unenforceable,,no_assets,,\n"
    "1,2024-10-01,enforceable,,,,\n"  // after the year
    "2,2023-04-01,unenforceable,,no_assets,,\n2,2023-12-01,enforceable,,,,\n"
    "2,2024-02-01,collected,400,,,\n2,2024-02-01,completed,,,,\n"
    "3,2024-03-01,adjusted,100,,,\n"
    "4,2022-06-01,unenforceable,,,,\n4,2023-01-01,separate_book,,,,\n"
    "5,2023-06-02,enforceable,,,,\n5,2023-07-01,postponed,,agreement,,\n"
    "5,2023-10-10,resumed,,,,\n5,2024-04-01,collected,60,,,\n"
    "5,2024-05-01,suspended,,bankruptcy,,\n"
    "6,2024-02-03,enforceable,,,,\n6,2024-02-04,postponed,,third_party_dispute,,\n"
    "7,2023-02-02,enforceable,,,,\n7,2024-03-03,unit_changed,,,B,\n"
    "7,2024-04-04,unenforceable,,address_unknown,,\n7,2024-05-05,enforceable,,,,\n"
    "7,2024-06-06,unenforceable,,,,\n"
    "8,2023-03-01,revoked,,,,\n";

condition_flow flow_of(const condition_flows& flows, const std::string& unit, standing from,
                       standing to) {
  for (const thads::condition_cell& c : flows.cells()) {
    if (c.key == thads::condition_key{unit, from, to}) return c.values;
  }
  return {};
}

void check_figure(const figure& found, std::int64_t count, std::int64_t money) {
  BOOST_TEST(found.count == count);
  BOOST_TEST((found.money == money), static_cast<std::int64_t>(found.money) << " != " << money);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_matrix_of_a_register_worked_out_by_hand) {
  const auto cases = thads_test::register_of(cases_csv, events_csv);
  for (const unsigned threads : {1U, 2U, 3U, 4U}) {
    const condition_flows flows =
        thads_test::counted(cases, year_2024, condition_counter(), threads);
    BOOST_TEST(flows.cells().size() == 7U);

    const auto lost = flow_of(flows, "A", standing::with_conditions, standing::without_conditions);
    check_figure(lost.opening, 1, 700);
    check_figure(lost.left, 0, 200);
    check_figure(lost.closing, 1, 500);
    check_figure(lost.lost_conditions, 1, 500);
    check_figure(lost.gained_conditions, 0, 0);

    const auto finished = flow_of(flows, "A", standing::without_conditions, standing::closed);
    check_figure(finished.opening, 1, 400);
    check_figure(finished.left, 1, 400);
    check_figure(finished.closing, 0, 0);
    check_figure(finished.gained_conditions, 1, 400);

    const auto amended = flow_of(flows, "A", standing::not_accepted, standing::unclassified);
    check_figure(amended.opening, 0, 0);
    check_figure(amended.accepted, 1, 900);
    check_figure(amended.adjusted, 0, 100);
    check_figure(amended.closing, 1, 1000);

    const auto booked = flow_of(flows, "A", standing::separate_book, standing::separate_book);
    check_figure(booked.opening, 1, 50);
    check_figure(booked.closing, 1, 50);

    const auto suspended = flow_of(flows, "A", standing::with_conditions, standing::on_hold);
    check_figure(suspended.opening, 1, 600);
    check_figure(suspended.left, 0, 60);
    check_figure(suspended.closing, 1, 540);

    const auto without_money = flow_of(flows, "A", standing::not_accepted, standing::on_hold);
    check_figure(without_money.accepted, 1, 0);
    check_figure(without_money.closing, 1, 0);

    const auto to_and_fro =
        flow_of(flows, "B", standing::with_conditions, standing::without_conditions);
    check_figure(to_and_fro.opening, 1, 250);
    check_figure(to_and_fro.lost_conditions, 2, 500);
    check_figure(to_and_fro.gained_conditions, 1, 250);

    // 1 + 2 + 4 + 5 + 7 at the start, 3 and 6 new: 2000 + 900 + 100 = 660 that left + 2340.
    const condition_flow all = flows.total();
    check_figure(all.opening, 5, 2000);
    check_figure(all.accepted, 2, 900);
    check_figure(all.volume(), 7, 3000);
    check_figure(all.left, 1, 660);
    check_figure(all.closing, 6, 2340);
    BOOST_TEST(all.balances());
  }
}

BOOST_AUTO_TEST_CASE(an_empty_register_has_an_empty_matrix) {
  const auto flows = thads_test::counted(thads::case_register(), year_2024, condition_counter());
  BOOST_TEST(flows.cells().empty());
  BOOST_TEST(flows.total().balances());
}

BOOST_AUTO_TEST_CASE(where_each_measure_stands) {
  // Everything that is left open, in the order of the table of measures; all others are closed.
  BOOST_TEST((standing_of(measure::in_progress) == standing::with_conditions));
  BOOST_TEST((standing_of(measure::postponed_agreed) == standing::with_conditions));
  BOOST_TEST((standing_of(measure::postponed_other) == standing::on_hold));
  BOOST_TEST((standing_of(measure::suspended) == standing::on_hold));
  BOOST_TEST((standing_of(measure::unenforceable) == standing::without_conditions));
  BOOST_TEST((standing_of(measure::unclassified) == standing::unclassified));
  BOOST_TEST((standing_of(measure::separate_book) == standing::separate_book));
  for (const measure m : {measure::finished, measure::terminated, measure::entrusted_out,
                          measure::revoked, measure::pulled_up, measure::request_returned}) {
    BOOST_TEST((standing_of(m) == standing::closed));
  }
}

// Made-up registers: every cell balances, the columns are the stock of the year's tally, what left
// is what its tally says, and the rows are the stock at the end of the year before.
BOOST_AUTO_TEST_CASE(the_matrix_agrees_with_the_tallies_at_both_ends) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    const auto cases = thads_test::register_of(thads_test::random_stories(600, seed));
    const condition_flows flows = thads_test::counted(cases, year_2024, condition_counter());
    BOOST_TEST_REQUIRE(flows.cells().size() > 30U);
    std::map<standing, figure> opening;
    std::map<std::pair<std::string, standing>, figure> closing;
    std::map<std::string, figure> left;
    for (const thads::condition_cell& c : flows.cells()) {
      BOOST_TEST(c.values.balances());
      BOOST_TEST((c.key.to != standing::not_accepted && c.key.from != standing::closed));
      opening[c.key.from] += c.values.opening;
      closing[{c.key.unit, c.key.to}] += c.values.closing;
      left[c.key.unit] += c.values.left;
    }

    std::map<standing, figure> stock_before;
    std::map<std::pair<std::string, standing>, figure> stock;
    std::map<std::string, figure> went;
    const auto each_measure = [](const thads::tally& t, auto visit) {
      for (const thads::tally_cell& c : t.cells()) {
        for (std::size_t m = 0; m < thads::word_count<measure>; ++m) {
          const auto of = static_cast<measure>(m);
          if (of != measure::carried_over && of != measure::newly_accepted &&
              of != measure::received) {
            visit(c.key.unit, of, c.values[of]);
          }
        }
      }
    };
    const thads::tally_options by_unit{.by = {thads::dimension::unit}};
    each_measure(tally_cases(cases, period(2023), by_unit),
                 [&](const std::string&, measure m, const figure& f) {
                   if (standing_of(m) != standing::closed) stock_before[standing_of(m)] += f;
                 });
    each_measure(tally_cases(cases, year_2024, by_unit),
                 [&](const std::string& unit, measure m, const figure& f) {
                   if (standing_of(m) == standing::closed) {
                     went[unit] += f;
                   } else {
                     stock[{unit, standing_of(m)}] += f;
                   }
                 });
    const auto drop_zeros = [](auto& map) {
      std::erase_if(map, [](const auto& entry) { return entry.second.is_zero(); });
    };
    for (auto* map : {&opening, &stock_before}) drop_zeros(*map);
    for (auto* map : {&closing, &stock}) drop_zeros(*map);
    BOOST_TEST((opening == stock_before));
    BOOST_TEST((closing == stock));
    BOOST_TEST((left == went));
  }
}

BOOST_AUTO_TEST_CASE(matrices_merge) {
  thads_test::check_merge_laws(thads_test::random_stories(500, 7), year_2024, condition_counter());
  condition_flows year{year_2024};
  BOOST_CHECK_EXCEPTION(year.merge(condition_flows(period(2024, 6))), thads::error,
                        [](const auto& e) { return e.code() == thads::errc::mismatch; });
}

BOOST_AUTO_TEST_CASE(a_sum_that_does_not_fit_leaves_the_matrix_as_it_was) {
  constexpr auto most = std::numeric_limits<thads::int128_t>::max();
  const thads::condition_key key{"A", standing::with_conditions, standing::with_conditions};
  condition_flows flows{year_2024};
  flows.add({{key, {.opening = {1, most}, .closing = {1, most}}}});
  const condition_flows before = flows;
  BOOST_CHECK_EXCEPTION(flows.merge(before), thads::error,
                        [](const auto& e) { return e.code() == thads::errc::overflow; });
  BOOST_TEST((flows == before));
}

BOOST_AUTO_TEST_SUITE_END()
