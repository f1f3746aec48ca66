// SPDX-License-Identifier: Apache-2.0
// What stands around the figures of every official form: head, titles, notes on its basis,
// signatures.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/case_register.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/table/table.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// What is printed on a form besides its figures.
struct form_labels {
  bilingual reporting_unit{};    ///< who reports; when empty, the unit that the form is about
  bilingual receiving_unit{};    ///< to whom; may be empty
  set_aside_counts set_aside{};  ///< cases that the figures leave out
};

namespace detail {

[[nodiscard]] inline bilingual after(std::string_view vi, std::string_view en,
                                     const bilingual& what) {
  return {std::string(vi) + what.in(language::vi), std::string(en) + what.in(language::en)};
}

// "6 tháng đầu năm 2024 (từ 01/10/2023 đến 31/03/2024)": the year is not the calendar's.
[[nodiscard]] inline bilingual period_line(const period& in) {
  const auto days = [&in](const std::string& from, std::string_view to, date_format format) {
    return " (" + from + to_string(in.first_day(), format) + std::string(to) +
           to_string(in.last_day(), format) + ")";
  };
  return {label_vi(in) + days("từ ", " đến ", date_format::day_first),
          label_en(in) + days("", " to ", date_format::iso)};
}

// The head. `number` is that of the form, `unit` what it is about.
inline void add_form_head(table& t, const std::string& number, const regulation& under,
                          const bilingual& unit, const form_labels& labels) {
  std::vector<bilingual> right{after("Đơn vị gửi báo cáo: ", "Reporting unit: ",
                                     labels.reporting_unit.empty() ? unit : labels.reporting_unit)};
  if (!labels.receiving_unit.empty()) {
    right.push_back(after("Đơn vị nhận báo cáo: ", "Receiving unit: ", labels.receiving_unit));
  }
  t.set_head({{"Biểu số: " + number, "Form: " + number},
              {"Theo Thông tư số: " + under.number, "Circular: " + under.number},
              {"Ngày nhận báo cáo: ……………", "Received on: ……………"}},
             std::move(right));
}

// Says how sure the columns are.
inline void add_basis_notes(table& t, basis how, const regulation& under) {
  if (how == basis::reconstructed) {
    t.add_note({"Các cột của biểu được suy ra từ số liệu đã công bố, chưa đối chiếu với văn bản.",
                "The columns of this form are reconstructed from published totals, not taken "
                "from the text."});
  }
  if (under.provisional) {
    t.add_note({"Chưa có nội dung văn bản " + under.number + "; biểu tạm lập theo quy định trước.",
                "The text of " + under.number +
                    " was not at hand; the form follows the regulation before it."});
  }
}

inline void add_form_signatures(table& t) {
  t.add_signature(
      {{"Người lập biểu", "Prepared by"}, {"(Ký, ghi rõ họ tên)", "(Signature, full name)"}});
  t.add_signature({{"Thủ trưởng đơn vị", "Head of the agency"},
                   {"(Ký, đóng dấu, ghi rõ họ tên)", "(Signature, seal, full name)"},
                   {"……………, ngày …… tháng …… năm ………", "Place and date: ……………"}});
}

}  // namespace detail

}  // namespace thads
