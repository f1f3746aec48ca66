// SPDX-License-Identifier: Apache-2.0
// Verified values of the assets from which cases can be enforced (giá trị tài sản đã xác minh).
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <thads/time/date.hpp>

namespace thads {

/// What all assets behind a case are worth from a day on, as a row of assets.csv says it.
struct asset_value {
  std::string case_id{};
  date on{};               ///< the day of the verification or valuation
  std::int64_t dong = 0;   ///< what can be realised, at least 0
  std::uint64_t line = 0;  ///< of its file
};

/// All values, by case and date.
class asset_values {
 public:
  asset_values() = default;
  explicit asset_values(std::vector<asset_value> rows) : rows_(std::move(rows)) {
    std::stable_sort(rows_.begin(), rows_.end(), [](const asset_value& a, const asset_value& b) {
      return std::tie(a.case_id, a.on) < std::tie(b.case_id, b.on);
    });
  }

  [[nodiscard]] std::span<const asset_value> rows() const& noexcept { return rows_; }
  std::span<const asset_value> rows() const&& = delete;
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

 private:
  std::vector<asset_value> rows_;
};

}  // namespace thads
