// SPDX-License-Identifier: Apache-2.0
// A table as columns of Arrow: exact numbers for dataframes and query engines.
#pragma once

#include <cstddef>

#include <thads/table/arrow_writer.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// Whether column `at` holds numbers: it stands right, and its cells are all numbers, missing, not
/// applicable or empty.
[[nodiscard]] bool is_numeric_column(const table& t, std::size_t at);

/// The rows of `t` for machines: nothing but the columns, each named by its key. A column that
/// stands right and whose cells are all numbers, missing, not applicable or empty becomes one of
/// decimals (`d:38,S`) with the most decimals that any of its numbers has, 0 without numbers; its
/// cells without a number are null. Any other column becomes one of texts: the values as in CSV,
/// null where missing or not applicable, U+FFFD for each byte that is no UTF-8. Every column is
/// nullable and has its headings, joined by " / ", as metadata `thads:title_vi` and
/// `thads:title_en`. Throws errc::overflow for a number that does not fit 38 digits with the
/// decimals of its column, and errc::limit for texts of more than 2 147 483 647 bytes in a column.
[[nodiscard]] shared_arrow_batch to_arrow(const table& t);

}  // namespace thads
