// SPDX-License-Identifier: Apache-2.0
// A strict reader of RFC 4180 text: records of fields, and the exact place of whatever is malformed.
#pragma once

#include <algorithm>
#include <array>
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
#include <thads/io/utf8.hpp>
#include <thads/model/validation.hpp>

namespace thads {

/// Reads records one by one, in memory that does not depend on the size of the file.
///
/// A malformed record is reported with its place and skipped: up to the end of the line on which it
/// is malformed, or of its first line when a quotation mark is never closed. So one slip costs one
/// record, and every byte of the file belongs to exactly one record.
class csv_reader {
 public:
  /// A record of more bytes than this is malformed.
  static constexpr std::size_t max_record = std::size_t{1} << 20U;

  /// What is wrong with a record.
  struct problem {
    rule id;
    std::uint32_t column;  ///< byte of the record, from 1
  };

  /// Reads `source`; `delimiter` is ',' ';' or a tab. An optional byte order mark is skipped.
  explicit csv_reader(std::unique_ptr<byte_source> source, char delimiter = ',')
      : source_(std::move(source)), delimiter_(delimiter), buffer_(buffer_size + 1) {
    stops_[static_cast<unsigned char>(delimiter)] = true;
    for (const char c : {'\n', '\r', '"', '\0'}) stops_[static_cast<unsigned char>(c)] = true;
    refill();
    if (available().substr(0, 3) == "\xEF\xBB\xBF") begin_ = next_ = 3;
  }

  /// Goes to the next record; false at the end. Views of the record before become invalid.
  [[nodiscard]] bool next();

  /// The fields of the record; of a malformed one, those before the problem.
  [[nodiscard]] std::span<const std::string_view> fields() const noexcept { return fields_; }

  /// What is wrong with the record, if anything.
  [[nodiscard]] const std::optional<problem>& malformed() const noexcept { return problem_; }

  /// True for a line without a single character.
  [[nodiscard]] bool blank() const noexcept {
    return !problem_ && fields_.size() == 1 && fields_[0].empty() && raw()[0] != '"';
  }

  /// Line on which the record begins, from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  /// Byte of the record at which field `i` begins, from 1.
  [[nodiscard]] std::uint32_t column(std::size_t i) const noexcept { return columns_[i]; }

  /// The record's bytes with its line ending. Of a record over the limit, the first `max_record`
  /// bytes; `more_raw` gives the rest.
  [[nodiscard]] std::string_view raw() const noexcept {
    return {buffer_.data() + begin_, next_ - begin_};
  }

  /// The next bytes of a record over the limit, or nothing.
  [[nodiscard]] std::string_view more_raw();

  /// Bytes of the file that were read so far.
  [[nodiscard]] std::uint64_t position() const noexcept { return consumed_ + next_; }

 private:
  static constexpr std::size_t buffer_size = 4 * max_record;

  [[nodiscard]] std::string_view available() const noexcept {
    return {buffer_.data() + next_, end_ - next_};
  }
  void refill();
  void parse();
  const char* parse_quoted(const char* p, const char* end);
  void end_field(const char* first, const char* last) {
    fields_.emplace_back(first, static_cast<std::size_t>(last - first));
  }
  void fail(rule id, const char* at);
  void end_record_after(const char* p);
  void check_text(unsigned char high_bits);

