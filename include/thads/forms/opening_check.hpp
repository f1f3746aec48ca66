// SPDX-License-Identifier: Apache-2.0
// The opening balance of a year against the end of the year before, as it was given out.
//
// In every unit, for cases and for money:
//
//   carried over = open at the end of the year before + in the separate book then
//                  + arrived − departed + adjusted − in the separate book now
//
// where the last four are of the cases that stood open when the year began (opening_moves). It
// follows from the counting rules, and is the published practice: what was open at the end of last
// year, less what was moved to the separate book, plus what came back. docs/editions.md derives it.
#pragma once

#include <vector>

#include <thads/counters/opening_moves.hpp>
#include <thads/forms/checks.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// Whether what `now` has carried over, in all and by unit, follows from `before`, the figures of
/// the whole year before as they were given out, and from `moves`, counted from the register of
/// `now`: first for cases, then for money. A gap means that the register says other things of the
/// year before than it said when that was sealed; diff of the two tells which. Throws
/// errc::mismatch when the periods do not follow each other or figures are not keyed by unit.
[[nodiscard]] std::vector<check_result> check_opening(const tally& before, const tally& now,
                                                      const opening_moves& moves);

}  // namespace thads
