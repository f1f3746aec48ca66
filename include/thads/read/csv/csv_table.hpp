// SPDX-License-Identifier: Apache-2.0
// A CSV file with a header line: columns found by name, rows whose every fault becomes a finding.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/validation.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/read/csv/csv_reader.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// Told how far long work has come; returning false stops it with errc::cancelled.
using progress_callback = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// How CSV text is written.
struct csv_format {
  char delimiter = ',';                  ///< ',' ';' or a tab
  date_format dates = date_format::iso;  ///< for every date of the file
};

/// Reads the rows of a table with named columns. Values are checked as they are fetched; every
/// fault goes to the report with line, column and case id.
class csv_table {
 public:
  /// The most columns that a table has.
  static constexpr std::size_t most_columns = 32;

  using names = std::span<const std::string_view>;

  /// Opens `input` and reads its header line. The first `needed` of `columns` (without a number,
  /// all) must be there, in any order; columns that are not named are ignored and noted once.
  /// `columns` must outlive the table and hold at most `most_columns`, otherwise errc::argument.
  /// Column `case_column`, if there is one, holds case ids.
  csv_table(const text_input& input, csv_format format, names columns,
            std::optional<std::size_t> case_column, findings& report, std::uint32_t file,
            std::optional<std::size_t> needed = {})
      : format_(format),
        columns_(columns),
        needed_(needed.value_or(columns.size())),
        case_column_(case_column),
        report_(report),
        file_(file),
        total_(input.size()),
        reader_(input.open(), format.delimiter) {
    if (columns.size() > most_columns) throw error(errc::argument, "a table of too many columns");
    read_header();
  }

  /// Goes to the next row, over blank lines; false at the end, or when the table is not usable.
  [[nodiscard]] bool next();

  /// False when the header line is at fault, so that there are no rows.
  [[nodiscard]] bool usable() const noexcept { return usable_; }

  /// False when the row has a fault, so far as its values were fetched.
  [[nodiscard]] bool good() const noexcept { return good_; }

  [[nodiscard]] std::uint64_t line() const noexcept { return reader_.line(); }

  /// Whether the file has column `c`.
  [[nodiscard]] bool has(std::size_t c) const noexcept { return positions_[c] != absent; }

  /// The text of column `c`; empty when the row is malformed before it, and without that column.
  [[nodiscard]] std::string_view text(std::size_t c) const noexcept {
    const std::size_t field = positions_[c];
    return field < reader_.fields().size() ? reader_.fields()[field].text : std::string_view();
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
    const std::string_view value = text(c);
    const auto found = find_code<Enum>(value);
    if (!found) fault(value.empty() ? rule::value_missing : rule::code_unknown, c, value);
    return found;
  }

  /// The word of column `c`. An empty field gives `fallback`, if there is one.
  template <vocabulary_enum Enum>
  Enum word(std::size_t c, std::optional<Enum> fallback = {}) {
    if (fallback && text(c).empty()) return *fallback;
    return find_word<Enum>(c).value_or(Enum{});
  }

  /// The flags of column `c`, joined by "|".
  flag_set flags(std::size_t c) {
    const auto set = detail::parse_flags(text(c));
    if (!set) fault(rule::code_unknown, c, text(c));
    return set.value_or(flag_set());
  }

  /// The date of column `c`. An empty field gives `fallback`, if there is one, and so does a fault.
  date day(std::size_t c, std::optional<date> fallback = {}) {
    const std::string_view value = text(c);
    date result = fallback.value_or(date());
    if (value.empty() && fallback) return result;
    if (!from_chars(value.data(), value.data() + value.size(), result, format_.dates)) {
      fault(value.empty() ? rule::value_missing : rule::date_invalid, c, value);
    }
    return result;
  }

  /// Whole đồng between `least` and 2^63 − 1, or nothing when the field is empty or at fault.
  std::optional<std::int64_t> amount(std::size_t c, std::int64_t least) {
    const std::string_view value = text(c);
    if (value.empty()) return std::nullopt;
    std::int64_t result = 0;
    if (!from_chars(value.data(), value.data() + value.size(), result) || result < least) {
      fault(rule::amount_invalid, c, value);
      return std::nullopt;
    }
    return result;
  }

  /// Reports that column `c` of the row breaks rule `r`.
  void fault(rule r, std::size_t c, std::string_view value = {}) {
    const std::size_t field = positions_[c];
    note(r, field < reader_.fields().size() ? reader_.fields()[field].column : 0, columns_[c],
         std::string(value));
  }

