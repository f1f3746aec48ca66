// SPDX-License-Identifier: Apache-2.0
// Reads points.csv and grades.csv: the criteria and the grades of an emulation scheme.
#pragma once

#include <span>
#include <vector>

#include <thads/analysis/scoring.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// Reads a table of points. What is wrong with it goes to `report`; rows with errors are left out,
/// and so is a criterion that stands there already. Throws errc::io.
[[nodiscard]] std::vector<score_criterion> read_points(const text_input& input, findings& report,
                                                       csv_format format = {});

/// Reads a table of grades, which may require some of `criteria`. What is wrong with it goes to
/// `report`; rows with errors are left out. Throws errc::io.
[[nodiscard]] std::vector<score_grade> read_grades(const text_input& input,
                                                   std::span<const score_criterion> criteria,
                                                   findings& report, csv_format format = {});

/// A table of points and, unless `grades` is nullptr, the grades of these points.
[[nodiscard]] score_scheme read_scheme(const text_input& points, const text_input* grades,
                                       findings& report, const csv_format& format = {});

}  // namespace thads
