// SPDX-License-Identifier: Apache-2.0
// The table of time limits that comes with thads: src/time_limits.
#pragma once

#include <string_view>

#include <thads/model/deadline.hpp>

namespace thads {

/// The JSON of the built-in table.
[[nodiscard]] std::string_view builtin_deadlines_text();

/// The built-in table, read at the first call and kept, from any thread.
[[nodiscard]] const deadline_table& builtin_deadlines();

}  // namespace thads
