// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/regulation_tables.hpp>

#include <string>

namespace thads {

table regulations_table(const std::vector<regulation>& all, language lang) {
  table t({{"id", {"Mã", "Id"}, alignment::left, {}},
           {"from", {"Từ ngày", "From"}, alignment::left, {}},
           {"to", {"Đến ngày", "To"}, alignment::left, {}},
           {"provisional", {"Tạm", "Provisional"}, alignment::left, {}},
           {"title", {"Văn bản", "Title"}, alignment::left, {}}});
  for (const regulation& r : all) {
    t.add_row({cell::text(r.id), cell::text(to_string(r.from)),
               r.to == latest_date ? cell::missing() : cell::text(to_string(r.to)),
               cell::text(r.provisional ? "yes" : "no"), cell::text(r.title.in(lang))});
  }
  return t;
}

namespace {

table columns_table(const regulation& r, language lang) {
  table t({{"id", {"Cột", "Column"}, alignment::left, {}},
           {"title", {"Tên", "Title"}, alignment::left, {}},
           {"formula", {"Công thức", "Formula"}, alignment::left, {}},
           {"basis", {"Căn cứ", "Basis"}, alignment::left, {}},
           {"source", {"Nguồn", "Source"}, alignment::left, {}}});
  t.add_title({r.number + ": cột", r.number + ": columns"});
  for (const regulation_column& c : r.columns) {
    t.add_row({cell::text(c.id), cell::text(c.title.in(lang)), cell::text(to_string(c.formula)),
               cell::text(std::string(code_of(c.basis))), cell::text(c.source)});
  }
  return t;
}

table identities_table(const regulation& r) {
  table t({{"id", {"Đẳng thức", "Identity"}, alignment::left, {}},
           {"formula", {"Công thức", "Formula"}, alignment::left, {}},
           {"basis", {"Căn cứ", "Basis"}, alignment::left, {}}});
  t.add_title({r.number + ": đẳng thức", r.number + ": identities"});
  for (const identity& i : r.identities) {
    t.add_row({cell::text(i.id), cell::text(to_string(i.left) + " = " + to_string(i.right)),
               cell::text(std::string(code_of(i.basis)))});
  }
  return t;
}

table indicators_table(const regulation& r, language lang) {
  table t({{"id", {"Chỉ tiêu", "Indicator"}, alignment::left, {}},
           {"title", {"Tên", "Title"}, alignment::left, {}},
           {"numerator", {"Tử số", "Numerator"}, alignment::left, {}},
           {"denominator", {"Mẫu số", "Denominator"}, alignment::left, {}},
           {"basis", {"Căn cứ", "Basis"}, alignment::left, {}},
           {"source", {"Nguồn", "Source"}, alignment::left, {}}});
  t.add_title({r.number + ": chỉ tiêu", r.number + ": indicators"});
  for (const indicator& i : r.indicators) {
    t.add_row({cell::text(i.id), cell::text(i.title.in(lang)), cell::text(to_string(i.numerator)),
               cell::text(to_string(i.denominator)), cell::text(std::string(code_of(i.basis))),
               cell::text(i.source)});
  }
  return t;
}

table forms_table(const regulation& r, language lang) {
  table t({{"id", {"Biểu", "Form"}, alignment::left, {}},
           {"title", {"Tên", "Title"}, alignment::left, {}},
           {"of", {"Tính bằng", "Counts"}, alignment::left, {}},
           {"rows", {"Dòng", "Rows"}, alignment::left, {}},
           {"basis", {"Căn cứ", "Basis"}, alignment::left, {}},
           {"source", {"Nguồn", "Source"}, alignment::left, {}}});
  t.add_title({r.number + ": biểu", r.number + ": forms"});
  for (const form& f : r.forms) {
    t.add_row({cell::text(f.id), cell::text(f.title.in(lang)),
               cell::text(std::string(code_of(f.of))), cell::text(std::string(code_of(f.rows))),
               cell::text(std::string(code_of(f.basis))), cell::text(f.source)});
  }
  return t;
}

}  // namespace

std::vector<named_table> regulation_tables(const regulation& r, language lang) {
  return {{"columns", columns_table(r, lang)},
          {"identities", identities_table(r)},
          {"indicators", indicators_table(r, lang)},
          {"forms", forms_table(r, lang)}};
}

}  // namespace thads
