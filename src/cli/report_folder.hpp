// SPDX-License-Identifier: Apache-2.0
// The whole report of a period as a folder of files.
#pragma once

#include <filesystem>
#include <vector>

#include "report_options.hpp"

#include <thads/regime/regulation.hpp>
#include <thads/result/checks.hpp>

namespace thads::cli {

/// The forms of a regulation, filled in.
[[nodiscard]] std::vector<form_sheet> fill_in(const regulation& under,
                                              const detailed_report_input& in);

/// Every check that one register allows: identities and sums of each form, forms against each
/// other, and carried over against the year before where that is there.
[[nodiscard]] std::vector<check_result> run_checks(const std::vector<form_sheet>& sheets,
                                                   const detailed_report_input& in);

/// Writes to `folder`, which is made when it is not there: report.html, the narrative in both
/// languages, every form as HTML and CSV, the key figures and the checks as CSV; with several
/// regulations, the forms and checks of each in a folder of its own. Returns true when no check
/// failed. Throws errc::io.
bool write_report_folder(const std::filesystem::path& folder,
                         const std::vector<regulation>& regulations,
                         const detailed_report_input& in);

}  // namespace thads::cli
