// SPDX-License-Identifier: Apache-2.0
// Figures on the units of another day: totals are conserved, cells balance, estimates are named.
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/units/restatement.hpp>
#include <thads/units/roll_up.hpp>

#include "support/errors.hpp"
#include "support/rounds.hpp"

BOOST_AUTO_TEST_SUITE(restatement_test)

using namespace thads;

namespace {

using kind = succession_kind;

const date reform = date::from_ymd(2025, 7, 1);
const date eve = date::from_ymd(2025, 6, 30);
const period year_2024(2024, 12);
const period year_2025(2025, 12);

decimal share(int hundredths) { return decimal::from_parts(hundredths, 2); }

// On 1 July 2025 province B joins province A. District A1 becomes region K1; B1 is divided between
// K1 (30 %) and K2 (70 %); B2 is called K3. X ends without a successor; T stays.
agency_tree units() {
  const auto old = [](const char* code, const char* parent) {
    return agency{.code = code, .parent = parent, .valid_to = eve};
  };
  const auto since = [](const char* code, const char* parent) {
    return agency{.code = code, .parent = parent, .valid_from = reform};
  };
  return agency_tree({{.code = "N"},
                      {.code = "A", .parent = "N"},
                      old("B", "N"),
                      old("A1", "A"),
                      old("B1", "B"),
                      old("B2", "B"),
                      old("X", "N"),
                      {.code = "T", .parent = "N"},
                      since("K1", "A"),
                      since("K2", "A"),
                      since("K3", "A")});
}

succession_table successions() {
  return succession_table({
      {.from = "B", .to = "A", .day = reform, .kind = kind::merge},
      {.from = "A1", .to = "K1", .day = reform, .kind = kind::merge},
      {.from = "B1", .to = "K1", .day = reform, .kind = kind::split, .share = share(30)},
      {.from = "B1", .to = "K2", .day = reform, .kind = kind::split, .share = share(70)},
      {.from = "B2", .to = "K3", .day = reform, .kind = kind::rename},
  });
}

// Balanced: what became of the cases, and `carried` of them from before.
measures outcome(figure finished, figure in_progress, figure carried) {
  measures m;
  m[measure::finished] = finished;
  m[measure::in_progress] = in_progress;
  const figure all = finished + in_progress;
  m[measure::carried_over] = carried;
  m[measure::newly_accepted] = {all.count - carried.count, all.money - carried.money};
  return m;
}

tally by_unit(const period& in, std::vector<std::pair<const char*, measures>> figures) {
  tally t(in, {dimension::unit});
  for (const auto& [unit, values] : figures) t.add({.unit = unit}, values);
  return t;
}

std::string counts_of(const tally& t, measure m) {
  std::string text;
  for (const tally_cell& c : t.cells()) {
    text += c.key.unit + " " + std::to_string(c.values[m].count) + "; ";
  }
  return text;
}

errc code_of_restating(const tally& t, date to) {
  return thads_test::code_of([&] { return restate(t, units(), successions(), to); });
}

// Figures of any size for which the flow identity holds.
measures random_figures(std::mt19937_64& random) {
  const auto below = [&random](std::uint64_t bound) {
    return static_cast<std::int64_t>(random() % bound);
  };
  const std::int64_t size = std::int64_t{1} << below(40);
  const auto up_to = [&](std::int64_t most) {
    return most == 0 ? 0 : below(static_cast<std::uint64_t>(most) + 1);
  };
  measures m;
  figure all;
  for (const measure to : flow_out) {
    if (below(3) == 0) continue;
    m[to] = {up_to(below(4) == 0 ? 1000 : 2), up_to(size)};
    all += m[to];
  }
  const figure carried{up_to(all.count), up_to(static_cast<std::int64_t>(all.money))};
  m[measure::carried_over] = carried;
  const figure fresh{all.count - carried.count, all.money - carried.money};
  m[measure::newly_accepted] = fresh;
  m[measure::received] = {up_to(fresh.count), up_to(static_cast<std::int64_t>(fresh.money))};
  m[measure::separate_book] = {up_to(3), up_to(size)};
  return m;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whole_histories_move_exactly) {
  const tally t = by_unit(year_2024, {{"A1", outcome({1, 100}, {2, 50}, {3, 150})},
                                      {"B2", outcome({10, 7}, {20, 8}, {5, 9})},
                                      {"B", outcome({100, 1}, {200, 2}, {0, 0})},
                                      {"A", outcome({1000, 0}, {0, 0}, {0, 0})},
                                      {"T", outcome({7, 0}, {0, 0}, {0, 0})}});
  const restated_figures r = restate(t, units(), successions(), reform);
  BOOST_TEST(r.divided.empty());
  BOOST_TEST(counts_of(r.figures, measure::finished) == "A 1100; K1 1; K3 10; T 7; ");
  BOOST_TEST(counts_of(r.figures, measure::in_progress) == "A 200; K1 2; K3 20; T 0; ");
  BOOST_TEST((r.figures.cells()[1].values == outcome({1, 100}, {2, 50}, {3, 150})));
  BOOST_TEST((r.figures.total() == t.total()));
  BOOST_TEST((r.figures.period() == t.period()));
}

BOOST_AUTO_TEST_CASE(the_last_day_of_the_period_changes_nothing_that_is_in_force) {
  const tally t = by_unit(year_2024, {{"A1", outcome({1, 100}, {2, 50}, {3, 150})},
                                      {"B1", outcome({1, 100}, {2, 50}, {3, 150})}});
  BOOST_TEST((restate(t, units(), successions(), year_2024.last_day()).figures == t));
  BOOST_TEST((restate(t, units(), {}, year_2024.last_day()).figures == t));
}

// Of the year 2025 the districts still hold what they closed until June.
BOOST_AUTO_TEST_CASE(what_abolished_units_hold_goes_to_their_successors) {
  const tally t = by_unit(year_2025, {{"A1", outcome({4, 40}, {0, 0}, {4, 40})},
                                      {"K1", outcome({1, 10}, {6, 60}, {7, 70})}});
  BOOST_TEST(thads_test::code_of([&] {
               require_units(t, units());
               return 0;
             }) == errc::bad_register);
  const tally carried = restate(t, units(), successions(), year_2025.last_day()).figures;
  BOOST_TEST_REQUIRE(carried.cells().size() == 1U);
  BOOST_TEST(carried.cells()[0].key.unit == "K1");
  BOOST_TEST((carried.cells()[0].values == outcome({5, 50}, {6, 60}, {11, 110})));
  BOOST_CHECK_NO_THROW(require_units(carried, units()));
}

// 10 finished of 1000 đồng, 5 in progress of 501 đồng; 6 and 600 carried over. 30 % and 70 %:
//   finished     3 and 7;  300 and 700
//   in progress  1.5 and 3.5: one case is left, equal remainders, the first gets it: 2 and 3
//                150.3 and 350.7: the second gets the đồng that is left: 150 and 351
//   outcomes     5 and 10; 450 and 1051
//   carried over 6 × 5/15 = 2 and 4;  600 × 450/1501 = 179.88 and 420.12: 180 and 420
//   new          5 − 2 = 3 and 6;     270 and 631
BOOST_AUTO_TEST_CASE(a_history_is_divided_by_share) {
  const tally t = by_unit(year_2024, {{"B1", outcome({10, 1000}, {5, 501}, {6, 600})}});
  const restated_figures r = restate(t, units(), successions(), reform);
  BOOST_TEST_REQUIRE(r.figures.cells().size() == 2U);
  const auto [first, second] = std::tie(r.figures.cells()[0], r.figures.cells()[1]);
  BOOST_TEST(first.key.unit == "K1");
  BOOST_TEST(second.key.unit == "K2");
  BOOST_TEST((first.values == outcome({3, 300}, {2, 150}, {2, 180})));
  BOOST_TEST((second.values == outcome({7, 700}, {3, 351}, {4, 420})));
  BOOST_TEST_REQUIRE(r.divided.size() == 1U);
  BOOST_TEST((r.divided[0] == divided_history{"B1", {{"K1", share(30)}, {"K2", share(70)}}}));
}

// One case for each of 100 officers: each case is a cell of its own and goes to one of the parts.
BOOST_AUTO_TEST_CASE(small_cells_do_not_all_go_to_the_larger_part) {
  tally t(year_2024, {dimension::unit, dimension::officer});
  for (int i = 0; i < 100; ++i) {
    t.add({.unit = "B1", .officer = std::to_string(1000 + i)}, outcome({1, 1}, {0, 0}, {0, 0}));
  }
  const restated_figures r = restate(t, units(), successions(), reform);
  const tally sums = r.figures.project({dimension::unit});
  BOOST_TEST(counts_of(sums, measure::finished) == "K1 30; K2 70; ");
}

BOOST_AUTO_TEST_CASE(sums_that_hold_all_parts_are_exact) {
  const std::vector<divided_history> divided{{"B1", {{"K1", share(30)}, {"K2", share(70)}}}};
  const auto estimate = [&](const char* unit) {
    return is_estimate(divided, units(), unit, reform);
  };
  BOOST_TEST(estimate("K1"));
  BOOST_TEST(estimate("K2"));
  BOOST_TEST(!estimate("K3"));
  BOOST_TEST(!estimate("A"));
  BOOST_TEST(!estimate("N"));
  BOOST_TEST(!is_estimate({}, units(), "K1", reform));
}

BOOST_AUTO_TEST_CASE(figures_go_back_to_the_one_unit_that_theirs_came_from) {
  const measures m = outcome({4, 40}, {1, 5}, {4, 40});
  const tally t = by_unit(year_2025, {{"K2", m}, {"K3", m}, {"T", m}});
  const restated_figures r = restate(t, units(), successions(), eve);
  BOOST_TEST(counts_of(r.figures, measure::finished) == "B1 4; B2 4; T 4; ");
  BOOST_TEST(r.divided.empty());
  BOOST_TEST((r.figures.total() == t.total()));
  BOOST_TEST((code_of_restating(by_unit(year_2025, {{"K1", m}}), eve) == errc::mismatch));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_restated_is_refused) {
  const measures m = outcome({4, 40}, {1, 5}, {4, 40});
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"X", m}}), eve) == errc::ok);
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"X", m}}), reform) == errc::bad_register);
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"nobody", m}}), reform) == errc::bad_register);
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"K1", m}}), reform) == errc::bad_register);
  tally no_unit(year_2024, {dimension::officer});
  BOOST_TEST(code_of_restating(no_unit, reform) == errc::mismatch);
  measures unbalanced = m;
  unbalanced[measure::finished].count += 1;
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"B1", unbalanced}}), reform) ==
             errc::bad_register);
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"A1", unbalanced}}), reform) == errc::ok);
  const measures negative = outcome({4, -40}, {1, 50}, {4, 0});
  BOOST_TEST(code_of_restating(by_unit(year_2024, {{"B1", negative}}), reform) ==
             errc::bad_register);
  const succession_table short_of_1(
      {{.from = "B1", .to = "K1", .day = reform, .kind = kind::split, .share = share(30)}});
  BOOST_TEST(thads_test::code_of([&] {
               return restate(by_unit(year_2024, {{"B1", m}}), units(), short_of_1, reform);
             }) == errc::bad_register);
}

