// SPDX-License-Identifier: Apache-2.0
// CSV lines against hand-written ones, and against a reader of RFC 4180 written for the test.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/table/csv_writer.hpp>

BOOST_AUTO_TEST_SUITE(csv_writer_test)

using thads::csv_field;
using thads::csv_line;

namespace {

std::string field_text(std::string_view field, char delimiter = ',') {
  std::string out;
  csv_field(out, field, delimiter);
  return out;
}

// The fields of the one record in `text`.
std::vector<std::string> read_record(std::string_view text, char delimiter) {
  BOOST_TEST_REQUIRE(text.ends_with('\n'));
  text.remove_suffix(1);
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == delimiter) {
      fields.emplace_back();
    } else {
      BOOST_TEST_REQUIRE((quoted || (c != '\r' && c != '\n')));
      fields.back() += c;
    }
  }
  BOOST_TEST_REQUIRE(!quoted);
  return fields;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fields_are_quoted_only_when_they_must_be) {
  struct row {
    std::string_view field;
    std::string_view text;
  };
  const row rows[] = {
      {"", ""},
      {"Hà Nội", "Hà Nội"},
      {" blanks stay ", " blanks stay "},
      {"a,b", "\"a,b\""},
      {"a;b", "a;b"},
      {"a\tb", "a\tb"},
      {"say \"no\"", "\"say \"\"no\"\"\""},
      {"\"", "\"\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"two\r\nlines", "\"two\r\nlines\""},
      {"\r", "\"\r\""},
      {"'=1", "'=1"},
  };
  for (const row& r : rows) BOOST_TEST(field_text(r.field) == r.text);
}

BOOST_AUTO_TEST_CASE(the_delimiter_in_use_is_the_one_that_is_quoted) {
  BOOST_TEST(field_text("a;b", ';') == "\"a;b\"");
  BOOST_TEST(field_text("a,b", ';') == "a,b");
  BOOST_TEST(field_text("a\tb", '\t') == "\"a\tb\"");
}

BOOST_AUTO_TEST_CASE(a_nul_byte_does_not_end_a_field) {
  const std::string_view field("a\0,b", 4);
  BOOST_TEST(field_text(field) == "\"" + std::string(field) + "\"");
}

BOOST_AUTO_TEST_CASE(lines_end_with_a_line_feed_and_add_up) {
  std::string out;
  csv_line(out, {"unit", "count"});
  csv_line(out, {"01", "12", ""});
  csv_line(out, {"a;b", "c"}, ';');
  BOOST_TEST(out == "unit,count\n01,12,\n\"a;b\";c\n");
}

BOOST_AUTO_TEST_CASE(a_lone_empty_field_is_no_empty_line) {
  std::string out = "x\n";
  csv_line(out, {""});
  csv_line(out, {"", ""});
  BOOST_TEST(out == "x\n\"\"\n,\n");
}

BOOST_AUTO_TEST_CASE(any_range_of_texts_is_a_record) {
  const std::vector<std::string> strings{"a", "b,c"};
  std::string out;
  csv_line(out, strings);
  BOOST_TEST(out == "a,\"b,c\"\n");
}

BOOST_AUTO_TEST_CASE(every_record_reads_back) {
  constexpr std::string_view alphabet = "ab,;\t\"\r\n ";
  std::mt19937 random(4180);
  const auto below = [&random](std::size_t n) { return random() % n; };
  for (int i = 0; i < 3000; ++i) {
    std::vector<std::string> fields(1 + below(7));
    for (std::string& field : fields) {
      for (std::size_t n = below(7); n > 0; --n) field += alphabet[below(alphabet.size())];
    }
    for (const char delimiter : {',', ';', '\t'}) {
      std::string line;
      csv_line(line, fields, delimiter);
      BOOST_TEST_REQUIRE(read_record(line, delimiter) == fields, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_starts_like_a_formula) {
  for (const std::string_view text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "="}) {
    BOOST_TEST(thads::starts_like_formula(text));
  }
  for (const std::string_view text : {"", "1=1", " =1", "'=1", "Hà Nội", "\n=1", "–"}) {
    BOOST_TEST(!thads::starts_like_formula(text));
  }
}

BOOST_AUTO_TEST_SUITE_END()
