// SPDX-License-Identifier: Apache-2.0
#include <thads/table/table_html.hpp>

#include <algorithm>
#include <cstddef>

#include <thads/table/table_width.hpp>

namespace thads {

namespace {

// Whether HTML may hold the character: no control character but tab, line feed, form feed and
// carriage return, and none that Unicode keeps for itself.
[[nodiscard]] constexpr bool is_html(char32_t point) noexcept {
  if (point == '\t' || point == '\n' || point == '\f' || point == '\r') return true;
  const bool reserved = (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFEU) == 0xFFFE;
  return !detail::is_control(point) && !reserved;
}

}  // namespace

void html_text(std::string& out, std::string_view text) {
  const std::string clean = detail::well_formed(text);
  for (std::string_view rest = clean; !rest.empty();) {
    const detail::decoded next = detail::decode_utf8(rest);
    if (next.point == '&') {
      out += "&amp;";
    } else if (next.point == '<') {
      out += "&lt;";
    } else if (next.point == '>') {
      out += "&gt;";
    } else if (next.point == '"') {
      out += "&quot;";
    } else if (next.point == '\'') {
      out += "&#39;";
    } else if (is_html(next.point)) {
      out += rest.substr(0, next.size);
    } else {
      out += "\uFFFD";
    }
    rest.remove_prefix(next.size);
  }
}

namespace {

class html_writer {
 public:
  html_writer(const table& t, language lang) : table_(t), lang_(lang) {}

  [[nodiscard]] std::string section() {
    out_ = table_.head().empty() ? "<section>\n" : "<section class=\"form\">\n";
    out_ += "<table style=\"--width: " + std::to_string(width_in_em()) + "\">\n";
    write_caption();
    write_header();
    write_rows();
    out_ += "</table>\n";
    write_block("notes", table_.notes());
    write_signatures();
    out_ += "</section>\n";
    return std::move(out_);
  }

 private:
  // About how much room the table needs, so that it prints no larger than fits: a letter or digit
  // is half an em wide, and so are the margins of a cell. Words can be broken, numbers cannot.
  [[nodiscard]] std::size_t width_in_em() const {
    std::size_t halves = 0;
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const column& c = table_.columns()[i];
      std::size_t letters = longest_word(printable(c.path.back().in(lang_)));
      for (const std::vector<cell>& row : table_.rows()) {
        const std::size_t width = display_width(printable(row[i].shown()));
        letters =
            std::max(letters, c.align == alignment::right ? width : std::min(width, most_words));
      }
      halves += letters + 2;
    }
    return halves / 2 + 1;
  }

  [[nodiscard]] static std::size_t longest_word(std::string_view text) noexcept {
    std::size_t longest = 0;
    for (;;) {
      const std::size_t end = std::min(text.find(' '), text.size());
      longest = std::max(longest, display_width(text.substr(0, end)));
      if (end == text.size()) return longest;
      text.remove_prefix(end + 1);
    }
  }

  // An element on a line of its own; `opening` is its tag with attributes.
  void write_line(std::string_view opening, std::string_view text) {
    out_ += '<';
    out_ += opening;
    out_ += '>';
    html_text(out_, text);
    out_ += "</";
    out_ += opening.substr(0, opening.find(' '));
    out_ += ">\n";
  }

  void write_block(std::string_view name, const std::vector<bilingual>& lines) {
    if (lines.empty()) return;
    out_ += "<div class=\"";
    out_ += name;
    out_ += "\">\n";
    for (const bilingual& line : lines) write_line("p", line.in(lang_));
    out_ += "</div>\n";
  }

  void write_caption() {
    const form_head& head = table_.head();
    if (head.empty() && table_.titles().empty() && table_.unit().empty()) return;
    out_ += "<caption>\n<div class=\"head\">\n";
    write_block("left", head.left);
    write_block("titles", table_.titles());
    write_block("right", head.right);
    out_ += "</div>\n";
    if (!table_.unit().empty()) write_line("p class=\"unit\"", table_.unit().in(lang_));
    out_ += "</caption>\n";
  }

  // Puts `h` on its line of the header and its parts below; gives the number of its columns.
  std::size_t put_heading(std::vector<std::string>& lines, const heading& h, std::size_t level) {
    std::size_t columns = h.parts.empty() ? 1 : 0;
    for (const heading& part : h.parts) columns += put_heading(lines, part, level + 1);
    std::string& line = lines[level];
    const auto span = [&line](std::string_view attribute, std::size_t size) {
      if (size == 1) return;
      line += ' ';
      line += attribute;
      line += "=\"" + std::to_string(size) + "\"";
    };
    line += "<th scope=\"col\"";
    span("colspan", columns);
    if (h.parts.empty()) span("rowspan", lines.size() - level);
    line += '>';
    html_text(line, h.text.in(lang_));
    line += "</th>\n";
    return columns;
  }

  void write_header() {
    std::vector<std::string> lines(table_.header_depth());
    for (const heading& h : table_.headings()) put_heading(lines, h, 0);
    out_ += "<thead>\n";
    for (const std::string& line : lines) out_ += "<tr>\n" + line + "</tr>\n";
    if (table_.has_numbers()) {
      out_ += "<tr class=\"numbers\">\n";
      for (const column& c : table_.columns()) write_line("th scope=\"col\"", c.number);
      out_ += "</tr>\n";
    }
    out_ += "</thead>\n";
  }

  // The attribute that says how a cell stands and, unless that is plain, what it says.
  [[nodiscard]] static std::string class_of(const cell& c, alignment align) {
    const cell_status status = c.status();
    const bool plain =
        status == cell_status::text || status == cell_status::number || status == cell_status::zero;
    std::string names = align == alignment::right ? " right" : "";
    if (!plain) names += " " + std::string(name_of(status));
    return names.empty() ? names : " class=\"" + names.substr(1) + "\"";
  }

