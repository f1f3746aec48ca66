// SPDX-License-Identifier: Apache-2.0
// Writing results, complaints and progress.
#include "cli/common/output.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <unistd.h>

#include <thads/table/csv_writer.hpp>
#include <thads/table/table_csv.hpp>
#include <thads/table/table_html.hpp>
#include <thads/table/table_json.hpp>
#include <thads/table/table_text.hpp>

namespace thads::cli {

namespace {

std::string long_csv(const std::vector<named_table>& tables) {
  std::string out;
  csv_line(out, {"table", "row", "column", "value"});
  for (const named_table& t : tables) {
    const auto& columns = t.content.columns();
    for (const auto& row : t.content.rows()) {
      for (std::size_t c = 1; c < columns.size(); ++c) {
        csv_line(out, {t.name, row[0].value(), columns[c].key, row[c].value()});
      }
    }
  }
  return out;
}

std::string json_list(const std::vector<named_table>& tables) {
  std::string out = "{\n";
  for (const named_table& t : tables) {
    if (&t != &tables.front()) out += ",\n";
    out += "\"" + t.name + "\": " + to_json(t.content);
    while (out.ends_with('\n')) out.pop_back();
  }
  return out + "\n}\n";
}

std::string as_html(const std::vector<named_table>& tables, language lang) {
  std::vector<std::string> sections;
  sections.reserve(tables.size());
  for (const named_table& t : tables) sections.push_back(to_html(t.content, lang));
  const bool titled = !tables.empty() && !tables.front().content.titles().empty();
  return html_page(titled ? tables.front().content.titles().front().in(lang) : "thads", sections,
                   lang);
}

// One table after the other. People are told of texts that do not stand there as they were.
std::string as_spreadsheet(const std::vector<named_table>& tables, language lang) {
  std::string out;
  std::size_t neutralised = 0;
  for (const named_table& t : tables) {
    spreadsheet_csv csv = to_spreadsheet_csv(t.content, lang);
    constexpr std::string_view byte_order_mark = "\uFEFF";
    if (!out.empty()) csv.text.replace(0, byte_order_mark.size(), "\n");
    out += csv.text;
    neutralised += csv.neutralised;
  }
  if (neutralised != 0) {
    complain(std::to_string(neutralised) + (neutralised == 1 ? " text" : " texts") +
             " that a spreadsheet could run as a formula got an apostrophe in front");
  }
  return out;
}

text_options text_style(const output_options& options) {
  return {.lang = options.lang, .bold_headers = isatty(STDOUT_FILENO) != 0};
}

}  // namespace

void write_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw error(errc::io, "cannot write to the standard output");
  }
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) throw error(errc::io, "cannot write " + quoted_text(path.string()));
}

void complain(std::string_view line) {
  const std::string text = "thads: " + std::string(line) + "\n";
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

void write_table(const table& t, const output_options& options) {
  switch (options.format) {
    case output_format::text:
      return write_output(to_text(t, text_style(options)));
    case output_format::csv:
      return write_output(to_csv(t));
    case output_format::spreadsheet:
      return write_output(as_spreadsheet({{{}, t}}, options.lang));
    case output_format::json:
      return write_output(to_json(t));
    case output_format::html:
      return write_output(as_html({{{}, t}}, options.lang));
  }
}

void write_tables(const std::vector<named_table>& tables, const output_options& options) {
  switch (options.format) {
    case output_format::text:
      for (const named_table& t : tables) {
        write_output(to_text(t.content, text_style(options)) + "\n");
      }
      return;
    case output_format::csv:
      return write_output(long_csv(tables));
    case output_format::spreadsheet:
      return write_output(as_spreadsheet(tables, options.lang));
    case output_format::json:
      return write_output(json_list(tables));
    case output_format::html:
      return write_output(as_html(tables, options.lang));
  }
}

std::string summary_of(const findings& report) {
  std::string text;
  for (const severity s : {severity::error, severity::warning, severity::note}) {
    const std::uint64_t n = report.count(s);
    if (!text.empty()) text += ", ";
    text += std::to_string(n) + " " + std::string(code_of(s)) + (n == 1 ? "" : "s");
  }
  return text;
}

progress_bar::progress_bar(std::string label)
    : label_(std::move(label)),
      on_terminal_(isatty(STDERR_FILENO) != 0),
      next_(std::chrono::steady_clock::now() + std::chrono::milliseconds(500)) {}

bool progress_bar::show(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_terminal_ || total == 0 || now < next_) return true;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = true;
  const auto percent_done = static_cast<unsigned>(std::min(done, total) / (total / 100 + 1));
  static_cast<void>(std::fprintf(stderr, "\r%s %3u %%", label_.c_str(), percent_done));
  return true;
}

progress_bar::~progress_bar() {
  if (shown_) static_cast<void>(std::fprintf(stderr, "\r\x1B[K"));
}

}  // namespace thads::cli
