// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/assessment_table.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/rounding.hpp>
#include <thads/table/numbers.hpp>
#include <thads/targets/commendation.hpp>

namespace thads {

namespace {

class assessment_table {
 public:
  explicit assessment_table(const report_input& in)
      : in_(in),
        is_full_year_(in.now().period().is_full_year()),
        units_(in.units()),
        case_ranks_(units_, quantity::cases),
        money_ranks_(units_, quantity::money) {}

  [[nodiscard]] table make() const {
    table t(headings());
    detail::add_titles(t, {"ĐÁNH GIÁ THEO CHỈ TIÊU", "HELD AGAINST THE TARGETS"}, in_.root_name(),
                       in_.now().period());
    std::vector<unit_assessment> below;
    for (const unit_figures& u : units_) {
      unit_assessment held = assess_unit(u, in_.targets, in_.now().period());
      t.add_row(cells_of(u, held));
      if (&u != &units_.front()) below.push_back(std::move(held));
    }
    if (!below.empty()) add_notes(t, commendation_of(std::move(below)));
    return t;
  }

 private:
  // After a full year the schedule is the target itself, and only full years make a streak.
  [[nodiscard]] std::vector<heading> headings() const {
    std::vector<heading> all{
        {"unit", {"Mã", "Unit"}, alignment::left, {}},
        {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
        detail::heading_over(quantity::cases,
                             columns_of("cases", {"Còn phải xong", "Still to resolve"})),
        detail::heading_over(
            quantity::money,
            columns_of("money", {"Còn phải xong (triệu đồng)", "Still to resolve (million đồng)"})),
        {"both_met", {"Cả hai chỉ tiêu", "Both targets"}, alignment::left, {}}};
    if (is_full_year_) {
      all.push_back(detail::number_heading("years_running", "Số năm liên tục", "Years running"));
    }
    return all;
  }

  [[nodiscard]] std::vector<heading> columns_of(const std::string& prefix,
                                                bilingual still_to_resolve) const {
    std::vector<heading> columns{detail::number_heading(prefix + "_rank", "Xếp thứ", "Rank")};
    if (!is_full_year_) {
      columns.push_back(
          detail::number_heading(prefix + "_ahead", "Vượt tiến độ (điểm)", "Ahead (points)"));
    }
    columns.push_back(detail::number_heading(prefix + "_still_to_resolve",
                                             std::move(still_to_resolve.vi),
                                             std::move(still_to_resolve.en)));
    return columns;
  }

  [[nodiscard]] std::vector<cell> cells_of(const unit_figures& u,
                                           const unit_assessment& held) const {
    std::vector<cell> row{cell::text(u.code), cell::text(u.name)};
    row.push_back(case_ranks_.cell_of(u, in_.lang));
    add_schedule(row, u, quantity::cases);
    row.push_back(number_cell(in_.still_to_resolve(u, quantity::cases), in_.lang));
    row.push_back(money_ranks_.cell_of(u, in_.lang));
    add_schedule(row, u, quantity::money);
    row.push_back(money_cell(in_.still_to_resolve(u, quantity::money)));
    row.push_back(detail::verdict_cell(both_met(held.cases, held.money), in_.lang));
    if (is_full_year_) row.push_back(years_cell(held));
    return row;
  }

  void add_schedule(std::vector<cell>& row, const unit_figures& u, quantity of) const {
    if (is_full_year_) return;
    const auto held = in_.schedule(u, of);
    row.push_back(held ? rate_cell(held->ahead, in_.lang) : cell::missing());
  }

  // Rounded up, for what is shown shall be enough.
  [[nodiscard]] cell money_cell(const std::optional<int128_t>& dong) const {
    return dong ? million_dong_cell(*dong, in_.lang, rounding::ceiling) : cell::missing();
  }

  // "≥ 3" when nothing is known of the year before the first.
  [[nodiscard]] cell years_cell(const unit_assessment& held) const {
    if (held.outcome() > target_outcome::not_met) return cell::missing();
    const streak met = streak_of(held.code);
    const std::string years = std::to_string(met.years);
    return cell::number(years, met.ended_by ? years : "≥ " + years);
  }

  [[nodiscard]] streak streak_of(const std::string& code) const {
    std::map<int, target_outcome> outcomes;
    for (const tally& t : in_.years) {
      const unit_figures u{.code = code, .now = within(t, in_.tree, code).total()};
      outcomes[t.period().year()] = assess_unit(u, in_.targets, t.period()).outcome();
    }
    return streak_until(in_.now().period().year(), outcomes);
  }

  static void add_notes(table& t, const commendation& below) {
    if (below.met.empty()) {
      t.add_note({"Không có đơn vị nào đạt cả hai chỉ tiêu.", "No unit met both targets."});
    } else {
      const std::string names = names_of(below.met);
      t.add_note({"Đơn vị đạt cả hai chỉ tiêu (đề xuất khen thưởng): " + names + ".",
                  "Both targets met (for commendation): " + names + "."});
    }
    if (below.no_answer.empty()) return;
    const std::string n = std::to_string(below.no_answer.size());
    t.add_note({"Số đơn vị chưa đánh giá được vì thiếu chỉ tiêu hoặc tỷ lệ: " + n + ".",
                "Units that cannot be judged, for want of a target or a rate: " + n + "."});
  }

  [[nodiscard]] static std::string names_of(const std::vector<unit_assessment>& units) {
    std::string names;
    for (const unit_assessment& u : units) {
      names += (names.empty() ? "" : ", ") + (u.name.empty() ? u.code : u.name);
    }
    return names;
  }

  const report_input& in_;
  bool is_full_year_;
  std::vector<unit_figures> units_;
  detail::ranks_below_root case_ranks_;
  detail::ranks_below_root money_ranks_;
};

}  // namespace

table make_assessment_table(const report_input& in) { return assessment_table(in).make(); }

}  // namespace thads
