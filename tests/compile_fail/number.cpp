// SPDX-License-Identifier: Apache-2.0
// What the types of the room number refuse. Every case costs seconds of compiling, so only the
// gravest are here; the other refusals are static assertions in tests/number.
#include <thads/number/decimal.hpp>
#include <thads/number/money.hpp>
#include <thads/number/percent.hpp>

using namespace thads;

inline decimal gap_to_target(points gap) { return gap.value(); }

inline void number(decimal x, percent rate, points gap, money amount) {
// CASE CASE_CONTROL
#ifdef CASE_CONTROL
  x = decimal(5) + 1;
  static_cast<void>(x == 1);
  gap = rate - rate;
  rate = rate + gap;
  x = gap_to_target(gap);
  amount = amount + money::dong(1);
#endif

// CASE CASE_DECIMAL_FROM_DOUBLE
#ifdef CASE_DECIMAL_FROM_DOUBLE
  x = decimal(0.5);
#endif

// CASE CASE_DECIMAL_FROM_FLOAT
#ifdef CASE_DECIMAL_FROM_FLOAT
  x = decimal(0.5F);
#endif

// CASE CASE_DECIMAL_EQUALS_DOUBLE
#ifdef CASE_DECIMAL_EQUALS_DOUBLE
  static_cast<void>(x == 0.5);
#endif

// CASE CASE_DECIMAL_PLUS_DOUBLE
#ifdef CASE_DECIMAL_PLUS_DOUBLE
  x = x + 1.0;
#endif

// CASE CASE_DECIMAL_TO_DOUBLE
#ifdef CASE_DECIMAL_TO_DOUBLE
  static_cast<void>(static_cast<double>(x));
#endif

// CASE CASE_PERCENT_PLUS_PERCENT
#ifdef CASE_PERCENT_PLUS_PERCENT
  rate = rate + rate;
#endif

// CASE CASE_PERCENT_EQUALS_POINTS
#ifdef CASE_PERCENT_EQUALS_POINTS
  static_cast<void>(rate == gap);
#endif

// CASE CASE_PERCENT_PASSED_AS_POINTS
#ifdef CASE_PERCENT_PASSED_AS_POINTS
  x = gap_to_target(rate);
#endif

// CASE CASE_MONEY_PLUS_DECIMAL
#ifdef CASE_MONEY_PLUS_DECIMAL
  amount = amount + x;
#endif
}
