// SPDX-License-Identifier: Apache-2.0
// What goes into a report together, and what does not.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/year/report_on.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(report_on_test)

using namespace thads;
using thads_test::code_of;

namespace {

tally year_of(period in, const std::string& unit) {
  tally t(in);
  measures m;
  m[measure::newly_accepted] = {3, 300};
  m[measure::finished] = {2, 200};
  m[measure::in_progress] = {1, 100};
  t.add({.unit = unit, .officer = "o"}, m);
  return t;
}

tally two_districts() {
  tally t = year_of(period(2024), "D");
  t.merge(year_of(period(2024), "E"));
  return t;
}

// Province P with district D, and district E only from 2024-01-01 on.
agency_tree tree() {
  return agency_tree({{.code = "P", .kind = unit_kind::province},
                      {.code = "D", .kind = unit_kind::district, .parent = "P"},
                      {.code = "E",
                       .kind = unit_kind::district,
                       .parent = "P",
                       .valid_from = date::from_ymd(2024, 1, 1)}});
}

report_input report_on_years(const std::vector<tally>& years, const agency_tree* units,
                             std::string_view root = "") {
  std::vector<const tally*> pointers;
  for (const tally& year : years) pointers.push_back(&year);
  return report_on(pointers, units, {}, root);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_root_is_the_unit_above_all_that_were_counted) {
  const agency_tree units = tree();
  const tally both = two_districts();
  BOOST_TEST(report_on_years({both}, &units).root == "P");
  BOOST_TEST(report_on_years({both}, &units, "D").root == "D");
  BOOST_TEST(
      (report_on_years({both}, &units).now().dimensions() == dimension_set{dimension::unit}));
}

BOOST_AUTO_TEST_CASE(without_a_tree_units_stand_side_by_side) {
  const report_input about = report_on_years({two_districts()}, nullptr);
  BOOST_TEST(about.units().size() == 3U);  // the sum of both, and each
  BOOST_TEST(resolved(about.units().front().now).count == 4);
  BOOST_TEST(resolved(figures_of_unit(about, "D").now).count == 2);
}

BOOST_AUTO_TEST_CASE(years_are_of_the_same_months_and_in_order) {
  const agency_tree units = tree();
  const auto fails = [&units](std::vector<tally> years) {
    return code_of([&] { return report_on_years(years, &units); });
  };
  BOOST_TEST(fails({}) == errc::argument);
  const tally y2023 = year_of(period(2023), "D");
  const tally y2024 = year_of(period(2024), "D");
  BOOST_TEST(report_on_years({y2023, y2024}, &units).years.size() == 2U);
  BOOST_TEST(fails({y2024, y2023}) == errc::mismatch);
  BOOST_TEST(fails({y2024, y2024}) == errc::mismatch);
  BOOST_TEST(fails({year_of(period(2023, 6), "D"), y2024}) == errc::mismatch);
}

BOOST_AUTO_TEST_CASE(units_must_be_there_on_the_last_day_of_each_year) {
  const agency_tree units = tree();
  const auto fails = [&units](std::vector<tally> years, std::string_view root) {
    return code_of([&] { return report_on_years(years, &units, root); });
  };
  BOOST_TEST(fails({year_of(period(2024), "X")}, "") == errc::bad_register);
  BOOST_TEST(fails({year_of(period(2023), "E"), year_of(period(2024), "E")}, "") ==
             errc::bad_register);
  BOOST_TEST(fails({year_of(period(2024), "D")}, "X") == errc::not_found);
  const report_input about = report_on_years({year_of(period(2024), "D")}, &units, "D");
  BOOST_TEST(code_of([&] { return figures_of_unit(about, "E"); }) == errc::not_found);
}

BOOST_AUTO_TEST_CASE(a_report_fills_in_forms_and_checks_them) {
  const regulation under = read_builtin_regulation("TT05-2024");
  const agency_tree units = tree();
  const tally figures = two_districts();
  const unit_report report{report_on_years({figures}, &units), figures};
  BOOST_TEST((report.in(language::vi).lang == language::vi));
  BOOST_TEST((report.about.lang == language::en));  // what others read stays as it is
  BOOST_TEST(report.sheet(under, "01").which().id == "01");
  BOOST_TEST((code_of([&] { return report.sheet(under, "99"); }) == errc::not_found));

  BOOST_TEST(none_failed(report.checks(under, nullptr)));
  const tally wrong = year_of(period(2024), "P");  // filed for the whole: half of both districts
  BOOST_TEST(!none_failed(report.checks(under, &wrong)));
}

BOOST_AUTO_TEST_SUITE_END()
