// SPDX-License-Identifier: Apache-2.0
// Steps and their time limits: every rule by hand, then laws that hold for any register.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/counters/deadlines.hpp>
#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/time/vietnam_days_off.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(deadlines_test)

using namespace thads;
using thads_test::code_of;
using thads_test::random_stories;
using thads_test::register_of;

namespace {

using shared_rules = std::shared_ptr<const deadline_rules>;

const shared_rules& builtin_rules() {
  static const auto rules =
      std::make_shared<const deadline_rules>(builtin_deadlines(), vietnam_work_calendar());
  return rules;
}

// The built-in limits where every Monday to Friday of 2014 to 2017 is worked.
const shared_rules& plain_rules() {
  static const auto rules = std::make_shared<const deadline_rules>(
      builtin_deadlines(), work_calendar(std::span<const listed_day>(), 2014, 2017));
  return rules;
}

// What is not zero, as "on_time=1 late=1 open=1 days=3".
std::string text_of(const deadline_figures& f) {
  std::string text;
  const auto add = [&text](std::string_view name, std::int64_t n) {
    if (n != 0) text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(n);
  };
  for (const auto status :
       {deadline_status::on_time, deadline_status::late, deadline_status::not_due,
        deadline_status::unknown, deadline_status::no_limit, deadline_status::no_calendar}) {
    add(thads::code_of(status), f[status]);
  }
  add("open", f.still_open);
  add("days", f.days_late);
  return text;
}

std::string step_of(const case_register& cases, const period& in, std::string_view step,
                    const shared_rules& rules = builtin_rules()) {
  const deadline_tally counted = count_deadlines(cases, in, rules);
  for (const deadline_cell& c : counted.cells()) {
    if (c.key.step == step) return text_of(c.values);
  }
  return "";
}

// One case of 1000 đồng, on request and without an officer, and its events without their case id.
case_register one_case(const std::string& accepted, const std::vector<std::string>& events) {
  std::string rows;
  for (const std::string& e : events) {
    std::string row = "1," + e;
    while (std::count(row.begin(), row.end(), ',') < 6) row += ",";
    rows += row + "\n";
  }
  return register_of("1,A,,on_request,civil," + accepted + ",1000,,\n", rows);
}

// The same case with its acceptance moved to `day`, past its first events.
case_register accepted_on(const case_register& cases, std::string_view day) {
  detail::register_columns columns = cases.columns();
  columns.accepted[0] = parse_date(day).days();
  return case_register(std::move(columns));
}

const period in_2024(2024);
const period in_2025(2025);

}  // namespace

// Tết 2024 is off from 8 to 14 February: three working days from Tuesday 6 February are the 7th,
// 15th and 16th.
BOOST_AUTO_TEST_CASE(the_notice) {
  const auto notified = [](const std::string& day) {
    return step_of(one_case("2024-02-06", {day + ",notified"}), in_2024, "notice");
  };
  BOOST_TEST(notified("2024-02-06") == "on_time=1");
  BOOST_TEST(notified("2024-02-16") == "on_time=1");
  BOOST_TEST(notified("2024-02-17") == "late=1 days=1");
  BOOST_TEST(notified("2024-03-01") ==
             "late=1 days=14");  // 13 days of February, with the 29th, + 1
  // Not done by 30 September: from 16 February to 30 September are 13 + 31 + 30 + 31 + 30 + 31 + 31
  // + 30 = 227 days.
  BOOST_TEST(step_of(one_case("2024-02-06", {}), in_2024, "notice") == "late=1 open=1 days=227");
  // Only the first notice is measured.
  BOOST_TEST(step_of(one_case("2024-02-06", {"2024-02-16,notified", "2024-05-05,notified"}),
                     in_2024, "notice") == "on_time=1");
}

// Two working days from Friday 26 April 2024: Thursday 2 and Friday 3 May; from Thursday 2 May they
// are Friday and the make-up Saturday 4 May.
BOOST_AUTO_TEST_CASE(the_assignment) {
  const auto assigned = [](const std::string& accepted, const std::string& day) {
    return step_of(one_case(accepted, {day + ",assigned"}), in_2024, "assignment");
  };
  BOOST_TEST(assigned("2024-04-26", "2024-05-03") == "on_time=1");
  BOOST_TEST(assigned("2024-04-26", "2024-05-04") == "late=1 days=1");
  BOOST_TEST(assigned("2024-05-02", "2024-05-04") == "on_time=1");
  BOOST_TEST(assigned("2024-05-02", "2024-05-05") == "late=1 days=1");
  // An officer has the case, but nobody wrote down since when.
  const std::string no_event = "1,A,O1,on_request,civil,2024-04-26,1000,,\n";
  BOOST_TEST(step_of(register_of(no_event, ""), in_2024, "assignment") == "unknown=1");
  BOOST_TEST(step_of(register_of(no_event, "1,2024-05-03,assigned,,,,\n"), in_2024, "assignment") ==
             "on_time=1");
}

