// SPDX-License-Identifier: Apache-2.0
// Reads cases.csv and events.csv into a validated register.
#pragma once

#include <cstdint>
#include <filesystem>

#include <thads/model/case_register.hpp>
#include <thads/model/register_builder.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/read/csv/register_rows.hpp>

namespace thads {

/// Gives every finding that knows only its line the place of its field, as far as the files can be
/// read again, and sorts all by place.
void locate_findings(const text_input& cases, std::uint32_t cases_file, const text_input& events,
                     std::uint32_t events_file, csv_format format, findings& report);

/// Reads and validates a register. Bad data become findings, never errors; with errors among them
/// the register yields no figures, unless `options.mode` is lenient: then bad cases are set aside
/// whole. Throws errc::io when a file cannot be read.
[[nodiscard]] register_load read_register(const text_input& cases, const text_input& events,
                                          const read_options& options = {});

/// Reads the files at two paths; see above.
[[nodiscard]] register_load read_register(const std::filesystem::path& cases,
                                          const std::filesystem::path& events,
                                          const read_options& options = {});

}  // namespace thads

#ifdef THADS_HEADER_ONLY
#include <thads/read/csv/csv_register-inl.hpp>
#endif
