// SPDX-License-Identifier: Apache-2.0
// Every check that the figures of a report allow.
#pragma once

#include <string_view>
#include <vector>

#include <thads/forms/checks.hpp>
#include <thads/forms/form_sheet.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// What the checks of a report look at. It refers to everything, which must outlive it.
struct check_input {
  const regulation& under;
  const std::vector<form_sheet>& sheets;  ///< as make_form_sheets fills them in
  const tally& figures;                   ///< what the sheets were filled in from
  const agency_tree& tree;
  std::string_view root;                ///< the unit reported on
  const tally* before = nullptr;        ///< the same period last year, if there is one
  const tally* filed_totals = nullptr;  ///< what units filed for all below them, if they did
  /// What became of units since; last year is then held against this one on the units of its last
  /// day.
  const succession_table* successions = nullptr;
};

/// Every check that `in` allows: identities and sums of each form, forms against each other and
/// against those of the units below, what units filed against what is below them, and carried over
/// against the whole year before. Throws errc::overflow.
[[nodiscard]] std::vector<check_result> run_checks(const check_input& in);

}  // namespace thads
