// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/outlook.hpp>

#include <algorithm>
#include <cstddef>
#include <map>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/tally/rates.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

namespace {

// Each method is a weighted sum of the years: weights / denominator, all whole numbers.
struct year_weights {
  std::vector<std::int64_t> of_years;
  std::int64_t denominator;
};

// The line through (1, y1) … (k, yk) at x = k + ahead. With n = kΣx² − (Σx)², the weight of year x
// is [n + (kx − Σx)(k(k + ahead) − Σx)] / (kn).
[[nodiscard]] year_weights trend_weights(std::int64_t k, std::int64_t ahead) {
  const std::int64_t sum = k * (k + 1) / 2;
  const std::int64_t squares = k * (k + 1) * (2 * k + 1) / 6;
  const std::int64_t n = k * squares - sum * sum;
  year_weights weights{.of_years = {}, .denominator = k * n};
  for (std::int64_t x = 1; x <= k; ++x) {
    weights.of_years.push_back(n + (k * x - sum) * (k * (k + ahead) - sum));
  }
  return weights;
}

// None when there are too few years for the method.
[[nodiscard]] std::optional<year_weights> weights_of(forecast_method method, std::size_t years,
                                                     int ahead) {
  year_weights weights{.of_years = std::vector<std::int64_t>(years), .denominator = 1};
  switch (method) {
    case forecast_method::last_year:
      if (years == 0) return std::nullopt;
      weights.of_years.back() = 1;
      return weights;
    case forecast_method::mean_of_last_3:
      if (years < 3) return std::nullopt;
      std::fill(weights.of_years.end() - 3, weights.of_years.end(), 1);
      weights.denominator = 3;
      return weights;
    case forecast_method::linear_trend:
      if (years < 3) return std::nullopt;
      return trend_weights(static_cast<std::int64_t>(years), ahead);
  }
  return std::nullopt;
}

}  // namespace

std::optional<int128_t> forecast(std::span<const int128_t> years, forecast_method method,
                                 int ahead) {
  if (ahead < 1 || ahead > 300 || years.size() > 300) {
    throw error(errc::argument, "forecast: " + std::to_string(ahead) + " years ahead of " +
                                    std::to_string(years.size()) +
                                    " years; use at least 1 ahead, and at most 300 of each");
  }
  const auto weights = weights_of(method, years.size(), ahead);
  if (!weights) return std::nullopt;
  detail::wide_int sum = 0;
  for (std::size_t i = 0; i < years.size(); ++i) {
    sum += detail::to_wide(years[i]) * weights->of_years[i];
  }
  const decimal rounded =
      detail::rounded(sum, weights->denominator, 0, rounding::half_up, "forecast");
  return std::max<int128_t>(0, rounded.coefficient());
}

void require_in_force(const tally& past, const agency_tree& tree, date on) {
  for (const tally_cell& c : past.cells()) {
    if (tree.find(c.key.unit, on) != nullptr) continue;
    throw error(errc::bad_register, "unit " + quoted_text(c.key.unit) + " has figures in " +
                                        to_string(past.period()) + " but is not in force on " +
                                        to_string(on) +
                                        "; restate the years on the units of that day first");
  }
}

ratio flow_forecast::mean_absolute_error() const {
  decimal sum;
  for (const past_forecast& p : past) sum += p.error() < 0 ? -p.error() : p.error();
  return {sum, static_cast<std::int64_t>(past.size())};
}

namespace {

class outlook_builder {
 public:
  outlook_builder(std::span<const tally> full_years, const period& now, const agency_tree& tree,
                  std::string_view root)
      : known_(full_years), now_(now), rows_(tree, root, now.last_day()) {
    require_consecutive_years();
    for (std::size_t i = 0; i < known_.size(); ++i) {
      require_in_force(known_[i], tree, now.last_day());
      const tally by_unit = known_[i].project({dimension::unit});
      for (const tally_cell& c : by_unit.cells()) {
        unit_history& unit = units_.try_emplace(c.key.unit, known_.size(), i).first->second;
        unit.years[i] = c.values;
      }
    }
  }

  [[nodiscard]] std::vector<unit_outlook> build() const {
    std::vector<unit_outlook> result;
    for (std::size_t i = 0; i < rows_.size(); ++i) result.push_back(outlook_of(i));
    return result;
  }

 private:
  // The figures of a unit in each of the known years, zero before the first that has any.
  struct unit_history {
    unit_history(std::size_t size, std::size_t first_year) : years(size), first(first_year) {}

