// SPDX-License-Identifier: Apache-2.0
// Putting a register together: order, grouping, and what a case as a whole can have wrong.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/model/register_builder.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(register_builder_test)

using namespace thads;

namespace {

const std::string one_case = "a,U,O,ex_officio,civil,2024-01-10,1000,,\n";

// "line rule value" of every finding.
std::vector<std::string> findings_of(const std::string& events,
                                     const std::string& cases = one_case) {
  std::vector<std::string> lines;
  const register_load load = thads_test::load_rows(cases, events);
  for (const finding& f : load.report.list()) {
    lines.push_back(std::to_string(f.line) + " " + std::string(describe(f.id).code) +
                    (f.value.empty() ? "" : " " + f.value));
  }
  return lines;
}

using lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(events_stand_by_date_and_within_a_date_by_line) {
  const case_register cases = thads_test::register_of(
      "a,U,O,ex_officio,civil,2024-01-01,,,\nb,U,O,ex_officio,civil,2024-01-01,,,\n",
      "b,2024-03-01,verified,,,,\n"
      "a,2024-02-01,suspended,,,,\n"
      "b,2024-02-01,notified,,,,\n"
      "a,2024-01-05,enforceable,,,,\n"
      "a,2024-02-01,resumed,,,,\n"
      "b,2024-02-01,assigned,,,,\n");
  const auto types = [&cases](std::size_t i) {
    std::string all;
    const auto [begin, end] = cases.events_of(i);
    for (std::size_t e = begin; e < end; ++e) {
      all += std::string(code_of(cases.event(i, e).type)) + " ";
    }
    return all;
  };
  BOOST_TEST(types(0) == "enforceable suspended resumed ");
  BOOST_TEST(types(1) == "notified assigned verified ");
}

BOOST_AUTO_TEST_CASE(order_of_events_across_cases_does_not_matter) {
  const auto stories = thads_test::random_stories(2000, 7);
  const case_register forwards = thads_test::register_of(stories);
  const case_register backwards = thads_test::register_of(stories, true);
  BOOST_TEST(forwards.event_count() == backwards.event_count());
  BOOST_TEST((serialize(tally_cases(forwards, period(2024))) ==
              serialize(tally_cases(backwards, period(2024)))));
}

BOOST_AUTO_TEST_CASE(impossible_lives_are_errors) {
  BOOST_TEST(findings_of("a,2024-01-09,enforceable,,,,\n") ==
                 (lines{"2 event_before_acceptance 2024-01-09"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-01-10,enforceable,,,,\n") == lines{},
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,revoked,,,,\na,2024-02-01,verified,,,,\n") ==
                 (lines{"3 event_after_closing 2024-02-01"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,collected,1001,,,\n") == (lines{"2 balance_negative 1"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,adjusted,-1500,,,\n") == (lines{"2 balance_negative 500"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,collected,400,,,\na,2024-02-02,completed,,,,\n") ==
                 (lines{"3 completed_with_balance 600"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_mistake_does_not_hide_the_next) {
  BOOST_TEST(findings_of("a,2024-01-01,verified,,,,\n"
                         "a,2024-02-01,collected,1200,,,\n"
                         "a,2024-02-02,adjusted,50,,,\n"
                         "a,2024-02-03,completed,,,,\n"
                         "a,2024-02-04,notified,,,,\n") ==
                 (lines{"2 event_before_acceptance 2024-01-01", "3 balance_negative 200",
                        "5 completed_with_balance 50", "6 event_after_closing 2024-02-04"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(suspicious_lives_are_warnings) {
  BOOST_TEST(findings_of("a,2024-02-01,resumed,,,,\n") == (lines{"2 hold_not_set"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,book_returned,,,,\n") == (lines{"2 book_not_entered"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,separate_book,,,,\na,2024-02-02,separate_book,,,,\n") ==
                 (lines{"3 book_already_entered"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,collected,1000,,,\n") == (lines{"2 open_with_zero_balance"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      findings_of("a,2024-02-01,unit_changed,,,V,O\n") == (lines{"2 officer_of_another_unit U"}),
      boost::test_tools::per_element());
  BOOST_TEST(findings_of("", "a,U,,ex_officio,civil,2024-01-10,0,,\n") == lines{},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(closing_by_part_needs_an_empty_balance) {
  // 600 + 400 terminated in two parts: the second closes, so the third event is one too many.
  BOOST_TEST(
      findings_of("a,2024-02-01,terminated,600,,,\n"
                  "a,2024-02-02,terminated,400,,,\n"
                  "a,2024-02-03,verified,,,,\n") == (lines{"4 event_after_closing 2024-02-03"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(balances_reach_the_end_of_64_bits_and_no_further) {
  const std::string most = "a,U,O,ex_officio,civil,2024-01-10,9223372036854775807,,\n";
  BOOST_TEST(findings_of("", most) == lines{}, boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,adjusted,1,,,\n", most) == (lines{"2 balance_too_large"}),
             boost::test_tools::per_element());
  BOOST_TEST(findings_of("a,2024-02-01,adjusted,-9223372036854775808,,,\n", most) ==
                 (lines{"2 balance_negative 1"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(money_that_comes_and_goes_may_exceed_64_bits_in_sum) {
  const std::string huge = "9223372036854775807";
  const case_register cases = thads_test::register_of(
      "a,U,O,ex_officio,civil,2024-01-10," + huge + ",,\n",
      "a,2024-02-01,collected," + huge + ",,,\na,2024-02-02,adjusted," + huge + ",,,\n" +
          "a,2024-02-03,collected," + huge + ",,,\na,2024-02-04,completed,,,,\n");
  const figure finished = tally_cases(cases, period(2024)).total()[measure::finished];
  BOOST_TEST(finished.count == 1);
  // 2 × 9 223 372 036 854 775 807
  BOOST_TEST((finished.money == int128_t{9'223'372'036'854'775'807} * 2));
}

BOOST_AUTO_TEST_CASE(a_case_with_very_many_events_is_sorted_quickly) {
  std::string events;
  for (int i = 0; i < 60'000; ++i) {
    events += "a,2024-0" + std::to_string(9 - i / 10'000) + "-01,verified,,,,\n";
  }
  const case_register cases = thads_test::register_of(one_case, events);
  BOOST_TEST(cases.event_count() == 60'000U);
  BOOST_TEST(to_string(cases.event(0, 0).date) == "2024-04-01");
  BOOST_TEST(cases.event_line(0) == 50'002U);
  BOOST_TEST(cases.event_line(59'999) == 10'001U);
}

BOOST_AUTO_TEST_SUITE_END()
