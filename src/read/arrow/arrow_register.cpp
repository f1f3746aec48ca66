// SPDX-License-Identifier: Apache-2.0
#include <thads/read/arrow/arrow_register.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "read/arrow/arrow_table.hpp"

#include <thads/model/case_register.hpp>
#include <thads/model/register_builder.hpp>
#include <thads/model/validation.hpp>

namespace thads {

namespace {

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

  [[nodiscard]] auto look_up_case() const {
    return [&b = builder](std::string_view id) { return b.find_case(id); };
  }
  [[nodiscard]] auto look_up_unit() const {
    return [&b = builder](std::string_view code) { return b.unit_number(code); };
  }
  [[nodiscard]] auto look_up_officer() const {
    return [&b = builder](std::string_view code) { return b.officer_number(code); };
  }
  [[nodiscard]] std::uint32_t of_case() const {
    return row.number(Columns::case_id, look_up_case());
  }
  [[nodiscard]] std::uint32_t unit() const { return row.number(Columns::unit, look_up_unit()); }
  [[nodiscard]] std::uint32_t officer() const {
    return row.number(Columns::officer, look_up_officer());
  }
};

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
// found out for a whole block, without jumps that depend on the data. All others, and so every
// finding, are a matter of the rules that hold for rows of any format (register_rows.hpp).
struct plain_rows {
  std::array<bool, detail::arrow_block_size> are_plain;

  [[nodiscard]] bool has_plain(std::size_t size) const {
    const auto end = are_plain.begin() + static_cast<std::ptrdiff_t>(size);
    return std::find(are_plain.begin(), end, true) != end;
  }

  // Calls `add_run(first, n)` for rows that are plain and `add_row(i)` for those that are not.
  template <class AddRun, class AddRow>
  void visit(std::size_t size, std::span<const detail::bad_cell> bad_cells, AddRun add_run,
             AddRow add_row) {
    for (const detail::bad_cell& bad : bad_cells) are_plain[bad.row] = false;
    const auto begin = are_plain.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(size);
    for (auto at = begin; at != end;) {
      const auto stop = std::find(at, end, false);
      const auto first = static_cast<std::size_t>(at - begin);
      if (stop != at) add_run(first, static_cast<std::size_t>(stop - at));
      if (stop != end) add_row(static_cast<std::size_t>(stop - begin));
      at = stop == end ? end : stop + 1;
    }
  }
};

using block_numbers = std::array<std::uint32_t, detail::arrow_block_size>;

using case_table = arrow_table<detail::cases_columns::column_count>;

using event_table = arrow_table<detail::events_columns::column_count>;

// A block of cases.
class case_block : public plain_rows {
 public:
  void add(case_table& rows, register_builder& builder);

 private:
  using c = detail::cases_columns;

  void look_at(case_table& rows);

