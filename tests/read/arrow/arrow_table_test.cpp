// SPDX-License-Identifier: Apache-2.0
// Arrow streams: every type that is read, every one that is refused, and every lie that is caught.
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "read/arrow/arrow_table.hpp"
#include "support/arrow_arrays.hpp"
#include "support/errors.hpp"
#include "support/findings_text.hpp"
#include "time/printing.hpp"

BOOST_AUTO_TEST_SUITE(arrow_table_test)

using thads::arrow_content;
using thads::arrow_stream;
using thads::arrow_table;
using thads::date;
using thads::date_format;
using thads::errc;
using thads::findings;
using thads::int128_t;
using thads_test::arrow_array;
using thads_test::batch_of;
using thads_test::buffer_of;
using thads_test::code_of;
using thads_test::dictionary_array;
using thads_test::index_array;
using thads_test::lines_of;
using thads_test::null_array;
using thads_test::number_array;
using thads_test::stream_of;
using thads_test::stream_plan;
using thads_test::text_array;
using thads_test::texts;

namespace {

using lines = std::vector<std::string>;

enum column : std::size_t { id, day, amount };
constexpr std::array<std::string_view, 3> names{"id", "day", "amount"};
constexpr std::array<arrow_content, 3> contents{arrow_content::text, arrow_content::day,
                                                arrow_content::amount};
constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
constexpr auto largest = std::numeric_limits<std::int64_t>::max();

// A table with columns id, day and amount, read from a stream called t. Whatever happens, all that
// the stream gave out is released exactly once.
struct sample {
  std::shared_ptr<thads_test::release_count> count;
  findings report;
  std::optional<arrow_table<3>> table;

  explicit sample(stream_plan plan, date_format dates = date_format::iso) : count(plan.count) {
    const std::uint32_t file = report.add_file("t");
    ArrowArrayStream stream = stream_of(std::move(plan));
    table.emplace(arrow_stream(stream, "t"), dates, names, contents, id, report, file);
    BOOST_TEST((stream.release == nullptr));
  }
  ~sample() {
    table.reset();
    BOOST_TEST(count->open == 0);
    BOOST_TEST(count->given > 0);
  }
  sample(const sample&) = delete;
  sample& operator=(const sample&) = delete;

  // The texts of every row as "id|day|amount", with a ! after a row that is not good.
  lines rows() {
    lines all;
    while (table->next()) {
      std::string row(table->text(id));
      row += "|" + std::string(table->text(day));
      row += "|" + std::string(table->text(amount)) + (table->good() ? "" : "!");
      all.push_back(row);
    }
    return all;
  }

  [[nodiscard]] lines found() const { return lines_of(report); }
};

// A batch with `n` rows of which one column is given and the others are null.
arrow_array batch_with(column c, arrow_array values) {
  const auto n = static_cast<std::size_t>(values.length);
  std::vector<std::pair<std::string, arrow_array>> columns;
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns.emplace_back(names[i], i == c ? values : null_array(n));
  }
  return batch_of(std::move(columns));
}

stream_plan one_batch(arrow_array batch) { return {.batches = {std::move(batch)}}; }
stream_plan column_of(column c, arrow_array values) { return one_batch(batch_with(c, values)); }

// The texts that column `c` has when it holds `values`.
lines texts_in(column c, arrow_array values) {
  sample s(column_of(c, std::move(values)));
  lines all;
  while (s.table->next()) all.emplace_back(s.table->text(c));
  return all;
}

// What is read from a column of amounts: the number, "none", or the text that is at fault.
lines amounts_in(arrow_array values, std::int64_t least = smallest) {
  sample s(column_of(amount, std::move(values)));
  lines all;
  while (s.table->next()) {
    const auto value = s.table->amount(amount, least);
    all.push_back(value             ? std::to_string(*value)
                  : s.table->good() ? "none"
                                    : "! " + s.report.list().back().value);
    if (!s.table->good()) BOOST_TEST((s.report.list().back().id == thads::rule::amount_invalid));
  }
  return all;
}

// What is read from a column of days: the day, or the rule and the text that is at fault.
lines days_in(arrow_array values, date_format dates = date_format::iso) {
  sample s(column_of(day, std::move(values)), dates);
  lines all;
  while (s.table->next()) {
    const date value = s.table->day(day);
    if (s.table->good()) {
      all.push_back(to_string(value));
    } else {
      const thads::finding& f = s.report.list().back();
      all.push_back(std::string(describe(f.id).code) + " " + f.value);
    }
  }
  return all;
}

// The code and the message of the error with which reading fails, after which nothing is left open.
std::string failure_of(stream_plan plan) {
  const auto count = plan.count;
  std::string message = "ok";
  try {
    sample s(std::move(plan));
    while (s.table->next()) {
    }
  } catch (const thads::error& e) {
    message = std::string(describe(e.code()).name) + ": " + e.what();
  }
  BOOST_TEST(count->open == 0);
  return message;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The batch of most tests: 3 rows in 3 columns.
arrow_array good_batch() {
  return batch_of({{"id", text_array("u", texts{"A", "B", "C"})},
                   {"day", number_array<std::int32_t>("tdD", {19782, 0, std::nullopt})},
                   {"amount", number_array<std::int64_t>("l", {5, std::nullopt, -7})}});
}
const lines good_rows{"A|2024-02-29|5", "B|1970-01-01|", "C||-7"};

}  // namespace

#define TEST_EQUAL_LISTS(a, b) BOOST_TEST((a) == (b), boost::test_tools::per_element())

// --- Streams.

BOOST_AUTO_TEST_CASE(rows_of_a_batch) {
  sample s(one_batch(good_batch()));
  TEST_EQUAL_LISTS(s.rows(), good_rows);
  TEST_EQUAL_LISTS(s.found(), lines{});
  BOOST_TEST(s.table->line() == 3U);
  BOOST_TEST(!s.table->next());
  BOOST_TEST(!s.table->next());
}

BOOST_AUTO_TEST_CASE(rows_are_numbered_through_all_batches) {
  const arrow_array empty = batch_of({{"id", text_array("u", texts{})},
                                      {"day", number_array<std::int32_t>("tdD", {})},
                                      {"amount", number_array<std::int64_t>("l", {})}});
  sample s({.batches = {empty, good_batch(), empty, empty, good_batch(), empty}});
  lines expected = good_rows;
  expected.insert(expected.end(), good_rows.begin(), good_rows.end());
  TEST_EQUAL_LISTS(s.rows(), expected);
  BOOST_TEST(s.table->line() == 6U);

  sample none({.schema = good_batch()});
  TEST_EQUAL_LISTS(none.rows(), lines{});
  BOOST_TEST(none.table->line() == 0U);
}

BOOST_AUTO_TEST_CASE(long_batches_are_read_to_their_end) {
  for (const std::size_t n : {1023U, 1024U, 1025U, 5000U}) {
    const auto number = [](std::size_t i) {
      return i % 7 == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(i));
    };
    sample s(column_of(amount, number_array<std::int64_t>("l", n, number, 3)));
    std::size_t i = 0;
    for (; s.table->next(); ++i) BOOST_TEST((s.table->amount(amount, 0) == number(i)));
    BOOST_TEST(i == n);
    BOOST_TEST(s.table->line() == n);
  }
}

BOOST_AUTO_TEST_CASE(rows_can_be_counted_ahead) {
  sample s({.batches = {good_batch(), good_batch()}});
  BOOST_TEST(!s.table->total_rows().has_value());
  int told = 0;
  s.table->fetch([&](std::uint64_t done, std::uint64_t total) {
    BOOST_TEST(done + total == 0U);
    ++told;
    return true;
  });
  BOOST_TEST(told == 2);
  BOOST_TEST(s.table->total_rows().value() == 6U);
  BOOST_TEST(s.rows().size() == 6U);
}

