// SPDX-License-Identifier: Apache-2.0
// Reads attributes.csv.
#pragma once

#include <thads/model/agency_tree.hpp>
#include <thads/model/staffing.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads the attributes of the units of `units`. What is wrong with them goes to `report`; rows
/// with errors are left out, and so is the later one of two rows of a unit and key that share a
/// day. A row on no day of which its unit is in force is a warning. Throws errc::io.
[[nodiscard]] unit_attributes read_attributes(const text_input& input, const agency_tree& units,
                                              findings& report, csv_format format = {});

}  // namespace thads
