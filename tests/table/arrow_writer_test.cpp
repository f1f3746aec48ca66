// SPDX-License-Identifier: Apache-2.0
// Batches as Arrow structs: what readers find in the raw buffers, and who releases what.
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>

#include <thads/number/decimal.hpp>
#include <thads/table/arrow_writer.hpp>

#include "support/arrow_values.hpp"
#include "support/errors.hpp"

BOOST_AUTO_TEST_SUITE(arrow_writer_test)

using namespace thads;
using thads_test::code_of;
using thads_test::element;
using thads_test::text_list;

namespace {

// Three rows of every type; the second has no value where it need not.
arrow_batch sample() {
  arrow_text_column unit({.key = "đơn vị", .nullable = false});
  arrow_text_column officer({.key = "officer"});
  arrow_count_column cases({.key = "cases"});
  arrow_decimal_column rate({.key = "rate"}, 2);
  arrow_date_column day({.key = "day"});
  unit.push("Hà Nội");
  unit.push("");
  unit.push(std::string_view("a\0b", 3));
  officer.push("x");
  officer.push_null();
  officer.push("yz");
  cases.push(std::numeric_limits<std::int64_t>::min());
  cases.push_null();
  cases.push(7);
  rate.push(-8385);
  rate.push_null();
  rate.push(decimal::max_coefficient);
  day.push(date::from_ymd(1970, 1, 2));
  day.push_null();
  day.push(date::from_ymd(1969, 12, 31));
  arrow_batch batch;
  batch.add(std::move(unit));
  batch.add(std::move(officer));
  batch.add(std::move(cases));
  batch.add(std::move(rate));
  batch.add(std::move(day));
  return batch;
}

shared_arrow_batch shared_sample() { return std::make_shared<const arrow_batch>(sample()); }

ArrowArrayStream exported(shared_arrow_batch batch) {
  ArrowArrayStream stream;
  arrow_batch_stream(std::move(batch)).export_to(&stream);
  return stream;
}

std::vector<thads_test::column_read> columns_of(shared_arrow_batch batch) {
  ArrowArrayStream stream = exported(std::move(batch));
  return thads_test::read_stream(stream);
}

// A stream of the sample, and what it gives; all still to be released.
struct opened {
  explicit opened(shared_arrow_batch batch) : stream(exported(std::move(batch))) {
    BOOST_TEST_REQUIRE(stream.get_schema(&stream, &schema) == 0);
    BOOST_TEST_REQUIRE(stream.get_next(&stream, &array) == 0);
  }
  ArrowArrayStream stream;
  ArrowSchema schema{};
  ArrowArray array{};
};

template <class Struct>
Struct moved_out(Struct& from) {
  Struct to = from;
  from.release = nullptr;
  return to;
}

template <class Struct>
void release(Struct& exported) {
  exported.release(&exported);
  BOOST_TEST(exported.release == nullptr);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_type_is_read_back) {
  struct expected {
    std::string name;
    std::string format;
    text_list values;
  };
  const expected all[] = {
      {"đơn vị", "u", {"Hà Nội", "", std::string("a\0b", 3)}},
      {"officer", "u?", {"x", "(null)", "yz"}},
      {"cases", "l?", {"-9223372036854775808", "(null)", "7"}},
      {"rate", "d:38,2?", {"-8385", "(null)", "99999999999999999999999999999999999999"}},
      {"day", "tdD?", {"1", "(null)", "-1"}},
  };
  const auto columns = columns_of(shared_sample());
  BOOST_TEST_REQUIRE(columns.size() == std::size(all));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    BOOST_TEST(columns[i].name == all[i].name);
    BOOST_TEST(columns[i].format == all[i].format);
    BOOST_TEST(columns[i].values == all[i].values, boost::test_tools::per_element());
    BOOST_TEST(columns[i].metadata.empty());
  }
}

