// SPDX-License-Identifier: Apache-2.0
// Columns in memory as Arrow lays them out, and the stream through which other programs read them.
//
// Nothing is copied on the way out: every struct that is handed over holds on to the batch, so the
// batch lives until the last of them is released, whoever moved them wherever.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <thads/arrow_abi.h>
#include <thads/base/config.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// What the schema says of a column besides its type.
struct arrow_label {
  std::string key;       ///< the name of the column
  bool nullable = true;  ///< whether rows may have no value
  std::vector<std::pair<std::string, std::string>> metadata{};
};

namespace detail {

// Arrow counts bytes of text in 32 bits.
[[nodiscard]] std::int32_t arrow_size(std::size_t size, std::string_view key);

/// What the columns of all types have in common.
class arrow_column_base {
 public:
  [[nodiscard]] const arrow_label& label() const noexcept { return label_; }
  /// The metadata of the label in bytes as Arrow has them; NULL when there are none.
  [[nodiscard]] const char* metadata() const noexcept;
  /// The type, as Arrow writes it.
  [[nodiscard]] const std::string& format() const noexcept { return format_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t nulls() const noexcept { return nulls_; }
  /// A bit for each row, set where it has a value; NULL when every row has one.
  [[nodiscard]] const void* validity() const noexcept;

 protected:
  arrow_column_base(arrow_label label, std::string format);

  // A row is appended in three steps: this one, which may be repeated; its value; `count_row`,
  // which cannot fail. So a column that ran out of memory on the way is as it was.
  void make_room() { validity_.resize(rows_ / 8 + 1); }

  void count_row(bool has_value) noexcept;

  void require_nullable() const;

 private:
  arrow_label label_;
  std::string metadata_;
  std::string format_;
  std::size_t rows_ = 0;
  std::size_t nulls_ = 0;
  std::vector<std::uint8_t> validity_;
};

/// A column whose values all take the same room.
template <class Value>
class arrow_fixed_column : public arrow_column_base {
 public:
  /// Appends a row without a value. Throws errc::argument when the column is not nullable.
  void push_null() {
    require_nullable();
    append({}, false);
  }

  [[nodiscard]] std::array<const void*, 2> buffers() const noexcept {
    return {validity(), values_.data()};
  }

 protected:
  // Without rows the buffer may be NULL by the rules, but not every reader expects that.
  arrow_fixed_column(arrow_label label, std::string format)
      : arrow_column_base(std::move(label), std::move(format)) {
    values_.reserve(1);
  }

  void push_value(Value value) { append(value, true); }

 private:
  void append(Value value, bool has_value) {
    make_room();
    values_.push_back(value);
    count_row(has_value);
  }

  std::vector<Value> values_;
};

}  // namespace detail

/// A column of texts (`u`), which together have fewer than 2^31 bytes.
class arrow_text_column : public detail::arrow_column_base {
 public:
  explicit arrow_text_column(arrow_label label) : arrow_column_base(std::move(label), "u") {}

  /// Appends a row. Throws errc::syntax when `text` is no UTF-8, and errc::limit when it does not
  /// fit any more.
  void push(std::string_view text);

  /// Appends a row without a value. Throws errc::argument when the column is not nullable.
  void push_null();

  [[nodiscard]] std::array<const void*, 3> buffers() const noexcept;

 private:
  void append(std::string_view text, bool has_value);

  std::vector<std::int32_t> offsets_{0};
  std::string bytes_;
};

/// A column of whole numbers of 64 bits (`l`).
class arrow_count_column : public detail::arrow_fixed_column<std::int64_t> {
 public:
  explicit arrow_count_column(arrow_label label) : arrow_fixed_column(std::move(label), "l") {}

  /// Appends a row.
  void push(std::int64_t count) { push_value(count); }
};

/// A column of decimals of 38 digits (`d:38,S`), all with the same number S of decimals.
class arrow_decimal_column : public detail::arrow_fixed_column<int128_t> {
 public:
  /// Throws errc::range unless 0 ≤ `scale` ≤ 38.
  arrow_decimal_column(arrow_label label, int scale);

  /// Appends the row coefficient × 10^-scale. Throws errc::overflow beyond 38 digits.
  void push(int128_t coefficient);
};

/// A column of days (`tdD`).
class arrow_date_column : public detail::arrow_fixed_column<std::int32_t> {
 public:
  explicit arrow_date_column(arrow_label label) : arrow_fixed_column(std::move(label), "tdD") {}

  /// Appends a row.
  void push(date day) { push_value(day.days()); }
};

/// A column of any of the types.
using arrow_any_column =
    std::variant<arrow_text_column, arrow_count_column, arrow_decimal_column, arrow_date_column>;

/// Columns of the same length, side by side.
class arrow_batch {
 public:
  /// Appends a column. Throws errc::mismatch unless it has as many rows as those before it.
  void add(arrow_any_column column);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<arrow_any_column>& columns() const noexcept { return columns_; }

 private:
  std::size_t rows_ = 0;
  std::vector<arrow_any_column> columns_;
};

/// A batch that nobody changes any more, for any number of streams.
using shared_arrow_batch = std::shared_ptr<const arrow_batch>;

/// A stream of one batch, in the C stream interface of Arrow, until it is handed to whoever reads
/// it. Any number of streams may share a batch; each is read by one thread at a time.
class arrow_batch_stream {
 public:
  /// A stream that begins before the batch, and holds on to it.
  explicit arrow_batch_stream(shared_arrow_batch batch);
  arrow_batch_stream(arrow_batch_stream&& other) noexcept { other.export_to(&stream_); }
  arrow_batch_stream& operator=(arrow_batch_stream&& other) noexcept;
  ~arrow_batch_stream() { release(); }

  /// Moves the stream to `out`, whose content is overwritten; who has `out` releases it. Nothing is
  /// left here but a released stream, which would come out as such.
  void export_to(ArrowArrayStream* out) noexcept { *out = std::exchange(stream_, {}); }

  /// Lets go of the stream, unless it was exported.
  void release() noexcept;

 private:
  ArrowArrayStream stream_{};
};

}  // namespace thads
