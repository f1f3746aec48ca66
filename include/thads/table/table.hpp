// SPDX-License-Identifier: Apache-2.0
// The neutral table: what a report or an official form shows, before it is text, CSV, JSON or HTML.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>

namespace thads {

/// How the cells of a column stand.
enum class alignment : std::uint8_t { left = 0, right = 1 };

/// A node of the header: a column, or a heading that spans the headings in `parts`.
struct heading {
  std::string key;  ///< of a column: its name in CSV and JSON; of a spanning heading: empty
  bilingual text;
  alignment align = alignment::left;
  std::vector<heading> parts;
  std::string number{};  ///< of a column of an official form: "A", "1", "2", …
};

/// A column of the table: a leaf of the header.
struct column {
  std::string key;
  std::vector<bilingual> path;  ///< the headings from the top down to the column's own
  alignment align;
  std::string number;  ///< how the form numbers the column; may be empty
};

/// What a cell says.
enum class cell_status : std::uint8_t {
  text = 0,     ///< words; an empty text is an empty cell
  number = 1,   ///< a number other than zero
  zero = 2,     ///< the number zero: there was something to count, and nothing was found
  missing = 3,  ///< there is no answer, printed "–": nothing was counted, or a rate of nothing
  not_applicable = 4,  ///< the form asks for nothing here, printed "x"
  provisional = 5,     ///< a number, zero or not, that may still change, printed with a star
};

/// The name of `status` in JSON and HTML.
[[nodiscard]] constexpr std::string_view name_of(cell_status status) noexcept {
  constexpr std::array<std::string_view, 6> names{"text",    "number",         "zero",
                                                  "missing", "not_applicable", "provisional"};
  return names[static_cast<std::size_t>(status)];
}

/// One cell: for machines a value, for people the way it is shown.
class cell {
 public:
  /// Words.
  [[nodiscard]] static cell text(std::string words);

  /// Words for machines, such as a code, that people read as `shown`.
  [[nodiscard]] static cell text(std::string words, std::string shown);

  /// A number: `value` in plain notation ("-1234.50"), `shown` as people read it ("-1.234,50");
  /// without `shown`, as the value. Throws errc::argument when `value` is not in plain notation.
  [[nodiscard]] static cell number(std::string value, std::string shown = {});

  /// A number that may still change: like `number`, but a star follows what is shown.
  [[nodiscard]] static cell provisional(std::string value, std::string shown = {});

  /// The same number as one that may still change; a cell without a number as it is.
  [[nodiscard]] cell as_provisional() const;

  /// No answer.
  [[nodiscard]] static cell missing() { return {cell_status::missing, {}, "–"}; }

  /// No question: this row has nothing to say in this column.
  [[nodiscard]] static cell not_applicable() { return {cell_status::not_applicable, {}, "x"}; }

  [[nodiscard]] cell_status status() const noexcept { return status_; }
  /// The words, the number in plain notation, or nothing when missing or not applicable.
  [[nodiscard]] const std::string& value() const noexcept { return value_; }
  /// What a reader sees.
  [[nodiscard]] const std::string& shown() const noexcept { return shown_; }

  friend bool operator==(const cell&, const cell&) = default;

 private:
  cell(cell_status status, std::string value, std::string shown)
      : status_(status), value_(std::move(value)), shown_(std::move(shown)) {}

  static void require_plain_number(std::string_view value);

  // -?[0-9]+(\.[0-9]+)?
  [[nodiscard]] static bool is_plain_number(std::string_view text) noexcept;

  cell_status status_;
  std::string value_;
  std::string shown_;
};

/// Whether a row adds up others.
enum class row_kind : std::uint8_t { plain = 0, subtotal = 1, total = 2 };

/// The name of `kind` in JSON and HTML.
[[nodiscard]] constexpr std::string_view name_of(row_kind kind) noexcept {
  constexpr std::array<std::string_view, 3> names{"plain", "subtotal", "total"};
  return names[static_cast<std::size_t>(kind)];
}

/// How a row stands among the rows.
struct row_style {
  std::size_t level = 0;  ///< how many steps the label of the row is indented
  row_kind kind = row_kind::plain;

  friend bool operator==(const row_style&, const row_style&) = default;
};

/// What stands above the titles of an official form.
struct form_head {
  std::vector<bilingual> left;   ///< the number of the form, its regulation, the date of receipt
  std::vector<bilingual> right;  ///< who reports, and to whom

  [[nodiscard]] bool empty() const noexcept { return left.empty() && right.empty(); }
};

/// A place below a form where somebody signs.
struct signature {
  bilingual title;  ///< who signs: "Người lập biểu"
  bilingual note;   ///< how: "(Ký, ghi rõ họ tên)"
  bilingual
      place_and_date{};  ///< the line above: "Hà Nội, ngày 05 tháng 11 năm 2024"; may be empty
};

/// Titles, a unit line, columns under a header of any depth, rows of cells, and notes; of an
/// official form also the head above the titles and the signatures below the notes.
class table {
 public:
  /// A table with these headings and no rows yet. Throws errc::argument unless there is a column
  /// and every column has a key of its own.
  explicit table(std::vector<heading> headings);

  void add_title(bilingual line) { titles_.push_back(std::move(line)); }
  void set_unit(bilingual line) { unit_ = std::move(line); }
  void add_note(bilingual line) { notes_.push_back(std::move(line)); }
  void set_head(std::vector<bilingual> left, std::vector<bilingual> right);
  /// Appends a signature; they stand from left to right.
  void add_signature(signature s) { signatures_.push_back(std::move(s)); }

  /// Appends a row; the first row with a provisional number also appends the note that explains
  /// the star. Throws errc::mismatch unless the row has as many cells as there are columns.
  void add_row(std::vector<cell> cells, row_style style = {});

  [[nodiscard]] const std::vector<bilingual>& titles() const noexcept { return titles_; }
  /// The line that names the units of the numbers; may be empty.
  [[nodiscard]] const bilingual& unit() const noexcept { return unit_; }
  [[nodiscard]] const std::vector<heading>& headings() const noexcept { return headings_; }
  /// The columns from left to right.
  [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
  [[nodiscard]] const std::vector<std::vector<cell>>& rows() const noexcept { return rows_; }
  /// The styles of `rows()`, one for each.
  [[nodiscard]] const std::vector<row_style>& styles() const noexcept { return styles_; }
  [[nodiscard]] const std::vector<bilingual>& notes() const noexcept { return notes_; }
  [[nodiscard]] const form_head& head() const noexcept { return head_; }
  [[nodiscard]] const std::vector<signature>& signatures() const noexcept { return signatures_; }

  /// How many lines the header has: 1 without spanning headings.
  [[nodiscard]] std::size_t header_depth() const noexcept;

  /// Whether the header ends with a line of column numbers.
  [[nodiscard]] bool has_numbers() const noexcept;

  /// The column that labels the rows and shows their level: the first that stands left, or the
  /// first of all.
  [[nodiscard]] std::size_t label_column() const noexcept;

 private:
  void collect_columns(const std::vector<heading>& headings, std::vector<bilingual>& path);

  std::vector<bilingual> titles_;
  bilingual unit_;
  std::vector<heading> headings_;
  std::vector<column> columns_;
  std::vector<std::vector<cell>> rows_;
  std::vector<row_style> styles_;
  std::vector<bilingual> notes_;
  bool star_explained_ = false;
  form_head head_;
  std::vector<signature> signatures_;
};

/// A table with the name by which files and JSON call it.
struct named_table {
  std::string name;
  table content;
};

}  // namespace thads
