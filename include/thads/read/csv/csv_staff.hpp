// SPDX-License-Identifier: Apache-2.0
// Reads staff.csv.
#pragma once

#include <thads/model/agency_tree.hpp>
#include <thads/model/staffing.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads the posts of the units of `units`. What is wrong with them goes to `report`; rows with
/// errors are left out, and so is the later one of two rows of a unit with the same date. A row
/// that is dated before its unit begins or after it has ended, and more posts filled than assigned,
/// are warnings. Throws errc::io.
[[nodiscard]] staffing read_staff(const text_input& input, const agency_tree& units,
                                  findings& report, csv_format format = {});

}  // namespace thads
