// SPDX-License-Identifier: Apache-2.0
// The cases behind a figure as a table.
#pragma once

#include <vector>

#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/explain.hpp>

namespace thads {

/// One row for each of `found`, cases of `cases`: what it adds to the figure in việc and đồng, the
/// date and the event that decided it – or its acceptance – and the line of that in its file. A
/// note has the sum, which is the figure.
[[nodiscard]] table make_explain_table(const case_register& cases,
                                       const std::vector<explained_case>& found, language lang);

}  // namespace thads
