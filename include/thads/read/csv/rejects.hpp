// SPDX-License-Identifier: Apache-2.0
// Writes what a lenient load set aside: every original record, byte for byte, with its findings.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/register_builder.hpp>
#include <thads/read/csv/csv_reader.hpp>
#include <thads/read/csv/register_rows.hpp>
#include <thads/table/csv_writer.hpp>

namespace thads {

namespace detail {

// The rules that each line of file `file` broke, as "code code".
std::map<std::uint64_t, std::string> rules_by_line(const findings& report, std::uint32_t file);

// A quoted field is the original text with its quotation marks doubled, and nothing else.
void append_quoted(std::string& out, std::string_view text);

template <class Write>
void write_rejected_records(const text_input& input, char delimiter,
                            const std::vector<std::uint32_t>& lines,
                            const std::map<std::uint64_t, std::string>& rules, Write write) {
  if (lines.empty()) return;
  if (!input.is_repeatable()) {
    throw error(errc::io, "cannot read " + quoted_text(input.name()) +
                              " again to write its rejects; save it as a file first");
  }
  csv_reader reader(input.open(), delimiter);
  auto wanted = lines.begin();
  while (wanted != lines.end() && reader.next()) {
    if (reader.line() != *wanted) continue;
    ++wanted;
    std::string row;
    const auto found = rules.find(reader.line());
    csv_field(row, input.name());
    row += ',' + std::to_string(reader.line()) + ',';
    row += (found == rules.end() ? std::string("other_record_of_the_case") : found->second) + ",\"";
    append_quoted(row, reader.raw());
    write(row);
    for (std::string_view more = reader.more_raw(); !more.empty(); more = reader.more_raw()) {
      row.clear();
      append_quoted(row, more);
      write(row);
    }
    write("\"\n");
  }
}

}  // namespace detail

/// Calls `write(text)` with pieces of a CSV file `file,line,rules,record` of everything that `load`
/// set aside: `record` is the original record with its line ending, byte for byte, and `rules` what
/// it broke, or "other_record_of_the_case" for the good records of a bad case. Throws errc::io,
/// also when a file with rejects cannot be read twice.
template <class Write>
void write_rejects(const text_input& cases, const text_input& events, const register_load& load,
                   Write write, char delimiter = ',') {
  write(std::string_view("file,line,rules,record\n"));
  detail::write_rejected_records(cases, delimiter, load.rejected.cases,
                                 detail::rules_by_line(load.report, 0), write);
  detail::write_rejected_records(events, delimiter, load.rejected.events,
                                 detail::rules_by_line(load.report, 1), write);
}

}  // namespace thads
