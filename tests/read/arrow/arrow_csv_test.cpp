// SPDX-License-Identifier: Apache-2.0
// Small tables from Arrow as CSV.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/arrow/arrow_csv.hpp>

#include "support/arrow_arrays.hpp"
#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(arrow_csv_test)

using thads::arrow_stream;
using thads::errc;
using thads::int128_t;
using thads_test::arrow_array;
using thads_test::code_of;
using thads_test::number_array;
using thads_test::text_array;
using thads_test::texts;

namespace {

std::string csv_of(std::vector<arrow_array> batches) {
  ArrowArrayStream stream = thads_test::stream_of({.batches = std::move(batches)});
  return thads::csv_of(arrow_stream(stream, "targets"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_numbers_and_days_are_written_as_in_files) {
  const std::string text = csv_of({thads_test::batch_of(
      {{"unit", text_array("u", {"ST", "a,b", std::nullopt})},
       {"year", number_array<std::int64_t>("l", {2024, std::nullopt, -1})},
       {"value", number_array<int128_t>("d:18,2", {8335, 0, -5})},
       {"valid_from", number_array<std::int32_t>("tdD", {0, 19'783, std::nullopt})}})});
  BOOST_TEST(text ==
             "unit,year,value,valid_from\n"
             "ST,2024,83.35,1970-01-01\n"
             "\"a,b\",,0.00,2024-03-01\n"
             ",-1,-0.05,\n");
}

BOOST_AUTO_TEST_CASE(a_row_stands_on_one_line_whatever_batch_it_is_in) {
  const auto batch = [](const texts& values) {
    return thads_test::batch_of({{"unit", text_array("u", values)}});
  };
  BOOST_TEST(csv_of({batch({"a"}), batch({}), batch({"b", "c"})}) == "unit\na\nb\nc\n");
}

BOOST_AUTO_TEST_CASE(what_is_not_exact_or_no_text_is_refused) {
  const auto fails = [](arrow_array column) {
    return code_of([&] { return csv_of({thads_test::batch_of({{"value", column}})}); });
  };
  BOOST_TEST(fails(number_array<double>("g", {0.5})) == errc::argument);
  BOOST_TEST(fails(text_array("u", {"\xFF"})) == errc::corrupt);
}

BOOST_AUTO_TEST_SUITE_END()
