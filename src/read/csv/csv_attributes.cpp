// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_attributes.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thads {

namespace {

struct attributes_csv {
  enum column : std::size_t { unit, key, value, from, to, column_count };
  static constexpr std::array<std::string_view, column_count> names{"unit", "key", "value", "from",
                                                                    "to"};
};

bool is_ever_in_force(const unit_attribute& a, const agency_tree& units) {
  const auto rows = units.rows();
  return std::any_of(rows.begin(), rows.end(), [&a](const agency& unit) {
    return unit.code == a.unit && unit.valid_from <= a.to && a.from <= unit.valid_to;
  });
}

unit_attribute read_attribute(csv_table& row, const agency_tree& units) {
  using c = attributes_csv;
  unit_attribute a{.unit = std::string(row.required(c::unit)),
                   .key = std::string(row.required(c::key)),
                   .value = std::string(row.required(c::value)),
                   .from = row.day(c::from, earliest_date),
                   .to = row.day(c::to, latest_date),
                   .line = row.line()};
  if (!row.good()) return a;
  if (a.to < a.from) {
    row.fault(rule::period_reversed, c::to, row.text(c::to));
  } else if (!units.knows(a.unit)) {
    row.fault(rule::unit_unknown, c::unit, a.unit);
  } else if (!is_ever_in_force(a, units)) {
    row.fault(rule::unit_not_in_force, c::unit, a.unit);
  }
  return a;
}

}  // namespace

unit_attributes read_attributes(const text_input& input, const agency_tree& units, findings& report,
                                csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, attributes_csv::names, {}, report, file);
  std::vector<unit_attribute> rows;
  while (row.next()) {
    if (!row.good()) continue;
    unit_attribute a = read_attribute(row, units);
    if (row.good()) rows.push_back(std::move(a));
  }
  const unit_attributes all(std::move(rows));
  std::vector<unit_attribute> kept;
  for (const unit_attribute& a : all.rows()) {
    const bool overlaps = !kept.empty() && kept.back().unit == a.unit && kept.back().key == a.key &&
                          kept.back().to >= a.from;
    if (!overlaps) {
      kept.push_back(a);
      continue;
    }
    report.add({.id = rule::attribute_overlap,
                .file = file,
                .line = a.line,
                .field = "from",
                .value = std::to_string(kept.back().line)});
  }
  detail::locate_fields(input, format, attributes_csv::names, report, file);
  return unit_attributes(std::move(kept));
}

}  // namespace thads
