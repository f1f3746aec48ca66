// SPDX-License-Identifier: Apache-2.0
// Chapters as Python gets them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table.hpp"

#include <thads/report/chapters/ageing_table.hpp>
#include <thads/report/chapters/chapter.hpp>
#include <thads/report/chapters/spoken_facts.hpp>

namespace thads::python {

/// A chapter, and what it is about.
struct chapter_object {
  std::string code;
  std::string title;
  named_tables tables;
  spoken_facts facts;
};

using shared_chapter = std::shared_ptr<chapter_object>;

[[nodiscard]] inline shared_chapter share(chapter made, const chapter_scope& scope) {
  const language lang = scope.lang();
  return std::make_shared<chapter_object>(chapter_object{
      std::move(made.code), made.title.in(lang), share_all(std::move(made.tables), lang),
      spoken_facts{scope.root(), scope.period(), std::move(made.facts)}});
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
