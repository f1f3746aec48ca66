// SPDX-License-Identifier: Apache-2.0
// How a text says exact numbers: "gần 3.909 tỷ đồng", "83,85%", "0,5 điểm phần trăm", "tăng
// 13,85%".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/base/config.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>

namespace thads {

/// What percentage points are called.
enum class points_name : std::uint8_t {
  points = 0,  ///< "điểm phần trăm", "percentage points": what they are
  press = 1,   ///< "%": as newspapers print them, though it reads like a growth
};

namespace detail {

[[nodiscard]] std::string said(language lang, std::string_view vi, std::string_view en);

/// "việc", "case", "cases".
[[nodiscard]] std::string case_noun(int128_t count, language lang);

}  // namespace detail

/// A number of cases: "19.241 việc", "19 241 cases", "1 case".
[[nodiscard]] std::string count_phrase(int128_t count, language lang);

/// The same in words: "mười chín nghìn hai trăm bốn mươi mốt việc". Throws errc::range beyond
/// ±10^18, like everything in words.
[[nodiscard]] std::string count_in_words(int128_t count, language lang);

/// An amount as texts say it: in the largest unit of which there is one (tỷ, triệu, nghìn), cut to
/// whole units, or to as many decimals as make three digits, zeros at the end left out. "gần"
/// stands before a number that is rounded up, "trên" before one that is rounded down, nothing
/// before an exact one; the number is the nearer one, in the middle the lower one.
///
///     3 908 640 000 000   gần 3.909 tỷ đồng      nearly 3 909 billion đồng
///       917 412 000 000   trên 917 tỷ đồng       over 917 billion đồng
///         1 475 000 000   trên 1,47 tỷ đồng      over 1.47 billion đồng
///           250 000 000   250 triệu đồng         250 million đồng
///
/// So what is said is true, whether a reader takes the step to be the unit or the last digit.
/// Below zero everything is mirrored, as in `interval`. Throws errc::range for 10^38 and more.
[[nodiscard]] std::string money_phrase(int128_t dong, language lang);

/// The number of `money_phrase` in words: "ba nghìn chín trăm linh chín tỷ đồng".
[[nodiscard]] std::string money_phrase_in_words(int128_t dong, language lang);

/// An amount to the last đồng, the way the ministry writes it: "35.242 tỷ 612 triệu 983 nghìn
/// đồng". Groups after the first have three digits ("079 nghìn"); those without any are left out.
[[nodiscard]] std::string full_money_phrase(int128_t dong, language lang);

/// An amount to the last đồng in words: "chín trăm mười bảy tỷ bốn trăm mười hai triệu đồng".
[[nodiscard]] std::string money_in_words(int128_t dong, language lang);

/// A rate or a target with all its decimals: "83,85%", "83.85%".
[[nodiscard]] std::string rate_phrase(const percent& rate, language lang);

/// A difference of rates: "0,5 điểm phần trăm", "0.5 percentage points". Zeros at the end are left
/// out: unlike a rate, a difference has no fixed decimals in published texts.
[[nodiscard]] std::string points_phrase(const points& difference, language lang,
                                        points_name name = points_name::points);

/// The size of a growth or a fall: "13,85%"; one that would round to nothing is "dưới 0,01%", "less
/// than 0.01%". None for an undefined growth.
[[nodiscard]] std::optional<std::string> growth_size_phrase(const ratio& growth, language lang);

/// A growth or a fall: "tăng 13,85%", "giảm 3,20%", "không đổi"; "up", "down", "unchanged". None
/// for an undefined growth.
[[nodiscard]] std::optional<std::string> growth_phrase(const ratio& growth, language lang);

}  // namespace thads
