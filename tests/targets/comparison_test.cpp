// SPDX-License-Identifier: Apache-2.0
// Against the same period last year: quantities in percent, rates in points.
#include <limits>
#include <optional>
#include <string>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include <thads/targets/comparison.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(comparison_test)

using namespace thads;

namespace {

using growth_type = decltype(published(quantity_change()));
using gap_type = decltype(published(rate_change()));
static_assert(std::is_same_v<growth_type, std::optional<percent>>);
static_assert(std::is_same_v<gap_type, std::optional<points>>);
static_assert(std::is_assignable_v<gap_type&, gap_type>);  // positive control
static_assert(!std::is_assignable_v<gap_type&, growth_type>);
static_assert(!std::is_assignable_v<growth_type&, gap_type>);
static_assert(!std::is_constructible_v<quantity_change, rate_change>);
static_assert(!std::is_constructible_v<rate_change, quantity_change>);

quantity_change cases(int128_t now, std::optional<int128_t> before) {
  return {.of = quantity::cases, .now = now, .before = before};
}

ratio printed(const char* rate) { return {parse_decimal(rate, number_format::plain), 100}; }

unit_figures figures() {
  unit_figures u{.code = "P", .before = measures()};
  u.now[measure::newly_accepted] = {12, 900};
  u.now[measure::finished] = {8, 300};
  u.now[measure::terminated] = {1, 0};
  u.now[measure::in_progress] = {1, 700};
  (*u.before)[measure::newly_accepted] = {10, 1'000};
  (*u.before)[measure::finished] = {6, 200};
  (*u.before)[measure::in_progress] = {4, 200};
  return u;
}

}  // namespace

BOOST_AUTO_TEST_CASE(published_growth_is_reproduced) {
  struct row {
    std::int64_t now, before, difference;
    const char* growth;
  };
  for (const row& r : {row{621'568, 575'667, 45'901, "7.97"},       // the nation, 2024, cases
                       row{117'349, 89'506, 27'843, "31.11"},       // and money, tỷ
                       row{150'060, 116'531, 33'529, "28.77"},      // the nation, 2025, tỷ
                       row{8'529, 8'083, 446, "5.52"},              // a province, 2024
                       row{577'876, 620'657, -42'781, "-6.89"}}) {  // fewer in 2025
    const quantity_change c = cases(r.now, r.before);
    BOOST_TEST((c.difference() == int128_t{r.difference}));
    BOOST_TEST(to_string(published(c)) == r.growth);
  }
}

BOOST_AUTO_TEST_CASE(growth_from_zero_or_without_a_year_before_is_undefined) {
  const quantity_change from_zero = cases(5, 0);
  BOOST_TEST((from_zero.difference() == int128_t{5}));
  BOOST_TEST(!from_zero.growth().is_defined());
  BOOST_TEST(!published(from_zero).has_value());
  const quantity_change first_year = cases(5, std::nullopt);
  BOOST_TEST(!first_year.difference().has_value());
  BOOST_TEST(!first_year.growth().is_defined());
  BOOST_TEST(to_string(published(cases(0, 5))) == "-100.00");
}

BOOST_AUTO_TEST_CASE(a_difference_beyond_128_bits_is_refused) {
  const quantity_change c = cases(std::numeric_limits<int128_t>::max(), -1);
  BOOST_TEST(thads_test::code_of([&] { return c.difference(); }) == errc::overflow);
  BOOST_TEST(thads_test::code_of([&] { return c.growth(); }) == errc::range);
}

// 2024: 620 657 of 739 974 is 83.8755 %, printed 83.88, "up by 0.62"; the year before was printed
// as 83.25, so that the printed rates differ by 0.63.
BOOST_AUTO_TEST_CASE(points_are_taken_from_the_exact_rates) {
  const rate_change c{.now = ratio(620'657, 739'974), .before = printed("83.2521")};
  BOOST_TEST(to_string(published(c.now)) == "83.88");
  BOOST_TEST(to_string(published(c.before)) == "83.25");
  BOOST_TEST(to_string(published(c)) == "0.62");
  BOOST_TEST(to_string(*published(c.now) - *published(c.before)) == "0.63");
}

BOOST_AUTO_TEST_CASE(points_are_undefined_without_both_rates) {
  BOOST_TEST(!published(rate_change{.now = ratio(1, 2)}).has_value());
  BOOST_TEST(!published(rate_change{.now = ratio(), .before = ratio(1, 2)}).has_value());
}

BOOST_AUTO_TEST_CASE(quantities_and_rates_print_differently) {
  const quantity_change resolved_cases = cases(11'714, 10'289);
  BOOST_TEST(to_string(resolved_cases, language::en) == "+13.85 %");
  BOOST_TEST(to_string(resolved_cases, language::vi) == "+13,85 %");
  const rate_change rate{.now = printed("84.25"), .before = printed("83.75")};
  BOOST_TEST(to_string(rate, language::en) == "+0.50 points");
  BOOST_TEST(to_string(rate, language::vi) == "+0,50 điểm phần trăm");
}

BOOST_AUTO_TEST_CASE(signs_are_those_of_the_printed_number) {
  BOOST_TEST(to_string(cases(577'876, 620'657), language::vi) == "-6,89 %");
  BOOST_TEST(to_string(cases(7, 7), language::en) == "0.00 %");
  BOOST_TEST(to_string(cases(1'000'001, 1'000'000), language::en) == "0.00 %");
  BOOST_TEST(to_string(cases(999'999, 1'000'000), language::en) == "0.00 %");
  BOOST_TEST(to_string(cases(20'000, 1'000), language::vi) == "+1.900,00 %");
  BOOST_TEST(to_string(rate_change{printed("1"), printed("1.005")}, language::en) ==
             "-0.01 points");
  BOOST_TEST(to_string(cases(1, 0), language::en) == "–");
  BOOST_TEST(to_string(rate_change(), language::vi) == "–");
}

BOOST_AUTO_TEST_CASE(every_column_is_compared_in_both_quantities) {
  const unit_figures u = figures();
  const auto newly_accepted = [](const measures& m) { return m[measure::newly_accepted]; };
  const quantity_change new_cases = compare(u, newly_accepted, quantity::cases);
  BOOST_TEST((new_cases.of == quantity::cases));
  BOOST_TEST((new_cases.now == 12));
  BOOST_TEST((new_cases.before == int128_t{10}));
  const quantity_change new_money = compare(u, newly_accepted, quantity::money);
  BOOST_TEST((new_money.of == quantity::money));
  BOOST_TEST(to_string(published(new_money)) == "-10.00");
  BOOST_TEST(to_string(published(compare(u, resolved, quantity::cases))) == "50.00");  // 9, 6
}

BOOST_AUTO_TEST_CASE(every_indicator_is_compared_in_both_quantities) {
  const unit_figures u = figures();
  // 9 / 10 against 6 / 10, and 300 / 1000 against 200 / 400
  BOOST_TEST(to_string(published(compare(u, resolution_rate, quantity::cases))) == "30.00");
  BOOST_TEST(to_string(published(compare(u, resolution_rate, quantity::money))) == "-20.00");
}

BOOST_AUTO_TEST_CASE(without_figures_of_last_year_nothing_is_compared) {
  unit_figures u = figures();
  u.before.reset();
  const quantity_change c = compare(u, resolved, quantity::cases);
  BOOST_TEST((c.now == 9));
  BOOST_TEST(!c.before.has_value());
  const rate_change r = compare(u, resolution_rate, quantity::cases);
  BOOST_TEST(r.now.is_defined());
  BOOST_TEST(!r.before.is_defined());
}

BOOST_AUTO_TEST_SUITE_END()
