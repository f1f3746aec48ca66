// SPDX-License-Identifier: Apache-2.0
// The C interface to figures that offices filed.
#include <utility>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/register/csv.hpp"

#include <thads/forms/filed_figures.hpp>
#include <thads/read/csv/csv_filed.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

// Checks a copy of the filed figures, so that a check that fails leaves them as they were.
template <class Check>
void check_copy(thads_filed& filed, Check check) {
  findings report = filed.found;
  filed_forms content = filed.content;
  check(content, report);
  report.sort();
  filed.found = std::move(report);
  filed.content = std::move(content);
}

}  // namespace

extern "C" {

thads_status thads_filed_load_csv(const thads_csv* csv, const thads_regulation* regulation,
                                  thads_period period, int64_t money_unit, thads_filed** out,
                                  thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    filed_forms content =
        read_filed(input_in(csv, "filed"), usable(regulation), period_in(period), report,
                   {.format = format_in(csv, "filed"), .money_unit = money_unit});
    to = new thads_filed(std::move(report), std::move(content));
  });
}

void thads_filed_destroy(thads_filed* filed) { destroy(filed); }

thads_status thads_filed_count_findings(const thads_filed* filed, int32_t severity, uint64_t* out,
                                        thads_error* err) {
  return count_findings(filed, "filed", severity, out, err);
}

thads_status thads_filed_findings(const thads_filed* filed, thads_table** out, thads_error* err) {
  return list_findings(filed, "filed", out, err);
}

thads_status thads_filed_check_units(thads_filed* filed, const thads_units* units,
                                     thads_error* err) {
  return guard(err, [&] {
    const agency_tree& tree = live(units, "units").content;
    check_copy(live(filed, "filed"), [&tree](filed_forms& content, findings& report) {
      check_units(content, tree, report);
    });
  });
}

thads_status thads_filed_check_counted(thads_filed* filed, const thads_tally* counted,
                                       thads_error* err) {
  return guard(err, [&] {
    const tally& figures = live(counted, "counted").figures;
    check_copy(live(filed, "filed"), [&figures](filed_forms& content, findings& report) {
      check_counted_twice(content, figures, report);
    });
  });
}

thads_status thads_filed_tally(const thads_filed* filed, thads_tally** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_tally(live(filed, "filed").content.figures);
  });
}

thads_status thads_tally_consolidate(const thads_tally* a, const thads_tally* b, thads_tally** out,
                                     thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_tally(consolidate(live(a, "a").figures, live(b, "b").figures));
  });
}

}  // extern "C"
