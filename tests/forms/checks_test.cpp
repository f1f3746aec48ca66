// SPDX-License-Identifier: Apache-2.0
// Checks of forms: what passes, what fails and by how much, and what cannot be known.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/forms/checks.hpp>
#include <thads/read/json/builtin_regulations.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(checks_test)

using namespace thads;
using thads_test::code_of;

namespace {

const agency_tree& tree() {
  static const agency_tree t({{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province},
                              {.code = "D1", .kind = unit_kind::district, .parent = "P"},
                              {.code = "D2", .kind = unit_kind::district, .parent = "P"}});
  return t;
}

const regulation& circular() { return find_regulation("TT05-2024"); }

// `carried` cases carried over and `fresh` new ones, of which `done` were finished; 1500 đồng each.
measures flow(std::int64_t carried, std::int64_t fresh, std::int64_t done) {
  const auto of = [](std::int64_t n) { return figure{n, int128_t{n} * 1500}; };
  measures m;
  m[measure::carried_over] = of(carried);
  m[measure::newly_accepted] = of(fresh);
  m[measure::finished] = of(done);
  m[measure::in_progress] = of(carried + fresh - done);
  return m;
}

// D1 has 3 cases of O1, D2 has 5 of O2 and 4 of O3.
tally province(std::int64_t more = 0) {
  tally t(period(2024));
  t.add({"D1", "O1", initiation::ex_officio, judgment_type::civil, {}}, flow(1, 2, 1));
  t.add({"D2", "O2", initiation::on_request, judgment_type::family, {}}, flow(2, 3 + more, 4));
  t.add({"D2", "O3", initiation::on_request, judgment_type::civil, {}}, flow(0, 4, 0));
  return t;
}

form_sheet sheet(const char* id, const tally& t, std::string_view root = "P") {
  return {circular(), *circular().find_form(id), t, tree(), root};
}

}  // namespace

