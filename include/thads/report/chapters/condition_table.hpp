// SPDX-License-Identifier: Apache-2.0
// Conditions and obstacles as tables.
#pragma once

#include <vector>

#include <thads/counters/conditions.hpp>
#include <thads/counters/obstacles.hpp>
#include <thads/model/ground_list.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// Flows between conditions: `condition_matrix` of the root of `rows`, from where cases stood at
/// the start to where they stand at the end, and `conditions_by_unit`. Cases of a cell count once;
/// its đồng are the balance at the start or the new obligation, with amendments.
[[nodiscard]] std::vector<named_table> make_condition_tables(const condition_flows& flows,
                                                             const unit_rows& rows, language lang);

/// Obstacles: `obstacles` of the root of `rows` by ground, then by unit `obstacles_cases` and
/// `obstacles_money`, which leave out the separate book. Grounds are called as `grounds` calls
/// them.
[[nodiscard]] std::vector<named_table> make_obstacle_tables(const obstacle_figures& figures,
                                                            const ground_list& grounds,
                                                            const unit_rows& rows, language lang);

}  // namespace thads
