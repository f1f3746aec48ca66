// SPDX-License-Identifier: Apache-2.0
#include <thads/editions/edition.hpp>

#include <algorithm>

#include <thads/base/error.hpp>

namespace thads {

const edition_input* find_input(const edition& e, std::string_view name) {
  for (const edition_input& i : e.inputs) {
    if (i.name == name) return &i;
  }
  return nullptr;
}

void require_sealable(const edition& e) {
  const auto fail = [](const std::string& why) { throw error(errc::argument, "edition: " + why); };
  const auto unsorted = [](const edition_input& a, const edition_input& b) {
    return a.name >= b.name;
  };
  if (std::adjacent_find(e.inputs.begin(), e.inputs.end(), unsorted) != e.inputs.end()) {
    fail("the inputs are not sorted by name, or a name stands twice");
  }
  if (!e.inputs.empty() && e.inputs.front().name.empty()) fail("an input has no name");
  if (e.regulation.empty()) fail("the regulation has no id");
  if (e.library.empty()) fail("the version of the library is missing");
  if (e.label == edition_label::revised && !e.revises) {
    fail("a revised edition names the one that it revises");
  }
}

void require_input(const edition& e, const edition_input& given) {
  const edition_input* sealed = find_input(e, given.name);
  if (sealed != nullptr && *sealed == given) return;
  throw error(errc::mismatch,
              "input " + quoted_text(given.name) + " is not the file that the edition of " +
                  to_string(e.figures.period()) + " was counted from: SHA-256 " +
                  to_string(given.sha256) + ", sealed " +
                  (sealed != nullptr ? to_string(sealed->sha256) : std::string("without it")));
}

}  // namespace thads
