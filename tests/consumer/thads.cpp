// SPDX-License-Identifier: Apache-2.0
// A small program of somebody else that uses the compiled library; windows.h has such macros.
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))

#include <cstdio>
#include <string>

#include <thads/editions/sha256.hpp>
#include <thads/number/decimal.hpp>
#include <thads/read/json/builtin_regulations.hpp>
#include <thads/report/year/report_on.hpp>
#include <thads/table/table_html.hpp>
#include <thads/time/period.hpp>

int main() {
  const auto amount = thads::decimal::from_parts(123450, 2);
  const auto text = thads::to_string(amount) + " " + thads::to_string(thads::period(2026, 3));
  std::puts(text.c_str());
  const bool works = thads::find_regulation("TT05-2024").id == "TT05-2024" &&
                     thads::to_string(thads::sha256("abc")).starts_with("ba7816bf");
  return works ? 0 : 1;
}
