// SPDX-License-Identifier: Apache-2.0
// Every check that the figures of a report allow.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/forms/checks.hpp>
#include <thads/forms/form_sheet.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/unit_figures.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// What the checks of a report look at. It refers to everything, which must outlive it.
struct check_input {
  const regulation& under;
  const std::vector<form_sheet>& sheets;  ///< as make_form_sheets fills them in
  const tally& figures;                   ///< what the sheets were filled in from
  const agency_tree& tree;
  std::string_view root;                ///< the unit reported on
  const tally* before = nullptr;        ///< the same period last year, if there is one
  const tally* filed_totals = nullptr;  ///< what units filed for all below them, if they did
  /// What became of units since; last year is then held against this one on the units of its last
  /// day.
  const succession_table* successions = nullptr;
};

namespace detail {

// Forms that count the same cases in different rows: by case, and by money.
inline void check_forms_against_each_other(const std::vector<form_sheet>& sheets,
                                           std::vector<check_result>& results) {
  for (const form_sheet& one : sheets) {
    for (const form_sheet& other : sheets) {
      const bool pair = one.which().rows == row_axis::judgment_types &&
                        other.which().rows == row_axis::agencies &&
                        one.which().of == other.which().of &&
                        one.which().only == other.which().only;
      if (pair) results.push_back(check_between_forms(one, other));
    }
  }
}

// A form of a unit against those of the units directly below it and of the cases it holds itself.
inline void check_against_units_below(const form_sheet& sheet, const check_input& in,
                                      std::vector<check_result>& results) {
  std::vector<form_sheet> parts;
  for (const agency* below : in.tree.children(in.root, sheet.period().last_day())) {
    parts.emplace_back(sheet.under(), sheet.which(), in.figures, in.tree, below->code);
  }
  if (parts.empty()) return;
  const tally own = in.figures.filter([&in](const cell_key& key) { return key.unit == in.root; });
  parts.emplace_back(sheet.under(), sheet.which(), own, in.tree, in.root);
  results.push_back(check_levels(sheet, parts));
}

[[nodiscard]] inline check_result check_year_before(const check_input& in) {
  const date last_day = in.figures.period().last_day();
  const tally now = within(in.figures, in.tree, in.root);
  if (in.successions == nullptr || in.successions->empty()) {
    return check_periods(within(*in.before, in.tree, in.root), now);
  }
  const tally before = restate(*in.before, in.tree, *in.successions, last_day).figures;
  return check_periods(within(before, in.tree.as_of(last_day), in.root), now);
}

}  // namespace detail

/// Every check that `in` allows: identities and sums of each form, forms against each other and
/// against those of the units below, what units filed against what is below them, and carried over
/// against the whole year before. Throws errc::overflow.
[[nodiscard]] inline std::vector<check_result> run_checks(const check_input& in) {
  std::vector<check_result> results;
  for (const form_sheet& sheet : in.sheets) {
    for (check_result& r : check_identities(sheet)) results.push_back(std::move(r));
    results.push_back(check_sums(sheet));
    detail::check_against_units_below(sheet, in, results);
  }
  detail::check_forms_against_each_other(in.sheets, results);
  if (in.filed_totals != nullptr) {
    for (const quantity of : {quantity::cases, quantity::money}) {
      results.push_back(check_filed_totals(in.under, *in.filed_totals, in.figures, in.tree, of));
    }
  }
  if (in.before != nullptr && in.before->period().months() == 12) {
    results.push_back(detail::check_year_before(in));
  }
  return results;
}

}  // namespace thads
