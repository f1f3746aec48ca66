// SPDX-License-Identifier: Apache-2.0
// The same period last year (cùng kỳ): counts and money change by percent, rates by points.
//
// The two kinds of change are two types, because published texts print both as "%" and readers mix
// them up: "tăng 0,4 %" of a rate of 84.25 % is no growth by 0.4 % of anything.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>

#include <thads/base/config.hpp>
#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/percent.hpp>
#include <thads/number/ratio.hpp>
#include <thads/number/rounding.hpp>
#include <thads/tally/rates.hpp>
#include <thads/tally/unit_figures.hpp>

namespace thads {

/// The change of a count (việc) or of an amount (đồng) against the same period last year.
struct quantity_change {
  quantity of{};
  int128_t now = 0;
  std::optional<int128_t> before{};  ///< none without a year before

  /// now − before in việc or đồng; none without a year before. Throws errc::overflow beyond 128
  /// bits.
  [[nodiscard]] std::optional<int128_t> difference() const {
    if (!before) return std::nullopt;
    int128_t gap = 0;
    if (__builtin_sub_overflow(now, *before, &gap)) {
      throw error(errc::overflow, "the difference of two amounts exceeds 128 bits");
    }
    return gap;
  }

  /// (now − before) / before, exact; undefined from zero and without a year before. Throws
  /// errc::range or errc::overflow for 10^38 and more.
  [[nodiscard]] ratio growth() const {
    return before ? thads::growth(decimal(now), decimal(*before)) : ratio();
  }
};

/// The change of a rate against the same period last year.
struct rate_change {
  ratio now{};
  ratio before{};  ///< undefined without a year before
};

/// The growth as it is published: percent, two decimals, half up; none from zero and without a year
/// before.
[[nodiscard]] inline std::optional<percent> published(const quantity_change& c) {
  return published(c.growth());
}

/// The difference of the rates as it is published: points, two decimals, half up; none when either
/// rate is undefined.
///
/// It is taken from the exact rates and rounded once. So did the ministry for 2024: a rate of
/// 83.88 % that was up by 0.62, against 83.25 % printed the year before. The difference of the two
/// printed rates, `*published(c.now) - *published(c.before)`, may be 0.01 off.
[[nodiscard]] inline std::optional<points> published(const rate_change& c) {
  return difference(c.now, c.before, rate_decimals, rounding::half_up);
}

/// What a sum of measures changed by: `column` gives the figure of a period, as `resolved` does.
template <class Column>
requires std::same_as<std::invoke_result_t<Column&, const measures&>, figure>
[[nodiscard]] quantity_change compare(const unit_figures& u, Column column, quantity of) {
  quantity_change change{.of = of, .now = value_in(column(u.now), of)};
  if (u.before) change.before = value_in(column(*u.before), of);
  return change;
}

/// What a rate changed by: `indicator` gives the rate of a period, as `resolution_rate` does.
template <class Indicator>
requires std::same_as<std::invoke_result_t<Indicator&, const measures&, quantity>, ratio>
[[nodiscard]] rate_change compare(const unit_figures& u, Indicator indicator, quantity of) {
  return {.now = indicator(u.now, of), .before = u.before ? indicator(*u.before, of) : ratio()};
}

namespace detail {

template <class Number>
[[nodiscard]] std::string change_text(const std::optional<Number>& change, const std::string& unit,
                                      language lang) {
  if (!change) return "–";
  const auto format = lang == language::vi ? number_format::vietnamese : number_format::plain;
  return (change->value().sign() > 0 ? "+" : "") + to_string(*change, format) + " " + unit;
}

}  // namespace detail

/// The published growth with its sign: "+13.85 %", in Vietnamese "+13,85 %"; "–" without one.
[[nodiscard]] inline std::string to_string(const quantity_change& c, language lang) {
  return detail::change_text(published(c), "%", lang);
}

/// The published difference with its sign: "+0.50 points", "+0,50 điểm phần trăm"; "–" without one.
[[nodiscard]] inline std::string to_string(const rate_change& c, language lang) {
  return detail::change_text(published(c), lang == language::vi ? "điểm phần trăm" : "points",
                             lang);
}

}  // namespace thads
