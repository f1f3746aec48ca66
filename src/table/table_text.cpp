// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table_text.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <thads/table/table_width.hpp>

namespace thads {

namespace {

constexpr std::size_t column_gap = 2;

constexpr std::size_t level_indent = 2;

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
  text_layout(const table& t, language lang)
      : table_(t), lang_(lang), label_(t.label_column()), starred_(t.columns().size(), false) {
    for (const std::vector<cell>& row : t.rows()) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].status() == cell_status::provisional) starred_[i] = true;
      }
    }
    for (const column& c : t.columns()) {
      widths_.push_back(std::max(display_width(printable(c.path.back().in(lang))),
                                 display_width(printable(c.number))));
    }
    for (std::size_t row = 0; row < t.rows().size(); ++row) {
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        widths_[i] = std::max(widths_[i], display_width(text_of(row, i)));
      }
    }
    std::size_t column = 0;
    for (const heading& h : t.headings()) make_room(h, column);
  }

  [[nodiscard]] std::size_t width() const noexcept { return span_width(0, widths_.size()); }

  [[nodiscard]] std::string row(std::size_t row) const {
    return across([&](std::size_t i) { return text_of(row, i); });
  }

  // The line of column numbers.
  [[nodiscard]] std::string numbers() const {
    return across([&](std::size_t i) { return printable(table_.columns()[i].number); });
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

  // What stands in a cell. Labels are indented by the level of their row; a blank stands where
  // other numbers of the column have a star, so that the digits stay below each other.
  [[nodiscard]] std::string text_of(std::size_t row, std::size_t column) const {
    const cell& c = table_.rows()[row][column];
    std::string text = printable(c.shown());
    if (column == label_) text.insert(0, level_indent * table_.styles()[row].level, ' ');
    if (starred_[column] && c.status() != cell_status::provisional) text += ' ';
    return text;
  }

  // A line with a text in each column.
  template <class Text>
  [[nodiscard]] std::string across(Text text_in) const {
    text_line line;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      put_aligned(line, i, text_in(i), table_.columns()[i].align);
    }
    return std::string(line.text());
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
  std::size_t label_;
  std::vector<bool> starred_;  // columns with provisional numbers
  std::vector<std::size_t> widths_;
};

[[nodiscard]] std::size_t widest(const std::vector<std::string>& lines) noexcept {
  std::size_t width = 0;
  for (const std::string& line : lines) width = std::max(width, display_width(line));
  return width;
}

[[nodiscard]] std::vector<std::string> printable_lines(const std::vector<bilingual>& texts,
                                                       language lang) {
  std::vector<std::string> lines;
  lines.reserve(texts.size());
  for (const bilingual& text : texts) lines.push_back(printable(text.in(lang)));
  return lines;
}

// The lines of a head; its right part ends where a table of that width ends.
[[nodiscard]] std::vector<std::string> head_lines(const form_head& head, language lang,
                                                  std::size_t width) {
  const std::vector<std::string> left = printable_lines(head.left, lang);
  const std::vector<std::string> right = printable_lines(head.right, lang);
  const std::size_t beside = left.empty() ? 0 : widest(left) + column_gap;
  const std::size_t place = std::max(beside, width - std::min(width, widest(right)));
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    text_line line;
    if (i < left.size()) line.put(0, left[i], display_width(left[i]));
    if (i < right.size()) line.put(place, right[i], display_width(right[i]));
    lines.emplace_back(line.text());
  }
  return lines;
}

// The lines of signatures, which share a table of that width between them: places and dates,
// titles, notes; each in the middle of its share.
[[nodiscard]] std::vector<std::string> signature_lines(const std::vector<signature>& signatures,
                                                       language lang, std::size_t width) {
  std::vector<std::vector<std::string>> blocks;
  std::size_t share = width / signatures.size();
  for (const signature& s : signatures) {
    blocks.push_back(printable_lines({s.place_and_date, s.title, s.note}, lang));
    share = std::max(share, widest(blocks.back()) + column_gap);
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < 3; ++i) {
    text_line line;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
      const std::string& text = blocks[block][i];
      const std::size_t text_width = display_width(text);
      line.put(share * block + (share - text_width) / 2, text, text_width);
    }
    if (!line.text().empty()) lines.emplace_back(line.text());
  }
  return lines;
}

}  // namespace

std::string to_text(const table& t, const text_options& options) {
  std::string out;
  const auto add_line = [&out](std::string_view line) {
    out += line;
    out += '\n';
  };
  const auto add_heading = [&](std::string_view line) {
    const bool bold = options.bold_headers && !line.empty();
    add_line(bold ? "\x1B[1m" + std::string(line) + "\x1B[0m" : std::string(line));
  };

  const text_layout layout(t, options.lang);
  for (const std::string& line : head_lines(t.head(), options.lang, layout.width())) {
    add_line(line);
  }
  if (!out.empty()) add_line("");
  for (const bilingual& title : t.titles()) add_heading(printable(title.in(options.lang)));
  if (!t.unit().empty()) add_line(printable(t.unit().in(options.lang)));
  if (!t.titles().empty() || !t.unit().empty()) add_line("");

  for (const std::string& line : layout.header()) add_heading(line);
  if (t.has_numbers()) add_line(layout.numbers());
  add_line(layout.rule());
  for (std::size_t row = 0; row < t.rows().size(); ++row) {
    if (t.styles()[row].kind == row_kind::plain) {
      add_line(layout.row(row));
    } else {
      add_heading(layout.row(row));
    }
  }

  if (!t.notes().empty()) add_line("");
  for (const bilingual& note : t.notes()) add_line(printable(note.in(options.lang)));
  if (t.signatures().empty()) return out;
  add_line("");
  for (const std::string& line : signature_lines(t.signatures(), options.lang, layout.width())) {
    add_line(line);
  }
  return out;
}

}  // namespace thads
