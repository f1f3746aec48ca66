// SPDX-License-Identifier: Apache-2.0
// The dockets that commands count.
#pragma once

#include <optional>
#include <string>

#include "cli/common/options.hpp"

#include <thads/counters/dockets.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/time/period.hpp>

namespace thads::cli {

/// The items of the file `path` in a period, under the codes of a regulation and against the units
/// of `with`; nothing when errors keep them from being counted, which are told.
[[nodiscard]] std::optional<docket_tally> count_dockets_of(const std::string& path,
                                                           const regulation& under,
                                                           const period& in,
                                                           const input_options& reading,
                                                           loaded_input& with, language lang);

}  // namespace thads::cli
