// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/fairness_table.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

#include <thads/analysis/mix_adjusted.hpp>
#include <thads/analysis/rank_interval.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/number/ratio.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/proportion.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/roll_up.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

namespace {

[[nodiscard]] std::vector<heading> agency_headings() {
  return {{"unit", {"Mã", "Unit"}, alignment::left, {}},
          {"name", {"Cơ quan", "Agency"}, alignment::left, {}}};
}

[[nodiscard]] std::vector<heading> resolved_headings() {
  std::vector<heading> all = agency_headings();
  all.push_back(detail::number_heading("resolved", "Xong", "Resolved"));
  all.push_back(detail::number_heading("with_conditions", "Có điều kiện", "With cond."));
  all.push_back(detail::number_heading("rate", "Tỷ lệ %", "Rate %"));
  return all;
}

[[nodiscard]] std::vector<cell> resolved_cells(std::string code, std::string name,
                                               const proportion& cases, language lang) {
  return {cell::text(std::move(code)), cell::text(std::move(name)), number_cell(cases.part, lang),
          number_cell(cases.whole, lang), rate_cell(published(cases.rate()), lang)};
}

[[nodiscard]] cell ratio_cell(const ratio& value, language lang) {
  const auto printed = value.value(rate_decimals, rounding::half_up);
  return printed ? cell::number(to_string(*printed), shown_number(*printed, lang))
                 : cell::missing();
}

template <vocabulary_enum Enum>
[[nodiscard]] cell word_cell(const std::optional<Enum>& value, language lang) {
  if (!value) return cell::missing();
  return cell::text(std::string(code_of(*value)), bilingual_term(*value).in(lang));
}

[[nodiscard]] cell lower_cell(const std::optional<percent_limits>& limits, language lang) {
  return limits ? rate_cell(std::optional(limits->lower), lang) : cell::missing();
}

[[nodiscard]] cell upper_cell(const std::optional<percent_limits>& limits, language lang) {
  return limits ? rate_cell(std::optional(limits->upper), lang) : cell::missing();
}

void add_approximate_note(table& t) {
  t.add_note(
      {"Số có dấu ≈ được tính bằng số thực dấu phẩy động và làm tròn 2 chữ số thập phân, "
       "nên chỉ là gần đúng; số việc và tỷ lệ là số chính xác.",
       "Figures marked ≈ come from binary floating point, rounded to 2 decimals, and are "
       "approximate; counts and rates are exact."});
}

// Where a column of limits stands.
[[nodiscard]] heading limit_heading(std::string key, const bilingual& side,
                                    const percent& confidence) {
  const std::string vi = to_string(confidence, number_format::vietnamese);
  return detail::number_heading(std::move(key), "≈ " + side.vi + " " + vi + " %",
                                "≈ " + side.en + " " + to_string(confidence) + " %");
}

void add_dispersion_note(table& t, const dispersion& d, over_dispersion allowed) {
  const bilingual way = bilingual_term(allowed);
  const auto phi = [&](language lang) { return shown_number(d.phi, lang); };
  const auto tau = [&](language lang) { return shown_number(d.tau, lang); };
  t.add_note({"Có xét phân tán quá mức (kiểu " + way.vi + "): φ ≈ " + phi(language::vi) + ", τ ≈ " +
                  tau(language::vi) + " điểm phần trăm; " +
                  (d.widens ? "giới hạn đã được nới rộng." : "giới hạn không cần nới rộng."),
              "Over-dispersion allowed for (" + way.en + "): φ ≈ " + phi(language::en) + ", τ ≈ " +
                  tau(language::en) + " points; the limits " +
                  (d.widens ? "were widened." : "did not have to be widened.")});
}

[[nodiscard]] std::vector<unit_proportion> proportions_below_root(
    const std::vector<unit_figures>& units) {
  std::vector<unit_proportion> below;
  for (std::size_t i = 1; i < units.size(); ++i) {
    below.push_back({units[i].code, resolved_of(units[i].now)});
  }
  return below;
}

}  // namespace

