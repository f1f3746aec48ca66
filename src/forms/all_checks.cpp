// SPDX-License-Identifier: Apache-2.0
#include <thads/forms/all_checks.hpp>

#include <utility>

#include <thads/model/vocabulary.hpp>
#include <thads/time/date.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

namespace {

// Forms that count the same cases in different rows: by case, and by money.
void check_forms_against_each_other(const std::vector<form_sheet>& sheets,
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
void check_against_units_below(const form_sheet& sheet, const check_input& in,
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

[[nodiscard]] check_result check_year_before(const check_input& in) {
  const date last_day = in.figures.period().last_day();
  const tally now = within(in.figures, in.tree, in.root);
  if (in.successions == nullptr || in.successions->empty()) {
    return check_periods(within(*in.before, in.tree, in.root), now);
  }
  const tally before = restate(*in.before, in.tree, *in.successions, last_day).figures;
  return check_periods(within(before, in.tree.as_of(last_day), in.root), now);
}

}  // namespace

std::vector<check_result> run_checks(const check_input& in) {
  std::vector<check_result> results;
  for (const form_sheet& sheet : in.sheets) {
    for (check_result& r : check_identities(sheet)) results.push_back(std::move(r));
    results.push_back(check_sums(sheet));
    check_against_units_below(sheet, in, results);
  }
  check_forms_against_each_other(in.sheets, results);
  if (in.filed_totals != nullptr) {
    for (const quantity of : {quantity::cases, quantity::money}) {
      results.push_back(check_filed_totals(in.under, *in.filed_totals, in.figures, in.tree, of));
    }
  }
  if (in.before != nullptr && in.before->period().months() == 12) {
    results.push_back(check_year_before(in));
  }
  return results;
}

}  // namespace thads