BOOST_AUTO_TEST_CASE(identities_hold_in_every_row) {
  for (const char* id : {"01", "02", "04", "05"}) {
    const form_sheet filled = sheet(id, province());
    // The total, two kinds of initiation with ten types each; or P, D1, O1, D2, O2, O3.
    const std::size_t rows = filled.which().rows == row_axis::judgment_types ? 23 : 6;
    BOOST_TEST(filled.rows().size() == rows);
    const auto results = check_identities(filled);
    BOOST_TEST(results.size() == circular().identities.size());
    for (const check_result& r : results) {
      BOOST_TEST((r.outcome == check_outcome::pass), r.id);
      BOOST_TEST(r.cells == rows);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_identity_that_does_not_hold_is_found_with_its_rows) {
  regulation wrong = circular();
  identity i{.id = "wrong", .left = parse_expression("A"), .right = parse_expression("A1")};
  i.left_weights = weights_of(wrong, i.left);
  i.right_weights = weights_of(wrong, i.right);
  wrong.identities = {i};
  const form_sheet filled(wrong, *wrong.find_form("04"), province(), tree(), "P");
  const auto results = check_identities(filled);
  BOOST_TEST_REQUIRE(results.size() == 1U);
  BOOST_TEST((results[0].outcome == check_outcome::fail));
  BOOST_TEST(results[0].cells == 6U);
  // P has 9 new cases, D1 and O1 2, D2 7, O2 3, O3 4.
  std::vector<std::pair<std::string, std::int64_t>> found;
  for (const check_failure& f : results[0].failures) {
    found.emplace_back(f.row, static_cast<std::int64_t>(f.difference));
  }
  const std::vector<std::pair<std::string, std::int64_t>> expected{{"P", 9},  {"D1", 2}, {"O1", 2},
                                                                   {"D2", 7}, {"O2", 3}, {"O3", 4}};
  BOOST_TEST((found == expected));
  BOOST_TEST(results[0].failures[0].message.en ==
             "form 04, row \"Total\", column A: 12 ≠ 3, difference 9");
  BOOST_TEST(results[0].failures[0].message.vi ==
             "biểu 04, dòng \"Tổng số\", cột A: 12 ≠ 3, chênh 9");
}

BOOST_AUTO_TEST_CASE(totals_are_sums_of_their_rows) {
  const check_result r = check_sums(sheet("05", province()));
  BOOST_TEST((r.outcome == check_outcome::pass));
  BOOST_TEST(r.cells == 3 * circular().columns.size());  // P, D1 and D2 in every column
}

BOOST_AUTO_TEST_CASE(forms_agree_or_differ) {
  const tally t = province();
  const check_result same = check_between_forms(sheet("01", t), sheet("04", t));
  BOOST_TEST(same.id == "forms.01-04");
  BOOST_TEST((same.outcome == check_outcome::pass));
  BOOST_TEST(same.cells == circular().columns.size());

  const check_result other = check_between_forms(sheet("01", t), sheet("04", province(6)));
  BOOST_TEST((other.outcome == check_outcome::fail));
  const auto a2 = std::find_if(other.failures.begin(), other.failures.end(),
                               [](const check_failure& f) { return f.column == "A2"; });
  BOOST_TEST_REQUIRE((a2 != other.failures.end()));
  BOOST_TEST((a2->difference == 6));
}

BOOST_AUTO_TEST_CASE(forms_that_count_other_cases_are_not_compared) {
  const tally t = province();
  BOOST_TEST(code_of([&] {
               static_cast<void>(check_between_forms(sheet("01", t), sheet("05", t)));
             }) == errc::mismatch);
  BOOST_TEST(code_of([&] {
               static_cast<void>(check_between_forms(sheet("01", t), sheet("04", t, "D1")));
             }) == errc::mismatch);
}

BOOST_AUTO_TEST_CASE(a_province_is_the_sum_of_its_units) {
  const tally t = province();
  const std::vector<form_sheet> parts{sheet("05", t, "D1"), sheet("05", t, "D2")};
  const check_result whole = check_levels(sheet("05", t), parts);
  BOOST_TEST((whole.outcome == check_outcome::pass));
  BOOST_TEST(whole.cells == circular().columns.size());

  const check_result missing = check_levels(sheet("05", t), std::vector{sheet("05", t, "D1")});
  BOOST_TEST((missing.outcome == check_outcome::fail));

  const check_result none = check_levels(sheet("05", t), {});
  BOOST_TEST((none.outcome == check_outcome::unknown));
  BOOST_TEST(none.cells == 0U);
  BOOST_TEST(!none.reason.vi.empty());
  BOOST_TEST(none.reason.en == "there was nothing to compare");

  BOOST_TEST(code_of([&] {
               static_cast<void>(check_levels(sheet("05", t), std::vector{sheet("04", t, "D1")}));
             }) == errc::mismatch);
}

// 1 400 đồng of civil cases in each district: as thousands 1 + 1 below, but 2 800 rounds to 3
// above.
BOOST_AUTO_TEST_CASE(rounding_is_not_held_against_the_levels) {
  tally t(period(2024));
  measures m;
  m[measure::newly_accepted] = m[measure::in_progress] = {1, 1400};
  for (const char* unit : {"D1", "D2"}) {
    t.add({unit, "O1", initiation::ex_officio, judgment_type::civil, {}}, m);
  }
  const std::vector<form_sheet> parts{sheet("02", t, "D1"), sheet("02", t, "D2")};
  const form_sheet whole = sheet("02", t);
  const measure_weights& a = circular().find_column("A")->weights;
  BOOST_TEST((whole.value(whole.rows().front(), a) == 3));
  BOOST_TEST((parts[0].value(parts[0].rows().front(), a) == 1));
  BOOST_TEST((check_levels(whole, parts).outcome == check_outcome::pass));
}

// The province has 3 + 9 cases. It filed 12, and then 11: one case of D1 is missing.
BOOST_AUTO_TEST_CASE(what_a_unit_filed_is_the_sum_of_the_units_below) {
  const auto filed = [](std::int64_t cases) {
    tally t(period(2024), {dimension::unit});
    t.add({.unit = "P"}, flow(3, cases - 3, 5));
    return t;
  };
  for (const quantity of : {quantity::cases, quantity::money}) {
    const check_result good = check_filed_totals(circular(), filed(12), province(), tree(), of);
    BOOST_TEST((good.outcome == check_outcome::pass));
    BOOST_TEST(good.cells == circular().columns.size());
    const check_result none =
        check_filed_totals(circular(), tally(period(2024)), province(), tree(), of);
    BOOST_TEST((none.outcome == check_outcome::unknown));
  }
  const check_result cases =
      check_filed_totals(circular(), filed(11), province(), tree(), quantity::cases);
  BOOST_TEST(cases.id == "levels.cases");
  BOOST_TEST((cases.outcome == check_outcome::fail));
  std::vector<std::string> columns;
  for (const check_failure& f : cases.failures) {
    BOOST_TEST(f.row == "P");
    BOOST_TEST((f.difference == -1));
    columns.push_back(f.column);
  }
  // A new case in progress stands in these columns and in no others.
  BOOST_TEST(columns == (std::vector<std::string>{"A", "A2", "D", "E", "G", "L", "L1"}),
             boost::test_tools::per_element());
  BOOST_TEST(cases.failures.front().message.en == "row \"P\", column A: 11 ≠ 12, difference -1");
  const check_result money =
      check_filed_totals(circular(), filed(11), province(), tree(), quantity::money);
  BOOST_TEST((money.failures.front().difference == -1500));
}

// National: 322 239 carried forward from 2022, 299 096 carried over to 2023; 23 143 moved.
BOOST_AUTO_TEST_CASE(carried_over_follows_from_the_year_before) {
  tally before(period(2022));
  measures then;
  then[measure::carried_over] = {322'239, 0};
  then[measure::in_progress] = {322'239, 0};
  before.add({}, then);
  tally now(period(2023));
  measures here;
  here[measure::carried_over] = {299'096, 0};
  here[measure::in_progress] = {299'096, 0};
  here[measure::separate_book] = {23'143, 0};
  now.add({}, here);

  BOOST_TEST((check_periods(before, now).outcome == check_outcome::pass));
  const book_moves counted{.moved = 24'000, .returned = 857};
  BOOST_TEST((check_periods(before, now, &counted).outcome == check_outcome::pass));
  const book_moves wrong{.moved = 24'000, .returned = 0};
  const check_result fails = check_periods(before, now, &wrong);
  BOOST_TEST((fails.outcome == check_outcome::fail));
  BOOST_TEST_REQUIRE(fails.failures.size() == 1U);
  BOOST_TEST((fails.failures[0].difference == 857));
}

BOOST_AUTO_TEST_CASE(cases_of_this_year_in_the_book_leave_it_open) {
  tally before(period(2023));
  measures then;
  then[measure::carried_over] = {10, 0};
  then[measure::in_progress] = {10, 0};
  before.add({}, then);
  tally now(period(2024, 6));
  measures here;
  here[measure::carried_over] = {9, 0};
  here[measure::newly_accepted] = {5, 0};
  here[measure::in_progress] = {14, 0};
  here[measure::separate_book] = {3, 0};  // 1 of last year's, so 2 of this year's: or so it may be
  now.add({}, here);
  const check_result open = check_periods(before, now);
  BOOST_TEST((open.outcome == check_outcome::unknown));
  BOOST_TEST(open.cells == 0U);
  BOOST_TEST(!open.reason.empty());

  tally shrunk(period(2024, 6));  // 5 of 10 are gone, and at most 3 of them to the book
  here[measure::carried_over] = {5, 0};
  here[measure::in_progress] = {10, 0};
  shrunk.add({}, here);
  BOOST_TEST((check_periods(before, shrunk).outcome == check_outcome::fail));
}

BOOST_AUTO_TEST_CASE(carried_over_needs_the_whole_year_before) {
  const tally now(period(2024));
  BOOST_TEST(code_of([&] { static_cast<void>(check_periods(tally(period(2023, 9)), now)); }) ==
             errc::mismatch);
  BOOST_TEST(code_of([&] { static_cast<void>(check_periods(tally(period(2022)), now)); }) ==
             errc::mismatch);
}

BOOST_AUTO_TEST_CASE(a_check_of_empty_figures_compares_zeros) {
  const check_result r = check_sums(sheet("01", tally(period(2024))));
  BOOST_TEST((r.outcome == check_outcome::pass));
  BOOST_TEST(r.cells == 3 * circular().columns.size());
}

BOOST_AUTO_TEST_SUITE_END()
