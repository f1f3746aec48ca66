// SPDX-License-Identifier: Apache-2.0
// Which regulations a command reports under.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/common/options.hpp"

#include <thads/regulation/regulation.hpp>

namespace thads::cli {

/// --regime and --every-regime.
struct regime_options {
  std::string regime;
  bool every = false;

  void add_to(CLI::App& command);
};

/// The regulations to report `in` under: the one named, a built-in one or a file; or the one in
/// force at the end of the period; or every one that is in force in it. When the file has mistakes,
/// lists them on the error stream and gives nothing. Throws errc::not_found when none was in force.
[[nodiscard]] std::optional<std::vector<regulation>> regulations_for(const regime_options& options,
                                                                     const period& in,
                                                                     language lang);

}  // namespace thads::cli
