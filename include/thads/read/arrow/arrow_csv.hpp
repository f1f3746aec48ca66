// SPDX-License-Identifier: Apache-2.0
// A small table from Arrow as CSV, so that whatever reads such files reads dataframes too.
#pragma once

#include <string>

#include <thads/read/arrow/arrow_stream.hpp>

namespace thads {

/// The rows of `stream` behind a line of the names of its columns: texts, numbers in plain notation
/// and days as YYYY-MM-DD; null as an empty field. Row i of the stream stands on line i + 1, unless
/// texts have line ends. Throws errc::argument for columns of other types, floating point above
/// all, errc::corrupt for a text that is no UTF-8 and names its row, and like arrow_stream.
[[nodiscard]] std::string csv_of(arrow_stream stream);

}  // namespace thads