BOOST_AUTO_TEST_CASE(a_stream_that_is_not_read_is_released) {
  sample unread(one_batch(good_batch()));
  sample half_read({.batches = {good_batch(), good_batch()}});
  BOOST_TEST(half_read.table->next());
  sample fetched({.batches = {good_batch(), good_batch()}});
  fetched.table->fetch({});
  sample cancelled({.batches = {good_batch(), good_batch()}});
  BOOST_TEST(code_of([&] {
               cancelled.table->fetch([](std::uint64_t, std::uint64_t) { return false; });
               return 0;
             }) == errc::cancelled);

  stream_plan plan = one_batch(good_batch());
  ArrowArrayStream stream = stream_of(plan);
  {
    arrow_stream taken(stream, "t");
    BOOST_TEST((stream.release == nullptr));
    arrow_stream moved(std::move(taken));
    BOOST_TEST(moved.name() == "t");
    BOOST_TEST(plan.count->open == 1);
  }
  BOOST_TEST(plan.count->open == 0);
}

BOOST_AUTO_TEST_CASE(a_batch_is_released_when_the_next_one_is_there) {
  sample s({.batches = {good_batch(), good_batch(), good_batch()}});
  for (int row = 0; row < 9; ++row) {
    BOOST_TEST(s.table->next());
    BOOST_TEST(s.count->open == 1 + 4);  // the stream, and one batch with three columns
  }
}

BOOST_AUTO_TEST_CASE(a_released_stream_is_refused) {
  findings report;
  ArrowArrayStream stream{};
  try {
    arrow_table<3>(arrow_stream(stream, "t"), {}, names, contents, id, report, 0);
    BOOST_FAIL("nothing thrown");
  } catch (const thads::error& e) {
    BOOST_TEST((e.code() == errc::argument));
    BOOST_TEST(contains(e.what(), "Arrow stream \"t\": "), e.what());
  }
}

BOOST_AUTO_TEST_CASE(failures_of_a_stream) {
  stream_plan early = one_batch(good_batch());
  early.schema_fails_with = EIO;
  early.says = "the disk is on fire";
  BOOST_TEST(contains(failure_of(early), "io: "));
  BOOST_TEST(contains(failure_of(early), "the disk is on fire"));

  stream_plan late{.batches = {good_batch(), good_batch()}, .fails_after = 1, .fails_with = EINVAL};
  const std::string silent = failure_of(late);
  BOOST_TEST(contains(silent, "io: Arrow stream \"t\": Invalid argument"), silent);

  late.says = "line one\nline two \x1B[2J \xFF " + std::string(5000, 'x');
  const std::string said = failure_of(late);
  BOOST_TEST(contains(said, ": line one\\x0Aline two \\x1B[2J \\xFF xxx"), said);
  BOOST_TEST(said.size() < 1200U);
  BOOST_TEST(thads::find_invalid_utf8(said) == said.size());

  late.says = "số việc";
  BOOST_TEST(contains(failure_of(late), ": số việc"));
  late.fails_with = ECANCELED;
  BOOST_TEST(contains(failure_of(late), "cancelled: "));
  late.fails_with = ENOMEM;
  BOOST_CHECK_THROW(failure_of(late), std::bad_alloc);
  BOOST_TEST(late.count->open == 0);
}

BOOST_AUTO_TEST_CASE(callbacks_that_are_missing) {
  for (const auto& spoil : std::vector<std::function<void(ArrowArrayStream&)>>{
           [](ArrowArrayStream& s) { s.get_schema = nullptr; },
           [](ArrowArrayStream& s) { s.get_next = nullptr; }}) {
    const stream_plan plan = one_batch(good_batch());
    ArrowArrayStream stream = stream_of(plan);
    spoil(stream);
    findings report;
    BOOST_TEST(code_of([&] {
                 arrow_table<3> table(arrow_stream(stream, "t"), {}, names, contents, id, report,
                                      0);
                 return table.next();
               }) == errc::corrupt);
    BOOST_TEST(plan.count->open == 0);
  }
  const stream_plan plan{.batches = {good_batch()}, .schema_fails_with = EIO};
  ArrowArrayStream stream = stream_of(plan);
  stream.get_last_error = nullptr;
  findings report;
  BOOST_TEST(code_of([&] {
               arrow_table<3> table(arrow_stream(stream, "t"), {}, names, contents, id, report, 0);
               return 0;
             }) == errc::io);
  BOOST_TEST(plan.count->open == 0);
}

// --- Columns.

BOOST_AUTO_TEST_CASE(columns_are_found_by_name_in_any_order) {
  const arrow_array good = good_batch();
  sample s(one_batch(batch_of({{"amount", good.children[2]},
                               {"x", number_array<std::int64_t>("g", {1, 2, 3})},
                               {"id", good.children[0]},
                               {"", number_array<std::int8_t>("+l", {1, 2, 3})},
                               {"day", good.children[1]}})));
  TEST_EQUAL_LISTS(s.rows(), good_rows);
  TEST_EQUAL_LISTS(s.found(), (lines{"t:0:0 column_extra - - note"}));
  BOOST_TEST(s.report.list()[0].value == "\"x\", \"\"");
}

BOOST_AUTO_TEST_CASE(very_many_extra_columns_are_named_in_part) {
  std::vector<std::pair<std::string, arrow_array>> columns;
  for (int i = 0; i < 20; ++i) columns.emplace_back("x" + std::to_string(i), null_array(3));
  const arrow_array good = good_batch();
  for (const arrow_array& child : good.children) columns.emplace_back(child.name, child);
  sample s(one_batch(batch_of(std::move(columns))));
  BOOST_TEST(s.report.list()[0].value.starts_with("\"x0\", \"x1\", "));
  BOOST_TEST(s.report.list()[0].value.ends_with("\"x15\", …"));
}

BOOST_AUTO_TEST_CASE(a_name_may_be_missing_from_an_extra_column) {
  arrow_array batch = good_batch();
  batch.children.push_back(null_array(3));
  stream_plan plan = one_batch(batch);
  plan.spoil_schema = [](ArrowSchema& schema) { schema.children[3]->name = nullptr; };
  sample s(plan);
  TEST_EQUAL_LISTS(s.rows(), good_rows);
}

BOOST_AUTO_TEST_CASE(columns_that_are_missing_or_stand_twice) {
  const arrow_array good = good_batch();
  BOOST_TEST(
      failure_of(one_batch(batch_of({{"id", good.children[0]}, {"ID", good.children[0]}}))) ==
      "argument: Arrow stream \"t\": these columns are missing: \"day\", \"amount\"");
  BOOST_TEST(
      failure_of(one_batch(batch_of({{"id", good.children[0]}, {"id", good.children[0]}}))) ==
      "argument: Arrow stream \"t\": the column \"id\" stands there twice");
  BOOST_TEST(contains(failure_of(one_batch(batch_of({}))), "argument: "));
}

BOOST_AUTO_TEST_CASE(a_stream_that_is_no_table) {
  BOOST_TEST(failure_of(one_batch(text_array("u", texts{"A"}))) ==
             "argument: Arrow stream \"t\": the format \"u\" is not that of record batches (+s); "
             "pass a table");
}

// --- Text.

