// SPDX-License-Identifier: Apache-2.0
// The plan of the synthetic Sóc Trăng: what every office is to have at the end of every year.
//
// The sums of 2024 are the published totals of the province, checked below at compile time. How
// they are spread over the offices, and everything about 2022 and 2023 that the published growth
// rates do not fix, is invented.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <simulate/office_plan.hpp>

namespace thads::detail {

/// The targets of the province in hundredths of a percent, 2022 to 2024. Those of 2023 and 2024
/// follow from published results; those of 2022 are the national ones.
struct target_pair {
  unsigned cases;
  unsigned money;
};
inline constexpr std::array<target_pair, 3> province_targets{
    {{8150, 4010}, {8280, 4580}, {8335, 4675}}};

// clang-format off
inline constexpr std::array<office_plan, 12> offices{{
    {"ST00", "Cục THADS tỉnh Sóc Trăng", 7, 5, {177, 27, 236'923},
     {{{304, 287, 347, 5, 8, 1, 387'298, 172'744, 75'625},
       {323, 309, 370, 6, 9, 1, 462'799, 187'186, 89'601},
       {374, 337, 399, 8, 9, 2, 534'455, 237'322, 141'722}}}},
    {"ST01", "Chi cục THADS thành phố Sóc Trăng", 9, 5, {1062, 162, 414'615},
     {{{1'781, 1'680, 2'045, 31, 50, 8, 690'182, 305'689, 128'935},
       {2'039, 1'848, 2'227, 39, 51, 10, 790'087, 316'641, 148'084},
       {2'325, 2'138, 2'555, 45, 55, 13, 911'385, 396'461, 228'032}}}},
    {"ST02", "Chi cục THADS thị xã Vĩnh Châu", 6, 0, {667, 102, 169'231},
     {{{1'153, 1'065, 1'312, 23, 32, 5, 285'084, 125'252, 49'448},
       {1'265, 1'180, 1'417, 25, 30, 6, 331'541, 134'506, 62'771},
       {1'481, 1'318, 1'572, 29, 34, 6, 381'753, 161'467, 74'383}}}},
    {"ST03", "Chi cục THADS thị xã Ngã Năm", 4, 0, {360, 55, 94'769},
     {{{596, 555, 670, 12, 17, 2, 158'229, 70'081, 30'330},
       {661, 621, 743, 14, 17, 3, 182'040, 73'629, 34'803},
       {783, 696, 826, 15, 19, 3, 207'265, 92'214, 49'812}}}},
    {"ST04", "Chi cục THADS huyện Kế Sách", 5, 0, {560, 86, 128'615},
     {{{930, 875, 1'061, 16, 23, 5, 213'242, 92'456, 39'273},
       {1'053, 981, 1'180, 23, 27, 6, 242'630, 99'133, 46'461},
       {1'257, 1'134, 1'351, 24, 31, 6, 285'283, 118'823, 63'353}}}},
    {"ST05", "Chi cục THADS huyện Long Phú", 5, 0, {466, 71, 108'308},
     {{{821, 739, 898, 15, 22, 3, 183'535, 81'861, 34'036},
       {855, 793, 962, 18, 24, 4, 210'116, 85'848, 37'745},
       {1'039, 958, 1'144, 17, 24, 6, 245'764, 109'131, 56'439}}}},
    {"ST06", "Chi cục THADS huyện Cù Lao Dung", 3, -5, {265, 40, 55'846},
     {{{442, 421, 508, 8, 12, 2, 91'942, 42'194, 18'176},
       {508, 459, 550, 9, 12, 2, 106'313, 42'213, 20'038},
       {574, 524, 632, 12, 13, 3, 125'607, 54'208, 24'565}}}},
    {"ST07", "Chi cục THADS huyện Mỹ Tú", 4, 0, {436, 67, 94'769},
     {{{752, 710, 860, 16, 20, 3, 157'441, 71'972, 30'716},
       {828, 763, 920, 14, 19, 3, 179'686, 75'853, 35'625},
       {921, 852, 1'014, 19, 21, 4, 206'004, 86'511, 45'519}}}},
    {"ST08", "Chi cục THADS huyện Mỹ Xuyên", 5, 0, {596, 91, 148'923},
     {{{1'055, 947, 1'152, 20, 24, 5, 249'388, 111'787, 46'926},
       {1'077, 1'037, 1'251, 21, 31, 5, 288'340, 117'098, 54'529},
       {1'320, 1'188, 1'419, 21, 33, 7, 331'318, 142'273, 78'416}}}},
    {"ST09", "Chi cục THADS huyện Thạnh Trị", 4, 0, {389, 59, 88'000},
     {{{645, 615, 745, 11, 17, 3, 150'585, 68'437, 29'276},
       {707, 665, 800, 15, 17, 4, 172'570, 70'792, 33'390},
       {874, 763, 907, 15, 19, 4, 189'533, 84'080, 43'903}}}},
    {"ST10", "Chi cục THADS huyện Trần Đề", 5, 0, {519, 79, 118'462},
     {{{911, 809, 995, 19, 21, 4, 196'801, 87'603, 36'598},
       {1'002, 940, 1'132, 17, 27, 4, 225'060, 92'602, 43'214},
       {1'084, 1'004, 1'198, 19, 31, 6, 258'293, 112'360, 59'681}}}},
    {"ST11", "Chi cục THADS huyện Châu Thành", 4, 0, {401, 61, 101'539},
     {{{678, 643, 778, 12, 19, 3, 167'673, 72'624, 28'961},
       {776, 693, 839, 13, 18, 3, 190'968, 75'749, 34'213},
       {883, 802, 953, 16, 21, 5, 231'980, 98'418, 51'587}}}},
}};
// clang-format on

/// The sum of one column over all offices in the year `year`.
template <class Column>
[[nodiscard]] constexpr std::int64_t province_sum(int year, Column year_plan::*column) {
  std::int64_t sum = 0;
  for (const office_plan& office : offices) {
    sum += office.years[static_cast<std::size_t>(year - first_planned_year)].*column;
  }
  return sum;
}

/// The cases that the province has to account for in `year`, not counting the separate book.
[[nodiscard]] constexpr std::int64_t province_accepted(int year) {
  std::int64_t open = 0;
  for (const office_plan& office : offices) open += office.opening.cases;
  for (int y = first_planned_year;; ++y) {
    const std::int64_t accepted = open - province_sum(y, &year_plan::to_book) +
                                  province_sum(y, &year_plan::from_book) +
                                  province_sum(y, &year_plan::newly_accepted);
    if (y == year) return accepted;
    open = accepted - province_sum(y, &year_plan::leaving) - province_sum(y, &year_plan::resolved);
  }
}

// Published for 2024: 19.241 cases accepted, of them over 16 % more new ones than in 2023; 11.714
// resolved, 83,85 % of those with conditions, 13,85 % more than in 2023.
static_assert(province_accepted(2024) == 19'241);
static_assert(province_sum(2023, &year_plan::newly_accepted) == 11'094);
static_assert(province_sum(2024, &year_plan::newly_accepted) == 12'915);
static_assert(province_sum(2023, &year_plan::resolved) == 10'289);
static_assert(province_sum(2024, &year_plan::resolved) == 11'714);
static_assert(province_sum(2024, &year_plan::with_conditions) == 13'970);
// Nearly 3.909 tỷ đồng accepted; over 917 tỷ resolved, 54,18 %, 43,24 % more than in 2023.
static_assert(province_sum(2023, &year_plan::resolved_money) == 640'474);
static_assert(province_sum(2024, &year_plan::accepted_money) == 3'908'640);
static_assert(province_sum(2024, &year_plan::with_conditions_money) == 1'693'268);
static_assert(province_sum(2024, &year_plan::resolved_money) == 917'412);

}  // namespace thads::detail
