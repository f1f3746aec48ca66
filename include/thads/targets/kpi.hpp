// SPDX-License-Identifier: Apache-2.0
// The key figures of a unit: what was accepted and resolved, the rate, its target, and growth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <thads/tally/rates.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/assessment.hpp>

namespace thads {

/// The key figures in one quantity, việc or đồng.
struct key_figures {
  quantity of{};
  int128_t accepted = 0;
  int128_t newly_accepted = 0;
  int128_t with_conditions = 0;
  int128_t resolved = 0;
  assessment rate{};
  ratio growth_of_newly_accepted{};  ///< against the same period last year; undefined without one
  ratio growth_of_resolved{};
};

/// The key figures of `now`. `before` is the same period of last year, or nullptr; `goal` is the
/// target, or nullptr.
[[nodiscard]] inline key_figures key_figures_of(const measures& now, const measures* before,
                                                quantity of, const target* goal) {
  key_figures k{.of = of,
                .accepted = value_in(accepted(now), of),
                .newly_accepted = value_in(now[measure::newly_accepted], of),
                .with_conditions = value_in(with_conditions(now), of),
                .resolved = value_in(resolved(now), of),
                .rate = assess(resolution_rate(now, of), goal)};
  if (before != nullptr) {
    k.growth_of_newly_accepted =
        growth(now[measure::newly_accepted], (*before)[measure::newly_accepted], of);
    k.growth_of_resolved = growth(resolved(now), resolved(*before), of);
  }
  return k;
}

}  // namespace thads
