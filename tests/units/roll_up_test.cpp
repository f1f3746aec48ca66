// SPDX-License-Identifier: Apache-2.0
// Rolling units up the tree, as it stands at the end of the period.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/units/roll_up.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(roll_up_test)

using namespace thads;

namespace {

const date merger = date::from_ymd(2024, 7, 1);

// D1 moves from province P to province Q on 1 July 2024.
agency_tree tree() {
  using std::chrono::days;
  return agency_tree(
      {{.code = "VN", .kind = unit_kind::nation},
       {.code = "P", .name = "Tỉnh P", .kind = unit_kind::province, .parent = "VN"},
       {.code = "Q", .kind = unit_kind::province, .parent = "VN"},
       {.code = "D1", .kind = unit_kind::district, .parent = "P", .valid_to = merger - days(1)},
       {.code = "D1", .kind = unit_kind::district, .parent = "Q", .valid_from = merger},
       {.code = "D2", .kind = unit_kind::district, .parent = "P"}});
}

tally sample(const period& in) {
  tally t(in, {dimension::unit});
  std::int64_t count = 1;
  for (const char* unit : {"D1", "D2", "P", "elsewhere"}) {
    measures m;
    m[measure::finished] = {count, 0};
    t.add({.unit = unit}, m);
    count *= 10;
  }
  return t;
}

std::string cells_of(const tally& t) {
  std::string text;
  for (const tally_cell& c : t.cells()) {
    text += c.key.unit + " " + std::to_string(c.values[measure::finished].count) + "; ";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rolling_up_follows_the_tree_of_the_last_day) {
  const tally in_june = sample(period(2024, 9));
  const tally in_july = sample(period(2024, 10));
  BOOST_TEST(cells_of(roll_up(in_june, tree(), unit_kind::province)) == "P 111; elsewhere 1000; ");
  BOOST_TEST(cells_of(roll_up(in_july, tree(), unit_kind::province)) ==
             "P 110; Q 1; elsewhere 1000; ");
  BOOST_TEST(cells_of(roll_up(in_july, tree(), unit_kind::nation)) == "VN 111; elsewhere 1000; ");
  BOOST_TEST(cells_of(within(in_june, tree(), "P")) == "D1 1; D2 10; P 100; ");
  BOOST_TEST(cells_of(within(in_july, tree(), "P")) == "D2 10; P 100; ");
}

BOOST_AUTO_TEST_CASE(common_root_is_the_lowest) {
  const auto root_of = [](std::initializer_list<const char*> units, int months) {
    tally t(period(2024, months), {dimension::unit});
    measures one;
    one[measure::finished] = {1, 0};
    for (const char* unit : units) t.add({.unit = unit}, one);
    return common_root(t, tree());
  };
  BOOST_TEST(root_of({"D1", "D2"}, 9) == "P");
  BOOST_TEST(root_of({"D1", "D2"}, 10) == "VN");
  BOOST_TEST(root_of({"D2", "P"}, 10) == "P");
  BOOST_TEST(root_of({"D2"}, 10) == "D2");
  BOOST_TEST(thads_test::code_of([&] {
               return root_of({"D2", "elsewhere"}, 10);
             }) == errc::not_found);
  BOOST_TEST(thads_test::code_of([&] { return root_of({}, 10); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(figures_come_with_those_of_the_year_before) {
  const tally now = sample(period(2024, 10));
  tally before(period(2023, 10), {dimension::unit});
  measures m;
  m[measure::finished] = {7, 0};
  before.add({.unit = "D2"}, m);
  const auto units = figures_by_unit(now, &before, tree(), "P");
  BOOST_TEST(units.size() == 2U);
  BOOST_TEST(units[0].code == "P");
  BOOST_TEST(units[0].name == "Tỉnh P");
  BOOST_TEST(units[0].now[measure::finished].count == 110);
  BOOST_TEST(units[0].before.value()[measure::finished].count == 7);
  BOOST_TEST(units[1].code == "D2");
  BOOST_TEST(units[1].now[measure::finished].count == 10);
  BOOST_TEST(!figures_by_unit(now, nullptr, tree(), "Q")[1].before.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
