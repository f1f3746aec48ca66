// SPDX-License-Identifier: Apache-2.0
// How cases moved between having and lacking conditions (có điều kiện, chưa có điều kiện) in a
// period: a matrix from where each stood at its start to where it stands at its end.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/period_cells.hpp>

namespace thads {

/// Where a case stands at the start or the end of a period.
enum class standing : std::uint8_t {
  not_accepted = 0,  ///< yet; only at the start
  with_conditions = 1,
  without_conditions = 2,
  unclassified = 3,
  on_hold = 4,
  separate_book = 5,
  closed = 6,  ///< only at the end
};

template <>
struct detail::vocabulary<standing> {
  static constexpr std::string_view noun = "standing";
  static constexpr std::array<word, 7> words{{{"not_accepted", "thụ lý mới trong kỳ"},
                                              {"with_conditions", "có điều kiện"},
                                              {"without_conditions", "chưa có điều kiện"},
                                              {"unclassified", "chưa phân loại"},
                                              {"on_hold", "hoãn khác, tạm đình chỉ"},
                                              {"separate_book", "sổ theo dõi riêng"},
                                              {"closed", "kết thúc trong kỳ"}}};
};

/// Where a case counted under `m` stands. Postponed by agreement is with conditions, as in every
/// rate; on hold are suspended and otherwise postponed.
[[nodiscard]] constexpr standing standing_of(measure m) noexcept {
  switch (m) {
    case measure::in_progress:
    case measure::postponed_agreed:
      return standing::with_conditions;
    case measure::unenforceable:
      return standing::without_conditions;
    case measure::unclassified:
      return standing::unclassified;
    case measure::postponed_other:
    case measure::suspended:
      return standing::on_hold;
    case measure::separate_book:
      return standing::separate_book;
    default:
      return standing::closed;
  }
}

/// What became of the cases of one cell of the matrix, in cases (việc) and đồng.
struct condition_flow {
  figure opening{};   ///< cases from before the period and their balance at its start
  figure accepted{};  ///< new cases and their obligation
  figure adjusted{};  ///< no case; by how much decisions were amended in the period
  figure left{};      ///< cases closed in the period; đồng that left, of open cases too
  figure closing{};   ///< cases open at the end of the period and their balance
  /// Decisions of the period that took a case from with to without conditions, and the balance
  /// then. A case that goes to and fro counts every time; a first classification is no change.
  figure lost_conditions{};
  figure gained_conditions{};  ///< the other way

  friend bool operator==(const condition_flow&, const condition_flow&) noexcept = default;

  [[nodiscard]] bool is_zero() const noexcept { return *this == condition_flow(); }

  /// Throws errc::overflow.
  condition_flow& operator+=(const condition_flow& other) {
    opening += other.opening;
    accepted += other.accepted;
    adjusted += other.adjusted;
    left += other.left;
    closing += other.closing;
    lost_conditions += other.lost_conditions;
    gained_conditions += other.gained_conditions;
    return *this;
  }

  /// What was there at the start or came in the period: the cell's part of the sum of its row, and,
  /// by the balance, of its column. Throws errc::overflow.
  [[nodiscard]] figure volume() const { return opening + accepted + adjusted; }

  /// opening + accepted + adjusted = left + closing, for cases and for money. Throws
  /// errc::overflow.
  [[nodiscard]] bool balances() const { return volume() == left + closing; }
};

/// A unit, and the way of its cases. Cases belong to the unit that holds them at the end of the
/// period or held them at closing, like all figures.
struct condition_key {
  std::string unit{};
  standing from{};
  standing to{};

  friend auto operator<=>(const condition_key&, const condition_key&) = default;
};

/// A key and its figures.
struct condition_cell {
  condition_key key;
  condition_flow values;

  friend bool operator==(const condition_cell&, const condition_cell&) = default;
};

/// The matrix of a period by unit. In every cell `balances()` holds.
using condition_flows = period_cells<condition_cell>;

namespace detail {

// Follows the condition and the balance of a case through its events.
struct case_walk {
  const register_columns& columns;
  std::int64_t balance;
  std::uint8_t state = 0;

