// SPDX-License-Identifier: Apache-2.0
// Reads a regulation from JSON. docs/regulation.schema.json describes the format.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <thads/read/json/json_problem.hpp>
#include <thads/regulation/regulation.hpp>

namespace thads {

/// A regulation, or what is wrong with its file.
struct regulation_load {
  std::optional<regulation> content{};
  std::vector<json_problem> problems{};
};

/// Reads a regulation. Every mistake is reported, each with the JSON pointer of the value at fault;
/// with mistakes there is no regulation.
[[nodiscard]] regulation_load read_regulation(std::string_view text);

}  // namespace thads
