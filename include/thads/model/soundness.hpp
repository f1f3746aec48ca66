// SPDX-License-Identifier: Apache-2.0
// What was read with errors yields no figures.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include <thads/base/error.hpp>
#include <thads/model/validation.hpp>

namespace thads {

/// Throws errc::bad_register with `problem`, and with the first error of `report`, its field and
/// its place where one is listed.
[[noreturn]] inline void throw_first_error(const findings& report, const std::string& problem) {
  const auto list = report.list();
  const auto first = std::find_if(list.begin(), list.end(), [](const finding& f) {
    return describe(f.id).severity == severity::error;
  });
  if (first == list.end()) throw error(errc::bad_register, problem);
  const std::string where = first->field.empty() ? "" : ", in " + std::string(first->field);
  throw error_at(errc::bad_register,
                 problem + "; the first" + where + ": " + first->message(language::en),
                 std::string(report.file_name(*first)), first->line, first->column);
}

/// Throws like throw_first_error when `report`, on what is called `name`, has errors.
inline void require_sound(const findings& report, std::string_view name) {
  if (!report.has_errors()) return;
  throw_first_error(report, std::string(name) + " have errors, so they yield no figures");
}

}  // namespace thads
