// SPDX-License-Identifier: Apache-2.0
// A tally as columns of Arrow.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include <thads/table/arrow_writer.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// The cells of `t` in their order: a column of texts for each key that `t` has, named by its code
/// and written as in files (an officer may be empty, flags are joined by "|"); then for each
/// measure `<code>_cases` (64-bit integers) and `<code>_money` (decimals of 38 digits, in đồng). No
/// column has nulls. Throws errc::overflow for an amount of more than 38 digits, errc::syntax for a
/// key that is no UTF-8, and errc::limit for keys of more than 2 147 483 647 bytes.
[[nodiscard]] inline shared_arrow_batch to_arrow(const tally& t) {
  arrow_batch batch;
  for (std::size_t d = 0; d < word_count<dimension>; ++d) {
    const auto key = static_cast<dimension>(d);
    if (!t.dimensions().contains(key)) continue;
    arrow_text_column texts({.key = std::string(code_of(key)), .nullable = false});
    for (const tally_cell& c : t.cells()) texts.push(key_text(c.key, key));
    batch.add(std::move(texts));
  }
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    const auto of = static_cast<measure>(m);
    const std::string code(code_of(of));
    arrow_count_column cases({.key = code + "_cases", .nullable = false});
    arrow_decimal_column money({.key = code + "_money", .nullable = false}, 0);
    for (const tally_cell& c : t.cells()) {
      cases.push(c.values[of].count);
      money.push(c.values[of].money);
    }
    batch.add(std::move(cases));
    batch.add(std::move(money));
  }
  return std::make_shared<const arrow_batch>(std::move(batch));
}

}  // namespace thads
