// SPDX-License-Identifier: Apache-2.0
// Reads successions.csv, and holds it against the table of units.
#pragma once

#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads the table of successions and holds it against the units of `tree`. What is wrong with it
/// goes to `report`; rows with errors of their own are left out. Throws errc::io.
[[nodiscard]] succession_table read_successions(const text_input& input, const agency_tree& tree,
                                                findings& report, csv_format format = {});

}  // namespace thads
