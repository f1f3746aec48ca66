// SPDX-License-Identifier: Apache-2.0
// Numbers in words: known answers first, then what number_words_oracle.py writes to the file that
// the environment variable THADS_NUMBER_WORDS_ORACLE names.
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/report/narrative/number_words.hpp>

#include "support/errors.hpp"
#include "support/tsv.hpp"

BOOST_AUTO_TEST_SUITE(number_words_test)

using namespace thads;

namespace {

struct known {
  const char* number;
  std::string_view words;
};

int128_t number(const std::string& digits) {
  int128_t value = 0;
  const char* const begin = digits.data();
  BOOST_TEST_REQUIRE(bool(from_chars(begin, begin + digits.size(), value)), digits);
  return value;
}

decimal d(std::string_view text) { return parse_decimal(text, number_format::plain); }

// As schools teach it: linh, mươi/mười, mốt/một, tư/bốn, lăm/năm; a group after the first that has
// no hundreds is read with "không trăm"; a group of zeros is not read.
constexpr std::array<known, 76> vietnamese_answers{{
    {"0", "không"},
    {"1", "một"},
    {"4", "bốn"},
    {"5", "năm"},
    {"7", "bảy"},
    {"10", "mười"},
    {"11", "mười một"},
    {"14", "mười bốn"},
    {"15", "mười lăm"},
    {"19", "mười chín"},
    {"20", "hai mươi"},
    {"21", "hai mươi mốt"},
    {"24", "hai mươi tư"},
    {"25", "hai mươi lăm"},
    {"34", "ba mươi tư"},
    {"44", "bốn mươi tư"},
    {"45", "bốn mươi lăm"},
    {"51", "năm mươi mốt"},
    {"55", "năm mươi lăm"},
    {"91", "chín mươi mốt"},
    {"99", "chín mươi chín"},
    {"100", "một trăm"},
    {"101", "một trăm linh một"},
    {"104", "một trăm linh bốn"},
    {"105", "một trăm linh năm"},
    {"110", "một trăm mười"},
    {"111", "một trăm mười một"},
    {"114", "một trăm mười bốn"},
    {"115", "một trăm mười lăm"},
    {"121", "một trăm hai mươi mốt"},
    {"124", "một trăm hai mươi tư"},
    {"155", "một trăm năm mươi lăm"},
    {"300", "ba trăm"},
    {"505", "năm trăm linh năm"},
    {"550", "năm trăm năm mươi"},
    {"999", "chín trăm chín mươi chín"},
    {"1000", "một nghìn"},
    {"1001", "một nghìn không trăm linh một"},
    {"1010", "một nghìn không trăm mười"},
    {"1015", "một nghìn không trăm mười lăm"},
    {"1021", "một nghìn không trăm hai mươi mốt"},
    {"1100", "một nghìn một trăm"},
    {"2024", "hai nghìn không trăm hai mươi tư"},
    {"5555", "năm nghìn năm trăm năm mươi lăm"},
    {"10000", "mười nghìn"},
    {"10005", "mười nghìn không trăm linh năm"},
    {"11714", "mười một nghìn bảy trăm mười bốn"},
    {"13970", "mười ba nghìn chín trăm bảy mươi"},
    {"19241", "mười chín nghìn hai trăm bốn mươi mốt"},
    {"21000", "hai mươi mốt nghìn"},
    {"100000", "một trăm nghìn"},
    {"100001", "một trăm nghìn không trăm linh một"},
    {"105015", "một trăm linh năm nghìn không trăm mười lăm"},
    {"1000000", "một triệu"},
    {"1000001", "một triệu không trăm linh một"},
    {"1001000", "một triệu không trăm linh một nghìn"},
    {"1050000", "một triệu không trăm năm mươi nghìn"},
    {"24000024", "hai mươi tư triệu không trăm hai mươi tư"},
    {"1000000000", "một tỷ"},
    {"1000000005", "một tỷ không trăm linh năm"},
    {"1000005000", "một tỷ không trăm linh năm nghìn"},
    {"1005000000", "một tỷ không trăm linh năm triệu"},
    {"15000000000", "mười lăm tỷ"},
    {"917412000000", "chín trăm mười bảy tỷ bốn trăm mười hai triệu"},
    {"1000000000000", "một nghìn tỷ"},
    {"1001000000000", "một nghìn không trăm linh một tỷ"},
    {"3908640000000", "ba nghìn chín trăm linh tám tỷ sáu trăm bốn mươi triệu"},
    {"150060000000000", "một trăm năm mươi nghìn không trăm sáu mươi tỷ"},
    {"1000000000000000", "một triệu tỷ"},
    {"1000000000000001", "một triệu tỷ không trăm linh một"},
    {"1000001000000000", "một triệu không trăm linh một tỷ"},
    {"100000000000000000", "một trăm triệu tỷ"},
    {"999999999999999999",
     "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ "
     "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín"},
    {"1000000000000000000", "một tỷ tỷ"},
    {"-21", "âm hai mươi mốt"},
    {"-1000000000000000000", "âm một tỷ tỷ"},
}};

constexpr std::array<known, 20> english_answers{{
    {"0", "zero"},
    {"1", "one"},
    {"10", "ten"},
    {"13", "thirteen"},
    {"20", "twenty"},
    {"21", "twenty-one"},
    {"40", "forty"},
    {"99", "ninety-nine"},
    {"100", "one hundred"},
    {"101", "one hundred one"},
    {"115", "one hundred fifteen"},
    {"999", "nine hundred ninety-nine"},
    {"1000", "one thousand"},
    {"1001", "one thousand one"},
    {"19241", "nineteen thousand two hundred forty-one"},
    {"1000000", "one million"},
    {"917412000000", "nine hundred seventeen billion four hundred twelve million"},
    {"1000000000000001", "one quadrillion one"},
    {"1000000000000000000", "one quintillion"},
    {"-12", "minus twelve"},
}};

}  // namespace

