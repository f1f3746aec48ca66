// SPDX-License-Identifier: Apache-2.0
// The figures of a unit in a period and in the same period of the year before.
#pragma once

#include <optional>
#include <string>

#include <thads/tally/measures.hpp>

namespace thads {

/// The figures of one unit in one period, and in the same period of the year before; none when it
/// did not exist at the end of that.
struct unit_figures {
  std::string code{};
  std::string name{};
  measures now{};
  std::optional<measures> before{};
};

}  // namespace thads
