// SPDX-License-Identifier: Apache-2.0
// Header lines, rows and values of tables with named columns.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/csv_table.hpp>

#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(csv_table_test)

using thads::csv_format;
using thads::csv_table;
using thads::date;
using thads::date_format;
using thads::errc;
using thads::findings;
using thads::initiation;
using thads::source;
using thads::text_input;
using thads_test::code_of;
using thads_test::lines_of;

namespace {

using lines = std::vector<std::string>;
using texts = std::vector<std::string>;

enum column : std::size_t { id, day, amount };
constexpr std::array<std::string_view, 3> names{"id", "day", "amount"};
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
constexpr auto largest = std::numeric_limits<std::int64_t>::max();

// A table in memory with columns id, day and amount, called t.
struct sample {
  findings report;
  std::string text;
  csv_table table;

  explicit sample(std::string csv, csv_format format = {})
      : text(std::move(csv)),
        table(text_input::memory("t", text), format, names, id, report, report.add_file("t")) {}

  // The values of every row as "id|day|amount", with a ! after a row that is not good.
  texts rows() {
    texts all;
    while (table.next()) {
      all.push_back(std::string(table.text(id)) + "|" + std::string(table.text(day)) + "|" +
                    std::string(table.text(amount)) + (table.good() ? "" : "!"));
    }
    return all;
  }

  [[nodiscard]] lines found() const { return lines_of(report); }
};

// One row whose column `amount` holds `value`, and the reading of it.
struct amount_reading {
  std::optional<std::int64_t> value;
  lines found;
};

amount_reading read_amount(const std::string& value, std::int64_t least) {
  sample s("id,day,amount\nA,," + value + "\n");
  BOOST_TEST_REQUIRE(s.table.next());
  return {s.table.amount(amount, least), s.found()};
}

std::optional<date> read_day(const std::string& value, date_format format) {
  sample s("id,day,amount\nA," + value + ",\n", {.dates = format});
  BOOST_TEST_REQUIRE(s.table.next());
  const date result = s.table.day(day);
  if (s.table.good()) return result;
  BOOST_TEST(s.found() == (lines{value.empty() ? "t:2:3 value_missing A day error"
                                               : "t:2:3 date_invalid A day error"}),
             boost::test_tools::per_element());
  return std::nullopt;
}

}  // namespace

#define TEST_EQUAL_LISTS(a, b) BOOST_TEST((a) == (b), boost::test_tools::per_element())

BOOST_AUTO_TEST_CASE(columns_are_found_by_name_in_any_order) {
  for (const std::string header : {"id,day,amount", "amount,id,day", "day,amount,id"}) {
    const std::string row = header == "id,day,amount"   ? "A,d,5"
                            : header == "amount,id,day" ? "5,A,d"
                                                        : "d,5,A";
    sample s(header + "\n" + row + "\n");
    TEST_EQUAL_LISTS(s.rows(), (texts{"A|d|5"}));
    TEST_EQUAL_LISTS(s.found(), lines{});
  }
}

BOOST_AUTO_TEST_CASE(headers_with_a_mark_and_quotes) {
  sample s("\xEF\xBB\xBF\"id\",\"day\",\"amount\"\r\nA,d,5\r\n");
  TEST_EQUAL_LISTS(s.rows(), (texts{"A|d|5"}));
  TEST_EQUAL_LISTS(s.found(), lines{});
}

BOOST_AUTO_TEST_CASE(other_delimiters) {
  sample semicolon("id;day;amount\nA;d,e;5\n", {.delimiter = ';'});
  TEST_EQUAL_LISTS(semicolon.rows(), (texts{"A|d,e|5"}));
  sample tab("id\tday\tamount\nA\td,e\t5\n", {.delimiter = '\t'});
  TEST_EQUAL_LISTS(tab.rows(), (texts{"A|d,e|5"}));
  sample wrong("id;day;amount\nA;d;5\n");
  TEST_EQUAL_LISTS(wrong.rows(), texts{});
  TEST_EQUAL_LISTS(wrong.found(),
                   (lines{"t:1:0 column_missing - id error", "t:1:0 column_missing - day error",
                          "t:1:0 column_missing - amount error", "t:1:0 column_extra - - note"}));
}

