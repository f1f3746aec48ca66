// SPDX-License-Identifier: Apache-2.0
// The whole report of a period as a folder of files.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/common/report_options.hpp"

#include <thads/counters/dockets.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/report/chapters/chapter.hpp>

namespace thads::cli {

/// Writes to `folder`, which is made when it is not there: report.html, the narrative in both
/// languages, every form as HTML and CSV with the formula of each cell, the key figures, the
/// comparisons with last year and the checks as CSV; with several regulations, the forms,
/// comparisons and checks of each in a folder of its own. The tables of `chapters` stand on the
/// page too and, as CSV, in a folder for each; the forms of `dockets`, under the first regulation,
/// beside the others. Returns true when no check failed. Throws errc::io.
bool write_report_folder(const std::filesystem::path& folder,
                         const std::vector<regulation>& regulations, const collected_input& in,
                         const std::vector<chapter>& chapters,
                         const std::optional<docket_tally>& dockets);

}  // namespace thads::cli
