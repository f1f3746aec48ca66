// SPDX-License-Identifier: Apache-2.0
// The C interface to regulations and to their columns and indicators.
//
// Built-in regulations are read anew for each handle: nothing is kept that a caller could not free.
#include <memory>
#include <string>
#include <utility>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"

#include <thads/read/csv/byte_source.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/read/json/regulation_json.hpp>
#include <thads/report/forms/formula_text.hpp>
#include <thads/report/forms/regulation_tables.hpp>
#include <thads/report/listings/problems_table.hpp>

using namespace thads;
using namespace thads::capi;

namespace thads::capi {

const regulation& usable(const thads_regulation* handle) {
  const thads_regulation& r = live(handle, "regulation");
  if (!r.content) throw_problems("the regulation", r.problems);
  return *r.content;
}

}  // namespace thads::capi

namespace {

thads_regulation* regulation_of(std::string_view json) {
  regulation_load load = read_regulation(json);
  auto made = std::make_unique<thads_regulation>();
  made->content = std::move(load.content);
  made->problems = std::move(load.problems);
  return made.release();
}

thads_regulation* regulation_of(regulation r) {
  auto made = std::make_unique<thads_regulation>();
  made->content = std::move(r);
  return made.release();
}

figure column_sum(const thads_tally* tally, const measure_weights& weights) {
  return weights.sum(live(tally, "tally").figures.total());
}

}  // namespace

extern "C" {

thads_status thads_regulations(int32_t language, thads_table** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(regulations_table(read_builtin_regulations(), language_in(language)));
  });
}

thads_status thads_regulation_builtin(const char* id, size_t size, thads_regulation** out,
                                      thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = regulation_of(read_builtin_regulation(text_in(id, size, "id")));
  });
}

thads_status thads_regulation_in_force(thads_date on, thads_regulation** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const date day = date_in(on);
    for (regulation& r : read_builtin_regulations()) {
      if (!r.in_force(day)) continue;
      to = regulation_of(std::move(r));
      return;
    }
    throw error(errc::not_found, "no regulation is in force on " + to_string(day));
  });
}

thads_status thads_regulation_read(const char* json, size_t size, thads_regulation** out,
                                   thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = regulation_of(required_text(json, size, "json"));
  });
}

thads_status thads_regulation_load(const char* path, size_t size, thads_regulation** out,
                                   thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = regulation_of(std::string_view(read_small_text(required_text(path, size, "path"))));
  });
}

void thads_regulation_destroy(thads_regulation* regulation) { destroy(regulation); }

thads_status thads_regulation_problems(const thads_regulation* regulation, thads_table** out,
                                       thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(make_problems_table(live(regulation, "regulation").problems));
  });
}

thads_status thads_regulation_id(const thads_regulation* regulation, const char** id, size_t* size,
                                 thads_error* err) {
  return guard(err, [&] { text_out(usable(regulation).id, id, size); });
}

thads_status thads_regulation_title(const thads_regulation* regulation, int32_t language,
                                    const char** title, size_t* size, thads_error* err) {
  return guard(err,
               [&] { text_out(usable(regulation).title.in(language_in(language)), title, size); });
}

thads_status thads_regulation_validity(const thads_regulation* regulation, thads_date* from,
                                       thads_date* to, thads_error* err) {
  return guard(err, [&] {
    set(from, usable(regulation).from.days());
    set(to, usable(regulation).to.days());
  });
}

thads_status thads_regulation_table(const thads_regulation* regulation, int32_t part,
                                    int32_t language, thads_table** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    auto tables = regulation_tables(usable(regulation), language_in(language));
    to = new thads_table(
        std::move(tables[enum_in<std::size_t>(part, tables.size(), "part")].content));
  });
}

thads_status thads_tally_column(const thads_tally* tally, const thads_regulation* regulation,
                                const char* id, size_t size, int64_t* count, thads_amount* money,
                                thads_error* err) {
  return guard(err, [&] {
    const std::string_view name = text_in(id, size, "id");
    figure_out(column_sum(tally, weights_of(usable(regulation), name)), count, money);
  });
}

thads_status thads_tally_indicator(const thads_tally* tally, const thads_regulation* regulation,
                                   const char* id, size_t size, int32_t quantity,
                                   thads_amount* numerator, thads_amount* denominator,
                                   thads_decimal* value, int32_t* defined, thads_error* err) {
  return guard(err, [&] {
    const std::string_view name = text_in(id, size, "id");
    const auto of = word_in<thads::quantity>(quantity);
    const indicator& wanted = indicator_of(usable(regulation), name);
    const int128_t above = value_in(column_sum(tally, wanted.numerator_weights), of);
    const int128_t below = value_in(column_sum(tally, wanted.denominator_weights), of);
    const auto shown = printed(wanted, {above, below});
    if (value != nullptr && shown) *value = decimal_out(shown->value());
    set(numerator, amount_out(above));
    set(denominator, amount_out(below));
    set(defined, shown ? 1 : 0);
  });
}

}  // extern "C"
