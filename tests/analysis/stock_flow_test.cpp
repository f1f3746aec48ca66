// SPDX-License-Identifier: Apache-2.0
// Indicators of stock and flow: published figures and the identities between them.
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/analysis/stock_flow.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(stock_flow_test)

using namespace thads;
using thads_test::code_of;

namespace {

std::string printed(const char* id, const stock_flow& f, int scale) {
  const auto value = flow_indicator_of(id).value(f).value(scale, rounding::half_up);
  return value ? to_string(*value) : "undefined";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_indicator_by_hand) {
  // P0 = 300, I = 200, R = 250, P1 = 250, in a year.
  const stock_flow f{.opening = 300, .incoming = 200, .left = 250, .closing = 250, .days = 365};
  BOOST_TEST(printed("FL-01", f, 4) == "1.2500");   // 250 / 200
  BOOST_TEST(printed("FL-02", f, 4) == "1.0000");   // 250 / 250
  BOOST_TEST(printed("FL-03", f, 0) == "365");      // 365 × 250 / 250
  BOOST_TEST(printed("FL-04", f, 4) == "1.0000");   // 250 / 250
  BOOST_TEST(printed("FL-05", f, 4) == "2.0000");   // 500 / 250
  BOOST_TEST(printed("FL-06", f, 4) == "0.5000");   // 1 − 250 / 500
  BOOST_TEST(printed("FL-06b", f, 4) == "0.5000");  // 250 / 500
  BOOST_TEST(printed("FL-08", f, 4) == "0.8000");   // 200 / 250
  BOOST_TEST((f.gap() == 0));
}

BOOST_AUTO_TEST_CASE(serbia_2013_and_its_three_congestions) {
  // Published: a disposition time of 1,395 days, so P1 / R = 1395 / 365. With P0 + I = R + P1 the
  // congestions are 1760 / 365 = 4.8219 (Spain) and 1395 / 1760 = 79.26 % (Brazil, both ways).
  const stock_flow f{.opening = 1460, .incoming = 300, .left = 365, .closing = 1395, .days = 365};
  BOOST_TEST(printed("FL-03", f, 0) == "1395");
  BOOST_TEST(printed("FL-05", f, 4) == "4.8219");
  BOOST_TEST(printed("FL-06", f, 4) == "0.7926");
  BOOST_TEST(printed("FL-06b", f, 4) == "0.7926");
}

BOOST_AUTO_TEST_CASE(the_congestions_of_brazil_differ_when_the_flow_does_not_close) {
  const stock_flow f{.opening = 100, .incoming = 100, .left = 50, .closing = 100, .days = 365};
  BOOST_TEST((f.gap() == 50));                      // 100 + 100 − 50 − 100
  BOOST_TEST(printed("FL-06", f, 4) == "0.7500");   // 1 − 50 / 200
  BOOST_TEST(printed("FL-06b", f, 4) == "0.6667");  // 100 / 150
}

BOOST_AUTO_TEST_CASE(nothing_to_divide_by_is_undefined) {
  const stock_flow none{};
  for (const flow_indicator& i : flow_indicators) BOOST_TEST(!i.value(none).is_defined());
}

BOOST_AUTO_TEST_CASE(every_id_and_code_stands_once) {
  std::set<std::string_view> names;
  for (const flow_indicator& i : flow_indicators) {
    names.insert(i.id);
    names.insert(i.name.code);
    BOOST_TEST(i.version >= 1);
  }
  BOOST_TEST(names.size() == 2 * flow_indicators.size());
  BOOST_TEST(code_of([] { return flow_indicator_of("FL-99").version; }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(measures_become_stock_and_flow) {
  measures m;
  m[measure::carried_over] = {5, 500};
  m[measure::newly_accepted] = {9, 400};
  m[measure::received] = {1, 1};  // part of newly_accepted
  m[measure::finished] = {1, 100};
  m[measure::terminated] = {1, 10};
  m[measure::reduced] = {0, 20};
  m[measure::entrusted_out] = {1, 30};
  m[measure::revoked] = {1, 40};
  m[measure::pulled_up] = {1, 50};
  m[measure::request_returned] = {1, 60};
  m[measure::in_progress] = {3, 300};
  m[measure::postponed_agreed] = {1, 90};
  m[measure::postponed_other] = {1, 80};
  m[measure::suspended] = {1, 70};
  m[measure::unenforceable] = {1, 40};
  m[measure::unclassified] = {1, 10};
  m[measure::separate_book] = {7, 7000};  // off the balance
  const stock_flow cases = stock_flow_of(m, period(2024, 6), quantity::cases);
  BOOST_TEST((cases.opening == 5 && cases.incoming == 9 && cases.left == 6 && cases.closing == 8));
  BOOST_TEST((cases.gap() == 0));
  const stock_flow money = stock_flow_of(m, period(2024, 6), quantity::money);
  BOOST_TEST((money.left == 310));     // 100 + 10 + 20 + 30 + 40 + 50 + 60
  BOOST_TEST((money.closing == 590));  // 300 + 90 + 80 + 70 + 40 + 10
  BOOST_TEST((money.gap() == 0));      // 500 + 400 − 310 − 590
  BOOST_TEST(money.days == 183);       // 31 + 30 + 31 + 31 + 29 + 31, October 2023 to March 2024
}

BOOST_AUTO_TEST_CASE(a_year_has_365_days_for_cepej) {
  BOOST_TEST(disposition_days(period(2024, 12)) == 365);  // 366 on the calendar
  BOOST_TEST(disposition_days(period(2023, 12)) == 365);
  BOOST_TEST(disposition_days(period(2024, 1)) == 31);
}

BOOST_AUTO_TEST_CASE(load_and_relief_of_a_queue) {
  // NHS-R: 30 + (1200 − 390) / 26 = 61.15 a week.
  const ratio relief = relief_capacity(30, 1200, 390, 26);
  BOOST_TEST((relief.value(2, rounding::half_up) == decimal::from_parts(6115, 2)));
  BOOST_TEST(!relief_capacity(30, 1200, 390, 0).is_defined());
  BOOST_TEST((queue_load(30, 24) == ratio(5, 4)));
  BOOST_TEST(!queue_load(30, 0).is_defined());
}

BOOST_AUTO_TEST_SUITE_END()
