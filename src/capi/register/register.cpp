// SPDX-License-Identifier: Apache-2.0
// The C interface to registers of cases: read from CSV or Arrow, or built from the caller's
// records.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/register/csv.hpp"

#include <thads/model/register_builder.hpp>
#include <thads/read/arrow/arrow_register.hpp>
#include <thads/read/csv/csv_grounds.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/read/csv/rejects.hpp>
#include <thads/report/listings/explain_table.hpp>
#include <thads/tally/explain.hpp>

using namespace thads;
using namespace thads::capi;

// Keeps the records until the register is made, so that no failure can leave half of one behind.
struct thads_register_builder : handle<0x74686164736275> {
  struct owned_case {
    std::string id;
    std::string unit;
    std::string officer;
    case_record record;  // its texts are set when the register is made
  };

  struct owned_event {
    std::string case_id;
    std::string unit;
    std::string officer;
    std::string ground_code;
    event_record record;
  };

  std::vector<owned_case> cases;
  std::vector<owned_event> events;
};

namespace {

using owned_case = thads_register_builder::owned_case;
using owned_event = thads_register_builder::owned_event;

strictness mode_in(std::int32_t lenient) {
  return bool_in(lenient, "lenient") ? strictness::lenient : strictness::strict;
}

read_options options_in(const thads_load_options* given) {
  const auto o = struct_in(given, thads_load_options THADS_LOAD_OPTIONS_INIT, "options");
  read_options options{.mode = mode_in(o.lenient)};
  if (o.findings_limit != 0) options.findings_limit = o.findings_limit;
  options.progress = progress_in(o.progress, o.context);
  options.grounds = sound_if_any(o.grounds, "grounds");
  return options;
}

// Both files are written alike.
csv_format format_of_both(const thads_csv* cases, const thads_csv* events) {
  const csv_format format = format_in(cases, "cases");
  const csv_format other = format_in(events, "events");
  if (format.delimiter != other.delimiter || format.dates != other.dates) {
    throw_argument("events", "has another delimiter or other dates than cases");
  }
  return format;
}

struct ArrowArrayStream& stream_in(struct ArrowArrayStream* stream, std::string_view name) {
  if (required(stream, name).release == nullptr) throw_argument(name, "was released before");
  return *stream;
}

owned_case case_in(const thads_case& c) {
  if (c.amount < 0) throw_argument("amount", "is below zero");
  return {.id = required_text(c.id, c.id_size, "id"),
          .unit = required_text(c.unit, c.unit_size, "unit"),
          .officer = std::string(text_in(c.officer, c.officer_size, "officer")),
          .record = {.initiation = word_in<initiation>(c.initiation),
                     .judgment = word_in<judgment_type>(c.judgment_type),
                     .accepted = date_in(c.accepted),
                     .amount = c.amount,
                     .source = word_in<source>(c.source),
                     .flags = flags_in(c.flags)}};
}

// The amount that goes with a type of event (docs/register-files.md).
std::optional<std::int64_t> amount_in(const thads_event& e, event_type type) {
  const bool given = bool_in(e.has_amount, "has_amount");
  const amount_rule rule = rule_of(type).amount;
  const auto refuse = [type](std::string_view problem) {
    throw_argument(
        "amount", "of an event of type " + std::string(code_of(type)) + " " + std::string(problem));
  };
  if (!given) {
    if (rule == amount_rule::positive || rule == amount_rule::signed_change) refuse("is missing");
    return std::nullopt;
  }
  if (rule == amount_rule::none) refuse("is not allowed");
  if (rule == amount_rule::signed_change ? e.amount == 0 : e.amount < 0) refuse("is out of range");
  if (e.amount == 0 && rule != amount_rule::procedural) refuse("must be above zero");
  return e.amount;
}

ground ground_in(const thads_event& e, event_type type) {
  const auto given = word_in<ground>(e.ground);
  if ((type == event_type::postponed) == (given == ground::none)) {
    throw_argument("ground", type == event_type::postponed ? "of a postponement is missing"
                                                           : "belongs to postponements only");
  }
  return given;
}

// The code of a ground in a list; `given` is what a postponement counts by.
std::string ground_code_in(const thads_event& e, event_type type, ground given) {
  const std::string_view code = text_in(e.ground_code, e.ground_code_size, "ground_code");
  if (code.empty()) return {};
  if (!takes_ground(type)) {
    throw_argument("ground_code",
                   "of an event of type " + std::string(code_of(type)) + " is not allowed");
  }
  if (find_code<ground>(code)) throw_argument("ground_code", "is a word that `ground` stands for");
  if (given == ground::agreement) throw_argument("ground_code", "is given beside an agreement");
  return std::string(code);
}

owned_event event_in(const thads_event& e) {
  const auto type = word_in<event_type>(e.type);
  if (e.reserved != 0) throw_argument("reserved", "is not zero");
  const ground given = ground_in(e, type);
  owned_event event{
      .case_id = required_text(e.case_id, e.case_id_size, "case_id"),
      .unit = std::string(text_in(e.unit, e.unit_size, "unit")),
      .officer = std::string(text_in(e.officer, e.officer_size, "officer")),
      .ground_code = ground_code_in(e, type, given),
      .record = {
          .date = date_in(e.date), .type = type, .amount = amount_in(e, type), .ground = given}};
  if ((type == event_type::unit_changed) == event.unit.empty()) {
    throw_argument("unit", "goes with unit_changed, and with nothing else");
  }
  if (!is_transfer(type) && !event.officer.empty()) {
    throw_argument("officer", "goes with officer_changed and unit_changed only");
  }
  return event;
}

register_load build(const thads_register_builder& records, strictness mode) {
  register_load load{.cases = {}, .report = findings(), .rejected = {}};
  const std::uint32_t cases = load.report.add_file("cases");
  const std::uint32_t events = load.report.add_file("events");
  register_builder builder(load.report, cases, events);
  builder.reserve_cases(records.cases.size());
  builder.reserve_events(records.events.size());
  std::uint64_t line = 0;
  for (const owned_case& c : records.cases) {
    case_record record = c.record;
    record.id = c.id;
    record.unit = c.unit;
    record.officer = c.officer;
    builder.add(record, ++line);
  }
  line = 0;
  for (const owned_event& e : records.events) {
    event_record record = e.record;
    record.case_id = e.case_id;
    record.unit = e.unit;
    record.officer = e.officer;
    record.ground_code = e.ground_code;
    builder.add(record, ++line);
  }
  load.cases = builder.finish(mode);
  load.rejected = builder.rejected();
  load.report.sort();
  return load;
}

cell_filter filter_in(const thads_filter* given) {
  const auto f = struct_in(given, thads_filter THADS_FILTER_INIT, "filter");
  if (f.reserved != 0) throw_argument("reserved", "is not zero");
  if ((f.by & ~std::uint32_t{THADS_BY_ALL}) != 0) throw_argument("by", "has a bit that is no key");
  cell_filter filter;
  if ((f.by & THADS_BY_UNIT) != 0) filter.unit = text_in(f.unit, f.unit_size, "unit");
  if ((f.by & THADS_BY_OFFICER) != 0)
    filter.officer = text_in(f.officer, f.officer_size, "officer");
  if ((f.by & THADS_BY_INITIATION) != 0) filter.initiation = word_in<initiation>(f.initiation);
  if ((f.by & THADS_BY_JUDGMENT_TYPE) != 0) {
    filter.judgment = word_in<judgment_type>(f.judgment_type);
  }
  if ((f.by & THADS_BY_FLAGS) != 0) filter.flags = flags_in(f.flags);
  return filter;
}

// Checks the struct to fill in, which says its size.
template <class Struct>
Struct& struct_out(Struct* out, std::string_view name) {
  Struct& to = required(out, name);
  check_struct(&to, to.struct_size, sizeof(Struct), name);
  return to;
}

}  // namespace

