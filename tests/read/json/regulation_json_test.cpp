// SPDX-License-Identifier: Apache-2.0
// Regulation files: a file alone makes a regulation, and every mistake in one is reported with its
// place, in both languages.
#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <thads/number/percent.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/read/json/regulation_json.hpp>
#include <thads/tally/rates.hpp>

#include "support/problems.hpp"
#include "support/tsv.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(regulation_json_test)

using namespace thads;
using nlohmann::json;
using thads_test::lines_of;
using thads_test::read_tsv;
using thads_test::tsv_row;

namespace {

using lines = std::vector<std::string>;

#define TEST_LINES(actual, ...) \
  BOOST_TEST((actual) == (lines __VA_ARGS__), boost::test_tools::per_element())

std::string builtin_text(std::string_view name) {
  const auto found = find_regulation_text(name);
  BOOST_TEST_REQUIRE(found.has_value());
  return std::string(*found);
}

const json& good() {
  static const json document = json::parse(builtin_text("TT05-2024"));
  return document;
}

const std::vector<tsv_row>& mistakes() {
  static const auto rows = read_tsv(THADS_TEST_DATA "/corpus/regulation_mistakes.tsv");
  return rows;
}

// Makes the edit of a row of tests/corpus/regulation_mistakes.tsv.
void apply(json& document, const tsv_row& row) {
  const json::json_pointer at(row["at"]);
  if (row["edit"] == "remove") {
    BOOST_TEST_REQUIRE(document.at(at.parent_pointer()).erase(at.back()) == 1U);
  } else {
    BOOST_TEST_REQUIRE(row["edit"] == "set");
    document[at] = json::parse(row["value"]);
  }
}

const tsv_row& mistake(std::string_view name) {
  const auto found = std::find_if(mistakes().begin(), mistakes().end(),
                                  [&](const tsv_row& row) { return row["name"] == name; });
  BOOST_TEST_REQUIRE((found != mistakes().end()), name);
  return *found;
}

// What is wrong with the good document after `edit`.
template <class Edit>
lines faults_after(Edit edit) {
  json document = good();
  edit(document);
  const regulation_load load = read_regulation(document.dump());
  BOOST_TEST(load.content.has_value() == load.problems.empty());
  return lines_of(load.problems);
}

lines faults_in(const std::string& text) { return lines_of(read_regulation(text).problems); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  BOOST_TEST_REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_CASE(good_files_have_no_problems) {
  for (const regulation& r : builtin_regulations()) {
    TEST_LINES(faults_in(builtin_text(r.id)), {});
  }
  TEST_LINES(faults_in(good().dump()), {});
}

BOOST_AUTO_TEST_CASE(corpus_is_complete) { BOOST_TEST(mistakes().size() >= 120U); }

BOOST_DATA_TEST_CASE(one_mistake, boost::unit_test::data::make(mistakes()), row) {
  json document = good();
  apply(document, row);
  const regulation_load load = read_regulation(document.dump());
  BOOST_TEST(!load.content.has_value());
  TEST_LINES(lines_of(load.problems), {row["path"] + ": " + row["en"]});
  BOOST_TEST_REQUIRE(load.problems.size() == 1U);
  BOOST_TEST(load.problems[0].message.vi == row["vi"]);
  BOOST_TEST(row["vi"] != row["en"]);
}

BOOST_AUTO_TEST_CASE(all_the_mistakes_of_a_file_are_reported) {
  const std::vector<std::string> names{
      "unknown_key",
      "id_is_null",
      "title_is_not_in_english",
      "provisional_is_a_text",
      "in_force_from_a_month",
      "year_start_is_january",
      "column_has_no_source",
      "formula_has_the_factor_1000",
      "column_basis_is_unknown",
      "three_columns_go_in_a_circle",
      "identity_names_nothing_there_is",
      "identity_stands_twice",
      "indicator_unit_is_a_ratio",
      "indicator_has_7_decimals",
      "indicator_direction_is_unknown",
      "form_theme_is_unknown",
      "form_is_of_things",
      "form_shows_nothing_there_is",
      "heading_lacks_its_title",
      "form_of_cases_has_a_unit_of_money",
  };
  lines expected;
  const lines found = faults_after([&](json& document) {
    for (const std::string& name : names) {
      const tsv_row& row = mistake(name);
      apply(document, row);
      expected.push_back(row["path"] + ": " + row["en"]);
    }
  });
  lines sorted = found;
  std::sort(sorted.begin(), sorted.end());
  std::sort(expected.begin(), expected.end());
  BOOST_TEST(sorted == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(all_the_mistakes_of_a_formula_are_reported) {
  TEST_LINES(faults_after([](json& d) { d["columns"][0]["formula"] = "A1 + x - A + 2*y"; }),
             {"/columns/0/formula: there is no column or measure \"x\"",
              "/columns/0/formula: the column comes down to itself: \"A → A\"",
              "/columns/0/formula: there is no column or measure \"y\""});
  TEST_LINES(faults_after([](json& d) { d["indicators"][0]["numerator"] = "x + y"; }),
             {"/indicators/0/numerator: there is no column or measure \"x\"",
              "/indicators/0/numerator: there is no column or measure \"y\""});
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_column_is_not_one_of_those_that_use_it) {
  // D uses C, and E, L and the indicators use what they come down to.
  TEST_LINES(faults_after([](json& d) { d["columns"][5]["formula"] = "revoqued"; }),
             {"/columns/5/formula: there is no column or measure \"revoqued\""});
}

BOOST_AUTO_TEST_CASE(an_empty_document) {
  TEST_LINES(faults_in("{}"),
             {"/id: is missing", "/number: is missing", "/title: is missing",
              "/in_force: is missing", "/year_start: is missing", "/columns: is missing",
              "/identities: is missing", "/indicators: is missing", "/forms: is missing"});
}

BOOST_AUTO_TEST_CASE(lists_may_be_empty) {
  TEST_LINES(faults_after([](json& d) {
               d["columns"] = json::array();
               d["identities"] = json::array();
               d["indicators"] = json::array();
               d["forms"] = json::array();
             }),
             {});
}

BOOST_AUTO_TEST_CASE(factors_have_a_limit) {
  const auto edit = [](int factor) {
    return [factor](json& d) {
      d["columns"][3]["formula"] = "999*received + 2*received";  // A3
      d["columns"][1]["formula"] = std::to_string(factor) + "*A3";
      d["identities"] = json::array();
    };
  };
  TEST_LINES(faults_after(edit(999)), {});  // 999'999 times
  TEST_LINES(faults_after([&](json& d) {
               edit(999)(d);
               d["columns"][2]["formula"] = "999*A3 + 2*received";
             }),
             {"/columns/2/formula: adds a measure more than 1 000 000 times",
              "/columns/0/formula: adds a measure more than 1 000 000 times"});
  TEST_LINES(
      faults_after([&](json& d) {
        edit(999)(d);
        d["identities"] = {{{"id", "i"}, {"left", "A1"}, {"right", "-A1"}, {"basis", "quoted"}}};
      }),
      {"/identities/0: adds a measure more than 1 000 000 times"});
}

BOOST_AUTO_TEST_CASE(two_hundred_entries_and_no_more) {
  const auto columns = [](std::size_t n) {
    return [n](json& d) {
      json filler = d["columns"][3];
      while (d["columns"].size() < n) {
        filler["id"] = "extra" + std::to_string(d["columns"].size());
        d["columns"].push_back(filler);
      }
    };
  };
  TEST_LINES(faults_after(columns(200)), {});
  BOOST_TEST(faults_after(columns(201)).front() == "/columns: must have 0…200 elements");
}

BOOST_AUTO_TEST_CASE(mistakes_in_the_text) {
  const std::string text = builtin_text("TT05-2024");
  TEST_LINES(faults_in(replaced(text, "\"year_start\": \"10-01\",", "\"year_start\": \"10-01\"")),
             {": is not JSON: line 8, byte 15, the end of \"  \"provisional\"\""});
  TEST_LINES(faults_in(replaced(text, "\"provisional\": false,",
                                "\"provisional\": false, \"id\": \"x\", \"unit\": 1,")),
             {"/id: this key stands twice in one object", "/unit: there is no such key"});
  BOOST_TEST(faults_in(text + "{}").size() == 1U);
  TEST_LINES(faults_in(replaced(text, "Năm", "N\xE3m")),
             {"/columns/1/title/vi: is not JSON: line 19, byte 26, the end of "
              "\"      \"title\": {\"vi\": \"N\\xE3m\""});
  TEST_LINES(faults_in(replaced(text, "\"decimals\": 2", "\"decimals\": 2e999")),
             {"/indicators/0/decimals: is a number out of range"});
  BOOST_TEST(faults_in(text.substr(0, text.size() / 2)).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_new_regulation_is_a_new_file) {
  const regulation_load load =
      read_regulation(thads_test::text_of_file("regulation/data/TT99-2099.json"));
  TEST_LINES(lines_of(load.problems), {});
  BOOST_TEST_REQUIRE(load.content.has_value());
  const regulation& r = *load.content;
  BOOST_TEST(r.id == "TT99-2099");
  BOOST_TEST(r.number == "99/2099/TT-BTP");
  BOOST_TEST((r.title == bilingual{"Thông tư thử nghiệm", "A regulation made up for tests"}));
  BOOST_TEST(r.from == date::from_ymd(2099, 1, 1));
  BOOST_TEST(r.to == date::from_ymd(2099, 12, 31));
  BOOST_TEST(r.provisional);

  measures values;
  values[measure::carried_over] = {60, 6000};
  values[measure::newly_accepted] = {40, 4001};
  values[measure::finished] = {50, 5000};
  values[measure::terminated] = {5, 700};
  values[measure::revoked] = {3, 301};
  values[measure::unclassified] = {42, 4000};
  BOOST_TEST_REQUIRE(flow_holds(values));
  const auto column = [&](std::string_view id) { return r.find_column(id)->weights.sum(values); };
  BOOST_TEST((column("all") == figure{100, 10001}));
  BOOST_TEST((column("gone") == figure{3, 301}));
  BOOST_TEST((column("done") == figure{58, 6001}));
  BOOST_TEST((column("open") == figure{42, 4000}));
  BOOST_TEST((column("weighted") == figure{157, 16099}));  // 3*50 + 2*5 - 3, 15000 + 1400 - 301
  BOOST_TEST(to_string(r.find_column("weighted")->formula) ==
             "3*finished + 2*terminated - revoked");
  BOOST_TEST((r.find_column("weighted")->basis == basis::reconstructed));
  BOOST_TEST(r.find_column("done")->source == "made up, Article 3");

  BOOST_TEST_REQUIRE(r.identities.size() == 1U);
  const identity& left = r.identities[0];
  BOOST_TEST(left.id == "what_is_left");
  BOOST_TEST((left.left_weights.sum(values) == left.right_weights.sum(values)));

  const auto rate = [&](std::string_view id, quantity q) {
    const indicator& i = *r.find_indicator(id);
    return to_string(to_percent(ratio(value_in(i.numerator_weights.sum(values), q),
                                      value_in(i.denominator_weights.sum(values), q)),
                                i.decimals, rounding::half_up));
  };
  BOOST_TEST(rate("R", quantity::cases) == "58.0");
  BOOST_TEST(rate("Q", quantity::money) == "40");
  BOOST_TEST((r.find_indicator("Q")->direction == direction::lower));
  BOOST_TEST((r.find_indicator("Q")->title == bilingual{"Tỷ lệ tồn", "Share left"}));

  BOOST_TEST_REQUIRE(r.forms.size() == 1U);
  const form& f = r.forms[0];
  BOOST_TEST(f.id == "summary");
  BOOST_TEST(f.number == "Biểu 1");
  BOOST_TEST((f.of == quantity::money));
  BOOST_TEST((f.rows == row_axis::agencies));
  BOOST_TEST((f.only == std::optional(flag::credit)));
  BOOST_TEST(f.money_unit == 1'000'000);
  BOOST_TEST_REQUIRE(f.header.size() == 3U);
  BOOST_TEST(f.header[0].id == "all");
  BOOST_TEST((f.header[0].title == bilingual{"Tất cả", "All"}));
  BOOST_TEST(f.header[1].id == "");
  BOOST_TEST((f.header[1].title == bilingual{"Trong đó", "Of which"}));
  BOOST_TEST_REQUIRE(f.header[1].parts.size() == 3U);
  BOOST_TEST(f.header[1].parts[2].id == "Q");
  BOOST_TEST(f.header[2].id == "R");
}

BOOST_AUTO_TEST_CASE(the_example_of_the_documentation) {
  const std::string page = thads_test::text_of_file("../docs/regulations.md");
  const std::size_t begin = page.find("```json\n") + 8;
  TEST_LINES(faults_in(page.substr(begin, page.find("```", begin) - begin)), {});
}

BOOST_AUTO_TEST_CASE(what_may_be_left_out) {
  json document = good();
  for (const char* key : {"$schema", "provisional"}) document.erase(key);
  document["in_force"].erase("to");
  document["forms"][1].erase("money_unit");
  const regulation_load load = read_regulation(document.dump());
  TEST_LINES(lines_of(load.problems), {});
  BOOST_TEST_REQUIRE(load.content.has_value());
  BOOST_TEST(!load.content->provisional);
  BOOST_TEST(load.content->to == latest_date);
  BOOST_TEST(load.content->forms[1].money_unit == 1);
  BOOST_TEST(!load.content->forms[1].only.has_value());
}

// What takes time in the square of the size of a file would show here.
BOOST_AUTO_TEST_CASE(a_megabyte_of_garbage_takes_little_time) {
  const std::size_t megabyte = 1'000'000;
  const auto start = std::chrono::steady_clock::now();
  std::mt19937 random(5);
  std::string noise(megabyte, '\0');
  for (char& c : noise) c = static_cast<char>(random() & 0xFFU);
  BOOST_TEST(faults_in(noise).size() == 1U);
  const auto with = [](const std::string& formula) {
    return faults_after([&](json& d) { d["columns"][3]["formula"] = formula; });
  };
  BOOST_TEST(with(std::string(megabyte, 'a')).size() == 1U);
  BOOST_TEST(with(std::string(megabyte, ' ')).size() == 1U);
  BOOST_TEST(with(std::string(megabyte, '9')).size() == 1U);
  json many = json::array();
  while (many.size() < 100'000) many.push_back(json::object());
  BOOST_TEST(faults_after([&](json& d) { d["forms"] = many; }).size() == 1U);
  BOOST_TEST(faults_after([&](json& d) { d["columns"][3]["title"] = many; }).size() == 1U);
  json headings = json::array();
  while (headings.size() < 200) headings.push_back("no_such_column");
  json groups = json::array();
  for (int i = 0; i < 200; ++i) {
    groups.push_back({{"title", {{"vi", "x"}, {"en", "x"}}}, {"columns", headings}});
  }
  BOOST_TEST(faults_after([&](json& d) { d["forms"][0]["columns"] = groups; }).size() == 1001U);
  const std::chrono::duration taken = std::chrono::steady_clock::now() - start;
  BOOST_TEST(std::chrono::duration_cast<std::chrono::seconds>(taken).count() < 20);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_LINES
