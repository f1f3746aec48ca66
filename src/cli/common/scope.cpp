// SPDX-License-Identifier: Apache-2.0
#include "cli/common/scope.hpp"

#include <thads/read/csv/csv_points.hpp>

namespace thads::cli {

void chapter_options::add_to(CLI::App& command) {
  in.add_to(command);
  when.add_to(command);
  out.add_to(command);
  add_root(command, root);
}

void add_root(CLI::App& command, std::string& root) {
  command.add_option("--unit", root, "The unit to report on (default: the one above all others)");
}

score_scheme scheme_of(const std::string& points, const std::string& grades,
                       const input_options& in, findings& report) {
  if (grades.empty()) return read_scheme(text_input::file(points), nullptr, report, in.format());
  const text_input of_grades = text_input::file(grades);
  return read_scheme(text_input::file(points), &of_grades, report, in.format());
}

}  // namespace thads::cli
