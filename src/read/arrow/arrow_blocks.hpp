// SPDX-License-Identifier: Apache-2.0
// The batches of an Arrow stream in blocks of rows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "read/arrow/arrow_column.hpp"

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

// A text of a block that is not fit to be one.
struct bad_cell {
  std::size_t row;
  std::size_t column;
  rule id;
};

// The columns of a stream that have certain names, block by block.
class arrow_blocks {
 public:
  // Finds the columns `names`, which hold `contents`, in any order. Throws errc::argument when one
  // is missing, stands twice, or has a type that does not suit.
  arrow_blocks(arrow_stream stream, std::span<const std::string_view> names,
               std::span<const arrow_content> contents, date_format dates);

  // Columns that the stream has besides, quoted and joined by commas; not all of them, if many.
  [[nodiscard]] const std::string& extra_columns() const noexcept { return extra_columns_; }

  // Fetches a batch ahead of time, so that the rows of the stream can be counted; false at its end,
  // or when as many are at hand as may be.
  [[nodiscard]] bool fetch();

  // Rows of the stream, when it was fetched to its end.
  [[nodiscard]] std::optional<std::uint64_t> total_rows() const noexcept {
    return at_end_ ? std::optional(fetched_rows_) : std::nullopt;
  }

  // Goes to the next block; false at the end.
  [[nodiscard]] bool next();

  // Rows of the block.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] arrow_column& column(std::size_t c) noexcept { return columns_[c]; }

  // By row, and then by column.
  [[nodiscard]] std::span<const bad_cell> bad_cells() const noexcept { return bad_cells_; }

 private:
  // Rows that may be fetched ahead, which bounds what is kept of a stream that is made on the way.
  static constexpr std::uint64_t most_ahead = std::uint64_t{1} << 24U;

  void fetch_batch();
  [[nodiscard]] bool next_batch();
  void open_batch(ArrowArray& batch);
  void check_no_row_is_null(const ArrowArray& batch, const arrow_place& place) const;

  arrow_stream stream_;
  std::vector<std::string> names_;
  std::string extra_columns_;
  std::int64_t children_ = 0;  // of each batch
  std::vector<arrow_column> columns_;

  std::deque<arrow_owner<ArrowArray>> ahead_;
  std::uint64_t fetched_rows_ = 0;
  bool at_end_ = false;
  arrow_owner<ArrowArray> batch_;
  std::uint64_t batches_ = 0;
  std::size_t batch_size_ = 0;
  std::size_t batch_done_ = 0;  // rows of the batch up to the end of the block
  std::size_t size_ = 0;
  std::vector<bad_cell> bad_cells_;
  std::vector<bad_text> bad_texts_;
};

inline arrow_blocks::arrow_blocks(arrow_stream stream, std::span<const std::string_view> names,
                                  std::span<const arrow_content> contents, date_format dates)
    : stream_(std::move(stream)), names_(names.begin(), names.end()) {
  const arrow_place place{stream_.name()};
  auto schema = stream_.schema();
  if (format_of(*schema, place) != "+s") {
    place.refuse("the format " + quoted_text(schema->format) +
                 " is not that of record batches (+s); pass a table");
  }
  children_ = schema->n_children;
  if (children_ < 0 || (children_ != 0 && schema->children == nullptr)) {
    place.fail("the schema lacks its children");
  }
  constexpr std::size_t most_named = 16;
  std::size_t extra = 0;
  std::vector<std::optional<arrow_field>> fields(names.size());
  for (std::size_t i = 0; i < static_cast<std::size_t>(children_); ++i) {
    const ArrowSchema* const child = schema->children[i];
    if (child == nullptr || child->release == nullptr) {
      place.fail("a column of the schema is missing or released");
    }
    const std::string_view name = child->name == nullptr ? "" : child->name;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      if (++extra <= most_named) {
        extra_columns_ += (extra_columns_.empty() ? "" : ", ") + quoted_text(name);
      }
      continue;
    }
    const auto c = static_cast<std::size_t>(found - names.begin());
    if (fields[c]) place.refuse("the column " + quoted_text(name) + " stands there twice");
    fields[c] = field_of(*child, contents[c], {place.stream, 0, name});
    fields[c]->position = i;
  }
  if (extra > most_named) extra_columns_ += ", …";
  std::string missing;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (!fields[c]) missing += (missing.empty() ? "" : ", ") + quoted_text(names[c]);
  }
  if (!missing.empty()) place.refuse("these columns are missing: " + missing);
  for (std::size_t c = 0; c < names.size(); ++c) {
    columns_.emplace_back(*fields[c], contents[c], dates);
  }
}

inline void arrow_blocks::check_no_row_is_null(const ArrowArray& batch,
                                               const arrow_place& place) const {
  const std::uint8_t* const bits = validity_of(batch, place);
  if (bits == nullptr) return;
  for (std::int64_t i = batch.offset; i < batch.offset + batch.length; ++i) {
    if ((bits[i / 8] >> (i % 8) & 1) == 0) {
      place.refuse("a row is null as a whole; leave such rows out");
    }
  }
}

inline void arrow_blocks::open_batch(ArrowArray& batch) {
  const arrow_place place{stream_.name(), batches_};
  static_cast<void>(buffers_of(&batch, 1, 1, place));
  if (batch.n_children != children_ || (children_ != 0 && batch.children == nullptr)) {
    place.fail("the batch does not have the columns of the schema");
  }
  check_no_row_is_null(batch, place);
  batch_size_ = static_cast<std::size_t>(batch.length);
  batch_done_ = 0;
  if (batch_size_ == 0) return;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    columns_[c].open(batch.children[columns_[c].position()], batch.offset, batch.length,
                     {place.stream, batches_, names_[c]});
  }
}

inline void arrow_blocks::fetch_batch() {
  auto batch = stream_.next();
  at_end_ = !batch;
  if (at_end_) return;
  fetched_rows_ +=
      static_cast<std::uint64_t>(std::clamp(batch->length, std::int64_t{0}, most_elements));
  ahead_.push_back(std::move(batch));
}

inline bool arrow_blocks::fetch() {
  if (!at_end_ && fetched_rows_ < most_ahead) fetch_batch();
  return !at_end_ && fetched_rows_ < most_ahead;
}

inline bool arrow_blocks::next_batch() {
  if (ahead_.empty() && !at_end_) fetch_batch();
  if (ahead_.empty()) return false;
  ++batches_;
  open_batch(*ahead_.front());
  // The batch before is released only now, when no dictionary can take the place of its own any
  // more; a batch without rows has not been looked at for dictionaries.
  if (batch_size_ != 0) batch_ = std::move(ahead_.front());
  ahead_.pop_front();
  return true;
}

inline bool arrow_blocks::next() {
  while (batch_done_ == batch_size_) {
    if (!next_batch()) return false;
  }
  const std::size_t first = batch_done_;
  size_ = std::min(batch_size_ - first, arrow_block_size);
  batch_done_ += size_;
  bad_cells_.clear();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    bad_texts_.clear();
    columns_[c].read(first, size_, bad_texts_, {stream_.name(), batches_, names_[c]});
    for (const bad_text& bad : bad_texts_) bad_cells_.push_back({bad.at, c, bad.id});
  }
  std::sort(bad_cells_.begin(), bad_cells_.end(), [](const bad_cell& a, const bad_cell& b) {
    return std::tie(a.row, a.column) < std::tie(b.row, b.column);
  });
  return true;
}

}  // namespace detail

}  // namespace thads
