// SPDX-License-Identifier: Apache-2.0
// The narrative templates that come with thads: the files in src/narratives.
#pragma once

#include <string>
#include <string_view>

#include <thads/embedded/narratives.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/report/narrative/narrative_template.hpp>

namespace thads {

/// The template of a results report in `lang`.
[[nodiscard]] inline narrative_template builtin_narrative(language lang) {
  const std::string_view wanted = lang == language::vi ? "results.vi" : "results.en";
  for (const detail::embedded_text& file : detail::narratives) {
    if (file.name == wanted) return {file.name, file.text};
  }
  throw error(errc::internal, "there is no built-in narrative " + std::string(wanted));
}

}  // namespace thads
