// SPDX-License-Identifier: Apache-2.0
// The problems of a JSON document as lines that checks can compare, and files as text.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <thads/read/json/json_reader.hpp>

namespace thads_test {

/// "<path>: <English message>" for each problem.
[[nodiscard]] inline std::vector<std::string> lines_of(
    const std::vector<thads::json_problem>& problems) {
  std::vector<std::string> lines;
  for (const thads::json_problem& p : problems) lines.push_back(p.path + ": " + p.message.en);
  return lines;
}

/// The text of a file of the tests; `path` is below tests/.
[[nodiscard]] inline std::string text_of_file(const std::string& path) {
  std::ifstream file(std::filesystem::path(THADS_TEST_DATA) / path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace thads_test
