// SPDX-License-Identifier: Apache-2.0
// Entrusted cases counted once: a case that one unit hands to another is accepted by both, so the
// unit above them counts it twice.
//
// Official totals count it twice too; this is a memo beside them. A tally knows how many cases were
// received, not from whom, and the register has no reference from the case received to the case
// entrusted. What can be said exactly is a range: all that was received came from outside, or all
// of it from inside.
#pragma once

#include <thads/base/error.hpp>
#include <thads/tally/measures.hpp>

namespace thads {

/// What a unit and those below it accepted, each case counted once.
struct counted_once {
  figure at_least{};  ///< if everything received in the period was entrusted by a unit inside
  figure at_most{};   ///< if nothing was; the official figure
};

/// The range of what was accepted, in việc and đồng, counted once. For the whole nation `at_least`
/// is the figure itself, since cases are entrusted within it only. Cases received in earlier
/// periods are carried over and stand against nothing that left in this one. Throws errc::overflow.
[[nodiscard]] constexpr counted_once accepted_counted_once(const measures& m) {
  const figure accepted = sum_of(m, flow_in);
  const figure& received = m[measure::received];
  figure rest;
  if (__builtin_sub_overflow(accepted.count, received.count, &rest.count) ||
      __builtin_sub_overflow(accepted.money, received.money, &rest.money)) {
    throw error(errc::overflow, "what was accepted less what was received exceeds its range");
  }
  return {.at_least = rest, .at_most = accepted};
}

}  // namespace thads
