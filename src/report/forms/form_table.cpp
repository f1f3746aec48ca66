// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/form_table.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/case_register.hpp>
#include <thads/report/forms/formula_text.hpp>
#include <thads/table/numbers.hpp>

namespace thads {

namespace {

class form_table {
 public:
  form_table(const form_sheet& sheet, language lang)
      : sheet_(sheet), in_(sheet.under()), form_(sheet.which()), lang_(lang) {
    headings_ = {{"code", {"TT", "No."}, alignment::right, {}, "A"},
                 {"name", bilingual_heading(form_.rows), alignment::left, {}, "B"}};
    for (const form_heading& h : form_.header) headings_.push_back(heading_of(h));
  }

  [[nodiscard]] table make(const form_labels& labels) {
    table t(headings_);
    add_head(t, labels);
    for (const form_row& r : sheet_.rows()) {
      t.add_row(cells_of(r), {.level = r.level, .kind = kind_of(r)});
    }
    add_notes(t, labels);
    detail::add_form_signatures(t);
    return t;
  }

 private:
  // What a column of the form shows: one of the two.
  struct source {
    const regulation_column* sum;
    const indicator* rate;
  };

  // A row and what stands below it so far.
  struct place {
    std::string key{};
    std::string number{};
    std::size_t rows_below = 0;
  };

  [[nodiscard]] static row_kind kind_of(const form_row& r) noexcept {
    if (!r.adds_up) return row_kind::plain;
    return r.level == 0 ? row_kind::total : row_kind::subtotal;
  }

  // Columns are numbered from left to right, as on paper; one that is called like the heading over
  // it is the total of what stands there.
  [[nodiscard]] heading heading_of(const form_heading& h) {
    heading made{.key = h.id, .text = h.title, .align = alignment::right, .parts = {}};
    if (h.parts.empty()) {
      sources_.push_back(source_of(h.id));
      made.number = std::to_string(sources_.size());
      if (sources_.back().rate != nullptr) add_percent_sign(made.text);
    }
    for (const form_heading& part : h.parts) {
      made.parts.push_back(heading_of(part));
      if (part.parts.empty()) name_total(made.parts.back().text, h.title);
    }
    return made;
  }

  [[nodiscard]] source source_of(std::string_view id) const {
    const source found{in_.find_column(id), in_.find_indicator(id)};
    if (found.sum == nullptr && found.rate == nullptr) {
      throw error(errc::not_found, "form " + form_.id + " shows " + quoted_text(id) +
                                       ", which is no column or indicator of " + in_.id);
    }
    return found;
  }

  static void name_total(bilingual& title, const bilingual& above) {
    if (title.vi == above.vi) title.vi = "Tổng số";
    if (title.en == above.en) title.en = "Total";
  }

  static void add_percent_sign(bilingual& title) {
    for (std::string* text : {&title.vi, &title.en}) {
      if (!text->empty() && text->find('%') == std::string::npos) *text += " (%)";
    }
  }

  // Machines know a row by the codes on the way down to it ("ex_officio/civil"), people by its
  // number.
  [[nodiscard]] cell code_cell(const form_row& r) {
    above_.resize(r.level);
    place here{.key = r.code};
    if (r.level != 0) {
      place& above = above_.back();
      here.number = number_below(above, ++above.rows_below);
      if (!above.key.empty()) here.key = above.key + "/" + r.code;
    }
    above_.push_back(here);
    return cell::text(std::move(here.key), std::move(here.number));
  }

  // Judgment types are numbered within I and II, agencies and officers 1, 1.1, 1.2, 2, …
  [[nodiscard]] std::string number_below(const place& above, std::size_t i) const {
    if (form_.rows == row_axis::judgment_types) {
      constexpr std::array<std::string_view, word_count<initiation>> groups{"I", "II"};
      return above_.size() == 1 ? std::string(groups[i - 1]) : std::to_string(i);
    }
    return (above.number.empty() ? "" : above.number + ".") + std::to_string(i);
  }

  [[nodiscard]] std::vector<cell> cells_of(const form_row& r) {
    std::vector<cell> cells;
    cells.reserve(2 + sources_.size());
    cells.push_back(code_cell(r));
    cells.push_back(cell::text(r.name.in(lang_)));
    for (const source& s : sources_) {
      // Figures under a regulation whose text was not at hand may still change.
      const cell c = cell_of(s, r);
      cells.push_back(in_.provisional ? c.as_provisional() : c);
    }
    return cells;
  }

  [[nodiscard]] cell cell_of(const source& s, const form_row& r) const {
    if (s.sum != nullptr) return number_cell(sheet_.value(r, s.sum->weights), lang_);
    return rate_cell(printed(*s.rate, value_of(*s.rate, r.exact, form_.of)), lang_);
  }

  void add_head(table& t, const form_labels& labels) const {
    detail::add_form_head(t, form_.number, in_, {sheet_.root_name(), sheet_.root_name()}, labels);
    t.add_title(form_.title);
    t.add_title(detail::period_line(sheet_.period()));
    t.set_unit(unit_line());
  }

  [[nodiscard]] bilingual unit_line() const {
    if (form_.of == quantity::cases) return {"Đơn vị tính: việc", "Unit: cases (việc)"};
    const auto unit = [this](language lang) {
      return form_.money_unit == 1 ? "đồng" : shown_number(form_.money_unit, lang) + " đồng";
    };
    return {"Đơn vị tính: " + unit(language::vi), "Unit: " + unit(language::en)};
  }

  void add_notes(table& t, const form_labels& labels) const {
    detail::add_basis_notes(t, form_.basis, in_);
    add_rounding_note(t);
    const auto [cases, records] = labels.set_aside;
    if (cases != 0 || records != 0) {
      const auto shown = [](std::uint64_t n, language lang) {
        return shown_number(int128_t{n}, lang);
      };
      t.add_note({"Không tính " + shown(cases, language::vi) + " việc và " +
                      shown(records, language::vi) + " bản ghi có lỗi.",
                  "Left out for errors: " + shown(cases, language::en) + " cases and " +
                      shown(records, language::en) + " records."});
    }
  }

  // The total adds rounded rows, as offices file them; the reader is told how far it lies from the
  // exact total.
  void add_rounding_note(table& t) const {
    bilingual gaps;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i].sum == nullptr) continue;
      const int128_t gap = sheet_.rounding_gap(sources_[i].sum->weights);
      if (gap == 0) continue;
      const auto add = [&](std::string& text, std::string_view column, language lang) {
        text += (text.empty() ? "" : "; ") + std::string(column) + std::to_string(i + 1) + ": " +
                (gap > 0 ? "+" : "") + shown_number(gap, lang);
      };
      add(gaps.vi, "cột ", language::vi);
      add(gaps.en, "column ", language::en);
    }
    if (gaps.empty()) return;
    t.add_note({"Tổng số cộng từ các dòng đã làm tròn; chênh so với tổng chính xác đã làm tròn: " +
                    gaps.vi + ".",
                "The total adds rounded rows; it differs from the rounded exact total by: " +
                    gaps.en + "."});
  }

  const form_sheet& sheet_;
  const regulation& in_;
  const form& form_;
  language lang_;
  std::vector<heading> headings_;
  std::vector<source> sources_;  // of the columns after the first two
  std::vector<place> above_;     // the row written last, under those that it stands under
};

}  // namespace

table make_form_table(const form_sheet& sheet, language lang, const form_labels& labels) {
  return form_table(sheet, lang).make(labels);
}

}  // namespace thads
