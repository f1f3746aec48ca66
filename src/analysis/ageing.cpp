// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/ageing.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

#include <thads/base/error.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

std::optional<std::int32_t> percentile(const age_histogram& ages, int p, quantity of) {
  if (p < 1 || p > 100) {
    throw error(errc::range, "there is no percentile " + std::to_string(p) + "; they are 1 to 100");
  }
  const detail::wide_int all = detail::to_wide(value_in(ages.total(), of));
  if (all <= 0) return std::nullopt;
  detail::wide_int below = 0;
  for (const aged_figure& a : ages.list()) {
    below += detail::to_wide(value_in(a.values, of));
    if (below * 100U >= all * static_cast<unsigned>(p)) return a.key;
  }
  return std::nullopt;
}

ratio mean_age(const age_histogram& ages, quantity of) {
  decimal sum;
  for (const aged_figure& a : ages.list()) sum += decimal(a.key) * decimal(value_in(a.values, of));
  return {sum, decimal(value_in(ages.total(), of))};
}

figure up_to(const age_histogram& ages, std::int32_t days) {
  figure sum;
  for (const aged_figure& a : ages.list()) {
    if (a.key <= days) sum += a.values;
  }
  return sum;
}

figure older_than(const age_histogram& ages, std::int32_t days) {
  figure sum;
  for (const aged_figure& a : ages.list()) {
    if (a.key > days) sum += a.values;
  }
  return sum;
}

std::string to_string(const age_limit& limit) {
  return std::to_string(limit.number) + "dmy"[static_cast<std::size_t>(limit.unit)];
}

age_limit parse_age_limit(std::string_view text) {
  constexpr std::string_view letters = "dmy";
  const auto fail = [text] {
    throw error(errc::syntax, "not an age: " + quoted_text(text) +
                                  "; write days, months or years as in 60d, 6m or 2y");
  };
  if (text.size() < 2 || text.size() > 5 || text.front() == '0') fail();
  const std::size_t unit = letters.find(text.back());
  if (unit == std::string_view::npos) fail();
  int number = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (c < '0' || c > '9') fail();
    number = number * 10 + (c - '0');
  }
  return {number, static_cast<age_unit>(unit)};
}

std::int32_t days_within(const age_limit& limit, date on) {
  if (limit.unit == age_unit::days) return limit.number;
  const int months = limit.number * (limit.unit == age_unit::years ? 12 : 1);
  auto then = on.year_month_day() - std::chrono::months{months};
  if (!then.ok()) then = then.year() / then.month() / std::chrono::last;
  return static_cast<std::int32_t>((on - date(then)).count());
}

age_bands default_age_bands() {
  return {{6, age_unit::months}, {1, age_unit::years}, {2, age_unit::years},
          {3, age_unit::years},  {5, age_unit::years}, {10, age_unit::years}};
}

age_bands parse_age_bands(std::string_view text) {
  age_bands bands;
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = text.find(',');
    bands.push_back(parse_age_limit(text.substr(0, comma)));
    if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  }
  return bands;
}

std::vector<figure> figures_by_band(const age_histogram& ages, const age_bands& bands, date on) {
  std::vector<std::int32_t> bounds;
  for (const age_limit& limit : bands) {
    bounds.push_back(days_within(limit, on));
    if (bounds.size() > 1 && bounds[bounds.size() - 2] >= bounds.back()) {
      throw error(errc::argument, "bands of age: " + to_string(limit) +
                                      " does not reach further than the band before it");
    }
  }
  std::vector<figure> sums(bands.size() + 1);
  for (const aged_figure& a : ages.list()) {
    const auto band = std::lower_bound(bounds.begin(), bounds.end(), a.key) - bounds.begin();
    sums[static_cast<std::size_t>(band)] += a.values;
  }
  return sums;
}

ratio share_older_than(const age_histogram& ages, std::int32_t days, quantity of) {
  return {value_in(older_than(ages, days), of), value_in(ages.total(), of)};
}

ratio aging_index(int128_t old_pending, int128_t pending, int128_t resolved) {
  return {decimal(old_pending), decimal(pending) + decimal(resolved)};
}

std::vector<case_ages> ages_by_row(const case_ages& ages, const unit_rows& rows) {
  std::vector<std::vector<age_cell>> cells(rows.size());
  const auto put = [&](std::size_t row, const age_cell& c) {
    age_key key = c.key;
    key.unit = rows.list()[row].code;
    cells[row].push_back({std::move(key), c.values});
  };
  for (const age_cell& c : ages.cells()) {
    if (rows.covers(c.key.unit)) put(0, c);
    if (const auto row = rows.below(c.key.unit)) put(*row, c);
  }
  std::vector<case_ages> result(rows.size(), case_ages(ages.period(), ages.rules_version()));
  for (std::size_t row = 0; row < rows.size(); ++row) result[row].add(std::move(cells[row]));
  return result;
}

}  // namespace thads
