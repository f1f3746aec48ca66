// SPDX-License-Identifier: Apache-2.0
// What handles must be before figures are made of them.
#include "handles.hpp"

#include <thads/result/unit_figures.hpp>

namespace thads::capi {

const agency_tree& tree_for(const thads_units* units, const tally& figures) {
  const agency_tree& tree = sound(units, "units");
  require_units(figures, tree);
  return tree;
}

}  // namespace thads::capi
