// SPDX-License-Identifier: Apache-2.0
// Units compared fairly, as tables: rows for the root and the units below it, and labels.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/chapters/fairness_table.hpp>
#include <thads/report/chapters/scoring_table.hpp>
#include <thads/table/table_csv.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(fairness_table_test)

using namespace thads;
using thads_test::code_of;

namespace {

agency_tree province() {
  return agency_tree({{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province},
                      {.code = "D1", .name = "Huyện 1", .parent = "P"},
                      {.code = "D2", .name = "Huyện 2", .parent = "P"},
                      {.code = "D3", .name = "Huyện 3", .parent = "P"}});
}

void add(tally& t, const char* unit, judgment_type judgment, int resolved, int of) {
  measures m;
  m[measure::finished].count = resolved;
  m[measure::in_progress].count = of - resolved;
  t.add({.unit = unit, .judgment = judgment}, m);
}

// D1: 8 of 10 civil, 9 of 30 family. D2: 10 of 30, 1 of 10. D3 has no cases with conditions.
tally figures() {
  tally t(period(2024));
  add(t, "D1", judgment_type::civil, 8, 10);
  add(t, "D1", judgment_type::family, 9, 30);
  add(t, "D2", judgment_type::civil, 10, 30);
  add(t, "D2", judgment_type::family, 1, 10);
  measures without;
  without[measure::unenforceable].count = 5;
  t.add({.unit = "D3"}, without);
  return t;
}

report_input about(language lang = language::en) {
  return {.years = {figures().project({dimension::unit})},
          .tree = province(),
          .root = "P",
          .lang = lang};
}

bool says_approximate(const table& t) {
  return std::any_of(t.notes().begin(), t.notes().end(), [](const bilingual& note) {
    return note.en.find("approximate") != std::string::npos &&
           note.vi.find("gần đúng") != std::string::npos;
  });
}

// The key of each column that is marked as approximate.
std::vector<std::string> approximate_columns(const table& t) {
  std::vector<std::string> keys;
  for (const column& c : t.columns()) {
    if (c.path.back().vi.starts_with("≈ ") && c.path.back().en.starts_with("≈ ")) {
      keys.push_back(c.key);
    }
  }
  return keys;
}

}  // namespace

// The limits of 40 cases around 28 / 80, by exact sums of the binomial distribution.
BOOST_AUTO_TEST_CASE(funnel_of_a_province) {
  const table t = make_funnel_table(about());
  BOOST_TEST(to_csv(t) ==
             "unit,name,resolved,with_conditions,rate,lower_outer,lower_inner,upper_inner,"
             "upper_outer,place\n"
             "P,Tỉnh P,28,80,35.00,,,,,\n"
             "D1,Huyện 1,17,40,42.50,11.76,19.26,51.48,60.30,inside\n"
             "D2,Huyện 2,11,40,27.50,11.76,19.26,51.48,60.30,inside\n"
             "D3,Huyện 3,0,0,,,,,,\n");
  BOOST_TEST((approximate_columns(t) == std::vector<std::string>{"lower_outer", "lower_inner",
                                                                 "upper_inner", "upper_outer"}));
  BOOST_TEST(says_approximate(t));
  BOOST_TEST(t.notes().size() == 2U);
  const table widened = make_funnel_table(about(), {.allow = over_dispersion::additive});
  BOOST_TEST_REQUIRE(widened.notes().size() == 3U);
  BOOST_TEST(widened.notes()[0].en.starts_with("Over-dispersion allowed for (additive): φ ≈ "));
  BOOST_TEST(make_funnel_table(about(language::vi)).rows()[1].back().shown() == "trong giới hạn");
}

// As in result/mix_adjusted.
BOOST_AUTO_TEST_CASE(mix_of_a_province) {
  const table t = make_mix_table(about(), figures());
  BOOST_TEST(to_csv(t) ==
             "unit,name,resolved,with_conditions,rate,expected,of_expected,indirect,direct,"
             "covered\n"
             "P,Tỉnh P,28,80,35.00,28.00,100.00,35.00,35.00,100.00\n"
             "D1,Huyện 1,17,40,42.50,12.00,141.67,49.58,55.00,100.00\n"
             "D2,Huyện 2,11,40,27.50,16.00,68.75,24.06,21.67,100.00\n"
             "D3,Huyện 3,0,0,,0.00,,,,\n");
  BOOST_TEST(approximate_columns(t).empty());
  BOOST_TEST(code_of([] {
               return make_mix_table(about(), figures().project({dimension::unit}));
             }) == errc::mismatch);
}