// Five working days from Thursday 11 April 2024: the 12th, 15th, 16th, 17th and, the 18th being a
// holiday (Hung Kings), the 19th.
BOOST_AUTO_TEST_CASE(the_decision) {
  const auto requested = one_case("2024-04-11", {"2024-04-11,request_received"});
  const auto decided = [&](std::string_view day, const period& in) {
    return step_of(accepted_on(requested, day), in, "decision");
  };
  BOOST_TEST(decided("2024-04-11", in_2024) == "on_time=1");
  BOOST_TEST(decided("2024-04-19", in_2024) == "on_time=1");
  BOOST_TEST(decided("2024-04-22", in_2024) == "late=1 days=3");
  // The register knows of no case before its decision: it is late in the year of the decision. From
  // 19 April to 2 October are 11 + 31 + 30 + 31 + 31 + 30 + 2 = 166 days.
  BOOST_TEST(decided("2024-10-02", in_2024) == "");
  BOOST_TEST(decided("2024-10-02", in_2025) == "late=1 days=166");
  // A request after the decision contradicts it; without one, nothing is known.
  BOOST_TEST(decided("2024-04-10", in_2024) == "unknown=1");
  BOOST_TEST(step_of(one_case("2024-04-11", {}), in_2024, "decision") == "unknown=1");
  BOOST_TEST(step_of(register_of("1,A,,ex_officio,civil,2024-04-11,1000,,\n", ""), in_2024,
                     "decision") == "");
}

// Ten days from Wednesday 6 March 2024 end on Saturday 16 March, so on Monday 18 March.
BOOST_AUTO_TEST_CASE(the_voluntary_period_and_the_first_verification) {
  const auto ended = [](const std::string& day) {
    return step_of(one_case("2024-03-04", {"2024-03-06,notified", day + ",voluntary_end"}), in_2024,
                   "voluntary_period");
  };
  BOOST_TEST(ended("2024-03-16") == "on_time=1");
  BOOST_TEST(ended("2024-03-18") == "on_time=1");
  BOOST_TEST(ended("2024-03-19") == "late=1 days=1");
  // From Tuesday 30 January, ten days end on 9 February, in Tết: on Thursday 15 February.
  const auto verified = [](const std::string& day) {
    return step_of(one_case("2024-01-15", {"2024-01-30,voluntary_end", day + ",verified"}), in_2024,
                   "first_verification");
  };
  BOOST_TEST(verified("2024-02-15") == "on_time=1");
  BOOST_TEST(verified("2024-02-16") == "late=1 days=1");
  // Verified before the voluntary period was over, but not since: nobody knows whether it was due.
  BOOST_TEST(verified("2024-01-29") == "unknown=1");
  // A case that lacks its conditions was verified, whatever is written down.
  BOOST_TEST(
      step_of(one_case("2024-01-15", {"2024-01-30,voluntary_end", "2024-02-01,unenforceable"}),
              in_2024, "first_verification") == "unknown=1");
  // The voluntary period was over at some time.
  BOOST_TEST(step_of(one_case("2024-01-15", {"2024-02-01,verified"}), in_2024,
                     "first_verification") == "unknown=1");
}

