// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/mix_adjusted.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <thads/base/error.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/number/wide_decimal.hpp>
#include <thads/number/wide_int.hpp>
#include <thads/tally/rates.hpp>

namespace thads {

strata strata_of(const tally& t) {
  strata result;
  const tally kinds = t.project({dimension::initiation, dimension::judgment_type});
  for (const tally_cell& c : kinds.cells()) {
    const proportion cases = resolved_of(c.values);
    if (cases.whole == 0) continue;
    result[key_text(c.key, dimension::initiation) + "/" +
           key_text(c.key, dimension::judgment_type)] += cases;
  }
  return result;
}

namespace {

struct big_fraction {
  detail::big_int n = 0;
  detail::big_int d = 1;
};

// a · b / c
struct product_quotient {
  std::int64_t a;
  std::int64_t b;
  std::int64_t c;
};

[[nodiscard]] big_fraction sum_of(std::span<const product_quotient> terms) {
  big_fraction sum;
  for (const product_quotient& t : terms) sum.d = lcm(sum.d, detail::big_int(t.c));
  for (const product_quotient& t : terms) sum.n += detail::big_int(t.a) * t.b * (sum.d / t.c);
  return sum;
}

// x · 10^power with two decimals; none when x is undefined.
[[nodiscard]] std::optional<decimal> printed(const big_fraction& x, int power) {
  if (x.d == 0) return std::nullopt;
  const detail::big_int scale =
      pow(detail::big_int(10), static_cast<unsigned>(power + rate_decimals));
  const detail::big_int hundredths = detail::round_quotient(x.n * scale, x.d, rounding::half_up);
  if (hundredths > detail::big_int(detail::wide_pow10(decimal::max_digits) - 1))
    detail::throw_overflow("adjusted rate");
  return decimal::from_parts(detail::to_int128(detail::wide_int(hundredths)), rate_decimals);
}

[[nodiscard]] std::optional<percent> printed_percent(const big_fraction& x) {
  const auto value = printed(x, 2);
  return value ? std::optional(percent(*value)) : std::nullopt;
}

}  // namespace

mix_standard::mix_standard(strata all) : all_(std::move(all)) {
  for (const auto& [key, cases] : all_) {
    require_proportion(cases);
    total_ += cases;
  }
}

mix_adjusted_rate mix_standard::adjust(const strata& own) const {
  mix_adjusted_rate result;
  std::vector<product_quotient> expected;
  std::vector<product_quotient> weighted;
  std::int64_t weight = 0;
  for (const auto& [key, cases] : own) {
    require_proportion(cases);
    if (cases.whole == 0) continue;
    const proportion& standard = standard_of(key, cases);
    result.cases += cases;
    expected.push_back({cases.whole, standard.part, standard.whole});
    weighted.push_back({standard.whole, cases.part, cases.whole});
    weight += standard.whole;
  }
  const big_fraction e = sum_of(expected);
  const big_fraction w = sum_of(weighted);
  const big_fraction of_expected{result.cases.part * e.d, e.n};
  result.expected = *printed(e, 0);
  result.of_expected = printed_percent(of_expected);
  result.indirect = printed_percent({of_expected.n * total_.part, of_expected.d * total_.whole});
  result.direct = printed_percent({w.n, w.d * weight});
  if (weight != 0) result.covered = published(ratio(weight, total_.whole));
  return result;
}

const proportion& mix_standard::standard_of(const std::string& key, const proportion& cases) const {
  const auto found = all_.find(key);
  if (found != all_.end() && cases.whole <= found->second.whole) return found->second;
  throw error(errc::mismatch, "a unit has more cases of " + quoted_text(key) +
                                  " than all units; the standard holds the cases of every unit");
}

}  // namespace thads
