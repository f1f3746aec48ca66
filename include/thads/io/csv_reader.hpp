// SPDX-License-Identifier: Apache-2.0
// A strict reader of RFC 4180 text: records of fields, and the exact place of whatever is
// malformed.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/io/byte_source.hpp>
#include <thads/model/validation.hpp>
#include <thads/text.hpp>

namespace thads {

namespace detail {

// A word with the same value in each of its eight bytes.
constexpr std::uint64_t each_byte(unsigned char value) noexcept {
  return value * std::uint64_t{0x0101010101010101U};
}

// Eight bytes, the first one lowest.
inline std::uint64_t load_bytes(const char* p) noexcept {
  std::uint64_t word;
  std::memcpy(&word, p, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

}  // namespace detail

/// A field of a record.
struct csv_cell {
  std::string_view text;
  std::uint32_t column;  ///< byte of the record at which the field begins, from 1
};

/// Reads records one by one, in memory that does not depend on the size of the file.
///
/// A malformed record is reported with its place and skipped: up to the end of the line on which
/// its field ends, or, when a quotation mark is not closed within `max_record` bytes, of the line
/// on which that mark stands. So one slip costs one record, and every byte of the file belongs to
/// exactly one record.
class csv_reader {
 public:
  /// A record of more bytes than this, its line ending included, is malformed.
  static constexpr std::size_t max_record = std::size_t{1} << 20U;

  /// What is wrong with a record.
  struct problem {
    rule id;
    std::uint32_t column;  ///< byte of the record, from 1
  };

  /// Reads `source`; `delimiter` is ',' ';' or a tab. An optional byte order mark is skipped.
  explicit csv_reader(std::unique_ptr<byte_source> source, char delimiter = ',')
      : source_(std::move(source)),
        delimiter_(delimiter),
        delimiter_in_all_bytes_(detail::each_byte(static_cast<unsigned char>(delimiter))),
        buffer_(std::make_unique_for_overwrite<char[]>(buffer_size + sizeof(std::uint64_t))) {
    stops_[static_cast<unsigned char>(delimiter)] = true;
    for (const char c : {'\n', '\r', '"', '\0'}) stops_[static_cast<unsigned char>(c)] = true;
    refill();
    if (available().substr(0, 3) == "\xEF\xBB\xBF") begin_ = next_ = 3;
  }

  /// Goes to the next record; false at the end. Views of the record before become invalid.
  [[nodiscard]] bool next();

  /// The fields of the record; of a malformed one, those before the problem.
  [[nodiscard]] std::span<const csv_cell> fields() const noexcept { return fields_; }

  /// What is wrong with the record, if anything.
  [[nodiscard]] const std::optional<problem>& malformed() const noexcept { return problem_; }

  /// True for a line without a single character.
  [[nodiscard]] bool blank() const noexcept {
    return !problem_ && fields_.size() == 1 && fields_[0].text.empty() && raw()[0] != '"';
  }

  /// Line on which the record begins, from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  /// The record's bytes with its line ending. Of a record over the limit, the first `max_record`
  /// bytes; `more_raw` gives the rest.
  [[nodiscard]] std::string_view raw() const noexcept {
    return {buffer_.get() + begin_, next_ - begin_};
  }

  /// The next bytes of a record over the limit, or nothing. Views of before become invalid.
  [[nodiscard]] std::string_view more_raw();

  /// Bytes of the file that were read so far.
  [[nodiscard]] std::uint64_t position() const noexcept { return consumed_ + next_; }

 private:
  static constexpr std::size_t buffer_size = 4 * max_record;

  [[nodiscard]] std::string_view available() const noexcept {
    return {buffer_.get() + next_, end_ - next_};
  }
  void refill();
  void parse();
  const char* parse_quoted(const char* p, const char* end);
  void end_field(const char* at, const char* first, const char* last) {
    fields_.push_back({{first, static_cast<std::size_t>(last - first)},
                       static_cast<std::uint32_t>(at - (buffer_.get() + begin_)) + 1});
  }
  [[nodiscard]] std::uint64_t possible_stops(std::uint64_t bytes) const noexcept;
  [[nodiscard]] const char* scan(const char* p) noexcept;
  void fail(rule id, const char* at);
  void end_record_after(const char* p);
  void check_text();

  std::unique_ptr<byte_source> source_;
  char delimiter_;
  std::uint64_t delimiter_in_all_bytes_;
  std::array<bool, 256> stops_{};
  std::unique_ptr<char[]> buffer_;  // with room behind for the sentinel: eight line feeds
  std::size_t begin_ = 0;           // of the record
  std::size_t next_ = 0;            // end of the record
  std::size_t end_ = 0;             // end of the data
  bool at_end_ = false;             // the source has no more
  bool overlong_ = false;           // the record goes on beyond next_
  std::uint64_t consumed_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t lines_in_record_ = 1;
  const char* first_high_ = nullptr;  // the bytes of the record beyond ASCII lie from here
  const char* last_high_ = nullptr;   // to here
  std::vector<csv_cell> fields_;
  std::vector<char> unescaped_;
  std::optional<problem> problem_;
};

// Moves what is left to the front and reads on, so that a whole record of the largest size is in
// the buffer before it is parsed. The line feeds behind the data end every scan, eight bytes at a
// time.
inline void csv_reader::refill() {
  consumed_ += next_;
  std::memmove(buffer_.get(), buffer_.get() + next_, end_ - next_);
  end_ -= next_;
  begin_ = next_ = 0;
  while (!at_end_ && end_ < buffer_size) {
    const std::size_t got = source_->read(buffer_.get() + end_, buffer_size - end_);
    at_end_ = got == 0;
    end_ += got;
  }
  std::memset(buffer_.get() + end_, '\n', sizeof(std::uint64_t));
}

inline std::string_view csv_reader::more_raw() {
  if (!overlong_) return {};
  if (available().empty() && !at_end_) refill();
  const std::string_view text = available();
  const std::size_t feed = text.find('\n');
  overlong_ = feed == std::string_view::npos && !(at_end_ && text.empty());
  const std::size_t size = feed == std::string_view::npos ? text.size() : feed + 1;
  begin_ = next_;
  next_ += size;
  return text.substr(0, size);
}

inline bool csv_reader::next() {
  while (overlong_) static_cast<void>(more_raw());
  line_ += line_ == 0 ? 1 : lines_in_record_;
  if (!at_end_ && end_ - next_ <= max_record) refill();
  begin_ = next_;
  if (begin_ == end_) return false;
  parse();
  return true;
}

inline void csv_reader::fail(rule id, const char* at) {
  problem_ = {id, static_cast<std::uint32_t>(at - (buffer_.get() + begin_)) + 1};
}

// Ends a malformed record with the line on which `p` stands.
inline void csv_reader::end_record_after(const char* p) {
  const char* const begin = buffer_.get() + begin_;
  const char* const end = buffer_.get() + end_;
  const void* feed = std::memchr(p, '\n', static_cast<std::size_t>(end - p));
  const char* stop = feed == nullptr ? end : static_cast<const char*>(feed) + 1;
  if (static_cast<std::size_t>(stop - begin) > max_record) {
    stop = begin + max_record;
    overlong_ = true;
    problem_->id = rule::record_too_long;
  }
  next_ = static_cast<std::size_t>(stop - buffer_.get());
  lines_in_record_ = static_cast<std::uint64_t>(std::count(begin, stop, '\n'));
  if (overlong_) ++lines_in_record_;
}

// Reads the quoted field that opens at `p` and gives the place after its closing mark, or nullptr.
inline const char* csv_reader::parse_quoted(const char* p, const char* end) {
  const char* const open = p;
  const char* const first = ++p;
  std::size_t escaped = 0;
  for (;; p += 2, ++escaped) {
    p = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
    if (p == nullptr) {
      fail(rule::quote_unclosed, open);
      end_record_after(open);
      return nullptr;
    }
    if (p + 1 == end || p[1] != '"') break;
  }
  lines_in_record_ += static_cast<std::uint64_t>(std::count(first, p, '\n'));
  if (first_high_ == nullptr) first_high_ = first;
  last_high_ = p;
  if (const void* nul = std::memchr(first, '\0', static_cast<std::size_t>(p - first))) {
    fail(rule::nul_byte, static_cast<const char*>(nul));
    end_record_after(p);
    return nullptr;
  }
  if (escaped == 0) {
    end_field(open, first, p);
    return p + 1;
  }
  if (unescaped_.capacity() < max_record) unescaped_.reserve(max_record);  // views must not move
  const std::size_t start = unescaped_.size();
  for (const char* q = first; q != p; ++q) {
    unescaped_.push_back(*q);
    if (*q == '"') ++q;
  }
  end_field(open, unescaped_.data() + start, unescaped_.data() + unescaped_.size());
  return p + 1;
}

// Marks, in the top bits of the bytes, where a field may end. Quotation marks, commas, line ends
// and NUL all lie below '-', so one comparison of eight bytes finds them, with a few innocent
// characters such as the space; another finds any other delimiter. Only the lowest mark is exact.
inline std::uint64_t csv_reader::possible_stops(std::uint64_t bytes) const noexcept {
  const std::uint64_t difference = bytes ^ delimiter_in_all_bytes_;
  const std::uint64_t is_delimiter = (difference - detail::each_byte(1)) & ~difference;
  const std::uint64_t is_low = (bytes - detail::each_byte('-')) & ~bytes;
  return (is_low | is_delimiter) & detail::each_byte(0x80);
}

// Goes from `p` to the next character at which a field may end, and remembers where bytes beyond
// ASCII were seen.
inline const char* csv_reader::scan(const char* p) noexcept {
  for (;;) {
    const std::uint64_t bytes = detail::load_bytes(p);
    const std::uint64_t stops = possible_stops(bytes);
    const std::uint64_t before_stop = (stops & (0 - stops)) - 1;
    if ((bytes & before_stop & detail::each_byte(0x80)) != 0) {
      if (first_high_ == nullptr) first_high_ = p;
      last_high_ = p + sizeof bytes;
    }
    if (stops == 0) {
      p += sizeof bytes;
      continue;
    }
    p += std::countr_zero(stops) / 8;
    if (stops_[static_cast<unsigned char>(*p)]) return p;
    ++p;
  }
}

inline void csv_reader::check_text() {
  if (first_high_ == nullptr) return;
  const char* const end = std::min<const char*>(last_high_, buffer_.get() + next_);
  const std::string_view text(first_high_, static_cast<std::size_t>(end - first_high_));
  const std::size_t bad = find_invalid_utf8(text);
  if (bad == text.size()) return;
  fail(rule::utf8_invalid, text.data() + bad);
  while (fields_.back().column > problem_->column) fields_.pop_back();
  fields_.pop_back();
}

inline void csv_reader::parse() {
  fields_.clear();
  unescaped_.clear();
  problem_.reset();
  first_high_ = nullptr;
  lines_in_record_ = 1;
  const char* const begin = buffer_.get() + begin_;
  const char* const data_end = buffer_.get() + end_;
  const char* const limit = begin + std::min(end_ - begin_, max_record);
  const char* p = begin;
  for (;;) {
    if (*p == '"' && p != limit) {
      p = parse_quoted(p, limit);
      if (p == nullptr) return;
      if (*p != delimiter_ && *p != '\n' && *p != '\r') {
        fields_.pop_back();
        fail(rule::quote_misplaced, p);
        return end_record_after(p);
      }
    } else {
      const char* const first = p;
      p = scan(p);
      if (p > limit) {
        fail(rule::record_too_long, first);
        return end_record_after(p);
      }
      if (*p == '"' || *p == '\0') {
        fail(*p == '"' ? rule::quote_misplaced : rule::nul_byte, p);
        return end_record_after(p);
      }
      end_field(first, first, p);
    }
    if (*p != delimiter_) break;
    ++p;
  }
  if (*p == '\r') {
    if (p[1] != '\n' || p + 1 == data_end) {
      fail(rule::carriage_return, p);
      return end_record_after(p);
    }
    ++p;
  }
  const char* const after = p == data_end ? p : p + 1;  // the sentinel is not part of the file
  if (static_cast<std::size_t>(after - begin) > max_record) {
    fail(rule::record_too_long, limit);
    return end_record_after(p);
  }
  next_ = static_cast<std::size_t>(after - buffer_.get());
  check_text();
}

}  // namespace thads
