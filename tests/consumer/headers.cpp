// SPDX-License-Identifier: Apache-2.0
// A small program of somebody else that uses the headers alone; windows.h has such macros.
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))

#include <cstdio>
#include <string>

#include <thads/number/decimal.hpp>
#include <thads/read/csv/csv_register.hpp>
#include <thads/tally/tally_cases.hpp>
#include <thads/targets/comparison.hpp>
#include <thads/time/period.hpp>

int main() {
  const auto amount = thads::decimal::from_parts(123450, 2);
  const auto text = thads::to_string(amount) + " " + thads::to_string(thads::period(2026, 3));
  std::puts(text.c_str());
}
