// SPDX-License-Identifier: Apache-2.0
// The figures of a unit and of the units below it, this year and in the years before.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/error.hpp>
#include <thads/model/agency_tree.hpp>
#include <thads/result/targets.hpp>
#include <thads/tally/tally.hpp>

namespace thads {

/// Throws errc::bad_register when a unit of `figures` is not in `tree` on the last day of the
/// period: its cases would be missing from every sum without a word. Throws errc::mismatch when the
/// figures are not keyed by unit.
inline void require_units(const tally& figures, const agency_tree& tree) {
  if (!figures.dimensions().contains(dimension::unit)) {
    throw error(errc::mismatch, "the figures are not keyed by unit");
  }
  const date on = figures.period().last_day();
  const std::string* last = nullptr;  // cells are sorted by unit
  for (const tally_cell& c : figures.cells()) {
    if (last != nullptr && *last == c.key.unit) continue;
    last = &c.key.unit;
    if (tree.find(c.key.unit, on) != nullptr) continue;
    const std::string unit = "unit " + quoted_text(c.key.unit);
    throw error(errc::bad_register,
                unit + " has figures in " + to_string(figures.period()) +
                    (tree.knows(c.key.unit)
                         ? " but is not in force on " + to_string(on) + "; extend its valid_to"
                         : " but is not in the table of units; add it") +
                    ", or they would be missing from every sum");
  }
}

/// Rolls the units of `t` up to the agencies of `kind`, by the tree as of the end of the period.
/// Units with no such agency above them keep their code.
[[nodiscard]] inline tally roll_up(const tally& t, const agency_tree& tree, unit_kind kind) {
  const date on = t.period().last_day();
  return t.regroup([&](cell_key& key) {
    if (const agency* above = tree.ancestor(key.unit, kind, on)) key.unit = above->code;
  });
}

/// The cells of `root` and of the units below it, as of the end of the period.
[[nodiscard]] inline tally within(const tally& t, const agency_tree& tree, std::string_view root) {
  const date on = t.period().last_day();
  return t.filter([&](const cell_key& key) { return tree.is_within(key.unit, root, on); });
}

/// The units of `t`, which must be keyed by unit, all directly below one root named "total": for
/// figures whose tree is not known.
[[nodiscard]] inline agency_tree flat_tree(const tally& t) {
  std::vector<agency> rows{{.code = "total", .kind = unit_kind::other}};
  for (const tally_cell& c : t.cells()) {
    if (rows.back().code == c.key.unit) continue;
    rows.push_back({.code = c.key.unit, .kind = unit_kind::other, .parent = "total"});
  }
  return agency_tree(std::move(rows));
}

/// The lowest agency that all units of `t` stand in; throws errc::not_found when there is none.
[[nodiscard]] inline std::string common_root(const tally& t, const agency_tree& tree) {
  const date on = t.period().last_day();
  std::optional<std::vector<std::string>> shared;  // from the bottom up
  for (const tally_cell& c : t.cells()) {
    std::vector<std::string> up;
    for (const agency* a : tree.chain(c.key.unit, on)) up.push_back(a->code);
    if (!shared) shared = up;
    std::erase_if(*shared, [&](const std::string& code) {
      return std::find(up.begin(), up.end(), code) == up.end();
    });
  }
  if (!shared || shared->empty()) {
    throw error(errc::not_found,
                "the units of the register stand under no common agency; name one");
  }
  return shared->front();
}

/// The figures of one unit in one period, and in the same period of the year before.
struct unit_figures {
  std::string code{};
  std::string name{};
  measures now{};
  std::optional<measures> before{};
};

/// The figures of `root`, then of every unit directly below it that has any, by code. `before` is
/// the tally of the same period last year, or nullptr. Both tallies need the key `unit`.
[[nodiscard]] inline std::vector<unit_figures> figures_by_unit(const tally& now,
                                                               const tally* before,
                                                               const agency_tree& tree,
                                                               std::string_view root) {
  const date on = now.period().last_day();
  const auto figures_of = [&](std::string_view code) {
    unit_figures u{.code = std::string(code), .now = within(now, tree, code).total()};
    if (const agency* a = tree.find(code, on)) u.name = a->name;
    if (before != nullptr) u.before = within(*before, tree, code).total();
    return u;
  };
  std::vector<unit_figures> result{figures_of(root)};
  for (const agency* child : tree.children(root, on)) {
    unit_figures u = figures_of(child->code);
    const bool has_any = !u.now.is_zero() || (u.before && !u.before->is_zero());
    if (has_any) result.push_back(std::move(u));
  }
  return result;
}

}  // namespace thads
