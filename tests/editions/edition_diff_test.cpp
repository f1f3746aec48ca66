// SPDX-License-Identifier: Apache-2.0
// What changed between two editions, and the cases that explain it.
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/editions/edition_diff.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"
#include "support/rounds.hpp"

BOOST_AUTO_TEST_SUITE(edition_diff_test)

using namespace thads;
using thads_test::code_of;
using thads_test::register_of;

namespace {

constexpr dimension_set by_unit{dimension::unit};

// Case 1 is finished with 100 đồng, 2 in progress with 500, 3 stands in the book with 70.
const std::string cases_before =
    "1,A,x,ex_officio,civil,2023-10-05,100,,\n"
    "2,A,x,ex_officio,civil,2022-01-05,500,,\n"
    "3,B,y,on_request,family,2022-01-05,70,,\n";
const std::string events_before =
    "1,2024-01-02,enforceable,,,,\n"
    "1,2024-02-01,collected,100,,,\n"
    "1,2024-02-01,completed,,,,\n"
    "2,2022-02-01,enforceable,,,,\n"
    "3,2022-02-01,unenforceable,,,,\n"
    "3,2023-02-01,separate_book,,,,\n";

// "unit/measure/case/change/count before>after/money before>after"
std::vector<std::string> lines_of(const std::vector<explained_change>& changes) {
  std::vector<std::string> lines;
  const auto text = [](int128_t before, int128_t after) {
    return to_string(before) + ">" + to_string(after);
  };
  for (const explained_change& c : changes) {
    const changed_figure& f = c.contribution;
    lines.push_back(f.key.unit + "/" + std::string(code_of(f.of)) + "/" + c.case_id + "/" +
                    std::string(code_of(c.change)) + "/" + text(f.before.count, f.after.count) +
                    "/" + text(f.before.money, f.after.money));
  }
  return lines;
}

std::vector<std::string> lines_of(const std::vector<changed_figure>& figures) {
  std::vector<explained_change> changes;
  for (const changed_figure& f : figures) changes.push_back({"", case_change::added, f});
  return lines_of(changes);
}

struct both {
  case_register before;
  case_register after;
  dimension_set by = by_unit;

