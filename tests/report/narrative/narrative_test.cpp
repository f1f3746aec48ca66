// SPDX-License-Identifier: Apache-2.0
// Narratives on figures small enough to check by eye: what is said, what is left out, and that
// every number in a text can be traced.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/narrative/builtin_narratives.hpp>
#include <thads/report/narrative/narrative.hpp>
#include <thads/table/table_csv.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(narrative_test)

using namespace thads;

namespace {

constexpr std::int64_t million = 1'000'000;

tally year_of(const period& p, std::int64_t finished, std::int64_t open) {
  tally t(p, {dimension::unit});
  measures m;
  m[measure::newly_accepted] = {finished + open, million * (finished + open)};
  m[measure::finished] = {finished, million * finished};
  m[measure::in_progress] = {open, million * open};
  t.add({.unit = "D"}, m);
  return t;
}

target goal(int year, quantity q, const char* value) {
  return {.unit = "P",
          .year = year,
          .of = q,
          .value = percent(parse_decimal(value, number_format::plain)),
          .document = "QĐ 1",
          .line = 7};
}

// Last year 50 of 100 resolved; this year 66 of 99: 66.67 %, 32 % more. 1 % fewer new cases.
report_input sample(language lang, int months = 12) {
  return {.years = {year_of(period(2023, months), 50, 50), year_of(period(2024, months), 66, 33)},
          .tree = agency_tree(
              {{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province},
               {.code = "D", .name = "Huyện D 3", .kind = unit_kind::district, .parent = "P"}}),
          .targets = target_table(
              {goal(2024, quantity::cases, "60"), goal(2024, quantity::money, "66.70")}),
          .root = "P",
          .lang = lang};
}

narrative told(const report_input& in, std::string_view how,
               const narrative_options& options = {}) {
  return make_narrative(in, narrative_template("t", how), options);
}

std::string in_vi(std::string_view how, const narrative_options& options = {}) {
  return told(sample(language::vi), how, options).text;
}

std::string in_en(std::string_view how, const narrative_options& options = {}) {
  return told(sample(language::en), how, options).text;
}

/// The formula of the only placeholder of a template.
std::string formula(const report_input& in, std::string_view how) {
  const narrative n = told(in, how);
  BOOST_TEST_REQUIRE(n.trace.size() == 1U);
  return n.trace[0].formula;
}

std::string value(std::string_view how) {
  return told(sample(language::vi), how).trace.at(0).value;
}

/// The first digit that no trace covers, or npos.
std::size_t untraced_digit(const narrative& n) {
  for (std::size_t i = 0; i < n.text.size(); ++i) {
    const bool covered = std::any_of(n.trace.begin(), n.trace.end(), [i](const traced& t) {
      return t.begin <= i && i < t.begin + t.size;
    });
    if (!covered && n.text[i] >= '0' && n.text[i] <= '9') return i;
  }
  return std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(figures_are_said_in_the_language) {
  BOOST_TEST(in_vi("{period}, {unit}: {cases.accepted}, {money.accepted}.") ==
             "12 tháng năm 2024, Tỉnh P: 99 việc, 99 triệu đồng.");
  BOOST_TEST(in_en("{period}, {unit}: {cases.accepted}, {money.accepted}.") ==
             "12 months of 2024, Tỉnh P: 99 cases, 99 million đồng.");
  BOOST_TEST(in_vi("{cases.resolved} / {cases.with_conditions}: {cases.rate}.") ==
             "66 việc / 99 việc: 66,67%.");
  BOOST_TEST(in_vi("{cases.target} {cases.over} {money.over}") ==
             "60% 6,67 điểm phần trăm -0,03 điểm phần trăm");
  BOOST_TEST(in_vi("{cases.growth}; {cases.growth_of_new}") == "tăng 32,00%; giảm 1,00%");
  BOOST_TEST(in_en("{cases.growth}; {cases.growth_of_new}") == "up 32.00%; down 1.00%");
  // 66/99 − 50/100 = 16.666… points
  BOOST_TEST(in_vi("{cases.rate_change}") == "16,67 điểm phần trăm");
  BOOST_TEST(in_vi("{cases.in_progress}, {money.in_progress}, {cases.revoked}") ==
             "33 việc, 33 triệu đồng, 0 việc");
}

BOOST_AUTO_TEST_CASE(forms) {
  BOOST_TEST(in_vi("{money.resolved|full}; {money.resolved|words}; {cases.resolved|words}") ==
             "66 triệu đồng; sáu mươi sáu triệu đồng; sáu mươi sáu việc");
  BOOST_TEST(in_vi("[money.over: a | thiếu {money.over|size} | c]") == "thiếu 0,03 điểm phần trăm");
  BOOST_TEST(in_vi("[cases.growth_of_new: a | giảm {cases.growth_of_new|size} | c]") ==
             "giảm 1,00%");
}

BOOST_AUTO_TEST_CASE(options_say_numbers_in_other_ways) {
  BOOST_TEST(in_vi("{cases.over}", {.points = points_name::press}) == "6,67%");
  BOOST_TEST(in_vi("{cases.resolved}, {money.resolved}, {money.resolved|full}, {cases.rate}",
                   {.words = true}) ==
             "66 việc (sáu mươi sáu việc), 66 triệu đồng (sáu mươi sáu triệu đồng), "
             "66 triệu đồng (sáu mươi sáu triệu đồng), 66,67%");
  BOOST_TEST(in_en("{cases.resolved}; {cases.resolved|words}", {.words = true}) ==
             "66 cases (sixty-six cases); sixty-six cases");
}

BOOST_AUTO_TEST_CASE(choices_follow_the_figures) {
  BOOST_TEST(in_vi("[cases.met: met | not met], [money.met: met | not met]") == "met, not met");
  BOOST_TEST(in_vi("[cases.over: above | below | equal]") == "above");
  BOOST_TEST(in_vi("[money.over: above | below | equal]") == "below");
  BOOST_TEST(in_vi("[cases.growth: up | down | equal]") == "up");
  BOOST_TEST(in_vi("[cases.growth_of_new: up | down | equal]") == "down");
  BOOST_TEST(in_vi("[cases.rate_change: up | down | equal]") == "up");
  report_input same = sample(language::vi);
  same.years[0] = year_of(period(2023), 66, 33);
  BOOST_TEST(told(same, "[cases.growth: up | down | {cases.growth}]").text == "không đổi");
  BOOST_TEST(told(same, "[cases.rate_change: up | down | equal]").text == "equal");
}

// 66/99 = 66.666… prints 66.67, which is the target; but the exact rate does not reach it.
BOOST_AUTO_TEST_CASE(a_printed_gap_never_contradicts_the_exact_rate) {
  report_input in = sample(language::vi);
  constexpr std::string_view how =
      "[cases.over: above | below | [cases.met: met | not met]], [cases.met: met | not met]";
  const auto with_target = [&](const char* value) {
    in.targets = target_table({goal(2024, quantity::cases, value)});
    return told(in, how).text;
  };
  BOOST_TEST(with_target("66.67") == "not met, not met");
  BOOST_TEST(with_target("66.66") == "above, met");
  BOOST_TEST(with_target("66.68") == "below, not met");
  BOOST_TEST(with_target("66.667") == "not met, not met");  // 66.67 − 66.667 > 0, and yet short
  BOOST_TEST(with_target("66.669") == "not met, not met");
  in.years[1] = year_of(period(2024), 1, 2);        // 33.333… prints 33.33
  BOOST_TEST(with_target("33.332") == "met, met");  // 33.33 − 33.332 < 0, and yet met
}

BOOST_AUTO_TEST_CASE(a_sentence_without_an_answer_is_left_out) {
  report_input in = sample(language::vi);
  constexpr std::string_view how =
      "A {cases.rate}.\nB {cases.target}.\nC [cases.met: x | y].\nD [cases.over: x | y | z].\n"
      "E {cases.growth}.\nF [cases.growth: x | y | z].\nG {cases.rate_change}.\n"
      "H {set_aside.cases}.\nI {cases.due}.\nJ [cases.ahead: x | y | z].\nK.";
  BOOST_TEST(told(in, how).text ==
             "A 66,67%. B 60%. C x. D x. E tăng 32,00%. F x. G 16,67 điểm phần trăm. K.");
  in.targets = {};
  BOOST_TEST(told(in, how).text == "A 66,67%. E tăng 32,00%. F x. G 16,67 điểm phần trăm. K.");
  in.years.erase(in.years.begin());
  BOOST_TEST(told(in, how).text == "A 66,67%. K.");
  in.years[0] = year_of(period(2024), 0, 0);
  BOOST_TEST(told(in, how).text == "K.");
  BOOST_TEST(told(in, how).trace.empty());
}

BOOST_AUTO_TEST_CASE(only_the_alternative_that_is_chosen_needs_answers) {
  report_input in = sample(language::vi);
  in.years.erase(in.years.begin());
  BOOST_TEST(told(in, "[cases.met: met | {cases.growth}].").text == "met.");
  BOOST_TEST(told(in, "[cases.met: {cases.growth} | not met].").text.empty());
}

BOOST_AUTO_TEST_CASE(paragraphs_without_a_sentence_leave_no_gap) {
  constexpr std::string_view how = "{set_aside.cases}\n\nA.\nB.\n\n{set_aside.cases}\n\nC.";
  BOOST_TEST(in_vi(how) == "A. B.\n\nC.");
}

BOOST_AUTO_TEST_CASE(what_was_set_aside_is_said) {
  report_input in = sample(language::en);
  in.years[1].add_set_aside({1, 2});
  constexpr std::string_view how = "{set_aside.cases}, {set_aside.records|words}";
  BOOST_TEST(told(in, how).text == "1 case, two records");
  in.lang = language::vi;
  BOOST_TEST(told(in, how, {.words = true}).text == "1 việc (một việc), hai bản ghi");
}

BOOST_AUTO_TEST_CASE(within_a_year_there_is_a_schedule) {
  const report_input in = sample(language::vi, 6);
  // Due of 60 after six months: 30; of 66.70: 33.35. The rate is 66.67.
  BOOST_TEST(told(in, "{period}: {cases.due}, {cases.ahead}, {money.due}, {money.ahead}").text ==
             "6 tháng đầu năm 2024: 30,00%, 36,67 điểm phần trăm, 33,35%, 33,32 điểm phần trăm");
  BOOST_TEST(told(in, "[cases.ahead: ahead | behind | level]").text == "ahead");
  BOOST_TEST(formula(in, "{cases.due}") == "60 × 6 / 12 = 30,00 %");
  BOOST_TEST(formula(in, "{cases.ahead}") == "66,67 − 30,00 = 36,67 điểm");
}

BOOST_AUTO_TEST_CASE(a_trace_says_where_a_number_comes_from) {
  const narrative n = told(sample(language::en), "By {unit}: {cases.rate}, {money.over}.");
  BOOST_TEST(n.text == "By Tỉnh P: 66.67%, -0.03 percentage points.");
  BOOST_TEST_REQUIRE(n.trace.size() == 3U);
  const traced& rate = n.trace[1];
  BOOST_TEST(rate.begin == std::string("By Tỉnh P: ").size());
  BOOST_TEST(n.words_of(rate) == "66.67%");
  BOOST_TEST(rate.placeholder == "cases.rate");
  BOOST_TEST(rate.value == "66/99");
  BOOST_TEST(rate.formula == "66 / 99 = 66.67 %");
  BOOST_TEST(n.words_of(n.trace[0]) == "Tỉnh P");
  BOOST_TEST(n.trace[0].value == "P");
  BOOST_TEST(n.words_of(n.trace[2]) == "-0.03 percentage points");
  BOOST_TEST(n.trace[2].value == "-0.03");
  BOOST_TEST(n.trace[2].formula == "66.67 − 66.70 = -0.03 points");
}

BOOST_AUTO_TEST_CASE(values_are_exact) {
  BOOST_TEST(value("{cases.accepted}") == "99");
  BOOST_TEST(value("{money.resolved}") == "66000000");
  BOOST_TEST(value("{money.resolved|words}") == "66000000");
  BOOST_TEST(value("{cases.growth}") == "16/50");
  BOOST_TEST(value("{cases.growth_of_new}") == "-1/100");
  BOOST_TEST(value("{cases.target}") == "60");
  BOOST_TEST(value("[money.over: a | {money.over|size} | c]") == "-0.03");
  BOOST_TEST(value("{period}") == "2024");
}

BOOST_AUTO_TEST_CASE(formulas_name_what_they_are_made_of) {
  const report_input vi = sample(language::vi);
  const report_input en = sample(language::en);
  BOOST_TEST(formula(vi, "{cases.accepted}") == "năm trước chuyển sang 0 + thụ lý mới 99 = 99");
  BOOST_TEST(formula(en, "{money.resolved}") ==
             "finished 66 000 000 + terminated 0 + reduced 0 = 66 000 000");
  BOOST_TEST(formula(en, "{cases.with_conditions}") ==
             "finished 66 + terminated 0 + reduced 0 + in_progress 33 + unclassified 0 + "
             "postponed_agreed 0 = 99");
  BOOST_TEST(formula(vi, "{cases.in_progress}") == "đang thi hành 33");
  BOOST_TEST(formula(vi, "{cases.target}") == "chỉ tiêu của P, năm 2024, QĐ 1, dòng 7");
  BOOST_TEST(formula(en, "{cases.target}") == "target of P, 2024, QĐ 1, line 7");
  BOOST_TEST(formula(vi, "{cases.growth}") == "(66 − 50) / 50 = 32,00 %");
  BOOST_TEST(formula(vi, "{cases.rate_change}") == "66 / 99 − 50 / 100 = 16,67 điểm");
  BOOST_TEST(formula(vi, "{period}") == "2023-10-01 – 2024-09-30");
  BOOST_TEST(formula(en, "{unit}") == "code P");
}

BOOST_AUTO_TEST_CASE(a_sentence_left_out_leaves_no_trace) {
  report_input in = sample(language::vi);
  in.targets = {};
  const narrative n = told(in, "{cases.resolved} {cases.target}\n{cases.accepted}");
  BOOST_TEST(n.text == "99 việc");
  BOOST_TEST_REQUIRE(n.trace.size() == 1U);
  BOOST_TEST(n.trace[0].begin == 0U);
}

BOOST_AUTO_TEST_CASE(a_unit_has_a_name_or_at_least_a_code) {
  report_input in = sample(language::vi);
  in.root = "D";
  BOOST_TEST(told(in, "{unit}: {cases.accepted}").text == "Huyện D 3: 99 việc");
  in.tree = agency_tree({{.code = "D", .name = "", .kind = unit_kind::other}});
  BOOST_TEST(told(in, "{unit}").text == "D");
  in.tree = agency_tree({{.code = "D", .name = "a\x1B[1m{unit}", .kind = unit_kind::other}});
  BOOST_TEST(told(in, "{unit}").text == "a [1m{unit}");
}

BOOST_AUTO_TEST_CASE(trace_as_a_table_and_as_json) {
  const narrative n = told(sample(language::en), "\"{cases.rate}\"");
  BOOST_TEST(to_csv(trace_table(n)) ==
             "words,placeholder,value,formula\n66.67%,cases.rate,66/99,66 / 99 = 66.67 %\n");
  BOOST_TEST(
      to_json(n) ==
      "{\n  \"text\": \"\\\"66.67%\\\"\",\n  \"trace\": [\n"
      "    {\"begin\": 1, \"size\": 6, \"words\": \"66.67%\", \"placeholder\": \"cases.rate\", "
      "\"value\": \"66/99\", \"formula\": \"66 / 99 = 66.67 %\"}\n  ]\n}\n");
  BOOST_TEST(to_json(told(sample(language::en), "A.")) ==
             "{\n  \"text\": \"A.\",\n  \"trace\": []\n}\n");
}

BOOST_AUTO_TEST_CASE(builtin_narratives_trace_every_number) {
  for (const language lang : {language::vi, language::en}) {
    const narrative_template how = builtin_narrative(lang);
    for (const int months : {1, 6, 12}) {
      report_input in = sample(lang, months);
      const std::size_t all = make_narrative(in, how).trace.size();
      BOOST_TEST(all > (months == 12 ? 16U : 20U));
      for (const bool words : {false, true}) {
        const narrative n = make_narrative(in, how, {.words = words});
        BOOST_TEST(untraced_digit(n) == std::string::npos, n.text);
        BOOST_TEST(n.text.find("  ") == std::string::npos, n.text);
      }
      in.years.back().add_set_aside({3, 2});
      BOOST_TEST(make_narrative(in, how).trace.size() == all + 2);
      in.root = "D";  // which has no target
      const narrative district = make_narrative(in, how);
      BOOST_TEST(untraced_digit(district) == std::string::npos, district.text);
      BOOST_TEST(district.trace.size() < all);
    }
  }
}

BOOST_AUTO_TEST_CASE(builtin_narratives_say_the_same_figures) {
  const auto figures = [](language lang) {
    report_input in = sample(lang, 6);
    in.years.back().add_set_aside({3, 2});
    std::vector<std::string> names;
    for (const traced& t : make_narrative(in, builtin_narrative(lang)).trace) {
      names.push_back(t.placeholder);
    }
    return names;
  };
  const auto vi = figures(language::vi);
  const auto en = figures(language::en);
  BOOST_TEST(vi == en, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_narrative_of_nothing_is_an_error) {
  BOOST_TEST(thads_test::code_of([] { return told({}, "A."); }) == errc::argument);
}

BOOST_AUTO_TEST_SUITE_END()
