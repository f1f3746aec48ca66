// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_staff.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/number/integer_text.hpp>

namespace thads {

namespace {

struct staff_csv {
  enum column : std::size_t { unit, date, posts_assigned, posts_filled, column_count };
  static constexpr std::array<std::string_view, column_count> names{
      "unit", "date", "posts_assigned", "posts_filled"};
};

std::int64_t read_posts(csv_table& row, std::size_t c) {
  constexpr std::int64_t most = 999'999'999'999'999;
  const std::string_view text = row.required(c);
  std::int64_t value = 0;
  const bool is_number =
      static_cast<bool>(from_chars(text.data(), text.data() + text.size(), value));
  if (!text.empty() && (!is_number || value < 0 || value > most)) {
    row.fault(rule::figure_invalid, c, text);
  }
  return value;
}

staff_row read_staff_row(csv_table& row, const agency_tree& units) {
  using c = staff_csv;
  staff_row s{.unit = std::string(row.required(c::unit)),
              .from = row.day(c::date),
              .assigned = read_posts(row, c::posts_assigned),
              .filled = read_posts(row, c::posts_filled),
              .line = row.line()};
  if (!row.good()) return s;
  if (!units.knows(s.unit)) {
    row.fault(rule::unit_unknown, c::unit, s.unit);
  } else if (units.find(s.unit, s.from) == nullptr) {
    row.fault(rule::unit_not_in_force, c::unit, s.unit);
  }
  if (s.filled > s.assigned) {
    row.fault(rule::posts_exceeded, c::posts_filled,
              std::to_string(s.filled) + " > " + std::to_string(s.assigned));
  }
  return s;
}

}  // namespace

staffing read_staff(const text_input& input, const agency_tree& units, findings& report,
                    csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, staff_csv::names, {}, report, file);
  std::vector<staff_row> rows;
  while (row.next()) {
    if (!row.good()) continue;
    staff_row s = read_staff_row(row, units);
    if (row.good()) rows.push_back(std::move(s));
  }
  const staffing all(std::move(rows));
  std::vector<staff_row> kept;
  for (const staff_row& s : all.rows()) {
    if (kept.empty() || staffing::key(kept.back()) != staffing::key(s)) {
      kept.push_back(s);
      continue;
    }
    report.add({.id = rule::figure_duplicate,
                .file = file,
                .line = s.line,
                .field = "date",
                .value = std::to_string(kept.back().line)});
  }
  detail::locate_fields(input, format, staff_csv::names, report, file);
  return staffing(std::move(kept));
}

}  // namespace thads
