// SPDX-License-Identifier: Apache-2.0
// What handles must be before figures are made of them.
#include "capi/core/handles.hpp"

#include <algorithm>

#include <thads/tally/case_ranges.hpp>
#include <thads/units/roll_up.hpp>

namespace thads::capi {

const case_register& usable(const thads_register* reg) {
  const register_load& load = live(reg, "reg").load;
  try {
    thads::detail::require_usable(load.cases);
  } catch (const error& e) {
    throw_first_error(load.report, e.what());
  }
  return load.cases;
}

void throw_problems(std::string_view what, const std::vector<json_problem>& problems) {
  const json_problem& first = problems.front();
  throw error(errc::syntax, std::string(what) + " has " + std::to_string(problems.size()) +
                                " mistakes; the first: " + (first.path.empty() ? "/" : first.path) +
                                ": " + first.message.en);
}

void failed_out(const std::vector<check_result>& checks, std::uint64_t* failed) {
  const auto failures = std::count_if(checks.begin(), checks.end(), [](const check_result& c) {
    return c.outcome == check_outcome::fail;
  });
  set(failed, static_cast<std::uint64_t>(failures));
}

const agency_tree& tree_for(const thads_units* units, const tally& figures) {
  const agency_tree& tree = sound(units, "units");
  require_units(figures, tree);
  return tree;
}

}  // namespace thads::capi