BOOST_AUTO_TEST_CASE(ranks_of_a_province) {
  const table t = make_rank_table(about());
  BOOST_TEST_REQUIRE(t.rows().size() == 3U);
  const auto value = [&](std::size_t row, std::size_t column) {
    return t.rows()[row][column].value();
  };
  const std::size_t last = t.columns().size() - 1;
  BOOST_TEST(value(0, 0) == "D1");
  BOOST_TEST(value(0, 5) == "1");
  BOOST_TEST(value(0, last - 2) == "1");
  BOOST_TEST(value(0, last - 1) == "2");
  BOOST_TEST(value(0, last) == "no");
  BOOST_TEST(t.rows()[0][last].shown() == "cannot tell");
  BOOST_TEST(value(2, 0) == "D3");
  BOOST_TEST(value(2, 5).empty());
  BOOST_TEST(says_approximate(t));
  BOOST_TEST(approximate_columns(t).size() == 5U);
}

// D1 resolves 1 of 10, then 2 of 9: 10.00 and 22.22, mean 16.11, range 12.22, reach 32.51.
BOOST_AUTO_TEST_CASE(control_charts_of_a_province) {
  control_chart_input in{.tree = province(), .root = "P", .target = decimal(10)};
  for (const auto& [months, resolved] : {std::pair{1, 1}, std::pair{2, 3}}) {
    tally t(period(2024, months), {dimension::unit});
    add(t, "D1", judgment_type::civil, resolved, 10);
    in.cumulative.push_back(t);
  }
  BOOST_TEST(to_csv(make_control_chart_table(in)) ==
             "month,resolved,could_resolve,rate,mean,lower,upper,range,range_limit,signals\n"
             "10/2023,1,10,10.00,16.11,-16.40,48.62,,39.93,\n"
             "11/2023,2,9,22.22,16.11,-16.40,48.62,12.22,39.93,\n");
  const table limits = make_control_limits_table(in);
  BOOST_TEST(to_csv(limits) ==
             "unit,name,months,mean,lower,upper,last,last_signals,signalling,assurance\n"
             "P,Tỉnh P,2,16.11,-16.40,48.62,22.22,,0,may_or_may_not_reach\n"
             "D1,Huyện 1,2,16.11,-16.40,48.62,22.22,,0,may_or_may_not_reach\n"
             "D2,Huyện 2,0,,,,,,0,\n"
             "D3,Huyện 3,0,,,,,,0,\n");
  BOOST_TEST(limits.notes().back().en == "Target: 10 % in each month.");
  in.cumulative.clear();
  BOOST_TEST(code_of([&] { return make_control_chart_table(in); }) == errc::argument);
  BOOST_TEST(code_of([&] { return make_control_limits_table(in); }) == errc::argument);
}

// 35 − 30 = 5 over 30, two steps of 2: 20 + 2 = 22, at most 21; D1 12.5: 20 + 6; D2 short; D3 none.
BOOST_AUTO_TEST_CASE(scores_of_a_province) {
  const score_scheme scheme{.criteria = {{.code = "C",
                                          .figure = *find_figure_code("cases.rate"),
                                          .threshold = 30,
                                          .points = 20,
                                          .step = 2,
                                          .step_points = 1,
                                          .maximum = decimal(21)}},
                            .grades = {{.code = "A", .from_points = 21}}};
  BOOST_TEST(to_csv(make_score_table(about(), scheme)) ==
             "line,unit,criterion,figure,value,comparator,threshold,met,base,steps,for_steps,"
             "maximum,points,grade\n"
             "P,P,,,,,,,,,,,21,A\n"
             "P/C,P,C,cases.rate,35,at_least,30,met,20,2,2,21,21,\n"
             "D1,D1,,,,,,,,,,,21,A\n"
             "D1/C,D1,C,cases.rate,42.50,at_least,30,met,20,6,6,21,21,\n"
             "D2,D2,,,,,,,,,,,0,\n"
             "D2/C,D2,C,cases.rate,27.50,at_least,30,not met,0,0,0,21,0,\n"
             "D3,D3,,,,,,,,,,,0,\n"
             "D3/C,D3,C,cases.rate,,at_least,30,,0,0,0,21,0,\n");
}

BOOST_AUTO_TEST_SUITE_END()
