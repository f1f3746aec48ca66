// SPDX-License-Identifier: Apache-2.0
// Published figures recomputed from the numbers printed beside them, as a table.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/published/claims.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// What became of every check of a table of published figures.
struct claim_results {
  struct line {
    std::string row_id;  ///< of the published row
    claim_check check;
  };

  std::vector<line> lines{};
  std::array<std::uint64_t, word_count<verdict>> counts{};  ///< by verdict

  [[nodiscard]] std::uint64_t count(verdict v) const noexcept;
};

/// Makes every check of every row, in their order.
[[nodiscard]] claim_results check_all_claims(std::span<const published_row> rows);

/// One row for each check: the id of the published row, the check, what was printed, what comes
/// out, and the verdict, whose code people read as its word in `lang`; with the formula on request.
/// A note has the number of each verdict.
[[nodiscard]] table make_claims_table(const claim_results& results, language lang,
                                      bool with_formula = true);

}  // namespace thads
