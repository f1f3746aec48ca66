// SPDX-License-Identifier: Apache-2.0
// What a report on a unit is made of, and what its tables have in common.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/succession.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/report/year/fact.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/targets/kpi.hpp>
#include <thads/targets/targets.hpp>
#include <thads/time/period.hpp>
#include <thads/units/restatement.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

/// What a report is made of.
struct report_input {
  std::vector<tally> years;  ///< one tally by unit for each year reported, the last one being "now"
  agency_tree tree{};
  target_table targets{};
  std::string root{};  ///< the unit that the report is about
  language lang = language::en;
  /// The histories that were divided by share to bring the figures on the units of `tree`.
  std::vector<divided_history> divided{};
  succession_table successions{};  ///< what became of units, as far as it is known
  /// What chapters say of the unit reported on, for the narrative.
  std::vector<fact> facts{};

  /// The period reported; throws errc::argument without any.
  [[nodiscard]] const tally& now() const;

  /// The period before it, or nullptr.
  [[nodiscard]] const tally* before() const;

  /// The target of `unit` in force at the end of `in`, or nullptr.
  [[nodiscard]] const target* goal(std::string_view unit, const period& in, quantity of) const;

  /// The unit reported on and the units below it.
  [[nodiscard]] std::vector<unit_figures> units() const;

  /// The key figures of `u`, one of `units()`.
  [[nodiscard]] key_figures figures(const unit_figures& u, quantity of) const;

  /// Whether figures of `unit` hold some but not all parts of a divided history.
  [[nodiscard]] bool is_estimate(std::string_view unit) const;

  /// The name of the unit reported on at the end of the period; its code when it has none.
  [[nodiscard]] const std::string& root_name() const;

  /// The rate of `u`, one of `units()`, against the schedule of its target; none without a target.
  [[nodiscard]] std::optional<progress> schedule(const unit_figures& u, quantity of) const;

  /// How much `u`, one of `units()`, still has to resolve to reach its target of the year, in việc
  /// or đồng; none without a target, and where no amount will do. Throws like the function of that
  /// name.
  [[nodiscard]] std::optional<int128_t> still_to_resolve(const unit_figures& u, quantity of) const;
};

namespace detail {

// The titles of a table about a unit: what the table is, then whose figures and when.
void add_titles(table& t, bilingual what, const std::string& unit, const period& in);

// Says that figures are estimates, and why.
[[nodiscard]] bilingual note_on_divided(const divided_history& d);

[[nodiscard]] cell verdict_cell(const std::optional<bool>& met, language lang);

// The ranks by the exact rate of the units below the first of `units`, which has none itself.
class ranks_below_root {
 public:
  ranks_below_root(const std::vector<unit_figures>& units, quantity of);

  [[nodiscard]] cell cell_of(const unit_figures& u, language lang) const;

 private:
  std::map<std::string, std::size_t> ranks_;
};

}  // namespace detail

}  // namespace thads
