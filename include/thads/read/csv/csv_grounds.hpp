// SPDX-License-Identifier: Apache-2.0
// Reads grounds.csv.
#pragma once

#include <thads/model/ground_list.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads a list of grounds, which replaces the built-in one. What is wrong with it goes to
/// `report`; rows with errors are left out. Throws errc::io.
[[nodiscard]] ground_list read_grounds(const text_input& input, findings& report,
                                       csv_format format = {});

}  // namespace thads
