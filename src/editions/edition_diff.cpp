// SPDX-License-Identifier: Apache-2.0
#include <thads/editions/edition_diff.hpp>

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/editions/digest.hpp>
#include <thads/number/integer_text.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/tally_cases.hpp>

namespace thads {

std::vector<edition_statement> statements_of(const edition& e) {
  const auto number = [](int128_t value) { return to_string(value); };
  std::vector<edition_statement> list{
      {edition_field::library, {}, e.library},
      {edition_field::rules, {}, number(e.figures.rules_version())},
      {edition_field::label, {}, std::string(code_of(e.label))},
      {edition_field::sealed, {}, e.sealed ? to_string(*e.sealed) : std::string()},
      {edition_field::revises, {}, e.revises ? to_string(*e.revises) : std::string()},
      {edition_field::regulation, {}, e.regulation},
      {edition_field::regulation_sha256, {}, to_string(e.regulation_sha256)}};
  for (const edition_input& i : e.inputs) {
    list.push_back({edition_field::input, i.name, number(i.bytes) + " " + to_string(i.sha256)});
  }
  const set_aside_counts aside = e.figures.set_aside();
  list.push_back({edition_field::set_aside, {}, number(aside.cases) + " " + number(aside.records)});
  return list;
}

namespace {

// Walks two lists sorted by `key_of` side by side: visit(a, b) for equal keys, visit(a, nullptr)
// and visit(nullptr, b) for keys that only one of them has.
template <class List, class KeyOf, class Visit>
void walk_both(const List& before, const List& after, KeyOf key_of, Visit visit) {
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (b == after.end() || (a != before.end() && key_of(*a) < key_of(*b))) {
      visit(&*a++, nullptr);
    } else if (a == before.end() || key_of(*b) < key_of(*a)) {
      visit(nullptr, &*b++);
    } else {
      visit(&*a++, &*b++);
    }
  }
}

void require_comparable(const tally& before, const tally& after) {
  if (before.period() != after.period()) {
    throw error(errc::mismatch, "figures of " + to_string(before.period()) + " and of " +
                                    to_string(after.period()) + " cannot be compared");
  }
  if (before.dimensions() != after.dimensions()) {
    throw error(errc::mismatch, "figures with different keys cannot be compared");
  }
}

}  // namespace

std::vector<changed_figure> compare_figures(const tally& before, const tally& after) {
  require_comparable(before, after);
  std::vector<changed_figure> changed;
  const auto visit = [&changed](const tally_cell* a, const tally_cell* b) {
    const cell_key& key = a != nullptr ? a->key : b->key;
    const measures none;
    const measures& then = a != nullptr ? a->values : none;
    const measures& now = b != nullptr ? b->values : none;
    for (std::size_t m = 0; m < word_count<measure>; ++m) {
      const auto of = static_cast<measure>(m);
      if (then[of] != now[of]) changed.push_back({key, of, then[of], now[of]});
    }
  };
  const auto key_of = [](const tally_cell& c) -> const cell_key& { return c.key; };
  walk_both(before.cells(), after.cells(), key_of, visit);
  return changed;
}

edition_diff compare_editions(const edition& before, const edition& after) {
  edition_diff diff;
  diff.figures = compare_figures(before.figures, after.figures);
  const auto key_of = [](const edition_statement& s) { return std::tie(s.of, s.name); };
  walk_both(
      statements_of(before), statements_of(after), key_of,
      [&diff](const edition_statement* a, const edition_statement* b) {
        if (a != nullptr && b != nullptr && *a == *b) return;
        const edition_statement& either = a != nullptr ? *a : *b;
        diff.statements.push_back({either.of, either.name, a != nullptr ? a->value : std::string(),
                                   b != nullptr ? b->value : std::string()});
      });
  return diff;
}

