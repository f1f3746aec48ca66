// SPDX-License-Identifier: Apache-2.0
// Reads units.csv, and holds a register against it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/io/csv_table.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/validation.hpp>

namespace thads {

namespace detail {

struct units_csv {
  enum column : std::size_t { code, name, kind, parent, valid_from, valid_to, column_count };
  static constexpr std::array<std::string_view, column_count> names{
      "code", "name", "kind", "parent", "valid_from", "valid_to"};
};

using units_table = csv_table<units_csv::column_count>;

inline agency read_agency(units_table& row) {
  using c = units_csv;
  agency a{.code = std::string(row.required(c::code)),
           .name = std::string(row.text(c::name)),
           .kind = row.word<unit_kind>(c::kind),
           .parent = std::string(row.text(c::parent)),
           .line = row.line()};
  if (!row.text(c::valid_from).empty()) a.valid_from = row.day(c::valid_from);
  if (!row.text(c::valid_to).empty()) a.valid_to = row.day(c::valid_to);
  if (a.valid_to < a.valid_from) {
    row.fault(rule::period_reversed, c::valid_to, row.text(c::valid_to));
  }
  return a;
}

inline void note_unit(findings& report, std::uint32_t file, const agency& a, rule r,
                      std::string_view field, const std::string& value) {
  report.add({.id = r, .file = file, .line = a.line, .field = field, .value = value});
}

// Rows of one code overlap, a parent is nowhere, or the way up leads back.
inline void check_tree(const agency_tree& tree, findings& report, std::uint32_t file) {
  const auto rows = tree.rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const agency& a = rows[i];
    if (i > 0 && rows[i - 1].code == a.code && rows[i - 1].valid_to >= a.valid_from) {
      note_unit(report, file, a, rule::unit_duplicate, "code", a.code);
    }
    if (a.parent.empty()) continue;
    if (!tree.knows(a.parent)) {
      note_unit(report, file, a, rule::unit_parent_unknown, "parent", a.parent);
      continue;
    }
    const auto up = tree.chain(a.code, a.valid_from);
    if (!up.empty() && tree.find(up.back()->parent, a.valid_from) != nullptr) {
      note_unit(report, file, a, rule::unit_cycle, "parent", a.code);
    }
  }
}

}  // namespace detail

/// Reads the table of units. What is wrong with it goes to `report`; rows with errors are left out.
/// Throws errc::io.
[[nodiscard]] inline agency_tree read_units(const text_input& input, findings& report,
                                            csv_format format = {}) {
  const std::uint32_t file = report.add_file(input.name());
  detail::units_table row(input, format, detail::units_csv::names, detail::units_csv::code, report,
                          file);
  std::vector<agency> rows;
  while (row.next()) {
    if (!row.good()) continue;
    agency a = detail::read_agency(row);
    if (row.good()) rows.push_back(std::move(a));
  }
  agency_tree tree(std::move(rows));
  detail::check_tree(tree, report, file);
  detail::locate_fields(input, format, detail::units_csv::names, report, file);
  return tree;
}

/// Reports every case whose unit is not in `tree` (an error: it would be missing from every
/// roll-up), or is not in force when the case comes to it (a warning).
inline void check_units(const case_register& cases, const agency_tree& tree, findings& report,
                        std::uint32_t cases_file, std::uint32_t events_file) {
  const detail::register_columns& c = cases.columns();
  std::vector<bool> known;
  for (std::size_t u = 0; u < c.units.size(); ++u) known.push_back(tree.knows(c.units[u]));
  const auto check = [&](std::uint32_t unit, std::int32_t day, std::uint32_t file,
                         std::uint64_t line, std::size_t i) {
    const bool in_force = known[unit] && tree.find(c.units[unit], date::from_days(day)) != nullptr;
    if (in_force) return;
    report.add({.id = known[unit] ? rule::unit_not_in_force : rule::unit_unknown,
                .file = file,
                .line = line,
                .case_id = std::string(c.ids[i]),
                .field = "unit",
                .value = std::string(c.units[unit])});
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    check(c.unit[i], c.accepted[i], cases_file, c.line[i], i);
    for (std::size_t e = c.first_event[i]; e < c.first_event[i + 1]; ++e) {
      if (detail::event_kind::type(c.event_kind[e]) != event_type::unit_changed) continue;
      check(detail::transfer::unpack(c.event_payload[e]).unit, c.event_day[e], events_file,
            c.event_line[e], i);
    }
  }
}

}  // namespace thads
