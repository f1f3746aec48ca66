// SPDX-License-Identifier: Apache-2.0
// Puts together what a report is made of, and refuses what does not go together.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <thads/forms/checks.hpp>
#include <thads/forms/form_sheet.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/date.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

/// What a report on `root` is made of: tallies of the same months of several years, the earliest
/// first, the last one being the period reported; their units (nullptr for units that all stand
/// side by side); targets; and what became of units: what a unit that was abolished before the end
/// of a period still holds goes to its successors. An empty `root` stands for the unit above all
/// that were counted. Throws errc::argument without a tally or without such a unit, errc::mismatch
/// for other periods, and errc::bad_register for a unit that `tree` lacks on the last day of a
/// period; errc::not_found when it does not know `root`.
[[nodiscard]] report_input report_on(std::span<const tally* const> years, const agency_tree* tree,
                                     target_table targets, std::string_view root,
                                     const succession_table& successions = {});

/// The same report with every year on the units of the day `on`, so that years compare although
/// units were merged or divided between them. Throws like `restate`, and errc::not_found when the
/// unit reported on does not exist on that day.
[[nodiscard]] report_input restated(const report_input& published,
                                    const succession_table& successions, date on);

/// The figures of `code`, a unit of the report. Throws errc::not_found when it is none.
[[nodiscard]] unit_figures figures_of_unit(const report_input& about, std::string_view code);

/// A report on a unit, ready to be asked for its tables.
struct unit_report {
  report_input about;
  tally figures;  ///< of the period, with all its keys

  /// What the report is made of, for tables in `lang`. It is a copy, as others may read the report
  /// in another language at the same time.
  [[nodiscard]] report_input in(language lang) const;

  /// Form `id` of a regulation, filled in. Throws errc::not_found for a form that it does not have.
  [[nodiscard]] form_sheet sheet(const regulation& under, std::string_view id) const;

  /// Every check of the figures under a regulation; those against figures that somebody else added
  /// up when `filed_totals` is there.
  [[nodiscard]] std::vector<check_result> checks(const regulation& under,
                                                 const tally* filed_totals) const;
};

}  // namespace thads
