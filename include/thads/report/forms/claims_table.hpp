// SPDX-License-Identifier: Apache-2.0
// Published figures recomputed from the numbers printed beside them, as a table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/published/claims.hpp>

namespace thads {

/// What became of every check of a table of published figures.
struct claim_results {
  struct line {
    std::string row_id;  ///< of the published row
    claim_check check;
  };

  std::vector<line> lines{};
  std::array<std::uint64_t, word_count<verdict>> counts{};  ///< by verdict

  [[nodiscard]] std::uint64_t count(verdict v) const noexcept {
    return counts[static_cast<std::size_t>(v)];
  }
};

/// Makes every check of every row, in their order.
[[nodiscard]] inline claim_results check_all_claims(std::span<const published_row> rows) {
  claim_results results;
  for (const published_row& row : rows) {
    for (claim_check& c : check_claims(row)) {
      ++results.counts[static_cast<std::size_t>(c.verdict)];
      results.lines.push_back({row.id, std::move(c)});
    }
  }
  return results;
}

namespace detail {

inline cell computed_cell(const std::string& computed) {
  if (computed.empty()) return cell::missing();
  const bool is_interval = computed.front() == '[' || computed.front() == '(';
  return is_interval ? cell::text(computed) : cell::number(computed);
}

inline bilingual summary_of(const claim_results& results) {
  const auto n = [&results](verdict v) { return std::to_string(results.count(v)); };
  return {n(verdict::agrees) + " khớp, " + n(verdict::compatible) + " phù hợp, " +
              n(verdict::disagrees) + " không khớp, " + n(verdict::not_checkable) +
              " không kiểm tra được",
          n(verdict::agrees) + " agree, " + n(verdict::compatible) + " are compatible, " +
              n(verdict::disagrees) + " disagree, " + n(verdict::not_checkable) +
              " are not checkable"};
}

}  // namespace detail

/// One row for each check: the id of the published row, the check, what was printed, what comes
/// out, and the verdict, whose code people read as its word in `lang`; with the formula on request.
/// A note has the number of each verdict.
[[nodiscard]] inline table make_claims_table(const claim_results& results, language lang,
                                             bool with_formula = true) {
  std::vector<heading> headings{{"id", {"Mã", "Id"}, alignment::left, {}},
                                {"check", {"Kiểm tra", "Check"}, alignment::left, {}},
                                {"printed", {"Công bố", "Printed"}, alignment::right, {}},
                                {"computed", {"Tính lại", "Computed"}, alignment::right, {}},
                                {"verdict", {"Kết luận", "Verdict"}, alignment::left, {}}};
  if (with_formula) headings.push_back({"formula", {"Công thức", "Formula"}, alignment::left, {}});
  table t(std::move(headings));
  for (const auto& [row_id, c] : results.lines) {
    const std::string code(code_of(c.verdict));
    const std::string word(lang == language::vi ? term_of(c.verdict) : code_of(c.verdict));
    std::vector<cell> cells{cell::text(row_id), cell::text(c.check), cell::number(c.printed),
                            detail::computed_cell(c.computed), cell::text(code, word)};
    if (with_formula) cells.push_back(cell::text(c.formula));
    t.add_row(std::move(cells));
  }
  t.add_note(detail::summary_of(results));
  return t;
}

}  // namespace thads
