// SPDX-License-Identifier: Apache-2.0
// What the commands that report on a unit share: form, kpi, report, narrate and compare.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/common/options.hpp"
#include "cli/common/regime_options.hpp"

#include <thads/read/csv/csv_filed.hpp>
#include <thads/report/forms/form_table.hpp>
#include <thads/report/year/year_report.hpp>

namespace thads::cli {

/// Tables of figures that offices filed, which take part in a report as if they had been counted.
struct filed_tables {
  std::string now;     ///< of the period reported
  std::string before;  ///< of the same period last year
  std::string totals;  ///< of units with all that is below them, to be checked
  std::string regime;  ///< the regulation whose columns they have
  std::int64_t money_unit = 1;

  void add_to(CLI::App& command);
};

/// The input, the period and the unit to report on.
struct report_options {
  input_options in;
  filed_tables filed;
  period_options when;
  std::string root;
  int complete_from = 0;  ///< years before are not whole

  void add_to(CLI::App& command);
};

/// The options of the example that ends the help of these commands.
inline constexpr const char* report_example =
    "--cases cases.csv --events events.csv --units units.csv --targets targets.csv --year 2024 "
    "--months 12";

/// What a report needs: one tally by unit for each year with a target for the unit, and always the
/// year before; the figures of the period by every key; and the totals that units filed. With filed
/// figures of the period, years without them are left out, as they would not be whole.
struct collected_input {
  report_input about;
  tally figures;
  loaded_input in;  ///< what was read
  std::optional<filed_forms> filed_totals;
};

/// Reads and counts all that a report needs. When errors keep the input from yielding figures, says
/// so on the error stream and gives nothing. Throws errc::not_found for a unit that is not in the
/// tree.
[[nodiscard]] std::optional<collected_input> collect(const report_options& options, language lang);

/// What forms print about who reports.
[[nodiscard]] form_labels labels_of(const collected_input& in);

}  // namespace thads::cli
