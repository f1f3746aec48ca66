// SPDX-License-Identifier: Apache-2.0
// Every figure can be opened: the cases behind it add up to it, and name the event that decided.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/tally/explain.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(explain_test)

using namespace thads;

namespace {

// "id count/money type@date; …", "-" without a deciding event.
std::string explained(const case_register& cases, const cell_filter& which, measure m) {
  std::string text;
  for (const explained_case& c : explain(cases, period(2024), which, m)) {
    text += std::string(c.case_id) + " " + std::to_string(c.adds.count) + "/" +
            std::to_string(static_cast<std::int64_t>(c.adds.money)) + " ";
    if (c.decided_by) {
      const event_record e = cases.event(c.number, *c.decided_by);
      text += std::string(code_of(e.type)) + "@" + to_string(e.date) + "; ";
    } else {
      text += "-; ";
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_the_event_that_decided) {
  const case_register cases = thads_test::register_of(
      "a,U,O,ex_officio,civil,2024-01-05,1000,,\n"
      "b,U,P,on_request,civil,2023-01-05,500,,credit\n"
      "c,V,P,ex_officio,labour,2024-01-05,70,,\n",
      "a,2024-02-01,enforceable,,,,\na,2024-02-02,postponed,,other,,\n"
      "a,2024-02-03,collected,10,,,\na,2024-02-04,collected,20,,,\na,2024-02-05,verified,,,,\n"
      "b,2023-02-01,collected,100,,,\nb,2024-03-01,terminated,,,,\n"
      "c,2024-02-01,enforceable,,,,\nc,2024-02-02,suspended,,,,\nc,2024-02-03,resumed,,,,\n");
  BOOST_TEST(explained(cases, {}, measure::postponed_other) == "a 1/970 postponed@2024-02-02; ");
  BOOST_TEST(explained(cases, {}, measure::finished) ==
             "a 0/30 collected@2024-02-04; b 1/0 terminated@2024-03-01; ");
  BOOST_TEST(explained(cases, {}, measure::terminated) == "b 0/400 terminated@2024-03-01; ");
  BOOST_TEST(explained(cases, {}, measure::in_progress) == "c 1/70 resumed@2024-02-03; ");
  BOOST_TEST(explained(cases, {}, measure::newly_accepted) == "a 1/1000 -; c 1/70 -; ");
  BOOST_TEST(explained(cases, {.unit = "V"}, measure::newly_accepted) == "c 1/70 -; ");
  BOOST_TEST(explained(cases, {.officer = "P"}, measure::carried_over) == "b 1/400 -; ");
  BOOST_TEST(explained(cases, {.initiation = initiation::ex_officio}, measure::carried_over) == "");
  BOOST_TEST(explained(cases, {.judgment = judgment_type::labour}, measure::newly_accepted) ==
             "c 1/70 -; ");
  flag_set credit;
  credit.insert(flag::credit);
  BOOST_TEST(explained(cases, {.flags = credit}, measure::carried_over) == "b 1/400 -; ");
  BOOST_TEST(explained(cases, {.flags = credit}, measure::newly_accepted) == "");
}

BOOST_AUTO_TEST_CASE(the_cases_add_up_to_every_cell) {
  const case_register cases = thads_test::register_of(thads_test::random_stories(400, 11));
  const tally t = tally_cases(cases, period(2024), {.by = {dimension::unit, dimension::officer}});
  for (const tally_cell& c : t.cells()) {
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      figure sum;
      const cell_filter which{.unit = c.key.unit, .officer = c.key.officer};
      const auto of = static_cast<measure>(m);
      for (const explained_case& e : explain(cases, period(2024), which, of)) sum += e.adds;
      BOOST_TEST((sum == c.values[of]), code_of(of));
    }
  }
  BOOST_TEST(t.cells().size() == 9U);
}

BOOST_AUTO_TEST_CASE(register_with_errors_explains_nothing) {
  const auto load = thads_test::load_rows("a,U,,ex_officio,civil,bad,1,,\n", "");
  BOOST_TEST(thads_test::code_of([&] {
               return explain(load.cases, period(2024), {}, measure::finished);
             }) == errc::bad_register);
}

BOOST_AUTO_TEST_SUITE_END()