BOOST_AUTO_TEST_CASE(a_step_belongs_to_the_year_in_which_it_is_settled) {
  struct row {
    std::string accepted;
    std::string notified;  // empty: never
    std::string of_2024;
    std::string of_2025;
  };
  // Three working days from Tuesday 24, Wednesday 25 and Thursday 26 September 2024 end on Friday
  // 27 and Monday 30 September and on Tuesday 1 October. A step is late from the day after.
  const row rows[] = {
      {"2024-09-24", "2024-09-27", "on_time=1", ""},
      {"2024-09-24", "2024-10-02", "late=1 open=1 days=3", ""},
      {"2024-09-25", "2024-10-02", "not_due=1", "late=1 days=2"},
      {"2024-09-26", "2024-10-01", "not_due=1", "on_time=1"},
      {"2024-09-26", "2024-10-04", "not_due=1", "late=1 days=3"},
      {"2024-09-26", "2024-09-30", "on_time=1", ""},
      // From 1 October 2024 to 30 September 2025 are 364 days.
      {"2024-09-26", "", "not_due=1", "late=1 open=1 days=364"},
      {"2024-10-01", "2024-10-01", "", "on_time=1"},
  };
  for (const row& r : rows) {
    BOOST_TEST_CONTEXT(r.accepted << " " << r.notified) {
      const auto cases =
          one_case(r.accepted, r.notified.empty() ? std::vector<std::string>{}
                                                  : std::vector{r.notified + ",notified"});
      BOOST_TEST(step_of(cases, in_2024, "notice") == r.of_2024);
      BOOST_TEST(step_of(cases, in_2025, "notice") == r.of_2025);
      BOOST_TEST(step_of(cases, period(2026), "notice") == "");
    }
  }
}

// Three working days from Monday 4 March 2024 end on Thursday 7 March.
BOOST_AUTO_TEST_CASE(cases_that_rest_or_end) {
  const auto notice = [](const std::vector<std::string>& events) {
    return step_of(one_case("2024-03-04", events), in_2024, "notice");
  };
  // Before the end of the term: nobody has to give notice any more.
  BOOST_TEST(notice({"2024-03-07,revoked"}) == "");
  BOOST_TEST(notice({"2024-03-07,suspended"}) == "");
  BOOST_TEST(notice({"2024-03-05,suspended", "2024-06-05,resumed", "2024-06-06,notified"}) == "");
  BOOST_TEST(notice({"2024-03-05,suspended", "2024-03-07,notified"}) == "on_time=1");
  // After it: whether notice was given is not known.
  BOOST_TEST(notice({"2024-03-08,revoked"}) == "unknown=1");
  BOOST_TEST(notice({"2024-03-08,suspended"}) == "unknown=1");
  BOOST_TEST(notice({"2024-03-08,notified", "2024-03-08,revoked"}) == "late=1 days=1");
  // A later step shows that it was given.
  BOOST_TEST(notice({"2024-03-05,voluntary_end"}) == "unknown=1");
  BOOST_TEST(notice({"2024-05-05,verified"}) == "unknown=1");
}

// Ten days from Thursday 7 March 2024 end on Sunday 17 March, so on Monday 18 March.
BOOST_AUTO_TEST_CASE(payments) {
  const auto paid = [](const std::vector<std::string>& events) {
    return step_of(one_case("2024-01-02", events), in_2024, "payment");
  };
  BOOST_TEST(paid({"2024-03-07,collected,100", "2024-03-18,paid_out,100"}) == "on_time=1");
  BOOST_TEST(paid({"2024-03-07,collected,100", "2024-03-19,paid_out,100"}) == "late=1 days=1");
  BOOST_TEST(paid({"2024-03-07,collected,100", "2024-03-07,paid_out"}) == "on_time=1");
  // From 18 March to 30 September are 13 + 30 + 31 + 30 + 31 + 31 + 30 = 196 days.
  BOOST_TEST(paid({"2024-03-07,collected,100"}) == "late=1 open=1 days=196");
  // One payment for two collections: the first was due on Monday 18, the second, of Monday 11, on
  // Thursday 21 March.
  BOOST_TEST(paid({"2024-03-07,collected,100", "2024-03-11,collected,50", "2024-03-21,paid_out"}) ==
             "on_time=1 late=1 days=3");
  // Each by its own payment; the last is not due: ten days from 25 September are in October.
  BOOST_TEST(paid({"2024-03-07,collected,100", "2024-03-08,paid_out", "2024-03-11,collected,50",
                   "2024-03-11,paid_out", "2024-09-25,collected,50"}) == "on_time=2 not_due=1");
  // On one day the order of the file does not matter.
  BOOST_TEST(paid({"2024-03-07,paid_out,100", "2024-03-07,collected,100"}) == "on_time=1");
  // Money collected when the case ended: the register cannot say when it was paid.
  BOOST_TEST(paid({"2024-03-07,collected,1000", "2024-03-07,completed"}) == "unknown=1");
  BOOST_TEST(paid({"2024-03-07,paid_out,100"}) == "");
  // Ex officio, money goes to the State.
  BOOST_TEST(step_of(register_of("1,A,,ex_officio,civil,2024-01-02,1000,,\n",
                                 "1,2024-03-07,collected,100,,,\n"),
                     in_2024, "payment") == "");
}

