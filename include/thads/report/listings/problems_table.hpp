// SPDX-License-Identifier: Apache-2.0
// The mistakes of a JSON document as a table.
#pragma once

#include <span>

#include <thads/read/json/json_problem.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// One row for each problem: the path of the value at fault, and what is wrong with it in English
/// and Vietnamese.
[[nodiscard]] inline table make_problems_table(std::span<const json_problem> problems) {
  table t({{"path", {"Vị trí", "Path"}, alignment::left, {}},
           {"message_en", {"Lỗi (tiếng Anh)", "Message"}, alignment::left, {}},
           {"message_vi", {"Lỗi", "Message (Vietnamese)"}, alignment::left, {}}});
  for (const json_problem& p : problems) {
    t.add_row({cell::text(p.path), cell::text(p.message.en), cell::text(p.message.vi)});
  }
  return t;
}

}  // namespace thads
