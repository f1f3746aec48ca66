// SPDX-License-Identifier: Apache-2.0
// JSON documents that people write: what is no document, and values that are not what they should
// be, each with the path of the place.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/json/json_reader.hpp>

#include "support/problems.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(json_reader_test)

using namespace thads;
using detail::json_value;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;
using namespace std::string_literals;

// What is wrong with `text` as a document.
lines faults(const std::string& text) {
  std::vector<json_problem> problems;
  static_cast<void>(detail::parse_json(text, problems));
  for (const json_problem& p : problems) {
    BOOST_TEST(!p.message.vi.empty());
    BOOST_TEST(p.message.vi != p.message.en);
  }
  return lines_of(problems);
}

bool is_document(const std::string& text) {
  std::vector<json_problem> problems;
  const bool parsed = detail::parse_json(text, problems).has_value();
  BOOST_TEST(parsed == problems.empty(), text);
  return parsed;
}

// What is wrong with the document `text` when `read` reads it.
template <class Read>
lines faults_of(const std::string& text, Read read) {
  std::vector<json_problem> problems;
  const auto document = detail::parse_json(text, problems);
  BOOST_TEST_REQUIRE(document.has_value());
  read(json_value(*document, "", problems));
  return lines_of(problems);
}

#define TEST_LINES(actual, ...) \
  BOOST_TEST((actual) == (lines __VA_ARGS__), boost::test_tools::per_element())

