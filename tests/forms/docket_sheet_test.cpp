// SPDX-License-Identifier: Apache-2.0
// The forms of dockets: rows and sums by hand, and the identities of published totals.
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "support/dockets.hpp"
#include "support/errors.hpp"

#include <thads/forms/docket_sheet.hpp>
#include <thads/report/forms/docket_table.hpp>

BOOST_AUTO_TEST_SUITE(docket_sheet_test)

using namespace thads;
using thads_test::code_of;
using thads_test::docket_maker;
using thads_test::docket_rules;

namespace {

const period half_year(2025, 6);
const date before = date::from_ymd(2024, 9, 1);
const date in_period = date::from_ymd(2025, 1, 15);

agency_tree small_tree() {
  std::vector<agency> rows{{.code = "P", .name = "Tỉnh P"}, {.code = "Z"}};
  for (const char* code : {"D1", "D2"}) rows.push_back({.code = code, .parent = "P"});
  rows.push_back({.code = "D11", .parent = "D1"});
  return agency_tree(std::move(rows));
}

docket_sheet sheet_of(const std::string& form, const docket_table& table,
                      const std::string& root = "P") {
  return {docket_rules(), *docket_rules().find_docket_form(form), count_dockets(table, half_year),
          small_tree(), root};
}

// What a table shows in a row, by the key of the column.
std::map<std::string, std::string> row_of(const table& t, std::size_t row) {
  std::map<std::string, std::string> values;
  for (std::size_t c = 0; c < t.columns().size(); ++c) {
    values[t.columns()[c].key] = t.rows()[row][c].value();
  }
  return values;
}

void check_passes(const docket_sheet& sheet) {
  const auto checks = check_identities(sheet);
  BOOST_TEST(checks.size() == 1 + sheet.which().identities.size());
  for (const check_result& c : checks) {
    BOOST_TEST((c.outcome == check_outcome::pass), c.id);
    BOOST_TEST(c.cells == sheet.rows().size(), c.id);
  }
}

}  // namespace

// Cần Thơ, first half of 2020: 87 coercion decisions = 5 self-complied + 68 succeeded + 2 failed +
// 12 not yet held. How many were carried over and came with force is made up.
BOOST_AUTO_TEST_CASE(coercion_decisions_as_published) {
  docket_maker decisions("security_and_coercion", "D1", "distraint");
  decisions.add(5, in_period, "self_complied", in_period)
      .add(20, before, "succeeded", in_period)
      .add(48, in_period, "succeeded_with_force", in_period)
      .add(2, in_period, "failed", in_period)
      .add(12, in_period);
  const docket_sheet sheet = sheet_of("07", decisions.table());
  check_passes(sheet);
  const table t = make_docket_form_table(sheet, language::vi);
  BOOST_TEST_REQUIRE(t.rows().size() == 12U);  // total; security and 3; coercion and 6
  auto total = row_of(t, 0);
  BOOST_TEST(total["total"] == "87");
  BOOST_TEST(total["opening"] == "20");
  BOOST_TEST(total["opened"] == "67");
  BOOST_TEST(total["self_complied"] == "5");
  BOOST_TEST(total["succeeded"] == "68");
  BOOST_TEST(total["succeeded_with_force"] == "48");
  BOOST_TEST(total["failed"] == "2");
  BOOST_TEST(total["closing"] == "12");
  BOOST_TEST(row_of(t, 1)["total"] == "0");  // security
  BOOST_TEST(row_of(t, 5)["code"] == "coercion");
  BOOST_TEST(row_of(t, 5)["total"] == "87");
  BOOST_TEST(row_of(t, 8)["code"] == "distraint");
  BOOST_TEST(row_of(t, 8)["total"] == "87");
}

// The nation, 2024: 1 973 administrative judgments = 896 done + 11 cancelled, postponed or
// suspended + 1 066 in progress; the three parts of the 11 are made up.
BOOST_AUTO_TEST_CASE(administrative_judgments_as_published) {
  docket_maker judgments("administrative_judgments", "D2", "people_committee");
  judgments.add(896, in_period, "done", in_period)
      .add(4, in_period, "cancelled", in_period)
      .add(5, before, "postponed", in_period)
      .add(2, in_period, "suspended", in_period)
      .add(1066, before);
  const docket_sheet sheet = sheet_of("12", judgments.table());
  check_passes(sheet);
  auto total = row_of(make_docket_form_table(sheet, language::en), 0);
  BOOST_TEST(total["total"] == "1973");
  BOOST_TEST(total["done"] == "896");
  BOOST_TEST(total["not_enforced"] == "11");
  BOOST_TEST(total["closing"] == "1066");
}

// Hồ Chí Minh City, first half of 2019: 54 = 39 carried over + 15 new = 5 done + 49 left.
BOOST_AUTO_TEST_CASE(carried_over_and_left_as_published) {
  docket_maker judgments("administrative_judgments", "P", "committee_chair");
  judgments.add(5, before, "done", in_period).add(34, before).add(15, in_period);
  const docket_sheet sheet = sheet_of("12", judgments.table());
  check_passes(sheet);
  auto total = row_of(make_docket_form_table(sheet, language::en), 0);
  BOOST_TEST(total["total"] == "54");
  BOOST_TEST(total["opening"] == "39");
  BOOST_TEST(total["opened"] == "15");
  BOOST_TEST(total["done"] == "5");
  BOOST_TEST(total["closing"] == "49");
}

