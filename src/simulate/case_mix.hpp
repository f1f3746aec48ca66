// SPDX-License-Identifier: Apache-2.0
// What cases are about: the kinds of obligations, how common they are, and how large.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <simulate/days.hpp>
#include <simulate/random.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads::detail {

/// đồng, as the register holds them.
using dong = std::int64_t;

inline constexpr dong thousand = 1'000;
inline constexpr dong million = 1'000'000;
inline constexpr dong billion = 1'000'000'000;  // tỷ

/// Amounts with a heavy tail. Every step up to the next doubling of `floor` is taken with chance
/// 5/8, so that the number of amounts above x falls like x^-0.68 up to the last doubling. Amounts
/// that take no step are `floor` itself; the others are rounded down to the `grain`.
struct heavy_tail {
  dong floor;
  unsigned doublings;
  dong grain;

  [[nodiscard]] dong draw(random_source& random) const noexcept {
    std::uint64_t bits = random.bits();
    unsigned steps = 0;
    for (; steps < doublings && (bits & 7U) < 5; ++steps) bits >>= 3U;
    if (steps == 0) return floor;
    const dong low = floor << (steps - 1);
    const std::uint64_t part = random.bits() >> 32U;
    const auto offset = static_cast<dong>((static_cast<std::uint64_t>(low) * part) >> 32U);
    return (low + offset) / grain * grain;
  }
};

/// What does not change during the life of a case.
struct case_facts {
  day_number accepted;
  dong amount;
  initiation begun;
  judgment_type judgment;
  source came_from;
  flag_set flags;
};

/// One kind of case: how many of a thousand cases are like it, and what they are.
struct case_kind {
  std::uint32_t per_mille;
  initiation begun;
  judgment_type judgment;
  heavy_tail amount;
  flag_set flags;
};

inline constexpr heavy_tail no_money{0, 0, 1};

template <class... Flag>
[[nodiscard]] constexpr flag_set flags(Flag... each) noexcept {
  flag_set set;
  (set.insert(each), ...);
  return set;
}

inline constexpr flag_set to_the_budget = flags(flag::budget);

// clang-format off
inline constexpr std::array<case_kind, 20> case_kinds{{
    // Ex officio: court fees, fines, money and things owed to the State, or to be given back.
    {270, initiation::ex_officio, judgment_type::civil, {300 * thousand, 7, thousand}, to_the_budget},
    {180, initiation::ex_officio, judgment_type::criminal, {200 * thousand, 2, 50 * thousand}, to_the_budget},
    {135, initiation::ex_officio, judgment_type::family, {300 * thousand, 3, 50 * thousand}, to_the_budget},
    {70, initiation::ex_officio, judgment_type::criminal, {5 * million, 5, million}, to_the_budget},
    {30, initiation::ex_officio, judgment_type::criminal, {2 * million, 8, 10 * thousand}, to_the_budget},
    {22, initiation::ex_officio, judgment_type::criminal, no_money, {}},
    {20, initiation::ex_officio, judgment_type::commercial, {3 * million, 7, thousand}, to_the_budget},
    {8, initiation::ex_officio, judgment_type::administrative, {300 * thousand, 0, thousand}, to_the_budget},
    {2, initiation::ex_officio, judgment_type::criminal, {80 * million, 7, million}, flags(flag::corruption, flag::economic)},
    {1, initiation::ex_officio, judgment_type::bankruptcy, {400 * million, 5, million}, {}},
    {1, initiation::ex_officio, judgment_type::competition, {20 * million, 3, million}, to_the_budget},
    // On request: debts, compensation, alimony, property, land.
    {132, initiation::on_request, judgment_type::civil, {10 * million, 9, 10 * thousand}, {}},
    {30, initiation::on_request, judgment_type::criminal, {8 * million, 6, 10 * thousand}, {}},
    {30, initiation::on_request, judgment_type::family, {9 * million, 5, 500 * thousand}, {}},
    {20, initiation::on_request, judgment_type::civil, no_money, {}},
    {18, initiation::on_request, judgment_type::commercial, {90 * million, 7, thousand}, flags(flag::credit)},
    {12, initiation::on_request, judgment_type::civil, {60 * million, 6, thousand}, flags(flag::credit)},
    {12, initiation::on_request, judgment_type::labour, {4 * million, 5, thousand}, {}},
    {5, initiation::on_request, judgment_type::arbitration, {120 * million, 5, thousand}, {}},
    {2, initiation::on_request, judgment_type::other, {3 * million, 5, thousand}, {}},
}};
// clang-format on

static_assert(
    [] {
      std::uint32_t sum = 0;
      for (const case_kind& kind : case_kinds) sum += kind.per_mille;
      return sum == 1000;
    }(),
    "the kinds of cases share out every thousand");

/// Draws a case that is accepted on the day `accepted`.
[[nodiscard]] inline case_facts draw_case(day_number accepted, random_source& random) {
  const case_kind* kind = case_kinds.data();
  for (std::uint32_t ticket = random.below(1000); ticket >= kind->per_mille; ++kind) {
    ticket -= kind->per_mille;
  }
  case_facts facts{accepted,       kind->amount.draw(random), kind->begun,
                   kind->judgment, source::new_case,          kind->flags};

  const std::uint32_t ticket = random.below(1000);
  if (ticket < 24) facts.came_from = source::entrusted_in;
  if (ticket >= 500 && ticket < 520) facts.flags.insert(flag::hardship);
  if (ticket >= 520 && ticket < 524) facts.flags.insert(flag::merit);
  if (facts.amount >= 5 * billion || ticket >= 998) facts.flags.insert(flag::focus);
  return facts;
}

/// A debt to a bank, as large as the caller says.
[[nodiscard]] inline case_facts bank_debt(day_number accepted, dong amount) {
  case_facts facts{accepted,
                   amount,
                   initiation::on_request,
                   judgment_type::commercial,
                   source::new_case,
                   flags(flag::credit)};
  if (amount >= 5 * billion) facts.flags.insert(flag::focus);
  return facts;
}

}  // namespace thads::detail
