// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/scoring_table.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/rounding.hpp>
#include <thads/table/numbers.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

namespace {

[[nodiscard]] cell decimal_cell(const decimal& value, language lang) {
  const decimal plain = value.normalized();
  return cell::number(to_string(plain), shown_number(plain, lang));
}

// Counts and đồng are whole; rates are shown with two decimals and compared unrounded.
[[nodiscard]] cell score_value_cell(const ratio& value, language lang) {
  if (value.is_defined() && value.denominator() == 1) {
    return decimal_cell(value.numerator(), lang);
  }
  const auto rounded = value.value(rate_decimals, rounding::half_up);
  return rounded ? cell::number(to_string(*rounded), shown_number(*rounded, lang))
                 : cell::missing();
}

void add_score_lines(table& t, const score_scheme& scheme, const score_sheet& sheet,
                     language lang) {
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    const score_criterion& c = scheme.criteria[i];
    const score_line& line = sheet.lines[i];
    t.add_row({cell::text(sheet.unit + "/" + c.code, c.name.empty() ? c.code : c.name),
               cell::text(sheet.unit), cell::text(c.code), cell::text(to_string(c.figure)),
               score_value_cell(line.value, lang),
               cell::text(std::string(code_of(c.compare)), bilingual_term(c.compare).in(lang)),
               decimal_cell(c.threshold, lang), detail::verdict_cell(line.met, lang),
               decimal_cell(line.base, lang), decimal_cell(line.steps, lang),
               decimal_cell(line.for_steps, lang),
               c.maximum ? decimal_cell(*c.maximum, lang) : cell::missing(),
               decimal_cell(line.points, lang), cell::not_applicable()},
              {.level = 1});
  }
}

}  // namespace

table make_score_table(const report_input& in, const score_scheme& scheme) {
  table t({{"line", {"Cơ quan, tiêu chí", "Agency, criterion"}, alignment::left, {}},
           {"unit", {"Mã", "Unit"}, alignment::left, {}},
           {"criterion", {"Mã tiêu chí", "Code"}, alignment::left, {}},
           {"figure", {"Số liệu", "Figure"}, alignment::left, {}},
           detail::number_heading("value", "Giá trị", "Value"),
           {"comparator", {"So với", "Is to be"}, alignment::left, {}},
           detail::number_heading("threshold", "Mức", "Threshold"),
           {"met", {"Đạt", "Met"}, alignment::left, {}},
           detail::number_heading("base", "Điểm đạt", "For meeting it"),
           detail::number_heading("steps", "Số bước", "Steps"),
           detail::number_heading("for_steps", "Điểm bước", "For steps"),
           detail::number_heading("maximum", "Tối đa", "Maximum"),
           detail::number_heading("points", "Điểm", "Points"),
           {"grade", {"Hạng", "Grade"}, alignment::left, {}}});
  detail::add_titles(t, {"CHẤM ĐIỂM THI ĐUA", "EMULATION SCORES"}, in.root_name(),
                     in.now().period());
  for (const unit_figures& u : in.units()) {
    const score_sheet sheet =
        score_unit(scheme.criteria, scheme.grades, u, in.targets, in.now().period());
    std::vector<cell> total{cell::text(u.code, u.name.empty() ? u.code : u.name),
                            cell::text(u.code)};
    total.resize(t.columns().size() - 2, cell::not_applicable());
    total.push_back(decimal_cell(sheet.total, in.lang));
    total.push_back(sheet.grade ? cell::text(*sheet.grade) : cell::missing());
    t.add_row(std::move(total), {.kind = row_kind::subtotal});
    add_score_lines(t, scheme, sheet, in.lang);
  }
  t.add_note(
      {"Bảng điểm do người dùng cung cấp; điểm = điểm đạt + số bước trọn × điểm mỗi bước, "
       "không quá mức tối đa; so sánh bằng số chưa làm tròn.",
       "The table of points is the user's; points = for meeting it + full steps × points of "
       "a step, at most the maximum; the unrounded figure is compared."});
  return t;
}

}  // namespace thads
