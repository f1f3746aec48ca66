// SPDX-License-Identifier: Apache-2.0
// The C interface to the vocabularies.
#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "capi/core/guard.hpp"

#include <thads/analysis/funnel.hpp>
#include <thads/counters/ages.hpp>
#include <thads/editions/edition.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/published/claims.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/assessment.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

template <class Enum>
constexpr std::span<const word> words_of() {
  return thads::detail::vocabulary<Enum>::words;
}

// In the order of THADS_WORDS_….
constexpr std::array vocabularies{
    words_of<initiation>(),   words_of<judgment_type>(), words_of<source>(),
    words_of<flag>(),         words_of<event_type>(),    words_of<ground>(),
    words_of<measure>(),      words_of<quantity>(),      words_of<dimension>(),
    words_of<unit_kind>(),    words_of<comparator>(),    words_of<target_outcome>(),
    words_of<verdict>(),      words_of<age_series>(),    words_of<over_dispersion>(),
    words_of<edition_label>()};

std::span<const word> vocabulary_in(std::int32_t vocabulary) {
  return vocabularies[enum_in<std::size_t>(vocabulary, vocabularies.size(), "vocabulary")];
}

}  // namespace

extern "C" {

thads_status thads_word(int32_t vocabulary, int32_t value, const char** code, const char** term,
                        thads_error* err) {
  return guard(err, [&] {
    const auto words = vocabulary_in(vocabulary);
    if (value < 0 || static_cast<std::size_t>(value) >= words.size()) {
      throw error(errc::unknown_code, "the value " + std::to_string(value) + " has no word");
    }
    const word& w = words[static_cast<std::size_t>(value)];
    set(code, w.code.data());  // of literals, which end with a NUL
    set(term, w.vi.data());
  });
}

thads_status thads_word_find(int32_t vocabulary, const char* code, size_t size, int32_t* value,
                             thads_error* err) {
  return guard(err, [&] {
    auto& to = required(value, "value");
    const auto words = vocabulary_in(vocabulary);
    const std::string_view wanted = text_in(code, size, "code");
    const auto found = std::find_if(words.begin(), words.end(),
                                    [wanted](const word& w) { return w.code == wanted; });
    if (found == words.end()) {
      throw error(errc::unknown_code, quoted_text(wanted) + " is no code of this vocabulary");
    }
    to = static_cast<std::int32_t>(found - words.begin());
  });
}

}  // extern "C"
