// SPDX-License-Identifier: Apache-2.0
// Reads targets.csv.
#pragma once

#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/targets/targets.hpp>

namespace thads {

/// Reads the table of targets. What is wrong with it goes to `report`; rows with errors are left
/// out. Throws errc::io.
[[nodiscard]] target_table read_targets(const text_input& input, findings& report,
                                        csv_format format = {});

}  // namespace thads
