// SPDX-License-Identifier: Apache-2.0
// Ages and durations: a register worked out by hand, the merge laws, and hostile bytes.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/counters/ages_bytes.hpp>

#include "support/errors.hpp"
#include "support/registers.hpp"
#include "support/rounds.hpp"

BOOST_AUTO_TEST_SUITE(ages_test)

using namespace thads;
using thads_test::code_of;
using namespace std::string_literals;

namespace {

// Statistical year 2024: 2023-10-01 to 2024-09-30, of which the last day is "E" below.
//
// 1  unit A, accepted 2024-09-20, with conditions since 2024-09-25: 10 days old at E, and with
//    conditions since acceptance, as it was never without; assigned on day 1.
// 2  A, accepted 2023-09-21, 10 days before the year; without conditions 2023-09-25, with them
//    again from 2024-09-10 (20 days before E) and, said once more, 2024-09-20; 600 of 1000 left.
//    366 + 9 = 375 days from 2023-09-21 to 2024-09-30 (2024-02-29 lies between).
// 3  A, accepted 2023-10-01, without conditions: 365 days old at E.
// 4  B, carried over, accepted 2023-09-01, 30 days before the year; 500 collected and finished
//    2023-10-11, on day 40; notified 2023-09-03, before the year, and again in it.
// 5  B, new, 2024-01-01; entrusted out on day 31; verified on days 9 and 19, first one counts.
// 6  B, in the separate book: accepted 2024-09-30, day 0.
// 7  accepted in A, moved to B; postponed by agreement, never classified: 2024-09-01, 29 days.
// 8  suspended, with conditions: counts without, so only its age, 30 days, matters.
// 9  closed before the year, and 10 accepted after it: nothing.
const std::string cases_csv =
    "1,A,,ex_officio,civil,2024-09-20,100,,\n"
    "2,A,,ex_officio,civil,2023-09-21,1000,,\n"
    "3,A,,ex_officio,civil,2023-10-01,0,,\n"
    "4,B,,ex_officio,civil,2023-09-01,500,,\n"
    "5,B,,ex_officio,civil,2024-01-01,70,,\n"
    "6,B,,ex_officio,civil,2024-09-30,40,,\n"
    "7,A,,ex_officio,civil,2024-09-01,0,,\n"
    "8,B,,ex_officio,civil,2024-08-31,0,,\n"
    "9,B,,ex_officio,civil,2022-01-01,0,,\n"
    "10,B,,ex_officio,civil,2024-10-01,0,,\n";
const std::string events_csv =
    "1,2024-09-21,assigned,,,,\n"
    "1,2024-09-25,enforceable,,,,\n"
    "2,2023-09-25,unenforceable,,,,\n"
    "2,2024-09-10,enforceable,,,,\n"
    "2,2024-09-15,collected,400,,,\n"
    "2,2024-09-20,enforceable,,,,\n"
    "3,2023-10-05,unenforceable,,,,\n"
    "4,2023-09-03,notified,,,,\n"
    "4,2023-10-02,notified,,,,\n"
    "4,2023-10-11,collected,500,,,\n"
    "4,2023-10-11,completed,,,,\n"
    "5,2024-01-10,verified,,,,\n"
    "5,2024-01-20,verified,,,,\n"
    "5,2024-02-01,entrusted_out,,,,\n"
    "6,2024-09-30,unenforceable,,,,\n"
    "6,2024-09-30,separate_book,,,,\n"
    "7,2024-09-02,unit_changed,,,B,\n"
    "7,2024-09-03,postponed,,agreement,,\n"
    "8,2024-09-01,enforceable,,,,\n"
    "8,2024-09-02,suspended,,,,\n"
    "9,2022-02-01,completed,,,,\n";

case_ages expected() {
  case_ages ages(period(2024, 12));
  const auto add = [&ages](const char* unit, age_series series, measure bucket, std::int32_t days,
                           figure f) {
    ages.add({unit, series, bucket}, days, f);
  };
  add("A", age_series::open, measure::in_progress, 10, {1, 100});
  add("A", age_series::with_conditions, measure::in_progress, 10, {1, 100});
  add("A", age_series::to_assigned, measure::in_progress, 1, {1, 0});
  add("A", age_series::open, measure::in_progress, 375, {1, 600});
  add("A", age_series::with_conditions, measure::in_progress, 20, {1, 600});
  add("A", age_series::to_collected, measure::in_progress, 360, {1, 0});  // 375 − 15
  add("A", age_series::open, measure::unenforceable, 365, {1, 0});
  add("B", age_series::closed, measure::finished, 40, {1, 500});
  add("B", age_series::at_start, measure::finished, 30, {1, 0});
  add("B", age_series::to_collected, measure::finished, 40, {1, 0});
  add("B", age_series::closed, measure::entrusted_out, 31, {1, 70});
  add("B", age_series::to_verified, measure::entrusted_out, 9, {1, 0});
  add("B", age_series::open, measure::separate_book, 0, {1, 40});
  add("B", age_series::open, measure::postponed_agreed, 29, {1, 0});
  add("B", age_series::with_conditions, measure::postponed_agreed, 29, {1, 0});
  add("B", age_series::open, measure::suspended, 30, {1, 0});
  return ages;
}

// One cell, laid out by hand: unit "U", closed, finished; 2 cases of 300 days with −2 đồng, in 6
// months of 2024.
std::string known_body() {
  return "THADSAGE"s + "\x01\x00"s + "\x01\x00\x00\x00"s + "\xE8\x07"s + "\x06"s +
         "\x01\0\0\0\0\0\0\0"s + "\x01\0\0\0U"s + "\x02"s + "\x03"s + "\x01\0\0\0"s +
         "\x2C\x01\0\0"s + "\x02\0\0\0\0\0\0\0"s + "\xFE" + std::string(15, '\xFF');
}

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

case_ages known_ages() {
  case_ages ages(period(2024, 6));
  ages.add({"U", age_series::closed, measure::finished}, 300, {2, -2});
  return ages;
}

}  // namespace

