// SPDX-License-Identifier: Apache-2.0
// A table for the terminal: aligned columns, spanning headings, one line for each row.
#pragma once

#include <string>

#include <thads/table/table.hpp>

namespace thads {

/// How `to_text` writes a table.
struct text_options {
  language lang = language::vi;
  bool bold_headers = false;  ///< titles, header and totals in bold, by the codes of terminals
};

/// The table as lines of text for a terminal with a fixed-width font: the head, titles, the unit,
/// the header, the rows as they are shown, the notes, the signatures. Control characters in the
/// table become blanks.
[[nodiscard]] std::string to_text(const table& t, const text_options& options = {});

}  // namespace thads
