// SPDX-License-Identifier: Apache-2.0
// What is wrong with a JSON document, and where.
#pragma once

#include <string>

#include <thads/model/bilingual.hpp>

namespace thads {

/// A mistake in a JSON document: where, as a JSON pointer ("/columns/3/formula"), and what.
struct json_problem {
  std::string path{};
  bilingual message{};

  friend bool operator==(const json_problem&, const json_problem&) = default;
};

}  // namespace thads
