// SPDX-License-Identifier: Apache-2.0
// A text file that travels inside the library: cmake/embed.cmake writes <thads/embedded/…>.
#pragma once

#include <string_view>

namespace thads::detail {

struct embedded_text {
  std::string_view name;  // of the file, without its extension
  std::string_view text;
};

}  // namespace thads::detail
