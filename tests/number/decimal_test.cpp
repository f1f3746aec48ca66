// SPDX-License-Identifier: Apache-2.0
// The decimal type: its limits, its conversions, and the laws of its arithmetic. Single operations
// are in tests/corpus/decimal.tsv and in decimal_oracle_test.
#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/decimal.hpp>
#include <thads/number/wide_decimal.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(decimal_test)

using thads::decimal;
using thads::decimal_sum;
using thads::errc;
using thads::int128_t;
using thads::number_format;
using thads::rounding;
using thads_test::chance;
using thads_test::code_of;
using thads_test::d;
using thads_test::i128;

namespace {

template <class Left, class Right>
concept has_arithmetic = requires(Left a, Right b) {
  a + b;
  a* b;
  a < b;
  a == b;
};
template <class Left, class Right>
concept has_division = requires(Left a, Right b) {
  a / b;
};

static_assert(has_arithmetic<decimal, decimal> && has_arithmetic<int, decimal>);
static_assert(!has_arithmetic<decimal, double> && !has_arithmetic<double, decimal>);
static_assert(!has_arithmetic<decimal, bool> && !has_arithmetic<decimal, char>);
static_assert(!has_division<decimal, decimal>);  // a quotient needs a scale and a rounding
static_assert(std::is_trivially_copyable_v<decimal>);
static_assert(sizeof(decimal) <= 32);
static_assert(std::is_convertible_v<std::int64_t, decimal>);
static_assert(std::is_convertible_v<std::uint64_t, decimal>);
static_assert(std::is_convertible_v<int128_t, decimal>);
static_assert(std::is_nothrow_constructible_v<decimal, std::uint64_t>);
static_assert(!std::is_constructible_v<decimal, bool>);
static_assert(!std::is_constructible_v<decimal, char>);
static_assert(!std::is_constructible_v<decimal, char32_t>);
static_assert(!std::is_constructible_v<decimal, float>);
static_assert(!std::is_constructible_v<decimal, double>);
static_assert(!std::is_constructible_v<decimal, long double>);
static_assert(!std::is_constructible_v<double, decimal>);
static_assert(!std::is_constructible_v<decimal, std::string_view>);
static_assert(noexcept(decimal() == decimal()));
static_assert(noexcept(from_chars(nullptr, nullptr, std::declval<decimal&>(),
                                  number_format::plain)));
static_assert(decimal(2) + 3 * decimal::from_parts(25, 1) == decimal::from_parts(950, 2));

const decimal largest = decimal::max_coefficient;

/// Value and scale alike.
bool identical(const decimal& a, const decimal& b) {
  return a.coefficient() == b.coefficient() && a.scale() == b.scale();
}

template <class Call>
std::string outcome(Call call) {
  try {
    return to_string(call());
  } catch (const thads::error& e) {
    return std::string(describe(e.code()).name);
  }
}

std::string message_of(std::string_view text) {
  try {
    return to_string(parse_decimal(text, number_format::plain));
  } catch (const thads::error& e) {
    return e.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(integers_of_every_width_convert) {
  BOOST_TEST(to_string(decimal(std::int8_t{-128})) == "-128");
  BOOST_TEST(to_string(decimal(std::uint8_t{255})) == "255");
  BOOST_TEST(to_string(decimal(INT64_MIN)) == "-9223372036854775808");
  BOOST_TEST(to_string(decimal(UINT64_MAX)) == "18446744073709551615");
  BOOST_TEST(to_string(decimal(i128("99999999999999999999999999999999999999"))) ==
             "99999999999999999999999999999999999999");
  BOOST_TEST(to_string(decimal(thads::detail::pow10(37))) == "1" + std::string(37, '0'));
}

BOOST_AUTO_TEST_CASE(integers_beyond_38_digits_are_refused) {
  const int128_t first_too_large = i128("100000000000000000000000000000000000000");
  BOOST_TEST(code_of([&] { return decimal(first_too_large); }) == errc::range);
  BOOST_TEST(code_of([&] { return decimal(-first_too_large); }) == errc::range);
  BOOST_TEST(code_of([] { return decimal(~thads::uint128_t{0}); }) == errc::range);
  BOOST_TEST(code_of([] { return decimal(thads::uint128_t{1} << 127U); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(parts_come_back) {
  const decimal x = decimal::from_parts(-12345, 2);
  BOOST_TEST((x.coefficient() == -12345));
  BOOST_TEST(x.scale() == 2);
  BOOST_TEST(to_string(x) == "-123.45");
  BOOST_TEST(to_string(decimal()) == "0");
}

BOOST_AUTO_TEST_CASE(parts_out_of_range_are_refused) {
  const int128_t most = decimal::max_coefficient;
  BOOST_TEST(code_of([&] { return decimal::from_parts(most, 38); }) == errc::ok);
  BOOST_TEST(code_of([&] { return decimal::from_parts(-most, 0); }) == errc::ok);
  BOOST_TEST(code_of([&] { return decimal::from_parts(most + 1, 0); }) == errc::range);
  BOOST_TEST(code_of([&] { return decimal::from_parts(-most - 1, 0); }) == errc::range);
  BOOST_TEST(code_of([] { return decimal::from_parts(1, 39); }) == errc::range);
  BOOST_TEST(code_of([] { return decimal::from_parts(1, -1); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(sign_zero_minus_and_size) {
  BOOST_TEST(d("-0.01").sign() == -1);
  BOOST_TEST(d("0.00").sign() == 0);
  BOOST_TEST(d("0.01").sign() == 1);
  BOOST_TEST(d("0.00").is_zero());
  BOOST_TEST(!d("-0.01").is_zero());
  BOOST_TEST(to_string(-d("1.50")) == "-1.50");
  BOOST_TEST(to_string(-d("0.0")) == "0.0");
  BOOST_TEST(to_string(abs(d("-1.50"))) == "1.50");
  BOOST_TEST(to_string(abs(d("1.50"))) == "1.50");
}

BOOST_AUTO_TEST_CASE(assignment_operators_are_the_operators) {
  decimal x = d("1.5");
  x += 2;
  BOOST_TEST(to_string(x) == "3.5");
  x -= d("0.25");
  BOOST_TEST(to_string(x) == "3.25");
  x *= -4;
  BOOST_TEST(to_string(x) == "-13.00");
}

BOOST_AUTO_TEST_CASE(an_overflow_leaves_the_operand_as_it_was) {
  decimal x = largest;
  BOOST_TEST(code_of([&] { return x += largest; }) == errc::overflow);
  BOOST_TEST(x == largest);
}

BOOST_AUTO_TEST_CASE(order_works_with_integers_on_either_side) {
  BOOST_TEST(d("1.00") == 1);
  BOOST_TEST(1 == d("1.00"));
  BOOST_TEST(d("0.99") < 1);
  BOOST_TEST(2 > d("1.99"));
  BOOST_TEST((std::is_same_v<decltype(d("1") <=> d("2")), std::weak_ordering>));
}

BOOST_AUTO_TEST_CASE(integers_come_out_exactly_or_not_at_all) {
  BOOST_TEST((to_integer(d("-12.00")) == -12));
  BOOST_TEST(code_of([] { return to_integer(d("12.50")); }) == errc::inexact);
}

BOOST_AUTO_TEST_CASE(messages_quote_the_text_and_name_the_place) {
  BOOST_TEST(message_of("12,5") ==
             "number \"12,5\": the text does not follow the grammar that the caller named "
             "(at character 3)");
  BOOST_TEST(message_of("") ==
             "number \"\": the text does not follow the grammar that the caller named "
             "(at character 1)");
}

BOOST_AUTO_TEST_CASE(endless_texts_are_read_in_a_moment) {
  const std::string zeros(1'000'000, '0');
  BOOST_TEST(to_string(d(zeros + "5")) == "5");
  BOOST_TEST(code_of([&] { return d("1" + zeros); }) == errc::overflow);
  const std::string shrunk = "1" + zeros + "e-1000000";
  BOOST_TEST(parse_decimal(shrunk, number_format::scientific) == 1);
  const std::string raised = "0." + zeros + "1e1000001";
  BOOST_TEST(parse_decimal(raised, number_format::scientific) == 1);
}

BOOST_AUTO_TEST_CASE(equal_values_have_equal_hashes) {
  const std::hash<decimal> hash;
  BOOST_TEST(hash(d("1.0")) == hash(d("1.00")));
  BOOST_TEST(hash(d("0")) == hash(d("0.000")));
  BOOST_TEST(hash(d("-1500")) == hash(d("-1500.00000")));
  std::unordered_set<std::size_t> seen;
  for (int i = -5000; i < 5000; ++i) seen.insert(hash(decimal::from_parts(i, 2)));
  BOOST_TEST(seen.size() == 10'000U);
}

BOOST_AUTO_TEST_CASE(sums_of_nothing_and_of_integers) {
  BOOST_TEST(to_string(thads::sum(std::vector<decimal>{})) == "0");
  BOOST_TEST(to_string(thads::sum(std::array{1, 2, 3})) == "6");
  const std::vector<std::int64_t> amounts(3, INT64_MAX);
  BOOST_TEST(to_string(thads::sum(amounts)) == "27670116110564327421");
}

BOOST_AUTO_TEST_CASE(a_sum_beyond_128_bits_comes_back) {
  decimal_sum total;
  for (int i = 0; i < 1000; ++i) total.add(largest);
  total.add(d("0.00000000000000000000000000000000000001"));
  BOOST_TEST(code_of([&] { return total.value(); }) == errc::overflow);
  for (int i = 0; i < 1000; ++i) total.add(-largest);
  BOOST_TEST(to_string(total.value()) == "0.00000000000000000000000000000000000001");
}

BOOST_AUTO_TEST_CASE(text_gives_back_value_and_scale) {
  chance random(4);
  for (int i = 0; i < 20'000; ++i) {
    const decimal x = random.number();
    for (const auto format :
         {number_format::plain, number_format::vietnamese, number_format::scientific}) {
      const decimal back = parse_decimal(to_string(x, format), format);
      BOOST_TEST_REQUIRE(identical(back, x), to_string(x, format));
    }
  }
}

BOOST_AUTO_TEST_CASE(addition_keeps_its_laws) {
  chance random(5);
  for (int i = 0; i < 20'000; ++i) {
    const decimal a = random.number(30, 6);
    const decimal b = random.number(30, 6);
    const decimal c = random.number(30, 6);
    BOOST_TEST_REQUIRE(identical(a + b, b + a));
    BOOST_TEST_REQUIRE(identical((a + b) + c, a + (b + c)));
    BOOST_TEST_REQUIRE((a + b) - b == a);
    BOOST_TEST_REQUIRE(identical(a - b, -(b - a)));
    BOOST_TEST_REQUIRE(((a < b) == (a - b < 0)));
  }
}

BOOST_AUTO_TEST_CASE(multiplication_keeps_its_laws) {
  chance random(6);
  for (int i = 0; i < 20'000; ++i) {
    const decimal a = random.number(12, 12);
    const decimal b = random.number(12, 12);
    const decimal c = random.number(12, 12);
    BOOST_TEST_REQUIRE(identical(a * b, b * a));
    BOOST_TEST_REQUIRE(identical((a * b) * c, a * (b * c)));
    BOOST_TEST_REQUIRE(a * (b + c) == a * b + a * c);
    BOOST_TEST_REQUIRE(identical(a * 1, a));
  }
}

BOOST_AUTO_TEST_CASE(fast_paths_give_what_the_wide_path_gives) {
  chance random(7);
  for (int i = 0; i < 50'000; ++i) {
    const int digits = i % 2 == 0 ? 38 : 20;
    const decimal a = random.number(digits);
    const decimal b = random.number(digits);
    BOOST_TEST_REQUIRE(outcome([&] { return a + b; }) ==
                       outcome([&] { return thads::detail::add_wide(a, b); }));
    BOOST_TEST_REQUIRE(outcome([&] { return a * b; }) ==
                       outcome([&] { return thads::detail::multiply_wide(a, b); }));
    const int scale = std::max(a.scale(), b.scale());
    const int order = thads::detail::aligned(a, scale).compare(thads::detail::aligned(b, scale));
    BOOST_TEST_REQUIRE(((a <=> b) == (order <=> 0)));
  }
}

BOOST_AUTO_TEST_CASE(quotients_are_the_nearest_of_their_scale) {
  chance random(8);
  for (int i = 0; i < 20'000; ++i) {
    const decimal a = random.number(14, 5);
    const decimal b = random.number(14, 5);
    if (b.is_zero()) continue;
    const auto scale = static_cast<int>(random.below(9));
    const decimal q = divide(a, b, scale, rounding::half_even);
    // |a − q·b| ≤ |b| / 2 units of the last place
    const decimal units = thads::detail::pow10(scale);
    BOOST_TEST_REQUIRE(abs(a - q * b) * 2 * units <= abs(b));
  }
}

BOOST_AUTO_TEST_CASE(rescaling_keeps_its_laws) {
  chance random(9);
  for (int i = 0; i < 20'000; ++i) {
    const decimal a = random.number(20, 12);
    const decimal b = random.number(20, 12);
    const rounding mode = random.mode();
    const auto scale = static_cast<int>(random.below(13));
    const decimal short_a = rescale(a, scale, mode);
    BOOST_TEST_REQUIRE(identical(rescale(short_a, scale, mode), short_a), "idempotent");
    BOOST_TEST_REQUIRE(identical(rescale(-a, scale, thads_test::mirrored(mode)), -short_a),
                       "symmetric");
    BOOST_TEST_REQUIRE(((a <= b) <= (short_a <= rescale(b, scale, mode))), "monotone");
    BOOST_TEST_REQUIRE(rescale(a, 12, mode) == a, "nothing is lost upwards");
  }
}

BOOST_AUTO_TEST_CASE(normal_form_is_unique) {
  chance random(10);
  for (int i = 0; i < 20'000; ++i) {
    const decimal x = random.number();
    const decimal shortest = x.normalized();
    BOOST_TEST_REQUIRE(shortest == x);
    BOOST_TEST_REQUIRE((shortest.scale() == 0 || shortest.coefficient() % 10 != 0));
    BOOST_TEST_REQUIRE(std::hash<decimal>()(shortest) == std::hash<decimal>()(x));
  }
}

BOOST_AUTO_TEST_CASE(sums_do_not_depend_on_order_or_grouping) {
  chance random(11);
  for (int i = 0; i < 2'000; ++i) {
    std::vector<decimal> terms{largest, largest, -largest, d("0.5"), d("-0.5")};
    for (int k = 0; k < 5; ++k) terms.push_back(random.number(20, 3));
    const std::string expected = outcome([&] { return thads::sum(terms); });
    for (std::size_t k = terms.size() - 1; k > 0; --k) {
      std::swap(terms[k], terms[random.below(k + 1)]);
    }
    decimal_sum left;
    decimal_sum right;
    for (const decimal& term : terms) (random.coin() ? left : right).add(term);
    right.merge(left);
    BOOST_TEST_REQUIRE(outcome([&] { return thads::sum(terms); }) == expected);
    BOOST_TEST_REQUIRE(outcome([&] { return right.value(); }) == expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()
