// SPDX-License-Identifier: Apache-2.0
// The regulations that come with thads: the files in src/regimes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/embedded/regulations.hpp>
#include <thads/base/embedded_text.hpp>
#include <thads/base/error.hpp>
#include <thads/read/json/regulation_json.hpp>
#include <thads/time/period.hpp>

namespace thads {

namespace detail {

inline regulation read_embedded_regulation(const embedded_text& file) {
  regulation_load load = read_regulation(file.text);
  if (!load.content) {
    throw error(errc::internal, "built-in regulation " + std::string(file.name) + " " +
                                    load.problems.front().path + ": " +
                                    load.problems.front().message.en);
  }
  return std::move(*load.content);
}

[[noreturn]] inline void throw_no_regulation(std::string_view id) {
  std::string known;
  for (const embedded_text& file : regulations) {
    known += (known.empty() ? "" : " ") + std::string(file.name);
  }
  throw error(errc::not_found, "there is no regulation " + quoted_text(id) + "; known: " + known);
}

}  // namespace detail

/// Reads the built-in regulation with this id, such as "TT05-2024". Throws errc::not_found with the
/// ids that there are.
[[nodiscard]] inline regulation read_builtin_regulation(std::string_view id) {
  for (const detail::embedded_text& file : detail::regulations) {
    if (file.name == id) return detail::read_embedded_regulation(file);
  }
  detail::throw_no_regulation(id);
}

/// The JSON of the built-in regulation with this id; nothing when there is none.
[[nodiscard]] inline std::optional<std::string_view> find_regulation_text(std::string_view id) {
  for (const detail::embedded_text& file : detail::regulations) {
    if (file.name == id) return file.text;
  }
  return std::nullopt;
}

/// Reads every regulation that comes with thads, by the day from which it is in force.
[[nodiscard]] inline std::vector<regulation> read_builtin_regulations() {
  std::vector<regulation> read;
  read.reserve(detail::regulations.size());
  for (const detail::embedded_text& file : detail::regulations) {
    read.push_back(detail::read_embedded_regulation(file));
  }
  return read;
}

/// The same, read at the first call and kept, from any thread.
[[nodiscard]] inline const std::vector<regulation>& builtin_regulations() {
  static const std::vector<regulation> all = read_builtin_regulations();
  return all;
}

/// The kept regulation with this id. Throws like read_builtin_regulation.
[[nodiscard]] inline const regulation& find_regulation(std::string_view id) {
  for (const regulation& r : builtin_regulations()) {
    if (r.id == id) return r;
  }
  detail::throw_no_regulation(id);
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
