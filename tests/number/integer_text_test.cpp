// SPDX-License-Identifier: Apache-2.0
// Integers as text: the limits of both widths, grouping, and the way back.
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/integer_text.hpp>

#include "helpers.hpp"

BOOST_AUTO_TEST_SUITE(integer_text_test)

using thads::errc;
using thads::format_integer;
using thads::int128_t;
using thads::integer_text;
using thads::number_format;
using thads_test::i128;

namespace {

static_assert(noexcept(integer_text(0)));
static_assert(noexcept(thads::from_chars(nullptr, nullptr, std::declval<std::int64_t&>())));
static_assert(noexcept(thads::from_chars(nullptr, nullptr, std::declval<int128_t&>())));
static_assert(integer_text(-1234567, number_format::vietnamese).view() == "-1.234.567");

constexpr auto smallest = static_cast<int128_t>(thads::uint128_t{1} << 127U);

/// What reading `text` gives: the number, or the error and its position, counted from 1.
template <class Integer>
std::string read(std::string_view text, number_format format = number_format::plain) {
  const std::vector<char> copy(text.begin(), text.end());
  Integer value = -77;
  const auto result = thads::from_chars(copy.data(), copy.data() + copy.size(), value, format);
  if (result) return thads::to_string(int128_t{value});
  BOOST_TEST((value == -77));
  return std::string(thads::describe(result.ec).name) + " at " +
         std::to_string(result.ptr - copy.data() + 1);
}

}  // namespace

BOOST_AUTO_TEST_CASE(integers_are_written_in_digits) {
  BOOST_TEST(thads::to_string(int128_t{0}) == "0");
  BOOST_TEST(thads::to_string(int128_t{-7}) == "-7");
  BOOST_TEST(thads::to_string(int128_t{1'000'000}) == "1000000");
  BOOST_TEST(format_integer(1'000'000, number_format::plain) == "1000000");
  BOOST_TEST(format_integer(1'000'000, number_format::scientific) == "1000000");
}

BOOST_AUTO_TEST_CASE(chunks_of_nineteen_digits_keep_their_zeros) {
  BOOST_TEST(thads::to_string(int128_t{std::numeric_limits<std::int64_t>::max()} * 2 + 1) ==
             "18446744073709551615");
  BOOST_TEST(thads::to_string(int128_t{std::numeric_limits<std::int64_t>::max()} * 2 + 2) ==
             "18446744073709551616");
  const int128_t ten_to_19 = int128_t{10'000'000'000} * 1'000'000'000;
  BOOST_TEST(thads::to_string(ten_to_19 * 2) == "20000000000000000000");
  BOOST_TEST(thads::to_string(ten_to_19 * ten_to_19) == "100000000000000000000000000000000000000");
}

BOOST_AUTO_TEST_CASE(vietnamese_groups_are_of_three) {
  const auto vietnamese = [](int128_t x) { return format_integer(x, number_format::vietnamese); };
  BOOST_TEST(vietnamese(0) == "0");
  BOOST_TEST(vietnamese(999) == "999");
  BOOST_TEST(vietnamese(1000) == "1.000");
  BOOST_TEST(vietnamese(-999) == "-999");
  BOOST_TEST(vietnamese(-1000) == "-1.000");
  BOOST_TEST(vietnamese(12345) == "12.345");
  BOOST_TEST(vietnamese(123456) == "123.456");
  BOOST_TEST(vietnamese(717'221'971'000) == "717.221.971.000");
}

BOOST_AUTO_TEST_CASE(limits_of_128_bits_are_written) {
  // Python: -2**127, 2**127 - 1
  BOOST_TEST(thads::to_string(smallest) == "-170141183460469231731687303715884105728");
  BOOST_TEST(thads::to_string(-(smallest + 1)) == "170141183460469231731687303715884105727");
  BOOST_TEST(format_integer(smallest, number_format::vietnamese) ==
             "-170.141.183.460.469.231.731.687.303.715.884.105.728");
}

BOOST_AUTO_TEST_CASE(limits_of_64_bits_are_read) {
  BOOST_TEST(read<std::int64_t>("9223372036854775807") == "9223372036854775807");
  BOOST_TEST(read<std::int64_t>("-9223372036854775808") == "-9223372036854775808");
  BOOST_TEST(read<std::int64_t>("9223372036854775808") == "overflow at 19");
  BOOST_TEST(read<std::int64_t>("-9223372036854775809") == "overflow at 20");
  BOOST_TEST(read<std::int64_t>("92233720368547758070") == "overflow at 20");
  BOOST_TEST(read<std::int64_t>("00009223372036854775807") == "9223372036854775807");
}

BOOST_AUTO_TEST_CASE(limits_of_128_bits_are_read) {
  const std::string largest = "170141183460469231731687303715884105727";
  BOOST_TEST(read<int128_t>(largest) == largest);
  BOOST_TEST(read<int128_t>("-170141183460469231731687303715884105728") ==
             "-170141183460469231731687303715884105728");
  BOOST_TEST(read<int128_t>("170141183460469231731687303715884105728") == "overflow at 39");
  BOOST_TEST(read<int128_t>("-170141183460469231731687303715884105729") == "overflow at 40");
  BOOST_TEST(read<int128_t>(largest + "0") == "overflow at 40");
  BOOST_TEST(read<int128_t>("170.141.183.460.469.231.731.687.303.715.884.105.727",
                            number_format::vietnamese) == largest);
}

BOOST_AUTO_TEST_CASE(integers_have_neither_decimals_nor_exponent) {
  BOOST_TEST(read<std::int64_t>("1.0") == "syntax at 2");
  BOOST_TEST(read<std::int64_t>("1e3", number_format::scientific) == "syntax at 2");
  BOOST_TEST(read<std::int64_t>("1,0", number_format::vietnamese) == "syntax at 2");
  BOOST_TEST(read<std::int64_t>("1.000") == "syntax at 2");
  BOOST_TEST(read<std::int64_t>("1.000", number_format::vietnamese) == "1000");
  BOOST_TEST(read<std::int64_t>("") == "syntax at 1");
  BOOST_TEST(read<std::int64_t>("-") == "syntax at 2");
  BOOST_TEST(read<std::int64_t>("12 ") == "syntax at 3");
  BOOST_TEST(read<std::int64_t>("99999999999999999999x") == "syntax at 21");
}

BOOST_AUTO_TEST_CASE(reading_gives_back_what_was_written) {
  thads_test::chance random(1);
  for (int i = 0; i < 10'000; ++i) {
    const std::string plain = thads::to_string(random.integer(38));
    const std::string grouped = format_integer(i128(plain), number_format::vietnamese);
    BOOST_TEST(read<int128_t>(plain) == plain);
    BOOST_TEST(read<int128_t>(grouped, number_format::vietnamese) == plain);
    if (plain.size() <= 18) BOOST_TEST(read<std::int64_t>(plain) == plain);
  }
}

BOOST_AUTO_TEST_SUITE_END()
