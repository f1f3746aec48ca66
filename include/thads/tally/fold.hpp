// SPDX-License-Identifier: Apache-2.0
// From the events of one case to what it contributes to a period. docs/counting-rules.md says the
// same in words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include <thads/model/case_register.hpp>
#include <thads/tally/measures.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What one case contributes to a period. Sums of đồng are held in `Money`: 64 bits, which nearly
/// always suffice and are fast, or 128 bits, which always do.
template <class Money>
struct basic_outcome {
  /// False when the case was accepted after the period or closed before it: it contributes nothing.
  bool counted = false;
  /// True when a sum did not fit `Money`, so that the outcome is void.
  bool overflowed = false;
  /// True when the case was also `entrusted_in` and newly accepted.
  bool received = false;
  /// Where the case itself is counted.
  measure bucket{};
  /// carried_over or newly_accepted.
  measure origin{};
  /// Bit s: something left in slot s.
  std::uint8_t left_slots = 0;
  /// Unit and officer that hold the case at the end of the period or at closing, as numbers in the
  /// register's code lists.
  std::uint32_t unit = 0;
  std::uint32_t officer = 0;
  /// Đồng left at the end of the period; 0 for a closed case.
  std::int64_t balance = 0;
  /// Đồng that left in the period, however it left.
  Money left_in_all = 0;
  /// The same by what took it: the element of measure m is `left[left_slot(m)]`.
  std::array<Money, 8> left{};

  /// The figure that the case adds to measure `m`.
  [[nodiscard]] figure contribution(measure m) const;

  /// Position of `m` in `left`; 0 for measures under which no money leaves.
  [[nodiscard]] static constexpr std::size_t left_slot(measure m) noexcept {
    const auto i = static_cast<std::size_t>(m);
    constexpr auto first = static_cast<std::size_t>(measure::finished);
    constexpr auto last = static_cast<std::size_t>(measure::request_returned);
    return i >= first && i <= last ? i - first + 1 : 0;
  }

  /// The measure under which money leaves in `slot`, 1…7.
  [[nodiscard]] static constexpr measure measure_of(std::size_t slot) noexcept {
    return static_cast<measure>(slot - 1 + static_cast<std::size_t>(measure::finished));
  }

  /// Cases and đồng that the case adds to its origin: what left, and what is left. A case in the
  /// separate book is off the balance: it adds no case, and only what left.
  [[nodiscard]] constexpr figure origin_figure() const noexcept {
    const bool off_balance = bucket == measure::separate_book;
    return {off_balance ? 0 : 1, int128_t{left_in_all} + (off_balance ? 0 : balance)};
  }
};

/// What one case contributes to a period, whatever its amounts.
using case_outcome = basic_outcome<int128_t>;

template <class Money>
figure basic_outcome<Money>::contribution(measure m) const {
  figure result;
  if (!counted) return result;
  if (m == bucket) result += {1, balance};
  if (m == origin || (m == measure::received && received)) result += origin_figure();
  if (const std::size_t slot = left_slot(m); slot != 0) result += {0, left[slot]};
  return result;
}

namespace detail {

// The first and the last day of a period as day numbers.
struct day_bounds {
  std::int32_t first;
  std::int32_t last;

  explicit day_bounds(const period& p) : first(p.first_day().days()), last(p.last_day().days()) {}
};

// Everything about an open case that its events decide, besides money, in six bits. Each kind of
// event clears some bits and sets some, so that following a case is two table look-ups an event.
struct case_state {
  static constexpr std::uint8_t enforceable = 1;
  static constexpr std::uint8_t unenforceable = 2;
  static constexpr std::uint8_t condition = 3;
  static constexpr std::uint8_t suspended = 4;
  static constexpr std::uint8_t postponed_agreed = 8;
  static constexpr std::uint8_t postponed_other = 12;
  static constexpr std::uint8_t hold = 12;
  static constexpr std::uint8_t booked = 16;
  static constexpr std::uint8_t collected = 32;  // something was collected at some time
  static constexpr std::size_t count = 64;

