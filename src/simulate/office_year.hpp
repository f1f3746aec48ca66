// SPDX-License-Identifier: Apache-2.0
// The offices of a synthetic province, one statistical year after the other.
#pragma once

#include <simulate/docket.hpp>

namespace thads::detail {

/// Gives every office the cases that its plan has on 1 October 2021, and lets it live through the
/// statistical years from the first one planned to `last_year` so that it meets its plan. Throws
/// errc::internal when the plan cannot be met, which the seed of the sample rules out.
void live_until(docket& cases, int last_year);

}  // namespace thads::detail
