// SPDX-License-Identifier: Apache-2.0
// The formula behind a figure with the numbers put in: "(11 500 + 214 + 0) / 13 970 = 83.85 %".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <thads/forms/form_sheet.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/regulation/regulation.hpp>

namespace thads {

/// The value of an indicator, exact; undefined when nothing is in the denominator.
[[nodiscard]] ratio value_of(const indicator& i, const measures& values, quantity of);

/// Indicator `id` of a regulation; throws errc::not_found when it has none.
[[nodiscard]] const indicator& indicator_of(const regulation& under, std::string_view id);

/// The value as the regulation prints it; empty when undefined.
[[nodiscard]] std::optional<percent> printed(const indicator& i, const ratio& value);

/// "F = F1 + F2 + F3 = 11 500 + 214 + 0 = 11 714"; of a column that is a single measure,
/// "F1 = finished = 11 500". Throws errc::overflow.
[[nodiscard]] std::string formula_text(const regulation& in, const regulation_column& c,
                                       const measures& values, quantity of, language lang);

/// "R = (F1 + F2 + F3) / E = (11 500 + 214 + 0) / 13 970 = 83.85 %"; "–" when undefined. Throws
/// errc::overflow.
[[nodiscard]] std::string formula_text(const regulation& in, const indicator& i,
                                       const measures& values, quantity of, language lang);

/// The formula behind what `sheet` shows in row `r` for the column or indicator `id`: of a column
/// with the figures as they are printed, of an indicator with the exact ones, from which it is
/// taken. Throws errc::not_found when the regulation has neither, and errc::overflow.
[[nodiscard]] std::string formula_text(const form_sheet& sheet, const form_row& r,
                                       std::string_view id, language lang);

}  // namespace thads
