// SPDX-License-Identifier: Apache-2.0
#include <thads/read/json/builtin_deadlines.hpp>

#include <utility>

#include <thads/base/error.hpp>
#include <thads/embedded/time_limits.hpp>
#include <thads/read/json/deadlines_json.hpp>
#include "embedded_text.hpp"

namespace thads {

std::string_view builtin_deadlines_text() { return detail::time_limits.front().text; }

const deadline_table& builtin_deadlines() {
  static const deadline_table table = [] {
    deadlines_load load = read_deadlines(builtin_deadlines_text());
    if (!load.content) {
      throw error(errc::internal, "the built-in deadlines " + load.problems.front().path + ": " +
                                      load.problems.front().message.en);
    }
    return std::move(*load.content);
  }();
  return table;
}

}  // namespace thads
