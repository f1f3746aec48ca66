// SPDX-License-Identifier: Apache-2.0
// Work and results set against the posts of a unit, and against what is true of units.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/staffing.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/unit_figures.hpp>
#include <thads/units/unit_rows.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// Posts, and the figures of exactly those units whose posts they are: what a figure per post
/// divides. Posts at the end of a period are counted for one day, average posts for all its days.
struct staffed_figures {
  posts post_days{};
  int days = 1;
  std::int64_t units = 0;  ///< whose posts are known; without any, nothing is
  measures figures{};
  std::vector<std::string> not_stated{};  ///< units that are left out, as their posts are not known

  /// Posts assigned, exactly; for a period the average over its days.
  [[nodiscard]] ratio assigned() const { return {post_days.assigned, days}; }
  /// Posts filled, like `assigned`.
  [[nodiscard]] ratio filled() const { return {post_days.filled, days}; }
  /// Posts assigned but not filled; negative when more are filled than assigned.
  [[nodiscard]] ratio shortage() const { return {post_days.shortage(), days}; }
  /// The shortage as a share of the posts assigned; undefined when none is assigned.
  [[nodiscard]] ratio shortage_share() const { return {post_days.shortage(), post_days.assigned}; }

  /// `value` per filled post, in việc or đồng; undefined when none is filled. Throws errc::range or
  /// errc::overflow for 10^38 and more.
  [[nodiscard]] ratio per_post(int128_t value) const {
    return {decimal(value) * decimal(days), post_days.filled};
  }
};

/// The posts of a unit with all that is below it, at the end of the period and on average.
struct staff_load {
  std::string code{};
  std::string name{};
  staffed_figures at_end{};      ///< posts on the last day
  staffed_figures on_average{};  ///< post-days of the period over its days
};

/// What is set against posts: work, and results.
enum class load_measure : std::uint8_t { accepted = 0, with_conditions = 1, resolved = 2 };

template <>
struct detail::vocabulary<load_measure> {
  static constexpr std::string_view noun = "figure per post";
  static constexpr std::array<word, 3> words{{{"accepted", "thụ lý"},
                                              {"with_conditions", "có điều kiện"},
                                              {"resolved", "giải quyết xong"}}};
};

/// The figure that `of` names.
[[nodiscard]] constexpr figure figure_of(const measures& m, load_measure of) {
  switch (of) {
    case load_measure::accepted:
      return accepted(m);
    case load_measure::with_conditions:
      return with_conditions(m);
    case load_measure::resolved:
      return resolved(m);
  }
  return {};
}

/// `of` per filled post, in việc or đồng; undefined when no post is filled or known.
[[nodiscard]] inline ratio per_post(const staffed_figures& s, load_measure of, quantity q) {
  return s.per_post(value_in(figure_of(s.figures, of), q));
}

/// `per_post` of a unit over that of `root`: 1 when an officer of the unit has as much as one of
/// the root has on average.
[[nodiscard]] inline ratio per_post_against(const staffed_figures& unit,
                                            const staffed_figures& root, load_measure of,
                                            quantity q) {
  return per_post(unit, of, q) / per_post(root, of, q);
}

namespace detail {

[[nodiscard]] inline std::map<std::string, measures> figures_of_units(const tally& figures) {
  std::map<std::string, measures> units;
  const tally by_unit = figures.project({dimension::unit});
  for (const tally_cell& c : by_unit.cells()) units.emplace(c.key.unit, c.values);
  return units;
}

// Whether the posts of `unit` are known for each day of `in` on which the unit is in force.
[[nodiscard]] inline bool is_stated_throughout(const staffing& staff, std::string_view unit,
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

}  // namespace detail

/// The posts of `root` and of every unit directly below it, each with all that is below, by the
/// tree as of the last day of the period, beside the figures to divide by them.
///
/// A unit counts at the end when its posts are stated for the last day, and on average when they
/// are stated for each day of the period on which it is in force. The figures of a unit that does
/// not count stand in `not_stated`, and in no figure per post: dividing them by the posts of others
/// would be wrong.
///
/// Throws errc::mismatch unless the figures are keyed by unit, errc::not_found for an unknown root,
/// and errc::overflow.
[[nodiscard]] inline std::vector<staff_load> staff_loads(const tally& figures,
                                                         const staffing& staff,
                                                         const agency_tree& tree,
                                                         std::string_view root) {
  return detail::staff_load_builder(figures, staff, tree, root).build();
}

/// The figures of the units that have one value of an attribute.
struct attribute_group {
  std::optional<std::string> value{};  ///< none: the units of which nothing is stated
  std::int64_t units = 0;              ///< how many
  measures figures{};
};

/// The figures of `root` and of the units below it, added up by the value that each unit has of
/// `key` on the last day of the period, values in order, units without one last. Each unit states
/// its own: nothing is inherited from the unit above. A unit is counted when it has figures or a
/// value. Throws like `staff_loads`.
[[nodiscard]] inline std::vector<attribute_group> results_by_attribute(
    const tally& figures, const unit_attributes& attributes, std::string_view key,
    const agency_tree& tree, std::string_view root) {
  const date on = figures.period().last_day();
  const unit_rows rows(tree, root, on);
  std::map<std::string, measures> units = detail::figures_of_units(figures);
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
