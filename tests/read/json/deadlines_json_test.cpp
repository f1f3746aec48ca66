// SPDX-License-Identifier: Apache-2.0
// Tables of time limits: what the built-in one says, and every mistake with its place.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <thads/read/json/builtin_deadlines.hpp>
#include <thads/read/json/deadlines_json.hpp>

#include "support/problems.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(deadlines_json_test)

using namespace thads;
using nlohmann::json;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

#define TEST_LINES(actual, ...) \
  BOOST_TEST((actual) == (lines __VA_ARGS__), boost::test_tools::per_element())

std::string builtin_text() { return std::string(builtin_deadlines_text()); }

// What is wrong with the built-in table after the value at `at` was replaced by `value`.
lines faults_with(const std::string& at, const std::string& value) {
  json document = json::parse(builtin_text());
  document[json::json_pointer(at)] = json::parse(value);
  const deadlines_load load = read_deadlines(document.dump());
  BOOST_TEST(load.content.has_value() == load.problems.empty());
  return lines_of(load.problems);
}

lines faults_without(const std::string& object, const std::string& key) {
  json document = json::parse(builtin_text());
  BOOST_TEST_REQUIRE(document.at(json::json_pointer(object)).erase(key) == 1U);
  return lines_of(read_deadlines(document.dump()).problems);
}

// "10 days sourced", or "none".
std::string limit_on(const std::string& step, date day) {
  const deadline_table& table = builtin_deadlines();
  for (std::size_t i = 0; i < table.steps.size(); ++i) {
    if (table.steps[i].id != step) continue;
    const deadline_limit* const limit = table.limit_on(i, day);
    if (limit == nullptr) return "none";
    std::string text = std::to_string(limit->within.number);
    if (limit->at_most != limit->within.number) text += "-" + std::to_string(limit->at_most);
    return text + " " + std::string(code_of(limit->within.unit)) + " " +
           std::string(code_of(limit->source));
  }
  return "no such step";
}

date day(int year, unsigned month, unsigned d) { return date::from_ymd(year, month, d); }

}  // namespace

BOOST_AUTO_TEST_CASE(the_built_in_limits) {
  const date today = day(2024, 3, 1);
  BOOST_TEST(limit_on("decision", today) == "5 working_days sourced");
  BOOST_TEST(limit_on("assignment", today) == "2 working_days memory");
  BOOST_TEST(limit_on("notice", today) == "3 working_days sourced");
  BOOST_TEST(limit_on("voluntary_period", today) == "10 days sourced");
  BOOST_TEST(limit_on("first_verification", today) == "10 days sourced");
  BOOST_TEST(limit_on("reverification", today) == "6-12 months memory");
  BOOST_TEST(limit_on("payment", today) == "10 days memory");
  BOOST_TEST(builtin_deadlines().steps.size() == 7U);
}

BOOST_AUTO_TEST_CASE(the_built_in_laws) {
  const std::string step = "voluntary_period";
  BOOST_TEST(limit_on(step, day(2009, 6, 30)) == "none");  // no law of the table
  BOOST_TEST(limit_on(step, day(2009, 7, 1)) == "15 days sourced");
  BOOST_TEST(limit_on(step, day(2015, 6, 30)) == "15 days sourced");
  BOOST_TEST(limit_on(step, day(2015, 7, 1)) == "10 days sourced");
  BOOST_TEST(limit_on(step, day(2026, 6, 30)) == "10 days sourced");
  BOOST_TEST(limit_on(step, day(2026, 7, 1)) == "none");  // not found
  BOOST_TEST(limit_on("notice", day(2015, 6, 30)) == "none");
  const deadline_law* const law = builtin_deadlines().law_on(day(2026, 7, 1));
  BOOST_TEST_REQUIRE((law != nullptr));
  BOOST_TEST(law->id == "law-106-2025");
  BOOST_TEST(law->to == latest_date);
  BOOST_TEST(law->note.en ==
             "The time limits of Law 106/2025/QH15 were not found: steps that start from 1 July "
             "2026 have no limit in the table.");
}

BOOST_AUTO_TEST_CASE(no_table_at_all) {
  TEST_LINES(lines_of(read_deadlines("").problems), {": is not complete JSON: ends too early"});
  TEST_LINES(lines_of(read_deadlines("[]").problems), {": must be an object {…}"});
  TEST_LINES(lines_of(read_deadlines("{}").problems), {"/steps: is missing", "/laws: is missing"});
  TEST_LINES(lines_of(read_deadlines(R"({"steps": [], "laws": []})").problems),
             {"/steps: must have 1…50 elements", "/laws: must have 1…100 elements"});
}

