// SPDX-License-Identifier: Apache-2.0
// A text in the two languages of reports.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

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

/// What reports call `value`: its Vietnamese term, and its code with blanks ("ex officio").
template <vocabulary_enum Enum>
[[nodiscard]] bilingual bilingual_term(Enum value) {
  std::string en(code_of(value));
  std::replace(en.begin(), en.end(), '_', ' ');
  return {std::string(term_of(value)), std::move(en)};
}

/// The term with a capital, as it heads a row or a column: "Chủ động", "Ex officio". For
/// vocabularies whose words all begin with one of the letters a to z.
template <vocabulary_enum Enum>
[[nodiscard]] bilingual bilingual_heading(Enum value) {
  static_assert(
      [] {
        const auto begins_simply = [](std::string_view text) {
          return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
        };
        for (const word& w : words<Enum>()) {
          if (!begins_simply(w.code) || !begins_simply(w.vi)) return false;
        }
        return true;
      }(),
      "every word begins with one of the letters a to z");
  bilingual term = bilingual_term(value);
  for (std::string* text : {&term.vi, &term.en}) {
    text->front() = static_cast<char>(text->front() - 'a' + 'A');
  }
  return term;
}

}  // namespace thads
