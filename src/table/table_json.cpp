// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table_json.hpp>

#include <cstddef>
#include <vector>

#include <thads/table/table_width.hpp>

namespace thads {

void json_string(std::string& out, std::string_view text) {
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

namespace {

void json_bilingual(std::string& out, const bilingual& text) {
  out += "{\"vi\": ";
  json_string(out, text.vi);
  out += ", \"en\": ";
  json_string(out, text.en);
  out += '}';
}

void json_texts(std::string& out, const std::vector<bilingual>& texts,
                const std::string& indent = "  ") {
  out += '[';
  detail::json_lines(out, texts, indent + "  ",
                     [&out](const bilingual& text) { json_bilingual(out, text); });
  out += texts.empty() ? "]" : "\n" + indent + "]";
}

void json_head(std::string& out, const form_head& head) {
  out += "{\n    \"left\": ";
  json_texts(out, head.left, "    ");
  out += ",\n    \"right\": ";
  json_texts(out, head.right, "    ");
  out += "\n  }";
}

void json_headings(std::string& out, const std::vector<heading>& headings,
                   const std::string& indent) {
  out += '[';
  detail::json_lines(out, headings, indent + "  ", [&](const heading& h) {
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

void json_row(std::string& out, const std::vector<column>& columns, const std::vector<cell>& row) {
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
[[nodiscard]] std::vector<std::string> json_row_styles(const table& t) {
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
[[nodiscard]] std::vector<std::string> json_cell_statuses(const table& t) {
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

[[nodiscard]] std::vector<std::string> json_signatures(const table& t) {
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
void json_list(std::string& out, std::string_view name, const std::vector<std::string>& elements) {
  if (elements.empty()) return;
  out += ",\n  \"" + std::string(name) + "\": [";
  detail::json_lines(out, elements, "    ", [&out](const std::string& element) { out += element; });
  out += "\n  ]";
}

}  // namespace

std::string to_json(const table& t) {
  std::string out = "{\n";
  if (!t.head().empty()) {
    out += "  \"head\": ";
    json_head(out, t.head());
    out += ",\n";
  }
  out += "  \"title\": ";
  json_texts(out, t.titles());
  out += ",\n  \"unit\": ";
  json_bilingual(out, t.unit());
  out += ",\n  \"columns\": ";
  json_headings(out, t.headings(), "  ");
  out += ",\n  \"rows\": [";
  detail::json_lines(out, t.rows(), "    ",
                     [&](const std::vector<cell>& row) { json_row(out, t.columns(), row); });
  out += t.rows().empty() ? "]" : "\n  ]";
  json_list(out, "row_styles", json_row_styles(t));
  json_list(out, "cell_statuses", json_cell_statuses(t));
  out += ",\n  \"notes\": ";
  json_texts(out, t.notes());
  json_list(out, "signatures", json_signatures(t));
  out += "\n}\n";
  return out;
}

}  // namespace thads
