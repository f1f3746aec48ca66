// SPDX-License-Identifier: Apache-2.0
// Funnel limits: how far from the overall rate the rate of a unit may lie by chance alone, given
// how many cases it has. Binary floating point: see approximate.hpp.
//
// Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
// Medicine 24 (2005) 1185–1202, and Handling over-dispersion of performance indicators, Quality and
// Safety in Health Care 14 (2005) 347–351.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/math/distributions/binomial.hpp>

#include <thads/base/error.hpp>
#include <thads/analysis/approximate.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/tally/proportion.hpp>

namespace thads {

/// What limits assume of the differences between units that are neither theirs nor chance.
enum class over_dispersion : std::uint8_t {
  none = 0,            ///< there are none: exact limits of the binomial distribution
  multiplicative = 1,  ///< chance varies more, by a factor: normal limits with the variance times φ
  additive = 2,  ///< units differ by themselves: normal limits with τ² added to the variance
};

/// Where a unit lies in the funnel.
enum class funnel_place : std::uint8_t {
  far_below = 0,  ///< below the outer limit
  below = 1,      ///< below the inner limit
  inside = 2,     ///< between the inner limits, or on one
  above = 3,      ///< above the inner limit
  far_above = 4,  ///< above the outer limit
};

template <>
struct detail::vocabulary<over_dispersion> {
  static constexpr std::string_view noun = "over-dispersion";
  static constexpr std::array<word, 3> words{
      {{"none", "không"}, {"multiplicative", "nhân"}, {"additive", "cộng"}}};
};

template <>
struct detail::vocabulary<funnel_place> {
  static constexpr std::string_view noun = "place in the funnel";
  static constexpr std::array<word, 5> words{{{"far_below", "thấp hơn hẳn"},
                                              {"below", "thấp hơn"},
                                              {"inside", "trong giới hạn"},
                                              {"above", "cao hơn"},
                                              {"far_above", "cao hơn hẳn"}}};
};

/// How a funnel is drawn. The limits are those that chance keeps within with this confidence.
struct funnel_options {
  percent inner{decimal(95)};
  percent outer{decimal::from_parts(998, 1)};
  over_dispersion allow = over_dispersion::none;
  int winsorised = 10;  ///< percent of the z-scores, at each end, that φ does not let stand out
};

/// How much more the units vary than chance would have it.
struct dispersion {
  decimal phi{};        ///< mean of the squared winsorised z-scores; about 1 by chance alone
  decimal tau{};        ///< standard deviation between units, in points; 0 unless φ is above 1
  bool widens = false;  ///< whether φ is above 1, so that limits are widened
};

/// A unit in the funnel. Without cases it has no limits and no place.
struct funnel_point {
  std::string code{};
  proportion cases{};
  std::optional<percent_limits> inner{};
  std::optional<percent_limits> outer{};
  std::optional<funnel_place> place{};  ///< of the exact rate against the limits as printed
};

/// The units around the overall rate.
struct funnel {
  ratio centre{};                         ///< exact
  std::vector<funnel_point> points{};     ///< in the order of the units given
  std::optional<dispersion> dispersed{};  ///< when over-dispersion is allowed for
};

namespace detail {

// How small the part of n cases may be before chance makes such a part, or a smaller one, less
// likely than `tail`. Parts are whole numbers, between which Spiegelhalter interpolates: with r the
// smallest part that is not passed with a probability of at least `tail`, the limit is (r − α) / n,
// α = (P(R ≤ r) − tail) / P(R = r).
[[nodiscard]] inline double lower_binomial_limit(std::int64_t n, double centre, double tail) {
  const auto trials = static_cast<double>(n);
  const boost::math::binomial_distribution<double, double_only> part(trials, centre);
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
[[nodiscard]] inline double upper_binomial_limit(std::int64_t n, double centre, double tail) {
  return 1 - lower_binomial_limit(n, 1 - centre, tail);
}

class funnel_maker {
 public:
  funnel_maker(std::span<const unit_proportion> units, const ratio& centre,
               const funnel_options& options)
      : units_(units),
        options_(options),
        centre_(to_double(centre.numerator()) / to_double(centre.denominator())) {}

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
    return {.phi = approximate_decimal(phi),
            .tau = approximate_decimal(100 * std::sqrt(tau_squared_)),
            .widens = widens};
  }

  [[nodiscard]] percent_limits limits(std::int64_t n, const percent& confidence) const {
    const double tail = error_share(confidence) / 2;
    if (has_no_spread()) return {approximate_percent(centre_), approximate_percent(centre_)};
    if (phi_ <= 1) {
      return {approximate_percent(lower_binomial_limit(n, centre_, tail)),
              approximate_percent(upper_binomial_limit(n, centre_, tail))};
    }
    const double spread = options_.allow == over_dispersion::additive
                              ? std::sqrt(variance(n) + tau_squared_)
                              : std::sqrt(variance(n) * phi_);
    const double reach = normal_quantile(confidence) * spread;
    return {approximate_percent(centre_ - reach), approximate_percent(centre_ + reach)};
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

}  // namespace detail

/// The funnel of `units` around `centre`, which is their overall rate or another standard, such as
/// a target. Without over-dispersion the limits are those of the binomial distribution,
/// interpolated: a unit lies outside when chance gives its count, or one further from the centre,
/// with a probability below half of what the confidence leaves. With it, φ is the mean of the
/// squared z-scores around the centre after the most extreme `winsorised` percent at each end
/// (rounded down to whole units) were drawn in to the next one; if it is above 1 with two units or
/// more, limits are normal, with the variance widened as asked, and otherwise they stay as they
/// were. Where the centre is 0 % or 100 %, so are all limits.
///
/// Throws errc::argument unless 0 ≤ part ≤ whole for each unit, for a centre outside 0…1 and for
/// `winsorised` outside 0…49; errc::range for a confidence outside 0…100. An undefined centre makes
/// points without limits.
[[nodiscard]] inline funnel make_funnel(std::span<const unit_proportion> units, const ratio& centre,
                                        const funnel_options& options = {}) {
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
  return detail::funnel_maker(units, centre, options).make(centre);
}

}  // namespace thads
