// SPDX-License-Identifier: Apache-2.0
// Tables as JSON against a hand-written object; strings against RFC 8259.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/table/table_json.hpp>

#include "table/sample_table.hpp"

BOOST_AUTO_TEST_SUITE(table_json_test)

using thads::cell;
using thads::table;
using thads_test::left;
using thads_test::sample_form;
using thads_test::sample_table;

namespace {

std::string json_text(std::string_view text) {
  std::string out;
  thads::json_string(out, text);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_whole_table) {
  BOOST_TEST(thads::to_json(sample_table()) == R"({
  "title": [
    {"vi": "KẾT QUẢ THI HÀNH", "en": "RESULTS"}
  ],
  "unit": {"vi": "Đơn vị tính: đồng", "en": "Unit: dong"},
  "columns": [
    {"key": "unit", "text": {"vi": "Đơn vị", "en": "Unit"}},
    {"text": {"vi": "Thi hành xong", "en": "Finished"}, "parts": [
      {"key": "cases", "text": {"vi": "Việc", "en": "Cases"}},
      {"key": "money", "text": {"vi": "Tiền", "en": "Money"}}
    ]},
    {"key": "rate", "text": {"vi": "Tỷ lệ", "en": "Rate"}}
  ],
  "rows": [
    {"unit": "Hà Nội", "cases": "1234", "money": "-1234567", "rate": "83.85"},
    {"unit": "=Huế", "cases": "0", "money": "0", "rate": null}
  ],
  "notes": [
    {"vi": "Ghi chú: số liệu thử.", "en": "Note: test data."}
  ]
}
)");
}

BOOST_AUTO_TEST_CASE(an_official_form) {
  BOOST_TEST(thads::to_json(sample_form()) == R"json({
  "head": {
    "left": [
      {"vi": "Biểu số: 01/TK-THA", "en": "Form 01/TK-THA"},
      {"vi": "Ngày nhận:", "en": "Received:"}
    ],
    "right": [
      {"vi": "Cục A", "en": "Agency A"},
      {"vi": "Gửi: B", "en": "To: B"}
    ]
  },
  "title": [
    {"vi": "KẾT QUẢ", "en": "RESULTS"}
  ],
  "unit": {"vi": "Đơn vị tính: việc", "en": "Unit: cases"},
  "columns": [
    {"key": "item", "text": {"vi": "Chỉ tiêu", "en": "Item"}, "number": "A"},
    {"key": "total", "text": {"vi": "Tổng số", "en": "Total"}, "number": "1"},
    {"text": {"vi": "Chia ra", "en": "Of which"}, "parts": [
      {"key": "old", "text": {"vi": "Kỳ trước", "en": "Before"}, "number": "2"},
      {"key": "new", "text": {"vi": "Mới", "en": "New"}, "number": "3"}
    ]}
  ],
  "rows": [
    {"item": "Tổng số", "total": "1234", "old": "34", "new": "1200"},
    {"item": "Chủ động", "total": "34", "old": "34", "new": "0"},
    {"item": "Dân sự", "total": null, "old": null, "new": null}
  ],
  "row_styles": [
    {"row": 0, "level": 0, "kind": "total"},
    {"row": 1, "level": 1, "kind": "subtotal"},
    {"row": 2, "level": 2, "kind": "plain"}
  ],
  "cell_statuses": [
    {"row": 0, "column": "total", "status": "provisional"},
    {"row": 0, "column": "new", "status": "provisional"},
    {"row": 2, "column": "total", "status": "not_applicable"},
    {"row": 2, "column": "new", "status": "not_applicable"}
  ],
  "notes": [
    {"vi": "* Số tạm tính, còn có thể thay đổi.", "en": "* Provisional, may still change."},
    {"vi": "Nguồn: sổ thụ lý.", "en": "Source: register."}
  ],
  "signatures": [
    {"title": {"vi": "Người lập biểu", "en": "Prepared by"}, "note": {"vi": "(Ký tên)", "en": "(Signature)"}, "place_and_date": {"vi": "", "en": ""}},
    {"title": {"vi": "Thủ trưởng", "en": "Head of unit"}, "note": {"vi": "(Ký, đóng dấu)", "en": "(Signature, seal)"}, "place_and_date": {"vi": "A, ngày 05/11/2024", "en": "A, 5 November 2024"}}
  ]
}
)json");
}

BOOST_AUTO_TEST_CASE(a_head_of_one_side) {
  table t({left("a", "A", "")});
  t.set_head({}, {{"Cục A", ""}});
  BOOST_TEST(thads::to_json(t).starts_with(R"({
  "head": {
    "left": [],
    "right": [
      {"vi": "Cục A", "en": ""}
    ]
  },
  "title": [],
)"));
}

BOOST_AUTO_TEST_CASE(a_table_with_nothing_in_it) {
  BOOST_TEST(thads::to_json(table({left("a", "A", "")})) == R"({
  "title": [],
  "unit": {"vi": "", "en": ""},
  "columns": [
    {"key": "a", "text": {"vi": "A", "en": ""}}
  ],
  "rows": [],
  "notes": []
}
)");
}

BOOST_AUTO_TEST_CASE(strings_are_escaped) {
  BOOST_TEST(json_text("") == R"("")");
  BOOST_TEST(json_text("Hà Nội / đ") == R"("Hà Nội / đ")");
  BOOST_TEST(json_text("say \"no\"") == R"("say \"no\"")");
  BOOST_TEST(json_text("a\\b") == R"("a\\b")");
  BOOST_TEST(json_text("a\nb\tc") == R"("a\u000ab\u0009c")");
  BOOST_TEST(json_text(std::string_view("\0\x1F ", 3)) == R"("\u0000\u001f ")");
  BOOST_TEST(json_text("\x7F") == "\"\x7F\"");
  BOOST_TEST(json_text("\U0001F600") == "\"\U0001F600\"");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_replaced) {
  BOOST_TEST(json_text("a\xFFz") == "\"a\uFFFDz\"");
  BOOST_TEST(json_text("\xE1\xBA\"") == "\"\uFFFD\uFFFD\\\"\"");
}

BOOST_AUTO_TEST_CASE(keys_are_escaped_too) {
  table t({left("a\"b", "A", "")});
  t.add_row({cell::text("x")});
  t.add_row({cell::not_applicable()});
  const std::string json = thads::to_json(t);
  BOOST_TEST(json.find(R"({"a\"b": "x"})") != std::string::npos);
  BOOST_TEST(json.find(R"({"row": 1, "column": "a\"b", "status": "not_applicable"})") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
