// SPDX-License-Identifier: Apache-2.0
// Findings as a table: one row each, with the place and both messages.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/listings/findings_table.hpp>

BOOST_AUTO_TEST_SUITE(findings_table_test)

using namespace thads;

BOOST_AUTO_TEST_CASE(every_finding_is_a_row) {
  findings report;
  BOOST_TEST(make_findings_table(report).rows().empty());
  const std::uint32_t file = report.add_file("cases.csv");
  report.add({.id = rule::unit_unknown,
              .file = file,
              .line = 7,
              .column = 3,
              .case_id = "12/QĐ",
              .field = "unit",
              .value = "D9"});
  report.add({.id = rule::line_blank, .file = file, .line = 9});
  const table t = make_findings_table(report);
  std::vector<std::string> keys;
  for (const column& c : t.columns()) keys.push_back(c.key);
  BOOST_TEST(keys == (std::vector<std::string>{"file", "line", "column", "case_id", "field", "rule",
                                               "severity", "message_en", "message_vi"}),
             boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(t.rows().size() == 2U);
  std::vector<std::string> values;
  for (const cell& c : t.rows()[0]) values.push_back(c.value());
  BOOST_TEST(
      values == (std::vector<std::string>{"cases.csv", "7", "3", "12/QĐ", "unit", "unit_unknown",
                                          "error", "unit \"D9\" is not in the table of units",
                                          "đơn vị \"D9\" không có trong danh sách đơn vị"}),
      boost::test_tools::per_element());
  BOOST_TEST(t.rows()[1][6].value() == "warning");
  BOOST_TEST((t.rows()[1][2].status() == cell_status::zero));
}

BOOST_AUTO_TEST_SUITE_END()
