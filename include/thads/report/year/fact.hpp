// SPDX-License-Identifier: Apache-2.0
// A figure of a chapter that a narrative can speak of, by name.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thads/model/bilingual.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/analysis/themes.hpp>

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

/// The end of a name, and what it is told in.
struct fact_ending {
  std::string_view name;
  fact_kind kind;
};

inline constexpr std::array<fact_ending, 2> figure_endings{
    {{"cases", fact_kind::cases}, {"money", fact_kind::money}}};
inline constexpr std::array<fact_ending, 5> deadline_endings{{{"on_time", fact_kind::steps},
                                                              {"late", fact_kind::steps},
                                                              {"decided", fact_kind::steps},
                                                              {"days_late", fact_kind::days},
                                                              {"share", fact_kind::rate}}};
inline constexpr std::array<std::string_view, 3> theme_amounts{"accepted", "with_conditions",
                                                               "resolved"};
inline constexpr std::array<fact_ending, 2> change_endings{
    {{"times", fact_kind::steps}, {"money", fact_kind::money}}};

[[nodiscard]] inline std::optional<fact_kind> ending_in(const auto& endings,
                                                        std::string_view name) {
  for (const fact_ending& e : endings) {
    if (e.name == name) return e.kind;
  }
  return std::nullopt;
}

// "credit.cases.rate": a theme, a quantity, and what of it.
[[nodiscard]] inline std::optional<fact_kind> kind_of_theme_fact(std::string_view of,
                                                                 std::string_view what) {
  const auto kind = ending_in(figure_endings, of);
  if (!kind) return std::nullopt;
  if (what == "rate") return fact_kind::rate;
  const bool is_amount =
      std::find(theme_amounts.begin(), theme_amounts.end(), what) != theme_amounts.end();
  return is_amount ? kind : std::nullopt;
}

}  // namespace detail

/// What the fact `name` is told in; none when there can be no such fact. Steps of deadlines and
/// grounds of obstacles are data, so that every code is a name of one.
[[nodiscard]] inline std::optional<fact_kind> kind_of_fact(std::string_view name) {
  const std::size_t first = name.find('.');
  const std::size_t last = name.rfind('.');
  if (first == std::string_view::npos) return std::nullopt;
  const std::string_view subject = name.substr(0, first);
  const std::string_view ending = name.substr(last + 1);
  const std::string_view middle =
      first == last ? std::string_view() : name.substr(first + 1, last - first - 1);
  if (subject == "deadlines" && !middle.empty()) {
    return detail::ending_in(detail::deadline_endings, ending);
  }
  if (subject == "obstacles") return detail::ending_in(detail::figure_endings, ending);
  if (subject == "backlog" && middle.empty() && ending == "share") return fact_kind::rate;
  if (subject == "backlog" && (middle == "open" || middle == "old")) {
    return detail::ending_in(detail::figure_endings, ending);
  }
  if (subject == "conditions" && (middle == "lost" || middle == "gained")) {
    return detail::ending_in(detail::change_endings, ending);
  }
  for (const theme& t : reported_themes()) {
    if (t.code == subject) return detail::kind_of_theme_fact(middle, ending);
  }
  return std::nullopt;
}

/// The names of all facts, for messages; in angle brackets what is data.
[[nodiscard]] inline std::string known_facts() {
  std::string themes;
  for (const theme& t : reported_themes()) themes += (themes.empty() ? "" : "|") + t.code;
  return "deadlines.<step>.(on_time|late|decided|days_late|share), backlog.share, "
         "(conditions.lost|conditions.gained).(times|money), "
         "(backlog.open|backlog.old|obstacles|obstacles.<ground>).(cases|money), (" +
         themes + ").(cases|money).(accepted|with_conditions|resolved|rate)";
}

}  // namespace thads
