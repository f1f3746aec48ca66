// SPDX-License-Identifier: Apache-2.0
// Tables of test data: tab-separated, the first line `# ` and the names of the columns.
#pragma once

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thads_test {

[[nodiscard]] inline std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    fields.emplace_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

/// One row; it is printed as its first field, which names it.
class tsv_row {
 public:
  using columns = std::shared_ptr<const std::vector<std::string>>;

  tsv_row(columns names, std::vector<std::string> fields)
      : names_(std::move(names)), fields_(std::move(fields)) {}

  /// The field in the column of that name; a row that does not have it is a fault of the table.
  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    const auto found = std::find(names_->begin(), names_->end(), column);
    const auto index = static_cast<std::size_t>(found - names_->begin());
    if (found == names_->end() || fields_.size() != names_->size()) {
      throw std::runtime_error("row " + fields_.front() +
                               " does not have the columns of its table");
    }
    return fields_[index];
  }

  friend std::ostream& operator<<(std::ostream& out, const tsv_row& row) {
    return out << row.fields_.front();
  }

 private:
  columns names_;
  std::vector<std::string> fields_;
};

/// The rows of a file, without comments (`#`) and empty lines; none when it cannot be read, so
/// every user asserts a least number of rows.
[[nodiscard]] inline std::vector<tsv_row> read_tsv(const std::string& path) {
  std::vector<tsv_row> rows;
  tsv_row::columns names;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    if (!names) {
      names = std::make_shared<const std::vector<std::string>>(
          split(std::string_view(line).substr(std::min<std::size_t>(2, line.size())), '\t'));
    } else if (!line.empty() && line.front() != '#') {
      rows.emplace_back(names, split(line, '\t'));
    }
  }
  return rows;
}

}  // namespace thads_test
