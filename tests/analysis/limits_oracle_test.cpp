// SPDX-License-Identifier: Apache-2.0
// Wilson intervals and funnel limits against what limits_oracle.py writes to the file that the
// environment variable THADS_LIMITS_ORACLE names.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/funnel.hpp>
#include <thads/analysis/wilson.hpp>

#include "support/tsv.hpp"

BOOST_AUTO_TEST_SUITE(limits_oracle_test)

using namespace thads;

namespace {

std::int64_t whole_number(const std::string& text) { return std::stoll(text); }

percent_limits limits_of(const thads_test::tsv_row& row) {
  const proportion p{whole_number(row["part"]), whole_number(row["whole"])};
  const percent confidence(parse_decimal(row["confidence"], number_format::plain));
  if (row["kind"] == "wilson") {
    return *wilson_interval(p, confidence,
                            static_cast<std::size_t>(whole_number(row["statements"])));
  }
  const std::vector<unit_proportion> units{{"A", {0, whole_number(row["cases"])}}};
  return *make_funnel(units, p.rate(), {.inner = confidence}).points.at(0).inner;
}

}  // namespace

BOOST_AUTO_TEST_CASE(limits_are_those_of_the_oracle) {
  const char* path = std::getenv("THADS_LIMITS_ORACLE");
  BOOST_TEST_REQUIRE(path != nullptr);
  const auto rows = thads_test::read_tsv(path);
  BOOST_TEST_REQUIRE(rows.size() == 750U);
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row["kind"] << " " << row["part"] << "/" << row["whole"] << " "
                                   << row["cases"] << " " << row["confidence"]) {
      const percent_limits limits = limits_of(row);
      BOOST_TEST(to_string(limits.lower) == row["lower"]);
      BOOST_TEST(to_string(limits.upper) == row["upper"]);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
