// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_targets.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/number/decimal.hpp>

namespace thads {

namespace {

struct targets_csv {
  enum column : std::size_t {
    unit,
    year,
    measure,
    value,
    comparator,
    valid_from,
    document,
    column_count
  };
  static constexpr std::array<std::string_view, column_count> names{
      "unit", "year", "measure", "value", "comparator", "valid_from", "document"};
};

int read_year(csv_table& row) {
  const std::string_view text = row.required(targets_csv::year);
  std::int64_t year = 0;
  const bool is_number =
      static_cast<bool>(from_chars(text.data(), text.data() + text.size(), year));
  if (!text.empty() && (!is_number || year < 1901 || year > 2199)) {
    row.fault(rule::year_invalid, targets_csv::year, text);
  }
  return static_cast<int>(year);
}

percent read_percent(csv_table& row) {
  const std::string_view text = row.required(targets_csv::value);
  decimal value;
  const bool is_number = static_cast<bool>(
      from_chars(text.data(), text.data() + text.size(), value, number_format::plain));
  if (!text.empty() && (!is_number || value < 0 || value > 100)) {
    row.fault(rule::percent_invalid, targets_csv::value, text);
  }
  return percent(value);
}

target read_target(csv_table& row) {
  using c = targets_csv;
  return {.unit = std::string(row.required(c::unit)),
          .year = read_year(row),
          .of = row.word<quantity>(c::measure),
          .value = read_percent(row),
          .compare = row.word<comparator>(c::comparator, comparator::at_least),
          .valid_from = row.day(c::valid_from, earliest_date),
          .document = std::string(row.text(c::document)),
          .line = row.line()};
}

}  // namespace

target_table read_targets(const text_input& input, findings& report, csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, targets_csv::names, {}, report, file);
  std::vector<target> rows;
  while (row.next()) {
    if (!row.good()) continue;
    target t = read_target(row);
    if (row.good()) rows.push_back(std::move(t));
  }
  target_table table(std::move(rows));
  const auto sorted = table.rows();
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (target_table::key(sorted[i - 1]) != target_table::key(sorted[i])) continue;
    report.add({.id = rule::target_overlap,
                .file = file,
                .line = sorted[i].line,
                .field = "valid_from",
                .value = std::to_string(sorted[i - 1].line)});
  }
  detail::locate_fields(input, format, targets_csv::names, report, file);
  return table;
}

}  // namespace thads
