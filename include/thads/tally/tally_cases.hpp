// SPDX-License-Identifier: Apache-2.0
// Counts a register: folds every case and adds it to its cell, on as many threads as are given.
#pragma once

#include <bit>
#include <cstddef>
#include <span>
#include <vector>

#include <thads/model/case_register.hpp>
#include <thads/tally/case_ranges.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// How a register is counted.
struct tally_options {
  dimension_set by = dimension_set::all();
  /// Threads to use, at least 1; the result does not depend on it.
  unsigned threads = 1;
  count_progress progress{};
};

namespace detail {

// Adds one case.
template <class Money>
inline void add_case(measures& cell, const basic_outcome<Money>& outcome) noexcept {
  const auto put = [&cell](measure m, const figure& f) { add_one(cell[m], f); };
  const figure origin = outcome.origin_figure();
  put(outcome.bucket, {1, outcome.balance});
  put(outcome.origin, origin);
  if (outcome.received) put(measure::received, origin);
  for (unsigned slots = outcome.left_slots; slots != 0; slots &= slots - 1) {
    const auto slot = static_cast<std::size_t>(std::countr_zero(slots));
    put(case_outcome::measure_of(slot), {0, outcome.left[slot]});
  }
}

}  // namespace detail

/// Counts `cases` over the cumulative period `in`. The result is the same for any number of
/// threads. Throws errc::bad_register when the register has errors, errc::cancelled when the
/// progress callback says so, and errc::limit with more than 2^24 units or officers.
[[nodiscard]] tally tally_cases(const case_register& cases, const period& in,
                                const tally_options& options = {});

/// Counts `cases` over each of `periods`, like tally_cases, in one pass over the register; the
/// tallies are in the order of the periods. The progress is that of the pass.
[[nodiscard]] std::vector<tally> tally_periods(const case_register& cases,
                                               std::span<const period> periods,
                                               const tally_options& options = {});

}  // namespace thads

#ifdef THADS_HEADER_ONLY
#include <thads/tally/tally_cases-inl.hpp>
#endif
