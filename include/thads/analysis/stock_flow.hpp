// SPDX-License-Identifier: Apache-2.0
// What was there, what came, what left and what remained, and the indicators that compare them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/number/ratio.hpp>
#include <thads/regulation/regulation.hpp>
#include <thads/tally/measures.hpp>
#include <thads/time/period.hpp>

namespace thads {

/// The measures under which cases and money leave, however they do: R.
inline constexpr std::array left_measures{
    measure::finished, measure::terminated, measure::reduced,         measure::entrusted_out,
    measure::revoked,  measure::pulled_up,  measure::request_returned};

/// The measures under which cases and money are still open at the end and on the balance: P1.
inline constexpr std::array open_measures{measure::in_progress,     measure::postponed_agreed,
                                          measure::postponed_other, measure::suspended,
                                          measure::unenforceable,   measure::unclassified};

static_assert(left_measures.size() + open_measures.size() == flow_out.size());

/// Stock and flow of a period, in việc or in đồng. A case belongs to the unit that holds it at the
/// end, with its whole year, so transfers are no flow of their own; cases in the separate book are
/// off the balance and left out.
struct stock_flow {
  int128_t opening = 0;   ///< P0: carried over
  int128_t incoming = 0;  ///< I: newly accepted
  int128_t left = 0;      ///< R: finished, terminated, reduced, and everything else that left
  int128_t closing = 0;   ///< P1: still open at the end
  int days = 0;           ///< of the period as the disposition time counts them

  /// FL-07: P0 + I − R − P1. It is 0 for every counted tally; filed figures may not add up. Throws
  /// errc::overflow, as everything that is computed from these figures, beyond 38 digits.
  [[nodiscard]] decimal gap() const;
};

/// The days that the disposition time of a period counts: 365 for a year, leap year or not, as
/// CEPEJ has it; the days of the calendar for a shorter period.
[[nodiscard]] int disposition_days(const period& in);

/// Stock and flow of `values`, counted over `in`.
[[nodiscard]] stock_flow stock_flow_of(const measures& values, const period& in, quantity of);

/// What an indicator of stock and flow is measured in.
enum class flow_unit : std::uint8_t { percent = 0, times = 1, days = 2 };

template <>
struct detail::vocabulary<flow_unit> {
  static constexpr std::string_view noun = "unit of an indicator";
  static constexpr std::array<word, 3> words{
      {{"percent", "phần trăm"}, {"times", "lần"}, {"days", "ngày"}}};
};

/// An indicator of stock and flow. The same name stands for different formulas elsewhere, so each
/// formula has an id and a version of its own. None is an official Vietnamese indicator.
struct flow_indicator {
  std::string_view id;
  int version;
  word name;  ///< a code, and what reports in Vietnamese call it
  std::string_view formula;
  std::string_view source;
  flow_unit unit;
  direction better;
  ratio (*value)(const stock_flow&);  ///< exact; undefined when there is nothing to divide by
};

/// Every indicator of stock and flow, by id. Figures of periods of different length differ even
/// when nothing changes: compare the same months only (FL-11).
inline constexpr std::array<flow_indicator, 8> flow_indicators{{
    {"FL-01",
     1,
     {"clearance_rate", "tỷ lệ giải quyết so với thụ lý mới"},
     "R / I",
     "CEPEJ; NCSC CourTools measure 2",
     flow_unit::percent,
     direction::higher,
     [](const stock_flow& f) { return ratio(f.left, f.incoming); }},
    {"FL-02",
     1,
     {"case_turnover", "vòng quay việc"},
     "R / P1",
     "CEPEJ",
     flow_unit::times,
     direction::higher,
     [](const stock_flow& f) { return ratio(f.left, f.closing); }},
    {"FL-03",
     1,
     {"disposition_time", "thời gian giải quyết hết số tồn"},
     "days × P1 / R",
     "CEPEJ",
     flow_unit::days,
     direction::lower,
     [](const stock_flow& f) { return ratio(decimal(f.days) * decimal(f.closing), f.left); }},
    {"FL-04",
     1,
     {"pendency", "tỷ lệ tồn so với đã giải quyết"},
     "P1 / R",
     "Spain, tasa de pendencia",
     flow_unit::times,
     direction::lower,
     [](const stock_flow& f) { return ratio(f.closing, f.left); }},
    {"FL-05",
     1,
     {"congestion_es", "mức ùn đọng (Tây Ban Nha)"},
     "(P0 + I) / R",
     "Spain, tasa de congestión",
     flow_unit::times,
     direction::lower,
     [](const stock_flow& f) { return ratio(decimal(f.opening) + decimal(f.incoming), f.left); }},
    {"FL-06",
     1,
     {"congestion_br", "mức ùn đọng giai đoạn thi hành (Bra-xin)"},
     "1 − R / (P0 + I)",
     "Brazil, CNJ indicator 17",
     flow_unit::percent,
     direction::lower,
     [](const stock_flow& f) {
       const decimal all = decimal(f.opening) + decimal(f.incoming);
       return ratio(all - decimal(f.left), all);
     }},
    {"FL-06b",
     1,
     {"congestion_br_end", "mức ùn đọng theo số tồn cuối kỳ (Bra-xin)"},
     "P1 / (P1 + R)",
     "Brazil, CNJ; equal to FL-06 when P0 + I = R + P1",
     flow_unit::percent,
     direction::lower,
     [](const stock_flow& f) { return ratio(f.closing, decimal(f.closing) + decimal(f.left)); }},
    {"FL-08",
     1,
     {"clearance_ratio_nsw", "thụ lý mới so với đã giải quyết (NSW)"},
     "I / R",
     "New South Wales; the inverse of FL-01",
     flow_unit::times,
     direction::lower,
     [](const stock_flow& f) { return ratio(f.incoming, f.left); }},
}};

/// The indicator `id`. Throws errc::not_found.
[[nodiscard]] const flow_indicator& flow_indicator_of(std::string_view id);

/// FL-10, load: demand / capacity of the same time, as in NHS-R's waiting-list model. Above 1 a
/// queue grows.
[[nodiscard]] ratio queue_load(const decimal& demand, const decimal& capacity);

/// FL-10, relief capacity: demand + (queue − target) / steps, per step: what must be resolved in
/// each of `steps` equal times to bring `queue` down to `target` while `demand` comes in each.
[[nodiscard]] ratio relief_capacity(const decimal& demand, const decimal& queue,
                                    const decimal& target, const decimal& steps);

}  // namespace thads
