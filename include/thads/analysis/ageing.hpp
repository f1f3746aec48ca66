// SPDX-License-Identifier: Apache-2.0
// What histograms of ages say: percentiles, means, bands, and how much is older than a limit.
// Everything is exact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/counters/ages.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/number/ratio.hpp>
#include <thads/time/date.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// The percentile `p`, 1…100, by nearest rank: the smallest age in days such that at least p % of
/// the cases, or of the đồng, are no older. 50 is the median, 100 the greatest age. None when there
/// is nothing. Throws errc::range for another `p`.
[[nodiscard]] std::optional<std::int32_t> percentile(const age_histogram& ages, int p,
                                                     quantity of = quantity::cases);

/// The mean age in days, exact; weighted by đồng on request. Undefined when there is nothing.
/// Throws errc::overflow beyond 38 digits.
[[nodiscard]] ratio mean_age(const age_histogram& ages, quantity of = quantity::cases);

/// What is at most `days` old.
[[nodiscard]] figure up_to(const age_histogram& ages, std::int32_t days);

/// What is older than `days`.
[[nodiscard]] figure older_than(const age_histogram& ages, std::int32_t days);

/// A unit of ages.
enum class age_unit : std::uint8_t { days = 0, months = 1, years = 2 };

/// An age such as 60 days, 6 months or 2 years.
struct age_limit {
  int number = 0;
  age_unit unit{};

  friend bool operator==(const age_limit&, const age_limit&) = default;
};

/// "60d", "6m", "2y".
[[nodiscard]] std::string to_string(const age_limit& limit);

/// Reads what `to_string` writes; 1 to 9999. Throws errc::syntax.
[[nodiscard]] age_limit parse_age_limit(std::string_view text);

/// The greatest age in days that is within `limit` on `on`: with months and years, the days since
/// the same day of an earlier month, or since its last day where there is no such day. Throws
/// errc::range when that is before 1900.
[[nodiscard]] std::int32_t days_within(const age_limit& limit, date on);

/// Bands of age, by the age up to which each reaches; what is older than the last is a band too.
using age_bands = std::vector<age_limit>;

/// Up to 6 months, 1, 2, 3, 5 and 10 years, and over. Resolved here; no source.
[[nodiscard]] age_bands default_age_bands();

/// Reads "6m,1y,2y". Throws errc::syntax.
[[nodiscard]] age_bands parse_age_bands(std::string_view text);

/// What stands in each band on `on`, from the youngest: one more than `bands`. They add up to the
/// total. Throws errc::argument unless every band reaches further than the one before.
[[nodiscard]] std::vector<figure> figures_by_band(const age_histogram& ages, const age_bands& bands,
                                                  date on);

/// TM-03, backlog share: what is older than `days` / all, exact; undefined when there is nothing.
[[nodiscard]] ratio share_older_than(const age_histogram& ages, std::int32_t days, quantity of);

/// TM-04, aging index (North Carolina): old pending / (pending + resolved in the last year). Its
/// denominator holds what was resolved, so that resolving never makes it worse.
[[nodiscard]] ratio aging_index(int128_t old_pending, int128_t pending, int128_t resolved);

/// The ages of the cases of each row of `rows`, with the code of the row as their unit.
[[nodiscard]] std::vector<case_ages> ages_by_row(const case_ages& ages, const unit_rows& rows);

}  // namespace thads
