// SPDX-License-Identifier: Apache-2.0
// A unit and the units below it held against their targets: rank, schedule, what is still to be
// resolved, and for how many years running both targets were met.
#pragma once

#include <thads/report/year/report_input.hpp>
#include <thads/table/table.hpp>

namespace thads {

/// The unit reported on and every unit directly below it, held against their targets in cases and
/// in money: the rank among those below, by the exact rate, equals sharing one; how far ahead of
/// schedule, in points, unless the period is a full year; how many việc or đồng there still are to
/// resolve; whether both targets were met; and, for a full year, for how many years running, by
/// `in.years`, which must then all be full years. Years running that may be more, as nothing is
/// known of the year before the first, are shown as "≥ 3".
///
/// A note names the units below that met both targets, another one counts those that cannot be
/// judged.
///
/// Throws errc::argument without a tally, and like `still_to_resolve`.
[[nodiscard]] table make_assessment_table(const report_input& in);

}  // namespace thads
