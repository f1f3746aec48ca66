// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_assets.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace thads {

namespace {

struct assets_csv {
  enum column : std::size_t { case_id, date, value, column_count };
  static constexpr std::array<std::string_view, column_count> names{"case_id", "date", "value"};
};

asset_value read_asset_value(csv_table& row) {
  using c = assets_csv;
  asset_value v{
      .case_id = std::string(row.required(c::case_id)), .on = row.day(c::date), .line = row.line()};
  static_cast<void>(row.required(c::value));
  v.dong = row.amount(c::value, 0).value_or(0);
  return v;
}

void note_asset(findings& report, std::uint32_t file, const asset_value& v, rule r,
                std::string_view field, std::string value) {
  report.add({.id = r,
              .file = file,
              .line = v.line,
              .case_id = v.case_id,
              .field = field,
              .value = std::move(value)});
}

}  // namespace

asset_values read_assets(const text_input& input, const case_register& cases, findings& report,
                         csv_format format) {
  const std::uint32_t file = report.add_file(input.name());
  csv_table row(input, format, assets_csv::names, assets_csv::case_id, report, file);
  std::vector<asset_value> rows;
  while (row.next()) {
    if (!row.good()) continue;
    asset_value v = read_asset_value(row);
    if (row.good()) rows.push_back(std::move(v));
  }
  asset_values values(std::move(rows));
  std::unordered_set<std::string_view> unknown;
  for (const asset_value& v : values.rows()) unknown.insert(v.case_id);
  const code_list& ids = cases.columns().ids;
  for (std::size_t i = 0; i < ids.size() && !unknown.empty(); ++i) unknown.erase(ids[i]);
  const asset_value* last = nullptr;
  for (const asset_value& v : values.rows()) {
    if (unknown.contains(v.case_id)) {
      note_asset(report, file, v, rule::asset_of_no_case, "case_id", v.case_id);
    } else if (last != nullptr && last->case_id == v.case_id && last->on == v.on) {
      note_asset(report, file, v, rule::number_duplicate, "date", to_string(v.on));
    }
    last = &v;
  }
  detail::locate_fields(input, format, assets_csv::names, report, file);
  return values;
}

}  // namespace thads
