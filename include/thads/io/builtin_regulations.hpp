// SPDX-License-Identifier: Apache-2.0
// The regulations that come with thads: the files in src/regimes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/embedded/regulations.hpp>
#include <thads/embedded_text.hpp>
#include <thads/error.hpp>
#include <thads/io/regulation_json.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// Every regulation that comes with thads, by the day from which it is in force. They are read at
/// the first call, from any thread.
[[nodiscard]] inline const std::vector<regulation>& builtin_regulations() {
  static const std::vector<regulation> all = [] {
    std::vector<regulation> read;
    for (const detail::embedded_text& file : detail::regulations) {
      regulation_load load = read_regulation(file.text);
      if (!load.content) {
        throw error(errc::internal, "built-in regulation " + std::string(file.name) + " " +
                                        load.problems.front().path + ": " +
                                        load.problems.front().message.en);
      }
      read.push_back(std::move(*load.content));
    }
    return read;
  }();
  return all;
}

/// The built-in regulation with this id, such as "TT05-2024". Throws errc::not_found with the ids
/// that there are.
[[nodiscard]] inline const regulation& find_regulation(std::string_view id) {
  std::string known;
  for (const regulation& r : builtin_regulations()) {
    if (r.id == id) return r;
    known += (known.empty() ? "" : " ") + r.id;
  }
  throw error(errc::not_found, "there is no regulation " + quoted_text(id) + "; known: " + known);
}

/// The built-in regulations in force on some day of the cumulative period, by date: more than one
/// when the year straddles a change. The last one is in force at the end of the period.
[[nodiscard]] inline std::vector<const regulation*> regulations_in(const period& in) {
  std::vector<const regulation*> found;
  for (const regulation& r : builtin_regulations()) {
    if (r.from <= in.last_day() && in.first_day() <= r.to) found.push_back(&r);
  }
  return found;
}

}  // namespace thads
