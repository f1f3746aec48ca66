// SPDX-License-Identifier: Apache-2.0
// A table as JSON: both languages, and numbers as strings, so that no reader rounds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <thads/report/table.hpp>
#include <thads/report/table_width.hpp>

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

inline void json_texts(std::string& out, const std::vector<bilingual>& texts) {
  out += '[';
  json_lines(out, texts, "    ", [&out](const bilingual& text) { json_bilingual(out, text); });
  out += texts.empty() ? "]" : "\n  ]";
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
    if (row[i].status() == cell_status::missing) {
      out += "null";
    } else {
      json_string(out, row[i].value());
    }
  }
  out += '}';
}

}  // namespace detail

/// The table as one JSON object: `title`, `unit`, `columns` (the header as a tree: a column has a
/// `key`, a spanning heading has `parts`), `rows` (objects by column key) and `notes`. Numbers are
/// strings in plain notation, a missing cell is null.
[[nodiscard]] inline std::string to_json(const table& t) {
  std::string out = "{\n  \"title\": ";
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
  out += ",\n  \"notes\": ";
  detail::json_texts(out, t.notes());
  out += "\n}\n";
  return out;
}

}  // namespace thads
