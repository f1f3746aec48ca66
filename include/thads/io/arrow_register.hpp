// SPDX-License-Identifier: Apache-2.0
// Reads cases and events from Arrow streams into a validated register.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <thads/io/arrow_reader.hpp>
#include <thads/io/register_rows.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/register_builder.hpp>
#include <thads/model/validation.hpp>

namespace thads {

namespace detail {

// What the columns of cases and events hold: text, except where it is a day or an amount.
template <class Columns>
constexpr auto arrow_contents(std::size_t day) {
  std::array<arrow_content, Columns::column_count> contents{};
  contents[day] = arrow_content::day;
  contents[Columns::amount] = arrow_content::amount;
  return contents;
}

// The numbers of the texts of a row, which are looked up once for each entry of a dictionary.
template <class Columns>
struct arrow_numbers_of {
  arrow_table<Columns::column_count>& row;
  register_builder& builder;

  [[nodiscard]] std::uint32_t of_case() const {
    return row.number(Columns::case_id,
                      [this](std::string_view id) { return builder.find_case(id); });
  }
  [[nodiscard]] std::uint32_t unit() const {
    return row.number(Columns::unit,
                      [this](std::string_view code) { return builder.unit_number(code); });
  }
  [[nodiscard]] std::uint32_t officer() const {
    return row.number(Columns::officer,
                      [this](std::string_view code) { return builder.officer_number(code); });
  }
};

using case_table = arrow_table<cases_columns::column_count>;
using event_table = arrow_table<events_columns::column_count>;

// Logic without jumps.
template <class... Bools>
constexpr bool all_of(Bools... conditions) noexcept {
  return (unsigned{conditions} & ...) != 0;
}
template <class... Bools>
constexpr bool any_of(Bools... conditions) noexcept {
  return (unsigned{conditions} | ...) != 0;
}

// Most rows are plain: nothing is wrong with them, and nothing rare is in them. Which ones, is
// found out for a whole block at once and without a jump that depends on data. All others, and so
// every finding, are a matter of the rules that hold for any format (register_rows.hpp).

// The words and flags of a block of cases.
struct case_block {
  using numbers = std::array<std::uint32_t, arrow_block_size>;

  numbers initiations;
  numbers judgments;
  numbers sources;
  numbers flags;

  void read(case_table& rows) {
    using c = cases_columns;
    rows.numbers(c::initiation, initiations, word_number<initiation>);
    rows.numbers(c::judgment_type, judgments, word_number<judgment_type>);
    rows.numbers(c::source, sources, word_number<source>);
    rows.numbers(c::flags, flags, flags_number);
  }
};

inline void read_cases(case_table& rows, const progress_callback& progress,
                       register_builder& builder) {
  using c = cases_columns;
  const arrow_numbers_of<c> numbers{rows, builder};
  while (rows.fetch()) rows.report_progress(progress);
  const auto block = std::make_unique<case_block>();
  bool is_first = true;
  while (rows.next_block()) {
    rows.report_progress(progress);
    block->read(rows);
    const auto days = rows.values(c::accepted);
    const auto day_states = rows.states(c::accepted);
    const auto amounts = rows.values(c::amount);
    const auto amount_states = rows.states(c::amount);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows.visit(i);
      const std::string_view id = rows.text(c::case_id);
      const std::string_view unit = rows.text(c::unit);
      const bool has_amount = amount_states[i] == number_state::fine;
      const bool has_source = block->sources[i] != missing_number;
      const bool is_plain = all_of(
          rows.good(), !id.empty(), !unit.empty(), block->initiations[i] < word_count<initiation>,
          block->judgments[i] < word_count<judgment_type>, day_states[i] == number_state::fine,
          any_of(amount_states[i] == number_state::none, all_of(has_amount, amounts[i] >= 0)),
          any_of(!has_source, block->sources[i] < word_count<source>),
          block->flags[i] != unknown_number);
      if (!is_plain) {
        read_case(rows, builder,
                  [&](const case_record& record) { builder.add(record, rows.line(), numbers); });
        continue;
      }
      builder.add(case_record{.id = id,
                              .unit = unit,
                              .officer = rows.text(c::officer),
                              .initiation = static_cast<initiation>(block->initiations[i]),
                              .judgment = static_cast<judgment_type>(block->judgments[i]),
                              .accepted = date::from_days(static_cast<std::int32_t>(days[i])),
                              .amount = has_amount ? amounts[i] : 0,
                              .source = has_source ? static_cast<source>(block->sources[i])
                                                   : source::new_case,
                              .flags = flags_of(block->flags[i])},
                  rows.line(), numbers);
    }
    if (is_first && rows.total_rows()) builder.reserve_cases(*rows.total_rows());
    is_first = false;
  }
}

// The cases, types and grounds of a block of events, and which of them are plain: neither at fault
// nor a transfer to another unit or officer.
struct event_block {
  using numbers = std::array<std::uint32_t, arrow_block_size>;

