// SPDX-License-Identifier: Apache-2.0
// An office of a synthetic province, one statistical year after the other.
#pragma once

#include <cstdint>

#include <simulate/docket.hpp>

namespace thads::detail {

/// Gives an office the cases that its plan has on 1 October 2021. Throws errc::internal when the
/// plan cannot be met, which the seed of the sample rules out.
void open_office(docket& cases, std::uint16_t office);

/// Accepts the new cases of a year, and lets every case of the office live through it so that the
/// office meets its plan. Throws like open_office.
void live_office_year(docket& cases, std::uint16_t office, int year);

}  // namespace thads::detail
