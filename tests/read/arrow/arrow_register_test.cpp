// SPDX-License-Identifier: Apache-2.0
// Registers from Arrow streams: the same as from files, in every encoding, down to each finding.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <thads/read/arrow/arrow_register.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/table/csv_writer.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>

#include "support/arrow_arrays.hpp"
#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "support/registers.hpp"

BOOST_AUTO_TEST_SUITE(arrow_register_test)

using thads::arrow_stream;
using thads::case_record;
using thads::case_register;
using thads::date;
using thads::errc;
using thads::event_record;
using thads::finding;
using thads::int128_t;
using thads::period;
using thads::read_options;
using thads::register_load;
using thads::strictness;
using thads::text_input;
using thads_test::arrow_array;
using thads_test::case_story;
using thads_test::code_of;
using thads_test::lines_of;
using thads_test::stream_plan;

namespace {

using lines = std::vector<std::string>;
using row = std::vector<std::string>;
using cases_names = thads::detail::cases_columns;
using events_names = thads::detail::events_columns;

// The rows of both files, without header lines.
struct rows_of_register {
  std::vector<row> cases;
  std::vector<row> events;
};

// --- As files.

std::vector<row> rows_of_file(const std::string& name) {
  const auto path = std::filesystem::path(THADS_TEST_DATA) / "corpus/known_answer" / name;
  thads::csv_reader reader(text_input::file(path).open());
  std::vector<row> rows;
  while (reader.next()) {
    row r;
    for (const thads::csv_cell& cell : reader.fields()) r.emplace_back(cell.text);
    rows.push_back(std::move(r));
  }
  rows.erase(rows.begin());
  return rows;
}

rows_of_register known_answer() { return {rows_of_file("cases.csv"), rows_of_file("events.csv")}; }

std::string csv_of(const std::string& header, const std::vector<row>& rows) {
  std::string text = header;
  for (const row& r : rows) {
    for (std::size_t i = 0; i < r.size(); ++i) {
      if (i != 0) text += ',';
      thads::csv_field(text, r[i]);
    }
    text += '\n';
  }
  return text;
}

register_load read_files(const rows_of_register& rows, strictness mode) {
  const std::string cases = csv_of(thads_test::cases_header, rows.cases);
  const std::string events = csv_of(thads_test::events_header, rows.events);
  return thads::read_register(text_input::memory("cases", cases),
                              text_input::memory("events", events), {.mode = mode});
}

// --- As Arrow streams.

// How rows become arrays.
struct encoding {
  std::string text = "u";
  std::string index{};  // format of indices; none without dictionaries
  std::string day = "tdD";
  std::string amount = "l";
  bool empty_is_null = true;
  std::size_t rows_a_batch = 1'000'000;
  std::size_t lead = 0;
};

std::ostream& operator<<(std::ostream& out, const encoding& e) {
  return out << e.text << ' ' << e.index << ' ' << e.day << ' ' << e.amount << ' '
             << e.empty_is_null << ' ' << e.rows_a_batch << ' ' << e.lead;
}

std::vector<encoding> encodings() {
  std::vector<encoding> all;
  for (const std::string text : {"u", "U", "vu"}) {
    all.push_back({.text = text});
    for (const std::string index : {"c", "C", "s", "S", "i", "I", "l", "L"}) {
      all.push_back({.text = text, .index = index, .day = "tss:", .amount = "d:38,0"});
    }
    all.push_back(
        {.text = text, .day = "tsu:UTC", .amount = "d:18,2,64", .rows_a_batch = 7, .lead = 5});
    all.push_back({.text = text, .day = text, .amount = text, .empty_is_null = false});
    all.push_back(
        {.text = text, .index = "c", .day = text, .amount = text, .rows_a_batch = 10, .lead = 3});
  }
  return all;
}

arrow_array text_column(const encoding& e, const std::vector<row>& rows, std::size_t column) {
  const auto at = [&](std::size_t i) {
    const std::string& text = rows[i][column];
    return e.empty_is_null && text.empty() ? std::nullopt : std::optional<std::string_view>(text);
  };
  const auto coded = [&]<class Index>(Index) {
    return thads_test::dictionary_array<Index>(e.index, e.text, rows.size(), at, e.lead);
  };
  if (e.index.empty()) return thads_test::text_array(e.text, rows.size(), at, e.lead);
  if (e.index == "c") return coded(std::int8_t{});
  if (e.index == "C") return coded(std::uint8_t{});
  if (e.index == "s") return coded(std::int16_t{});
  if (e.index == "S") return coded(std::uint16_t{});
  if (e.index == "i") return coded(std::int32_t{});
  if (e.index == "I") return coded(std::uint32_t{});
  if (e.index == "l") return coded(std::int64_t{});
  return coded(std::uint64_t{});
}

// Numbers of type T; an empty text is null.
template <class T, class Convert>
arrow_array number_column(const std::string& format, const encoding& e,
                          const std::vector<row>& rows, std::size_t column, Convert convert) {
  return thads_test::number_array<T>(
      format, rows.size(),
      [&](std::size_t i) {
        const std::string& text = rows[i][column];
        return text.empty() ? std::nullopt : std::optional<T>(convert(text));
      },
      e.lead);
}

arrow_array day_column(const encoding& e, const std::vector<row>& rows, std::size_t column) {
  const auto days = [](const std::string& text) { return thads::parse_date(text).days(); };
  if (e.day == e.text) return text_column(e, rows, column);
  if (e.day == "tdD") return number_column<std::int32_t>(e.day, e, rows, column, days);
  const std::int64_t a_day = e.day == "tss:" ? 86'400 : 86'400'000'000;
  return number_column<std::int64_t>(e.day, e, rows, column,
                                     [&](const std::string& text) { return days(text) * a_day; });
}

arrow_array amount_column(const encoding& e, const std::vector<row>& rows, std::size_t column) {
  const auto number = [](const std::string& text) {
    std::int64_t value = 0;
    BOOST_TEST_REQUIRE(bool{thads::from_chars(text.data(), text.data() + text.size(), value)});
    return value;
  };
  if (e.amount == e.text) return text_column(e, rows, column);
  if (e.amount == "l") return number_column<std::int64_t>(e.amount, e, rows, column, number);
  if (e.amount == "d:38,0") return number_column<int128_t>(e.amount, e, rows, column, number);
  return number_column<std::int64_t>(e.amount, e, rows, column,
                                     [&](const std::string& text) { return number(text) * 100; });
}

template <class Names>
stream_plan stream_of_rows(const encoding& e, const std::vector<row>& rows, std::size_t day) {
  stream_plan plan;
  for (std::size_t first = 0; first == 0 || first < rows.size(); first += e.rows_a_batch) {
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
    const std::size_t n = std::min(e.rows_a_batch, rows.size() - first);
    const std::vector<row> some(begin, begin + static_cast<std::ptrdiff_t>(n));
    std::vector<std::pair<std::string, arrow_array>> columns;
    for (std::size_t c = 0; c < Names::names.size(); ++c) {
      columns.emplace_back(Names::names[c], c == day             ? day_column(e, some, c)
                                            : c == Names::amount ? amount_column(e, some, c)
                                                                 : text_column(e, some, c));
    }
    plan.batches.push_back(thads_test::batch_of(std::move(columns)));
  }
  return plan;
}

struct streams {
  stream_plan cases;
  stream_plan events;
};

streams streams_of(const encoding& e, const rows_of_register& rows) {
  return {stream_of_rows<cases_names>(e, rows.cases, cases_names::accepted),
          stream_of_rows<events_names>(e, rows.events, events_names::date)};
}

// Reads the streams; whatever happens, all that they gave out is released once.
register_load read_streams(const streams& from, const read_options& options = {}) {
  struct check {
    const streams& all;
    ~check() {
      BOOST_TEST(all.cases.count->open == 0);
      BOOST_TEST(all.events.count->open == 0);
    }
  };
  const check released{from};
  ArrowArrayStream cases = thads_test::stream_of(from.cases);
  ArrowArrayStream events = thads_test::stream_of(from.events);
  return thads::read_register(arrow_stream(cases, "cases"), arrow_stream(events, "events"),
                              options);
}

register_load read_rows(const rows_of_register& rows, const encoding& e,
                        strictness mode = strictness::strict) {
  return read_streams(streams_of(e, rows), {.mode = mode});
}

// --- Comparing what was read.

std::string text_of(const case_register& cases, std::size_t i) {
  const case_record c = cases[i];
  std::string text = std::to_string(cases.line(i)) + " " + std::string(c.id) + " ";
  text += std::string(c.unit) + " " + std::string(c.officer) + " " + to_string(c.accepted) + " ";
  text += std::string(code_of(c.initiation)) + " " + std::string(code_of(c.judgment)) + " ";
  return text + std::to_string(c.amount) + " " + std::string(code_of(c.source)) + " " +
         c.flags.to_string();
}

std::string text_of(const case_register& cases, std::size_t i, std::size_t event) {
  const event_record e = cases.event(i, event);
  std::string text = std::to_string(cases.event_line(event)) + " " + std::string(e.case_id) + " ";
  text += to_string(e.date) + " " + std::string(code_of(e.type)) + " ";
  text += e.amount ? std::to_string(*e.amount) : "-";
  text += " " + std::string(e.ground_text()) + " " + std::string(e.unit) + " ";
  return text + std::string(e.officer);
}

// Everything in a register.
lines content_of(const case_register& cases) {
  lines all;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    all.push_back(text_of(cases, i));
    const auto [begin, end] = cases.events_of(i);
    for (std::size_t e = begin; e < end; ++e) all.push_back(text_of(cases, i, e));
  }
  all.push_back("aside " + std::to_string(cases.set_aside().cases) + " " +
                std::to_string(cases.set_aside().records) + " " + std::to_string(cases.errors()));
  for (const auto* codes : {&cases.columns().units, &cases.columns().officers}) {
    for (std::size_t i = 0; i < codes->size(); ++i) all.emplace_back((*codes)[i]);
  }
  return all;
}