BOOST_AUTO_TEST_CASE(extra_columns_are_named_once) {
  sample s("x,id,day,\"y\nz\",amount,\n1,A,d,2,5,3\n1,B,d,2,5,3\n");
  TEST_EQUAL_LISTS(s.rows(), (texts{"A|d|5", "B|d|5"}));
  TEST_EQUAL_LISTS(s.found(), (lines{"t:1:0 column_extra - - note"}));
  BOOST_TEST(s.report.list()[0].value == "\"x\", \"y\\x0Az\", \"\"");
}

BOOST_AUTO_TEST_CASE(very_many_extra_columns_are_named_in_part) {
  std::string header = "id,day,amount";
  for (int i = 0; i < 100'000; ++i) header += ",x" + std::to_string(i);
  sample s(header + "\n");
  TEST_EQUAL_LISTS(s.found(), (lines{"t:1:0 column_extra - - note"}));
  BOOST_TEST(s.report.list()[0].value.starts_with("\"x0\", \"x1\", "));
  BOOST_TEST(s.report.list()[0].value.ends_with("\"x15\", …"));
}

BOOST_AUTO_TEST_CASE(an_unusable_header_yields_no_rows) {
  sample missing("id,amount\nA,5\n");
  TEST_EQUAL_LISTS(missing.rows(), texts{});
  TEST_EQUAL_LISTS(missing.found(), (lines{"t:1:0 column_missing - day error"}));
  BOOST_TEST(missing.report.list()[0].value == "day");

  sample twice("id,day,amount,day\nA,d,5,e\n");
  TEST_EQUAL_LISTS(twice.rows(), texts{});
  TEST_EQUAL_LISTS(twice.found(), (lines{"t:1:15 column_duplicate - day error"}));

  sample other_case("ID,day,amount\nA,d,5\n");
  TEST_EQUAL_LISTS(other_case.rows(), texts{});
  TEST_EQUAL_LISTS(other_case.found(),
                   (lines{"t:1:0 column_missing - id error", "t:1:0 column_extra - - note"}));

  sample blanks("id, day,amount\nA,d,5\n");
  TEST_EQUAL_LISTS(blanks.rows(), texts{});

  sample blank_line("\nid,day,amount\nA,d,5\n");
  TEST_EQUAL_LISTS(blank_line.rows(), texts{});
  BOOST_TEST(blank_line.report.count(thads::rule::column_missing) == 3U);

  sample malformed("id,day,amount,gh\xFF\nA,d,5,\n");
  TEST_EQUAL_LISTS(malformed.rows(), texts{});
  TEST_EQUAL_LISTS(malformed.found(), (lines{"t:1:17 utf8_invalid - - error"}));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_a_finding) {
  for (const std::string text : {"", "\xEF\xBB\xBF"}) {
    sample s(text);
    TEST_EQUAL_LISTS(s.rows(), texts{});
    TEST_EQUAL_LISTS(s.found(), (lines{"t:0:0 file_empty - - error"}));
  }
}

BOOST_AUTO_TEST_CASE(a_header_alone_is_a_table_without_rows) {
  for (const std::string text : {"id,day,amount", "id,day,amount\n", "id,day,amount\r\n"}) {
    sample s(text);
    TEST_EQUAL_LISTS(s.rows(), texts{});
    TEST_EQUAL_LISTS(s.found(), lines{});
  }
}

BOOST_AUTO_TEST_CASE(rows_of_another_width) {
  sample s("id,day,amount\nA,d\nB,d,5,\nC,d,5\n \n");
  TEST_EQUAL_LISTS(s.rows(), (texts{"A|d|!", "B|d|5!", "C|d|5", " ||!"}));
  TEST_EQUAL_LISTS(s.found(), (lines{"t:2:0 field_count A - error", "t:3:0 field_count B - error",
                                     "t:5:0 field_count   - error"}));
  BOOST_TEST(s.report.list()[0].value == "2 / 3");
  BOOST_TEST(s.report.list()[1].value == "4 / 3");
}

BOOST_AUTO_TEST_CASE(blank_lines_are_passed_over) {
  sample s("id,day,amount\n\nA,d,5\n\r\n\nB,d,6\n\n");
  TEST_EQUAL_LISTS(s.rows(), (texts{"A|d|5", "B|d|6"}));
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:2:0 line_blank - - warning", "t:4:0 line_blank - - warning",
                          "t:5:0 line_blank - - warning", "t:7:0 line_blank - - warning"}));
}

