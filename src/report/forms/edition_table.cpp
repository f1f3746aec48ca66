// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/edition_table.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <thads/table/numbers.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace {

cell statement_name_cell(edition_field of, const std::string& name, language lang) {
  const std::string suffix = name.empty() ? "" : " " + name;
  const std::string code = std::string(code_of(of)) + suffix;
  return cell::text(code, lang == language::vi ? std::string(term_of(of)) + suffix : code);
}

cell row_number_cell(const table& t, language lang) {
  return number_cell(static_cast<int128_t>(t.rows().size()) + 1, lang);
}

// A number for the row, the keys, the measure, and what `more` adds before the figures.
std::vector<heading> changed_figure_headings(dimension_set by, std::vector<heading> more) {
  std::vector<heading> headings{detail::number_heading("no", "STT", "No.")};
  const auto add = [&headings](std::string_view code, std::string_view term) {
    headings.push_back(
        {std::string(code), {std::string(term), std::string(code)}, alignment::left, {}});
  };
  for (const dimension d : detail::dimensions_in(by)) add(code_of(d), term_of(d));
  add("measure", "số liệu");
  for (heading& h : more) headings.push_back(std::move(h));
  for (const quantity of : {quantity::cases, quantity::money}) {
    const std::string key = of == quantity::cases ? "count" : "money";
    headings.push_back(detail::heading_over(
        of, {detail::number_heading(key + "_before", "Trước", "Before"),
             detail::number_heading(key + "_after", "Sau", "After"),
             detail::number_heading(key + "_difference", "Chênh", "Difference")}));
  }
  return headings;
}

void add_changed_figure(table& t, const changed_figure& f, dimension_set by, std::vector<cell> more,
                        language lang) {
  std::vector<cell> row{row_number_cell(t, lang)};
  for (const dimension d : detail::dimensions_in(by)) row.push_back(cell::text(key_text(f.key, d)));
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

void note_when_empty(table& t) {
  if (t.rows().empty()) t.add_note({"Không có gì khác nhau.", "Nothing differs."});
}

}  // namespace

table make_edition_table(const sealed_edition& e, language lang) {
  table t({{"statement", {"Nội dung", "Statement"}, alignment::left, {}},
           {"value", {"Giá trị", "Value"}, alignment::left, {}}});
  const std::string when = to_string(e.content.figures.period());
  t.add_title({"BẢN SỐ LIỆU ĐÃ CHỐT, KỲ " + when, "SEALED EDITION OF " + when});
  const auto add = [&](cell name, std::string value) {
    t.add_row({std::move(name), cell::text(std::move(value))});
  };
  add(cell::text("period", lang == language::vi ? "kỳ báo cáo" : "period"), when);
  for (edition_statement& s : statements_of(e.content)) {
    add(statement_name_cell(s.of, s.name, lang), std::move(s.value));
  }
  add(cell::text("seal", lang == language::vi ? "mã niêm phong" : "seal"), to_string(e.seal));
  return t;
}

std::vector<named_table> make_edition_diff_tables(const edition_diff& diff, dimension_set by,
                                                  language lang) {
  table statements({{"statement", {"Nội dung", "Statement"}, alignment::left, {}},
                    {"before", {"Trước", "Before"}, alignment::left, {}},
                    {"after", {"Sau", "After"}, alignment::left, {}}});
  statements.add_title({"KHÁC NHAU VỀ CĂN CỨ", "STATEMENTS THAT DIFFER"});
  for (const changed_statement& s : diff.statements) {
    statements.add_row(
        {statement_name_cell(s.of, s.name, lang), cell::text(s.before), cell::text(s.after)});
  }
  table figures(changed_figure_headings(by, {}));
  figures.add_title({"KHÁC NHAU VỀ SỐ LIỆU", "FIGURES THAT DIFFER"});
  for (const changed_figure& f : diff.figures) {
    add_changed_figure(figures, f, by, {}, lang);
  }
  note_when_empty(statements);
  note_when_empty(figures);
  std::vector<named_table> tables;
  tables.push_back({"statements", std::move(statements)});
  tables.push_back({"figures", std::move(figures)});
  return tables;
}

table make_explained_changes_table(std::span<const explained_change> changes, dimension_set by,
                                   language lang) {
  table t(changed_figure_headings(by, {{"case_id", {"Số việc", "Case"}, alignment::left, {}},
                                       {"change", {"Thay đổi", "Change"}, alignment::left, {}}}));
  t.add_title({"CÁC VIỆC LÀM THAY ĐỔI SỐ LIỆU", "CASES THAT EXPLAIN IT"});
  for (const explained_change& c : changes) {
    const std::string code(code_of(c.change));
    add_changed_figure(
        t, c.contribution, by,
        {cell::text(c.case_id),
         cell::text(code, lang == language::vi ? std::string(term_of(c.change)) : code)},
        lang);
  }
  note_when_empty(t);
  return t;
}

}  // namespace thads
