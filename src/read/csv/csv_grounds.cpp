// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_grounds.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thads {

namespace {

struct grounds_csv {
  enum column : std::size_t { code, name_vi, name_en, applies_to, column_count };
  static constexpr std::array<std::string_view, column_count> names{"code", "name_vi", "name_en",
                                                                    "applies_to"};
};

// "unenforceable|suspended"; an empty field stands for every type that takes a ground.
std::vector<event_type> read_ground_types(csv_table& row) {
  constexpr std::size_t column = grounds_csv::applies_to;
  std::vector<event_type> types;
  std::string_view rest = row.text(column);
  while (!rest.empty()) {
    const std::size_t bar = rest.find('|');
    const auto type = find_code<event_type>(rest.substr(0, bar));
    const bool ends_with_bar = bar != std::string_view::npos && bar + 1 == rest.size();
    if (!type || !takes_ground(*type) || ends_with_bar) {
      row.fault(rule::code_unknown, column, row.text(column));
      break;
    }
    types.push_back(*type);
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  }
  return types;
}

ground_entry read_ground_entry(csv_table& row) {
  using c = grounds_csv;
  return {.code = std::string(row.required(c::code)),
          .name = {std::string(row.text(c::name_vi)), std::string(row.text(c::name_en))},
          .applies_to = read_ground_types(row),
          .line = row.line()};
}

}  // namespace

ground_list read_grounds(const text_input& input, findings& report, csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, grounds_csv::names, {}, report, file);
  std::vector<ground_entry> rows;
  std::set<std::string, std::less<>> codes;  // of which the words for a postponement are taken
  for (const word& w : words<ground>()) codes.emplace(w.code);
  while (row.next()) {
    if (!row.good()) continue;
    ground_entry entry = read_ground_entry(row);
    if (!row.good()) continue;
    if (codes.insert(entry.code).second) {
      rows.push_back(std::move(entry));
    } else {
      row.fault(rule::number_duplicate, grounds_csv::code, entry.code);
    }
  }
  return ground_list(std::move(rows));
}

}  // namespace thads
