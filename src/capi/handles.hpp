// SPDX-License-Identifier: Apache-2.0
// What stands behind the handles that several groups of the C interface share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guard.hpp"

#include <thads/io/csv_filed.hpp>
#include <thads/io/csv_register.hpp>
#include <thads/io/json_problem.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/soundness.hpp>
#include <thads/regime/regulation.hpp>
#include <thads/report/claims_table.hpp>
#include <thads/report/findings_table.hpp>
#include <thads/report/table.hpp>
#include <thads/result/targets.hpp>
#include <thads/tally/tally.hpp>

struct thads_table : thads::capi::handle<0x74686164737461> {
  explicit thads_table(thads::table t) : content(std::move(t)) {}
  thads::table content;
};

struct thads_register : thads::capi::handle<0x74686164737265> {
  explicit thads_register(thads::register_load l) : load(std::move(l)) {}
  thads::register_load load;

  [[nodiscard]] const thads::findings& report() const noexcept { return load.report; }
};

struct thads_tally : thads::capi::handle<0x74686164736C79> {
  explicit thads_tally(thads::tally t) : figures(std::move(t)) {}
  thads::tally figures;
};

namespace thads::capi {

/// What was read from a table, and what was wrong with it.
template <class Content, std::uint64_t Mark>
struct loaded : handle<Mark> {
  loaded(findings f, Content c) : found(std::move(f)), content(std::move(c)) {}

  findings found;
  Content content;

  [[nodiscard]] const findings& report() const noexcept { return found; }
};

}  // namespace thads::capi

struct thads_units : thads::capi::loaded<thads::agency_tree, 0x74686164736E74> {
  using loaded::loaded;
};

struct thads_targets : thads::capi::loaded<thads::target_table, 0x74686164736774> {
  using loaded::loaded;
};

struct thads_filed : thads::capi::loaded<thads::filed_forms, 0x74686164736669> {
  using loaded::loaded;
};

struct thads_claims : thads::capi::loaded<thads::claim_results, 0x74686164736C63> {
  using loaded::loaded;
};

struct thads_regulation : thads::capi::handle<0x74686164737267> {
  std::optional<thads::regulation> content{};  // none with problems
  std::vector<thads::json_problem> problems{};
};

namespace thads::capi {

/// The regulation behind a handle, which must have no mistakes.
const regulation& usable(const thads_regulation* regulation);

/// What was read, which must have no errors; otherwise throws errc::bad_register.
template <class Content, std::uint64_t Mark>
const Content& sound(const loaded<Content, Mark>* from, std::string_view name) {
  const loaded<Content, Mark>& handle = live(from, name);
  require_sound(handle.found, name);
  return handle.content;
}

/// The tree of `units`, which must be sound and have every unit of `figures` (see require_units).
const agency_tree& tree_for(const thads_units* units, const tally& figures);

/// The functions that every handle with findings has.
template <class Handle>
thads_status count_findings(const Handle* from, std::string_view name, std::int32_t of,
                            std::uint64_t* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = live(from, name).report().count(enum_in<severity>(of, 3, "severity"));
  });
}

template <class Handle>
thads_status list_findings(const Handle* from, std::string_view name, thads_table** out,
                           thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = new thads_table(make_findings_table(live(from, name).report()));
  });
}

}  // namespace thads::capi
