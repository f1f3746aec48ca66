// SPDX-License-Identifier: Apache-2.0
// Tables of filed figures: what they give, every mistake with its place, units that are left out
// whole, and the same forms as from the cases themselves.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/forms/filed_figures.hpp>
#include <thads/forms/form_sheet.hpp>
#include <thads/read/csv/csv_filed.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/table/csv_writer.hpp>

#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "support/random_tally.hpp"

BOOST_AUTO_TEST_SUITE(csv_filed_test)

using namespace thads;
using thads_test::code_of;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;

struct load {
  findings report;
  filed_forms filed;
};

load read(const std::string& text, const filed_options& options = {},
          const char* regulation_id = "TT05-2024") {
  findings report;
  filed_forms filed = read_filed(text_input::memory("filed.csv", text),
                                 find_regulation(regulation_id), period(2024), report, options);
  return {std::move(report), std::move(filed)};
}

load read_rows(const std::string& rows) { return read("unit,officer,column,count,money\n" + rows); }

lines found(const std::string& rows) { return lines_of(read_rows(rows).report); }

#define TEST_FOUND(rows, ...) \
  BOOST_TEST(found(rows) == (lines __VA_ARGS__), boost::test_tools::per_element())

// 3 new cases about 900 đồng, one of them finished with 400: a row that is sound.
const std::string sound = "D1,O1,A2,3,900\nD1,O1,F1,1,400\nD1,O1,G,2,500\n";

// Made-up figures that can be filed: nothing in them is below zero, no money over what a line
// holds.
std::vector<tally_cell> cells_to_file(std::uint64_t seed) {
  std::vector<tally_cell> cells = thads_test::random_cells(seed);
  std::erase_if(cells, [](const tally_cell& c) {
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      if (c.values[static_cast<measure>(m)].money < 0) return true;
    }
    return sum_of(c.values, flow_in).money > 999'999'999'999'999;
  });
  return cells;
}

