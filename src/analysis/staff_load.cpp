// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/staff_load.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <thads/time/period.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

ratio staffed_figures::per_post(int128_t value) const {
  return {decimal(value) * decimal(days), post_days.filled};
}

ratio per_post(const staffed_figures& s, load_measure of, quantity q) {
  return s.per_post(value_in(figure_of(s.figures, of), q));
}

ratio per_post_against(const staffed_figures& unit, const staffed_figures& root, load_measure of,
                       quantity q) {
  return per_post(unit, of, q) / per_post(root, of, q);
}

namespace {

[[nodiscard]] std::map<std::string, measures> figures_of_units(const tally& figures) {
  std::map<std::string, measures> units;
  const tally by_unit = figures.project({dimension::unit});
  for (const tally_cell& c : by_unit.cells()) units.emplace(c.key.unit, c.values);
  return units;
}

// Whether the posts of `unit` are known for each day of `in` on which the unit is in force.
[[nodiscard]] bool is_stated_throughout(const staffing& staff, std::string_view unit,
                                        const agency_tree& tree, const period& in) {
  const auto rows = staff.rows_of(unit);
  if (rows.empty() || rows.front().from > in.last_day()) return false;
  const date first_known = rows.front().from;
  const auto units = tree.rows();
  return std::none_of(units.begin(), units.end(), [&](const agency& a) {
    return a.code == unit && a.valid_from < first_known && a.valid_to >= in.first_day() &&
           in.first_day() < first_known;
  });
}

class staff_load_builder {
 public:
  staff_load_builder(const tally& figures, const staffing& staff, const agency_tree& tree,
                     std::string_view root)
      : staff_(staff), tree_(tree), in_(figures.period()), rows_(tree, root, in_.last_day()) {
    units_ = figures_of_units(figures);
    for (const staff_row& s : staff.rows()) units_.emplace(s.unit, measures());
  }

  [[nodiscard]] std::vector<staff_load> build() {
    for (const unit_row& row : rows_.list()) {
      staff_load load{.code = row.code, .name = row.name};
      load.on_average.days = static_cast<int>((in_.last_day() - in_.first_day()).count()) + 1;
      loads_.push_back(std::move(load));
    }
    for (const auto& [unit, figures] : units_) {
      if (!rows_.covers(unit)) continue;
      add(loads_.front(), unit, figures);
      if (const auto below = rows_.below(unit)) add(loads_[*below], unit, figures);
    }
    return std::move(loads_);
  }

 private:
  void add(staff_load& load, const std::string& unit, const measures& figures) const {
    const staff_row* const end = staff_.find(unit, in_.last_day());
    if (end == nullptr && figures.is_zero()) return;
    add(load.at_end, unit, figures, end == nullptr ? std::nullopt : std::optional(end->state()));
    add(load.on_average, unit, figures,
        is_stated_throughout(staff_, unit, tree_, in_) ? std::optional(staff_.post_days(unit, in_))
                                                       : std::nullopt);
  }

  static void add(staffed_figures& sum, const std::string& unit, const measures& figures,
                  const std::optional<posts>& known) {
    if (!known) {
      sum.not_stated.push_back(unit);
      return;
    }
    ++sum.units;
    sum.post_days += *known;
    sum.figures += figures;
  }

  const staffing& staff_;
  const agency_tree& tree_;
  period in_;
  unit_rows rows_;
  std::map<std::string, measures> units_;
  std::vector<staff_load> loads_;
};

}  // namespace

std::vector<staff_load> staff_loads(const tally& figures, const staffing& staff,
                                    const agency_tree& tree, std::string_view root) {
  return staff_load_builder(figures, staff, tree, root).build();
}

std::vector<attribute_group> results_by_attribute(const tally& figures,
                                                  const unit_attributes& attributes,
                                                  std::string_view key, const agency_tree& tree,
                                                  std::string_view root) {
  const date on = figures.period().last_day();
  const unit_rows rows(tree, root, on);
  std::map<std::string, measures> units = figures_of_units(figures);
  for (const unit_attribute& a : attributes.rows()) {
    const bool counts = a.key == key && a.holds_on(on) && tree.find(a.unit, on) != nullptr;
    if (counts) units.emplace(a.unit, measures());
  }
  std::map<std::string, attribute_group> stated;
  attribute_group not_stated;
  for (const auto& [unit, values] : units) {
    if (!rows.covers(unit)) continue;
    const unit_attribute* const a = attributes.find(unit, key, on);
    attribute_group& group = a == nullptr ? not_stated : stated[a->value];
    if (a != nullptr) group.value = a->value;
    ++group.units;
    group.figures += values;
  }
  std::vector<attribute_group> result;
  result.reserve(stated.size() + 1);
  for (auto& [value, group] : stated) result.push_back(std::move(group));
  if (not_stated.units != 0) result.push_back(std::move(not_stated));
  return result;
}

}  // namespace thads
