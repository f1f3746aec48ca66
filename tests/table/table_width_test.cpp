// SPDX-License-Identifier: Apache-2.0
// Display width and printable text, for Vietnamese in both forms and for hostile bytes.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/table/table_width.hpp>

BOOST_AUTO_TEST_SUITE(table_width_test)

using thads::display_width;
using thads::printable;

BOOST_AUTO_TEST_CASE(known_widths) {
  struct row {
    std::string_view text;
    std::size_t width;
  };
  const row rows[] = {
      {"", 0},
      {"Unit", 4},
      {"Đơn vị", 6},
      {"Thừa Thiên Huế", 14},
      {"e\u0302\u0301", 1},    // ế, fully combining
      {"\u00EA\u0301", 1},     // ế from ê and an acute
      {"\u1EBF", 1},           // ế, precomposed
      {"Hue\u0302\u0301", 3},  //
      {"\u0300", 0},           // first and last combining mark
      {"\u036F", 0},           //
      {"\u02FF\u0370", 2},     // and their neighbours
      {"–─", 2},               //
      {"₫", 1},                //
      {"統計", 4},             //
      {"한글", 4},             //
      {"ｶ", 1},                // half-width
      {"Ａ", 2},               // full-width
      {"\U0001F600", 2},       //
      {"\U00020000", 2},       //
      {"a\u200Bb", 2},         // zero-width space
      {"\uFFFD", 1},           //
  };
  for (const row& r : rows) {
    BOOST_TEST_CONTEXT(r.text) { BOOST_TEST(display_width(r.text) == r.width); }
  }
  static_assert(display_width("Đơn vị") == 6);
}

BOOST_AUTO_TEST_CASE(printable_text_stays) {
  for (const std::string_view text :
       {"", "Hà Nội", "e\u0302\u0301", "統計", "\U0001F600", "\u00A0"}) {
    BOOST_TEST(printable(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(control_characters_become_blanks) {
  BOOST_TEST(printable("a\nb\r\tc") == "a b  c");
  BOOST_TEST(printable("\x1B[31mred") == " [31mred");
  BOOST_TEST(printable(std::string_view("\0\x1F\x7F", 3)) == "   ");
  BOOST_TEST(printable("\u0080\u009B\u009F") == "   ");  // the controls of Latin-1
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_replaced_one_by_one) {
  BOOST_TEST(printable("a\xFFz") == "a\uFFFDz");
  BOOST_TEST(printable("\xC3") == "\uFFFD");
  BOOST_TEST(printable("\xE1\xBA") == "\uFFFD\uFFFD");
  BOOST_TEST(printable("\xC0\xAF") == "\uFFFD\uFFFD");            // overlong
  BOOST_TEST(printable("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
  BOOST_TEST(printable("\xE1\xBAx") == "\uFFFD\uFFFDx");
}

BOOST_AUTO_TEST_SUITE_END()
