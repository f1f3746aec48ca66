// SPDX-License-Identifier: Apache-2.0
// Columns in memory as Arrow lays them out, and the stream through which other programs read them.
//
// Nothing is copied on the way out: every struct that is handed over holds on to the batch, so the
// batch lives until the last of them is released, whoever moved them wherever.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <thads/arrow_abi.h>
#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/base/text.hpp>
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
[[nodiscard]] inline std::int32_t arrow_size(std::size_t size, std::string_view key) {
  if (size <= std::numeric_limits<std::int32_t>::max()) return static_cast<std::int32_t>(size);
  throw error(errc::limit, "column " + quoted_text(key) +
                               ": more than 2 147 483 647 bytes of text; write fewer rows at once");
}

inline void require_arrow_text(std::string_view text, std::string_view key) {
  if (find_invalid_utf8(text) == text.size()) return;
  throw error(errc::syntax, "column " + quoted_text(key) + ": the text " + quoted_text(text) +
                                " is no UTF-8, which Arrow asks for");
}

// The number of pairs, then for each part its size and bytes; nothing at all without pairs.
[[nodiscard]] inline std::string arrow_metadata(const arrow_label& label) {
  std::string out;
  const auto append_size = [&](std::size_t size) {
    const auto bytes = std::bit_cast<std::array<char, 4>>(arrow_size(size, label.key));
    out.append(bytes.data(), bytes.size());
  };
  if (!label.metadata.empty()) append_size(label.metadata.size());
  for (const auto& [key, value] : label.metadata) {
    for (const std::string_view part : {std::string_view(key), std::string_view(value)}) {
      append_size(part.size());
      out += part;
    }
  }
  return out;
}

