// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/scoring.hpp>

#include <algorithm>
#include <cstddef>
#include <tuple>

#include <thads/number/rounding.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

std::optional<figure_code> find_figure_code(std::string_view text) {
  const std::size_t dot = text.find('.');
  const auto of = find_code<quantity>(text.substr(0, dot));
  if (!of || dot == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(dot + 1);
  if (const auto f = find_code<score_figure>(name)) return figure_code{*of, *f};
  if (const auto m = find_code<measure>(name)) return figure_code{*of, *m};
  return std::nullopt;
}

std::string to_string(const figure_code& code) {
  const auto name = std::visit([](auto figure) { return code_of(figure); }, code.figure);
  return std::string(code_of(code.of)) + "." + std::string(name);
}

namespace {

[[nodiscard]] int128_t left_with_conditions(const measures& m, quantity of) {
  return value_in(with_conditions(m), of) - value_in(resolved(m), of);
}

[[nodiscard]] ratio value_of(score_figure f, const unit_figures& u, quantity of,
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

[[nodiscard]] bool stands(const ratio& value, const ratio& threshold, score_comparator c) {
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

[[nodiscard]] bool is_met(const std::string& code, std::span<const score_line> lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const score_line& l) {
    return l.criterion == code && l.met.value_or(false);
  });
}

}  // namespace

ratio value_of(const figure_code& code, const unit_figures& u, const target* goal) {
  if (const auto* m = std::get_if<measure>(&code.figure)) {
    return ratio(value_in(u.now[*m], code.of));
  }
  return value_of(std::get<score_figure>(code.figure), u, code.of, goal);
}

score_line score(const score_criterion& c, const ratio& value) {
  score_line line{.criterion = c.code, .value = value};
  if (!value.is_defined()) return line;
  const ratio threshold(c.threshold);
  line.met = stands(value, threshold, c.compare);
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

score_sheet score_unit(std::span<const score_criterion> criteria,
                       std::span<const score_grade> grades, const unit_figures& u,
                       const target_table& targets, const period& in) {
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
                    [&](const std::string& code) { return is_met(code, sheet.lines); });
    if (given && (best == nullptr || g.from_points > best->from_points)) best = &g;
  }
  if (best != nullptr) sheet.grade = best->code;
  return sheet;
}

}  // namespace thads