BOOST_AUTO_TEST_CASE(rows_by_unit_and_units_outside) {
  docket_tally counts(half_year);
  for (const auto& [unit, n] :
       std::map<std::string, std::size_t>{{"P", 1}, {"D1", 2}, {"D11", 4}, {"D2", 8}, {"Z", 16}}) {
    counts.merge(count_dockets(
        docket_maker("supervision", unit, "inspection").add(n, in_period).table(), half_year));
  }
  const docket_form& form = *docket_rules().find_docket_form("10");
  const docket_sheet by_unit(docket_rules(), form, counts, small_tree(), "P", docket_axis::units);
  check_passes(by_unit);
  std::vector<std::string> rows;
  for (const docket_row& r : by_unit.rows()) {
    rows.push_back(r.code + " " + to_string(r.figures.total()[docket_count::opened]));
  }
  // 1 + 2 + 4 + 8; the root's own item stands in no row below it.
  BOOST_TEST(rows == (std::vector<std::string>{"P 15", "D1 6", "D2 8"}),
             boost::test_tools::per_element());
  const docket_sheet of_one(docket_rules(), form, counts, small_tree(), "D1");
  BOOST_TEST((of_one.rows()[0].figures.total()[docket_count::opened] == 6));
  const auto tables = make_docket_tables(docket_rules(), counts, small_tree(), "P", language::vi);
  BOOST_TEST_REQUIRE(tables.size() == 7U);
  BOOST_TEST(tables[4].name == "supervision");
  BOOST_TEST(row_of(tables[4].content, 1)["opened"] == "6");
  BOOST_TEST(row_of(tables[4].content, 1)["closing"] == "6");
  BOOST_TEST(row_of(tables[3].content, 0).count("closing") == 0U);  // visits keep no stock
}

BOOST_AUTO_TEST_CASE(an_outcome_that_the_docket_does_not_have_breaks_an_identity) {
  docket_counts one;
  one[docket_count::opened] = one[docket_count::decided] = 1;
  docket_tally counts(half_year);
  counts.add({{{"supervision", "D1", "inspection", "lost"}, one}});
  const auto checks = check_dockets(docket_rules(), counts, small_tree(), "P");
  std::vector<std::string> failed;
  for (const check_result& c : checks) {
    if (c.outcome == check_outcome::fail) failed.push_back(c.id);
  }
  BOOST_TEST(failed == (std::vector<std::string>{"identity.10.decided"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_shown_is_refused) {
  const docket_table good =
      docket_maker("supervision", "D1", "inspection").add(1, in_period).table();
  const auto shown = [](const docket_table& table, const std::string& root = "P") {
    return code_of([&] { return sheet_of("10", table, root); });
  };
  BOOST_TEST(shown(good) == errc::ok);
  BOOST_TEST(shown(good, "X") == errc::not_found);
  BOOST_TEST(shown(docket_maker("supervision", "X", "inspection").add(1, in_period).table()) ==
             errc::bad_register);
  BOOST_TEST(shown(docket_maker("supervision", "D1", "visit").add(1, in_period).table()) ==
             errc::not_found);
}

BOOST_AUTO_TEST_CASE(sums_out_of_range_are_refused) {
  docket_counts huge;
  huge[docket_count::amount] = std::numeric_limits<int128_t>::max();
  docket_figures figures;
  figures.add("granted", huge);
  BOOST_TEST((figures.value(parse_expression("amount")) == huge[docket_count::amount]));
  BOOST_TEST(code_of([&] { return figures.value(parse_expression("2*amount")); }) ==
             errc::overflow);
  BOOST_TEST(code_of([&] {
               figures.add("granted", huge);
               return 0;
             }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(every_built_in_docket_has_its_form) {
  for (const char* id : {"TT05-2024", "TT05-2026"}) {
    const regulation& r = find_regulation(id);
    std::vector<std::string> forms;
    for (const docket_form& d : r.dockets) {
      forms.push_back(d.id + " " + d.number + " " + d.docket.word.id);
      BOOST_TEST((d.basis == basis::reconstructed), d.id);
      BOOST_TEST(d.docket.keeps_stock() == (d.id != "09"));
    }
    BOOST_TEST(
        forms == (std::vector<std::string>{
                     "06 06/TK-THA exemption_reduction", "07 07/TK-THA security_and_coercion",
                     "08 08/TK-THA complaints", "09 09/TK-THA citizen_reception",
                     "10 10/TK-THA supervision", "11 11/TK-THA state_compensation",
                     "12 12/TK-THA administrative_judgments"}),
        boost::test_tools::per_element());
  }
  BOOST_TEST(find_regulation("TT06-2019").dockets.empty());
}

BOOST_AUTO_TEST_SUITE_END()
