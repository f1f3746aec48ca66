// SPDX-License-Identifier: Apache-2.0
// What each type of event requires and does: the one table behind validation and counting.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <thads/model/vocabulary.hpp>

namespace thads {

/// What an event of a type says in its amount.
enum class amount_rule : std::uint8_t {
  none,           ///< nothing
  positive,       ///< the money, more than 0
  whole_or_part,  ///< more than 0, or nothing for the whole balance
  signed_change,  ///< the change of the obligation, not 0
  procedural,     ///< nothing or more than 0; no effect on any measure
};

/// When an event of a type closes its case.
enum class closing_rule : std::uint8_t {
  never,
  always,
  when_nothing_is_left,  ///< the amount was empty, or the balance is 0 afterwards
};

/// What an event type requires and does.
struct event_rule {
  event_type type;
  amount_rule amount;
  closing_rule closing;
  /// The measure under which money leaves with it.
  std::optional<measure> leaves_as;
};

/// The rule of every event type, in the order of the enumerators (docs/counting-rules.md).
inline constexpr std::array<event_rule, word_count<event_type>> event_rules{{
    {event_type::enforceable, amount_rule::none, closing_rule::never, {}},
    {event_type::unenforceable, amount_rule::none, closing_rule::never, {}},
    {event_type::postponed, amount_rule::none, closing_rule::never, {}},
    {event_type::suspended, amount_rule::none, closing_rule::never, {}},
    {event_type::resumed, amount_rule::none, closing_rule::never, {}},
    {event_type::collected, amount_rule::positive, closing_rule::never, measure::finished},
    {event_type::reduced, amount_rule::positive, closing_rule::never, measure::reduced},
    {event_type::terminated, amount_rule::whole_or_part, closing_rule::when_nothing_is_left,
     measure::terminated},
    {event_type::entrusted_out, amount_rule::whole_or_part, closing_rule::when_nothing_is_left,
     measure::entrusted_out},
    {event_type::completed, amount_rule::none, closing_rule::always, {}},
    {event_type::revoked, amount_rule::none, closing_rule::always, measure::revoked},
    {event_type::pulled_up, amount_rule::none, closing_rule::always, measure::pulled_up},
    {event_type::request_returned, amount_rule::none, closing_rule::always,
     measure::request_returned},
    {event_type::separate_book, amount_rule::none, closing_rule::never, {}},
    {event_type::book_returned, amount_rule::none, closing_rule::never, {}},
    {event_type::adjusted, amount_rule::signed_change, closing_rule::never, {}},
    {event_type::officer_changed, amount_rule::none, closing_rule::never, {}},
    {event_type::unit_changed, amount_rule::none, closing_rule::never, {}},
    {event_type::request_received, amount_rule::procedural, closing_rule::never, {}},
    {event_type::assigned, amount_rule::procedural, closing_rule::never, {}},
    {event_type::notified, amount_rule::procedural, closing_rule::never, {}},
    {event_type::voluntary_end, amount_rule::procedural, closing_rule::never, {}},
    {event_type::verified, amount_rule::procedural, closing_rule::never, {}},
    {event_type::paid_out, amount_rule::procedural, closing_rule::never, {}},
}};

static_assert(
    [] {
      for (std::size_t i = 0; i < event_rules.size(); ++i) {
        if (event_rules[i].type != static_cast<event_type>(i)) return false;
      }
      return true;
    }(),
    "event_rules holds every event type once, in order");

/// The rule of `type`.
[[nodiscard]] constexpr const event_rule& rule_of(event_type type) noexcept {
  return event_rules[static_cast<std::size_t>(type)];
}

/// True when events of `type` may say on what ground (lý do) they happened.
[[nodiscard]] constexpr bool takes_ground(event_type type) noexcept {
  return type == event_type::unenforceable || type == event_type::postponed ||
         type == event_type::suspended;
}

/// True when events of `type` hand the case to another officer.
[[nodiscard]] constexpr bool is_transfer(event_type type) noexcept {
  return type == event_type::officer_changed || type == event_type::unit_changed;
}

}  // namespace thads