BOOST_AUTO_TEST_CASE(ages_of_a_register_worked_out_by_hand) {
  const auto cases = thads_test::register_of(cases_csv, events_csv);
  const case_ages ages = ages_of(cases, period(2024, 12));
  BOOST_TEST((ages == expected()));
  const auto of_a = ages.histogram(
      [](const age_key& key) { return key.unit == "A" && key.series == age_series::open; });
  BOOST_REQUIRE_EQUAL(of_a.list().size(), 3U);  // 10, 365 and 375 days
  BOOST_TEST(of_a.list()[1].key == 365);
  BOOST_TEST((of_a.total() == figure{3, 700}));
}

BOOST_AUTO_TEST_CASE(only_events_of_the_period_count) {
  // The same case after one month and after twelve: finished on 2023-12-01, 61 days after
  // 2023-10-01; at the end of October 30 days old.
  const auto cases = thads_test::register_of("1,A,,ex_officio,civil,2023-10-01,0,,\n",
                                             "1,2023-11-05,assigned,,,,\n"
                                             "1,2023-12-01,completed,,,,\n");
  case_ages october(period(2024, 1));
  october.add({"A", age_series::open, measure::unclassified}, 30, {1, 0});
  october.add({"A", age_series::with_conditions, measure::unclassified}, 30, {1, 0});
  BOOST_TEST((ages_of(cases, period(2024, 1)) == october));
  case_ages year(period(2024, 12));
  year.add({"A", age_series::closed, measure::finished}, 61, {1, 0});
  year.add({"A", age_series::to_assigned, measure::finished}, 35, {1, 0});
  BOOST_TEST((ages_of(cases, period(2024, 12)) == year));
}

BOOST_AUTO_TEST_CASE(more_money_than_64_bits_hold) {
  // 2^63 − 1 collected twice, 1 + 1 days after acceptance, beside a case of 1 đồng as old.
  const auto cases = thads_test::register_of(
      "1,A,,ex_officio,civil,2024-01-01,9223372036854775807,,\n"
      "2,A,,ex_officio,civil,2024-01-01,1,,\n",
      "1,2024-01-02,collected,9223372036854775807,,,\n"
      "1,2024-01-02,adjusted,9223372036854775807,,,\n"
      "1,2024-01-03,collected,9223372036854775807,,,\n"
      "1,2024-01-03,completed,,,,\n"
      "2,2024-01-03,collected,1,,,\n"
      "2,2024-01-03,completed,,,,\n");
  const auto closed = ages_of(cases, period(2024, 12)).histogram([](const age_key& key) {
    return key.series == age_series::closed;
  });
  BOOST_REQUIRE_EQUAL(closed.list().size(), 1U);
  BOOST_TEST(closed.list()[0].key == 2);
  BOOST_TEST((closed.total() == figure{2, (int128_t{1} << 64U) - 1}));
}

