// SPDX-License-Identifier: Apache-2.0
#include <thads/report/narrative/builtin_narratives.hpp>

#include <string>
#include <string_view>

#include <thads/base/error.hpp>
#include <thads/embedded/narratives.hpp>
#include "embedded_text.hpp"

namespace thads {

narrative_template builtin_narrative(language lang) {
  const std::string_view wanted = lang == language::vi ? "results.vi" : "results.en";
  for (const detail::embedded_text& file : detail::narratives) {
    if (file.name == wanted) return {file.name, file.text};
  }
  throw error(errc::internal, "there is no built-in narrative " + std::string(wanted));
}

}  // namespace thads