table make_funnel_table(const report_input& in, const funnel_options& options) {
  std::vector<heading> headings = resolved_headings();
  const bilingual lower{"dưới", "lower"};
  const bilingual upper{"trên", "upper"};
  headings.push_back(limit_heading("lower_outer", lower, options.outer));
  headings.push_back(limit_heading("lower_inner", lower, options.inner));
  headings.push_back(limit_heading("upper_inner", upper, options.inner));
  headings.push_back(limit_heading("upper_outer", upper, options.outer));
  headings.push_back({"place", {"Vị trí", "Place"}, alignment::left, {}});
  table t(std::move(headings));
  detail::add_titles(t, {"SO SÁNH CÁC ĐƠN VỊ: BIỂU ĐỒ PHỄU", "UNITS COMPARED: FUNNEL"},
                     in.root_name(), in.now().period());
  const std::vector<unit_figures> units = in.units();
  const proportion all = resolved_of(units.front().now);
  const auto below = proportions_below_root(units);
  const funnel drawn = make_funnel(below, all.rate(), options);
  auto total = resolved_cells(units.front().code, units.front().name, all, in.lang);
  total.resize(t.columns().size(), cell::not_applicable());
  t.add_row(std::move(total), {.kind = row_kind::total});
  for (std::size_t i = 0; i < drawn.points.size(); ++i) {
    const funnel_point& p = drawn.points[i];
    auto row = resolved_cells(p.code, units[i + 1].name, p.cases, in.lang);
    row.push_back(lower_cell(p.outer, in.lang));
    row.push_back(lower_cell(p.inner, in.lang));
    row.push_back(upper_cell(p.inner, in.lang));
    row.push_back(upper_cell(p.outer, in.lang));
    row.push_back(word_cell(p.place, in.lang));
    t.add_row(std::move(row), {.level = 1});
  }
  if (drawn.dispersed) add_dispersion_note(t, *drawn.dispersed, options.allow);
  t.add_note(
      {"Trong giới hạn: chênh lệch với tỷ lệ chung có thể do ngẫu nhiên, xét theo số việc "
       "của đơn vị.",
       "Inside the limits: chance alone may make such a difference from the overall rate, "
       "given the number of cases of the unit."});
  add_approximate_note(t);
  return t;
}

table make_mix_table(const report_input& in, const tally& figures) {
  std::vector<heading> headings = resolved_headings();
  headings.push_back(detail::number_heading("expected", "Xong dự kiến", "Expected"));
  headings.push_back(detail::number_heading("of_expected", "Xong / dự kiến %", "Of expected %"));
  headings.push_back(
      detail::number_heading("indirect", "Tỷ lệ chuẩn hóa gián tiếp %", "Indirectly adjusted %"));
  headings.push_back(
      detail::number_heading("direct", "Tỷ lệ chuẩn hóa trực tiếp %", "Directly adjusted %"));
  headings.push_back(detail::number_heading("covered", "Bao phủ %", "Covered %"));
  table t(std::move(headings));
  detail::add_titles(
      t,
      {"SO SÁNH CÁC ĐƠN VỊ: TỶ LỆ THEO CÙNG CƠ CẤU VIỆC", "UNITS COMPARED: THE SAME MIX OF CASES"},
      in.root_name(), figures.period());
  const tally kinds =
      figures.project({dimension::unit, dimension::initiation, dimension::judgment_type});
  const unit_rows rows(in.tree, in.root, figures.period().last_day());
  const mix_standard standard(strata_of(within(kinds, in.tree, in.root)));
  for (const unit_row& r : rows.list()) {
    const bool is_root = r.code == in.root;
    const auto adjusted = standard.adjust(strata_of(within(kinds, in.tree, r.code)));
    auto row = resolved_cells(r.code, r.name, adjusted.cases, in.lang);
    row.push_back(ratio_cell(ratio(adjusted.expected), in.lang));
    row.push_back(rate_cell(adjusted.of_expected, in.lang));
    row.push_back(rate_cell(adjusted.indirect, in.lang));
    row.push_back(rate_cell(adjusted.direct, in.lang));
    row.push_back(rate_cell(adjusted.covered, in.lang));
    t.add_row(std::move(row),
              {.level = is_root ? 0U : 1U, .kind = is_root ? row_kind::total : row_kind::plain});
  }
  t.add_note(
      {"Cùng cơ cấu: chủ động / theo yêu cầu và loại việc. Dự kiến = số việc có điều kiện "
       "của đơn vị × tỷ lệ chung của từng nhóm; gián tiếp = xong / dự kiến × tỷ lệ chung; "
       "trực tiếp = tỷ lệ từng nhóm của đơn vị × cơ cấu chung, trong các nhóm đơn vị có.",
       "Same mix of initiation and judgment type. Expected = the unit's cases with "
       "conditions × overall rate of each stratum; indirect = resolved / expected × overall "
       "rate; direct = the unit's rate of each stratum × overall mix, over the strata that "
       "it has."});
  return t;
}