  std::array<std::string_view, detail::arrow_block_size> ids_;
  std::array<std::string_view, detail::arrow_block_size> unit_codes_;
  block_numbers units_;
  block_numbers officers_;
  block_numbers initiations_;
  block_numbers judgments_;
  block_numbers sources_;
  block_numbers flags_;
  std::array<std::int32_t, detail::arrow_block_size> days_;
  std::array<std::uint16_t, detail::arrow_block_size> traits_;
};

void case_block::look_at(case_table& rows) {
  const std::size_t n = rows.size();
  rows.texts(c::case_id, 0, std::span(ids_).first(n));
  rows.texts(c::unit, 0, std::span(unit_codes_).first(n));
  rows.numbers(c::initiation, 0, std::span(initiations_).first(n), detail::word_number<initiation>);
  rows.numbers(c::judgment_type, 0, std::span(judgments_).first(n),
               detail::word_number<judgment_type>);
  rows.numbers(c::source, 0, std::span(sources_).first(n), detail::word_number<source>);
  rows.numbers(c::flags, 0, std::span(flags_).first(n), detail::flags_number);
  const auto days = rows.values(c::accepted);
  const auto day_states = rows.states(c::accepted);
  const auto amounts = rows.values(c::amount);
  const auto amount_states = rows.states(c::amount);
  for (std::size_t i = 0; i < n; ++i) {
    const bool has_source = sources_[i] != detail::missing_number;
    are_plain[i] =
        all_of(!ids_[i].empty(), !unit_codes_[i].empty(), initiations_[i] < word_count<initiation>,
               judgments_[i] < word_count<judgment_type>,
               any_of(!has_source, sources_[i] < word_count<source>),
               flags_[i] != detail::unknown_number, day_states[i] == detail::number_state::fine,
               amount_states[i] != detail::number_state::unfit, amounts[i] >= 0);
    days_[i] = static_cast<std::int32_t>(days[i]);
    traits_[i] = detail::case_traits::pack(
        {.initiation = static_cast<initiation>(initiations_[i]),
         .judgment = static_cast<judgment_type>(judgments_[i]),
         .source = has_source ? static_cast<source>(sources_[i]) : source::new_case,
         .flags = detail::flags_of(flags_[i])});
  }
}

void case_block::add(case_table& rows, register_builder& builder) {
  const arrow_numbers_of<c> numbers{rows, builder};
  look_at(rows);
  const auto add_run = [&](std::size_t first, std::size_t n) {
    const auto run = [&](auto& column) { return std::span(column).subspan(first, n); };
    rows.numbers(c::unit, first, run(units_), numbers.look_up_unit());
    rows.numbers(c::officer, first, run(officers_), numbers.look_up_officer());
    builder.add(case_batch{.ids = run(ids_),
                           .units = run(units_),
                           .officers = run(officers_),
                           .accepted = run(days_),
                           .amounts = rows.values(c::amount).subspan(first, n),
                           .traits = run(traits_)},
                rows.first_line() + first);
  };
  visit(rows.size(), rows.bad_cells(), add_run, [&](std::size_t i) {
    rows.visit(i);
    detail::read_case(rows, builder, [&](const case_record& record) {
      builder.add(record, rows.line(), numbers);
    });
  });
}

// What makes an event of a type plain.
struct plain_event {
  detail::amount_limits amount{};
  bool can_be = false;
  std::uint32_t least_ground = 0;  // numbers of grounds
  std::uint32_t most_ground = 0;
  std::uint8_t kind = 0;  // with an amount, and without
  std::uint8_t kind_without = 0;
};

// Indexed by the type, and at the end for none that is known. Events that hand a case to another
// unit or officer are rare and never plain; nor are those with the code of a ground.
constexpr auto plain_events = [] {
  std::array<plain_event, word_count<event_type> + 1> plain{};
  for (const event_rule& r : event_rules) {
    const bool is_postponed = r.type == event_type::postponed;
    plain[static_cast<std::size_t>(r.type)] = {
        .amount = detail::limits_of(r.amount),
        .can_be = !is_transfer(r.type),
        .least_ground = is_postponed ? 0 : detail::missing_number,
        .most_ground =
            is_postponed ? std::uint32_t{word_count<ground>} - 1 : detail::missing_number,
        .kind = event_batch::kind_of(r.type, ground::none, true),
        .kind_without = event_batch::kind_of(r.type, ground::none, false)};
  }
  return plain;
}();

// A block of events.
class event_block : public plain_rows {
 public:
  explicit event_block(const ground_list* grounds) : ground_rules_(grounds) {}

  void add(event_table& rows, register_builder& builder);

 private:
  using c = detail::events_columns;

  void look_at(event_table& rows, const arrow_numbers_of<c>& numbers);

