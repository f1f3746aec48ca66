// SPDX-License-Identifier: Apache-2.0
// The figures of dockets for a unit and what stands below it: by unit, and in the rows of a form.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <thads/counters/dockets.hpp>
#include <thads/forms/checks.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/regulation/docket_sums.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/time/period.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// One row of a docket.
struct docket_row {
  std::size_t level = 0;  ///< 0 for the total
  bool adds_up = false;   ///< the row is the sum of those one level below, and perhaps of more
  std::string code{};     ///< of the unit or subject; empty for the total over subjects
  bilingual name{};
  docket_figures figures{};
};

/// A docket with its figures, in the rows of its form. It refers to its regulation and form, which
/// must outlive it.
class docket_sheet {
 public:
  /// The figures of `root` and of the units below it, by the tree as of the end of the period, in
  /// the rows that `which` has. Throws errc::not_found when there is no unit `root`,
  /// errc::bad_register when a unit with figures is not in force, errc::mismatch when the flow
  /// identity does not hold in a cell, and errc::overflow.
  docket_sheet(const regulation& under, const docket_form& which, const docket_tally& counts,
               const agency_tree& tree, std::string_view root)
      : docket_sheet(under, which, counts, tree, root, which.rows) {}

  /// The same in rows of another kind.
  docket_sheet(const regulation& under, const docket_form& which, const docket_tally& counts,
               const agency_tree& tree, std::string_view root, docket_axis rows);

  [[nodiscard]] const regulation& under() const noexcept { return *regulation_; }
  [[nodiscard]] const docket_form& which() const noexcept { return *form_; }
  [[nodiscard]] thads::period period() const noexcept { return period_; }
  /// What the rows stand for.
  [[nodiscard]] docket_axis axis() const noexcept { return axis_; }
  /// The unit that the figures are of.
  [[nodiscard]] const unit_row& root() const noexcept { return root_; }
  /// The total first; every row before those below it.
  [[nodiscard]] const std::vector<docket_row>& rows() const noexcept { return rows_; }

 private:
  void add_subject_rows();

  void add_unit_rows(const unit_rows& units);

  // Adds a cell to its row and to all rows above it.
  void add(const docket_cell& cell, const unit_rows& units);

  [[nodiscard]] std::size_t place_of(const docket_cell& cell, const unit_rows& units) const;

  const regulation* regulation_;
  const docket_form* form_;
  thads::period period_;
  docket_axis axis_;
  unit_row root_;
  std::vector<docket_row> rows_;
};

/// P0 + I = R + P1 and every identity of the docket, in every row of `sheet`.
[[nodiscard]] std::vector<check_result> check_identities(const docket_sheet& sheet);

/// The identities of every docket of `under`, by subject. Throws like docket_sheet.
[[nodiscard]] std::vector<check_result> check_dockets(const regulation& under,
                                                      const docket_tally& counts,
                                                      const agency_tree& tree,
                                                      std::string_view root);

}  // namespace thads
