// SPDX-License-Identifier: Apache-2.0
#include <thads/table/numbers.hpp>

#include <algorithm>
#include <utility>

#include <thads/model/bilingual.hpp>

namespace thads {

std::string shown_number(const decimal& value, language lang) {
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

std::string shown_number(int128_t value, language lang) {
  std::string text = format_integer(value, number_format::vietnamese);
  if (lang == language::en) std::replace(text.begin(), text.end(), '.', ' ');
  return text;
}

cell number_cell(int128_t value, language lang) {
  return cell::number(to_string(value), shown_number(value, lang));
}

cell number_cell(const std::optional<int128_t>& value, language lang) {
  return value ? number_cell(*value, lang) : cell::missing();
}

cell million_dong_cell(int128_t dong, language lang, rounding mode) {
  const decimal millions = divide(dong, 1'000'000, 0, mode);
  return cell::number(to_string(dong), shown_number(millions, lang));
}

cell ratio_cell(const ratio& value, int decimals, language lang, rounding mode) {
  const auto rounded = value.value(decimals, mode);
  if (!rounded) return cell::missing();
  return cell::number(to_string(*rounded), shown_number(*rounded, lang));
}

namespace detail {

heading number_heading(std::string key, std::string vi, std::string en) {
  return {std::move(key), {std::move(vi), std::move(en)}, alignment::right, {}};
}

heading heading_over(quantity of, std::vector<heading> parts) {
  return {{}, bilingual_heading(of), alignment::left, std::move(parts)};
}

}  // namespace detail

}  // namespace thads
