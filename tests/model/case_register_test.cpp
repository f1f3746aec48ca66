// SPDX-License-Identifier: Apache-2.0
// The register gives back what its rows said, in few bytes.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/model/case_register.hpp>

#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(case_register_test)

using namespace thads;

BOOST_AUTO_TEST_CASE(a_case_reads_like_its_row) {
  const case_register cases = thads_test::register_of(
      "1/QĐ,U1,,on_request,arbitration,2024-01-05,1500,entrusted_in,merit|credit\n"
      "2/QĐ,U2,O,ex_officio,civil,2024-01-06,,,\n",
      "");
  BOOST_TEST(cases.size() == 2U);
  const case_record first = cases[0];
  BOOST_TEST(first.id == "1/QĐ");
  BOOST_TEST(first.unit == "U1");
  BOOST_TEST(first.officer == "");
  BOOST_TEST((first.initiation == initiation::on_request));
  BOOST_TEST((first.judgment == judgment_type::arbitration));
  BOOST_TEST(to_string(first.accepted) == "2024-01-05");
  BOOST_TEST(first.amount == 1500);
  BOOST_TEST((first.source == source::entrusted_in));
  BOOST_TEST(first.flags.to_string() == "credit|merit");
  BOOST_TEST(cases.line(0) == 2U);
  const case_record second = cases[1];
  BOOST_TEST(second.officer == "O");
  BOOST_TEST(second.amount == 0);
  BOOST_TEST((second.source == source::new_case));
  BOOST_TEST(second.flags.empty());
}

BOOST_AUTO_TEST_CASE(an_event_reads_like_its_row) {
  const case_register cases = thads_test::register_of("a,U,O,ex_officio,civil,2024-01-01,900,,\n",
                                                      "a,2024-01-02,postponed,,agreement,,\n"
                                                      "a,2024-01-03,postponed,,other,,\n"
                                                      "a,2024-01-04,unit_changed,,,V,\n"
                                                      "a,2024-01-05,officer_changed,,,,P\n"
                                                      "a,2024-01-06,adjusted,-100,,,\n"
                                                      "a,2024-01-07,paid_out,50,,,\n"
                                                      "a,2024-01-08,terminated,200,,,\n"
                                                      "a,2024-01-09,revoked,,,,\n");
  const auto event = [&cases](std::size_t e) { return cases.event(0, e); };
  BOOST_TEST(cases.event_count() == 8U);
  BOOST_TEST((event(0).ground == ground::agreement));
  BOOST_TEST((event(1).ground == ground::other));
  BOOST_TEST(event(2).unit == "V");
  BOOST_TEST(event(2).officer == "");
  BOOST_TEST(event(3).unit == "");
  BOOST_TEST(event(3).officer == "P");
  BOOST_TEST(event(4).amount.value() == -100);
  BOOST_TEST(event(5).amount.value() == 50);
  BOOST_TEST(event(6).amount.value() == 200);
  BOOST_TEST(!event(7).amount.has_value());
  BOOST_TEST(event(7).case_id == "a");
  BOOST_TEST(to_string(event(7).date) == "2024-01-09");
  BOOST_TEST(cases.event_line(7) == 9U);
}

BOOST_AUTO_TEST_CASE(memory_stays_within_its_promise) {
  const auto stories = thads_test::random_stories(50'000, 1);
  const case_register cases = thads_test::register_of(stories);
  const auto memory = cases.memory();
  BOOST_TEST(cases.size() == 50'000U);
  BOOST_TEST(memory.events <= 24 * cases.event_count());
  BOOST_TEST(memory.cases <= 64 * cases.size());
}

BOOST_AUTO_TEST_SUITE_END()
