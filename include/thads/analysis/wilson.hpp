// SPDX-License-Identifier: Apache-2.0
// The Wilson interval of a proportion. Binary floating point: see approximate.hpp.
#pragma once

#include <cstddef>
#include <optional>

#include <thads/analysis/approximate.hpp>
#include <thads/number/percent.hpp>
#include <thads/tally/proportion.hpp>

namespace thads {

/// The Wilson score interval without continuity correction; none when there are no cases.
///
/// The cases of a unit are all there are, no sample: its rate is exact. The interval answers
/// another question: which chances of being resolved, the same for every case and each case by
/// itself, would make a count like this one no surprise. With several `statements` the intervals
/// are widened so that all of them hold together with the confidence (Bonferroni).
///
/// Throws errc::argument unless 0 ≤ part ≤ whole, and errc::range unless 0 < confidence < 100.
///
/// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; method 3 of R. G. Newcombe,
/// Statistics in Medicine 17 (1998) 857–872.
[[nodiscard]] std::optional<percent_limits> wilson_interval(const proportion& p,
                                                            const percent& confidence = percent(95),
                                                            std::size_t statements = 1);

}  // namespace thads
