// SPDX-License-Identifier: Apache-2.0
// Published figures as claims: what a source printed, recomputed from the numbers beside it.
//
// Source of the formulas: docs/published-claims.md.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/number/decimal.hpp>
#include <thads/time/date.hpp>

namespace thads {

/// A figure that a source may print. `completed` (thi hành xong) and `resolved` (giải quyết xong)
/// are two names that sources use for one number: what was done, terminated cases included.
enum class claim_field : std::uint8_t {
  accepted_total = 0,
  carried_over = 1,
  newly_accepted = 2,
  delegated_out = 3,
  withdrawn = 4,
  to_enforce_total = 5,
  with_conditions = 6,
  without_conditions = 7,
  postponed = 8,
  resolved = 9,
  completed = 10,
  terminated = 11,
  in_progress = 12,
  carried_forward = 13,
  cf_with = 14,  ///< the part of carried_forward that is with conditions
  rate = 15,
  target = 16,
  assumed_target = 17,  ///< not printed by the source but known from elsewhere
  over_target = 18,
  ratio_to_target = 19,
};

/// What a source says of a field.
enum class claim_aspect : std::uint8_t {
  value = 0,     ///< the figure of the period
  change = 1,    ///< the difference from the previous period
  growth = 2,    ///< the same, in percent of the previous period
  previous = 3,  ///< the figure of the previous period
  share = 4,     ///< the part of its whole, in percent
  points = 5,    ///< the difference of two rates, in percentage points
};

/// The words that qualify a printed number.
enum class hedge : std::uint8_t {
  hon = 0,      ///< at least, and less than one step more
  tren = 1,     ///< the same
  gan = 2,      ///< at most, and more than one step less
  khoang = 3,   ///< up to one step away
  xapxi = 4,    ///< the same
  rounded = 5,  ///< rounded half up to a multiple of the step
};

/// What the numbers of a row count.
enum class claim_quantity : std::uint8_t { cases = 0, money = 1 };

/// The unit in which a source prints money.
enum class money_unit : std::uint8_t { dong = 0, thousand = 1, million = 2, billion = 3 };

/// What recomputing says of a printed figure.
enum class verdict : std::uint8_t {
  agrees = 0,         ///< exact numbers give what is printed
  compatible = 1,     ///< numbers within the limits of what is printed give it
  disagrees = 2,      ///< no such numbers do
  not_checkable = 3,  ///< a number that the formula needs is not printed
};

namespace detail {

template <>
struct vocabulary<claim_field> {
  static constexpr std::string_view noun = "published figure";
  static constexpr std::array<word, 20> words{{{"accepted_total", "tổng số thụ lý"},
                                               {"carried_over", "năm trước chuyển sang"},
                                               {"newly_accepted", "thụ lý mới"},
                                               {"delegated_out", "ủy thác"},
                                               {"withdrawn", "thu hồi, hủy, rút lên"},
                                               {"to_enforce_total", "tổng số phải thi hành"},
                                               {"with_conditions", "có điều kiện thi hành"},
                                               {"without_conditions", "chưa có điều kiện thi hành"},
                                               {"postponed", "hoãn, tạm đình chỉ"},
                                               {"resolved", "giải quyết xong"},
                                               {"completed", "thi hành xong"},
                                               {"terminated", "đình chỉ"},
                                               {"in_progress", "đang thi hành"},
                                               {"carried_forward", "chuyển kỳ sau"},
                                               {"cf_with", "chuyển kỳ sau có điều kiện"},
                                               {"rate", "tỷ lệ thi hành xong"},
                                               {"target", "chỉ tiêu"},
                                               {"assumed_target", "chỉ tiêu suy ra"},
                                               {"over_target", "vượt chỉ tiêu"},
                                               {"ratio.target", "tỷ lệ so với chỉ tiêu"}}};
};

template <>
struct vocabulary<claim_aspect> {
  static constexpr std::string_view noun = "aspect of a published figure";
  static constexpr std::array<word, 6> words{{{"", ""},
                                              {"d", "tăng, giảm"},
                                              {"g", "tỷ lệ tăng, giảm"},
                                              {"prev", "cùng kỳ"},
                                              {"s", "chiếm"},
                                              {"pp", "điểm phần trăm"}}};
};

template <>
struct vocabulary<hedge> {
  static constexpr std::string_view noun = "qualifier";
  static constexpr std::array<word, 6> words{{{"hon", "hơn"},
                                              {"tren", "trên"},
                                              {"gan", "gần"},
                                              {"khoang", "khoảng"},
                                              {"xapxi", "xấp xỉ"},
                                              {"r", "làm tròn"}}};
};

template <>
struct vocabulary<claim_quantity> {
  static constexpr std::string_view noun = "quantity";
  static constexpr std::array<word, 2> words{{{"viec", "việc"}, {"tien", "tiền"}}};
};

template <>
struct vocabulary<money_unit> {
  static constexpr std::string_view noun = "unit of money";
  static constexpr std::array<word, 4> words{
      {{"dong", "đồng"}, {"nghin", "nghìn đồng"}, {"trieu", "triệu đồng"}, {"ty", "tỷ đồng"}}};
};

template <>
struct vocabulary<verdict> {
  static constexpr std::string_view noun = "verdict";
  static constexpr std::array<word, 4> words{{{"agrees", "khớp"},
                                              {"compatible", "phù hợp"},
                                              {"disagrees", "không khớp"},
                                              {"not_checkable", "không kiểm tra được"}}};
};

}  // namespace detail

/// A qualifier and the unit of the digit that it is about: "gần" to the unit, "trên" to the
/// thousand.
struct qualifier {
  hedge word{};
  decimal step = 1;  ///< above zero
};

/// The unit of the last digit that `x` shows: 0.01 for 83.85.
[[nodiscard]] decimal last_digit_of(const decimal& x);

/// A number as printed. The scale of its value is the number of decimals that it shows.
struct printed_number {
  decimal value{};
  std::optional<qualifier> qualified{};
};

/// Which number of a row is meant.
struct claim_key {
  claim_aspect aspect{};
  claim_field field{};

  friend constexpr auto operator<=>(const claim_key&, const claim_key&) = default;
};

/// What one source prints about one place and period, in cases or in money.
struct published_row {
  std::string id{};
  claim_quantity of{};
  std::optional<money_unit> unit{};  ///< of money; numbers of a unit that is not known are inexact
  /// The last day of the period, or the first of its last month when only that is known.
  std::optional<date> period_end{};
  std::map<claim_key, printed_number> numbers{};

  /// The number under `key`, or nullptr when the source does not print it.
  [[nodiscard]] const printed_number* find(claim_key key) const;
};

/// One figure held against the numbers beside it.
struct claim_check {
  std::string check{};     ///< "rate", "growth.newly_accepted", "sum.accepted", …
  std::string printed{};   ///< the figure, in plain notation
  std::string computed{};  ///< a number like "83.85", an interval like "[83.84, 83.86)", or nothing
  thads::verdict verdict = verdict::not_checkable;
  std::string formula{};  ///< "11 714 / 13 970 = 83.85 %"; what is missing stands there by its name
};

/// Recomputes every figure that the row prints and a formula gives; docs/published-claims.md lists
/// the formulas. A figure that needs a number which is not printed is not checkable, and so is one
/// whose numbers outgrow 38 digits. Each check gives at most one line.
[[nodiscard]] std::vector<claim_check> check_claims(const published_row& row);

}  // namespace thads
