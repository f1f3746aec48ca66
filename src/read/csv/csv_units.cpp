// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_units.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thads {

namespace {

struct units_csv {
  enum column : std::size_t { code, name, kind, parent, valid_from, valid_to, column_count };
  static constexpr std::array<std::string_view, column_count> names{
      "code", "name", "kind", "parent", "valid_from", "valid_to"};
};

agency read_agency(csv_table& row) {
  using c = units_csv;
  agency a{.code = std::string(row.required(c::code)),
           .name = std::string(row.text(c::name)),
           .kind = row.word<unit_kind>(c::kind),
           .parent = std::string(row.text(c::parent)),
           .valid_from = row.day(c::valid_from, earliest_date),
           .valid_to = row.day(c::valid_to, latest_date),
           .line = row.line()};
  if (a.valid_to < a.valid_from) {
    row.fault(rule::period_reversed, c::valid_to, row.text(c::valid_to));
  }
  return a;
}

void note_unit(findings& report, std::uint32_t file, const agency& a, rule r,
               std::string_view field, const std::string& value) {
  report.add({.id = r, .file = file, .line = a.line, .field = field, .value = value});
}

// Rows of one code must not hold on the same day.
void check_periods(const agency_tree& tree, findings& report, std::uint32_t file) {
  const agency* last = nullptr;  // of the rows of a code so far, the one that ends last
  for (const agency& a : tree.rows()) {
    const bool same_code = last != nullptr && last->code == a.code;
    if (same_code && last->valid_to >= a.valid_from) {
      note_unit(report, file, a, rule::unit_duplicate, "code", a.code);
    }
    if (!same_code || last->valid_to < a.valid_to) last = &a;
  }
}

// The way up must not end at a parent that is nowhere, lead back, or be too long to follow.
// `left_out` holds the codes of rows with faults of their own, which are not also unknown. A cycle
// begins with one of its rows, so looking at the day on which each row begins finds all.
void check_parents(const agency_tree& tree, const std::set<std::string, std::less<>>& left_out,
                   findings& report, std::uint32_t file) {
  for (const agency& a : tree.rows()) {
    if (a.parent.empty() || left_out.contains(a.parent)) continue;
    if (!tree.knows(a.parent)) {
      note_unit(report, file, a, rule::unit_parent_unknown, "parent", a.parent);
      continue;
    }
    const auto up = tree.chain(a.code, a.valid_from);
    const agency* const next = tree.find(up.back()->parent, a.valid_from);
    if (next == up.front()) {
      note_unit(report, file, a, rule::unit_cycle, "parent", a.code);
    } else if (next != nullptr && std::find(up.begin(), up.end(), next) == up.end()) {
      note_unit(report, file, a, rule::unit_too_deep, "parent", a.code);
    }
  }
}

}  // namespace

agency_tree read_units(const text_input& input, findings& report, csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, units_csv::names, {}, report, file);
  std::vector<agency> rows;
  std::set<std::string, std::less<>> left_out;
  while (row.next()) {
    agency a{.code = std::string(row.text(units_csv::code))};
    if (row.good()) a = read_agency(row);
    if (row.good()) {
      rows.push_back(std::move(a));
    } else {
      left_out.insert(std::move(a.code));
    }
  }
  agency_tree tree(std::move(rows));
  check_periods(tree, report, file);
  check_parents(tree, left_out, report, file);
  detail::locate_fields(input, format, units_csv::names, report, file);
  return tree;
}

void check_units(const case_register& cases, const agency_tree& tree, findings& report,
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

findings check_units(const register_load& load, const agency_tree& tree) {
  findings report;
  const std::vector<std::string>& files = load.report.files();  // cases, then events
  const std::uint32_t cases = report.add_file(files[0]);
  const std::uint32_t events = report.add_file(files[1]);
  check_units(load.cases, tree, report, cases, events);
  report.sort();
  return report;
}

}  // namespace thads
