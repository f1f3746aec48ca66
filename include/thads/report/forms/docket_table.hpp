// SPDX-License-Identifier: Apache-2.0
// Dockets as tables: the official form of one, and the figures of all of them by unit.
#pragma once

#include <string_view>
#include <vector>

#include <thads/counters/dockets.hpp>
#include <thads/forms/docket_sheet.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/report/forms/form_page.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// The form of a docket. Throws errc::overflow.
[[nodiscard]] table make_docket_form_table(const docket_sheet& sheet, language lang,
                                           const form_labels& labels = {});

/// A docket of `under` for each table, named by its id: the counts of `root` and of every unit
/// directly below it. Throws like docket_sheet.
[[nodiscard]] std::vector<named_table> make_docket_tables(const regulation& under,
                                                          const docket_tally& counts,
                                                          const agency_tree& tree,
                                                          std::string_view root, language lang);

}  // namespace thads
