// SPDX-License-Identifier: Apache-2.0
// Generated operations against Python's decimal. decimal_oracle.py writes them to the file that the
// environment variable THADS_DECIMAL_ORACLE names.
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/decimal.hpp>

#include "decimal_calls.hpp"
#include "support/tsv.hpp"

BOOST_AUTO_TEST_SUITE(decimal_oracle_test)

namespace {

struct tested {
  std::size_t rows = 0;
  std::size_t failures = 0;
};

/// Runs one row; says what went wrong for the first 20 failures.
void run(const std::vector<std::string>& fields, tested& count) {
  ++count.rows;
  const thads_test::decimal_call call{.operation = fields.at(0),
                                      .a = fields.at(1),
                                      .b = fields.at(2),
                                      .scale = fields.at(3),
                                      .rounding = fields.at(4)};
  const std::string& expected = fields.at(5).empty() ? fields.at(6) : fields.at(5);
  const std::string result = thads_test::carry_out(call);
  if (result == expected) return;
  if (++count.failures <= 20) {
    BOOST_ERROR(call << " gives " << result << ", Python gives " << expected);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(operations_give_what_python_gives) {
  const char* const path = std::getenv("THADS_DECIMAL_ORACLE");
  BOOST_TEST_REQUIRE(path != nullptr, "THADS_DECIMAL_ORACLE names no file");
  std::ifstream file(path, std::ios::binary);
  tested count;
  for (std::string line; std::getline(file, line);) {
    if (line.front() != '#') run(thads_test::split(line, '\t'), count);
  }
  BOOST_TEST(count.rows >= 100'000U);
  BOOST_TEST(count.failures == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
