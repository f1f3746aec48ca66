// SPDX-License-Identifier: Apache-2.0
// A figure of a chapter that a narrative can speak of, by name.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/model/bilingual.hpp>
#include <thads/number/ratio.hpp>

namespace thads {

/// What a fact is told in.
enum class fact_kind : std::uint8_t { cases, money, steps, days, rate };

/// A figure of the unit reported on.
struct fact {
  std::string name{};  ///< "deadlines.decision.share"
  fact_kind kind{};
  int128_t amount = 0;  ///< việc, đồng, steps or days
  ratio share{};        ///< of a rate
  bilingual about{};    ///< what was counted
};

namespace detail {

inline constexpr std::array<std::string_view, 3> theme_amounts{"accepted", "with_conditions",
                                                               "resolved"};

}  // namespace detail

/// What the fact `name` is told in; none when there can be no such fact. Steps of deadlines and
/// grounds of obstacles are data, so that every code is a name of one.
[[nodiscard]] std::optional<fact_kind> kind_of_fact(std::string_view name);

/// The names of all facts, for messages; in angle brackets what is data.
[[nodiscard]] std::string known_facts();

}  // namespace thads
