// SPDX-License-Identifier: Apache-2.0
// Work and results set against the posts of a unit, and against what is true of units.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/staffing.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/rates.hpp>
#include <thads/tally/tally.hpp>

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
  [[nodiscard]] ratio per_post(int128_t value) const;
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
[[nodiscard]] ratio per_post(const staffed_figures& s, load_measure of, quantity q);

/// `per_post` of a unit over that of `root`: 1 when an officer of the unit has as much as one of
/// the root has on average.
[[nodiscard]] ratio per_post_against(const staffed_figures& unit, const staffed_figures& root,
                                     load_measure of, quantity q);

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
[[nodiscard]] std::vector<staff_load> staff_loads(const tally& figures, const staffing& staff,
                                                  const agency_tree& tree, std::string_view root);

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
[[nodiscard]] std::vector<attribute_group> results_by_attribute(const tally& figures,
                                                                const unit_attributes& attributes,
                                                                std::string_view key,
                                                                const agency_tree& tree,
                                                                std::string_view root);

}  // namespace thads
