// SPDX-License-Identifier: Apache-2.0
// What a regulation counts against the same period last year: columns in percent, indicators in
// points.
#pragma once

#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/table/table.hpp>
#include <thads/time/period.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

/// Every column and every indicator of `under`, for the figures `u` of the period `in`, in cases
/// and in money, beside the same period last year. The table "columns" has the difference in việc
/// and đồng and the growth in percent; the table "indicators" has the rates with the decimals of
/// the indicator and their difference in points, taken from the exact rates. Without a year before,
/// what would come from it is missing.
///
/// Throws errc::overflow beyond 64 bits of cases or 128 bits of đồng, and errc::range or
/// errc::overflow for growth and rates of 10^38 and more.
[[nodiscard]] std::vector<named_table> make_comparison_tables(const regulation& under,
                                                              const unit_figures& u,
                                                              const period& in, language lang);

}  // namespace thads
