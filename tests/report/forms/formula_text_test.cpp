// SPDX-License-Identifier: Apache-2.0
// Formulas with the numbers put in.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/forms/formula_text.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

#include "support/errors.hpp"
#include "support/small_regulation.hpp"

BOOST_AUTO_TEST_SUITE(formula_text_test)

using namespace thads;

namespace {

// 13 970 with conditions, of which 11 500 + 214 resolved; in money a hundred times as many đồng.
measures sample() {
  measures m;
  const auto set = [&m](measure of, std::int64_t count) { m[of] = {count, 100 * count}; };
  set(measure::newly_accepted, 14'000);
  set(measure::finished, 11'500);
  set(measure::terminated, 214);
  set(measure::in_progress, 2000);
  set(measure::unclassified, 256);
  set(measure::unenforceable, 30);
  return m;
}

const regulation& rules() { return find_regulation("TT05-2024"); }

std::string column_text(const char* id, quantity of, language lang) {
  return formula_text(rules(), *rules().find_column(id), sample(), of, lang);
}

std::string rate_text(const measures& values, language lang) {
  return formula_text(rules(), *rules().find_indicator("R"), values, quantity::cases, lang);
}

// The text of a column of its own in a regulation that has A = −5 new cases, F1 = 3 and F2 = 0.
std::string text_of(const char* formula) {
  regulation r = thads_test::small_regulation();
  const expression e = parse_expression(formula);
  const regulation_column column{.id = "Z", .formula = e, .weights = weights_of(r, e)};
  measures m;
  m[measure::newly_accepted].count = -5;
  m[measure::finished].count = 3;
  return formula_text(r, column, m, quantity::cases, language::en);
}

std::string quotient_of(const char* numerator, const char* denominator) {
  const regulation r = thads_test::small_regulation();
  indicator i{.id = "Q",
              .numerator = parse_expression(numerator),
              .denominator = parse_expression(denominator)};
  i.numerator_weights = weights_of(r, i.numerator);
  i.denominator_weights = weights_of(r, i.denominator);
  measures m;
  m[measure::newly_accepted].count = -5;
  m[measure::finished].count = 3;
  return formula_text(r, i, m, quantity::cases, language::en);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_rate_shows_what_it_divides) {
  BOOST_TEST(rate_text(sample(), language::en) ==
             "R = (F1 + F2 + F3) / E = (11 500 + 214 + 0) / 13 970 = 83.85 %");
  BOOST_TEST(rate_text(sample(), language::vi) ==
             "R = (F1 + F2 + F3) / E = (11.500 + 214 + 0) / 13.970 = 83,85%");
}

BOOST_AUTO_TEST_CASE(a_rate_of_nothing_is_undefined) {
  BOOST_TEST(rate_text({}, language::en) == "R = (F1 + F2 + F3) / E = (0 + 0 + 0) / 0 = –");
  const indicator& rate = *rules().find_indicator("R");
  BOOST_TEST(!value_of(rate, {}, quantity::money).is_defined());
  BOOST_TEST(!printed(rate, value_of(rate, {}, quantity::money)).has_value());
}

BOOST_AUTO_TEST_CASE(a_rate_is_printed_with_the_decimals_of_the_regulation) {
  indicator rate = *rules().find_indicator("R");
  const ratio value = value_of(rate, sample(), quantity::cases);  // 11 714 / 13 970 = 0.838511…
  for (const auto& [decimals, text] : {std::pair{0, "84"}, {1, "83.9"}, {4, "83.8511"}}) {
    rate.decimals = decimals;
    BOOST_TEST(to_string(printed(rate, value).value().value()) == text);
  }
}

BOOST_AUTO_TEST_CASE(a_column_shows_its_sum) {
  BOOST_TEST(column_text("F", quantity::cases, language::en) ==
             "F = F1 + F2 + F3 = 11 500 + 214 + 0 = 11 714");
  BOOST_TEST(column_text("F", quantity::money, language::vi) ==
             "F = F1 + F2 + F3 = 1.150.000 + 21.400 + 0 = 1.171.400");
  BOOST_TEST(column_text("D", quantity::cases, language::en) ==
             "D = A - B - C - C' = 14 000 - 0 - 0 - 0 = 14 000");
}

BOOST_AUTO_TEST_CASE(measures_are_called_what_readers_call_them) {
  BOOST_TEST(column_text("F1", quantity::cases, language::en) == "F1 = finished = 11 500");
  BOOST_TEST(column_text("F1", quantity::cases, language::vi) == "F1 = thi hành xong = 11.500");
  BOOST_TEST(column_text("G", quantity::cases, language::en) ==
             "G = in progress + unclassified = 2 000 + 256 = 2 256");
  BOOST_TEST(column_text("G", quantity::cases, language::vi) ==
             "G = đang thi hành + chưa phân loại = 2.000 + 256 = 2.256");
}

BOOST_AUTO_TEST_CASE(amounts_may_need_128_bits) {
  measures m;
  m[measure::finished].money = ~(int128_t{1} << 127U);
  BOOST_TEST(formula_text(rules(), *rules().find_column("F1"), m, quantity::money, language::en) ==
             "F1 = finished = 170 141 183 460 469 231 731 687 303 715 884 105 727");
}

BOOST_AUTO_TEST_CASE(factors_and_signs_leave_no_doubt) {
  BOOST_TEST(text_of("2*F1 - 3*A") == "Z = 2*F1 - 3*A = 2*3 - 3*(-5) = 21");
  BOOST_TEST(text_of("A + A - F1") == "Z = A + A - F1 = -5 + (-5) - 3 = -13");
  BOOST_TEST(text_of("-A") == "Z = -A = -(-5) = 5");
  BOOST_TEST(text_of("-F1 + F2") == "Z = -F1 + F2 = -3 + 0 = -3");
  BOOST_TEST(text_of("2*A") == "Z = 2*A = 2*(-5) = -10");
  BOOST_TEST(text_of("A") == "Z = A = -5");
}

BOOST_AUTO_TEST_CASE(each_side_of_a_quotient_stands_together) {
  BOOST_TEST(quotient_of("F1", "2*F1") == "Q = F1 / (2*F1) = 3 / (2*3) = 50.00 %");
  BOOST_TEST(quotient_of("F1", "A") == "Q = F1 / A = 3 / (-5) = -60.00 %");
  BOOST_TEST(quotient_of("-A", "F1 - A") == "Q = (-A) / (F1 - A) = (-(-5)) / (3 - (-5)) = 62.50 %");
}

// 2 500 đồng are 3 thousands; 1 400 finished, 700 reduced and 400 in progress are 1 + 0 + 0 and one
// more each for reduced and, the first of equal remainders, finished.
BOOST_AUTO_TEST_CASE(a_cell_of_a_form_shows_what_is_printed_and_a_rate_what_it_is_taken_from) {
  const regulation r = thads_test::small_regulation();
  measures m;
  m[measure::newly_accepted] = {3, 2500};
  m[measure::finished] = {1, 1400};
  m[measure::reduced] = {1, 700};
  m[measure::in_progress] = {1, 400};
  tally t(period(2024), {dimension::unit, dimension::officer});
  t.add({.unit = "D", .officer = "x"}, m);
  const form_sheet sheet(r, r.forms[1], t, {}, "D");
  const auto text = [&](const char* id) {
    return formula_text(sheet, sheet.rows()[1], id, language::en);
  };
  BOOST_TEST(text("A") == "A = newly accepted = 3");
  BOOST_TEST(text("F") == "F = F1 + F2 = 2 + 1 = 3");
  BOOST_TEST(text("G") == "G = in progress = 0");
  BOOST_TEST(text("R") == "R = F / A = 2 100 / 2 500 = 84.00 %");
  BOOST_TEST(thads_test::code_of([&] { return text("none"); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(every_column_and_indicator_has_a_text) {
  std::size_t texts = 0;
  for (const regulation& r : builtin_regulations()) {
    for (const regulation_column& c : r.columns) {
      const std::string text = formula_text(r, c, sample(), quantity::money, language::en);
      const int128_t value = value_in(c.weights.sum(sample()), quantity::money);
      BOOST_TEST(text.starts_with(c.id + " = "));
      BOOST_TEST(text.ends_with(" = " + shown_number(value, language::en)));
      ++texts;
    }
    for (const indicator& i : r.indicators) {
      const std::string text = formula_text(r, i, sample(), quantity::money, language::en);
      BOOST_TEST(text.starts_with(i.id + " = "));
      BOOST_TEST(text.ends_with(" %"));
      ++texts;
    }
  }
  BOOST_TEST(texts >= 4 * 20U);
}

BOOST_AUTO_TEST_SUITE_END()