// A word that is kept of a case holds 47 bits of đồng.
BOOST_AUTO_TEST_CASE(money_on_both_sides_of_what_a_word_holds) {
  const auto cases = thads_test::register_of(
      "1,A,,ex_officio,civil,2024-01-01,140737488355327,,\n"  // 2^47 − 1
      "2,A,,ex_officio,civil,2024-01-01,140737488355328,,\n"  // 2^47
      "3,A,,ex_officio,civil,2024-01-01,9223372036854775807,,\n"
      "4,A,,ex_officio,civil,2024-09-29,140737488355329,,\n",
      "");
  const auto open = ages_of(cases, period(2024, 12)).histogram([](const age_key& key) {
    return key.series == age_series::open;
  });
  BOOST_REQUIRE_EQUAL(open.list().size(), 2U);
  BOOST_TEST((open.list()[0] == aged_figure{1, {1, (int128_t{1} << 47U) + 1}}));
  const int128_t oldest = (int128_t{1} << 63U) + (int128_t{1} << 48U) - 2;
  BOOST_TEST((open.list()[1] == aged_figure{273, {3, oldest}}));  // 1 January to 30 September
}

// Postponed by agreement counts with conditions in every rate, but not since a day of this case.
BOOST_AUTO_TEST_CASE(postponed_while_without_conditions_has_no_day_since_when) {
  const auto cases = thads_test::register_of("1,A,,ex_officio,civil,2024-01-01,5,,\n",
                                             "1,2024-02-01,enforceable,,,,\n"
                                             "1,2024-03-01,unenforceable,,,,\n"
                                             "1,2024-04-01,postponed,,agreement,,\n");
  case_ages expected(period(2024, 12));
  expected.add({"A", age_series::open, measure::postponed_agreed}, 273, {1, 5});
  BOOST_TEST((ages_of(cases, period(2024, 12)) == expected));
}

BOOST_AUTO_TEST_CASE(any_split_in_any_order_on_any_threads_gives_the_same_bytes) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto stories = thads_test::random_stories(200, seed);
    const period in(2024, 1 + static_cast<int>(seed % 12));
    const auto whole = thads_test::register_of(stories);
    const std::string bytes = serialize(ages_of(whole, in));
    BOOST_TEST(bytes.size() > 1000U);
    for (const unsigned threads : {2U, 3U, 4U}) {
      BOOST_TEST((serialize(ages_of(whole, in, {.threads = threads})) == bytes));
    }
    std::mt19937_64 random(seed);
    std::vector<std::vector<thads_test::case_story>> parts(4);
    for (const auto& s : stories) parts[random() % parts.size()].push_back(s);
    std::shuffle(parts.begin(), parts.end(), random);
    case_ages sum(in);
    for (const auto& part : parts) {
      const std::string sent = serialize(ages_of(thads_test::register_of(part), in));
      sum.merge(deserialize_ages(sent));
    }
    BOOST_TEST((serialize(sum) == bytes));
  }
}

BOOST_AUTO_TEST_CASE(ages_agree_with_the_tally) {
  // Every open case has one age, every closed one a duration, with the đồng of the tally.
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto cases = thads_test::register_of(thads_test::random_stories(200, seed));
    const period in(2024, 12);
    const case_ages ages = ages_of(cases, in);
    measures total;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const case_outcome out = fold_case(cases, i, in);
      if (out.counted) total[out.bucket] += {1, out.balance};
    }
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      const auto bucket = static_cast<measure>(m);
      const auto sum = ages.histogram([&](const age_key& key) {
        return key.bucket == bucket &&
               (key.series == age_series::open || key.series == age_series::closed);
      });
      BOOST_TEST(sum.total().count == total[bucket].count);
      if (total[bucket].money != 0) BOOST_TEST((sum.total().money == total[bucket].money));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_does_not_belong_together_is_not_merged) {
  case_ages ages = known_ages();
  BOOST_TEST(code_of([&] {
               ages.merge(case_ages(period(2024, 7)));
               return 0;
             }) == errc::mismatch);
  BOOST_TEST(code_of([&] {
               ages.merge(case_ages(period(2024, 6), 99));
               return 0;
             }) == errc::mismatch);
  BOOST_TEST((ages == known_ages()));
  const age_key key{"U", age_series::open, measure::in_progress};
  for (const std::int32_t days : {-1, longest_age + 1}) {
    BOOST_TEST(code_of([&] {
                 ages.add(key, days, {1, 1});
                 return 0;
               }) == errc::range);
  }
}

