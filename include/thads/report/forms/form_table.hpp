// SPDX-License-Identifier: Apache-2.0
// An official form as a table: head, title, columns numbered as on paper, notes, signatures.
#pragma once

#include <thads/forms/form_sheet.hpp>
#include <thads/report/forms/form_page.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// `sheet` as a table. Rates are taken from the exact figures, not from the rounded ones. The
/// machine value of the column `code` tells where a row stands: "ex_officio/civil", or the codes of
/// the units down to an officer. Throws errc::not_found when the form shows what its regulation
/// does not have, and errc::overflow.
[[nodiscard]] table make_form_table(const form_sheet& sheet, language lang,
                                    const form_labels& labels = {});

}  // namespace thads
