// SPDX-License-Identifier: Apache-2.0
// The narrative templates that come with thads: the files in src/narratives.
#pragma once

#include <thads/model/vocabulary.hpp>
#include <thads/report/narrative/narrative_template.hpp>

namespace thads {

/// The template of a results report in `lang`.
[[nodiscard]] narrative_template builtin_narrative(language lang);

}  // namespace thads
