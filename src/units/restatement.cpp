// SPDX-License-Identifier: Apache-2.0
#include <thads/units/restatement.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/number/allocate.hpp>
#include <thads/number/decimal.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/roll_up.hpp>
#include <thads/units/unit_destinations.hpp>

namespace thads {

void add_divided(std::vector<divided_history>& all, std::span<const divided_history> more) {
  for (const divided_history& d : more) {
    if (std::find(all.begin(), all.end(), d) == all.end()) all.push_back(d);
  }
}

bool is_estimate(std::span<const divided_history> divided, const agency_tree& tree,
                 std::string_view unit, date on) {
  return std::any_of(divided.begin(), divided.end(), [&](const divided_history& d) {
    const auto inside = std::count_if(
        d.parts.begin(), d.parts.end(),
        [&](const history_share& part) { return tree.is_within(part.unit, unit, on); });
    return inside != 0 && inside != static_cast<std::ptrdiff_t>(d.parts.size());
  });
}

namespace {

[[nodiscard]] figure figure_of(quantity q, int128_t value) {
  return q == quantity::money ? figure{.money = value}
                              : figure{.count = static_cast<std::int64_t>(value)};
}

// Whether the figures can be divided: nothing is negative, the flow identity holds, and what was
// received is a part of what was newly accepted.
[[nodiscard]] bool is_balanced(const measures& m) {
  for (std::size_t i = 0; i < word_count<measure>; ++i) {
    const figure& f = m[static_cast<measure>(i)];
    if (f.count < 0 || f.money < 0) return false;
  }
  const figure& received = m[measure::received];
  const figure& accepted = m[measure::newly_accepted];
  return flow_holds(m) && received.count <= accepted.count && received.money <= accepted.money;
}

// Divides the figures of one unit, cell by cell. A single case cannot be divided, so what a part
// got too little of in one cell it gets in the next: over all cells, every part comes as near to
// its share as whole cases and đồng can.
class history_divider {
 public:
  explicit history_divider(std::span<const history_share> parts)
      : parts_(parts), given_(parts.size()) {}

  // The parts of `whole`, in the order of the units. Every measure adds up to that of the whole,
  // and the flow identity holds in each part: first what became of the cases is divided, and then
  // what was accepted, in proportion to that.
  [[nodiscard]] std::vector<measures> divide(const measures& whole) {
    std::vector<measures> result(parts_.size());
    for (const quantity q : {quantity::cases, quantity::money}) {
      for (const measure m : flow_out) divide_by_share(whole, m, q, result);
      divide_by_share(whole, measure::separate_book, q, result);
      divide_origin(whole, q, result);
    }
    return result;
  }

 private:
  void divide_by_share(const measures& whole, measure m, quantity q,
                       std::vector<measures>& result) {
    const int128_t total = value_in(whole[m], q);
    if (total == 0) return;
    so_far_[m] += figure_of(q, total);
    std::vector<decimal> owed;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const decimal due = parts_[i].share * value_in(so_far_[m], q);
      owed.push_back(std::max(decimal(0), due - value_in(given_[i][m], q)));
    }
    const std::vector<int128_t> amounts = allocate(total, owed);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      result[i][m] += figure_of(q, amounts[i]);
      given_[i][m] += figure_of(q, amounts[i]);
    }
  }

  // A part never gets more carried over than it has to account for, since no more than its
  // proportion, rounded up, is given; so what is newly accepted is not negative, and adds up. The
  // same holds for what was received, within what is newly accepted.
  static void divide_origin(const measures& whole, quantity q, std::vector<measures>& result) {
    std::vector<decimal> outcomes;
    outcomes.reserve(result.size());
    for (const measures& part : result) outcomes.push_back(value_in(sum_of(part, flow_out), q));
    const auto carried = allocate(value_in(whole[measure::carried_over], q), outcomes);
    std::vector<decimal> fresh;
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i][measure::carried_over] += figure_of(q, carried[i]);
      fresh.push_back(outcomes[i] - carried[i]);
      result[i][measure::newly_accepted] += figure_of(q, fresh[i].coefficient());
    }
    const auto received = allocate(value_in(whole[measure::received], q), fresh);
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i][measure::received] += figure_of(q, received[i]);
    }
  }

  std::span<const history_share> parts_;
  measures so_far_{};
  std::vector<measures> given_;
};

class restater {
 public:
  restater(const agency_tree& tree, const succession_table& successions, date end, date to)
      : destinations_(tree, successions, end, to) {}

  [[nodiscard]] restated_figures restate(const tally& t) {
    restated_figures result{.figures = t.filter([](const cell_key&) { return false; })};
    std::vector<tally_cell> cells;
    cells.reserve(t.cells().size());
    const auto all = t.cells();
    for (auto first = all.begin(); first != all.end();) {  // cells are sorted by unit
      const auto last = std::find_if(
          first, all.end(), [&](const tally_cell& c) { return c.key.unit != first->key.unit; });
      move({first, last}, cells, result.divided);
      first = last;
    }
    result.figures.add(std::move(cells));
    return result;
  }

 private:
  // The cells of one unit go to the units that it became.
  void move(std::span<const tally_cell> of_unit, std::vector<tally_cell>& cells,
            std::vector<divided_history>& divided) {
    const std::string& unit = of_unit.front().key.unit;
    std::vector<history_share> parts = destinations_.of(unit);
    history_divider divider(parts);
    for (const tally_cell& c : of_unit) {
      if (parts.size() == 1) {
        cells.push_back(c);
        cells.back().key.unit = parts.front().unit;
        continue;
      }
      if (!is_balanced(c.values)) {
        throw error(errc::bad_register, "the figures of unit " + quoted_text(unit) +
                                            " do not balance, so they cannot be divided");
      }
      const std::vector<measures> values = divider.divide(c.values);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        cells.push_back({c.key, values[i]});
        cells.back().key.unit = parts[i].unit;
      }
    }
    if (parts.size() != 1) divided.push_back({unit, std::move(parts)});
  }

  unit_destinations destinations_;
};

}  // namespace

restated_figures restate(const tally& t, const agency_tree& tree,
                         const succession_table& successions, date to) {
  require_key_unit(t);
  return restater(tree, successions, t.period().last_day(), to).restate(t);
}

}  // namespace thads
