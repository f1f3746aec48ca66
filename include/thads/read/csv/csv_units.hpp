// SPDX-License-Identifier: Apache-2.0
// Reads units.csv, and holds a register against it.
#pragma once

#include <cstdint>

#include <thads/model/agency_tree.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/read/csv/register_rows.hpp>

namespace thads {

/// Reads the table of units. What is wrong with it goes to `report`; rows with errors of their own
/// are left out.
/// Throws errc::io.
[[nodiscard]] agency_tree read_units(const text_input& input, findings& report,
                                     csv_format format = {});

/// Reports every case whose unit is not in `tree` (an error: it would be missing from every
/// roll-up), or is not in force when the case comes to it (a warning).
void check_units(const case_register& cases, const agency_tree& tree, findings& report,
                 std::uint32_t cases_file, std::uint32_t events_file);

/// The same for a register as it was read, as findings of their own under the names of its files.
[[nodiscard]] findings check_units(const register_load& load, const agency_tree& tree);

}  // namespace thads