extern "C" {

thads_status thads_grounds_load_csv(const thads_csv* csv, thads_grounds** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    ground_list list = read_grounds(input_in(csv, "grounds"), report, format_in(csv, "grounds"));
    to = new thads_grounds(std::move(report), std::move(list));
  });
}

void thads_grounds_destroy(thads_grounds* grounds) { destroy(grounds); }

thads_status thads_grounds_count_findings(const thads_grounds* grounds, int32_t severity,
                                          uint64_t* out, thads_error* err) {
  return count_findings(grounds, "grounds", severity, out, err);
}

thads_status thads_grounds_findings(const thads_grounds* grounds, thads_table** out,
                                    thads_error* err) {
  return list_findings(grounds, "grounds", out, err);
}

thads_status thads_register_load_csv(const thads_csv* cases, const thads_csv* events,
                                     const thads_load_options* options, thads_register** out,
                                     thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    read_options how = options_in(options);
    how.format = format_of_both(cases, events);
    to = new thads_register(
        read_register(input_in(cases, "cases"), input_in(events, "events"), how));
  });
}

thads_status thads_register_load_arrow(struct ArrowArrayStream* cases,
                                       struct ArrowArrayStream* events,
                                       const thads_load_options* options, thads_register** out,
                                       thads_error* err) {
  return guard(err, [&] {
    auto& from_cases = stream_in(cases, "cases");
    auto& from_events = stream_in(events, "events");
    arrow_stream case_rows(from_cases, "cases");
    arrow_stream event_rows(from_events, "events");
    auto& to = required(out, "out");
    to = new thads_register(
        read_register(std::move(case_rows), std::move(event_rows), options_in(options)));
  });
}

void thads_register_destroy(thads_register* reg) { destroy(reg); }

