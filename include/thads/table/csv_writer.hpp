// SPDX-License-Identifier: Apache-2.0
// Writing CSV: RFC 4180 quoting, a line at a time, and the guard against formulas in spreadsheets.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <ranges>
#include <string>
#include <string_view>

namespace thads {

/// Appends one field to `out`, in quotes when it holds the delimiter, a quote, or a line break.
/// `delimiter` is ',', ';' or a tab. Every text comes back unchanged from a reader of RFC 4180.
void csv_field(std::string& out, std::string_view field, char delimiter = ',');

/// Appends one record to `out`: the fields of a range of texts, and a line feed. A record of one
/// empty field is written as `""`, because readers pass over empty lines.
template <std::ranges::input_range Fields>
void csv_line(std::string& out, const Fields& fields, char delimiter = ',') {
  const std::size_t start = out.size();
  std::size_t written = 0;
  for (const std::string_view field : fields) {
    if (written++ > 0) out += delimiter;
    csv_field(out, field, delimiter);
  }
  if (written == 1 && out.size() == start) out += "\"\"";
  out += '\n';
}

/// The same for a list of texts in braces.
void csv_line(std::string& out, std::initializer_list<std::string_view> fields,
              char delimiter = ',');

/// Whether a spreadsheet may take `text` for a formula: it starts with = + - @, a tab or a carriage
/// return. True of negative numbers as well: ask only about fields that are text.
/// @see OWASP, "CSV Injection".
[[nodiscard]] constexpr bool starts_like_formula(std::string_view text) noexcept {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

}  // namespace thads
