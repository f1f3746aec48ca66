// SPDX-License-Identifier: Apache-2.0
#include <thads/report/chapters/register_chapters.hpp>

#include <iterator>
#include <vector>

#include <thads/report/chapters/condition_table.hpp>
#include <thads/report/chapters/deadline_table.hpp>
#include <thads/report/chapters/facts.hpp>
#include <thads/report/chapters/size_table.hpp>
#include <thads/report/chapters/stock_flow_table.hpp>
#include <thads/report/chapters/theme_table.hpp>

namespace thads {

namespace {

void append(std::vector<named_table>& tables, std::vector<named_table> more) {
  std::move(more.begin(), more.end(), std::back_inserter(tables));
}

}  // namespace

counter_group<age_counter> ageing_chapter::counters(const chapter_scope& /*scope*/) {
  return counter_group(age_counter());
}

chapter ageing_chapter::make(const chapter_scope& scope,
                             const counter_group<age_counter>& counted) const {
  return make(scope, counted.get<0>().result(scope.cases(), scope.period()));
}

chapter ageing_chapter::make(const chapter_scope& scope, const case_ages& ages) const {
  chapter made{"ageing", {"Tồn, tuổi việc, thời gian", "Stock, ages, durations"}, {}};
  made.tables.push_back(
      {"stock_flow", make_stock_flow_table(scope.figures(), scope.rows(), scope.lang())});
  made.tables.push_back({"flow_indicators", make_flow_indicator_table(scope.lang())});
  append(made.tables, make_ageing_tables(ages, scope.rows(), options_, scope.lang()));
  scope.add_notes(made.tables);
  made.facts = facts_of_ages(ages, scope.rows(), options_.standard);
  return made;
}

counter_group<deadline_counter> deadline_chapter::counters(const chapter_scope& /*scope*/) const {
  return counter_group(deadline_counter(rules_));
}

chapter deadline_chapter::make(const chapter_scope& scope,
                               const counter_group<deadline_counter>& counted) const {
  const deadline_tally figures = counted.get<0>().result(scope.cases(), scope.period());
  chapter made{"deadlines",
               {"Thời hạn", "Deadlines"},
               make_deadline_tables(figures, scope.rows(), scope.lang()),
               facts_of_deadlines(figures, scope.rows())};
  scope.add_notes(made.tables);
  return made;
}

counter_group<condition_counter, obstacle_counter> condition_chapter::counters(
    const chapter_scope& /*scope*/) {
  return counter_group(condition_counter(), obstacle_counter());
}

chapter condition_chapter::make(
    const chapter_scope& scope,
    const counter_group<condition_counter, obstacle_counter>& counted) const {
  const condition_flows flows = counted.get<0>().result(scope.cases(), scope.period());
  const obstacle_figures obstacles = counted.get<1>().result(scope.cases(), scope.period());
  chapter made{"conditions",
               {"Điều kiện thi hành và vướng mắc", "Conditions and obstacles"},
               make_condition_tables(flows, scope.rows(), scope.lang()),
               facts_of_conditions(flows, obstacles, scope.rows())};
  append(made.tables, make_obstacle_tables(obstacles, grounds_, scope.rows(), scope.lang()));
  scope.add_notes(made.tables);
  return made;
}

size_chapter::size_chapter(const chapter_scope& scope, size_options options,
                           const asset_values* assets)
    : options_(std::move(options)), has_assets_(assets != nullptr) {
  if (has_assets_) limits_ = asset_limits(*assets, scope.cases(), scope.period());
}

counter_group<size_counter, largest_counter, recovery_counter, asset_counter>
size_chapter::counters(const chapter_scope& /*scope*/) const {
  return counter_group(size_counter(options_.bands), largest_counter(options_.largest),
                       recovery_counter(), asset_counter(limits_));
}

chapter size_chapter::make(const chapter_scope& scope,
                           const counter_group<size_counter, largest_counter, recovery_counter,
                                               asset_counter>& counted) const {
  const auto of = [&scope](const auto& counter) {
    return counter.result(scope.cases(), scope.period());
  };
  const unit_rows& rows = scope.rows();
  const size_figures sizes = of(counted.get<0>());
  chapter made{"sizes", {"Giá trị và thu hồi", "Size and recovery"}, {}};
  made.tables = make_size_tables(sizes, rows, scope.lang());
  append(made.tables, make_largest_tables(of(counted.get<1>()), sizes, rows, scope.lang()));
  append(made.tables, make_recovery_tables(of(counted.get<2>()), rows, scope.lang()));
  if (has_assets_) {
    made.tables.push_back(
        {"money_base", make_money_base_table(sizes, of(counted.get<3>()), rows, scope.lang())});
  }
  scope.add_notes(made.tables);
  return made;
}

chapter theme_chapter::make(const chapter_scope& scope, const counter_group<>& /*counted*/) {
  const tally figures = scope.figures().project({dimension::unit, dimension::flags});
  chapter made{"themes",
               {"Các nhóm việc", "Themes"},
               make_theme_tables(figures, scope.rows(), scope.lang()),
               facts_of_themes(figures, scope.rows())};
  scope.add_notes(made.tables);
  return made;
}

}  // namespace thads
