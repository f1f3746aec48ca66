// SPDX-License-Identifier: Apache-2.0
// The C interface to published figures and their recomputation.
#include <utility>

#include "capi/core/guard.hpp"
#include "capi/core/handles.hpp"
#include "capi/core/values.hpp"
#include "capi/register/csv.hpp"

#include <thads/read/csv/csv_claims.hpp>
#include <thads/report/forms/claims_table.hpp>

using namespace thads;
using namespace thads::capi;

extern "C" {

thads_status thads_claims_load_csv(const thads_csv* csv, thads_claims** out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    findings report;
    const auto rows =
        read_claims(input_in(csv, "claims"), report, format_in(csv, "claims").delimiter);
    claim_results results = check_all_claims(rows);
    to = new thads_claims(std::move(report), std::move(results));
  });
}

void thads_claims_destroy(thads_claims* claims) { destroy(claims); }

thads_status thads_claims_count_findings(const thads_claims* claims, int32_t severity,
                                         uint64_t* out, thads_error* err) {
  return count_findings(claims, "claims", severity, out, err);
}

thads_status thads_claims_findings(const thads_claims* claims, thads_table** out,
                                   thads_error* err) {
  return list_findings(claims, "claims", out, err);
}

thads_status thads_claims_count(const thads_claims* claims, int32_t verdict, uint64_t* out,
                                thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(claims, "claims").content.count(word_in<thads::verdict>(verdict));
  });
}

thads_status thads_claims_table(const thads_claims* claims, int32_t language, thads_table** out,
                                thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(make_claims_table(live(claims, "claims").content, language_in(language)));
  });
}

}  // extern "C"
