// SPDX-License-Identifier: Apache-2.0
// The chapters that are counted from cases: ages, deadlines, conditions, sizes, themes.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <thads/model/asset_values.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/report/chapters/ageing_table.hpp>
#include <thads/report/chapters/chapter.hpp>
#include <thads/report/chapters/condition_table.hpp>
#include <thads/report/chapters/deadline_table.hpp>
#include <thads/report/chapters/facts.hpp>
#include <thads/report/chapters/size_table.hpp>
#include <thads/report/chapters/stock_flow_table.hpp>
#include <thads/report/chapters/theme_table.hpp>
#include <thads/counters/ages.hpp>
#include <thads/counters/asset_limits.hpp>
#include <thads/counters/conditions.hpp>
#include <thads/counters/deadlines.hpp>
#include <thads/counters/largest_cases.hpp>
#include <thads/counters/obstacles.hpp>
#include <thads/counters/recovery.hpp>
#include <thads/counters/sizes.hpp>

namespace thads {

namespace detail {

inline void append(std::vector<named_table>& tables, std::vector<named_table> more) {
  std::move(more.begin(), more.end(), std::back_inserter(tables));
}

}  // namespace detail

/// Stock and flow, ages, backlog, durations, survival: `stock_flow`, `flow_indicators`,
/// `age_bands`, `age_backlog`, `age_percentiles`, `survival` (docs/stock-and-ageing.md).
class ageing_chapter {
 public:
  explicit ageing_chapter(ageing_options options = {}) : options_(std::move(options)) {}

  [[nodiscard]] static auto counters(const chapter_scope& /*scope*/) {
    return counter_group(age_counter());
  }
  [[nodiscard]] chapter make(const chapter_scope& scope,
                             const counter_group<age_counter>& counted) const {
    return make(scope, counted.get<0>().result(scope.cases(), scope.period()));
  }
  /// From ages that were counted before, perhaps of several registers.
  [[nodiscard]] chapter make(const chapter_scope& scope, const case_ages& ages) const {
    chapter made{"ageing", {"Tồn, tuổi việc, thời gian", "Stock, ages, durations"}, {}};
    made.tables.push_back(
        {"stock_flow", make_stock_flow_table(scope.figures(), scope.rows(), scope.lang())});
    made.tables.push_back({"flow_indicators", make_flow_indicator_table(scope.lang())});
    detail::append(made.tables, make_ageing_tables(ages, scope.rows(), options_, scope.lang()));
    scope.add_notes(made.tables);
    made.facts = facts_of_ages(ages, scope.rows(), options_.standard);
    return made;
  }

 private:
  ageing_options options_;
};

/// Steps on time and late: `deadlines`, `deadlines_by_unit` (docs/deadlines.md).
class deadline_chapter {
 public:
  explicit deadline_chapter(std::shared_ptr<const deadline_rules> rules)
      : rules_(std::move(rules)) {}

  [[nodiscard]] auto counters(const chapter_scope& /*scope*/) const {
    return counter_group(deadline_counter(rules_));
  }
  [[nodiscard]] chapter make(const chapter_scope& scope,
                             const counter_group<deadline_counter>& counted) const {
    const deadline_tally figures = counted.get<0>().result(scope.cases(), scope.period());
    chapter made{"deadlines",
                 {"Thời hạn", "Deadlines"},
                 make_deadline_tables(figures, scope.rows(), scope.lang()),
                 facts_of_deadlines(figures, scope.rows())};
    scope.add_notes(made.tables);
    return made;
  }

 private:
  std::shared_ptr<const deadline_rules> rules_;
};

/// Flows between with and without conditions, and obstacles by ground: `condition_matrix`,
/// `conditions_by_unit`, `obstacles`, `obstacles_cases`, `obstacles_money`
/// (docs/conditions-and-obstacles.md).
class condition_chapter {
 public:
  explicit condition_chapter(ground_list grounds = {}) : grounds_(std::move(grounds)) {}

  [[nodiscard]] static auto counters(const chapter_scope& /*scope*/) {
    return counter_group(condition_counter(), obstacle_counter());
  }
  [[nodiscard]] chapter make(
      const chapter_scope& scope,
      const counter_group<condition_counter, obstacle_counter>& counted) const {
    const condition_flows flows = counted.get<0>().result(scope.cases(), scope.period());
    const obstacle_figures obstacles = counted.get<1>().result(scope.cases(), scope.period());
    chapter made{"conditions",
                 {"Điều kiện thi hành và vướng mắc", "Conditions and obstacles"},
                 make_condition_tables(flows, scope.rows(), scope.lang()),
                 facts_of_conditions(flows, obstacles, scope.rows())};
    detail::append(made.tables,
                   make_obstacle_tables(obstacles, grounds_, scope.rows(), scope.lang()));
    scope.add_notes(made.tables);
    return made;
  }

 private:
  ground_list grounds_;
};

struct size_options {
  size_bands bands{};
  std::size_t largest = 10;  ///< how many of the largest cases are shown
};

/// Figures by size, the largest cases, recovery by year of acceptance and, with values of assets,
/// both denominators for money: `sizes`, `open_by_size_cases`, … , `largest_cases`,
/// `largest_share`, `recovery`, …, `money_base` (docs/sizes-and-themes.md).
class size_chapter {
 public:
  /// `assets` may be nullptr.
  size_chapter(const chapter_scope& scope, size_options options,
               const asset_values* assets = nullptr)
      : options_(std::move(options)), has_assets_(assets != nullptr) {
    if (has_assets_) limits_ = asset_limits(*assets, scope.cases(), scope.period());
  }

  [[nodiscard]] auto counters(const chapter_scope& /*scope*/) const {
    return counter_group(size_counter(options_.bands), largest_counter(options_.largest),
                         recovery_counter(), asset_counter(limits_));
  }
  [[nodiscard]] chapter make(const chapter_scope& scope,
                             const counter_group<size_counter, largest_counter, recovery_counter,
                                                 asset_counter>& counted) const {
    const auto of = [&scope](const auto& counter) {
      return counter.result(scope.cases(), scope.period());
    };
    const unit_rows& rows = scope.rows();
    const size_figures sizes = of(counted.get<0>());
    chapter made{"sizes", {"Giá trị và thu hồi", "Size and recovery"}, {}};
    made.tables = make_size_tables(sizes, rows, scope.lang());
    detail::append(made.tables,
                   make_largest_tables(of(counted.get<1>()), sizes, rows, scope.lang()));
    detail::append(made.tables, make_recovery_tables(of(counted.get<2>()), rows, scope.lang()));
    if (has_assets_) {
      made.tables.push_back(
          {"money_base", make_money_base_table(sizes, of(counted.get<3>()), rows, scope.lang())});
    }
    scope.add_notes(made.tables);
    return made;
  }

 private:
  size_options options_;
  bool has_assets_;
  asset_limits limits_{};
};

/// Figures by theme: `themes`, then `theme_<code>` for each that any case belongs to
/// (docs/sizes-and-themes.md). The figures of the scope must be keyed by flags.
class theme_chapter {
 public:
  [[nodiscard]] static auto counters(const chapter_scope& /*scope*/) { return counter_group(); }
  [[nodiscard]] static chapter make(const chapter_scope& scope,
                                    const counter_group<>& /*counted*/) {
    const tally figures = scope.figures().project({dimension::unit, dimension::flags});
    chapter made{"themes",
                 {"Các nhóm việc", "Themes"},
                 make_theme_tables(figures, scope.rows(), scope.lang()),
                 facts_of_themes(figures, scope.rows())};
    scope.add_notes(made.tables);
    return made;
  }
};

}  // namespace thads
