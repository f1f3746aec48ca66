// SPDX-License-Identifier: Apache-2.0
// Reads a table of published figures, such as examples/published_figures.csv.
#pragma once

#include <vector>

#include <thads/model/validation.hpp>
#include <thads/published/claims.hpp>
#include <thads/read/csv/byte_source.hpp>

namespace thads {

/// Reads a table of published figures. What is wrong with it goes to `report`; a record that is
/// malformed is left out, a number that cannot be read counts as not printed. Throws errc::io.
[[nodiscard]] std::vector<published_row> read_claims(const text_input& input, findings& report,
                                                     char delimiter = ',');

}  // namespace thads
