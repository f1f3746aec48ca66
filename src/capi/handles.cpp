// SPDX-License-Identifier: Apache-2.0
// What handles must be before figures are made of them.
#include "handles.hpp"

#include <algorithm>

#include <thads/result/unit_figures.hpp>

namespace thads::capi {

void throw_first_error(const findings& report, const std::string& problem) {
  const auto list = report.list();
  const auto first = std::find_if(list.begin(), list.end(), [](const finding& f) {
    return describe(f.id).severity == severity::error;
  });
  if (first == list.end())
    throw error(errc::bad_register, problem);  // it is not among those listed
  throw error_at(errc::bad_register, problem + "; the first: " + first->message(language::en),
                 std::string(report.file_name(*first)), first->line, first->column);
}

const agency_tree& tree_for(const thads_units* units, const tally& figures) {
  const agency_tree& tree = sound(units, "units");
  require_units(figures, tree);
  return tree;
}

}  // namespace thads::capi
