// SPDX-License-Identifier: Apache-2.0
// Tables on a terminal against hand-drawn ones.
#include <string>

#include <boost/test/unit_test.hpp>

#include <thads/table/table_text.hpp>

#include "table/sample_table.hpp"

BOOST_AUTO_TEST_SUITE(table_text_test)

using thads::cell;
using thads::language;
using thads::table;
using thads::to_text;
using thads_test::left;
using thads_test::right;
using thads_test::sample_form;
using thads_test::sample_table;
using thads_test::spanning;

BOOST_AUTO_TEST_CASE(vietnamese_table) {
  BOOST_TEST(to_text(sample_table()) ==
             "KẾT QUẢ THI HÀNH\n"
             "Đơn vị tính: đồng\n"
             "\n"
             "          Thi hành xong\n"
             "        ─────────────────\n"
             "Đơn vị   Việc        Tiền  Tỷ lệ\n"
             "──────  ─────  ──────────  ─────\n"
             "Hà Nội  1.234  -1.234.567  83,85\n"
             "=Huế        0           0      –\n"
             "\n"
             "Ghi chú: số liệu thử.\n");
}

BOOST_AUTO_TEST_CASE(english_table_with_bold_headers) {
  BOOST_TEST(to_text(sample_table(), {language::en, true}) ==
             "\x1B[1mRESULTS\x1B[0m\n"
             "Unit: dong\n"
             "\n"
             "\x1B[1m            Finished\x1B[0m\n"
             "\x1B[1m        ─────────────────\x1B[0m\n"
             "\x1B[1mUnit    Cases       Money   Rate\x1B[0m\n"
             "──────  ─────  ──────────  ─────\n"
             "Hà Nội  1.234  -1.234.567  83,85\n"
             "=Huế        0           0      –\n"
             "\n"
             "Note: test data.\n");
}

BOOST_AUTO_TEST_CASE(an_official_form) {
  // Widths: 10, 7, 8, 6; columns at 0, 12, 21, 31; the table is 37 wide. Digits stand below each
  // other, with a blank where others have a star.
  BOOST_TEST(to_text(sample_form()) ==
             "Biểu số: 01/TK-THA             Cục A\n"
             "Ngày nhận:                     Gửi: B\n"
             "\n"
             "KẾT QUẢ\n"
             "Đơn vị tính: việc\n"
             "\n"
             "                         Chia ra\n"
             "                     ────────────────\n"
             "Chỉ tiêu    Tổng số  Kỳ trước     Mới\n"
             "A                 1         2       3\n"
             "──────────  ───────  ────────  ──────\n"
             "Tổng số      1.234*        34  1.200*\n"
             "  Chủ động      34         34      0\n"
             "    Dân sự       x          –      x\n"
             "\n"
             "* Số tạm tính, còn có thể thay đổi.\n"
             "Nguồn: sổ thụ lý.\n"
             "\n"
             "                     A, ngày 05/11/2024\n"
             "   Người lập biểu        Thủ trưởng\n"
             "      (Ký tên)         (Ký, đóng dấu)\n");
}

