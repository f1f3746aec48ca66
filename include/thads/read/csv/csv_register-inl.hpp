// SPDX-License-Identifier: Apache-2.0
// The bodies of what csv_register.hpp declares. csv_register.hpp includes this file for users of
// the headers alone; the compiled library includes it once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include <thads/model/register_builder.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/read/csv/csv_table.hpp>
#include <thads/read/csv/register_rows.hpp>

namespace thads {

namespace detail {

// Rows after which the size of the file tells how much room to make.
inline constexpr std::size_t rows_before_estimate = 1000;

inline void read_cases(const text_input& input, csv_format format,
                       const progress_callback& progress, findings& report, std::uint32_t file,
                       register_builder& builder) {
  using columns = cases_columns;
  csv_table row(input, format, columns::names, columns::case_id, report, file);
  if (!row.usable()) return builder.reject_file();
  std::size_t rows = 0;
  while (row.next()) {
    row.report_progress(progress);
    read_case(row, builder, [&](const case_record& record) {
      builder.add(record, row.line());
      if (++rows == rows_before_estimate) builder.reserve_cases(row.expected_rows());
    });
  }
}

inline void read_events(const text_input& input, csv_format format, const ground_rules& grounds,
                        const progress_callback& progress, findings& report, std::uint32_t file,
                        register_builder& builder) {
  using columns = events_columns;
  csv_table row(input, format, columns::names, columns::case_id, report, file);
  if (!row.usable()) return builder.reject_file();
  std::size_t rows = 0;
  while (row.next()) {
    row.report_progress(progress);
    read_event(row, grounds, builder, [&](const event_record& record) {
      builder.add(record, row.line());
      if (++rows == rows_before_estimate) builder.reserve_events(row.expected_rows());
    });
  }
}

}  // namespace detail

THADS_INLINE void locate_findings(const text_input& cases, std::uint32_t cases_file,
                                  const text_input& events, std::uint32_t events_file,
                                  csv_format format, findings& report) {
  detail::locate_fields(cases, format, detail::cases_columns::names, report, cases_file);
  detail::locate_fields(events, format, detail::events_columns::names, report, events_file);
  report.sort();
}

THADS_INLINE register_load read_register(const text_input& cases, const text_input& events,
                                         const read_options& options) {
  register_load load{.cases = {}, .report = findings(options.findings_limit), .rejected = {}};
  const std::uint32_t cases_file = load.report.add_file(cases.name());
  const std::uint32_t events_file = load.report.add_file(events.name());
  register_builder builder(load.report, cases_file, events_file);
  const std::uint64_t bytes_of_cases = cases.size();
  const std::uint64_t total = bytes_of_cases + events.size();
  const auto progress_after = [&](std::uint64_t before) -> progress_callback {
    if (!options.progress) return {};
    return [&options, before, total](std::uint64_t done, std::uint64_t) {
      return options.progress(before + done, total);
    };
  };
  detail::read_cases(cases, options.format, progress_after(0), load.report, cases_file, builder);
  detail::read_events(events, options.format, detail::ground_rules(options.grounds),
                      progress_after(bytes_of_cases), load.report, events_file, builder);
  load.cases = builder.finish(options.mode);
  load.rejected = builder.rejected();
  locate_findings(cases, cases_file, events, events_file, options.format, load.report);
  return load;
}

THADS_INLINE register_load read_register(const std::filesystem::path& cases,
                                         const std::filesystem::path& events,
                                         const read_options& options) {
  return read_register(text_input::file(cases), text_input::file(events), options);
}

}  // namespace thads
