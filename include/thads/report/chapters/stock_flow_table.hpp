// SPDX-License-Identifier: Apache-2.0
// Stock and flow of every unit, and what the indicators mean.
#pragma once

#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// One row for each of `rows` and each quantity: P0, I, R, P1 in việc or đồng, then every
/// indicator of `flow_indicators` with its id. `t` is keyed by unit.
[[nodiscard]] table make_stock_flow_table(const tally& t, const unit_rows& rows, language lang);

/// What every indicator of stock and flow means: one row for each of `flow_indicators`.
[[nodiscard]] table make_flow_indicator_table(language lang);

}  // namespace thads
