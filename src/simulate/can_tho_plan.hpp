// SPDX-License-Identifier: Apache-2.0
// The plan of the synthetic Cần Thơ, merged on 1 July 2025 from three provinces: their offices, and
// what became of each.
//
// Published for the merged province in 2025 are the totals below. How they are spread over the
// offices is invented, and so is everything about Hậu Giang and the old Cần Thơ, whose offices are
// made in the image of offices of Sóc Trăng.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <simulate/office_plan.hpp>
#include <simulate/soc_trang_plan.hpp>

namespace thads::detail {

/// Published for 2025, in việc; the cases neither with nor without conditions are those that were
/// postponed for other reasons or suspended.
struct published_totals {
  unsigned accepted = 50'869;
  unsigned to_enforce = 50'173;  ///< accepted less what left
  unsigned with_conditions = 27'996;
  unsigned without_conditions = 15'565;
  unsigned resolved = 23'697;

  [[nodiscard]] constexpr unsigned leaving() const noexcept { return accepted - to_enforce; }
  [[nodiscard]] constexpr unsigned held() const noexcept {
    return to_enforce - with_conditions - without_conditions;
  }
};
inline constexpr published_totals can_tho_2025;
static_assert(can_tho_2025.leaving() == 696 && can_tho_2025.held() == 6'612);

/// The published targets of 2025, in hundredths of a percent.
inline constexpr target_pair can_tho_targets{8395, 5190};

/// An office that is `percent` of an office of Sóc Trăng.
struct derived_office {
  std::string_view code;
  std::string_view name;
  std::size_t like;
  unsigned percent;
};

// clang-format off
inline constexpr std::array<derived_office, 9> hau_giang_offices{{
    {"HG00", "Cục THADS tỉnh Hậu Giang", 0, 70},
    {"HG01", "Chi cục THADS thành phố Vị Thanh", 8, 75},
    {"HG02", "Chi cục THADS thành phố Ngã Bảy", 9, 80},
    {"HG03", "Chi cục THADS thị xã Long Mỹ", 3, 70},
    {"HG04", "Chi cục THADS huyện Châu Thành", 11, 75},
    {"HG05", "Chi cục THADS huyện Châu Thành A", 7, 85},
    {"HG06", "Chi cục THADS huyện Phụng Hiệp", 2, 80},
    {"HG07", "Chi cục THADS huyện Vị Thủy", 5, 60},
    {"HG08", "Chi cục THADS huyện Long Mỹ", 6, 100},
}};
inline constexpr std::array<derived_office, 10> old_can_tho_offices{{
    {"CT00", "Cục THADS thành phố Cần Thơ", 0, 110},
    {"CT01", "Chi cục THADS quận Ninh Kiều", 1, 140},
    {"CT02", "Chi cục THADS quận Cái Răng", 8, 95},
    {"CT03", "Chi cục THADS quận Bình Thủy", 8, 100},
    {"CT04", "Chi cục THADS quận Ô Môn", 4, 95},
    {"CT05", "Chi cục THADS quận Thốt Nốt", 8, 90},
    {"CT06", "Chi cục THADS huyện Phong Điền", 9, 80},
    {"CT07", "Chi cục THADS huyện Cờ Đỏ", 7, 90},
    {"CT08", "Chi cục THADS huyện Vĩnh Thạnh", 3, 95},
    {"CT09", "Chi cục THADS huyện Thới Lai", 11, 85},
}};
// clang-format on

/// What became of an office on 1 July 2025: of `tenths` of its cases, when it was divided.
struct office_succession {
  std::string_view from;
  std::string_view to;
  unsigned tenths = 10;
};

inline constexpr std::size_t region_count_of_can_tho = 12;

// Which offices made up which region is invented.
inline constexpr std::array<office_succession, 31> office_successions{{
    {"ST00", "CT00"},   {"HG00", "CT00"},   {"CT01", "CTKV01"},    {"CT02", "CTKV02"},
    {"CT06", "CTKV02"}, {"CT03", "CTKV03"}, {"CT04", "CTKV04"},    {"CT09", "CTKV04"},
    {"CT05", "CTKV05"}, {"CT07", "CTKV05"}, {"CT08", "CTKV05"},    {"ST01", "CTKV06"},
    {"ST08", "CTKV06"}, {"ST02", "CTKV07"}, {"ST10", "CTKV07"},    {"ST03", "CTKV08"},
    {"ST09", "CTKV08"}, {"ST04", "CTKV09"}, {"ST05", "CTKV09"},    {"ST06", "CTKV09"},
    {"ST07", "CTKV10"}, {"ST11", "CTKV10"}, {"HG01", "CTKV11"},    {"HG03", "CTKV11"},
    {"HG07", "CTKV11"}, {"HG08", "CTKV11"}, {"HG06", "CTKV11", 4}, {"HG06", "CTKV12", 6},
    {"HG02", "CTKV12"}, {"HG04", "CTKV12"}, {"HG05", "CTKV12"},
}};

}  // namespace thads::detail
