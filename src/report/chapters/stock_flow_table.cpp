// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/stock_flow_table.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/analysis/stock_flow.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/rounding.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>

namespace thads {

namespace {

// Percent and times with two decimals, days without, half up.
[[nodiscard]] cell flow_cell(const flow_indicator& indicator, const stock_flow& f, language lang) {
  const ratio value = indicator.value(f);
  if (indicator.unit == flow_unit::percent) {
    return rate_cell(to_percent(value, 2, rounding::half_up), lang);
  }
  const int scale = indicator.unit == flow_unit::days ? 0 : 2;
  const auto printed = value.value(scale, rounding::half_up);
  if (!printed) return cell::missing();
  return cell::number(to_string(*printed), shown_number(*printed, lang));
}

[[nodiscard]] std::vector<measures> measures_by_row(const tally& t, const unit_rows& rows) {
  std::vector<measures> sums(rows.size());
  for (const tally_cell& c : t.cells()) {
    if (rows.covers(c.key.unit)) sums[0] += c.values;
    if (const auto row = rows.below(c.key.unit)) sums[*row] += c.values;
  }
  return sums;
}

// "clearance rate" from the code.
[[nodiscard]] std::string with_spaces(std::string_view code) {
  std::string text(code);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

[[nodiscard]] heading flow_heading(const flow_indicator& indicator) {
  const bilingual unit = bilingual_term(indicator.unit);
  const std::string id(indicator.id);
  return detail::number_heading(std::string(indicator.name.code), id + " (" + unit.vi + ")",
                                id + " (" + unit.en + ")");
}

}  // namespace

table make_stock_flow_table(const tally& t, const unit_rows& rows, language lang) {
  std::vector<heading> headings{
      {"unit", {"Đơn vị", "Unit"}, alignment::left, {}},
      {"quantity", {"Tính bằng", "Quantity"}, alignment::left, {}},
      detail::number_heading("opening", "Tồn đầu kỳ (P0)", "At start (P0)"),
      detail::number_heading("incoming", "Thụ lý mới (I)", "New (I)"),
      detail::number_heading("left", "Đã ra (R)", "Left (R)"),
      detail::number_heading("closing", "Tồn cuối kỳ (P1)", "At end (P1)")};
  for (const flow_indicator& i : flow_indicators) headings.push_back(flow_heading(i));
  table result(std::move(headings));
  detail::add_titles(result, {"TỒN VÀ LUÂN CHUYỂN", "STOCK AND FLOW"}, rows.list().front().name,
                     t.period());
  result.add_note(
      {"Chỉ so sánh các kỳ có cùng số tháng: cùng một mức ùn đọng cho số khác nhau khi "
       "tính theo tháng, theo quý hay theo năm.",
       "Compare periods of as many months only: the same congestion gives another "
       "figure for a month, a quarter or a year."});
  const std::vector<measures> sums = measures_by_row(t, rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const unit_row& unit = rows.list()[row];
    for (const quantity q : {quantity::cases, quantity::money}) {
      const stock_flow f = stock_flow_of(sums[row], t.period(), q);
      std::vector<cell> cells{cell::text(unit.code, unit.name),
                              cell::text(std::string(code_of(q)), bilingual_term(q).in(lang))};
      for (const int128_t value : {f.opening, f.incoming, f.left, f.closing}) {
        cells.push_back(number_cell(value, lang));
      }
      for (const flow_indicator& i : flow_indicators) {
        cells.push_back(flow_cell(i, f, lang));
      }
      result.add_row(std::move(cells));
    }
  }
  return result;
}

table make_flow_indicator_table(language lang) {
  table result({{"id", {"Mã", "Id"}, alignment::left, {}},
                detail::number_heading("version", "Bản", "Version"),
                {"name", {"Tên", "Name"}, alignment::left, {}},
                {"formula", {"Công thức", "Formula"}, alignment::left, {}},
                {"unit", {"Đơn vị tính", "Unit"}, alignment::left, {}},
                {"better", {"Tốt hơn khi", "Better when"}, alignment::left, {}},
                {"source", {"Nguồn", "Source"}, alignment::left, {}}});
  result.add_title({"CÁC CHỈ SỐ TỒN VÀ LUÂN CHUYỂN", "INDICATORS OF STOCK AND FLOW"});
  for (const flow_indicator& i : flow_indicators) {
    const bilingual better = i.better == direction::higher ? bilingual{"cao hơn", "higher"}
                                                           : bilingual{"thấp hơn", "lower"};
    const std::string code(i.name.code);
    result.add_row(
        {cell::text(std::string(i.id)), number_cell(i.version, lang),
         cell::text(code, lang == language::vi ? std::string(i.name.vi) : with_spaces(code)),
         cell::text(std::string(i.formula)),
         cell::text(std::string(code_of(i.unit)), bilingual_term(i.unit).in(lang)),
         cell::text(better.en, better.in(lang)), cell::text(std::string(i.source))});
  }
  return result;
}

}  // namespace thads
