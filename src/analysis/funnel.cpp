// SPDX-License-Identifier: Apache-2.0
#include <thads/analysis/funnel.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <boost/math/distributions/binomial.hpp>

#include <thads/base/error.hpp>

#include "analysis/floating.hpp"

namespace thads {

namespace {

// How small the part of n cases may be before chance makes such a part, or a smaller one, less
// likely than `tail`. Parts are whole numbers, between which Spiegelhalter interpolates: with r the
// smallest part that is not passed with a probability of at least `tail`, the limit is (r − α) / n,
// α = (P(R ≤ r) − tail) / P(R = r).
[[nodiscard]] double lower_binomial_limit(std::int64_t n, double centre, double tail) {
  const auto trials = static_cast<double>(n);
  const boost::math::binomial_distribution<double, detail::double_only> part(trials, centre);
  const auto up_to = [&](std::int64_t r) {
    return r < 0 ? 0.0 : cdf(part, static_cast<double>(r));
  };
  std::int64_t below = -1;  // up_to(below) < tail <= up_to(r)
  std::int64_t r = n;
  while (r - below > 1) {
    const std::int64_t middle = below + (r - below) / 2;
    (up_to(middle) < tail ? below : r) = middle;
  }
  const double alpha = (up_to(r) - tail) / (up_to(r) - up_to(below));
  return (static_cast<double>(r) - alpha) / trials;
}

// The upper limit is the lower one of the other cases: the funnel of the unresolved cases is then
// that of the resolved ones turned upside down.
[[nodiscard]] double upper_binomial_limit(std::int64_t n, double centre, double tail) {
  return 1 - lower_binomial_limit(n, 1 - centre, tail);
}

class funnel_maker {
 public:
  funnel_maker(std::span<const unit_proportion> units, const ratio& centre,
               const funnel_options& options)
      : units_(units),
        options_(options),
        centre_(detail::to_double(centre.numerator()) / detail::to_double(centre.denominator())) {}

  [[nodiscard]] funnel make(const ratio& centre) {
    funnel result{.centre = centre};
    if (options_.allow != over_dispersion::none) result.dispersed = estimate();
    for (const unit_proportion& u : units_) result.points.push_back(point_of(u));
    return result;
  }

 private:
  [[nodiscard]] bool has_no_spread() const noexcept { return centre_ <= 0 || centre_ >= 1; }

  // The variance that chance gives to the rate of n cases.
  [[nodiscard]] double variance(std::int64_t n) const noexcept {
    return centre_ * (1 - centre_) / static_cast<double>(n);
  }

  [[nodiscard]] std::vector<double> winsorised_scores() const {
    std::vector<double> scores;
    for (const auto& [code, cases] : units_) {
      if (cases.whole == 0) continue;
      const double rate = static_cast<double>(cases.part) / static_cast<double>(cases.whole);
      scores.push_back((rate - centre_) / std::sqrt(variance(cases.whole)));
    }
    std::sort(scores.begin(), scores.end());
    const std::size_t cut = scores.size() * static_cast<std::size_t>(options_.winsorised) / 100;
    for (std::size_t i = 0; i < cut; ++i) {
      scores[i] = scores[cut];
      scores[scores.size() - 1 - i] = scores[scores.size() - 1 - cut];
    }
    return scores;
  }

  // φ = Σ z² / I and τ² = (I φ − (I − 1)) / (Σ w − Σ w² / Σ w), w = 1 / variance.
  [[nodiscard]] dispersion estimate() {
    const std::vector<double> scores =
        has_no_spread() ? std::vector<double>{} : winsorised_scores();
    const auto units = static_cast<double>(scores.size());
    double squares = 0;
    for (const double z : scores) squares += z * z;
    double weights = 0;
    double squared_weights = 0;
    for (const auto& [code, cases] : units_) {
      if (cases.whole == 0 || scores.empty()) continue;
      const double w = 1 / variance(cases.whole);
      weights += w;
      squared_weights += w * w;
    }
    const double phi = scores.empty() ? 0 : squares / units;
    const bool widens = scores.size() > 1 && phi > 1;
    if (widens) {
      phi_ = phi;
      tau_squared_ = (squares - (units - 1)) / (weights - squared_weights / weights);
    }
    return {.phi = detail::approximate_decimal(phi),
            .tau = detail::approximate_decimal(100 * std::sqrt(tau_squared_)),
            .widens = widens};
  }

  [[nodiscard]] percent_limits limits(std::int64_t n, const percent& confidence) const {
    const double tail = detail::error_share(confidence) / 2;
    if (has_no_spread())
      return {detail::approximate_percent(centre_), detail::approximate_percent(centre_)};
    if (phi_ <= 1) {
      return {detail::approximate_percent(lower_binomial_limit(n, centre_, tail)),
              detail::approximate_percent(upper_binomial_limit(n, centre_, tail))};
    }
    const double spread = options_.allow == over_dispersion::additive
                              ? std::sqrt(variance(n) + tau_squared_)
                              : std::sqrt(variance(n) * phi_);
    const double reach = detail::normal_quantile(confidence) * spread;
    return {detail::approximate_percent(centre_ - reach),
            detail::approximate_percent(centre_ + reach)};
  }

  [[nodiscard]] funnel_point point_of(const unit_proportion& u) const {
    funnel_point p{.code = u.code, .cases = u.cases};
    if (u.cases.whole == 0) return p;
    p.inner = limits(u.cases.whole, options_.inner);
    p.outer = limits(u.cases.whole, options_.outer);
    const auto below = [&](const percent& limit) {
      return u.cases.rate() < ratio(limit.value(), 100);
    };
    const auto above = [&](const percent& limit) {
      return u.cases.rate() > ratio(limit.value(), 100);
    };
    p.place = below(p.outer->lower)   ? funnel_place::far_below
              : below(p.inner->lower) ? funnel_place::below
              : above(p.outer->upper) ? funnel_place::far_above
              : above(p.inner->upper) ? funnel_place::above
                                      : funnel_place::inside;
    return p;
  }

  std::span<const unit_proportion> units_;
  const funnel_options& options_;
  double centre_;
  double phi_ = 1;
  double tau_squared_ = 0;
};

}  // namespace

funnel make_funnel(std::span<const unit_proportion> units, const ratio& centre,
                   const funnel_options& options) {
  for (const unit_proportion& u : units) require_proportion(u.cases);
  if (options.winsorised < 0 || options.winsorised > 49) {
    throw error(errc::argument, "funnel: winsorise 0 to 49 percent at each end");
  }
  static_cast<void>(detail::error_share(options.inner));
  static_cast<void>(detail::error_share(options.outer));
  if (!centre.is_defined()) {
    funnel result;
    for (const unit_proportion& u : units) result.points.push_back({u.code, u.cases});
    return result;
  }
  if (centre < ratio(0) || centre > ratio(1)) {
    throw error(errc::argument, "funnel: the centre is a share from 0 to 1");
  }
  return funnel_maker(units, centre, options).make(centre);
}

}  // namespace thads
