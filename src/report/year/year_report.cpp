// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/year_report.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <thads/report/year/assessment_table.hpp>
#include <thads/table/numbers.hpp>
#include <thads/targets/commendation.hpp>
#include <thads/targets/kpi.hpp>
#include <thads/units/counted_once.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

namespace {

class year_report {
 public:
  explicit year_report(const report_input& in) : in_(in), units_(in.units()) {}

  [[nodiscard]] table key_figures_table() const;
  [[nodiscard]] table units_table() const;
  [[nodiscard]] table years_table() const;
  [[nodiscard]] table flow_table() const;

 private:
  [[nodiscard]] key_figures figures(const unit_figures& u, quantity q) const {
    return in_.figures(u, q);
  }
  [[nodiscard]] cell count(int128_t value) const { return number_cell(value, in_.lang); }
  [[nodiscard]] cell words(std::string_view vi, std::string_view en) const {
    return cell::text(std::string(in_.lang == language::vi ? vi : en));
  }
  [[nodiscard]] cell verdict(const std::optional<bool>& met) const {
    return detail::verdict_cell(met, in_.lang);
  }
  void add_titles(table& t, std::string_view vi, std::string_view en) const {
    detail::add_titles(t, {std::string(vi), std::string(en)}, in_.root_name(), in_.now().period());
  }
  static void add_formula(table& t, const key_figures& k);
  static void add_counted_once(table& t, const measures& m);
  [[nodiscard]] std::vector<heading> target_columns(const std::string& prefix) const;
  void add_target_cells(std::vector<cell>& row, const assessment& a) const;

