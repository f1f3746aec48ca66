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

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <thads/base/text.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/byte_source.hpp>

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

// The top bit of each byte, the first byte's lowest. The product moves the bit of byte i to 56 + i.
constexpr std::uint64_t top_bits(std::uint64_t bytes) noexcept {
  return ((bytes >> 7U & each_byte(1)) * std::uint64_t{0x0102040810204080}) >> 56U;
}

// What stands where in 64 bytes, a bit for each, the first byte's lowest.
struct block_marks {
  static constexpr std::size_t size = 64;

  std::uint64_t stops = 0;  // a field may end here
  std::uint64_t high = 0;   // a byte beyond ASCII

  friend bool operator==(const block_marks&, const block_marks&) = default;
};

// Quotation marks, commas, line ends and NUL all lie below '-', so one comparison finds them, with
// a few innocent characters such as the space; another finds any other delimiter. This version goes
// eight bytes at a time, without a carry from one byte to the next.
inline block_marks portable_marks_of(const char* p, char delimiter) noexcept {
  constexpr std::uint64_t tops = each_byte(0x80);
  const std::uint64_t delimiters = each_byte(static_cast<unsigned char>(delimiter));
  block_marks marks;
  for (unsigned i = 0; i < block_marks::size; i += 8) {
    const std::uint64_t bytes = load_bytes(p + i);
    const std::uint64_t not_low = (bytes | tops) - each_byte('-');
    const std::uint64_t other = bytes ^ delimiters;
    const std::uint64_t not_delimiter = ((other & ~tops) + ~tops) | other;
    marks.stops |= top_bits(~(not_low | bytes) | ~not_delimiter) << i;
    marks.high |= top_bits(bytes) << i;
  }
  return marks;
}

// Whether `text` is one character of two bytes: all that most rows have beyond ASCII is the Đ of
// "QĐ" in the case id.
inline bool is_pair(std::string_view text) noexcept {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return text.size() == 2 && byte(0) >= 0xC2 && byte(0) < 0xE0 && (byte(1) & 0xC0U) == 0x80U;
}

