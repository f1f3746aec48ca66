// SPDX-License-Identifier: Apache-2.0
// What stands behind the handles that several groups of the C interface share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capi/core/guard.hpp"

#include <thads/analysis/scoring.hpp>
#include <thads/counters/ages.hpp>
#include <thads/forms/checks.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/asset_values.hpp>
#include <thads/model/docket.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/model/soundness.hpp>
#include <thads/model/staffing.hpp>
#include <thads/model/succession.hpp>
#include <thads/read/csv/csv_filed.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/read/json/json_problem.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/report/chapters/chapter.hpp>
#include <thads/report/chapters/spoken_facts.hpp>
#include <thads/report/forms/claims_table.hpp>
#include <thads/report/listings/findings_table.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/targets.hpp>

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

struct thads_ages : thads::capi::handle<0x74686164736167> {
  explicit thads_ages(thads::case_ages a) : content(std::move(a)) {}
  thads::case_ages content;
};

struct thads_chapter : thads::capi::handle<0x74686164736368> {
  explicit thads_chapter(std::vector<thads::named_table> t) : tables(std::move(t)) {}
  thads_chapter(thads::chapter made, const thads::chapter_scope& scope)
      : tables(std::move(made.tables)),
        facts(thads::spoken_facts{scope.root(), scope.period(), std::move(made.facts)}) {}
  std::vector<thads::named_table> tables;
  std::optional<thads::spoken_facts> facts{};  // none when it is about no unit of a register
};

namespace thads::capi {

/// Items of dockets, and the regulation under which they were read.
struct docket_book {
  docket_table items;
  regulation under;
};

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

struct thads_grounds : thads::capi::loaded<thads::ground_list, 0x74686164736772> {
  using loaded::loaded;
};

struct thads_successions : thads::capi::loaded<thads::succession_table, 0x74686164737375> {
  using loaded::loaded;
};

struct thads_assets : thads::capi::loaded<thads::asset_values, 0x74686164736173> {
  using loaded::loaded;
};

struct thads_staff : thads::capi::loaded<thads::staffing, 0x74686164737374> {
  using loaded::loaded;
};

struct thads_attributes : thads::capi::loaded<thads::unit_attributes, 0x74686164736174> {
  using loaded::loaded;
};

struct thads_scheme : thads::capi::loaded<thads::score_scheme, 0x74686164737363> {
  using loaded::loaded;
};

struct thads_dockets : thads::capi::loaded<thads::capi::docket_book, 0x74686164736474> {
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

/// The cases behind a handle, which must yield figures; otherwise throws errc::bad_register with
/// the place of the first error.
const case_register& usable(const thads_register* reg);

/// Throws errc::syntax with the first of `problems`, which `what` has.
[[noreturn]] void throw_problems(std::string_view what, const std::vector<json_problem>& problems);

/// What was read, which must have no errors; otherwise throws errc::bad_register.
template <class Content, std::uint64_t Mark>
const Content& sound(const loaded<Content, Mark>* from, std::string_view name) {
  const loaded<Content, Mark>& handle = live(from, name);
  require_sound(handle.found, name);
  return handle.content;
}

/// The same for a table that may be missing: nullptr.
template <class Loaded>
const auto* sound_if_any(const Loaded* from, std::string_view name) {
  return from == nullptr ? nullptr : &sound(from, name);
}

/// Sets `failed`, which is optional, to how many of `checks` failed.
void failed_out(const std::vector<check_result>& checks, std::uint64_t* failed);

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
