// SPDX-License-Identifier: Apache-2.0
#include <thads/report/forms/form_page.hpp>

#include <string_view>
#include <utility>
#include <vector>

#include <thads/time/date.hpp>

namespace thads {

namespace {

[[nodiscard]] bilingual after(std::string_view vi, std::string_view en, const bilingual& what) {
  return {std::string(vi) + what.in(language::vi), std::string(en) + what.in(language::en)};
}

}  // namespace

namespace detail {

bilingual period_line(const period& in) {
  const auto days = [&in](const std::string& from, std::string_view to, date_format format) {
    return " (" + from + to_string(in.first_day(), format) + std::string(to) +
           to_string(in.last_day(), format) + ")";
  };
  return {label_vi(in) + days("từ ", " đến ", date_format::day_first),
          label_en(in) + days("", " to ", date_format::iso)};
}

void add_form_head(table& t, const std::string& number, const regulation& under,
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

void add_basis_notes(table& t, basis how, const regulation& under) {
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

void add_form_signatures(table& t) {
  t.add_signature(
      {{"Người lập biểu", "Prepared by"}, {"(Ký, ghi rõ họ tên)", "(Signature, full name)"}});
  t.add_signature({{"Thủ trưởng đơn vị", "Head of the agency"},
                   {"(Ký, đóng dấu, ghi rõ họ tên)", "(Signature, seal, full name)"},
                   {"……………, ngày …… tháng …… năm ………", "Place and date: ……………"}});
}

}  // namespace detail

}  // namespace thads
