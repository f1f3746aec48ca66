// SPDX-License-Identifier: Apache-2.0
// The tables of posts and of the outlook: what is missing, what is marked, what is rounded up.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/report/chapters/outlook_table.hpp>
#include <thads/report/chapters/staff_table.hpp>
#include <thads/table/table_csv.hpp>

#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(staff_outlook_table_test)

using namespace thads;
using thads_test::code_of;

namespace {

constexpr std::int64_t million = 1'000'000;

agency_tree units() {
  return agency_tree({{.code = "P", .name = "Tỉnh P", .kind = unit_kind::province},
                      {.code = "D1", .name = "Huyện 1", .kind = unit_kind::district, .parent = "P"},
                      {.code = "D2",
                       .name = "Huyện 2",
                       .kind = unit_kind::district,
                       .parent = "P",
                       .valid_to = date::from_ymd(2024, 9, 30)}});
}

// Each case is of a million đồng.
tally figures(const period& in, std::int64_t d1_resolved, std::int64_t d1_open, bool with_d2) {
  tally t(in, {dimension::unit});
  const auto add = [&t](const char* unit, std::int64_t resolved, std::int64_t open) {
    measures m;
    m[measure::finished] = {resolved, million * resolved};
    m[measure::in_progress] = {open, million * open};
    m[measure::newly_accepted] = {resolved + open, million * (resolved + open)};
    t.add({.unit = unit}, m);
  };
  add("D1", d1_resolved, d1_open);
  if (with_d2) add("D2", 1, 1);
  return t;
}

std::string shown(const table& t, std::size_t row) {
  std::string text;
  for (const cell& c : t.rows().at(row)) text += c.shown() + "|";
  return text;
}

outlook_input six_months(std::vector<target> targets, language lang = language::en) {
  return {.now = figures(period(2024, 6), 30, 70, false),
          .same_period_last_year = figures(period(2023, 6), 20, 80, false),
          .full_years = {figures(period(2023), 60, 60, false)},
          .tree = units(),
          .targets = target_table(std::move(targets)),
          .root = "P",
          .lang = lang};
}

target goal(const char* unit, quantity q, const char* value, date from = earliest_date) {
  return {.unit = unit,
          .year = 2024,
          .of = q,
          .value = percent(parse_decimal(value, number_format::plain)),
          .valid_from = from};
}

}  // namespace

// D1: 100 cases, 40 resolved, 3 of 4 posts filled: 33.33 and 13.33 for each officer.
BOOST_AUTO_TEST_CASE(posts_and_figures_per_post) {
  const staffing staff(
      {{.unit = "D1", .from = date::from_ymd(2023, 10, 1), .assigned = 4, .filled = 3}});
  const auto tables =
      make_staff_tables(figures(period(2024), 40, 60, true), staff, {}, units(), "P", language::en);
  BOOST_TEST_REQUIRE(tables.size() == 3U);
  BOOST_TEST(tables[0].name == "posts");
  BOOST_TEST_REQUIRE(tables[0].content.rows().size() == 3U);
  BOOST_TEST(shown(tables[0].content, 0) == "P|Tỉnh P|4|3|1|25.00|4.00|3.00|1.00|25.00|1|");
  BOOST_TEST(shown(tables[0].content, 2) == "D2|Huyện 2|–|–|–|–|–|–|–|–|1|");
  BOOST_TEST(tables[1].name == "per_post_at_end");
  BOOST_TEST(shown(tables[1].content, 1) ==
             "D1|Huyện 1|3.00|33.33|100.00|33.33|100.00|13.33|100.00|33|100.00|33|100.00|13|"
             "100.00|");
  BOOST_TEST(tables[2].content.notes().at(0).en ==
             "Posts are not stated, so these are left out of every figure per post: D2.");
  // 100 000 000 / 3 đồng, exactly rounded; the root's share stands beside it.
  BOOST_TEST(tables[1].content.rows()[1][9].value() == "33333333");
}

BOOST_AUTO_TEST_CASE(many_units_without_posts_are_counted) {
  std::vector<std::string> codes;
  for (int i = 1; i <= 12; ++i) codes.push_back("U" + std::to_string(i));
  const bilingual list = thads::detail::list_of(codes);
  BOOST_TEST(list.en == "U1, U2, U3, U4, U5, U6, U7, U8, U9, U10 and 2 more");
  BOOST_TEST(list.vi == "U1, U2, U3, U4, U5, U6, U7, U8, U9, U10 và 2 đơn vị khác");
  codes.resize(10);
  BOOST_TEST(thads::detail::list_of(codes).en == "U1, U2, U3, U4, U5, U6, U7, U8, U9, U10");
}

BOOST_AUTO_TEST_CASE(attributes_have_a_table_when_there_are_any) {
  const unit_attributes attributes({{.unit = "D1", .key = "evidence_store", .value = "yes"}});
  const auto tables = make_staff_tables(figures(period(2024), 40, 60, true), {}, attributes,
                                        units(), "P", language::vi);
  BOOST_TEST_REQUIRE(tables.size() == 4U);
  const table& t = tables[3].content;
  BOOST_TEST_REQUIRE(t.rows().size() == 2U);
  BOOST_TEST(shown(t, 0) == "evidence_store|yes|1|100|100|40|40,00|100|100|40|40,00|");
  BOOST_TEST(shown(t, 1) == "evidence_store|chưa nêu|1|2|2|1|50,00|2|2|1|50,00|");
  BOOST_TEST(to_csv(t).find("evidence_store,,1,2,2,1,50.00,2000000") != std::string::npos);
}

