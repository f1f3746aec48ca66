// SPDX-License-Identifier: Apache-2.0
// One case at a time: where it is counted, and where its money goes. The expected values follow
// from the counting rules by hand; the known answer covers the same ground with sums.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/tally/fold.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(fold_test)

using namespace thads;

namespace {

// What a case of 1000 đồng, accepted on 5 January 2024, contributes to 2024 up to the end of
// `months`: "measure count/money" of every measure that is not zero, in the order of the measures.
std::string contributes(const std::string& events, int months = 12, const std::string& source = "",
                        const std::string& accepted = "2024-01-05", int year = 2024) {
  const case_register cases = thads_test::register_of(
      "a,U,O,ex_officio,civil," + accepted + ",1000," + source + ",\n", events);
  const case_outcome out = fold_case(cases, 0, period(year, months));
  std::string text;
  for (const word& w : words<measure>()) {
    const figure f = out.contribution(*find_code<measure>(w.code));
    if (f.is_zero()) continue;
    text += std::string(w.code) + " " + std::to_string(f.count) + "/" +
            std::to_string(static_cast<std::int64_t>(f.money)) + " ";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(origin_is_by_date_of_acceptance) {
  BOOST_TEST(contributes("") == "newly_accepted 1/1000 unclassified 1/1000 ");
  BOOST_TEST(contributes("", 12, "", "2023-10-01") == "newly_accepted 1/1000 unclassified 1/1000 ");
  BOOST_TEST(contributes("", 12, "", "2023-09-30") == "carried_over 1/1000 unclassified 1/1000 ");
  BOOST_TEST(contributes("", 12, "", "2024-09-30") == "newly_accepted 1/1000 unclassified 1/1000 ");
  BOOST_TEST(contributes("", 12, "", "2024-10-01") == "");
  BOOST_TEST(contributes("", 3, "") == "");  // October to December
}

BOOST_AUTO_TEST_CASE(received_repeats_newly_accepted) {
  BOOST_TEST(contributes("", 12, "entrusted_in") ==
             "newly_accepted 1/1000 received 1/1000 unclassified 1/1000 ");
  BOOST_TEST(contributes("", 12, "entrusted_in", "2023-09-30") ==
             "carried_over 1/1000 unclassified 1/1000 ");
}

BOOST_AUTO_TEST_CASE(open_cases_stand_by_book_then_hold_then_condition) {
  const std::string enforceable = "a,2024-02-01,enforceable,,,,\n";
  const std::string unenforceable = "a,2024-02-01,unenforceable,,,,\n";
  const std::string agreed = "a,2024-03-01,postponed,,agreement,,\n";
  const std::string other = "a,2024-03-01,postponed,,other,,\n";
  const std::string suspended = "a,2024-04-01,suspended,,,,\n";
  const std::string resumed = "a,2024-05-01,resumed,,,,\n";
  const std::string booked = "a,2024-06-01,separate_book,,,,\n";
  const std::string returned = "a,2024-07-01,book_returned,,,,\n";
  const auto stands = [](const std::string& events) {
    const std::string all = contributes(events);
    return all.substr(std::string("newly_accepted 1/1000 ").size());
  };
  BOOST_TEST(stands(enforceable) == "in_progress 1/1000 ");
  BOOST_TEST(stands(unenforceable) == "unenforceable 1/1000 ");
  BOOST_TEST(stands(enforceable + unenforceable) == "unenforceable 1/1000 ");
  BOOST_TEST(stands(agreed) == "postponed_agreed 1/1000 ");
  BOOST_TEST(stands(unenforceable + other) == "postponed_other 1/1000 ");
  BOOST_TEST(stands(agreed + suspended) == "suspended 1/1000 ");
  BOOST_TEST(stands(enforceable + agreed + resumed) == "in_progress 1/1000 ");
  BOOST_TEST(stands(agreed + resumed) == "unclassified 1/1000 ");
  BOOST_TEST(contributes(enforceable + suspended + booked) == "separate_book 1/1000 ");
  BOOST_TEST(stands(enforceable + suspended + booked + returned) == "suspended 1/1000 ");
}

BOOST_AUTO_TEST_CASE(closing_counts_by_its_kind) {
  BOOST_TEST(contributes("a,2024-02-01,collected,1000,,,\na,2024-02-02,completed,,,,\n") ==
             "newly_accepted 1/1000 finished 1/1000 ");
  BOOST_TEST(contributes("a,2024-02-01,reduced,1000,,,\na,2024-02-02,completed,,,,\n") ==
             "newly_accepted 1/1000 finished 1/0 reduced 0/1000 ");
  BOOST_TEST(contributes("a,2024-02-01,terminated,,,,\n") ==
             "newly_accepted 1/1000 terminated 1/1000 ");
  BOOST_TEST(contributes("a,2024-02-01,entrusted_out,,,,\n") ==
             "newly_accepted 1/1000 entrusted_out 1/1000 ");
  BOOST_TEST(contributes("a,2024-02-01,revoked,,,,\n") == "newly_accepted 1/1000 revoked 1/1000 ");
  BOOST_TEST(contributes("a,2024-02-01,pulled_up,,,,\n") ==
             "newly_accepted 1/1000 pulled_up 1/1000 ");
  BOOST_TEST(contributes("a,2024-02-01,request_returned,,,,\n") ==
             "newly_accepted 1/1000 request_returned 1/1000 ");
}

BOOST_AUTO_TEST_CASE(part_collected_and_the_rest_terminated_is_finished) {
  BOOST_TEST(contributes("a,2024-02-01,collected,300,,,\na,2024-02-02,terminated,,,,\n") ==
             "newly_accepted 1/1000 finished 1/300 terminated 0/700 ");
  BOOST_TEST(contributes("a,2024-02-01,collected,300,,,\na,2024-02-02,entrusted_out,,,,\n") ==
             "newly_accepted 1/1000 finished 1/300 entrusted_out 0/700 ");
  // Collected in the year before counts too, though its money does not.
  BOOST_TEST(contributes("a,2023-05-01,collected,300,,,\na,2024-02-02,terminated,,,,\n", 12, "",
                         "2023-01-01") == "carried_over 1/700 finished 1/0 terminated 0/700 ");
  // Revoked after something was collected stays revoked.
  BOOST_TEST(contributes("a,2024-02-01,collected,300,,,\na,2024-02-02,revoked,,,,\n") ==
             "newly_accepted 1/1000 finished 0/300 revoked 1/700 ");
}

BOOST_AUTO_TEST_CASE(period_ends_cut_the_life) {
  const std::string life =
      "a,2023-09-30,collected,100,,,\na,2023-10-01,collected,200,,,\n"
      "a,2024-03-31,collected,300,,,\na,2024-04-01,terminated,,,,\n";
  const auto in = [&](int year, int months) {
    return contributes(life, months, "", "2023-01-01", year);
  };
  BOOST_TEST(in(2023, 12) == "newly_accepted 1/1000 finished 0/100 unclassified 1/900 ");
  BOOST_TEST(in(2024, 6) == "carried_over 1/900 finished 0/500 unclassified 1/400 ");
  BOOST_TEST(in(2024, 12) == "carried_over 1/900 finished 1/500 terminated 0/400 ");
  BOOST_TEST(in(2025, 12) == "");
  BOOST_TEST(in(2022, 12) == "");
}

BOOST_AUTO_TEST_CASE(money_left_before_the_book_keeps_its_origin) {
  BOOST_TEST(contributes("a,2024-02-01,collected,300,,,\na,2024-02-02,separate_book,,,,\n", 12,
                         "entrusted_in") ==
             "newly_accepted 0/300 received 0/300 finished 0/300 separate_book 1/700 ");
}

BOOST_AUTO_TEST_CASE(adjustments_fall_into_the_origin) {
  BOOST_TEST(contributes("a,2024-02-01,adjusted,500,,,\n") ==
             "newly_accepted 1/1500 unclassified 1/1500 ");
  BOOST_TEST(contributes("a,2024-02-01,adjusted,-1000,,,\n") ==
             "newly_accepted 1/0 unclassified 1/0 ");
}

BOOST_AUTO_TEST_CASE(holder_is_the_one_at_the_end_or_at_closing) {
  const case_register cases =
      thads_test::register_of("a,U,O,ex_officio,civil,2024-01-05,1000,,\n",
                              "a,2024-02-01,officer_changed,,,,P\na,2024-03-01,unit_changed,,,V,\n"
                              "a,2024-05-01,revoked,,,,\n");
  const auto holder = [&cases](int months) {
    const case_outcome out = fold_case(cases, 0, period(2024, months));
    return std::string(cases.columns().units[out.unit]) + "/" +
           std::string(cases.columns().officers[out.officer]);
  };
  BOOST_TEST(holder(4) == "U/O");  // to the end of January
  BOOST_TEST(holder(5) == "U/P");  // February
  BOOST_TEST(holder(6) == "V/");   // March
  BOOST_TEST(holder(12) == "V/");
}

BOOST_AUTO_TEST_CASE(no_such_case_is_an_error) {
  const case_register cases = thads_test::register_of("", "");
  BOOST_TEST(thads_test::code_of([&] { return fold_case(cases, 0, period(2024)); }) == errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
