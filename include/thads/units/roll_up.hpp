// SPDX-License-Identifier: Apache-2.0
// Figures of cases by unit become figures of the units above them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/agency_tree.hpp>
#include <thads/tally/tally.hpp>
#include <thads/tally/unit_figures.hpp>

namespace thads {

/// Throws errc::mismatch when the figures are not keyed by unit.
void require_key_unit(const tally& figures);

namespace detail {

// Throws errc::bad_register when `code`, which has figures in `in`, is not in `tree` on its last
// day.
void require_unit(std::string_view code, const period& in, const agency_tree& tree);

}  // namespace detail

/// Throws errc::bad_register when a unit of `figures` is not in `tree` on the last day of the
/// period: its cases would be missing from every sum without a word. Throws errc::mismatch when the
/// figures are not keyed by unit.
void require_units(const tally& figures, const agency_tree& tree);

/// Rolls the units of `t` up to the agencies of `kind`, by the tree as of the end of the period.
/// Units with no such agency above them keep their code.
[[nodiscard]] tally roll_up(const tally& t, const agency_tree& tree, unit_kind kind);

/// The cells of `root` and of the units below it, as of the end of the period.
[[nodiscard]] tally within(const tally& t, const agency_tree& tree, std::string_view root);

/// The figures of every unit with all that is below it, as of the end of the period, by code.
[[nodiscard]] std::map<std::string, measures, std::less<>> totals_by_unit(const tally& t,
                                                                          const agency_tree& tree);

/// The units of `t`, which must be keyed by unit, all directly below one root named "total": for
/// figures whose tree is not known.
[[nodiscard]] agency_tree flat_tree(const tally& t);

/// The lowest agency that all units of `t` stand in; throws errc::not_found when there is none.
[[nodiscard]] std::string common_root(const tally& t, const agency_tree& tree);

/// `wanted`, or when it is empty the one agency with nothing above it as of `on`. Throws
/// errc::not_found when there is none or more than one.
[[nodiscard]] std::string root_or_top(std::string wanted, const agency_tree& tree, date on);

/// The figures of `root`, then of every unit directly below it that has any, by code. `before` is
/// the tally of the same period last year, or nullptr. Both tallies need the key `unit`; each is
/// added up by the tree of its own last day, which is how figures are published.
[[nodiscard]] std::vector<unit_figures> figures_by_unit(const tally& now, const tally* before,
                                                        const agency_tree& tree,
                                                        std::string_view root);

}  // namespace thads
