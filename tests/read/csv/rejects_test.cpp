// SPDX-License-Identifier: Apache-2.0
// Rejects files keep every byte that a lenient load leaves out.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/csv/rejects.hpp>

#include "read/mixed_register.hpp"
#include "support/errors.hpp"
#include "support/registers.hpp"
#include "support/sources.hpp"
#include "support/temporary_folder.hpp"

BOOST_AUTO_TEST_SUITE(rejects_test)

using thads::csv_reader;
using thads::errc;
using thads::register_load;
using thads::rule;
using thads::strictness;
using thads::text_input;
using thads_test::cases_header;
using thads_test::code_of;
using thads_test::events_header;
using thads_test::mixed_register;

namespace {

struct rejected {
  std::string file, line, rules, record;
};

// A pair of files, loaded leniently.
struct lenient_load {
  std::string cases;
  std::string events;
  char delimiter = ',';

  [[nodiscard]] text_input cases_input() const {
    return text_input::memory("cases, 2024.csv", cases);
  }
  [[nodiscard]] text_input events_input() const { return text_input::memory("events.csv", events); }

  [[nodiscard]] register_load load() const {
    return read_register(cases_input(), events_input(),
                         {.mode = strictness::lenient, .format = {.delimiter = delimiter}});
  }

  // The rejects file.
  [[nodiscard]] std::string text() const {
    std::string out;
    write_rejects(
        cases_input(), events_input(), load(), [&out](std::string_view part) { out += part; },
        delimiter);
    return out;
  }
};

// Reads a rejects file without minding which bytes stand between quotation marks.
std::vector<rejected> parse(std::string_view text) {
  constexpr std::string_view header = "file,line,rules,record\n";
  BOOST_TEST_REQUIRE(text.starts_with(header));
  text.remove_prefix(header.size());
  std::vector<rejected> rows;
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      fields.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      fields.emplace_back();
    } else if (!quoted && c == '\n') {
      BOOST_TEST_REQUIRE(fields.size() == 4U);
      rows.push_back({fields[0], fields[1], fields[2], fields[3]});
      fields.assign(1, {});
    } else {
      fields.back() += c;
    }
  }
  BOOST_TEST(!quoted);
  BOOST_TEST(fields.back().empty());
  return rows;
}

