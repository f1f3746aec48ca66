// SPDX-License-Identifier: Apache-2.0
// The neutral table: what a report shows, before it is text, CSV, JSON or a workbook.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/error.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads {

/// A text in both languages; either may be empty, then the other stands for it.
struct bilingual {
  std::string vi;
  std::string en;

  /// The text in `wanted`.
  [[nodiscard]] const std::string& in(language wanted) const noexcept {
    const bool use_vi = wanted == language::vi ? !vi.empty() : en.empty();
    return use_vi ? vi : en;
  }
  [[nodiscard]] bool empty() const noexcept { return vi.empty() && en.empty(); }

  friend bool operator==(const bilingual&, const bilingual&) = default;
};

/// How the cells of a column stand.
enum class alignment : std::uint8_t { left = 0, right = 1 };

/// A node of the header: a column, or a heading that spans the headings in `parts`.
struct heading {
  std::string key;  ///< of a column: its name in CSV and JSON; of a spanning heading: empty
  bilingual text;
  alignment align = alignment::left;
  std::vector<heading> parts;
};

/// A column of the table: a leaf of the header.
struct column {
  std::string key;
  std::vector<bilingual> path;  ///< the headings from the top down to the column's own
  alignment align;
};

/// What a cell says.
enum class cell_status : std::uint8_t {
  text = 0,     ///< words; an empty text is an empty cell
  number = 1,   ///< a number other than zero
  zero = 2,     ///< the number zero: there was something to count, and nothing was found
  missing = 3,  ///< there is no answer, printed "–": nothing was counted, or a rate of nothing
};

/// One cell: for machines a value, for people the way it is shown.
class cell {
 public:
  /// Words.
  [[nodiscard]] static cell text(std::string words) {
    std::string shown = words;
    return {cell_status::text, std::move(words), std::move(shown)};
  }

  /// A number: `value` in plain notation ("-1234.50"), `shown` as people read it ("-1.234,50");
  /// without `shown`, as the value. Throws errc::argument when `value` is not in plain notation.
  [[nodiscard]] static cell number(std::string value, std::string shown = {}) {
    if (!is_plain_number(value)) {
      throw error(errc::argument, "cell: " + quoted_text(value) +
                                      " is no number in plain notation, such as -1234.50");
    }
    const bool zero = value.find_first_of("123456789") == std::string::npos;
    if (shown.empty()) shown = value;
    return {zero ? cell_status::zero : cell_status::number, std::move(value), std::move(shown)};
  }

  /// No answer.
  [[nodiscard]] static cell missing() { return {cell_status::missing, {}, "–"}; }

  [[nodiscard]] cell_status status() const noexcept { return status_; }
  /// The words, the number in plain notation, or nothing when missing.
  [[nodiscard]] const std::string& value() const noexcept { return value_; }
  /// What a reader sees.
  [[nodiscard]] const std::string& shown() const noexcept { return shown_; }

  friend bool operator==(const cell&, const cell&) = default;

 private:
  cell(cell_status status, std::string value, std::string shown)
      : status_(status), value_(std::move(value)), shown_(std::move(shown)) {}

  // -?[0-9]+(\.[0-9]+)?
  [[nodiscard]] static bool is_plain_number(std::string_view text) noexcept {
    const auto skip_digits = [&text] {
      const std::size_t end = text.find_first_not_of("0123456789");
      const std::size_t count = end == std::string_view::npos ? text.size() : end;
      text.remove_prefix(count);
      return count > 0;
    };
    if (text.starts_with('-')) text.remove_prefix(1);
    if (!skip_digits()) return false;
    if (text.empty()) return true;
    if (text.front() != '.') return false;
    text.remove_prefix(1);
    return skip_digits() && text.empty();
  }

  cell_status status_;
  std::string value_;
  std::string shown_;
};

/// Titles, a unit line, columns under a header of any depth, rows of cells, and notes.
class table {
 public:
  /// A table with these headings and no rows yet. Throws errc::argument unless there is a column
  /// and every column has a key of its own.
  explicit table(std::vector<heading> headings) : headings_(std::move(headings)) {
    std::vector<bilingual> path;
    collect_columns(headings_, path);
    std::set<std::string_view> keys;
    for (const column& c : columns_) {
      if (c.key.empty() || !keys.insert(c.key).second) {
        throw error(errc::argument, "table: the column key " + quoted_text(c.key) +
                                        " is empty or used twice; name every column once");
      }
    }
    if (columns_.empty()) throw error(errc::argument, "table: there is no column");
  }

  void add_title(bilingual line) { titles_.push_back(std::move(line)); }
  void set_unit(bilingual line) { unit_ = std::move(line); }
  void add_note(bilingual line) { notes_.push_back(std::move(line)); }

  /// Appends a row; throws errc::mismatch unless it has as many cells as there are columns.
  void add_row(std::vector<cell> cells) {
    if (cells.size() != columns_.size()) {
      throw error(errc::mismatch, "table: a row of " + std::to_string(cells.size()) +
                                      " cells does not fit " + std::to_string(columns_.size()) +
                                      " columns");
    }
    rows_.push_back(std::move(cells));
  }

  [[nodiscard]] const std::vector<bilingual>& titles() const noexcept { return titles_; }
  /// The line that names the units of the numbers; may be empty.
  [[nodiscard]] const bilingual& unit() const noexcept { return unit_; }
  [[nodiscard]] const std::vector<heading>& headings() const noexcept { return headings_; }
  /// The columns from left to right.
  [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
  [[nodiscard]] const std::vector<std::vector<cell>>& rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<bilingual>& notes() const noexcept { return notes_; }

  /// How many lines the header has: 1 without spanning headings.
  [[nodiscard]] std::size_t header_depth() const noexcept {
    std::size_t depth = 0;
    for (const column& c : columns_) depth = c.path.size() > depth ? c.path.size() : depth;
    return depth;
  }

 private:
  void collect_columns(const std::vector<heading>& headings, std::vector<bilingual>& path) {
    for (const heading& h : headings) {
      path.push_back(h.text);
      if (h.parts.empty()) {
        columns_.push_back({h.key, path, h.align});
      } else {
        collect_columns(h.parts, path);
      }
      path.pop_back();
    }
  }

  std::vector<bilingual> titles_;
  bilingual unit_;
  std::vector<heading> headings_;
  std::vector<column> columns_;
  std::vector<std::vector<cell>> rows_;
  std::vector<bilingual> notes_;
};

}  // namespace thads
