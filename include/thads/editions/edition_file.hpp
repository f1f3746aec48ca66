// SPDX-License-Identifier: Apache-2.0
// Editions in files.
#pragma once

#include <thads/editions/edition_text.hpp>
#include <thads/read/csv/byte_source.hpp>

namespace thads {

/// The edition in `file`. Throws errc::io, and errc::corrupt with the name of the file.
[[nodiscard]] sealed_edition read_edition(const text_input& file);

}  // namespace thads
