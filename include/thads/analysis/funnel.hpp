// SPDX-License-Identifier: Apache-2.0
// Funnel limits: how far from the overall rate the rate of a unit may lie by chance alone, given
// how many cases it has. Binary floating point: see approximate.hpp.
//
// Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
// Medicine 24 (2005) 1185–1202, and Handling over-dispersion of performance indicators, Quality and
// Safety in Health Care 14 (2005) 347–351.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
[[nodiscard]] funnel make_funnel(std::span<const unit_proportion> units, const ratio& centre,
                                 const funnel_options& options = {});

}  // namespace thads
