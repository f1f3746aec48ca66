// SPDX-License-Identifier: Apache-2.0
// A tally as a long table: one row for each measure of each key that is not zero.
#pragma once

#include <span>

#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// The keys `by` of `t`, in the order given, then the measure, việc and đồng; sorted by these keys.
/// `t` is keyed by nothing else, or rows repeat.
[[nodiscard]] table make_tally_table(const tally& t, std::span<const dimension> by, language lang);

}  // namespace thads