/// What the columns of all types have in common.
class arrow_column_base {
 public:
  [[nodiscard]] const arrow_label& label() const noexcept { return label_; }
  /// The metadata of the label in bytes as Arrow has them; NULL when there are none.
  [[nodiscard]] const char* metadata() const noexcept {
    return metadata_.empty() ? nullptr : metadata_.data();
  }
  /// The type, as Arrow writes it.
  [[nodiscard]] const std::string& format() const noexcept { return format_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t nulls() const noexcept { return nulls_; }
  /// A bit for each row, set where it has a value; NULL when every row has one.
  [[nodiscard]] const void* validity() const noexcept {
    return nulls_ == 0 ? nullptr : validity_.data();
  }

 protected:
  arrow_column_base(arrow_label label, std::string format)
      : label_(std::move(label)), metadata_(arrow_metadata(label_)), format_(std::move(format)) {
    require_arrow_text(label_.key, label_.key);
    if (label_.key.find('\0') != std::string::npos) {
      throw error(errc::argument, "column " + quoted_text(label_.key) +
                                      ": a name in Arrow ends at a NUL byte, so it can hold none");
    }
  }

  // A row is appended in three steps: this one, which may be repeated; its value; `count_row`,
  // which cannot fail. So a column that ran out of memory on the way is as it was.
  void make_room() { validity_.resize(rows_ / 8 + 1); }

  void count_row(bool has_value) noexcept {
    std::uint8_t& bits = validity_[rows_ / 8];
    if (has_value) bits = static_cast<std::uint8_t>(bits | 1U << rows_ % 8);
    if (!has_value) ++nulls_;
    ++rows_;
  }

  void require_nullable() const {
    if (label_.nullable) return;
    throw error(errc::argument, "column " + quoted_text(label_.key) +
                                    ": it is not nullable, so every row needs a value");
  }

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
  void push(std::string_view text) {
    detail::require_arrow_text(text, label().key);
    append(text, true);
  }

  /// Appends a row without a value. Throws errc::argument when the column is not nullable.
  void push_null() {
    require_nullable();
    append({}, false);
  }

  [[nodiscard]] std::array<const void*, 3> buffers() const noexcept {
    return {validity(), offsets_.data(), bytes_.data()};
  }

 private:
  void append(std::string_view text, bool has_value) {
    const std::int32_t end = detail::arrow_size(bytes_.size() + text.size(), label().key);
    make_room();
    offsets_.resize(rows() + 2);
    offsets_.back() = end;
    bytes_ += text;
    count_row(has_value);
  }

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
  arrow_decimal_column(arrow_label label, int scale)
      : arrow_fixed_column(std::move(label), "d:38," + std::to_string(scale)) {
    detail::require_scale(scale);
  }

  /// Appends the row coefficient × 10^-scale. Throws errc::overflow beyond 38 digits.
  void push(int128_t coefficient) {
    if (coefficient < -decimal::max_coefficient || coefficient > decimal::max_coefficient) {
      throw error(errc::overflow, "column " + quoted_text(label().key) + ": " +
                                      to_string(coefficient) +
                                      " has 39 digits, and Arrow decimals have 38");
    }
    push_value(coefficient);
  }
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
  void add(arrow_any_column column) {
    const auto& added = std::visit(
        [](const detail::arrow_column_base& c) -> auto& { return c; }, column);
    if (!columns_.empty() && added.rows() != rows_) {
      throw error(errc::mismatch, "column " + quoted_text(added.label().key) + ": " +
                                      std::to_string(added.rows()) + " rows, where those before " +
                                      "it have " + std::to_string(rows_));
    }
    rows_ = added.rows();
    columns_.push_back(std::move(column));
  }

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<arrow_any_column>& columns() const noexcept { return columns_; }

 private:
  std::size_t rows_ = 0;
  std::vector<arrow_any_column> columns_;
};

/// A batch that nobody changes any more, for any number of streams.
using shared_arrow_batch = std::shared_ptr<const arrow_batch>;

namespace detail {

/// What the `private_data` of an exported struct points to. It stays where it is when the struct is
/// moved. Destroying it releases the children, except those that the consumer moved away: they live
/// on by themselves.
template <class Struct>
struct arrow_node {
  arrow_node(shared_arrow_batch of, std::size_t n_children)
      : batch(std::move(of)), children(n_children) {
    for (Struct& child : children) pointers.push_back(&child);
  }
  arrow_node(const arrow_node&) = delete;
  arrow_node& operator=(const arrow_node&) = delete;
  ~arrow_node() {
    for (Struct& child : children) {
      if (child.release != nullptr) child.release(&child);
    }
  }

