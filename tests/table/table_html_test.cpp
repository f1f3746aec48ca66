// SPDX-License-Identifier: Apache-2.0
// Tables as HTML against sections written by hand; texts against what HTML allows.
// tests/program/html_test.py reads whole pages with a parser and a browser.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <thads/table/table_html.hpp>

#include "table/sample_table.hpp"

BOOST_AUTO_TEST_SUITE(table_html_test)

using thads::cell;
using thads::language;
using thads::table;
using thads::to_html;
using thads_test::left;
using thads_test::right;
using thads_test::sample_form;
using thads_test::sample_table;
using thads_test::spanning;

namespace {

std::string html_of(std::string_view text) {
  std::string out;
  thads::html_text(out, text);
  return out;
}

// The part of `text` from `first` to `last`, both included.
std::string part(const std::string& text, std::string_view first, std::string_view last) {
  const std::size_t begin = text.find(first);
  BOOST_TEST_REQUIRE(begin != std::string::npos);
  const std::size_t end = text.find(last, begin);
  BOOST_TEST_REQUIRE(end != std::string::npos);
  return text.substr(begin, end + last.size() - begin);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_whole_table) {
  BOOST_TEST(to_html(sample_table(), language::vi) == R"(<section>
<table style="--width: 18">
<caption>
<div class="head">
<div class="titles">
<p>KẾT QUẢ THI HÀNH</p>
</div>
</div>
<p class="unit">Đơn vị tính: đồng</p>
</caption>
<thead>
<tr>
<th scope="col" rowspan="2">Đơn vị</th>
<th scope="col" colspan="2">Thi hành xong</th>
<th scope="col" rowspan="2">Tỷ lệ</th>
</tr>
<tr>
<th scope="col">Việc</th>
<th scope="col">Tiền</th>
</tr>
</thead>
<tbody>
<tr>
<th scope="row">Hà Nội</th>
<td class="right">1.234</td>
<td class="right">-1.234.567</td>
<td class="right">83,85</td>
</tr>
<tr>
<th scope="row">=Huế</th>
<td class="right">0</td>
<td class="right">0</td>
<td class="right missing">–</td>
</tr>
</tbody>
</table>
<div class="notes">
<p>Ghi chú: số liệu thử.</p>
</div>
</section>
)");
}

BOOST_AUTO_TEST_CASE(an_official_form) {
  BOOST_TEST(to_html(sample_form(), language::en) == R"(<section class="form">
<table style="--width: 18">
<caption>
<div class="head">
<div class="left">
<p>Form 01/TK-THA</p>
<p>Received:</p>
</div>
<div class="titles">
<p>RESULTS</p>
</div>
<div class="right">
<p>Agency A</p>
<p>To: B</p>
</div>
</div>
<p class="unit">Unit: cases</p>
</caption>
<thead>
<tr>
<th scope="col" rowspan="2">Item</th>
<th scope="col" rowspan="2">Total</th>
<th scope="col" colspan="2">Of which</th>
</tr>
<tr>
<th scope="col">Before</th>
<th scope="col">New</th>
</tr>
<tr class="numbers">
<th scope="col">A</th>
<th scope="col">1</th>
<th scope="col">2</th>
<th scope="col">3</th>
</tr>
</thead>
<tbody>
<tr class="total">
<th scope="row">Tổng số</th>
<td class="right provisional">1.234*</td>
<td class="right">34</td>
<td class="right provisional">1.200*</td>
</tr>
<tr class="subtotal">
<th scope="row" style="--level: 1">Chủ động</th>
<td class="right">34</td>
<td class="right">34</td>
<td class="right">0</td>
</tr>
<tr>
<th scope="row" style="--level: 2">Dân sự</th>
<td class="right not_applicable">x</td>
<td class="right missing">–</td>
<td class="right not_applicable">x</td>
</tr>
</tbody>
</table>
<div class="notes">
<p>* Provisional, may still change.</p>
<p>Source: register.</p>
</div>
<div class="signatures">
<div>
<p class="title">Prepared by</p>
<p class="note">(Signature)</p>
</div>
<div>
<p class="place">A, 5 November 2024</p>
<p class="title">Head of unit</p>
<p class="note">(Signature, seal)</p>
</div>
</div>
</section>
)");
}

BOOST_AUTO_TEST_CASE(a_bare_table_is_header_and_rows) {
  BOOST_TEST(to_html(table({right("a", "A", "")}), language::vi) == R"(<section>
<table style="--width: 2">
<thead>
<tr>
<th scope="col">A</th>
</tr>
</thead>
<tbody>
</tbody>
</table>
</section>
)");
}

BOOST_AUTO_TEST_CASE(headings_span_headings) {
  const table t(
      {left("unit", "ĐV", ""),
       spanning("Tổng số", "",
                {right("all", "Tất cả", ""),
                 spanning("Chia ra", "", {right("old", "Cũ", ""), right("new", "Mới", "")})}),
       spanning("Khác", "", {right("rest", "Còn lại", "")})});
  BOOST_TEST(part(to_html(t, language::vi), "<thead>", "</thead>") == R"(<thead>
<tr>
<th scope="col" rowspan="3">ĐV</th>
<th scope="col" colspan="3">Tổng số</th>
<th scope="col">Khác</th>
</tr>
<tr>
<th scope="col" rowspan="2">Tất cả</th>
<th scope="col" colspan="2">Chia ra</th>
<th scope="col" rowspan="2">Còn lại</th>
</tr>
<tr>
<th scope="col">Cũ</th>
<th scope="col">Mới</th>
</tr>
</thead>)");
}

BOOST_AUTO_TEST_CASE(the_label_heads_the_row_wherever_it_stands) {
  table t({right("n", "TT", ""), left("a", "A", ""), left("b", "B", "")});
  t.add_row({cell::text("1"), cell::text("x"), cell::missing()}, {.level = 3});
  BOOST_TEST(part(to_html(t, language::vi), "<tbody>", "</tbody>") == R"(<tbody>
<tr>
<td class="right">1</td>
<th scope="row" style="--level: 3">x</th>
<td class="missing">–</td>
</tr>
</tbody>)");
}

BOOST_AUTO_TEST_CASE(texts_are_escaped) {
  BOOST_TEST(html_of("") == "");
  BOOST_TEST(html_of("Hà Nội – Huế") == "Hà Nội – Huế");
  BOOST_TEST(html_of("<b>&amp;\"'</b>") == "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;");
  BOOST_TEST(html_of("\U0001F600") == "\U0001F600");
  BOOST_TEST(html_of("\t\n\f\r") == "\t\n\f\r");
}

BOOST_AUTO_TEST_CASE(characters_that_html_forbids_are_replaced) {
  BOOST_TEST(html_of(std::string_view("a\0b", 3)) == "a\uFFFDb");
  for (const std::string_view forbidden :
       {"\x01", "\x08", "\x0B", "\x0E", "\x1B", "\x1F", "\x7F", "\u0080", "\u009F", "\uFDD0",
        "\uFDEF", "\uFFFE", "\uFFFF", "\U0001FFFE", "\U0010FFFF", "\xFF"}) {
    BOOST_TEST_CONTEXT(forbidden) { BOOST_TEST(html_of(forbidden) == "\uFFFD"); }
  }
  for (const std::string_view allowed :
       {" ", "~", "\u00A0", "\uFDCF", "\uFDF0", "\uFFFD", "\U00010000", "\U0010FFFD"}) {
    BOOST_TEST_CONTEXT(allowed) { BOOST_TEST(html_of(allowed) == allowed); }
  }
  BOOST_TEST(html_of("\xE1\xBA<") == "\uFFFD\uFFFD&lt;");
}

BOOST_AUTO_TEST_CASE(every_text_of_a_table_is_escaped) {
  const thads::bilingual hostile{"<!--", ""};
  table t({thads_test::numbered("<!--", left("a", "<!--", "")),
           spanning("<!--", "", {left("b", "<!--", "")})});
  t.set_head({hostile}, {hostile});
  t.add_title(hostile);
  t.set_unit(hostile);
  t.add_row({cell::text("<!--"), cell::number("1", "<!--")});
  t.add_note(hostile);
  t.add_signature({hostile, hostile, hostile});
  const std::string html = to_html(t, language::vi);
  BOOST_TEST(html.find("<!--") == std::string::npos);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = html.find("&lt;!--", at)) != std::string::npos; ++at) ++count;
  BOOST_TEST(count == 14U);
}

