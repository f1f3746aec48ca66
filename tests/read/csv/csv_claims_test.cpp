// SPDX-License-Identifier: Apache-2.0
// The table of published figures: what each column and key means, and every rule with its place.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_claims.hpp>

#include "support/claims.hpp"
#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(csv_claims_test)

using thads::claim_aspect;
using thads::claim_field;
using thads::claim_key;
using thads::claim_quantity;
using thads::date;
using thads::decimal;
using thads::errc;
using thads::findings;
using thads::hedge;
using thads::money_unit;
using thads::printed_number;
using thads::published_row;
using thads::text_input;
using thads_test::claims_header;
using thads_test::claims_of;
using thads_test::code_of;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

struct claims_load {
  findings report;
  std::vector<published_row> rows;

  // What was found besides the columns that are not used.
  [[nodiscard]] lines found() const {
    lines all = lines_of(report);
    std::erase(all, "claims.csv:1:0 column_extra - - note");
    return all;
  }
};

claims_load load(const std::string& text, char delimiter = ',') {
  claims_load result;
  result.rows = read_claims(text_input::memory("claims.csv", text), result.report, delimiter);
  return result;
}

const std::string short_header =
    "id,period_end,measure_kind,money_unit,other_numbers,accepted_total,carried_over,"
    "newly_accepted,delegated_out,to_enforce_total,with_conditions,without_conditions,completed,"
    "terminated,resolved,in_progress,postponed,carried_forward,rate_published_pct,target_pct,"
    "over_target_pp,growth_resolved_pct,growth_accepted_pct\n";

// A row from its first columns; the rest is empty.
claims_load load_row(const std::string& first_columns) {
  const auto commas = std::count(first_columns.begin(), first_columns.end(), ',');
  return load(short_header + first_columns +
              std::string(22 - static_cast<std::size_t>(commas), ',') + "\n");
}

claims_load load_others(const std::string& other_numbers) {
  return load_row("x,,viec,," + other_numbers);
}

// "83.85", "hon 917 step 1", or "none".
std::string number_of(const published_row& row, claim_key key) {
  const printed_number* n = row.find(key);
  if (n == nullptr) return "none";
  if (!n->qualified) return to_string(n->value);
  return std::string(code_of(n->qualified->word)) + " " + to_string(n->value) + " step " +
         to_string(n->qualified->step);
}

std::string number_of(const published_row& row, claim_field field) {
  return number_of(row, {claim_aspect::value, field});
}

