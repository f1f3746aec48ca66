// SPDX-License-Identifier: Apache-2.0
// The rows of tests/corpus/decimal.tsv and number_text.tsv, each a test case of its own.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <thads/number/decimal.hpp>
#include <thads/number/integer_text.hpp>

#include "decimal_calls.hpp"
#include "helpers.hpp"
#include "support/tsv.hpp"

BOOST_AUTO_TEST_SUITE(corpus_test)

using thads::decimal;
using thads::errc;
using thads::number_format;
using thads_test::read_tsv;
using thads_test::tsv_row;

namespace {

const std::vector<tsv_row>& operations() {
  static const auto rows = read_tsv(THADS_TEST_DATA "/corpus/decimal.tsv");
  return rows;
}

const std::vector<tsv_row>& texts() {
  static const auto rows = read_tsv(THADS_TEST_DATA "/corpus/number_text.tsv");
  return rows;
}

number_format format_named(std::string_view name) {
  if (name == "vietnamese") return number_format::vietnamese;
  if (name == "scientific") return number_format::scientific;
  BOOST_TEST_REQUIRE(name == "plain");
  return number_format::plain;
}

/// The text of a row without its quotes, copied so that reading one byte too far is seen.
std::vector<char> text_of(const tsv_row& row) {
  const std::string& quoted = row["text"];
  BOOST_TEST_REQUIRE(quoted.size() >= 2U);
  return {quoted.begin() + 1, quoted.end() - 1};
}

}  // namespace

BOOST_AUTO_TEST_CASE(corpora_are_complete) {
  BOOST_TEST(operations().size() >= 170U);
  BOOST_TEST(texts().size() >= 140U);
}

BOOST_DATA_TEST_CASE(operation, boost::unit_test::data::make(operations()), row) {
  const std::string result = thads_test::carry_out({.operation = row["operation"],
                                                    .a = row["a"],
                                                    .b = row["b"],
                                                    .scale = row["scale"],
                                                    .rounding = row["rounding"]});
  BOOST_TEST(result == (row["error"].empty() ? row["result"] : row["error"]));
}

BOOST_DATA_TEST_CASE(text, boost::unit_test::data::make(texts()), row) {
  const auto text = text_of(row);
  const auto format = format_named(row["format"]);
  const char* const first = text.data();
  const char* const last = first + text.size();
  const decimal untouched = thads_test::d("-7.25");
  decimal value = untouched;
  const thads::parse_result result = from_chars(first, last, value, format);
  if (row["error"].empty()) {
    BOOST_TEST(result.ec == errc::ok);
    BOOST_TEST((result.ptr == last));
    BOOST_TEST(thads::to_string(value.coefficient()) == row["coefficient"]);
    BOOST_TEST(std::to_string(value.scale()) == row["scale"]);
    BOOST_TEST(to_string(value, format) == row["printed"]);
  } else {
    BOOST_TEST(describe(result.ec).name == row["error"]);
    BOOST_TEST(std::to_string(result.ptr - first + 1) == row["position"]);
    BOOST_TEST(value == untouched);
    BOOST_TEST(value.scale() == untouched.scale());
  }
}

BOOST_DATA_TEST_CASE(integers_follow_the_same_grammar, boost::unit_test::data::make(texts()), row) {
  const auto format = format_named(row["format"]);
  if (format == number_format::scientific || row["error"] == "overflow") return;
  const auto text = text_of(row);
  const bool whole = row["error"].empty() && row["scale"] == "0";
  thads::int128_t value = 77;
  const auto result = thads::from_chars(text.data(), text.data() + text.size(), value, format);
  BOOST_TEST(result.ec == (whole ? errc::ok : errc::syntax));
  BOOST_TEST(thads::to_string(value) == (whole ? row["coefficient"] : "77"));
}

BOOST_AUTO_TEST_SUITE_END()
