// SPDX-License-Identifier: Apache-2.0
// The days off and make-up Saturdays of Viet Nam, 2018 to 2027: the one place that lists them.
//
// The days come from the yearly announcements of the breaks, else from the Labour Code (2012,
// Article 115; 2019, Article 112), else, for 2027, from the usual layout of the breaks. When a year
// is announced, its rows change here and nowhere else.
#pragma once

#include <array>
#include <string_view>

#include <thads/time/date.hpp>
#include <thads/time/work_calendar.hpp>

namespace thads {

/// The calendar years that `vietnam_days_off` covers.
inline constexpr int vietnam_days_off_first_year = 2018;
inline constexpr int vietnam_days_off_last_year = 2027;

/// Every listed day of these years, in order.
// clang-format off
inline constexpr std::array<listed_day, 211> vietnam_days_off = [] {
  using enum day_kind;
  using enum confidence;
  using enum audience;
  constexpr auto on = date::from_ymd;
  constexpr std::string_view new_year = "New Year";
  constexpr std::string_view new_year_2019 = "New Year 2019";
  constexpr std::string_view tet = "Tet";
  constexpr std::string_view hung_kings = "Hung Kings";
  constexpr std::string_view reunification = "Reunification + Labour Day";
  constexpr std::string_view kings_and_reunification = "Hung Kings + Reunification + Labour Day";
  constexpr std::string_view national_day = "National Day";
  constexpr std::string_view culture_day = "Vietnam Culture Day";
  return std::array<listed_day, 211>{{
    {on(2018, 1, 1), statutory, announced, everyone, new_year, "Tết Dương lịch"},
    {on(2018, 2, 14), compensatory, announced, everyone, tet, "29 Tết"},
    {on(2018, 2, 15), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2018, 2, 16), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2018, 2, 17), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2018, 2, 18), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2018, 2, 19), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2018, 2, 20), compensatory, announced, everyone, tet, "Mùng năm Tết Nguyên Đán"},
    {on(2018, 4, 25), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2018, 4, 28), weekend_in_break, announced, everyone, reunification, ""},
    {on(2018, 4, 29), weekend_in_break, announced, everyone, reunification, ""},
    {on(2018, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2018, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2018, 9, 1), weekend_in_break, announced, everyone, national_day, ""},
    {on(2018, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2018, 9, 3), compensatory, announced, everyone, national_day, "Quốc khánh (nghỉ bù)"},
    {on(2018, 12, 29), weekend_in_break, announced, everyone, new_year_2019, ""},
    {on(2018, 12, 30), weekend_in_break, announced, everyone, new_year_2019, ""},
    {on(2018, 12, 31), swapped_off, announced, public_sector, new_year_2019, "Ngày nghỉ (thay cho ngày 05/01/2019)"},

    {on(2019, 1, 1), statutory, announced, everyone, new_year_2019, "Tết Dương lịch"},
    {on(2019, 1, 5), make_up_workday, announced, public_sector, new_year_2019, ""},
    {on(2019, 2, 2), weekend_in_break, announced, everyone, tet, ""},
    {on(2019, 2, 3), weekend_in_break, announced, everyone, tet, ""},
    {on(2019, 2, 4), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2019, 2, 5), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2019, 2, 6), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2019, 2, 7), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2019, 2, 8), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2019, 2, 9), weekend_in_break, announced, everyone, tet, ""},
    {on(2019, 2, 10), weekend_in_break, announced, everyone, tet, ""},
    {on(2019, 4, 13), weekend_in_break, announced, everyone, hung_kings, ""},
    {on(2019, 4, 14), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2019, 4, 15), compensatory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"},
    {on(2019, 4, 27), weekend_in_break, announced, everyone, reunification, ""},
    {on(2019, 4, 28), weekend_in_break, announced, everyone, reunification, ""},
    {on(2019, 4, 29), swapped_off, announced, public_sector, reunification, "Ngày nghỉ (thay cho ngày 04/05/2019)"},
    {on(2019, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2019, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2019, 5, 4), make_up_workday, announced, public_sector, reunification, ""},
    {on(2019, 8, 31), weekend_in_break, rule, everyone, national_day, ""},
    {on(2019, 9, 1), weekend_in_break, rule, everyone, national_day, ""},
    {on(2019, 9, 2), statutory, rule, everyone, national_day, "Quốc khánh"},

    {on(2020, 1, 1), statutory, rule, everyone, new_year, "Tết Dương lịch"},
    {on(2020, 1, 23), compensatory, announced, everyone, tet, "29 Tết"},
    {on(2020, 1, 24), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2020, 1, 25), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2020, 1, 26), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2020, 1, 27), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2020, 1, 28), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2020, 1, 29), compensatory, announced, everyone, tet, "Mùng năm Tết Nguyên Đán"},
    {on(2020, 4, 2), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2020, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2020, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2020, 5, 2), weekend_in_break, announced, everyone, reunification, ""},
    {on(2020, 5, 3), weekend_in_break, announced, everyone, reunification, ""},
    {on(2020, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},

    {on(2021, 1, 1), statutory, announced, everyone, new_year, "Tết Dương lịch"},
    {on(2021, 1, 2), weekend_in_break, announced, everyone, new_year, ""},
    {on(2021, 1, 3), weekend_in_break, announced, everyone, new_year, ""},
    {on(2021, 2, 10), compensatory, announced, everyone, tet, "29 Tết"},
    {on(2021, 2, 11), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2021, 2, 12), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2021, 2, 13), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2021, 2, 14), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2021, 2, 15), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2021, 2, 16), compensatory, announced, everyone, tet, "Mùng năm Tết Nguyên Đán"},
    {on(2021, 4, 21), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2021, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2021, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2021, 5, 2), weekend_in_break, announced, everyone, reunification, ""},
    {on(2021, 5, 3), compensatory, announced, everyone, reunification, "Ngày Quốc tế Lao động (nghỉ bù)"},
    {on(2021, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2021, 9, 3), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2021, 9, 4), weekend_in_break, announced, everyone, national_day, ""},
    {on(2021, 9, 5), weekend_in_break, announced, everyone, national_day, ""},

    {on(2022, 1, 1), statutory, announced, everyone, new_year, "Tết Dương lịch"},
    {on(2022, 1, 2), weekend_in_break, announced, everyone, new_year, ""},
    {on(2022, 1, 3), compensatory, announced, everyone, new_year, "Tết Dương lịch (nghỉ bù)"},
    {on(2022, 1, 29), weekend_in_break, announced, everyone, tet, ""},
    {on(2022, 1, 30), weekend_in_break, announced, everyone, tet, ""},
    {on(2022, 1, 31), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2022, 2, 1), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2022, 2, 2), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2022, 2, 3), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2022, 2, 4), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2022, 2, 5), weekend_in_break, announced, everyone, tet, ""},
    {on(2022, 2, 6), weekend_in_break, announced, everyone, tet, ""},
    {on(2022, 4, 9), weekend_in_break, announced, everyone, hung_kings, ""},
    {on(2022, 4, 10), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2022, 4, 11), compensatory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"},
    {on(2022, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2022, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2022, 5, 2), compensatory, announced, everyone, reunification, "Ngày Chiến thắng (nghỉ bù)"},
    {on(2022, 5, 3), compensatory, announced, everyone, reunification, "Ngày Quốc tế Lao động (nghỉ bù)"},
    {on(2022, 9, 1), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2022, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2022, 9, 3), weekend_in_break, announced, everyone, national_day, ""},
    {on(2022, 9, 4), weekend_in_break, announced, everyone, national_day, ""},
    {on(2022, 12, 31), weekend_in_break, rule, everyone, new_year, ""},

    {on(2023, 1, 1), statutory, rule, everyone, new_year, "Tết Dương lịch"},
    {on(2023, 1, 2), compensatory, rule, everyone, new_year, "Tết Dương lịch (nghỉ bù)"},
    {on(2023, 1, 20), compensatory, announced, everyone, tet, "29 Tết"},
    {on(2023, 1, 21), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2023, 1, 22), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2023, 1, 23), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2023, 1, 24), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2023, 1, 25), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2023, 1, 26), compensatory, announced, everyone, tet, "Mùng năm Tết Nguyên Đán"},
    {on(2023, 4, 29), statutory, announced, everyone, kings_and_reunification, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2023, 4, 30), statutory, announced, everyone, kings_and_reunification, "Ngày Chiến thắng"},
    {on(2023, 5, 1), statutory, announced, everyone, kings_and_reunification, "Ngày Quốc tế Lao động"},
    {on(2023, 5, 2), compensatory, announced, everyone, kings_and_reunification, "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"},
    {on(2023, 5, 3), compensatory, announced, everyone, kings_and_reunification, "Ngày Chiến thắng (nghỉ bù)"},
    {on(2023, 9, 1), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2023, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2023, 9, 3), weekend_in_break, announced, everyone, national_day, ""},
    {on(2023, 9, 4), compensatory, announced, everyone, national_day, "Quốc khánh (nghỉ bù)"},
    {on(2023, 12, 30), weekend_in_break, rule, everyone, new_year, ""},
    {on(2023, 12, 31), weekend_in_break, rule, everyone, new_year, ""},

    {on(2024, 1, 1), statutory, rule, everyone, new_year, "Tết Dương lịch"},
    {on(2024, 2, 8), compensatory, announced, everyone, tet, "29 Tết"},
    {on(2024, 2, 9), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2024, 2, 10), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2024, 2, 11), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2024, 2, 12), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2024, 2, 13), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2024, 2, 14), compensatory, announced, everyone, tet, "Mùng năm Tết Nguyên Đán"},
    {on(2024, 4, 18), statutory, rule, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2024, 4, 27), weekend_in_break, announced, everyone, reunification, ""},
    {on(2024, 4, 28), weekend_in_break, announced, everyone, reunification, ""},
    {on(2024, 4, 29), swapped_off, announced, public_sector, reunification, "Ngày nghỉ (thay cho ngày 04/05/2024)"},
    {on(2024, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2024, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2024, 5, 4), make_up_workday, announced, public_sector, reunification, ""},
    {on(2024, 8, 31), weekend_in_break, announced, everyone, national_day, ""},
    {on(2024, 9, 1), weekend_in_break, announced, everyone, national_day, ""},
    {on(2024, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2024, 9, 3), statutory, announced, everyone, national_day, "Quốc khánh"},

    {on(2025, 1, 1), statutory, rule, everyone, new_year, "Tết Dương lịch"},
    {on(2025, 1, 25), weekend_in_break, announced, everyone, tet, ""},
    {on(2025, 1, 26), weekend_in_break, announced, everyone, tet, ""},
    {on(2025, 1, 27), statutory, announced, everyone, tet, "29 Tết"},
    {on(2025, 1, 28), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2025, 1, 29), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2025, 1, 30), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2025, 1, 31), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2025, 2, 1), weekend_in_break, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2025, 2, 2), weekend_in_break, announced, everyone, tet, ""},
    {on(2025, 4, 5), weekend_in_break, announced, everyone, hung_kings, ""},
    {on(2025, 4, 6), weekend_in_break, announced, everyone, hung_kings, ""},
    {on(2025, 4, 7), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2025, 4, 26), make_up_workday, announced, public_sector, reunification, ""},
    {on(2025, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2025, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2025, 5, 2), swapped_off, announced, public_sector, reunification, ""},
    {on(2025, 5, 3), weekend_in_break, announced, everyone, reunification, ""},
    {on(2025, 5, 4), weekend_in_break, announced, everyone, reunification, ""},
    {on(2025, 8, 30), weekend_in_break, announced, everyone, national_day, ""},
    {on(2025, 8, 31), weekend_in_break, announced, everyone, national_day, ""},
    {on(2025, 9, 1), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2025, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},

    {on(2026, 1, 1), statutory, announced, everyone, new_year, "Tết Dương lịch"},
    {on(2026, 1, 2), swapped_off, announced, public_sector, new_year, ""},
    {on(2026, 1, 3), weekend_in_break, announced, everyone, new_year, ""},
    {on(2026, 1, 4), weekend_in_break, announced, everyone, new_year, ""},
    {on(2026, 1, 10), make_up_workday, announced, public_sector, new_year, ""},
    {on(2026, 2, 14), weekend_in_break, announced, everyone, tet, ""},
    {on(2026, 2, 15), weekend_in_break, announced, everyone, tet, ""},
    {on(2026, 2, 16), statutory, announced, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2026, 2, 17), statutory, announced, everyone, tet, "Tết Nguyên Đán"},
    {on(2026, 2, 18), statutory, announced, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2026, 2, 19), statutory, announced, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2026, 2, 20), statutory, announced, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2026, 2, 21), weekend_in_break, announced, everyone, tet, ""},
    {on(2026, 2, 22), weekend_in_break, announced, everyone, tet, ""},
    {on(2026, 4, 25), weekend_in_break, announced, everyone, hung_kings, ""},
    {on(2026, 4, 26), statutory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2026, 4, 27), compensatory, announced, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"},
    {on(2026, 4, 30), statutory, announced, everyone, reunification, "Ngày Chiến thắng"},
    {on(2026, 5, 1), statutory, announced, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2026, 5, 2), weekend_in_break, announced, everyone, reunification, ""},
    {on(2026, 5, 3), weekend_in_break, announced, everyone, reunification, ""},
    {on(2026, 8, 22), make_up_workday, announced, public_sector, national_day, ""},
    {on(2026, 8, 29), weekend_in_break, announced, everyone, national_day, ""},
    {on(2026, 8, 30), weekend_in_break, announced, everyone, national_day, ""},
    {on(2026, 8, 31), swapped_off, announced, public_sector, national_day, ""},
    {on(2026, 9, 1), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2026, 9, 2), statutory, announced, everyone, national_day, "Quốc khánh"},
    {on(2026, 11, 24), statutory, unconfirmed_law, everyone, culture_day, ""},

    {on(2027, 1, 1), statutory, computed, everyone, new_year, "Tết Dương lịch"},
    {on(2027, 1, 2), weekend_in_break, computed, everyone, new_year, ""},
    {on(2027, 1, 3), weekend_in_break, computed, everyone, new_year, ""},
    {on(2027, 2, 4), compensatory, computed, everyone, tet, "29 Tết"},
    {on(2027, 2, 5), statutory, computed, everyone, tet, "Giao thừa Tết Nguyên Đán"},
    {on(2027, 2, 6), statutory, computed, everyone, tet, "Tết Nguyên Đán"},
    {on(2027, 2, 7), statutory, computed, everyone, tet, "Mùng hai Tết Nguyên Đán"},
    {on(2027, 2, 8), statutory, computed, everyone, tet, "Mùng ba Tết Nguyên Đán"},
    {on(2027, 2, 9), statutory, computed, everyone, tet, "Mùng bốn Tết Nguyên Đán"},
    {on(2027, 2, 10), compensatory, computed, everyone, tet, "Mùng năm Tết Nguyên Đán"},
    {on(2027, 4, 16), statutory, computed, everyone, hung_kings, "Ngày Giỗ Tổ Hùng Vương"},
    {on(2027, 4, 17), weekend_in_break, computed, everyone, hung_kings, ""},
    {on(2027, 4, 18), weekend_in_break, computed, everyone, hung_kings, ""},
    {on(2027, 4, 30), statutory, computed, everyone, reunification, "Ngày Chiến thắng"},
    {on(2027, 5, 1), statutory, computed, everyone, reunification, "Ngày Quốc tế Lao động"},
    {on(2027, 5, 2), weekend_in_break, computed, everyone, reunification, ""},
    {on(2027, 5, 3), compensatory, computed, everyone, reunification, "Ngày Quốc tế Lao động (nghỉ bù)"},
    {on(2027, 9, 2), statutory, computed, everyone, national_day, "Quốc khánh"},
    {on(2027, 9, 3), statutory, computed, everyone, national_day, "Quốc khánh"},
    {on(2027, 9, 4), weekend_in_break, computed, everyone, national_day, ""},
    {on(2027, 9, 5), weekend_in_break, computed, everyone, national_day, ""},
    {on(2027, 11, 24), statutory, unconfirmed_law, everyone, culture_day, ""},
  }};
}();
// clang-format on

/// The working days of Viet Nam for agencies of the public sector, or for everyone else: without
/// swapped days and make-up Saturdays. 24 November (Ngày Văn hóa Việt Nam, from 2026) is worked
/// unless `law` says otherwise: the amendment of the Labour Code that makes it a holiday is not
/// known to be in force. The days of 2027 are computed ahead of their announcement: `day` says so
/// of each. To refuse them, build a work_calendar from `vietnam_days_off` that ends with 2026.
[[nodiscard]] inline work_calendar vietnam_work_calendar(
    audience who = audience::public_sector, unconfirmed_law law = unconfirmed_law::is_worked) {
  return {vietnam_days_off, vietnam_days_off_first_year, vietnam_days_off_last_year, who, law};
}

}  // namespace thads
