// SPDX-License-Identifier: Apache-2.0
#include <thads/report/listings/problems_table.hpp>

namespace thads {

table make_problems_table(std::span<const json_problem> problems) {
  table t({{"path", {"Vị trí", "Path"}, alignment::left, {}},
           {"message_en", {"Lỗi (tiếng Anh)", "Message"}, alignment::left, {}},
           {"message_vi", {"Lỗi", "Message (Vietnamese)"}, alignment::left, {}}});
  for (const json_problem& p : problems) {
    t.add_row({cell::text(p.path), cell::text(p.message.en), cell::text(p.message.vi)});
  }
  return t;
}

}  // namespace thads