namespace {

struct numbered_case {
  std::string_view id;
  std::uint32_t number;
};

std::vector<numbered_case> cases_by_id(const case_register& cases) {
  std::vector<numbered_case> list;
  list.reserve(cases.size());
  for (std::uint32_t i = 0; i < cases.size(); ++i) list.push_back({cases.columns().ids[i], i});
  std::sort(list.begin(), list.end(),
            [](const numbered_case& a, const numbered_case& b) { return a.id < b.id; });
  return list;
}

// What a case adds to a tally keyed by `by`; all zero when it is not counted.
tally_cell contribution_of(const case_register& cases, std::size_t i,
                           const detail::day_bounds& days, dimension_set by) {
  tally_cell cell;
  const auto outcome = detail::fold<int128_t>(cases.columns(), i, days);
  if (!outcome.counted) return cell;
  const case_record record = cases[i];
  if (by.contains(dimension::unit)) cell.key.unit = cases.columns().units[outcome.unit];
  if (by.contains(dimension::officer)) cell.key.officer = cases.columns().officers[outcome.officer];
  if (by.contains(dimension::initiation)) cell.key.initiation = record.initiation;
  if (by.contains(dimension::judgment_type)) cell.key.judgment = record.judgment;
  if (by.contains(dimension::flags)) cell.key.flags = record.flags;
  detail::add_case(cell.values, outcome);
  return cell;
}

bool same_counts(const measures& a, const measures& b) {
  for (std::size_t m = 0; m < word_count<measure>; ++m) {
    if (a[static_cast<measure>(m)].count != b[static_cast<measure>(m)].count) return false;
  }
  return true;
}

case_change change_between(const tally_cell& before, const tally_cell& after) {
  if (before.values.is_zero()) return case_change::added;
  if (after.values.is_zero()) return case_change::removed;
  const bool stayed = before.key == after.key && same_counts(before.values, after.values);
  return stayed ? case_change::money : case_change::moved;
}

// The contributions of one case to every figure that they are not the same for.
std::vector<changed_figure> changed_contributions(const tally_cell& before, const tally_cell& after,
                                                  const tally& figures) {
  const auto alone = [&figures](const tally_cell& cell) {
    tally t(figures.period(), figures.dimensions());
    t.add(cell.key, cell.values);
    return t;
  };
  return compare_figures(alone(before), alone(after));
}

// Throws unless what the cases add accounts for every changed figure, and for nothing else.
void require_accounted(const std::vector<explained_change>& cases,
                       const std::vector<changed_figure>& figures) {
  struct sum_of_cases {
    const changed_figure* at;
    figure sum;
  };
  const auto same_figure = [](const changed_figure& a, const changed_figure& b) {
    return a.of == b.of && a.key == b.key;
  };
  std::vector<sum_of_cases> sums;
  for (const explained_change& c : cases) {
    if (sums.empty() || !same_figure(*sums.back().at, c.contribution)) {
      sums.push_back({&c.contribution, {}});
    }
    sums.back().sum += c.contribution.difference();
  }
  std::erase_if(sums, [](const sum_of_cases& s) { return s.sum.is_zero(); });
  const auto accounts = [&](const sum_of_cases& s, const changed_figure& f) {
    return same_figure(*s.at, f) && s.sum == f.difference();
  };
  const auto [left, right] =
      std::mismatch(sums.begin(), sums.end(), figures.begin(), figures.end(), accounts);
  if (left == sums.end() && right == figures.end()) return;
  const changed_figure& wrong = right != figures.end() ? *right : *left->at;
  throw error(errc::mismatch, "the registers do not account for what changed in " +
                                  std::string(code_of(wrong.of)) + " of unit " +
                                  quoted_text(wrong.key.unit) +
                                  "; the figures were counted from others, or by other rules");
}

}  // namespace

std::vector<explained_change> explain_changes(const tally& before,
                                              const case_register& register_before,
                                              const tally& after,
                                              const case_register& register_after) {
  require_comparable(before, after);
  detail::require_usable(register_before);
  detail::require_usable(register_after);
  const detail::day_bounds days(before.period());
  const dimension_set by = before.dimensions();
  std::vector<explained_change> found;
  const auto visit = [&](const numbered_case* a, const numbered_case* b) {
    const auto contribution = [&](const case_register& cases, const numbered_case* which) {
      return which != nullptr ? contribution_of(cases, which->number, days, by) : tally_cell();
    };
    const tally_cell then = contribution(register_before, a);
    const tally_cell now = contribution(register_after, b);
    if (then == now) return;
    const case_change change = change_between(then, now);
    for (changed_figure& f : changed_contributions(then, now, before)) {
      found.push_back({std::string((a != nullptr ? a : b)->id), change, std::move(f)});
    }
  };
  walk_both(
      cases_by_id(register_before), cases_by_id(register_after),
      [](const numbered_case& c) { return c.id; }, visit);
  std::stable_sort(found.begin(), found.end(),
                   [](const explained_change& a, const explained_change& b) {
                     return std::tie(a.contribution.key, a.contribution.of) <
                            std::tie(b.contribution.key, b.contribution.of);
                   });
  require_accounted(found, compare_figures(before, after));
  return found;
}

}  // namespace thads
