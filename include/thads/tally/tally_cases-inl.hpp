// SPDX-License-Identifier: Apache-2.0
// The bodies of what tally_cases.hpp declares. tally_cases.hpp includes this file for users of the
// headers alone; the compiled library includes it once.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/tally/case_ranges.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/tally_cases.hpp>

namespace thads {

namespace detail {

// The key of a cell in one word: unit (24 bits), officer (24), initiation (1), judgment type (4),
// flags (7). Parts that the tally is not keyed by are masked out.
struct packed_key {
  static constexpr std::size_t code_bits = 24;

  static constexpr std::uint64_t pack(std::uint32_t unit, std::uint32_t officer,
                                      std::uint16_t traits) noexcept {
    const std::uint64_t kinds = traits & 0x1FU;               // initiation and judgment type
    const std::uint64_t flags = std::uint64_t{traits} >> 6U;  // over the bit of the source
    return kinds | flags << 5U | std::uint64_t{officer} << 12U | std::uint64_t{unit} << 36U;
  }

  static constexpr std::uint64_t mask(dimension_set by) noexcept {
    std::uint64_t m = 0;
    if (by.contains(dimension::initiation)) m |= 0x1U;
    if (by.contains(dimension::judgment_type)) m |= 0x1EU;
    if (by.contains(dimension::flags)) m |= 0x7FU << 5U;
    if (by.contains(dimension::officer)) m |= 0xFFFFFFU * (std::uint64_t{1} << 12U);
    if (by.contains(dimension::unit)) m |= 0xFFFFFFU * (std::uint64_t{1} << 36U);
    return m;
  }

  static constexpr std::uint32_t unit(std::uint64_t key) noexcept {
    return static_cast<std::uint32_t>(key >> 36U);
  }
  static constexpr std::uint32_t officer(std::uint64_t key) noexcept {
    return static_cast<std::uint32_t>(key >> 12U) & 0xFFFFFFU;
  }
  static constexpr std::uint16_t traits(std::uint64_t key) noexcept {
    return static_cast<std::uint16_t>((key & 0x1FU) | ((key >> 5U) & 0x7FU) << 6U);
  }
  // A word that sorts like the cell_key: by the ranks of unit and officer, then initiation,
  // judgment type and flags.
  static constexpr std::uint64_t rank(std::uint64_t key, std::uint32_t unit_rank,
                                      std::uint32_t officer_rank) noexcept {
    const std::uint64_t kinds =
        (key & 0x1U) << 11U | ((key >> 1U) & 0xFU) << 7U | ((key >> 5U) & 0x7FU);
    return std::uint64_t{unit_rank} << 36U | std::uint64_t{officer_rank} << 12U | kinds;
  }
};

// Cells by packed key.
using cell_sums = keyed_sums<measures>;

inline void count_range(const register_columns& c, std::size_t begin, std::size_t end,
                        const day_bounds& days, std::uint64_t mask, cell_sums& sums) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto outcome = fold<std::int64_t>(c, i, days);
    if (!outcome.counted) continue;
    measures& cell = sums[packed_key::pack(outcome.unit, outcome.officer, c.traits[i]) & mask];
    if (!outcome.overflowed) [[likely]] {
      add_case(cell, outcome);
    } else {
      add_case(cell, fold<int128_t>(c, i, days));
    }
  }
}

// The place of every code in the bytewise order of the codes.
inline std::vector<std::uint32_t> ranks_of(const code_list& codes) {
  std::vector<std::uint32_t> order(codes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&codes](std::uint32_t a, std::uint32_t b) { return codes[a] < codes[b]; });
  std::vector<std::uint32_t> ranks(codes.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) ranks[order[place]] = place;
  return ranks;
}

// A cell that one thread counted, and the rank of its key.
struct ranked_cell {
  std::uint64_t rank;
  std::uint64_t key;
  const measures* values;

  friend bool operator<(const ranked_cell& a, const ranked_cell& b) noexcept {
    return a.rank < b.rank;
  }
};

// One pass over a register for several periods. Every thread counts a range of the cases and orders
// its cells; then, for one period after the other, every thread adds up a range of the keys.
class counting {
 public:
  counting(const case_register& cases, std::span<const period> periods,
           const tally_options& options)
      : cases_(cases),
        options_(options),
        days_(periods.begin(), periods.end()),
        threads_(std::max(1U, options.threads)),
        unit_ranks_(ranks_of(cases.columns().units)),
        officer_ranks_(ranks_of(cases.columns().officers)) {}

  // The cells of each period.
  [[nodiscard]] std::vector<std::vector<tally_cell>> cells();

 private:
  using sums_of_periods = std::vector<cell_sums>;
  using lists_of_threads = std::vector<std::vector<ranked_cell>>;

  [[nodiscard]] sums_of_periods count(std::size_t begin, std::size_t end,
                                      progress_meter& meter) const;
  [[nodiscard]] std::vector<tally_cell> added_up(lists_of_threads lists) const;
  [[nodiscard]] std::vector<ranked_cell> ranked(const cell_sums& sums) const;
  [[nodiscard]] tally_cell cell_of(std::uint64_t key) const;

  const case_register& cases_;
  const tally_options& options_;
  std::vector<day_bounds> days_;
  unsigned threads_;
  std::vector<std::uint32_t> unit_ranks_;
  std::vector<std::uint32_t> officer_ranks_;
};

