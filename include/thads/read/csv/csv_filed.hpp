// SPDX-License-Identifier: Apache-2.0
// Reads a table of filed figures: what offices have already counted, one column of one row of a
// form in each line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// How a table of filed figures is read.
struct filed_options {
  csv_format format{};
  std::int64_t money_unit = 1;  ///< đồng in one unit of its column `money`: 1, 1000, …
};

/// A unit in a table of filed figures.
struct filed_unit {
  std::string code{};
  std::uint64_t line = 0;     ///< of its first figure
  std::uint32_t column = 0;   ///< byte of that line at which its code stands, from 1
  std::uint64_t records = 0;  ///< its lines
  bool is_set_aside = false;  ///< its figures are left out whole
};

/// What a table of filed figures holds.
struct filed_forms {
  /// Keyed by unit and officer, and by initiation, judgment_type and flags where the table has
  /// these columns. `tally::set_aside` counts the lines that are left out as records.
  tally figures;
  std::vector<filed_unit> units{};  ///< all that the table names, in the order of their codes
  std::uint32_t file = 0;           ///< its index in the findings
};

/// Reads what offices filed for the period `in`: columns unit, officer, column, count (việc) and
/// money, and optionally initiation, judgment_type and flags. A `column` is one of `under`, or a
/// measure. What is wrong goes to `report`; a unit with an error is left out whole, as a form is
/// filed whole. Throws errc::io, errc::argument for a unit of money that is out of range, and
/// errc::overflow.
[[nodiscard]] filed_forms read_filed(const text_input& input, const regulation& under,
                                     const period& in, findings& report,
                                     const filed_options& options = {});

/// Reports every unit of `filed` that is not in `tree`, an error, and leaves it out: it would be
/// missing from every roll-up. One that is not in force at the end of the period gives a warning.
void check_units(filed_forms& filed, const agency_tree& tree, findings& report);

/// Reports every unit of `filed` that `counted` has figures of too, an error, and leaves out what
/// it filed.
void check_counted_twice(filed_forms& filed, const tally& counted, findings& report);

}  // namespace thads
