// SPDX-License-Identifier: Apache-2.0
// Chapters as Python gets them.
#pragma once

#include <string>
#include <tuple>
#include <utility>

#include "table.hpp"

#include <thads/report/ageing_table.hpp>
#include <thads/report/chapter.hpp>

namespace thads::python {

/// Code, title and tables.
using shared_chapter = std::tuple<std::string, std::string, named_tables>;

[[nodiscard]] inline shared_chapter share(chapter made, language lang) {
  return {std::move(made.code), made.title.in(lang), share_all(std::move(made.tables), lang)};
}

/// How ages are shown; no bands stand for the built-in ones.
[[nodiscard]] inline ageing_options ageing_options_of(const std::vector<std::string>& bands,
                                                      std::string_view standard) {
  ageing_options options{.standard = parse_age_limit(standard)};
  if (bands.empty()) return options;
  options.bands.clear();
  for (const std::string& b : bands) options.bands.push_back(parse_age_limit(b));
  return options;
}

}  // namespace thads::python
