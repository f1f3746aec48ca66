// SPDX-License-Identifier: Apache-2.0
// A small table with everything in it, for the tests of the writers.
#pragma once

#include <thads/report/table.hpp>

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

}  // namespace thads_test
