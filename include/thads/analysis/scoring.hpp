// SPDX-License-Identifier: Apache-2.0
// Emulation scores (chấm điểm thi đua) from a table of points that somebody else has decided on:
// the criteria are data, and every line of the working is kept.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/tally/rates.hpp>
#include <thads/targets/targets.hpp>
#include <thads/units/unit_figures.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What points can be given for, beside every `measure`.
enum class score_figure : std::uint8_t {
  accepted = 0,
  resolved = 1,
  with_conditions = 2,
  left_with_conditions = 3,         ///< with conditions and not resolved
  rate = 4,                         ///< percent
  over_target = 5,                  ///< points: rate − target, both unrounded
  growth_newly_accepted = 6,        ///< percent, against the same period last year
  growth_resolved = 7,              ///< likewise
  growth_left_with_conditions = 8,  ///< likewise
};

/// How a figure must stand to the threshold of a criterion.
enum class score_comparator : std::uint8_t { at_least = 0, above = 1, at_most = 2, below = 3 };

template <>
struct detail::vocabulary<score_figure> {
  static constexpr std::string_view noun = "figure";
  static constexpr std::array<word, 9> words{
      {{"accepted", "thụ lý"},
       {"resolved", "giải quyết xong"},
       {"with_conditions", "có điều kiện"},
       {"left_with_conditions", "có điều kiện chuyển kỳ sau"},
       {"rate", "tỷ lệ %"},
       {"over_target", "vượt chỉ tiêu (điểm %)"},
       {"growth_newly_accepted", "tăng thụ lý mới %"},
       {"growth_resolved", "tăng giải quyết xong %"},
       {"growth_left_with_conditions", "tăng có điều kiện chuyển kỳ sau %"}}};
};

template <>
struct detail::vocabulary<score_comparator> {
  static constexpr std::string_view noun = "comparator";
  static constexpr std::array<word, 4> words{
      {{"at_least", "từ"}, {"above", "trên"}, {"at_most", "không quá"}, {"below", "dưới"}}};
};

/// A figure of a unit in cases or in money, written "cases.rate" or "money.finished".
struct figure_code {
  quantity of{};
  std::variant<score_figure, measure> figure{};

  friend bool operator==(const figure_code&, const figure_code&) = default;
};

/// Reads what `to_string` writes; none when it is not known.
[[nodiscard]] inline std::optional<figure_code> find_figure_code(std::string_view text) {
  const std::size_t dot = text.find('.');
  const auto of = find_code<quantity>(text.substr(0, dot));
  if (!of || dot == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(dot + 1);
  if (const auto f = find_code<score_figure>(name)) return figure_code{*of, *f};
  if (const auto m = find_code<measure>(name)) return figure_code{*of, *m};
  return std::nullopt;
}

/// "cases.rate".
[[nodiscard]] inline std::string to_string(const figure_code& code) {
  const auto name = std::visit([](auto figure) { return code_of(figure); }, code.figure);
  return std::string(code_of(code.of)) + "." + std::string(name);
}

/// One row of a table of points. A unit whose figure stands to the threshold as asked gets `points`
/// and, for every full `step` that it lies beyond the threshold, `step_points` more, but no more
/// than `maximum`; otherwise nothing.
struct score_criterion {
  std::string code{};
  std::string name{};
  figure_code figure{};
  score_comparator compare{};
  decimal threshold{};  ///< việc, đồng, percent or points, like the figure
  decimal points{};
  decimal step{};  ///< above 0, or 0 for none
  decimal step_points{};
  std::optional<decimal> maximum{};
  std::uint64_t line = 0;  ///< of its file
};

/// One row of a table of grades: the points from which it is given, and criteria that must be met.
struct score_grade {
  std::string code{};
  decimal from_points{};
  std::vector<std::string> required{};
  std::uint64_t line = 0;  ///< of its file
};

/// A table of points and, if there are any, grades.
struct score_scheme {
  std::vector<score_criterion> criteria{};
  std::vector<score_grade> grades{};
};

/// What one criterion gives a unit, with the working: points = min(base + steps × step points,
/// maximum).
struct score_line {
  std::string criterion{};
  ratio value{};              ///< exact; undefined when there is no such figure
  std::optional<bool> met{};  ///< none without a figure
  decimal base{};             ///< the points for meeting it
  decimal steps{};            ///< full steps beyond the threshold
  decimal for_steps{};        ///< steps × step points
  bool capped = false;        ///< the maximum was reached and took something away
  decimal points{};
};

/// The score of a unit.
struct score_sheet {
  std::string unit{};
  std::vector<score_line> lines{};  ///< one for each criterion, in the order of the table
  decimal total{};
  std::optional<std::string> grade{};  ///< the first grade, by points, whose conditions are met
};

namespace detail {

[[nodiscard]] inline int128_t left_with_conditions(const measures& m, quantity of) {
  return value_in(with_conditions(m), of) - value_in(resolved(m), of);
}

[[nodiscard]] inline ratio value_of(score_figure f, const unit_figures& u, quantity of,
                                    const target* goal) {
  const ratio hundred(100);
  switch (f) {
    case score_figure::accepted:
      return ratio(value_in(accepted(u.now), of));
    case score_figure::resolved:
      return ratio(value_in(resolved(u.now), of));
    case score_figure::with_conditions:
      return ratio(value_in(with_conditions(u.now), of));
    case score_figure::left_with_conditions:
      return ratio(left_with_conditions(u.now, of));
    case score_figure::rate:
      return resolution_rate(u.now, of) * hundred;
    case score_figure::over_target:
      return goal == nullptr ? ratio() : (resolution_rate(u.now, of) - goal->wanted()) * hundred;
    case score_figure::growth_newly_accepted:
      return !u.before ? ratio()
                       : growth(u.now[measure::newly_accepted],
                                (*u.before)[measure::newly_accepted], of) *
                             hundred;
    case score_figure::growth_resolved:
      return !u.before ? ratio() : growth(resolved(u.now), resolved(*u.before), of) * hundred;
    case score_figure::growth_left_with_conditions:
      return !u.before ? ratio()
                       : growth(decimal(left_with_conditions(u.now, of)),
                                decimal(left_with_conditions(*u.before, of))) *
                             hundred;
  }
  return {};
}

[[nodiscard]] inline bool stands(const ratio& value, const ratio& threshold, score_comparator c) {
  switch (c) {
    case score_comparator::at_least:
      return value >= threshold;
    case score_comparator::above:
      return value > threshold;
    case score_comparator::at_most:
      return value <= threshold;
    case score_comparator::below:
      return value < threshold;
  }
  return false;
}

[[nodiscard]] inline bool is_met(const std::string& code, std::span<const score_line> lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const score_line& l) {
    return l.criterion == code && l.met.value_or(false);
  });
}

}  // namespace detail

