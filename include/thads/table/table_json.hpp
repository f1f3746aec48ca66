// SPDX-License-Identifier: Apache-2.0
// A table as JSON: both languages, and numbers as strings, so that no reader rounds them.
#pragma once

#include <string>
#include <string_view>

#include <thads/table/table.hpp>

namespace thads {

/// Appends `text` to `out` as a JSON string with its quotes. U+FFFD stands for each byte of `text`
/// that is no UTF-8.
void json_string(std::string& out, std::string_view text);

namespace detail {

// The elements of a JSON array or object, each on a line of its own by `write(element)`.
template <class Elements, class Write>
void json_lines(std::string& out, const Elements& elements, std::string_view indent, Write write) {
  std::string_view before = "\n";
  for (const auto& element : elements) {
    out += before;
    out += indent;
    write(element);
    before = ",\n";
  }
}

}  // namespace detail

/// The table as one JSON object: `title`, `unit`, `columns` (the header as a tree: a column has a
/// `key`, a spanning heading has `parts`), `rows` (objects by column key) and `notes`. Numbers are
/// strings in plain notation; a cell that is missing or not applicable is null.
/// Where there is something to say: `head` (`left` and `right`), the `number` of a column,
/// `row_styles` (rows, counted from 0, that have a level or are a subtotal or total),
/// `cell_statuses` (cells that are provisional or not applicable) and `signatures`.
[[nodiscard]] std::string to_json(const table& t);

}  // namespace thads
