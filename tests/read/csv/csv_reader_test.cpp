// SPDX-License-Identifier: Apache-2.0
// CSV by hand, against a plain reader, in all kinds of pieces, and at the limits.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_reader.hpp>

#include "reference_csv.hpp"
#include "support/errors.hpp"
#include "support/rounds.hpp"
#include "support/sources.hpp"

BOOST_AUTO_TEST_SUITE(csv_reader_test)

using thads::csv_reader;
using thads::errc;
using thads::rule;
using thads_test::chunked_source;
using thads_test::code_of;
using thads_test::csv_record;
using thads_test::reference_csv;

namespace {

constexpr std::size_t limit = csv_reader::max_record;
constexpr std::size_t all_at_once = std::size_t{1} << 30U;

csv_record current(csv_reader& reader) {
  csv_record r{.line = reader.line(), .blank = reader.blank()};
  for (const thads::csv_cell& cell : reader.fields()) r.fields.emplace_back(cell.text, cell.column);
  if (const auto& p = reader.malformed()) r.problem = {p->id, p->column};
  r.raw = reader.raw();
  for (auto more = reader.more_raw(); !more.empty(); more = reader.more_raw()) r.raw += more;
  return r;
}

std::vector<csv_record> read(std::string_view text, char delimiter = ',',
                             std::size_t chunk = all_at_once) {
  csv_reader reader(std::make_unique<chunked_source>(text, chunk), delimiter);
  std::vector<csv_record> all;
  while (reader.next()) all.push_back(current(reader));
  return all;
}

// The fields of all records, which must be in order: "a|b;c|d".
std::string fields_of(std::string_view text, char delimiter = ',') {
  std::string out;
  for (const csv_record& r : read(text, delimiter)) {
    BOOST_TEST(!r.problem);
    if (!out.empty()) out += ';';
    for (std::size_t i = 0; i < r.fields.size(); ++i)
      out += (i == 0 ? "" : "|") + r.fields[i].first;
  }
  return out;
}

// Every record as "line rule column", or "line ok".
std::string verdicts_of(std::string_view text, char delimiter = ',') {
  std::string out;
  for (const csv_record& r : read(text, delimiter)) {
    out += (out.empty() ? "" : ", ") + std::to_string(r.line) + " ";
    out += r.problem ? std::string(thads::describe(r.problem->first).code) + " " +
                           std::to_string(r.problem->second)
                     : "ok";
  }
  return out;
}

std::string bytes_of(const std::vector<csv_record>& records) {
  std::string all;
  for (const csv_record& r : records) all += r.raw;
  return all;
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::string random_text(std::mt19937& random, std::size_t parts) {
  static const std::string alphabet[] = {",",
                                         ",",
                                         ",",
                                         "\"",
                                         "\"",
                                         "\"",
                                         "\"\"",
                                         "\n",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         ";",
                                         "\t",
                                         "a",
                                         "b",
                                         " ",
                                         "-",
                                         "x1",
                                         "long text without an end",
                                         "é",
                                         "ệ",
                                         "😀",
                                         "\xFF",
                                         "\xC3",
                                         "\x80",
                                         "\"a,b\"",
                                         "\"\n\"",
                                         std::string(1, '\0'),
                                         "1234567",
                                         "\xEF\xBB\xBF"};
  std::string text;
  while (parts-- > 0) text += alphabet[random() % std::size(alphabet)];
  return text;
}

// A field of a valid file, and how the file writes it.
struct random_field {
  std::string value;
  std::string text;
};

random_field make_field(std::mt19937& random, char delimiter) {
  static const std::string alphabet[] = {"a", "Đ", "ế", "😀", " ", "'", "=", "-", "0", "việc"};
  static const std::string special[] = {",", ";", "\t", "\n", "\r", "\r\n", "\""};
  random_field field;
  bool quoted = random() % 4 == 0;
  for (std::size_t n = random() % 8; n > 0; --n) {
    const bool is_special = random() % 6 == 0;
    const std::string& part = is_special ? special[random() % std::size(special)]
                                         : alphabet[random() % std::size(alphabet)];
    quoted = quoted || (is_special && (part.size() > 1 || part[0] == delimiter || part == "\n" ||
                                       part == "\r" || part == "\""));
    field.value += part;
    field.text += part == "\"" ? "\"\"" : part;
  }
  if (quoted) field.text = "\"" + field.text + "\"";
  return field;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fields_by_hand) {
  BOOST_TEST(fields_of("") == "");
  BOOST_TEST(fields_of("a") == "a");
  BOOST_TEST(fields_of("a,b\nc,d\n") == "a|b;c|d");
  BOOST_TEST(fields_of("a,b\nc,d") == "a|b;c|d");  // no line feed at the end
  BOOST_TEST(fields_of("a,b\r\nc,d\r\n") == "a|b;c|d");
  BOOST_TEST(fields_of("a,b\r\nc,d\ne,f\r\n") == "a|b;c|d;e|f");
  BOOST_TEST(fields_of(",") == "|");
  BOOST_TEST(fields_of(",,\n") == "||");
  BOOST_TEST(fields_of("a,\n") == "a|");
  BOOST_TEST(fields_of(",a\n") == "|a");
  BOOST_TEST(fields_of("\"\"\n") == "");
  BOOST_TEST(fields_of("\"\",\"\"") == "|");
  BOOST_TEST(fields_of("\"a\",\"b\"\n") == "a|b");
  BOOST_TEST(fields_of("\"a\"\"b\"\n") == "a\"b");
  BOOST_TEST(fields_of("\"\"\"\"\n") == "\"");
  BOOST_TEST(fields_of("\"\"\"\"\"\"") == "\"\"");
  BOOST_TEST(fields_of("\"a,b\",c\n") == "a,b|c");
  BOOST_TEST(fields_of("\"a\nb\",c\n") == "a\nb|c");
  BOOST_TEST(fields_of("\"a\r\nb\",c\r\n") == "a\r\nb|c");
  BOOST_TEST(fields_of("\"a\rb\",c\n") == "a\rb|c");
  BOOST_TEST(fields_of("\"\n\"\n") == "\n");
  BOOST_TEST(fields_of(" a , b \n") == " a | b ");
  BOOST_TEST(fields_of("'a','b'\n") == "'a'|'b'");
  BOOST_TEST(fields_of("123/QĐ-CCTHADS,\"Hà Nội\"\n") == "123/QĐ-CCTHADS|Hà Nội");
  BOOST_TEST(fields_of("!#$%&()*+-./\n") == "!#$%&()*+-./");
}

BOOST_AUTO_TEST_CASE(the_delimiter_is_the_one_that_was_named) {
  BOOST_TEST(fields_of("a,b;c\td\n", ',') == "a|b;c\td");
  BOOST_TEST(fields_of("a,b;c\td\n", ';') == "a,b|c\td");
  BOOST_TEST(fields_of("a,b;c\td\n", '\t') == "a,b;c|d");
  BOOST_TEST(fields_of("\"a;b\";\"c\"\"d\"\n", ';') == "a;b|c\"d");
  BOOST_TEST(fields_of("\"a\tb\"\t\n", '\t') == "a\tb|");
  BOOST_TEST(fields_of("long text without a stop;second field of some length;third\n", ';') ==
             "long text without a stop|second field of some length|third");
  BOOST_TEST(verdicts_of("\"a\",b\n", ';') == "1 quote_misplaced 4");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_no_text) {
  const auto records = read(
      "\xEF\xBB\xBF\"a\",b\n\xEF\xBB\xBF"
      "c\n");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].raw == "\"a\",b\n");
  BOOST_TEST(records[0].fields[0].first == "a");
  BOOST_TEST(records[0].fields[0].second == 1U);
  BOOST_TEST(records[1].fields[0].first ==
             "\xEF\xBB\xBF"
             "c");  // a mark only at the beginning
  BOOST_TEST(read("\xEF\xBB\xBF").empty());
  BOOST_TEST(verdicts_of("\xEF\xBB") == "1 utf8_invalid 1");
  BOOST_TEST(verdicts_of(std::string("\xFF\xFE"
                                     "a\0,\0",
                                     6)) == "1 nul_byte 4");  // UTF-16
}

