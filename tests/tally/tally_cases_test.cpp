// SPDX-License-Identifier: Apache-2.0
// Counting a register: the known answer, and laws on random registers.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/integer_text.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(tally_cases_test)

using namespace thads;
using thads_test::code_of;

namespace {

std::string expected_file(const std::string& name) {
  std::ifstream in(std::string(THADS_TEST_DATA) + "/corpus/known_answer/" + name);
  BOOST_REQUIRE(in);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string by_unit(const tally& t) {
  std::vector<std::string> rows;
  for (const tally_cell& c : t.cells()) {
    for (const word& w : words<measure>()) {
      const figure& f = c.values[*find_code<measure>(w.code)];
      if (f.is_zero()) continue;
      rows.push_back(c.key.unit + "," + std::string(w.code) + "," + std::to_string(f.count) + "," +
                     to_string(f.money) + "\n");
    }
  }
  std::sort(rows.begin(), rows.end());
  std::string text = "unit,measure,count,money\n";
  for (const std::string& row : rows) text += row;
  return text;
}

std::vector<thads_test::case_story> part(const std::vector<thads_test::case_story>& stories,
                                         std::size_t begin, std::size_t end) {
  return {stories.begin() + static_cast<std::ptrdiff_t>(begin),
          stories.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(periods_counted_together_are_those_counted_alone) {
  const case_register known = thads_test::known_answer();
  const std::vector<period> periods{period(2024, 12), period(2023, 12), period(2024, 3),
                                    period(2024, 12)};
  for (const unsigned threads : {1U, 3U}) {
    const std::vector<tally> together = tally_periods(known, periods, {.threads = threads});
    BOOST_TEST_REQUIRE(together.size() == periods.size());
    for (std::size_t p = 0; p < periods.size(); ++p) {
      BOOST_TEST((together[p] == tally_cases(known, periods[p])), to_string(periods[p]));
    }
  }
  BOOST_TEST(tally_periods(known, {}).empty());
}

BOOST_AUTO_TEST_CASE(known_answer) {
  const case_register cases = thads_test::known_answer();
  BOOST_TEST(cases.size() == 30U);
  BOOST_TEST(by_unit(tally_cases(cases, period(2024, 12), {.by = {dimension::unit}})) ==
             expected_file("expected_2024_12.csv"));
  BOOST_TEST(by_unit(tally_cases(cases, period(2024, 6), {.by = {dimension::unit}})) ==
             expected_file("expected_2024_06.csv"));
}

BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_bytes) {
  const case_register cases = thads_test::register_of(thads_test::random_stories(5000, 3));
  const std::string one = serialize(tally_cases(cases, period(2024)));
  for (const unsigned threads : {0U, 2U, 3U, 7U, 64U}) {
    BOOST_TEST((serialize(tally_cases(cases, period(2024), {.threads = threads})) == one),
               threads << " threads");
  }
  const case_register none = thads_test::register_of("", "");
  BOOST_TEST(tally_cases(none, period(2024), {.threads = 8}).total().is_zero());
}

BOOST_AUTO_TEST_CASE(any_split_of_the_cases_gives_the_same_bytes) {
  const auto stories = thads_test::random_stories(1000, 4);
  const period in(2024, 9);
  const std::string whole = serialize(tally_cases(thads_test::register_of(stories), in));
  for (const std::size_t size : {1U, 7U, 333U}) {
    tally sum(in);
    for (std::size_t begin = 0; begin < stories.size(); begin += size) {
      const std::size_t end = std::min(begin + size, stories.size());
      sum.merge(tally_cases(thads_test::register_of(part(stories, begin, end)), in));
    }
    BOOST_TEST((serialize(sum) == whole), "parts of " << size);
  }
}

BOOST_AUTO_TEST_CASE(flow_identity_holds_in_every_cell_of_random_registers) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const case_register cases = thads_test::register_of(thads_test::random_stories(250, seed));
    for (int months = 1; months <= 12; ++months) {
      const tally t = tally_cases(cases, period(2024, months));
      for (const tally_cell& c : t.cells()) BOOST_REQUIRE(flow_holds(c.values));
      cells += t.cells().size();
    }
  }
  BOOST_TEST(cells > 50'000U);
}

// Balances carry on: what is open at the end of a year, less what stands in the separate book, and
// what comes back from it, is what the next year starts with. With no book and no adjustment in the
// next year the two are equal.
BOOST_AUTO_TEST_CASE(what_is_open_at_the_end_is_carried_over) {
  auto stories = thads_test::random_stories(3000, 5);
  for (thads_test::case_story& s : stories) {
    std::erase_if(s.events, [](const event_record& e) {
      return e.type == event_type::separate_book || e.type == event_type::book_returned;
    });
  }
  const case_register cases = thads_test::register_of(stories);
  const measures before = tally_cases(cases, period(2023)).total();
  const measures after = tally_cases(cases, period(2024)).total();
  const auto open = before[measure::in_progress].count + before[measure::postponed_agreed].count +
                    before[measure::postponed_other].count + before[measure::suspended].count +
                    before[measure::unenforceable].count + before[measure::unclassified].count;
  BOOST_TEST(open > 100);
  BOOST_TEST(after[measure::carried_over].count == open);
}

BOOST_AUTO_TEST_CASE(all_keys_and_fewer_keys_agree) {
  const case_register cases = thads_test::register_of(thads_test::random_stories(2000, 6));
  const tally all = tally_cases(cases, period(2024));
  for (std::uint8_t bits = 0; bits < 32; ++bits) {
    const auto by = dimension_set::from_bits(bits);
    BOOST_TEST((tally_cases(cases, period(2024), {.by = by}) == all.project(by)));
  }
}

BOOST_AUTO_TEST_CASE(progress_is_told_and_can_stop_the_work) {
  const case_register cases = thads_test::register_of(thads_test::random_stories(1000, 8));
  std::uint64_t last = 0;
  const auto told = [&last](std::uint64_t done, std::uint64_t total) {
    BOOST_TEST(total == 1000U);
    last = done;
    return true;
  };
  static_cast<void>(tally_cases(cases, period(2024), {.progress = told}));
  BOOST_TEST(last == 1000U);
  const auto stop = [](std::uint64_t, std::uint64_t) { return false; };
  for (const unsigned threads : {1U, 4U}) {
    BOOST_TEST(code_of([&] {
                 return tally_cases(cases, period(2024), {.threads = threads, .progress = stop});
               }) == errc::cancelled);
  }
}

BOOST_AUTO_TEST_CASE(register_with_errors_yields_no_figures) {
  const auto load = thads_test::load_rows("a,U,,ex_officio,civil,2024-01-01,1,,\n",
                                          "a,2024-01-01,collected,2,,,\n");
  BOOST_TEST(load.cases.errors() == 1U);
  BOOST_TEST(code_of([&] { return tally_cases(load.cases, period(2024)); }) == errc::bad_register);
}

BOOST_AUTO_TEST_SUITE_END()
