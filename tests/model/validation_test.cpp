// SPDX-License-Identifier: Apache-2.0
// The table of rules, the sentences that it gives, and the list of findings.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/model/validation.hpp>

BOOST_AUTO_TEST_SUITE(validation_test)

using thads::finding;
using thads::findings;
using thads::language;
using thads::rule;
using thads::rule_entry;
using thads::rule_table;
using thads::severity;

namespace {

bool is_snake_case(std::string_view code) {
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return letters && !code.empty() && code.front() != '_' && code.back() != '_' &&
         code.find("__") == std::string_view::npos;
}

// The one hole of a message: "", "{}" or "{n}"; anything else with a brace as it stands.
std::string hole_of(std::string_view message) {
  const std::size_t begin = message.find('{');
  if (begin == std::string_view::npos) {
    return message.find('}') == std::string_view::npos ? "" : "a lone brace";
  }
  const std::size_t end = message.find('}', begin);
  if (end == std::string_view::npos ||
      message.find_first_of("{}", end + 1) != std::string_view::npos) {
    return "more than one hole";
  }
  return std::string(message.substr(begin, end - begin + 1));
}

finding at(std::uint32_t file, std::uint64_t line, std::uint32_t column, std::string value = {}) {
  return {.id = rule::date_invalid,
          .file = file,
          .line = line,
          .column = column,
          .value = std::move(value)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(rules_have_a_code_of_their_own) {
  std::set<std::string_view> codes;
  for (const rule_entry& entry : rule_table) {
    BOOST_TEST(is_snake_case(entry.code), entry.code);
    codes.insert(entry.code);
  }
  BOOST_TEST(codes.size() == rule_table.size());
  BOOST_TEST(thads::describe(rule::case_unknown).code == "case_unknown");
  BOOST_TEST(thads::describe(rule::target_overlap).code == "target_overlap");
  BOOST_TEST(thads::describe(rule::qualifier_unused).code == "qualifier_unused");
}

BOOST_AUTO_TEST_CASE(both_languages_say_the_same) {
  std::set<std::string_view> sentences;
  for (const rule_entry& entry : rule_table) {
    BOOST_TEST_CONTEXT(entry.code) {
      BOOST_TEST(!entry.en.empty());
      BOOST_TEST(!entry.vi.empty());
      BOOST_TEST(hole_of(entry.en) == hole_of(entry.vi));
      const std::string hole = hole_of(entry.en);
      BOOST_TEST((hole.empty() || hole == "{}" || hole == "{n}"), hole);
    }
    sentences.insert(entry.en);
    sentences.insert(entry.vi);
  }
  BOOST_TEST(sentences.size() == 2 * rule_table.size());
}

BOOST_AUTO_TEST_CASE(severities) {
  BOOST_TEST(code_of(severity::note) == "note");
  BOOST_TEST(code_of(severity::warning) == "warning");
  BOOST_TEST(code_of(severity::error) == "error");
  // What a person must look at but does not spoil any figure; everything else is an error.
  const std::set<std::string_view> mild{
      "column_extra",      "line_blank",           "ground_ignored",   "open_with_zero_balance",
      "hold_not_set",      "book_already_entered", "book_not_entered", "officer_of_another_unit",
      "unit_not_in_force", "findings_limit",       "key_unknown",      "qualifier_unused",
      "posts_exceeded",    "ground_unknown",       "asset_of_no_case", "successor_missing",
      "decision_ignored"};
  for (const rule_entry& entry : rule_table) {
    BOOST_TEST((entry.severity == severity::error) == !mild.contains(entry.code), entry.code);
  }
  BOOST_TEST((thads::describe(rule::column_extra).severity == severity::note));
}

BOOST_AUTO_TEST_CASE(messages) {
  const finding unknown{.id = rule::code_unknown, .value = "x\ny"};
  BOOST_TEST(unknown.message(language::en) == "\"x\\x0Ay\" is not a known code");
  BOOST_TEST(unknown.message(language::vi) == "\"x\\x0Ay\" không phải mã hợp lệ");
  const finding negative{.id = rule::balance_negative, .value = "500"};
  BOOST_TEST(negative.message(language::en) ==
             "the event takes the balance below zero, by 500 đồng");
  BOOST_TEST(negative.message(language::vi) == "sự kiện làm số còn phải thi hành âm 500 đồng");
  const finding missing{.id = rule::value_missing, .value = "not shown"};
  BOOST_TEST(missing.message(language::en) == "the value is missing");
  BOOST_TEST(missing.message(language::vi) == "thiếu giá trị");
}

BOOST_AUTO_TEST_CASE(every_message_shows_its_value_in_both_languages) {
  for (const rule_entry& entry : rule_table) {
    const finding f{.id = entry.id, .value = "0123"};
    const std::string hole = hole_of(entry.en);
    const std::string shown = hole == "{}" ? "\"0123\"" : hole == "{n}" ? "0123" : "";
    for (const language lang : {language::en, language::vi}) {
      const std::string message = f.message(lang);
      BOOST_TEST(message.find(shown) != std::string::npos, message);
      BOOST_TEST(message.find_first_of("{}") == std::string::npos, message);
    }
    BOOST_TEST(f.message(language::en) != f.message(language::vi));
  }
}

BOOST_AUTO_TEST_CASE(a_message_is_bounded_and_on_one_line) {
  const finding f{.id = rule::code_unknown, .value = std::string(1'000'000, '\n')};
  BOOST_TEST(f.message(language::vi).size() < 200U);
  BOOST_TEST(f.message(language::vi).find('\n') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(findings_are_counted_by_rule_and_severity) {
  findings report;
  BOOST_TEST(!report.has_errors());
  BOOST_TEST(report.add_file("cases.csv") == 0U);
  BOOST_TEST(report.add_file("events.csv") == 1U);
  report.add({.id = rule::column_extra, .file = 0});
  report.add({.id = rule::hold_not_set, .file = 1});
  BOOST_TEST(!report.has_errors());
  report.add({.id = rule::date_invalid, .file = 1});
  report.add({.id = rule::date_invalid, .file = 0});
  BOOST_TEST(report.has_errors());
  BOOST_TEST(report.count(rule::date_invalid) == 2U);
  BOOST_TEST(report.count(rule::code_unknown) == 0U);
  BOOST_TEST(report.count(severity::error) == 2U);
  BOOST_TEST(report.count(severity::warning) == 1U);
  BOOST_TEST(report.count(severity::note) == 1U);
  BOOST_TEST(report.list().size() == 4U);
  BOOST_TEST(report.file_name(report.list()[2]) == "events.csv");
  BOOST_TEST(report.files().size() == 2U);
}

BOOST_AUTO_TEST_CASE(findings_beyond_the_limit_are_counted_but_not_listed) {
  findings report(3);
  report.add_file("cases.csv");
  report.add_file("events.csv");
  for (int i = 0; i < 3; ++i) report.add(at(0, 1, 1));
  BOOST_TEST(!report.truncated());
  BOOST_TEST(report.list().size() == 3U);
  for (int i = 0; i < 7; ++i) report.add(at(1, 1, 1));
  BOOST_TEST(report.truncated());
  BOOST_TEST(report.count(rule::date_invalid) == 10U);
  BOOST_TEST(report.count(rule::findings_limit) == 1U);
  BOOST_TEST(report.count(severity::error) == 10U);
  BOOST_TEST(report.count(severity::warning) == 1U);  // the finding that says so
  BOOST_TEST_REQUIRE(report.list().size() == 4U);
  BOOST_TEST((report.list()[3].id == rule::findings_limit));
  BOOST_TEST(report.list()[3].file == 1U);
  BOOST_TEST(report.list()[3].message(language::en) ==
             "more than 3 findings; the rest was counted but not listed");
}

BOOST_AUTO_TEST_CASE(findings_are_sorted_by_place_and_otherwise_stay_in_order) {
  findings report;
  report.add_file("b.csv");
  report.add_file("a.csv");
  for (const finding& f : {at(1, 1, 1, "6"), at(0, 10, 1, "5"), at(0, 9, 7, "3"), at(0, 9, 8, "4"),
                           at(0, 0, 0, "1"), at(0, 9, 0, "2"), at(1, 1, 1, "7")}) {
    report.add(f);
  }
  report.sort();
  std::string order;
  for (const finding& f : report.list()) order += f.value;
  BOOST_TEST(order == "1234567");
}

BOOST_AUTO_TEST_SUITE_END()
