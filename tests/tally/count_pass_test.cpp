// SPDX-License-Identifier: Apache-2.0
// Several counters in one pass: each sees every case that contributes to the period, once.
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "support/registers.hpp"

#include <thads/tally/count_pass.hpp>

BOOST_AUTO_TEST_SUITE(count_pass_test)

namespace {

struct id_counter {
  std::vector<std::string> ids{};
  void add(const thads::case_history& seen) { ids.emplace_back(seen.columns.ids[seen.number]); }
  void merge(const id_counter& other) { ids.insert(ids.end(), other.ids.begin(), other.ids.end()); }
};

struct event_counter {
  std::uint64_t events = 0;
  std::uint64_t closed = 0;
  void add(const thads::case_history& seen) {
    events += seen.end_event() - seen.first_event();
    closed += seen.is_closed() ? 1U : 0U;
  }
  void merge(const event_counter& other) {
    events += other.events;
    closed += other.closed;
  }
};

struct closed_counter : id_counter {
  void add_closed_before(const thads::detail::register_columns& columns, std::size_t number,
                         const thads::detail::day_bounds&) {
    ids.push_back("closed " + std::string(columns.ids[number]));
  }
};

const std::string cases_csv =
    "1,A,,ex_officio,civil,2023-10-05,0,,\n"
    "2,A,,ex_officio,civil,2022-01-05,0,,\n"  // closed before the year
    "3,B,,ex_officio,civil,2024-10-01,0,,\n"  // accepted after it
    "4,B,,on_request,civil,2024-09-30,500,,\n";
const std::string events_csv =
    "1,2023-10-06,enforceable,,,,\n"
    "1,2023-12-01,completed,,,,\n"
    "2,2022-02-01,completed,,,,\n"
    "4,2024-09-30,enforceable,,,,\n"
    "4,2024-10-02,collected,500,,,\n"  // after the year
    "4,2024-10-02,completed,,,,\n";

}  // namespace

BOOST_AUTO_TEST_CASE(every_counter_sees_the_cases_of_the_period_up_to_its_end) {
  const auto cases = thads_test::register_of(cases_csv, events_csv);
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    const auto [ids, events] = thads::count_in_one_pass(
        cases, thads::period(2024, 12), {.threads = threads}, id_counter(), event_counter());
    BOOST_TEST(ids.ids == (std::vector<std::string>{"1", "4"}), boost::test_tools::per_element());
    BOOST_TEST(events.events == 3U);  // two of case 1, one of case 4
    BOOST_TEST(events.closed == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_counter_may_look_at_cases_closed_before) {
  const auto cases = thads_test::register_of(cases_csv, events_csv);
  for (const unsigned threads : {1U, 2U, 4U}) {
    const auto [all, others] = thads::count_in_one_pass(
        cases, thads::period(2024, 12), {.threads = threads}, closed_counter(), id_counter());
    BOOST_TEST(all.ids == (std::vector<std::string>{"1", "closed 2", "4"}),
               boost::test_tools::per_element());
    BOOST_TEST(others.ids == (std::vector<std::string>{"1", "4"}),
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_pass_can_be_stopped) {
  const auto cases = thads_test::register_of(cases_csv, events_csv);
  const auto stop = [](std::uint64_t, std::uint64_t) { return false; };
  BOOST_CHECK_EXCEPTION((void)thads::count_in_one_pass(cases, thads::period(2024, 12),
                                                       {.progress = stop}, id_counter()),
                        thads::error,
                        [](const auto& e) { return e.code() == thads::errc::cancelled; });
}

BOOST_AUTO_TEST_SUITE_END()
