// SPDX-License-Identifier: Apache-2.0
// The life of one case: year by year, the events that lead to where it stands at the year's end.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <simulate/case_mix.hpp>
#include <simulate/days.hpp>
#include <simulate/random.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads::detail {

/// Who has a case: a unit, by its place in the table of units, and an officer of it, counted from
/// 1; 0 means that no officer is assigned.
struct holder {
  std::uint16_t unit;
  std::uint16_t officer;

  friend constexpr bool operator==(holder, holder) noexcept = default;
};

/// One event. `amount` is 0 when there is none; `to` counts for the two types that hand the case
/// on.
struct life_event {
  dong amount;
  day_number day;
  event_type type;
  ground why;
  holder to;
};

using life_events = std::vector<life_event>;

/// A case in the middle of its life.
struct life {
  life(const case_facts& case_, holder first_holder) noexcept
      : facts(case_), held_by(first_holder), today(case_.accepted), balance(case_.amount) {}

  case_facts facts;
  holder held_by;
  day_number today;
  dong balance;
  /// The open bucket that the case stands in, or the way in which it was closed.
  measure standing = measure::unclassified;
  bool begun = false;
  /// The condition, once it is classified.
  std::optional<bool> enforceable{};
  bool ever_collected = false;
  bool open = true;
};

/// What is to become of a case in one statistical year.
struct course {
  day_span year;
  /// Where it stands at the end: a bucket of open cases, or a way to close. `finished` is reached
  /// by `completed` or, after a part was collected, by termination or entrustment of the rest.
  measure end;
  /// Who gets it during the year, if anybody new.
  std::optional<holder> handed_to{};
  /// No money is to move but the payments that finish the case.
  bool steady = false;
  /// How many of a thousand procedural steps the unit records.
  std::uint32_t recorded_steps = 1000;
};

/// True for the measures that mean the case is closed.
[[nodiscard]] constexpr bool closes(measure m) noexcept {
  return m >= measure::finished && m <= measure::request_returned;
}

/// What a year did to the money of a case, in the terms of the rates.
struct year_account {
  dong resolved = 0;        ///< collected, reduced or terminated
  dong left_otherwise = 0;  ///< entrusted, revoked, pulled up or returned
  dong open_with_conditions = 0;
  dong open_without_conditions = 0;

  constexpr year_account& operator+=(const year_account& other) noexcept {
    resolved += other.resolved;
    left_otherwise += other.left_otherwise;
    open_with_conditions += other.open_with_conditions;
    open_without_conditions += other.open_without_conditions;
    return *this;
  }
};

/// Lives through one year: appends the events to `events`, in order of their dates, and brings
/// `state` to the year's end. The case must be open. A case on which money was ever collected is
/// finished, not terminated or entrusted, by whatever takes the rest. A balance on the separate
/// book stands in no line of the account.
year_account live_year(life& state, const course& plan, random_source& random, life_events& events);

}  // namespace thads::detail
