// SPDX-License-Identifier: Apache-2.0
// What an expression over a docket stands for: sums of its counts and of the items by outcome.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/model/docket.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/regulation/expression.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/counters/dockets.hpp>

namespace thads {

/// The counts of a docket, and its decided items by outcome.
class docket_figures {
 public:
  /// Adds the counts of items with `outcome`. Throws errc::overflow.
  void add(std::string_view outcome, const docket_counts& counts) {
    total_ += counts;  // checked: what is a part of it cannot overflow either
    decided_[std::string(outcome)] += counts[docket_count::decided];
  }

  [[nodiscard]] const docket_counts& total() const noexcept { return total_; }

  /// Items that ended in the period with `outcome`.
  [[nodiscard]] int128_t decided(std::string_view outcome) const noexcept {
    const auto found = decided_.find(outcome);
    return found == decided_.end() ? 0 : found->second;
  }

  /// What a name in an expression stands for: a docket_count or, by its id, an outcome.
  [[nodiscard]] int128_t value(std::string_view name) const noexcept {
    if (const auto count = find_code<docket_count>(name)) return total_[*count];
    return decided(name);
  }

  /// The sum that `e` comes down to. Throws errc::overflow.
  [[nodiscard]] int128_t value(const expression& e) const {
    int128_t sum = 0;
    for (const term& t : e.terms()) {
      int128_t part = 0;
      if (__builtin_mul_overflow(value(t.name), int128_t{t.factor}, &part) ||
          __builtin_add_overflow(sum, part, &sum)) {
        throw error(errc::overflow, "a sum over a docket exceeds its range");
      }
    }
    return sum;
  }

 private:
  docket_counts total_;
  std::map<std::string, int128_t, std::less<>> decided_;
};

namespace detail {

// Throws unless every name in `e` is a count or an outcome of `docket`, and either all or none of
// them are amounts.
inline void require_docket_sum(const docket_kind& docket, const expression& e) {
  bool has_amount = false;
  bool has_items = false;
  for (const term& t : e.terms()) {
    const auto count = find_code<docket_count>(t.name);
    if (!count && docket.find_outcome(t.name) == nullptr) {
      const std::string quoted = quoted_text(t.name);
      throw regulation_error(errc::not_found, "sổ này không có số liệu hay kết quả " + quoted,
                             "the docket has no count or outcome " + quoted);
    }
    (count == docket_count::amount ? has_amount : has_items) = true;
  }
  if (has_amount && has_items) {
    throw regulation_error(errc::argument, "cộng số tiền với số lượng",
                           "adds an amount to a number of items");
  }
}

// Whether two sums are equal for all counts for which the flow identity holds and the decided items
// are those of the outcomes: then their difference is made of multiples of these two equations.
[[nodiscard]] inline bool always_equal(const docket_kind& docket, const expression& left,
                                       const expression& right) {
  std::map<std::string, std::int64_t, std::less<>> rest;
  for (const term& t : left.terms()) rest[t.name] += t.factor;
  for (const term& t : right.terms()) rest[t.name] -= t.factor;
  const auto take = [&rest](docket_count c, std::int64_t times) {
    rest[std::string(code_of(c))] -= times;
  };
  const std::int64_t flow = rest[std::string(code_of(docket_count::opening))];
  take(docket_count::opening, flow);
  take(docket_count::opened, flow);
  take(docket_count::decided, -flow);
  take(docket_count::closing, -flow);
  if (docket.keeps_stock()) {
    const std::int64_t decided = rest[std::string(code_of(docket_count::decided))];
    take(docket_count::decided, decided);
    for (const docket_word& outcome : docket.outcomes) rest[outcome.id] += decided;
  }
  for (const auto& [name, times] : rest) {
    if (times != 0) return false;
  }
  return true;
}

}  // namespace detail

}  // namespace thads
