// SPDX-License-Identifier: Apache-2.0
// The figures of dockets for a unit and what stands below it: by unit, and in the rows of a form.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/docket.hpp>
#include <thads/regulation/docket_sums.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/forms/checks.hpp>
#include <thads/units/unit_figures.hpp>
#include <thads/units/unit_rows.hpp>
#include <thads/counters/dockets.hpp>
#include <thads/time/period.hpp>

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
               const agency_tree& tree, std::string_view root, docket_axis rows)
      : regulation_(&under), form_(&which), period_(counts.period()), axis_(rows) {
    require_flow(counts);
    const unit_rows units(tree, root, period_.last_day());
    root_ = units.list().front();
    if (axis_ == docket_axis::subjects) {
      add_subject_rows();
    } else {
      add_unit_rows(units);
    }
    for (const docket_cell& cell : counts.cells()) {
      if (cell.key.docket != which.docket.word.id) continue;
      detail::require_unit(cell.key.unit, period_, tree);
      if (units.covers(cell.key.unit)) add(cell, units);
    }
  }

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
  void add_subject_rows() {
    rows_.push_back({.adds_up = true, .name = {"Tổng số", "Total"}});
    for (const docket_subject& s : form_->docket.subjects) {
      rows_.push_back({1, !s.parts.empty(), s.word.id, s.word.title, {}});
      for (const docket_word& part : s.parts) {
        rows_.push_back({.level = 2, .code = part.id, .name = part.title});
      }
    }
  }

  void add_unit_rows(const unit_rows& units) {
    for (const unit_row& u : units.list()) {
      const bool is_root = rows_.empty();
      rows_.push_back({is_root ? 0U : 1U, is_root, u.code, {u.name, u.name}, {}});
    }
  }

  // Adds a cell to its row and to all rows above it.
  void add(const docket_cell& cell, const unit_rows& units) {
    std::size_t at = place_of(cell, units);
    rows_[at].figures.add(cell.key.outcome, cell.values);
    for (std::size_t i = at; i-- != 0;) {
      if (rows_[i].level >= rows_[at].level) continue;
      at = i;
      rows_[at].figures.add(cell.key.outcome, cell.values);
    }
  }

  [[nodiscard]] std::size_t place_of(const docket_cell& cell, const unit_rows& units) const {
    if (axis_ == docket_axis::units) return units.below(cell.key.unit).value_or(0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].adds_up && rows_[i].code == cell.key.subject) return i;
    }
    throw error(errc::not_found, "docket " + quoted_text(cell.key.docket) + " has no subject " +
                                     quoted_text(cell.key.subject));
  }

  const regulation* regulation_;
  const docket_form* form_;
  thads::period period_;
  docket_axis axis_;
  unit_row root_;
  std::vector<docket_row> rows_;
};

/// P0 + I = R + P1 and every identity of the docket, in every row of `sheet`.
[[nodiscard]] inline std::vector<check_result> check_identities(const docket_sheet& sheet) {
  std::vector<check_result> results;
  const auto add = [&](std::string_view id, const expression& left, const expression& right) {
    const std::string text = to_string(left) + " = " + to_string(right);
    const std::string& form = sheet.which().id;
    detail::check check("identity." + form + "." + std::string(id),
                        {"Biểu " + form + ": " + text, "Form " + form + ": " + text});
    for (const docket_row& r : sheet.rows()) {
      check.compare(form, {.code = r.code, .name = r.name}, to_string(left), r.figures.value(left),
                    r.figures.value(right));
    }
    results.push_back(std::move(check).done());
  };
  add("flow", parse_expression("opening + opened"), parse_expression("decided + closing"));
  for (const docket_identity& i : sheet.which().identities) add(i.id, i.left, i.right);
  return results;
}

/// The identities of every docket of `under`, by subject. Throws like docket_sheet.
[[nodiscard]] inline std::vector<check_result> check_dockets(const regulation& under,
                                                             const docket_tally& counts,
                                                             const agency_tree& tree,
                                                             std::string_view root) {
  std::vector<check_result> results;
  for (const docket_form& d : under.dockets) {
    const docket_sheet sheet(under, d, counts, tree, root, docket_axis::subjects);
    for (check_result& r : check_identities(sheet)) results.push_back(std::move(r));
  }
  return results;
}

}  // namespace thads
