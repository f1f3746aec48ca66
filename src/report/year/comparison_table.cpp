// SPDX-License-Identifier: Apache-2.0
#include <thads/report/year/comparison_table.hpp>

#include <string>
#include <utility>

#include <thads/model/bilingual.hpp>
#include <thads/report/forms/formula_text.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/table/numbers.hpp>
#include <thads/targets/comparison.hpp>

namespace thads {

namespace {

class comparison_tables {
 public:
  comparison_tables(const regulation& under, const unit_figures& u, const period& in, language lang)
      : under_(under), unit_(u), period_(in), lang_(lang) {}

  [[nodiscard]] table columns() const {
    table t(headings({"Cột", "Column"}, {{"now", {"Kỳ này", "Now"}},
                                         {"before", {"Cùng kỳ", "Last year"}},
                                         {"difference", {"Chênh lệch", "Difference"}},
                                         {"growth", {"Tăng %", "Growth %"}}}));
    add_heads(t, {"SO SÁNH VỚI CÙNG KỲ: CỘT", "COMPARED WITH LAST YEAR: COLUMNS"});
    t.set_unit({"Đơn vị tính: việc; đồng", "Unit: cases (việc); đồng"});
    for (const regulation_column& c : under_.columns) {
      std::vector<cell> row{cell::text(c.id), cell::text(c.title.in(lang_))};
      for (const quantity q : {quantity::cases, quantity::money}) {
        const auto sum = [&c](const measures& m) { return c.weights.sum(m); };
        add_change(row, compare(unit_, sum, q));
      }
      t.add_row(std::move(row));
    }
    return t;
  }

  [[nodiscard]] table indicators() const {
    table t(headings({"Chỉ tiêu", "Indicator"}, {{"now", {"Kỳ này %", "Now %"}},
                                                 {"before", {"Cùng kỳ %", "Last year %"}},
                                                 {"points", {"Chênh (điểm)", "Points"}}}));
    add_heads(t, {"SO SÁNH VỚI CÙNG KỲ: CHỈ TIÊU", "COMPARED WITH LAST YEAR: INDICATORS"});
    for (const indicator& i : under_.indicators) {
      std::vector<cell> row{cell::text(i.id), cell::text(i.title.in(lang_))};
      for (const quantity q : {quantity::cases, quantity::money}) {
        const auto value = [&i](const measures& m, quantity of) { return value_of(i, m, of); };
        add_change(row, i, compare(unit_, value, q));
      }
      t.add_row(std::move(row));
    }
    return t;
  }

 private:
  // What stands in one column for cases and in one for money.
  struct part {
    std::string key;
    bilingual title;
  };

  [[nodiscard]] static std::vector<heading> headings(bilingual id, const std::vector<part>& parts) {
    std::vector<heading> all{{"id", std::move(id), alignment::left, {}},
                             {"title", {"Tên", "Title"}, alignment::left, {}}};
    for (const quantity q : {quantity::cases, quantity::money}) {
      const std::string prefix = std::string(code_of(q)) + "_";
      std::vector<heading> below;
      below.reserve(parts.size());
      for (const part& p : parts) {
        below.push_back(detail::number_heading(prefix + p.key, p.title.vi, p.title.en));
      }
      all.push_back(detail::heading_over(q, std::move(below)));
    }
    return all;
  }

  void add_heads(table& t, bilingual what) const {
    detail::add_titles(t, std::move(what), unit_.name.empty() ? unit_.code : unit_.name, period_);
    t.add_title({"Theo Thông tư số: " + under_.number, "Circular: " + under_.number});
  }

  void add_change(std::vector<cell>& row, const quantity_change& c) const {
    add(row, number_cell(c.now, lang_));
    add(row, number_cell(c.before, lang_));
    add(row, number_cell(c.difference(), lang_));
    add(row, rate_cell(published(c), lang_));
  }

  void add_change(std::vector<cell>& row, const indicator& i, const rate_change& c) const {
    add(row, rate_cell(printed(i, c.now), lang_));
    add(row, rate_cell(printed(i, c.before), lang_));
    add(row, rate_cell(published(c), lang_));
  }

  // Figures under a regulation whose text was not at hand may still change.
  void add(std::vector<cell>& row, const cell& c) const {
    row.push_back(under_.provisional ? c.as_provisional() : c);
  }

  const regulation& under_;
  const unit_figures& unit_;
  period period_;
  language lang_;
};

}  // namespace

std::vector<named_table> make_comparison_tables(const regulation& under, const unit_figures& u,
                                                const period& in, language lang) {
  const comparison_tables tables(under, u, in, lang);
  return {{"columns", tables.columns()}, {"indicators", tables.indicators()}};
}

}  // namespace thads