BOOST_AUTO_TEST_CASE(totals_are_bold_like_headers) {
  const std::string text = to_text(sample_form(), {language::en, true});
  BOOST_TEST(text.find("\n\x1B[1mTổng số     1.234*      34  1.200*\x1B[0m\n") !=
             std::string::npos);
  BOOST_TEST(text.find("\n\x1B[1m  Chủ động     34       34      0\x1B[0m\n") != std::string::npos);
  BOOST_TEST(text.find("\n    Dân sự      x        –      x\n") != std::string::npos);
  BOOST_TEST(text.find("\nA                1       2       3\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_label_is_indented_wherever_it_stands) {
  table t({right("n", "TT", ""), left("a", "A", ""), left("b", "B", "")});
  t.add_row({cell::text("1"), cell::text("x"), cell::text("y")}, {.level = 1});
  BOOST_TEST(to_text(t) ==
             "TT  A    B\n"
             "──  ───  ─\n"
             " 1    x  y\n");
}

BOOST_AUTO_TEST_CASE(numbers_of_columns_make_room) {
  const table t({thads_test::numbered("(10)", right("a", "A", ""))});
  BOOST_TEST(to_text(t) ==
             "   A\n"
             "(10)\n"
             "────\n");
}

BOOST_AUTO_TEST_CASE(a_head_wider_than_the_table_stands_beside) {
  table t({left("a", "A", "")});
  t.set_head({{"Biểu 1", ""}}, {{"Cục", ""}, {"Gửi B", ""}});
  BOOST_TEST(to_text(t) ==
             "Biểu 1  Cục\n"
             "        Gửi B\n"
             "\n"
             "A\n"
             "─\n");
  t.set_head({}, {{"Cục", ""}});
  BOOST_TEST(to_text(t) ==
             "Cục\n"
             "\n"
             "A\n"
             "─\n");
}

BOOST_AUTO_TEST_CASE(signatures_wider_than_the_table_keep_apart) {
  table t({left("a", "A", "")});
  t.add_signature({{"Người lập", ""}, {}});
  t.add_signature({{"Thủ trưởng", ""}, {"(Ký)", ""}});
  // Each has a share of 10 + 2 columns.
  BOOST_TEST(to_text(t) ==
             "A\n"
             "─\n"
             "\n"
             " Người lập   Thủ trưởng\n"
             "                (Ký)\n");
}

BOOST_AUTO_TEST_CASE(a_bare_table_is_header_and_rows) {
  table t({left("a", "A", "A"), right("b", "Dài", "Long")});
  BOOST_TEST(to_text(t) ==
             "A  Dài\n"
             "─  ───\n");
  t.add_row({cell::text("xyz"), cell::number("5")});
  BOOST_TEST(to_text(t) ==
             "A    Dài\n"
             "───  ───\n"
             "xyz    5\n");
}

BOOST_AUTO_TEST_CASE(a_wide_heading_makes_room_in_its_last_column) {
  table t({spanning("Một tiêu đề rộng", "", {right("a", "A", ""), right("b", "B", "")}),
           right("c", "C", "")});
  t.add_row({cell::number("1"), cell::number("2"), cell::number("3")});
  BOOST_TEST(to_text(t) ==
             "Một tiêu đề rộng\n"
             "────────────────\n"
             "A              B  C\n"
             "─  ─────────────  ─\n"
             "1              2  3\n");
}

BOOST_AUTO_TEST_CASE(room_is_made_to_the_last_character) {
  const table wider({spanning("Năm!!", "", {right("a", "A", ""), right("b", "B", "")})});
  BOOST_TEST(to_text(wider) ==
             "Năm!!\n"
             "─────\n"
             "A   B\n"
             "─  ──\n");
  const table as_wide({spanning("Năm!", "", {right("a", "A", ""), right("b", "B", "")})});
  BOOST_TEST(to_text(as_wide) ==
             "Năm!\n"
             "────\n"
             "A  B\n"
             "─  ─\n");
}

BOOST_AUTO_TEST_CASE(headings_span_headings) {
  table t({left("unit", "ĐV", ""),
           spanning("Tổng số", "",
                    {right("all", "Tất cả", ""),
                     spanning("Chia ra", "", {right("old", "Cũ", ""), right("new", "Mới", "")})}),
           spanning("Khác", "", {right("rest", "Còn lại", "")})});
  t.add_row({cell::text("01"), cell::number("3"), cell::number("1"), cell::number("2"),
             cell::number("0")});
  // Widths: 2, 6, 2, 3, 7; "Chia ra" needs 7 of its 7; "Tổng số" is centred over 15 columns.
  BOOST_TEST(to_text(t) ==
             "        Tổng số       Khác\n"
             "    ───────────────  ───────\n"
             "            Chia ra\n"
             "            ───────\n"
             "ĐV  Tất cả  Cũ  Mới  Còn lại\n"
             "──  ──────  ──  ───  ───────\n"
             "01       3   1    2        0\n");
}

BOOST_AUTO_TEST_CASE(combining_and_wide_characters_keep_the_columns_straight) {
  table t({left("a", "A", ""), right("b", "B", "")});
  t.add_row({cell::text("Hue\u0302\u0301"), cell::number("1")});
  t.add_row({cell::text("Huế!"), cell::number("2")});
  t.add_row({cell::text("統計"), cell::number("3")});
  BOOST_TEST(to_text(t) ==
             "A     B\n"
             "────  ─\n"
             "Hue\u0302\u0301   1\n"
             "Huế!  2\n"
             "統計  3\n");
}

BOOST_AUTO_TEST_CASE(data_cannot_move_the_cursor_or_break_a_line) {
  table t({left("a", "A", ""), left("b", "B", "")});
  t.add_row({cell::text("x\ny"), cell::text("\x1B[2J\xFF")});
  t.add_note({"bad\rnote", ""});
  BOOST_TEST(to_text(t) ==
             "A    B\n"
             "───  ─────\n"
             "x y   [2J\uFFFD\n"
             "\n"
             "bad note\n");
}

BOOST_AUTO_TEST_SUITE_END()
