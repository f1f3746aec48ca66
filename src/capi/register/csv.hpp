// SPDX-License-Identifier: Apache-2.0
// Tables in CSV that callers give.
#pragma once

#include <string_view>

#include "capi/core/guard.hpp"

#include <thads/read/csv/csv_table.hpp>

namespace thads::capi {

/// Where the table is read from; findings call a text in memory `name`.
text_input input_in(const thads_csv* csv, std::string_view name);

/// How it is written.
csv_format format_in(const thads_csv* csv, std::string_view name);

}  // namespace thads::capi
