// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/fact.hpp>

#include <algorithm>
#include <cstddef>

#include <thads/analysis/themes.hpp>

namespace thads {

namespace {

/// The end of a name, and what it is told in.
struct fact_ending {
  std::string_view name;
  fact_kind kind;
};

constexpr std::array<fact_ending, 2> figure_endings{
    {{"cases", fact_kind::cases}, {"money", fact_kind::money}}};

constexpr std::array<fact_ending, 5> deadline_endings{{{"on_time", fact_kind::steps},
                                                       {"late", fact_kind::steps},
                                                       {"decided", fact_kind::steps},
                                                       {"days_late", fact_kind::days},
                                                       {"share", fact_kind::rate}}};

constexpr std::array<fact_ending, 2> change_endings{
    {{"times", fact_kind::steps}, {"money", fact_kind::money}}};

[[nodiscard]] std::optional<fact_kind> ending_in(const auto& endings, std::string_view name) {
  for (const fact_ending& e : endings) {
    if (e.name == name) return e.kind;
  }
  return std::nullopt;
}

// "credit.cases.rate": a theme, a quantity, and what of it.
[[nodiscard]] std::optional<fact_kind> kind_of_theme_fact(std::string_view of,
                                                          std::string_view what) {
  const auto kind = ending_in(figure_endings, of);
  if (!kind) return std::nullopt;
  if (what == "rate") return fact_kind::rate;
  const bool is_amount = std::find(detail::theme_amounts.begin(), detail::theme_amounts.end(),
                                   what) != detail::theme_amounts.end();
  return is_amount ? kind : std::nullopt;
}

}  // namespace

std::optional<fact_kind> kind_of_fact(std::string_view name) {
  const std::size_t first = name.find('.');
  const std::size_t last = name.rfind('.');
  if (first == std::string_view::npos) return std::nullopt;
  const std::string_view subject = name.substr(0, first);
  const std::string_view ending = name.substr(last + 1);
  const std::string_view middle =
      first == last ? std::string_view() : name.substr(first + 1, last - first - 1);
  if (subject == "deadlines" && !middle.empty()) {
    return ending_in(deadline_endings, ending);
  }
  if (subject == "obstacles") return ending_in(figure_endings, ending);
  if (subject == "backlog" && middle.empty() && ending == "share") return fact_kind::rate;
  if (subject == "backlog" && (middle == "open" || middle == "old")) {
    return ending_in(figure_endings, ending);
  }
  if (subject == "conditions" && (middle == "lost" || middle == "gained")) {
    return ending_in(change_endings, ending);
  }
  for (const theme& t : reported_themes()) {
    if (t.code == subject) return kind_of_theme_fact(middle, ending);
  }
  return std::nullopt;
}

std::string known_facts() {
  std::string themes;
  for (const theme& t : reported_themes()) themes += (themes.empty() ? "" : "|") + t.code;
  return "deadlines.<step>.(on_time|late|decided|days_late|share), backlog.share, "
         "(conditions.lost|conditions.gained).(times|money), "
         "(backlog.open|backlog.old|obstacles|obstacles.<ground>).(cases|money), (" +
         themes + ").(cases|money).(accepted|with_conditions|resolved|rate)";
}

}  // namespace thads
