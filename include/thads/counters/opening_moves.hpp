// SPDX-License-Identifier: Apache-2.0
// What became, in a period, of the cases that stood open when its year began: by unit, all that
// leads from the stock of the year before to what the period has carried over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/sorted_cells.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// Of the cases that stood open when the year began, in việc and đồng:
struct opening_figures {
  figure arrived{};   ///< held by the unit at the end, by another when the year began
  figure departed{};  ///< the reverse; both with the balance when the year began
  figure adjusted{};  ///< changes of the obligation in the period; no cases
  figure in_book{};   ///< in the separate book at the end, with the balance then

  friend constexpr bool operator==(const opening_figures&,
                                   const opening_figures&) noexcept = default;

  [[nodiscard]] constexpr bool is_zero() const noexcept { return *this == opening_figures(); }

  /// Throws errc::overflow.
  constexpr opening_figures& operator+=(const opening_figures& other) {
    arrived += other.arrived;
    departed += other.departed;
    adjusted += other.adjusted;
    in_book += other.in_book;
    return *this;
  }
};

/// A unit and its figures.
struct opening_cell {
  std::string key;  ///< the unit
  opening_figures values;

  friend bool operator==(const opening_cell&, const opening_cell&) = default;
};

/// The figures of a period by unit. Those of parts of a register add up to those of the whole.
class opening_moves {
 public:
  explicit opening_moves(thads::period in) : period_(in) {}

  [[nodiscard]] thads::period period() const noexcept { return period_; }
  [[nodiscard]] const sorted_cells<opening_cell>& cells() const noexcept { return cells_; }

  void add(std::vector<opening_cell> cells) { cells_.add(std::move(cells)); }

  /// Throws errc::mismatch for another period, and errc::overflow.
  void merge(const opening_moves& other) {
    if (other.period_ != period_) {
      throw error(errc::mismatch, "cannot merge openings of " + to_string(period_) + " and of " +
                                      to_string(other.period_));
    }
    add({other.cells_.list().begin(), other.cells_.list().end()});
  }

  friend bool operator==(const opening_moves&, const opening_moves&) = default;

 private:
  thads::period period_;
  sorted_cells<opening_cell> cells_;
};

/// Counts opening_moves, in a pass over the register.
class opening_counter {
 public:
  /// Throws errc::range for the first statistical year, which has none before it.
  explicit opening_counter(const period& in) : year_before_(period(in.year() - 1, 12)) {}

  template <class Money>
  void add(const counted_case<Money>& seen) {
    if (seen.outcome.origin != measure::carried_over) return;
    const auto then = detail::fold<int128_t>(seen.columns, seen.number, year_before_);
    const auto& now = seen.outcome;
    opening_figures& here = at(now.unit);
    here.adjusted += {0, int128_t{now.left_in_all} + now.balance - then.balance};
    if (now.bucket == measure::separate_book) here.in_book += {1, now.balance};
    if (then.unit == now.unit) return;
    here.arrived += {1, then.balance};
    at(then.unit).departed += {1, then.balance};
  }

  void merge(const opening_counter& other) {
    for (std::uint32_t unit = 0; unit < other.by_unit_.size(); ++unit) {
      at(unit) += other.by_unit_[unit];
    }
  }

  /// What was counted over `in`, the period of the pass over `cases`.
  [[nodiscard]] opening_moves result(const case_register& cases, const period& in) const {
    std::vector<opening_cell> cells;
    for (std::size_t unit = 0; unit < by_unit_.size(); ++unit) {
      cells.push_back({std::string(cases.columns().units[unit]), by_unit_[unit]});
    }
    opening_moves moves(in);
    moves.add(std::move(cells));
    return moves;
  }

 private:
  opening_figures& at(std::uint32_t unit) {
    if (unit >= by_unit_.size()) by_unit_.resize(std::size_t{unit} + 1);
    return by_unit_[unit];
  }

  detail::day_bounds year_before_;
  std::vector<opening_figures> by_unit_;
};

/// Counts the opening moves of `in` alone. Throws like count_in_one_pass and opening_counter.
[[nodiscard]] inline opening_moves count_opening_moves(const case_register& cases, const period& in,
                                                       const pass_options& options = {}) {
  const auto [counted] = count_in_one_pass(cases, in, options, opening_counter(in));
  return counted.result(cases, in);
}

}  // namespace thads
