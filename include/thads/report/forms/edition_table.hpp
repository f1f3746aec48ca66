// SPDX-License-Identifier: Apache-2.0
// Editions as tables: what one says of itself, and what two say differently.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/table/numbers.hpp>
#include <thads/table/table.hpp>
#include <thads/editions/edition_diff.hpp>
#include <thads/editions/edition_text.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace detail {

inline cell statement_name_cell(edition_field of, const std::string& name, language lang) {
  const std::string suffix = name.empty() ? "" : " " + name;
  const std::string code = std::string(code_of(of)) + suffix;
  return cell::text(code, lang == language::vi ? std::string(term_of(of)) + suffix : code);
}

inline cell row_number_cell(const table& t, language lang) {
  return number_cell(static_cast<int128_t>(t.rows().size()) + 1, lang);
}

// A number for the row, the keys, the measure, and what `more` adds before the figures.
inline std::vector<heading> changed_figure_headings(dimension_set by, std::vector<heading> more) {
  std::vector<heading> headings{number_heading("no", "STT", "No.")};
  const auto add = [&headings](std::string_view code, std::string_view term) {
    headings.push_back(
        {std::string(code), {std::string(term), std::string(code)}, alignment::left, {}});
  };
  for (const dimension d : dimensions_in(by)) add(code_of(d), term_of(d));
  add("measure", "số liệu");
  for (heading& h : more) headings.push_back(std::move(h));
  for (const quantity of : {quantity::cases, quantity::money}) {
    const std::string key = of == quantity::cases ? "count" : "money";
    headings.push_back(
        heading_over(of, {number_heading(key + "_before", "Trước", "Before"),
                          number_heading(key + "_after", "Sau", "After"),
                          number_heading(key + "_difference", "Chênh", "Difference")}));
  }
  return headings;
}

inline void add_changed_figure(table& t, const changed_figure& f, dimension_set by,
                               std::vector<cell> more, language lang) {
  std::vector<cell> row{row_number_cell(t, lang)};
  for (const dimension d : dimensions_in(by)) row.push_back(cell::text(key_text(f.key, d)));
  const std::string code(code_of(f.of));
  row.push_back(cell::text(code, lang == language::vi ? std::string(term_of(f.of)) : code));
  for (cell& c : more) row.push_back(std::move(c));
  const figure difference = f.difference();
  for (const int128_t n :
       {int128_t{f.before.count}, int128_t{f.after.count}, int128_t{difference.count},
        f.before.money, f.after.money, difference.money}) {
    row.push_back(number_cell(n, lang));
  }
  t.add_row(std::move(row));
}

inline void note_when_empty(table& t) {
  if (t.rows().empty()) t.add_note({"Không có gì khác nhau.", "Nothing differs."});
}

}  // namespace detail

/// What `e` says of itself, and its seal.
[[nodiscard]] inline table make_edition_table(const sealed_edition& e, language lang) {
  table t({{"statement", {"Nội dung", "Statement"}, alignment::left, {}},
           {"value", {"Giá trị", "Value"}, alignment::left, {}}});
  const std::string when = to_string(e.content.figures.period());
  t.add_title({"BẢN SỐ LIỆU ĐÃ CHỐT, KỲ " + when, "SEALED EDITION OF " + when});
  const auto add = [&](cell name, std::string value) {
    t.add_row({std::move(name), cell::text(std::move(value))});
  };
  add(cell::text("period", lang == language::vi ? "kỳ báo cáo" : "period"), when);
  for (edition_statement& s : statements_of(e.content)) {
    add(detail::statement_name_cell(s.of, s.name, lang), std::move(s.value));
  }
  add(cell::text("seal", lang == language::vi ? "mã niêm phong" : "seal"), to_string(e.seal));
  return t;
}

/// Two tables: "statements", one row for each that changed, and "figures", one row for each figure
/// that changed, with việc and đồng before, after, and the difference. `by` are the keys.
[[nodiscard]] inline std::vector<named_table> make_edition_diff_tables(const edition_diff& diff,
                                                                       dimension_set by,
                                                                       language lang) {
  table statements({{"statement", {"Nội dung", "Statement"}, alignment::left, {}},
                    {"before", {"Trước", "Before"}, alignment::left, {}},
                    {"after", {"Sau", "After"}, alignment::left, {}}});
  statements.add_title({"KHÁC NHAU VỀ CĂN CỨ", "STATEMENTS THAT DIFFER"});
  for (const changed_statement& s : diff.statements) {
    statements.add_row({detail::statement_name_cell(s.of, s.name, lang), cell::text(s.before),
                        cell::text(s.after)});
  }
  table figures(detail::changed_figure_headings(by, {}));
  figures.add_title({"KHÁC NHAU VỀ SỐ LIỆU", "FIGURES THAT DIFFER"});
  for (const changed_figure& f : diff.figures) {
    detail::add_changed_figure(figures, f, by, {}, lang);
  }
  detail::note_when_empty(statements);
  detail::note_when_empty(figures);
  std::vector<named_table> tables;
  tables.push_back({"statements", std::move(statements)});
  tables.push_back({"figures", std::move(figures)});
  return tables;
}

/// One row for each case and figure that it contributes differently to; `by` are the keys.
[[nodiscard]] inline table make_explained_changes_table(std::span<const explained_change> changes,
                                                        dimension_set by, language lang) {
  table t(detail::changed_figure_headings(
      by, {{"case_id", {"Số việc", "Case"}, alignment::left, {}},
           {"change", {"Thay đổi", "Change"}, alignment::left, {}}}));
  t.add_title({"CÁC VIỆC LÀM THAY ĐỔI SỐ LIỆU", "CASES THAT EXPLAIN IT"});
  for (const explained_change& c : changes) {
    const std::string code(code_of(c.change));
    detail::add_changed_figure(
        t, c.contribution, by,
        {cell::text(c.case_id),
         cell::text(code, lang == language::vi ? std::string(term_of(c.change)) : code)},
        lang);
  }
  detail::note_when_empty(t);
  return t;
}

}  // namespace thads
