// SPDX-License-Identifier: Apache-2.0
// Filed columns turned back into measures: what they give, what contradicts them, and that no
// column of the regulation changes on the way.
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/forms/filed_figures.hpp>
#include <thads/read/json/builtin_regulations.hpp>

#include "support/errors.hpp"
#include "support/random_tally.hpp"

BOOST_AUTO_TEST_SUITE(filed_figures_test)

using namespace thads;
using thads_test::code_of;

namespace {

using filed = std::vector<std::pair<std::string_view, std::int64_t>>;

// `n` cases and 100 đồng for each.
figure of(std::int64_t n) { return {n, int128_t{n} * 100}; }

std::vector<filed_figure> figures(const regulation& under, const filed& columns) {
  std::vector<filed_figure> result;
  for (const auto& [name, n] : columns) result.push_back({weights_of(under, name), of(n)});
  return result;
}

filed_measures measures_of(const filed& columns, std::string_view regulation_id = "TT05-2024") {
  const regulation& under = find_regulation(regulation_id);
  return filed_columns(under).measures_of(figures(under, columns));
}

// 10 cases: D = 10 − 1 − 1 = 8 = E 6 + J 1 + K 1; E = F 3 + G 2 + H 1; L = 8 − 3; L1 = 6 − 3.
const filed whole_row{{"A", 10}, {"A1", 3}, {"A2", 7}, {"B", 1},  {"C", 1},  {"C'", 0}, {"D", 8},
                      {"E", 6},  {"F", 3},  {"F1", 2}, {"F2", 1}, {"F3", 0}, {"G", 2},  {"H", 1},
                      {"J", 1},  {"K", 1},  {"L", 5},  {"L1", 3}, {"X", 4}};

measures expected_of_whole_row() {
  measures m;
  m[measure::carried_over] = of(3);
  m[measure::newly_accepted] = of(7);
  m[measure::entrusted_out] = of(1);
  m[measure::revoked] = of(1);  // column C, with the requests returned
  m[measure::finished] = of(2);
  m[measure::terminated] = of(1);
  m[measure::in_progress] = of(2);  // column G, with what was never classified
  m[measure::postponed_agreed] = of(1);
  m[measure::unenforceable] = of(1);
  m[measure::postponed_other] = of(1);  // column K, with suspended cases
  m[measure::separate_book] = of(4);
  return m;
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_become_measures) {
  const filed_measures row = measures_of(whole_row);
  BOOST_TEST((row.values == expected_of_whole_row()));
  BOOST_TEST(row.contradictions.empty());
  BOOST_TEST(flow_holds(row.values));
}

BOOST_AUTO_TEST_CASE(the_order_of_the_columns_does_not_matter) {
  filed backwards(whole_row.rbegin(), whole_row.rend());
  BOOST_TEST((measures_of(backwards).values == expected_of_whole_row()));
  BOOST_TEST(measures_of(backwards).contradictions.empty());
}

BOOST_AUTO_TEST_CASE(measures_can_be_filed_by_themselves) {
  const filed_measures row = measures_of({{"suspended", 2}, {"postponed_other", 3}, {"K", 5}});
  BOOST_TEST((row.values[measure::suspended] == of(2)));
  BOOST_TEST((row.values[measure::postponed_other] == of(3)));
  BOOST_TEST(row.contradictions.empty());
}

BOOST_AUTO_TEST_CASE(a_sum_that_is_not_that_of_its_parts_contradicts) {
  const filed_measures row =
      measures_of({{"F", 4}, {"F1", 2}, {"F2", 1}, {"K", 9}, {"suspended", 2}});
  BOOST_TEST_REQUIRE(row.contradictions.size() == 2U);
  BOOST_TEST(row.contradictions[0].at == 0U);
  BOOST_TEST((row.contradictions[0].should == of(3)));
  BOOST_TEST(row.contradictions[1].at == 3U);
  BOOST_TEST((row.contradictions[1].should == of(2)));
}

// Of 10 accepted cases nobody could say how many are new.
BOOST_AUTO_TEST_CASE(a_sum_without_its_parts_is_not_guessed) {
  const filed_measures row = measures_of({{"A", 10}});
  BOOST_TEST(row.values.is_zero());
  BOOST_TEST_REQUIRE(row.contradictions.size() == 1U);
  BOOST_TEST((row.contradictions[0].should == of(0)));
}

BOOST_AUTO_TEST_CASE(every_regulation_tells_its_own_measures_apart) {
  const filed_measures row = measures_of({{"C", 2}, {"M", 3}}, "TT05-2026");
  BOOST_TEST((row.values[measure::revoked] == of(2)));
  BOOST_TEST((row.values[measure::request_returned] == of(3)));
  const filed_measures early = measures_of({{"H", 2}, {"K", 3}}, "TT01-2013");
  BOOST_TEST((early.values[measure::postponed_agreed] == of(2)));
  BOOST_TEST((early.values[measure::suspended] == of(3)));
}

BOOST_AUTO_TEST_CASE(nothing_filed_is_nothing) {
  BOOST_TEST(measures_of({}).values.is_zero());
  BOOST_TEST(measures_of({}).contradictions.empty());
}

// Whatever is filed in every column comes back in every column, indicator and identity.
BOOST_AUTO_TEST_CASE(no_column_changes_on_the_way) {
  std::size_t rows = 0;
  for (const regulation& under : builtin_regulations()) {
    const filed_columns columns(under);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      for (const tally_cell& c : thads_test::random_cells(seed)) {
        std::vector<filed_figure> row;
        for (const regulation_column& column : under.columns) {
          row.push_back({column.weights, column.weights.sum(c.values)});
        }
        const filed_measures back = columns.measures_of(row);
        BOOST_TEST_REQUIRE(back.contradictions.empty());
        BOOST_TEST_REQUIRE(flow_holds(back.values));
        for (const indicator& i : under.indicators) {
          BOOST_TEST_REQUIRE(
              (i.numerator_weights.sum(back.values) == i.numerator_weights.sum(c.values)));
          BOOST_TEST_REQUIRE(
              (i.denominator_weights.sum(back.values) == i.denominator_weights.sum(c.values)));
        }
        ++rows;
      }
    }
  }
  BOOST_TEST(rows > 1000U);
}

BOOST_AUTO_TEST_CASE(filed_and_counted_figures_add_up) {
  tally counted(period(2024));
  counted.add({"D1", "O1", initiation::on_request, judgment_type::family, {}},
              expected_of_whole_row());
  tally from_office(period(2024), {dimension::unit, dimension::officer});
  from_office.add({.unit = "D2", .officer = "O2"}, expected_of_whole_row());
  const tally both = consolidate(counted, from_office);
  BOOST_TEST((both.dimensions() == dimension_set{dimension::unit, dimension::officer}));
  BOOST_TEST_REQUIRE(both.cells().size() == 2U);
  BOOST_TEST((both.cells()[0].key == cell_key{.unit = "D1", .officer = "O1"}));
  BOOST_TEST(both.total()[measure::newly_accepted].count == 14);
  BOOST_TEST((consolidate(from_office, counted) == both));
  const tally other_period(period(2024, 6), {dimension::unit});
  BOOST_TEST(code_of([&] { static_cast<void>(consolidate(counted, other_period)); }) ==
             errc::mismatch);
}

BOOST_AUTO_TEST_SUITE_END()
