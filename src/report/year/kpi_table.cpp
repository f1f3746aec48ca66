// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/kpi_table.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/table/numbers.hpp>

namespace thads {

namespace {

void add_schedule_cells(std::vector<cell>& row, const std::optional<progress>& held,
                        language lang) {
  row.push_back(held ? rate_cell(std::optional(held->printed_due), lang) : cell::missing());
  row.push_back(held ? rate_cell(held->ahead, lang) : cell::missing());
}

}  // namespace

table make_kpi_table(const report_input& in) {
  table t({{"unit", {"Mã", "Unit"}, alignment::left, {}},
           {"quantity", {"Tính bằng", "Quantity"}, alignment::left, {}},
           detail::number_heading("accepted", "Thụ lý", "Accepted"),
           detail::number_heading("newly_accepted", "Thụ lý mới", "New"),
           detail::number_heading("newly_accepted_before", "Mới cùng kỳ", "New before"),
           detail::number_heading("growth_newly_accepted", "Tăng %", "Growth %"),
           detail::number_heading("with_conditions", "Có điều kiện", "With cond."),
           detail::number_heading("resolved", "Xong", "Resolved"),
           detail::number_heading("resolved_before", "Xong cùng kỳ", "Resolved before"),
           detail::number_heading("growth_resolved", "Tăng %", "Growth %"),
           detail::number_heading("rate", "Tỷ lệ %", "Rate %"),
           detail::number_heading("target", "Chỉ tiêu %", "Target %"),
           detail::number_heading("over_target", "Vượt (điểm)", "Over (points)"),
           {"target_met", {"Đạt", "Met"}, alignment::left, {}},
           detail::number_heading("due", "Tiến độ %", "Due %"),
           detail::number_heading("ahead", "Vượt tiến độ (điểm)", "Ahead (points)"),
           detail::number_heading("still_to_resolve", "Còn phải xong", "Still to resolve"),
           detail::number_heading("rank", "Xếp thứ", "Rank")});
  const std::vector<unit_figures> units = in.units();
  const detail::ranks_below_root case_ranks(units, quantity::cases);
  const detail::ranks_below_root money_ranks(units, quantity::money);
  for (const unit_figures& u : units) {
    for (const quantity q : {quantity::cases, quantity::money}) {
      const key_figures k = in.figures(u, q);
      const auto& ranks = q == quantity::cases ? case_ranks : money_ranks;
      const auto count = [&](int128_t value) { return number_cell(value, in.lang); };
      const auto count_before = [&](const figure& f) { return count(value_in(f, q)); };
      const auto growth_cell = [&](const ratio& g) { return rate_cell(published(g), in.lang); };
      std::vector<cell> row{
          cell::text(u.code),
          cell::text(std::string(code_of(q))),
          count(k.accepted),
          count(k.newly_accepted),
          u.before ? count_before((*u.before)[measure::newly_accepted]) : cell::missing(),
          growth_cell(k.growth_of_newly_accepted),
          count(k.with_conditions),
          count(k.resolved),
          u.before ? count_before(resolved(*u.before)) : cell::missing(),
          growth_cell(k.growth_of_resolved),
          rate_cell(k.rate.printed, in.lang),
          rate_cell(k.rate.wanted, in.lang),
          rate_cell(k.rate.over, in.lang),
          k.rate.met ? cell::text(*k.rate.met ? "yes" : "no") : cell::missing()};
      add_schedule_cells(row, in.schedule(u, q), in.lang);
      row.push_back(number_cell(in.still_to_resolve(u, q), in.lang));
      row.push_back(ranks.cell_of(u, in.lang));
      t.add_row(std::move(row));
    }
  }
  return t;
}

}  // namespace thads
