// SPDX-License-Identifier: Apache-2.0
// Regulations as tables: which there are, and what one of them says.
#pragma once

#include <vector>

#include <thads/regulation/regulation.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// The regulations, one a row, with the days on which they are in force.
[[nodiscard]] table regulations_table(const std::vector<regulation>& all, language lang);

/// The columns, identities, indicators and forms of a regulation.
[[nodiscard]] std::vector<named_table> regulation_tables(const regulation& r, language lang);

}  // namespace thads