  tally count(const case_register& cases) const {
    return tally_cases(cases, period(2024), {.by = by});
  }
  std::vector<changed_figure> figures() const {
    return compare_figures(count(before), count(after));
  }
  std::vector<explained_change> cases() const {
    return explain_changes(count(before), before, count(after), after);
  }
};

edition edition_of(tally figures) {
  return {.figures = std::move(figures), .regulation = "TT05-2024", .library = "0.1.0"};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_register_differs_in_nothing) {
  const both same{register_of(cases_before, events_before),
                  register_of(cases_before, events_before)};
  BOOST_TEST(same.figures().empty());
  BOOST_TEST(same.cases().empty());
}

BOOST_AUTO_TEST_CASE(a_case_that_was_added_or_removed) {
  const both more{register_of(cases_before, events_before),
                  register_of(cases_before + "4,A,x,ex_officio,civil,2024-05-05,30,entrusted_in,\n",
                              events_before)};
  const std::vector<std::string> added{"A/newly_accepted/4/added/0>1/0>30",
                                       "A/received/4/added/0>1/0>30",
                                       "A/unclassified/4/added/0>1/0>30"};
  BOOST_TEST(lines_of(more.cases()) == added, boost::test_tools::per_element());
  const std::vector<std::string> figures{"A/newly_accepted//added/1>2/100>130",  // case 1 before
                                         "A/received//added/0>1/0>30",
                                         "A/unclassified//added/0>1/0>30"};
  BOOST_TEST(lines_of(more.figures()) == figures, boost::test_tools::per_element());

  const both less{more.after, more.before};
  const std::vector<std::string> removed{"A/newly_accepted/4/removed/1>0/30>0",
                                         "A/received/4/removed/1>0/30>0",
                                         "A/unclassified/4/removed/1>0/30>0"};
  BOOST_TEST(lines_of(less.cases()) == removed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_case_outside_the_period_explains_nothing) {
  const both later{register_of(cases_before, events_before),
                   register_of(cases_before + "4,A,x,ex_officio,civil,2024-10-01,30,,\n",
                               events_before + "2,2024-10-01,unenforceable,,,,\n")};
  BOOST_TEST(later.cases().empty());
}

BOOST_AUTO_TEST_CASE(a_case_that_moved_between_measures_and_units) {
  // Case 2 lost its conditions; case 3 left the book and went to unit A.
  const both moved{register_of(cases_before, events_before),
                   register_of(cases_before, events_before + "2,2024-03-01,unenforceable,,,,\n"
                                                             "3,2024-03-01,book_returned,,,,\n"
                                                             "3,2024-03-02,unit_changed,,,A,x\n")};
  // In the book a case has no origin, so case 3 also enters what was carried over.
  const std::vector<std::string> cases{
      "A/carried_over/3/moved/0>1/0>70", "A/in_progress/2/moved/1>0/500>0",
      "A/unenforceable/2/moved/0>1/0>500", "A/unenforceable/3/moved/0>1/0>70",
      "B/separate_book/3/moved/1>0/70>0"};
  BOOST_TEST(lines_of(moved.cases()) == cases, boost::test_tools::per_element());
  const std::vector<std::string> figures{
      "A/carried_over//added/1>2/500>570", "A/in_progress//added/1>0/500>0",
      "A/unenforceable//added/0>2/0>570", "B/separate_book//added/1>0/70>0"};
  BOOST_TEST(lines_of(moved.figures()) == figures, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(money_alone) {
  const both paid{register_of(cases_before, events_before),
                  register_of(cases_before, events_before + "2,2024-03-01,collected,200,,,\n")};
  const std::vector<std::string> cases{"A/finished/2/money/0>0/0>200",
                                       "A/in_progress/2/money/1>1/500>300"};
  BOOST_TEST(lines_of(paid.cases()) == cases, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(cases_that_make_up_for_each_other_are_still_listed) {
  // Case 2 was given another number; no figure changes.
  std::string cases = cases_before;
  std::string events = events_before;
  cases.replace(cases.find("2,A"), 3, "9,A");
  events.replace(events.find("2,2022-02-01,enforceable"), 1, "9");
  const both renamed{register_of(cases_before, events_before), register_of(cases, events)};
  BOOST_TEST(renamed.figures().empty());
  const std::vector<std::string> expected{
      "A/carried_over/2/removed/1>0/500>0", "A/carried_over/9/added/0>1/0>500",
      "A/in_progress/2/removed/1>0/500>0", "A/in_progress/9/added/0>1/0>500"};
  BOOST_TEST(lines_of(renamed.cases()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_key_that_the_figures_do_not_have_is_no_change) {
  std::string cases = cases_before;
  cases.replace(cases.find("2,A,x,ex_officio,civil"), 22, "2,A,z,on_request,other");
  both relabelled{register_of(cases_before, events_before), register_of(cases, events_before)};
  BOOST_TEST(relabelled.cases().empty());
  relabelled.by = dimension_set::all();
  BOOST_TEST(relabelled.cases().size() == 4U);  // carried_over and in_progress, from and to
}

BOOST_AUTO_TEST_CASE(what_cases_add_sums_up_to_every_difference) {
  for (int seed = 0; seed < thads_test::rounds(60); ++seed) {
    std::mt19937_64 random(static_cast<std::uint64_t>(seed));
    // Stories of two seeds under the same ids: nearly all cases change; the order does not matter.
    auto before = thads_test::random_stories(120, static_cast<std::uint64_t>(seed));
    auto after = before;
    const auto others = thads_test::random_stories(120, static_cast<std::uint64_t>(seed) + 1000);
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (random() % 3 == 0) after[i] = others[i];
    }
    after.erase(after.begin() + static_cast<std::ptrdiff_t>(random() % 100), after.end() - 10);
    std::shuffle(after.begin(), after.end(), random);
    const both b{register_of(before), register_of(after),
                 seed % 2 == 0 ? dimension_set::all() : by_unit};

    using place = std::pair<cell_key, measure>;
    std::map<place, figure> sums;
    for (const explained_change& c : b.cases()) {
      sums[{c.contribution.key, c.contribution.of}] += c.contribution.difference();
    }
    std::erase_if(sums, [](const auto& s) { return s.second.is_zero(); });
    std::map<place, figure> differences;
    const tally then = b.count(b.before);
    const tally now = b.count(b.after);
    const auto add = [&](const tally& t, int sign) {
      for (const tally_cell& c : t.cells()) {
        for (std::size_t m = 0; m < word_count<measure>; ++m) {
          const figure& f = c.values[static_cast<measure>(m)];
          differences[{c.key, static_cast<measure>(m)}] += {sign * f.count, sign * f.money};
        }
      }
    };
    add(then, -1);
    add(now, 1);
    std::erase_if(differences, [](const auto& s) { return s.second.is_zero(); });
    BOOST_TEST_REQUIRE(!differences.empty());
    BOOST_TEST((sums == differences), "seed " << seed);
    BOOST_TEST(b.figures().size() == differences.size());
  }
}

BOOST_AUTO_TEST_CASE(registers_that_do_not_account_for_the_figures_are_refused) {
  const both b{register_of(cases_before, events_before),
               register_of(cases_before, events_before + "2,2024-03-01,unenforceable,,,,\n")};
  const tally then = b.count(b.before);
  const tally now = b.count(b.after);
  const auto explaining = [&](const tally& x, const case_register& of_x, const tally& y,
                              const case_register& of_y) {
    return code_of([&] { return explain_changes(x, of_x, y, of_y); });
  };
  BOOST_TEST(explaining(then, b.before, now, b.after) == errc::ok);
  BOOST_TEST(explaining(then, b.before, now, b.before) == errc::mismatch);  // no case for a figure
  BOOST_TEST(explaining(then, b.before, then, b.after) == errc::mismatch);  // no figure for a case
  BOOST_TEST(explaining(then, b.after, now, b.before) == errc::mismatch);   // the wrong way round
  const case_register broken({}, {}, 1);
  BOOST_TEST(explaining(then, broken, now, b.after) == errc::bad_register);
}

BOOST_AUTO_TEST_CASE(other_periods_and_keys_cannot_be_compared) {
  const tally year(period(2024), by_unit);
  const tally half(period(2024, 6), by_unit);
  const tally total(period(2024), {});
  const auto comparing = [&](const tally& a, const tally& b) {
    return code_of([&] { return compare_figures(a, b); });
  };
  BOOST_TEST(comparing(year, year) == errc::ok);
  BOOST_TEST(comparing(year, half) == errc::mismatch);
  BOOST_TEST(comparing(year, total) == errc::mismatch);
  BOOST_TEST(comparing(year, tally(period(2024), by_unit, 2)) == errc::ok);
}

BOOST_AUTO_TEST_CASE(every_statement_that_changed_is_listed) {
  const edition same = edition_of(tally(period(2024), by_unit));
  BOOST_TEST(compare_editions(same, same).empty());

  edition before = same;
  before.inputs = {{"cases", 3, {}}, {"events", 4, {}}};
  edition after = edition_of(tally(period(2024), by_unit, 2));
  after.library = "0.2.0";
  after.label = edition_label::revised;
  after.sealed = date::from_ymd(2024, 11, 5);
  after.revises = sha256_digest{};
  after.regulation = "TT05-2026";
  after.regulation_sha256.bytes[0] = 0xA1;
  after.inputs = {{"cases", 5, {}}, {"units", 4, {}}};
  after.figures.add_set_aside({2, 1});
  const std::string zeros(64, '0');
  const std::vector<changed_statement> expected{
      {edition_field::library, "", "0.1.0", "0.2.0"},
      {edition_field::rules, "", "1", "2"},
      {edition_field::label, "", "provisional", "revised"},
      {edition_field::sealed, "", "", "2024-11-05"},
      {edition_field::revises, "", "", zeros},
      {edition_field::regulation, "", "TT05-2024", "TT05-2026"},
      {edition_field::regulation_sha256, "", zeros, "a1" + zeros.substr(2)},
      {edition_field::input, "cases", "3 " + zeros, "5 " + zeros},
      {edition_field::input, "events", "4 " + zeros, ""},
      {edition_field::input, "units", "", "4 " + zeros},
      {edition_field::set_aside, "", "0 0", "2 1"}};
  const edition_diff diff = compare_editions(before, after);
  BOOST_TEST((diff.statements == expected));
  BOOST_TEST(diff.figures.empty());
  BOOST_TEST(!diff.empty());
}

BOOST_AUTO_TEST_SUITE_END()
