// SPDX-License-Identifier: Apache-2.0
// The chapters that are counted from cases: ages, deadlines, conditions, sizes, themes.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include <thads/counters/ages.hpp>
#include <thads/counters/asset_limits.hpp>
#include <thads/counters/conditions.hpp>
#include <thads/counters/deadlines.hpp>
#include <thads/counters/largest_cases.hpp>
#include <thads/counters/obstacles.hpp>
#include <thads/counters/recovery.hpp>
#include <thads/counters/sizes.hpp>
#include <thads/model/asset_values.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/report/chapters/ageing_table.hpp>
#include <thads/report/chapters/chapter.hpp>

namespace thads {

/// Stock and flow, ages, backlog, durations, survival: `stock_flow`, `flow_indicators`,
/// `age_bands`, `age_backlog`, `age_percentiles`, `survival` (docs/stock-and-ageing.md).
class ageing_chapter {
 public:
  explicit ageing_chapter(ageing_options options = {}) : options_(std::move(options)) {}

  [[nodiscard]] static counter_group<age_counter> counters(const chapter_scope& /*scope*/);
  [[nodiscard]] chapter make(const chapter_scope& scope,
                             const counter_group<age_counter>& counted) const;
  /// From ages that were counted before, perhaps of several registers.
  [[nodiscard]] chapter make(const chapter_scope& scope, const case_ages& ages) const;

 private:
  ageing_options options_;
};

/// Steps on time and late: `deadlines`, `deadlines_by_unit` (docs/deadlines.md).
class deadline_chapter {
 public:
  explicit deadline_chapter(std::shared_ptr<const deadline_rules> rules)
      : rules_(std::move(rules)) {}

  [[nodiscard]] counter_group<deadline_counter> counters(const chapter_scope& /*scope*/) const;
  [[nodiscard]] chapter make(const chapter_scope& scope,
                             const counter_group<deadline_counter>& counted) const;

 private:
  std::shared_ptr<const deadline_rules> rules_;
};

/// Flows between with and without conditions, and obstacles by ground: `condition_matrix`,
/// `conditions_by_unit`, `obstacles`, `obstacles_cases`, `obstacles_money`
/// (docs/conditions-and-obstacles.md).
class condition_chapter {
 public:
  explicit condition_chapter(ground_list grounds = {}) : grounds_(std::move(grounds)) {}

  [[nodiscard]] static counter_group<condition_counter, obstacle_counter> counters(
      const chapter_scope& /*scope*/);
  [[nodiscard]] chapter make(
      const chapter_scope& scope,
      const counter_group<condition_counter, obstacle_counter>& counted) const;

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
               const asset_values* assets = nullptr);

  [[nodiscard]] counter_group<size_counter, largest_counter, recovery_counter, asset_counter>
  counters(const chapter_scope& /*scope*/) const;
  [[nodiscard]] chapter make(const chapter_scope& scope,
                             const counter_group<size_counter, largest_counter, recovery_counter,
                                                 asset_counter>& counted) const;

 private:
  size_options options_;
  bool has_assets_;
  asset_limits limits_{};
};

/// Figures by theme: `themes`, then `theme_<code>` for each that any case belongs to
/// (docs/sizes-and-themes.md). The figures of the scope must be keyed by flags.
class theme_chapter {
 public:
  [[nodiscard]] static counter_group<> counters(const chapter_scope& /*scope*/) {
    return counter_group();
  }
  [[nodiscard]] static chapter make(const chapter_scope& scope, const counter_group<>& /*counted*/);
};

}  // namespace thads
