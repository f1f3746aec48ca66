// SPDX-License-Identifier: Apache-2.0
// Data goes to the standard output, and nothing else does; progress and complaints to the error
// stream.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/common/options.hpp"

#include <thads/model/validation.hpp>
#include <thads/report/year/year_report.hpp>
#include <thads/table/table.hpp>

namespace thads::cli {

/// Writes data. Throws errc::io when the standard output does not take it.
void write_output(std::string_view text);

/// Writes `text` as the file `path`. Throws errc::io.
void write_file(const std::filesystem::path& path, std::string_view text);

/// Writes a line for people to the error stream.
void complain(std::string_view line);

/// Writes one table in the format asked for.
void write_table(const table& t, const output_options& options);

/// Writes several tables: text one after the other, CSV as `table,row,column,value`, JSON as a
/// list.
void write_tables(const std::vector<named_table>& tables, const output_options& options);

/// "3 errors, 1 warning".
[[nodiscard]] std::string summary_of(const findings& report);

/// A bar on the error stream, when that is a terminal and the work takes long.
class progress_bar {
 public:
  explicit progress_bar(std::string label);
  progress_bar(const progress_bar&) = delete;
  progress_bar& operator=(const progress_bar&) = delete;
  ~progress_bar();

  /// Shows how far the work is; always true, so that it never stops the work.
  bool show(std::uint64_t done, std::uint64_t total);

 private:
  std::string label_;
  bool on_terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace thads::cli