thads_status thads_register_size(const thads_register* reg, size_t* cases, size_t* events,
                                 thads_error* err) {
  return guard(err, [&] {
    const case_register& content = live(reg, "reg").load.cases;
    set(cases, content.size());
    set(events, content.event_count());
  });
}

thads_status thads_register_count_findings(const thads_register* reg, int32_t severity,
                                           uint64_t* out, thads_error* err) {
  return count_findings(reg, "reg", severity, out, err);
}

thads_status thads_register_findings(const thads_register* reg, thads_table** out,
                                     thads_error* err) {
  return list_findings(reg, "reg", out, err);
}

thads_status thads_register_set_aside(const thads_register* reg, uint64_t* cases, uint64_t* records,
                                      thads_error* err) {
  return guard(err, [&] {
    const set_aside_counts aside = live(reg, "reg").load.cases.set_aside();
    set(cases, aside.cases);
    set(records, aside.records);
  });
}

thads_status thads_register_write_rejects(const thads_register* reg, const thads_csv* cases,
                                          const thads_csv* events, thads_write write, void* context,
                                          thads_error* err) {
  return guard(err, [&] {
    const csv_format format = format_of_both(cases, events);
    const register_load& load = live(reg, "reg").load;
    write_rejects(
        input_in(cases, "cases"), input_in(events, "events"), load,
        [&](std::string_view text) { write_out(text, write, context); }, format.delimiter);
  });
}

thads_status thads_register_case(const thads_register* reg, size_t index, thads_case* out,
                                 size_t* first_event, size_t* event_count, thads_error* err) {
  return guard(err, [&] {
    auto& to = struct_out(out, "out");
    const case_register& cases = live(reg, "reg").load.cases;
    const std::size_t i = index_in(index, cases.size(), "case");
    const case_record c = cases[i];
    to.initiation = static_cast<std::int32_t>(c.initiation);
    to.judgment_type = static_cast<std::int32_t>(c.judgment);
    to.source = static_cast<std::int32_t>(c.source);
    to.accepted = c.accepted.days();
    to.flags = c.flags.bits();
    to.amount = c.amount;
    text_out(c.id, &to.id, &to.id_size);
    text_out(c.unit, &to.unit, &to.unit_size);
    text_out(c.officer, &to.officer, &to.officer_size);
    const auto [first, end] = cases.events_of(i);
    set(first_event, first);
    set(event_count, end - first);
  });
}

thads_status thads_register_event(const thads_register* reg, size_t of_case, size_t event,
                                  thads_event* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = struct_out(out, "out");
    const case_register& cases = live(reg, "reg").load.cases;
    const auto [first, end] = cases.events_of(index_in(of_case, cases.size(), "case"));
    if (event < first || event >= end) {
      throw error(errc::not_found,
                  "event " + std::to_string(event) + " is none of case " + std::to_string(of_case));
    }
    const event_record e = cases.event(of_case, event);
    to.type = static_cast<std::int32_t>(e.type);
    to.date = e.date.days();
    to.ground = static_cast<std::int32_t>(e.ground);
    to.has_amount = e.amount ? 1 : 0;
    to.amount = e.amount.value_or(0);
    text_out(e.case_id, &to.case_id, &to.case_id_size);
    text_out(e.unit, &to.unit, &to.unit_size);
    text_out(e.officer, &to.officer, &to.officer_size);
    text_out(e.ground_code, &to.ground_code, &to.ground_code_size);
  });
}

thads_status thads_register_explain(const thads_register* reg, thads_period period,
                                    const thads_filter* filter, int32_t measure, int32_t language,
                                    thads_table** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const case_register& cases = live(reg, "reg").load.cases;
    const auto found =
        explain(cases, period_in(period), filter_in(filter), word_in<thads::measure>(measure));
    to = new thads_table(make_explain_table(cases, found, language_in(language)));
  });
}

thads_status thads_register_builder_create(thads_register_builder** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");  // first: what is made must have a place to go
    to = new thads_register_builder();
  });
}

void thads_register_builder_destroy(thads_register_builder* builder) { destroy(builder); }

thads_status thads_register_builder_add_case(thads_register_builder* builder,
                                             const thads_case* record, thads_error* err) {
  return guard(err, [&] {
    auto& to = live(builder, "builder");
    static_cast<void>(required(record, "record"));
    to.cases.push_back(case_in(struct_in(record, thads_case{}, "record")));
  });
}

thads_status thads_register_builder_add_event(thads_register_builder* builder,
                                              const thads_event* record, thads_error* err) {
  return guard(err, [&] {
    auto& to = live(builder, "builder");
    static_cast<void>(required(record, "record"));
    to.events.push_back(event_in(struct_in(record, thads_event{}, "record")));
  });
}

thads_status thads_register_builder_finish(thads_register_builder* builder, int32_t lenient,
                                           thads_register** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    auto& records = live(builder, "builder");
    to = new thads_register(build(records, mode_in(lenient)));
    records.cases.clear();
    records.events.clear();
  });
}

}  // extern "C"
