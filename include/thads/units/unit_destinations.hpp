// SPDX-License-Identifier: Apache-2.0
// Where the figures of a unit belong on another day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/model/succession.hpp>
#include <thads/number/decimal.hpp>
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
  [[nodiscard]] std::vector<history_share> of(std::string_view unit) {
    const std::optional<date> from = tree_.last_day_of(unit, end_);
    if (!from) {
      throw error(errc::bad_register, "unit " + quoted_text(unit) + " has figures up to " +
                                          to_string(end_) +
                                          " but did not exist by then; correct the table of units");
    }
    std::vector<history_share> parts =
        *from <= to_ ? successions_.successors(unit, *from, to_) : origin_of(unit, *from);
    decimal sum = 0;
    for (const history_share& part : parts) {
      sum += part.share;
      if (tree_.find(part.unit, to_) != nullptr) continue;
      throw error(errc::bad_register, "unit " + quoted_text(part.unit) + " does not exist on " +
                                          to_string(to_) +
                                          ", and no succession says where the figures of unit " +
                                          quoted_text(unit) + " belong then; add one");
    }
    if (sum != 1) {
      throw error(errc::bad_register, "the shares of what became of unit " + quoted_text(unit) +
                                          " add up to " + to_string(sum) + ", not to 1");
    }
    return parts;
  }

 private:
  // Into the past only figures go whose unit comes from a single one: nothing says how to take
  // apart what was put together.
  [[nodiscard]] std::vector<history_share> origin_of(std::string_view unit, date from) {
    const auto [at, is_new] = origins_.try_emplace(from, successions_, tree_, from, to_);
    const auto origins = at->second.of(std::string(unit));
    if (origins.size() == 1) return {{.unit = origins.front().unit}};
    if (origins.empty()) return {{.unit = std::string(unit)}};
    throw error(errc::mismatch,
                "unit " + quoted_text(unit) + " was put together from " +
                    quoted_text(origins[0].unit) + ", " + quoted_text(origins[1].unit) +
                    " … and its figures cannot be taken apart; choose a later date");
  }

  const agency_tree& tree_;
  const succession_table& successions_;
  date end_;
  date to_;
  std::map<date, predecessor_index> origins_{};
};

}  // namespace thads
