// SPDX-License-Identifier: Apache-2.0
// Between decimals and the wide integers in which their results are formed. The bodies are in
// decimal-inl.hpp.
#pragma once

#include <string_view>

#include <thads/number/rounding.hpp>
#include <thads/number/wide_int.hpp>

namespace thads {

class decimal;

namespace detail {

/// The coefficient of `x` brought to a scale that is not below its own.
[[nodiscard]] wide_int aligned(const decimal& x, int scale);

/// coefficient × 10^-scale for any scale ≥ 0: drops as many zeros as it must, or throws `overflow`.
[[nodiscard]] decimal fit(const wide_int& coefficient, int scale, std::string_view operation);

/// n / d with `scale` decimals, n and d being integers and d > 0; n has been multiplied by
/// 10^scale.
[[nodiscard]] decimal rounded(const wide_int& n, const wide_int& d, int scale, rounding mode,
                              std::string_view operation);

}  // namespace detail

}  // namespace thads

// Last, as decimal.hpp may end with what needs the declarations above.
#include <thads/number/decimal.hpp>
