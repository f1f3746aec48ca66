// SPDX-License-Identifier: Apache-2.0
// What a report on a unit is made of, and what its tables have in common.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/succession.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/report/year/fact.hpp>
#include <thads/table/numbers.hpp>
#include <thads/table/table.hpp>
#include <thads/targets/assessment.hpp>
#include <thads/targets/kpi.hpp>
#include <thads/targets/ranking.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/restatement.hpp>
#include <thads/targets/targets.hpp>
#include <thads/units/unit_figures.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>

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
  [[nodiscard]] const tally& now() const {
    if (years.empty()) throw error(errc::argument, "a report needs at least one tally");
    return years.back();
  }

  /// The period before it, or nullptr.
  [[nodiscard]] const tally* before() const {
    return years.size() > 1 ? &years[years.size() - 2] : nullptr;
  }

  /// The target of `unit` in force at the end of `in`, or nullptr.
  [[nodiscard]] const target* goal(std::string_view unit, const period& in, quantity of) const {
    return targets.find(unit, in.year(), of, in.last_day());
  }

  /// The unit reported on and the units below it.
  [[nodiscard]] std::vector<unit_figures> units() const {
    return figures_by_unit(now(), before(), tree, root);
  }

  /// The key figures of `u`, one of `units()`.
  [[nodiscard]] key_figures figures(const unit_figures& u, quantity of) const {
    return key_figures_of(u.now, u.before ? &*u.before : nullptr, of,
                          goal(u.code, now().period(), of));
  }

  /// Whether figures of `unit` hold some but not all parts of a divided history.
  [[nodiscard]] bool is_estimate(std::string_view unit) const {
    return thads::is_estimate(divided, tree, unit, now().period().last_day());
  }

  /// The name of the unit reported on at the end of the period; its code when it has none.
  [[nodiscard]] const std::string& root_name() const {
    const agency* unit = tree.find(root, now().period().last_day());
    return unit == nullptr || unit->name.empty() ? root : unit->name;
  }

  /// The rate of `u`, one of `units()`, against the schedule of its target; none without a target.
  [[nodiscard]] std::optional<progress> schedule(const unit_figures& u, quantity of) const {
    const period in = now().period();
    const target* wanted = goal(u.code, in, of);
    if (wanted == nullptr) return std::nullopt;
    return progress_of(resolution_rate(u.now, of), *wanted, in);
  }

  /// How much `u`, one of `units()`, still has to resolve to reach its target of the year, in việc
  /// or đồng; none without a target, and where no amount will do. Throws like the function of that
  /// name.
  [[nodiscard]] std::optional<int128_t> still_to_resolve(const unit_figures& u, quantity of) const {
    const target* wanted = goal(u.code, now().period(), of);
    if (wanted == nullptr) return std::nullopt;
    return thads::still_to_resolve(value_in(resolved(u.now), of),
                                   value_in(with_conditions(u.now), of), *wanted);
  }
};

namespace detail {

// The titles of a table about a unit: what the table is, then whose figures and when.
inline void add_titles(table& t, bilingual what, const std::string& unit, const period& in) {
  t.add_title(std::move(what));
  t.add_title({unit + ", " + label_vi(in), unit + ", " + label_en(in)});
}

// Says that figures are estimates, and why.
[[nodiscard]] inline bilingual note_on_divided(const divided_history& d) {
  const auto parts = [&d](language lang) {
    std::string text;
    for (const history_share& part : d.parts) {
      text += (text.empty() ? "" : ", ") + part.unit + " " + shown_number(part.share, lang);
    }
    return text;
  };
  return {
      "Ước tính: số liệu của " + d.unit + " được chia theo tỷ phần: " + parts(language::vi) + ".",
      "Estimate: the figures of " + d.unit + " were divided by share: " + parts(language::en) +
          "."};
}

[[nodiscard]] inline cell verdict_cell(const std::optional<bool>& met, language lang) {
  if (!met) return cell::missing();
  if (lang == language::vi) return cell::text(*met ? "đạt" : "chưa đạt");
  return cell::text(*met ? "met" : "not met");
}

// The ranks by the exact rate of the units below the first of `units`, which has none itself.
class ranks_below_root {
 public:
  ranks_below_root(const std::vector<unit_figures>& units, quantity of) {
    std::vector<ranked_value> below;
    for (std::size_t i = 1; i < units.size(); ++i) {
      below.push_back({units[i].code, resolution_rate(units[i].now, of)});
    }
    for (const placing& p : rank_units(std::move(below), direction::higher)) {
      if (p.rank) ranks_.emplace(p.code, *p.rank);
    }
  }

  [[nodiscard]] cell cell_of(const unit_figures& u, language lang) const {
    const auto found = ranks_.find(u.code);
    if (found == ranks_.end()) return cell::missing();
    return number_cell(static_cast<int128_t>(found->second), lang);
  }

 private:
  std::map<std::string, std::size_t> ranks_;
};

}  // namespace detail

}  // namespace thads
