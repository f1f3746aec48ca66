// SPDX-License-Identifier: Apache-2.0
// Reads assets.csv, and holds it against a register.
#pragma once

#include <thads/model/asset_values.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads the values of assets and reports those of cases that `cases` does not hold (a warning).
/// What is wrong with the table goes to `report`; rows with errors are left out. Throws errc::io.
[[nodiscard]] asset_values read_assets(const text_input& input, const case_register& cases,
                                       findings& report, csv_format format = {});

}  // namespace thads
