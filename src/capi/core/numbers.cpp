// SPDX-License-Identifier: Apache-2.0
// The C interface to exact numbers.
#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "capi/core/guard.hpp"
#include "capi/core/values.hpp"

#include <thads/number/allocate.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>

using namespace thads;
using namespace thads::capi;

namespace {

constexpr std::size_t number_formats = 3;

rounding rounding_in(std::int32_t value) {
  return enum_in<rounding>(value, rounding_table.size(), "rounding");
}

number_format number_format_in(std::int32_t value) {
  return enum_in<number_format>(value, number_formats, "format");
}

}  // namespace

namespace thads::capi {

decimal decimal_in(const thads_decimal* value, std::string_view name) {
  const thads_decimal& given = required(value, name);
  if (given.reserved != 0) throw_argument(name, "has a reserved field that is not zero");
  return decimal::from_parts(int128_of(given.lo, given.hi), given.scale);
}

thads_decimal decimal_out(const decimal& value) {
  const auto [lo, hi] = amount_out(value.coefficient());
  return {lo, hi, value.scale(), 0};
}

}  // namespace thads::capi

extern "C" {

thads_status thads_decimal_from_int64(int64_t value, thads_decimal* out, thads_error* err) {
  return guard(err, [&] { required(out, "out") = decimal_out(decimal(value)); });
}

thads_status thads_decimal_parse(const char* text, size_t size, int32_t format, thads_decimal* out,
                                 thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = decimal_out(parse_decimal(text_in(text, size, "text"), number_format_in(format)));
  });
}

thads_status thads_decimal_format(const thads_decimal* value, int32_t format, char* buffer,
                                  size_t capacity, size_t* size, thads_error* err) {
  return guard(err, [&] {
    buffer_out(to_string(decimal_in(value, "value"), number_format_in(format)), buffer, capacity,
               size);
  });
}

thads_status thads_decimal_add(const thads_decimal* a, const thads_decimal* b, thads_decimal* out,
                               thads_error* err) {
  return guard(
      err, [&] { required(out, "out") = decimal_out(decimal_in(a, "a") + decimal_in(b, "b")); });
}

thads_status thads_decimal_subtract(const thads_decimal* a, const thads_decimal* b,
                                    thads_decimal* out, thads_error* err) {
  return guard(
      err, [&] { required(out, "out") = decimal_out(decimal_in(a, "a") - decimal_in(b, "b")); });
}

thads_status thads_decimal_multiply(const thads_decimal* a, const thads_decimal* b,
                                    thads_decimal* out, thads_error* err) {
  return guard(
      err, [&] { required(out, "out") = decimal_out(decimal_in(a, "a") * decimal_in(b, "b")); });
}

thads_status thads_decimal_divide(const thads_decimal* a, const thads_decimal* b, int32_t scale,
                                  int32_t rounding, thads_decimal* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = decimal_out(divide(decimal_in(a, "a"), decimal_in(b, "b"), scale, rounding_in(rounding)));
  });
}

thads_status thads_decimal_rescale(const thads_decimal* value, int32_t scale, int32_t rounding,
                                   thads_decimal* out, thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    to = decimal_out(rescale(decimal_in(value, "value"), scale, rounding_in(rounding)));
  });
}

thads_status thads_decimal_compare(const thads_decimal* a, const thads_decimal* b, int32_t* out,
                                   thads_error* err) {
  return guard(err, [&] {
    auto& to = required(out, "out");
    const auto order = decimal_in(a, "a") <=> decimal_in(b, "b");
    to = order < 0 ? -1 : order > 0 ? 1 : 0;
  });
}

thads_status thads_decimal_allocate(const thads_decimal* total, const thads_decimal* weights,
                                    size_t n, int32_t scale, thads_decimal* parts,
                                    thads_error* err) {
  return guard(err, [&] {
    if (n != 0) {
      static_cast<void>(required(weights, "weights"));
      static_cast<void>(required(parts, "parts"));
    }
    std::vector<decimal> given;
    for (const thads_decimal& w : std::span(weights, n)) given.push_back(decimal_in(&w, "weights"));
    const std::vector<decimal> split = allocate(decimal_in(total, "total"), given, scale);
    std::transform(split.begin(), split.end(), parts, decimal_out);
  });
}

thads_status thads_percent_of(const thads_decimal* numerator, const thads_decimal* denominator,
                              int32_t decimals, int32_t rounding, thads_decimal* out,
                              int32_t* defined, thads_error* err) {
  return guard(err, [&] {
    const ratio quotient(decimal_in(numerator, "numerator"),
                         decimal_in(denominator, "denominator"));
    percent_out(to_percent(quotient, decimals, rounding_in(rounding)), out, defined);
  });
}

}  // extern "C"
