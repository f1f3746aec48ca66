// SPDX-License-Identifier: Apache-2.0
// Exact values as cells of a table: a plain value for machines, and the way people of a language
// read it.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// `value` with a dot before the decimals in English and the Vietnamese way in Vietnamese; groups
/// of three are set off in both (by a space in English).
[[nodiscard]] inline std::string shown_number(const decimal& value, language lang) {
  std::string text = to_string(value, number_format::vietnamese);
  if (lang == language::vi) return text;
  for (char& c : text) {
    if (c == '.') {
      c = ' ';
    } else if (c == ',') {
      c = '.';
    }
  }
  return text;
}

/// A whole number, of 128 bits too, in the same way.
[[nodiscard]] inline std::string shown_number(int128_t value, language lang) {
  std::string text = format_integer(value, number_format::vietnamese);
  if (lang == language::en) std::replace(text.begin(), text.end(), '.', ' ');
  return text;
}

/// A count or an amount.
[[nodiscard]] inline cell number_cell(int128_t value, language lang) {
  return cell::number(to_string(value), shown_number(value, lang));
}

/// A count or an amount; missing when there is none.
[[nodiscard]] inline cell number_cell(const std::optional<int128_t>& value, language lang) {
  return value ? number_cell(*value, lang) : cell::missing();
}

/// Đồng, shown in million đồng rounded as `mode` says; the value for machines stays exact.
[[nodiscard]] inline cell million_dong_cell(int128_t dong, language lang,
                                            rounding mode = rounding::half_up) {
  const decimal millions = divide(dong, 1'000'000, 0, mode);
  return cell::number(to_string(dong), shown_number(millions, lang));
}

/// A quotient with `decimals` decimals; missing when it is undefined.
[[nodiscard]] inline cell ratio_cell(const ratio& value, int decimals, language lang,
                                     rounding mode = rounding::half_up) {
  const auto rounded = value.value(decimals, mode);
  if (!rounded) return cell::missing();
  return cell::number(to_string(*rounded), shown_number(*rounded, lang));
}

/// A percent or points; missing when there is none.
template <class Number>
[[nodiscard]] cell rate_cell(const std::optional<Number>& value, language lang) {
  if (!value) return cell::missing();
  return cell::number(to_string(value->value()), shown_number(value->value(), lang));
}

namespace detail {

// The heading of a column of numbers.
[[nodiscard]] inline heading number_heading(std::string key, std::string vi, std::string en) {
  return {std::move(key), {std::move(vi), std::move(en)}, alignment::right, {}};
}

// The heading over what is said of cases, or of money.
[[nodiscard]] inline heading heading_over(quantity of, std::vector<heading> parts) {
  return {{}, bilingual_heading(of), alignment::left, std::move(parts)};
}

}  // namespace detail

}  // namespace thads
