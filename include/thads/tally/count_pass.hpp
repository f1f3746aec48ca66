// SPDX-License-Identifier: Apache-2.0
// Counts several things about every case in one pass over the register.
//
// A counter looks at one case at a time and remembers sums. It works with the numbers that the
// register gives to units and officers, and says at the end what it counted by their codes, so that
// the figures of several registers add up.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/case_ranges.hpp>
#include <thads/tally/fold.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// A case and its events up to the end of a period.
class case_history {
 public:
  const detail::register_columns& columns;
  const std::size_t number;       ///< of the case
  const detail::day_bounds days;  ///< of the period

  case_history(const detail::register_columns& of, std::size_t i,
               const detail::day_bounds& in) noexcept
      : columns(of), number(i), days(in), end_(of.first_event[i + 1]) {
    while (end_ != first_event() && columns.event_day[end_ - 1] > days.last) --end_;
    for (std::size_t e = end_; e-- != first_event();) {  // backwards, so that the first stays
      const auto type = static_cast<std::size_t>(type_of(e));
      first_day_[type] = columns.event_day[e];
      types_ |= 1U << type;
    }
  }

  [[nodiscard]] std::size_t first_event() const noexcept { return columns.first_event[number]; }
  /// One past the last event up to the end of the period.
  [[nodiscard]] std::size_t end_event() const noexcept { return end_; }
  [[nodiscard]] event_type type_of(std::size_t event) const noexcept {
    return detail::event_kind::type(columns.event_kind[event]);
  }
  /// True when the case was closed by the end of the period, as its last event then did.
  [[nodiscard]] bool is_closed() const noexcept {
    return end_ != first_event() &&
           (columns.event_kind[end_ - 1] & detail::event_kind::closes) != 0;
  }

  /// True when an event of `type` came by the end of the period.
  [[nodiscard]] bool has(event_type type) const noexcept {
    return (types_ >> static_cast<unsigned>(type) & 1U) != 0;
  }
  /// The types of the events up to the end of the period: bit t for type t.
  [[nodiscard]] std::uint32_t types() const noexcept { return types_; }
  /// The day of the first event of `type`, which the case must have.
  [[nodiscard]] std::int32_t first_day(event_type type) const noexcept {
    return first_day_[static_cast<std::size_t>(type)];
  }

 private:
  std::size_t end_;
  std::uint32_t types_ = 0;
  // Of the types that there are; the others are left as they are, to save the time.
  std::array<std::int32_t, detail::event_kind::type_mask + 1> first_day_;
};

/// A case that contributes to a period, and what it contributes: in 64 bits when that fits, as it
/// is faster, so that counters are written for both.
template <class Money>
struct counted_case : case_history {
  const basic_outcome<Money>& outcome;

  counted_case(const detail::register_columns& of, std::size_t i, const basic_outcome<Money>& found,
               const detail::day_bounds& in) noexcept
      : case_history(of, i, in), outcome(found) {}
};

/// Counts something about cases. Counters of parts of a register merge into that of the whole, in
/// any order.
template <class Counter>
concept case_counter = std::copyable<Counter> &&
    requires(Counter counter, const Counter other, const counted_case<std::int64_t>& seen,
             const counted_case<int128_t>& large) {
  counter.add(seen);
  counter.add(large);
  counter.merge(other);
};

/// A counter that also looks at cases that were closed before the period, which contribute nothing
/// to it.
template <class Counter>
concept counter_of_closed_cases = case_counter<Counter> &&
    requires(Counter counter, const detail::register_columns& columns, std::size_t number,
             const detail::day_bounds& days) {
  counter.add_closed_before(columns, number, days);
};

namespace detail {

template <case_counter Counter>
void tell_closed_before(Counter& counter, const register_columns& columns, std::size_t number,
                        const day_bounds& days) {
  if constexpr (counter_of_closed_cases<Counter>) {
    counter.add_closed_before(columns, number, days);
  }
}

template <case_counter... Counters>
void show_case(const register_columns& columns, std::size_t number, const day_bounds& days,
               Counters&... counters) {
  if (is_counted(columns, number, days)) {
    const auto outcome = fold<std::int64_t>(columns, number, days);
    if (!outcome.overflowed) [[likely]] {
      const counted_case seen(columns, number, outcome, days);
      (counters.add(seen), ...);
      return;
    }
    const auto large = fold<int128_t>(columns, number, days);
    const counted_case seen(columns, number, large, days);
    (counters.add(seen), ...);
  } else if (columns.accepted[number] <= days.last) {
    (tell_closed_before(counters, columns, number, days), ...);
  }
}

}  // namespace detail

/// Several counters as one.
template <case_counter... Counters>
class counter_group {
 public:
  explicit counter_group(Counters... counters) : counters_(std::move(counters)...) {}

  template <class Money>
  void add(const counted_case<Money>& seen) {
    std::apply([&](Counters&... each) { (each.add(seen), ...); }, counters_);
  }
  void add_closed_before(const detail::register_columns& columns, std::size_t number,
                         const detail::day_bounds& days) {
    std::apply(
        [&](Counters&... each) { (detail::tell_closed_before(each, columns, number, days), ...); },
        counters_);
  }
  void merge(const counter_group& other) { merge(other, std::index_sequence_for<Counters...>()); }

  /// Number `I` of them.
  template <std::size_t I>
  [[nodiscard]] const auto& get() const noexcept {
    return std::get<I>(counters_);
  }

 private:
  template <std::size_t... I>
  void merge(const counter_group& other, std::index_sequence<I...>) {
    (std::get<I>(counters_).merge(std::get<I>(other.counters_)), ...);
  }

  std::tuple<Counters...> counters_;
};

/// How a pass is made.
struct pass_options {
  unsigned threads = 1;  ///< at least 1; the result does not depend on it
  count_progress progress{};
};

/// Shows every case that contributes to `in` to each of `counters`, which have counted nothing yet,
/// and returns them; cases closed before only to those that look at them. Throws errc::bad_register
/// when the register has errors and errc::cancelled.
template <case_counter... Counters>
[[nodiscard]] std::tuple<Counters...> count_in_one_pass(const case_register& cases,
                                                        const period& in,
                                                        const pass_options& options,
                                                        const Counters&... counters) {
  detail::require_usable(cases);
  const unsigned threads = std::max(1U, options.threads);
  const detail::day_bounds days(in);
  const std::vector<std::size_t> cuts = detail::cut_points(cases, threads);
  detail::progress_meter meter(options.progress, cases.size());
  std::vector<std::tuple<Counters...>> parts(threads, std::tuple<Counters...>(counters...));
  detail::run_on_threads(threads, [&](unsigned part) {
    constexpr std::size_t stride = std::size_t{1} << 16U;
    for (std::size_t from = cuts[part]; from < cuts[part + 1]; from += stride) {
      const std::size_t to = std::min(cuts[part + 1], from + stride);
      for (std::size_t i = from; i < to; ++i) {
        std::apply([&](Counters&... each) { detail::show_case(cases.columns(), i, days, each...); },
                   parts[part]);
      }
      if (!meter.advance(to - from)) break;
    }
  });
  if (meter.stopped()) throw error(errc::cancelled, "counting was cancelled");
  for (unsigned part = 1; part < threads; ++part) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (std::get<I>(parts[0]).merge(std::get<I>(parts[part])), ...);
    }
    (std::index_sequence_for<Counters...>());
  }
  return std::move(parts.front());
}

}  // namespace thads