BOOST_AUTO_TEST_CASE(lines_and_columns) {
  const auto records = read("ab,\"c\"\"d\",\n\"x\ny\",z\nĐ,e\r\n\nlast");
  BOOST_TEST_REQUIRE(records.size() == 5U);
  using fields = std::vector<std::pair<std::string, std::uint32_t>>;
  BOOST_TEST((records[0].fields == fields{{"ab", 1}, {"c\"d", 4}, {"", 11}}));
  BOOST_TEST((records[1].fields == fields{{"x\ny", 1}, {"z", 7}}));
  BOOST_TEST((records[2].fields == fields{{"Đ", 1}, {"e", 4}}));  // bytes, not characters
  BOOST_TEST((records[3].fields == fields{{"", 1}}));
  BOOST_TEST((records[4].fields == fields{{"last", 1}}));
  BOOST_TEST(records[1].line == 2U);
  BOOST_TEST(records[2].line == 4U);  // the record before takes two lines
  BOOST_TEST(records[3].line == 5U);
  BOOST_TEST(records[4].line == 6U);
}

BOOST_AUTO_TEST_CASE(blank_lines) {
  const auto blank = [](std::string_view text) {
    std::string out;
    for (const csv_record& r : read(text)) out += r.blank ? 'b' : '.';
    return out;
  };
  BOOST_TEST(blank("a\n\nb\n\r\n\n") == ".b.bb");
  BOOST_TEST(blank("\n") == "b");
  BOOST_TEST(blank("\"\"\n,\n \n\r") == "....");
}

