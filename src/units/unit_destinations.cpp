// SPDX-License-Identifier: Apache-2.0
#include <thads/units/unit_destinations.hpp>

#include <optional>
#include <string>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>

namespace thads {

std::vector<history_share> unit_destinations::of(std::string_view unit) {
  const std::optional<date> from = tree_.last_day_of(unit, end_);
  if (!from) {
    throw error(errc::bad_register, "unit " + quoted_text(unit) + " has figures up to " +
                                        to_string(end_) +
                                        " but did not exist by then; correct the table of units");
  }
  std::vector<history_share> parts =
      *from <= to_ ? successions_.successors(unit, *from, to_) : origin_of(unit, *from);
  decimal sum = 0;
  for (const history_share& part : parts) {
    sum += part.share;
    if (tree_.find(part.unit, to_) != nullptr) continue;
    throw error(errc::bad_register, "unit " + quoted_text(part.unit) + " does not exist on " +
                                        to_string(to_) +
                                        ", and no succession says where the figures of unit " +
                                        quoted_text(unit) + " belong then; add one");
  }
  if (sum != 1) {
    throw error(errc::bad_register, "the shares of what became of unit " + quoted_text(unit) +
                                        " add up to " + to_string(sum) + ", not to 1");
  }
  return parts;
}

std::vector<history_share> unit_destinations::origin_of(std::string_view unit, date from) {
  const auto [at, is_new] = origins_.try_emplace(from, successions_, tree_, from, to_);
  const auto origins = at->second.of(std::string(unit));
  if (origins.size() == 1) return {{.unit = origins.front().unit}};
  if (origins.empty()) return {{.unit = std::string(unit)}};
  throw error(errc::mismatch, "unit " + quoted_text(unit) + " was put together from " +
                                  quoted_text(origins[0].unit) + ", " +
                                  quoted_text(origins[1].unit) +
                                  " … and its figures cannot be taken apart; choose a later date");
}

}  // namespace thads