#define TEST_FOUND(load, ...) \
  BOOST_TEST((load).found() == (lines __VA_ARGS__), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_row) {
  const claims_load claims = load(
      claims_header +
      "vn,\"http://a, b\",2024,national,\"Việt \"\"Nam\"\"\",FY2024,2023-10-01,2024-09-30,tien,1,2,"
      "3,4,5,6,7,8,9,10,11,12,13,ty,84.20,83.9,0.30,-1.5,16,cf_with=14;withdrawn=15,a note\n");
  TEST_FOUND(claims, {});
  BOOST_TEST(claims.report.count(thads::rule::column_extra) == 1U);
  BOOST_TEST_REQUIRE(claims.rows.size() == 1U);
  const published_row& row = claims.rows[0];
  BOOST_TEST(row.id == "vn");
  BOOST_TEST((row.of == claim_quantity::money));
  BOOST_TEST_REQUIRE(row.unit.has_value());
  BOOST_TEST((*row.unit == money_unit::billion));
  BOOST_TEST_REQUIRE(row.period_end.has_value());
  BOOST_TEST(*row.period_end == date::from_ymd(2024, 9, 30));
  BOOST_TEST(number_of(row, claim_field::accepted_total) == "1");
  BOOST_TEST(number_of(row, claim_field::carried_over) == "2");
  BOOST_TEST(number_of(row, claim_field::newly_accepted) == "3");
  BOOST_TEST(number_of(row, claim_field::delegated_out) == "4");
  BOOST_TEST(number_of(row, claim_field::to_enforce_total) == "5");
  BOOST_TEST(number_of(row, claim_field::with_conditions) == "6");
  BOOST_TEST(number_of(row, claim_field::without_conditions) == "7");
  BOOST_TEST(number_of(row, claim_field::completed) == "8");
  BOOST_TEST(number_of(row, claim_field::terminated) == "9");
  BOOST_TEST(number_of(row, claim_field::resolved) == "10");
  BOOST_TEST(number_of(row, claim_field::in_progress) == "11");
  BOOST_TEST(number_of(row, claim_field::postponed) == "12");
  BOOST_TEST(number_of(row, claim_field::carried_forward) == "13");
  BOOST_TEST(number_of(row, claim_field::cf_with) == "14");
  BOOST_TEST(number_of(row, claim_field::withdrawn) == "15");
  BOOST_TEST(number_of(row, claim_field::rate) == "84.20");
  BOOST_TEST(number_of(row, claim_field::target) == "83.9");
  BOOST_TEST(number_of(row, claim_field::over_target) == "0.30");
  BOOST_TEST(number_of(row, {claim_aspect::growth, claim_field::resolved}) == "-1.5");
  BOOST_TEST(number_of(row, {claim_aspect::growth, claim_field::accepted_total}) == "16");
  BOOST_TEST(row.numbers.size() == 20U);
}

BOOST_AUTO_TEST_CASE(an_empty_field_is_not_printed) {
  const claims_load claims = load_row("x,,viec");
  TEST_FOUND(claims, {});
  BOOST_TEST_REQUIRE(claims.rows.size() == 1U);
  BOOST_TEST(claims.rows[0].numbers.empty());
  BOOST_TEST(!claims.rows[0].unit.has_value());
  BOOST_TEST(!claims.rows[0].period_end.has_value());
}

BOOST_AUTO_TEST_CASE(keys_of_other_numbers) {
  const published_row row = claims_of(
      "d.completed=-1;g.newly_accepted=2.50;prev.completed=3;prev.rate=4;s.with=5;s.without=6;"
      "s.postponed=7;s.carried=8;pp.rate=-9.0;cf_with=10;cf_with_prev=11;d.cf_with=12;g.cf_with=13;"
      "withdrawn=14;ratio.target=15;assumed_target=16");
  const auto number = [&row](claim_aspect aspect, claim_field field) {
    return number_of(row, {aspect, field});
  };
  BOOST_TEST(number(claim_aspect::change, claim_field::completed) == "-1");
  BOOST_TEST(number(claim_aspect::growth, claim_field::newly_accepted) == "2.50");
  BOOST_TEST(number(claim_aspect::previous, claim_field::completed) == "3");
  BOOST_TEST(number(claim_aspect::previous, claim_field::rate) == "4");
  BOOST_TEST(number(claim_aspect::share, claim_field::with_conditions) == "5");
  BOOST_TEST(number(claim_aspect::share, claim_field::without_conditions) == "6");
  BOOST_TEST(number(claim_aspect::share, claim_field::postponed) == "7");
  BOOST_TEST(number(claim_aspect::share, claim_field::carried_over) == "8");
  BOOST_TEST(number(claim_aspect::points, claim_field::rate) == "-9.0");
  BOOST_TEST(number(claim_aspect::value, claim_field::cf_with) == "10");
  BOOST_TEST(number(claim_aspect::previous, claim_field::cf_with) == "11");
  BOOST_TEST(number(claim_aspect::change, claim_field::cf_with) == "12");
  BOOST_TEST(number(claim_aspect::growth, claim_field::cf_with) == "13");
  BOOST_TEST(number(claim_aspect::value, claim_field::withdrawn) == "14");
  BOOST_TEST(number(claim_aspect::value, claim_field::ratio_to_target) == "15");
  BOOST_TEST(number(claim_aspect::value, claim_field::assumed_target) == "16");
  BOOST_TEST(row.numbers.size() == 16U);
}

