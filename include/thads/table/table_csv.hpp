// SPDX-License-Identifier: Apache-2.0
// A table as CSV: for machines, and for people who open it in a spreadsheet.
#pragma once

#include <cstddef>
#include <string>

#include <thads/table/table.hpp>

namespace thads {

/// CSV for machines: a line of column keys, then the rows with numbers in plain notation and cells
/// that are missing or not applicable empty. Nothing else: no titles, no notes, no stars.
[[nodiscard]] std::string to_csv(const table& t, char delimiter = ',');

/// CSV that a spreadsheet may open, and how many of its fields are not as in the table.
struct spreadsheet_csv {
  std::string text;
  std::size_t neutralised;
};

/// CSV for spreadsheets: a byte order mark, by which they know UTF-8; a line with the headings of
/// each column in `lang`, joined by " / "; then the rows, as in `to_csv`. A text that a spreadsheet
/// could run as a formula gets an apostrophe in front; `neutralised` counts those, for the caller
/// to tell. Numbers are left alone.
[[nodiscard]] spreadsheet_csv to_spreadsheet_csv(const table& t, language lang,
                                                 char delimiter = ',');

}  // namespace thads
