// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/formula_table.hpp>

#include <cstddef>
#include <string>

#include <thads/report/forms/form_table.hpp>
#include <thads/report/forms/formula_text.hpp>

namespace thads {

table make_formula_table(const form_sheet& sheet, language lang) {
  const table form = make_form_table(sheet, lang);
  table t({{"code", {"Mã dòng", "Row"}, alignment::left, {}},
           {"name", {"Dòng", "Name"}, alignment::left, {}},
           {"column", {"Cột", "Column"}, alignment::left, {}},
           {"value", {"Giá trị", "Value"}, alignment::right, {}},
           {"formula", {"Công thức", "Formula"}, alignment::left, {}}});
  t.add_title(sheet.which().title);
  constexpr std::size_t first_figure = 2;  // after code and name
  for (std::size_t r = 0; r < sheet.rows().size(); ++r) {
    const auto& cells = form.rows()[r];
    for (std::size_t c = first_figure; c < cells.size(); ++c) {
      const std::string& id = form.columns()[c].key;
      t.add_row({cell::text(cells[0].value()), cells[1], cell::text(id), cells[c],
                 cell::text(formula_text(sheet, sheet.rows()[r], id, lang))});
    }
  }
  return t;
}

}  // namespace thads
