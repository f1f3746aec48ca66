// SPDX-License-Identifier: Apache-2.0
// The largest cases of every unit, in a form that merges: the largest of a nation are among the
// largest of its provinces.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/model/case_register.hpp>
#include <thads/tally/count_pass.hpp>
#include <thads/tally/fold.hpp>
#include <thads/tally/period_cells.hpp>

namespace thads {

/// A large case.
struct large_case {
  std::string unit{};
  std::string id{};
  std::string officer{};  ///< empty when nobody is assigned
  int128_t money = 0;     ///< đồng that it adds to what was accepted: what left and what is left
  int128_t left = 0;      ///< đồng of it that left in the period
  std::int64_t balance = 0;  ///< đồng still to be enforced at the end of the period
  measure stands{};          ///< where the case is counted

  friend bool operator==(const large_case&, const large_case&) = default;

  /// Whether `a` ranks before `b`: by money, the most first, then by id and unit.
  [[nodiscard]] static bool ranks_before(const large_case& a, const large_case& b) {
    if (a.money != b.money) return a.money > b.money;
    return std::tie(a.id, a.unit) < std::tie(b.id, b.unit);
  }
};

/// The `most` largest cases of every unit in a period, by the money that they add to what was
/// accepted; cases without money are not among them.
class largest_cases {
 public:
  largest_cases(thads::period in, std::size_t most) : period_(in), most_(most) {}

  [[nodiscard]] thads::period period() const noexcept { return period_; }
  [[nodiscard]] std::size_t most() const noexcept { return most_; }

  /// By unit, and within a unit by rank.
  [[nodiscard]] std::span<const large_case> list() const& noexcept { return cases_; }
  std::span<const large_case> list() const&& = delete;

  friend bool operator==(const largest_cases&, const largest_cases&) = default;

  /// Adds cases in any order; keeps the largest.
  void add(std::vector<large_case> cases) {
    cases.insert(cases.end(), cases_.begin(), cases_.end());
    std::sort(cases.begin(), cases.end(), [](const large_case& a, const large_case& b) {
      return a.unit != b.unit ? a.unit < b.unit : large_case::ranks_before(a, b);
    });
    std::vector<large_case> kept;
    std::size_t of_unit = 0;
    for (large_case& c : cases) {
      if (kept.empty() || kept.back().unit != c.unit) of_unit = 0;
      if (of_unit++ < most_) kept.push_back(std::move(c));
    }
    cases_ = std::move(kept);
  }

  /// Throws errc::mismatch for another period or another `most`.
  void merge(const largest_cases& other) {
    detail::require_same_period(period_, other.period_, "the largest cases");
    if (most_ != other.most_) {
      throw error(errc::mismatch, "cannot merge the " + std::to_string(most_) + " and the " +
                                      std::to_string(other.most_) + " largest cases");
    }
    add(other.cases_);
  }

  /// The largest cases of all units for which `belongs(unit)` is true together, by rank.
  template <class Belongs>
  [[nodiscard]] std::vector<large_case> of_units(Belongs belongs) const {
    std::vector<large_case> found;
    std::copy_if(cases_.begin(), cases_.end(), std::back_inserter(found),
                 [&](const large_case& c) { return belongs(std::string_view(c.unit)); });
    std::sort(found.begin(), found.end(), large_case::ranks_before);
    if (found.size() > most_) found.resize(most_);
    return found;
  }

 private:
  thads::period period_;
  std::size_t most_;
  std::vector<large_case> cases_;
};

/// Finds `largest_cases` (count_pass.hpp).
class largest_counter {
 public:
  /// Throws errc::argument unless `most` is 1 to 10 000.
  explicit largest_counter(std::size_t most) : most_(most) {
    if (most < 1 || most > 10'000) {
      throw error(errc::argument, "the number of largest cases must be from 1 to 10 000");
    }
  }

  template <class Money>
  void add(const counted_case<Money>& seen) {
    const auto& out = seen.outcome;
    const entry found{out.origin_figure().money,
                      out.left_in_all,
                      seen.number,
                      out.balance,
                      out.officer,
                      out.bucket};
    if (found.money <= 0) return;
    ids_ = &seen.columns.ids;
    keep(out.unit, found);
  }

  void merge(const largest_counter& other) {
    if (other.ids_ == nullptr) return;
    ids_ = other.ids_;
    for (std::size_t unit = 0; unit < other.units_.size(); ++unit) {
      for (const entry& e : other.units_[unit]) keep(unit, e);
    }
  }

  /// What was found in `cases` over `in`.
  [[nodiscard]] largest_cases result(const case_register& cases, const period& in) const {
    const detail::register_columns& c = cases.columns();
    std::vector<large_case> all;
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      for (const entry& e : units_[unit]) {
        all.push_back({std::string(c.units[unit]), std::string(c.ids[e.number]),
                       std::string(c.officers[e.officer]), e.money, e.left, e.balance, e.stands});
      }
    }
    largest_cases result(in, most_);
    result.add(std::move(all));
    return result;
  }

 private:
  struct entry {
    int128_t money;
    int128_t left;
    std::size_t number;
    std::int64_t balance;
    std::uint32_t officer;
    measure stands;
  };

  void keep(std::size_t unit, const entry& found) {
    if (unit >= units_.size()) units_.resize(unit + 1);
    std::vector<entry>& heap = units_[unit];
    const auto ranks_before = [this](const entry& a, const entry& b) {
      return a.money != b.money ? a.money > b.money : (*ids_)[a.number] < (*ids_)[b.number];
    };
    if (heap.size() == most_) {
      if (!ranks_before(found, heap.front())) return;
      std::pop_heap(heap.begin(), heap.end(), ranks_before);
      heap.pop_back();
    }
    heap.push_back(found);
    std::push_heap(heap.begin(), heap.end(), ranks_before);
  }

  std::size_t most_;
  const code_list* ids_ = nullptr;
  // By unit: a heap whose first entry ranks last, so that most cases are dismissed by one
  // comparison.
  std::vector<std::vector<entry>> units_;
};

}  // namespace thads
