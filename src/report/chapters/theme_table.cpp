// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/theme_table.hpp>

#include <cstddef>
#include <string>
#include <utility>

#include <thads/report/listings/unit_table.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

namespace {

// Accepted, with conditions, resolved and the rate of cases, then of money.
void add_result_headings(std::vector<heading>& headings) {
  for (const quantity q : {quantity::cases, quantity::money}) {
    const std::string end = "_" + std::string(code_of(q));
    headings.push_back(detail::heading_over(
        q, {detail::number_heading("accepted" + end, "Thụ lý", "Accepted"),
            detail::number_heading("with_conditions" + end, "Có điều kiện", "With cond."),
            detail::number_heading("resolved" + end, "Xong", "Resolved"),
            detail::number_heading("rate" + end, "Tỷ lệ %", "Rate %")}));
  }
}

void add_result_cells(std::vector<cell>& row, const measures& m, language lang) {
  for (const quantity q : {quantity::cases, quantity::money}) {
    for (const figure& f : {accepted(m), with_conditions(m), resolved(m)}) {
      row.push_back(number_cell(value_in(f, q), lang));
    }
    row.push_back(rate_cell(published(resolution_rate(m, q)), lang));
  }
}

table theme_overview(const theme_sums& sums, const std::vector<theme>& themes,
                     const unit_rows& rows, const period& in, language lang) {
  std::vector<heading> headings{{"theme", {"Nhóm việc", "Theme"}, alignment::left, {}}};
  add_result_headings(headings);
  table t(std::move(headings));
  detail::add_titles(t, {"Kết quả theo nhóm việc", "Results by theme"}, rows.list().front().name,
                     in);
  t.set_unit(detail::unit_line());
  const auto add = [&](const std::string& code, const bilingual& name, const measures& m,
                       row_kind kind) {
    std::vector<cell> row{cell::text(code, name.in(lang))};
    add_result_cells(row, m, lang);
    t.add_row(std::move(row), {.kind = kind});
  };
  for (std::size_t i = 0; i < themes.size(); ++i) {
    add(themes[i].code, themes[i].name, sums.themes[i], row_kind::plain);
  }
  add("several_flags", {"Thuộc nhiều nhóm", "In more than one"}, sums.several, row_kind::plain);
  add("any_flag", {"Thuộc ít nhất một nhóm", "In at least one"}, sums.flagged, row_kind::subtotal);
  add("all", {"Tất cả các việc", "All cases"}, sums.all, row_kind::total);
  const int128_t several = accepted(sums.several).count;
  t.add_note({"Các dòng trùng nhau, không cộng được: " + shown_number(several, language::vi) +
                  " việc thuộc nhiều nhóm.",
              "The rows overlap and must not be added up: " + shown_number(several, language::en) +
                  " cases are in more than one theme."});
  return t;
}

table theme_by_unit(const std::vector<theme_sums>& sums, std::size_t place, const theme& about,
                    const unit_rows& rows, const period& in, language lang) {
  std::vector<heading> headings = detail::unit_headings();
  add_result_headings(headings);
  table t(std::move(headings));
  detail::add_titles(t, about.name, rows.list().front().name, in);
  t.set_unit(detail::unit_line());
  for (std::size_t u = 0; u < rows.size(); ++u) {
    std::vector<cell> row = detail::unit_cells(rows.list()[u]);
    add_result_cells(row, sums[u].themes[place], lang);
    t.add_row(std::move(row), detail::style_of_unit(u));
  }
  return t;
}

}  // namespace

std::vector<named_table> make_theme_tables(const tally& figures, const unit_rows& rows,
                                           language lang) {
  const std::vector<theme> themes = reported_themes();
  const std::vector<theme_sums> sums = sums_of_themes(figures, themes, rows);
  std::vector<named_table> made;
  made.push_back({"themes", theme_overview(sums.front(), themes, rows, figures.period(), lang)});
  for (std::size_t i = 0; i < themes.size(); ++i) {
    if (sums.front().themes[i].is_zero()) continue;
    made.push_back({"theme_" + themes[i].code,
                    theme_by_unit(sums, i, themes[i], rows, figures.period(), lang)});
  }
  return made;
}

table make_flagged_cases_table(const std::vector<flagged_case>& list, const unit_rows& rows,
                               const period& in, language lang) {
  table t({{"case_id", {"Số việc", "Case"}, alignment::left, {}},
           {"unit", {"Mã", "Unit"}, alignment::left, {}},
           {"officer", {"Chấp hành viên", "Officer"}, alignment::left, {}},
           {"flags", {"Nhóm việc", "Flags"}, alignment::left, {}},
           {"accepted", {"Thụ lý", "Accepted"}, alignment::left, {}},
           detail::number_heading("amount", "Phải thi hành (đồng)", "Obligation (đồng)"),
           detail::number_heading("balance", "Còn lại (đồng)", "Balance (đồng)"),
           {"stands", {"Tình trạng", "Stands"}, alignment::left, {}}});
  detail::add_titles(t, {"Việc báo cáo Ban Chỉ đạo", "Cases reported to the steering committee"},
                     rows.list().front().name, in);
  for (const flagged_case& c : list) {
    if (!rows.covers(c.unit)) continue;
    t.add_row({cell::text(std::string(c.id)), cell::text(std::string(c.unit)),
               cell::text(std::string(c.officer)), cell::text(c.flags.to_string()),
               cell::text(to_string(c.accepted)), number_cell(c.amount, lang),
               number_cell(c.balance, lang),
               cell::text(std::string(code_of(c.stands)), bilingual_term(c.stands).in(lang))});
  }
  return t;
}

}  // namespace thads