table make_rank_table(const report_input& in, const percent& confidence) {
  std::vector<heading> headings = resolved_headings();
  headings.push_back(detail::number_heading("rank", "Xếp thứ", "Rank"));
  headings.push_back(detail::number_heading("lower", "≈ Từ %", "≈ From %"));
  headings.push_back(detail::number_heading("upper", "≈ Đến %", "≈ To %"));
  headings.push_back(detail::number_heading("rank_best", "≈ Thứ cao nhất", "≈ Best rank"));
  headings.push_back(detail::number_heading("rank_worst", "≈ Thứ thấp nhất", "≈ Worst rank"));
  headings.push_back({"differs_from_next",
                      {"≈ Hơn hẳn đơn vị kế tiếp", "≈ Really better than next"},
                      alignment::left,
                      {}});
  table t(std::move(headings));
  detail::add_titles(t, {"SO SÁNH CÁC ĐƠN VỊ: XẾP THỨ", "UNITS COMPARED: RANKS"}, in.root_name(),
                     in.now().period());
  const std::vector<unit_figures> units = in.units();
  const auto ranked =
      rank_with_intervals(proportions_below_root(units), direction::higher, confidence);
  const auto name_of = [&](const std::string& code) {
    return std::find_if(units.begin(), units.end(),
                        [&](const unit_figures& u) { return u.code == code; })
        ->name;
  };
  const auto count = [&](const std::optional<std::size_t>& n) {
    return n ? number_cell(static_cast<int128_t>(*n), in.lang) : cell::missing();
  };
  for (const interval_placing& p : ranked) {
    auto row = resolved_cells(p.place.code, name_of(p.place.code), p.cases, in.lang);
    row.push_back(count(p.place.rank));
    row.push_back(lower_cell(p.interval, in.lang));
    row.push_back(upper_cell(p.interval, in.lang));
    row.push_back(count(p.best));
    row.push_back(count(p.worst));
    row.push_back(!p.differs_from_next ? cell::missing()
                  : *p.differs_from_next
                      ? cell::text("yes", in.lang == language::vi ? "có" : "yes")
                      : cell::text("no", in.lang == language::vi ? "chưa rõ" : "cannot tell"));
    t.add_row(std::move(row));
  }
  const std::string vi = to_string(confidence, number_format::vietnamese);
  t.add_note({"Khoảng Wilson của mọi đơn vị cùng đúng với độ tin cậy " + vi +
                  " %; hai đơn vị khác nhau thực sự khi hai khoảng không có điểm chung.",
              "The Wilson intervals of all units hold together with a confidence of " +
                  to_string(confidence) +
                  " %; two units really differ when their intervals share no value."});
  add_approximate_note(t);
  return t;
}

