// SPDX-License-Identifier: Apache-2.0
// A text file that travels inside the headers: the build writes them to <thads/embedded/…>.
#pragma once

#include <string_view>

namespace thads::detail {

struct embedded_text {
  std::string_view name;  // of the file, without its extension
  std::string_view text;
};

}  // namespace thads::detail