THADS_INLINE std::vector<ranked_cell> counting::ranked(const cell_sums& sums) const {
  const bool by_unit = options_.by.contains(dimension::unit);
  const bool by_officer = options_.by.contains(dimension::officer);
  std::vector<ranked_cell> cells;
  cells.reserve(sums.size());
  sums.for_each([&](std::uint64_t key, const measures& values) {
    const std::uint32_t unit = by_unit ? unit_ranks_[packed_key::unit(key)] : 0;
    const std::uint32_t officer = by_officer ? officer_ranks_[packed_key::officer(key)] : 0;
    cells.push_back({packed_key::rank(key, unit, officer), key, &values});
  });
  std::sort(cells.begin(), cells.end());
  return cells;
}

THADS_INLINE tally_cell counting::cell_of(std::uint64_t key) const {
  const register_columns& c = cases_.columns();
  const std::uint16_t traits = packed_key::traits(key);
  tally_cell cell;
  if (options_.by.contains(dimension::unit)) cell.key.unit = c.units[packed_key::unit(key)];
  if (options_.by.contains(dimension::officer)) {
    cell.key.officer = c.officers[packed_key::officer(key)];
  }
  cell.key.initiation = case_traits::initiation(traits);
  cell.key.judgment = case_traits::judgment(traits);
  cell.key.flags = case_traits::flags(traits);
  return cell;
}

// Merges sorted lists into one.
inline std::vector<ranked_cell> merged(std::vector<std::vector<ranked_cell>> lists) {
  for (std::size_t step = 1; step < lists.size(); step *= 2) {
    for (std::size_t i = 0; i + step < lists.size(); i += 2 * step) {
      std::vector<ranked_cell> both;
      both.reserve(lists[i].size() + lists[i + step].size());
      std::merge(lists[i].begin(), lists[i].end(), lists[i + step].begin(), lists[i + step].end(),
                 std::back_inserter(both));
      lists[i] = std::move(both);
    }
  }
  return std::move(lists.front());
}

// Blocks of cases that the caches hold are counted for each period before the next block.
THADS_INLINE counting::sums_of_periods counting::count(std::size_t begin, std::size_t end,
                                                       progress_meter& meter) const {
  constexpr std::size_t stride = std::size_t{1} << 16U;
  const std::uint64_t mask = packed_key::mask(options_.by);
  sums_of_periods sums(days_.size());
  for (std::size_t from = begin; from < end; from += stride) {
    const std::size_t to = std::min(end, from + stride);
    for (std::size_t p = 0; p < days_.size(); ++p) {
      count_range(cases_.columns(), from, to, days_[p], mask, sums[p]);
    }
    if (!meter.advance(to - from)) break;
  }
  return sums;
}

THADS_INLINE std::vector<tally_cell> counting::added_up(lists_of_threads lists) const {
  const std::vector<ranked_cell> list = merged(std::move(lists));
  std::vector<std::size_t> first_of_key;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i == 0 || list[i - 1].rank != list[i].rank) first_of_key.push_back(i);
  }
  const std::size_t keys = first_of_key.size();
  first_of_key.push_back(list.size());
  std::vector<tally_cell> cells(keys);
  run_on_threads(threads_, [&](unsigned part) {
    for (std::size_t k = keys * part / threads_; k < keys * (part + 1) / threads_; ++k) {
      tally_cell& cell = cells[k] = cell_of(list[first_of_key[k]].key);
      for (std::size_t i = first_of_key[k]; i < first_of_key[k + 1]; ++i) {
        cell.values += *list[i].values;
      }
      if (!flow_holds(cell.values)) {
        throw error(errc::internal, "a cell breaks the flow identity; please report this register");
      }
    }
  });
  return cells;
}

THADS_INLINE std::vector<std::vector<tally_cell>> counting::cells() {
  const std::vector<std::size_t> cuts = cut_points(cases_, threads_);
  progress_meter meter(options_.progress, cases_.size());
  std::vector<sums_of_periods> parts(threads_);
  std::vector<lists_of_threads> lists(days_.size(), lists_of_threads(threads_));
  run_on_threads(threads_, [&](unsigned part) {
    parts[part] = count(cuts[part], cuts[part + 1], meter);
    for (std::size_t p = 0; p < days_.size(); ++p) lists[p][part] = ranked(parts[part][p]);
  });
  if (meter.stopped()) throw error(errc::cancelled, "counting was cancelled");
  std::vector<std::vector<tally_cell>> cells;
  cells.reserve(days_.size());
  for (lists_of_threads& of_period : lists) cells.push_back(added_up(std::move(of_period)));
  return cells;
}

}  // namespace detail

THADS_INLINE std::vector<tally> tally_periods(const case_register& cases,
                                              std::span<const period> periods,
                                              const tally_options& options) {
  detail::require_usable(cases);
  const detail::register_columns& c = cases.columns();
  if (std::max(c.units.size(), c.officers.size()) >
      (std::size_t{1} << detail::packed_key::code_bits)) {
    throw error(errc::limit, "more than 16 777 216 units or officers");
  }
  std::vector<std::vector<tally_cell>> cells = detail::counting(cases, periods, options).cells();
  std::vector<tally> result;
  result.reserve(periods.size());
  for (std::size_t p = 0; p < periods.size(); ++p) {
    result.emplace_back(periods[p], options.by);
    result.back().add(std::move(cells[p]));
    result.back().add_set_aside(cases.set_aside());
  }
  return result;
}

THADS_INLINE tally tally_cases(const case_register& cases, const period& in,
                               const tally_options& options) {
  return std::move(tally_periods(cases, {&in, 1}, options).front());
}

}  // namespace thads
