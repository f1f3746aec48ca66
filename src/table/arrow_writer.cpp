// SPDX-License-Identifier: Apache-2.0
#include <thads/table/arrow_writer.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <limits>

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>
#include <thads/number/decimal.hpp>

namespace thads {

namespace detail {

std::int32_t arrow_size(std::size_t size, std::string_view key) {
  if (size <= std::numeric_limits<std::int32_t>::max()) return static_cast<std::int32_t>(size);
  throw error(errc::limit, "column " + quoted_text(key) +
                               ": more than 2 147 483 647 bytes of text; write fewer rows at once");
}

}  // namespace detail

namespace {

void require_arrow_text(std::string_view text, std::string_view key) {
  if (find_invalid_utf8(text) == text.size()) return;
  throw error(errc::syntax, "column " + quoted_text(key) + ": the text " + quoted_text(text) +
                                " is no UTF-8, which Arrow asks for");
}

// The number of pairs, then for each part its size and bytes; nothing at all without pairs.
[[nodiscard]] std::string arrow_metadata(const arrow_label& label) {
  std::string out;
  const auto append_size = [&](std::size_t size) {
    const auto bytes = std::bit_cast<std::array<char, 4>>(detail::arrow_size(size, label.key));
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

}  // namespace

namespace detail {

const char* arrow_column_base::metadata() const noexcept {
  return metadata_.empty() ? nullptr : metadata_.data();
}

const void* arrow_column_base::validity() const noexcept {
  return nulls_ == 0 ? nullptr : validity_.data();
}

arrow_column_base::arrow_column_base(arrow_label label, std::string format)
    : label_(std::move(label)), metadata_(arrow_metadata(label_)), format_(std::move(format)) {
  require_arrow_text(label_.key, label_.key);
  if (label_.key.find('\0') != std::string::npos) {
    throw error(errc::argument, "column " + quoted_text(label_.key) +
                                    ": a name in Arrow ends at a NUL byte, so it can hold none");
  }
}

void arrow_column_base::count_row(bool has_value) noexcept {
  std::uint8_t& bits = validity_[rows_ / 8];
  if (has_value) bits = static_cast<std::uint8_t>(bits | 1U << rows_ % 8);
  if (!has_value) ++nulls_;
  ++rows_;
}

void arrow_column_base::require_nullable() const {
  if (label_.nullable) return;
  throw error(errc::argument, "column " + quoted_text(label_.key) +
                                  ": it is not nullable, so every row needs a value");
}

}  // namespace detail

void arrow_text_column::push(std::string_view text) {
  require_arrow_text(text, label().key);
  append(text, true);
}

void arrow_text_column::push_null() {
  require_nullable();
  append({}, false);
}

std::array<const void*, 3> arrow_text_column::buffers() const noexcept {
  return {validity(), offsets_.data(), bytes_.data()};
}

void arrow_text_column::append(std::string_view text, bool has_value) {
  const std::int32_t end = detail::arrow_size(bytes_.size() + text.size(), label().key);
  make_room();
  offsets_.resize(rows() + 2);
  offsets_.back() = end;
  bytes_ += text;
  count_row(has_value);
}

arrow_decimal_column::arrow_decimal_column(arrow_label label, int scale)
    : arrow_fixed_column(std::move(label), "d:38," + std::to_string(scale)) {
  detail::require_scale(scale);
}

void arrow_decimal_column::push(int128_t coefficient) {
  if (coefficient < -decimal::max_coefficient || coefficient > decimal::max_coefficient) {
    throw error(errc::overflow, "column " + quoted_text(label().key) + ": " +
                                    to_string(coefficient) +
                                    " has 39 digits, and Arrow decimals have 38");
  }
  push_value(coefficient);
}

void arrow_batch::add(arrow_any_column column) {
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

namespace {

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

void hand_over(std::unique_ptr<arrow_node<ArrowSchema>> node, const char* format, const char* name,
               const char* metadata, std::int64_t flags, ArrowSchema& out) noexcept {
  out.format = format;
  out.name = name;
  out.metadata = metadata;
  out.flags = flags;
  hand_over(std::move(node), out);
}

void hand_over(std::unique_ptr<arrow_node<ArrowArray>> node, std::size_t rows, std::size_t nulls,
               std::size_t n_buffers, ArrowArray& out) noexcept {
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

arrow_stream_state& state_of(ArrowArrayStream* stream) noexcept {
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

int get_arrow_schema(ArrowArrayStream* stream, ArrowSchema* out) noexcept {
  return arrow_status([&] {
    hand_over(export_columns<ArrowSchema>(state_of(stream).batch), "+s", "", nullptr, 0, *out);
  });
}

int get_next_arrow_batch(ArrowArrayStream* stream, ArrowArray* out) noexcept {
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

const char* last_arrow_error(ArrowArrayStream*) noexcept {
  return "there is not enough memory for this call";
}

void release_arrow_stream(ArrowArrayStream* stream) noexcept {
  delete &state_of(stream);
  stream->release = nullptr;
}

}  // namespace

arrow_batch_stream::arrow_batch_stream(shared_arrow_batch batch) {
  stream_.private_data = new arrow_stream_state{std::move(batch)};
  stream_.get_schema = get_arrow_schema;
  stream_.get_next = get_next_arrow_batch;
  stream_.get_last_error = last_arrow_error;
  stream_.release = release_arrow_stream;
}

arrow_batch_stream& arrow_batch_stream::operator=(arrow_batch_stream&& other) noexcept {
  if (this != &other) {
    release();
    other.export_to(&stream_);
  }
  return *this;
}

void arrow_batch_stream::release() noexcept {
  if (stream_.release != nullptr) stream_.release(&stream_);
}

}  // namespace thads
