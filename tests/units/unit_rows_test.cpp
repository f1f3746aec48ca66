// SPDX-License-Identifier: Apache-2.0
// The rows of a table by unit: a province, its divisions, and who is counted where.
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/errors.hpp"

#include <thads/units/unit_rows.hpp>

BOOST_AUTO_TEST_SUITE(unit_rows_test)

namespace {

using thads::agency;
using thads::unit_kind;

const thads::date today = thads::date::from_ymd(2025, 9, 30);

thads::agency_tree province() {
  return thads::agency_tree({
      {.code = "VN", .name = "Viet Nam", .kind = unit_kind::nation},
      {.code = "CT", .name = "Cần Thơ", .kind = unit_kind::province, .parent = "VN"},
      {.code = "CT-2", .kind = unit_kind::region, .parent = "CT"},
      {.code = "CT-1", .name = "Khu vực 1", .kind = unit_kind::region, .parent = "CT"},
      {.code = "CT-1a", .name = "Tổ 1a", .kind = unit_kind::other, .parent = "CT-1"},
      {.code = "CT-0",
       .name = "Khu vực cũ",
       .kind = unit_kind::region,
       .parent = "CT",
       .valid_to = thads::date::from_ymd(2025, 6, 30)},
      {.code = "HN", .name = "Hà Nội", .kind = unit_kind::province, .parent = "VN"},
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_root_comes_first_then_the_units_in_force_by_code) {
  const auto tree = province();
  const thads::unit_rows rows(tree, "CT", today);
  BOOST_REQUIRE_EQUAL(rows.size(), 3U);
  BOOST_TEST(rows.list()[0].code == "CT");
  BOOST_TEST(rows.list()[0].name == "Cần Thơ");
  BOOST_TEST(rows.list()[1].code == "CT-1");
  BOOST_TEST(rows.list()[2].code == "CT-2");
  BOOST_TEST(rows.list()[2].name == "CT-2");  // without a name its code stands for it
}

BOOST_AUTO_TEST_CASE(figures_belong_to_the_unit_below_the_root_that_they_stand_in) {
  const auto tree = province();
  const thads::unit_rows rows(tree, "CT", today);
  BOOST_TEST((rows.below("CT-1a") == std::optional<std::size_t>(1)));
  BOOST_TEST((rows.below("CT-2") == std::optional<std::size_t>(2)));
  BOOST_TEST(!rows.below("CT").has_value());
  BOOST_TEST(rows.covers("CT"));
  BOOST_TEST(rows.covers("CT-1a"));
  for (const char* outside : {"HN", "VN", "CT-0", "nowhere"}) {
    BOOST_TEST(!rows.below(outside).has_value());
    BOOST_TEST(!rows.covers(outside));
  }
}

// On 1 July 2025 CT-0 was divided between CT-1 and CT-2, and HN-0, of Hà Nội, joined CT-1a and HN.
thads::succession_table successions() {
  const thads::date day = thads::date::from_ymd(2025, 7, 1);
  const auto half = thads::parse_decimal("0.5", thads::number_format::plain);
  using thads::succession_kind;
  return thads::succession_table({
      {.from = "CT-0", .to = "CT-1", .day = day, .kind = succession_kind::split, .share = half},
      {.from = "CT-0", .to = "CT-2", .day = day, .kind = succession_kind::split, .share = half},
      {.from = "CT-9", .to = "CT-1a", .day = day, .kind = succession_kind::merge},
      {.from = "HN-0", .to = "CT-1a", .day = day, .kind = succession_kind::split, .share = half},
      {.from = "HN-0", .to = "HN", .day = day, .kind = succession_kind::split, .share = half},
  });
}

thads::agency_tree before_and_after() {
  const thads::agency_tree now = province();
  std::vector<agency> rows(now.rows().begin(), now.rows().end());
  for (const char* code : {"CT-9", "HN-0", "CT-8"}) {
    rows.push_back({.code = code,
                    .kind = unit_kind::region,
                    .parent = "CT",
                    .valid_to = thads::date::from_ymd(2025, 6, 30)});
  }
  return thads::agency_tree(std::move(rows));
}

BOOST_AUTO_TEST_CASE(what_units_did_that_are_gone_belongs_to_their_successors) {
  const auto tree = before_and_after();
  const auto became = successions();
  const thads::unit_rows rows(tree, "CT", today, &became);
  BOOST_TEST(rows.covers("CT-9"));
  BOOST_TEST((rows.below("CT-9") == std::optional<std::size_t>(1)));  // through CT-1a to CT-1
  BOOST_TEST(!rows.is_divided("CT-9"));
  BOOST_TEST(rows.covers("CT-0"));
  BOOST_TEST(!rows.below("CT-0").has_value());  // in the total alone
  BOOST_TEST(rows.is_divided("CT-0"));
  BOOST_TEST(!rows.is_divided("CT-1"));
  BOOST_TEST(!rows.is_divided("CT"));
}

BOOST_AUTO_TEST_CASE(cases_that_cannot_be_told_apart_are_refused) {
  const auto tree = before_and_after();
  const auto became = successions();
  const auto is_refused = [](const auto& e) { return e.code() == thads::errc::bad_register; };
  const thads::unit_rows of_province(tree, "CT", today, &became);
  BOOST_CHECK_EXCEPTION(static_cast<void>(of_province.covers("HN-0")), thads::error, is_refused);
  BOOST_CHECK_EXCEPTION(static_cast<void>(of_province.covers("CT-8")), thads::error, is_refused);
  const thads::unit_rows of_nation(tree, "VN", today, &became);
  BOOST_TEST(of_nation.covers("HN-0"));
  BOOST_TEST(of_nation.is_divided("HN-0"));
}

BOOST_AUTO_TEST_CASE(a_root_that_is_not_in_force_is_refused) {
  const auto tree = province();
  BOOST_CHECK_EXCEPTION(thads::unit_rows(tree, "CT-0", today), thads::error,
                        [](const auto& e) { return e.code() == thads::errc::not_found; });
}

BOOST_AUTO_TEST_SUITE_END()