namespace {

[[nodiscard]] control_chart chart_of(const control_chart_input& in,
                                     const std::vector<month_figures>& months) {
  return make_control_chart(rate_points(months), in.baselines, in.rules);
}

[[nodiscard]] std::vector<month_figures> case_months(const control_chart_input& in,
                                                     std::string_view unit) {
  std::vector<month_figures> months = months_of(in.cumulative, in.tree, unit, quantity::cases);
  if (months.size() > in.most_months) {
    months.erase(months.begin(), months.end() - static_cast<std::ptrdiff_t>(in.most_months));
  }
  return months;
}

[[nodiscard]] cell signals_cell(const std::vector<chart_signal>& signals, language lang) {
  std::string codes;
  std::string shown;
  for (const chart_signal s : signals) {
    const std::string separator = codes.empty() ? "" : "|";
    codes += separator + std::string(code_of(s));
    shown += (shown.empty() ? "" : ", ") + bilingual_term(s).in(lang);
  }
  return cell::text(std::move(codes), std::move(shown));
}

// Throws errc::argument without a tally, like a report.
[[nodiscard]] const tally& last_of(const control_chart_input& in) {
  if (in.cumulative.empty()) throw error(errc::argument, "a control chart needs tallies");
  return in.cumulative.back();
}

void add_chart_titles(table& t, const control_chart_input& in, bilingual what) {
  t.add_title(std::move(what));
  const agency* unit = in.tree.find(in.root, last_of(in).period().last_day());
  const std::string name = unit == nullptr || unit->name.empty() ? in.root : unit->name;
  t.add_title({name, name});
}

void add_chart_notes(table& t, const control_chart_input& in, const control_chart& chart) {
  t.add_note(
      {"Tỷ lệ tháng = số việc xong trong tháng / (số đó + số việc có điều kiện còn lại cuối "
       "tháng). Giới hạn = trung bình ± 2,66 × biến động trung bình giữa hai tháng.",
       "Rate of a month = resolved in it / (these + those with conditions left at its end). "
       "Limits = mean ± 2.66 × mean moving range."});
  for (const chart_limits& l : chart.limits) {
    const std::string days = to_string(l.baseline.from) + " – " + to_string(l.baseline.to);
    const std::string during = days + ": " + std::to_string(l.values);
    t.add_note({"Kỳ gốc " + during + " tháng.",
                "Baseline " + during + (l.values == 1 ? " month." : " months.")});
  }
  const std::string run = std::to_string(in.rules.run);
  t.add_note({"Tín hiệu: ngoài giới hạn; " + run +
                  " tháng liền cùng một phía của trung bình; biến động vượt 3,268 × trung bình. "
                  "Mùa vụ (cuối năm thống kê) không được loại trừ.",
              "Signals: outside the limits; " + run +
                  " months in a row on one side of the mean; a moving range over 3.268 × its mean. "
                  "Seasons, such as the end of the statistical year, are not taken out."});
}

}  // namespace