// Six months from 12 March 2023 end on 12 September 2023, a Tuesday; twelve on 12 March 2024, a
// Tuesday. Some cases are allowed twelve, and the register does not say which.
BOOST_AUTO_TEST_CASE(verification_again) {
  const auto verified = [](const std::vector<std::string>& then, const period& in) {
    std::vector<std::string> events{"2023-03-12,verified", "2023-03-14,unenforceable"};
    events.insert(events.end(), then.begin(), then.end());
    return step_of(one_case("2023-02-01", events), in, "reverification");
  };
  const period in_2023(2023);
  BOOST_TEST(verified({}, in_2023) == "not_due=1");
  // 12 March to 30 September 2024 are 19 + 30 + 31 + 30 + 31 + 31 + 30 = 202 days.
  BOOST_TEST(verified({}, in_2024) == "late=1 open=1 days=202");
  BOOST_TEST(verified({}, in_2025) == "");
  // Done in time; the next, from 12 September 2023, is due on 12 March or September 2024.
  BOOST_TEST(verified({"2023-09-12,verified"}, in_2023) == "on_time=1 not_due=1");
  BOOST_TEST(verified({"2023-09-12,verified"}, in_2024) == "late=1 open=1 days=18");
  BOOST_TEST(verified({"2023-09-13,verified"}, in_2023) == "not_due=1 unknown=1");
  // The next from 12 March 2024 is due on 12 September, or in 2025.
  BOOST_TEST(verified({"2024-03-12,verified"}, in_2024) == "not_due=1 unknown=1");
  BOOST_TEST(verified({"2024-03-13,verified"}, in_2024) == "late=1 not_due=1 days=1");
  // With conditions again, at rest or closed, nobody needs it; after the term, nobody knows.
  BOOST_TEST(verified({"2023-09-01,enforceable"}, in_2023) == "");
  BOOST_TEST(verified({"2023-09-01,suspended"}, in_2024) == "");
  BOOST_TEST(verified({"2023-12-01,separate_book"}, in_2024) == "");
  BOOST_TEST(verified({"2024-03-12,revoked"}, in_2024) == "");
  BOOST_TEST(verified({"2024-03-13,revoked"}, in_2024) == "unknown=1");
  // When a hold ends after the term, the term begins anew: twelve months from 10 April 2024.
  BOOST_TEST(verified({"2023-09-01,suspended", "2024-04-10,resumed"}, in_2024) == "not_due=1");
  BOOST_TEST(verified({"2023-09-01,suspended", "2024-04-10,resumed"}, in_2025) ==
             "late=1 open=1 days=173");  // 10 April to 30 September: 20 + 31 + 30 + 31 + 31 + 30
  // Never verified: there is no day to count from, until there is one.
  BOOST_TEST(step_of(one_case("2023-02-01", {"2023-03-14,unenforceable", "2023-05-15,verified"}),
                     in_2023, "reverification") == "not_due=1 unknown=1");
  // Declared and verified on one day, in whatever order.
  BOOST_TEST(step_of(one_case("2023-02-01", {"2023-03-14,unenforceable", "2023-03-14,verified"}),
                     in_2023, "reverification") == "not_due=1");
}

BOOST_AUTO_TEST_CASE(the_law_of_the_day_on_which_a_step_starts) {
  const auto ended = [](const std::string& notified, const std::string& day) {
    return one_case(notified, {notified + ",notified", day + ",voluntary_end"});
  };
  // 30 June 2015 + 15 days is Wednesday 15 July; 1 July + 10 days is Saturday 11 July: the 13th.
  const period in_2015(2015);
  const auto of_2015 = [&](const std::string& notified, const std::string& day) {
    return step_of(ended(notified, day), in_2015, "voluntary_period", plain_rules());
  };
  BOOST_TEST(of_2015("2015-06-30", "2015-07-15") == "on_time=1");
  BOOST_TEST(of_2015("2015-06-30", "2015-07-16") == "late=1 days=1");
  BOOST_TEST(of_2015("2015-07-01", "2015-07-13") == "on_time=1");
  BOOST_TEST(of_2015("2015-07-01", "2015-07-14") == "late=1 days=1");
  // Before 1 July 2015 the table has no other limit; before 2018 the built-in calendar has no days.
  BOOST_TEST(step_of(ended("2015-06-30", "2015-07-15"), in_2015, "notice", plain_rules()) ==
             "no_limit=1");
  BOOST_TEST(step_of(ended("2015-07-01", "2015-07-13"), in_2015, "notice") == "no_calendar=1");
  BOOST_TEST(step_of(ended("2015-07-01", "2015-07-13"), period(2016), "notice") == "");
  // Before there was any law of the table.
  BOOST_TEST(step_of(ended("2009-06-30", "2009-07-13"), period(2009), "voluntary_period") ==
             "no_limit=1");
  // 30 June 2026 + 10 days is Friday 10 July. From 1 July on no limit is known.
  const period in_2026(2026);
  BOOST_TEST(step_of(ended("2026-06-30", "2026-07-10"), in_2026, "voluntary_period") ==
             "on_time=1");
  BOOST_TEST(step_of(ended("2026-06-30", "2026-07-11"), in_2026, "voluntary_period") ==
             "late=1 days=1");
  BOOST_TEST(step_of(ended("2026-07-01", "2026-12-01"), in_2026, "voluntary_period") ==
             "no_limit=1");
  BOOST_TEST(step_of(one_case("2026-07-01", {}), in_2026, "notice") == "no_limit=1");
}

