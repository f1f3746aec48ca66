// SPDX-License-Identifier: Apache-2.0
// Emulation scores (chấm điểm thi đua) from a table of points that somebody else has decided on:
// the criteria are data, and every line of the working is kept.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/period.hpp>
#include <thads/units/roll_up.hpp>

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
[[nodiscard]] std::optional<figure_code> find_figure_code(std::string_view text);

/// "cases.rate".
[[nodiscard]] std::string to_string(const figure_code& code);

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

/// The figure `code` of `u`, exact: việc, đồng, percent or points. Undefined where a rate or growth
/// is, without the year before, and without a target (`goal` may be nullptr).
[[nodiscard]] ratio value_of(const figure_code& code, const unit_figures& u, const target* goal);

/// Points for one criterion. Throws errc::overflow beyond 38 digits.
[[nodiscard]] score_line score(const score_criterion& c, const ratio& value);

/// The score of `u` in the period `in`: every criterion, the total and the grade. A grade is given
/// from its points on, when all criteria that it requires are met; of several the one with the most
/// points, of equals the one that stands first. Throws errc::overflow beyond 38 digits.
[[nodiscard]] score_sheet score_unit(std::span<const score_criterion> criteria,
                                     std::span<const score_grade> grades, const unit_figures& u,
                                     const target_table& targets, const period& in);

}  // namespace thads
