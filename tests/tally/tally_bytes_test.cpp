// SPDX-License-Identifier: Apache-2.0
// Canonical bytes: a known layout, a round trip, and an error for every other string of bytes.
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(tally_bytes_test)

using namespace thads;
using thads_test::code_of;
using namespace std::string_literals;

namespace {

// FNV-1a over 64 bits, written out again from its definition.
std::string with_hash(std::string bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(hash >> (8 * i) & 0xFF);
  return bytes;
}

// One cell: unit "U", 3 cases and −2 đồng in `finished`, 6 months of 2024, 5 cases and 1 record set
// aside; laid out by hand.
std::string known_bytes() {
  return with_hash("THADSTLY"s + "\x01\x00"s + "\x01\x00\x00\x00"s + "\xE8\x07"s + "\x06"s +
                   "\x01"s + "\x05\0\0\0\0\0\0\0"s + "\x01\0\0\0\0\0\0\0"s + "\x01\0\0\0\0\0\0\0"s +
                   "\x01\0\0\0U"s + "\x08\0\0\0"s + "\x03\0\0\0\0\0\0\0"s + "\xFE" +
                   std::string(15, '\xFF'));
}

tally known_tally() {
  tally t(period(2024, 6), {dimension::unit});
  measures m;
  m[measure::finished] = {3, -2};
  t.add({.unit = "U"}, m);
  t.add_set_aside({5, 1});
  return t;
}

}  // namespace

BOOST_AUTO_TEST_CASE(layout_is_the_documented_one) {
  BOOST_TEST((serialize(known_tally()) == known_bytes()));
  BOOST_TEST((deserialize(known_bytes()) == known_tally()));
}

BOOST_AUTO_TEST_CASE(bytes_give_back_the_tally) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const auto cases = thads_test::register_of(thads_test::random_stories(100, seed));
    for (const dimension_set by :
         {dimension_set::all(), dimension_set{}, dimension_set{dimension::officer}}) {
      const tally t = tally_cases(cases, period(2024, 1 + static_cast<int>(seed % 12)), {.by = by});
      const std::string bytes = serialize(t);
      BOOST_TEST((deserialize(bytes) == t));
      BOOST_TEST((serialize(deserialize(bytes)) == bytes));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_cut_and_every_flipped_bit_is_an_error) {
  const std::string good = known_bytes();
  for (std::size_t size = 0; size < good.size(); ++size) {
    BOOST_TEST(code_of([&] { return deserialize(good.substr(0, size)); }) == errc::corrupt);
  }
  BOOST_TEST(code_of([&] { return deserialize(good + "x"); }) == errc::corrupt);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    BOOST_TEST(code_of([&] { return deserialize(bad); }) == errc::corrupt, "bit " << bit);
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_canonical_are_an_error_even_with_a_right_hash) {
  const std::string body = known_bytes().substr(0, known_bytes().size() - 8);
  const auto changed = [&](std::size_t at, char value) {
    std::string bad = body;
    bad[at] = value;
    return code_of([&] { return deserialize(with_hash(bad)); });
  };
  BOOST_TEST(changed(0, 'T') == errc::ok);           // positive control
  BOOST_TEST(changed(8, 2) == errc::corrupt);        // format
  BOOST_TEST(changed(16, 0) == errc::corrupt);       // months
  BOOST_TEST(changed(16, 13) == errc::corrupt);      // months
  BOOST_TEST(changed(17, 0x21) == errc::corrupt);    // an unknown key
  BOOST_TEST(changed(34, 2) == errc::corrupt);       // two cells, but only one there
  BOOST_TEST(changed(42, '\xFF') == errc::corrupt);  // text longer than the bytes
  BOOST_TEST(changed(45, '\x7F') == errc::corrupt);  // text longer than memory
  BOOST_TEST(changed(49, 2) == errc::corrupt);       // an unknown measure
  // The same cell twice, and cells out of order.
  const std::string header = body.substr(0, 34);
  const std::string cell = body.substr(42);
  std::string lower = cell;
  lower[4] = 'A';
  const std::string two = "\x02\0\0\0\0\0\0\0"s;
  BOOST_TEST(code_of([&] { return deserialize(with_hash(header + two + lower + cell)); }) ==
             errc::ok);  // positive control
  BOOST_TEST(code_of([&] { return deserialize(with_hash(header + two + cell + cell)); }) ==
             errc::corrupt);
  BOOST_TEST(code_of([&] { return deserialize(with_hash(header + two + cell + lower)); }) ==
             errc::corrupt);
  // A measure that is said to be there and is zero.
  std::string zero = cell;
  std::fill(zero.begin() + 9, zero.end(), '\0');
  BOOST_TEST(code_of([&] {
               return deserialize(with_hash(header + "\x01\0\0\0\0\0\0\0"s + zero));
             }) == errc::corrupt);
}

BOOST_AUTO_TEST_CASE(random_bytes_are_an_error) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = known_bytes().substr(0, 8 + random() % 40);
    while (random() % 30 != 0) bytes += static_cast<char>(random() & 0xFF);
    BOOST_REQUIRE(code_of([&] { return deserialize(bytes); }) == errc::corrupt);
  }
}

BOOST_AUTO_TEST_SUITE_END()
