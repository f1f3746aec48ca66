// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/claims_table.hpp>

#include <cstddef>
#include <utility>

#include <thads/model/bilingual.hpp>

namespace thads {

std::uint64_t claim_results::count(verdict v) const noexcept {
  return counts[static_cast<std::size_t>(v)];
}

claim_results check_all_claims(std::span<const published_row> rows) {
  claim_results results;
  for (const published_row& row : rows) {
    for (claim_check& c : check_claims(row)) {
      ++results.counts[static_cast<std::size_t>(c.verdict)];
      results.lines.push_back({row.id, std::move(c)});
    }
  }
  return results;
}

namespace {

cell computed_cell(const std::string& computed) {
  if (computed.empty()) return cell::missing();
  const bool is_interval = computed.front() == '[' || computed.front() == '(';
  return is_interval ? cell::text(computed) : cell::number(computed);
}

bilingual summary_of(const claim_results& results) {
  const auto n = [&results](verdict v) { return std::to_string(results.count(v)); };
  return {n(verdict::agrees) + " khớp, " + n(verdict::compatible) + " phù hợp, " +
              n(verdict::disagrees) + " không khớp, " + n(verdict::not_checkable) +
              " không kiểm tra được",
          n(verdict::agrees) + " agree, " + n(verdict::compatible) + " are compatible, " +
              n(verdict::disagrees) + " disagree, " + n(verdict::not_checkable) +
              " are not checkable"};
}

}  // namespace

table make_claims_table(const claim_results& results, language lang, bool with_formula) {
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
                            computed_cell(c.computed), cell::text(code, word)};
    if (with_formula) cells.push_back(cell::text(c.formula));
    t.add_row(std::move(cells));
  }
  t.add_note(summary_of(results));
  return t;
}

}  // namespace thads
