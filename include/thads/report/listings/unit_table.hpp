// SPDX-License-Identifier: Apache-2.0
// What tables with a row for every unit share.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/measures.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads::detail {

// The columns that say which unit a row is about.
[[nodiscard]] std::vector<heading> unit_headings();

[[nodiscard]] std::vector<cell> unit_cells(const unit_row& unit);

// The first unit is the root, whose figures hold those of the others.
[[nodiscard]] row_style style_of_unit(std::size_t place);

// A heading over `<key>_cases` and `<key>_money`.
[[nodiscard]] heading figure_heading(const std::string& key, bilingual name);

void add_figure_cells(std::vector<cell>& row, const figure& f, language lang);

// The line that names the units of a table of cases, of money, or of both.
[[nodiscard]] bilingual unit_line();
[[nodiscard]] bilingual unit_line(quantity of);

}  // namespace thads::detail