    std::vector<measures> years;
    std::size_t first;
  };

  using histories = std::vector<const unit_history*>;

  void require_consecutive_years() const {
    const int last = now_.is_full_year() ? now_.year() : now_.year() - 1;
    bool fits = known_.size() <= 300;
    for (std::size_t i = 0; fits && i < known_.size(); ++i) {
      fits = known_[i].period() == period(last - static_cast<int>(known_.size() - 1 - i));
    }
    if (fits) return;
    throw error(errc::argument,
                "an outlook from " + to_string(now_) +
                    " needs full years that follow each other, the last one being " +
                    std::to_string(last));
  }

  [[nodiscard]] unit_outlook outlook_of(std::size_t row) const {
    unit_outlook result{.code = rows_.list()[row].code,
                        .name = rows_.list()[row].name,
                        .years = std::vector<measures>(known_.size())};
    histories members;
    for (const auto& [unit, history] : units_) {
      const bool belongs = row == 0 ? rows_.covers(unit) : rows_.below(unit) == row;
      if (!belongs) continue;
      members.push_back(&history);
      if (known_.size() - history.first < 3) result.short_history.push_back(unit);
      for (std::size_t i = 0; i < known_.size(); ++i) result.years[i] += history.years[i];
    }
    for (std::size_t flow = 0; flow < word_count<yearly_flow>; ++flow) {
      for (const quantity of : {quantity::cases, quantity::money}) {
        for (const int year : years_to_come()) {
          for (std::size_t method = 0; method < word_count<forecast_method>; ++method) {
            result.forecasts.push_back(
                forecast_of(members, {.flow = static_cast<yearly_flow>(flow),
                                      .of = of,
                                      .year = year,
                                      .ahead = year - last_known_year(),
                                      .method = static_cast<forecast_method>(method)}));
          }
        }
      }
    }
    return result;
  }

  [[nodiscard]] int last_known_year() const noexcept {
    return now_.is_full_year() ? now_.year() : now_.year() - 1;
  }

  [[nodiscard]] std::vector<int> years_to_come() const {
    if (now_.is_full_year()) return {now_.year() + 1};
    return {now_.year(), now_.year() + 1};
  }

  [[nodiscard]] flow_forecast forecast_of(const histories& members, flow_forecast f) const {
    f.value = sum_of_forecasts(members, f, known_.size());
    const auto ahead = static_cast<std::size_t>(f.ahead);
    for (std::size_t i = ahead; i < known_.size(); ++i) {
      const auto said = sum_of_forecasts(members, f, i + 1 - ahead);
      if (!said) continue;
      f.past.push_back({.year = known_[i].period().year(),
                        .forecast = *said,
                        .actual = sum_in_year(members, f, i)});
    }
    return f;
  }

  // From the first `count` years: the sum over the units that had figures by then.
  [[nodiscard]] static std::optional<int128_t> sum_of_forecasts(const histories& members,
                                                                const flow_forecast& f,
                                                                std::size_t count) {
    decimal sum;
    bool any = false;
    for (const unit_history* unit : members) {
      if (unit->first >= count) continue;
      const auto value = forecast(series(*unit, f, count), f.method, f.ahead);
      if (!value) return std::nullopt;
      sum += *value;
      any = true;
    }
    if (!any) return std::nullopt;
    return sum.coefficient();
  }

  [[nodiscard]] static std::vector<int128_t> series(const unit_history& unit,
                                                    const flow_forecast& f, std::size_t count) {
    std::vector<int128_t> values;
    for (std::size_t i = unit.first; i < count; ++i) {
      values.push_back(value_in(figure_of(unit.years[i], f.flow), f.of));
    }
    return values;
  }

  [[nodiscard]] static int128_t sum_in_year(const histories& members, const flow_forecast& f,
                                            std::size_t year) {
    decimal sum;
    for (const unit_history* unit : members) {
      sum += value_in(figure_of(unit->years[year], f.flow), f.of);
    }
    return sum.coefficient();
  }

  std::span<const tally> known_;
  period now_;
  unit_rows rows_;
  std::map<std::string, unit_history> units_;
};

}  // namespace

std::vector<unit_outlook> outlooks(std::span<const tally> full_years, const period& now,
                                   const agency_tree& tree, std::string_view root) {
  return outlook_builder(full_years, now, tree, root).build();
}

}  // namespace thads
