// SPDX-License-Identifier: Apache-2.0
// Money: minor digits of the currencies, and what may not be mixed or lost.
#include <array>
#include <string>
#include <string_view>
#include <type_traits>

#include <boost/test/unit_test.hpp>

#include <thads/number/money.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(money_test)

using thads::currency;
using thads::errc;
using thads::money;
using thads::number_format;
using thads::rounding;
using thads::VND;
using thads_test::code_of;
using thads_test::d;

namespace {

static_assert(VND.code() == "VND" && VND.minor_digits() == 0);
static_assert(currency("USD").minor_digits() == 2);

template <class Left, class Right>
concept multiplies = requires(Left a, Right b) {
  a* b;
};
static_assert(!multiplies<money, money> && !multiplies<money, thads::decimal>);
static_assert(!std::is_convertible_v<thads::decimal, money>);
static_assert(!std::is_constructible_v<money, thads::decimal>);

const currency usd("USD");

}  // namespace

BOOST_AUTO_TEST_CASE(currencies_have_the_minor_digits_of_iso_4217) {
  struct row {
    std::string_view code;
    int minor_digits;
  };
  for (const auto& [code, minor_digits] : std::array<row, 12>{{{"VND", 0},
                                                               {"JPY", 0},
                                                               {"KRW", 0},
                                                               {"XPF", 0},
                                                               {"AED", 2},
                                                               {"EUR", 2},
                                                               {"MGA", 2},
                                                               {"ZWG", 2},
                                                               {"BHD", 3},
                                                               {"TND", 3},
                                                               {"CLF", 4},
                                                               {"UYW", 4}}}) {
    BOOST_TEST(currency(code).minor_digits() == minor_digits, code);
    BOOST_TEST(currency(code).code() == code);
  }
}

BOOST_AUTO_TEST_CASE(every_currency_is_listed_once) {
  std::size_t count = 0;
  for (const auto& group : thads::detail::currency_groups) {
    for (std::size_t at = 0; at < group.codes.size(); at += 4) {
      const std::string_view code = group.codes.substr(at, 3);
      BOOST_TEST(currency(code).minor_digits() == group.minor_digits, code);
      BOOST_TEST((at + 3 == group.codes.size() || group.codes[at + 3] == ' '), code);
      ++count;
    }
  }
  BOOST_TEST(count ==
             165U);  // the list of 1 January 2026 without the codes that have no minor unit
}

BOOST_AUTO_TEST_CASE(other_letters_are_no_currency) {
  for (const std::string_view code : {"", "V", "VN", "VNDD", "vnd", "Vnd", "ABC", "XAU", "XXX",
                                      "XTS", "DEM", "ND ", "D X", "đ"}) {
    BOOST_TEST(code_of([&] { return currency(code); }) == errc::unknown_code, code);
  }
}

BOOST_AUTO_TEST_CASE(amounts_have_exactly_the_minor_digits) {
  BOOST_TEST(to_string(money(1, usd)) == "1.00 USD");
  BOOST_TEST(to_string(money(d("1.5"), usd)) == "1.50 USD");
  BOOST_TEST(to_string(money(d("1.500"), usd)) == "1.50 USD");
  BOOST_TEST(to_string(money(d("5.000"), VND)) == "5 VND");
  BOOST_TEST(code_of([] { return money(d("1.505"), usd); }) == errc::inexact);
  BOOST_TEST(code_of([] { return money(d("0.5"), VND); }) == errc::inexact);
  BOOST_TEST(code_of([] { return money(thads::decimal::max_coefficient, usd); }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(dong_are_whole) {
  const money m = money::dong(717'221'971'000);
  BOOST_TEST(m.amount() == 717'221'971'000);
  BOOST_TEST((m.unit() == VND));
  BOOST_TEST(to_string(m) == "717221971000 VND");
  BOOST_TEST(to_string(m, number_format::vietnamese) == "717.221.971.000 VND");
  BOOST_TEST(to_string(money(d("-1234.5"), usd), number_format::vietnamese) == "-1.234,50 USD");
}

BOOST_AUTO_TEST_CASE(one_currency_adds_and_compares) {
  money total = money::dong(5) + money::dong(7) - money::dong(2);
  BOOST_TEST(total == money::dong(10));
  total += money::dong(1);
  total -= money::dong(20);
  BOOST_TEST(total == -money::dong(9));
  BOOST_TEST(money::dong(-9) < money::dong(0));
  BOOST_TEST(money(d("1.5"), usd) == money(d("1.50"), usd));
  BOOST_TEST(code_of([] {
               return money::dong(thads::decimal::max_coefficient) + money::dong(1);
             }) == errc::overflow);
}

BOOST_AUTO_TEST_CASE(two_currencies_do_not_mix) {
  const money dong = money::dong(1);
  const money dollar(1, usd);
  BOOST_TEST(code_of([&] { return dong + dollar; }) == errc::currency_mismatch);
  BOOST_TEST(code_of([&] { return dong - dollar; }) == errc::currency_mismatch);
  BOOST_TEST(code_of([&] { return dong == dollar; }) == errc::currency_mismatch);
  BOOST_TEST(code_of([&] { return dong < dollar; }) == errc::currency_mismatch);
}

BOOST_AUTO_TEST_CASE(products_round_once_to_the_minor_digits) {
  BOOST_TEST(multiply(money::dong(1'000'001), d("0.5"), rounding::half_even) ==
             money::dong(500'000));
  BOOST_TEST(multiply(money::dong(1'000'001), d("0.5"), rounding::half_up) == money::dong(500'001));
  BOOST_TEST(multiply(money::dong(-3), d("0.5"), rounding::half_up) == money::dong(-2));
  BOOST_TEST(to_string(multiply(money(d("9.99"), usd), d("1.0825"), rounding::half_up)) ==
             "10.81 USD");  // 10.814175
  BOOST_TEST(code_of([] {
               return multiply(money::dong(thads::decimal::max_coefficient), 10, rounding::down);
             }) == errc::overflow);
}

BOOST_AUTO_TEST_SUITE_END()
