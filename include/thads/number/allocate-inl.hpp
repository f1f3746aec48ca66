// SPDX-License-Identifier: Apache-2.0
// The body of what allocate.hpp declares and wide integers compute. allocate.hpp includes this file
// for users of the headers alone; the compiled library includes it once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/number/allocate.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>

namespace thads {

namespace detail {

// The weights as integers in the same proportion; throws `argument` for a negative one.
[[nodiscard]] inline std::vector<wide_int> integer_weights(std::span<const decimal> weights) {
  int scale = 0;
  for (const decimal& weight : weights) {
    if (weight.sign() < 0) {
      throw error(errc::argument,
                  "allocate: weight " + to_string(weight) + " is negative; weights are 0 or more");
    }
    scale = std::max(scale, weight.scale());
  }
  std::vector<wide_int> integers;
  integers.reserve(weights.size());
  for (const decimal& weight : weights) integers.push_back(aligned(weight, scale));
  return integers;
}

/// Largest remainder: everyone gets the whole units of the exact share; the units that are left go,
/// one each, to the largest remainders, among equal ones to the first. There are always fewer units
/// left than remainders that are not zero, so a zero weight never gets one.
[[nodiscard]] inline std::vector<wide_int> largest_remainder(const wide_int& total,
                                                             std::span<const wide_int> weights,
                                                             const wide_int& weight_sum) {
  std::vector<wide_int> parts;
  std::vector<wide_int> remainders;
  wide_int left = total;
  for (const wide_int& weight : weights) {
    const wide_int share = total * weight;
    parts.push_back(share / weight_sum);
    remainders.push_back(share - parts.back() * weight_sum);
    left -= parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&remainders](std::size_t a, std::size_t b) {
    return remainders[b] < remainders[a];
  });
  order.resize(static_cast<std::size_t>(left));
  for (const std::size_t winner : order) ++parts[winner];
  return parts;
}

}  // namespace detail

THADS_INLINE std::vector<int128_t> allocate(int128_t total, std::span<const decimal> weights) {
  const auto integers = detail::integer_weights(weights);
  const auto weight_sum = std::accumulate(integers.begin(), integers.end(), detail::wide_int(0));
  std::vector<int128_t> parts(weights.size(), 0);
  if (total == 0) return parts;
  if (weight_sum == 0) {
    throw error(errc::argument, "allocate: nothing has a weight above zero, so " +
                                    to_string(total) + " cannot be split");
  }
  const auto sizes =
      detail::largest_remainder(detail::magnitude(detail::to_wide(total)), integers, weight_sum);
  std::transform(sizes.begin(), sizes.end(), parts.begin(),
                 [total](const auto& size) { return detail::to_int128(total < 0 ? -size : size); });
  return parts;
}

}  // namespace thads
