// SPDX-License-Identifier: Apache-2.0
// How old the cases of every unit are, how long they took, and how many stay unfinished.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <thads/analysis/ageing.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// What the tables of ages are made with.
struct ageing_options {
  age_bands bands = default_age_bands();
  age_limit standard{1, age_unit::years};  ///< what is older is backlog
};

/// The days after acceptance for which the share of unfinished cases is shown.
inline constexpr std::array<std::int32_t, 6> survival_days{90, 180, 365, 730, 1095, 1825};

namespace detail {

[[nodiscard]] inline bool is_in(const auto& list, measure m) {
  return std::find(list.begin(), list.end(), m) != list.end();
}

}  // namespace detail

/// Four tables. "age_bands": open cases of each of `rows` by age. "age_backlog": what is older than
/// the standard (TM-03, TM-04), and with conditions for longer. "age_percentiles": ages and
/// durations of the root by state, in days. "survival": how many cases of each row are unfinished
/// how long after acceptance. Throws errc::argument for bands that do not grow.
[[nodiscard]] std::vector<named_table> make_ageing_tables(const case_ages& ages,
                                                          const unit_rows& rows,
                                                          const ageing_options& options,
                                                          language lang);

}  // namespace thads
