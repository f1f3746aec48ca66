// SPDX-License-Identifier: Apache-2.0
// What an office of a sample is to have at the end of every year.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace thads::detail {

/// What one office is to have in one statistical year. Money is in triệu đồng.
struct year_plan {
  unsigned newly_accepted;
  unsigned resolved;         ///< finished or terminated
  unsigned with_conditions;  ///< resolved, in progress, postponed by agreement, or unclassified
  unsigned leaving;          ///< entrusted out, revoked, pulled up or returned
  unsigned to_book;          ///< moved to the separate book
  unsigned from_book;        ///< returned from it
  std::int64_t accepted_money;
  std::int64_t with_conditions_money;
  std::int64_t resolved_money;
  /// Postponed for other reasons, or suspended, at the end of the year; left to chance when empty.
  std::optional<unsigned> held{};
};

/// What one office brought into the first year.
struct opening_stock {
  unsigned cases;      ///< open and not on the separate book
  unsigned booked;     ///< on the separate book
  std::int64_t money;  ///< of the open cases, in triệu đồng
};

inline constexpr int first_planned_year = 2022;

/// One office: its people, what it had on 1 October 2021, and its plans.
struct office_plan {
  std::string_view code;
  std::string_view name;
  std::uint16_t officers;
  /// How far its targets lie above those of the province, in hundredths of a percent.
  int target_shift;
  opening_stock opening;
  std::array<year_plan, 4> years;  ///< from first_planned_year on
};

}  // namespace thads::detail
