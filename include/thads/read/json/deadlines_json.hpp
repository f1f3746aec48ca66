// SPDX-License-Identifier: Apache-2.0
// Reads a table of time limits from JSON. docs/deadlines.md describes the format.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <thads/model/deadline.hpp>
#include <thads/read/json/json_problem.hpp>

namespace thads {

/// A table of time limits, or what is wrong with its file.
struct deadlines_load {
  std::optional<deadline_table> content{};
  std::vector<json_problem> problems{};
};

/// Reads a table of time limits. Every mistake is reported, each with the JSON pointer of the value
/// at fault; with mistakes there is no table.
[[nodiscard]] deadlines_load read_deadlines(std::string_view text);

}  // namespace thads
