// SPDX-License-Identifier: Apache-2.0
// grounds.csv and assets.csv: good tables, every fault, and the ground of an event from its row to
// the register and back.
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "support/registers.hpp"

#include <thads/read/csv/csv_assets.hpp>
#include <thads/read/csv/csv_grounds.hpp>

BOOST_AUTO_TEST_SUITE(csv_grounds_test)

namespace {

using thads::event_type;
using thads::findings;
using thads::ground_list;
using thads::read_assets;
using thads::read_grounds;
using thads::text_input;
using lines = std::vector<std::string>;

struct grounds_load {
  ground_list list;
  findings report;
};

grounds_load grounds_of(const std::string& rows) {
  grounds_load load;
  const std::string text = "code,name_vi,name_en,applies_to\n" + rows;
  load.list = read_grounds(text_input::memory("grounds.csv", text), load.report);
  return load;
}

lines found_in(const findings& report) {
  lines all;
  for (const thads::finding& f : report.list()) {
    all.push_back(std::to_string(f.line) + ":" + std::to_string(f.column) + " " +
                  std::string(thads::describe(f.id).code) + " " + std::string(f.field));
  }
  return all;
}

// Three cases: two with the grounds given, and one on which nothing is stated.
const std::string cases_csv =
    "a,U,O,ex_officio,civil,2024-01-01,900,,\nb,U,O,ex_officio,civil,2024-01-01,900,,\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_list_of_grounds) {
  const auto load = grounds_of(
      "flood,Lũ lụt,Flood,suspended|postponed\n"
      "debtor_abroad,Ở nước ngoài,,\n");
  BOOST_TEST(found_in(load.report).empty());
  BOOST_TEST(load.list.rows().size() == 4U);  // with agreement and other
  const thads::ground_entry* const flood = load.list.find("flood");
  BOOST_REQUIRE(flood != nullptr);
  BOOST_TEST(flood->applies(event_type::suspended));
  BOOST_TEST(flood->applies(event_type::postponed));
  BOOST_TEST(!flood->applies(event_type::unenforceable));
  BOOST_TEST(flood->line == 2U);
  const thads::ground_entry* const abroad = load.list.find("debtor_abroad");
  BOOST_REQUIRE(abroad != nullptr);
  BOOST_TEST(abroad->applies(event_type::unenforceable));
  BOOST_TEST(!abroad->applies(event_type::collected));
  BOOST_TEST(load.list.find("no_assets") == nullptr);
  BOOST_TEST(load.list.name_of("flood").en == "Flood");
  BOOST_TEST(load.list.name_of("flood").vi == "Lũ lụt");
  BOOST_TEST(load.list.name_of("debtor_abroad").in(thads::language::en) == "Ở nước ngoài");
  BOOST_TEST(load.list.name_of("no_assets").en == "no_assets");
  BOOST_TEST(load.list.name_of("").en == "not stated");
  BOOST_TEST(load.list.name_of("agreement").vi == "theo thỏa thuận");
}

BOOST_AUTO_TEST_CASE(the_built_in_list) {
  const ground_list list;
  BOOST_TEST(list.rows().size() == 16U);  // 14, agreement and other
  for (const std::string code :
       {"no_assets", "collateral_differs", "third_party_dispute", "address_unknown",
        "failed_auction", "awaiting_coordination", "asset_not_seizable"}) {
    const thads::ground_entry* const found = list.find(code);
    BOOST_REQUIRE_MESSAGE(found != nullptr, code);
    BOOST_TEST(found->applies(event_type::unenforceable), code);
  }
  for (const thads::ground_entry& g : list.rows()) {
    BOOST_TEST((!g.name.vi.empty() && !g.name.en.empty()), g.code);
    const bool is_used = g.applies(event_type::unenforceable) || g.applies(event_type::postponed) ||
                         g.applies(event_type::suspended);
    BOOST_TEST(is_used, g.code);
  }
}

BOOST_AUTO_TEST_CASE(faults_in_a_list_of_grounds) {
  const auto faults = [](const std::string& rows) { return found_in(grounds_of(rows).report); };
  BOOST_TEST(faults(",Lũ lụt,,\n") == lines{"2:1 value_missing code"},
             boost::test_tools::per_element());
  BOOST_TEST(faults("x,,,\nx,,,\n") == lines{"3:1 number_duplicate code"},
             boost::test_tools::per_element());
  for (const std::string taken : {"agreement", "other"}) {
    BOOST_TEST(faults(taken + ",,,\n") == lines{"2:1 number_duplicate code"},
               boost::test_tools::per_element());
  }
  for (const std::string types : {"enforceable", "suspended|", "|suspended", "suspended||postponed",
                                  "suspended,x", "Suspended", " "}) {
    const auto found = faults("x,,," + types + "\n");
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found[0] == "2:5 code_unknown applies_to" || found[0] == "2:0 field_count "),
               found[0]);
  }
  BOOST_TEST(faults("x\xFF,,,\n") == lines{"2:2 utf8_invalid "}, boost::test_tools::per_element());
  findings report;
  const auto empty = read_grounds(text_input::memory("grounds.csv", ""), report);
  BOOST_TEST(found_in(report) == lines{"0:0 file_empty "}, boost::test_tools::per_element());
  BOOST_TEST(empty.rows().size() == 2U);
  const ground_list once = grounds_of("x,,,\nx,,,\n").list;
  BOOST_TEST(once.rows().size() == 3U);  // the second one is left out
}