BOOST_AUTO_TEST_CASE(vietnamese_as_schools_teach_it) {
  for (const known& k : vietnamese_answers) {
    BOOST_TEST_CONTEXT(k.number) BOOST_TEST(vietnamese_words(number(k.number)) == k.words);
  }
}

BOOST_AUTO_TEST_CASE(usage_differs) {
  const auto words = [](int value, const vietnamese_usage& usage) {
    return vietnamese_words(value, usage);
  };
  BOOST_TEST(words(1124, {.bon = true}) == "một nghìn một trăm hai mươi bốn");
  BOOST_TEST(words(14, {.bon = true}) == "mười bốn");
  BOOST_TEST(words(1004, {.le = true}) == "một nghìn không trăm lẻ bốn");
  BOOST_TEST(words(24024, {.ngan = true}) == "hai mươi tư ngàn không trăm hai mươi tư");
  BOOST_TEST(words(24104, {.bon = true, .le = true, .ngan = true}) ==
             "hai mươi bốn ngàn một trăm lẻ bốn");
}

BOOST_AUTO_TEST_CASE(english) {
  for (const known& k : english_answers) {
    BOOST_TEST_CONTEXT(k.number) BOOST_TEST(english_words(number(k.number)) == k.words);
  }
}

BOOST_AUTO_TEST_CASE(decimals_follow_the_sign) {
  BOOST_TEST(vietnamese_words(d("83.85")) == "tám mươi ba phẩy tám mươi lăm");
  BOOST_TEST(vietnamese_words(d("1.47")) == "một phẩy bốn mươi bảy");
  BOOST_TEST(vietnamese_words(d("0.5")) == "không phẩy năm");
  BOOST_TEST(vietnamese_words(d("0.05")) == "không phẩy không năm");
  BOOST_TEST(vietnamese_words(d("5.005")) == "năm phẩy không không năm");
  BOOST_TEST(vietnamese_words(d("41.10")) == "bốn mươi mốt phẩy một");
  BOOST_TEST(vietnamese_words(d("-0.24")) == "âm không phẩy hai mươi tư");
  BOOST_TEST(vietnamese_words(d("917.00")) == "chín trăm mười bảy");
  BOOST_TEST(vietnamese_words(d("0.24"), {.bon = true}) == "không phẩy hai mươi bốn");
  BOOST_TEST(english_words(d("83.85")) == "eighty-three point eight five");
  BOOST_TEST(english_words(d("-0.05")) == "minus zero point zero five");
  BOOST_TEST(english_words(d("917.00")) == "nine hundred seventeen");
  BOOST_TEST(number_words(d("0.5"), language::vi) == "không phẩy năm");
  BOOST_TEST(number_words(d("0.5"), language::en) == "zero point five");
}

BOOST_AUTO_TEST_CASE(there_are_no_words_beyond_a_ty_ty) {
  const int128_t most = largest_in_words;
  for (const int128_t value : {most + 1, -most - 1, decimal::max_coefficient}) {
    BOOST_TEST(thads_test::code_of([&] { return vietnamese_words(value); }) == errc::range);
    BOOST_TEST(thads_test::code_of([&] { return english_words(value); }) == errc::range);
  }
  const auto smallest = static_cast<int128_t>(uint128_t{1} << 127U);
  BOOST_TEST(thads_test::code_of([&] { return vietnamese_words(smallest); }) == errc::range);
  const decimal long_one = decimal::from_parts(decimal::max_coefficient, 38);
  BOOST_TEST(thads_test::code_of([&] { return vietnamese_words(long_one); }) == errc::range);
}

BOOST_AUTO_TEST_CASE(all_of_the_oracle) {
  const char* const path = std::getenv("THADS_NUMBER_WORDS_ORACLE");
  BOOST_TEST_REQUIRE(path != nullptr, "THADS_NUMBER_WORDS_ORACLE names no file");
  const auto rows = thads_test::read_tsv(path);
  BOOST_TEST(rows.size() >= 20'000U);
  std::size_t failures = 0;
  for (const auto& row : rows) {
    const int128_t value = number(row["number"]);
    const bool agrees =
        vietnamese_words(value) == row["vietnamese"] &&
        vietnamese_words(value, {.bon = true, .le = true, .ngan = true}) == row["other"] &&
        english_words(value) == row["english"];
    if (!agrees && ++failures <= 20) {
      BOOST_ERROR(row << " is \"" << vietnamese_words(value) << "\", \"" << english_words(value)
                      << "\", not \"" << row["vietnamese"] << "\", \"" << row["english"] << "\"");
    }
  }
  BOOST_TEST(failures == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