BOOST_AUTO_TEST_CASE(malformed_rows_are_reported_with_what_is_known_of_them) {
  sample s("id,day,amount\nA,d,5\"\nB,\"d\"x,5\n\"C\nL,d," + std::string(1U << 20U, '5') +
           "\nD,d,5\n");
  TEST_EQUAL_LISTS(s.rows(), (texts{"A|d|!", "B||!", "||!", "L|d|!", "D|d|5"}));
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:2:6 quote_misplaced A - error", "t:3:6 quote_misplaced B - error",
                          "t:4:1 quote_unclosed - - error", "t:5:5 record_too_long L - error"}));
  BOOST_TEST(s.report.list()[3].value == "1048576");
}

BOOST_AUTO_TEST_CASE(required_values) {
  sample s("id,day,amount\nA,,5\n,d,5\n");
  BOOST_TEST_REQUIRE(s.table.next());
  BOOST_TEST(s.table.required(id) == "A");
  BOOST_TEST(s.table.good());
  BOOST_TEST(s.table.required(day) == "");
  BOOST_TEST(!s.table.good());
  BOOST_TEST_REQUIRE(s.table.next());
  BOOST_TEST(s.table.good());
  BOOST_TEST(s.table.required(id) == "");
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:2:3 value_missing A day error", "t:3:1 value_missing - id error"}));
}

BOOST_AUTO_TEST_CASE(words) {
  sample s("id,day,amount\nA,on_request,\nB,,\nC,On_request,\nD, on_request,\n");
  BOOST_TEST_REQUIRE(s.table.next());
  BOOST_TEST((s.table.word<initiation>(day) == initiation::on_request));
  BOOST_TEST_REQUIRE(s.table.next());
  BOOST_TEST((s.table.word<source>(day, source::entrusted_in) == source::entrusted_in));
  BOOST_TEST(s.table.good());
  s.table.word<initiation>(day);
  BOOST_TEST(!s.table.good());
  BOOST_TEST_REQUIRE(s.table.next());
  s.table.word<initiation>(day);
  BOOST_TEST_REQUIRE(s.table.next());
  s.table.word<source>(day, source::new_case);
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:3:3 value_missing B day error", "t:4:3 code_unknown C day error",
                          "t:5:3 code_unknown D day error"}));
  BOOST_TEST(s.report.list()[1].value == "On_request");
}

BOOST_AUTO_TEST_CASE(days) {
  const auto leap_day = date::from_ymd(2024, 2, 29);
  BOOST_TEST((read_day("2024-02-29", date_format::iso) == leap_day));
  BOOST_TEST((read_day("29/02/2024", date_format::day_first) == leap_day));
  BOOST_TEST((read_day("1900-01-01", date_format::iso) == thads::earliest_date));
  BOOST_TEST((read_day("2199-12-31", date_format::iso) == thads::latest_date));
  for (const std::string wrong :
       {"", "29/02/2024", "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-1-1",
        "1899-12-31", "2200-01-01", " 2024-02-29", "2024-02-29 ", "2024-02-29T00:00:00", "20240229",
        "45351", "2024/02/29"}) {
    BOOST_TEST(!read_day(wrong, date_format::iso).has_value(), wrong);
  }
  for (const std::string wrong :
       {"2024-02-29", "02/29/2024", "29/2/2024", "29/02/24", "29-02-2024"}) {
    BOOST_TEST(!read_day(wrong, date_format::day_first).has_value(), wrong);
  }
}

