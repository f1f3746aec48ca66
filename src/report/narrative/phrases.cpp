// SPDX-License-Identifier: Apache-2.0
#include <thads/report/narrative/phrases.hpp>

#include <algorithm>
#include <array>

#include <thads/number/decimal.hpp>
#include <thads/number/int128.hpp>
#include <thads/report/narrative/number_words.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

namespace detail {

std::string said(language lang, std::string_view vi, std::string_view en) {
  return std::string(lang == language::vi ? vi : en);
}

}  // namespace detail

namespace {

/// A unit in which amounts are said.
struct spoken_unit {
  int zeros;
  std::string_view vi;
  std::string_view en;
};

constexpr std::array<spoken_unit, 4> spoken_units{{
    {9, "tỷ", "billion"},
    {6, "triệu", "million"},
    {3, "nghìn", "thousand"},
    {0, "", ""},
}};

/// The largest unit of which there is at least one.
[[nodiscard]] constexpr const spoken_unit& unit_for(uint128_t dong) noexcept {
  for (const spoken_unit& unit : spoken_units) {
    if (dong >= detail::pow10(unit.zeros)) return unit;
  }
  return spoken_units.back();
}

/// On which side of the number said the exact one lies.
enum class rounded_side : std::uint8_t { exact, nearly, over };

/// An amount cut to at least three digits.
struct rounded_money {
  rounded_side side;
  decimal number;  ///< in `unit`
  spoken_unit unit;
};

/// To the nearer of the numbers on either side; from the middle, to the one below.
[[nodiscard]] rounded_money rounded(int128_t dong) {
  const uint128_t size = detail::magnitude(dong);
  const uint128_t unit = detail::pow10(unit_for(size).zeros);
  const uint128_t whole = size / unit;
  const uint128_t part = whole >= 100 ? 1U : whole >= 10 ? 10U : 100U;
  const uint128_t step = std::max<uint128_t>(unit / part, 1);
  const uint128_t cut = size % step;
  const bool is_up = cut > step - cut;
  const uint128_t shown = size - cut + (is_up ? step : 0);
  const spoken_unit& said_in = unit_for(shown);
  const decimal number = decimal::from_parts(detail::with_sign(shown, dong < 0), said_in.zeros);
  return {cut == 0 ? rounded_side::exact
          : is_up  ? rounded_side::nearly
                   : rounded_side::over,
          number.normalized(), said_in};
}

/// "tỷ đồng", "đồng".
[[nodiscard]] std::string name_of(const spoken_unit& unit, language lang) {
  const std::string name = detail::said(lang, unit.vi, unit.en);
  return name.empty() ? "đồng" : name + " đồng";
}

}  // namespace

namespace detail {

std::string case_noun(int128_t count, language lang) {
  return said(lang, "việc", count == 1 ? "case" : "cases");
}

}  // namespace detail

std::string count_phrase(int128_t count, language lang) {
  return shown_number(count, lang) + " " + detail::case_noun(count, lang);
}

std::string count_in_words(int128_t count, language lang) {
  return number_words(count, lang) + " " + detail::case_noun(count, lang);
}

std::string money_phrase(int128_t dong, language lang) {
  const rounded_money m = rounded(dong);
  const std::string before = m.side == rounded_side::exact ? ""
                             : m.side == rounded_side::nearly
                                 ? detail::said(lang, "gần ", "nearly ")
                                 : detail::said(lang, "trên ", "over ");
  return before + shown_number(m.number, lang) + " " + name_of(m.unit, lang);
}

std::string money_phrase_in_words(int128_t dong, language lang) {
  const rounded_money m = rounded(dong);
  return number_words(m.number, lang) + " " + name_of(m.unit, lang);
}

std::string full_money_phrase(int128_t dong, language lang) {
  uint128_t left = detail::magnitude(dong);
  std::string text = dong < 0 ? "-" : "";
  bool first = true;
  for (const spoken_unit& unit : spoken_units) {
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

std::string money_in_words(int128_t dong, language lang) {
  return number_words(dong, lang) + " đồng";
}

std::string rate_phrase(const percent& rate, language lang) {
  return shown_number(rate.value(), lang) + "%";
}

std::string points_phrase(const points& difference, language lang, points_name name) {
  const decimal value = difference.value().normalized();
  const std::string number = shown_number(value, lang);
  if (name == points_name::press) return number + "%";
  return number + " " +
         detail::said(lang, "điểm phần trăm",
                      abs(value) == 1 ? "percentage point" : "percentage points");
}

std::optional<std::string> growth_size_phrase(const ratio& growth, language lang) {
  const auto rounded = published(growth);
  if (!rounded) return std::nullopt;
  const decimal size = abs(rounded->value());
  if (!size.is_zero() || growth.sign() == 0) return rate_phrase(percent(size), lang);
  const percent smallest(decimal::from_parts(1, rate_decimals));
  return detail::said(lang, "dưới ", "less than ") + rate_phrase(smallest, lang);
}

std::optional<std::string> growth_phrase(const ratio& growth, language lang) {
  const auto size = growth_size_phrase(growth, lang);
  if (!size) return std::nullopt;
  if (growth.sign() == 0) return detail::said(lang, "không đổi", "unchanged");
  return (growth.sign() > 0 ? detail::said(lang, "tăng ", "up ")
                            : detail::said(lang, "giảm ", "down ")) +
         *size;
}

}  // namespace thads
