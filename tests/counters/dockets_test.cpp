// SPDX-License-Identifier: Apache-2.0
// Dockets counted: what is open, opened and ended in a period, by hand and as laws.
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/dockets.hpp"
#include "support/errors.hpp"

#include <thads/counters/dockets.hpp>
#include <thads/regulation/regulation.hpp>

BOOST_AUTO_TEST_SUITE(dockets_test)

using namespace thads;
using thads_test::code_of;
using thads_test::docket_rules;

namespace {

const period half_year(2025, 6);  // 1 October 2024 to 31 March 2025

date day(int year, unsigned month, unsigned of_month) {
  return date::from_ymd(year, month, of_month);
}

docket_tally count_one(const docket_item& item) {
  return count_dockets({docket_rules().docket_kinds(), {item}}, half_year);
}

docket_item complaint(date opened, std::optional<date> decided = {}) {
  return {.id = "1",
          .docket = "complaints",
          .unit = "D",
          .subject = "complaint",
          .opened = opened,
          .decided = decided,
          .outcome = decided ? "justified" : "",
          .people = 3,
          .amount = 7};
}

using numbers = std::array<int, 7>;  // in the order of docket_count

numbers numbers_of(const docket_counts& c) {
  numbers n{};
  for (std::size_t i = 0; i < n.size(); ++i) {
    n[i] = static_cast<int>(c[static_cast<docket_count>(i)]);
  }
  return n;
}

#define TEST_COUNTS(item, ...)                                             \
  BOOST_TEST(numbers_of(count_one(item).total()) == (numbers __VA_ARGS__), \
             boost::test_tools::per_element())

// Items of three units, in every state, some of them duplicates.
std::vector<docket_item> random_items(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&random](std::uint64_t bound) { return random() % bound; };
  const std::vector<docket_kind> kinds = docket_rules().docket_kinds();
  std::vector<docket_item> items;
  for (std::size_t i = 0; i < 60; ++i) {
    const docket_kind& kind = kinds[below(kinds.size())];
    docket_item item{.id = std::to_string(i),
                     .docket = kind.word.id,
                     .unit = std::string(1, static_cast<char>('A' + below(3))),
                     .subject = kind.subjects.front().parts.empty()
                                    ? kind.subjects[below(kind.subjects.size())].word.id
                                    : kind.subjects.front().parts[below(2)].id,
                     .opened = day(2024, 7, 1) + std::chrono::days(below(400)),
                     .people = static_cast<std::int64_t>(below(5)),
                     .amount = static_cast<std::int64_t>(below(1'000'000))};
    if (below(8) == 0) {
      item.duplicate_of = "0";
    } else if (kind.keeps_stock() && below(3) != 0) {
      item.decided = item.opened + std::chrono::days(below(200));
      item.outcome = kind.outcomes[below(kind.outcomes.size())].id;
    }
    items.push_back(std::move(item));
  }
  return items;
}

docket_tally count_items(std::vector<docket_item> items) {
  return count_dockets({docket_rules().docket_kinds(), std::move(items)}, half_year);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_item_by_its_days) {
  const date before = day(2024, 9, 30);
  const date first = day(2024, 10, 1);
  const date last = day(2025, 3, 31);
  const date after = day(2025, 4, 1);
  // received, opening, opened, decided, closing, people, amount
  TEST_COUNTS(complaint(before), {0, 1, 0, 0, 1, 0, 0});
  TEST_COUNTS(complaint(before, before), {0, 0, 0, 0, 0, 0, 0});
  TEST_COUNTS(complaint(before, first), {0, 1, 0, 1, 0, 0, 7});
  TEST_COUNTS(complaint(before, last), {0, 1, 0, 1, 0, 0, 7});
  TEST_COUNTS(complaint(before, after), {0, 1, 0, 0, 1, 0, 0});
  TEST_COUNTS(complaint(first), {1, 0, 1, 0, 1, 3, 0});
  TEST_COUNTS(complaint(first, first), {1, 0, 1, 1, 0, 3, 7});
  TEST_COUNTS(complaint(last, last), {1, 0, 1, 1, 0, 3, 7});
  TEST_COUNTS(complaint(last, after), {1, 0, 1, 0, 1, 3, 0});
  TEST_COUNTS(complaint(after), {0, 0, 0, 0, 0, 0, 0});
  TEST_COUNTS(complaint(after, after), {0, 0, 0, 0, 0, 0, 0});
}