BOOST_AUTO_TEST_CASE(amounts) {
  const auto value = [](const std::string& text, std::int64_t least = 0) {
    const amount_reading r = read_amount(text, least);
    TEST_EQUAL_LISTS(r.found, lines{});
    return r.value;
  };
  BOOST_TEST((value("") == std::nullopt));
  BOOST_TEST((value("0") == 0));
  BOOST_TEST((value("1") == 1));
  BOOST_TEST((value("007") == 7));  // decimal, never octal
  BOOST_TEST((value("9223372036854775807") == largest));
  BOOST_TEST((value("00000000000000000000009223372036854775807") == largest));
  BOOST_TEST((value("\"12\"") == 12));
  BOOST_TEST((value("1", 1) == 1));
  BOOST_TEST((value("-1", smallest) == -1));
  BOOST_TEST((value("-9223372036854775808", smallest) == smallest));

  const auto is_refused = [](const std::string& text, std::int64_t least = 0) {
    const amount_reading r = read_amount(text, least);
    TEST_EQUAL_LISTS(r.found, (lines{"t:2:4 amount_invalid A amount error"}));
    BOOST_TEST(!r.value.has_value(), text);
  };
  for (const std::string text : {"9223372036854775808", "18446744073709551617", "-1", "-", "+5",
                                 " 5", "5 ", "1e3", "1.000", "\"1,000\"", "1.0", "5.", "0x10", "5đ",
                                 "\xC2\xA0"
                                 "5",
                                 "٣", "½", "NaN", "\"\"\"5\"\"\""}) {
    is_refused(text);
  }
  is_refused("0", 1);
  is_refused("-9223372036854775809", smallest);
  is_refused(std::string(10'000, '9'), smallest);
}

BOOST_AUTO_TEST_CASE(places_of_columns) {
  sample s("amount,\"x\",id,day\n5,\"é\"\"\",A,d\n5\n");
  BOOST_TEST(s.table.column("id") == 0U + 12U);  // of the header, before the first row
  BOOST_TEST_REQUIRE(s.table.next());
  BOOST_TEST(s.table.column("amount") == 1U);
  BOOST_TEST(s.table.column("id") == 10U);  // 5 , " é(2) " " " , A
  BOOST_TEST(s.table.column("day") == 12U);
  BOOST_TEST(s.table.column("x") == 0U);  // not one of the table's columns
  BOOST_TEST(s.table.column("nothing") == 0U);
  BOOST_TEST_REQUIRE(s.table.next());
  BOOST_TEST(s.table.column("amount") == 1U);
  BOOST_TEST(s.table.column("id") == 0U);  // the row ends before it
}

BOOST_AUTO_TEST_CASE(all_faults_of_a_row_are_reported) {
  sample s("id,day,amount\n,x,y\n");
  BOOST_TEST_REQUIRE(s.table.next());
  s.table.required(id);
  s.table.day(day);
  s.table.amount(amount, 0);
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:2:1 value_missing - id error", "t:2:2 date_invalid - day error",
                          "t:2:4 amount_invalid - amount error"}));
}

BOOST_AUTO_TEST_CASE(progress_is_told_and_may_stop_the_work) {
  std::string text = "id,day,amount\n";
  for (int i = 0; i < 200'000; ++i) text += "A,d,5\n";
  sample s(text);
  std::vector<std::uint64_t> done;
  const thads::progress_callback keep_going = [&](std::uint64_t now, std::uint64_t all) {
    BOOST_TEST(all == text.size());
    done.push_back(now);
    return true;
  };
  while (s.table.next()) s.table.report_progress(keep_going);
  BOOST_TEST(done == (std::vector<std::uint64_t>{14 + 6 * 65536, 14 + 6 * 131072, 14 + 6 * 196608}),
             boost::test_tools::per_element());

  sample stopped(text);
  BOOST_TEST(code_of([&] {
               while (stopped.table.next()) {
                 stopped.table.report_progress([](std::uint64_t, std::uint64_t) { return false; });
               }
               return 0;
             }) == errc::cancelled);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_EQUAL_LISTS
