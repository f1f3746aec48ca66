// SPDX-License-Identifier: Apache-2.0
// Figures by theme, which overlap, against a made-up register counted case by case.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "support/registers.hpp"

#include <thads/analysis/themes.hpp>
#include <thads/tally/rates.hpp>
#include <thads/tally/tally_cases.hpp>

BOOST_AUTO_TEST_SUITE(themes_test)

namespace {

using thads::agency;
using thads::dimension;
using thads::flag;
using thads::measure;
using thads::measures;
using thads::period;
using thads::theme;
using thads::unit_kind;

const period year_2024(2024);

thads::agency_tree units_a_b_c() {
  return thads::agency_tree({{.code = "P", .kind = unit_kind::province},
                             {.code = "A", .kind = unit_kind::district, .parent = "P"},
                             {.code = "B", .kind = unit_kind::district, .parent = "P"},
                             {.code = "C", .kind = unit_kind::other}});  // not below P
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_flag_is_a_theme) {
  const std::vector<theme> themes = thads::reported_themes();
  BOOST_TEST_REQUIRE(themes.size() == 8U);
  for (std::size_t i = 0; i < 7; ++i) {
    BOOST_TEST(themes[i].any_of.to_string() == code_of(static_cast<flag>(i)));
    BOOST_TEST(themes[i].code == code_of(static_cast<flag>(i)));
  }
  BOOST_TEST(themes[7].any_of.to_string() == "corruption|economic");
  BOOST_TEST(thads::committee_flags().to_string() == "hardship|merit");
}

BOOST_AUTO_TEST_CASE(a_case_counts_under_each_of_its_flags_and_once_in_all) {
  const auto cases = thads_test::register_of(thads_test::random_stories(600, 31));
  const auto figures = tally_cases(cases, year_2024, {.by = {dimension::unit, dimension::flags}});
  const thads::agency_tree tree = units_a_b_c();
  const thads::unit_rows rows(tree, "P", year_2024.last_day());
  const std::vector<theme> themes = thads::reported_themes();
  const auto sums = sums_of_themes(figures, themes, rows);
  BOOST_TEST_REQUIRE(sums.size() == 3U);

  // Case by case: how many belong to unit B, and under which themes.
  std::vector<std::int64_t> by_theme(themes.size());
  std::int64_t flagged = 0;
  std::int64_t several = 0;
  std::int64_t all = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto out = fold_case(cases, i, year_2024);
    if (!out.counted || cases.columns().units[out.unit] != "B") continue;
    const std::int64_t adds = out.origin_figure().count;
    const std::string flags = "|" + cases[i].flags.to_string() + "|";
    const auto has = [&flags](const std::string& f) {
      return flags.find("|" + f + "|") != std::string::npos;
    };
    for (std::size_t t = 0; t < 7; ++t) {
      if (has(themes[t].code)) by_theme[t] += adds;
    }
    if (has("corruption") || has("economic")) by_theme[7] += adds;
    if (!cases[i].flags.empty()) flagged += adds;
    if (std::count(flags.begin(), flags.end(), '|') > 2) several += adds;
    all += adds;
  }
  BOOST_TEST(all > 50);
  for (std::size_t t = 0; t < themes.size(); ++t) {
    BOOST_TEST(accepted(sums[2].themes[t]).count == by_theme[t]);
  }
  BOOST_TEST(accepted(sums[2].flagged).count == flagged);
  BOOST_TEST(accepted(sums[2].several).count == several);
  BOOST_TEST(accepted(sums[2].all).count == all);
  // A and B are all of P; what C has belongs to no row.
  BOOST_TEST((sums[0].all == sums[1].all + sums[2].all));
  BOOST_TEST((sums[0].themes[0] == sums[1].themes[0] + sums[2].themes[0]));
  // With each case in about half of seven themes, these overlap.
  std::int64_t together = 0;
  for (std::size_t t = 0; t < 7; ++t) together += accepted(sums[0].themes[t]).count;
  BOOST_TEST(together > accepted(sums[0].flagged).count);
}

BOOST_AUTO_TEST_CASE(figures_without_flags_have_no_themes) {
  const thads::agency_tree tree = units_a_b_c();
  const thads::unit_rows rows(tree, "P", year_2024.last_day());
  for (const thads::dimension_set& by :
       {thads::dimension_set{dimension::unit}, thads::dimension_set{dimension::flags}}) {
    const thads::tally figures(year_2024, by);
    BOOST_CHECK_EXCEPTION((void)sums_of_themes(figures, thads::reported_themes(), rows),
                          thads::error,
                          [](const auto& e) { return e.code() == thads::errc::mismatch; });
  }
}

BOOST_AUTO_TEST_CASE(listed_cases_are_those_of_the_period) {
  const auto cases = thads_test::register_of(
      "1,A,x,ex_officio,civil,2023-01-10,100,,hardship\n"  // open, now with y in B
      "2,A,x,ex_officio,civil,2023-01-10,50,,merit\n"      // closed in the year
      "3,A,x,ex_officio,civil,2022-01-10,50,,merit\n"      // closed before it
      "4,A,x,ex_officio,civil,2024-10-01,50,,merit\n"      // accepted after it
      "5,A,x,ex_officio,civil,2024-01-01,50,,budget\n",    // not of these themes
      "1,2024-01-10,unit_changed,,,B,y\n1,2024-01-11,collected,30,,,\n"
      "1,2024-01-12,separate_book,,,,\n"
      "2,2024-01-10,revoked,,,,\n3,2022-03-01,revoked,,,,\n");
  const auto found = flagged_cases(cases, year_2024, thads::committee_flags());
  BOOST_TEST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].id == "1");
  BOOST_TEST(found[0].unit == "B");
  BOOST_TEST(found[0].officer == "y");
  BOOST_TEST(found[0].amount == 100);
  BOOST_TEST(found[0].balance == 70);
  BOOST_TEST((found[0].stands == measure::separate_book));
  BOOST_TEST(found[1].id == "2");
  BOOST_TEST((found[1].stands == measure::revoked));
  BOOST_TEST(found[1].balance == 0);
}

BOOST_AUTO_TEST_SUITE_END()