table make_control_chart_table(const control_chart_input& in) {
  table t({{"month", {"Tháng", "Month"}, alignment::left, {}},
           detail::number_heading("resolved", "Xong", "Resolved"),
           detail::number_heading("could_resolve", "Có thể xong", "Could be"),
           detail::number_heading("rate", "Tỷ lệ %", "Rate %"),
           detail::number_heading("mean", "Trung bình %", "Mean %"),
           detail::number_heading("lower", "Giới hạn dưới %", "Lower %"),
           detail::number_heading("upper", "Giới hạn trên %", "Upper %"),
           detail::number_heading("range", "Biến động", "Moving range"),
           detail::number_heading("range_limit", "Giới hạn biến động", "Range limit"),
           {"signals", {"Tín hiệu", "Signals"}, alignment::left, {}}});
  add_chart_titles(t, in,
                   {"TỶ LỆ XONG TỪNG THÁNG: BIỂU ĐỒ KIỂM SOÁT", "RATE BY MONTH: CONTROL CHART"});
  const std::vector<month_figures> months = case_months(in, in.root);
  const control_chart chart = chart_of(in, months);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const charted_point& p = chart.points[i];
    const chart_limits limits = p.limits ? chart.limits[*p.limits] : chart_limits{};
    const auto exact = [&](const ratio& r) { return ratio_cell(r, in.lang); };
    t.add_row({cell::text(label_en(months[i].month)), number_cell(months[i].resolved, in.lang),
               number_cell(months[i].with_conditions, in.lang),
               exact(p.point.value ? ratio(*p.point.value) : ratio()), exact(limits.mean),
               exact(limits.lower), exact(limits.upper), exact(p.range ? ratio(*p.range) : ratio()),
               exact(limits.range_limit), signals_cell(p.signals, in.lang)});
  }
  add_chart_notes(t, in, chart);
  return t;
}

table make_control_limits_table(const control_chart_input& in) {
  std::vector<heading> headings = agency_headings();
  headings.push_back(detail::number_heading("months", "Số tháng", "Months"));
  headings.push_back(detail::number_heading("mean", "Trung bình %", "Mean %"));
  headings.push_back(detail::number_heading("lower", "Giới hạn dưới %", "Lower %"));
  headings.push_back(detail::number_heading("upper", "Giới hạn trên %", "Upper %"));
  headings.push_back(detail::number_heading("last", "Tháng cuối %", "Last month %"));
  headings.push_back({"last_signals", {"Tín hiệu tháng cuối", "Its signals"}, alignment::left, {}});
  headings.push_back(
      detail::number_heading("signalling", "Tháng có tín hiệu", "Months signalling"));
  if (in.target) {
    headings.push_back(
        {"assurance", {"Khả năng đạt chỉ tiêu", "Target assurance"}, alignment::left, {}});
  }
  table t(std::move(headings));
  add_chart_titles(
      t, in, {"TỶ LỆ XONG TỪNG THÁNG: GIỚI HẠN TỪNG ĐƠN VỊ", "RATE BY MONTH: LIMITS OF EACH UNIT"});
  const unit_rows rows(in.tree, in.root, last_of(in).period().last_day());
  for (const unit_row& r : rows.list()) {
    const bool is_root = r.code == in.root;
    const control_chart chart = chart_of(in, case_months(in, r.code));
    const chart_limits limits = chart.limits.empty() ? chart_limits{} : chart.limits.back();
    const charted_point last = chart.points.empty() ? charted_point{} : chart.points.back();
    const auto signalling =
        std::count_if(chart.points.begin(), chart.points.end(),
                      [](const charted_point& p) { return !p.signals.empty(); });
    const auto exact = [&](const ratio& x) { return ratio_cell(x, in.lang); };
    std::vector<cell> row{cell::text(r.code),
                          cell::text(r.name),
                          number_cell(static_cast<int128_t>(limits.values), in.lang),
                          exact(limits.mean),
                          exact(limits.lower),
                          exact(limits.upper),
                          exact(last.point.value ? ratio(*last.point.value) : ratio()),
                          signals_cell(last.signals, in.lang),
                          number_cell(static_cast<int128_t>(signalling), in.lang)};
    if (in.target) row.push_back(word_cell(assurance_of(limits, *in.target), in.lang));
    t.add_row(std::move(row),
              {.level = is_root ? 0U : 1U, .kind = is_root ? row_kind::total : row_kind::plain});
    if (is_root) add_chart_notes(t, in, chart);
  }
  if (in.target) {
    t.add_note({"Chỉ tiêu: " + shown_number(*in.target, language::vi) + " % mỗi tháng.",
                "Target: " + shown_number(*in.target, language::en) + " % in each month."});
  }
  return t;
}

}  // namespace thads
