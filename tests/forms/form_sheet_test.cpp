// SPDX-License-Identifier: Apache-2.0
// Forms filled in: rounding, the rows of the two kinds of forms, and the laws that hold for any
// figures.
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/forms/form_sheet.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/random_tally.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(form_sheet_test)

using namespace thads;
using thads_test::code_of;

namespace {

struct amount {
  measure of;
  int128_t dong;
};

measures money_of(std::initializer_list<amount> amounts) {
  measures m;
  for (const auto& [of, dong] : amounts) m[of].money = dong;
  return m;
}

// The measures that are not zero: "carried_over 1, finished 2".
std::string money_text(const measures& m) {
  std::string text;
  for (std::size_t i = 0; i < word_count<measure>; ++i) {
    const auto of = static_cast<measure>(i);
    if (m[of].money == 0) continue;
    text +=
        (text.empty() ? "" : ", ") + std::string(thads::code_of(of)) + " " + to_string(m[of].money);
  }
  return text;
}

std::string in_thousands(std::initializer_list<amount> amounts) {
  return money_text(rounded_to(money_of(amounts), 1000));
}

// `count` new cases of `dong` each, all finished.
measures finished(std::int64_t count, std::int64_t dong = 0) {
  measures m;
  m[measure::newly_accepted] = m[measure::finished] = {count, count * dong};
  return m;
}

const regulation& rules() { return find_regulation("TT05-2024"); }
const form& form_of(const char* id) { return *rules().find_form(id); }

form_sheet sheet_of(const char* id, const tally& figures, const agency_tree& tree,
                    std::string_view root) {
  return {rules(), form_of(id), figures, tree, root};
}

// "0 N Tổng số 3+|1 x x 3|": level, code, name, the value of a column; a sum has a plus sign.
std::string rows_of(const form_sheet& sheet, const char* column) {
  std::string text;
  for (const form_row& r : sheet.rows()) {
    text += std::to_string(r.level) + " " + r.code + " " + r.name.vi + " " +
            to_string(sheet.value(r, sheet.under().find_column(column)->weights)) +
            (r.adds_up ? "+|" : "|");
  }
  return text;
}

// Only the rows that are not zero.
std::string filled_rows_of(const form_sheet& sheet, const char* column) {
  std::string text;
  for (const form_row& r : sheet.rows()) {
    const int128_t value = sheet.value(r, sheet.under().find_column(column)->weights);
    if (value != 0) text += r.code + " " + to_string(value) + "|";
  }
  return text;
}

constexpr dimension_set by_officer{dimension::unit, dimension::officer};

// The province P has officers of its own and two districts; D1 moves to it from Q on 1 July 2024.
agency_tree tree() {
  using std::chrono::days;
  const date move = date::from_ymd(2024, 7, 1);
  return agency_tree({{.code = "VN", .name = "Toàn quốc", .kind = unit_kind::nation},
                      {.code = "P", .name = "Tỉnh P", .kind = unit_kind::province, .parent = "VN"},
                      {.code = "Q", .kind = unit_kind::province, .parent = "VN"},
                      {.code = "D1", .name = "D1 cũ", .parent = "Q", .valid_to = move - days(1)},
                      {.code = "D1", .name = "D1 mới", .parent = "P", .valid_from = move},
                      {.code = "D2", .name = "Huyện D2", .parent = "P"},
                      {.code = "D3", .name = "Huyện D3", .parent = "P"}});
}

tally by_officers(const period& in) {
  tally t(in, by_officer);
  t.add({.unit = "P", .officer = "b"}, finished(1));
  t.add({.unit = "P", .officer = "a"}, finished(2));
  t.add({.unit = "D1", .officer = "x"}, finished(10));
  t.add({.unit = "D1"}, finished(20));
  t.add({.unit = "D2", .officer = "x"}, finished(100));
  t.add({.unit = "elsewhere", .officer = "x"}, finished(1000));
  return t;
}

}  // namespace

// --- Rounding

BOOST_AUTO_TEST_CASE(units_left_over_go_to_the_largest_remainders) {
  // 7 000 in, 7 000 out: 1 600 + 5 400 is 1 + 5 and one more, for the larger remainder.
  BOOST_TEST(in_thousands({{measure::carried_over, 1600},
                           {measure::newly_accepted, 5400},
                           {measure::finished, 2333},
                           {measure::terminated, 2333},
                           {measure::in_progress, 2334}}) ==
             "carried_over 2, newly_accepted 5, finished 2, terminated 2, in_progress 3");
}

