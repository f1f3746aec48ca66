// SPDX-License-Identifier: Apache-2.0
#include <thads/editions/edition_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/base/text.hpp>
#include <thads/editions/sha256.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/time/date.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace {

constexpr std::string_view edition_format = "1";

constexpr std::string_view edition_escaped = "\\\t\n\r";

constexpr std::string_view edition_escapes = "\\tnr";

// Writes lines. Characters that would end a field or a line are written as PostgreSQL's COPY does.
class edition_writer {
 public:
  void field(std::string_view text) {
    if (!at_line_start_) out_ += '\t';
    at_line_start_ = false;
    for (const char c : text) {
      const std::size_t special = edition_escaped.find(c);
      if (special == std::string_view::npos) {
        out_ += c;
      } else {
        out_ += '\\';
        out_ += edition_escapes[special];
      }
    }
  }
  void number(int128_t value) { field(integer_text(value).view()); }
  void end_line() {
    out_ += '\n';
    at_line_start_ = true;
  }
  void line(std::string_view name, std::string_view value) {
    field(name);
    field(value);
    end_line();
  }
  [[nodiscard]] std::string_view view() const noexcept { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool at_line_start_ = true;
};

}  // namespace

namespace detail {

std::vector<dimension> dimensions_in(dimension_set set) {
  std::vector<dimension> list;
  for (std::size_t i = 0; i < word_count<dimension>; ++i) {
    const auto d = static_cast<dimension>(i);
    if (set.contains(d)) list.push_back(d);
  }
  return list;
}

}  // namespace detail

namespace {

void write_head(edition_writer& out, const edition& e) {
  out.line("thads edition", edition_format);
  out.line("library", e.library);
  out.line("rules", to_string(int128_t{e.figures.rules_version()}));
  out.line("period", to_string(e.figures.period()));
  out.line("label", code_of(e.label));
  if (e.sealed) out.line("sealed", to_string(*e.sealed));
  if (e.revises) out.line("revises", to_string(*e.revises));
  out.field("regulation");
  out.field(e.regulation);
  out.field(to_string(e.regulation_sha256));
  out.end_line();
  for (const edition_input& i : e.inputs) {
    out.field("input");
    out.field(i.name);
    out.number(i.bytes);
    out.field(to_string(i.sha256));
    out.end_line();
  }
  out.field("set aside");
  out.number(e.figures.set_aside().cases);
  out.number(e.figures.set_aside().records);
  out.end_line();
}

void write_figures(edition_writer& out, const tally& figures) {
  const std::vector<dimension> by = detail::dimensions_in(figures.dimensions());
  for (const dimension d : by) out.field(code_of(d));
  for (const char* heading : {"measure", "count", "money"}) out.field(heading);
  out.end_line();
  for (const tally_cell& c : figures.cells()) {
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      const auto of = static_cast<measure>(m);
      const figure& f = c.values[of];
      if (f.is_zero()) continue;
      for (const dimension d : by) out.field(key_text(c.key, d));
      out.field(code_of(of));
      out.number(f.count);
      out.number(f.money);
      out.end_line();
    }
  }
}

// Reads lines of fields and knows where it is.
class edition_reader {
 public:
  explicit edition_reader(std::string_view text) : left_(text) {}

  // Goes to the next line.
  void next() {
    ++line_;
    const std::size_t end = left_.find('\n');
    if (end == std::string_view::npos) fail("the text ends too early");
    fields_.clear();
    std::string_view rest = left_.substr(0, end);
    left_.remove_prefix(end + 1);
    for (std::size_t tab = 0; tab != std::string_view::npos;) {
      tab = rest.find('\t');
      fields_.push_back(unescaped(rest.substr(0, tab)));
      if (tab != std::string_view::npos) rest.remove_prefix(tab + 1);
    }
  }
  [[nodiscard]] bool at_end() const noexcept { return left_.empty(); }

  [[nodiscard]] std::span<const std::string> fields() const noexcept { return fields_; }
  [[nodiscard]] bool is(std::string_view name) const { return fields_[0] == name; }

  // The fields of this line, which is `name` and `count` more.
  [[nodiscard]] std::span<const std::string> expect(std::string_view name, std::size_t count) {
    if (!is(name) || fields_.size() != count + 1) fail("not a line " + quoted_text(name));
    return std::span(fields_).subspan(1);
  }

  template <class Integer>
  [[nodiscard]] Integer number(const std::string& text) const {
    int128_t value = 0;
    const bool is_number = bool(from_chars(text.data(), text.data() + text.size(), value));
    const bool fits = value >= int128_t{std::numeric_limits<Integer>::min()} &&
                      value <= int128_t{std::numeric_limits<Integer>::max()};
    if (!is_number || !fits) fail(quoted_text(text) + " is not a number that fits here");
    return static_cast<Integer>(value);
  }

  [[noreturn]] void fail(const std::string& why) const {
    throw error(errc::corrupt, "not an edition: " + why + " (line " + std::to_string(line_) + ")");
  }

 private:
  [[nodiscard]] std::string unescaped(std::string_view field) const {
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
      if (field[i] != '\\') {
        text += field[i];
        continue;
      }
      const std::size_t escape =
          ++i < field.size() ? edition_escapes.find(field[i]) : std::string_view::npos;
      if (escape == std::string_view::npos) fail("an unknown escape");
      text += edition_escaped[escape];
    }
    return text;
  }

  std::string_view left_;
  std::vector<std::string> fields_;
  std::uint64_t line_ = 0;
};

