// SPDX-License-Identifier: Apache-2.0
// A text in the two languages of reports.
#pragma once

#include <string>

#include <thads/model/vocabulary.hpp>

namespace thads {

/// A text in both languages; either may be empty, then the other stands for it.
struct bilingual {
  std::string vi;
  std::string en;

  /// The text in `wanted`.
  [[nodiscard]] const std::string& in(language wanted) const noexcept {
    const bool use_vi = wanted == language::vi ? !vi.empty() : en.empty();
    return use_vi ? vi : en;
  }
  [[nodiscard]] bool empty() const noexcept { return vi.empty() && en.empty(); }

  friend bool operator==(const bilingual&, const bilingual&) = default;
};

}  // namespace thads