BOOST_AUTO_TEST_CASE(the_structs_are_filled_in_as_documented) {
  opened o(shared_sample());
  BOOST_TEST(o.schema.format == std::string("+s"));
  BOOST_TEST(o.schema.name == std::string());
  BOOST_TEST(o.schema.metadata == nullptr);
  BOOST_TEST(o.schema.flags == 0);
  BOOST_TEST(o.schema.n_children == 5);
  BOOST_TEST(o.schema.dictionary == nullptr);
  BOOST_TEST(o.array.length == 3);
  BOOST_TEST(o.array.null_count == 0);
  BOOST_TEST(o.array.offset == 0);
  BOOST_TEST(o.array.n_buffers == 1);
  BOOST_TEST(o.array.buffers[0] == nullptr);
  BOOST_TEST(o.array.n_children == 5);
  BOOST_TEST(o.array.dictionary == nullptr);
  const std::int64_t buffers[] = {3, 3, 2, 2, 2};
  for (std::size_t i = 0; i < 5; ++i) {
    const ArrowSchema& field = *o.schema.children[i];
    const ArrowArray& column = *o.array.children[i];
    BOOST_TEST(field.n_children == 0);
    BOOST_TEST(field.dictionary == nullptr);
    BOOST_TEST(column.length == 3);
    BOOST_TEST(column.null_count == (i == 0 ? 0 : 1));
    BOOST_TEST(column.offset == 0);
    BOOST_TEST(column.n_buffers == buffers[i]);
    BOOST_TEST(column.n_children == 0);
    BOOST_TEST(column.dictionary == nullptr);
    BOOST_TEST(thads_test::bitmap_text(column.buffers[0], 3) == (i == 0 ? "" : "101"));
  }
  release(o.schema);
  release(o.array);
  release(o.stream);
}

