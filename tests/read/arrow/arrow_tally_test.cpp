// SPDX-License-Identifier: Apache-2.0
// Tallies as Arrow: the columns by name, and the figures cell by cell.
#include <map>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/number/decimal.hpp>
#include <thads/read/arrow/arrow_tally.hpp>

#include "support/arrow_values.hpp"
#include "support/errors.hpp"
#include "support/random_tally.hpp"

BOOST_AUTO_TEST_SUITE(arrow_tally_test)

using namespace thads;
using thads_test::code_of;
using thads_test::text_list;

namespace {

std::vector<thads_test::column_read> columns_of(const tally& t) {
  ArrowArrayStream stream;
  arrow_batch_stream(to_arrow(t)).export_to(&stream);
  return thads_test::read_stream(stream);
}

std::map<std::string, text_list> values_by_name(const tally& t) {
  std::map<std::string, text_list> values;
  for (auto& column : columns_of(t)) values[column.name] = std::move(column.values);
  return values;
}

measures figures(figure finished, figure separate_book = {}) {
  measures m;
  m[measure::finished] = finished;
  m[measure::separate_book] = separate_book;
  return m;
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_are_the_keys_and_two_for_each_measure) {
  const text_list expected{
      "unit u",
      "officer u",
      "initiation u",
      "judgment_type u",
      "flags u",
      "carried_over_cases l",
      "carried_over_money d:38,0",
      "newly_accepted_cases l",
      "newly_accepted_money d:38,0",
      "received_cases l",
      "received_money d:38,0",
      "finished_cases l",
      "finished_money d:38,0",
      "terminated_cases l",
      "terminated_money d:38,0",
      "reduced_cases l",
      "reduced_money d:38,0",
      "entrusted_out_cases l",
      "entrusted_out_money d:38,0",
      "revoked_cases l",
      "revoked_money d:38,0",
      "pulled_up_cases l",
      "pulled_up_money d:38,0",
      "request_returned_cases l",
      "request_returned_money d:38,0",
      "in_progress_cases l",
      "in_progress_money d:38,0",
      "postponed_agreed_cases l",
      "postponed_agreed_money d:38,0",
      "postponed_other_cases l",
      "postponed_other_money d:38,0",
      "suspended_cases l",
      "suspended_money d:38,0",
      "unenforceable_cases l",
      "unenforceable_money d:38,0",
      "unclassified_cases l",
      "unclassified_money d:38,0",
      "separate_book_cases l",
      "separate_book_money d:38,0",
  };
  text_list seen;
  for (const auto& c : columns_of(tally(period(2024)))) {
    seen.push_back(c.name + " " + c.format);
    BOOST_TEST(c.values.empty());
  }
  BOOST_TEST(seen == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(cells_are_rows_in_their_order) {
  tally t(period(2024));
  flag_set flags;
  flags.insert(flag::economic);
  flags.insert(flag::credit);
  t.add({.unit = "D2", .officer = "", .initiation = initiation::on_request, .flags = flags},
        figures({1, -5}));
  t.add({.unit = "D1", .officer = "Ân", .judgment = judgment_type::labour},
        figures({2, decimal::max_coefficient}, {3, 40}));
  auto values = values_by_name(t);
  const auto check = [&](const std::string& column, const text_list& expected) {
    BOOST_TEST(values[column] == expected, boost::test_tools::per_element());
  };
  check("unit", {"D1", "D2"});
  check("officer", {"Ân", ""});
  check("initiation", {"ex_officio", "on_request"});
  check("judgment_type", {"labour", "civil"});
  check("flags", {"", "credit|economic"});
  check("finished_cases", {"2", "1"});
  check("finished_money", {"99999999999999999999999999999999999999", "-5"});
  check("separate_book_cases", {"3", "0"});
  check("separate_book_money", {"40", "0"});
  check("received_money", {"0", "0"});
}

BOOST_AUTO_TEST_CASE(keys_that_the_tally_does_not_have_are_no_columns) {
  tally t(period(2024), {dimension::unit, dimension::flags});
  t.add({.unit = "A"}, figures({1, 1}));
  const auto columns = columns_of(t);
  BOOST_TEST(columns.size() == 2U + 34U);
  BOOST_TEST(columns[0].name == "unit");
  BOOST_TEST(columns[1].name == "flags");
  const auto total = columns_of(t.project({}));
  BOOST_TEST(total.size() == 34U);
  BOOST_TEST(total[6].values == text_list{"1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_figure_is_there) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    tally t(period(2024));
    t.add(thads_test::random_cells(seed));
    auto values = values_by_name(t);
    for (std::size_t i = 0; i < t.cells().size(); ++i) {
      const tally_cell& c = t.cells()[i];
      BOOST_TEST(values["unit"][i] == c.key.unit);
      for (std::size_t m = 0; m < word_count<measure>; ++m) {
        const auto of = static_cast<measure>(m);
        const std::string name(code_of(of));
        BOOST_TEST(values[name + "_cases"][i] == std::to_string(c.values[of].count));
        BOOST_TEST(values[name + "_money"][i] == to_string(c.values[of].money));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused) {
  for (const int sign : {-1, 1}) {
    tally t(period(2024), {});
    t.add({}, figures({1, sign * (decimal::max_coefficient + 1)}));
    BOOST_CHECK_EXCEPTION(static_cast<void>(to_arrow(t)), error, [](const error& e) {
      return e.code() == errc::overflow &&
             std::string(e.what()).starts_with("column \"finished_money\": ");
    });
  }
  tally t(period(2024));
  t.add({.unit = "\xFF"}, figures({1, 1}));
  BOOST_TEST(code_of([&] { return to_arrow(t); }) == errc::syntax);
}

BOOST_AUTO_TEST_SUITE_END()
