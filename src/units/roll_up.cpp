// SPDX-License-Identifier: Apache-2.0
#include <thads/units/roll_up.hpp>

#include <algorithm>
#include <utility>

#include <thads/base/error.hpp>

namespace thads {

void require_key_unit(const tally& figures) {
  if (!figures.dimensions().contains(dimension::unit)) {
    throw error(errc::mismatch, "the figures are not keyed by unit");
  }
}

namespace detail {

void require_unit(std::string_view code, const period& in, const agency_tree& tree) {
  const date on = in.last_day();
  if (tree.find(code, on) != nullptr) return;
  const std::string unit = "unit " + quoted_text(code);
  throw error(errc::bad_register,
              unit + " has figures in " + to_string(in) +
                  (tree.knows(code) ? " but is not in force on " + to_string(on) +
                                          "; give its successor, or extend its valid_to"
                                    : " but is not in the table of units; add it") +
                  ", or they would be missing from every sum");
}

}  // namespace detail

void require_units(const tally& figures, const agency_tree& tree) {
  require_key_unit(figures);
  const std::string* last = nullptr;  // cells are sorted by unit
  for (const tally_cell& c : figures.cells()) {
    if (last != nullptr && *last == c.key.unit) continue;
    last = &c.key.unit;
    detail::require_unit(*last, figures.period(), tree);
  }
}

tally roll_up(const tally& t, const agency_tree& tree, unit_kind kind) {
  const date on = t.period().last_day();
  return t.regroup([&](cell_key& key) {
    if (const agency* above = tree.ancestor(key.unit, kind, on)) key.unit = above->code;
  });
}

tally within(const tally& t, const agency_tree& tree, std::string_view root) {
  const date on = t.period().last_day();
  return t.filter([&](const cell_key& key) { return tree.is_within(key.unit, root, on); });
}

std::map<std::string, measures, std::less<>> totals_by_unit(const tally& t,
                                                            const agency_tree& tree) {
  const tally by_unit = t.project({dimension::unit});
  std::map<std::string, measures, std::less<>> totals;
  for (const tally_cell& c : by_unit.cells()) {
    const auto up = tree.chain(c.key.unit, t.period().last_day());
    if (up.empty()) totals[c.key.unit] += c.values;
    for (const agency* a : up) totals[a->code] += c.values;
  }
  return totals;
}

agency_tree flat_tree(const tally& t) {
  std::vector<agency> rows{{.code = "total", .kind = unit_kind::other}};
  for (const tally_cell& c : t.cells()) {
    if (rows.back().code == c.key.unit) continue;
    rows.push_back({.code = c.key.unit, .kind = unit_kind::other, .parent = "total"});
  }
  return agency_tree(std::move(rows));
}

std::string common_root(const tally& t, const agency_tree& tree) {
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

std::string root_or_top(std::string wanted, const agency_tree& tree, date on) {
  if (!wanted.empty()) return wanted;
  const auto tops = tree.roots(on);
  if (tops.size() == 1) return tops.front()->code;
  throw error(errc::not_found, std::to_string(tops.size()) + " units stand above all others on " +
                                   to_string(on) + "; name the one to report on");
}

std::vector<unit_figures> figures_by_unit(const tally& now, const tally* before,
                                          const agency_tree& tree, std::string_view root) {
  const date on = now.period().last_day();
  using unit_totals = std::map<std::string, measures, std::less<>>;
  const unit_totals totals_now = totals_by_unit(now, tree);
  const unit_totals totals_before = before ? totals_by_unit(*before, tree) : unit_totals();
  const auto total_in = [](const unit_totals& totals, std::string_view code) {
    const auto found = totals.find(code);
    return found == totals.end() ? measures() : found->second;
  };
  const auto figures_of = [&](std::string_view code) {
    unit_figures u{.code = std::string(code), .now = total_in(totals_now, code)};
    if (const agency* a = tree.find(code, on)) u.name = a->name;
    if (before != nullptr && tree.find(code, before->period().last_day()) != nullptr) {
      u.before = total_in(totals_before, code);
    }
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