  [[nodiscard]] std::uint8_t condition() const noexcept { return state & case_state::condition; }

  void apply(std::size_t e) noexcept {
    const event_effect effect = event_effects[columns.event_kind[e] & kind_mask];
    state = static_cast<std::uint8_t>((state & effect.keep) | effect.set);
    balance += effect.sign * columns.event_payload[e];
  }
};

}  // namespace detail

/// Counts `condition_flows` (count_pass.hpp).
class condition_counter {
 public:
  template <class Money>
  void add(const counted_case<Money>& seen);

  /// Throws errc::overflow.
  void merge(const condition_counter& other) { flows_ += other.flows_; }

  /// What was counted of `cases` over `in`. Throws errc::internal when a cell does not balance.
  [[nodiscard]] condition_flows result(const case_register& cases, const period& in) const;

 private:
  static constexpr std::uint64_t standings = word_count<standing>;

  // The unit and the way of a case in one number.
  [[nodiscard]] static constexpr std::uint64_t pack(std::uint64_t unit, standing from,
                                                    standing to) noexcept {
    return (unit * standings + static_cast<std::uint64_t>(from)) * standings +
           static_cast<std::uint64_t>(to);
  }
  [[nodiscard]] static bool may_change(const case_history& seen) noexcept;
  static void count_changes(const case_history& seen, detail::case_walk walk, std::size_t e,
                            condition_flow& flow) noexcept;

  detail::keyed_sums<condition_flow> flows_;
};

template <class Money>
void condition_counter::add(const counted_case<Money>& seen) {
  const detail::register_columns& c = seen.columns;
  const auto& out = seen.outcome;
  const bool is_new = out.origin == measure::newly_accepted;
  detail::case_walk walk{c, c.amount[seen.number]};
  std::size_t e = seen.first_event();
  if (!is_new) {
    for (; e != seen.end_event() && c.event_day[e] < seen.days.first; ++e) walk.apply(e);
  }
  const standing from =
      is_new ? standing::not_accepted : standing_of(detail::open_buckets[walk.state]);
  const standing to = standing_of(out.bucket);
  condition_flow& flow = flows_[pack(out.unit, from, to)];
  detail::add_one(is_new ? flow.accepted : flow.opening, {1, walk.balance});
  if (may_change(seen)) count_changes(seen, walk, e, flow);
  const bool is_closed = to == standing::closed;
  detail::add_one(flow.left, {is_closed ? 1 : 0, out.left_in_all});
  detail::add_one(flow.closing, {is_closed ? 0 : 1, out.balance});
}

// Most cases have no event that amends them or takes them from one condition to the other.
inline bool condition_counter::may_change(const case_history& seen) noexcept {
  return seen.has(event_type::adjusted) ||
         (seen.has(event_type::enforceable) && seen.has(event_type::unenforceable));
}

// Adds what the events from `e` on change.
inline void condition_counter::count_changes(const case_history& seen, detail::case_walk walk,
                                             std::size_t e, condition_flow& flow) noexcept {
  for (; e != seen.end_event(); ++e) {
    const std::uint8_t before = walk.condition();
    walk.apply(e);
    if (seen.type_of(e) == event_type::adjusted) {
      detail::add_one(flow.adjusted, {0, seen.columns.event_payload[e]});
    }
    if (before == walk.condition() || before == 0) continue;
    const bool loses = before == detail::case_state::enforceable;
    detail::add_one(loses ? flow.lost_conditions : flow.gained_conditions, {1, walk.balance});
  }
}

inline condition_flows condition_counter::result(const case_register& cases,
                                                 const period& in) const {
  std::vector<condition_cell> cells;
  flows_.for_each([&](std::uint64_t place, const condition_flow& flow) {
    if (!flow.balances()) {
      throw error(errc::internal,
                  "flows between conditions do not balance; please report this register");
    }
    cells.push_back({{std::string(cases.columns().units[place / (standings * standings)]),
                      static_cast<standing>(place / standings % standings),
                      static_cast<standing>(place % standings)},
                     flow});
  });
  condition_flows result(in);
  result.add(std::move(cells));
  return result;
}

}  // namespace thads
