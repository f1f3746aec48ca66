// SPDX-License-Identifier: Apache-2.0
// Decimal operations named by a row of a table, with the answer as text.
#pragma once

#include <compare>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thads/number/decimal.hpp>

#include "support/tsv.hpp"

namespace thads_test {

/// An operation and its operands, all as text; what the operation does not use is empty.
struct decimal_call {
  std::string operation;
  std::string a;
  std::string b;
  std::string scale;
  std::string rounding;

  friend std::ostream& operator<<(std::ostream& out, const decimal_call& call) {
    return out << call.operation << " " << call.a << " " << call.b << " " << call.scale << " "
               << call.rounding;
  }
};

[[nodiscard]] inline thads::rounding rounding_named(std::string_view code) {
  for (const auto& entry : thads::rounding_table) {
    if (entry.code == code) return entry.mode;
  }
  throw std::runtime_error("no rounding is called " + std::string(code));
}

[[nodiscard]] inline std::string order_text(std::weak_ordering order) {
  return order < 0 ? "-1" : order > 0 ? "1" : "0";
}

/// All decimals of a list with semicolons in between, added.
[[nodiscard]] inline thads::decimal sum_of(std::string_view list) {
  thads::decimal_sum total;
  for (const std::string& item : split(list, ';')) {
    total.add(thads::parse_decimal(item, thads::number_format::plain));
  }
  return total.value();
}

/// What the operation gives; throws thads::error like the operation.
[[nodiscard]] inline std::string result_of(const decimal_call& call) {
  using thads::number_format;
  const std::string& operation = call.operation;
  if (operation == "parse") {
    return to_string(thads::parse_decimal(call.a, number_format::scientific));
  }
  if (operation == "sum") return to_string(sum_of(call.a));

  const auto a = thads::parse_decimal(call.a, number_format::plain);
  const auto b = call.b.empty() ? a : thads::parse_decimal(call.b, number_format::plain);
  if (operation == "print") return to_string(a, number_format::scientific);
  if (operation == "normalize") return to_string(a.normalized());
  if (operation == "add") return to_string(a + b);
  if (operation == "subtract") return to_string(a - b);
  if (operation == "multiply") return to_string(a * b);
  if (operation == "compare") return order_text(a <=> b);

  const int scale = std::stoi(call.scale);
  if (operation == "rescale_exact") return to_string(rescale_exact(a, scale));
  const auto mode = rounding_named(call.rounding);
  if (operation == "multiply_rounded") return to_string(multiply(a, b, scale, mode));
  if (operation == "divide") return to_string(divide(a, b, scale, mode));
  if (operation == "rescale") return to_string(rescale(a, scale, mode));
  throw std::runtime_error("no operation is called " + operation);
}

/// What the operation gives, or the name of its error.
[[nodiscard]] inline std::string carry_out(const decimal_call& call) {
  try {
    return result_of(call);
  } catch (const thads::error& e) {
    return std::string(describe(e.code()).name);
  }
}

}  // namespace thads_test
