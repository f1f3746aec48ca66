// SPDX-License-Identifier: Apache-2.0
// The columns of a register and the rules of its rows, whatever format the rows are read from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include <thads/model/case_register.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/model/register_builder.hpp>
#include <thads/model/validation.hpp>
#include <thads/read/csv/csv_table.hpp>

namespace thads {

/// How a register is read.
struct read_options {
  strictness mode = strictness::strict;
  csv_format format{};                                   ///< of Arrow streams: only `dates`
  std::size_t findings_limit = findings::default_limit;  ///< listed; all are counted
  /// In bytes of both files, or in rows of both Arrow streams, whose total is given as 0: unknown.
  progress_callback progress{};
  /// The list in which grounds must stand; without one, the built-in list. Not owned.
  const ground_list* grounds = nullptr;
};

/// A register and what was found while reading it.
struct register_load {
  case_register cases;
  findings report;
  rejected_lines rejected;
};

namespace detail {

struct cases_columns {
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

struct events_columns {
  enum column : std::size_t { case_id, date, type, amount, ground, unit, officer, column_count };
  static constexpr std::array<std::string_view, column_count> names{
      "case_id", "date", "type", "amount", "ground", "unit", "officer"};
};

// A row has the members of csv_table that fetch and check a value: text, required, word, find_word,
// day, amount, flags, fault. They are called in the order of the columns, so that findings come in
// the same order from every format.

template <class Row>
case_record read_case(Row& row) {
  using c = cases_columns;
  return {.id = row.required(c::case_id),
          .unit = row.required(c::unit),
          .officer = row.text(c::officer),
          .initiation = row.template word<initiation>(c::initiation),
          .judgment = row.template word<judgment_type>(c::judgment_type),
          .accepted = row.day(c::accepted),
          .amount = row.amount(c::amount, 0).value_or(0),
          .source = row.template word<source>(c::source, source::new_case),
          .flags = row.flags(c::flags)};
}

// What the amount of an event may be. Where none is allowed, a zero is what spreadsheets write for
// "none".
struct amount_limits {
  std::int64_t least = 0;
  std::int64_t most = 0;
  bool is_needed = false;
  bool may_be_zero = true;
};

constexpr amount_limits limits_of(amount_rule rule) noexcept {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  switch (rule) {
    case amount_rule::positive:
      return {.least = 1, .most = most, .is_needed = true};
    case amount_rule::whole_or_part:
      return {.least = 1, .most = most};
    case amount_rule::signed_change:
      return {.least = -most - 1, .most = most, .is_needed = true, .may_be_zero = false};
    case amount_rule::procedural:
      return {.least = 0, .most = most};
    case amount_rule::none:
      break;
  }
  return {.least = 0, .most = 0};
}

template <class Row>
std::optional<std::int64_t> read_event_amount(Row& row, event_type type) {
  constexpr std::size_t column = events_columns::amount;
  const amount_limits limits = limits_of(rule_of(type).amount);
  const auto amount = row.amount(column, limits.least);
  if (!amount) {
    const bool is_missing = limits.is_needed && row.text(column).empty();
    if (is_missing) row.fault(rule::amount_missing, column, code_of(type));
  } else if (*amount > limits.most) {
    row.fault(rule::amount_not_allowed, column, code_of(type));
  } else if (*amount == 0 && !limits.may_be_zero) {
    row.fault(rule::amount_invalid, column, row.text(column));
  }
  return limits.most == 0 ? std::nullopt : amount;
}

// The grounds that events may have.
class ground_rules {
 public:
  explicit ground_rules(const ground_list* given)
      : list_(given == nullptr ? ground_list() : *given) {}

  // Puts the ground of the row into `record`, whose type is known. A postponement counts by its
  // ground, so that there an unknown one, perhaps a misspelt agreement, is an error.
  template <class Row>
  void read(Row& row, event_record& record) const {
    constexpr std::size_t column = events_columns::ground;
    const std::string_view value = row.text(column);
    const bool is_postponed = record.type == event_type::postponed;
    if (value.empty()) {
      if (is_postponed) row.fault(rule::ground_missing, column);
      return;
    }
    const auto plain = find_code<ground>(value);
    if (!takes_ground(record.type) || (plain && !is_postponed)) {
      return row.fault(rule::ground_ignored, column, value);
    }
    if (is_postponed) record.ground = plain.value_or(ground::other);
    if (!plain) read_code(row, record, value);
  }

 private:
  template <class Row>
  void read_code(Row& row, event_record& record, std::string_view code) const {
    constexpr std::size_t column = events_columns::ground;
    const ground_entry* const known = list_.find(code);
    if (known == nullptr && record.type == event_type::postponed) {
      return row.fault(rule::code_unknown, column, code);
    }
    if (known == nullptr || !known->applies(record.type)) {
      row.fault(rule::ground_unknown, column, code);
    }
    record.ground_code = code;
  }

  ground_list list_;
};

template <class Row>
event_record read_event(Row& row, const ground_rules& grounds) {
  using c = events_columns;
  event_record record{.case_id = row.required(c::case_id), .date = row.day(c::date)};
  const auto type = row.template find_word<event_type>(c::type);
  if (!type) return record;  // the rest depends on it
  record.type = *type;
  record.amount = read_event_amount(row, record.type);
  grounds.read(row, record);
  if (record.type == event_type::unit_changed) record.unit = row.required(c::unit);
  if (is_transfer(record.type)) record.officer = row.text(c::officer);
  return record;
}

// Gives the row as a record to `add`, or to `reject` without one. A fault of the row as a whole (a
// malformed line) rejects it before any value is fetched.
template <class Row, class Read, class Add, class Reject>
void read_row(Row& row, Read read, Add add, Reject reject) {
  if (row.good()) {
    const auto record = read(row);
    if (row.good()) return add(record);
  }
  reject();
}

template <class Row, class Add>
void read_case(Row& row, register_builder& builder, Add add) {
  read_row(row, read_case<Row>, add,
           [&] { builder.reject_case(row.text(cases_columns::case_id), row.line()); });
}

template <class Row, class Add>
void read_event(Row& row, const ground_rules& grounds, register_builder& builder, Add add) {
  read_row(
      row, [&grounds](Row& r) { return read_event(r, grounds); }, add,
      [&] { builder.reject_event(row.text(events_columns::case_id), row.line()); });
}

}  // namespace detail
}  // namespace thads
