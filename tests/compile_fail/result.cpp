// SPDX-License-Identifier: Apache-2.0
// What the changes of quantities and of rates refuse: to be taken for each other. Only the gravest
// cases are here; the other refusals are static assertions in tests/result/comparison_test.cpp.
#include <optional>

#include <thads/targets/comparison.hpp>

using namespace thads;

inline void result(const unit_figures& u, quantity_change counted, rate_change rated,
                   std::optional<percent> growth_in_percent, std::optional<points> gap,
                   percent rate) {
// CASE CASE_CONTROL
#ifdef CASE_CONTROL
  counted = compare(u, resolved, quantity::cases);
  rated = compare(u, resolution_rate, quantity::cases);
  growth_in_percent = published(counted);
  gap = published(rated);
  rate = rate + *gap;
  static_cast<void>(gap == published(rated));
  rated = {.now = ratio(1, 2), .before = ratio(1, 3)};
#endif

// CASE CASE_RATE_COMPARED_AS_A_COUNT
#ifdef CASE_RATE_COMPARED_AS_A_COUNT
  counted = compare(u, resolution_rate, quantity::cases);
#endif

// CASE CASE_RATE_CHANGE_OF_COUNTS
#ifdef CASE_RATE_CHANGE_OF_COUNTS
  rated = {.now = 11'714, .before = 10'289};
#endif

// CASE CASE_GROWTH_IN_POINTS
#ifdef CASE_GROWTH_IN_POINTS
  gap = published(counted);
#endif

// CASE CASE_GROWTH_EQUALS_DIFFERENCE_OF_RATES
#ifdef CASE_GROWTH_EQUALS_DIFFERENCE_OF_RATES
  static_cast<void>(published(counted) == published(rated));
#endif
}
