// SPDX-License-Identifier: Apache-2.0
// The C interface to registers of cases: read from CSV, or built from the caller's records.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "guard.hpp"
#include "handles.hpp"
#include "values.hpp"

#include <thads/io/csv_register.hpp>
#include <thads/model/register_builder.hpp>
#include <thads/report/findings_table.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

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
  event_record record;
};

}  // namespace

// Keeps the records until the register is made, so that no failure can leave half of one behind.
struct thads_register_builder : handle<0x74686164736275> {
  std::vector<owned_case> cases;
  std::vector<owned_event> events;
};

namespace {

read_options options_in(const thads_load_options* given) {
  const auto o = struct_in(given, thads_load_options THADS_LOAD_OPTIONS_INIT, "options");
  if (o.delimiter != ',' && o.delimiter != ';' && o.delimiter != '\t') {
    throw_argument("delimiter", "is neither ',' nor ';' nor a tab");
  }
  read_options options{
      .mode = bool_in(o.lenient, "lenient") ? strictness::lenient : strictness::strict,
      .format = {.delimiter = static_cast<char>(o.delimiter),
                 .dates = enum_in<date_format>(o.dates, 2, "dates")}};
  if (o.findings_limit != 0) options.findings_limit = o.findings_limit;
  if (o.progress != nullptr) {
    options.progress = [o](std::uint64_t done, std::uint64_t total) {
      return o.progress(o.context, done, total) == 0;
    };
  }
  return options;
}

std::string required_text(const char* data, std::size_t size, std::string_view name) {
  const std::string_view text = text_in(data, size, name);
  if (text.empty()) throw_argument(name, "is empty");
  return std::string(text);
}

owned_case case_in(const thads_case& c) {
  constexpr std::uint32_t all_flags = (1U << word_count<flag>)-1U;
  if ((c.flags & ~all_flags) != 0) throw_argument("flags", "has a bit that is no flag");
  if (c.amount < 0) throw_argument("amount", "is below zero");
  return {.id = required_text(c.id, c.id_size, "id"),
          .unit = required_text(c.unit, c.unit_size, "unit"),
          .officer = std::string(text_in(c.officer, c.officer_size, "officer")),
          .record = {.initiation = word_in<initiation>(c.initiation),
                     .judgment = word_in<judgment_type>(c.judgment_type),
                     .accepted = date_in(c.accepted),
                     .amount = c.amount,
                     .source = word_in<source>(c.source),
                     .flags = flag_set::from_bits(static_cast<std::uint8_t>(c.flags))}};
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

owned_event event_in(const thads_event& e) {
  const auto type = word_in<event_type>(e.type);
  if (e.reserved != 0) throw_argument("reserved", "is not zero");
  owned_event event{.case_id = required_text(e.case_id, e.case_id_size, "case_id"),
                    .unit = std::string(text_in(e.unit, e.unit_size, "unit")),
                    .officer = std::string(text_in(e.officer, e.officer_size, "officer")),
                    .record = {.date = date_in(e.date),
                               .type = type,
                               .amount = amount_in(e, type),
                               .ground = ground_in(e, type)}};
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
    builder.add(record, ++line);
  }
  load.cases = builder.finish(mode);
  load.rejected = builder.rejected();
  load.report.sort();
  return load;
}

severity severity_in(std::int32_t value) { return enum_in<severity>(value, 3, "severity"); }

}  // namespace

extern "C" {

thads_status thads_register_load_csv(const char* cases_path, size_t cases_path_size,
                                     const char* events_path, size_t events_path_size,
                                     const thads_load_options* options, thads_register** out,
                                     thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const std::string cases = required_text(cases_path, cases_path_size, "cases_path");
    const std::string events = required_text(events_path, events_path_size, "events_path");
    to = new thads_register(
        read_register(text_input::file(cases), text_input::file(events), options_in(options)));
  });
}

thads_status thads_register_load_csv_text(const char* cases, size_t cases_size, const char* events,
                                          size_t events_size, const thads_load_options* options,
                                          thads_register** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_register(read_register(
        text_input::memory("cases", text_in(cases, cases_size, "cases")),
        text_input::memory("events", text_in(events, events_size, "events")), options_in(options)));
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
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(reg, "reg").load.report.count(severity_in(severity));
  });
}

thads_status thads_register_findings(const thads_register* reg, thads_table** out,
                                     thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(make_findings_table(live(reg, "reg").load.report));
  });
}

thads_status thads_register_set_aside(const thads_register* reg, uint64_t* cases, uint64_t* records,
                                      thads_error* err) {
  return guard(err, [&] {
    const set_aside_counts aside = live(reg, "reg").load.cases.set_aside();
    set(cases, aside.cases);
    set(records, aside.records);
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
    const auto mode = bool_in(lenient, "lenient") ? strictness::lenient : strictness::strict;
    to = new thads_register(build(records, mode));
    records.cases.clear();
    records.events.clear();
  });
}

}  // extern "C"