#ifdef __SSE2__
// The same, sixteen bytes at a time.
inline block_marks marks_of(const char* p, char delimiter) noexcept {
  const __m128i highest_low = _mm_set1_epi8('-' - 1);
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  block_marks marks;
  for (unsigned i = 0; i < block_marks::size; i += 16) {
    __m128i bytes;
    std::memcpy(&bytes, p + i, sizeof bytes);
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, highest_low), bytes);
    const __m128i stops = _mm_or_si128(low, _mm_cmpeq_epi8(bytes, delimiters));
    const auto bits = [i](__m128i tops) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(tops))} << i;
    };
    marks.stops |= bits(stops);
    marks.high |= bits(bytes);
  }
  return marks;
}
#else
inline block_marks marks_of(const char* p, char delimiter) noexcept {
  return portable_marks_of(p, delimiter);
}
#endif

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
        buffer_(std::make_unique_for_overwrite<char[]>(buffer_size + block_size)) {
    stops_[static_cast<unsigned char>(delimiter)] = true;
    for (const char c : {'\n', '\r', '"', '\0'}) stops_[static_cast<unsigned char>(c)] = true;
    refill();
    if (available().substr(0, 3) == "\xEF\xBB\xBF") begin_ = next_ = 3;
  }

  /// Goes to the next record; false at the end. Views of the record before become invalid.
  [[nodiscard]] bool next();

  /// The fields of the record; of a malformed one, those before the problem.
  [[nodiscard]] std::span<const csv_cell> fields() const noexcept {
    return {fields_.data(), field_count_};
  }

  /// What is wrong with the record, if anything.
  [[nodiscard]] const std::optional<problem>& malformed() const noexcept { return problem_; }

  /// True for a line without a single character.
  [[nodiscard]] bool blank() const noexcept {
    return !problem_ && field_count_ == 1 && fields_[0].text.empty() && raw()[0] != '"';
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
  static constexpr std::size_t read_size = max_record / 4;  // small enough for a cache
  static constexpr std::size_t buffer_size = max_record + 2 * read_size;
  static constexpr std::size_t block_size = detail::block_marks::size;
  static constexpr std::size_t no_block = std::size_t{1} << 63U;  // far from any place

  [[nodiscard]] std::string_view available() const noexcept {
    return {buffer_.get() + next_, end_ - next_};
  }
  void refill();
  [[nodiscard]] bool was_cut() const noexcept;
  void parse();
  const char* parse_quoted(const char* p, const char* end);
  const char* parse_plain(const char* p);
  void end_field(const char* at, const char* first, const char* last) {
    if (field_count_ == field_capacity_) fields_.resize(field_capacity_ *= 2);
    fields_[field_count_++] = {{first, static_cast<std::size_t>(last - first)},
                               static_cast<std::uint32_t>(at - (buffer_.get() + begin_)) + 1};
  }
  void look_at_block(const char* p) noexcept;
  void note_high_bytes(const char* p) noexcept;
  void fail_too_long(const char* limit);
  void fail(rule id, const char* at);
  void end_record_after(const char* p);
  void check_text();
  [[nodiscard]] const char* end_of_high_bytes() const noexcept;

  std::unique_ptr<byte_source> source_;
  char delimiter_;
  std::array<bool, 256> stops_{};
  std::unique_ptr<char[]> buffer_;  // with room behind for the sentinel: 64 line feeds
  std::size_t begin_ = 0;           // of the record
  std::size_t next_ = 0;            // end of the record
  std::size_t end_ = 0;             // end of the data
  bool at_end_ = false;             // the source has no more
  bool overlong_ = false;           // the record goes on beyond next_
  std::uint64_t consumed_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t lines_in_record_ = 1;
  std::size_t block_ = no_block;  // the 64 bytes from here have been looked at
  detail::block_marks marks_;
  const char* field_begin_ = nullptr;  // of the last field that is not quoted
  const char* first_high_ = nullptr;   // the bytes of the record beyond ASCII lie from here
  const char* last_high_ = nullptr;    // to here
  std::size_t field_capacity_ = 64;    // the size of fields_
  std::size_t field_count_ = 0;
  std::vector<csv_cell> fields_ = std::vector<csv_cell>(field_capacity_);
  std::vector<char> unescaped_;
  std::optional<problem> problem_;
};

// Moves what is left to the front and reads on. The line feeds behind the data end every scan, one
// block at a time.
inline void csv_reader::refill() {
  consumed_ += next_;
  std::memmove(buffer_.get(), buffer_.get() + next_, end_ - next_);
  end_ -= next_;
  begin_ = next_ = 0;
  block_ = no_block;
  const std::size_t wanted = std::min(end_ + read_size, buffer_size);
  while (!at_end_ && end_ < wanted) {
    const std::size_t got = source_->read(buffer_.get() + end_, wanted - end_);
    at_end_ = got == 0;
    end_ += got;
  }
  std::memset(buffer_.get() + end_, '\n', block_size);
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
  if (next_ == end_ && !at_end_) refill();
  begin_ = next_;
  if (begin_ == end_) return false;
  parse();
  while (was_cut()) {
    next_ = begin_;
    refill();
    parse();
  }
  return true;
}