  block_numbers cases_;
  block_numbers types_;
  block_numbers grounds_;
  std::array<std::int32_t, detail::arrow_block_size> days_;
  std::array<std::uint8_t, detail::arrow_block_size> kinds_;
  detail::ground_rules ground_rules_;
};

void event_block::look_at(event_table& rows, const arrow_numbers_of<c>& numbers) {
  const std::size_t n = rows.size();
  rows.numbers(c::case_id, 0, std::span(cases_).first(n), numbers.look_up_case());
  rows.numbers(c::type, 0, std::span(types_).first(n), detail::word_number<event_type>);
  rows.numbers(c::ground, 0, std::span(grounds_).first(n), detail::word_number<ground>);
  const auto days = rows.values(c::date);
  const auto day_states = rows.states(c::date);
  const auto amounts = rows.values(c::amount);
  const auto amount_states = rows.states(c::amount);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t type = std::min<std::uint32_t>(types_[i], word_count<event_type>);
    const plain_event& plain = plain_events[type];
    const std::int64_t amount = amounts[i];
    const bool has_amount = amount_states[i] == detail::number_state::fine;
    are_plain[i] = all_of(
        plain.can_be, cases_[i] != register_builder::unknown_case,
        day_states[i] == detail::number_state::fine, grounds_[i] >= plain.least_ground,
        grounds_[i] <= plain.most_ground,
        any_of(all_of(has_amount, amount >= plain.amount.least, amount <= plain.amount.most,
                      any_of(amount != 0, plain.amount.may_be_zero)),
               all_of(amount_states[i] == detail::number_state::none, !plain.amount.is_needed)));
    days_[i] = static_cast<std::int32_t>(days[i]);
    const bool is_agreed = grounds_[i] == static_cast<std::uint32_t>(ground::agreement);
    kinds_[i] = (has_amount ? plain.kind : plain.kind_without) |
                (is_agreed ? detail::event_kind::agreed : 0);
  }
}

void event_block::add(event_table& rows, register_builder& builder) {
  const arrow_numbers_of<c> numbers{rows, builder};
  look_at(rows, numbers);
  const auto add_run = [&](std::size_t first, std::size_t n) {
    const auto run = [&](auto& column) { return std::span(column).subspan(first, n); };
    builder.add(event_batch{.cases = run(cases_),
                            .days = run(days_),
                            .kinds = run(kinds_),
                            .payloads = rows.values(c::amount).subspan(first, n)},
                rows.first_line() + first);
  };
  visit(rows.size(), rows.bad_cells(), add_run, [&](std::size_t i) {
    rows.visit(i);
    detail::read_event(rows, ground_rules_, builder, [&](const event_record& record) {
      builder.add(record, rows.line(), numbers);
    });
  });
}

// Adds all rows to `builder`, block by block. Once some have been added, `reserve` is told how many
// there are, if that is known.
template <class Block, class Table, class Reserve>
void read_blocks(std::unique_ptr<Block> block, Table& rows, const progress_callback& progress,
                 register_builder& builder, Reserve reserve) {
  rows.fetch(progress);
  bool has_reserved = !rows.total_rows();
  while (rows.next_block()) {
    rows.report_progress(progress);
    block->add(rows, builder);
    if (has_reserved || !block->has_plain(rows.size())) continue;
    reserve(*rows.total_rows());
    has_reserved = true;
  }
}

}  // namespace

register_load read_register(arrow_stream cases, arrow_stream events, const read_options& options) {
  using of_case = detail::cases_columns;
  using of_event = detail::events_columns;
  register_load load{.cases = {}, .report = findings(options.findings_limit), .rejected = {}};
  const std::uint32_t cases_file = load.report.add_file(cases.name());
  const std::uint32_t events_file = load.report.add_file(events.name());
  register_builder builder(load.report, cases_file, events_file);
  // Both schemas are looked at before any row. The first stream is released when it is at its end.
  std::optional<case_table> case_rows(std::in_place, std::move(cases), options.format.dates,
                                      of_case::names, arrow_contents<of_case>(of_case::accepted),
                                      of_case::case_id, load.report, cases_file);
  event_table event_rows(std::move(events), options.format.dates, of_event::names,
                         arrow_contents<of_event>(of_event::date), of_event::case_id, load.report,
                         events_file);
  read_blocks(std::make_unique<case_block>(), *case_rows, options.progress, builder,
              [&](std::size_t n) { builder.reserve_cases(n); });
  const std::uint64_t cases_read = case_rows->line();
  case_rows.reset();
  progress_callback progress;
  if (options.progress) {
    progress = [&](std::uint64_t done, std::uint64_t) {
      return options.progress(cases_read + done, 0);
    };
  }
  read_blocks(std::make_unique<event_block>(options.grounds), event_rows, progress, builder,
              [&](std::size_t n) { builder.reserve_events(n); });
  load.cases = builder.finish(options.mode);
  load.rejected = builder.rejected();
  load.report.sort();
  return load;
}

}  // namespace thads
