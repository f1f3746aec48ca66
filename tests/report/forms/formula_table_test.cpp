// SPDX-License-Identifier: Apache-2.0
// The formula of every cell of a form.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/report/forms/formula_table.hpp>

BOOST_AUTO_TEST_SUITE(formula_table_test)

using namespace thads;

namespace {

// Unit P with one officer: 3 new cases about 4 600 đồng, one finished with 1 500.
form_sheet sheet(const char* id) {
  static const regulation& rules = find_regulation("TT05-2024");
  static const agency_tree tree({{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province}});
  tally t(period(2024));
  measures m;
  m[measure::newly_accepted] = {3, 4600};
  m[measure::finished] = {1, 1500};
  m[measure::in_progress] = {2, 3100};
  t.add({"P", "O1", initiation::ex_officio, judgment_type::civil, {}}, m);
  return {rules, *rules.find_form(id), t, tree, "P"};
}

std::vector<std::string> row_of(const table& t, std::string_view code, std::string_view column) {
  for (const auto& row : t.rows()) {
    if (row[0].value() != code || row[2].value() != column) continue;
    std::vector<std::string> texts;
    for (const cell& c : row) texts.push_back(c.value());
    return texts;
  }
  return {};
}

using texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(every_cell_has_its_formula) {
  const table form = make_form_table(sheet("04"), language::en);
  const table t = make_formula_table(sheet("04"), language::en);
  BOOST_TEST(form.rows().size() == 2U);  // P and its officer
  BOOST_TEST(t.rows().size() == 2 * (form.columns().size() - 2));
  BOOST_TEST(row_of(t, "P", "A") == (texts{"P", "Total", "A", "3", "A = A1 + A2 = 0 + 3 = 3"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      row_of(t, "P/O1", "R") ==
          (texts{"P/O1", "O1", "R", "33.33", "R = (F1 + F2 + F3) / E = (1 + 0 + 0) / 3 = 33.33 %"}),
      boost::test_tools::per_element());
}

// 1 500 and 3 100 đồng are 1.5 and 3.1 thousand: of the rounded total of 5, the odd unit goes to
// the larger remainder.
BOOST_AUTO_TEST_CASE(money_is_in_the_unit_of_the_form) {
  const table t = make_formula_table(sheet("05"), language::vi);
  BOOST_TEST(row_of(t, "P/O1", "E").back() == "E = F + G + H = 2 + 3 + 0 = 5");
}

BOOST_AUTO_TEST_CASE(rows_without_cases_have_formulas_too) {
  const table t = make_formula_table(sheet("01"), language::en);
  BOOST_TEST(row_of(t, "on_request/family", "R").back() ==
             "R = (F1 + F2 + F3) / E = (0 + 0 + 0) / 0 = –");
}

BOOST_AUTO_TEST_SUITE_END()
