// SPDX-License-Identifier: Apache-2.0
// Money and size as tables: figures by band, the largest cases, recovery by year of acceptance, and
// the two denominators of the money rate.
#pragma once

#include <vector>

#include <thads/counters/asset_limits.hpp>
#include <thads/counters/largest_cases.hpp>
#include <thads/counters/recovery.hpp>
#include <thads/counters/sizes.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// Figures by size: `sizes` of the root of `rows` by band, and by unit and band the open cases
/// (`open_by_size_cases`, `_money`) and those finished (`finished_by_size_cases`, `_money`).
[[nodiscard]] std::vector<named_table> make_size_tables(const size_figures& figures,
                                                        const unit_rows& rows, language lang);

/// `largest_cases` of the root of `rows`, and `largest_share`: by unit, the money of its largest
/// cases and all that was accepted, of which `figures` tells. share = largest / accepted, in
/// percent. Both must be of one period.
[[nodiscard]] std::vector<named_table> make_largest_tables(const largest_cases& largest,
                                                           const size_figures& figures,
                                                           const unit_rows& rows, language lang);

/// `recovery` of the root of `rows` by statistical year of acceptance, and `recovery_by_unit`.
/// recovered % = collected to date / obligations accepted, as amended.
[[nodiscard]] std::vector<named_table> make_recovery_tables(const recovery_figures& figures,
                                                            const unit_rows& rows, language lang);

/// The money rate with both denominators, by unit: `whole` is the official one, with conditions;
/// `limited` leaves out what is beyond verified assets (VN-14, analytic, not official):
/// limited = whole − Σ max(0, balance − value of assets) over open cases with conditions whose
/// assets have a value. Both must be of one period.
[[nodiscard]] table make_money_base_table(const size_figures& figures, const asset_figures& assets,
                                          const unit_rows& rows, language lang);

}  // namespace thads
