// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/check_table.hpp>

#include <string>
#include <utility>

#include <thads/table/numbers.hpp>

namespace thads {

table make_check_table(std::span<const check_result> checks, language lang) {
  table t({{"check", {"Mã", "Check"}, alignment::left, {}},
           {"title", {"Kiểm tra", "What is checked"}, alignment::left, {}},
           {"outcome", {"Kết quả", "Outcome"}, alignment::left, {}},
           {"cells", {"Số ô", "Cells"}, alignment::right, {}},
           {"form", {"Biểu", "Form"}, alignment::left, {}},
           {"row", {"Dòng", "Row"}, alignment::left, {}},
           {"column", {"Cột", "Column"}, alignment::left, {}},
           {"difference", {"Chênh", "Difference"}, alignment::right, {}},
           {"message", {"Ghi chú", "Message"}, alignment::left, {}}});
  t.add_title({"KIỂM TRA SỐ LIỆU", "CHECKS"});
  for (const check_result& c : checks) {
    const auto add = [&](const check_failure& f, cell difference, const bilingual& message) {
      t.add_row({cell::text(c.id), cell::text(c.title.in(lang)),
                 cell::text(std::string(code_of(c.outcome))),
                 number_cell(static_cast<int128_t>(c.cells), lang), cell::text(f.form),
                 cell::text(f.row), cell::text(f.column), std::move(difference),
                 cell::text(message.in(lang))});
    };
    for (const check_failure& f : c.failures) {
      add(f, number_cell(f.difference, lang), f.message);
    }
    if (c.failures.empty()) add({}, cell::missing(), c.reason);
  }
  return t;
}

bool none_failed(std::span<const check_result> checks) noexcept {
  for (const check_result& c : checks) {
    if (c.outcome == check_outcome::fail) return false;
  }
  return true;
}

}  // namespace thads