// True when the record may go on in what has not been read yet.
inline bool csv_reader::was_cut() const noexcept {
  const bool reached_end = next_ == end_ || (problem_ && problem_->id == rule::quote_unclosed);
  return reached_end && !at_end_ && end_ - begin_ <= max_record;
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
  last_high_ = std::max<const char*>(last_high_, p);
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

inline void csv_reader::look_at_block(const char* p) noexcept {
  block_ = static_cast<std::size_t>(p - buffer_.get());
  marks_ = detail::marks_of(p, delimiter_);
}

// Remembers where the block, from `p` on, has bytes beyond ASCII.
inline void csv_reader::note_high_bytes(const char* p) noexcept {
  const char* const block = buffer_.get() + block_;
  const std::uint64_t high = marks_.high >> (p - block);
  if (high == 0) return;
  if (first_high_ == nullptr) first_high_ = p + std::countr_zero(high);
  last_high_ = block + block_size - std::countl_zero(marks_.high);
}

// Ends the fields from `p` on that are not quoted, up to the last of them, and gives the character
// at which that one ends or at which none may.
inline const char* csv_reader::parse_plain(const char* p) {
  if (static_cast<std::size_t>(p - buffer_.get()) - block_ >= block_size) {
    look_at_block(p);
    note_high_bytes(p);
  }
  const char* block = buffer_.get() + block_;
  std::uint64_t stops = marks_.stops & (~std::uint64_t{0} << (p - block));
  for (;;) {
    while (stops == 0) {
      block += block_size;
      look_at_block(block);
      note_high_bytes(block);
      stops = marks_.stops;
    }
    const char* const at = block + std::countr_zero(stops);
    stops &= stops - 1;
    if (*at == delimiter_) {
      end_field(p, p, at);
      p = at + 1;
    } else if (stops_[static_cast<unsigned char>(*at)]) {
      field_begin_ = p;
      return at;
    }
  }
}

// Where the bytes beyond ASCII end in this record. The last block may hold some of the next record.
inline const char* csv_reader::end_of_high_bytes() const noexcept {
  const char* const end = buffer_.get() + next_;
  if (last_high_ <= end) return last_high_;
  const std::size_t inside = next_ - block_;
  const bool cut = inside != 0 && inside < block_size;
  const std::uint64_t high = cut ? marks_.high << (block_size - inside) : 0;
  return high == 0 ? end : end - std::countl_zero(high);
}

inline void csv_reader::check_text() {
  if (first_high_ == nullptr || first_high_ >= buffer_.get() + next_) return;
  const std::string_view text(first_high_,
                              static_cast<std::size_t>(end_of_high_bytes() - first_high_));
  if (detail::is_pair(text)) return;
  const std::size_t bad = find_invalid_utf8(text);
  if (bad == text.size()) return;
  fail(rule::utf8_invalid, text.data() + bad);
  while (fields_[field_count_ - 1].column > problem_->column) --field_count_;
  --field_count_;
}

// The record ends beyond `limit`: so does its last field, and perhaps some before it.
inline void csv_reader::fail_too_long(const char* limit) {
  const char* const begin = buffer_.get() + begin_;
  const char* at = field_begin_;
  for (; field_count_ != 0; --field_count_) {
    const csv_cell& last = fields_[field_count_ - 1];
    const char* const starts = begin + last.column - 1;
    if (starts + last.text.size() <= limit) break;
    at = starts;
  }
  fail(rule::record_too_long, at);
}

inline void csv_reader::parse() {
  field_count_ = 0;
  unescaped_.clear();
  problem_.reset();
  first_high_ = last_high_ = nullptr;
  lines_in_record_ = 1;
  const char* const begin = buffer_.get() + begin_;
  if (begin_ - block_ < block_size) note_high_bytes(begin);
  const char* const data_end = buffer_.get() + end_;
  const char* const limit = begin + std::min(end_ - begin_, max_record);
  const char* p = begin;
  for (;; ++p) {
    p = parse_plain(p);
    if (p > limit) {
      fail_too_long(limit);
      return end_record_after(p);
    }
    if (*p != '"' || p != field_begin_ || p == limit) {
      if (*p == '"' || *p == '\0') {
        fail(*p == '"' ? rule::quote_misplaced : rule::nul_byte, p);
        return end_record_after(p);
      }
      end_field(field_begin_, field_begin_, p);
      break;
    }
    p = parse_quoted(p, limit);
    if (p == nullptr) return;
    if (*p == delimiter_) continue;
    if (*p == '\n' || *p == '\r') break;
    --field_count_;
    fail(rule::quote_misplaced, p);
    return end_record_after(p);
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
