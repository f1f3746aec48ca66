// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_points.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <thads/number/decimal.hpp>

namespace thads {

namespace {

struct points_csv {
  enum column : std::size_t {
    criterion,
    figure,
    comparator,
    threshold,
    points,
    step,
    step_points,
    maximum,
    name,
    column_count
  };
  static constexpr std::array<std::string_view, column_count> names{
      "criterion", "figure",      "comparator", "threshold", "points",
      "step",      "step_points", "maximum",    "name"};
  static constexpr std::size_t needed = step;
};

struct grades_csv {
  enum column : std::size_t { grade, points, required, column_count };
  static constexpr std::array<std::string_view, column_count> names{"grade", "points", "required"};
  static constexpr std::size_t needed = required;
};

// The number of column `c`; none when the field is empty or at fault.
[[nodiscard]] std::optional<decimal> read_number(csv_table& row, std::size_t c) {
  const std::string_view text = row.text(c);
  if (text.empty()) return std::nullopt;
  decimal value;
  if (from_chars(text.data(), text.data() + text.size(), value, number_format::plain)) return value;
  row.fault(rule::number_invalid, c, text);
  return std::nullopt;
}

[[nodiscard]] decimal read_required_number(csv_table& row, std::size_t c) {
  static_cast<void>(row.required(c));
  return read_number(row, c).value_or(decimal());
}

[[nodiscard]] figure_code read_figure_code(csv_table& row) {
  const std::string_view text = row.required(points_csv::figure);
  const auto found = find_figure_code(text);
  if (!found && !text.empty()) row.fault(rule::code_unknown, points_csv::figure, text);
  return found.value_or(figure_code());
}

// A step and its points go together, and a step of 0 or less never ends.
void check_step(csv_table& row, const decimal& step) {
  using c = points_csv;
  const bool has_step = !row.text(c::step).empty();
  const bool has_points = !row.text(c::step_points).empty();
  if (has_step != has_points) {
    row.fault(rule::value_missing, has_step ? c::step_points : c::step);
  } else if (has_step && row.good() && step <= 0) {
    row.fault(rule::step_invalid, c::step, row.text(c::step));
  }
}

[[nodiscard]] score_criterion read_criterion(csv_table& row) {
  using c = points_csv;
  score_criterion read{
      .code = std::string(row.required(c::criterion)),
      .name = std::string(row.text(c::name)),
      .figure = read_figure_code(row),
      .compare = row.word<score_comparator>(c::comparator, score_comparator::at_least),
      .threshold = read_required_number(row, c::threshold),
      .points = read_required_number(row, c::points),
      .step = read_number(row, c::step).value_or(decimal()),
      .step_points = read_number(row, c::step_points).value_or(decimal()),
      .maximum = read_number(row, c::maximum),
      .line = row.line()};
  check_step(row, read.step);
  return read;
}

// The criteria of a grade, joined by "|".
[[nodiscard]] std::vector<std::string> required_criteria(std::string_view text) {
  std::vector<std::string> codes;
  while (!text.empty()) {
    const std::size_t bar = text.find('|');
    codes.emplace_back(text.substr(0, bar));
    if (bar == std::string_view::npos) break;
    text = text.substr(bar + 1);
    if (text.empty()) codes.emplace_back();  // after a bar at the end, so that it is a fault
  }
  return codes;
}

}  // namespace

std::vector<score_criterion> read_points(const text_input& input, findings& report,
                                         csv_format format) {
  using c = points_csv;
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, c::names, {}, report, file, c::needed);
  std::vector<score_criterion> criteria;
  std::set<std::string> known;
  while (row.next()) {
    if (!row.good()) continue;
    score_criterion next = read_criterion(row);
    if (row.good() && !known.insert(next.code).second) {
      row.fault(rule::criterion_duplicate, c::criterion, next.code);
    }
    if (row.good()) criteria.push_back(std::move(next));
  }
  return criteria;
}

std::vector<score_grade> read_grades(const text_input& input,
                                     std::span<const score_criterion> criteria, findings& report,
                                     csv_format format) {
  using c = grades_csv;
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, c::names, {}, report, file, c::needed);
  std::vector<score_grade> grades;
  while (row.next()) {
    if (!row.good()) continue;
    score_grade next{.code = std::string(row.required(c::grade)),
                     .from_points = read_required_number(row, c::points),
                     .required = required_criteria(row.text(c::required)),
                     .line = row.line()};
    for (const std::string& code : next.required) {
      const bool known = std::any_of(criteria.begin(), criteria.end(),
                                     [&](const score_criterion& s) { return s.code == code; });
      if (!known) row.fault(rule::criterion_unknown, c::required, code);
    }
    if (row.good()) grades.push_back(std::move(next));
  }
  return grades;
}

score_scheme read_scheme(const text_input& points, const text_input* grades, findings& report,
                         const csv_format& format) {
  score_scheme scheme{.criteria = read_points(points, report, format)};
  if (grades != nullptr) scheme.grades = read_grades(*grades, scheme.criteria, report, format);
  return scheme;
}

}  // namespace thads
