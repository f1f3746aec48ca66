// SPDX-License-Identifier: Apache-2.0
// Reads cases.csv and events.csv into a validated register.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/io/csv_table.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/register_builder.hpp>
#include <thads/model/validation.hpp>

namespace thads {

/// How a register is read.
struct read_options {
  strictness mode = strictness::strict;
  csv_format format{};
  std::size_t findings_limit = findings::default_limit;  ///< listed; all are counted
  progress_callback progress{};                          ///< in bytes of both files together
};

/// A register and what was found while reading it.
struct register_load {
  case_register cases;
  findings report;
  rejected_lines rejected;
};

namespace detail {

struct cases_csv {
  enum column : std::size_t {
    case_id,
    unit,
    officer,
    initiation,
    judgment_type,
    accepted,
    amount,
    source,
    flags,
    column_count
  };
  static constexpr std::array<std::string_view, column_count> names{
      "case_id",  "unit",   "officer", "initiation", "judgment_type",
      "accepted", "amount", "source",  "flags"};
};

struct events_csv {
  enum column : std::size_t { case_id, date, type, amount, ground, unit, officer, column_count };
  static constexpr std::array<std::string_view, column_count> names{
      "case_id", "date", "type", "amount", "ground", "unit", "officer"};
};

// Rows after which the size of the file tells how much room to make.
inline constexpr std::size_t rows_before_estimate = 1000;

using cases_table = csv_table<cases_csv::column_count>;
using events_table = csv_table<events_csv::column_count>;

inline case_record read_case(cases_table& row) {
  using c = cases_csv;
  return {.id = row.required(c::case_id),
          .unit = row.required(c::unit),
          .officer = row.text(c::officer),
          .initiation = row.word<initiation>(c::initiation),
          .judgment = row.word<judgment_type>(c::judgment_type),
          .accepted = row.day(c::accepted),
          .amount = row.amount(c::amount, 0).value_or(0),
          .source = row.word<source>(c::source, source::new_case),
          .flags = row.flags(c::flags)};
}

// The amount of an event, held against the rule of its type. A zero where no amount belongs is what
// spreadsheets write for "none".
inline std::optional<std::int64_t> read_event_amount(events_table& row, event_type type) {
  constexpr std::size_t column = events_csv::amount;
  switch (rule_of(type).amount) {
    case amount_rule::positive:
      if (row.text(column).empty()) row.fault(rule::amount_missing, column, code_of(type));
      return row.amount(column, 1);
    case amount_rule::whole_or_part:
      return row.amount(column, 1);
    case amount_rule::signed_change: {
      if (row.text(column).empty()) row.fault(rule::amount_missing, column, code_of(type));
      const auto change = row.amount(column, std::numeric_limits<std::int64_t>::min());
      if (change == 0) row.fault(rule::amount_invalid, column, row.text(column));
      return change;
    }
    case amount_rule::procedural:
      return row.amount(column, 0);
    case amount_rule::none:
      if (row.amount(column, 0).value_or(0) > 0) {
        row.fault(rule::amount_not_allowed, column, code_of(type));
      }
      return std::nullopt;
  }
  return std::nullopt;
}

inline ground read_ground(events_table& row, event_type type) {
  constexpr std::size_t column = events_csv::ground;
  const std::string_view value = row.text(column);
  if (type != event_type::postponed) {
    if (!value.empty()) row.fault(rule::ground_ignored, column, value);
    return ground::none;
  }
  if (value.empty()) {
    row.fault(rule::ground_missing, column);
    return ground::none;
  }
  return row.word<ground>(column);
}

inline event_record read_event(events_table& row) {
  using c = events_csv;
  event_record record{.case_id = row.required(c::case_id), .date = row.day(c::date)};
  const auto type = row.find_word<event_type>(c::type);
  if (!type) return record;  // the rest depends on it
  record.type = *type;
  record.amount = read_event_amount(row, record.type);
  record.ground = read_ground(row, record.type);
  if (record.type == event_type::unit_changed) record.unit = row.required(c::unit);
  if (is_transfer(record.type)) record.officer = row.text(c::officer);
  return record;
}

// Adds every row of `table` to `builder`. A fault that the columns share with a whole record (a
// malformed line) rejects it before any value is fetched.
template <class Table, class Read, class Reject>
void read_rows(Table& table, const progress_callback& progress, Read read, Reject reject) {
  while (table.next()) {
    table.report_progress(progress);
    if (table.good()) {
      read();
    } else {
      reject();
    }
  }
}

inline void read_cases(const text_input& input, csv_format format,
                       const progress_callback& progress, findings& report, std::uint32_t file,
                       register_builder& builder) {
  cases_table row(input, format, cases_csv::names, cases_csv::case_id, report, file);
  if (!row.usable()) return builder.reject_file();
  const auto reject = [&] { builder.reject_case(row.text(cases_csv::case_id), row.line()); };
  std::size_t rows = 0;
  const auto read = [&] {
    const case_record record = read_case(row);
    if (!row.good()) return reject();
    builder.add(record, row.line());
    if (++rows == rows_before_estimate) builder.reserve_cases(row.expected_rows());
  };
  read_rows(row, progress, read, reject);
}

inline void read_events(const text_input& input, csv_format format,
                        const progress_callback& progress, findings& report, std::uint32_t file,
                        register_builder& builder) {
  events_table row(input, format, events_csv::names, events_csv::case_id, report, file);
  if (!row.usable()) return builder.reject_file();
  const auto reject = [&] { builder.reject_event(row.text(events_csv::case_id), row.line()); };
  std::size_t rows = 0;
  const auto read = [&] {
    const event_record record = read_event(row);
    if (!row.good()) return reject();
    builder.add(record, row.line());
    if (++rows == rows_before_estimate) builder.reserve_events(row.expected_rows());
  };
  read_rows(row, progress, read, reject);
}

}  // namespace detail

/// Gives every finding that knows only its line the place of its field, as far as the files can be
/// read again, and sorts all by place.
inline void locate_findings(const text_input& cases, std::uint32_t cases_file,
                            const text_input& events, std::uint32_t events_file, csv_format format,
                            findings& report) {
  detail::locate_fields(cases, format, detail::cases_csv::names, report, cases_file);
  detail::locate_fields(events, format, detail::events_csv::names, report, events_file);
  report.sort();
}

/// Reads and validates a register. Bad data become findings, never errors; with errors among them
/// the register yields no figures, unless `options.mode` is lenient: then bad cases are set aside
/// whole. Throws errc::io when a file cannot be read.
[[nodiscard]] inline register_load read_register(const text_input& cases, const text_input& events,
                                                 const read_options& options = {}) {
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
  detail::read_events(events, options.format, progress_after(bytes_of_cases), load.report,
                      events_file, builder);
  load.cases = builder.finish(options.mode);
  load.rejected = builder.rejected();
  locate_findings(cases, cases_file, events, events_file, options.format, load.report);
  return load;
}

/// Reads the files at two paths; see above.
[[nodiscard]] inline register_load read_register(const std::filesystem::path& cases,
                                                 const std::filesystem::path& events,
                                                 const read_options& options = {}) {
  return read_register(text_input::file(cases), text_input::file(events), options);
}

}  // namespace thads
