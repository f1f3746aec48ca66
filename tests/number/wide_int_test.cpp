// SPDX-License-Identifier: Apache-2.0
// The wide integer: the way in and out of 128 bits, its powers of ten, and the bound it promises.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/number/wide_int.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(wide_int_test)

using thads::int128_t;
using thads::uint128_t;
using thads::detail::pow10;
using thads::detail::to_int128;
using thads::detail::to_wide;
using thads::detail::wide_int;
using thads::detail::wide_pow10;
using thads_test::i128;

BOOST_AUTO_TEST_CASE(integers_of_128_bits_go_in_and_out) {
  for (const std::string_view text :
       {"0", "1", "-1", "18446744073709551615", "18446744073709551616", "-18446744073709551617",
        "99999999999999999999999999999999999999", "170141183460469231731687303715884105727",
        "-170141183460469231731687303715884105728"}) {
    BOOST_TEST(to_wide(i128(text)).str() == text);
    BOOST_TEST(thads::to_string(to_int128(to_wide(i128(text)))) == text);
  }
}

BOOST_AUTO_TEST_CASE(powers_of_ten_are_one_and_zeros) {
  for (int k = 0; k <= thads::detail::max_wide_exponent; ++k) {
    BOOST_TEST(wide_pow10(k).str() == "1" + std::string(static_cast<std::size_t>(k), '0'));
  }
  for (int k = 0; k <= 38; ++k) {
    BOOST_TEST((to_wide(static_cast<int128_t>(pow10(k))) == wide_pow10(k)));
  }
}

BOOST_AUTO_TEST_CASE(digits_are_counted) {
  BOOST_TEST(thads::detail::wide_digits(0) == 0);
  BOOST_TEST(thads::detail::wide_digits(-9) == 1);
  for (int k = 1; k <= thads::detail::max_wide_exponent; ++k) {
    BOOST_TEST(thads::detail::wide_digits(wide_pow10(k)) == k + 1);
    BOOST_TEST(thads::detail::wide_digits(1 - wide_pow10(k)) == k);
  }
  const wide_int beyond = wide_pow10(116) * wide_pow10(80);
  BOOST_TEST(thads::detail::wide_digits(beyond) == 117);
}

BOOST_AUTO_TEST_CASE(the_largest_value_that_can_arise_fits) {
  const wide_int largest = wide_pow10(76) * wide_pow10(76) * 2 * wide_pow10(40);
  BOOST_TEST(largest.str() == "2" + std::string(192, '0'));
  BOOST_TEST((largest / wide_pow10(116) / wide_pow10(76) == 2));
}

BOOST_AUTO_TEST_CASE(a_value_beyond_the_bound_throws) {
  wide_int x = 1;
  BOOST_CHECK_THROW(for (int i = 0; i < 10; ++i) x *= wide_pow10(116), std::overflow_error);
}

BOOST_AUTO_TEST_CASE(magnitudes_and_signs_have_no_gap_at_the_smallest) {
  const int128_t smallest = i128("-170141183460469231731687303715884105728");
  const uint128_t size = thads::detail::magnitude(smallest);
  BOOST_TEST((size == uint128_t{1} << 127U));
  BOOST_TEST((thads::detail::with_sign(size, true) == smallest));
  BOOST_TEST((thads::detail::with_sign(5, false) == 5));
  BOOST_TEST((thads::detail::with_sign(5, true) == -5));
}

BOOST_AUTO_TEST_CASE(products_say_when_they_need_more_than_128_bits) {
  uint128_t product = 0;
  BOOST_TEST(thads::detail::multiply(UINT64_MAX, UINT64_MAX, product));
  BOOST_TEST((product == uint128_t{UINT64_MAX} * UINT64_MAX));
  BOOST_TEST(!thads::detail::multiply(uint128_t{1} << 64U, uint128_t{1} << 64U, product));
  BOOST_TEST(thads::detail::multiply(uint128_t{1} << 64U, uint128_t{1} << 63U, product));
}

BOOST_AUTO_TEST_SUITE_END()
