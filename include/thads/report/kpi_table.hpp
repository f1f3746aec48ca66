// SPDX-License-Identifier: Apache-2.0
// The key figures of a unit and the units below it as one tidy table, for machines above all.
#pragma once

#include <string>
#include <vector>

#include <thads/report/numbers.hpp>
#include <thads/report/table.hpp>
#include <thads/report/year_report.hpp>

namespace thads {

/// One row for each unit and quantity. Every rate stands beside its numerator and denominator:
/// rate = resolved / with_conditions; growth = (resolved − resolved_before) / resolved_before.
[[nodiscard]] inline table make_kpi_table(const report_input& in) {
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
           {"target_met", {"Đạt", "Met"}, alignment::left, {}}});
  for (const unit_figures& u : in.units()) {
    for (const quantity q : {quantity::cases, quantity::money}) {
      const key_figures k = in.figures(u, q);
      const auto count = [&](int128_t value) { return number_cell(value, in.lang); };
      const auto count_before = [&](const figure& f) { return count(value_in(f, q)); };
      const auto growth_cell = [&](const ratio& g) { return rate_cell(published(g), in.lang); };
      t.add_row({cell::text(u.code), cell::text(std::string(code_of(q))), count(k.accepted),
                 count(k.newly_accepted),
                 u.before ? count_before((*u.before)[measure::newly_accepted]) : cell::missing(),
                 growth_cell(k.growth_of_newly_accepted), count(k.with_conditions),
                 count(k.resolved), u.before ? count_before(resolved(*u.before)) : cell::missing(),
                 growth_cell(k.growth_of_resolved), rate_cell(k.rate.printed, in.lang),
                 rate_cell(k.rate.wanted, in.lang), rate_cell(k.rate.over, in.lang),
                 k.rate.met ? cell::text(*k.rate.met ? "yes" : "no") : cell::missing()});
    }
  }
  return t;
}

}  // namespace thads
