// SPDX-License-Identifier: Apache-2.0
// Opens a figure: the cases behind it, what each adds to it, and the event that decided.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/case_register.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// Which cells a question is about: parts that are not set match everything.
struct cell_filter {
  std::optional<std::string> unit{};
  std::optional<std::string> officer{};
  std::optional<thads::initiation> initiation{};
  std::optional<judgment_type> judgment{};
  std::optional<flag_set> flags{};

  [[nodiscard]] bool matches(std::string_view of_unit, std::string_view of_officer,
                             const case_record& c) const {
    return (!unit || *unit == of_unit) && (!officer || *officer == of_officer) &&
           (!initiation || *initiation == c.initiation) && (!judgment || *judgment == c.judgment) &&
           (!flags || *flags == c.flags);
  }
};

/// One case behind a figure.
struct explained_case {
  std::size_t number = 0;  ///< of the case in the register
  std::string_view case_id{};
  figure adds{};  ///< what the case adds to the figure
  /// The event that decided it, as a number in the register: the one that put the case where it
  /// stands or, for money alone, the last one that took money under the measure. None for origins,
  /// which the date of acceptance decides, and for cases without any such event.
  std::optional<std::size_t> decided_by{};
};

namespace detail {

// The event after which the case stood, and remained, where it stands at the end of the period.
inline std::optional<std::size_t> deciding_event(const register_columns& c, std::size_t i,
                                                 const day_bounds& days) {
  std::optional<std::size_t> decider;
  std::uint8_t state = 0;
  measure stands = open_buckets[state];
  for (std::size_t e = c.first_event[i]; e != c.first_event[i + 1] && c.event_day[e] <= days.last;
       ++e) {
    const std::uint8_t kind = c.event_kind[e];
    const event_effect effect = event_effects[kind & kind_mask];
    state = static_cast<std::uint8_t>((state & effect.keep) | effect.set);
    if ((kind & event_kind::closes) != 0) return e;
    if (open_buckets[state] != stands) {
      stands = open_buckets[state];
      decider = e;
    }
  }
  return decider;
}

// The last event of the period that took money under `m`.
inline std::optional<std::size_t> last_taking(const register_columns& c, std::size_t i,
                                              const day_bounds& days, measure m) {
  std::optional<std::size_t> last;
  for (std::size_t e = c.first_event[i]; e != c.first_event[i + 1]; ++e) {
    const bool in_period = c.event_day[e] >= days.first && c.event_day[e] <= days.last;
    if (in_period && rule_of(event_kind::type(c.event_kind[e])).leaves_as == m) last = e;
  }
  return last;
}

}  // namespace detail

/// The cases behind measure `m` of the cells that `which` selects, in the order of the register.
/// What they add sums up to the figure of the tally. Throws errc::bad_register like tally_cases.
[[nodiscard]] inline std::vector<explained_case> explain(const case_register& cases,
                                                         const period& in, const cell_filter& which,
                                                         measure m) {
  if (cases.errors() != 0) {
    throw error(errc::bad_register, "the register has errors, so there are no figures to explain");
  }
  const detail::day_bounds days(in);
  const detail::register_columns& c = cases.columns();
  std::vector<explained_case> result;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto out = detail::fold<int128_t>(c, i, days);
    if (!out.counted) continue;
    const figure adds = out.contribution(m);
    if (adds.is_zero() || !which.matches(c.units[out.unit], c.officers[out.officer], cases[i])) {
      continue;
    }
    explained_case found{.number = i, .case_id = c.ids[i], .adds = adds};
    if (m == out.bucket) {
      found.decided_by = detail::deciding_event(c, i, days);
    } else if (case_outcome::left_slot(m) != 0) {
      found.decided_by = detail::last_taking(c, i, days, m);
    }
    result.push_back(found);
  }
  return result;
}

}  // namespace thads
