// SPDX-License-Identifier: Apache-2.0
// Reads Arrow streams: columns found by name, rows whose every fault becomes a finding.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "read/arrow/arrow_blocks.hpp"

#include <thads/base/error.hpp>
#include <thads/model/validation.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

inline constexpr std::uint32_t unknown_number = arrow_dictionary::no_number - 1;  // of no word
inline constexpr std::uint32_t missing_number = arrow_dictionary::no_number - 2;  // of no text

template <vocabulary_enum Enum>
std::uint32_t word_number(std::string_view text) noexcept {
  if (text.empty()) return missing_number;
  const auto word = find_code<Enum>(text);
  return word ? static_cast<std::uint32_t>(*word) : unknown_number;
}

inline std::uint32_t flags_number(std::string_view text) noexcept {
  const auto flags = parse_flags(text);
  return flags ? std::uint32_t{flags->bits()} : unknown_number;
}

inline flag_set flags_of(std::uint32_t number) noexcept {
  return number == unknown_number ? flag_set()
                                  : flag_set::from_bits(static_cast<std::uint8_t>(number));
}

}  // namespace detail

/// Reads the rows of a stream with `Columns` named columns, like csv_table those of a file. Null
/// stands for an empty field. Values are checked as they are fetched; every fault goes to the
/// report with row, column name and case id.
template <std::size_t Columns>
class arrow_table {
 public:
  using names = std::array<std::string_view, Columns>;
  using contents = std::array<arrow_content, Columns>;

  /// Reads the schema of `stream`. All of `columns` must be there, in any order, with types that
  /// suit `contents`; columns that are not named are ignored and noted once. Column `case_column`
  /// holds case ids. Throws errc::argument for a schema that does not suit, and like arrow_stream.
  arrow_table(arrow_stream stream, date_format dates, const names& columns,
              const contents& contents_of, std::size_t case_column, findings& report,
              std::uint32_t file)
      : columns_(columns),
        case_column_(case_column),
        report_(report),
        file_(file),
        blocks_(std::move(stream), columns_, contents_of, dates) {
    if (blocks_.extra_columns().empty()) return;
    report_.add({.id = rule::column_extra, .file = file_, .value = blocks_.extra_columns()});
  }

  /// Fetches rows ahead of time, all of them or as many as may be at hand, so that the rows of the
  /// stream may be counted. Throws like arrow_stream, and when `progress` says so.
  void fetch(const progress_callback& progress) {
    while (blocks_.fetch()) tell(progress);
  }

  /// Rows of the stream, when it was fetched to its end.
  [[nodiscard]] std::optional<std::uint64_t> total_rows() const noexcept {
    return blocks_.total_rows();
  }

  /// Goes to the next rows, at most arrow_block_size of them, of which none is the current one yet;
  /// false at the end. Throws like arrow_stream.
  [[nodiscard]] bool next_block() {
    line_ = block_line_ += size_;
    size_ = next_bad_ = 0;
    row_ = 0;
    if (!blocks_.next()) return false;
    size_ = blocks_.size();
    return true;
  }

  /// Rows of the block.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Number of the first row of the block in the stream, from 1.
  [[nodiscard]] std::uint64_t first_line() const noexcept { return block_line_ + 1; }

  /// Makes row `i` of the block the current one; the rows of a block are visited in their order.
  void visit(std::size_t i) {
    row_ = i;
    line_ = block_line_ + i + 1;
    good_ = true;
    if (next_bad_ != blocks_.bad_cells().size()) report_bad_texts();
  }

  /// Visits the next row; false at the end. Throws like arrow_stream.
  [[nodiscard]] bool next() {
    const bool is_last = line_ == block_line_ + size_;
    if (is_last && !next_block()) return false;
    visit(line_ - block_line_);
    return true;
  }

  /// False when the row has a fault, so far as its values were fetched.
  [[nodiscard]] bool good() const noexcept { return good_; }

  /// Number of the row in the stream, from 1.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  /// What column `c` holds, as text: empty for null and for text that is no UTF-8 or has a NUL. Of
  /// a number or a day, the text lives until the next call.
  [[nodiscard]] std::string_view text(std::size_t c) { return blocks_.column(c).text(row_); }

  /// The texts of `out.size()` rows of the block from row `first` on, of a column of text.
  void texts(std::size_t c, std::size_t first, std::span<std::string_view> out) {
    blocks_.column(c).copy_texts(first, out);
  }

  /// The number that `look_up` gives for the text of column `c`, which is asked only once for each
  /// entry of a dictionary. No number may be 2^32 - 1, and `look_up` always gives the same for one
  /// column and text.
  template <class LookUp>
  std::uint32_t number(std::size_t c, LookUp look_up) {
    std::uint32_t number = 0;
    numbers(c, row_, std::span(&number, 1), look_up);
    return number;
  }