BOOST_AUTO_TEST_CASE(lines_of_text_are_paragraphs) {
  BOOST_TEST(thads::html_paragraphs("\nA < B\n\n\nC\n") ==
             "<section>\n<p>A &lt; B</p>\n<p>C</p>\n</section>\n");
  BOOST_TEST(thads::html_paragraphs("A") == "<section>\n<p>A</p>\n</section>\n");
  BOOST_TEST(thads::html_paragraphs("") == "<section>\n</section>\n");
}

BOOST_AUTO_TEST_CASE(a_page_stands_alone) {
  const std::string page = thads::html_page("A & B", {"<p>1</p>\n", "<p>2</p>\n"}, language::vi);
  BOOST_TEST(
      page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n"
                       "<meta charset=\"utf-8\">\n"));
  BOOST_TEST(part(page, "<title>", "</title>") == "<title>A &amp; B</title>");
  BOOST_TEST(page.ends_with("</style>\n</head>\n<body>\n<p>1</p>\n<p>2</p>\n</body>\n</html>\n"));
  BOOST_TEST(page.find("size: A4 landscape;") != std::string::npos);
  BOOST_TEST(
      thads::html_page("", {}, language::en).starts_with("<!DOCTYPE html>\n<html lang=\"en\""));
}

BOOST_AUTO_TEST_SUITE_END()