  std::unique_ptr<byte_source> source_;
  char delimiter_;
  std::array<bool, 256> stops_{};
  std::vector<char> buffer_;  // one byte more than buffer_size, for the sentinel
  std::size_t begin_ = 0;     // of the record
  std::size_t next_ = 0;      // end of the record
  std::size_t end_ = 0;       // end of the data
  bool at_end_ = false;       // the source has no more
  bool overlong_ = false;     // the record goes on beyond next_
  std::uint64_t consumed_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t lines_in_record_ = 1;
  std::vector<std::string_view> fields_;
  std::vector<std::uint32_t> columns_;
  std::vector<char> unescaped_;
  std::optional<problem> problem_;
};

// Moves what is left to the front and reads on, so that a whole record of the largest size is in the
// buffer before it is parsed. The line feed behind the data ends every scan.
inline void csv_reader::refill() {
  consumed_ += next_;
  std::memmove(buffer_.data(), buffer_.data() + next_, end_ - next_);
  end_ -= next_;
  begin_ = next_ = 0;
  while (!at_end_ && end_ < buffer_size) {
    const std::size_t got = source_->read(buffer_.data() + end_, buffer_size - end_);
    at_end_ = got == 0;
    end_ += got;
  }
  buffer_[end_] = '\n';
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
  problem_ = {id, static_cast<std::uint32_t>(at - (buffer_.data() + begin_)) + 1};
}

// Ends a malformed record with the line on which `p` stands.
inline void csv_reader::end_record_after(const char* p) {
  const char* const begin = buffer_.data() + begin_;
  const char* const end = buffer_.data() + end_;
  const void* feed = std::memchr(p, '\n', static_cast<std::size_t>(end - p));
  const char* stop = feed == nullptr ? end : static_cast<const char*>(feed) + 1;
  if (static_cast<std::size_t>(stop - begin) > max_record) {
    stop = begin + max_record;
    overlong_ = true;
    problem_ = {rule::record_too_long, 1};
  } else if (feed == nullptr && !at_end_) {
    overlong_ = true;
  }
  next_ = static_cast<std::size_t>(stop - buffer_.data());
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
  if (const void* nul = std::memchr(first, '\0', static_cast<std::size_t>(p - first))) {
    fail(rule::nul_byte, static_cast<const char*>(nul));
    end_record_after(p);
    return nullptr;
  }
  if (escaped == 0) {
    end_field(first, p);
    return p + 1;
  }
  if (unescaped_.capacity() < max_record) unescaped_.reserve(max_record);  // views must not move
  const std::size_t start = unescaped_.size();
  for (const char* q = first; q != p; ++q) {
    unescaped_.push_back(*q);
    if (*q == '"') ++q;
  }
  fields_.emplace_back(unescaped_.data() + start, unescaped_.size() - start);
  return p + 1;
}

inline void csv_reader::check_text(unsigned char high_bits) {
  if (high_bits < 0x80) return;
  const std::size_t bad = find_invalid_utf8(raw());
  if (bad != raw().size()) fail(rule::utf8_invalid, raw().data() + bad);
}

inline void csv_reader::parse() {
  fields_.clear();
  columns_.clear();
  unescaped_.clear();
  problem_.reset();
  lines_in_record_ = 1;
  const char* const begin = buffer_.data() + begin_;
  const char* const limit = begin + std::min(end_ - begin_, max_record);
  const char* p = begin;
  unsigned char high_bits = 0;
  for (;;) {
    columns_.push_back(static_cast<std::uint32_t>(p - begin) + 1);
    if (*p == '"' && p != limit) {
      p = parse_quoted(p, limit);
      if (p == nullptr) return;
      high_bits |= 0x80;  // rare enough to check every quoted record
      if (*p != delimiter_ && *p != '\n' && *p != '\r') {
        fields_.pop_back();
        fail(rule::quote_misplaced, p);
        return end_record_after(p);
      }
    } else {
      const char* const first = p;
      while (!stops_[static_cast<unsigned char>(*p)]) {
        high_bits |= static_cast<unsigned char>(*p);
        ++p;
      }
      if (*p == '"' || *p == '\0') {
        fail(*p == '"' ? rule::quote_misplaced : rule::nul_byte, p);
        return end_record_after(p);
      }
      end_field(first, p);
    }
    if (*p == delimiter_) {
      ++p;
      continue;
    }
    if (*p == '\r') {
      if (p[1] != '\n' || p + 1 == buffer_.data() + end_) {
        fail(rule::carriage_return, p);
        return end_record_after(p);
      }
      ++p;
    }
    break;
  }
  // The line feed behind the data is not part of the file.
  const char* const after = p == buffer_.data() + end_ ? p : p + 1;
  if (static_cast<std::size_t>(after - begin) > max_record) {
    fail(rule::record_too_long, begin);
    return end_record_after(p);
  }
  next_ = static_cast<std::size_t>(after - buffer_.data());
  check_text(high_bits);
}

}  // namespace thads
