// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/outlook_table.hpp>

#include <cstddef>
#include <utility>

#include <thads/analysis/outlook.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/number/rounding.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/targets/pace.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

namespace {

class outlook_tables {
 public:
  explicit outlook_tables(const outlook_input& in)
      : in_(in),
        rows_(in.tree, in.root, in.now.period().last_day()),
        outlooks_(outlooks(in.full_years, in.now.period(), in.tree, in.root)) {
    check_last_year();
  }

  [[nodiscard]] table to_target() const {
    table t({{"unit", {"Mã", "Unit"}, alignment::left, {}},
             {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
             {"quantity", {"Tính bằng", "Quantity"}, alignment::left, {}},
             {"assumption", {"Giả định", "Assumption"}, alignment::left, {}},
             detail::number_heading("target", "Chỉ tiêu %", "Target %"),
             detail::number_heading("with_conditions", "Có điều kiện", "With cond."),
             detail::number_heading("resolved", "Xong", "Resolved"),
             detail::number_heading("with_conditions_expected", "Có điều kiện cuối năm",
                                    "At year's end"),
             {"status", {"Khả năng đạt", "Status"}, alignment::left, {}},
             detail::number_heading("still_to_resolve", "Còn phải xong", "Still to resolve"),
             detail::number_heading("needed_per_month", "Cần mỗi tháng", "Needed a month"),
             detail::number_heading("needed_per_week", "Cần mỗi tuần", "Needed a week"),
             detail::number_heading("so_far_per_month", "Đã xong mỗi tháng", "So far a month"),
             detail::number_heading("so_far_per_week", "Đã xong mỗi tuần", "So far a week")});
    heads(t, {"NHỊP ĐỘ ĐẾN CHỈ TIÊU", "THE PACE TO THE TARGETS"});
    t.add_note(
        {"Giả định về số có điều kiện cuối năm: giữ nguyên như hiện nay; tăng thêm bằng cùng kỳ: "
         "hiện nay cộng phần năm trước tăng thêm từ cùng thời điểm đến cuối năm; tăng theo tỷ lệ "
         "cùng kỳ: hiện nay nhân với tỷ lệ tăng đó của năm trước.",
         "Assumed to be with conditions at the end of the year: unchanged: as now; same increase: "
         "now, and what last year added from here to its end; same growth: now, times what last "
         "year grew by from here to its end."});
    for (const unit_row& unit : rows_.list()) {
      for (const quantity q : {quantity::cases, quantity::money}) add_paces(t, unit, q);
    }
    return t;
  }

  [[nodiscard]] table expected() const {
    std::vector<heading> headings{
        {"unit", {"Mã", "Unit"}, alignment::left, {}},
        {"name", {"Cơ quan", "Agency"}, alignment::left, {}},
        {"flow", {"Số liệu", "Figure"}, alignment::left, {}},
        {"quantity", {"Tính bằng", "Quantity"}, alignment::left, {}},
        detail::number_heading("year", "Năm", "Year"),
        {"method", {"Phương pháp", "Method"}, alignment::left, {}},
        detail::number_heading("estimate", "Dự kiến", "Estimate"),
        detail::number_heading("mean_absolute_error", "Sai số bình quân", "Mean error"),
        detail::number_heading("past_years", "Số năm kiểm chứng", "Years tested")};
    for (const tally& year : in_.full_years) {
      const std::string number = std::to_string(year.period().year());
      headings.push_back(detail::number_heading("counted_" + number, number, number));
    }
    table t(std::move(headings));
    heads(t, {"DỰ KIẾN CÁC NĂM TỚI", "WHAT COMING YEARS MAY BRING"});
    for (const unit_outlook& u : outlooks_) {
      for (const flow_forecast& f : u.forecasts) add_estimate(t, u, f);
    }
    add_short_histories(t);
    return t;
  }

  [[nodiscard]] table past_errors() const {
    table t({{"unit", {"Mã", "Unit"}, alignment::left, {}},
             {"flow", {"Số liệu", "Figure"}, alignment::left, {}},
             {"quantity", {"Tính bằng", "Quantity"}, alignment::left, {}},
             {"method", {"Phương pháp", "Method"}, alignment::left, {}},
             detail::number_heading("ahead", "Trước mấy năm", "Years ahead"),
             detail::number_heading("year", "Năm", "Year"),
             detail::number_heading("estimate", "Dự kiến", "Estimate"),
             detail::number_heading("actual", "Thực tế", "Actual"),
             detail::number_heading("error", "Chênh lệch", "Error")});
    heads(t, {"KIỂM CHỨNG DỰ KIẾN VỚI CÁC NĂM ĐÃ QUA", "ESTIMATES OF PAST YEARS, AND WHAT CAME"});
    for (const unit_outlook& u : outlooks_) {
      for (const flow_forecast& f : u.forecasts) {
        for (const past_forecast& p : f.past) {
          t.add_row({cell::text(u.code), term(f.flow), term(f.of), term(f.method),
                     number_cell(f.ahead, in_.lang), year_cell(p.year),
                     value_cell(p.forecast, f.of).as_provisional(),
                     counted_cell(p.actual, f.of, u.code),
                     value_cell(p.error(), f.of).as_provisional()});
        }
      }
    }
    return t;
  }

 private:
  void check_last_year() const {
    if (!in_.same_period_last_year) return;
    const tally& before = *in_.same_period_last_year;
    const period now = in_.now.period();
    if (before.period() != now.same_period_last_year()) {
      throw error(errc::mismatch, to_string(before.period()) +
                                      " is not the same period of the year before " +
                                      to_string(now));
    }
    require_in_force(before, in_.tree, now.last_day());
  }

  void heads(table& t, bilingual what) const {
    detail::add_titles(t, std::move(what), rows_.list()[0].name, in_.now.period());
    t.set_unit({"Đơn vị tính: việc; triệu đồng", "Unit: cases (việc); million đồng"});
  }

  template <vocabulary_enum Enum>
  [[nodiscard]] cell term(Enum value) const {
    return cell::text(std::string(code_of(value)), bilingual_term(value).in(in_.lang));
  }

  // A year has no groups of three.
  [[nodiscard]] static cell year_cell(int year) { return cell::number(std::to_string(year)); }

  [[nodiscard]] cell value_cell(int128_t value, quantity q,
                                rounding mode = rounding::half_up) const {
    return q == quantity::cases ? number_cell(value, in_.lang)
                                : million_dong_cell(value, in_.lang, mode);
  }

  [[nodiscard]] cell value_cell(const std::optional<int128_t>& value, quantity q,
                                rounding mode = rounding::half_up) const {
    return value ? value_cell(*value, q, mode) : cell::missing();
  }

  // A figure of a past year; an estimate itself, where a unit was divided by share.
  [[nodiscard]] cell counted_cell(int128_t value, quantity q, const std::string& unit) const {
    const cell counted = value_cell(value, q);
    const bool estimated = is_estimate(in_.divided, in_.tree, unit, in_.now.period().last_day());
    return estimated ? counted.as_provisional() : counted;
  }

  // Việc with one decimal, đồng whole.
  [[nodiscard]] cell speed_cell(const ratio& speed, quantity q, rounding mode) const {
    if (q == quantity::cases) return ratio_cell(speed, 1, in_.lang, mode);
    const auto dong = speed.value(0, mode);
    return dong ? value_cell(dong->coefficient(), q, mode) : cell::missing();
  }

  // The figures of last year, when they are at hand for both ends of the span. They are those of
  // the units that stand below `unit` now, like everything that is estimated.
  [[nodiscard]] std::optional<last_year_figures> last_year_of(const std::string& unit) const {
    if (!in_.same_period_last_year) return std::nullopt;
    for (const tally& year : in_.full_years) {
      if (year.period() != period(in_.now.period().year() - 1)) continue;
      return last_year_figures{.same_period = sum_below(*in_.same_period_last_year, unit),
                               .full_year = sum_below(year, unit)};
    }
    return std::nullopt;
  }

  [[nodiscard]] measures sum_below(const tally& t, const std::string& unit) const {
    const date on = in_.now.period().last_day();
    return t.filter([&](const cell_key& key) { return in_.tree.is_within(key.unit, unit, on); })
        .total();
  }

  void add_paces(table& t, const unit_row& unit, quantity q) const {
    const period in = in_.now.period();
    const measures now = sum_below(in_.now, unit.code);
    const auto last_year = last_year_of(unit.code);
    const target* const goal =
        in_.targets.find(unit.code, in.year(), q, period(in.year()).last_day());
    for (std::size_t a = 0; a < word_count<conditions_assumption>; ++a) {
      const auto assumed = static_cast<conditions_assumption>(a);
      // At its end, the year has nothing left to assume.
      if (assumed != conditions_assumption::unchanged && in.is_full_year()) continue;
      const pace p =
          pace_to_target(now, in, q, goal, expected_with_conditions(assumed, now, last_year, q));
      // What is needed is rounded up, so that what is shown is enough.
      constexpr rounding up = rounding::ceiling;
      t.add_row(
          {cell::text(unit.code), cell::text(unit.name), term(q), term(assumed),
           goal == nullptr ? cell::missing() : rate_cell(std::optional(goal->value), in_.lang),
           value_cell(value_in(with_conditions(now), q), q),
           value_cell(value_in(resolved(now), q), q),
           value_cell(p.with_conditions, q).as_provisional(), term(p.status),
           value_cell(p.still_to_resolve, q, up).as_provisional(),
           speed_cell(p.needed_per_month, q, up).as_provisional(),
           speed_cell(p.needed_per_week, q, up).as_provisional(),
           speed_cell(p.so_far_per_month, q, rounding::half_up),
           speed_cell(p.so_far_per_week, q, rounding::half_up)});
    }
  }

  void add_estimate(table& t, const unit_outlook& u, const flow_forecast& f) const {
    std::vector<cell> row{cell::text(u.code),
                          cell::text(u.name),
                          term(f.flow),
                          term(f.of),
                          year_cell(f.year),
                          term(f.method),
                          value_cell(f.value, f.of).as_provisional(),
                          speed_cell(f.mean_absolute_error(), f.of, rounding::half_up),
                          number_cell(static_cast<int128_t>(f.past.size()), in_.lang)};
    for (const measures& counted : u.years) {
      row.push_back(counted_cell(value_in(figure_of(counted, f.flow), f.of), f.of, u.code));
    }
    t.add_row(std::move(row));
  }

  void add_short_histories(table& t) const {
    const std::vector<std::string>& units = outlooks_.front().short_history;
    if (units.empty()) return;
    const std::string n = std::to_string(units.size());
    t.add_note(
        {"Số đơn vị có chưa đủ ba năm số liệu, nên hai phương pháp không tính được cho đơn "
         "vị đó và cấp trên: " +
             n + ".",
         "Units with less than three years of figures, for which two of the methods give "
         "no estimate, nor for what stands above them: " +
             n + "."});
  }

  const outlook_input& in_;
  unit_rows rows_;
  std::vector<unit_outlook> outlooks_;
};

}  // namespace

std::vector<named_table> make_outlook_tables(const outlook_input& in) {
  const outlook_tables tables(in);
  return {{"pace", tables.to_target()},
          {"estimates", tables.expected()},
          {"past_errors", tables.past_errors()}};
}

}  // namespace thads
