// SPDX-License-Identifier: Apache-2.0
// The C interface to dockets.
#include <string>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/register/csv.hpp"
#include "capi/report/scope.hpp"

#include <thads/counters/dockets.hpp>
#include <thads/forms/docket_sheet.hpp>
#include <thads/read/csv/csv_dockets.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/docket_table.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

// The counts of a period for a unit.
struct counted_dockets {
  counted_dockets(const thads_scope* scope, const thads_dockets* dockets)
      : counted_dockets(scope_in(scope), sound(dockets, "dockets")) {}

  counted_dockets(const thads_scope& scope, const docket_book& book)
      : under(book.under),
        tree(sound(scope.units, "units")),
        counts(count_dockets(book.items, period_in(scope.period))),
        root(root_or_top(std::string(text_in(scope.root, scope.root_size, "root")), tree,
                         counts.period().last_day())),
        lang(language_in(scope.language)) {}

  const regulation& under;
  const agency_tree& tree;
  docket_tally counts;
  std::string root;
  language lang;
};

}  // namespace

extern "C" {

thads_status thads_dockets_load_csv(const thads_csv* csv, const thads_regulation* regulation,
                                    const thads_units* units, thads_dockets** out,
                                    thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto& under = usable(regulation);
    if (under.dockets.empty()) throw error(errc::not_found, under.id + " describes no dockets");
    findings report;
    docket_table items = read_dockets(input_in(csv, "dockets"), under.docket_kinds(),
                                      sound(units, "units"), report, format_in(csv, "dockets"));
    to = new thads_dockets(std::move(report), docket_book{std::move(items), under});
  });
}

void thads_dockets_destroy(thads_dockets* dockets) { destroy(dockets); }

thads_status thads_dockets_count_findings(const thads_dockets* dockets, int32_t severity,
                                          uint64_t* out, thads_error* err) {
  return count_findings(dockets, "dockets", severity, out, err);
}

thads_status thads_dockets_findings(const thads_dockets* dockets, thads_table** out,
                                    thads_error* err) {
  return list_findings(dockets, "dockets", out, err);
}

thads_status thads_chapter_dockets(const thads_scope* scope, const thads_dockets* dockets,
                                   thads_chapter** out, uint64_t* failed, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const counted_dockets in(scope, dockets);
    const auto checks = check_dockets(in.under, in.counts, in.tree, in.root);
    auto tables = make_docket_tables(in.under, in.counts, in.tree, in.root, in.lang);
    tables.push_back({"checks", make_check_table(checks, in.lang)});
    to = new thads_chapter(std::move(tables));
    failed_out(checks, failed);
  });
}

thads_status thads_docket_form(const thads_scope* scope, const thads_dockets* dockets,
                               const char* id, size_t size, thads_table** out, uint64_t* failed,
                               thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const std::string_view wanted = text_in(id, size, "id");
    const counted_dockets in(scope, dockets);
    const docket_sheet sheet(in.under, docket_form_of(in.under, wanted), in.counts, in.tree,
                             in.root);
    const auto checks = check_identities(sheet);
    to = new thads_table(make_docket_form_table(sheet, in.lang));
    failed_out(checks, failed);
  });
}

}  // extern "C"