std::string nested(std::size_t depth, const std::string& inner = "") {
  return std::string(depth, '[') + inner + std::string(depth, ']');
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(documents) {
  for (const std::string text :
       {"{}", "[]", "5", "-0", "\"\"", "null", " \r\n\t[1, -2, 3.5, \"\\u1ED3\", true, {}] \n",
        "{\"\": {\"a\": [{\"b\": null}]}}", "\xEF\xBB\xBF{}"}) {
    BOOST_TEST(is_document(text), text);
  }
}

// A document as compact JSON; numbers that are not whole as "#".
std::string written(const detail::json_node& value) {
  using kind = detail::json_node::kind;
  const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
  std::string out;
  switch (value.is) {
    case kind::null:
      return "null";
    case kind::boolean:
      return value.truth ? "true" : "false";
    case kind::whole:
      return std::to_string(value.number);
    case kind::other_number:
      return "#";
    case kind::text:
      return quoted(value.text);
    case kind::list:
      for (const auto& v : value.elements) out += (out.empty() ? "" : ",") + written(v);
      return "[" + out + "]";
    case kind::object:
      for (const auto& [key, v] : value.keys) {
        out += (out.empty() ? "" : ",") + quoted(key) + ":" + written(*v);
      }
      return "{" + out + "}";
  }
  return out;
}

BOOST_AUTO_TEST_CASE(a_document_is_what_was_written) {
  std::vector<json_problem> problems;
  const std::string text =
      R"({"a":[1,{"b":[],"c":{}},-2,"ồ"],"d":{"e":9223372036854775807},"f":false})";
  const auto document = detail::parse_json(text, problems);
  BOOST_TEST_REQUIRE(document.has_value());
  BOOST_TEST(written(*document) == text);
}

BOOST_AUTO_TEST_CASE(what_ends_too_early) {
  const std::string early = "is not complete JSON: ends too early";
  TEST_LINES(faults(""), {": " + early});
  TEST_LINES(faults(" \n "), {": " + early});
  TEST_LINES(faults("{"), {": " + early});
  TEST_LINES(faults("{\"a\""), {"/a: " + early});
  TEST_LINES(faults("{\"a\": [1, 2, "), {"/a/2: " + early});
  TEST_LINES(faults("{\"a\": [1, 2"), {"/a/2: " + early});
  TEST_LINES(faults("{\"a\": \"tex"), {"/a: " + early});
  TEST_LINES(faults("[{\"a\": 1}, {\"b\": tru"), {"/1/b: " + early});
}

BOOST_AUTO_TEST_CASE(what_is_not_json) {
  TEST_LINES(faults("x"), {": is not JSON: line 1, byte 1, the end of \"x\""});
  TEST_LINES(faults("{} x"), {": is not JSON: line 1, byte 4, the end of \"{} x\""});
  TEST_LINES(faults("[]\n[]"), {": is not JSON: line 2, byte 1, the end of \"[\""});
  TEST_LINES(faults("{\"a\": 1,\n}"), {": is not JSON: line 2, byte 1, the end of \"}\""});
  TEST_LINES(faults("[1, 2,]"), {"/2: is not JSON: line 1, byte 7, the end of \"[1, 2,]\""});
  TEST_LINES(faults("[1 2]"), {"/1: is not JSON: line 1, byte 4, the end of \"[1 2\""});
  TEST_LINES(faults("{\"a\" 1}"), {"/a: is not JSON: line 1, byte 6, the end of \"{\"a\" 1\""});
  TEST_LINES(faults("[01]"), {"/1: is not JSON: line 1, byte 3, the end of \"[01\""});
  TEST_LINES(faults("[.5]"), {"/0: is not JSON: line 1, byte 2, the end of \"[.\""});
  TEST_LINES(faults("[+5]"), {"/0: is not JSON: line 1, byte 2, the end of \"[+\""});
  TEST_LINES(faults("[NaN]"), {"/0: is not JSON: line 1, byte 2, the end of \"[N\""});
  TEST_LINES(faults("['a']"), {"/0: is not JSON: line 1, byte 2, the end of \"['\""});
  TEST_LINES(faults("[] // all"), {": is not JSON: line 1, byte 4, the end of \"[] /\""});
  TEST_LINES(faults("[\"điều kiện thi hành án dân sự\"    x"),
             {"/1: is not JSON: line 1, byte 46, the end of \"n thi hành án dân sự\"    x\""});
  TEST_LINES(faults("[[1, [2, x]]]"),
             {"/0/1/1: is not JSON: line 1, byte 10, the end of \"[[1, [2, x\""});
}

BOOST_AUTO_TEST_CASE(bytes_that_no_document_has) {
  TEST_LINES(faults("[\"a\xFF\"]"), {"/0: is not JSON: line 1, byte 4, the end of \"[\"a\\xFF\""});
  TEST_LINES(faults("[\"\xC0\xAF\"]"),
             {"/0: is not JSON: line 1, byte 3, the end of \"[\"\\xC0\""});
  TEST_LINES(faults("[\"\xED\xA0\x80\"]"),  // a surrogate
             {"/0: is not JSON: line 1, byte 4, the end of \"[\"\\xED\\xA0\""});
  TEST_LINES(faults("[\"\\ud800\"]"),
             {"/0: is not JSON: line 1, byte 9, the end of \"[\"\\ud800\"\""});
  TEST_LINES(faults("[\"a\nb\"]"), {"/0: is not JSON: line 1, byte 4, the end of \"[\"a\\x0A\""});
  TEST_LINES(faults("\xFF\xFE{\0}\0"s),
             {": is not JSON: line 1, byte 4, the end of \"\\xFF\\xFE{\\x00\""});
}

BOOST_AUTO_TEST_CASE(a_zero_byte_does_not_end_a_document) {
  TEST_LINES(faults("{}\0garbage"s), {": is not JSON: line 1, byte 3, the end of \"{}\\x00\""});
  TEST_LINES(faults("\n{\"a\0\": 1}"s),
             {": is not JSON: line 2, byte 4, the end of \"{\"a\\x00\""});
  TEST_LINES(faults("{}\0"s), {": is not JSON: line 1, byte 3, the end of \"{}\\x00\""});
}

BOOST_AUTO_TEST_CASE(messages_stay_short_and_readable) {
  const std::string vietnamese = repeated("điều kiện thi hành ", 5000);
  for (const std::string& text : {"[\"" + vietnamese + "\x01", "[\"" + vietnamese, vietnamese,
                                  std::string(100'000, '\xFF')}) {
    const lines found = faults(text);
    BOOST_TEST(found.size() == 1U);
    BOOST_TEST(found.front().size() < 250U);
    BOOST_TEST(find_invalid_utf8(found.front()) == found.front().size());
  }
}

BOOST_AUTO_TEST_CASE(numbers_out_of_range) {
  TEST_LINES(faults("{\"a\": [1, 1e400]}"), {"/a/1: is a number out of range"});
  TEST_LINES(faults("-1e99999999999999999999"), {": is a number out of range"});
  BOOST_TEST(is_document("[1e-400]"));
  BOOST_TEST(is_document("[123456789012345678901234567890]"));
}

BOOST_AUTO_TEST_CASE(thirty_two_levels_and_no_more) {
  BOOST_TEST(is_document(nested(32)));
  BOOST_TEST(is_document(nested(32, "1, 2")));
  const std::string deep = "is nested more than 32 levels deep";
  TEST_LINES(faults(nested(33)), {repeated("/0", 32) + ": " + deep});
  TEST_LINES(faults("[1, " + nested(32) + "]"), {"/1" + repeated("/0", 31) + ": " + deep});
  TEST_LINES(faults(repeated("{\"a\":", 32) + "{}" + std::string(32, '}')),
             {repeated("/a", 32) + ": " + deep});
  BOOST_TEST(is_document("[" + repeated(nested(31) + ",", 10) + "1]"));
}

BOOST_AUTO_TEST_CASE(keys_that_stand_twice) {
  const std::string twice = "this key stands twice in one object";
  TEST_LINES(faults("{\"a\": 1, \"a\": 1}"), {"/a: " + twice});
  TEST_LINES(faults("{\"a\": 1, \"\\u0061\": 1}"), {"/a: " + twice});
  TEST_LINES(
      faults("{\"a\": {\"x\": 0}, \"b\": [{}, {\"c/d\": 1, \"e~\": [], \"c/d\": {}, \"e~\": 2, "
             "\"c/d\": 3}], \"\": 1, \"\": 2}"),
      {"/b/1/c~1d: " + twice, "/b/1/e~0: " + twice, "/b/1/c~1d: " + twice, "/: " + twice});
  BOOST_TEST(is_document("{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": 1}], \"A\": 1}"));
}

BOOST_AUTO_TEST_CASE(a_document_with_keys_twice_is_read_all_the_same) {
  std::vector<json_problem> problems;
  const auto document = detail::parse_json("{\"a\": 1, \"a\": 2}", problems);
  BOOST_TEST(problems.size() == 1U);
  BOOST_TEST_REQUIRE(document.has_value());
  BOOST_TEST(written(*document) == "{\"a\":2}");
}

BOOST_AUTO_TEST_CASE(keys_that_no_message_can_show) {
  const std::string unfit = "has a key of more than 256 bytes or with a control character";
  BOOST_TEST(is_document("{\"" + std::string(256, 'k') + "\": 1}"));
  TEST_LINES(faults("{\"a\": {\"" + std::string(257, 'k') + "\": 1}}"), {"/a: " + unfit});
  TEST_LINES(faults("{\"a\": [{}, {\"\\u001b[2J\": 1}]}"), {"/a/1: " + unfit});
}

BOOST_AUTO_TEST_CASE(a_thousand_problems_are_listed) {
  std::string text = "{";
  for (int i = 0; i < 1500; ++i) text += "\"a\": 1, ";
  const lines found = faults(text + "\"a\": 1}");
  BOOST_TEST(found.size() == 1001U);
  BOOST_TEST(found[999] == "/a: this key stands twice in one object");
  BOOST_TEST(found[1000] == ": has more than 1000 mistakes");
}

BOOST_AUTO_TEST_CASE(keys_of_objects) {
  TEST_LINES(faults_of("{\"a\": 1, \"a/b\": 2, \"b\": {\"~\": 3}}",
                       [](const json_value& v) {
                         BOOST_TEST(v.path() == "");
                         BOOST_TEST(v.has("a"));
                         BOOST_TEST(!v.has("A"));
                         BOOST_TEST(v.is_object_of({"a", "b", "c"}));
                         BOOST_TEST(v.at("a").path() == "/a");
                         BOOST_TEST(!v.at("a").has("a"));
                         BOOST_TEST(!v.at("a").is_object_of({"a"}));
                         BOOST_TEST(v.at("b").at("~").path() == "/b/~0");
                         BOOST_TEST(v.at("b").at("~").integer(0, 9) == 3);
                       }),
             {"/a~1b: there is no such key", "/a: must be an object {…}"});
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_reported_once) {
  TEST_LINES(faults_of("{}",
                       [](const json_value& v) {
                         const json_value a = v.at("a");
                         BOOST_TEST(a.path() == "/a");
                         BOOST_TEST(!a.is_text());
                         BOOST_TEST(!a.is_object());
                         BOOST_TEST(!a.is_object_of({"x"}));
                         BOOST_TEST(!a.has("x"));
                         BOOST_TEST(a.text() == "");
                         BOOST_TEST(a.integer(3, 9) == 3);
                         BOOST_TEST(!a.boolean());
                         BOOST_TEST(a.elements(1, 9).empty());
                         BOOST_TEST((a.word(quantity::money) == quantity::money));
                         BOOST_TEST(a.day(latest_date) == latest_date);
                         BOOST_TEST(a.both_languages().empty());
                       }),
             {"/a: is missing"});
}

BOOST_AUTO_TEST_CASE(null_is_not_missing) {
  TEST_LINES(faults_of("{\"a\": null}",
                       [](const json_value& v) {
                         const json_value a = v.at("a");
                         BOOST_TEST(!a.is_object_of({"x"}));
                         BOOST_TEST(a.text() == "");
                         BOOST_TEST(a.integer(3, 9) == 3);
                         BOOST_TEST(!a.boolean());
                         BOOST_TEST(a.elements(0, 9).empty());
                         BOOST_TEST(a.both_languages().empty());
                       }),
             {"/a: must be an object {…}", "/a: must be a text that is not empty",
              "/a: must be a whole number in 3…9", "/a: must be true or false",
              "/a: must be a list […]", "/a: must be an object {…}"});
}

BOOST_AUTO_TEST_CASE(lists) {
  TEST_LINES(
      faults_of("[[1, 2, 3], {}, []]",
                [](const json_value& v) {
                  const auto all = v.elements(0, 3);
                  BOOST_TEST_REQUIRE(all.size() == 3U);
                  const auto first = all[0].elements(3, 3);
                  BOOST_TEST_REQUIRE(first.size() == 3U);
                  BOOST_TEST(first[2].path() == "/0/2");
                  BOOST_TEST(first[2].integer(0, 9) == 3);
                  BOOST_TEST(all[0].elements(0, 2).empty());
                  BOOST_TEST(all[0].elements(4, 9).empty());
                  BOOST_TEST(all[1].elements(0, 9).empty());
                  BOOST_TEST(all[2].elements(0, 9).empty());
                }),
      {"/0: must have 0…2 elements", "/0: must have 4…9 elements", "/1: must be a list […]"});
}

BOOST_AUTO_TEST_CASE(texts) {
  for (const std::string good : {"a", " ", "Đồng", "ồ\u00A0", "𠀀", "\u2027", "\u202A"}) {
    TEST_LINES(
        faults_of("\"" + good + "\"", [&](const json_value& v) { BOOST_TEST(v.text() == good); }),
        {});
  }
  for (const std::string bad : {"\"\"", "5", "true", "[]", "{}", "[\"a\"]"}) {
    TEST_LINES(faults_of(bad, [](const json_value& v) { BOOST_TEST(v.text() == ""); }),
               {": must be a text that is not empty"});
  }
  for (const std::string bad :
       {"\\n", "a\\u0000", "\\u001b[2J", "\\u007f", "\\u0085", "\u009F", "ồ\u2028", "\u2029"}) {
    TEST_LINES(
        faults_of("\"" + bad + "\"", [](const json_value& v) { BOOST_TEST(v.text() == ""); }),
        {": has a control character or a line break"});
  }
}

BOOST_AUTO_TEST_CASE(whole_numbers) {
  const auto number = [](const json_value& v) { static_cast<void>(v.integer(0, 6)); };
  for (const std::string good : {"0", "6", "-0"}) TEST_LINES(faults_of(good, number), {});
  for (const std::string bad :
       {"7", "-1", "2.0", "2.5", "2e0", "\"2\"", "true", "[2]", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "18446744073709551616",
        "18446744073709551618", "-9223372036854775808", "-9223372036854775809", "1e300"}) {
    TEST_LINES(faults_of(bad, number), {": must be a whole number in 0…6"});
  }
  static_cast<void>(faults_of("9223372036854775807", [](const json_value& v) {
    BOOST_TEST(v.integer(0, INT64_MAX) == INT64_MAX);
  }));
}

BOOST_AUTO_TEST_CASE(booleans) {
  TEST_LINES(faults_of("true", [](const json_value& v) { BOOST_TEST(v.boolean()); }), {});
  TEST_LINES(faults_of("false", [](const json_value& v) { BOOST_TEST(!v.boolean()); }), {});
  for (const std::string bad : {"1", "\"true\"", "[true]"}) {
    TEST_LINES(faults_of(bad, [](const json_value& v) { BOOST_TEST(!v.boolean()); }),
               {": must be true or false"});
  }
}

BOOST_AUTO_TEST_CASE(words_of_a_vocabulary) {
  const auto read = [](const json_value& v) { static_cast<void>(v.word<quantity>()); };
  TEST_LINES(
      faults_of("\"money\"",
                [](const json_value& v) { BOOST_TEST((v.word<quantity>() == quantity::money)); }),
      {});
  TEST_LINES(faults_of("\"Money\"", read), {": \"Money\" is not known; known: cases money"});
  TEST_LINES(faults_of("\"\"", read), {": must be a text that is not empty"});
  TEST_LINES(faults_of("0", read), {": must be a text that is not empty"});
}

BOOST_AUTO_TEST_CASE(dates) {
  TEST_LINES(faults_of("\"2024-02-29\"",
                       [](const json_value& v) {
                         BOOST_TEST(v.day(earliest_date) == date::from_ymd(2024, 2, 29));
                       }),
             {});
  for (const std::string bad :
       {"2023-02-29", "1899-12-31", "2024-7-26", "20240726", "2024-07-26 "}) {
    TEST_LINES(
        faults_of("\"" + bad + "\"",
                  [](const json_value& v) { BOOST_TEST(v.day(latest_date) == latest_date); }),
        {": \"" + bad + "\" is not a date like 2024-07-26"});
  }
}

BOOST_AUTO_TEST_CASE(texts_in_both_languages) {
  TEST_LINES(faults_of("{\"vi\": \"Có\", \"en\": \"Yes\"}",
                       [](const json_value& v) {
                         BOOST_TEST((v.both_languages() == bilingual{"Có", "Yes"}));
                       }),
             {});
  TEST_LINES(
      faults_of("{\"en\": \"\", \"fr\": \"Oui\"}",
                [](const json_value& v) { static_cast<void>(v.both_languages()); }),
      {"/fr: there is no such key", "/vi: is missing", "/en: must be a text that is not empty"});
}

// What takes time in the square of the size of a document, or space, would show here.
BOOST_AUTO_TEST_CASE(large_documents_take_little_time) {
  const std::size_t n = 100'000;
  std::string keys;
  for (std::size_t i = 0; i < n; ++i) keys += "\"" + std::to_string(i) + "\":0,";
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(is_document("[" + repeated("{},", n) + "1]"));
  BOOST_TEST(is_document("[" + repeated("[{}],", n) + "1]"));
  BOOST_TEST(is_document("{" + keys + "\"x\":0}"));
  BOOST_TEST(is_document("\"" + std::string(10 * n, 'a') + "\""));
  BOOST_TEST(faults(std::string(10 * n, '9')).size() == 1U);
  BOOST_TEST(faults(std::string(10 * n, '[')).size() == 1U);
  BOOST_TEST(faults(repeated("{\"a\":", n)).size() == 1U);
  BOOST_TEST(faults(std::string(10 * n, ' ')).size() == 1U);
  BOOST_TEST(faults("{\"" + std::string(200, 'k') + "\":{" + repeated("\"a\":0,", n) + "\"a\":0}}")
                 .size() == 1001U);
  const std::chrono::duration taken = std::chrono::steady_clock::now() - start;
  BOOST_TEST(std::chrono::duration_cast<std::chrono::seconds>(taken).count() < 20);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_LINES