  /// The same for `out.size()` rows of the block from row `first` on.
  template <class LookUp>
  void numbers(std::size_t c, std::size_t first, std::span<std::uint32_t> out, LookUp look_up) {
    blocks_.column(c).number_texts(first, out, look_up);
  }

  /// The text of column `c`, which must not be empty.
  std::string_view required(std::size_t c) {
    const std::string_view value = text(c);
    if (value.empty()) fault(rule::value_missing, c);
    return value;
  }

  /// The word of column `c`, or nothing when there is none or one that is not known.
  template <vocabulary_enum Enum>
  std::optional<Enum> find_word(std::size_t c) {
    const std::uint32_t found = number(c, detail::word_number<Enum>);
    if (found < word_count<Enum>) return static_cast<Enum>(found);
    fault(found == detail::missing_number ? rule::value_missing : rule::code_unknown, c, text(c));
    return std::nullopt;
  }

  /// The word of column `c`. Null or an empty text gives `fallback`, if there is one.
  template <vocabulary_enum Enum>
  Enum word(std::size_t c, std::optional<Enum> fallback = {}) {
    if (fallback && text(c).empty()) return *fallback;
    return find_word<Enum>(c).value_or(Enum{});
  }

  /// The flags of column `c`, joined by "|".
  flag_set flags(std::size_t c) {
    const std::uint32_t found = number(c, detail::flags_number);
    if (found == detail::unknown_number) fault(rule::code_unknown, c, text(c));
    return detail::flags_of(found);
  }

  /// The date of column `c`.
  date day(std::size_t c) {
    const detail::arrow_column& column = blocks_.column(c);
    const detail::number_state state = column.states()[row_];
    if (state == detail::number_state::fine) {
      return date::from_days(static_cast<std::int32_t>(column.numbers()[row_]));
    }
    const bool is_missing = state == detail::number_state::none;
    fault(is_missing ? rule::value_missing : rule::date_invalid, c, text(c));
    return {};
  }

  /// Whole đồng between `least` and 2^63 - 1, or nothing when there are none or they are at fault.
  std::optional<std::int64_t> amount(std::size_t c, std::int64_t least) {
    const detail::arrow_column& column = blocks_.column(c);
    const detail::number_state state = column.states()[row_];
    if (state == detail::number_state::none) return std::nullopt;
    const std::int64_t value = column.numbers()[row_];
    if (state == detail::number_state::fine && value >= least) return value;
    fault(rule::amount_invalid, c, text(c));
    return std::nullopt;
  }

  /// The texts of the block that are not fit to be one.
  [[nodiscard]] std::span<const detail::bad_cell> bad_cells() const noexcept {
    return blocks_.bad_cells();
  }

  /// Days since 1970 or đồng in column `c` of all rows of the block, where the state is `fine`, and
  /// 0 where it is `none`.
  [[nodiscard]] std::span<const std::int64_t> values(std::size_t c) {
    return blocks_.column(c).numbers();
  }
  [[nodiscard]] std::span<const detail::number_state> states(std::size_t c) {
    return blocks_.column(c).states();
  }

  /// Reports that column `c` of the row breaks rule `r`.
  void fault(rule r, std::size_t c, std::string_view value = {}) {
    if (describe(r).severity == severity::error) good_ = false;
    report_.add({.id = r,
                 .file = file_,
                 .line = line_,
                 .case_id = std::string(text(case_column_)),
                 .field = columns_[c],
                 .value = std::string(value)});
  }

  /// Calls `progress` now and then with the rows so far; there is no telling how many there are.
  void report_progress(const progress_callback& progress) {
    constexpr std::uint64_t every = 1U << 16U;
    if (line_ < reported_ + every) return;
    reported_ = line_;
    tell(progress);
  }

 private:
  void tell(const progress_callback& progress) const {
    if (progress && !progress(line_, 0)) throw error(errc::cancelled, "reading was cancelled");
  }

  // Text that is not fit to be one spoils its row, as it does in a file.
  void report_bad_texts() {
    const auto bad = blocks_.bad_cells();
    for (; next_bad_ != bad.size() && bad[next_bad_].row == row_; ++next_bad_) {
      fault(bad[next_bad_].id, bad[next_bad_].column);
    }
  }

  names columns_;
  std::size_t case_column_;
  findings& report_;
  std::uint32_t file_;
  detail::arrow_blocks blocks_;
  std::uint64_t block_line_ = 0;  // rows before the block
  std::size_t size_ = 0;
  std::size_t row_ = 0;  // of the block
  std::uint64_t line_ = 0;
  std::uint64_t reported_ = 0;
  std::size_t next_bad_ = 0;
  bool good_ = true;
};

}  // namespace thads
