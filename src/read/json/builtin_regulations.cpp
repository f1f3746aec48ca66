// SPDX-License-Identifier: Apache-2.0
#include <thads/read/json/builtin_regulations.hpp>

#include <string>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/embedded/regulations.hpp>
#include <thads/read/json/regulation_json.hpp>
#include "embedded_text.hpp"

namespace thads {

namespace {

regulation read_embedded_regulation(const detail::embedded_text& file) {
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
  for (const detail::embedded_text& file : detail::regulations) {
    known += (known.empty() ? "" : " ") + std::string(file.name);
  }
  throw error(errc::not_found, "there is no regulation " + quoted_text(id) + "; known: " + known);
}

}  // namespace

regulation read_builtin_regulation(std::string_view id) {
  for (const detail::embedded_text& file : detail::regulations) {
    if (file.name == id) return read_embedded_regulation(file);
  }
  throw_no_regulation(id);
}

std::optional<std::string_view> find_regulation_text(std::string_view id) {
  for (const detail::embedded_text& file : detail::regulations) {
    if (file.name == id) return file.text;
  }
  return std::nullopt;
}

std::vector<regulation> read_builtin_regulations() {
  std::vector<regulation> read;
  read.reserve(detail::regulations.size());
  for (const detail::embedded_text& file : detail::regulations) {
    read.push_back(read_embedded_regulation(file));
  }
  return read;
}

const std::vector<regulation>& builtin_regulations() {
  static const std::vector<regulation> all = read_builtin_regulations();
  return all;
}

const regulation& find_regulation(std::string_view id) {
  for (const regulation& r : builtin_regulations()) {
    if (r.id == id) return r;
  }
  throw_no_regulation(id);
}

std::vector<const regulation*> regulations_in(const period& in) {
  std::vector<const regulation*> found;
  for (const regulation& r : builtin_regulations()) {
    if (r.from <= in.last_day() && in.first_day() <= r.to) found.push_back(&r);
  }
  return found;
}

}  // namespace thads
