// SPDX-License-Identifier: Apache-2.0
// How numbers are said: known answers, most of them from published texts, and that no phrase says
// anything false about the exact number.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/interval.hpp>
#include <thads/report/narrative/phrases.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(phrases_test)

using namespace thads;

namespace {

constexpr language vi = language::vi;
constexpr language en = language::en;

decimal d(std::string_view text) { return parse_decimal(text, number_format::plain); }
points in_points(std::string_view text) { return points(d(text)); }

/// What a phrase about money claims, read back from its words.
struct claim {
  std::string hedge;
  decimal number;
  std::string unit;
};

claim read(std::string_view phrase) {
  claim c;
  for (const std::string_view hedge : {"gần ", "trên "}) {
    if (phrase.starts_with(hedge)) c.hedge = hedge.substr(0, hedge.size() - 1);
  }
  if (!c.hedge.empty()) phrase.remove_prefix(c.hedge.size() + 1);
  const std::size_t blank = phrase.find(' ');
  c.number = parse_decimal(phrase.substr(0, blank), number_format::vietnamese);
  c.unit = phrase.substr(blank + 1);
  return c;
}

decimal dong_in(const std::string& unit) {
  if (unit == "tỷ đồng") return 1'000'000'000;
  if (unit == "triệu đồng") return 1'000'000;
  if (unit == "nghìn đồng") return 1'000;
  BOOST_TEST_REQUIRE(unit == "đồng");
  return 1;
}

interval meaning(const claim& c, const decimal& step) {
  if (c.hedge == "gần") return interval::nearly(c.number, step);
  if (c.hedge == "trên") return interval::over(c.number, step);
  return interval::exactly(c.number);
}

void check_money(int128_t dong) {
  const std::string phrase = money_phrase(dong, vi);
  BOOST_TEST_CONTEXT(to_string(dong) << " đồng is " << phrase) {
    const claim c = read(phrase);
    const decimal unit = dong_in(c.unit);
    const decimal last_digit = decimal::from_parts(1, c.number.scale());
    BOOST_TEST((meaning(c, last_digit) * unit).contains(decimal(dong)));
    BOOST_TEST((meaning(c, 1) * unit).contains(decimal(dong)));
    // The number said is the nearer one, and has three digits or is exact.
    const decimal miss = abs(c.number * unit - decimal(dong));
    BOOST_TEST((miss + miss <= unit));
    BOOST_TEST((miss * 200 <= abs(decimal(dong))));
    BOOST_TEST(c.hedge.empty() == miss.is_zero());
  }
}

std::vector<int128_t> amounts() {
  std::vector<int128_t> all{0};
  for (int128_t size = 1; size < static_cast<int128_t>(1'000'000'000'000'000'000) * 100;
       size *= 10) {
    for (const int factor : {1, 2, 5, 9}) {
      for (int shift = -3; shift <= 3; ++shift) all.push_back(size * factor + shift);
      all.push_back(size * factor + size / 2);
      all.push_back(size * factor + size / 200);
      all.push_back(size * factor - size / 2000);
    }
  }
  std::mt19937_64 random(20240930);
  for (unsigned bits = 1; bits < 64; ++bits) {
    for (int i = 0; i < 100; ++i) {
      all.push_back(static_cast<int128_t>(random() >> (64U - bits)));
      all.push_back(-all.back());
    }
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(counts) {
  BOOST_TEST(count_phrase(19241, vi) == "19.241 việc");
  BOOST_TEST(count_phrase(19241, en) == "19 241 cases");
  BOOST_TEST(count_phrase(1, vi) == "1 việc");
  BOOST_TEST(count_phrase(1, en) == "1 case");
  BOOST_TEST(count_phrase(0, en) == "0 cases");
  BOOST_TEST(count_in_words(11714, vi) == "mười một nghìn bảy trăm mười bốn việc");
  BOOST_TEST(count_in_words(1, en) == "one case");
}

BOOST_AUTO_TEST_CASE(money_to_the_nearer_number) {
  // Sóc Trăng 2024, and the nation's 36.904 tỷ of 2025.
  BOOST_TEST(money_phrase(3'908'640'000'000, vi) == "gần 3.909 tỷ đồng");
  BOOST_TEST(money_phrase(917'412'000'000, vi) == "trên 917 tỷ đồng");
  BOOST_TEST(money_phrase(36'904'000'000'000, vi) == "36.904 tỷ đồng");
  BOOST_TEST(money_phrase(3'908'640'000'000, en) == "nearly 3 909 billion đồng");
  BOOST_TEST(money_phrase(917'412'000'000, en) == "over 917 billion đồng");

  BOOST_TEST(money_phrase(917'500'000'000, vi) == "trên 917 tỷ đồng");  // the middle
  BOOST_TEST(money_phrase(917'500'000'001, vi) == "gần 918 tỷ đồng");
  BOOST_TEST(money_phrase(917'000'000'001, vi) == "trên 917 tỷ đồng");
  BOOST_TEST(money_phrase(916'999'999'999, vi) == "gần 917 tỷ đồng");
}

BOOST_AUTO_TEST_CASE(money_has_three_digits_or_is_exact) {
  BOOST_TEST(money_phrase(41'412'000'000, vi) == "trên 41,4 tỷ đồng");
  BOOST_TEST(money_phrase(1'478'000'000, vi) == "gần 1,48 tỷ đồng");
  BOOST_TEST(money_phrase(1'475'000'000, vi) == "trên 1,47 tỷ đồng");
  BOOST_TEST(money_phrase(1'478'000'000, en) == "nearly 1.48 billion đồng");
  BOOST_TEST(money_phrase(1'500'000'000, vi) == "1,5 tỷ đồng");
  BOOST_TEST(money_phrase(1'503'000'000, vi) == "trên 1,5 tỷ đồng");
  BOOST_TEST(money_phrase(250'000'000, vi) == "250 triệu đồng");
  BOOST_TEST(money_phrase(250'400'000, vi) == "trên 250 triệu đồng");
  BOOST_TEST(money_phrase(12'345, vi) == "trên 12,3 nghìn đồng");
  BOOST_TEST(money_phrase(999, vi) == "999 đồng");
  BOOST_TEST(money_phrase(7, en) == "7 đồng");
  BOOST_TEST(money_phrase(0, vi) == "0 đồng");
}

BOOST_AUTO_TEST_CASE(money_rounded_up_may_reach_the_next_unit) {
  BOOST_TEST(money_phrase(999'600'000, vi) == "gần 1 tỷ đồng");
  BOOST_TEST(money_phrase(999'600, vi) == "gần 1 triệu đồng");
  BOOST_TEST(money_phrase(99'960'000'000, vi) == "gần 100 tỷ đồng");
  BOOST_TEST(money_phrase(999'999'600'000'000, vi) == "gần 1.000.000 tỷ đồng");
}

BOOST_AUTO_TEST_CASE(money_below_zero_is_mirrored) {
  BOOST_TEST(money_phrase(-3'908'640'000'000, vi) == "gần -3.909 tỷ đồng");
  BOOST_TEST(money_phrase(-917'412'000'000, en) == "over -917 billion đồng");
  BOOST_TEST(full_money_phrase(-1'000'001, vi) == "-1 triệu 001 đồng");
}

BOOST_AUTO_TEST_CASE(money_is_never_said_falsely) {
  const auto all = amounts();
  BOOST_TEST(all.size() > 10'000U);
  for (const int128_t dong : all) check_money(dong);
}

BOOST_AUTO_TEST_CASE(money_in_full) {
  // As the ministry and the newspapers print them.
  BOOST_TEST(full_money_phrase(35'242'612'983'000, vi) == "35.242 tỷ 612 triệu 983 nghìn đồng");
  BOOST_TEST(full_money_phrase(168'182'330'867'000, vi) == "168.182 tỷ 330 triệu 867 nghìn đồng");
  BOOST_TEST(full_money_phrase(96'349'079'000, vi) == "96 tỷ 349 triệu 079 nghìn đồng");
  BOOST_TEST(full_money_phrase(35'242'612'983'000, en) ==
             "35 242 billion 612 million 983 thousand đồng");
  BOOST_TEST(full_money_phrase(5'000'079'000, vi) == "5 tỷ 079 nghìn đồng");
  BOOST_TEST(full_money_phrase(1'002'003, vi) == "1 triệu 002 nghìn 003 đồng");
  BOOST_TEST(full_money_phrase(983'000, vi) == "983 nghìn đồng");
  BOOST_TEST(full_money_phrase(12, vi) == "12 đồng");
  BOOST_TEST(full_money_phrase(0, vi) == "0 đồng");
}

BOOST_AUTO_TEST_CASE(full_money_loses_nothing) {
  for (const int128_t dong : amounts()) {
    std::string digits = full_money_phrase(dong, vi);
    decimal sum = 0;
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    while (digits != "đồng") {
      const std::size_t end = digits.find(' ');
      const std::string group = digits.substr(0, end);
      const decimal number = group.find('.') == std::string::npos
                                 ? parse_decimal(group, number_format::plain)
                                 : parse_decimal(group, number_format::vietnamese);
      digits.erase(0, end + 1);
      decimal unit = 1;
      if (digits != "đồng") {
        const std::size_t name = digits.find(' ');
        unit = dong_in(digits.substr(0, name) + " đồng");
        digits.erase(0, name + 1);
      }
      sum += number * unit;
    }
    BOOST_TEST_CONTEXT(full_money_phrase(dong, vi)) BOOST_TEST((sum == abs(decimal(dong))));
  }
}

BOOST_AUTO_TEST_CASE(money_in_words_is_exact_or_the_number_said) {
  BOOST_TEST(money_in_words(917'412'000'000, vi) ==
             "chín trăm mười bảy tỷ bốn trăm mười hai triệu đồng");
  BOOST_TEST(money_phrase_in_words(3'908'640'000'000, vi) ==
             "ba nghìn chín trăm linh chín tỷ đồng");
  BOOST_TEST(money_phrase_in_words(41'412'000'000, vi) == "bốn mươi mốt phẩy bốn tỷ đồng");
  BOOST_TEST(money_phrase_in_words(12, vi) == "mười hai đồng");
  BOOST_TEST(money_phrase_in_words(917'412'000'000, en) == "nine hundred seventeen billion đồng");
}

BOOST_AUTO_TEST_CASE(rates_keep_their_decimals) {
  BOOST_TEST(rate_phrase(percent(d("83.85")), vi) == "83,85%");
  BOOST_TEST(rate_phrase(percent(d("83.85")), en) == "83.85%");
  BOOST_TEST(rate_phrase(percent(d("50.00")), vi) == "50,00%");
  BOOST_TEST(rate_phrase(percent(d("60")), vi) == "60%");
}

BOOST_AUTO_TEST_CASE(points_lose_zeros_at_the_end) {
  BOOST_TEST(points_phrase(in_points("0.50"), vi) == "0,5 điểm phần trăm");
  BOOST_TEST(points_phrase(in_points("7.43"), vi) == "7,43 điểm phần trăm");
  BOOST_TEST(points_phrase(in_points("-0.03"), vi) == "-0,03 điểm phần trăm");
  BOOST_TEST(points_phrase(in_points("0.00"), vi) == "0 điểm phần trăm");
  BOOST_TEST(points_phrase(in_points("0.50"), en) == "0.5 percentage points");
  BOOST_TEST(points_phrase(in_points("1.00"), en) == "1 percentage point");
  BOOST_TEST(points_phrase(in_points("0.50"), vi, points_name::press) == "0,5%");
  BOOST_TEST(points_phrase(in_points("0.50"), en, points_name::press) == "0.5%");
}

BOOST_AUTO_TEST_CASE(growth_has_a_direction) {
  const ratio cases = growth(decimal(11714), decimal(10289));
  BOOST_TEST(growth_phrase(cases, vi).value() == "tăng 13,85%");
  BOOST_TEST(growth_phrase(cases, en).value() == "up 13.85%");
  BOOST_TEST(growth_size_phrase(cases, vi).value() == "13,85%");
  const ratio fall = growth(decimal(96), decimal(100));
  BOOST_TEST(growth_phrase(fall, vi).value() == "giảm 4,00%");
  BOOST_TEST(growth_phrase(fall, en).value() == "down 4.00%");
  BOOST_TEST(growth_size_phrase(fall, en).value() == "4.00%");
  BOOST_TEST(growth_phrase(growth(decimal(7), decimal(7)), vi).value() == "không đổi");
  BOOST_TEST(growth_phrase(growth(decimal(7), decimal(7)), en).value() == "unchanged");
  BOOST_TEST(!growth_phrase(growth(decimal(7), decimal(0)), vi));
  BOOST_TEST(!growth_size_phrase(ratio(), vi));
}

BOOST_AUTO_TEST_CASE(a_growth_too_small_to_print_is_no_standstill) {
  const ratio up = growth(decimal(1'000'001), decimal(1'000'000));
  const ratio down = growth(decimal(999'999), decimal(1'000'000));
  BOOST_TEST(growth_phrase(up, vi).value() == "tăng dưới 0,01%");
  BOOST_TEST(growth_phrase(down, en).value() == "down less than 0.01%");
  BOOST_TEST(growth_phrase(growth(decimal(20'001), decimal(20'000)), vi).value() == "tăng 0,01%");
}

BOOST_AUTO_TEST_CASE(an_amount_that_no_decimal_holds_is_an_error) {
  const int128_t huge = decimal::max_coefficient + 1;
  BOOST_TEST(thads_test::code_of([&] { return money_phrase(huge, vi); }) == errc::range);
  BOOST_TEST(thads_test::code_of([&] { return money_phrase(-huge, vi); }) == errc::range);
}

BOOST_AUTO_TEST_SUITE_END()