BOOST_AUTO_TEST_CASE(numbers_that_no_check_needs_are_known) {
  const claims_load claims = load_others(
      "annual_target=73;new_chu_dong=1;new_theo_yeu_cau=2;ambiguous_pct=0.72;share_of_nation=14.2;"
      "separate_ledger=12458;s.with_of_accepted=83;rate_giai_quyet=89;"
      "rate_thi_hanh_va_dinh_chi=76;pp.s.with=-3.64");
  TEST_FOUND(claims, {});
  BOOST_TEST(claims.rows.at(0).numbers.empty());
}

BOOST_AUTO_TEST_CASE(qualifiers) {
  const auto qualified = [](const std::string& words) {
    return number_of(claims_of("completed=917;q.completed=" + words), claim_field::completed);
  };
  BOOST_TEST(qualified("hon:1") == "hon 917 step 1");
  BOOST_TEST(qualified("tren:1000") == "tren 917 step 1000");
  BOOST_TEST(qualified("gan:0.1") == "gan 917 step 0.1");
  BOOST_TEST(qualified("khoang:5") == "khoang 917 step 5");
  BOOST_TEST(qualified("xapxi:100") == "xapxi 917 step 100");
  BOOST_TEST(qualified("r:10") == "r 917 step 10");
  BOOST_TEST(qualified("tren") == "tren 917 step 1");
  // a qualifier may stand before its number, and qualify any number
  BOOST_TEST(number_of(claims_of("q.g.completed=gan;g.completed=29.50"),
                       {claim_aspect::growth, claim_field::completed}) == "gan 29.50 step 0.01");
  BOOST_TEST(number_of(claims_of("s.with=76;q.s.with=khoang:1"),
                       {claim_aspect::share, claim_field::with_conditions}) == "khoang 76 step 1");
  const claims_load columns = load_row(
      "x,,viec,,q.rate=gan:1;q.growth_resolved_pct=tren:1;q.accepted_total=hon:1,100,,,,,,,,,,,,,"
      "93,"
      ",,29");
  TEST_FOUND(columns, {});
  BOOST_TEST(number_of(columns.rows.at(0), claim_field::rate) == "gan 93 step 1");
  BOOST_TEST(number_of(columns.rows.at(0), claim_field::accepted_total) == "hon 100 step 1");
  BOOST_TEST(number_of(columns.rows.at(0), {claim_aspect::growth, claim_field::resolved}) ==
             "tren 29 step 1");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_period_is_a_day_or_a_month) {
  const auto end_of = [](const std::string& text) {
    return load_row("x," + text + ",viec").rows.at(0).period_end;
  };
  BOOST_TEST((end_of("2020-07-31") == date::from_ymd(2020, 7, 31)));
  BOOST_TEST((end_of("2020-07") == date::from_ymd(2020, 7, 1)));
  BOOST_TEST((end_of("") == std::nullopt));
  for (const std::string bad : {"2020", "2020-13", "2020-02-30", "07-2020", "30/09/2024", "soon"}) {
    const claims_load claims = load_row("x," + bad + ",viec");
    TEST_FOUND(claims, {"claims.csv:2:3 date_invalid x period_end error"});
    BOOST_TEST(!claims.rows.at(0).period_end.has_value());
  }
}

BOOST_AUTO_TEST_CASE(words_that_are_not_known) {
  TEST_FOUND(load_row(",,viec"), {"claims.csv:2:1 value_missing - id error"});
  TEST_FOUND(load_row("x,,"), {"claims.csv:2:4 value_missing x measure_kind error"});
  TEST_FOUND(load_row("x,,việc"), {"claims.csv:2:4 code_unknown x measure_kind error"});
  TEST_FOUND(load_row("x,,tien,tỷ"), {"claims.csv:2:9 code_unknown x money_unit error"});
  // what cannot be read does not make the numbers exact
  BOOST_TEST((load_row("x,,cases").rows.at(0).of == claim_quantity::money));
  BOOST_TEST(!load_row("x,,tien,tỷ").rows.at(0).unit.has_value());
}

