// SPDX-License-Identifier: Apache-2.0
// What an expression over a docket stands for: sums of its counts and of the items by outcome.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <thads/base/config.hpp>
#include <thads/counters/dockets.hpp>
#include <thads/model/docket.hpp>
#include <thads/regulation/expression.hpp>

namespace thads {

/// The counts of a docket, and its decided items by outcome.
class docket_figures {
 public:
  /// Adds the counts of items with `outcome`. Throws errc::overflow.
  void add(std::string_view outcome, const docket_counts& counts);

  [[nodiscard]] const docket_counts& total() const noexcept { return total_; }

  /// Items that ended in the period with `outcome`.
  [[nodiscard]] int128_t decided(std::string_view outcome) const noexcept;

  /// What a name in an expression stands for: a docket_count or, by its id, an outcome.
  [[nodiscard]] int128_t value(std::string_view name) const noexcept;

  /// The sum that `e` comes down to. Throws errc::overflow.
  [[nodiscard]] int128_t value(const expression& e) const;

 private:
  docket_counts total_;
  std::map<std::string, int128_t, std::less<>> decided_;
};

namespace detail {

// Throws unless every name in `e` is a count or an outcome of `docket`, and either all or none of
// them are amounts.
void require_docket_sum(const docket_kind& docket, const expression& e);

// Whether two sums are equal for all counts for which the flow identity holds and the decided items
// are those of the outcomes: then their difference is made of multiples of these two equations.
[[nodiscard]] bool always_equal(const docket_kind& docket, const expression& left,
                                const expression& right);

}  // namespace detail

}  // namespace thads