BOOST_AUTO_TEST_CASE(the_total_is_rounded_half_up) {
  const auto with_total = [](int128_t dong) {
    return in_thousands({{measure::newly_accepted, dong},
                         {measure::finished, 700},
                         {measure::in_progress, dong - 700}});
  };
  BOOST_TEST(with_total(1499) == "newly_accepted 1, in_progress 1");
  BOOST_TEST(with_total(1500) == "newly_accepted 2, finished 1, in_progress 1");
}

BOOST_AUTO_TEST_CASE(among_equal_remainders_the_first_measure_wins) {
  BOOST_TEST(in_thousands({{measure::carried_over, 500},
                           {measure::newly_accepted, 500},
                           {measure::reduced, 500},
                           {measure::suspended, 500}}) == "carried_over 1, reduced 1");
}

BOOST_AUTO_TEST_CASE(what_is_whole_thousands_stays_as_it_is) {
  BOOST_TEST(in_thousands({{measure::carried_over, 3000},
                           {measure::newly_accepted, 4000},
                           {measure::received, 1000},
                           {measure::finished, 7000},
                           {measure::separate_book, 9000}}) ==
             "carried_over 3, newly_accepted 4, received 1, finished 7, separate_book 9");
}

BOOST_AUTO_TEST_CASE(a_measure_without_money_never_gets_any) {
  // Thirteen measures could take the one unit that is left; only one has a remainder.
  BOOST_TEST(in_thousands({{measure::newly_accepted, 1999}, {measure::unclassified, 1999}}) ==
             "newly_accepted 2, unclassified 2");
  // With 999 each, all thirteen do: 12 987 is 13 thousand.
  measures all = money_of({{measure::newly_accepted, 12'987}});
  for (const measure m : flow_out) all[m].money = 999;
  const measures shown = rounded_to(all, 1000);
  BOOST_TEST(to_string(shown[measure::newly_accepted].money) == "13");
  for (const measure m : flow_out) BOOST_TEST(to_string(shown[m].money) == "1");
}

BOOST_AUTO_TEST_CASE(what_stands_outside_the_flow_is_rounded_by_itself) {
  BOOST_TEST(in_thousands({{measure::newly_accepted, 5000},
                           {measure::received, 1500},
                           {measure::finished, 5000},
                           {measure::separate_book, 2499}}) ==
             "newly_accepted 5, received 2, finished 5, separate_book 2");
}

BOOST_AUTO_TEST_CASE(a_part_is_never_shown_larger_than_the_whole) {
  // 700 + 1 500 is 2, of which 1 goes to carried_over: 1 is left, all of it entrusted in.
  BOOST_TEST(in_thousands({{measure::carried_over, 700},
                           {measure::newly_accepted, 1500},
                           {measure::received, 1500},
                           {measure::finished, 2200}}) ==
             "carried_over 1, newly_accepted 1, received 1, finished 2");
}

BOOST_AUTO_TEST_CASE(differences_below_zero_keep_the_balance) {
  // −500 + 1 500 = 1 000: −1 and 1 whole units, and one more for the first of equal remainders.
  BOOST_TEST(in_thousands({{measure::carried_over, -500},
                           {measure::newly_accepted, 1500},
                           {measure::finished, -1500},
                           {measure::in_progress, 2500}}) ==
             "newly_accepted 1, finished -1, in_progress 2");
  // −500 is −1: a tie goes away from zero.
  BOOST_TEST(in_thousands({{measure::carried_over, -500},
                           {measure::finished, -250},
                           {measure::terminated, -250}}) == "carried_over -1, terminated -1");
}

BOOST_AUTO_TEST_CASE(amounts_may_need_128_bits) {
  constexpr int128_t most = ~(int128_t{1} << 127U);  // 170141183460469231731687303715884105727
  BOOST_TEST(in_thousands({{measure::newly_accepted, most}, {measure::finished, most}}) ==
             "newly_accepted 170141183460469231731687303715884106, "
             "finished 170141183460469231731687303715884106");
  BOOST_TEST(in_thousands({{measure::newly_accepted, -most - 1}, {measure::finished, -most - 1}}) ==
             "newly_accepted -170141183460469231731687303715884106, "
             "finished -170141183460469231731687303715884106");
}

BOOST_AUTO_TEST_CASE(cases_are_never_rounded) {
  measures m = finished(1501, 1);
  m[measure::received].count = 7;
  m[measure::separate_book].count = 1234;
  const measures shown = rounded_to(m, 1000);
  BOOST_TEST(shown[measure::newly_accepted].count == 1501);
  BOOST_TEST(shown[measure::finished].count == 1501);
  BOOST_TEST(shown[measure::received].count == 7);
  BOOST_TEST(shown[measure::separate_book].count == 1234);
  BOOST_TEST(to_string(shown[measure::finished].money) == "2");
}

BOOST_AUTO_TEST_CASE(a_unit_of_one_dong_changes_nothing) {
  const measures m = money_of({{measure::newly_accepted, 1}, {measure::finished, 2}});
  BOOST_TEST((rounded_to(m, 1) == m));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_rounded_is_an_error) {
  BOOST_TEST(code_of([] { return rounded_to({}, 0); }) == errc::argument);
  BOOST_TEST(code_of([] { return rounded_to({}, -1000); }) == errc::argument);
  BOOST_TEST(code_of([] {
               return rounded_to(money_of({{measure::finished, 1}}), 1000);
             }) == errc::mismatch);
}

BOOST_AUTO_TEST_CASE(rounding_holds_its_promises_on_random_figures) {
  thads_test::random_measures random(1, 7);
  for (int i = 0; i < 2000; ++i) {
    const measures exact = random.next();
    const auto unit = static_cast<std::int64_t>(2 + random.below(3000));
    const measures shown = rounded_to(exact, unit);
    BOOST_TEST_REQUIRE(flow_holds(shown));
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      const figure& e = exact[static_cast<measure>(m)];
      const figure& s = shown[static_cast<measure>(m)];
      const int128_t moved = s.money * unit - e.money;
      BOOST_TEST_REQUIRE((moved < unit && moved > -unit));
      BOOST_TEST_REQUIRE(s.count == e.count);
    }
  }
}

// --- Forms by agency and officer

BOOST_AUTO_TEST_CASE(a_unit_shows_its_officers_and_then_the_units_below_it) {
  const tally figures = by_officers(period(2024, 10));
  const form_sheet sheet = sheet_of("04", figures, tree(), "P");
  BOOST_TEST(rows_of(sheet, "F") ==
             "0 P Tổng số 133+|1 a a 2|1 b b 1|"
             "1 D1 D1 mới 30+|2 x x 10|2  Chưa phân công chấp hành viên 20|"
             "1 D2 Huyện D2 100+|2 x x 100|");
  BOOST_TEST(sheet.root() == "P");
  BOOST_TEST(sheet.root_name() == "Tỉnh P");
  BOOST_TEST(&sheet.under() == &rules());
  BOOST_TEST(sheet.which().id == "04");
  BOOST_TEST((sheet.period() == period(2024, 10)));
}

BOOST_AUTO_TEST_CASE(the_tree_is_that_of_the_last_day) {
  const tally june = by_officers(period(2024, 9));
  BOOST_TEST(rows_of(sheet_of("04", june, tree(), "P"), "F") ==
             "0 P Tổng số 103+|1 a a 2|1 b b 1|1 D2 Huyện D2 100+|2 x x 100|");
  // Q has no name of its own, and no officers.
  BOOST_TEST(rows_of(sheet_of("04", june, tree(), "VN"), "F") ==
             "0 VN Tổng số 133+|1 P Tỉnh P 103+|2 a a 2|2 b b 1|2 D2 Huyện D2 100+|3 x x 100|"
             "1 Q Q 30+|2 D1 D1 cũ 30+|3 x x 10|3  Chưa phân công chấp hành viên 20|");
  BOOST_TEST(sheet_of("04", june, tree(), "Q").root_name() == "Q");
}

BOOST_AUTO_TEST_CASE(the_lowest_unit_shows_its_officers) {
  const tally figures = by_officers(period(2024));
  BOOST_TEST(rows_of(sheet_of("04", figures, tree(), "D1"), "A") ==
             "0 D1 Tổng số 30+|1 x x 10|1  Chưa phân công chấp hành viên 20|");
}

BOOST_AUTO_TEST_CASE(a_unit_without_figures_has_a_total_of_zero) {
  const tally figures = by_officers(period(2024));
  BOOST_TEST(rows_of(sheet_of("04", figures, tree(), "D3"), "A") == "0 D3 Tổng số 0+|");
}

BOOST_AUTO_TEST_CASE(a_register_without_a_tree_has_forms_of_its_units) {
  const tally figures = by_officers(period(2024));
  const form_sheet sheet = sheet_of("04", figures, {}, "elsewhere");
  BOOST_TEST(rows_of(sheet, "F") == "0 elsewhere Tổng số 1000+|1 x x 1000|");
  BOOST_TEST(sheet.root_name() == "elsewhere");
}

BOOST_AUTO_TEST_CASE(keys_that_the_form_does_not_need_are_added_up) {
  tally t(period(2024), dimension_set::all());
  t.add({.unit = "D2", .officer = "x", .initiation = initiation::ex_officio}, finished(1));
  t.add({.unit = "D2", .officer = "x", .initiation = initiation::on_request}, finished(2));
  t.add({.unit = "D2", .officer = "y", .judgment = judgment_type::labour}, finished(4));
  BOOST_TEST(rows_of(sheet_of("04", t, tree(), "D2"), "F") == "0 D2 Tổng số 7+|1 x x 3|1 y y 4|");
}

BOOST_AUTO_TEST_CASE(a_broken_tree_counts_nothing_twice) {
  // A and B stand below each other; C stands below both of them.
  const agency_tree broken({{.code = "A", .parent = "B"},
                            {.code = "B", .parent = "A"},
                            {.code = "C", .parent = "A"},
                            {.code = "C", .parent = "B"}});
  tally t(period(2024), by_officer);
  t.add({.unit = "A", .officer = "x"}, finished(1));
  t.add({.unit = "B", .officer = "x"}, finished(10));
  t.add({.unit = "C", .officer = "x"}, finished(100));
  BOOST_TEST(rows_of(sheet_of("04", t, broken, "A"), "F") ==
             "0 A Tổng số 111+|1 x x 1|1 B B 10+|2 x x 10|1 C C 100+|2 x x 100|");
}

// --- Forms by judgment type

BOOST_AUTO_TEST_CASE(judgment_types_stand_within_how_the_case_began) {
  tally t(period(2024), {dimension::unit, dimension::initiation, dimension::judgment_type});
  const auto add = [&t](const char* unit, initiation how, judgment_type of, std::int64_t count) {
    t.add({.unit = unit, .initiation = how, .judgment = of}, finished(count));
  };
  add("D1", initiation::ex_officio, judgment_type::criminal, 1);
  add("D2", initiation::ex_officio, judgment_type::criminal, 20);
  add("P", initiation::ex_officio, judgment_type::other, 300);
  add("D2", initiation::on_request, judgment_type::civil, 4000);
  add("elsewhere", initiation::on_request, judgment_type::civil, 50'000);
  const form_sheet sheet = sheet_of("01", t, tree(), "P");
  BOOST_TEST(rows_of(sheet, "F") ==
             "0  Tổng số 4321+|"
             "1 ex_officio Chủ động 321+|2 civil Dân sự 0|2 criminal Hình sự 21|"
             "2 administrative Hành chính 0|2 family Hôn nhân và gia đình 0|"
             "2 commercial Kinh doanh thương mại 0|2 labour Lao động 0|2 bankruptcy Phá sản 0|"
             "2 competition Cạnh tranh 0|2 arbitration Trọng tài 0|2 other Khác 300|"
             "1 on_request Theo yêu cầu 4000+|2 civil Dân sự 4000|2 criminal Hình sự 0|"
             "2 administrative Hành chính 0|2 family Hôn nhân và gia đình 0|"
             "2 commercial Kinh doanh thương mại 0|2 labour Lao động 0|2 bankruptcy Phá sản 0|"
             "2 competition Cạnh tranh 0|2 arbitration Trọng tài 0|2 other Khác 0|");
  BOOST_TEST(sheet.root_name() == "Tỉnh P");
}

BOOST_AUTO_TEST_CASE(form_03_counts_only_collections_for_the_budget) {
  tally t(period(2024), dimension_set::all());
  flag_set budget;
  budget.insert(flag::budget);
  flag_set budget_and_focus = budget;
  budget_and_focus.insert(flag::focus);
  flag_set focus;
  focus.insert(flag::focus);
  const auto add = [&t](flag_set flags, judgment_type of, std::int64_t dong) {
    t.add({.unit = "D2", .judgment = of, .flags = flags}, finished(1, dong));
  };
  add(budget, judgment_type::civil, 1'000'000);
  add(budget_and_focus, judgment_type::criminal, 20'000'000);
  add(focus, judgment_type::civil, 300'000'000);
  add({}, judgment_type::civil, 4'000'000'000);
  BOOST_TEST(filled_rows_of(sheet_of("03", t, tree(), "P"), "F") ==
             " 21000|ex_officio 21000|civil 1000|criminal 20000|");
  BOOST_TEST(filled_rows_of(sheet_of("02", t, tree(), "P"), "F") ==
             " 4321000|ex_officio 4321000|civil 4301000|criminal 20000|");
}

BOOST_AUTO_TEST_CASE(a_theme_without_cases_is_a_form_of_zeros) {
  tally t(period(2024), dimension_set::all());
  t.add({.unit = "D2"}, finished(1, 1000));
  BOOST_TEST(filled_rows_of(sheet_of("03", t, tree(), "P"), "F").empty());
  // Of a form by agency, units without cases of the theme are left out.
  form agencies = form_of("05");
  agencies.only = flag::budget;
  BOOST_TEST(form_sheet(rules(), agencies, t, tree(), "P").rows().size() == 1U);
}

// --- Several forms of the same cases

BOOST_AUTO_TEST_CASE(a_form_can_be_made_from_another_with_the_same_rows) {
  const tally figures = by_officers(period(2024, 10));
  const form_sheet cases = sheet_of("04", figures, tree(), "P");
  const form_sheet money(cases, form_of("05"));
  BOOST_TEST((money.rows() == sheet_of("05", figures, tree(), "P").rows()));
  BOOST_TEST(money.which().id == "05");
  BOOST_TEST(code_of([&] { return form_sheet(cases, form_of("02")); }) == errc::mismatch);
  form theme = form_of("05");
  theme.only = flag::budget;
  BOOST_TEST(code_of([&] { return form_sheet(cases, theme); }) == errc::mismatch);
}

// --- From a register

// Five cases of 2024 in two districts, amounts chosen for their rest of a thousand:
//   1 civil, on request: 1 400 collected, 600 open, that is 2 000
//   2 civil, on request: 700 collected of 2 100, 1 400 open without conditions
//   3 criminal, ex officio: 499 terminated
//   4 criminal, ex officio, from the year before: 1 500 never classified
//   5 civil, ex officio, in Z: not below P
const std::string five_cases =
    "1,D2,x,on_request,civil,2023-10-05,2000,new,\n"
    "2,D2,y,on_request,civil,2023-11-01,2100,new,\n"
    "3,D3,x,ex_officio,criminal,2024-01-01,499,new,budget\n"
    "4,D3,,ex_officio,criminal,2023-09-01,1500,new,\n"
    "5,Z,x,ex_officio,civil,2024-01-01,9000,new,\n";
const std::string their_events =
    "1,2023-11-05,enforceable,,,,\n"
    "1,2023-12-05,collected,1400,,,\n"
    "2,2023-12-01,collected,700,,,\n"
    "2,2023-12-02,unenforceable,,,,\n"
    "3,2024-02-01,terminated,,,,\n";

BOOST_AUTO_TEST_CASE(a_small_register_gives_the_forms_worked_out_by_hand) {
  const case_register cases = thads_test::register_of(five_cases, their_events);
  const tally figures = tally_cases(cases, period(2024), {.by = dimension_set::all()});
  const auto sheet = [&](const char* id) { return sheet_of(id, figures, tree(), "P"); };
  BOOST_TEST(filled_rows_of(sheet("01"), "A") ==
             " 4|ex_officio 2|criminal 2|on_request 2|civil 2|");
  BOOST_TEST(filled_rows_of(sheet("01"), "F") == " 1|ex_officio 1|criminal 1|");

  // On request, civil: in 4 100 = 4; out 1 400 + 700 finished = 2 100, 600 in progress, 1 400
  // without conditions: 2 + 0 + 1 and one more for the largest rest, 600.
  // Ex officio, criminal: in 1 500 + 499 = 1 999 = 2: carried over 1, newly accepted 0, one more
  // for the larger rest, 500; out 499 terminated and 1 500 never classified, likewise.
  const form_sheet two = sheet("02");
  BOOST_TEST(filled_rows_of(two, "A") == " 6|ex_officio 2|criminal 2|on_request 4|civil 4|");
  BOOST_TEST(filled_rows_of(two, "A1") == " 2|ex_officio 2|criminal 2|");
  BOOST_TEST(filled_rows_of(two, "F") == " 2|on_request 2|civil 2|");
  BOOST_TEST(filled_rows_of(two, "G") == " 3|ex_officio 2|criminal 2|on_request 1|civil 1|");
  BOOST_TEST(filled_rows_of(two, "J") == " 1|on_request 1|civil 1|");
  // 4 100 + 1 999 = 6 099 = 6 as well, but 2 599 resolved are 3, not 2.
  BOOST_TEST(to_string(two.rounding_gap(rules().find_column("A")->weights)) == "0");
  BOOST_TEST(to_string(two.rounding_gap(rules().find_column("F")->weights)) == "-1");

  // By officer, D2 x: 2 000 = 1 400 + 600 is 2 = 1 + 1; D2 y: 2 100 = 700 + 1 400 is 2 = 1 + 1;
  // D3 x: 499 is 0; D3 without an officer: 1 500 is 2.
  BOOST_TEST(filled_rows_of(sheet("05"), "A") == "P 6|D2 4|x 2|y 2|D3 2| 2|");
  BOOST_TEST(filled_rows_of(sheet("05"), "F") == "P 2|D2 2|x 1|y 1|");

  BOOST_TEST(filled_rows_of(sheet("03"), "A").empty());  // 499
  BOOST_TEST(to_string(sheet("03").exact_value(sheet("03").rows().front(),
                                               rules().find_column("F2")->weights)) == "499");
}

// --- The total against the exact total

BOOST_AUTO_TEST_CASE(the_total_adds_rounded_rows) {
  const measure_weights& resolved = rules().find_column("F")->weights;
  const measure_weights& entrusted = rules().find_column("B")->weights;
  const auto three_officers = [](std::int64_t dong) {
    tally t(period(2024), by_officer);
    for (const char* officer : {"x", "y", "z"}) {
      t.add({.unit = "D2", .officer = officer}, finished(1, dong));
    }
    return t;
  };
  // 3 × 400 = 1 200 = 1, but 0 + 0 + 0 = 0; 3 × 600 = 1 800 = 2, but 1 + 1 + 1 = 3.
  const tally low = three_officers(400);
  const form_sheet below = sheet_of("05", low, tree(), "D2");
  BOOST_TEST(to_string(below.value(below.rows().front(), resolved)) == "0");
  BOOST_TEST(to_string(below.exact_value(below.rows().front(), resolved)) == "1200");
  BOOST_TEST(to_string(below.rounding_gap(resolved)) == "-1");
  BOOST_TEST(to_string(below.rounding_gap(entrusted)) == "0");
  const tally high = three_officers(600);
  BOOST_TEST(to_string(sheet_of("05", high, tree(), "D2").rounding_gap(resolved)) == "1");
  BOOST_TEST(to_string(sheet_of("04", high, tree(), "D2").rounding_gap(resolved)) == "0");
  const tally whole = three_officers(2000);
  BOOST_TEST(to_string(sheet_of("05", whole, tree(), "D2").rounding_gap(resolved)) == "0");
}

// --- Errors

BOOST_AUTO_TEST_CASE(a_missing_key_is_an_error) {
  using enum dimension;
  const auto fill_in = [](const char* id, dimension_set keys) {
    return code_of([&] { return sheet_of(id, tally(period(2024), keys), tree(), "P"); });
  };
  BOOST_TEST(fill_in("01", {unit, initiation, judgment_type}) == errc::ok);
  BOOST_TEST(fill_in("01", {initiation, judgment_type}) == errc::mismatch);
  BOOST_TEST(fill_in("01", {unit, judgment_type}) == errc::mismatch);
  BOOST_TEST(fill_in("01", {unit, initiation}) == errc::mismatch);
  BOOST_TEST(fill_in("03", {unit, initiation, judgment_type}) == errc::mismatch);
  BOOST_TEST(fill_in("03", {unit, initiation, judgment_type, flags}) == errc::ok);
  BOOST_TEST(fill_in("04", {unit, officer}) == errc::ok);
  BOOST_TEST(fill_in("04", {officer}) == errc::mismatch);
  BOOST_TEST(fill_in("04", {unit}) == errc::mismatch);
  BOOST_CHECK_EXCEPTION(
      static_cast<void>(sheet_of("03", tally(period(2024), {unit, officer}), tree(), "P")), error,
      [](const error& e) {
        return std::string(e.what()).find(
                   "form 03 needs figures that are keyed by initiation, judgment_type, flags "
                   "too") != std::string::npos;
      });
}

BOOST_AUTO_TEST_CASE(a_unit_that_nobody_knows_is_an_error) {
  const tally figures = by_officers(period(2024));
  BOOST_TEST(code_of([&] { return sheet_of("04", figures, tree(), "P1"); }) == errc::not_found);
  // A district that is gone on the last day still has the figures that it closed with.
  using std::chrono::days;
  const agency_tree later({{.code = "D1", .valid_to = date::from_ymd(2024, 1, 1)},
                           {.code = "D9", .valid_to = date::from_ymd(2024, 1, 1)}});
  BOOST_TEST(sheet_of("04", figures, later, "D1").rows().size() == 3U);
  BOOST_TEST(code_of([&] { return sheet_of("04", figures, later, "D9"); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(figures_that_do_not_balance_have_no_rounded_form) {
  tally t(period(2024), by_officer);
  measures wrong;
  wrong[measure::finished] = {1, 1000};
  t.add({.unit = "D2", .officer = "x"}, wrong);
  BOOST_TEST(code_of([&] { return sheet_of("05", t, tree(), "P"); }) == errc::mismatch);
}

// --- Laws

// Checks every form of every regulation on the figures, for the nation and a province.
template <class Check>
void on_random_forms(Check check) {
  const agency_tree nation = thads_test::small_nation();
  std::size_t forms = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    tally figures(period(2024), dimension_set::all());
    figures.add(thads_test::random_cells(seed));
    for (const regulation& r : builtin_regulations()) {
      for (const form& f : r.forms) {
        check(form_sheet(r, f, figures, nation, seed % 2 == 0 ? "N" : "N1"), figures);
        ++forms;
      }
    }
  }
  BOOST_TEST(forms == 4000U);
}

BOOST_AUTO_TEST_CASE(every_identity_holds_in_every_row) {
  std::size_t checked = 0;
  on_random_forms([&checked](const form_sheet& sheet, const tally&) {
    for (const form_row& r : sheet.rows()) {
      for (const identity& i : sheet.under().identities) {
        BOOST_TEST_REQUIRE((sheet.value(r, i.left_weights) == sheet.value(r, i.right_weights)));
        ++checked;
      }
    }
  });
  BOOST_TEST(checked > 100'000U);
}

BOOST_AUTO_TEST_CASE(every_sum_adds_the_rows_one_level_below) {
  on_random_forms([](const form_sheet& sheet, const tally&) {
    const std::vector<form_row>& rows = sheet.rows();
    BOOST_TEST_REQUIRE(rows.front().level == 0U);
    BOOST_TEST_REQUIRE(rows.front().adds_up);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i != 0)
        BOOST_TEST_REQUIRE((rows[i].level != 0 && rows[i].level <= rows[i - 1].level + 1));
      measures exact;
      measures shown;
      bool has_rows = false;
      for (std::size_t k = i + 1; k < rows.size() && rows[k].level > rows[i].level; ++k) {
        if (rows[k].level != rows[i].level + 1) continue;
        exact += rows[k].exact;
        shown += rows[k].shown;
        has_rows = true;
      }
      BOOST_TEST_REQUIRE((rows[i].adds_up == has_rows || rows.size() == 1));
      if (!has_rows) continue;
      BOOST_TEST_REQUIRE((rows[i].exact == exact));
      BOOST_TEST_REQUIRE((rows[i].shown == shown));
    }
  });
}

BOOST_AUTO_TEST_CASE(no_leaf_is_a_whole_unit_off) {
  on_random_forms([](const form_sheet& sheet, const tally&) {
    const std::int64_t unit = sheet.which().money_unit;
    for (const form_row& r : sheet.rows()) {
      if (r.adds_up) continue;
      for (std::size_t m = 0; m < word_count<measure>; ++m) {
        const figure& exact = r.exact[static_cast<measure>(m)];
        const figure& shown = r.shown[static_cast<measure>(m)];
        const int128_t moved = shown.money * unit - exact.money;
        BOOST_TEST_REQUIRE((moved < unit && moved > -unit));
        BOOST_TEST_REQUIRE(shown.count == exact.count);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(the_total_is_everything_within_the_unit) {
  on_random_forms([](const form_sheet& sheet, const tally& figures) {
    measures all;
    for (const tally_cell& c : figures.cells()) {
      const bool wanted = c.key.unit.starts_with(sheet.root()) &&
                          (!sheet.which().only || c.key.flags.contains(*sheet.which().only));
      if (wanted) all += c.values;
    }
    BOOST_TEST_REQUIRE((sheet.rows().front().exact == all));
  });
}

BOOST_AUTO_TEST_CASE(all_forms_at_once_are_the_forms_one_by_one) {
  const agency_tree nation = thads_test::small_nation();
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    tally figures(period(2024), dimension_set::all());
    figures.add(thads_test::random_cells(seed));
    const auto sheets = make_form_sheets(rules(), figures, nation, "N");
    BOOST_TEST_REQUIRE(sheets.size() == rules().forms.size());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const form_sheet alone(rules(), rules().forms[i], figures, nation, "N");
      BOOST_TEST_REQUIRE(&sheets[i].which() == &rules().forms[i]);
      BOOST_TEST_REQUIRE((sheets[i].rows() == alone.rows()));
    }
  }
}

BOOST_AUTO_TEST_CASE(figures_with_fewer_keys_yield_fewer_forms) {
  BOOST_TEST((keys_of(form_of("01")) ==
              dimension_set{dimension::unit, dimension::initiation, dimension::judgment_type}));
  BOOST_TEST((keys_of(form_of("03")) == dimension_set{dimension::unit, dimension::initiation,
                                                      dimension::judgment_type, dimension::flags}));
  BOOST_TEST((keys_of(form_of("05")) == dimension_set{dimension::unit, dimension::officer}));
  tally figures(period(2024), {dimension::unit, dimension::officer});
  figures.add(thads_test::random_cells(1));
  const auto sheets = make_form_sheets(rules(), figures, thads_test::small_nation(), "N");
  BOOST_TEST_REQUIRE(sheets.size() == 2U);
  BOOST_TEST(sheets[0].which().id == "04");
  BOOST_TEST(sheets[1].which().id == "05");
}

BOOST_AUTO_TEST_CASE(forms_01_and_04_count_the_same_cases) {
  const agency_tree nation = thads_test::small_nation();
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    tally figures(period(2024), dimension_set::all());
    figures.add(thads_test::random_cells(seed));
    for (const regulation& r : builtin_regulations()) {
      const form_sheet types(r, *r.find_form("01"), figures, nation, "N");
      const form_sheet agencies(r, *r.find_form("04"), figures, nation, "N");
      for (const regulation_column& c : r.columns) {
        BOOST_TEST_REQUIRE((types.value(types.rows().front(), c.weights) ==
                            agencies.value(agencies.rows().front(), c.weights)));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_the_cells_does_not_matter) {
  const agency_tree nation = thads_test::small_nation();
  std::mt19937_64 random(3);
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    std::vector<tally_cell> cells = thads_test::random_cells(seed);
    tally in_order(period(2024), dimension_set::all());
    in_order.add(cells);
    std::shuffle(cells.begin(), cells.end(), random);
    tally one_by_one(period(2024), dimension_set::all());
    for (const tally_cell& c : cells) one_by_one.add(c.key, c.values);
    for (const form& f : rules().forms) {
      const form_sheet a(rules(), f, in_order, nation, "N");
      const form_sheet b(rules(), f, one_by_one, nation, "N");
      BOOST_TEST_REQUIRE((a.rows() == b.rows()));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
