// SPDX-License-Identifier: Apache-2.0
// Findings as one short line each, to compare with lines written by hand.
#pragma once

#include <string>
#include <vector>

#include <thads/model/validation.hpp>

namespace thads_test {

/// "cases.csv:2:5 date_invalid 12/A accepted error", with a dash for what is empty.
inline std::string text_of(const thads::findings& report, const thads::finding& f) {
  const thads::rule_entry& entry = thads::describe(f.id);
  const auto or_dash = [](std::string_view text) {
    return " " + (text.empty() ? std::string("-") : std::string(text));
  };
  return std::string(report.file_name(f)) + ":" + std::to_string(f.line) + ":" +
         std::to_string(f.column) + " " + std::string(entry.code) + or_dash(f.case_id) +
         or_dash(f.field) + " " + std::string(code_of(entry.severity));
}

inline std::vector<std::string> lines_of(const thads::findings& report) {
  std::vector<std::string> lines;
  for (const thads::finding& f : report.list()) lines.push_back(text_of(report, f));
  return lines;
}

}  // namespace thads_test