std::string records_of(const std::vector<rejected>& rows, std::string_view file) {
  std::string all;
  for (const rejected& r : rows) {
    if (r.file == file) all += r.record;
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_by_hand) {
  const lenient_load files{.cases = cases_header +
                                    "A,U,O,ex_officio,civil,2024-01-10,,,\r\n"
                                    "B,U,\"O\",x,y,2024-01-10,,,\r\n"
                                    "C,U,O\"x,ex_officio,civil,2024-01-10,,,\n",
                           .events = events_header +
                                     "A,2024-02-01,verified,,,,\n"
                                     "B,2024-02-01,verified,,,,\n"
                                     "C,2024-02-01,resumed,,,,\n"
                                     "D,2024-02-01,verified,,,,"};
  BOOST_TEST(
      files.text() ==
      "file,line,rules,record\n"
      "\"cases, 2024.csv\",3,code_unknown code_unknown,\"B,U,\"\"O\"\",x,y,2024-01-10,,,\r\n\"\n"
      "\"cases, 2024.csv\",4,quote_misplaced,\"C,U,O\"\"x,ex_officio,civil,2024-01-10,,,\n\"\n"
      "events.csv,3,other_record_of_the_case,\"B,2024-02-01,verified,,,,\n\"\n"
      "events.csv,4,other_record_of_the_case,\"C,2024-02-01,resumed,,,,\n\"\n"
      "events.csv,5,case_unknown,\"D,2024-02-01,verified,,,,\"\n");
}

BOOST_AUTO_TEST_CASE(a_good_register_has_no_rejects) {
  const lenient_load files{.cases = cases_header + "A,U,O,ex_officio,civil,2024-01-10,,,\n",
                           .events = events_header + "A,2024-02-01,resumed,,,,\n"};
  BOOST_TEST(files.text() == "file,line,rules,record\n");
}

BOOST_AUTO_TEST_CASE(a_register_without_figures_has_no_rejects) {
  const lenient_load files{.cases = cases_header + ",U,O,ex_officio,civil,2024-01-10,,,\n",
                           .events = "no header of events\n"};
  BOOST_TEST(files.load().cases.errors() != 0U);
  BOOST_TEST(files.text() == "file,line,rules,record\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_lost) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const mixed_register mixed = thads_test::random_mixed_register(seed % 5 == 0 ? 10 : 200, seed);
    const lenient_load files{.cases = mixed_register::file(cases_header, mixed.cases),
                             .events = mixed_register::file(events_header, mixed.events)};
    const std::vector<rejected> rows = parse(files.text());
    BOOST_TEST_CONTEXT("seed " << seed) {
      BOOST_TEST((records_of(rows, "cases, 2024.csv") == mixed_register::bad_bytes(mixed.cases)));
      BOOST_TEST((records_of(rows, "events.csv") == mixed_register::bad_bytes(mixed.events)));
      const register_load load = files.load();
      const auto in_cases = static_cast<std::size_t>(std::count_if(
          rows.begin(), rows.end(), [](const rejected& r) { return r.file == "cases, 2024.csv"; }));
      BOOST_TEST(load.cases.size() + in_cases == mixed.cases.size());
      BOOST_TEST(load.cases.event_count() + (rows.size() - in_cases) == mixed.events.size());
      std::size_t with_rules = 0;
      for (const rejected& r : rows) with_rules += r.rules == "other_record_of_the_case" ? 0U : 1U;
      BOOST_TEST(with_rules >= mixed.bad_cases + mixed.strays);
    }
  }
}

BOOST_AUTO_TEST_CASE(lines_are_those_of_the_findings) {
  const mixed_register mixed = thads_test::random_mixed_register(300, 77);
  const lenient_load files{.cases = mixed_register::file(cases_header, mixed.cases),
                           .events = mixed_register::file(events_header, mixed.events)};
  const register_load load = files.load();
  const std::vector<rejected> rows = parse(files.text());
  std::size_t missing = 0;
  for (const thads::finding& f : load.report.list()) {
    if (thads::describe(f.id).severity != thads::severity::error) continue;
    const bool found = std::any_of(rows.begin(), rows.end(), [&](const rejected& r) {
      return r.file == load.report.file_name(f) && r.line == std::to_string(f.line) &&
             (" " + r.rules + " ").find(" " + std::string(thads::describe(f.id).code) + " ") !=
                 std::string::npos;
    });
    if (!found) ++missing;
  }
  BOOST_TEST(missing == 0U);
}

BOOST_AUTO_TEST_CASE(a_rejects_file_of_text_is_read_back_by_the_strict_reader) {
  const std::string records[] = {"B,U,\"O, \"\"x\"\"\",x,civil,2024-01-10,,,\r\n",
                                 "C,U,\"two\nlines\",x,civil,2024-01-10,,,\n", "D\"\",U\n",
                                 "\"E\"\"\n\",U,O,x,civil,2024-01-10,,,"};
  const lenient_load files{
      .cases = cases_header + records[0] + records[1] + records[2] + records[3],
      .events = events_header};
  const std::string text = files.text();
  csv_reader reader(std::make_unique<thads_test::chunked_source>(text, 100));
  BOOST_TEST_REQUIRE(reader.next());
  for (const std::string& record : records) {
    BOOST_TEST_REQUIRE(reader.next());
    BOOST_TEST(!reader.malformed().has_value());
    BOOST_TEST_REQUIRE(reader.fields().size() == 4U);
    BOOST_TEST(reader.fields()[0].text == "cases, 2024.csv");
    BOOST_TEST(reader.fields()[3].text == record);
  }
  BOOST_TEST(!reader.next());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_kept) {
  std::string bytes;
  for (int c = 255; c >= 0; --c) {
    if (c != '\n' && c != '"') bytes += static_cast<char>(c);
  }
  const std::string bad = "B,U,O,ex_officio,civil,2024-01-10,,," + bytes + "\r\n";
  const lenient_load files{.cases = cases_header + bad, .events = events_header};
  const auto rows = parse(files.text());
  BOOST_TEST_REQUIRE(rows.size() == 1U);
  BOOST_TEST((rows[0].record == bad));
}

BOOST_AUTO_TEST_CASE(records_over_the_limit_are_kept_whole) {
  const std::string huge =
      "B,U,\"" + std::string(9 * csv_reader::max_record, 'x') + "\"\"\xFF,ex_officio\r\n";
  const std::string last = ",2024-02-01," + std::string(5 * csv_reader::max_record, '"');
  const lenient_load files{.cases = cases_header + huge + "A,U,O,ex_officio,civil,2024-01-10,,,\n",
                           .events = events_header + "B,2024-02-01,verified,,,,\n" + last};
  const std::vector<rejected> rows = parse(files.text());
  BOOST_TEST_REQUIRE(rows.size() == 3U);
  BOOST_TEST(rows[0].rules == "record_too_long");
  BOOST_TEST((rows[0].record == huge));
  BOOST_TEST(rows[1].record == "B,2024-02-01,verified,,,,\n");
  BOOST_TEST((rows[2].record == last));
  BOOST_TEST(files.load().cases.size() == 1U);
}

BOOST_AUTO_TEST_CASE(other_delimiters) {
  const std::string bad = "B;U,V;O;x;civil;2024-01-10;;;\n";
  const lenient_load files{
      .cases = "case_id;unit;officer;initiation;judgment_type;accepted;amount;source;flags\n" + bad,
      .events = "case_id;date;type;amount;ground;unit;officer\n",
      .delimiter = ';'};
  const auto rows = parse(files.text());
  BOOST_TEST_REQUIRE(rows.size() == 1U);
  BOOST_TEST(rows[0].rules == "code_unknown");
  BOOST_TEST(rows[0].record == bad);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_gone_is_an_io_error) {
  const thads_test::temporary_folder folder;
  const lenient_load files{.cases = cases_header + "A,U\n", .events = events_header};
  const register_load load = files.load();
  const auto write = [&] {
    write_rejects(text_input::file(folder.path() / "gone"), files.events_input(), load,
                  [](std::string_view) {});
    return 0;
  };
  BOOST_TEST(code_of(write) == errc::io);
}

BOOST_AUTO_TEST_SUITE_END()