// Whatever is divided into however many parts: nothing is lost, nothing is invented, every cell
// balances, and over all cells no part is a whole case or more away from its share per other part.
BOOST_AUTO_TEST_CASE(restating_conserves_totals_and_balances) {
  std::mt19937_64 random(20250701);
  for (int round = 0; round < thads_test::rounds(300); ++round) {
    const int part_count = 2 + static_cast<int>(random() % 5);
    std::vector<agency> rows{{.code = "old", .valid_to = eve}, {.code = "stays"}};
    std::vector<succession> moves;
    int left = 100;
    for (int i = 0; i < part_count; ++i) {
      const int part = i + 1 == part_count ? left : 1 + static_cast<int>(random() % 15);
      left -= part;
      const std::string code = "new" + std::to_string(i);
      rows.push_back({.code = code, .valid_from = reform});
      moves.push_back({"old", code, reform, kind::split, share(part)});
    }
    const agency_tree tree(rows);
    tally t(year_2024, {dimension::unit, dimension::officer, dimension::initiation});
    for (int i = 0; i < 40; ++i) {
      t.add({.unit = i % 4 == 0 ? "stays" : "old",
             .officer = std::to_string(random() % 20),
             .initiation = static_cast<initiation>(random() % 2)},
            random_figures(random));
    }
    const restated_figures r = restate(t, tree, succession_table(moves), reform);
    BOOST_TEST_REQUIRE((r.figures.total() == t.total()));
    for (const tally_cell& c : r.figures.cells()) {
      BOOST_TEST_REQUIRE(flow_holds(c.values));
      BOOST_TEST_REQUIRE(c.values[measure::received].count <=
                         c.values[measure::newly_accepted].count);
      for (std::size_t i = 0; i < word_count<measure>; ++i) {
        const figure& f = c.values[static_cast<measure>(i)];
        BOOST_TEST_REQUIRE((f.count >= 0 && f.money >= 0));
      }
    }
    // By officer too, since officers go along.
    const dimension_set others{dimension::officer, dimension::initiation};
    BOOST_TEST_REQUIRE((r.figures.project(others) == t.project(others)));
    const auto cases_of = [&](const tally& from, const std::string& unit) {
      return from.filter([&](const cell_key& k) { return k.unit == unit; })
          .total()[measure::finished]
          .count;
    };
    const std::int64_t whole = cases_of(t, "old");
    for (const succession& s : moves) {
      const decimal gap = abs(s.share * whole - cases_of(r.figures, s.to));
      BOOST_TEST_REQUIRE((gap < part_count));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
