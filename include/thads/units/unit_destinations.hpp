// SPDX-License-Identifier: Apache-2.0
// Where the figures of a unit belong on another day.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// The units of a day to which figures of a period belong. Every unit is taken as it was on its
/// last day within the period, and followed from there: forward through its successors, or back to
/// the unit that it came from.
class unit_destinations {
 public:
  /// For figures of a period that ended on `end`, on the units that `tree` has in force on `to`.
  unit_destinations(const agency_tree& tree, const succession_table& successions, date end, date to)
      : tree_(tree), successions_(successions), end_(end), to_(to) {}

  /// The units to which the figures of `unit` belong, with their shares, which add up to 1. Throws
  /// errc::bad_register when it did not exist by the end of the period or nobody succeeds to it,
  /// and errc::mismatch when it would have to be taken apart into those that were merged in it.
  [[nodiscard]] std::vector<history_share> of(std::string_view unit);

 private:
  // Into the past only figures go whose unit comes from a single one: nothing says how to take
  // apart what was put together.
  [[nodiscard]] std::vector<history_share> origin_of(std::string_view unit, date from);

  const agency_tree& tree_;
  const succession_table& successions_;
  date end_;
  date to_;
  std::map<date, predecessor_index> origins_{};
};

}  // namespace thads
