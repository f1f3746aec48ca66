// SPDX-License-Identifier: Apache-2.0
// Tables of published figures for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <thads/read/csv/csv_claims.hpp>

namespace thads_test {

/// Every column, in the order of examples/published_figures.csv.
inline const std::string claims_header =
    "id,source_url,published,scope,place,period_label,period_start,period_end,measure_kind,"
    "accepted_total,carried_over,newly_accepted,delegated_out,to_enforce_total,with_conditions,"
    "without_conditions,completed,terminated,resolved,in_progress,postponed,carried_forward,"
    "money_unit,rate_published_pct,target_pct,over_target_pp,growth_resolved_pct,"
    "growth_accepted_pct,other_numbers,note\n";

/// What a source counts, and when: by default cases in statistical year 2024.
struct claims_about {
  std::string kind = "viec";
  std::string unit{};
  std::string period_end = "2024-09-30";
};

/// The row that prints `numbers`, a list such as "completed=8;with_conditions=10;rate=80.00".
[[nodiscard]] inline thads::published_row claims_of(const std::string& numbers,
                                                    const claims_about& about = {}) {
  const std::string line = "x,,,,,,," + about.period_end + "," + about.kind + ",,,,,,,,,,,,,," +
                           about.unit + ",,,,,," + numbers + ",\n";
  const std::string text = claims_header + line;
  thads::findings report;
  const auto rows = read_claims(thads::text_input::memory("claims.csv", text), report);
  if (rows.size() != 1 || report.count(thads::severity::note) != report.list().size()) {
    throw std::logic_error(report.list().back().message(thads::language::en) + ": " + numbers);
  }
  return rows.front();
}

}  // namespace thads_test
