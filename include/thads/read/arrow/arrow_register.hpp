// SPDX-License-Identifier: Apache-2.0
// Reads cases and events from Arrow streams into a validated register.
#pragma once

#include <thads/read/arrow/arrow_stream.hpp>
#include <thads/read/csv/register_rows.hpp>

namespace thads {

/// Reads and validates a register like that of two files (csv_register.hpp): the same columns,
/// found by their names, and the same rules. Null stands for an empty field, rows of a stream stand
/// for lines, from 1. Of `options.format`, only `dates` matters, for dates that are text; progress
/// is told in rows of both streams together, with a total of 0, since that is not known. Both
/// streams are released, whatever happens.
///
/// Throws errc::argument when a stream was read before, lacks a column, or has one of a type that
/// does not suit (arrow_content); errc::corrupt when it breaks the Arrow format; errc::io when it
/// fails, errc::cancelled when it or `options.progress` says so, std::bad_alloc when it has no
/// memory.
[[nodiscard]] register_load read_register(arrow_stream cases, arrow_stream events,
                                          const read_options& options = {});

}  // namespace thads
