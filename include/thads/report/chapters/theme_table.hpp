// SPDX-License-Identifier: Apache-2.0
// Themes as tables: an overview whose rows overlap, one table by unit for each theme, and the cases
// that are reported to the steering committee one by one.
#pragma once

#include <vector>

#include <thads/analysis/themes.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// Figures by theme: `themes` for the root of `rows`, then `theme_<code>` by unit for each theme
/// that any case belongs to. rate = resolved / with conditions, as everywhere. Throws
/// errc::mismatch unless `figures` are keyed by unit and flags.
[[nodiscard]] std::vector<named_table> make_theme_tables(const tally& figures,
                                                         const unit_rows& rows, language lang);

/// One row for each of `list` whose unit `rows` covers: the case, who holds it, its flags, when it
/// was accepted, its obligation and what is left of it in đồng, and where it stands.
[[nodiscard]] table make_flagged_cases_table(const std::vector<flagged_case>& list,
                                             const unit_rows& rows, const period& in,
                                             language lang);

}  // namespace thads
