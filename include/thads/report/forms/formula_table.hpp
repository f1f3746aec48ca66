// SPDX-License-Identifier: Apache-2.0
// The formula behind every cell of a form, with the numbers put in.
#pragma once

#include <thads/forms/form_sheet.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// One row for each cell of `sheet` but the titles of its rows: the code of its row, as in
/// make_form_table, the row's name, the column or indicator, the value, and the formula. Throws
/// errc::overflow.
[[nodiscard]] table make_formula_table(const form_sheet& sheet, language lang);

}  // namespace thads