// 80 % of 100 are 80, 50 more: 8.33 a month and 50 · 7 / 183 = 1.91 a week, rounded up. Last year
// had 100 and then 120: 120 are expected by both ways, 96 needed, 66 more.
BOOST_AUTO_TEST_CASE(the_pace_is_rounded_up_and_marked) {
  const auto tables = make_outlook_tables(six_months({goal("D1", quantity::cases, "80")}));
  BOOST_TEST_REQUIRE(tables.size() == 3U);
  const table& t = tables[0].content;
  BOOST_TEST_REQUIRE(t.rows().size() == 18U);  // 3 units, 2 quantities, 3 assumptions
  BOOST_TEST(shown(t, 6) ==
             "D1|Huyện 1|cases|unchanged|80|100|30|100*|within reach|50*|8.4*|2.0*|5.0|1.1|");
  BOOST_TEST(shown(t, 7) ==
             "D1|Huyện 1|cases|same increase|80|100|30|120*|within reach|66*|11.0*|2.6*|5.0|1.1|");
  BOOST_TEST(shown(t, 8) ==
             "D1|Huyện 1|cases|same growth|80|100|30|120*|within reach|66*|11.0*|2.6*|5.0|1.1|");
  BOOST_TEST(shown(t, 9) == "D1|Huyện 1|money|unchanged|–|100|30|100*|no target|–|–|–|5|1|");
  BOOST_TEST((t.rows()[6][9].status() == cell_status::provisional));
  BOOST_TEST((t.rows()[6][6].status() == cell_status::number));
  BOOST_TEST(shown(t, 14) == "D2|Huyện 2|cases|same growth|–|0|0|–|no target|–|–|–|0.0|0.0|");
}

// The target that holds at the end of the year is the one to reach, though it came later.
BOOST_AUTO_TEST_CASE(the_target_is_that_of_the_end_of_the_year) {
  const table t = make_outlook_tables(
                      six_months({goal("D1", quantity::cases, "80"),
                                  goal("D1", quantity::cases, "70", date::from_ymd(2024, 7, 31))}))
                      .at(0)
                      .content;
  BOOST_TEST(t.rows().at(6)[4].value() == "70");
  BOOST_TEST(t.rows()[6][9].value() == "40");
}

BOOST_AUTO_TEST_CASE(estimates_are_marked_and_counts_are_not) {
  const auto tables = make_outlook_tables(six_months({}, language::vi));
  const table& t = tables[1].content;
  BOOST_TEST_REQUIRE(t.rows().size() == 72U);  // 3 units, 2 flows, 2 quantities, 2 years, 3 methods
  BOOST_TEST(shown(t, 0) == "P|Tỉnh P|thụ lý mới|việc|2024|bằng năm trước|120*|–|0|120|");
  BOOST_TEST(shown(t, 1) == "P|Tỉnh P|thụ lý mới|việc|2024|bình quân 3 năm|–|–|0|120|");
  BOOST_TEST((t.rows()[0][6].status() == cell_status::provisional));
  BOOST_TEST((t.rows()[0][9].status() == cell_status::number));
  BOOST_TEST(t.notes().back().vi.ends_with("cho đơn vị đó và cấp trên: 1."));
  BOOST_TEST(tables[2].content.rows().empty());  // one year foretells no other
}

BOOST_AUTO_TEST_CASE(past_estimates_stand_beside_what_came) {
  outlook_input in{
      .now = figures(period(2024), 30, 70, false),
      .same_period_last_year = {},
      .full_years = {figures(period(2023), 60, 60, false), figures(period(2024), 30, 70, false)},
      .tree = units(),
      .root = "D1"};
  const auto tables = make_outlook_tables(in);
  BOOST_TEST(tables[0].content.rows().size() == 2U);  // at the end there is nothing to assume
  const table& past = tables[2].content;
  BOOST_TEST_REQUIRE(past.rows().size() == 4U);  // as last year: 2 flows, 2 quantities
  BOOST_TEST(shown(past, 0) == "D1|newly accepted|cases|last year|1|2024|120*|100|20*|");
  BOOST_TEST(shown(past, 3) == "D1|carried forward|money|last year|1|2024|60*|70|-10*|");
}

// D1 and D2 share the history of one unit: each is an estimate, and the province is not.
BOOST_AUTO_TEST_CASE(years_that_were_divided_by_share_are_marked) {
  outlook_input in = six_months({});
  in.divided = {{.unit = "D", .parts = {{.unit = "D1", .share = {}}, {.unit = "D2", .share = {}}}}};
  const table t = make_outlook_tables(in).at(1).content;
  BOOST_TEST((t.rows().at(0)[9].status() == cell_status::number));
  BOOST_TEST(t.rows().at(24)[0].value() == "D1");
  BOOST_TEST(t.rows()[24][9].shown() == "120*");
}

BOOST_AUTO_TEST_CASE(last_year_must_fit) {
  outlook_input in = six_months({});
  in.same_period_last_year = figures(period(2023, 7), 20, 80, false);
  BOOST_TEST(code_of([&] { return make_outlook_tables(in); }) == errc::mismatch);
  in = six_months({});
  in.now = figures(period(2025, 6), 1, 1, false);  // D2 is no more, and had cases
  in.same_period_last_year = figures(period(2024, 6), 1, 1, true);
  in.full_years = {};
  BOOST_TEST(code_of([&] { return make_outlook_tables(in); }) == errc::bad_register);
}

BOOST_AUTO_TEST_SUITE_END()
