// SPDX-License-Identifier: Apache-2.0
// Numbers in words, Vietnamese and English.
#pragma once

#include <cstdint>
#include <string>

#include <thads/base/config.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>

namespace thads {

/// The words on which Vietnamese usage differs; without any, they are those of the schools' books.
struct vietnamese_usage {
  bool bon = false;   ///< "hai mươi bốn" in place of "hai mươi tư"
  bool le = false;    ///< "một trăm lẻ một" in place of "một trăm linh một"
  bool ngan = false;  ///< "một ngàn" in place of "một nghìn"
};

/// The largest number that is put in words, and its opposite the smallest: "một tỷ tỷ".
inline constexpr std::int64_t largest_in_words = 1'000'000'000'000'000'000;

/// `value` in Vietnamese words: 19241 is "mười chín nghìn hai trăm bốn mươi mốt", 10^12 "một nghìn
/// tỷ", −5 "âm năm". Throws errc::range beyond ±10^18.
[[nodiscard]] std::string vietnamese_words(int128_t value, const vietnamese_usage& usage = {});

/// `value` in Vietnamese words; decimals are read as a number, after the zeros that begin them:
/// 41.25 is "bốn mươi mốt phẩy hai mươi lăm", 0.05 "không phẩy không năm". Zeros at the end are not
/// read. Throws errc::range when either side of the decimal sign goes beyond 10^18.
[[nodiscard]] std::string vietnamese_words(const decimal& value,
                                           const vietnamese_usage& usage = {});

/// `value` in English words: 19241 is "nineteen thousand two hundred forty-one", −5 "minus five".
/// Throws errc::range beyond ±10^18.
[[nodiscard]] std::string english_words(int128_t value);

/// `value` in English words, decimals digit by digit: 41.25 is "forty-one point two five". Zeros at
/// the end are not read. Throws errc::range beyond ±10^18.
[[nodiscard]] std::string english_words(const decimal& value);

/// `value` in the words of `lang`.
[[nodiscard]] std::string number_words(const decimal& value, language lang);

}  // namespace thads
