// SPDX-License-Identifier: Apache-2.0
// A small table and a small official form with everything in it, for the tests of the writers.
#pragma once

#include <thads/table/table.hpp>

namespace thads_test {

inline thads::heading left(std::string key, std::string vi, std::string en) {
  return {std::move(key), {std::move(vi), std::move(en)}, thads::alignment::left, {}};
}

inline thads::heading right(std::string key, std::string vi, std::string en) {
  return {std::move(key), {std::move(vi), std::move(en)}, thads::alignment::right, {}};
}

inline thads::heading spanning(std::string vi, std::string en, std::vector<thads::heading> parts) {
  return {{}, {std::move(vi), std::move(en)}, thads::alignment::left, std::move(parts)};
}

inline thads::heading numbered(std::string number, thads::heading of) {
  of.number = std::move(number);
  return of;
}

inline thads::table sample_table() {
  using thads::cell;
  thads::table t({left("unit", "Đơn vị", "Unit"),
                  spanning("Thi hành xong", "Finished",
                           {right("cases", "Việc", "Cases"), right("money", "Tiền", "Money")}),
                  right("rate", "Tỷ lệ", "Rate")});
  t.add_title({"KẾT QUẢ THI HÀNH", "RESULTS"});
  t.set_unit({"Đơn vị tính: đồng", "Unit: dong"});
  t.add_row({cell::text("Hà Nội"), cell::number("1234", "1.234"),
             cell::number("-1234567", "-1.234.567"), cell::number("83.85", "83,85")});
  t.add_row({cell::text("=Huế"), cell::number("0"), cell::number("0"), cell::missing()});
  t.add_note({"Ghi chú: số liệu thử.", "Note: test data."});
  return t;
}

inline thads::table sample_form() {
  using thads::cell;
  using thads::row_kind;
  thads::table t({numbered("A", left("item", "Chỉ tiêu", "Item")),
                  numbered("1", right("total", "Tổng số", "Total")),
                  spanning("Chia ra", "Of which",
                           {numbered("2", right("old", "Kỳ trước", "Before")),
                            numbered("3", right("new", "Mới", "New"))})});
  t.set_head({{"Biểu số: 01/TK-THA", "Form 01/TK-THA"}, {"Ngày nhận:", "Received:"}},
             {{"Cục A", "Agency A"}, {"Gửi: B", "To: B"}});
  t.add_title({"KẾT QUẢ", "RESULTS"});
  t.set_unit({"Đơn vị tính: việc", "Unit: cases"});
  t.add_row({cell::text("Tổng số"), cell::provisional("1234", "1.234"), cell::number("34"),
             cell::provisional("1200", "1.200")},
            {.kind = row_kind::total});
  t.add_row({cell::text("Chủ động"), cell::number("34"), cell::number("34"), cell::number("0")},
            {.level = 1, .kind = row_kind::subtotal});
  t.add_row({cell::text("Dân sự"), cell::not_applicable(), cell::missing(), cell::not_applicable()},
            {.level = 2});
  t.add_note({"Nguồn: sổ thụ lý.", "Source: register."});
  t.add_signature({{"Người lập biểu", "Prepared by"}, {"(Ký tên)", "(Signature)"}});
  t.add_signature({{"Thủ trưởng", "Head of unit"},
                   {"(Ký, đóng dấu)", "(Signature, seal)"},
                   {"A, ngày 05/11/2024", "A, 5 November 2024"}});
  return t;
}

}  // namespace thads_test