BOOST_AUTO_TEST_CASE(mistakes_in_steps) {
  TEST_LINES(faults_with("/steps/0/id", R"("a.b")"),
             {"/steps/0/id: must be letters a-z, digits and _",
              "/laws/1/limits/0/step: there is no step \"decision\""});
  TEST_LINES(
      faults_with("/steps/1/id", R"("notice")"),
      {"/steps/2/id: is used twice", "/laws/1/limits/1/step: there is no step \"assignment\""});
  TEST_LINES(faults_with("/steps/0/only", R"("sometimes")"),
             {"/steps/0/only: \"sometimes\" is not known; known: ex_officio on_request"});
  TEST_LINES(faults_with("/steps/2/to", R"("accepted")"),
             {"/steps/2: a step must end with another event than it starts with"});
  TEST_LINES(faults_with("/steps/5/to", R"("notified")"),
             {"/steps/5: a step while_unenforceable must start and end with one event"});
  TEST_LINES(faults_with("/steps/6/from", R"("accepted")"),
             {"/steps/6: a case is accepted only once"});
  TEST_LINES(faults_with("/steps/6/shown_by", R"(["completed"])"),
             {"/steps/6/shown_by: is only for steps that come once"});
  TEST_LINES(faults_with("/steps/3/note", R"("x")"), {"/steps/3/note: there is no such key"});
  TEST_LINES(faults_without("/steps/3/name", "vi"), {"/steps/3/name/vi: is missing"});
  const lines unknown = faults_with("/steps/3/from", R"("served")");
  BOOST_TEST_REQUIRE(unknown.size() == 1U);
  BOOST_TEST(unknown[0].starts_with("/steps/3/from: \"served\" is not known; known: enforceable "));
}

BOOST_AUTO_TEST_CASE(mistakes_in_laws) {
  TEST_LINES(faults_with("/laws/1/id", R"("law-2008")"), {"/laws/1/id: is used twice"});
  TEST_LINES(faults_with("/laws/1/in_force/from", R"("2015-06-30")"),
             {"/laws/1/in_force: the law before is still in force; laws stand by date and one at a "
              "time"});
  TEST_LINES(faults_with("/laws/0/in_force/to", R"("2009-06-30")"),
             {"/laws/0/in_force/to: comes before the first day in force"});
  TEST_LINES(faults_with("/laws/0/in_force/to", R"("2015-02-29")"),
             {"/laws/0/in_force/to: \"2015-02-29\" is not a date like 2024-07-26"});
  TEST_LINES(faults_without("/laws/2", "in_force"), {"/laws/2/in_force: is missing"});
}

BOOST_AUTO_TEST_CASE(mistakes_in_limits) {
  const std::string at = "/laws/1/limits/5";
  TEST_LINES(faults_with(at + "/step", R"("interview")"),
             {at + "/step: there is no step \"interview\""});
  TEST_LINES(faults_with(at + "/step", R"("notice")"),
             {at + "/step: this step has a limit already"});
  for (const char* number : {"0", "-3", "1001", "2.5", "1e3", "\"6\"", "99999999999999999999"}) {
    TEST_LINES(faults_with(at + "/number", number),
               {at + "/number: must be a whole number in 1…1000"});
  }
  TEST_LINES(faults_with(at + "/at_most", "5"),
             {at + "/at_most: must be a whole number in 6…1000"});
  TEST_LINES(faults_with(at + "/unit", R"("weeks")"),
             {at + "/unit: \"weeks\" is not known; known: days working_days months"});
  TEST_LINES(faults_with(at + "/source", R"("guess")"),
             {at + "/source: \"guess\" is not known; known: sourced memory"});
  TEST_LINES(faults_with(at + "/basis", R"("Article 44")"), {at + "/basis: must be an object {…}"});
}

// Whatever stands in a file, reading it ends, and there is a table or a problem.
BOOST_AUTO_TEST_CASE(damaged_files) {
  const std::string good = builtin_text();
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 500; ++round) {
    std::string text = good;
    const std::size_t at = random() % text.size();
    switch (random() % 3) {
      case 0:
        text[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        text.resize(at);
        break;
      default:
        text.erase(at, 1 + random() % 20);
    }
    const deadlines_load load = read_deadlines(text);
    BOOST_TEST(load.content.has_value() == load.problems.empty());
    refused += load.content ? 0 : 1;
  }
  BOOST_TEST(refused > 250);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_LINES