  numbers cases;
  numbers types;
  numbers grounds;
  std::array<bool, arrow_block_size> are_plain;

  void read(event_table& rows, register_builder& builder) {
    using c = events_columns;
    rows.numbers(c::case_id, cases, [&](std::string_view id) { return builder.find_case(id); });
    rows.numbers(c::type, types, word_number<event_type>);
    rows.numbers(c::ground, grounds, word_number<ground>);
    const auto days = rows.states(c::date);
    const auto amounts = rows.values(c::amount);
    const auto amount_states = rows.states(c::amount);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool is_known = types[i] < word_count<event_type>;
      const auto type = static_cast<event_type>(is_known ? types[i] : 0);
      const amount_limits limits = limits_of(type);
      const bool has_amount = amount_states[i] == number_state::fine;
      const bool is_within = all_of(amounts[i] >= limits.least, amounts[i] <= limits.most,
                                    any_of(amounts[i] != 0, limits.may_be_zero));
      const bool is_without = all_of(amount_states[i] == number_state::none, !limits.is_needed);
      const bool has_ground = grounds[i] < word_count<ground>;
      are_plain[i] =
          all_of(is_known, cases[i] != register_builder::unknown_case,
                 days[i] == number_state::fine, any_of(all_of(has_amount, is_within), is_without),
                 type == event_type::postponed ? has_ground : grounds[i] == missing_number,
                 !is_transfer(type));
    }
  }
};

inline void read_events(event_table& rows, const progress_callback& progress,
                        register_builder& builder) {
  using c = events_columns;
  const arrow_numbers_of<c> numbers{rows, builder};
  while (rows.fetch()) rows.report_progress(progress);
  const auto block = std::make_unique<event_block>();
  bool is_first = true;
  while (rows.next_block()) {
    rows.report_progress(progress);
    block->read(rows, builder);
    const auto days = rows.values(c::date);
    const auto amounts = rows.values(c::amount);
    const auto amount_states = rows.states(c::amount);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows.visit(i);
      if (!block->are_plain[i] || !rows.good()) {
        read_event(rows, builder,
                   [&](const event_record& record) { builder.add(record, rows.line(), numbers); });
        continue;
      }
      event_record record{.date = date::from_days(static_cast<std::int32_t>(days[i])),
                          .type = static_cast<event_type>(block->types[i])};
      if (record.type == event_type::postponed)
        record.ground = static_cast<ground>(block->grounds[i]);
      if (amount_states[i] == number_state::fine && limits_of(record.type).most != 0)
        record.amount = amounts[i];
      struct known_case {
        std::uint32_t number;
        std::uint32_t of_case() const { return number; }
        std::uint32_t unit() const { return 0; }
        std::uint32_t officer() const { return 0; }
      };
      builder.add(record, rows.line(), known_case{block->cases[i]});
    }
    if (is_first && rows.total_rows()) builder.reserve_events(*rows.total_rows());
    is_first = false;
  }
}

}  // namespace detail

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
[[nodiscard]] inline register_load read_register(arrow_stream cases, arrow_stream events,
                                                 const read_options& options = {}) {
  using of_case = detail::cases_columns;
  using of_event = detail::events_columns;
  register_load load{.cases = {}, .report = findings(options.findings_limit), .rejected = {}};
  const std::uint32_t cases_file = load.report.add_file(cases.name());
  const std::uint32_t events_file = load.report.add_file(events.name());
  register_builder builder(load.report, cases_file, events_file);
  // Both schemas are looked at before any row. The first stream is released when it is at its end.
  std::optional<detail::case_table> case_rows(std::in_place, std::move(cases), options.format.dates,
                                              of_case::names,
                                              detail::arrow_contents<of_case>(of_case::accepted),
                                              of_case::case_id, load.report, cases_file);
  detail::event_table event_rows(std::move(events), options.format.dates, of_event::names,
                                 detail::arrow_contents<of_event>(of_event::date),
                                 of_event::case_id, load.report, events_file);
  detail::read_cases(*case_rows, options.progress, builder);
  const std::uint64_t cases_read = case_rows->line();
  case_rows.reset();
  progress_callback progress;
  if (options.progress) {
    progress = [&](std::uint64_t done, std::uint64_t) {
      return options.progress(cases_read + done, 0);
    };
  }
  detail::read_events(event_rows, progress, builder);
  load.cases = builder.finish(options.mode);
  load.rejected = builder.rejected();
  load.report.sort();
  return load;
}

}  // namespace thads
