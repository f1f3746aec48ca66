// SPDX-License-Identifier: Apache-2.0
// What quantiles and limits leave this room as: decimals that tables label as approximate.
//
// Quantiles and limits are irrational. Only the sources of src/analysis compute with binary
// floating point; counts and rates stay exact everywhere.
#pragma once

#include <thads/number/percent.hpp>

namespace thads {

/// Decimals of every approximate quantity.
inline constexpr int approximate_decimals = 2;

/// A range of percents, both ends included; each end is approximate.
struct percent_limits {
  percent lower{};
  percent upper{};

  friend bool operator==(const percent_limits&, const percent_limits&) = default;
};

}  // namespace thads
