// SPDX-License-Identifier: Apache-2.0
#include <thads/forms/docket_sheet.hpp>

#include <utility>

#include <thads/base/error.hpp>
#include <thads/model/docket.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

docket_sheet::docket_sheet(const regulation& under, const docket_form& which,
                           const docket_tally& counts, const agency_tree& tree,
                           std::string_view root, docket_axis rows)
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

void docket_sheet::add_subject_rows() {
  rows_.push_back({.adds_up = true, .name = {"Tổng số", "Total"}});
  for (const docket_subject& s : form_->docket.subjects) {
    rows_.push_back({1, !s.parts.empty(), s.word.id, s.word.title, {}});
    for (const docket_word& part : s.parts) {
      rows_.push_back({.level = 2, .code = part.id, .name = part.title});
    }
  }
}

void docket_sheet::add_unit_rows(const unit_rows& units) {
  for (const unit_row& u : units.list()) {
    const bool is_root = rows_.empty();
    rows_.push_back({is_root ? 0U : 1U, is_root, u.code, {u.name, u.name}, {}});
  }
}

void docket_sheet::add(const docket_cell& cell, const unit_rows& units) {
  std::size_t at = place_of(cell, units);
  rows_[at].figures.add(cell.key.outcome, cell.values);
  for (std::size_t i = at; i-- != 0;) {
    if (rows_[i].level >= rows_[at].level) continue;
    at = i;
    rows_[at].figures.add(cell.key.outcome, cell.values);
  }
}

std::size_t docket_sheet::place_of(const docket_cell& cell, const unit_rows& units) const {
  if (axis_ == docket_axis::units) return units.below(cell.key.unit).value_or(0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].adds_up && rows_[i].code == cell.key.subject) return i;
  }
  throw error(errc::not_found, "docket " + quoted_text(cell.key.docket) + " has no subject " +
                                   quoted_text(cell.key.subject));
}

std::vector<check_result> check_identities(const docket_sheet& sheet) {
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

std::vector<check_result> check_dockets(const regulation& under, const docket_tally& counts,
                                        const agency_tree& tree, std::string_view root) {
  std::vector<check_result> results;
  for (const docket_form& d : under.dockets) {
    const docket_sheet sheet(under, d, counts, tree, root, docket_axis::subjects);
    for (check_result& r : check_identities(sheet)) results.push_back(std::move(r));
  }
  return results;
}

}  // namespace thads
