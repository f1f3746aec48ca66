// SPDX-License-Identifier: Apache-2.0
// What the commands that report on a unit share: kpi, report and narrate.
#pragma once

#include <optional>
#include <string>

#include "options.hpp"

#include <thads/report/form_table.hpp>
#include <thads/report/year_report.hpp>

namespace thads::cli {

/// The input, the period and the unit to report on.
struct report_options {
  input_options in;
  period_options when;
  std::string root;

  void add_to(CLI::App& command);
};

/// The options of the example that ends the help of these commands.
inline constexpr const char* report_example =
    "--cases cases.csv --events events.csv --units units.csv --targets targets.csv --year 2024 "
    "--months 12";

/// Reads and counts all that a report needs: one tally for each year with a target for the unit,
/// and always the year before. When errors keep the register from yielding figures, says so on the
/// error stream and gives nothing. Throws errc::not_found for a unit that is not in the tree.
[[nodiscard]] std::optional<report_input> collect(const report_options& options, language lang);

/// What a report needs, and the figures of its period by every key, which forms need.
struct detailed_report_input {
  report_input about;
  tally figures;
};

/// What forms print about who reports.
[[nodiscard]] form_labels labels_of(const detailed_report_input& in);

/// Like collect.
[[nodiscard]] std::optional<detailed_report_input> collect_details(const report_options& options,
                                                                   language lang);

}  // namespace thads::cli
