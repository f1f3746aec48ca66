// SPDX-License-Identifier: Apache-2.0
// Money with conditions as far as verified assets reach: what is left of an obligation counts no
// further than the assets that were found for it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <thads/model/asset_values.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/keyed_sums.hpp>
#include <thads/tally/measures.hpp>
#include <thads/tally/period_cells.hpp>

namespace thads {

/// What is known of the assets behind open cases with conditions: in progress, unclassified and
/// postponed by agreement.
struct asset_coverage {
  figure valued{};         ///< cases whose assets have a value, and their balance
  figure beyond_assets{};  ///< those with less than their balance, and the đồng by which it is more

  friend bool operator==(const asset_coverage&, const asset_coverage&) noexcept = default;

  [[nodiscard]] bool is_zero() const noexcept { return *this == asset_coverage(); }

  /// Throws errc::overflow.
  asset_coverage& operator+=(const asset_coverage& other) {
    valued += other.valued;
    beyond_assets += other.beyond_assets;
    return *this;
  }
};

/// A unit and the coverage of its cases.
struct asset_cell {
  std::string key;
  asset_coverage values;

  friend bool operator==(const asset_cell&, const asset_cell&) = default;
};

/// Coverage by unit at the end of a period.
using asset_figures = period_cells<asset_cell>;

/// The value of the assets of every case of a register at the end of a period, by case number.
class asset_limits {
 public:
  /// Nothing is known of any case.
  asset_limits() = default;

  /// The last value of `values` up to the end of `in` counts.
  asset_limits(const asset_values& values, const case_register& cases, const period& in) {
    const std::int32_t last = in.last_day().days();
    std::unordered_map<std::string_view, std::int64_t> by_id;
    for (const asset_value& v : values.rows()) {  // by case, then date
      if (v.on.days() <= last) by_id[v.case_id] = v.dong;
    }
    if (by_id.empty()) return;
    limits_.assign(cases.size(), unknown);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const auto found = by_id.find(cases.columns().ids[i]);
      if (found != by_id.end()) limits_[i] = found->second;
    }
  }

  /// The value in đồng, if there is one.
  [[nodiscard]] std::optional<std::int64_t> of_case(std::size_t number) const noexcept {
    if (number >= limits_.size() || limits_[number] == unknown) return std::nullopt;
    return limits_[number];
  }

 private:
  static constexpr std::int64_t unknown = -1;

  std::vector<std::int64_t> limits_;
};

/// Counts `asset_figures` (count_pass.hpp).
class asset_counter {
 public:
  /// `limits` must outlive the counter.
  explicit asset_counter(const asset_limits& limits) : limits_(&limits) {}

  template <class Money>
  void add(const counted_case<Money>& seen) {
    const auto& out = seen.outcome;
    const bool is_open_with_conditions = out.bucket == measure::in_progress ||
                                         out.bucket == measure::unclassified ||
                                         out.bucket == measure::postponed_agreed;
    if (!is_open_with_conditions) return;
    const auto limit = limits_->of_case(seen.number);
    if (!limit) return;
    asset_coverage& sums = units_[out.unit];
    sums.valued += {1, out.balance};
    if (out.balance > *limit) sums.beyond_assets += {1, int128_t{out.balance} - *limit};
  }

  /// Throws errc::overflow.
  void merge(const asset_counter& other) { units_ += other.units_; }

  /// What was counted of `cases` over `in`.
  [[nodiscard]] asset_figures result(const case_register& cases, const period& in) const {
    std::vector<asset_cell> cells;
    units_.for_each([&](std::uint64_t unit, const asset_coverage& sums) {
      cells.push_back({std::string(cases.columns().units[unit]), sums});
    });
    asset_figures result(in);
    result.add(std::move(cells));
    return result;
  }

 private:
  const asset_limits* limits_;
  detail::keyed_sums<asset_coverage> units_;
};

}  // namespace thads