BOOST_AUTO_TEST_CASE(texts_in_every_layout) {
  const texts values{"A",
                     std::nullopt,
                     "",
                     "12/QĐ-THADS",
                     "exactly 12 b",
                     "13 bytes, so.",
                     "một văn bản dài hơn mười hai byte",
                     std::nullopt,
                     "z"};
  const lines expected{"A",
                       "",
                       "",
                       "12/QĐ-THADS",
                       "exactly 12 b",
                       "13 bytes, so.",
                       "một văn bản dài hơn mười hai byte",
                       "",
                       "z"};
  for (const std::size_t lead : {0U, 1U, 7U, 8U, 13U}) {
    for (const std::string format : {"u", "U", "vu"}) {
      BOOST_TEST_CONTEXT(format << " after " << lead) {
        TEST_EQUAL_LISTS(texts_in(id, text_array(format, values, lead)), expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::int8_t>("c", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::uint8_t>("C", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::int16_t>("s", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::uint16_t>("S", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::int32_t>("i", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::uint32_t>("I", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::int64_t>("l", format, values, lead)),
                         expected);
        TEST_EQUAL_LISTS(texts_in(id, dictionary_array<std::uint64_t>("L", format, values, lead)),
                         expected);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(nulls_may_stand_in_the_dictionary) {
  for (const std::string format : {"u", "U", "vu"}) {
    const arrow_array dictionary = text_array(format, texts{"A", std::nullopt, "", "B"}, 3);
    TEST_EQUAL_LISTS(texts_in(id, index_array<std::int8_t>(
                                      "c", dictionary, 6,
                                      [](std::size_t i) {
                                        return i == 5
                                                   ? std::nullopt
                                                   : std::optional(static_cast<std::int8_t>(i % 4));
                                      })),
                     (lines{"A", "", "", "B", "A", ""}));
  }
}

BOOST_AUTO_TEST_CASE(columns_of_nulls) {
  sample s(one_batch(
      batch_of({{"id", null_array(2)}, {"day", null_array(2)}, {"amount", null_array(2)}})));
  TEST_EQUAL_LISTS(s.rows(), (lines{"||", "||"}));
  // A dictionary of nothing, as pandas has for a categorical column without categories.
  const auto code = [](std::size_t i) {
    return i == 0 ? std::nullopt : std::optional(std::int8_t{-1});
  };
  TEST_EQUAL_LISTS(texts_in(id, index_array<std::int8_t>("c", null_array(0), 2, code)),
                   (lines{"", ""}));
  // No buffer of text where there is no text.
  for (const std::string format : {"u", "U", "vu"}) {
    arrow_array nothing = text_array(format, texts{"", ""});
    nothing.buffers[2] = nullptr;
    TEST_EQUAL_LISTS(texts_in(id, nothing), (lines{"", ""}));
  }
}

BOOST_AUTO_TEST_CASE(whole_blocks_of_nulls) {
  const auto sparse = [](std::size_t i) {
    return i % 3000 == 2999 ? std::optional<std::string_view>("A") : std::nullopt;
  };
  for (const arrow_array& column :
       {text_array("u", 9000, sparse), dictionary_array<std::int8_t>("c", "u", 9000, sparse)}) {
    const lines read = texts_in(id, column);
    BOOST_TEST_REQUIRE(read.size() == 9000U);
    for (std::size_t i = 0; i < read.size(); ++i) BOOST_TEST(read[i] == sparse(i).value_or(""));
  }
}

BOOST_AUTO_TEST_CASE(the_null_count_may_be_unknown_or_known) {
  arrow_array column = text_array("u", texts{"A", std::nullopt, "B"});
  BOOST_TEST(column.null_count == -1);
  column.null_count = 1;
  TEST_EQUAL_LISTS(texts_in(id, column), (lines{"A", "", "B"}));
  column = text_array("u", texts{"A", "B"});
  column.null_count = -1;  // and no bitmap: there are none
  TEST_EQUAL_LISTS(texts_in(id, column), (lines{"A", "B"}));
}

BOOST_AUTO_TEST_CASE(slices_of_a_batch) {
  for (const std::int64_t first : {1, 3, 8, 11}) {
    arrow_array batch = batch_of(
        {{"id",
          text_array("u", 20,
                     [](std::size_t i) {
                       return i % 4 == 1
                                  ? std::nullopt
                                  : std::optional(
                                        std::string_view("abcdefghijklmnopqrst").substr(i, 1));
                     })},
         {"day", number_array<std::int32_t>(
                     "tdD", 20,
                     [](std::size_t i) { return std::optional(static_cast<std::int32_t>(i)); })},
         {"amount", number_array<std::int64_t>(
                        "l", 20,
                        [](std::size_t i) {
                          return i % 3 == 0 ? std::nullopt
                                            : std::optional(static_cast<std::int64_t>(i));
                        },
                        5)}});
    batch.offset = first;
    batch.length = 5;
    sample s(one_batch(batch));
    lines expected;
    for (std::int64_t i = first; i < first + 5; ++i) {
      std::string row = i % 4 == 1 ? "" : std::string(1, static_cast<char>('a' + i));
      row += "|" + to_string(date::from_days(static_cast<std::int32_t>(i))) + "|";
      expected.push_back(row + (i % 3 == 0 ? "" : std::to_string(i)));
    }
    TEST_EQUAL_LISTS(s.rows(), expected);
  }
}

BOOST_AUTO_TEST_CASE(dictionaries_may_differ_from_batch_to_batch) {
  const arrow_array first = dictionary_array<std::int8_t>("c", "u", texts{"A", "B", "A"});
  const arrow_array second = dictionary_array<std::int8_t>("c", "u", texts{"B", "C", "B", "A"});
  sample s({.batches = {batch_with(id, first), batch_with(id, second), batch_with(id, first)}});
  TEST_EQUAL_LISTS(s.rows(),
                   (lines{"A||", "B||", "A||", "B||", "C||", "B||", "A||", "A||", "B||", "A||"}));
}

// The number of a text is looked up once for each entry of a dictionary, also when several batches
// share it, and again when another dictionary comes.
BOOST_AUTO_TEST_CASE(numbers_of_texts) {
  const arrow_array shared = dictionary_array<std::int8_t>("c", "u", texts{"A", "BB", "A", {}});
  const arrow_array other = dictionary_array<std::int8_t>("c", "u", texts{"CCC", "A", "CCC", {}});
  sample s({.batches = {batch_with(id, shared), batch_with(id, shared), batch_with(id, other)}});
  lines asked;
  std::vector<std::uint32_t> numbers;
  while (s.table->next()) {
    numbers.push_back(s.table->number(id, [&](std::string_view text) {
      asked.emplace_back(text);
      return static_cast<std::uint32_t>(text.size());
    }));
  }
  TEST_EQUAL_LISTS(asked, (lines{"A", "BB", "", "CCC", "A", ""}));
  TEST_EQUAL_LISTS(numbers, (std::vector<std::uint32_t>{1, 2, 1, 0, 1, 2, 1, 0, 3, 1, 3, 0}));
}

// Batches share a dictionary when it lies in the same memory, which no other one can have taken.
// Dictionaries of one size would be given the memory of the one before as soon as that is free.
BOOST_AUTO_TEST_CASE(dictionaries_in_memory_that_was_given_back) {
  const std::string letters = "AB-CD--E";  // - for a batch without rows
  stream_plan plan{.copies = true};
  for (const char letter : letters) {
    texts values;
    for (int i = 0; i < 40 && letter != '-'; ++i) {
      values.emplace_back(letter + std::to_string(100'000'000 + i));
    }
    plan.batches.push_back(batch_with(id, dictionary_array<std::int8_t>("c", "u", values)));
  }
  sample s(plan);
  std::string found;
  while (s.table->next()) {
    const std::uint32_t first = s.table->number(
        id, [](std::string_view text) { return static_cast<std::uint32_t>(text.front()); });
    if (s.table->line() % 40 == 1) found += static_cast<char>(first);
  }
  BOOST_TEST(found == "ABCDE");
}

BOOST_AUTO_TEST_CASE(words_and_flags) {
  using thads::initiation;
  using thads::source;
  const texts values{"on_request", "", std::nullopt, "On_request", "on_request"};
  for (const arrow_array& column : {text_array("u", values), text_array("vu", values),
                                    dictionary_array<std::int8_t>("c", "u", values)}) {
    sample s(column_of(id, column));
    BOOST_TEST(s.table->next());
    BOOST_TEST((s.table->word<initiation>(id) == initiation::on_request));
    for (int missing = 0; missing < 2; ++missing) {
      BOOST_TEST(s.table->next());
      BOOST_TEST((s.table->word<source>(id, source::entrusted_in) == source::entrusted_in));
      BOOST_TEST(s.table->good());
      BOOST_TEST(!s.table->find_word<initiation>(id).has_value());
      BOOST_TEST(!s.table->good());
    }
    BOOST_TEST(s.table->next());
    BOOST_TEST(s.table->good());
    BOOST_TEST(!s.table->find_word<initiation>(id).has_value());
    BOOST_TEST(s.table->next());
    BOOST_TEST((s.table->find_word<initiation>(id) == initiation::on_request));
    TEST_EQUAL_LISTS(s.found(),
                     (lines{"t:2:0 value_missing - id error", "t:3:0 value_missing - id error",
                            "t:4:0 code_unknown On_request id error"}));
    BOOST_TEST(s.report.list()[2].value == "On_request");
  }

  const texts flags{"credit|budget", "",         std::nullopt,    "focus", "credit|",
                    "|credit",       "a|credit", "credit||focus", "|",     "credit | focus"};
  for (const arrow_array& column :
       {text_array("u", flags), dictionary_array<std::int8_t>("c", "u", flags)}) {
    sample s(column_of(id, column));
    lines read;
    while (s.table->next()) {
      const thads::flag_set set = s.table->flags(id);
      read.push_back(s.table->good() ? set.to_string() : "! " + s.report.list().back().value);
    }
    TEST_EQUAL_LISTS(read, (lines{"budget|credit", "", "", "focus", "! credit|", "! |credit",
                                  "! a|credit", "! credit||focus", "! |", "! credit | focus"}));
  }
}

BOOST_AUTO_TEST_CASE(required_values) {
  sample s(one_batch(batch_of({{"id", text_array("u", texts{"A", "", std::nullopt})},
                               {"day", null_array(3)},
                               {"amount", null_array(3)}})));
  while (s.table->next()) s.table->required(id);
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:2:0 value_missing - id error", "t:3:0 value_missing - id error"}));
}

// Rows with text that is not fit to be one are at fault before any value is fetched.
BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_or_has_a_nul) {
  const std::string nul("a\0b", 3);
  const std::vector<std::pair<std::string, std::string>> bad{
      {"\xFF", "utf8_invalid"},
      {"ab\xC3", "utf8_invalid"},
      {"\xC3(", "utf8_invalid"},
      {"\x90 and more text that does not fit inline", "utf8_invalid"},
      {nul, "nul_byte"},
      {std::string(20, '\0'), "nul_byte"},
      {"Đ" + nul, "nul_byte"},
      {std::string(1, '\0'), "nul_byte"},
      {"\xED\xA0\x80", "utf8_invalid"}};
  for (const auto& [text, rule] : bad) {
    const texts values{"A", text, std::nullopt, "Đ", text};
    for (const arrow_array& column :
         {text_array("u", values), text_array("U", values, 3), text_array("vu", values),
          dictionary_array<std::int8_t>("c", "u", values),
          dictionary_array<std::int8_t>("c", "vu", values, 3)}) {
      sample s(column_of(id, column));
      TEST_EQUAL_LISTS(s.rows(), (lines{"A||", "||!", "||", "Đ||", "||!"}));
      TEST_EQUAL_LISTS(s.found(),
                       (lines{"t:2:0 " + rule + " - id error", "t:5:0 " + rule + " - id error"}));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_character_cut_in_two_is_not_utf8) {
  // "Đ" in one piece as a whole, but its two bytes belong to two values.
  arrow_array column = text_array("u", texts{"aĐb", "c"});
  std::string offsets;
  for (const std::int32_t offset : {0, 2, 5}) thads_test::append_raw(offsets, offset);
  column.buffers[1] = buffer_of(offsets);
  sample s(column_of(id, column));
  TEST_EQUAL_LISTS(s.rows(), (lines{"||!", "||!"}));
  BOOST_TEST(s.report.count(thads::rule::utf8_invalid) == 2U);
}

BOOST_AUTO_TEST_CASE(what_stands_under_a_null_does_not_matter) {
  for (const std::string format : {"u", "U", "vu"}) {
    arrow_array column = text_array(format, texts{"A", "\xFF\xFE in vain, more than twelve", "B"});
    column.null_count = 1;
    column.buffers[0] = buffer_of("\x05");
    TEST_EQUAL_LISTS(texts_in(id, column), (lines{"A", "", "B"}));
  }
}

BOOST_AUTO_TEST_CASE(several_bad_texts_in_one_row) {
  sample s(one_batch(batch_of({{"id", text_array("u", texts{"A", "B\xFF", "C"})},
                               {"day", text_array("u", texts{"\xFF", "\xFE", "2024-01-01"})},
                               {"amount", text_array("u", texts{"\xFF", "1", "\xFF"})}})));
  TEST_EQUAL_LISTS(s.rows(), (lines{"A||!", "||1!", "C|2024-01-01|!"}));
  TEST_EQUAL_LISTS(s.found(),
                   (lines{"t:1:0 utf8_invalid A day error", "t:1:0 utf8_invalid A amount error",
                          "t:2:0 utf8_invalid - id error", "t:2:0 utf8_invalid - day error",
                          "t:3:0 utf8_invalid C amount error"}));
}

// --- Amounts.

BOOST_AUTO_TEST_CASE(amounts_as_integers) {
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int8_t>("c", {-128, 127, std::nullopt})),
                   (lines{"-128", "127", "none"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::uint8_t>("C", {0, 255})), (lines{"0", "255"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int16_t>("s", {-32768, 32767}, 1)),
                   (lines{"-32768", "32767"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::uint16_t>("S", {0, 65535})), (lines{"0", "65535"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int32_t>("i", {-2147483647 - 1, 2147483647})),
                   (lines{"-2147483648", "2147483647"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::uint32_t>("I", {0, 4294967295U})),
                   (lines{"0", "4294967295"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int64_t>("l", {smallest, largest}, 9)),
                   (lines{"-9223372036854775808", "9223372036854775807"}));
  TEST_EQUAL_LISTS(
      amounts_in(number_array<std::uint64_t>(
          "L", {0, 9223372036854775807U, 9223372036854775808U, 18446744073709551615U})),
      (lines{"0", "9223372036854775807", "! 9223372036854775808", "! 18446744073709551615"}));
}

BOOST_AUTO_TEST_CASE(amounts_below_the_least) {
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int64_t>("l", {-1, 0, 1}), 0),
                   (lines{"! -1", "0", "1"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int32_t>("d:9,2,32", {-100, 0, 100, 50}), 1),
                   (lines{"! -1.00", "! 0.00", "1", "! 0.50"}));
}

BOOST_AUTO_TEST_CASE(amounts_as_decimals) {
  TEST_EQUAL_LISTS(
      amounts_in(number_array<std::int32_t>("d:9,2,32", {500, -700, 501, 5, -5, std::nullopt})),
      (lines{"5", "-7", "! 5.01", "! 0.05", "! -0.05", "none"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int64_t>("d:18,0,64", {smallest, largest})),
                   (lines{"-9223372036854775808", "9223372036854775807"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<std::int64_t>("d:18,3,64", {largest, 1000})),
                   (lines{"! 9223372036854775.807", "1"}));
  const int128_t ten_to_20 = int128_t{10'000'000'000} * 10'000'000'000;
  for (const std::string format : {"d:38,0", "d:38,0,128"}) {
    TEST_EQUAL_LISTS(amounts_in(number_array<int128_t>(
                         format,
                         {5, -5, std::nullopt, int128_t{largest}, int128_t{largest} + 1,
                          int128_t{smallest}, int128_t{smallest} - 1, ten_to_20, -ten_to_20},
                         3)),
                     (lines{"5", "-5", "none", "9223372036854775807", "! 9223372036854775808",
                            "-9223372036854775808", "! -9223372036854775809",
                            "! 100000000000000000000", "! -100000000000000000000"}));
  }
  TEST_EQUAL_LISTS(
      amounts_in(number_array<int128_t>(
          "d:38,20", {ten_to_20, 7 * ten_to_20, ten_to_20 + 1, -ten_to_20, 0, 1})),
      (lines{"1", "7", "! 1.00000000000000000001", "-1", "0", "! 0.00000000000000000001"}));
  TEST_EQUAL_LISTS(
      amounts_in(number_array<int128_t>("d:38,-3", {5, -5, 0, int128_t{largest}, ten_to_20})),
      (lines{"5000", "-5000", "0", "! 9223372036854775807000", "! 100000000000000000000000"}));
}

// Bytes of a decimal of 256 bits from its words, the lowest first.
using wide = std::array<std::uint64_t, 4>;

BOOST_AUTO_TEST_CASE(amounts_as_decimals_of_256_bits) {
  constexpr std::uint64_t ones = ~std::uint64_t{0};
  TEST_EQUAL_LISTS(
      amounts_in(number_array<wide>(
          "d:76,0,256", {wide{5, 0, 0, 0}, wide{ones - 4, ones, ones, ones}, std::nullopt,
                         wide{0, 1, 0, 0}, wide{0, 0, 0, 1}, wide{0, 0, 0, ones}})),
      // 2^64; 2^192; -2^192
      (lines{"5", "-5", "none", "! 18446744073709551616",
             "! 6277101735386680763835789423207666416102355444464034512896",
             "! -6277101735386680763835789423207666416102355444464034512896"}));
  const int128_t ten_to_38 = [] {
    int128_t power = 1;
    for (int i = 0; i < 38; ++i) power *= 10;
    return power;
  }();
  wide seven{};  // 7 × 10^40, as 700 times 10^38 word by word
  thads::uint128_t carry = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto word = i < 2 ? static_cast<std::uint64_t>(ten_to_38 >> (64 * i)) : 0;
    carry += thads::uint128_t{word} * 700;
    seven[i] = static_cast<std::uint64_t>(carry);
    carry >>= 64U;
  }
  wide more = seven;
  ++more[0];
  TEST_EQUAL_LISTS(amounts_in(number_array<wide>("d:76,40,256", {seven, more, wide{}})),
                   (lines{"7", "! 7.0000000000000000000000000000000000000001", "0"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<wide>("d:76,41,256", {seven})),
                   (lines{"! 0."
                          "70000000000000000000000000000000000000000"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<wide>("d:76,76,256", {wide{}, wide{1, 0, 0, 0}})),
                   (lines{"0", "! 0." + std::string(75, '0') + "1"}));
  TEST_EQUAL_LISTS(amounts_in(number_array<wide>("d:76,-76,256", {wide{}, wide{1, 0, 0, 0}})),
                   (lines{"0", "! 1" + std::string(76, '0')}));
}

BOOST_AUTO_TEST_CASE(buffers_need_not_be_aligned) {
  for (std::size_t shift = 1; shift < 8; ++shift) {
    stream_plan plan = column_of(amount, number_array<int128_t>("d:38,0", {5, -6, 7}));
    const std::string original(
        static_cast<const char*>(plan.batches[0].children[2].buffers[1]->data()), 48);
    const auto shifted = buffer_of(std::string(shift, '\0') + original);
    const void* buffers[] = {nullptr, static_cast<const char*>(shifted->data()) + shift};
    plan.spoil_batch = [&](ArrowArray& batch) { batch.children[2]->buffers = buffers; };
    sample s(plan);
    TEST_EQUAL_LISTS(s.rows(), (lines{"||5", "||-6", "||7"}));
  }
}

BOOST_AUTO_TEST_CASE(amounts_as_text) {
  const texts values{
      "5",  "",    std::nullopt, "9223372036854775807", "9223372036854775808", "1.000",
      "+5", "007", "-3"};
  const lines expected{
      "5",    "none", "none", "9223372036854775807", "! 9223372036854775808", "! 1.000",
      "! +5", "7",    "-3"};
  for (const std::string format : {"u", "U", "vu"}) {
    TEST_EQUAL_LISTS(amounts_in(text_array(format, values)), expected);
    TEST_EQUAL_LISTS(amounts_in(dictionary_array<std::uint32_t>("I", format, values)), expected);
  }
}

// --- Days.

BOOST_AUTO_TEST_CASE(days_as_days) {
  TEST_EQUAL_LISTS(days_in(number_array<std::int32_t>("tdD",
                                                      {19782, 0, -1, -25567, 84005, -25568, 84006,
                                                       std::nullopt, 2147483647, -2147483647 - 1},
                                                      3)),
                   (lines{"2024-02-29", "1970-01-01", "1969-12-31", "1900-01-01", "2199-12-31",
                          "date_invalid 1899-12-31", "date_invalid 2200-01-01", "value_missing ",
                          "date_invalid 2147483647 days from 1970-01-01",
                          "date_invalid -2147483648 days from 1970-01-01"}));
}

BOOST_AUTO_TEST_CASE(days_as_moments) {
  constexpr std::int64_t day_in_s = 86'400;
  const struct {
    lines formats;
    std::int64_t unit;
    std::string name;
    std::string fraction;  // what one unit after half past ten looks like
  } kinds[] = {{{"tss:", "tss:UTC"}, 1, "s", "2024-02-29T10:30:01"},
               {{"tdm", "tsm:", "tsm:UTC"}, 1'000, "ms", "2024-02-29T10:30:00.001"},
               {{"tsu:", "tsu:UTC"}, 1'000'000, "us", "2024-02-29T10:30:00.000001"},
               {{"tsn:", "tsn:UTC"}, 1'000'000'000, "ns", "2024-02-29T10:30:00.000000001"}};
  for (const auto& kind : kinds) {
    const std::int64_t a_day = day_in_s * kind.unit;
    const std::int64_t leap_day = 19782 * a_day;
    const std::int64_t half_past_ten = 37'800 * kind.unit;
    const std::string far = kind.unit == 1'000'000'000
                                ? "1677-09-21T00:12:43.145224192"
                                : "-9223372036854775808 " + kind.name + " from 1970-01-01";
    for (const std::string& format : kind.formats) {
      BOOST_TEST_CONTEXT(format) {
        TEST_EQUAL_LISTS(days_in(number_array<std::int64_t>(
                             format, {leap_day, 0, -a_day, -25567 * a_day, -25568 * a_day,
                                      leap_day + half_past_ten, leap_day + half_past_ten + 1,
                                      -half_past_ten, std::nullopt, smallest})),
                         (lines{"2024-02-29", "1970-01-01", "1969-12-31", "1900-01-01",
                                "date_invalid 1899-12-31", "date_invalid 2024-02-29T10:30:00",
                                "date_invalid " + kind.fraction, "date_invalid 1969-12-31T13:30:00",
                                "value_missing ", "date_invalid " + far}));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(days_as_text) {
  const texts iso{"2024-02-29", "", std::nullopt, "2023-02-29", "29/02/2024", "2199-12-31"};
  const texts day_first{"29/02/2024", "", std::nullopt, "29/02/2023", "2024-02-29", "31/12/2199"};
  for (const std::string format : {"u", "U", "vu"}) {
    TEST_EQUAL_LISTS(days_in(text_array(format, iso)),
                     (lines{"2024-02-29", "value_missing ", "value_missing ",
                            "date_invalid 2023-02-29", "date_invalid 29/02/2024", "2199-12-31"}));
    TEST_EQUAL_LISTS(
        days_in(dictionary_array<std::int8_t>("c", format, day_first), date_format::day_first),
        (lines{"2024-02-29", "value_missing ", "value_missing ", "date_invalid 29/02/2023",
               "date_invalid 2024-02-29", "2199-12-31"}));
  }
}

// --- Types that are refused.

BOOST_AUTO_TEST_CASE(types_that_do_not_suit) {
  const struct {
    column where;
    std::string advice;
    lines formats;
  } cases[] = {
      {id, "cast it to a string", {"z",      "Z",       "vz",   "b",    "c",  "l",  "L",   "g",
                                   "d:18,0", "tdD",     "tsu:", "w:16", "+l", "+L", "+vl", "+s",
                                   "+m",     "+ud:0,1", "+r",   "e",    "x",  ""}},
      {day,
       "cast it to date32, or to a string",
       {"i", "l", "g", "b", "ttu", "tts", "tDn", "tiM", "tiD", "tss", "tss:utc", "tss:+07:00",
        "tss:Asia/Ho_Chi_Minh", "tsx:", "tdx", "tdDx", "d:18,0", "z"}},
      {amount,
       "cast it to int64 or to a decimal, or to a string",
       {"e",           "f",
        "g",           "b",
        "tdD",         "w:16",
        "d:",          "d:18",
        "d:18,",       "d:,0",
        "d:18,0,",     "d:18,0,16",
        "d:18,0,512",  "d:18,0,128,1",
        "d:18,0,128,", "d:x,0",
        "d:18,0x",     "d:0,0",
        "d:-1,0",      "d:18,77",
        "d:18,-77",    "d: 18,0",
        "d:18, 0",     "d:99999999999,0",
        "ll",          "+s"}}};
  for (const auto& c : cases) {
    for (const std::string& format : c.formats) {
      const std::string message =
          failure_of(column_of(c.where, number_array<int128_t>(format, {1})));
      BOOST_TEST(message == "argument: Arrow stream \"t\", column \"" +
                                std::string(names[c.where]) + "\": the format \"" + format +
                                "\" does not suit; " + c.advice);
    }
  }
}

BOOST_AUTO_TEST_CASE(dictionaries_that_do_not_suit) {
  const auto with_values = [](arrow_array values) {
    return failure_of(column_of(
        id, index_array<std::int8_t>("c", std::move(values), 1,
                                     [](std::size_t) { return std::optional(std::int8_t{0}); })));
  };
  BOOST_TEST(with_values(number_array<std::int64_t>("l", {1})) ==
             "argument: Arrow stream \"t\", column \"id\": a dictionary of format \"l\" does not "
             "suit; cast it to a string");
  BOOST_TEST(contains(with_values(number_array<std::int64_t>("z", {1})), "argument: "));
  BOOST_TEST(
      contains(with_values(dictionary_array<std::int8_t>("c", "u", texts{"A"})), "argument: "));
  const arrow_array of_numbers =
      index_array<std::int8_t>("c", number_array<std::int64_t>("l", {1}), 1,
                               [](std::size_t) { return std::optional(std::int8_t{0}); });
  BOOST_TEST(contains(failure_of(column_of(amount, of_numbers)), "argument: "));
  // Indices are integers in any case.
  for (const std::string format : {"u", "g", "d:18,0", "b"}) {
    arrow_array column = dictionary_array<std::int8_t>("c", "u", texts{"A"});
    column.format = format;
    BOOST_TEST(contains(failure_of(column_of(id, column)), "corrupt: "));
  }
}

BOOST_AUTO_TEST_CASE(extension_types) {
  const auto with_extension = [](column c, arrow_array array, const std::string& key) {
    array.metadata = thads_test::metadata_of(key, "some.type");
    return failure_of(column_of(c, std::move(array)));
  };
  const std::string key = "ARROW:extension:name";
  BOOST_TEST(
      with_extension(amount, number_array<std::int64_t>("l", {1}), key) ==
      "argument: Arrow stream \"t\", column \"amount\": the extension type \"some.type\" does "
      "not suit; cast it to int64 or to a decimal, or to a string");
  BOOST_TEST(contains(with_extension(day, number_array<std::int32_t>("tdD", {1}), key),
                      "the extension type"));
  BOOST_TEST(with_extension(id, text_array("u", texts{"A"}), key) == "ok");  // text is text
  BOOST_TEST(with_extension(amount, number_array<std::int64_t>("l", {1}), "some other key") ==
             "ok");
  BOOST_TEST(with_extension(amount, null_array(1), key) == "ok");

  arrow_array broken = number_array<std::int64_t>("l", {1});
  std::string metadata;
  thads_test::append_raw(metadata, std::int32_t{-1});
  broken.metadata = metadata;
  BOOST_TEST(contains(failure_of(column_of(amount, broken)), "corrupt: "));
  metadata.clear();
  for (const std::int32_t size : {1, -5}) thads_test::append_raw(metadata, size);
  broken.metadata = metadata;
  BOOST_TEST(contains(failure_of(column_of(amount, broken)), "corrupt: "));
}

// --- Streams that lie.

BOOST_AUTO_TEST_CASE(schemas_that_lie) {
  const std::vector<std::pair<std::string, std::function<void(ArrowSchema&)>>> lies{
      {"released", [](ArrowSchema& s) { s.release(&s); }},
      {"no format", [](ArrowSchema& s) { s.format = nullptr; }},
      {"fewer than no children", [](ArrowSchema& s) { s.n_children = -1; }},
      {"no children", [](ArrowSchema& s) { s.children = nullptr; }},
      {"no child", [](ArrowSchema& s) { s.children[1] = nullptr; }},
      {"a released child", [](ArrowSchema& s) { s.children[1]->release(s.children[1]); }},
      {"a child without a format", [](ArrowSchema& s) { s.children[1]->format = nullptr; }}};
  for (const auto& [what, spoil] : lies) {
    stream_plan plan = one_batch(good_batch());
    plan.spoil_schema = spoil;
    const std::string message = failure_of(plan);
    BOOST_TEST(contains(message, "corrupt: Arrow stream \"t\""), what + ": " + message);
  }
  stream_plan plan = column_of(id, dictionary_array<std::int8_t>("c", "u", texts{"A"}));
  plan.spoil_schema = [](ArrowSchema& s) {
    s.children[0]->dictionary->release(s.children[0]->dictionary);
  };
  BOOST_TEST(contains(failure_of(plan), "corrupt: Arrow stream \"t\", column \"id\": "));
}

BOOST_AUTO_TEST_CASE(batches_that_lie) {
  using array = ArrowArray;
  const std::vector<std::pair<std::string, std::function<void(array&)>>> lies{
      {"negative length", [](array& b) { b.length = -1; }},
      {"enormous length", [](array& b) { b.length = std::int64_t{1} << 32; }},
      {"negative offset", [](array& b) { b.offset = -1; }},
      {"enormous offset", [](array& b) { b.offset = largest; }},
      {"null count below -1", [](array& b) { b.null_count = -2; }},
      {"more nulls than rows", [](array& b) { b.null_count = 4; }},
      {"nulls without a bitmap", [](array& b) { b.null_count = 1; }},
      {"no buffers", [](array& b) { b.n_buffers = 0; }},
      {"two buffers", [](array& b) { b.n_buffers = 2; }},
      {"no list of buffers", [](array& b) { b.buffers = nullptr; }},
      {"fewer than no children", [](array& b) { b.n_children = -1; }},
      {"too few children", [](array& b) { b.n_children = 2; }},
      {"too many children", [](array& b) { b.n_children = 4; }},
      {"no children", [](array& b) { b.children = nullptr; }},
      {"longer than its columns", [](array& b) { b.length = 4; }},
      {"an offset beyond its columns", [](array& b) { b.offset = 1; }}};
  for (const auto& [what, spoil] : lies) {
    stream_plan plan{.batches = {good_batch(), good_batch()}};
    plan.spoil_batch = [spoil = spoil, n = 0](array& b) mutable {
      if (++n == 2) spoil(b);
    };
    const std::string message = failure_of(plan);
    BOOST_TEST(contains(message, "corrupt: Arrow stream \"t\", batch 2"), what + ": " + message);
  }
}

BOOST_AUTO_TEST_CASE(columns_that_lie) {
  using array = ArrowArray;
  const std::vector<std::pair<std::string, std::function<void(array&)>>> lies{
      {"released", [](array& c) { c.release(&c); }},
      {"negative length", [](array& c) { c.length = -3; }},
      {"enormous length", [](array& c) { c.length = largest; }},
      {"shorter than the batch", [](array& c) { c.length = 2; }},
      {"negative offset", [](array& c) { c.offset = -1; }},
      {"enormous offset", [](array& c) { c.offset = largest - 1; }},
      {"null count below -1", [](array& c) { c.null_count = -2; }},
      {"more nulls than rows", [](array& c) { c.null_count = 9; }},
      {"fewer than no buffers", [](array& c) { c.n_buffers = -1; }},
      {"too few buffers", [](array& c) { c.n_buffers = 1; }},
      {"too many buffers", [](array& c) { c.n_buffers = 4; }},
      {"no list of buffers", [](array& c) { c.buffers = nullptr; }},
      {"no values or offsets", [](array& c) { c.buffers[1] = nullptr; }},
      {"children", [](array& c) { c.n_children = 1; }},
      {"a dictionary", [](array& c) { c.dictionary = &c; }}};
  const arrow_array batch = good_batch();
  for (std::size_t column = 0; column < 3; ++column) {
    for (const auto& [what, spoil] : lies) {
      stream_plan plan = one_batch(batch);
      plan.spoil_batch = [spoil = spoil, column](array& b) { spoil(*b.children[column]); };
      const std::string message = failure_of(plan);
      const std::string expected = "corrupt: Arrow stream \"t\", batch 1, column " +
                                   thads::quoted_text(names[column]) + ": ";
      BOOST_TEST(contains(message, expected), what + ": " + message);
    }
    stream_plan plan = one_batch(batch);
    plan.spoil_batch = [column](array& b) { b.children[column] = nullptr; };
    // What the stream gave out is released by its own list, which still has the child.
    BOOST_TEST(contains(failure_of(plan), "corrupt: "));
  }
  stream_plan unmarked = one_batch(batch);
  unmarked.spoil_batch = [](array& b) { b.children[0]->null_count = 2; };
  BOOST_TEST(contains(failure_of(unmarked), "corrupt: "));
}

BOOST_AUTO_TEST_CASE(offsets_that_lie) {
  const auto with_offsets = [](const std::string& format, std::vector<std::int64_t> offsets,
                               bool has_data = true) {
    arrow_array column = text_array(format, texts{"Aa", "Bb", "Cc"});
    std::string bytes;
    for (const std::int64_t offset : offsets) {
      if (format == "u") thads_test::append_raw(bytes, static_cast<std::int32_t>(offset));
      if (format == "U") thads_test::append_raw(bytes, offset);
    }
    column.buffers[1] = buffer_of(bytes);
    if (!has_data) column.buffers[2] = nullptr;
    return failure_of(column_of(id, column));
  };
  const std::string place = "corrupt: Arrow stream \"t\", batch 1, column \"id\": ";
  for (const std::string format : {"u", "U"}) {
    BOOST_TEST(with_offsets(format, {0, 2, 4, 6}) == "ok");
    BOOST_TEST(with_offsets(format, {2, 2, 2, 2}) == "ok");
    BOOST_TEST(with_offsets(format, {2, 2, 2, 2}, false) == "ok");
    for (const std::vector<std::int64_t>& bad :
         std::vector<std::vector<std::int64_t>>{{0, 4, 2, 6},
                                                {0, 2, 4, 3},
                                                {-1, 2, 4, 6},
                                                {-6, -4, -2, 0},
                                                {3, 2, 4, 6},
                                                {0, 2, 4, -1},
                                                {0, 2147483647, -2147483648, 6}}) {
      BOOST_TEST(contains(with_offsets(format, bad), place));
    }
    BOOST_TEST(contains(with_offsets(format, {0, 2, 4, 6}, false), place));
  }
  BOOST_TEST(contains(with_offsets("U", {0, 2, 4, largest}), place));
  BOOST_TEST(contains(with_offsets("U", {0, 2, smallest, 6}), place));
}

BOOST_AUTO_TEST_CASE(views_that_lie) {
  // A view that is not inline: size, prefix, buffer, place there.
  const auto with_view = [](std::int32_t size, std::int32_t buffer, std::int32_t start,
                            std::vector<std::int64_t> sizes = {20}) {
    arrow_array column = text_array("vu", texts{"twenty bytes of text"});
    std::string view;
    for (const std::int32_t part : {size, 0, buffer, start}) thads_test::append_raw(view, part);
    column.buffers[1] = buffer_of(view);
    std::string bytes;
    for (const std::int64_t s : sizes) thads_test::append_raw(bytes, s);
    column.buffers.back() = buffer_of(bytes);
    return failure_of(column_of(id, column));
  };
  const std::string place = "corrupt: Arrow stream \"t\", batch 1, column \"id\": ";
  BOOST_TEST(with_view(20, 0, 0) == "ok");
  BOOST_TEST(with_view(13, 0, 7) == "ok");
  BOOST_TEST(contains(with_view(-1, 0, 0), place));
  BOOST_TEST(contains(with_view(-2147483647 - 1, 0, 0), place));
  BOOST_TEST(contains(with_view(21, 0, 0), place));
  BOOST_TEST(contains(with_view(13, 0, 8), place));
  BOOST_TEST(contains(with_view(13, 0, -1), place));
  BOOST_TEST(contains(with_view(13, 1, 0), place));
  BOOST_TEST(contains(with_view(13, -1, 0), place));
  BOOST_TEST(contains(with_view(2147483647, 0, 2147483647), place));
  BOOST_TEST(contains(with_view(13, 0, 0, {-1}), place));

  const auto with_buffer = [](std::size_t i, std::size_t n_buffers) {
    stream_plan plan = column_of(id, text_array("vu", texts{"twenty bytes of text"}));
    plan.spoil_batch = [i, n_buffers](ArrowArray& b) {
      b.children[0]->n_buffers = static_cast<std::int64_t>(n_buffers);
      b.children[0]->buffers[i] = nullptr;
    };
    return failure_of(plan);
  };
  BOOST_TEST(with_buffer(0, 4) == "ok");  // validity
  BOOST_TEST(contains(with_buffer(1, 4), place));
  BOOST_TEST(contains(with_buffer(2, 4), place));
  BOOST_TEST(contains(with_buffer(3, 4), place));
  BOOST_TEST(contains(with_buffer(0, 2), place));
  BOOST_TEST(contains(with_buffer(0, 3), place));  // no buffer for the view
}

BOOST_AUTO_TEST_CASE(dictionaries_that_lie) {
  const std::string place = "corrupt: Arrow stream \"t\", batch 1, column \"id\": ";
  const auto with_index = [](auto index, const std::string& format, bool is_null = false) {
    using type = decltype(index);
    arrow_array column = number_array<type>(format, {type{0}, index, type{1}});
    column.dictionary.push_back(text_array("u", texts{"A", "B"}));
    if (is_null) {
      column.buffers[0] = buffer_of("\x05");
      column.null_count = 1;
    }
    return failure_of(column_of(id, column));
  };
  BOOST_TEST(with_index(std::int8_t{1}, "c") == "ok");
  BOOST_TEST(contains(with_index(std::int8_t{2}, "c"), place));
  BOOST_TEST(contains(with_index(std::int8_t{-1}, "c"), place));
  BOOST_TEST(contains(with_index(std::uint8_t{255}, "C"), place));
  BOOST_TEST(contains(with_index(std::int16_t{-1}, "s"), place));
  BOOST_TEST(contains(with_index(std::uint16_t{65535}, "S"), place));
  BOOST_TEST(contains(with_index(std::int32_t{-1}, "i"), place));
  BOOST_TEST(contains(with_index(std::uint32_t{4294967295U}, "I"), place));
  BOOST_TEST(contains(with_index(std::int64_t{-1}, "l"), place));
  BOOST_TEST(contains(with_index(std::int64_t{1} << 32, "l"), place));
  BOOST_TEST(contains(with_index(std::uint64_t{1} << 63U, "L"), place));
  BOOST_TEST(with_index(std::int8_t{-1}, "c", true) == "ok");  // what stands under a null
  BOOST_TEST(with_index(std::int64_t{-1}, "l", true) == "ok");

  using array = ArrowArray;
  const std::vector<std::pair<std::string, std::function<void(array&)>>> lies{
      {"missing", [](array& c) { c.dictionary = nullptr; }},
      {"released", [](array& c) { c.dictionary->release(c.dictionary); }},
      {"negative length", [](array& c) { c.dictionary->length = -1; }},
      {"enormous length", [](array& c) { c.dictionary->length = std::int64_t{1} << 40; }},
      {"negative offset", [](array& c) { c.dictionary->offset = -1; }},
      {"too few buffers", [](array& c) { c.dictionary->n_buffers = 2; }},
      {"no offsets", [](array& c) { c.dictionary->buffers[1] = nullptr; }},
      {"no text", [](array& c) { c.dictionary->buffers[2] = nullptr; }},
      {"unmarked nulls", [](array& c) { c.dictionary->null_count = 1; }},
      {"no indices", [](array& c) { c.buffers[1] = nullptr; }},
      {"three buffers", [](array& c) { c.n_buffers = 3; }}};
  for (const auto& [what, spoil] : lies) {
    stream_plan plan = column_of(id, dictionary_array<std::int8_t>("c", "u", texts{"A", "B"}));
    plan.spoil_batch = [spoil = spoil](array& b) { spoil(*b.children[0]); };
    const std::string message = failure_of(plan);
    BOOST_TEST(contains(message, place), what + ": " + message);
  }
}

BOOST_AUTO_TEST_CASE(rows_that_are_null_as_a_whole_are_refused) {
  arrow_array batch = good_batch();
  batch.buffers[0] = buffer_of("\x05");
  for (const std::int64_t null_count : {1, -1}) {
    batch.null_count = null_count;
    BOOST_TEST(failure_of({.batches = {good_batch(), batch}}) ==
               "argument: Arrow stream \"t\", batch 2: a row is null as a whole; leave such rows "
               "out");
  }
  batch.null_count = 0;  // nothing is null, whatever the bitmap says
  BOOST_TEST(failure_of(one_batch(batch)) == "ok");
  batch.null_count = -1;
  batch.buffers[0] = buffer_of("\x07");
  BOOST_TEST(failure_of(one_batch(batch)) == "ok");
  batch.buffers[0] = buffer_of("\x0E");  // only a row before the offset is null
  batch.offset = 1;
  for (arrow_array& column : batch.children) column = null_array(4);
  for (std::size_t c = 0; c < 3; ++c) batch.children[c].name = names[c];
  BOOST_TEST(failure_of(one_batch(batch)) == "ok");
}

// --- What callers see.

BOOST_AUTO_TEST_CASE(progress_is_told_and_may_stop_the_work) {
  const auto many = [](std::size_t) { return std::optional(std::int64_t{1}); };
  const auto plan = [&] {
    return column_of(amount, number_array<std::int64_t>("l", 200'000, many));
  };
  std::vector<std::uint64_t> told;
  const thads::progress_callback keep_going = [&](std::uint64_t done, std::uint64_t total) {
    BOOST_TEST(total == 0U);
    told.push_back(done);
    return true;
  };
  sample s(plan());
  while (s.table->next()) s.table->report_progress(keep_going);
  TEST_EQUAL_LISTS(told, (std::vector<std::uint64_t>{65536, 131072, 196608}));
  sample stopped(plan());
  BOOST_TEST(code_of([&] {
               while (stopped.table->next()) {
                 stopped.table->report_progress([](std::uint64_t, std::uint64_t) { return false; });
               }
               return 0;
             }) == errc::cancelled);
}

BOOST_AUTO_TEST_CASE(rows_are_visited_by_block_or_one_by_one) {
  const auto number = [](std::size_t i) { return std::optional(static_cast<std::int64_t>(i)); };
  sample s({.batches = {batch_with(amount, number_array<std::int64_t>("l", 1500, number)),
                        batch_with(amount, number_array<std::int64_t>("l", 10, number))}});
  std::vector<std::size_t> sizes;
  std::vector<std::uint64_t> first_lines;
  while (s.table->next_block()) {
    sizes.push_back(s.table->size());
    first_lines.push_back(s.table->first_line());
    BOOST_TEST(s.table->values(amount).size() >= s.table->size());
    s.table->visit(s.table->size() - 1);
    BOOST_TEST(s.table->line() == s.table->first_line() + s.table->size() - 1);
  }
  TEST_EQUAL_LISTS(sizes, (std::vector<std::size_t>{1024, 476, 10}));
  TEST_EQUAL_LISTS(first_lines, (std::vector<std::uint64_t>{1, 1025, 1501}));
  BOOST_TEST(s.table->line() == 1510U);
}

BOOST_AUTO_TEST_SUITE_END()

#undef TEST_EQUAL_LISTS
