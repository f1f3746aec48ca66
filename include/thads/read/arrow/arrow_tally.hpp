// SPDX-License-Identifier: Apache-2.0
// A tally as columns of Arrow.
#pragma once

#include <thads/table/arrow_writer.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// The cells of `t` in their order: a column of texts for each key that `t` has, named by its code
/// and written as in files (an officer may be empty, flags are joined by "|"); then for each
/// measure `<code>_cases` (64-bit integers) and `<code>_money` (decimals of 38 digits, in đồng). No
/// column has nulls. Throws errc::overflow for an amount of more than 38 digits, errc::syntax for a
/// key that is no UTF-8, and errc::limit for keys of more than 2 147 483 647 bytes.
[[nodiscard]] shared_arrow_batch to_arrow(const tally& t);

}  // namespace thads
