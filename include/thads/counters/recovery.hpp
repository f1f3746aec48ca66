// SPDX-License-Identifier: Apache-2.0
// Recovery by year of acceptance: what became, up to the end of a period, of the obligations that
// were accepted in each statistical year.
#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/period_cells.hpp>
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

namespace detail {

// What became of a case from its acceptance to the end of a period.
struct case_life {
  std::uint32_t unit;
  measure bucket;
  std::int64_t balance;
  int128_t left;       // however it left
  int128_t collected;  // of that, what left as finished
};

inline constexpr std::size_t finished_slot = case_outcome::left_slot(measure::finished);

// Of a case that was accepted in the period: what it contributes to it.
template <class Money>
case_life life_of(const basic_outcome<Money>& out) noexcept {
  return {out.unit, out.bucket, out.balance, out.left_in_all, out.left[finished_slot]};
}

// Of any case, from its events; leaner than folding, as many cases were closed long ago.
inline case_life life_of(const register_columns& c, std::size_t i, std::int32_t last_day) noexcept {
  case_life life{c.unit[i], {}, c.amount[i], 0, 0};
  const std::size_t begin = c.first_event[i];
  const std::size_t end = c.first_event[i + 1];
  std::uint8_t state = 0;
  std::size_t e = begin;
  for (; e != end && c.event_day[e] <= last_day; ++e) {
    const event_effect effect = event_effects[c.event_kind[e] & kind_mask];
    const std::int64_t payload = c.event_payload[e];
    state = static_cast<std::uint8_t>((state & effect.keep) | effect.set);
    life.balance += effect.sign * payload;
    life.left += effect.slot != 0 ? payload : 0;
    life.collected += effect.slot == finished_slot ? payload : 0;
    if (!is_transfer(event_kind::type(c.event_kind[e]))) [[likely]]
      continue;
    const transfer to = transfer::unpack(payload);
    if (to.unit != transfer::same_unit) life.unit = to.unit;
  }
  const bool closed = e != begin && (c.event_kind[e - 1] & event_kind::closes) != 0;
  life.bucket =
      closed ? closed_bucket(event_kind::type(c.event_kind[e - 1]), state) : open_buckets[state];
  return life;
}

}  // namespace detail

/// Counts `recovery_figures` (count_pass.hpp).
class recovery_counter {
 public:
  template <class Money>
  void add(const counted_case<Money>& seen) {
    const auto& out = seen.outcome;
    recovery& sums = count(seen.columns, seen.number,
                           out.origin == measure::newly_accepted
                               ? detail::life_of(out)
                               : detail::life_of(seen.columns, seen.number, seen.days.last));
    detail::add_one(sums.in_period,
                    {out.bucket == measure::finished ? 1 : 0, out.left[detail::finished_slot]});
  }

  void add_closed_before(const detail::register_columns& columns, std::size_t number,
                         const detail::day_bounds& days) {
    count(columns, number, detail::life_of(columns, number, days.last));
  }

  /// Throws errc::overflow.
  void merge(const recovery_counter& other) { sums_ += other.sums_; }

  /// What was counted of `cases` over `in`. Throws errc::internal when a cell does not balance.
  [[nodiscard]] recovery_figures result(const case_register& cases, const period& in) const;

 private:
  // Returns the sums to which the case was added.
  recovery& count(const detail::register_columns& columns, std::size_t number,
                  const detail::case_life& life);

  // The statistical year of a day. Registers have the cases of a year one after the other, and
  // working out the year costs as much as all else.
  [[nodiscard]] int year_of(std::int32_t day) {
    if (day < year_begin_ || day >= year_end_) {
      const auto first_day_of = [](int year) {
        const std::chrono::sys_days october_1 = detail::calendar_month(year, 1) / 1;
        return static_cast<std::int32_t>(october_1.time_since_epoch().count());
      };
      year_ = statistical_year_of(date::from_days(day));
      year_begin_ = first_day_of(year_);
      year_end_ = first_day_of(year_ + 1);
    }
    return year_;
  }

  detail::keyed_sums<recovery> sums_;  // by unit (upper half) and year (lower half)
  // The last year worked out, its first day and the day after its last.
  int year_ = 0;
  std::int32_t year_begin_ = 0;
  std::int32_t year_end_ = 0;
};

inline recovery& recovery_counter::count(const detail::register_columns& columns,
                                         std::size_t number, const detail::case_life& life) {
  const auto year = static_cast<std::uint32_t>(year_of(columns.accepted[number]));
  recovery& sums = sums_[std::uint64_t{life.unit} << 32U | year];
  const bool is_closed = case_outcome::left_slot(life.bucket) != 0;
  const bool is_finished = life.bucket == measure::finished;
  detail::add_one(sums.accepted, {1, life.left + life.balance});
  detail::add_one(sums.recovered, {is_finished ? 1 : 0, life.collected});
  detail::add_one(sums.left_otherwise,
                  {is_closed && !is_finished ? 1 : 0, life.left - life.collected});
  if (!is_closed) {
    const bool is_booked = life.bucket == measure::separate_book;
    detail::add_one(is_booked ? sums.separate_book : sums.open, {1, life.balance});
  }
  return sums;
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
