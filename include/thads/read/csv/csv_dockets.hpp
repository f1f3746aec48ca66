// SPDX-License-Identifier: Apache-2.0
// Reads dockets.csv.
#pragma once

#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/docket.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads items of the dockets `kinds` that the units of `units` keep. What is wrong with them goes
/// to `report`; rows with errors of their own are left out. A unit that does not exist on the day
/// on which an item is opened, and a decision of a duplicate, are warnings. Throws errc::io.
[[nodiscard]] docket_table read_dockets(const text_input& input, std::vector<docket_kind> kinds,
                                        const agency_tree& units, findings& report,
                                        csv_format format = {});

}  // namespace thads
