// SPDX-License-Identifier: Apache-2.0
// Recovery by year of acceptance: what became, up to the end of a period, of the obligations that
// were accepted in each statistical year.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <thads/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/period_cells.hpp>
#include <thads/tally/sizes.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What became of the cases of a cohort, in cases (việc) and đồng. Except for `in_period`, all is
/// to date: from acceptance to the end of the period, also of cases closed before it.
struct recovery {
  figure accepted{};        ///< cases, and obligations as amended to date
  figure recovered{};       ///< cases closed as finished; đồng collected
  figure left_otherwise{};  ///< cases closed otherwise; đồng that left otherwise
  figure open{};            ///< open cases and their balance, without the separate book
  figure separate_book{};   ///< cases in the separate book and their balance
  figure in_period{};       ///< the part of `recovered` that falls into the period

  friend bool operator==(const recovery&, const recovery&) noexcept = default;

  [[nodiscard]] bool is_zero() const noexcept { return *this == recovery(); }

  /// Throws errc::overflow.
  recovery& operator+=(const recovery& other) {
    accepted += other.accepted;
    recovered += other.recovered;
    left_otherwise += other.left_otherwise;
    open += other.open;
    separate_book += other.separate_book;
    in_period += other.in_period;
    return *this;
  }

  /// accepted = recovered + left_otherwise + open + separate_book, for cases and for money. Throws
  /// errc::overflow.
  [[nodiscard]] bool balances() const {
    return accepted == recovered + left_otherwise + open + separate_book;
  }
};

/// A unit and the statistical year in which its cases were accepted.
struct recovery_key {
  std::string unit{};
  int year = 0;

  friend auto operator<=>(const recovery_key&, const recovery_key&) = default;
};

/// A key and its figures.
struct recovery_cell {
  recovery_key key;
  recovery values;

  friend bool operator==(const recovery_cell&, const recovery_cell&) = default;
};

/// Recovery by unit and year. In every cell `balances()` holds.
using recovery_figures = period_cells<recovery_cell>;

/// Counts `recovery_figures` (count_pass.hpp).
class recovery_counter {
 public:
  void add(const counted_case& seen) {
    const case_outcome& out = seen.outcome;
    recovery& sums = out.origin == measure::newly_accepted
                         ? count_life(seen.columns, seen.number, seen.days, out)
                         : count_from_acceptance(seen.columns, seen.number, seen.days);
    sums.in_period += {out.bucket == measure::finished ? 1 : 0,
                       out.left[case_outcome::left_slot(measure::finished)]};
  }

  void add_closed_before(const detail::register_columns& columns, std::size_t number,
                         const detail::day_bounds& days) {
    count_from_acceptance(columns, number, days);
  }

  /// Throws errc::overflow.
  void merge(const recovery_counter& other) { sums_ += other.sums_; }

  /// What was counted of `cases` over `in`. Throws errc::internal when a cell does not balance.
  [[nodiscard]] recovery_figures result(const case_register& cases, const period& in) const;

 private:
  // `life` is what a case contributes from its acceptance to the end of the period.
  template <class Money>
  recovery& count_life(const detail::register_columns& columns, std::size_t number,
                       const detail::day_bounds& days, const basic_outcome<Money>& life);
  recovery& count_from_acceptance(const detail::register_columns& columns, std::size_t number,
                                  detail::day_bounds days);

  detail::keyed_sums<recovery> sums_;  // by unit (upper half) and year (lower half)
};

template <class Money>
recovery& recovery_counter::count_life(const detail::register_columns& columns, std::size_t number,
                                       const detail::day_bounds& days,
                                       const basic_outcome<Money>& life) {
  const int year = statistical_year_of(date::from_days(columns.accepted[number]));
  recovery& sums = sums_[std::uint64_t{life.unit} << 32U | static_cast<std::uint32_t>(year)];
  const int128_t collected = life.left[case_outcome::left_slot(measure::finished)];
  const int128_t otherwise = int128_t{life.left_in_all} - collected;
  const bool is_closed = case_outcome::left_slot(life.bucket) != 0;
  const bool is_finished = life.bucket == measure::finished;
  sums.accepted += {1, detail::obligation_of(columns, number, days.last)};
  sums.recovered += {is_finished ? 1 : 0, collected};
  sums.left_otherwise += {is_closed && !is_finished ? 1 : 0, otherwise};
  if (!is_closed) {
    const bool is_booked = life.bucket == measure::separate_book;
    (is_booked ? sums.separate_book : sums.open) += {1, life.balance};
  }
  return sums;
}

inline recovery& recovery_counter::count_from_acceptance(const detail::register_columns& columns,
                                                         std::size_t number,
                                                         detail::day_bounds days) {
  days.first = columns.accepted[number];
  const auto life = detail::fold<std::int64_t>(columns, number, days);
  if (!life.overflowed) return count_life(columns, number, days, life);
  return count_life(columns, number, days, detail::fold<int128_t>(columns, number, days));
}

inline recovery_figures recovery_counter::result(const case_register& cases,
                                                 const period& in) const {
  std::vector<recovery_cell> cells;
  sums_.for_each([&](std::uint64_t place, const recovery& sums) {
    if (!sums.balances()) {
      throw error(errc::internal, "recovery does not balance; please report this register");
    }
    const auto year = static_cast<int>(static_cast<std::uint32_t>(place));
    cells.push_back({{std::string(cases.columns().units[place >> 32U]), year}, sums});
  });
  recovery_figures result(in);
  result.add(std::move(cells));
  return result;
}

}  // namespace thads