  const report_input& in_;
  std::vector<unit_figures> units_;
};

// "Rate of cases: 11 714 / 13 970 = 83.85 %": the numbers behind a rate, for whoever checks it.
void year_report::add_formula(table& t, const key_figures& k) {
  const auto formula = [&k](language lang) {
    return shown_number(k.resolved, lang) + " / " + shown_number(k.with_conditions, lang) + " = " +
           (k.rate.printed ? shown_number(k.rate.printed->value(), lang) + " %" : "–");
  };
  t.add_note({"Tỷ lệ về " + std::string(term_of(k.of)) + ": " + formula(language::vi),
              "Rate of " + std::string(code_of(k.of)) + ": " + formula(language::en)});
}

table year_report::key_figures_table() const {
  const unit_figures& u = units_.front();
  const key_figures cases = figures(u, quantity::cases);
  const key_figures money = figures(u, quantity::money);
  table t({{"figure", {"Chỉ tiêu", "Figure"}, alignment::left, {}},
           detail::number_heading("cases", "Việc", "Cases"),
           detail::number_heading("money", "Đồng", "Đồng")});
  add_titles(t, "KẾT QUẢ THI HÀNH ÁN DÂN SỰ", "RESULTS OF CIVIL JUDGMENT ENFORCEMENT");
  const auto add = [&](std::string_view vi, std::string_view en, auto of, std::size_t level) {
    t.add_row({words(vi, en), of(cases), of(money)}, {.level = level});
  };
  const auto row = [&](std::string_view vi, std::string_view en, auto of) { add(vi, en, of, 0); };
  const auto part = [&](std::string_view vi, std::string_view en, auto of) { add(vi, en, of, 1); };
  const auto growth_cell = [&](const ratio& g) { return rate_cell(published(g), in_.lang); };
  row("Thụ lý", "accepted", [&](const key_figures& k) { return count(k.accepted); });
  part("trong đó thụ lý mới", "of which newly accepted",
       [&](const key_figures& k) { return count(k.newly_accepted); });
  part("tăng so với cùng kỳ (%)", "growth on last year (%)",
       [&](const key_figures& k) { return growth_cell(k.growth_of_newly_accepted); });
  row("Có điều kiện thi hành", "with conditions",
      [&](const key_figures& k) { return count(k.with_conditions); });
  row("Giải quyết xong", "resolved", [&](const key_figures& k) { return count(k.resolved); });
  part("tăng so với cùng kỳ (%)", "growth on last year (%)",
       [&](const key_figures& k) { return growth_cell(k.growth_of_resolved); });
  row("Tỷ lệ (%)", "rate (%)",
      [&](const key_figures& k) { return rate_cell(k.rate.printed, in_.lang); });
  row("Chỉ tiêu giao (%)", "target (%)",
      [&](const key_figures& k) { return rate_cell(k.rate.wanted, in_.lang); });
  row("Vượt (+), thiếu (−) (điểm phần trăm)", "over target (points)",
      [&](const key_figures& k) { return rate_cell(k.rate.over, in_.lang); });
  row("Kết quả", "target met", [&](const key_figures& k) { return verdict(k.rate.met); });
  add_formula(t, cases);
  add_formula(t, money);
  if (const auto aside = in_.now().set_aside(); aside.cases != 0 || aside.records != 0) {
    const std::string n = std::to_string(aside.cases);
    const std::string r = std::to_string(aside.records);
    t.add_note({"Không tính " + n + " việc và " + r + " bản ghi có lỗi.",
                "Left out for errors: " + n + " cases and " + r + " records."});
  }
  return t;
}

std::vector<heading> year_report::target_columns(const std::string& prefix) const {
  return {detail::number_heading(prefix + "_rate", "Tỷ lệ %", "Rate %"),
          detail::number_heading(prefix + "_target", "Chỉ tiêu %", "Target %"),
          detail::number_heading(prefix + "_over", "Vượt (điểm)", "Over (points)")};
}

void year_report::add_target_cells(std::vector<cell>& row, const assessment& a) const {
  row.push_back(rate_cell(a.printed, in_.lang));
  row.push_back(rate_cell(a.wanted, in_.lang));
  row.push_back(rate_cell(a.over, in_.lang));
}

table year_report::units_table() const {
  std::vector<heading> case_columns{
      detail::number_heading("cases_accepted", "Thụ lý", "Accepted"),
      detail::number_heading("cases_with_conditions", "Có điều kiện", "With cond."),
      detail::number_heading("cases_resolved", "Xong", "Resolved")};
  std::vector<heading> money_columns{
      detail::number_heading("money_with_conditions", "Có điều kiện", "With cond."),
      detail::number_heading("money_resolved", "Xong", "Resolved")};
  for (heading& h : target_columns("cases")) case_columns.push_back(std::move(h));
  for (heading& h : target_columns("money")) money_columns.push_back(std::move(h));
  table t({{"unit", {"Mã", "Unit"}, alignment::left, {}},
           {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
           {"", {"Việc", "Cases"}, alignment::left, std::move(case_columns)},
           {"",
            {"Tiền (triệu đồng)", "Money (million đồng)"},
            alignment::left,
            std::move(money_columns)},
           {"both_met", {"Cả hai chỉ tiêu", "Both targets"}, alignment::left, {}}});
  add_titles(t, "KẾT QUẢ THEO ĐƠN VỊ", "RESULTS BY UNIT");
  for (const unit_figures& u : units_) {
    const key_figures cases = figures(u, quantity::cases);
    const key_figures money = figures(u, quantity::money);
    std::vector<cell> row{cell::text(u.code), cell::text(u.name), count(cases.accepted),
                          count(cases.with_conditions), count(cases.resolved)};
    add_target_cells(row, cases.rate);
    row.push_back(million_dong_cell(money.with_conditions, in_.lang));
    row.push_back(million_dong_cell(money.resolved, in_.lang));
    add_target_cells(row, money.rate);
    row.push_back(verdict(both_met(cases.rate, money.rate)));
    t.add_row(std::move(row));
  }
  return t;
}

table year_report::years_table() const {
  std::vector<heading> case_columns{detail::number_heading("cases_resolved", "Xong", "Resolved")};
  std::vector<heading> money_columns{
      detail::number_heading("money_resolved", "Xong (triệu đồng)", "Resolved (million đồng)")};
  for (heading& h : target_columns("cases")) case_columns.push_back(std::move(h));
  for (heading& h : target_columns("money")) money_columns.push_back(std::move(h));
  table t({{"period", {"Kỳ", "Period"}, alignment::left, {}},
           {"", {"Việc", "Cases"}, alignment::left, std::move(case_columns)},
           {"", {"Tiền", "Money"}, alignment::left, std::move(money_columns)},
           {"both_met", {"Cả hai chỉ tiêu", "Both targets"}, alignment::left, {}}});
  add_titles(t, "CÁC NĂM", "YEAR BY YEAR");
  for (const tally& year : in_.years) {
    const measures m = within(year, in_.tree, in_.root).total();
    const auto held = [&](quantity q) {
      return key_figures_of(m, nullptr, q, in_.goal(in_.root, year.period(), q));
    };
    const key_figures cases = held(quantity::cases);
    const key_figures money = held(quantity::money);
    std::vector<cell> row{cell::text(to_string(year.period())), count(cases.resolved)};
    add_target_cells(row, cases.rate);
    row.push_back(million_dong_cell(money.resolved, in_.lang));
    add_target_cells(row, money.rate);
    row.push_back(verdict(both_met(cases.rate, money.rate)));
    t.add_row(std::move(row));
  }
  return t;
}

// A memo beside the official figure, with what it assumes.
void year_report::add_counted_once(table& t, const measures& m) {
  if (m[measure::received].is_zero()) return;
  const figure once = accepted_counted_once(m).at_least;
  const auto cases_and_money = [&once](language lang) {
    return shown_number(int128_t{once.count}, lang) +
           (lang == language::vi ? " việc, " : " cases, ") + shown_number(once.money, lang) +
           " đồng";
  };
  t.add_note(
      {"Nếu mọi việc nhận ủy thác đều do đơn vị trong báo cáo này ủy thác thì, mỗi việc chỉ "
       "tính một lần, thụ lý " +
           cases_and_money(language::vi) + ".",
       "If every case received was entrusted by a unit of this report, then, each counted "
       "once, accepted: " +
           cases_and_money(language::en) + "."});
}

table year_report::flow_table() const {
  table t({{"measure", {"Số liệu", "Measure"}, alignment::left, {}},
           detail::number_heading("cases", "Việc", "Cases"),
           detail::number_heading("money", "Đồng", "Đồng")});
  add_titles(t, "BIẾN ĐỘNG TRONG KỲ", "WHERE EVERY CASE WENT");
  for (std::size_t i = 0; i < word_count<measure>; ++i) {
    const auto m = static_cast<measure>(i);
    const figure& f = units_.front().now[m];
    t.add_row({words(term_of(m), code_of(m)), count(f.count), count(f.money)});
  }
  add_counted_once(t, units_.front().now);
  return t;
}

}  // namespace

std::vector<named_table> make_year_report(const report_input& in) {
  const year_report report(in);
  return {{"key_figures", report.key_figures_table()},
          {"units", report.units_table()},
          {"assessment", make_assessment_table(in)},
          {"years", report.years_table()},
          {"flow", report.flow_table()}};
}

}  // namespace thads