/// The figure `code` of `u`, exact: việc, đồng, percent or points. Undefined where a rate or growth
/// is, without the year before, and without a target (`goal` may be nullptr).
[[nodiscard]] inline ratio value_of(const figure_code& code, const unit_figures& u,
                                    const target* goal) {
  if (const auto* m = std::get_if<measure>(&code.figure)) {
    return ratio(value_in(u.now[*m], code.of));
  }
  return detail::value_of(std::get<score_figure>(code.figure), u, code.of, goal);
}

/// Points for one criterion. Throws errc::overflow beyond 38 digits.
[[nodiscard]] inline score_line score(const score_criterion& c, const ratio& value) {
  score_line line{.criterion = c.code, .value = value};
  if (!value.is_defined()) return line;
  const ratio threshold(c.threshold);
  line.met = detail::stands(value, threshold, c.compare);
  if (!*line.met) return line;
  line.base = c.points;
  if (!c.step.is_zero()) {
    const bool upwards =
        c.compare == score_comparator::at_least || c.compare == score_comparator::above;
    const ratio beyond = upwards ? value - threshold : threshold - value;
    line.steps = *(beyond / ratio(c.step)).value(0, rounding::floor);
    line.for_steps = line.steps * c.step_points;
  }
  line.points = line.base + line.for_steps;
  if (c.maximum && line.points > *c.maximum) {
    line.points = *c.maximum;
    line.capped = true;
  }
  return line;
}

/// The score of `u` in the period `in`: every criterion, the total and the grade. A grade is given
/// from its points on, when all criteria that it requires are met; of several the one with the most
/// points, of equals the one that stands first. Throws errc::overflow beyond 38 digits.
[[nodiscard]] inline score_sheet score_unit(std::span<const score_criterion> criteria,
                                            std::span<const score_grade> grades,
                                            const unit_figures& u, const target_table& targets,
                                            const period& in) {
  score_sheet sheet{.unit = u.code};
  for (const score_criterion& c : criteria) {
    const target* goal = targets.find(u.code, in.year(), c.figure.of, in.last_day());
    sheet.lines.push_back(score(c, value_of(c.figure, u, goal)));
    sheet.total += sheet.lines.back().points;
  }
  const score_grade* best = nullptr;
  for (const score_grade& g : grades) {
    const bool given =
        sheet.total >= g.from_points &&
        std::all_of(g.required.begin(), g.required.end(),
                    [&](const std::string& code) { return detail::is_met(code, sheet.lines); });
    if (given && (best == nullptr || g.from_points > best->from_points)) best = &g;
  }
  if (best != nullptr) sheet.grade = best->code;
  return sheet;
}

}  // namespace thads