BOOST_AUTO_TEST_CASE(what_is_malformed_and_where_reading_goes_on) {
  // A quotation mark in a field that does not begin with one.
  BOOST_TEST(verdicts_of("ok\na\"b,c\nd\n") == "1 ok, 2 quote_misplaced 2, 3 ok");
  BOOST_TEST(verdicts_of("a,b\"\nd\n") == "1 quote_misplaced 4, 2 ok");
  BOOST_TEST(verdicts_of("a, \"b\"\nd\n") == "1 quote_misplaced 4, 2 ok");
  // Something between the closing mark and the delimiter.
  BOOST_TEST(verdicts_of("\"a\" ,b\nd\n") == "1 quote_misplaced 4, 2 ok");
  BOOST_TEST(verdicts_of("\"a\nb\"c,\"d\ne\nf\n") == "1 quote_misplaced 6, 3 ok, 4 ok");
  BOOST_TEST(verdicts_of("\"\"a\nd\n") == "1 quote_misplaced 3, 2 ok");
  // A mark that is never closed costs the line on which it stands.
  BOOST_TEST(verdicts_of("a,\"b\nc\nd") == "1 quote_unclosed 3, 2 ok, 3 ok");
  BOOST_TEST(verdicts_of("\"") == "1 quote_unclosed 1");
  BOOST_TEST(verdicts_of("\"a\"\"") == "1 quote_unclosed 1");
  BOOST_TEST(verdicts_of("\"a\"\"\nb\n") == "1 quote_unclosed 1, 2 ok");
  BOOST_TEST(verdicts_of("\"x\ny\",\"b\nc\n") == "1 quote_unclosed 7, 3 ok");
  // A carriage return without a line feed.
  BOOST_TEST(verdicts_of("a\rb\nc\n") == "1 carriage_return 2, 2 ok");
  BOOST_TEST(verdicts_of("a,b\r") == "1 carriage_return 4");
  BOOST_TEST(verdicts_of("\"a\"\rb\nc\n") == "1 carriage_return 4, 2 ok");
  BOOST_TEST(verdicts_of("a\r\r\nc\n") == "1 carriage_return 2, 2 ok");
  // NUL.
  const std::string nul(1, '\0');
  BOOST_TEST(verdicts_of("a,b" + nul + "\nc\n") == "1 nul_byte 4, 2 ok");
  BOOST_TEST(verdicts_of("\"a" + nul + "b\",c\nd\n") == "1 nul_byte 3, 2 ok");
  BOOST_TEST(verdicts_of("\"a\n" + nul + "\nb\",c\nd\n") == "1 nul_byte 4, 4 ok");
  BOOST_TEST(verdicts_of(nul) == "1 nul_byte 1");
  // Text that is not UTF-8.
  BOOST_TEST(verdicts_of("a,b\xFF,c\nd\n") == "1 utf8_invalid 4, 2 ok");
  BOOST_TEST(verdicts_of("\"a\xC3\"\nd\n") == "1 utf8_invalid 3, 2 ok");
  BOOST_TEST(verdicts_of("é,\xC3,\xA9\nd\n") == "1 utf8_invalid 4, 2 ok");
  BOOST_TEST(verdicts_of("é,12345678901234567890,\xC3\n") == "1 utf8_invalid 25");
  BOOST_TEST(verdicts_of("\xC3") == "1 utf8_invalid 1");
}

