// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/stock_flow.hpp>

#include <thads/base/error.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

decimal stock_flow::gap() const {
  return decimal(opening) + decimal(incoming) - decimal(left) - decimal(closing);
}

int disposition_days(const period& in) {
  if (in.is_full_year()) return 365;
  return static_cast<int>((in.last_day() - in.first_day()).count()) + 1;
}

stock_flow stock_flow_of(const measures& values, const period& in, quantity of) {
  return {.opening = value_in(values[measure::carried_over], of),
          .incoming = value_in(values[measure::newly_accepted], of),
          .left = value_in(sum_of(values, left_measures), of),
          .closing = value_in(sum_of(values, open_measures), of),
          .days = disposition_days(in)};
}

const flow_indicator& flow_indicator_of(std::string_view id) {
  for (const flow_indicator& i : flow_indicators) {
    if (i.id == id) return i;
  }
  throw error(errc::not_found, "there is no indicator of stock and flow " + quoted_text(id));
}

ratio queue_load(const decimal& demand, const decimal& capacity) { return {demand, capacity}; }

ratio relief_capacity(const decimal& demand, const decimal& queue, const decimal& target,
                      const decimal& steps) {
  return ratio(demand) + ratio(queue - target, steps);
}

}  // namespace thads
