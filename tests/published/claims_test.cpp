// SPDX-License-Identifier: Apache-2.0
// Published figures: each formula, each qualifier, each verdict, by hand, and the rows of
// tests/corpus/claims.tsv.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <thads/published/claims.hpp>

#include "support/claims.hpp"
#include "support/tsv.hpp"

BOOST_AUTO_TEST_SUITE(claims_test)

using thads::claim_check;
using thads::published_row;
using thads::verdict;
using thads_test::claims_about;
using thads_test::claims_of;
using thads_test::read_tsv;
using thads_test::tsv_row;

namespace {

const claims_about cases{};
const claims_about dong{.kind = "tien", .unit = "dong"};
const claims_about thousands{.kind = "tien", .unit = "nghin"};
const claims_about millions{.kind = "tien", .unit = "trieu"};
const claims_about billions{.kind = "tien", .unit = "ty"};
const claims_about money_of_no_unit{.kind = "tien"};

// The line of one check; a check that gives no line or several is a fault of the test.
claim_check line(const std::string& numbers, std::string_view check,
                 const claims_about& about = cases) {
  std::vector<claim_check> lines = check_claims(claims_of(numbers, about));
  std::erase_if(lines, [&](const claim_check& c) { return c.check != check; });
  BOOST_TEST_REQUIRE(lines.size() == 1U, numbers << ": " << check);
  return lines.front();
}

// "agrees 83.85".
std::string found(const std::string& numbers, std::string_view check,
                  const claims_about& about = cases) {
  const claim_check c = line(numbers, check, about);
  return std::string(code_of(c.verdict)) + (c.computed.empty() ? "" : " ") + c.computed;
}

std::string formula(const std::string& numbers, std::string_view check,
                    const claims_about& about = cases) {
  return line(numbers, check, about).formula;
}

std::vector<std::string> checks_of(const std::string& numbers) {
  std::vector<std::string> names;
  for (const claim_check& c : check_claims(claims_of(numbers))) names.push_back(c.check);
  return names;
}

const std::vector<tsv_row>& published() {
  static const auto rows = read_tsv(THADS_TEST_DATA "/corpus/claims.tsv");
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_CASE(corpus_is_complete) { BOOST_TEST(published().size() >= 60U); }

BOOST_DATA_TEST_CASE(published_numbers, boost::unit_test::data::make(published()), row) {
  const std::string& computed = row["computed"];
  BOOST_TEST(found(row["numbers"], row["check"],
                   {.kind = row["kind"], .unit = row["unit"], .period_end = row["period_end"]}) ==
             row["verdict"] + (computed.empty() ? "" : " ") + computed);
}

// ---- The rate

BOOST_AUTO_TEST_CASE(rate_is_what_was_done_of_what_is_with_conditions) {
  BOOST_TEST(found("resolved=11714;with_conditions=13970;rate=83.85", "rate") == "agrees 83.85");
  BOOST_TEST(found("completed=11714;with_conditions=13971;rate=83.85", "rate") == "agrees 83.85");
  BOOST_TEST(found("completed=11714;with_conditions=13972;rate=83.85", "rate") ==
             "disagrees 83.84");
  BOOST_TEST(line("resolved=4;with_conditions=5;rate=80.0", "rate").printed == "80.0");
}

BOOST_AUTO_TEST_CASE(terminated_cases_are_part_of_what_was_done) {
  BOOST_TEST(found("completed=80;terminated=5;with_conditions=100;rate=80", "rate") == "agrees 80");
  BOOST_TEST(found("completed=80;terminated=5;with_conditions=100;rate=85", "rate") ==
             "disagrees 80");
  // where both words are used, "giải quyết xong" is the wider one
  BOOST_TEST(found("completed=80;resolved=90;with_conditions=100;rate=90", "rate") == "agrees 90");
  BOOST_TEST(found("completed=80;resolved=90;with_conditions=100;rate=80", "rate") ==
             "disagrees 90");
}

BOOST_AUTO_TEST_CASE(exact_numbers_are_rounded_half_up_to_the_decimals_printed) {
  for (const std::string printed : {"13", "12.5", "12.50", "12.500"}) {
    BOOST_TEST(found("completed=1;with_conditions=8;rate=" + printed, "rate") ==
               "agrees " + printed);
  }
  BOOST_TEST(found("completed=1;with_conditions=8;rate=12", "rate") == "disagrees 13");
  BOOST_TEST(found("completed=1;with_conditions=3;rate=33.33", "rate") == "agrees 33.33");
  BOOST_TEST(found("completed=1;with_conditions=3;rate=33.34", "rate") == "disagrees 33.33");
  BOOST_TEST(found("completed=0;with_conditions=3;rate=0.00", "rate") == "agrees 0.00");
  // 0.125 % is a tie; half even and truncation would give 0.12
  BOOST_TEST(found("completed=1;with_conditions=800;rate=0.13", "rate") == "agrees 0.13");
}

BOOST_AUTO_TEST_CASE(what_is_missing_makes_a_figure_not_checkable) {
  BOOST_TEST(found("resolved=11714;accepted_total=19241;rate=83.85", "rate") == "not_checkable");
  BOOST_TEST(found("with_conditions=10;rate=83.85", "rate") == "not_checkable");
  BOOST_TEST(found("rate=83.85", "rate") == "not_checkable");
  BOOST_TEST(found("resolved=0;with_conditions=0;rate=0", "rate") == "not_checkable");
  // a divisor that may be zero
  BOOST_TEST(found("resolved=1;with_conditions=1;q.with_conditions=gan:2;rate=80", "rate") ==
             "not_checkable");
}

BOOST_AUTO_TEST_CASE(formulas_show_the_numbers_put_in) {
  BOOST_TEST(formula("resolved=11714;with_conditions=13970;rate=83.85", "rate") ==
             "11 714 / 13 970 = 83.85 %");
  BOOST_TEST(formula("resolved=11714;rate=83.85", "rate") == "11 714 / with_conditions");
  BOOST_TEST(formula("rate=83.85", "rate") == "resolved / with_conditions");
  BOOST_TEST(formula("completed=917;q.completed=tren:1;with_conditions=2000;rate=45.9", "rate",
                     billions) == "trên 917 / 2 000 = (45.838, 45.912) %");
  BOOST_TEST(formula("completed=90;with_conditions=97;rate=93;q.rate=gan:1", "rate") ==
             "90 / 97 = 92.78 %");
  BOOST_TEST(formula("rate=86.44;target=83.45;over_target=2.99", "over_target") ==
             "86.44 % - 83.45 % = 2.99 pp");
  BOOST_TEST(formula("completed=369372;d.completed=17190;g.completed=4.88", "growth.completed") ==
             "17 190 / (369 372 - 17 190) = 4.88 %");
  BOOST_TEST(formula("completed=403769;prev.completed=382058;g.completed=5.7",
                     "growth.completed") == "403 769 / 382 058 - 1 = 5.7 %");
  BOOST_TEST(formula("completed=403769;g.completed=5.7", "growth.completed") ==
             "403 769 / prev.completed - 1");
  BOOST_TEST(formula("to_enforce_total=53266;with_conditions=34110;without_conditions=17034",
                     "sum.conditions") == "34 110 + 17 034 + postponed");
  BOOST_TEST(formula("to_enforce_total=9;withdrawn=1", "sum.to_enforce") ==
             "accepted_total - 1 - delegated_out");
  BOOST_TEST(formula("to_enforce_total=9", "sum.conditions") ==
             "with_conditions + without_conditions + postponed");
  BOOST_TEST(formula("rate=80;over_target=1", "over_target") == "80 % - target");
  BOOST_TEST(formula("completed=4;with_conditions=5;target=79;over_target=1", "over_target") ==
             "4 / 5 - 79 % = 1 pp");
  BOOST_TEST(formula("s.with=9;with_conditions=1", "share.with") == "1 / to_enforce_total");
  BOOST_TEST(formula("completed=9;g.completed=50;with_conditions=10;g.with_conditions=25;pp.rate=9",
                     "points.rate")
                 .starts_with("9 / 10 - (9 / (1 + 50 %)) / (10 / (1 + 25 %)) = ("));
  BOOST_TEST(formula("accepted_total=10;to_enforce_total=9", "sum.to_enforce") ==
             "10 - delegated_out - withdrawn");
  BOOST_TEST(formula("completed=5;d.completed=1;with_conditions=10;d.with_conditions=-1;pp.rate=14",
                     "points.rate") == "5 / 10 - (5 - 1) / (10 - -1) = 14 pp");
}

// ---- Qualifiers

BOOST_AUTO_TEST_CASE(qualified_numbers_are_intervals) {
  const auto rate_of = [](const std::string& words, const std::string& rate) {
    return found("completed=50;q.completed=" + words + ";with_conditions=100;rate=" + rate, "rate");
  };
  for (const std::string word : {"hon", "tren"}) {  // [50, 51)
    BOOST_TEST(rate_of(word + ":1", "50") == "compatible [50.00, 51.00)");
    BOOST_TEST(rate_of(word + ":1", "51") == "compatible [50.00, 51.00)");
    BOOST_TEST(rate_of(word + ":1", "49") == "disagrees [50.00, 51.00)");
    BOOST_TEST(rate_of(word + ":1", "52") == "disagrees [50.00, 51.00)");
  }
  // (49, 50]
  BOOST_TEST(rate_of("gan:1", "50") == "compatible (49.00, 50.00]");
  BOOST_TEST(rate_of("gan:1", "49") == "compatible (49.00, 50.00]");
  BOOST_TEST(rate_of("gan:1", "48") == "disagrees (49.00, 50.00]");
  BOOST_TEST(rate_of("gan:1", "51") == "disagrees (49.00, 50.00]");
  for (const std::string word : {"khoang", "xapxi"}) {  // [40, 60]
    BOOST_TEST(rate_of(word + ":10", "40") == "compatible [40.00, 60.00]");
    BOOST_TEST(rate_of(word + ":10", "60") == "compatible [40.00, 60.00]");
    BOOST_TEST(rate_of(word + ":10", "39") == "disagrees [40.00, 60.00]");
    BOOST_TEST(rate_of(word + ":10", "61") == "disagrees [40.00, 60.00]");
  }
  // [45, 55)
  BOOST_TEST(rate_of("r:10", "45") == "compatible [45.00, 55.00)");
  BOOST_TEST(rate_of("r:10", "55") == "compatible [45.00, 55.00)");
  BOOST_TEST(rate_of("r:10", "44") == "disagrees [45.00, 55.00)");
  BOOST_TEST(rate_of("r:10", "56") == "disagrees [45.00, 55.00)");
  BOOST_TEST(rate_of("r:10", "55.0") == "compatible [45.000, 55.000)");
  BOOST_TEST(rate_of("r:10", "55.1") == "disagrees [45.000, 55.000)");
}

BOOST_AUTO_TEST_CASE(a_qualifier_without_a_step_is_about_the_last_digit) {
  BOOST_TEST(found("completed=50;q.completed=tren;with_conditions=100;rate=51", "rate") ==
             "compatible [50.00, 51.00)");
  BOOST_TEST(found("completed=5.0;q.completed=tren;with_conditions=10;rate=51", "rate", billions) ==
             "compatible (47.61, 53.69)");
}

BOOST_AUTO_TEST_CASE(a_qualified_figure_is_compatible_at_best) {
  BOOST_TEST(found("completed=978;with_conditions=1053;rate=93;q.rate=gan:1", "rate") ==
             "compatible 92.88");
  BOOST_TEST(found("completed=978;with_conditions=1053;rate=92;q.rate=gan:1", "rate") ==
             "disagrees 92.88");
  BOOST_TEST(found("completed=978;with_conditions=1053;rate=92;q.rate=tren:1", "rate") ==
             "compatible 92.88");
  BOOST_TEST(found("completed=93;with_conditions=100;rate=93;q.rate=gan:1", "rate") ==
             "compatible 93.00");
  BOOST_TEST(found("completed=93;with_conditions=100;rate=93;q.rate=khoang:1", "rate") ==
             "compatible 93.00");
}

BOOST_AUTO_TEST_CASE(money_is_exact_down_to_the_million_and_cut_to_size_in_billions) {
  const std::string numbers = "completed=50;with_conditions=100;rate=50.0";
  for (const claims_about& about : {dong, thousands, millions}) {
    BOOST_TEST(found(numbers, "rate", about) == "agrees 50.0");
  }
  // 49.5/100.5 = 49.2537…, 50.5/99.5 = 50.7537…
  BOOST_TEST(found(numbers, "rate", billions) == "compatible (49.253, 50.754)");
  BOOST_TEST(found(numbers, "rate", money_of_no_unit) == "compatible (49.253, 50.754)");
  // 49.95/100.05 = 49.9250…, 50.05/99.95 = 50.0750…
  BOOST_TEST(found("completed=50.0;with_conditions=100.0;rate=50.1", "rate", billions) ==
             "compatible (49.925, 50.076)");
  BOOST_TEST(found("completed=50.0;with_conditions=100.0;rate=50.2", "rate", billions) ==
             "disagrees (49.925, 50.076)");
  BOOST_TEST(found("carried_over=1.5;newly_accepted=2.5;accepted_total=4.0", "sum.accepted",
                   billions) == "compatible [3.900, 4.100)");
  BOOST_TEST(found("carried_over=1.5;newly_accepted=2.5;accepted_total=4.2", "sum.accepted",
                   billions) == "disagrees [3.900, 4.100)");
}

// ---- Targets

BOOST_AUTO_TEST_CASE(excess_is_the_printed_rate_less_the_target) {
  BOOST_TEST(found("rate=84.27;target=83.90;over_target=0.37", "over_target") == "agrees 0.37");
  BOOST_TEST(found("rate=84.27;target=83.9;over_target=0.4", "over_target") == "agrees 0.4");
  BOOST_TEST(found("rate=84.27;target=83.90;over_target=0.36", "over_target") == "disagrees 0.37");
  BOOST_TEST(found("rate=84.27;target=83.90;over_target=0.38", "over_target") == "disagrees 0.37");
  BOOST_TEST(found("rate=78;target=81;over_target=-3", "over_target") == "agrees -3");
  BOOST_TEST(found("rate=78;over_target=-3", "over_target") == "not_checkable");
  BOOST_TEST(found("target=81;over_target=-3", "over_target") == "not_checkable");
  // 62.58 % and not the printed 62.6 % may have been subtracted
  BOOST_TEST(found("rate=62.6;target=60;over_target=2.58", "over_target") ==
             "compatible [2.5500, 2.6500)");
  BOOST_TEST(found("rate=62.6;target=60;over_target=2.66", "over_target") == "disagrees 2.60");
  BOOST_TEST(found("rate=63;q.rate=tren:1;target=60;over_target=3.5", "over_target") ==
             "compatible [3.000, 4.000)");
  BOOST_TEST(found("rate=63;q.rate=tren:1;target=60;over_target=4.5", "over_target") ==
             "disagrees [3.000, 4.000)");
}

BOOST_AUTO_TEST_CASE(a_rate_that_is_not_printed_is_worked_out) {
  BOOST_TEST(found("completed=5;with_conditions=8;target=60;over_target=2.5", "over_target") ==
             "agrees 2.5");
  BOOST_TEST(found("completed=5;with_conditions=8;target=50;ratio.target=125", "ratio.target") ==
             "agrees 125");
  BOOST_TEST(checks_of("completed=5;with_conditions=8") == std::vector<std::string>{},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ratio_to_the_target) {
  BOOST_TEST(found("rate=58.51;target=83.25;ratio.target=70.28", "ratio.target") == "agrees 70.28");
  BOOST_TEST(found("rate=58.51;target=83.25;ratio.target=70.29", "ratio.target") ==
             "compatible (70.2762, 70.2883)");
  BOOST_TEST(found("rate=58.51;target=83.25;ratio.target=70.30", "ratio.target") ==
             "disagrees 70.28");
  BOOST_TEST(found("rate=58.51;ratio.target=70.28", "ratio.target") == "not_checkable");
  BOOST_TEST(found("rate=58.51;target=0;ratio.target=70.28", "ratio.target") == "not_checkable");
  // a target that is printed goes before one that is assumed
  BOOST_TEST(found("rate=60;target=80;assumed_target=90;ratio.target=75", "ratio.target") ==
             "agrees 75");
}

// ---- Growth

BOOST_AUTO_TEST_CASE(growth_is_the_change_over_the_previous_figure) {
  BOOST_TEST(found("completed=8529;d.completed=446;g.completed=5.52", "growth.completed") ==
             "agrees 5.52");
  BOOST_TEST(found("resolved=8529;d.resolved=446;g.resolved=5.52", "growth.resolved") ==
             "agrees 5.52");
  BOOST_TEST(found("completed=110;prev.completed=100;g.completed=10.0", "growth.completed") ==
             "agrees 10.0");
  BOOST_TEST(found("prev.completed=16164;d.completed=1692;g.completed=10.47", "growth.completed") ==
             "agrees 10.47");
  BOOST_TEST(found("completed=161828;d.completed=-4285;g.completed=-2.58", "growth.completed") ==
             "agrees -2.58");
  BOOST_TEST(found("completed=7;d.completed=0;g.completed=0.0", "growth.completed") ==
             "agrees 0.0");
  BOOST_TEST(found("completed=8529;g.completed=5.52", "growth.completed") == "not_checkable");
  BOOST_TEST(found("d.completed=446;g.completed=5.52", "growth.completed") == "not_checkable");
  BOOST_TEST(found("completed=5;d.completed=5;g.completed=5", "growth.completed") ==
             "not_checkable");
}

BOOST_AUTO_TEST_CASE(what_was_done_grows_under_either_name) {
  BOOST_TEST(found("completed=8529;d.completed=446;g.resolved=5.52", "growth.resolved") ==
             "agrees 5.52");
  BOOST_TEST(found("resolved=8529;d.resolved=446;g.completed=5.52", "growth.completed") ==
             "agrees 5.52");
}

BOOST_AUTO_TEST_CASE(growth_that_was_cut_off_is_compatible) {
  const auto growth_of = [](const std::string& numbers, const std::string& growth) {
    return found(numbers + ";g.completed=" + growth, "growth.completed");
  };
  const std::string up = "prev.completed=16164;d.completed=1692";  // 10.4677… %
  BOOST_TEST(growth_of(up, "10.46") == "compatible 10.47");
  BOOST_TEST(growth_of(up, "10.45") == "disagrees 10.47");
  BOOST_TEST(growth_of(up, "10.48") == "disagrees 10.47");
  BOOST_TEST(growth_of(up, "10") == "agrees 10");
  const std::string down = "completed=161828;d.completed=-4285";  // −2.5796… %
  BOOST_TEST(growth_of(down, "-2.57") == "compatible -2.58");
  BOOST_TEST(growth_of(down, "-2.56") == "disagrees -2.58");
  BOOST_TEST(growth_of(down, "-2.59") == "disagrees -2.58");
  // a growth in words is not cut off once more
  BOOST_TEST(growth_of(up, "10.46;q.g.completed=gan:0.01") == "disagrees 10.4677");
  // nothing else is cut off
  BOOST_TEST(found("completed=104677;with_conditions=1000000;rate=10.46", "rate") ==
             "disagrees 10.47");
}

BOOST_AUTO_TEST_CASE(growth_of_every_field_is_checked) {
  BOOST_TEST(checks_of("g.with_conditions=1;g.newly_accepted=1;g.accepted_total=1;g.cf_with=1;"
                       "g.to_enforce_total=1;g.resolved=1") ==
                 (std::vector<std::string>{"growth.accepted_total", "growth.newly_accepted",
                                           "growth.to_enforce_total", "growth.with_conditions",
                                           "growth.resolved", "growth.cf_with"}),
             boost::test_tools::per_element());
  BOOST_TEST(found("cf_with=210041;cf_with_prev=144857;d.cf_with=65184;g.cf_with=45.00",
                   "growth.cf_with") == "agrees 45.00");
}

BOOST_AUTO_TEST_CASE(growth_of_qualified_numbers) {
  // from 146/(5382 − 146) to 147/(5381 − 147)
  const std::string numbers =
      "accepted_total=5381;q.accepted_total=hon:1;d.accepted_total=146;q.d.accepted_total=tren:1;";
  BOOST_TEST(found(numbers + "g.accepted_total=2.8", "growth.accepted_total", billions) ==
             "compatible (2.788, 2.809)");
  BOOST_TEST(found(numbers + "g.accepted_total=2.9", "growth.accepted_total", billions) ==
             "disagrees (2.788, 2.809)");
  // from 49.5/50.5 − 1 to 50.5/49.5 − 1
  BOOST_TEST(found("completed=50;prev.completed=50;g.completed=2", "growth.completed", billions) ==
             "compatible (-1.99, 2.03)");
  BOOST_TEST(found("completed=50;prev.completed=50;g.completed=3", "growth.completed", billions) ==
             "disagrees (-1.99, 2.03)");
}

// ---- Shares

BOOST_AUTO_TEST_CASE(shares_are_of_what_is_to_be_enforced) {
  BOOST_TEST(found("to_enforce_total=400;with_conditions=300;s.with=75.0", "share.with") ==
             "agrees 75.0");
  BOOST_TEST(found("to_enforce_total=400;without_conditions=90;s.without=22.5", "share.without") ==
             "agrees 22.5");
  BOOST_TEST(found("to_enforce_total=400;postponed=10;s.postponed=2.5", "share.postponed") ==
             "agrees 2.5");
  BOOST_TEST(found("to_enforce_total=400;postponed=10;s.postponed=2.4", "share.postponed") ==
             "disagrees 2.5");
  BOOST_TEST(found("with_conditions=300;s.with=75.0", "share.with") == "not_checkable");
  BOOST_TEST(found("to_enforce_total=400;s.with=75.0", "share.with") == "not_checkable");
}

BOOST_AUTO_TEST_CASE(the_share_carried_over_is_of_what_was_accepted) {
  BOOST_TEST(found("accepted_total=200;to_enforce_total=190;carried_over=50;s.carried=25",
                   "share.carried") == "agrees 25");
  BOOST_TEST(found("newly_accepted=150;carried_over=50;s.carried=25", "share.carried") ==
             "agrees 25");
  BOOST_TEST(found("carried_over=50;s.carried=25", "share.carried") == "not_checkable");
}

BOOST_AUTO_TEST_CASE(what_is_to_be_enforced_can_be_the_sum_of_its_parts) {
  const claims_about before_2021{.period_end = "2020-09-30"};
  const std::string two = "with_conditions=300;without_conditions=100;s.with=75";
  BOOST_TEST(found(two, "share.with", before_2021) == "agrees 75");
  BOOST_TEST(formula(two, "share.with", before_2021) == "300 / (300 + 100) = 75 %");
  BOOST_TEST(found(two, "share.with", {.period_end = "2020-10-01"}) == "not_checkable");
  BOOST_TEST(found(two, "share.with", {.period_end = ""}) == "not_checkable");
  BOOST_TEST(found("postponed=100;with_conditions=300;without_conditions=200;s.with=50",
                   "share.with") == "agrees 50");
  // until 2020 a postponed case is with conditions
  BOOST_TEST(found("postponed=50;" + two, "share.with", before_2021) == "agrees 75");
}

// ---- Points

BOOST_AUTO_TEST_CASE(points_are_the_difference_of_two_rates) {
  const std::string now = "completed=60;with_conditions=100;";
  BOOST_TEST(found(now + "prev.completed=40;prev.with_conditions=80;pp.rate=10.0", "points.rate") ==
             "agrees 10.0");
  BOOST_TEST(found(now + "d.completed=20;d.with_conditions=20;pp.rate=10.0", "points.rate") ==
             "agrees 10.0");
  BOOST_TEST(found(now + "d.completed=20;d.with_conditions=20;pp.rate=10.1", "points.rate") ==
             "disagrees 10.0");
  BOOST_TEST(found(now + "d.completed=20;pp.rate=10.0", "points.rate") == "not_checkable");
  BOOST_TEST(found(now + "pp.rate=10.0", "points.rate") == "not_checkable");
}

BOOST_AUTO_TEST_CASE(points_from_growth_are_compatible_at_best) {
  // 60/100 − (60/1.5)/(100/1.25), each growth rounded to one decimal
  const std::string numbers =
      "completed=60;with_conditions=100;g.completed=50.0;g.with_conditions=25.0;";
  BOOST_TEST(found(numbers + "pp.rate=10.0", "points.rate").starts_with("compatible (9.9"));
  BOOST_TEST(found(numbers + "pp.rate=10.2", "points.rate").starts_with("disagrees (9.9"));
  // growth to nothing tells nothing about what was before
  BOOST_TEST(found("completed=0;with_conditions=100;g.completed=-100;g.with_conditions=25;"
                   "pp.rate=10.0",
                   "points.rate") == "not_checkable");
}

BOOST_AUTO_TEST_CASE(points_of_printed_rates) {
  BOOST_TEST(found("rate=83.25;prev.rate=82.50;pp.rate=0.75", "points.rate") == "agrees 0.75");
  BOOST_TEST(found("rate=83.25;prev.rate=82.50;pp.rate=0.74", "points.rate") ==
             "compatible (0.7400, 0.7600)");
  BOOST_TEST(found("rate=83.25;prev.rate=82.50;pp.rate=0.73", "points.rate") == "disagrees 0.75");
  BOOST_TEST(found("rate=41;prev.rate=41;pp.rate=0", "points.rate") == "agrees 0");
}

// ---- Sums

BOOST_AUTO_TEST_CASE(accepted_is_carried_over_and_new) {
  BOOST_TEST(found("carried_over=1;newly_accepted=2;accepted_total=3", "sum.accepted") ==
             "agrees 3");
  BOOST_TEST(found("carried_over=1;newly_accepted=2;accepted_total=4", "sum.accepted") ==
             "disagrees 3");
  BOOST_TEST(found("carried_over=1;accepted_total=3", "sum.accepted") == "not_checkable");
  BOOST_TEST(found("carried_over=1;newly_accepted=2;accepted_total=4;q.accepted_total=gan:2",
                   "sum.accepted") == "compatible 3.00");
  BOOST_TEST(found("carried_over=1;q.carried_over=hon:1;newly_accepted=2;accepted_total=3",
                   "sum.accepted") == "compatible [3.00, 4.00)");
}

BOOST_AUTO_TEST_CASE(to_enforce_is_accepted_less_what_left) {
  const auto sum = [](const std::string& numbers) { return found(numbers, "sum.to_enforce"); };
  BOOST_TEST(sum("accepted_total=100;delegated_out=5;withdrawn=3;to_enforce_total=92") ==
             "agrees 92");
  BOOST_TEST(sum("accepted_total=100;delegated_out=5;withdrawn=3;to_enforce_total=91") ==
             "disagrees 92");
  BOOST_TEST(sum("accepted_total=100;delegated_out=5;withdrawn=3;to_enforce_total=93") ==
             "disagrees 92");
  BOOST_TEST(sum("carried_over=40;newly_accepted=60;delegated_out=5;withdrawn=3;"
                 "to_enforce_total=92") == "agrees 92");
  BOOST_TEST(sum("to_enforce_total=92") == "not_checkable");
}

BOOST_AUTO_TEST_CASE(a_part_that_is_not_printed_can_only_be_above_zero) {
  const auto left = [](const std::string& numbers) { return found(numbers, "sum.to_enforce"); };
  BOOST_TEST(left("accepted_total=100;delegated_out=5;to_enforce_total=95") == "agrees 95");
  BOOST_TEST(left("accepted_total=100;delegated_out=5;to_enforce_total=94") == "not_checkable");
  BOOST_TEST(left("accepted_total=100;delegated_out=5;to_enforce_total=96") == "disagrees 95");
  BOOST_TEST(left("accepted_total=100;withdrawn=5;to_enforce_total=94") == "not_checkable");
  BOOST_TEST(left("accepted_total=100;to_enforce_total=99") == "not_checkable");
  BOOST_TEST(left("accepted_total=100;to_enforce_total=101") == "disagrees 100");

  const auto parts = [](const std::string& numbers) { return found(numbers, "sum.conditions"); };
  const std::string two = "with_conditions=60;without_conditions=30;";
  BOOST_TEST(parts(two + "to_enforce_total=90") == "agrees 90");
  BOOST_TEST(parts(two + "to_enforce_total=91") == "not_checkable");
  BOOST_TEST(parts(two + "to_enforce_total=89") == "disagrees 90");
}

BOOST_AUTO_TEST_CASE(to_enforce_is_with_and_without_conditions_and_from_2021_on_postponed) {
  const std::string numbers = "with_conditions=60;without_conditions=30;to_enforce_total=92";
  for (const std::string end : {"2016-09-30", "2020-07", "2020-09-30"}) {
    BOOST_TEST(found(numbers, "sum.conditions", {.period_end = end}) == "disagrees 90");
    BOOST_TEST(found(numbers + ";postponed=2", "sum.conditions", {.period_end = end}) ==
               "disagrees 90");
  }
  for (const std::string end : {"2020-10-31", "2020-10", "2024-09-30", ""}) {
    BOOST_TEST(found(numbers, "sum.conditions", {.period_end = end}) == "not_checkable");
    BOOST_TEST(found(numbers + ";postponed=2", "sum.conditions", {.period_end = end}) ==
               "agrees 92");
    BOOST_TEST(found(numbers + ";postponed=3", "sum.conditions", {.period_end = end}) ==
               "disagrees 93");
  }
}

BOOST_AUTO_TEST_CASE(carried_forward_is_what_was_not_done) {
  const auto rest = [](const std::string& numbers) { return found(numbers, "carried_forward"); };
  BOOST_TEST(rest("to_enforce_total=90;completed=40;carried_forward=50") == "agrees 50");
  BOOST_TEST(rest("to_enforce_total=90;completed=40;carried_forward=51") == "disagrees 50");
  BOOST_TEST(rest("to_enforce_total=90;carried_forward=50") == "not_checkable");
  BOOST_TEST(rest("with_conditions=60;completed=40;cf_with=20") == "agrees 20");
  BOOST_TEST(rest("with_conditions=60;completed=40;cf_with=21") == "disagrees 20");
  BOOST_TEST(found("with_conditions=13799;without_conditions=2668;resolved=8319;"
                   "carried_forward=8148",
                   "carried_forward", {.period_end = "2020-06-30"}) == "agrees 8148");
}

BOOST_AUTO_TEST_CASE(of_two_claims_about_what_is_carried_forward_the_worse_is_shown) {
  const auto shown = [](const std::string& all, const std::string& with) {
    const claim_check c = line(
        "to_enforce_total=90;with_conditions=60;completed=40;"
        "carried_forward=" +
            all + ";cf_with=" + with,
        "carried_forward");
    return std::string(code_of(c.verdict)) + " " + c.printed;
  };
  BOOST_TEST(shown("50", "20") == "agrees 50");
  BOOST_TEST(shown("51", "20") == "disagrees 51");
  BOOST_TEST(shown("50", "21") == "disagrees 21");
  BOOST_TEST(shown("51", "21") == "disagrees 51");
  BOOST_TEST(shown("50;q.carried_forward=tren:1", "20") == "compatible 50");
  BOOST_TEST(shown("50", "20;q.cf_with=tren:1") == "compatible 20");
  // the total cannot be checked, the part can
  BOOST_TEST(
      line("with_conditions=60;completed=40;carried_forward=50;cf_with=20", "carried_forward")
          .printed == "20");
}

// ---- Rows

BOOST_AUTO_TEST_CASE(only_printed_figures_are_checked_in_a_fixed_order) {
  BOOST_TEST(checks_of("") == std::vector<std::string>{}, boost::test_tools::per_element());
  BOOST_TEST(checks_of("delegated_out=1;withdrawn=1;in_progress=1;terminated=1;target=1") ==
                 std::vector<std::string>{},
             boost::test_tools::per_element());
  BOOST_TEST(checks_of("ratio.target=1;cf_with=1;carried_forward=1;to_enforce_total=1;"
                       "accepted_total=1;pp.rate=1;s.carried=1;s.postponed=1;s.without=1;s.with=1;"
                       "g.rate=1;over_target=1;rate=1") ==
                 (std::vector<std::string>{"rate", "over_target", "growth.rate", "share.with",
                                           "share.without", "share.postponed", "share.carried",
                                           "points.rate", "sum.accepted", "sum.to_enforce",
                                           "sum.conditions", "carried_forward", "ratio.target"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers_beyond_38_digits_are_not_checkable_and_nothing_else) {
  const std::string huge(38, '9');
  const std::string tiny = "0." + std::string(37, '0') + "1";
  const std::string numbers =
      "completed=" + huge + ";with_conditions=" + tiny + ";without_conditions=" + huge +
      ";to_enforce_total=" + huge + ";accepted_total=" + huge + ";carried_over=" + huge +
      ";newly_accepted=" + huge + ";carried_forward=" + huge + ";d.completed=-" + huge +
      ";g.completed=" + huge + ";rate=" + tiny + ";target=" + huge + ";over_target=" + huge +
      ";ratio.target=" + tiny + ";pp.rate=" + huge + ";prev.rate=" + tiny + ";s.with=" + huge;
  const auto verdicts = [&](const claims_about& about) {
    std::vector<std::string> lines;
    for (const claim_check& c : check_claims(claims_of(numbers, about))) {
      lines.push_back(c.check + " " + std::string(code_of(c.verdict)));
      BOOST_TEST(c.computed.empty() == (c.verdict == verdict::not_checkable), lines.back());
    }
    return lines;
  };
  BOOST_TEST(verdicts(cases) == (std::vector<std::string>{
                                    "rate not_checkable", "over_target not_checkable",
                                    "growth.completed not_checkable", "share.with not_checkable",
                                    "points.rate disagrees", "sum.accepted not_checkable",
                                    "sum.to_enforce agrees", "sum.conditions not_checkable",
                                    "carried_forward disagrees", "ratio.target not_checkable"}),
             boost::test_tools::per_element());
  // rounded to the unit, the largest numbers have no interval
  BOOST_TEST(
      verdicts(billions) ==
          (std::vector<std::string>{"rate not_checkable", "over_target not_checkable",
                                    "growth.completed not_checkable", "share.with not_checkable",
                                    "points.rate disagrees", "sum.accepted not_checkable",
                                    "sum.to_enforce not_checkable", "sum.conditions not_checkable",
                                    "carried_forward not_checkable", "ratio.target not_checkable"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(verdicts_have_codes) {
  BOOST_TEST(code_of(verdict::agrees) == "agrees");
  BOOST_TEST(code_of(verdict::compatible) == "compatible");
  BOOST_TEST(code_of(verdict::disagrees) == "disagrees");
  BOOST_TEST(code_of(verdict::not_checkable) == "not_checkable");
}

BOOST_AUTO_TEST_SUITE_END()
