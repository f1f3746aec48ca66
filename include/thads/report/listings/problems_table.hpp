// SPDX-License-Identifier: Apache-2.0
// The mistakes of a JSON document as a table.
#pragma once

#include <span>

#include <thads/read/json/json_problem.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// One row for each problem: the path of the value at fault, and what is wrong with it in English
/// and Vietnamese.
[[nodiscard]] table make_problems_table(std::span<const json_problem> problems);

}  // namespace thads
