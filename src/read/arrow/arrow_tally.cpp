// SPDX-License-Identifier: Apache-2.0
#include <thads/read/arrow/arrow_tally.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>

namespace thads {

shared_arrow_batch to_arrow(const tally& t) {
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