BOOST_AUTO_TEST_CASE(a_malformed_record_keeps_the_fields_before_the_problem) {
  const auto fields = [](std::string_view text) {
    std::string out;
    const csv_record record = read(text).front();
    for (const auto& field : record.fields) out += "[" + field.first + "]";
    return out;
  };
  BOOST_TEST(fields("id,b,c\"d,e\n") == "[id][b]");
  BOOST_TEST(fields("id,\"b\",\"c\"d,e\n") == "[id][b]");
  BOOST_TEST(fields("id,b,\"c\n") == "[id][b]");
  BOOST_TEST(fields(std::string("id,b,c\0\n", 8)) == "[id][b]");
  BOOST_TEST(fields("id,b,c\xFF,d\n") == "[id][b]");
  BOOST_TEST(fields("id,\"b\",\"c\xFF\",\"d\"\n") == "[id][b]");
  BOOST_TEST(fields("id,\xFF\n") == "[id]");
  BOOST_TEST(fields("\xFF,b\n") == "");
}

BOOST_AUTO_TEST_CASE(random_bytes_agree_with_the_plain_reader) {
  std::mt19937 random(5);
  std::size_t records = 0;
  std::size_t malformed = 0;
  std::size_t different = 0;
  std::string example;
  const auto compare = [&](const std::string& text, char delimiter, std::size_t chunk) {
    const auto expected = reference_csv(text, delimiter).records();
    const auto actual = read(text, delimiter, chunk);
    records += expected.size();
    for (const csv_record& r : expected) malformed += r.problem ? 1U : 0U;
    if (actual == expected && bytes_of(actual) == without_mark(text)) return;
    if (different++ == 0) example = thads::quoted_text(text);
  };
  const char delimiters[] = {',', ';', '\t'};
  const std::size_t chunks[] = {1, 7, 4096, all_at_once};
  constexpr std::size_t short_texts = thads_test::rounds(20'000);
  for (std::size_t i = 0; i < short_texts; ++i) {
    compare(random_text(random, random() % 16), delimiters[random() % 3], chunks[random() % 4]);
  }
  for (int i = 0; i < 200; ++i) {
    compare(random_text(random, 2000), delimiters[random() % 3], chunks[random() % 4]);
  }
  BOOST_TEST(different == 0U, different << " texts, the first: " << example);
  BOOST_TEST(records > short_texts * 5 / 2);
  BOOST_TEST(malformed > short_texts / 2);
  BOOST_TEST(records - malformed > short_texts / 2);
}

// The source is read in large pieces; whatever stands where one ends must be read as a whole.
BOOST_AUTO_TEST_CASE(nothing_happens_where_one_piece_of_the_source_ends_and_the_next_begins) {
  const std::string fragments[] = {
      "a,b\nc,d\n",          "a,b\r\nc\r\n",       "\"a\"\"b\",c\n",    "\"\"\"\"\"\"\n",
      "\"x\ny\r\nz\",c\n",   "a\rb\nc\n",          "\"a\"\rb\n",        "a\"b,c\nd\n",
      "\"a\"b,\"c\nd\ne\n",  "\"a\nb\"c\nd\n",     "é,ệ,😀\n😀\n",        "\"é\",\"😀\"\n",
      "ab\xC3\xC3\xA9\nb\n", "\"\xF0\x9F\x98\"\n", "\n\r\n\n,\n\"\"\n", "\xEF\xBB\xBF\n",
      "a,\"never\nclosed\n"};
  std::size_t different = 0;
  std::string example;
  const auto compare = [&](const std::string& text, std::string_view what) {
    const auto records = read(text);
    if (records == reference_csv(text, ',').records() && bytes_of(records) == without_mark(text)) {
      return;
    }
    if (different++ == 0) example = thads::quoted_text(what);
  };
  std::mt19937 random(9);
  for (const std::size_t boundary : {limit / 4, limit / 2}) {
    for (const std::string& fragment : fragments) {
      for (std::size_t before = 0; before <= fragment.size(); ++before) {
        const std::string start(boundary - before - 1, 'x');
        compare(start + "\n" + fragment + "1,2\n", fragment);
        compare(start + "," + fragment, fragment);
      }
    }
    for (int i = 0; i < 30; ++i) {
      const std::string mixed = random_text(random, 500) + std::string(1, '\0') + "\n\"end\"\n";
      const std::size_t before = random() % mixed.size();
      compare(std::string(boundary - before - 1, 'x') + "\n" + mixed, mixed);
    }
  }
  BOOST_TEST(different == 0U, different << " texts, the first: " << example);
}

BOOST_AUTO_TEST_CASE(blocks_are_marked_alike_with_and_without_vectors) {
  using thads::detail::block_marks;
  std::mt19937 random(10);
  std::size_t different = 0;
  for (int i = 0; i < thads_test::rounds(20'000); ++i) {
    std::array<char, block_marks::size> block{};
    for (char& c : block) {
      c = random() % 4 == 0 ? static_cast<char>(random()) : ",;\t-+. a\x7F\x80\xFF"[random() % 11];
    }
    for (const char delimiter : {',', ';', '\t'}) {
      block_marks expected;
      for (std::size_t at = 0; at < block.size(); ++at) {
        const auto byte = static_cast<unsigned char>(block[at]);
        const std::uint64_t bit = std::uint64_t{1} << at;
        if (byte < '-' || block[at] == delimiter) expected.stops |= bit;
        if (byte >= 0x80) expected.high |= bit;
      }
      if (thads::detail::portable_marks_of(block.data(), delimiter) != expected) ++different;
      if (thads::detail::marks_of(block.data(), delimiter) != expected) ++different;
    }
  }
  BOOST_TEST(different == 0U);
}

BOOST_AUTO_TEST_CASE(valid_text_comes_back_as_it_was_written) {
  std::mt19937 random(6);
  for (const char delimiter : {',', ';', '\t'}) {
    std::string text;
    std::vector<std::vector<std::string>> written;
    for (int i = 0; i < thads_test::rounds(5000); ++i) {
      std::vector<std::string> values;
      std::string line;
      for (std::size_t n = 1 + random() % 6; n > 0; --n) {
        const random_field field = make_field(random, delimiter);
        values.push_back(field.value);
        line += field.text;
        if (n > 1) line += delimiter;
      }
      text += line + (random() % 2 == 0 ? "\n" : "\r\n");
      written.push_back(std::move(values));
    }
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{4096}, all_at_once}) {
      const auto records = read(text, delimiter, chunk);
      BOOST_TEST_REQUIRE(records.size() == written.size());
      std::size_t different = 0;
      for (std::size_t i = 0; i < records.size(); ++i) {
        std::vector<std::string> values;
        for (const auto& field : records[i].fields) values.push_back(field.first);
        if (records[i].problem || values != written[i]) ++different;
      }
      BOOST_TEST(different == 0U);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_changed_byte_costs_only_records_near_it) {
  std::mt19937 random(7);
  std::string valid;
  for (int i = 0; i < 40; ++i)
    valid += "id" + std::to_string(i) + ",\"text, quoted\",,2024-09-30\r\n";
  std::size_t different = 0;
  for (int i = 0; i < thads_test::rounds(4'000); ++i) {
    std::string text = valid;
    const std::size_t at = random() % text.size();
    const int how = static_cast<int>(random() % 3);
    if (how == 0) text[at] = static_cast<char>(random());
    if (how == 1) text.erase(at, 1 + random() % 3);
    if (how == 2) text.insert(at, random_text(random, 2));
    const auto records = read(text);
    if (records != reference_csv(text, ',').records() || bytes_of(records) != without_mark(text)) {
      ++different;
    }
    std::size_t malformed = 0;
    for (const csv_record& r : records) malformed += r.problem ? 1U : 0U;
    // A lone mark may pair with the next one, which moves the problem down, but only so far.
    if (malformed > 4) ++different;
  }
  BOOST_TEST(different == 0U);
}

BOOST_AUTO_TEST_CASE(a_record_may_have_max_record_bytes_and_no_more) {
  struct shape {
    std::string_view name;
    std::string before, fill, after;
    // Where the field begins that does not fit, when more than the line ending does not.
    std::size_t column = 4;
  };
  const shape shapes[] = {
      {"plain with a line feed", "id,", "x", "\n"},
      {"plain with CR LF", "id,", "x", "\r\n"},
      {"plain at the end of the file", "id,", "x", ""},
      {"quoted", "id,\"", "x", "\"\n"},
      {"quoted at the end of the file", "id,\"", "x", "\""},
      {"quoted with marks", "id,\"", "\"\"", "\"\n"},
      {"many fields", "id", ",", "\n", limit + 2},
      {"field after the limit", "id,\"", "x", "\",z\n", limit + 1},
      {"letters of two bytes", "id,", "é", "\n"},
  };
  for (const shape& s : shapes) {
    for (int more = -2; more <= 2; ++more) {
      const std::size_t wanted = limit - (more < 0 ? static_cast<std::size_t>(-more) : 0) +
                                 (more > 0 ? static_cast<std::size_t>(more) : 0);
      std::string record = s.before;
      while (record.size() + s.fill.size() + s.after.size() <= wanted) record += s.fill;
      record += s.after;
      const bool last = record.back() != '\n';
      const std::string text = "first\n" + record + (last ? "" : "second,\"good\"\n");
      BOOST_TEST_CONTEXT(s.name << ", " << record.size() << " bytes") {
        const auto records = read(text);
        BOOST_TEST((bytes_of(records) == text));
        BOOST_TEST_REQUIRE(records.size() > 1U);
        BOOST_TEST(records[0].raw == "first\n");
        BOOST_TEST(records[1].line == 2U);
        if (record.size() <= limit) {
          BOOST_TEST(!records[1].problem);
          BOOST_TEST((records[1].raw == record));
        } else {
          BOOST_TEST_REQUIRE(records[1].problem.has_value());
          BOOST_TEST((records[1].problem->first == rule::record_too_long));
          const bool ending_only = text.find_first_of("\r\n", 6) <= 6 + limit;
          BOOST_TEST(records[1].problem->second == (ending_only ? limit + 1 : s.column));
          BOOST_TEST((records[1].raw == record));
          BOOST_TEST(records[1].fields.at(0).first == "id");
        }
        if (!last) {
          const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
          BOOST_TEST(records.back().line == lines);
          BOOST_TEST(records.back().raw == "second,\"good\"\n");
          BOOST_TEST(!records.back().problem);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_quoted_field_with_line_feeds_may_fill_the_record) {
  const auto record = [](std::size_t size) {
    return "id,\"" + std::string(size - 6, '\n') + "\"\n";
  };
  const auto fits = read(record(limit) + "next\n");
  BOOST_TEST_REQUIRE(fits.size() == 2U);
  BOOST_TEST(!fits[0].problem);
  BOOST_TEST(fits[1].line == limit - 4);

  const auto too_long = read(record(limit + 1) + "next\n");
  BOOST_TEST_REQUIRE(too_long.size() == 2U);
  BOOST_TEST((too_long[0].problem->first == rule::record_too_long));
  BOOST_TEST(too_long[0].raw.size() == limit + 1);
  BOOST_TEST(too_long[1].line == limit - 3);
  BOOST_TEST(too_long[1].raw == "next\n");

  // Here the closing mark is too far away to be looked for, and the line of the opening one is
  // lost.
  const auto unclosed = read(record(limit + 2));
  BOOST_TEST((unclosed[0].problem->first == rule::quote_unclosed));
  BOOST_TEST(unclosed[0].problem->second == 4U);
  BOOST_TEST(unclosed[0].raw == "id,\"\n");
  BOOST_TEST(unclosed[1].blank);
  BOOST_TEST(unclosed[1].line == 2U);
  BOOST_TEST(bytes_of(unclosed).size() == limit + 2);
}

BOOST_AUTO_TEST_CASE(a_doubled_mark_on_both_sides_of_the_limit_closes_nothing) {
  std::string text = "id,\"x";
  while (text.size() <= limit + 10) text += "\"\"";
  text += "\",z\nnext\n";
  const auto records = read(text);
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST_REQUIRE(records[0].problem.has_value());
  BOOST_TEST((records[0].problem->first == rule::record_too_long));
  BOOST_TEST(records[0].problem->second == limit + 1);
  BOOST_TEST(records[0].fields.size() == 1U);
  BOOST_TEST(records[1].raw == "next\n");
}

BOOST_AUTO_TEST_CASE(raw_gives_the_first_bytes_of_an_overlong_record_and_more_raw_the_rest) {
  const std::string text = std::string(3 * limit, 'x') + "\nnext\n";
  csv_reader reader(std::make_unique<chunked_source>(text, 4096));
  BOOST_TEST_REQUIRE(reader.next());
  BOOST_TEST(reader.raw().size() == limit);
  BOOST_TEST(reader.fields().empty());
  std::size_t rest = 0;
  for (auto more = reader.more_raw(); !more.empty(); more = reader.more_raw()) rest += more.size();
  BOOST_TEST(rest == 2 * limit + 1);
  BOOST_TEST(reader.more_raw().empty());
  BOOST_TEST_REQUIRE(reader.next());
  BOOST_TEST(reader.raw() == "next\n");
  BOOST_TEST(reader.more_raw().empty());
  BOOST_TEST(!reader.next());
  BOOST_TEST(reader.position() == text.size());
}

BOOST_AUTO_TEST_CASE(an_overlong_record_need_not_be_read_to_its_end) {
  const std::string text =
      "a\n" + std::string(9 * limit, 'x') + "\nb\n" + std::string(9 * limit, 'y');
  csv_reader reader(std::make_unique<chunked_source>(text, all_at_once));
  std::string seen;
  while (reader.next()) seen += std::to_string(reader.line()) + (reader.malformed() ? "!" : ".");
  BOOST_TEST(seen == "1.2!3.4!");
}

BOOST_AUTO_TEST_CASE(records_that_cross_the_buffer_are_whole) {
  std::mt19937 random(8);
  std::string text;
  std::vector<std::size_t> sizes;
  while (text.size() < 20 * limit) {
    const std::size_t size = random() % 4 == 0 ? random() % limit : random() % 100;
    std::string record = "\"" + std::string(size, static_cast<char>('a' + random() % 26)) + "\",é,";
    record.resize(std::min(record.size(), limit - 1), ',');
    if (record.back() != ',') continue;  // cut within the mark or the letter
    text += record + "\n";
    sizes.push_back(record.size() + 1);
  }
  for (const std::size_t chunk : {std::size_t{4096}, limit + 1, all_at_once}) {
    const auto records = read(text, ',', chunk);
    BOOST_TEST_REQUIRE(records.size() == sizes.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (records[i].problem || records[i].raw.size() != sizes[i] || records[i].line != i + 1 ||
          records[i].fields.size() != 3 || records[i].fields[0].first.size() + 7 != sizes[i]) {
        ++different;
      }
    }
    BOOST_TEST(different == 0U);
    BOOST_TEST((bytes_of(records) == text));
  }
}

BOOST_AUTO_TEST_CASE(a_field_of_64_mebibytes_comes_in_small_pieces) {
  constexpr std::uint64_t size = 64 * limit;
  std::uint64_t bytes_read = 0;
  const auto byte_at = [](std::uint64_t i) { return i == size - 3 ? '\n' : 'x'; };
  csv_reader reader(std::make_unique<thads_test::made_up_source>(size, byte_at, bytes_read));
  BOOST_TEST_REQUIRE(reader.next());
  BOOST_TEST_REQUIRE(reader.malformed().has_value());
  BOOST_TEST((reader.malformed()->id == rule::record_too_long));
  std::uint64_t total = reader.raw().size();
  std::size_t largest = 0;
  for (auto more = reader.more_raw(); !more.empty(); more = reader.more_raw()) {
    total += more.size();
    largest = std::max(largest, more.size());
  }
  BOOST_TEST(total == size - 2);
  BOOST_TEST(largest <= 4 * limit);
  BOOST_TEST_REQUIRE(reader.next());
  BOOST_TEST(reader.raw() == "xx");
  BOOST_TEST(reader.line() == 2U);
  BOOST_TEST(bytes_read == size);
}

BOOST_AUTO_TEST_CASE(a_mark_that_is_never_closed_costs_one_record_of_a_large_file) {
  constexpr std::uint64_t lines = 3'000'000;  // of "ab,c\n"
  std::uint64_t bytes_read = 0;
  const auto byte_at = [](std::uint64_t i) { return i == 3 ? '"' : "ab,c\n"[i % 5]; };
  csv_reader reader(std::make_unique<thads_test::made_up_source>(5 * lines, byte_at, bytes_read));
  std::uint64_t records = 0;
  std::uint64_t wrong = 0;
  while (reader.next()) {
    ++records;
    if (reader.malformed().has_value() != (records == 1) || reader.line() != records ||
        reader.raw().size() != 5) {
      ++wrong;
    }
  }
  BOOST_TEST(records == lines);
  BOOST_TEST(wrong == 0U);
  BOOST_TEST(bytes_read == 5 * lines);
}

BOOST_AUTO_TEST_CASE(a_million_fields_in_one_record) {
  const auto records = read(std::string(limit - 1, ',') + "\n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(!records[0].problem);
  BOOST_TEST(records[0].fields.size() == limit);
  BOOST_TEST(records[0].fields.back().second == limit);
}

BOOST_AUTO_TEST_CASE(position_counts_the_bytes_of_the_file) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a,b\n\"c\nd\"\r\nlast";
  csv_reader reader(std::make_unique<chunked_source>(text, 3));
  std::vector<std::uint64_t> positions;
  while (reader.next()) positions.push_back(reader.position());
  BOOST_TEST(positions == (std::vector<std::uint64_t>{7, 14, 18}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_error_of_a_source_passes_through) {
  using thads_test::failing_source;
  BOOST_TEST(code_of([] { return csv_reader(std::make_unique<failing_source>("")).next(); }) ==
             errc::io);
  BOOST_TEST(code_of([] { return csv_reader(std::make_unique<failing_source>("a,b\n")).next(); }) ==
             errc::io);
  // What was read before the failure is still good.
  const std::string text(6 * limit, '\n');
  csv_reader reader(std::make_unique<failing_source>(text));
  std::uint64_t records = 0;
  BOOST_TEST(code_of([&] {
               while (reader.next()) ++records;
               return 0;
             }) == errc::io);
  BOOST_TEST(records > limit);
  BOOST_TEST(records < 6 * limit);
}

BOOST_AUTO_TEST_SUITE_END()