BOOST_AUTO_TEST_CASE(terms_that_leave_the_calendar) {
  // The built-in table until 2027, so that steps have limits there.
  deadline_table table = builtin_deadlines();
  table.laws.pop_back();
  table.laws.back().to = latest_date;
  const auto rules =
      std::make_shared<const deadline_rules>(std::move(table), vietnam_work_calendar());
  // 27 December 2027 is a Monday: the 28th, 29th and 30th are its three working days.
  const period in_2028(2028);
  BOOST_TEST(step_of(one_case("2027-12-27", {"2027-12-30,notified"}), in_2028, "notice", rules) ==
             "on_time=1");
  BOOST_TEST(step_of(one_case("2027-12-30", {"2027-12-30,notified"}), in_2028, "notice", rules) ==
             "no_calendar=1");
  BOOST_TEST(step_of(one_case("2028-02-01", {}), in_2028, "notice", rules) == "no_calendar=1");
}

BOOST_AUTO_TEST_CASE(late_steps_are_listed) {
  // Notice of case 2 was due on Thursday 7 March; the officer of 30 September has it.
  const auto cases = register_of(
      "1,A,O1,on_request,civil,2024-03-04,1000,,\n"
      "2,A,O1,ex_officio,civil,2024-03-04,1000,,\n",
      "1,2024-03-07,notified,,,,\n"
      "2,2024-03-18,notified,,,,\n"
      "2,2024-03-20,unit_changed,,,B,O2\n"
      "2,2024-10-20,officer_changed,,,,O3\n");
  const auto list = list_late_steps(cases, in_2024, *builtin_rules());
  // Both voluntary periods are open: from 7 March to Monday 18 March, from 18 to Thursday 28 March.
  BOOST_TEST_REQUIRE(list.size() == 3U);
  const auto step = [](const late_step& s) { return builtin_deadlines().steps[s.step].id; };
  BOOST_TEST(list[0].case_id == "1");
  BOOST_TEST(step(list[0]) == "voluntary_period");
  BOOST_TEST(list[1].case_id == "2");
  BOOST_TEST(step(list[1]) == "notice");
  BOOST_TEST(list[1].unit == "B");
  BOOST_TEST(list[1].officer == "O2");
  BOOST_TEST(list[1].started == parse_date("2024-03-04"));
  BOOST_TEST(list[1].due == parse_date("2024-03-07"));
  BOOST_TEST((list[1].done == parse_date("2024-03-18")));
  BOOST_TEST(list[1].days_late == 11);
  BOOST_TEST(step(list[2]) == "voluntary_period");
  BOOST_TEST(list[2].due == parse_date("2024-03-28"));
  BOOST_TEST(!list[2].done.has_value());
  BOOST_TEST(list[2].days_late == 186);  // 3 + 30 + 31 + 30 + 31 + 31 + 30
}

BOOST_AUTO_TEST_CASE(the_share_on_time) {
  deadline_figures f;
  BOOST_TEST(!f.on_time_share().is_defined());
  f.counts = {2, 1, 7, 7, 7, 7};
  BOOST_TEST(f.decided() == 3);
  BOOST_TEST((f.on_time_share().numerator() == decimal(2)));
  BOOST_TEST((f.on_time_share().denominator() == decimal(3)));
}

