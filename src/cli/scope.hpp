// SPDX-License-Identifier: Apache-2.0
// Which units a report is about.
#pragma once

#include <string>
#include <utility>

#include "options.hpp"

#include <thads/result/unit_figures.hpp>
#include <thads/result/unit_rows.hpp>

namespace thads::cli {

/// The unit to report on and the units below it, as of the end of a period.
class report_scope {
 public:
  /// `root` as given on the command line; when empty, the unit above all others of `figures`.
  /// Without a table of units all of them stand below one total. Throws errc::bad_register when a
  /// unit of `figures` is not in the table, and errc::not_found when `root` is not.
  report_scope(const loaded_input& in, const tally& figures, const std::string& root)
      : tree_(in.tree.empty() ? flat_tree(figures) : in.tree) {
    require_units(figures, tree_);
    root_ = root.empty() ? common_root(figures, tree_) : root;
    on_ = figures.period().last_day();
  }

  [[nodiscard]] unit_rows rows() const& { return {tree_, root_, on_}; }
  unit_rows rows() const&& = delete;

 private:
  agency_tree tree_;
  std::string root_;
  date on_;
};

/// The option that names it.
inline void add_root(CLI::App& command, std::string& root) {
  command.add_option("--unit", root, "The unit to report on (default: the one above all others)");
}

}  // namespace thads::cli
