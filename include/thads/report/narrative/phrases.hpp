// SPDX-License-Identifier: Apache-2.0
// How a text says exact numbers: "gần 3.909 tỷ đồng", "83,85%", "0,5 điểm phần trăm", "tăng
// 13,85%".
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/base/config.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/report/narrative/number_words.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

/// What percentage points are called.
enum class points_name : std::uint8_t {
  points = 0,  ///< "điểm phần trăm", "percentage points": what they are
  press = 1,   ///< "%": as newspapers print them, though it reads like a growth
};

namespace detail {

[[nodiscard]] inline std::string said(language lang, std::string_view vi, std::string_view en) {
  return std::string(lang == language::vi ? vi : en);
}

/// A unit in which amounts are said.
struct money_unit {
  int zeros;
  std::string_view vi;
  std::string_view en;
};

inline constexpr std::array<money_unit, 4> money_units{{
    {9, "tỷ", "billion"},
    {6, "triệu", "million"},
    {3, "nghìn", "thousand"},
    {0, "", ""},
}};

/// The largest unit of which there is at least one.
[[nodiscard]] constexpr const money_unit& unit_for(uint128_t dong) noexcept {
  for (const money_unit& unit : money_units) {
    if (dong >= pow10(unit.zeros)) return unit;
  }
  return money_units.back();
}

/// On which side of the number said the exact one lies.
enum class hedge : std::uint8_t { exact, nearly, over };

/// An amount cut to at least three digits.
struct rounded_money {
  hedge side;
  decimal number;  ///< in `unit`
  money_unit unit;
};

/// To the nearer of the numbers on either side; from the middle, to the one below.
[[nodiscard]] inline rounded_money rounded(int128_t dong) {
  const uint128_t size = magnitude(dong);
  const uint128_t unit = pow10(unit_for(size).zeros);
  const uint128_t whole = size / unit;
  const uint128_t part = whole >= 100 ? 1U : whole >= 10 ? 10U : 100U;
  const uint128_t step = std::max<uint128_t>(unit / part, 1);
  const uint128_t cut = size % step;
  const bool is_up = cut > step - cut;
  const uint128_t shown = size - cut + (is_up ? step : 0);
  const money_unit& said_in = unit_for(shown);
  const decimal number = decimal::from_parts(with_sign(shown, dong < 0), said_in.zeros);
  return {cut == 0 ? hedge::exact
          : is_up  ? hedge::nearly
                   : hedge::over,
          number.normalized(), said_in};
}

/// "tỷ đồng", "đồng".
[[nodiscard]] inline std::string name_of(const money_unit& unit, language lang) {
  const std::string name = said(lang, unit.vi, unit.en);
  return name.empty() ? "đồng" : name + " đồng";
}

/// "việc", "case", "cases".
[[nodiscard]] inline std::string case_noun(int128_t count, language lang) {
  return said(lang, "việc", count == 1 ? "case" : "cases");
}

}  // namespace detail

/// A number of cases: "19.241 việc", "19 241 cases", "1 case".
[[nodiscard]] inline std::string count_phrase(int128_t count, language lang) {
  return shown_number(count, lang) + " " + detail::case_noun(count, lang);
}

/// The same in words: "mười chín nghìn hai trăm bốn mươi mốt việc". Throws errc::range beyond
/// ±10^18, like everything in words.
[[nodiscard]] inline std::string count_in_words(int128_t count, language lang) {
  return number_words(count, lang) + " " + detail::case_noun(count, lang);
}

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
[[nodiscard]] inline std::string money_phrase(int128_t dong, language lang) {
  const detail::rounded_money m = detail::rounded(dong);
  const std::string before = m.side == detail::hedge::exact ? ""
                             : m.side == detail::hedge::nearly
                                 ? detail::said(lang, "gần ", "nearly ")
                                 : detail::said(lang, "trên ", "over ");
  return before + shown_number(m.number, lang) + " " + detail::name_of(m.unit, lang);
}

/// The number of `money_phrase` in words: "ba nghìn chín trăm linh chín tỷ đồng".
[[nodiscard]] inline std::string money_phrase_in_words(int128_t dong, language lang) {
  const detail::rounded_money m = detail::rounded(dong);
  return number_words(m.number, lang) + " " + detail::name_of(m.unit, lang);
}

/// An amount to the last đồng, the way the ministry writes it: "35.242 tỷ 612 triệu 983 nghìn
/// đồng". Groups after the first have three digits ("079 nghìn"); those without any are left out.
[[nodiscard]] inline std::string full_money_phrase(int128_t dong, language lang) {
  uint128_t left = detail::magnitude(dong);
  std::string text = dong < 0 ? "-" : "";
  bool first = true;
  for (const detail::money_unit& unit : detail::money_units) {
    const auto group = detail::with_sign(left / detail::pow10(unit.zeros), false);
    left %= detail::pow10(unit.zeros);
    if (group == 0) continue;
    const std::string digits = shown_number(group, lang);
    if (!first) text += " " + std::string(3 - digits.size(), '0');
    text += digits;
    if (unit.zeros != 0) text += " " + detail::said(lang, unit.vi, unit.en);
    first = false;
  }
  return (first ? "0" : text) + " đồng";
}

/// An amount to the last đồng in words: "chín trăm mười bảy tỷ bốn trăm mười hai triệu đồng".
[[nodiscard]] inline std::string money_in_words(int128_t dong, language lang) {
  return number_words(dong, lang) + " đồng";
}

/// A rate or a target with all its decimals: "83,85%", "83.85%".
[[nodiscard]] inline std::string rate_phrase(const percent& rate, language lang) {
  return shown_number(rate.value(), lang) + "%";
}

/// A difference of rates: "0,5 điểm phần trăm", "0.5 percentage points". Zeros at the end are left
/// out: unlike a rate, a difference has no fixed decimals in published texts.
[[nodiscard]] inline std::string points_phrase(const points& difference, language lang,
                                               points_name name = points_name::points) {
  const decimal value = difference.value().normalized();
  const std::string number = shown_number(value, lang);
  if (name == points_name::press) return number + "%";
  return number + " " +
         detail::said(lang, "điểm phần trăm",
                      abs(value) == 1 ? "percentage point" : "percentage points");
}

/// The size of a growth or a fall: "13,85%"; one that would round to nothing is "dưới 0,01%", "less
/// than 0.01%". None for an undefined growth.
[[nodiscard]] inline std::optional<std::string> growth_size_phrase(const ratio& growth,
                                                                   language lang) {
  const auto rounded = published(growth);
  if (!rounded) return std::nullopt;
  const decimal size = abs(rounded->value());
  if (!size.is_zero() || growth.sign() == 0) return rate_phrase(percent(size), lang);
  const percent smallest(decimal::from_parts(1, rate_decimals));
  return detail::said(lang, "dưới ", "less than ") + rate_phrase(smallest, lang);
}

/// A growth or a fall: "tăng 13,85%", "giảm 3,20%", "không đổi"; "up", "down", "unchanged". None
/// for an undefined growth.
[[nodiscard]] inline std::optional<std::string> growth_phrase(const ratio& growth, language lang) {
  const auto size = growth_size_phrase(growth, lang);
  if (!size) return std::nullopt;
  if (growth.sign() == 0) return detail::said(lang, "không đổi", "unchanged");
  return (growth.sign() > 0 ? detail::said(lang, "tăng ", "up ")
                            : detail::said(lang, "giảm ", "down ")) +
         *size;
}

}  // namespace thads
