// SPDX-License-Identifier: Apache-2.0
// Grounds (lý do): why a case is without conditions or on hold. They are data, since offices name
// more obstacles than the law does.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thads/model/bilingual.hpp>
#include <thads/model/event_rules.hpp>
#include <thads/model/vocabulary.hpp>

namespace thads {

/// A ground, as a row of grounds.csv says it.
struct ground_entry {
  std::string code{};
  bilingual name{};
  std::vector<event_type> applies_to{};  ///< empty: every type of event that takes a ground
  std::uint64_t line = 0;                ///< of its file

  [[nodiscard]] bool applies(event_type type) const noexcept {
    return takes_ground(type) &&
           (applies_to.empty() ||
            std::find(applies_to.begin(), applies_to.end(), type) != applies_to.end());
  }
};

namespace detail {

inline std::vector<ground_entry> builtin_grounds() {
  using type = event_type;
  const std::vector<type> unenforceable{type::unenforceable};
  const std::vector<type> postponed{type::postponed};
  return {
      // Article 44a, clause 1 of the Law on Civil Judgment Enforcement as amended in 2014: point a
      // as published; points b and c not sourced.
      {"no_assets",
       {"không có thu nhập, tài sản để thi hành", "no income beyond a living minimum, no assets"},
       unenforceable},
      {"assets_cover_costs_only",
       {"tài sản chỉ đủ chi phí cưỡng chế", "assets cover no more than the costs"},
       unenforceable},
      {"asset_not_seizable",
       {"tài sản không được kê biên, xử lý", "assets may not be seized"},
       unenforceable},
      {"thing_lost",
       {"vật phải trả đã mất hoặc hư hỏng", "the thing to be returned is lost or unusable"},
       unenforceable},
      {"address_unknown",
       {"chưa xác định được địa chỉ", "address not known"},
       {type::unenforceable, type::postponed}},
      // Article 48, as published.
      {"illness", {"người phải thi hành án ốm nặng", "serious illness"}, postponed},
      {"asset_in_dispute",
       {"tài sản kê biên đang được tòa án giải quyết tranh chấp",
        "seized asset in dispute before a court"},
       postponed},
      {"interpretation_pending",
       {"chờ giải thích bản án, quyết định", "interpretation of the judgment pending"},
       postponed},
      // Articles 48 and 49, as published.
      {"protest",
       {"theo yêu cầu hoặc kháng nghị của người có thẩm quyền",
        "request or protest of a competent person"},
       {type::postponed, type::suspended}},
      {"bankruptcy",
       {"tòa án thụ lý đơn yêu cầu phá sản", "bankruptcy petition accepted"},
       {type::suspended}},
      // Obstacles of practice, which no law lists.
      {"collateral_differs",
       {"tài sản bảo đảm khác với bản án", "collateral differs from the judgment"}},
      {"third_party_dispute",
       {"người thứ ba tranh chấp tài sản", "dispute with a third party over an asset"}},
      {"failed_auction", {"bán đấu giá không thành", "auction without a buyer"}},
      {"awaiting_coordination",
       {"chờ cơ quan liên quan phối hợp", "waiting for another authority"}},
  };
}

}  // namespace detail

/// A list of grounds. `agreement` and `other`, which belong to postponements alone, stand in every
/// list.
class ground_list {
 public:
  /// The built-in list; docs/conditions-and-obstacles.md says which of its grounds a law names.
  ground_list() : ground_list(detail::builtin_grounds()) {}

  /// The grounds of `rows`, each code once and none of them that of a `ground`.
  explicit ground_list(std::vector<ground_entry> rows) : rows_(std::move(rows)) {
    for (const ground g : {ground::agreement, ground::other}) {
      rows_.push_back({std::string(code_of(g)),
                       {std::string(term_of(g)), std::string(code_of(g))},
                       {event_type::postponed}});
    }
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const ground_entry& a, const ground_entry& b) { return a.code < b.code; });
  }

  /// All grounds, by code.
  [[nodiscard]] std::span<const ground_entry> rows() const& noexcept { return rows_; }
  std::span<const ground_entry> rows() const&& = delete;

  /// The ground with this code, or nullptr.
  [[nodiscard]] const ground_entry* find(std::string_view code) const noexcept {
    const auto at =
        std::lower_bound(rows_.begin(), rows_.end(), code,
                         [](const ground_entry& g, std::string_view c) { return g.code < c; });
    return at != rows_.end() && at->code == code ? &*at : nullptr;
  }

  /// What tables call `code`: the code itself when the list does not know it, and that nothing is
  /// stated when it is empty.
  [[nodiscard]] bilingual name_of(std::string_view code) const {
    if (code.empty()) return {"không nêu lý do", "not stated"};
    const ground_entry* const found = find(code);
    if (found != nullptr && !found->name.empty()) return found->name;
    return {std::string(code), std::string(code)};
  }

 private:
  std::vector<ground_entry> rows_;
};

}  // namespace thads
