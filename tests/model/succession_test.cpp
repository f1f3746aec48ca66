// SPDX-License-Identifier: Apache-2.0
// What became of units: chains of dated rows, forward and backward, with exact shares.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/model/succession.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(succession_test)

using namespace thads;

namespace {

date day(int year, unsigned month = 7, unsigned of_month = 1) {
  return date::from_ymd(year, month, of_month);
}

decimal share(int hundredths) { return decimal::from_parts(hundredths, 2); }

std::string text_of(std::span<const history_share> shares) {
  std::string text;
  for (const history_share& s : shares) text += s.unit + " " + to_string(s.share) + "; ";
  return text;
}

std::string became(const succession_table& table, const char* unit, date from, date to) {
  return text_of(table.successors(unit, from, to));
}

using kind = succession_kind;

// A is split in 2010 (60 : 40); one part merges into M in 2015, when M gives a quarter to N;
// M is called Z from 2020 on.
succession_table history() {
  return succession_table({
      {.from = "M", .to = "Z", .day = day(2020), .kind = kind::rename},
      {.from = "A", .to = "A2", .day = day(2010), .kind = kind::split, .share = share(40)},
      {.from = "A", .to = "A1", .day = day(2010), .kind = kind::split, .share = share(60)},
      {.from = "A1", .to = "M", .day = day(2015), .kind = kind::merge},
      {.from = "M", .to = "N", .day = day(2015), .kind = kind::transfer, .share = share(25)},
  });
}

agency_tree units() {
  using std::chrono::days;
  const auto until = [](int year) { return day(year) - days(1); };
  return agency_tree({{.code = "A", .valid_to = until(2010)},
                      {.code = "A1", .valid_from = day(2010), .valid_to = until(2015)},
                      {.code = "A2", .valid_from = day(2010)},
                      {.code = "M", .valid_to = until(2020)},
                      {.code = "N"},
                      {.code = "Z", .valid_from = day(2020)}});
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_unit_to_which_nothing_happened_is_itself) {
  BOOST_TEST(became(history(), "A2", day(2000), day(2030)) == "A2 1; ");
  BOOST_TEST(became(history(), "nobody", day(2000), day(2030)) == "nobody 1; ");
  BOOST_TEST(became({}, "A", day(2000), day(2030)) == "A 1; ");
  BOOST_TEST(became(history(), "A", day(2010), day(2010)) == "A 1; ");
}

BOOST_AUTO_TEST_CASE(a_row_holds_from_its_day_on) {
  BOOST_TEST(became(history(), "A", day(2000), day(2010, 6, 30)) == "A 1; ");
  BOOST_TEST(became(history(), "A", day(2000), day(2010)) == "A1 0.6; A2 0.4; ");
  BOOST_TEST(became(history(), "A", day(2010, 6, 30), day(2010)) == "A1 0.6; A2 0.4; ");
}

// The 60 % that went into M in 2015 came on the day on which M gave a quarter of what it was the
// day before to N; none of it goes on to N.
BOOST_AUTO_TEST_CASE(chains_are_followed_and_days_do_not_mix) {
  BOOST_TEST(became(history(), "A", day(2000), day(2015)) == "A2 0.4; M 0.6; ");
  BOOST_TEST(became(history(), "A", day(2000), day(2020)) == "A2 0.4; Z 0.6; ");
  BOOST_TEST(became(history(), "M", day(2000), day(2020)) == "N 0.25; Z 0.75; ");
  BOOST_TEST(became(history(), "M", day(2015), day(2020)) == "Z 1; ");
}

// 60 % × 50 % × 30 % = 9 %; the rest stays: 40 %, 30 %, 21 %.
BOOST_AUTO_TEST_CASE(shares_multiply_along_the_way) {
  const succession_table table({
      {.from = "A", .to = "B", .day = day(2010), .kind = kind::transfer, .share = share(60)},
      {.from = "B", .to = "C", .day = day(2011), .kind = kind::transfer, .share = share(50)},
      {.from = "C", .to = "D", .day = day(2012), .kind = kind::transfer, .share = share(30)},
  });
  BOOST_TEST(became(table, "A", day(2000), day(2030)) == "A 0.4; B 0.3; C 0.21; D 0.09; ");
}

BOOST_AUTO_TEST_CASE(parts_that_meet_again_are_one) {
  const succession_table table({
      {.from = "A", .to = "B", .day = day(2010), .kind = kind::split, .share = share(70)},
      {.from = "A", .to = "C", .day = day(2010), .kind = kind::split, .share = share(30)},
      {.from = "B", .to = "D", .day = day(2011), .kind = kind::merge},
      {.from = "C", .to = "D", .day = day(2012), .kind = kind::merge},
  });
  BOOST_TEST(became(table, "A", day(2000), day(2011)) == "C 0.3; D 0.7; ");
  BOOST_TEST(became(table, "A", day(2000), day(2012)) == "D 1; ");
}

BOOST_AUTO_TEST_CASE(a_unit_may_be_renamed_and_renamed_back) {
  const succession_table table({{.from = "A", .to = "B", .day = day(2010), .kind = kind::rename},
                                {.from = "B", .to = "A", .day = day(2012), .kind = kind::rename}});
  BOOST_TEST(became(table, "A", day(2000), day(2011)) == "B 1; ");
  BOOST_TEST(became(table, "A", day(2000), day(2012)) == "A 1; ");
}

BOOST_AUTO_TEST_CASE(units_may_exchange_parts) {
  const succession_table table({
      {.from = "A", .to = "B", .day = day(2010), .kind = kind::transfer, .share = share(10)},
      {.from = "B", .to = "A", .day = day(2010), .kind = kind::transfer, .share = share(20)},
  });
  BOOST_TEST(became(table, "A", day(2000), day(2010)) == "A 0.9; B 0.1; ");
  BOOST_TEST(became(table, "B", day(2000), day(2010)) == "A 0.2; B 0.8; ");
}

// Even rows that contradict each other end: every step goes to a later day.
BOOST_AUTO_TEST_CASE(circles_come_to_an_end) {
  const succession_table circle({{.from = "A", .to = "B", .day = day(2010), .kind = kind::merge},
                                 {.from = "B", .to = "A", .day = day(2010), .kind = kind::merge}});
  BOOST_TEST(became(circle, "A", day(2000), day(2030)) == "B 1; ");
  const succession_table itself({{.from = "A", .to = "A", .day = day(2010), .kind = kind::merge}});
  BOOST_TEST(became(itself, "A", day(2000), day(2030)) == "A 1; ");
}

// Every year both units halve themselves: 2^30 ways, but never more than two units at a time.
BOOST_AUTO_TEST_CASE(many_ways_are_not_followed_one_by_one) {
  std::vector<succession> rows;
  for (int year = 2000; year < 2030; ++year) {
    const auto unit = [&](const char* half, int y) { return half + std::to_string(y); };
    for (const char* from : {"A", "B"}) {
      for (const char* to : {"A", "B"}) {
        rows.push_back({unit(from, year), unit(to, year + 1), day(year), kind::split, share(50)});
      }
    }
  }
  const succession_table table(std::move(rows));
  BOOST_TEST(became(table, "A2000", day(1990), day(2035)) == "A2030 0.5; B2030 0.5; ");
}

BOOST_AUTO_TEST_CASE(too_long_a_chain_of_shares_is_an_error) {
  std::vector<succession> rows;
  for (int year = 2000; year < 2005; ++year) {
    rows.push_back({std::to_string(year), std::to_string(year + 1), day(year), kind::transfer,
                    decimal::from_parts(123456789, 9)});
  }
  const succession_table table(std::move(rows));
  const auto ask = [&](int until) { return table.successors("2000", day(1990), day(until)); };
  BOOST_TEST(ask(2003).size() == 5U);  // 36 decimals
  BOOST_TEST(thads_test::code_of([&] { return ask(2004); }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(the_past_is_no_successor) {
  BOOST_TEST(thads_test::code_of([] { return history().successors("A", day(2011), day(2010)); }) ==
             errc::argument);
}

BOOST_AUTO_TEST_CASE(units_are_made_of_shares_of_earlier_units) {
  const predecessor_index since_2000(history(), units(), day(2021), day(2000));
  BOOST_TEST(text_of(since_2000.of("Z")) == "A 0.6; M 0.75; ");
  BOOST_TEST(text_of(since_2000.of("N")) == "M 0.25; N 1; ");
  BOOST_TEST(text_of(since_2000.of("A2")) == "A 0.4; ");
  BOOST_TEST(text_of(since_2000.of("M")).empty());
  const predecessor_index since_2016(history(), units(), day(2021), day(2016));
  BOOST_TEST(text_of(since_2016.of("Z")) == "M 1; ");
  BOOST_TEST(text_of(since_2016.of("A2")) == "A2 1; ");
}

BOOST_AUTO_TEST_SUITE_END()
