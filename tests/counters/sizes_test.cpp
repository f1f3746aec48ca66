// SPDX-License-Identifier: Apache-2.0
// Cases by size, the largest of them, what was recovered of each year's, and how far assets reach.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/merge_laws.hpp"
#include "support/registers.hpp"

#include <thads/counters/asset_limits.hpp>
#include <thads/counters/largest_cases.hpp>
#include <thads/counters/recovery.hpp>
#include <thads/counters/sizes.hpp>
#include <thads/tally/tally_cases.hpp>

BOOST_AUTO_TEST_SUITE(sizes_test)

namespace {

using thads::date;
using thads::event_type;
using thads::figure;
using thads::int128_t;
using thads::largest_counter;
using thads::measure;
using thads::period;
using thads::recovery;
using thads::recovery_counter;
using thads::size_bands;
using thads::size_counter;
using thads_test::counted;

const period year_2024(2024);

void check_figure(const figure& found, std::int64_t count, std::int64_t money) {
  BOOST_TEST(found.count == count);
  BOOST_TEST((found.money == money), static_cast<std::int64_t>(found.money) << " != " << money);
}

bool is_mismatch(const thads::error& e) { return e.code() == thads::errc::mismatch; }
bool is_argument(const thads::error& e) { return e.code() == thads::errc::argument; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_bound_belongs_to_the_band_below_it) {
  const size_bands bands({10, 100});
  BOOST_TEST(bands.size() == 4U);
  BOOST_TEST(bands.band_of(0) == 0U);
  BOOST_TEST(bands.band_of(-5) == 0U);
  BOOST_TEST(bands.band_of(1) == 1U);
  BOOST_TEST(bands.band_of(10) == 1U);
  BOOST_TEST(bands.band_of(11) == 2U);
  BOOST_TEST(bands.band_of(100) == 2U);
  BOOST_TEST(bands.band_of(101) == 3U);
  BOOST_TEST(bands.band_of(std::numeric_limits<int128_t>::max()) == 3U);
  BOOST_TEST(size_bands().size() == 8U);
}

BOOST_AUTO_TEST_CASE(bounds_must_ascend_from_above_zero) {
  for (const std::vector<std::int64_t>& wrong : {std::vector<std::int64_t>{},
                                                 {0},
                                                 {-1, 5},
                                                 {5, 5},
                                                 {6, 5},
                                                 std::vector<std::int64_t>(65, 1)}) {
    BOOST_CHECK_EXCEPTION(size_bands{wrong}, thads::error, is_argument);
  }
}

BOOST_AUTO_TEST_CASE(the_size_is_the_obligation_as_amended_whatever_was_paid) {
  const auto cases = thads_test::register_of(
      "1,A,,ex_officio,civil,2023-01-10,1000,,\n"  // 1000, paid down to 5
      "2,A,,ex_officio,civil,2024-01-10,10,,\n"    // 10 + 91 = 101
      "3,A,,ex_officio,civil,2024-01-10,90,,\n"    // amended only after the year
      "4,A,,ex_officio,civil,2024-01-10,,,\n"      // no money
      "5,B,,ex_officio,civil,2024-01-10,10,,\n",   // finished
      "1,2023-11-01,collected,995,,,\n2,2024-02-01,adjusted,91,,,\n"
      "3,2024-10-01,adjusted,20,,,\n4,2024-02-01,enforceable,,,,\n"
      "5,2024-02-01,collected,10,,,\n5,2024-02-01,completed,,,,\n");
  const auto found = counted(cases, year_2024, size_counter(size_bands({10, 100})));
  BOOST_TEST_REQUIRE(found.cells().size() == 4U);
  const auto cell = [&found](std::size_t i) { return found.cells()[i]; };
  BOOST_TEST((cell(0).key == thads::size_key{"A", 0}));
  check_figure(cell(0).values[measure::in_progress], 1, 0);
  BOOST_TEST((cell(1).key == thads::size_key{"A", 2}));
  check_figure(cell(1).values[measure::unclassified], 1, 90);
  BOOST_TEST((cell(2).key == thads::size_key{"A", 3}));
  check_figure(cell(2).values[measure::unclassified], 2, 106);  // 5 + 101
  check_figure(cell(2).values[measure::finished], 0, 995);
  BOOST_TEST((cell(3).key == thads::size_key{"B", 1}));
  check_figure(cell(3).values[measure::finished], 1, 10);
}

BOOST_AUTO_TEST_CASE(the_bands_add_up_to_the_tally) {
  const auto cases = thads_test::register_of(thads_test::random_stories(800, 21));
  const auto found =
      counted(cases, year_2024, size_counter(size_bands({100'000, 300'000, 700'000})));
  std::map<std::string, thads::measures> sums;
  for (const thads::size_cell& c : found.cells()) sums[c.key.unit] += c.values;
  const auto figures = tally_cases(cases, year_2024, {.by = {thads::dimension::unit}});
  BOOST_TEST_REQUIRE(figures.cells().size() == 3U);
  BOOST_TEST(found.cells().size() == 15U);  // five bands in three units
  for (const thads::tally_cell& c : figures.cells()) BOOST_TEST((sums[c.key.unit] == c.values));
}

BOOST_AUTO_TEST_CASE(figures_by_size_merge) {
  const auto stories = thads_test::random_stories(500, 22);
  thads_test::check_merge_laws(stories, year_2024, size_counter(size_bands({1000, 500'000})));
  thads::size_figures figures(year_2024, size_bands({5}));
  BOOST_CHECK_EXCEPTION(figures.merge({year_2024, size_bands({6})}), thads::error, is_mismatch);
  BOOST_CHECK_EXCEPTION(figures.merge({period(2023), size_bands({5})}), thads::error, is_mismatch);
}

// --- The largest cases.

BOOST_AUTO_TEST_CASE(equal_cases_rank_by_id) {
  const auto cases = thads_test::register_of(
      "b,A,x,ex_officio,civil,2024-01-10,500,,\na,A,,ex_officio,civil,2024-01-10,500,,\n"
      "c,A,,ex_officio,civil,2024-01-10,500,,\nd,A,,ex_officio,civil,2023-01-10,900,,\n"
      "e,B,,ex_officio,civil,2024-01-10,1,,\nf,B,,ex_officio,civil,2024-01-10,,,\n",
      // 400 of d left before the year, so that it is no larger than the others.
      "d,2023-05-01,collected,400,,,\nd,2024-05-01,collected,200,,,\n"
      "d,2024-05-02,enforceable,,,,\n");
  const auto found = counted(cases, year_2024, largest_counter(3));
  std::vector<std::string> ids;
  for (const thads::large_case& c : found.list()) ids.push_back(c.unit + c.id);
  BOOST_TEST(ids == (std::vector<std::string>{"Aa", "Ab", "Ac", "Be"}),
             boost::test_tools::per_element());
  BOOST_TEST(found.list()[1].officer == "x");
  const auto four = counted(cases, year_2024, largest_counter(4));
  const thads::large_case d = four.list()[3];
  BOOST_TEST(d.id == "d");
  BOOST_TEST((d.money == 500 && d.left == 200 && d.balance == 300));
  BOOST_TEST((d.stands == measure::in_progress));
  const auto of_all = four.of_units([](std::string_view) { return true; });
  BOOST_TEST(of_all.size() == 4U);
  BOOST_TEST(four.of_units([](std::string_view u) { return u == "B"; }).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_largest_are_those_that_sorting_finds) {
  const auto cases = thads_test::register_of(thads_test::random_stories(700, 23));
  std::map<std::string, std::vector<thads::large_case>> expected;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto out = fold_case(cases, i, year_2024);
    if (!out.counted || out.origin_figure().money <= 0) continue;
    const std::string unit(cases.columns().units[out.unit]);
    expected[unit].push_back({unit, std::string(cases[i].id),
                              std::string(cases.columns().officers[out.officer]),
                              out.origin_figure().money, out.left_in_all, out.balance, out.bucket});
  }
  for (const std::size_t most : {1U, 7U, 10'000U}) {
    std::vector<thads::large_case> all;
    for (auto& [unit, list] : expected) {
      std::sort(list.begin(), list.end(), thads::large_case::ranks_before);
      all.insert(all.end(), list.begin(),
                 list.begin() + static_cast<std::ptrdiff_t>(std::min(most, list.size())));
    }
    const auto found = counted(cases, year_2024, largest_counter(most), 3);
    BOOST_TEST((std::vector(found.list().begin(), found.list().end()) == all));
  }
}

BOOST_AUTO_TEST_CASE(the_largest_merge) {
  thads_test::check_merge_laws(thads_test::random_stories(500, 24), year_2024, largest_counter(5));
  thads::largest_cases three(year_2024, 3);
  BOOST_CHECK_EXCEPTION(three.merge({year_2024, 4}), thads::error, is_mismatch);
  BOOST_CHECK_EXCEPTION(three.merge({period(2023), 3}), thads::error, is_mismatch);
  BOOST_CHECK_EXCEPTION(largest_counter(0), thads::error, is_argument);
  BOOST_CHECK_EXCEPTION(largest_counter(10'001), thads::error, is_argument);
}

// --- Recovery by year of acceptance.

BOOST_AUTO_TEST_CASE(recovery_counts_cases_that_were_closed_long_ago) {
  const auto cases = thads_test::register_of(
      "1,A,,ex_officio,civil,2021-10-01,1000,,\n"  // of 2022: finished in 2022, in unit B
      "2,A,,ex_officio,civil,2022-09-30,500,,\n"   // of 2022: half left otherwise, rest open
      "3,A,,ex_officio,civil,2022-10-01,700,,\n"   // of 2023: paid in 2023 and 2024
      "4,A,,ex_officio,civil,2022-12-01,300,,\n"   // of 2023: in the separate book
      "5,A,,ex_officio,civil,2024-09-30,80,,\n"    // of 2024: amended
      "6,A,,ex_officio,civil,2024-10-01,99,,\n"    // after the year
      "7,A,,ex_officio,civil,2022-01-01,60,,\n",   // of 2022: withdrawn in 2023
      "1,2021-11-01,unit_changed,,,B,\n1,2022-02-01,collected,1000,,,\n"
      "1,2022-02-01,completed,,,,\n"
      "2,2023-12-01,reduced,250,,,\n"
      "3,2023-02-01,collected,100,,,\n3,2024-02-01,collected,600,,,\n3,2024-02-02,completed,,,,\n"
      "4,2023-01-01,unenforceable,,,,\n4,2024-02-01,separate_book,,,,\n"
      "5,2024-09-30,adjusted,20,,,\n5,2024-10-01,collected,10,,,\n"
      "7,2023-02-01,collected,15,,,\n7,2023-03-01,revoked,,,,\n");
  for (const unsigned threads : {1U, 2U, 3U, 4U}) {
    const auto found = counted(cases, year_2024, recovery_counter(), threads);
    BOOST_TEST_REQUIRE(found.cells().size() == 4U);
    const auto cell = [&found](std::size_t i) { return found.cells()[i]; };
    BOOST_TEST((cell(0).key == thads::recovery_key{"A", 2022}));
    check_figure(cell(0).values.accepted, 2, 560);
    check_figure(cell(0).values.recovered, 0, 15);
    check_figure(cell(0).values.left_otherwise, 1, 295);  // 250 reduced, 45 revoked
    check_figure(cell(0).values.open, 1, 250);
    check_figure(cell(0).values.in_period, 0, 0);
    BOOST_TEST((cell(1).key == thads::recovery_key{"A", 2023}));
    check_figure(cell(1).values.accepted, 2, 1000);
    check_figure(cell(1).values.recovered, 1, 700);
    check_figure(cell(1).values.in_period, 1, 600);
    check_figure(cell(1).values.open, 0, 0);
    check_figure(cell(1).values.separate_book, 1, 300);
    BOOST_TEST((cell(2).key == thads::recovery_key{"A", 2024}));
    check_figure(cell(2).values.accepted, 1, 100);
    check_figure(cell(2).values.open, 1, 100);
    BOOST_TEST((cell(3).key == thads::recovery_key{"B", 2022}));
    check_figure(cell(3).values.accepted, 1, 1000);
    check_figure(cell(3).values.recovered, 1, 1000);
    check_figure(cell(3).values.in_period, 0, 0);
  }
}

// The stories themselves say what was accepted and collected.
BOOST_AUTO_TEST_CASE(recovery_is_what_the_events_say) {
  const auto stories = thads_test::random_stories(700, 25);
  const auto found = counted(thads_test::register_of(stories), year_2024, recovery_counter());
  std::map<int, std::pair<figure, int128_t>> expected;
  for (const thads_test::case_story& s : stories) {
    if (s.record.accepted > year_2024.last_day()) continue;
    auto& [accepted, collected] = expected[statistical_year_of(s.record.accepted)];
    accepted += {1, s.record.amount};
    for (const thads::event_record& e : s.events) {
      if (e.date > year_2024.last_day()) break;
      if (e.type == event_type::collected) collected += *e.amount;
      if (e.type == event_type::adjusted) accepted.money += *e.amount;
    }
  }
  std::map<int, std::pair<figure, int128_t>> sums;
  figure finished_in_year;
  for (const thads::recovery_cell& c : found.cells()) {
    BOOST_TEST(c.values.balances());
    sums[c.key.year].first += c.values.accepted;
    sums[c.key.year].second += c.values.recovered.money;
    finished_in_year += c.values.in_period;
  }
  BOOST_TEST(expected.size() == 3U);  // 2022, 2023, 2024
  BOOST_TEST((sums == expected));
  const auto figures = tally_cases(thads_test::register_of(stories), year_2024);
  BOOST_TEST((finished_in_year == figures.total()[measure::finished]));
}

BOOST_AUTO_TEST_CASE(sums_beyond_64_bits_are_exact) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  const std::string all = std::to_string(most);
  const auto cases = thads_test::register_of(
      "1,A,,ex_officio,civil,2022-01-01," + all + ",,\n",
      "1,2022-02-01,collected," + all + ",,,\n1,2022-02-02,adjusted," + all +
          ",,,\n1,2022-02-03,collected," + all + ",,,\n1,2022-02-04,completed,,,,\n");
  const auto found = counted(cases, year_2024, recovery_counter());
  BOOST_TEST_REQUIRE(found.cells().size() == 1U);
  BOOST_TEST((found.cells()[0].values.accepted.money == int128_t{most} * 2));
  BOOST_TEST((found.cells()[0].values.recovered.money == int128_t{most} * 2));
}

BOOST_AUTO_TEST_CASE(recoveries_merge) {
  thads_test::check_merge_laws(thads_test::random_stories(500, 26), year_2024, recovery_counter());
}

// --- As far as assets reach.

BOOST_AUTO_TEST_CASE(what_is_left_counts_no_further_than_the_assets) {
  const auto cases = thads_test::register_of(
      "debt,A,,ex_officio,civil,2024-01-10,180000000000,,\n"  // 90 of 180 billion
      "safe,A,,ex_officio,civil,2024-01-10,500,,\n"           // assets of more than that
      "none,A,,ex_officio,civil,2024-01-10,70,,\n"            // nothing known
      "poor,B,,ex_officio,civil,2024-01-10,900,,\n"           // without conditions
      "late,B,,ex_officio,civil,2024-01-10,40,,\n"            // valued only after the year
      "done,B,,ex_officio,civil,2024-01-10,30,,\n"            // finished
      "zero,B,,ex_officio,civil,2024-01-10,20,,\n",           // worth nothing
      "debt,2024-02-01,enforceable,,,,\nsafe,2024-02-01,postponed,,agreement,,\n"
      "poor,2024-02-01,unenforceable,,,,\ndone,2024-02-01,collected,30,,,\n"
      "done,2024-02-01,completed,,,,\n");
  const auto on = [](int year, unsigned month) { return date::from_ymd(year, month, 1); };
  const thads::asset_values values({{"debt", on(2024, 3), 90'000'000'000},
                                    {"debt", on(2024, 1), 200'000'000'000},  // an older value
                                    {"debt", on(2024, 10), 5},               // a later one
                                    {"safe", on(2024, 3), 600},
                                    {"poor", on(2024, 3), 1},
                                    {"late", on(2024, 10), 1},
                                    {"done", on(2024, 3), 1},
                                    {"zero", on(2024, 3), 0},
                                    {"nowhere", on(2024, 3), 7}});
  const thads::asset_limits limits(values, cases, year_2024);
  BOOST_TEST((limits.of_case(0) == 90'000'000'000));
  BOOST_TEST(!limits.of_case(2).has_value());
  BOOST_TEST(!limits.of_case(4).has_value());
  BOOST_TEST((limits.of_case(6) == 0));
  const auto found = counted(cases, year_2024, thads::asset_counter(limits), 2);
  BOOST_TEST_REQUIRE(found.cells().size() == 2U);
  BOOST_TEST(found.cells()[0].key == "A");
  check_figure(found.cells()[0].values.valued, 2, 180'000'000'500);
  check_figure(found.cells()[0].values.beyond_assets, 1, 90'000'000'000);
  BOOST_TEST(found.cells()[1].key == "B");
  check_figure(found.cells()[1].values.valued, 1, 20);
  check_figure(found.cells()[1].values.beyond_assets, 1, 20);
}

BOOST_AUTO_TEST_CASE(without_assets_there_is_no_limit) {
  const auto cases = thads_test::register_of(thads_test::random_stories(50, 27));
  const thads::asset_limits limits({}, cases, year_2024);
  const auto found = counted(cases, year_2024, thads::asset_counter(limits));
  BOOST_TEST(found.cells().empty());
}

BOOST_AUTO_TEST_SUITE_END()