// The keys that the heading of the figures names.
dimension_set read_headings(const edition_reader& in) {
  const auto fields = in.fields();
  if (fields.size() < 3) in.fail("not the heading of the figures");
  dimension_set by;
  for (const std::string& d : fields.first(fields.size() - 3)) by.insert(parse_code<dimension>(d));
  return by;
}

void set_key(cell_key& key, dimension d, const std::string& text) {
  switch (d) {
    case dimension::unit:
      key.unit = text;
      break;
    case dimension::officer:
      key.officer = text;
      break;
    case dimension::initiation:
      key.initiation = parse_code<initiation>(text);
      break;
    case dimension::judgment_type:
      key.judgment = parse_code<judgment_type>(text);
      break;
    case dimension::flags:
      key.flags =
          detail::parse_flags(text).value_or(flag_set());  // the canonical text tells them apart
      break;
  }
}

std::vector<tally_cell> read_cells(edition_reader& in, dimension_set by) {
  const std::vector<dimension> keys = detail::dimensions_in(by);
  std::vector<tally_cell> cells;
  while (!in.at_end()) {
    in.next();
    const auto fields = in.fields();
    if (fields.size() != keys.size() + 3) in.fail("another number of fields than the heading");
    cell_key key;
    for (std::size_t k = 0; k < keys.size(); ++k) set_key(key, keys[k], fields[k]);
    if (cells.empty() || cells.back().key != key) cells.push_back({key, {}});
    cells.back().values[parse_code<measure>(fields[keys.size()])] = {
        in.number<std::int64_t>(fields[keys.size() + 1]),
        in.number<int128_t>(fields[keys.size() + 2])};
  }
  return cells;
}

// Reads all lines but the seal. Texts that are not canonical may pass, or throw any error.
edition read_edition_lines(std::string_view text) {
  edition_reader in(text);
  in.next();
  if (in.expect("thads edition", 1)[0] != edition_format) in.fail("an unknown format version");
  in.next();
  const std::string library = in.expect("library", 1)[0];
  in.next();
  const auto rules = in.number<std::uint32_t>(in.expect("rules", 1)[0]);
  in.next();
  const period when = parse_period(in.expect("period", 1)[0]);
  in.next();
  const auto label = parse_code<edition_label>(in.expect("label", 1)[0]);
  in.next();
  std::optional<date> sealed;
  if (in.is("sealed")) {
    sealed = parse_date(in.expect("sealed", 1)[0]);
    in.next();
  }
  std::optional<sha256_digest> revises;
  if (in.is("revises")) {
    revises = parse_digest(in.expect("revises", 1)[0]);
    in.next();
  }
  const std::string regulation = in.expect("regulation", 2)[0];
  const sha256_digest regulation_sha256 = parse_digest(in.fields()[2]);
  std::vector<edition_input> inputs;
  for (in.next(); in.is("input"); in.next()) {
    const auto fields = in.expect("input", 3);
    inputs.push_back({.name = fields[0],
                      .bytes = in.number<std::uint64_t>(fields[1]),
                      .sha256 = parse_digest(fields[2])});
  }
  const auto aside = in.expect("set aside", 2);
  const set_aside_counts set_aside{.cases = in.number<std::uint64_t>(aside[0]),
                                   .records = in.number<std::uint64_t>(aside[1])};
  in.next();
  const dimension_set by = read_headings(in);
  edition e{.figures = tally(when, by, rules),
            .inputs = std::move(inputs),
            .regulation = regulation,
            .regulation_sha256 = regulation_sha256,
            .library = library,
            .label = label,
            .sealed = sealed,
            .revises = revises};
  e.figures.add(read_cells(in, by));
  e.figures.add_set_aside(set_aside);
  return e;
}

std::string edition_lines(const edition& e) {
  require_sealable(e);
  edition_writer out;
  write_head(out, e);
  write_figures(out, e.figures);
  return out.take();
}

constexpr std::string_view seal_word = "seal\t";

constexpr std::size_t seal_line_size = seal_word.size() + 64 + 1;

}  // namespace

std::string seal(const edition& e) {
  std::string text = edition_lines(e);
  if (find_invalid_utf8(text) != text.size()) {
    throw error(errc::argument, "edition: a text in it is not UTF-8");
  }
  const std::string digest = to_string(sha256(text));
  return text.append(seal_word).append(digest).append("\n");
}

sealed_edition unseal(std::string_view text) {
  const auto fail = [](const std::string& why) -> void {
    throw error(errc::corrupt, "not an edition: " + why);
  };
  if (!text.starts_with("thads edition\t")) fail("it does not begin with \"thads edition\"");
  const std::size_t size = text.size() - std::min(text.size(), seal_line_size);
  std::string_view seal_line = text.substr(size);
  if (!seal_line.starts_with(seal_word) || !seal_line.ends_with('\n')) {
    fail("it does not end with a seal; it may have been cut short");
  }
  const std::string_view lines = text.substr(0, size);
  seal_line.remove_prefix(seal_word.size());
  seal_line.remove_suffix(1);
  const sha256_digest actual = sha256(lines);
  try {
    const sha256_digest stated = parse_digest(seal_line);
    if (stated != actual) fail("its seal does not fit; it was changed after it was sealed");
    sealed_edition result{read_edition_lines(lines), stated};
    if (edition_lines(result.content) != lines || find_invalid_utf8(lines) != size) {
      fail("its text is not canonical");
    }
    return result;
  } catch (const error& e) {
    if (e.code() == errc::corrupt) throw;
    throw error(errc::corrupt, std::string("not an edition: ") + e.what());
  }
}

}  // namespace thads
