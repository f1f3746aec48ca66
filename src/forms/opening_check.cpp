// SPDX-License-Identifier: Apache-2.0
#include <thads/forms/opening_check.hpp>

#include <map>
#include <string>
#include <utility>

#include <thads/analysis/stock_flow.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace {

// Both sides of the identity in one unit.
struct opening_balance {
  figure before{};   // open at the end of the year before, in the separate book or not
  figure carried{};  // carried over
  opening_figures moves{};

  opening_balance& operator+=(const opening_balance& other) {
    before += other.before;
    carried += other.carried;
    moves += other.moves;
    return *this;
  }

  // What `carried` should be.
  [[nodiscard]] figure expected() const {
    return before + moves.arrived - moves.departed + moves.adjusted - moves.in_book;
  }
};

std::map<std::string, opening_balance> opening_by_unit(const tally& before, const tally& now,
                                                       const opening_moves& moves) {
  std::map<std::string, opening_balance> units;
  const tally closing = before.project({dimension::unit});
  for (const tally_cell& c : closing.cells()) {
    units[c.key.unit].before = sum_of(c.values, open_measures) + c.values[measure::separate_book];
  }
  const tally opening = now.project({dimension::unit});
  for (const tally_cell& c : opening.cells()) {
    units[c.key.unit].carried = c.values[measure::carried_over];
  }
  for (const opening_cell& c : moves.cells().list()) units[c.key].moves = c.values;
  return units;
}

template <class Part>
check_result check_opening_of(const std::map<std::string, opening_balance>& units, quantity of,
                              Part part) {
  const std::string what(code_of(of));
  detail::check result(
      "opening." + what,
      {"Số dư đầu năm khớp số cuối năm trước đã chốt (" + std::string(term_of(of)) + ")",
       "Opening balances follow from the sealed end of the year before (" + what + ")"});
  const auto compare = [&](const form_row& row, const opening_balance& unit) {
    result.compare({}, row, code_of(measure::carried_over), unit.carried.*part,
                   unit.expected().*part);
  };
  opening_balance total;
  for (const auto& [code, unit] : units) total += unit;
  compare({.name = {"Tổng số", "Total"}}, total);
  for (const auto& [code, unit] : units) compare({.code = code, .name = {code, code}}, unit);
  return std::move(result).done();
}

}  // namespace

std::vector<check_result> check_opening(const tally& before, const tally& now,
                                        const opening_moves& moves) {
  if (before.period() != period(now.period().year() - 1, 12) || moves.period() != now.period()) {
    throw error(errc::mismatch, "the opening of " + to_string(now.period()) +
                                    " is checked against the whole year before, not " +
                                    to_string(before.period()));
  }
  const auto units = opening_by_unit(before, now, moves);
  return {check_opening_of(units, quantity::cases, &figure::count),
          check_opening_of(units, quantity::money, &figure::money)};
}

}  // namespace thads