BOOST_AUTO_TEST_CASE(layout_is_the_documented_one) {
  BOOST_TEST((serialize(known_ages()) == with_hash(known_body())));
  BOOST_TEST((deserialize_ages(with_hash(known_body())) == known_ages()));
}

BOOST_AUTO_TEST_CASE(every_cut_and_every_flipped_bit_is_an_error) {
  const std::string good = with_hash(known_body());
  for (std::size_t size = 0; size < good.size(); ++size) {
    BOOST_TEST(code_of([&] { return deserialize_ages(good.substr(0, size)); }) == errc::corrupt);
  }
  BOOST_TEST(code_of([&] { return deserialize_ages(good + "x"); }) == errc::corrupt);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    BOOST_TEST(code_of([&] { return deserialize_ages(bad); }) == errc::corrupt, "bit " << bit);
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_canonical_are_an_error_even_with_a_right_hash) {
  const std::string body = known_body();
  const auto code_with = [&](std::size_t at, const std::string& bytes) {
    std::string bad = body;
    bad.replace(at, bytes.size(), bytes);
    return code_of([&] { return deserialize_ages(with_hash(bad)); });
  };
  BOOST_TEST(code_with(0, "T") == errc::ok);                          // positive control
  BOOST_TEST(code_with(8, "\x02") == errc::corrupt);                  // format
  BOOST_TEST(code_with(16, "\x0D") == errc::corrupt);                 // months
  BOOST_TEST(code_with(17, "\x02") == errc::corrupt);                 // cells that are not there
  BOOST_TEST(code_with(28, "\x7F") == errc::corrupt);                 // text longer than memory
  BOOST_TEST(code_with(30, "\x09") == errc::corrupt);                 // an unknown series
  BOOST_TEST(code_with(31, "\x11") == errc::corrupt);                 // an unknown bucket
  BOOST_TEST(code_with(32, std::string(4, '\0')) == errc::corrupt);   // a key without ages
  BOOST_TEST(code_with(35, "\x7F") == errc::corrupt);                 // ages that are not there
  BOOST_TEST(code_with(36, "\x04\xAC\x01\0"s) == errc::ok);           // 109572 days
  BOOST_TEST(code_with(36, "\x05\xAC\x01\0"s) == errc::corrupt);      // and one more
  BOOST_TEST(code_with(36, "\xFF\xFF\xFF\xFF"s) == errc::corrupt);    // not −1 either
  BOOST_TEST(code_with(40, std::string(24, '\0')) == errc::corrupt);  // a figure that is zero
  // Two ages: in order, the same twice, out of order.
  const std::string head = body.substr(0, 32) + "\x02\0\0\0"s;
  const std::string older = body.substr(36);
  std::string younger = older;
  younger[0] = '\x2B';
  const auto code_of_two = [&](const std::string& ages) {
    return code_of([&] { return deserialize_ages(with_hash(head + ages)); });
  };
  BOOST_TEST(code_of_two(younger + older) == errc::ok);  // positive control
  BOOST_TEST(code_of_two(older + older) == errc::corrupt);
  BOOST_TEST(code_of_two(older + younger) == errc::corrupt);
  // The same cell twice.
  const std::string two = body.substr(0, 17) + "\x02\0\0\0\0\0\0\0"s;
  const std::string cell = body.substr(25);
  BOOST_TEST(code_of([&] { return deserialize_ages(with_hash(two + cell + cell)); }) ==
             errc::corrupt);
}

BOOST_AUTO_TEST_CASE(mutated_bytes_are_an_error_or_canonical) {
  const auto cases = thads_test::register_of(cases_csv, events_csv);
  std::string body = serialize(ages_of(cases, period(2024, 12)));
  body.resize(body.size() - 8);
  std::mt19937_64 random(7);
  int read = 0;
  for (int i = 0; i < thads_test::rounds(20'000); ++i) {
    std::string bytes = body;
    for (std::uint64_t n = 1 + random() % 3; n-- > 0;) {
      bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
    }
    bytes = with_hash(bytes);
    try {
      BOOST_REQUIRE((serialize(deserialize_ages(bytes)) == bytes));
      ++read;
    } catch (const error& e) {
      BOOST_REQUIRE(e.code() == errc::corrupt);
    }
  }
  BOOST_TEST(read > 0);  // figures may be anything
}

BOOST_AUTO_TEST_SUITE_END()
