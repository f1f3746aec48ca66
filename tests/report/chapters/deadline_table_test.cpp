// SPDX-License-Identifier: Apache-2.0
// The tables of deadlines: every number by hand from a small register.
#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/report/chapters/deadline_table.hpp>
#include <thads/time/vietnam_days_off.hpp>

#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(deadline_table_test)

using namespace thads;

namespace {

using texts = std::vector<std::string>;

// Three working days from Monday 4 March 2024 end on Thursday 7 March.
const case_register& cases() {
  static const case_register all = thads_test::register_of(
      "1,D1,,ex_officio,civil,2024-03-04,1000,,\n"
      "2,D1,,ex_officio,civil,2024-03-04,1000,,\n"
      "3,D2,,ex_officio,civil,2024-03-04,1000,,\n"
      "4,E,,ex_officio,civil,2024-03-04,1000,,\n",
      "1,2024-03-07,notified,,,,\n"
      "1,2024-03-08,revoked,,,,\n"
      "2,2024-03-07,notified,,,,\n"
      "2,2024-03-08,revoked,,,,\n"
      "3,2024-03-11,notified,,,,\n"  // four days late
      "3,2024-03-12,revoked,,,,\n"
      "4,2024-03-11,notified,,,,\n"
      "4,2024-03-12,revoked,,,,\n");
  return all;
}

const agency_tree& tree() {
  static const agency_tree units({{.code = "P", .name = "Tỉnh P"},
                                  {.code = "D1", .name = "Huyện 1", .parent = "P"},
                                  {.code = "D2", .parent = "P"},
                                  {.code = "D3", .name = "Huyện 3", .parent = "P"},
                                  {.code = "E"}});
  return units;
}

const auto& rules() {
  static const auto all =
      std::make_shared<const deadline_rules>(builtin_deadlines(), vietnam_work_calendar());
  return all;
}

std::vector<named_table> tables(language lang, int year = 2024) {
  return make_deadline_tables(count_deadlines(cases(), period(year), rules()),
                              unit_rows(tree(), "P", period(year).last_day()), lang);
}

texts shown(const std::vector<cell>& row) {
  texts all;
  for (const cell& c : row) all.push_back(c.shown());
  return all;
}

#define TEST_ROW(row, ...) \
  BOOST_TEST(shown(row) == (texts __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(by_step) {
  const auto all = tables(language::en);
  BOOST_TEST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].name == "deadlines");
  const table& t = all[0].content;
  BOOST_TEST_REQUIRE(t.rows().size() == 8U);
  // Case 4 is not of P. Of the notices two are in time and one is late: 2 / 3. Officers were never
  // assigned, and the notice shows that there must have been one. The voluntary periods fell away.
  TEST_ROW(t.rows()[0], {"Decision to enforce", "5 working days (Article 36)", "0", "0", "0", "–",
                         "0", "0", "0", "0", "0", "0"});
  TEST_ROW(t.rows()[1], {"Assignment of an officer", "2 working days (Article 36, not verified)*",
                         "0", "0", "0", "–", "0", "0", "0", "3", "0", "0"});
  TEST_ROW(t.rows()[2], {"Notice of the decision", "3 working days (Article 39)", "2", "1", "3",
                         "66.67", "0", "4", "0", "0", "0", "0"});
  TEST_ROW(t.rows()[3], {"End of the voluntary period", "10 days (Article 45)", "0", "0", "0", "–",
                         "0", "0", "0", "0", "0", "0"});
  BOOST_TEST(t.rows()[5][1].shown() == "6–12 months (Article 44, not verified)*");
  TEST_ROW(t.rows()[7], {"Total", "x", "2", "1", "3", "66.67", "0", "4", "0", "3", "0", "0"});
  BOOST_TEST(t.rows()[2][0].value() == "notice");
}

BOOST_AUTO_TEST_CASE(by_unit) {
  const auto all = tables(language::vi);
  BOOST_TEST(all[1].name == "deadlines_by_unit");
  const table& t = all[1].content;
  // Every unit directly below, also the one without a case.
  BOOST_TEST_REQUIRE(t.rows().size() == 4U);
  BOOST_TEST_REQUIRE(t.columns().size() == 2U + 7U * 3U);
  const auto notice = [&](std::size_t row) {
    const auto& r = t.rows()[row];
    return texts{r[0].shown(), r[1].shown(), r[8].shown(), r[9].shown(), r[10].shown()};
  };
  BOOST_TEST(t.columns()[8].key == "notice.on_time");
  BOOST_TEST(notice(0) == (texts{"P", "Tỉnh P", "2", "3", "66,67"}),
             boost::test_tools::per_element());
  BOOST_TEST(notice(1) == (texts{"D1", "Huyện 1", "2", "2", "100,00"}),
             boost::test_tools::per_element());
  BOOST_TEST(notice(2) == (texts{"D2", "D2", "0", "1", "0,00"}), boost::test_tools::per_element());
  BOOST_TEST(notice(3) == (texts{"D3", "Huyện 3", "0", "0", "–"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_year_in_which_the_law_changes) {
  const table t = tables(language::en, 2026)[0].content;
  BOOST_TEST(t.rows()[2][1].shown() == "3 working days (Article 39); from 2026-07-01 –");
  BOOST_TEST_REQUIRE(t.notes().size() == 3U);
  BOOST_TEST(t.notes()[0].en.starts_with("The time limits of Law 106/2025/QH15 were not found"));
  BOOST_TEST(t.notes()[1].en == "* This limit is not sourced; check it against the law.");
  BOOST_TEST(t.notes()[2].en ==
             "Working days are known from 2018-01-01 to 2027-12-31; steps outside are not judged.");
  BOOST_TEST(tables(language::en, 2027)[0].content.rows()[2][1].shown() == "–");
}

BOOST_AUTO_TEST_CASE(late_steps) {
  const auto list = list_late_steps(cases(), period(2024), *rules());
  BOOST_TEST(list.size() == 2U);  // of cases 3 and 4
  const auto rows_of = [&](const char* root) {
    return make_late_steps_table(list, *rules(), unit_rows(tree(), root, period(2024).last_day()),
                                 language::en)
        .rows();
  };
  BOOST_TEST_REQUIRE(rows_of("P").size() == 1U);
  TEST_ROW(rows_of("P")[0], {"3", "D2", "", "Notice of the decision", "2024-03-04", "2024-03-07",
                             "2024-03-11", "4"});
  BOOST_TEST(rows_of("E").size() == 1U);
  BOOST_TEST(rows_of("D1").empty());
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_ROW
