// SPDX-License-Identifier: Apache-2.0
// The whole report of a period as a folder of files.
#pragma once

#include <filesystem>
#include <vector>

#include "report_options.hpp"

#include <thads/regime/regulation.hpp>
#include <thads/result/checks.hpp>

namespace thads::cli {

/// Every check that the input allows: identities and sums of each form, forms against each other
/// and against those of the units below, what units filed against what is below them, and carried
/// over against the year before where that is there.
[[nodiscard]] std::vector<check_result> run_checks(const regulation& under,
                                                   const std::vector<form_sheet>& sheets,
                                                   const collected_input& in);

/// Writes to `folder`, which is made when it is not there: report.html, the narrative in both
/// languages, every form as HTML and CSV with the formula of each cell, the key figures, the
/// comparisons with last year and the checks as CSV; with several regulations, the forms,
/// comparisons and checks of each in a folder of its own. Returns true when no check failed. Throws
/// errc::io.
bool write_report_folder(const std::filesystem::path& folder,
                         const std::vector<regulation>& regulations, const collected_input& in);

}  // namespace thads::cli