BOOST_AUTO_TEST_CASE(parts_add_up_to_the_whole) {
  const auto stories = random_stories(3000, 1);
  for (const period in : {period(2023), period(2024, 7), period(2026)}) {
    const auto count = [&](std::size_t from, std::size_t to, unsigned threads) {
      const std::vector<thads_test::case_story> part(
          stories.begin() + static_cast<std::ptrdiff_t>(from),
          stories.begin() + static_cast<std::ptrdiff_t>(to));
      return count_deadlines(register_of(part), in, builtin_rules(), {.threads = threads});
    };
    const deadline_tally whole = count(0, 3000, 1);
    BOOST_TEST(whole.cells().size() > 5U);
    for (const unsigned threads : {2U, 3U, 4U}) BOOST_TEST((count(0, 3000, threads) == whole));
    deadline_tally sum = count(2000, 3000, 1);
    sum.merge(count(0, 700, 2));
    sum.merge(count(700, 2000, 1));
    BOOST_TEST((sum == whole));
    deadline_tally other = count(0, 700, 1);
    deadline_tally rest = count(700, 2000, 1);
    rest.merge(count(2000, 3000, 1));
    other.merge(rest);
    BOOST_TEST((other == whole));
  }
}

BOOST_AUTO_TEST_CASE(what_does_not_belong_together_does_not_merge) {
  const auto cases = register_of(random_stories(50, 2));
  const deadline_tally counted = count_deadlines(cases, in_2024, builtin_rules());
  deadline_tally sum = counted;
  const auto merge_with = [&](const period& in, const shared_rules& rules) {
    return code_of([&] {
      sum.merge(count_deadlines(cases, in, rules));
      return 0;
    });
  };
  BOOST_TEST(merge_with(period(2024, 6), builtin_rules()) == errc::mismatch);
  BOOST_TEST(merge_with(in_2024, plain_rules()) == errc::mismatch);
  // 24 November as a day off changes the ends of terms.
  BOOST_TEST(merge_with(in_2024,
                        std::make_shared<const deadline_rules>(
                            builtin_deadlines(), vietnam_work_calendar(audience::public_sector,
                                                                       unconfirmed_law::is_off))) ==
             errc::mismatch);
  BOOST_TEST((sum == counted));
  // The same rules, made twice, are the same.
  const auto again =
      std::make_shared<const deadline_rules>(builtin_deadlines(), vietnam_work_calendar());
  BOOST_TEST(merge_with(in_2024, again) == errc::ok);
  BOOST_TEST(sum.total().decided() == 2 * counted.total().decided());
}

// Every collection of a case on request is settled in exactly one year.
BOOST_AUTO_TEST_CASE(every_step_is_settled_once) {
  const auto cases = register_of(random_stories(20000, 3));
  const std::int32_t new_law = date::from_ymd(2026, 7, 1).days();
  std::int64_t collected = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto [begin, end] = cases.events_of(i);
    for (std::size_t e = begin; e != end; ++e) {
      const event_record event = cases.event(i, e);
      collected += cases[i].initiation == initiation::on_request &&
                           event.type == event_type::collected && event.date.days() < new_law
                       ? 1
                       : 0;
    }
  }
  BOOST_TEST(collected > 1000);
  std::int64_t settled = 0;
  std::int64_t notices = 0;
  for (int year = 2022; year <= 2028; ++year) {
    const auto counted = count_deadlines(cases, period(year), builtin_rules());
    const auto late = list_late_steps(cases, period(year), *builtin_rules());
    std::int64_t days_late = 0;
    for (const late_step& l : late) days_late += l.days_late;
    BOOST_TEST(counted.total()[deadline_status::late] == static_cast<std::int64_t>(late.size()));
    BOOST_TEST(counted.total().days_late == days_late);
    for (const deadline_cell& c : counted.cells()) {
      const std::int64_t n = c.values.decided() + c.values[deadline_status::unknown];
      if (c.key.step == "payment") settled += n;
      if (c.key.step == "notice") notices += n;
    }
  }
  BOOST_TEST(settled == collected);
  BOOST_TEST(notices > 1000);
  BOOST_TEST(notices <= static_cast<std::int64_t>(cases.size()));
}

BOOST_AUTO_TEST_CASE(registers_with_errors_have_no_late_steps) {
  const case_register bad({}, {}, 1);
  BOOST_TEST(code_of([&] { return list_late_steps(bad, in_2024, *builtin_rules()); }) ==
             errc::bad_register);
  BOOST_TEST(code_of([&] { return count_deadlines(bad, in_2024, builtin_rules()); }) ==
             errc::bad_register);
}

BOOST_AUTO_TEST_SUITE_END()
