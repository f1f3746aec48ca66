// SPDX-License-Identifier: Apache-2.0
// Sums of named quantities: what is written, what is refused and where.
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/regulation/expression.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(expression_test)

using namespace thads;
using thads_test::code_of;

namespace {

using terms = std::vector<term>;

bool reads(std::string_view text, const terms& expected) {
  return parse_expression(text).terms() == expected;
}

// What is wrong with `text`, in English without the quoted text; empty when nothing is.
std::string fault_of(const std::string& text, std::string* vi = nullptr) {
  try {
    static_cast<void>(parse_expression(text));
  } catch (const detail::regulation_error& e) {
    BOOST_TEST(e.code() == errc::syntax);
    if (vi != nullptr) *vi = e.vi();
    const std::string what = e.what();
    const std::string start = "expression " + quoted_text(text) + " ";
    BOOST_TEST(what.substr(0, start.size()) == start);
    return what.substr(start.size());
  }
  return {};
}

std::string sum_of_terms(std::size_t n) {
  std::string text = "A";
  for (std::size_t i = 1; i < n; ++i) text += i % 2 == 0 ? "+A" : "-A";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_signs_and_factors) {
  BOOST_TEST(reads("carried_over", {{1, "carried_over"}}));
  BOOST_TEST(reads("A - B - 2*C", {{1, "A"}, {-1, "B"}, {-2, "C"}}));
  BOOST_TEST(reads("A1+A2", {{1, "A1"}, {1, "A2"}}));
  BOOST_TEST(reads("D-C'", {{1, "D"}, {-1, "C'"}}));
  BOOST_TEST(reads("-A", {{-1, "A"}}));
  BOOST_TEST(reads("999*A - 999*B", {{999, "A"}, {-999, "B"}}));
  BOOST_TEST(reads("A + A", {{1, "A"}, {1, "A"}}));
  BOOST_TEST(reads("1*A", {{1, "A"}}));
}

BOOST_AUTO_TEST_CASE(blanks_may_stand_around_everything) {
  BOOST_TEST(reads("  -  3  *  A  -  B  ", {{-3, "A"}, {-1, "B"}}));
  BOOST_TEST(reads(" A ", {{1, "A"}}));
}

BOOST_AUTO_TEST_CASE(names) {
  for (const std::string name : {"A", "z", "A1", "C'", "C''", "a_b", "Ab_9'", "x_"}) {
    BOOST_TEST(reads(name, {{1, name}}), name);
    BOOST_TEST(detail::is_name(name), name);
  }
  for (const std::string name :
       {"", "1", "1A", "_a", "'", "A B", "A-", " A", "A ", "Đ", "Aé", "A.", "A\t"}) {
    BOOST_TEST(!detail::is_name(name), name);
  }
  BOOST_TEST(!detail::is_name(std::string_view("A\0B", 3)));
  const std::string longest(100'000, 'a');
  BOOST_TEST(reads(longest, {{1, longest}}));
}

BOOST_AUTO_TEST_CASE(what_is_refused_and_where) {
  BOOST_TEST(fault_of("") == "lacks a name (at character 1)");
  BOOST_TEST(fault_of("   ") == "lacks a name (at character 4)");
  BOOST_TEST(fault_of("+A") == "lacks a name (at character 1)");
  BOOST_TEST(fault_of("A -") == "lacks a name (at character 4)");
  BOOST_TEST(fault_of("A + - B") == "lacks a name (at character 5)");
  BOOST_TEST(fault_of("- - A") == "lacks a name (at character 3)");
  BOOST_TEST(fault_of("2*") == "lacks a name (at character 3)");
  BOOST_TEST(fault_of("2*3*A") == "lacks a name (at character 3)");
  BOOST_TEST(fault_of("*A") == "lacks a name (at character 1)");
  BOOST_TEST(fault_of("(A)") == "lacks a name (at character 1)");
  BOOST_TEST(fault_of("_A") == "lacks a name (at character 1)");
  BOOST_TEST(fault_of("A + 12") == "has a number that no * follows (at character 7)");
  BOOST_TEST(fault_of("12 A") == "has a number that no * follows (at character 4)");
  BOOST_TEST(fault_of("1.5*A") == "has a number that no * follows (at character 2)");
  BOOST_TEST(fault_of("0*A") == "has a factor that begins with 0 (at character 1)");
  BOOST_TEST(fault_of("A - 02*B") == "has a factor that begins with 0 (at character 5)");
  BOOST_TEST(fault_of("1000*A") == "has a factor over 999 (at character 4)");
  BOOST_TEST(fault_of("99999999999999999999*A") == "has a factor over 999 (at character 4)");
  const std::string goes_on = "goes on where + or - or the end was expected (at character ";
  BOOST_TEST(fault_of("A B") == goes_on + "3)");
  BOOST_TEST(fault_of("A*2") == goes_on + "2)");
  BOOST_TEST(fault_of("A/B") == goes_on + "2)");
  BOOST_TEST(fault_of("A = B") == goes_on + "3)");
  BOOST_TEST(fault_of("A\t+ B") == goes_on + "2)");
  BOOST_TEST(fault_of("A\n") == goes_on + "2)");
  BOOST_TEST(fault_of("A − B") == goes_on + "3)");
  BOOST_TEST(fault_of(std::string("A\0", 2)) == goes_on + "2)");
  BOOST_TEST(fault_of("A\xFF") == goes_on + "2)");
}

BOOST_AUTO_TEST_CASE(the_reason_in_vietnamese) {
  std::string vi;
  static_cast<void>(fault_of("A - 02*B", &vi));
  BOOST_TEST(vi == "biểu thức \"A - 02*B\" có hệ số bắt đầu bằng 0 (ở ký tự 5)");
}

BOOST_AUTO_TEST_CASE(sixty_four_terms_at_most) {
  BOOST_TEST(parse_expression(sum_of_terms(64)).terms().size() == 64U);
  BOOST_TEST(fault_of(sum_of_terms(65)) == "has more than 64 terms (at character 129)");
  BOOST_TEST(expression(terms(64, {1, "A"})).terms().size() == 64U);
  BOOST_TEST(code_of([] { return expression(terms(65, {1, "A"})); }) == errc::argument);
}

BOOST_AUTO_TEST_CASE(only_sums_that_can_be_written_can_be_made) {
  BOOST_TEST(code_of([] { return expression(terms{}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{1, ""}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{1, "A"}, {1, "A B"}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{0, "A"}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{1000, "A"}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{-1000, "A"}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{INT32_MIN, "A"}}); }) == errc::argument);
  BOOST_TEST(code_of([] { return expression({{-999, "A"}}); }) == errc::ok);
}

BOOST_AUTO_TEST_CASE(text_is_canonical) {
  BOOST_TEST(to_string(parse_expression("A-B  -2 * C")) == "A - B - 2*C");
  BOOST_TEST(to_string(parse_expression("-A+1*B")) == "-A + B");
  BOOST_TEST(to_string(parse_expression(" - 7*A ")) == "-7*A");
  BOOST_TEST(to_string(expression()) == "");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  std::mt19937 random(20240726);
  const std::vector<std::string> names{"A", "C'", "carried_over", "x1", "Z_9"};
  for (int round = 0; round < 2000; ++round) {
    terms sum(1 + random() % expression::max_terms);
    for (term& t : sum) {
      t = {static_cast<int>(1 + random() % 999) * (random() % 2 == 0 ? 1 : -1),
           names[random() % names.size()]};
    }
    const expression e(sum);
    BOOST_TEST((parse_expression(to_string(e)) == e), to_string(e));
  }
}

BOOST_AUTO_TEST_SUITE_END()
