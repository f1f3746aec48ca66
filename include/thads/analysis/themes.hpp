// SPDX-License-Identifier: Apache-2.0
// Themes (nhóm việc): figures of cases with a flag, which overlap, and the cases that are reported
// one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/case_register.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/tally.hpp>
#include <thads/time/period.hpp>
#include <thads/units/unit_rows.hpp>

namespace thads {

/// A theme: the cases with any of its flags.
struct theme {
  std::string code{};
  bilingual name{};
  flag_set any_of{};
};

/// Whether two sets share a flag.
[[nodiscard]] constexpr bool intersect(flag_set a, flag_set b) noexcept {
  return (a.bits() & b.bits()) != 0;
}

/// The themes that are reported: every flag by itself, and corruption and economic cases together,
/// whose recovery is published as one figure.
[[nodiscard]] std::vector<theme> reported_themes();

/// The measures of a unit by theme. A case with several flags stands under each of its themes, so
/// that these add up to more than `flagged`.
struct theme_sums {
  std::vector<measures> themes{};  ///< in the order of the themes asked for
  measures flagged{};              ///< cases with any flag, each once
  measures several{};              ///< cases with more than one flag, each once
  measures all{};                  ///< all cases
};

/// The sums of every row of `rows`. Throws errc::mismatch unless `figures` are keyed by unit and
/// flags, and errc::overflow.
[[nodiscard]] std::vector<theme_sums> sums_of_themes(const tally& figures,
                                                     const std::vector<theme>& themes,
                                                     const unit_rows& rows);

/// The flags of cases that are reported to the steering committee one by one: hardship (hoàn cảnh
/// khó khăn) and people with merit (người có công).
[[nodiscard]] constexpr flag_set committee_flags() noexcept {
  flag_set flags;
  flags.insert(flag::hardship);
  flags.insert(flag::merit);
  return flags;
}

/// A case that is reported by itself.
struct flagged_case {
  std::size_t number = 0;  ///< of the case in the register
  std::string_view id{};
  std::string_view unit{};     ///< that holds it at the end of the period or held it at closing
  std::string_view officer{};  ///< likewise; empty when nobody is assigned
  flag_set flags{};
  date accepted{};
  std::int64_t amount = 0;   ///< obligation as accepted, in đồng
  std::int64_t balance = 0;  ///< left at the end of the period, in đồng
  measure stands{};          ///< where the case is counted
};

/// The cases of `in` with any of the flags `any_of`, closed in the period or open at its end, in
/// the order of the register. Throws errc::bad_register when the register has errors.
[[nodiscard]] std::vector<flagged_case> flagged_cases(const case_register& cases, const period& in,
                                                      flag_set any_of);

}  // namespace thads
