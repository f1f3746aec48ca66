// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/rejects.hpp>

namespace thads {

namespace detail {

std::map<std::uint64_t, std::string> rules_by_line(const findings& report, std::uint32_t file) {
  std::map<std::uint64_t, std::string> rules;
  for (const finding& f : report.list()) {
    if (f.file != file || f.line == 0 || describe(f.id).severity != severity::error) continue;
    std::string& codes = rules[f.line];
    codes += (codes.empty() ? "" : " ") + std::string(describe(f.id).code);
  }
  return rules;
}

void append_quoted(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
}

}  // namespace detail

}  // namespace thads