// What offices file: every column of the regulation for every cell.
std::string filed_text(const tally& t, const regulation& under, bool by_type) {
  std::string text = "unit,officer,column,count,money";
  text += by_type ? ",initiation,judgment_type,flags\n" : "\n";
  for (const tally_cell& c : t.cells()) {
    for (const regulation_column& column : under.columns) {
      const figure f = column.weights.sum(c.values);
      std::vector<std::string> fields{c.key.unit, c.key.officer, column.id, to_string(f.count),
                                      to_string(f.money)};
      if (by_type) {
        for (const dimension d :
             {dimension::initiation, dimension::judgment_type, dimension::flags}) {
          fields.push_back(key_text(c.key, d));
        }
      }
      csv_line(text, fields);
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_table) {
  const load in = read_rows(sound + "D2,,carried_over,2,\nD2,,J,2,\nD2,,X,1,70\n");
  BOOST_TEST(lines_of(in.report) == lines{}, boost::test_tools::per_element());
  const tally& t = in.filed.figures;
  BOOST_TEST((t.dimensions() == dimension_set{dimension::unit, dimension::officer}));
  BOOST_TEST((t.period() == period(2024)));
  BOOST_TEST_REQUIRE(t.cells().size() == 2U);
  BOOST_TEST((t.cells()[0].key == cell_key{.unit = "D1", .officer = "O1"}));
  BOOST_TEST((t.cells()[0].values[measure::newly_accepted] == figure{3, 900}));
  BOOST_TEST((t.cells()[0].values[measure::finished] == figure{1, 400}));
  BOOST_TEST((t.cells()[0].values[measure::in_progress] == figure{2, 500}));
  BOOST_TEST((t.cells()[1].key == cell_key{.unit = "D2"}));
  BOOST_TEST((t.cells()[1].values[measure::unenforceable] == figure{2, 0}));
  BOOST_TEST((t.cells()[1].values[measure::separate_book] == figure{1, 70}));
  BOOST_TEST_REQUIRE(in.filed.units.size() == 2U);
  BOOST_TEST(in.filed.units[0].code == "D1");
  BOOST_TEST(in.filed.units[0].line == 2U);
  BOOST_TEST(in.filed.units[0].records == 3U);
  BOOST_TEST(!in.filed.units[0].is_set_aside);
  BOOST_TEST(in.filed.units[1].line == 5U);
}

BOOST_AUTO_TEST_CASE(money_in_thousands) {
  const load in = read("unit;officer;column;count;money\nD1;;A2;1;25\nD1;;F1;1;25\n",
                       {.format = {.delimiter = ';'}, .money_unit = 1000});
  BOOST_TEST(in.report.list().empty());
  BOOST_TEST((in.filed.figures.total()[measure::finished] == figure{1, 25'000}));
  for (const std::int64_t unit : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'000'000'001}}) {
    BOOST_TEST(code_of([&] { static_cast<void>(read("", {.money_unit = unit})); }) ==
               errc::argument);
  }
}

BOOST_AUTO_TEST_CASE(the_largest_figures) {
  const std::string most = "999999999999999";
  const load in = read("unit,officer,column,count,money\nD1,,A2," + most + "," + most +
                           "\nD1,,F1," + most + "," + most + "\n",
                       {.money_unit = 1'000'000'000});
  BOOST_TEST(in.report.list().empty());
  BOOST_TEST(to_string(in.filed.figures.total()[measure::finished].money) ==
             "999999999999999000000000");
}

BOOST_AUTO_TEST_CASE(every_mistake_in_a_value_has_its_place) {
  TEST_FOUND(",O1,A2,1,1\n", {"filed.csv:2:1 value_missing - unit error"});
  TEST_FOUND("D1,O1,,1,1\n", {"filed.csv:2:7 value_missing - column error"});
  TEST_FOUND("D1,O1,Z9,1,1\n", {"filed.csv:2:7 form_column_unknown - column error"});
  TEST_FOUND("D1,O1,A2,,\n", {"filed.csv:2:11 value_missing - money error"});
  TEST_FOUND("D1,O1,A2,-1,1\n", {"filed.csv:2:10 figure_invalid - count error"});
  TEST_FOUND("D1,O1,A2,1.5,1\n", {"filed.csv:2:10 figure_invalid - count error"});
  TEST_FOUND("D1,O1,A2,1,1e9\n", {"filed.csv:2:12 figure_invalid - money error"});
  TEST_FOUND("D1,O1,A2,1000000000000000,1\n", {"filed.csv:2:10 figure_invalid - count error"});
  TEST_FOUND("D1,O1,A2,1\n", {"filed.csv:2:0 field_count - - error"});
}

BOOST_AUTO_TEST_CASE(the_header_line) {
  BOOST_TEST(lines_of(read("unit,officer,column,count\nD1,,A2,1\n").report) ==
                 lines{"filed.csv:1:0 column_missing - money error"},
             boost::test_tools::per_element());
  BOOST_TEST(lines_of(read("").report) == lines{"filed.csv:0:0 file_empty - - error"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_figure_given_twice) {
  const load in = read_rows(sound + "D1,O1,G,2,500\n");
  BOOST_TEST(lines_of(in.report) == lines{"filed.csv:5:7 figure_duplicate - column error"},
             boost::test_tools::per_element());
  BOOST_TEST(in.report.list()[0].message(language::en) == "the figure is already given on line 4");
}

BOOST_AUTO_TEST_CASE(a_sum_that_is_not_that_of_its_parts) {
  const load in = read_rows(sound + "D1,O1,D,4,900\nD1,O1,E,3,901\n");
  BOOST_TEST(lines_of(in.report) == (lines{"filed.csv:5:9 figure_contradicts - count error",
                                           "filed.csv:6:11 figure_contradicts - money error"}),
             boost::test_tools::per_element());
  BOOST_TEST(in.report.list()[0].message(language::en) ==
             "the column is not what the other columns come down to: \"D\" = 4 ≠ 3");
  BOOST_TEST(in.report.list()[1].message(language::vi) ==
             "cột không bằng kết quả tính từ các cột khác: \"E\" = 901 ≠ 900");
}

BOOST_AUTO_TEST_CASE(what_came_in_is_what_became_of_it) {
  const load in = read_rows("D1,O1,A2,3,900\nD1,O1,F1,1,400\nD1,O1,G,1,400\n");
  BOOST_TEST(lines_of(in.report) == (lines{"filed.csv:2:10 flow_broken - count error",
                                           "filed.csv:2:12 flow_broken - money error"}),
             boost::test_tools::per_element());
  BOOST_TEST(in.report.list()[1].message(language::en) ==
             "what was accepted is not what became of it: 900 ≠ 800");
}

// D1 has one wrong officer: nothing of D1 counts. D2 is untouched.
BOOST_AUTO_TEST_CASE(a_unit_with_an_error_is_left_out_whole) {
  const load in = read_rows(sound + "D1,O2,A2,1,x\nD2,O3,A2,1,5\nD2,O3,J,1,5\n");
  BOOST_TEST(in.report.count(severity::error) == 1U);
  const tally& t = in.filed.figures;
  BOOST_TEST_REQUIRE(t.cells().size() == 1U);
  BOOST_TEST(t.cells()[0].key.unit == "D2");
  BOOST_TEST(t.set_aside().cases == 0U);
  BOOST_TEST(t.set_aside().records == 4U);
  BOOST_TEST(in.filed.units[0].is_set_aside);
  BOOST_TEST(!in.filed.units[1].is_set_aside);
}

BOOST_AUTO_TEST_CASE(units_that_the_table_of_units_does_not_have) {
  const agency_tree tree({{.code = "P", .kind = unit_kind::province},
                          {.code = "D1", .kind = unit_kind::district, .parent = "P"},
                          {.code = "D3",
                           .kind = unit_kind::district,
                           .parent = "P",
                           .valid_to = parse_date("2024-06-30")}});
  load in = read_rows(sound + "D2,,A2,1,5\nD2,,J,1,5\nD3,,A2,1,5\nD3,,J,1,5\n");
  check_units(in.filed, tree, in.report);
  BOOST_TEST(lines_of(in.report) == (lines{"filed.csv:5:1 unit_unknown - unit error",
                                           "filed.csv:7:1 unit_not_in_force - unit warning"}),
             boost::test_tools::per_element());
  BOOST_TEST(in.filed.figures.cells().size() == 2U);
  BOOST_TEST(in.filed.figures.set_aside().records == 2U);
}

BOOST_AUTO_TEST_CASE(units_that_are_counted_already) {
  tally counted(period(2024));
  measures m;
  m[measure::newly_accepted] = m[measure::in_progress] = {1, 10};
  counted.add({.unit = "D1", .officer = "O9"}, m);
  load in = read_rows(sound + "D2,,A2,1,5\nD2,,J,1,5\n");
  check_counted_twice(in.filed, counted, in.report);
  BOOST_TEST(lines_of(in.report) == lines{"filed.csv:2:1 counted_twice - unit error"},
             boost::test_tools::per_element());
  const tally both = consolidate(counted, in.filed.figures);
  BOOST_TEST(both.total()[measure::newly_accepted].count == 2);
  BOOST_TEST(both.set_aside().records == 3U);
}

// The cases of many offices, filed office by office, give the forms that the cases give.
BOOST_AUTO_TEST_CASE(filed_figures_yield_the_same_forms) {
  const agency_tree nation = thads_test::small_nation();
  std::size_t compared = 0;
  for (const char* id : {"TT01-2013", "TT06-2019", "TT05-2024", "TT05-2026"}) {
    const regulation& under = find_regulation(id);
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      tally counted(period(2024), dimension_set::all());
      counted.add(cells_to_file(seed));
      const load in = read(filed_text(counted, under, true), {}, id);
      BOOST_TEST_REQUIRE(lines_of(in.report) == lines{}, boost::test_tools::per_element());
      const auto from_cases = make_form_sheets(under, counted, nation, "N");
      const auto from_filed = make_form_sheets(under, in.filed.figures, nation, "N");
      BOOST_TEST_REQUIRE(from_cases.size() == from_filed.size());
      for (std::size_t f = 0; f < from_cases.size(); ++f) {
        BOOST_TEST_REQUIRE(from_cases[f].rows().size() == from_filed[f].rows().size());
        for (std::size_t r = 0; r < from_cases[f].rows().size(); ++r) {
          for (const regulation_column& c : under.columns) {
            BOOST_TEST_REQUIRE((from_filed[f].exact_value(from_filed[f].rows()[r], c.weights) ==
                                from_cases[f].exact_value(from_cases[f].rows()[r], c.weights)));
            ++compared;
          }
        }
      }
    }
  }
  BOOST_TEST(compared > 10'000U);
}

BOOST_AUTO_TEST_CASE(without_types_only_the_forms_by_agency_can_be_filled_in) {
  const agency_tree nation = thads_test::small_nation();
  tally counted(period(2024), {dimension::unit, dimension::officer});
  counted.add(cells_to_file(7));
  const regulation& under = find_regulation("TT05-2024");
  const load in = read(filed_text(counted, under, false));
  BOOST_TEST_REQUIRE(lines_of(in.report) == lines{}, boost::test_tools::per_element());
  const auto sheets = make_form_sheets(under, in.filed.figures, nation, "N");
  BOOST_TEST_REQUIRE(sheets.size() == 2U);
  BOOST_TEST(sheets[0].which().id == "04");
  BOOST_TEST(sheets[1].which().id == "05");
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_FOUND
