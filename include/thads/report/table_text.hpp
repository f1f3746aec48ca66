// SPDX-License-Identifier: Apache-2.0
// A table for the terminal: aligned columns, spanning headings, one line for each row.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <thads/report/table.hpp>
#include <thads/report/table_width.hpp>

namespace thads {

/// How `to_text` writes a table.
struct text_options {
  language lang = language::vi;
  bool bold_headers = false;  ///< titles and header in bold, by the escape codes of terminals
};

namespace detail {

inline constexpr std::size_t column_gap = 2;

// A line that is filled from left to right.
class text_line {
 public:
  // Puts `text`, which is `width` columns wide, at column `place` or where the line has got to.
  void put(std::size_t place, std::string_view text, std::size_t width) {
    if (width_ < place) {
      text_.append(place - width_, ' ');
      width_ = place;
    }
    text_ += text;
    width_ += width;
  }

  // A rule of `width` columns.
  void rule(std::size_t place, std::size_t width) {
    std::string dashes;
    for (std::size_t i = 0; i < width; ++i) dashes += "─";
    put(place, dashes, width);
  }

  // The line without blanks at its end.
  [[nodiscard]] std::string_view text() const noexcept {
    return std::string_view(text_).substr(0, text_.find_last_not_of(' ') + 1);
  }

 private:
  std::string text_;
  std::size_t width_ = 0;
};

// Where the columns stand: as wide as their widest text, and wider where a heading needs it.
class text_layout {
 public:
  text_layout(const table& t, language lang) : table_(t), lang_(lang) {
    for (const column& c : t.columns()) {
      widths_.push_back(display_width(printable(c.path.back().in(lang))));
    }
    for (const std::vector<cell>& row : t.rows()) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        widths_[i] = std::max(widths_[i], display_width(printable(row[i].shown())));
      }
    }
    std::size_t column = 0;
    for (const heading& h : t.headings()) make_room(h, column);
  }

  [[nodiscard]] std::string row(const std::vector<cell>& cells) const {
    text_line line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      put_aligned(line, i, cells[i].shown(), table_.columns()[i].align);
    }
    return std::string(line.text());
  }

  [[nodiscard]] std::string rule() const {
    text_line line;
    for (std::size_t i = 0; i < widths_.size(); ++i) line.rule(place_of(i), widths_[i]);
    return std::string(line.text());
  }

  // The lines of the header: each level's headings, with a rule under those that span.
  [[nodiscard]] std::vector<std::string> header() const {
    const std::size_t depth = table_.header_depth();
    std::vector<text_line> lines(2 * depth - 1);
    std::size_t column = 0;
    for (const heading& h : table_.headings()) put_heading(lines, h, 0, column);
    std::vector<std::string> texts;
    texts.reserve(lines.size());
    for (const text_line& line : lines) texts.emplace_back(line.text());
    return texts;
  }

 private:
  [[nodiscard]] std::size_t place_of(std::size_t column) const noexcept {
    std::size_t place = 0;
    for (std::size_t i = 0; i < column; ++i) place += widths_[i] + column_gap;
    return place;
  }

  // Columns [first, end) with the gaps between them.
  [[nodiscard]] std::size_t span_width(std::size_t first, std::size_t end) const noexcept {
    return place_of(end) - place_of(first) - column_gap;
  }

  // Widens the last column under `h` until its text fits; moves `column` past `h`.
  void make_room(const heading& h, std::size_t& column) {
    if (h.parts.empty()) {
      ++column;
      return;
    }
    const std::size_t first = column;
    for (const heading& part : h.parts) make_room(part, column);
    const std::size_t needed = display_width(printable(h.text.in(lang_)));
    const std::size_t present = span_width(first, column);
    if (needed > present) widths_[column - 1] += needed - present;
  }

  void put_aligned(text_line& line, std::size_t column, std::string_view text,
                   alignment align) const {
    const std::string clean = printable(text);
    const std::size_t width = display_width(clean);
    const std::size_t blanks = align == alignment::right ? widths_[column] - width : 0;
    line.put(place_of(column) + blanks, clean, width);
  }

  void put_heading(std::vector<text_line>& lines, const heading& h, std::size_t level,
                   std::size_t& column) const {
    if (h.parts.empty()) {
      put_aligned(lines.back(), column, h.text.in(lang_), h.align);
      ++column;
      return;
    }
    const std::size_t first = column;
    for (const heading& part : h.parts) put_heading(lines, part, level + 1, column);
    const std::string text = printable(h.text.in(lang_));
    const std::size_t width = display_width(text);
    const std::size_t span = span_width(first, column);
    lines[2 * level].put(place_of(first) + (span - width) / 2, text, width);
    lines[2 * level + 1].rule(place_of(first), span);
  }

  const table& table_;
  language lang_;
  std::vector<std::size_t> widths_;
};

}  // namespace detail

/// The table as lines of text for a terminal with a fixed-width font: titles, the unit, the header,
/// the rows as they are shown, the notes. Control characters in the table become blanks.
[[nodiscard]] inline std::string to_text(const table& t, const text_options& options = {}) {
  std::string out;
  const auto add_line = [&out](std::string_view line) {
    out += line;
    out += '\n';
  };
  const auto add_heading = [&](std::string_view line) {
    const bool bold = options.bold_headers && !line.empty();
    add_line(bold ? "\x1B[1m" + std::string(line) + "\x1B[0m" : std::string(line));
  };

  for (const bilingual& title : t.titles()) add_heading(printable(title.in(options.lang)));
  if (!t.unit().empty()) add_line(printable(t.unit().in(options.lang)));
  if (!out.empty()) add_line("");

  const detail::text_layout layout(t, options.lang);
  for (const std::string& line : layout.header()) add_heading(line);
  add_line(layout.rule());
  for (const std::vector<cell>& row : t.rows()) add_line(layout.row(row));

  if (!t.notes().empty()) add_line("");
  for (const bilingual& note : t.notes()) add_line(printable(note.in(options.lang)));
  return out;
}

}  // namespace thads
