// SPDX-License-Identifier: Apache-2.0
// What a chapter says, handed to the narrative of a report on the same unit and period.
#pragma once

#include <string>
#include <vector>

#include <thads/report/year/fact.hpp>
#include <thads/report/year/report_input.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// The facts of a chapter, and of whom and when they are.
struct spoken_facts {
  std::string root{};
  period of;
  std::vector<fact> list{};
};

/// Lets the narrative of `about` speak of `facts`. Throws errc::mismatch when these are about
/// another unit or period.
void add_facts(report_input& about, const spoken_facts& facts);

}  // namespace thads
