// SPDX-License-Identifier: Apache-2.0
#include <thads/editions/edition_file.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include <thads/base/error.hpp>

namespace thads {

sealed_edition read_edition(const text_input& file) {
  const auto source = file.open();
  std::vector<char> block(std::size_t{1} << 18U);
  std::string text;
  while (const std::size_t n = source->read(block.data(), block.size())) {
    text.append(block.data(), n);
  }
  try {
    return unseal(text);
  } catch (const error& e) {
    throw error_at(e.code(), quoted_text(file.name()) + ": " + e.what(), file.name());
  }
}

}  // namespace thads
