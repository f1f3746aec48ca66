// SPDX-License-Identifier: Apache-2.0
// Exact values as cells of a table: a plain value for machines, and the way people of a language
// read it.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
[[nodiscard]] std::string shown_number(const decimal& value, language lang);

/// A whole number, of 128 bits too, in the same way.
[[nodiscard]] std::string shown_number(int128_t value, language lang);

/// A count or an amount.
[[nodiscard]] cell number_cell(int128_t value, language lang);

/// A count or an amount; missing when there is none.
[[nodiscard]] cell number_cell(const std::optional<int128_t>& value, language lang);

/// Đồng, shown in million đồng rounded as `mode` says; the value for machines stays exact.
[[nodiscard]] cell million_dong_cell(int128_t dong, language lang,
                                     rounding mode = rounding::half_up);

/// A quotient with `decimals` decimals; missing when it is undefined.
[[nodiscard]] cell ratio_cell(const ratio& value, int decimals, language lang,
                              rounding mode = rounding::half_up);

/// A percent or points; missing when there is none.
template <class Number>
[[nodiscard]] cell rate_cell(const std::optional<Number>& value, language lang) {
  if (!value) return cell::missing();
  return cell::number(to_string(value->value()), shown_number(value->value(), lang));
}

namespace detail {

// The heading of a column of numbers.
[[nodiscard]] heading number_heading(std::string key, std::string vi, std::string en);

// The heading over what is said of cases, or of money.
[[nodiscard]] heading heading_over(quantity of, std::vector<heading> parts);

}  // namespace detail

}  // namespace thads