BOOST_AUTO_TEST_CASE(numbers_that_cannot_be_read_are_left_out) {
  for (const std::string bad : {"4x6", "1.000.000", "12.", ".5", "+7", "1e3", " 7", "7 ", "–",
                                "n/a", "-", "999999999999999999999999999999999999999"}) {
    const claims_load column = load_row("x,,viec,,cf_with=7," + bad + ",5");
    TEST_FOUND(column, {"claims.csv:2:20 number_invalid x accepted_total error"});
    BOOST_TEST_REQUIRE(column.rows.size() == 1U);
    BOOST_TEST(number_of(column.rows[0], claim_field::accepted_total) == "none");
    BOOST_TEST(number_of(column.rows[0], claim_field::carried_over) == "5");
    BOOST_TEST(number_of(column.rows[0], claim_field::cf_with) == "7");

    const claims_load other = load_others("cf_with=7;d.completed=" + bad + ";withdrawn=8");
    TEST_FOUND(other, {"claims.csv:2:10 number_invalid x other_numbers error"});
    BOOST_TEST(other.report.list().back().value == "d.completed=" + bad);
    BOOST_TEST(number_of(other.rows.at(0), claim_field::cf_with) == "7");
    BOOST_TEST(number_of(other.rows[0], claim_field::withdrawn) == "8");
    BOOST_TEST(other.rows[0].numbers.size() == 2U);

    TEST_FOUND(load_others("annual_target=" + bad),
               {"claims.csv:2:10 number_invalid x other_numbers error"});
  }
  TEST_FOUND(load(short_header + "x,,viec,,,\"1,5\"" + std::string(17, ',') + "\n"),
             {"claims.csv:2:11 number_invalid x accepted_total error"});
}

BOOST_AUTO_TEST_CASE(entries_that_are_not_key_and_number) {
  for (const std::string bad : {"cf_with", "cf_with=", "=7", "=", ";cf_with=7"}) {
    TEST_FOUND(load_others(bad), {"claims.csv:2:10 entry_invalid x other_numbers error"});
  }
  TEST_FOUND(load_others("cf_with=7;;withdrawn=8"),
             {"claims.csv:2:10 entry_invalid x other_numbers error"});
  TEST_FOUND(load_others("cf_with=7=8"), {"claims.csv:2:10 number_invalid x other_numbers error"});
  TEST_FOUND(load_others("cf_with=7;"), {});
}

