// SPDX-License-Identifier: Apache-2.0
// Posts, what an officer has to do and gets done, and results by what is true of units.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/bilingual.hpp>
#include <thads/model/staffing.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

namespace detail {

/// "A, B, C"; only the first ten, and how many more.
[[nodiscard]] bilingual list_of(const std::vector<std::string>& units);

}  // namespace detail

/// The results of `root` by each attribute: one row for each key and value, with the number of
/// units, the sums of their figures, and the rate; units of which nothing is stated last. Throws
/// like `results_by_attribute`.
[[nodiscard]] table make_attribute_table(const tally& figures, const unit_attributes& attributes,
                                         const agency_tree& tree, std::string_view root,
                                         language lang);

/// `root` and every unit directly below it: "posts", "per_post_at_end", "per_post_on_average" and,
/// when there are attributes, "by_attribute".
///
/// A figure per post stands beside its share of the same figure of the whole. Posts and figures per
/// post have two decimals, half up; đồng per post are rounded half up. What is not stated is
/// missing, and a note names the units. Throws like `staff_loads` and `results_by_attribute`.
[[nodiscard]] std::vector<named_table> make_staff_tables(const tally& figures,
                                                         const staffing& staff,
                                                         const unit_attributes& attributes,
                                                         const agency_tree& tree,
                                                         std::string_view root, language lang);

}  // namespace thads
