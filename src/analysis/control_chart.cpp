// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/control_chart.hpp>

#include <utility>

#include <thads/base/error.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/roll_up.hpp>

namespace thads {

namespace {

// Ranges and runs start anew with each baseline and after a gap.
class chart_maker {
 public:
  chart_maker(std::span<const chart_point> points, std::span<const chart_baseline> baselines,
              const signal_rules& rules)
      : rules_(rules) {
    for (const chart_baseline& b : baselines) chart_.limits.push_back({.baseline = b});
    for (const chart_point& p : points) add(p);
    for (std::size_t i = 0; i < chart_.limits.size(); ++i) set_limits(i);
  }

  [[nodiscard]] control_chart make() {
    mark_runs();
    for (charted_point& p : chart_.points) mark(p);
    return std::move(chart_);
  }

 private:
  void add(const chart_point& p) {
    charted_point next{.point = p};
    for (std::size_t i = 0; i < chart_.limits.size(); ++i) {
      if (chart_.limits[i].baseline.from <= p.on) next.limits = i;
    }
    if (p.value && !chart_.points.empty()) {
      const charted_point& last = chart_.points.back();
      if (last.point.value && last.limits == next.limits) {
        const decimal step = *p.value - *last.point.value;
        next.range = step < 0 ? -step : step;
      }
    }
    chart_.points.push_back(std::move(next));
  }

  void set_limits(std::size_t index) {
    chart_limits& limits = chart_.limits[index];
    decimal sum;
    decimal range_sum;
    std::size_t ranges = 0;
    for (const charted_point& p : chart_.points) {
      if (p.limits != index || p.point.on > limits.baseline.to || !p.point.value) continue;
      sum += *p.point.value;
      ++limits.values;
      if (!p.range) continue;
      range_sum += *p.range;
      ++ranges;
    }
    limits.mean = {sum, limits.values};
    limits.mean_range = {range_sum, ranges};
    const ratio reach = limits.mean_range * ratio(limit_factor);
    limits.lower = limits.mean - reach;
    limits.upper = limits.mean + reach;
    limits.range_limit = limits.mean_range * ratio(range_factor);
  }

  // −1, 0 or 1; 0 also where there is no mean.
  [[nodiscard]] int side(const charted_point& p) const {
    if (!p.point.value || !p.limits) return 0;
    const ratio& mean = chart_.limits[*p.limits].mean;
    const ratio value(*p.point.value);
    return value > mean ? 1 : value < mean ? -1 : 0;
  }

  void mark_runs() {
    auto& points = chart_.points;
    for (std::size_t first = 0; first < points.size();) {
      const int where = side(points[first]);
      std::size_t next = first + 1;
      while (next < points.size() && side(points[next]) == where &&
             points[next].limits == points[first].limits) {
        ++next;
      }
      const auto signal = where > 0 ? chart_signal::run_above : chart_signal::run_below;
      for (std::size_t i = first; where != 0 && next - first >= rules_.run && i < next; ++i) {
        points[i].signals.push_back(signal);
      }
      first = next;
    }
  }

  void mark(charted_point& p) const {
    if (!p.point.value || !p.limits) return;
    const chart_limits& limits = chart_.limits[*p.limits];
    const ratio value(*p.point.value);
    if (value > limits.upper) p.signals.insert(p.signals.begin(), chart_signal::above_limits);
    if (value < limits.lower) p.signals.insert(p.signals.begin(), chart_signal::below_limits);
    if (p.range && ratio(*p.range) > limits.range_limit) {
      p.signals.push_back(chart_signal::wide_range);
    }
  }

  const signal_rules& rules_;
  control_chart chart_;
};

}  // namespace

control_chart make_control_chart(std::span<const chart_point> points,
                                 std::vector<chart_baseline> baselines, const signal_rules& rules) {
  if (rules.run < 2) throw error(errc::argument, "control chart: a run has at least 2 values");
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i - 1].on < points[i].on) continue;
    throw error(errc::argument, "control chart: " + to_string(points[i].on) + " follows " +
                                    to_string(points[i - 1].on) + "; put points in order of time");
  }
  if (baselines.empty() && !points.empty()) {
    baselines.push_back({points.front().on, points.back().on});
  }
  for (std::size_t i = 0; i < baselines.size(); ++i) {
    const bool follows = i == 0 || baselines[i - 1].to < baselines[i].from;
    if (follows && baselines[i].from <= baselines[i].to) continue;
    throw error(errc::argument, "control chart: the baseline from " + to_string(baselines[i].from) +
                                    " to " + to_string(baselines[i].to) +
                                    " is reversed or meets the one before");
  }
  return chart_maker(points, baselines, rules).make();
}

std::optional<target_assurance> assurance_of(const chart_limits& limits, const decimal& target) {
  if (!limits.lower.is_defined()) return std::nullopt;
  if (limits.lower > ratio(target)) return target_assurance::consistently_above;
  if (limits.upper < ratio(target)) return target_assurance::consistently_below;
  return target_assurance::may_or_may_not_reach;
}

std::vector<month_figures> months_of(std::span<const tally> cumulative, const agency_tree& tree,
                                     std::string_view unit, quantity of) {
  std::vector<month_figures> result;
  std::optional<period> last;
  int128_t resolved_before = 0;
  for (const tally& t : cumulative) {
    const period until = t.period();
    if (last && until <= *last) {
      throw error(errc::argument, "months: " + to_string(until) + " follows " + to_string(*last) +
                                      "; put tallies in order of time");
    }
    const measures m = within(t, tree, unit).total();
    const int128_t resolved_now = value_in(resolved(m), of);
    const bool opens_year = until.months() == 1;
    const bool follows =
        last && last->year() == until.year() && last->months() + 1 == until.months();
    if (opens_year) resolved_before = 0;
    if (opens_year || follows) {
      result.push_back({{until, opens_year ? std::nullopt : last},
                        resolved_now - resolved_before,
                        value_in(with_conditions(m), of) - resolved_before});
    }
    resolved_before = resolved_now;
    last = until;
  }
  return result;
}

std::vector<chart_point> rate_points(std::span<const month_figures> months) {
  std::vector<chart_point> points;
  for (const month_figures& m : months) {
    const auto rate = published(m.rate());
    points.push_back({m.month.last_day(), rate ? std::optional(rate->value()) : std::nullopt});
  }
  return points;
}

}  // namespace thads
