// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table_csv.hpp>

#include <string_view>
#include <vector>

#include <thads/table/csv_writer.hpp>

namespace thads {

std::string to_csv(const table& t, char delimiter) {
  std::string out;
  std::vector<std::string_view> fields;
  for (const column& c : t.columns()) fields.push_back(c.key);
  csv_line(out, fields, delimiter);
  for (const std::vector<cell>& row : t.rows()) {
    fields.clear();
    for (const cell& c : row) fields.push_back(c.value());
    csv_line(out, fields, delimiter);
  }
  return out;
}

spreadsheet_csv to_spreadsheet_csv(const table& t, language lang, char delimiter) {
  spreadsheet_csv out{"\uFEFF", 0};
  const auto guarded = [&out](const std::string& text) {
    if (!starts_like_formula(text)) return text;
    ++out.neutralised;
    return "'" + text;
  };
  std::vector<std::string> fields;
  for (const column& c : t.columns()) {
    std::string headings;
    for (const bilingual& text : c.path)
      headings += (headings.empty() ? "" : " / ") + text.in(lang);
    fields.push_back(guarded(headings));
  }
  csv_line(out.text, fields, delimiter);
  for (const std::vector<cell>& row : t.rows()) {
    fields.clear();
    for (const cell& c : row) {
      fields.push_back(c.status() == cell_status::text ? guarded(c.value()) : c.value());
    }
    csv_line(out.text, fields, delimiter);
  }
  return out;
}

}  // namespace thads