BOOST_AUTO_TEST_CASE(keys_that_are_not_known_are_ignored) {
  for (const std::string bad :
       {"complted=5", "d.done=5", "x.completed=5", "d=5", "d.=5", ".completed=5", "s.completed=5",
        "s.with_conditions=5", "pp.completed=5", "Completed=5", " completed=5", "q=5",
        "q.complted=hon:1", "q.=hon:1"}) {
    const claims_load claims = load_others(bad + ";cf_with=7");
    TEST_FOUND(claims, {"claims.csv:2:10 key_unknown x other_numbers warning"});
    BOOST_TEST(!claims.report.has_errors());
    BOOST_TEST(claims.report.list().back().value == bad);
    BOOST_TEST(claims.rows.at(0).numbers.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_number_whose_qualifier_cannot_be_read_is_left_out) {
  for (const std::string bad : {"hơn:1", "over:1", "hon:0", "hon:-1", "hon:", "hon:x", "hon:1:1",
                                ":1", "HON:1", "hon :1", "1", ""}) {
    const claims_load claims = load_others("completed=5;cf_with=7;q.completed=" + bad);
    TEST_FOUND(claims, {"claims.csv:2:10 qualifier_invalid x other_numbers error"});
    BOOST_TEST(claims.report.list().back().value == "q.completed=" + bad);
    BOOST_TEST(number_of(claims.rows.at(0), claim_field::completed) == "none");
    BOOST_TEST(number_of(claims.rows[0], claim_field::cf_with) == "7");
  }
}

BOOST_AUTO_TEST_CASE(what_is_given_twice_or_for_nothing) {
  TEST_FOUND(load_others("cf_with=7;cf_with=8"),
             {"claims.csv:2:10 number_duplicate x other_numbers error"});
  BOOST_TEST(number_of(load_others("cf_with=7;cf_with=8").rows.at(0), claim_field::cf_with) == "7");
  TEST_FOUND(load_row("x,,viec,,accepted_total=7,8"),
             {"claims.csv:2:10 number_duplicate x other_numbers error"});
  TEST_FOUND(load_others("cf_with=7;q.cf_with=hon:1;q.cf_with=gan:1"),
             {"claims.csv:2:10 number_duplicate x other_numbers error"});
  TEST_FOUND(load_others("q.completed=hon:1"),
             {"claims.csv:2:10 qualifier_unused x other_numbers warning"});
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_row_is_found_and_the_other_rows_are_read) {
  const claims_load claims =
      load(short_header + "a,x,y,z,w;completed=v;q.rate=u:1,t,,,,,,,,,,,,,80,,,,\n" +
           "b,,viec,,,,,,\n" + "c,,viec,,,7,,,,,,,,,,,,,,,,,\n");
  TEST_FOUND(claims, {"claims.csv:2:5 code_unknown a measure_kind error",
                      "claims.csv:2:3 date_invalid a period_end error",
                      "claims.csv:2:7 code_unknown a money_unit error",
                      "claims.csv:2:34 number_invalid a accepted_total error",
                      "claims.csv:2:9 entry_invalid a other_numbers error",
                      "claims.csv:2:9 number_invalid a other_numbers error",
                      "claims.csv:2:9 qualifier_invalid a other_numbers error",
                      "claims.csv:3:0 field_count b - error"});
  BOOST_TEST_REQUIRE(claims.rows.size() == 2U);
  BOOST_TEST(claims.rows[0].id == "a");
  BOOST_TEST(claims.rows[0].numbers.empty());
  BOOST_TEST(claims.rows[1].id == "c");
  BOOST_TEST(number_of(claims.rows[1], claim_field::accepted_total) == "7");
}

BOOST_AUTO_TEST_CASE(headers_and_delimiters) {
  TEST_FOUND(load(""), {"claims.csv:0:0 file_empty - - error"});
  const claims_load one_less = load("id,period_end\nx,\n");
  BOOST_TEST(one_less.report.count(thads::rule::column_missing) == 21U);
  BOOST_TEST(one_less.rows.empty());
  std::string tabs = short_header + "x,,viec,,rate=80" + std::string(18, ',') + "\n";
  std::replace(tabs.begin(), tabs.end(), ',', '\t');
  BOOST_TEST(number_of(load(tabs, '\t').rows.at(0), claim_field::rate) == "80");
  findings report;
  BOOST_TEST(code_of([&] {
               return read_claims(text_input::file("/no/such/claims.csv"), report);
             }) == errc::io);
}

BOOST_AUTO_TEST_CASE(the_example_is_read_without_a_fault) {
  findings report;
  const auto rows =
      read_claims(text_input::file(THADS_TEST_DATA "/../examples/published_figures.csv"), report);
  BOOST_TEST(rows.size() == 102U);
  BOOST_TEST(lines_of(report).size() == 1U);
  BOOST_TEST(report.count(thads::rule::column_extra) == 1U);
  std::set<std::string> ids;
  for (const published_row& row : rows) ids.insert(row.id);
  BOOST_TEST(ids.size() == rows.size());
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
