// SPDX-License-Identifier: Apache-2.0
// The table of time limits that comes with thads: src/deadlines.
#pragma once

#include <utility>

#include <thads/embedded/deadlines.hpp>
#include <thads/base/error.hpp>
#include <thads/read/json/deadlines_json.hpp>

namespace thads {

/// The built-in table, read at the first call and kept, from any thread.
[[nodiscard]] inline const deadline_table& builtin_deadlines() {
  static const deadline_table table = [] {
    deadlines_load load = read_deadlines(detail::deadlines.front().text);
    if (!load.content) {
      throw error(errc::internal, "the built-in deadlines " + load.problems.front().path + ": " +
                                      load.problems.front().message.en);
    }
    return std::move(*load.content);
  }();
  return table;
}

}  // namespace thads