// The findings, sorted; the columns of a file do not matter, nor the order of findings in a line.
lines findings_in(const register_load& load) {
  lines all;
  for (const finding& f : load.report.list()) {
    all.push_back(std::string(load.report.file_name(f)) + ":" + std::to_string(f.line) + " " +
                  std::string(describe(f.id).code) + " " + f.case_id + " " + std::string(f.field) +
                  " " + f.value);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::uint32_t> all_rejected(const register_load& load) {
  std::vector<std::uint32_t> all = load.rejected.cases;
  all.push_back(0);
  all.insert(all.end(), load.rejected.events.begin(), load.rejected.events.end());
  return all;
}

// What a file says when its lines are counted like rows.
register_load read_files_by_row(const rows_of_register& rows, strictness mode) {
  register_load load = read_files(rows, mode);
  thads::detail::register_columns columns = load.cases.columns();
  for (std::uint32_t& line : columns.line) --line;
  for (std::uint32_t& line : columns.event_line) --line;
  load.cases = case_register(std::move(columns), load.cases.set_aside(), load.cases.errors());
  for (finding& f : load.report.list()) {
    if (f.line != 0) --f.line;
    if (f.id == thads::rule::case_duplicate) f.value = std::to_string(std::stoull(f.value) - 1);
  }
  for (auto* rejected : {&load.rejected.cases, &load.rejected.events}) {
    for (std::uint32_t& line : *rejected) --line;
  }
  return load;
}

std::string tally_bytes(const case_register& cases) {
  std::string bytes;
  const thads::dimension_set by{thads::dimension::unit, thads::dimension::officer,
                                thads::dimension::initiation, thads::dimension::judgment_type};
  for (const int months : {6, 12}) {
    bytes += serialize(tally_cases(cases, period(2024, months), {.by = by}));
  }
  return bytes;
}

void check_same(const register_load& expected, const register_load& found) {
  BOOST_TEST(findings_in(found) == findings_in(expected), boost::test_tools::per_element());
  BOOST_TEST(content_of(found.cases) == content_of(expected.cases),
             boost::test_tools::per_element());
  BOOST_TEST(all_rejected(found) == all_rejected(expected), boost::test_tools::per_element());
  if (expected.cases.errors() != 0) return;
  BOOST_TEST((tally_bytes(found.cases) == tally_bytes(expected.cases)));
}

// --- Made-up registers.

std::string number_or_nothing(std::int64_t amount) {
  return amount == 0 ? "" : std::to_string(amount);
}

rows_of_register rows_of(const std::vector<case_story>& stories) {
  rows_of_register rows;
  for (const case_story& s : stories) {
    const case_record& c = s.record;
    rows.cases.push_back({s.id, s.unit, s.officer, std::string(code_of(c.initiation)),
                          std::string(code_of(c.judgment)), to_string(c.accepted),
                          number_or_nothing(c.amount), std::string(code_of(c.source)),
                          c.flags.to_string()});
    for (const event_record& e : s.events) {
      rows.events.push_back({s.id, to_string(e.date), std::string(code_of(e.type)),
                             number_or_nothing(e.amount.value_or(0)),
                             std::string(code_of(e.ground)), std::string(e.unit),
                             std::string(e.officer)});
    }
  }
  return rows;
}

// Puts something else into about one cell in `every`. Only texts can hold what is no day or number.
void spoil(std::vector<row>& rows, std::size_t day, std::size_t amount, std::size_t every,
           bool as_text, std::mt19937_64& random) {
  static const lines texts{"",         "c1",        "c2",        "nobody", "A",
                           "verified", "agreement", "collected", "civil",  "on_request",
                           "Đ",        "credit|",   "focus",     " x ",    "no_assets"};
  static const lines days{"", "2024-02-29", "1999-12-31", "2199-12-31"};
  static const lines bad_days{"2024-02-30", "x", "29/02/2024", "2200-01-01"};
  static const lines amounts{"", "0", "-1", "7", "-9223372036854775808", "9223372036854775807"};
  static const lines bad_amounts{"9223372036854775808", "1.000", "+5", "x"};
  const auto any_of = [&random](const lines& some) { return some[random() % some.size()]; };
  for (row& r : rows) {
    for (std::size_t c = 0; c < r.size(); ++c) {
      if (random() % every != 0) continue;
      const bool is_bad = as_text && random() % 2 == 0;
      if (c == day) {
        r[c] = any_of(is_bad ? bad_days : days);
      } else if (c == amount) {
        r[c] = any_of(is_bad ? bad_amounts : amounts);
      } else {
        r[c] = any_of(texts);
      }
    }
  }
}

rows_of_register spoilt_rows(std::size_t cases, std::uint64_t seed, bool as_text) {
  std::mt19937_64 random(seed);
  rows_of_register rows = rows_of(thads_test::random_stories(cases, seed));
  const std::size_t every = 30 + random() % 300;
  spoil(rows.cases, cases_names::accepted, cases_names::amount, every, as_text, random);
  spoil(rows.events, events_names::date, events_names::amount, every, as_text, random);
  if (seed % 3 == 0) std::shuffle(rows.events.begin(), rows.events.end(), random);
  return rows;
}

const row good_case{"A", "U", "O", "ex_officio", "civil", "2024-01-10", "1000", "new", ""};
const row good_event{"A", "2024-02-01", "collected", "400", "", "", ""};

}  // namespace

BOOST_AUTO_TEST_CASE(the_known_answer_in_every_encoding) {
  const rows_of_register rows = known_answer();
  BOOST_TEST(rows.cases.size() == 30U);
  const register_load expected = read_files_by_row(rows, strictness::strict);
  BOOST_TEST(expected.cases.size() == 30U);
  BOOST_TEST((tally_bytes(expected.cases) == tally_bytes(thads_test::known_answer())));
  for (const encoding& e : encodings()) {
    BOOST_TEST_CONTEXT(e) { check_same(expected, read_rows(rows, e)); }
  }
}

BOOST_AUTO_TEST_CASE(a_good_register) {
  const register_load load = read_rows({{good_case}, {good_event}}, {});
  BOOST_TEST(lines_of(load.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST(
      content_of(load.cases) == (lines{"1 A U O 2024-01-10 ex_officio civil 1000 new ",
                                       "1 A 2024-02-01 collected 400   ", "aside 0 0 0", "U", "O"}),
      boost::test_tools::per_element());
  BOOST_TEST(load.report.files() == (lines{"cases", "events"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(events_keep_their_grounds) {
  rows_of_register rows{{good_case}, {}};
  const lines grounds{"no_assets", "", "third_party_dispute", "agreement", "Đ"};
  const lines types{"unenforceable", "suspended", "postponed", "postponed", "suspended"};
  for (std::size_t i = 0; i < types.size(); ++i) {
    rows.events.push_back({"A", "2024-02-01", types[i], "", grounds[i], "", ""});
  }
  for (const encoding& e : encodings()) {
    BOOST_TEST_CONTEXT(e) {
      const register_load load = read_rows(rows, e);
      BOOST_TEST(lines_of(load.report) == lines{"events:5:0 ground_unknown A ground warning"},
                 boost::test_tools::per_element());
      BOOST_TEST_REQUIRE(load.cases.event_count() == grounds.size());
      for (std::size_t i = 0; i < grounds.size(); ++i) {
        BOOST_TEST(load.cases.event(0, i).ground_text() == grounds[i]);
      }
      check_same(read_files_by_row(rows, strictness::strict), load);
    }
  }
}

BOOST_AUTO_TEST_CASE(empty_streams) {
  const register_load load = read_rows({{}, {}}, {});
  BOOST_TEST(load.cases.size() == 0U);
  BOOST_TEST(load.cases.errors() == 0U);
  // Without rows, a column may have lost its type.
  streams nothing = streams_of({}, {{}, {}});
  for (stream_plan* plan : {&nothing.cases, &nothing.events}) {
    for (arrow_array& column : plan->batches[0].children) {
      const std::string name = column.name;
      column = thads_test::null_array(0);
      column.name = name;
    }
  }
  BOOST_TEST(read_streams(nothing).cases.errors() == 0U);
}

BOOST_AUTO_TEST_CASE(registers_with_mistakes_are_read_like_files) {
  const std::vector<encoding> all = encodings();
  std::uint64_t findings = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    encoding e = all[seed % all.size()];
    const bool as_text = e.day == e.text;
    if (e.amount == "d:18,2,64") e.amount = "l";  // which says 7.00 for 7
    // So many codes as there are do not fit a byte.
    if (e.index == "c" || e.index == "C") e.rows_a_batch = 100;
    const rows_of_register rows = spoilt_rows(seed % 4 == 0 ? 20 : 400, seed, as_text);
    BOOST_TEST_CONTEXT("seed " << seed << ": " << e) {
      for (const strictness mode : {strictness::lenient, strictness::strict}) {
        const register_load expected = read_files_by_row(rows, mode);
        check_same(expected, read_rows(rows, e, mode));
        findings += expected.report.list().size();
      }
    }
  }
  BOOST_TEST(findings > 5000U);
}

BOOST_AUTO_TEST_CASE(long_registers_are_read_like_files) {
  const rows_of_register rows = spoilt_rows(6000, 7, false);
  const register_load expected = read_files_by_row(rows, strictness::lenient);
  for (const encoding& e : {encoding{}, encoding{.text = "vu", .index = "i", .rows_a_batch = 1500},
                            encoding{.text = "U", .index = "S", .amount = "d:38,0"}}) {
    BOOST_TEST_CONTEXT(e) { check_same(expected, read_rows(rows, e, strictness::lenient)); }
  }
}

BOOST_AUTO_TEST_CASE(one_row_for_each_fault) {
  const struct {
    std::size_t column;
    std::string value;
    std::string found;
  } faults[] = {{cases_names::case_id, "", "value_missing - case_id error"},
                {cases_names::unit, "", "value_missing A unit error"},
                {cases_names::initiation, "", "value_missing A initiation error"},
                {cases_names::initiation, "x", "code_unknown A initiation error"},
                {cases_names::judgment_type, "x", "code_unknown A judgment_type error"},
                {cases_names::accepted, "", "value_missing A accepted error"},
                {cases_names::amount, "-1", "amount_invalid A amount error"},
                {cases_names::source, "old", "code_unknown A source error"},
                {cases_names::flags, "credit|", "code_unknown A flags error"}};
  for (const auto& fault : faults) {
    for (const encoding& e : {encoding{}, encoding{.index = "c"}, encoding{.text = "vu"}}) {
      rows_of_register rows{{good_case}, {}};
      rows.cases[0][fault.column] = fault.value;
      const register_load load = read_rows(rows, e);
      BOOST_TEST(lines_of(load.report) == (lines{"cases:1:0 " + fault.found}),
                 boost::test_tools::per_element());
      BOOST_TEST(load.cases.errors() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(amounts_and_days_that_no_file_can_hold) {
  streams from = streams_of({}, {{good_case, good_case, good_case, good_case}, {}});
  arrow_array& batch = from.cases.batches[0];
  const auto replace = [&batch](std::size_t column, arrow_array with) {
    with.name = batch.children[column].name;
    batch.children[column] = std::move(with);
  };
  replace(cases_names::case_id, thads_test::text_array("u", thads_test::texts{"A", "B", "C", "D"}));
  replace(cases_names::amount,
          thads_test::number_array<int128_t>("d:38,2", {100, 150, -100, int128_t{1} << 100}));
  replace(cases_names::accepted,
          thads_test::number_array<std::int64_t>(
              "tsm:", {1704844800000, 1704844800000, 1704844800000, 1704844800001}));
  const register_load load = read_streams(from, {.mode = strictness::lenient});
  BOOST_TEST(lines_of(load.report) == (lines{"cases:2:0 amount_invalid B amount error",
                                             "cases:3:0 amount_invalid C amount error",
                                             "cases:4:0 date_invalid D accepted error",
                                             "cases:4:0 amount_invalid D amount error"}),
             boost::test_tools::per_element());
  BOOST_TEST(load.report.list()[0].value == "1.50");
  BOOST_TEST(load.report.list()[1].value == "-1.00");
  BOOST_TEST(load.report.list()[2].value == "2024-01-10T00:00:00.001");
  // 2^100 / 100
  BOOST_TEST(load.report.list()[3].value == "12676506002282294014967032053.76");
  BOOST_TEST_REQUIRE(load.cases.size() == 1U);
  BOOST_TEST(load.cases[0].amount == 1);
  BOOST_TEST(load.cases.set_aside().cases == 3U);
}

BOOST_AUTO_TEST_CASE(text_that_is_not_fit_sets_its_case_aside) {
  const std::string nul("x\0", 2);
  for (const encoding& e : {encoding{}, encoding{.text = "U", .index = "C"},
                            encoding{.text = "vu", .rows_a_batch = 2}}) {
    rows_of_register rows{{good_case, good_case, good_case, good_case}, {}};
    rows.cases[1][cases_names::case_id] = "B";
    rows.cases[1][cases_names::flags] = "\xFF";
    rows.cases[2][cases_names::case_id] = "C" + nul;
    rows.cases[3][cases_names::case_id] = "D";
    for (const char* id : {"A", "B", "D", "D", "A"}) {
      rows.events.push_back(good_event);
      rows.events.back()[events_names::case_id] = id;
    }
    rows.events[3][events_names::officer] = "\xC3";  // where no officer belongs
    rows.events[4][events_names::case_id] = "A\xC3";
    const register_load load = read_rows(rows, e, strictness::lenient);
    BOOST_TEST_CONTEXT(e) {
      BOOST_TEST(lines_of(load.report) == (lines{"cases:2:0 utf8_invalid B flags error",
                                                 "cases:3:0 nul_byte - case_id error",
                                                 "events:4:0 utf8_invalid D officer error",
                                                 "events:5:0 utf8_invalid - case_id error"}),
                 boost::test_tools::per_element());
      BOOST_TEST_REQUIRE(load.cases.size() == 1U);
      BOOST_TEST(load.cases[0].id == "A");
      BOOST_TEST(load.cases.event_count() == 1U);
      BOOST_TEST(load.cases.set_aside().cases == 2U);    // B and D
      BOOST_TEST(load.cases.set_aside().records == 2U);  // what belongs to no case
      BOOST_TEST(load.rejected.cases == (std::vector<std::uint32_t>{2, 3, 4}),
                 boost::test_tools::per_element());
      BOOST_TEST(load.rejected.events == (std::vector<std::uint32_t>{2, 3, 4, 5}),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(dates_that_are_text_have_the_form_that_is_asked_for) {
  rows_of_register rows{{good_case}, {good_event}};
  rows.cases[0][cases_names::accepted] = "10/01/2024";
  rows.events[0][events_names::date] = "01/02/2024";
  const encoding e{.day = "u"};
  const register_load load =
      read_streams(streams_of(e, rows), {.format = {.dates = thads::date_format::day_first}});
  BOOST_TEST(lines_of(load.report) == lines{}, boost::test_tools::per_element());
  BOOST_TEST((load.cases.event(0, 0).date == date::from_ymd(2024, 2, 1)));
  BOOST_TEST(read_rows(rows, e).report.count(thads::rule::date_invalid) == 2U);
}

BOOST_AUTO_TEST_CASE(columns_may_stand_in_any_order_between_others) {
  streams from = streams_of({}, {{good_case}, {good_event}});
  for (stream_plan* plan : {&from.cases, &from.events}) {
    arrow_array& batch = plan->batches[0];
    std::reverse(batch.children.begin(), batch.children.end());
    arrow_array more = thads_test::number_array<std::int64_t>("g", {1});
    more.name = "note";
    batch.children.insert(batch.children.begin() + 2, more);
  }
  const register_load load = read_streams(from);
  BOOST_TEST(lines_of(load.report) ==
                 (lines{"cases:0:0 column_extra - - note", "events:0:0 column_extra - - note"}),
             boost::test_tools::per_element());
  BOOST_TEST(load.cases.event_count() == 1U);
}

// --- What cannot be read.

BOOST_AUTO_TEST_CASE(both_schemas_are_looked_at_before_any_row) {
  streams from = streams_of({}, {{good_case}, {good_event}});
  from.events.batches[0].children[events_names::amount].format = "g";
  int batches = 0;
  from.cases.spoil_batch = [&](ArrowArray&) { ++batches; };
  BOOST_TEST(code_of([&] { return read_streams(from); }) == errc::argument);
  BOOST_TEST(batches == 0);
}

BOOST_AUTO_TEST_CASE(streams_that_fail_midway) {
  const rows_of_register rows = rows_of(thads_test::random_stories(300, 3));
  const encoding e{.index = "i", .rows_a_batch = 100};
  for (const std::size_t after : {0U, 1U, 2U}) {
    for (const int code : {EIO, ECANCELED}) {
      streams from = streams_of(e, rows);
      from.events.fails_after = after;
      from.events.fails_with = code;
      from.events.says = "no more";
      BOOST_TEST(code_of([&] { return read_streams(from); }) ==
                 (code == EIO ? errc::io : errc::cancelled));
      std::swap(from.cases.fails_after, from.events.fails_after);
      from.cases.fails_with = code;
      BOOST_TEST(code_of([&] { return read_streams(from); }) ==
                 (code == EIO ? errc::io : errc::cancelled));
    }
  }
  streams no_memory = streams_of(e, rows);
  no_memory.events.fails_after = 1;
  no_memory.events.fails_with = ENOMEM;
  BOOST_CHECK_THROW(read_streams(no_memory), std::bad_alloc);
}

BOOST_AUTO_TEST_CASE(streams_that_lie_midway) {
  const rows_of_register rows = rows_of(thads_test::random_stories(300, 3));
  streams from = streams_of({.index = "i", .rows_a_batch = 100}, rows);
  from.events.spoil_batch = [n = 0](ArrowArray& batch) mutable {
    if (++n == 3) batch.children[0]->length = -1;
  };
  BOOST_TEST(code_of([&] { return read_streams(from); }) == errc::corrupt);
}

BOOST_AUTO_TEST_CASE(a_stream_that_was_read_before) {
  const streams from = streams_of({}, {{good_case}, {good_event}});
  ArrowArrayStream released{};
  ArrowArrayStream live = thads_test::stream_of(from.events);
  BOOST_TEST(code_of([&] {
               return thads::read_register(arrow_stream(released, "cases"),
                                           arrow_stream(live, "events"));
             }) == errc::argument);
  BOOST_TEST((live.release == nullptr));
  BOOST_TEST(from.events.count->open == 0);
}

BOOST_AUTO_TEST_CASE(progress_is_told_and_may_stop_the_work) {
  const rows_of_register rows{std::vector<row>(70'000, good_case),
                              std::vector<row>(140'000, good_event)};
  const streams from = streams_of({.rows_a_batch = 30'000}, rows);
  std::vector<std::uint64_t> told;
  static_cast<void>(read_streams(from, {.progress = [&](std::uint64_t done, std::uint64_t total) {
                                   BOOST_TEST(total == 0U);
                                   told.push_back(done);
                                   return true;
                                 }}));
  BOOST_TEST_REQUIRE(!told.empty());
  BOOST_TEST(std::is_sorted(told.begin(), told.end()));
  BOOST_TEST(told.front() == 0U);  // while batches are fetched
  BOOST_TEST(told.back() > 200'000U);
  for (const std::uint64_t limit : {std::uint64_t{60'000}, std::uint64_t{150'000}}) {
    BOOST_TEST(code_of([&] {
                 return read_streams(from, {.progress = [&](std::uint64_t done, std::uint64_t) {
                                       return done < limit;
                                     }});
               }) == errc::cancelled);
  }
}

BOOST_AUTO_TEST_SUITE_END()
