// SPDX-License-Identifier: Apache-2.0
// What tables with a row for every unit share.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/table/numbers.hpp>
#include <thads/table/table.hpp>
#include <thads/units/unit_rows.hpp>
#include <thads/tally/measures.hpp>

namespace thads::detail {

// The columns that say which unit a row is about.
[[nodiscard]] inline std::vector<heading> unit_headings() {
  return {{"unit", {"Mã", "Unit"}, alignment::left, {}},
          {"name", {"Đơn vị", "Name"}, alignment::left, {}}};
}

[[nodiscard]] inline std::vector<cell> unit_cells(const unit_row& unit) {
  return {cell::text(unit.code), cell::text(unit.name)};
}

// The first unit is the root, whose figures hold those of the others.
[[nodiscard]] inline row_style style_of_unit(std::size_t place) {
  return place == 0 ? row_style{.kind = row_kind::total} : row_style{.level = 1};
}

// A heading over `<key>_cases` and `<key>_money`.
[[nodiscard]] inline heading figure_heading(const std::string& key, bilingual name) {
  return {{},
          std::move(name),
          alignment::left,
          {number_heading(key + "_cases", "Việc", "Cases"),
           number_heading(key + "_money", "Tiền", "Money")}};
}

inline void add_figure_cells(std::vector<cell>& row, const figure& f, language lang) {
  row.push_back(number_cell(f.count, lang));
  row.push_back(number_cell(f.money, lang));
}

// The line that names the units of a table of cases, of money, or of both.
[[nodiscard]] inline bilingual unit_line() {
  return {"Đơn vị tính: việc, đồng", "Units: cases, đồng"};
}
[[nodiscard]] inline bilingual unit_line(quantity of) {
  return of == quantity::cases ? bilingual{"Đơn vị tính: việc", "Unit: cases"}
                               : bilingual{"Đơn vị tính: đồng", "Unit: đồng"};
}

}  // namespace thads::detail
