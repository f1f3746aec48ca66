// SPDX-License-Identifier: Apache-2.0
// A table as JSON: both languages, and numbers as strings, so that no reader rounds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <thads/table/table.hpp>
#include <thads/table/table_width.hpp>

namespace thads {

/// Appends `text` to `out` as a JSON string with its quotes. U+FFFD stands for each byte of `text`
/// that is no UTF-8.
inline void json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : detail::well_formed(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

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

inline void json_bilingual(std::string& out, const bilingual& text) {
  out += "{\"vi\": ";
  json_string(out, text.vi);
  out += ", \"en\": ";
  json_string(out, text.en);
  out += '}';
}

inline void json_texts(std::string& out, const std::vector<bilingual>& texts,
                       const std::string& indent = "  ") {
  out += '[';
  json_lines(out, texts, indent + "  ",
             [&out](const bilingual& text) { json_bilingual(out, text); });
  out += texts.empty() ? "]" : "\n" + indent + "]";
}

inline void json_head(std::string& out, const form_head& head) {
  out += "{\n    \"left\": ";
  json_texts(out, head.left, "    ");
  out += ",\n    \"right\": ";
  json_texts(out, head.right, "    ");
  out += "\n  }";
}

inline void json_headings(std::string& out, const std::vector<heading>& headings,
                          const std::string& indent) {
  out += '[';
  json_lines(out, headings, indent + "  ", [&](const heading& h) {
    out += '{';
    if (h.parts.empty()) {
      out += "\"key\": ";
      json_string(out, h.key);
      out += ", ";
    }
    out += "\"text\": ";
    json_bilingual(out, h.text);
    if (!h.parts.empty()) {
      out += ", \"parts\": ";
      json_headings(out, h.parts, indent + "  ");
    } else if (!h.number.empty()) {
      out += ", \"number\": ";
      json_string(out, h.number);
    }
    out += '}';
  });
  out += "\n" + indent + "]";
}

inline void json_row(std::string& out, const std::vector<column>& columns,
                     const std::vector<cell>& row) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += i == 0 ? "{" : ", ";
    json_string(out, columns[i].key);
    out += ": ";
    const cell_status status = row[i].status();
    if (status == cell_status::missing || status == cell_status::not_applicable) {
      out += "null";
    } else {
      json_string(out, row[i].value());
    }
  }
  out += '}';
}

// The rows that are not plain.
[[nodiscard]] inline std::vector<std::string> json_row_styles(const table& t) {
  std::vector<std::string> list;
  for (std::size_t row = 0; row < t.rows().size(); ++row) {
    const row_style& style = t.styles()[row];
    if (style == row_style{}) continue;
    list.push_back("{\"row\": " + std::to_string(row) +
                   ", \"level\": " + std::to_string(style.level) + ", \"kind\": \"" +
                   std::string(name_of(style.kind)) + "\"}");
  }
  return list;
}

// The cells whose value does not tell their status.
[[nodiscard]] inline std::vector<std::string> json_cell_statuses(const table& t) {
  std::vector<std::string> list;
  for (std::size_t row = 0; row < t.rows().size(); ++row) {
    for (std::size_t i = 0; i < t.columns().size(); ++i) {
      const cell_status status = t.rows()[row][i].status();
      if (status != cell_status::not_applicable && status != cell_status::provisional) continue;
      std::string& entry = list.emplace_back("{\"row\": " + std::to_string(row) + ", \"column\": ");
      json_string(entry, t.columns()[i].key);
      entry += ", \"status\": \"" + std::string(name_of(status)) + "\"}";
    }
  }
  return list;
}

[[nodiscard]] inline std::vector<std::string> json_signatures(const table& t) {
  std::vector<std::string> list;
  for (const signature& s : t.signatures()) {
    std::string& entry = list.emplace_back("{\"title\": ");
    json_bilingual(entry, s.title);
    entry += ", \"note\": ";
    json_bilingual(entry, s.note);
    entry += ", \"place_and_date\": ";
    json_bilingual(entry, s.place_and_date);
    entry += '}';
  }
  return list;
}

// A further member of the table, unless it has no elements.
inline void json_list(std::string& out, std::string_view name,
                      const std::vector<std::string>& elements) {
  if (elements.empty()) return;
  out += ",\n  \"" + std::string(name) + "\": [";
  json_lines(out, elements, "    ", [&out](const std::string& element) { out += element; });
  out += "\n  ]";
}

}  // namespace detail

/// The table as one JSON object: `title`, `unit`, `columns` (the header as a tree: a column has a
/// `key`, a spanning heading has `parts`), `rows` (objects by column key) and `notes`. Numbers are
/// strings in plain notation; a cell that is missing or not applicable is null.
/// Where there is something to say: `head` (`left` and `right`), the `number` of a column,
/// `row_styles` (rows, counted from 0, that have a level or are a subtotal or total),
/// `cell_statuses` (cells that are provisional or not applicable) and `signatures`.
[[nodiscard]] inline std::string to_json(const table& t) {
  std::string out = "{\n";
  if (!t.head().empty()) {
    out += "  \"head\": ";
    detail::json_head(out, t.head());
    out += ",\n";
  }
  out += "  \"title\": ";
  detail::json_texts(out, t.titles());
  out += ",\n  \"unit\": ";
  detail::json_bilingual(out, t.unit());
  out += ",\n  \"columns\": ";
  detail::json_headings(out, t.headings(), "  ");
  out += ",\n  \"rows\": [";
  detail::json_lines(out, t.rows(), "    ", [&](const std::vector<cell>& row) {
    detail::json_row(out, t.columns(), row);
  });
  out += t.rows().empty() ? "]" : "\n  ]";
  detail::json_list(out, "row_styles", detail::json_row_styles(t));
  detail::json_list(out, "cell_statuses", detail::json_cell_statuses(t));
  out += ",\n  \"notes\": ";
  detail::json_texts(out, t.notes());
  detail::json_list(out, "signatures", detail::json_signatures(t));
  out += "\n}\n";
  return out;
}

}  // namespace thads
