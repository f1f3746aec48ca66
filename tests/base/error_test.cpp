// SPDX-License-Identifier: Apache-2.0
// The error table, and what an error and a failed parse say.
#include <limits>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include <thads/base/error.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(error_test)

using thads::describe;
using thads::errc;
using thads::error;
using thads::error_table;

namespace {

static_assert(std::is_base_of_v<std::runtime_error, error>);
static_assert(std::is_nothrow_copy_constructible_v<error>);

// What the failure of parsing `text` at `place` says.
std::string parse_message(std::string_view text, std::size_t place, errc code) {
  try {
    thads::detail::throw_parse_error("date", text, {text.data() + place, code});
  } catch (const error& e) {
    return e.what();
  }
}

}  // namespace

// The values are part of the ABI: this list is only ever appended to.
BOOST_AUTO_TEST_CASE(codes_never_change) {
  const std::string_view names[] = {"ok",
                                    "argument",
                                    "syntax",
                                    "range",
                                    "overflow",
                                    "inexact",
                                    "division_by_zero",
                                    "currency_mismatch",
                                    "no_coverage",
                                    "unknown_code",
                                    "mismatch",
                                    "corrupt",
                                    "io",
                                    "bad_register",
                                    "limit",
                                    "not_found",
                                    "no_memory",
                                    "cancelled",
                                    "internal"};
  BOOST_TEST_REQUIRE(error_table.size() == std::size(names));
  for (std::size_t i = 0; i < std::size(names); ++i) {
    BOOST_TEST(describe(static_cast<errc>(i)).name == names[i]);
  }
  BOOST_TEST(static_cast<int>(errc::internal) == 18);
}

BOOST_AUTO_TEST_CASE(every_code_has_a_meaning_of_its_own) {
  std::set<std::string_view> meanings;
  for (const thads::error_entry& entry : error_table) {
    BOOST_TEST(!entry.meaning.empty());
    meanings.insert(entry.meaning);
  }
  BOOST_TEST(meanings.size() == error_table.size());
}

BOOST_AUTO_TEST_CASE(an_unknown_code_is_a_defect) {
  for (const int value :
       {-1, 19, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    BOOST_TEST(describe(static_cast<errc>(value)).name == "internal");
  }
}

BOOST_AUTO_TEST_CASE(an_error_holds_its_code_and_message) {
  const error e(errc::limit, "too long");
  BOOST_TEST(e.code() == errc::limit);
  BOOST_TEST(e.what() == std::string("too long"));
}

BOOST_AUTO_TEST_CASE(a_parse_result_is_true_when_it_is_ok) {
  BOOST_TEST(static_cast<bool>(thads::parse_result{nullptr, errc::ok}));
  BOOST_TEST(!static_cast<bool>(thads::parse_result{nullptr, errc::syntax}));
}

BOOST_AUTO_TEST_CASE(a_failed_parse_names_what_and_where) {
  BOOST_TEST(parse_message("2024-13-01", 5, errc::range) ==
             "date \"2024-13-01\": the value lies outside the range of its type (at character 6)");
  BOOST_TEST(
      parse_message("", 0, errc::syntax) ==
      "date \"\": the text does not follow the grammar that the caller named (at character 1)");
  BOOST_TEST(parse_message(std::string(1'000'000, 'x'), 0, errc::syntax).size() < 200U);
}

BOOST_AUTO_TEST_SUITE_END()
