// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/docket_table.hpp>

#include <cstddef>
#include <string>
#include <utility>

#include <thads/model/bilingual.hpp>
#include <thads/regulation/docket_sums.hpp>
#include <thads/table/numbers.hpp>

namespace thads {

namespace {

class docket_form_table {
 public:
  docket_form_table(const docket_sheet& sheet, language lang) : sheet_(sheet), lang_(lang) {
    headings_ = {{"code", {"Mã", "Code"}, alignment::left, {}, "A"},
                 {"name", bilingual_heading(sheet.axis()), alignment::left, {}, "B"}};
    for (const docket_heading& h : sheet.which().header) headings_.push_back(heading_of(h));
  }

  [[nodiscard]] table make(const form_labels& labels) const {
    const docket_form& form = sheet_.which();
    table t(headings_);
    detail::add_form_head(t, form.number, sheet_.under(), {sheet_.root().name, sheet_.root().name},
                          labels);
    t.add_title(form.docket.word.title);
    t.add_title(detail::period_line(sheet_.period()));
    for (const docket_row& r : sheet_.rows()) t.add_row(cells_of(r), {r.level, kind_of(r)});
    detail::add_basis_notes(t, form.basis, sheet_.under());
    detail::add_form_signatures(t);
    return t;
  }

 private:
  // Columns are numbered from left to right, as on paper.
  [[nodiscard]] heading heading_of(const docket_heading& h) {
    heading made{.key = h.id, .text = h.title, .align = alignment::right, .parts = {}};
    if (h.parts.empty()) {
      formulas_.push_back(&h.formula);
      made.number = std::to_string(formulas_.size());
    }
    for (const docket_heading& part : h.parts) made.parts.push_back(heading_of(part));
    return made;
  }

  [[nodiscard]] static row_kind kind_of(const docket_row& r) noexcept {
    if (!r.adds_up) return row_kind::plain;
    return r.level == 0 ? row_kind::total : row_kind::subtotal;
  }

  [[nodiscard]] std::vector<cell> cells_of(const docket_row& r) const {
    std::vector<cell> cells{cell::text(r.code), cell::text(r.name.in(lang_))};
    for (const expression* formula : formulas_) {
      // Figures under a regulation whose text was not at hand may still change.
      const cell c = number_cell(r.figures.value(*formula), lang_);
      cells.push_back(sheet_.under().provisional ? c.as_provisional() : c);
    }
    return cells;
  }

  const docket_sheet& sheet_;
  language lang_;
  std::vector<heading> headings_;
  std::vector<const expression*> formulas_;  // of the columns after the first two
};

[[nodiscard]] heading count_heading(docket_count c) {
  const bilingual text = bilingual_term(c);
  return detail::number_heading(std::string(code_of(c)), text.vi, text.en);
}

// Every count of a docket, and its decided items by outcome.
[[nodiscard]] std::vector<heading> count_headings(const docket_kind& docket) {
  using enum docket_count;
  std::vector<heading> headings{{"unit", {"Mã", "Unit"}, alignment::left, {}},
                                {"name", {"Đơn vị", "Name"}, alignment::left, {}},
                                count_heading(received)};
  if (docket.keeps_stock()) {
    heading decided_over{{}, bilingual_term(decided), alignment::left, {}};
    decided_over.parts.push_back(
        detail::number_heading(std::string(code_of(decided)), "tổng số", "total"));
    for (const docket_word& o : docket.outcomes) {
      decided_over.parts.push_back(detail::number_heading(o.id, o.title.vi, o.title.en));
    }
    headings.push_back(count_heading(opening));
    headings.push_back(count_heading(opened));
    headings.push_back(std::move(decided_over));
    headings.push_back(count_heading(closing));
  } else {
    headings.push_back(count_heading(opened));
  }
  headings.push_back(count_heading(people));
  if (docket.keeps_stock()) headings.push_back(count_heading(amount));
  return headings;
}

[[nodiscard]] table docket_units_table(const docket_sheet& by_unit, language lang) {
  table t(count_headings(by_unit.which().docket));
  t.add_title(by_unit.which().docket.word.title);
  t.add_title(detail::period_line(by_unit.period()));
  for (const docket_row& r : by_unit.rows()) {
    std::vector<cell> cells{cell::text(r.code), cell::text(r.name.in(lang))};
    for (std::size_t i = 2; i < t.columns().size(); ++i) {
      cells.push_back(number_cell(r.figures.value(t.columns()[i].key), lang));
    }
    t.add_row(std::move(cells), {r.level, r.level == 0 ? row_kind::total : row_kind::plain});
  }
  return t;
}

}  // namespace

table make_docket_form_table(const docket_sheet& sheet, language lang, const form_labels& labels) {
  return docket_form_table(sheet, lang).make(labels);
}

std::vector<named_table> make_docket_tables(const regulation& under, const docket_tally& counts,
                                            const agency_tree& tree, std::string_view root,
                                            language lang) {
  std::vector<named_table> tables;
  for (const docket_form& d : under.dockets) {
    const docket_sheet sheet(under, d, counts, tree, root, docket_axis::units);
    tables.push_back({d.docket.word.id, docket_units_table(sheet, lang)});
  }
  return tables;
}

}  // namespace thads
