// SPDX-License-Identifier: Apache-2.0
// The C interface to ages and durations.
#include <optional>
#include <string>
#include <utility>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/report/scope.hpp"

#include <thads/analysis/ageing.hpp>
#include <thads/counters/ages_bytes.hpp>
#include <thads/report/chapters/register_chapters.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

ageing_options options_in(const thads_ageing_options* given) {
  const auto o = struct_in(given, thads_ageing_options THADS_AGEING_OPTIONS_INIT, "options");
  if (o.reserved != 0) throw_argument("reserved", "is not zero");
  ageing_options options;
  const std::string_view bands = text_in(o.bands, o.bands_size, "bands");
  if (!bands.empty()) options.bands = parse_age_bands(bands);
  const std::string_view standard = text_in(o.standard, o.standard_size, "standard");
  if (!standard.empty()) options.standard = parse_age_limit(standard);
  return options;
}

// Ages that were counted before, which must be of the period of the scope.
const case_ages& ages_of(const thads_ages* ages, const counted_scope& in) {
  const case_ages& content = live(ages, "ages").content;
  if (content.period() != in->period()) {
    throw error(errc::mismatch, "the ages are of " + to_string(content.period()) + ", not of " +
                                    to_string(in->period()));
  }
  return content;
}

}  // namespace

extern "C" {

thads_status thads_ages_compute(const thads_scope* scope, thads_ages** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const thads_scope in = scope_in(scope);
    const period when = period_in(in.period);
    to = new thads_ages(ages_of(usable(in.reg), when, pass_in(in)));
  });
}

void thads_ages_destroy(thads_ages* ages) { destroy(ages); }

thads_status thads_ages_merge(thads_ages* into, const thads_ages* from, thads_error* err) {
  return guard(err, [&] { live(into, "into").content.merge(live(from, "from").content); });
}

thads_status thads_ages_serialize(const thads_ages* ages, thads_write write, void* context,
                                  thads_error* err) {
  return guard(err, [&] { write_out(serialize(live(ages, "ages").content), write, context); });
}

thads_status thads_ages_deserialize(const void* bytes, size_t size, thads_ages** out,
                                    thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_ages(deserialize_ages(bytes_in(bytes, size)));
  });
}

thads_status thads_ages_period(const thads_ages* ages, thads_period* period, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(period, "period");
    const auto& of = live(ages, "ages").content.period();
    to = {of.year(), of.months()};
  });
}

thads_status thads_ages_percentile(const thads_ages* ages, int32_t series, const char* unit,
                                   size_t unit_size, int32_t percentile, int32_t quantity,
                                   int32_t* days, int32_t* defined, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(days, "days");
    auto& is_defined = required(defined, "defined");
    const case_ages& content = live(ages, "ages").content;
    const auto of = word_in<age_series>(series);
    const std::string_view code = text_in(unit, unit_size, "unit");
    const age_histogram wanted = content.histogram([&](const age_key& key) {
      return key.series == of && (unit == nullptr || key.unit == code);
    });
    const auto found = thads::percentile(wanted, percentile, word_in<thads::quantity>(quantity));
    is_defined = found ? 1 : 0;
    if (found) to = *found;
  });
}

thads_status thads_chapter_ageing(const thads_scope* scope, const thads_ages* ages,
                                  const thads_ageing_options* options, thads_chapter** out,
                                  thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const ageing_chapter chapter(options_in(options));
    if (ages == nullptr) {
      to = count_chapter(counted_scope(scope, needs::cases, {dimension::unit}), chapter);
      return;
    }
    const counted_scope in(scope, needs::figures, {dimension::unit});
    to = new thads_chapter(chapter.make(*in, ages_of(ages, in)), *in);
  });
}

}  // extern "C"
