// SPDX-License-Identifier: Apache-2.0
// The C interface to tallies.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"

#include <thads/read/arrow/arrow_tally.hpp>
#include <thads/report/listings/tally_table.hpp>
#include <thads/tally/rates.hpp>
#include <thads/tally/tally_bytes.hpp>
#include <thads/tally/tally_cases.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/roll_up.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

dimension_set dimensions_in(std::uint32_t bits) {
  if (bits > dimension_set::all().bits()) throw_argument("dimensions", "has a bit that is no key");
  return dimension_set::from_bits(static_cast<std::uint8_t>(bits));
}

tally_options options_in(const thads_tally_options* given) {
  const auto o = struct_in(given, thads_tally_options THADS_TALLY_OPTIONS_INIT, "options");
  if (o.reserved != 0) throw_argument("reserved", "is not zero");
  return {.by = dimensions_in(o.dimensions),
          .threads = threads_in(o.threads),
          .progress = progress_in(o.progress, o.context)};
}

const tally_cell& cell_at(const thads_tally* handle, std::size_t cell) {
  const auto cells = live(handle, "tally").figures.cells();
  return cells[index_in(cell, cells.size(), "cell")];
}

}  // namespace

extern "C" {

thads_status thads_tally_compute(const thads_register* reg, thads_period period,
                                 const thads_tally_options* options, thads_tally** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto in = period_in(period);
    const tally_options how = options_in(options);
    to = new thads_tally(tally_cases(usable(reg), in, how));
  });
}

void thads_tally_destroy(thads_tally* tally) { destroy(tally); }

thads_status thads_tally_merge(thads_tally* into, const thads_tally* from, thads_error* err) {
  return guard(err, [&] { live(into, "into").figures.merge(live(from, "from").figures); });
}

thads_status thads_tally_project(const thads_tally* tally, uint32_t dimensions, thads_tally** out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_tally(live(tally, "tally").figures.project(dimensions_in(dimensions)));
  });
}

thads_status thads_tally_serialize(const thads_tally* tally, thads_write write, void* context,
                                   thads_error* err) {
  return guard(err, [&] { write_out(serialize(live(tally, "tally").figures), write, context); });
}

thads_status thads_tally_deserialize(const void* bytes, size_t size, thads_tally** out,
                                     thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_tally(deserialize(bytes_in(bytes, size)));
  });
}

thads_status thads_tally_info(const thads_tally* tally, thads_period* period, uint32_t* dimensions,
                              size_t* cells, thads_error* err) {
  return guard(err, [&] {
    const auto& figures = live(tally, "tally").figures;
    set(period, {figures.period().year(), figures.period().months()});
    set(dimensions, figures.dimensions().bits());
    set(cells, figures.cells().size());
  });
}

thads_status thads_tally_cell_unit(const thads_tally* tally, size_t cell, const char** unit,
                                   size_t* size, thads_error* err) {
  return guard(err, [&] { text_out(cell_at(tally, cell).key.unit, unit, size); });
}

thads_status thads_tally_cell_officer(const thads_tally* tally, size_t cell, const char** officer,
                                      size_t* size, thads_error* err) {
  return guard(err, [&] { text_out(cell_at(tally, cell).key.officer, officer, size); });
}

thads_status thads_tally_cell_key(const thads_tally* tally, size_t cell, int32_t* initiation,
                                  int32_t* judgment_type, uint32_t* flags, thads_error* err) {
  return guard(err, [&] {
    const cell_key& key = cell_at(tally, cell).key;
    set(initiation, static_cast<std::int32_t>(key.initiation));
    set(judgment_type, static_cast<std::int32_t>(key.judgment));
    set(flags, key.flags.bits());
  });
}

thads_status thads_tally_value(const thads_tally* tally, size_t cell, int32_t measure,
                               int64_t* count, thads_amount* money, thads_error* err) {
  return guard(err, [&] {
    figure_out(cell_at(tally, cell).values[word_in<thads::measure>(measure)], count, money);
  });
}

thads_status thads_tally_total(const thads_tally* tally, int32_t measure, int64_t* count,
                               thads_amount* money, thads_error* err) {
  return guard(err, [&] {
    const auto which = word_in<thads::measure>(measure);
    figure sum;
    for (const tally_cell& c : live(tally, "tally").figures.cells()) sum += c.values[which];
    figure_out(sum, count, money);
  });
}

thads_status thads_tally_rate(const thads_tally* tally, int32_t quantity, thads_decimal* out,
                              int32_t* defined, thads_error* err) {
  return guard(err, [&] {
    const auto& figures = live(tally, "tally").figures;
    const ratio rate = resolution_rate(figures.total(), word_in<thads::quantity>(quantity));
    percent_out(published(rate), out, defined);
  });
}

thads_status thads_tally_roll_up(const thads_tally* tally, const thads_units* units, int32_t kind,
                                 thads_tally** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto& figures = live(tally, "tally").figures;
    to = new thads_tally(roll_up(figures, tree_for(units, figures), word_in<unit_kind>(kind)));
  });
}

thads_status thads_tally_within(const thads_tally* tally, const thads_units* units,
                                const char* root, size_t root_size, thads_tally** out,
                                thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const std::string code = required_text(root, root_size, "root");
    const auto& figures = live(tally, "tally").figures;
    const agency_tree& tree = tree_for(units, figures);
    if (!tree.knows(code)) throw error(errc::not_found, "there is no unit " + quoted_text(code));
    to = new thads_tally(within(figures, tree, code));
  });
}

thads_status thads_tally_restate(const thads_tally* tally, const thads_units* units,
                                 const thads_successions* successions, thads_date on,
                                 thads_tally** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto& figures = live(tally, "tally").figures;
    to = new thads_tally(
        restate(figures, sound(units, "units"), sound(successions, "successions"), date_in(on))
            .figures);
  });
}

thads_status thads_tally_table(const thads_tally* tally, int32_t language, thads_table** out,
                               thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto& figures = live(tally, "tally").figures;
    to = new thads_table(
        make_tally_table(figures, figures.dimensions().list(), language_in(language)));
  });
}

thads_status thads_tally_arrow(const thads_tally* tally, struct ArrowArrayStream* out,
                               thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    arrow_batch_stream(to_arrow(live(tally, "tally").figures)).export_to(&to);
  });
}

}  // extern "C"