BOOST_AUTO_TEST_CASE(state_on_a_day) {
  const docket_item item = complaint(day(2025, 1, 10), day(2025, 1, 20));
  BOOST_TEST(!item.is_open_on(day(2025, 1, 9)));
  BOOST_TEST(item.is_open_on(day(2025, 1, 10)));
  BOOST_TEST(item.is_open_on(day(2025, 1, 19)));
  BOOST_TEST(!item.is_open_on(day(2025, 1, 20)));
  BOOST_TEST(complaint(day(2025, 1, 10)).is_open_on(latest_date));
}

BOOST_AUTO_TEST_CASE(a_duplicate_is_received_but_no_matter) {
  docket_item copy = complaint(day(2024, 11, 1));
  copy.duplicate_of = "0";
  TEST_COUNTS(copy, {1, 0, 0, 0, 0, 3, 0});
  copy.opened = day(2024, 9, 1);
  TEST_COUNTS(copy, {0, 0, 0, 0, 0, 0, 0});
}

BOOST_AUTO_TEST_CASE(visits_are_never_open) {
  docket_item visit = complaint(day(2024, 9, 1));
  visit.docket = "citizen_reception";
  TEST_COUNTS(visit, {0, 0, 0, 0, 0, 0, 0});
  visit.opened = day(2024, 12, 1);
  TEST_COUNTS(visit, {1, 0, 1, 1, 0, 3, 0});
  visit.duplicate_of = "0";  // came again about the same matter
  TEST_COUNTS(visit, {1, 0, 0, 0, 0, 3, 0});
}

BOOST_AUTO_TEST_CASE(cells_are_keyed_by_docket_unit_subject_and_outcome) {
  const docket_tally ended = count_one(complaint(day(2024, 11, 1), day(2024, 12, 1)));
  BOOST_TEST_REQUIRE(ended.cells().size() == 1U);
  BOOST_TEST((ended.cells()[0].key == docket_key{"complaints", "D", "complaint", "justified"}));
  // Decided after the period: how is not yet known at its end.
  const docket_tally open = count_one(complaint(day(2024, 11, 1), day(2025, 4, 1)));
  BOOST_TEST_REQUIRE(open.cells().size() == 1U);
  BOOST_TEST((open.cells()[0].key == docket_key{"complaints", "D", "complaint", ""}));
}

BOOST_AUTO_TEST_CASE(an_unknown_docket_is_refused) {
  docket_item item = complaint(day(2024, 11, 1));
  item.docket = "letters";
  BOOST_TEST(code_of([&] { return count_one(item); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(parts_add_up_to_the_whole_in_any_order) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const std::vector<docket_item> items = random_items(seed);
    const docket_tally whole = count_items(items);
    BOOST_TEST(whole.cells().size() >= 5U);
    std::array<std::vector<docket_item>, 3> parts;
    for (const docket_item& item : items)
      parts[std::hash<std::string>{}(item.id) % 3].push_back(item);
    docket_tally forwards(half_year);
    docket_tally backwards(half_year);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      forwards.merge(count_items(parts[i]));
      backwards.merge(count_items(parts[parts.size() - 1 - i]));
    }
    BOOST_TEST((forwards == whole));
    BOOST_TEST((backwards == whole));
    docket_tally same = whole;
    same.merge(docket_tally(half_year));
    BOOST_TEST((same == whole));
  }
}

BOOST_AUTO_TEST_CASE(the_flow_identity_holds_in_every_cell) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const docket_tally counts = count_items(random_items(seed));
    for (const docket_cell& c : counts.cells()) {
      BOOST_TEST(flow_holds(c.values));
      ++cells;
    }
    BOOST_CHECK_NO_THROW(require_flow(counts));
  }
  BOOST_TEST(cells >= 200U);
}

BOOST_AUTO_TEST_CASE(what_a_year_leaves_open_opens_the_next) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const docket_table table(docket_rules().docket_kinds(), random_items(seed));
    const docket_counts before = count_dockets(table, period(2024)).total();
    const docket_counts now = count_dockets(table, period(2025)).total();
    BOOST_TEST((before[docket_count::closing] == now[docket_count::opening]));
  }
}

BOOST_AUTO_TEST_CASE(counts_that_contradict_themselves_are_refused) {
  docket_counts broken;
  broken[docket_count::opened] = 2;
  broken[docket_count::closing] = 1;
  docket_tally counts(half_year);
  counts.add({{{"complaints", "D", "complaint", ""}, broken}});
  BOOST_TEST(code_of([&] {
               require_flow(counts);
               return 0;
             }) == errc::mismatch);
  BOOST_TEST(code_of([&] {
               counts.merge(docket_tally(period(2025)));
               return 0;
             }) == errc::mismatch);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_COUNTS
