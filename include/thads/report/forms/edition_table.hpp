// SPDX-License-Identifier: Apache-2.0
// Editions as tables: what one says of itself, and what two say differently.
#pragma once

#include <span>
#include <vector>

#include <thads/editions/edition_diff.hpp>
#include <thads/editions/edition_text.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// What `e` says of itself, and its seal.
[[nodiscard]] table make_edition_table(const sealed_edition& e, language lang);

/// Two tables: "statements", one row for each that changed, and "figures", one row for each figure
/// that changed, with việc and đồng before, after, and the difference. `by` are the keys.
[[nodiscard]] std::vector<named_table> make_edition_diff_tables(const edition_diff& diff,
                                                                dimension_set by, language lang);

/// One row for each case and figure that it contributes differently to; `by` are the keys.
[[nodiscard]] table make_explained_changes_table(std::span<const explained_change> changes,
                                                 dimension_set by, language lang);

}  // namespace thads
