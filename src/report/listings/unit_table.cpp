// SPDX-License-Identifier: Apache-2.0
#include <thads/report/listings/unit_table.hpp>

#include <utility>

#include <thads/table/numbers.hpp>

namespace thads {

namespace detail {

std::vector<heading> unit_headings() {
  return {{"unit", {"Mã", "Unit"}, alignment::left, {}},
          {"name", {"Đơn vị", "Name"}, alignment::left, {}}};
}

std::vector<cell> unit_cells(const unit_row& unit) {
  return {cell::text(unit.code), cell::text(unit.name)};
}

row_style style_of_unit(std::size_t place) {
  return place == 0 ? row_style{.kind = row_kind::total} : row_style{.level = 1};
}

heading figure_heading(const std::string& key, bilingual name) {
  return {{},
          std::move(name),
          alignment::left,
          {number_heading(key + "_cases", "Việc", "Cases"),
           number_heading(key + "_money", "Tiền", "Money")}};
}

void add_figure_cells(std::vector<cell>& row, const figure& f, language lang) {
  row.push_back(number_cell(f.count, lang));
  row.push_back(number_cell(f.money, lang));
}

bilingual unit_line() { return {"Đơn vị tính: việc, đồng", "Units: cases, đồng"}; }

bilingual unit_line(quantity of) {
  return of == quantity::cases ? bilingual{"Đơn vị tính: việc", "Unit: cases"}
                               : bilingual{"Đơn vị tính: đồng", "Unit: đồng"};
}

}  // namespace detail

}  // namespace thads