BOOST_AUTO_TEST_CASE(the_ground_of_an_event_is_kept) {
  const auto cases = thads_test::register_of(cases_csv,
                                             "a,2024-01-02,unenforceable,,no_assets,,\n"
                                             "a,2024-01-03,postponed,,failed_auction,,\n"
                                             "a,2024-01-04,postponed,,other,,\n"
                                             "a,2024-01-05,postponed,,agreement,,\n"
                                             "a,2024-01-06,suspended,,no_such_code,,\n"
                                             "a,2024-01-07,suspended,0,,,\n"
                                             "b,2024-01-02,unenforceable,,no_assets,,\n"
                                             "b,2024-01-03,collected,1,,,\n");
  lines texts;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto [first, end] = cases.events_of(i);
    for (std::size_t e = first; e < end; ++e) {
      const thads::event_record event = cases.event(i, e);
      texts.emplace_back(event.ground_text());
      BOOST_TEST(event.amount.has_value() == (event.type == event_type::collected));
    }
  }
  const lines expected{"no_assets", "failed_auction", "other", "agreement", "no_such_code",
                       "",          "no_assets",      ""};
  BOOST_TEST(texts == expected, boost::test_tools::per_element());
  // What a postponement counts as does not depend on its code.
  BOOST_TEST((cases.event(0, 1).ground == thads::ground::other));
  BOOST_TEST((cases.event(0, 3).ground == thads::ground::agreement));
}

BOOST_AUTO_TEST_CASE(a_register_without_the_bad_cases_keeps_its_grounds) {
  const auto load = thads_test::load_rows(cases_csv,
                                          "a,2024-01-02,unenforceable,,thing_lost,,\n"
                                          "a,2024-01-03,collected,901,,,\n"
                                          "b,2024-01-02,unenforceable,,no_assets,,\n",
                                          {.mode = thads::strictness::lenient});
  BOOST_TEST_REQUIRE(load.cases.size() == 1U);
  BOOST_TEST(load.cases.event(0, 0).ground_text() == "no_assets");
}

BOOST_AUTO_TEST_CASE(a_given_list_decides) {
  const auto grounds = grounds_of("flood,Lũ lụt,Flood,suspended\n").list;
  const auto load = thads_test::load_rows(cases_csv,
                                          "a,2024-01-02,suspended,,flood,,\n"
                                          "a,2024-01-03,unenforceable,,flood,,\n"
                                          "a,2024-01-04,unenforceable,,no_assets,,\n"
                                          "b,2024-01-02,postponed,,flood,,\n",
                                          {.grounds = &grounds});
  BOOST_TEST(
      found_in(load.report) == (lines{"3:29 ground_unknown ground", "4:29 ground_unknown ground",
                                      "5:25 ground_unknown ground"}),
      boost::test_tools::per_element());
  BOOST_TEST(!load.report.has_errors());
  BOOST_TEST(load.cases.event(0, 2).ground_text() == "no_assets");
  BOOST_TEST((load.cases.event(1, 3).ground == thads::ground::other));
  // A misspelt agreement would change figures: an error.
  const auto misspelt = thads_test::load_rows(cases_csv, "a,2024-01-02,postponed,,agreemnt,,\n",
                                              {.grounds = &grounds});
  BOOST_TEST(found_in(misspelt.report) == lines{"2:25 code_unknown ground"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(assets_of_known_cases) {
  const auto cases = thads_test::register_of(cases_csv, "");
  const auto read = [&cases](const std::string& rows, findings& report) {
    const std::string text = "case_id,date,value\n" + rows;
    return read_assets(text_input::memory("assets.csv", text), cases, report);
  };
  findings good;
  const auto values =
      read("b,2024-02-01,70\na,2024-03-01,9223372036854775807\na,2024-02-01,0\n", good);
  BOOST_TEST(found_in(good).empty());
  BOOST_TEST_REQUIRE(values.rows().size() == 3U);
  BOOST_TEST(values.rows()[0].case_id == "a");
  BOOST_TEST(values.rows()[0].dong == 0);
  BOOST_TEST(values.rows()[1].dong == 9223372036854775807);
  BOOST_TEST(values.rows()[2].case_id == "b");

  const auto faults = [&read](const std::string& rows) {
    findings report;
    static_cast<void>(read(rows, report));
    return found_in(report);
  };
  const std::vector<std::pair<std::string, std::string>> expected{
      {",2024-02-01,7", "2:1 value_missing case_id"},
      {"a,,7", "2:3 value_missing date"},
      {"a,2024-02-30,7", "2:3 date_invalid date"},
      {"a,2024-02-01,", "2:14 value_missing value"},
      {"a,2024-02-01,-7", "2:14 amount_invalid value"},
      {"a,2024-02-01,1.5", "2:14 amount_invalid value"},
      {"a,2024-02-01,9223372036854775808", "2:14 amount_invalid value"},
      {"a,2024-02-01,7\na,2024-02-01,8", "3:3 number_duplicate date"},
      {"c,2024-02-01,7", "2:1 asset_of_no_case case_id"},
      {"a,2024-02-01", "2:0 field_count "}};
  for (const auto& [rows, fault] : expected) {
    BOOST_TEST(faults(rows + "\n") == lines{fault}, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_SUITE_END()