  /// Byte of the row at which column `c` begins, from 1; 0 when the row does not reach that far.
  [[nodiscard]] std::uint32_t column(std::string_view name) const noexcept {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c] == name && positions_[c] < reader_.fields().size()) {
        return reader_.fields()[positions_[c]].column;
      }
    }
    return 0;
  }

  /// Estimate of the rows in all, from the bytes and rows so far.
  [[nodiscard]] std::size_t expected_rows() const noexcept {
    const std::uint64_t row_size = reader_.position() / (rows_ == 0 ? 1 : rows_);
    return total_ / (row_size == 0 ? 1 : row_size);
  }

  /// Calls `progress` now and then.
  void report_progress(const progress_callback& progress) const {
    constexpr std::uint64_t every = 1U << 16U;
    if (progress && rows_ % every == 0 && !progress(reader_.position(), total_)) {
      throw error(errc::cancelled, "reading was cancelled");
    }
  }

 private:
  static constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

  void read_header();
  void note(rule r, std::uint32_t column, std::string_view field, std::string value);
  void report_malformed();
  [[nodiscard]] bool has_right_width();

  csv_format format_;
  names columns_;
  std::size_t needed_;
  std::optional<std::size_t> case_column_;
  findings& report_;
  std::uint32_t file_;
  std::uint64_t total_;
  csv_reader reader_;
  std::array<std::size_t, most_columns> positions_{};
  std::size_t width_ = 0;
  std::uint64_t rows_ = 0;
  bool usable_ = false;
  bool good_ = true;
};

inline void csv_table::note(rule r, std::uint32_t column, std::string_view field,
                            std::string value) {
  if (describe(r).severity == severity::error) good_ = false;
  report_.add({.id = r,
               .file = file_,
               .line = reader_.line(),
               .column = column,
               .case_id = std::string(usable_ && case_column_ ? text(*case_column_) : ""),
               .field = field,
               .value = std::move(value)});
}

inline void csv_table::report_malformed() {
  const auto [id, column] = *reader_.malformed();
  note(id, column, {},
       id == rule::record_too_long ? std::to_string(csv_reader::max_record) : std::string());
}

inline void csv_table::read_header() {
  positions_.fill(absent);
  if (!reader_.next()) {
    report_.add({.id = rule::file_empty, .file = file_});
    return;
  }
  if (reader_.malformed()) return report_malformed();
  constexpr std::size_t most_named = 16;
  std::size_t extra_columns = 0;
  std::string extra;
  const auto fields = reader_.fields();
  width_ = fields.size();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::size_t c = 0;
    while (c < columns_.size() && columns_[c] != fields[i].text) ++c;
    if (c == columns_.size()) {
      if (++extra_columns > most_named) continue;
      extra += (extra.empty() ? "" : ", ") + quoted_text(fields[i].text);
    } else if (positions_[c] != absent) {
      note(rule::column_duplicate, fields[i].column, columns_[c], std::string(columns_[c]));
    } else {
      positions_[c] = i;
    }
  }
  for (std::size_t c = 0; c < needed_; ++c) {
    if (positions_[c] == absent) {
      note(rule::column_missing, 0, columns_[c], std::string(columns_[c]));
    }
  }
  if (extra_columns > most_named) extra += ", …";
  if (extra_columns != 0) note(rule::column_extra, 0, {}, extra);
  usable_ = good_;
}

inline bool csv_table::has_right_width() {
  const std::size_t got = reader_.fields().size();
  if (got == width_) return true;
  note(rule::field_count, 0, {}, std::to_string(got) + " / " + std::to_string(width_));
  return false;
}

inline bool csv_table::next() {
  if (!usable_) return false;
  while (reader_.next()) {
    good_ = true;
    if (reader_.blank() && width_ != 1) {
      note(rule::line_blank, 0, {}, {});
      continue;
    }
    ++rows_;
    if (reader_.malformed()) {
      report_malformed();
    } else {
      static_cast<void>(has_right_width());
    }
    return true;
  }
  return false;
}

namespace detail {

// Findings that are made after reading know their line but not the place of the field in it; a
// second pass over the file, when it can be read again, fills that in.
inline void locate_fields(const text_input& input, csv_format format, csv_table::names names,
                          findings& report, std::uint32_t file,
                          std::optional<std::size_t> needed = {}) {
  std::vector<finding*> lost;
  for (finding& f : report.list()) {
    if (f.file == file && f.line != 0 && f.column == 0 && !f.field.empty()) lost.push_back(&f);
  }
  if (lost.empty() || !input.is_repeatable()) return;
  std::stable_sort(lost.begin(), lost.end(),
                   [](const finding* a, const finding* b) { return a->line < b->line; });
  findings already_reported(0);
  csv_table row(input, format, names, {}, already_reported, already_reported.add_file({}), needed);
  auto next = lost.begin();
  while (next != lost.end() && row.next()) {
    for (; next != lost.end() && (*next)->line == row.line(); ++next) {
      (*next)->column = row.column((*next)->field);
    }
  }
}

}  // namespace detail

}  // namespace thads