BOOST_AUTO_TEST_CASE(bits_of_a_bitmap_run_from_the_lowest_and_those_left_over_are_zero) {
  arrow_count_column counts({.key = "n"});
  for (int i = 0; i < 9; ++i) counts.push(i);
  BOOST_TEST(counts.buffers()[0] == nullptr);
  counts.push_null();
  counts.push(10);
  BOOST_TEST(counts.nulls() == 1U);
  BOOST_TEST(int{element<std::uint8_t>(counts.buffers()[0], 0)} == 0b1111'1111);
  BOOST_TEST(int{element<std::uint8_t>(counts.buffers()[0], 1)} == 0b0000'0101);
}

BOOST_AUTO_TEST_CASE(metadata_are_counted_texts) {
  arrow_batch batch;
  batch.add(arrow_count_column({.key = "n", .metadata = {{"k1", "Việc"}, {"k2", ""}}}));
  opened o(std::make_shared<const arrow_batch>(std::move(batch)));
  const std::int32_t sizes[] = {2, 2, 6, 2, 0};  // "ệ" has three bytes
  std::string expected;
  const auto append = [&](int size, std::string_view text) {
    expected.append(reinterpret_cast<const char*>(&sizes[size]), 4).append(text);
  };
  append(0, "");
  append(1, "k1");
  append(2, "Việc");
  append(3, "k2");
  append(4, "");
  BOOST_TEST(std::string(o.schema.children[0]->metadata, expected.size()) == expected);
  BOOST_TEST(thads_test::metadata_of(*o.schema.children[0]) == (text_list{"k1", "Việc", "k2", ""}),
             boost::test_tools::per_element());
  release(o.schema);
  release(o.array);
  release(o.stream);
}

BOOST_AUTO_TEST_CASE(a_batch_without_rows_is_still_a_batch) {
  arrow_batch batch;
  batch.add(arrow_text_column({.key = "unit"}));
  batch.add(arrow_decimal_column({.key = "money"}, 0));
  opened o(std::make_shared<const arrow_batch>(std::move(batch)));
  BOOST_TEST(o.array.length == 0);
  BOOST_TEST(element<std::int32_t>(o.array.children[0]->buffers[1], 0) == 0);
  BOOST_TEST(o.array.children[0]->buffers[2] != nullptr);
  BOOST_TEST(o.array.children[1]->buffers[1] != nullptr);
  BOOST_TEST(o.schema.children[1]->format == std::string("d:38,0"));
  release(o.schema);
  release(o.array);
  release(o.stream);
}

BOOST_AUTO_TEST_CASE(a_batch_without_columns_has_no_rows) {
  BOOST_TEST(columns_of(std::make_shared<const arrow_batch>()).empty());
}

BOOST_AUTO_TEST_CASE(the_schema_comes_at_any_time_and_the_end_as_often_as_asked) {
  opened o(shared_sample());
  for (int i = 0; i < 3; ++i) {
    ArrowSchema again;
    BOOST_TEST_REQUIRE(o.stream.get_schema(&o.stream, &again) == 0);
    BOOST_TEST(again.children[1]->name == std::string("officer"));
    release(again);
    ArrowArray end = o.array;
    BOOST_TEST_REQUIRE(o.stream.get_next(&o.stream, &end) == 0);
    BOOST_TEST(end.release == nullptr);
  }
  release(o.schema);
  release(o.array);
  release(o.stream);
}

BOOST_AUTO_TEST_CASE(what_a_stream_gave_outlives_it) {
  shared_arrow_batch batch = shared_sample();
  const std::weak_ptr<const arrow_batch> watched = batch;
  opened o(std::move(batch));
  release(o.stream);
  BOOST_TEST(thads_test::values_of(*o.schema.children[1], *o.array.children[1]) ==
                 (text_list{"x", "(null)", "yz"}),
             boost::test_tools::per_element());
  release(o.array);
  BOOST_TEST(o.schema.children[4]->name == std::string("day"));
  BOOST_TEST(!watched.expired());
  release(o.schema);
  BOOST_TEST(watched.expired());
}

BOOST_AUTO_TEST_CASE(streams_share_a_batch_and_are_read_each_by_itself) {
  const shared_arrow_batch batch = shared_sample();
  opened first(batch);
  opened second(batch);
  BOOST_TEST(first.array.children[0]->buffers[2] == second.array.children[0]->buffers[2]);
  BOOST_TEST(columns_of(batch).size() == 5U);
  release(first.schema);
  release(first.array);
  release(first.stream);
  BOOST_TEST(thads_test::values_of(*second.schema.children[2], *second.array.children[2])[2] ==
             "7");
  release(second.schema);
  release(second.array);
  release(second.stream);
  BOOST_TEST(batch.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(structs_may_be_moved) {
  shared_arrow_batch batch = shared_sample();
  const std::weak_ptr<const arrow_batch> watched = batch;
  opened o(std::move(batch));
  const auto schema = std::make_unique<ArrowSchema>(moved_out(o.schema));
  const auto array = std::make_unique<ArrowArray>(moved_out(o.array));
  const auto stream = std::make_unique<ArrowArrayStream>(moved_out(o.stream));
  BOOST_TEST(thads_test::values_of(*schema->children[3], *array->children[3])[0] == "-8385");
  release(*stream);
  release(*schema);
  release(*array);
  BOOST_TEST(watched.expired());
}

BOOST_AUTO_TEST_CASE(children_that_were_moved_away_live_on) {
  shared_arrow_batch batch = shared_sample();
  const std::weak_ptr<const arrow_batch> watched = batch;
  opened o(std::move(batch));
  release(o.stream);
  ArrowSchema field = moved_out(*o.schema.children[0]);
  ArrowArray column = moved_out(*o.array.children[0]);
  ArrowArray other = moved_out(*o.array.children[4]);
  release(o.schema);
  release(o.array);
  release(other);
  BOOST_TEST(field.name == std::string("đơn vị"));
  BOOST_TEST(thads_test::values_of(field, column)[0] == "Hà Nội");
  release(field);
  BOOST_TEST(!watched.expired());
  release(column);
  BOOST_TEST(watched.expired());
}

BOOST_AUTO_TEST_CASE(a_stream_that_nobody_took_is_released) {
  const shared_arrow_batch batch = shared_sample();
  const shared_arrow_batch other = shared_sample();
  {
    arrow_batch_stream a(batch);
    arrow_batch_stream b(other);
    BOOST_TEST(batch.use_count() == 2);
    arrow_batch_stream c(std::move(a));
    BOOST_TEST(batch.use_count() == 2);
    b = std::move(c);
    BOOST_TEST(batch.use_count() == 2);
    BOOST_TEST(other.use_count() == 1);
    arrow_batch_stream& itself = b;
    b = std::move(itself);
    BOOST_TEST(batch.use_count() == 2);
    arrow_batch_stream d(other);
    d.release();
    d.release();
    BOOST_TEST(other.use_count() == 1);
  }
  BOOST_TEST(batch.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_stream_is_exported_once) {
  const shared_arrow_batch batch = shared_sample();
  arrow_batch_stream stream(batch);
  ArrowArrayStream out;
  ArrowArrayStream nothing;
  stream.export_to(&out);
  stream.export_to(&nothing);
  BOOST_TEST(nothing.release == nullptr);
  stream.release();
  BOOST_TEST(batch.use_count() == 2);
  release(out);
  BOOST_TEST(batch.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(columns_of_a_batch_have_the_same_length) {
  arrow_batch batch = sample();
  arrow_count_column shorter({.key = "n"});
  shorter.push(1);
  BOOST_TEST(code_of([&] { return (batch.add(std::move(shorter)), 0); }) == errc::mismatch);
  BOOST_TEST(batch.rows() == 3U);
  BOOST_TEST(batch.columns().size() == 5U);
}

BOOST_AUTO_TEST_CASE(decimals_have_38_digits) {
  const int128_t too_large = decimal::max_coefficient + 1;
  arrow_decimal_column money({.key = "money"}, 38);
  BOOST_TEST(money.format() == "d:38,38");
  money.push(-decimal::max_coefficient);
  BOOST_TEST(code_of([&] { return (money.push(too_large), 0); }) == errc::overflow);
  BOOST_TEST(code_of([&] { return (money.push(-too_large), 0); }) == errc::overflow);
  BOOST_TEST(money.rows() == 1U);
  for (const int scale : {-1, 39}) {
    BOOST_TEST(code_of([&] { return arrow_decimal_column({.key = "money"}, scale); }) ==
               errc::range);
  }
}

BOOST_AUTO_TEST_CASE(only_nullable_columns_take_nulls) {
  arrow_text_column unit({.key = "unit", .nullable = false});
  arrow_count_column cases({.key = "cases", .nullable = false});
  BOOST_TEST(code_of([&] { return (unit.push_null(), 0); }) == errc::argument);
  BOOST_TEST(code_of([&] { return (cases.push_null(), 0); }) == errc::argument);
  BOOST_TEST(unit.rows() + cases.rows() == 0U);
}

BOOST_AUTO_TEST_CASE(texts_are_utf8) {
  arrow_text_column unit({.key = "unit"});
  BOOST_CHECK_EXCEPTION(unit.push("H\xE0 Nội"), error, [](const error& e) {
    return e.code() == errc::syntax && std::string(e.what()).starts_with("column \"unit\": ");
  });
  BOOST_TEST(unit.rows() == 0U);
  BOOST_TEST(code_of([] { return arrow_text_column({.key = "H\xE0"}); }) == errc::syntax);
  BOOST_TEST(code_of([] { return arrow_text_column({.key = std::string("a\0b", 3)}); }) ==
             errc::argument);
}

BOOST_AUTO_TEST_CASE(texts_of_a_column_have_fewer_bytes_than_2_to_31) {
  BOOST_TEST(detail::arrow_size(2'147'483'647, "unit") == 2'147'483'647);
  BOOST_CHECK_EXCEPTION(
      static_cast<void>(detail::arrow_size(2'147'483'648, "unit")), error, [](const error& e) {
        return e.code() == errc::limit && std::string(e.what()).starts_with("column \"unit\": ");
      });
}

BOOST_AUTO_TEST_SUITE_END()