  void write_row(std::size_t row, std::size_t label) {
    const row_style& style = table_.styles()[row];
    out_ += "<tr";
    if (style.kind != row_kind::plain)
      out_ += " class=\"" + std::string(name_of(style.kind)) + "\"";
    out_ += ">\n";
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const cell& c = table_.rows()[row][i];
      std::string opening = i == label ? "th scope=\"row\"" : "td";
      opening += class_of(c, table_.columns()[i].align);
      if (i == label && style.level > 0) {
        opening += " style=\"--level: " + std::to_string(style.level) + "\"";
      }
      write_line(opening, c.shown());
    }
    out_ += "</tr>\n";
  }

  void write_rows() {
    out_ += "<tbody>\n";
    const std::size_t label = table_.label_column();
    for (std::size_t row = 0; row < table_.rows().size(); ++row) write_row(row, label);
    out_ += "</tbody>\n";
  }

  void write_signatures() {
    if (table_.signatures().empty()) return;
    out_ += "<div class=\"signatures\">\n";
    for (const signature& s : table_.signatures()) {
      out_ += "<div>\n";
      if (!s.place_and_date.empty()) write_line("p class=\"place\"", s.place_and_date.in(lang_));
      write_line("p class=\"title\"", s.title.in(lang_));
      if (!s.note.empty()) write_line("p class=\"note\"", s.note.in(lang_));
      out_ += "</div>\n";
    }
    out_ += "</div>\n";
  }

  static constexpr std::size_t most_words = 28;  // letters on a line of words

  const table& table_;
  language lang_;
  std::string out_;
};

// For the screen and for paper: the header is repeated on every page, and no row is split. In
// columns of numbers a star hangs to the right of the digits.
constexpr std::string_view html_style = R"(@page {
  size: A4 landscape;
  margin: 12mm 10mm 14mm;
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; }
}
body {
  margin: 1.5em;
  color: #000;
  background: #fff;
  font: 12pt/1.3 "Times New Roman", "Liberation Serif", Tinos, serif;
}
section { margin-bottom: 3em; padding-top: 0.3em; }
h2 { margin: 2em 0 1em; padding-bottom: 0.2em; border-bottom: 2px solid #444; font-size: 1.4em; }
nav ul { columns: 20em; margin: 0 0 2em; padding-left: 1.2em; }
p { margin: 0; }
section > p { margin-bottom: 0.6em; max-width: 60em; }
table { border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; }
caption { padding-bottom: 0.4em; }
.form table { width: 100%; }
.form .head { display: grid; grid-template-columns: 3fr 4fr 3fr; gap: 1em; }
.head .left { grid-column: 1; text-align: left; }
.head .titles { grid-column: 2; text-align: center; }
.head .right { grid-column: 3; text-align: left; }
.titles p:first-child { font-weight: bold; }
.unit { text-align: right; font-style: italic; }
th, td { border: 1px solid #444; padding: 0.15em 0.5em; vertical-align: top; }
thead th { text-align: center; vertical-align: middle; background: #eee; }
.numbers th { font-weight: normal; font-style: italic; font-size: 85%; }
tbody th, tbody td { text-align: left; white-space: pre-wrap; overflow-wrap: anywhere; min-width: 3em; }
tbody th { font-weight: normal; padding-left: calc(0.5em + 1.2em * var(--level, 0)); }
.form tbody th { min-width: 14em; }
tbody .right { text-align: right; white-space: pre; }
tbody .provisional { padding-right: 0; }
tbody .total > * { font-weight: bold; background: #f4f4f4; }
tbody .subtotal > * { font-weight: bold; }
.notes { margin-top: 0.4em; font-size: 90%; }
.signatures { display: flex; align-items: flex-end; margin-top: 1em; padding-bottom: 5em; }
.signatures > div { flex: 1; text-align: center; }
.signatures .title { font-weight: bold; }
.signatures .place, .signatures .note { font-style: italic; }
@media print {
  body { margin: 0; font-size: 10pt; }
  table { font-size: min(10pt, 277mm / var(--width)); }
  caption { font-size: 10pt; }
  tr, .notes, .signatures { break-inside: avoid; }
  nav { display: none; }
  h2 { break-before: page; break-after: avoid; }
  caption, thead { break-after: avoid; }
  .form:not(:first-child), .form + section { break-before: page; }
}
)";

}  // namespace

std::string to_html(const table& t, language lang) { return html_writer(t, lang).section(); }

std::string html_paragraphs(std::string_view text) {
  std::string out = "<section>\n";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty()) continue;
    out += "<p>";
    html_text(out, line);
    out += "</p>\n";
  }
  return out + "</section>\n";
}

std::string html_heading(std::string_view id, std::string_view title) {
  std::string out = "<h2 id=\"" + std::string(id) + "\">";
  html_text(out, title);
  return out + "</h2>\n";
}

std::string html_contents(const std::vector<std::pair<std::string, std::string>>& headings) {
  std::string out = "<nav>\n<ul>\n";
  for (const auto& [id, title] : headings) {
    out += "<li><a href=\"#" + id + "\">";
    html_text(out, title);
    out += "</a></li>\n";
  }
  return out + "</ul>\n</nav>\n";
}

std::string html_page(std::string_view title, const std::vector<std::string>& sections,
                      language lang) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out += lang == language::vi ? "vi" : "en";
  out +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  html_text(out, title);
  out += "</title>\n<style>\n";
  out += html_style;
  out += "</style>\n</head>\n<body>\n";
  for (const std::string& section : sections) out += section;
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace thads
