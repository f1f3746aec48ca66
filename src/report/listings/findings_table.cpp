// SPDX-License-Identifier: Apache-2.0
#include <thads/report/listings/findings_table.hpp>

#include <string>
#include <string_view>

namespace thads {

table make_findings_table(const findings& report) {
  table t({{"file", {"Tệp", "File"}, {}, {}},
           {"line", {"Dòng", "Line"}, alignment::right, {}},
           {"column", {"Vị trí", "Column"}, alignment::right, {}},
           {"case_id", {"Việc", "Case"}, {}, {}},
           {"field", {"Trường", "Field"}, {}, {}},
           {"rule", {"Quy tắc", "Rule"}, {}, {}},
           {"severity", {"Mức", "Severity"}, {}, {}},
           {"message_en", {"Tiếng Anh", "English"}, {}, {}},
           {"message_vi", {"Tiếng Việt", "Vietnamese"}, {}, {}}});
  const auto text = [](std::string_view s) { return cell::text(std::string(s)); };
  for (const finding& f : report.list()) {
    const rule_entry& rule = describe(f.id);
    t.add_row({text(report.file_name(f)), cell::number(std::to_string(f.line)),
               cell::number(std::to_string(f.column)), text(f.case_id), text(f.field),
               text(rule.code), text(code_of(rule.severity)), text(f.message(language::en)),
               text(f.message(language::vi))});
  }
  return t;
}

}  // namespace thads
