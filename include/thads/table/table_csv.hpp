// SPDX-License-Identifier: Apache-2.0
// A table as CSV: for machines, and for people who open it in a spreadsheet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <thads/table/csv_writer.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// CSV for machines: a line of column keys, then the rows with numbers in plain notation and cells
/// that are missing or not applicable empty. Nothing else: no titles, no notes, no stars.
[[nodiscard]] inline std::string to_csv(const table& t, char delimiter = ',') {
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

/// CSV that a spreadsheet may open, and how many of its fields are not as in the table.
struct spreadsheet_csv {
  std::string text;
  std::size_t neutralised;
};

/// CSV for spreadsheets: a byte order mark, by which they know UTF-8; a line with the headings of
/// each column in `lang`, joined by " / "; then the rows, as in `to_csv`. A text that a spreadsheet
/// could run as a formula gets an apostrophe in front; `neutralised` counts those, for the caller
/// to tell. Numbers are left alone.
[[nodiscard]] inline spreadsheet_csv to_spreadsheet_csv(const table& t, language lang,
                                                        char delimiter = ',') {
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
