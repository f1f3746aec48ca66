// SPDX-License-Identifier: Apache-2.0
// Findings as a table.
#pragma once

#include <thads/model/validation.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// One row for each finding that `report` lists: its place, the rule, and the message in English
/// and Vietnamese.
[[nodiscard]] table make_findings_table(const findings& report);

}  // namespace thads