  shared_arrow_batch batch;
  std::vector<Struct> children;
  std::vector<Struct*> pointers;
  std::array<const void*, 3> buffers{};  // of an array
};

template <class Struct>
void release_arrow_node(Struct* exported) noexcept {
  delete static_cast<arrow_node<Struct>*>(exported->private_data);
  exported->release = nullptr;
}

/// Fills in what a schema and an array have in common; from here on `out` is to be released.
template <class Struct>
void hand_over(std::unique_ptr<arrow_node<Struct>> node, Struct& out) noexcept {
  out.n_children = static_cast<std::int64_t>(node->children.size());
  out.children = node->pointers.data();
  out.dictionary = nullptr;
  out.release = release_arrow_node<Struct>;
  out.private_data = node.release();
}

inline void hand_over(std::unique_ptr<arrow_node<ArrowSchema>> node, const char* format,
                      const char* name, const char* metadata, std::int64_t flags,
                      ArrowSchema& out) noexcept {
  out.format = format;
  out.name = name;
  out.metadata = metadata;
  out.flags = flags;
  hand_over(std::move(node), out);
}

inline void hand_over(std::unique_ptr<arrow_node<ArrowArray>> node, std::size_t rows,
                      std::size_t nulls, std::size_t n_buffers, ArrowArray& out) noexcept {
  out.length = static_cast<std::int64_t>(rows);
  out.null_count = static_cast<std::int64_t>(nulls);
  out.offset = 0;
  out.n_buffers = static_cast<std::int64_t>(n_buffers);
  out.buffers = node->buffers.data();
  hand_over(std::move(node), out);
}

template <class Column>
void export_column(const shared_arrow_batch& batch, const Column& column, ArrowSchema& out) {
  hand_over(std::make_unique<arrow_node<ArrowSchema>>(batch, 0), column.format().c_str(),
            column.label().key.c_str(), column.metadata(),
            column.label().nullable ? ARROW_FLAG_NULLABLE : 0, out);
}

template <class Column>
void export_column(const shared_arrow_batch& batch, const Column& column, ArrowArray& out) {
  auto node = std::make_unique<arrow_node<ArrowArray>>(batch, 0);
  const auto buffers = column.buffers();
  std::copy(buffers.begin(), buffers.end(), node->buffers.begin());
  hand_over(std::move(node), column.rows(), column.nulls(), buffers.size(), out);
}

/// The node of a whole batch, with a child for each column.
template <class Struct>
[[nodiscard]] std::unique_ptr<arrow_node<Struct>> export_columns(const shared_arrow_batch& batch) {
  const std::vector<arrow_any_column>& columns = batch->columns();
  auto node = std::make_unique<arrow_node<Struct>>(batch, columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::visit([&](const auto& column) { export_column(batch, column, node->children[i]); },
               columns[i]);
  }
  return node;
}

/// What the `private_data` of a stream points to.
struct arrow_stream_state {
  shared_arrow_batch batch;
  bool at_end = false;
};

inline arrow_stream_state& state_of(ArrowArrayStream* stream) noexcept {
  return *static_cast<arrow_stream_state*>(stream->private_data);
}

/// Runs `body`, which can only run out of memory.
template <class Body>
int arrow_status(Body body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    return ENOMEM;
  }
}

inline int get_arrow_schema(ArrowArrayStream* stream, ArrowSchema* out) noexcept {
  return arrow_status([&] {
    hand_over(export_columns<ArrowSchema>(state_of(stream).batch), "+s", "", nullptr, 0, *out);
  });
}

inline int get_next_arrow_batch(ArrowArrayStream* stream, ArrowArray* out) noexcept {
  return arrow_status([&] {
    arrow_stream_state& state = state_of(stream);
    if (state.at_end) {
      *out = {};
      return;
    }
    hand_over(export_columns<ArrowArray>(state.batch), state.batch->rows(), 0, 1, *out);
    state.at_end = true;
  });
}

inline const char* last_arrow_error(ArrowArrayStream*) noexcept {
  return "there is not enough memory for this call";
}

inline void release_arrow_stream(ArrowArrayStream* stream) noexcept {
  delete &state_of(stream);
  stream->release = nullptr;
}

}  // namespace detail

/// A stream of one batch, in the C stream interface of Arrow, until it is handed to whoever reads
/// it. Any number of streams may share a batch; each is read by one thread at a time.
class arrow_batch_stream {
 public:
  /// A stream that begins before the batch, and holds on to it.
  explicit arrow_batch_stream(shared_arrow_batch batch) {
    stream_.private_data = new detail::arrow_stream_state{std::move(batch)};
    stream_.get_schema = detail::get_arrow_schema;
    stream_.get_next = detail::get_next_arrow_batch;
    stream_.get_last_error = detail::last_arrow_error;
    stream_.release = detail::release_arrow_stream;
  }
  arrow_batch_stream(arrow_batch_stream&& other) noexcept { other.export_to(&stream_); }
  arrow_batch_stream& operator=(arrow_batch_stream&& other) noexcept {
    if (this != &other) {
      release();
      other.export_to(&stream_);
    }
    return *this;
  }
  ~arrow_batch_stream() { release(); }

  /// Moves the stream to `out`, whose content is overwritten; who has `out` releases it. Nothing is
  /// left here but a released stream, which would come out as such.
  void export_to(ArrowArrayStream* out) noexcept { *out = std::exchange(stream_, {}); }

  /// Lets go of the stream, unless it was exported.
  void release() noexcept {
    if (stream_.release != nullptr) stream_.release(&stream_);
  }

 private:
  ArrowArrayStream stream_{};
};

}  // namespace thads
