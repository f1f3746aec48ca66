// SPDX-License-Identifier: Apache-2.0
// Figures of made-up nations, which the benchmarks of tables count nothing for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

#include <thads/tally/measures.hpp>

namespace thads {

/// A code such as "D0007".
inline std::string numbered(const std::string& prefix, std::size_t i) {
  const std::string digits = std::to_string(i);
  return prefix + std::string(4 - digits.size(), '0') + digits;
}

/// Figures for which the flow identity holds; about half of what may become of cases is there.
inline measures random_measures(std::mt19937_64& random) {
  measures m;
  figure all;
  for (const measure of : flow_out) {
    if (random() % 2 == 0) continue;
    m[of] = {static_cast<std::int64_t>(random() % 20),
             static_cast<std::int64_t>(random() % 5'000'000'000)};
    all += m[of];
  }
  m[measure::carried_over] = {all.count / 3, all.money / 3};
  m[measure::newly_accepted] = {all.count - all.count / 3, all.money - all.money / 3};
  return m;
}

}  // namespace thads