  // The bucket of an open case: the separate book comes before a hold, a hold before the condition.
  static constexpr measure bucket(std::uint8_t state) noexcept {
    if ((state & booked) != 0) return measure::separate_book;
    if ((state & hold) == suspended) return measure::suspended;
    if ((state & hold) == postponed_agreed) return measure::postponed_agreed;
    if ((state & hold) == postponed_other) return measure::postponed_other;
    if ((state & condition) == enforceable) return measure::in_progress;
    if ((state & condition) == unenforceable) return measure::unenforceable;
    return measure::unclassified;
  }
};

// What a kind of event (its type, and whether a postponement was agreed) does.
struct event_effect {
  std::uint8_t keep = 0xFF;  // bits of the state that stay
  std::uint8_t set = 0;      // bits that are set
  std::uint8_t slot = 0;     // of case_outcome::left
  std::int8_t sign = 0;      // of the payload's effect on the balance
};

inline constexpr std::uint8_t kind_mask = event_kind::type_mask | event_kind::agreed;

constexpr event_effect effect_of(event_type type, bool agreed) noexcept {
  event_effect effect;
  const auto change = [&effect](std::uint8_t clear, std::uint8_t set) {
    effect.keep = static_cast<std::uint8_t>(~clear);
    effect.set = set;
  };
  if (const auto leaves_as = rule_of(type).leaves_as) {
    effect.slot = static_cast<std::uint8_t>(case_outcome::left_slot(*leaves_as));
    effect.sign = -1;
  }
  switch (type) {
    case event_type::enforceable:
      change(case_state::condition, case_state::enforceable);
      break;
    case event_type::unenforceable:
      change(case_state::condition, case_state::unenforceable);
      break;
    case event_type::postponed:
      change(case_state::hold, agreed ? case_state::postponed_agreed : case_state::postponed_other);
      break;
    case event_type::suspended:
      change(case_state::hold, case_state::suspended);
      break;
    case event_type::resumed:
      change(case_state::hold, 0);
      break;
    case event_type::separate_book:
      change(0, case_state::booked);
      break;
    case event_type::book_returned:
      change(case_state::booked, 0);
      break;
    case event_type::collected:
      change(0, case_state::collected);
      break;
    case event_type::adjusted:
      effect.sign = 1;
      break;
    default:
      break;
  }
  return effect;
}

inline constexpr auto event_effects = [] {
  std::array<event_effect, kind_mask + 1> table{};
  for (const event_rule& r : event_rules) {
    for (const bool agreed : {false, true}) {
      const auto kind = static_cast<std::size_t>(r.type) | (agreed ? event_kind::agreed : 0U);
      table[kind] = effect_of(r.type, agreed);
    }
  }
  return table;
}();

inline constexpr auto open_buckets = [] {
  std::array<measure, case_state::count> table{};
  for (std::size_t state = 0; state < table.size(); ++state) {
    table[state] = case_state::bucket(static_cast<std::uint8_t>(state));
  }
  return table;
}();

// The bucket of a case that an event of `type` closed.
constexpr measure closed_bucket(event_type type, std::uint8_t state) noexcept {
  const auto leaves_as = rule_of(type).leaves_as;
  if (!leaves_as) return measure::finished;  // completed
  const bool may_finish = type == event_type::terminated || type == event_type::entrusted_out;
  const bool finished = may_finish && (state & case_state::collected) != 0;
  return finished ? measure::finished : *leaves_as;
}

// Whether case `i` contributes to a period: accepted by its end and not closed before it.
inline bool is_counted(const register_columns& c, std::size_t i, const day_bounds& days) noexcept {
  if (c.accepted[i] > days.last) return false;
  const std::size_t end = c.first_event[i + 1];
  if (c.first_event[i] == end) return true;
  const bool is_closed = (c.event_kind[end - 1] & event_kind::closes) != 0;
  return !is_closed || c.event_day[end - 1] >= days.first;
}

// Folds case `i`. The loop has no branch that depends on the kind of an event, except for
// transfers, which are rare.
template <class Money>
inline basic_outcome<Money> fold(const register_columns& c, std::size_t i,
                                 const day_bounds& days) noexcept {
  basic_outcome<Money> out;
  if (!is_counted(c, i, days)) return out;
  const std::size_t begin = c.first_event[i];
  const std::size_t end = c.first_event[i + 1];
  out.counted = true;
  out.unit = c.unit[i];
  out.officer = c.officer[i];
  out.balance = c.amount[i];
  unsigned state = 0;
  unsigned left_slots = 0;
  bool overflowed = false;
  std::size_t e = begin;
  for (; e != end && c.event_day[e] <= days.last; ++e) {
    const std::uint8_t kind = c.event_kind[e];
    const event_effect effect = event_effects[kind & kind_mask];
    const std::int64_t payload = c.event_payload[e];
    state = (state & effect.keep) | effect.set;
    out.balance += effect.sign * payload;
    const unsigned slot = c.event_day[e] >= days.first ? effect.slot : 0;
    const std::int64_t leaves = slot != 0 ? payload : 0;
    overflowed |= __builtin_add_overflow(out.left[slot], leaves, &out.left[slot]);
    overflowed |= __builtin_add_overflow(out.left_in_all, leaves, &out.left_in_all);
    left_slots |= 1U << slot;
    if (is_transfer(event_kind::type(kind))) [[unlikely]] {
      const transfer to = transfer::unpack(payload);
      if (to.unit != transfer::same_unit) out.unit = to.unit;
      out.officer = to.officer;
    }
  }
  const bool closed = e != begin && (c.event_kind[e - 1] & event_kind::closes) != 0;
  out.bucket = closed ? closed_bucket(event_kind::type(c.event_kind[e - 1]),
                                      static_cast<std::uint8_t>(state))
                      : open_buckets[state];
  const bool is_new = c.accepted[i] >= days.first;
  out.origin = is_new ? measure::newly_accepted : measure::carried_over;
  out.received = is_new && case_traits::source(c.traits[i]) == source::entrusted_in;
  out.left_slots = static_cast<std::uint8_t>(left_slots & ~1U);
  out.overflowed = overflowed;
  return out;
}

}  // namespace detail

/// What case number `i` of `cases` contributes to `in`, by the counting rules.
[[nodiscard]] inline case_outcome fold_case(const case_register& cases, std::size_t i,
                                            const period& in) {
  if (i >= cases.size()) throw error(errc::range, "there is no case number " + std::to_string(i));
  return detail::fold<int128_t>(cases.columns(), i, detail::day_bounds(in));
}

}  // namespace thads
